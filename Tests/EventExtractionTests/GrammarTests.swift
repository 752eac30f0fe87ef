import NewsModel
import Testing

/// One sentence for one construction of Arabic news prose, over all types: who does what to whom.
struct GrammarTests {
  @Test(arguments: GrammarTests.sentences)
  func `a construction tells its sides`(text: String, expected: [String]) throws {
    #expect(try ArticleReading.lines(text) == expected)
  }

  /// What these sentences tell; typed and apart, since the compiler takes minutes for such a literal in the macro.
  private static let sentences: [(String, [String])] = [
    (
      "اتهمت الهند باكستان بالوقوف وراء هجوم على مركز للشرطة الهندية.",
      ["ACCUSE IND>PAK occurred", "ASSAULT PAK>IND/COP occurred"]
    ),
    (
      "اتهمت الهند باكستان بالتورط في قتل جنود هنود.",
      ["ACCUSE IND>PAK occurred", "ASSAULT PAK>IND/MIL occurred"]
    ),
    (
      "اتهمت الهند باكستان بالمسؤولية عن الهجوم على السفارة الهندية.",
      ["ACCUSE IND>PAK occurred", "ASSAULT PAK>IND/GOV occurred"]
    ),
    (
      "حملت الهند باكستان مسؤولية الهجوم على السفارة الهندية.",
      ["ACCUSE IND>PAK occurred", "ASSAULT PAK>IND/GOV occurred"]
    ),
    (
      "اتهمت الهند باكستان بالتخطيط لهجمات على دلهي.",
      ["ACCUSE IND>PAK occurred", "ASSAULT PAK>IND hypothetical"]
    ),
    ("تبنت حركة الشباب تفجيرا في مقديشو.", ["ASSAULT SOM/REB> occurred"]),
    (
      "أعلن الجيش التركي أنه قتل عشرة مسلحين.", ["ASSAULT TUR/MIL>TUR/UAF occurred killed=10"]
    ),
    ("أعلن الجيش التركي أنه قصف مواقع للمسلحين.", ["ASSAULT TUR/MIL>TUR/UAF occurred"]),
    (
      "نفى حزب الله أي صلة له بالخلية، فيما دعت باريس السلطات اللبنانية إلى ضبط النفس.",
      ["REQUEST FRA>LBN/GOV occurred"]
    ),
    ("اعترف الوزير المصري بأنه طلب من واشنطن المساعدة.", ["REQUEST EGY/GOV>USA occurred"]),
    (
      "أعلن قراصنة أنهم اخترقوا موقع وزارة الدفاع الإسرائيلية.", ["COERCE ->ISR/MIL occurred"]
    ),
    (
      "أعلنت حركة الشباب المسؤولية عن قتل ستة جنود كينيين.",
      ["ASSAULT SOM/REB> occurred", "ASSAULT SOM/REB>KEN/MIL occurred killed=6"]
    ),
    (
      "طلب الرئيس الفرنسي من إيران أن تفرج عن المعتقلين الفرنسيين.",
      ["REQUEST FRA/GOV>IRN occurred", "RETREAT IRN>FRA/CVL hypothetical"]
    ),
    ("على إسرائيل أن توقف إطلاق النار.", ["RETREAT ISR> hypothetical"]),
    ("يحق للعراق أن يعتقل المسلحين الأتراك.", ["COERCE IRQ>TUR/UAF hypothetical"]),
    (
      "قتل أربعة مدنيين في قصف هندي على الحدود الباكستانية.",
      ["ASSAULT IND>PAK/CVL occurred killed=4", "ASSAULT IND>PAK occurred"]
    ),
    ("أصيب جندي لبناني بنيران إسرائيلية في الجنوب.", ["ASSAULT ISR>LBN/MIL occurred"]),
    (
      "زار وفد من حماس موسكو والتقى مسؤولين روسا.",
      ["CONSULT HAMAS>RUS occurred", "CONSULT HAMAS+RUS/GOV> occurred"]
    ),
    ("قدمت الولايات المتحدة مساعدات عسكرية لأوكرانيا بقيمة مليار دولار.", ["AID USA>UKR occurred"]),
    ("انفجار في القاهرة يصيب ضابطي شرطة ومجندا", ["ASSAULT >EGY/COP+EGY/MIL occurred"]),
    (
      "وسبق لحركة طالبان أن أعلنت مسؤوليتها عن هجمات على الشرطة الباكستانية.",
      ["ASSAULT TALIBAN> occurred", "ASSAULT TALIBAN>PAK/COP occurred"]
    ),
    (
      "شنت القوات الهندية قصفا على الحدود الباكستانية أدى إلى مقتل أربعة مدنيين.",
      ["ASSAULT IND/MIL>PAK occurred", "ASSAULT IND/MIL>PAK/CVL occurred killed=4"]
    ),
    (
      "قالت عائلات الأسرى الإسرائيليين إن الحرب طالت، ودعت نتنياهو إلى الاستقالة.",
      ["REQUEST ISR/CVL>ISR/GOV occurred", "RETREAT ISR/GOV> hypothetical"]
    ),
    (
      "قال المتحدث باسم الخارجية الباكستانية إن الهند اتهمت باكستان، ودعا الهند إلى وقف الحملة.",
      ["ACCUSE IND>PAK occurred", "REQUEST PAK/GOV>IND occurred"]
    ),
    ("استقبل ولي العهد السعودي في الرياض الرئيس الصيني.", ["CONSULT CHN/GOV>SAU/GOV occurred"]),
    (
      "استقبل الملك الأردني اليوم في عمان وفدا من الكونغرس الأميركي.",
      ["CONSULT USA/GOV>JOR/GOV occurred"]
    ),
    ("أجرى وزير الدفاع التركي اتصالا هاتفيا بنظيره الروسي.", ["CONSULT RUS/GOV+TUR/GOV> occurred"]),
    ("تلقى الرئيس المصري اتصالا هاتفيا من نظيره الفرنسي.", ["CONSULT FRA/GOV+EGY/GOV> occurred"]),
    (
      "عقد وزراء خارجية مصر والأردن والعراق اجتماعا في بغداد.",
      ["CONSULT EGY/GOV+JOR/GOV+IRQ/GOV> occurred"]
    ),
    ("من المقرر أن يلتقي بوتين نظيره الصيني في موسكو غدا.", ["CONSULT RUS/GOV+CHN/GOV> planned"]),
    (
      "أدانت مصر الهجوم الذي استهدف قوات الأمن العراقية.",
      ["ACCUSE EGY> occurred", "ASSAULT >IRQ/COP occurred"]
    ),
    (
      "أعربت وزارة الخارجية الروسية عن قلقها من القصف الإسرائيلي على سوريا.",
      ["ACCUSE RUS/GOV>ISR occurred", "ASSAULT ISR>SYR occurred"]
    ),
    (
      "نددت إيران بالغارات الأميركية على العراق.",
      ["ACCUSE IRN>USA occurred", "ASSAULT USA>IRQ occurred"]
    ),
    ("اعتقلت الشرطة الفرنسية عشرات المتظاهرين في باريس.", ["COERCE FRA/COP>FRA/CVL occurred"]),
    ("أوقفت السلطات التونسية صحفيا معارضا.", ["COERCE TUN/GOV>TUN/JRN occurred"]),
    (
      "اعتقل الجيش الإسرائيلي 12 فلسطينيا في الضفة الغربية.",
      ["COERCE ISR/MIL>PSE/CVL occurred detained=12"]
    ),
    ("أطلقت كوريا الشمالية صاروخا باليستيا باتجاه بحر اليابان.", ["MOBILIZE PRK> occurred"]),
    ("فرض الاتحاد الأوروبي عقوبات جديدة على روسيا.", ["SANCTION EU>RUS occurred"]),
    ("قررت الولايات المتحدة رفع العقوبات عن سوريا.", ["CONCEDE USA>SYR planned"]),
    ("طردت بولندا دبلوماسيا روسيا.", ["SANCTION POL>RUS/GOV occurred"]),
    ("قطعت السعودية علاقاتها الدبلوماسية مع إيران.", ["SANCTION SAU>IRN occurred"]),
    (
      "استدعت الخارجية الفرنسية السفير التركي في باريس احتجاجا على تصريحات أردوغان.",
      ["ACCUSE FRA/GOV>TUR/GOV occurred"]
    ),
    ("سحبت المغرب سفيرها من ألمانيا.", ["SANCTION MAR>DEU occurred"]),
    ("توعد الحرس الثوري الإيراني إسرائيل برد قاس.", ["THREATEN IRN/MIL>ISR occurred"]),
    (
      "طالبت الأمم المتحدة إسرائيل بفتح المعابر.",
      ["REQUEST UN>ISR occurred", "RETREAT ISR> hypothetical"]
    ),
    (
      "دعا مجلس الأمن الدولي إلى وقف فوري لإطلاق النار في السودان.",
      ["REQUEST UNSC> occurred", "RETREAT > hypothetical"]
    ),
    ("رحبت الجامعة العربية بقرار مجلس الأمن.", ["SUPPORT ARABLEAGUE>UNSC occurred"]),
    ("أشاد الرئيس الجزائري بموقف جنوب أفريقيا.", ["SUPPORT DZA/GOV>ZAF occurred"]),
    ("أعلنت تركيا دعمها لأذربيجان.", ["SUPPORT TUR>AZE occurred"]),
    ("وقعت الصين والسعودية اتفاقية للتعاون في مجال الطاقة.", ["SUPPORT CHN+SAU> occurred"]),
    ("اتفقت روسيا وتركيا على إقامة منطقة آمنة شمالي سوريا.", ["AGREE RUS+TUR> occurred"]),
    ("وعد رئيس الوزراء البريطاني أوكرانيا بمزيد من الأسلحة.", ["AGREE GBR/GOV>UKR occurred"]),
    ("وافقت إسرائيل على هدنة إنسانية.", ["AGREE ISR> occurred", "RETREAT ISR> planned"]),
    ("اعتذرت بلجيكا للكونغو عن جرائم الاستعمار.", ["CONCEDE BEL>COD occurred"]),
    ("استقال رئيس الوزراء الأردني بشر الخصاونة.", ["RETREAT JOR/GOV> occurred"]),
    ("أفرجت إيران عن بحارة بريطانيين.", ["RETREAT IRN>GBR/CVL occurred"]),
    ("سلم المسلحون أسلحتهم للجيش السوري.", ["RETREAT SYR/UAF>SYR/MIL occurred"]),
    ("تظاهر آلاف المغاربة في الرباط تنديدا بالحرب على غزة.", ["PROTEST MAR/CVL>PSE occurred"]),
    ("أضرب عمال السكك الحديدية في فرنسا احتجاجا على إصلاح التقاعد.", ["PROTEST FRA/LAB> occurred"]),
    ("اندلعت مواجهات بين الشرطة ومتظاهرين في تونس.", ["PROTEST TUN/COP+TUN/CVL> occurred"]),
    ("هاجم المتظاهرون مقر البرلمان في بلغراد.", ["PROTEST SRB/CVL>SRB/LEG occurred"]),
    (
      "وكان محتجون في تبليسي قد أحرقوا سيارات للشرطة.",
      ["PROTEST GEO/CVL>GEO/COP occurred"]
    ),
    ("هاجمت الشرطة المتظاهرين في تبليسي.", ["ASSAULT GEO/COP>GEO/CVL occurred"]),
    ("تظاهر العشرات أمام السفارة الفرنسية في باماكو.", ["PROTEST MLI/CVL>FRA/GOV occurred"]),
    (
      "خرج آلاف المحتجين احتجاجا على تعامل الحكومة الهندية مع المزارعين.",
      ["PROTEST IND/CVL>IND/GOV occurred"]
    ),
    ("تواصلت الاحتجاجات الطلابية في بلغراد.", ["PROTEST SRB/CVL> occurred"]),
    ("أعلن الجيش العراقي تحرير كركوك.", ["ASSAULT IRQ/MIL> occurred"]),
    ("استعادت القوات السودانية ود مدني.", ["ASSAULT SDN/MIL>SDN occurred"]),
    (
      "وكذلك طالب الرئيس الجزائري فرنسا بفتح الأرشيف.",
      ["REQUEST DZA/GOV>FRA occurred"]
    ),
    ("إلى ذلك أشاد الرئيس التونسي بموقف الجزائر.", ["SUPPORT TUN/GOV>DZA occurred"]),
    (
      "من جهة أخرى دعا الوزير المغربي إسبانيا إلى الحوار.",
      ["REQUEST MAR/GOV>ESP occurred", "CONSULT ESP> hypothetical"]
    ),
    ("تواصل تركيا محاربة تنظيم داعش.", ["ASSAULT TUR>ISIS ongoing"]),
    ("نشرت الولايات المتحدة قوات إضافية في الشرق الأوسط.", ["MOBILIZE USA> occurred"]),
    ("أجرت الصين مناورات عسكرية قرب تايوان.", ["MOBILIZE CHN> occurred"]),
    ("أعلنت كييف حالة التأهب القصوى.", ["MOBILIZE UKR> occurred"]),
    ("أرسلت الكويت طائرة مساعدات إلى السودان.", ["AID KWT>SDN occurred"]),
    (
      "حكمت محكمة مصرية بالإعدام على عشرة من أعضاء جماعة الإخوان.",
      ["SANCTION EGY/JUD>EGY/PTY occurred"]
    ),
    ("قضت محكمة تركية بسجن صحفي كردي خمس سنوات.", ["COERCE TUR/JUD>TUR/JRN occurred"]),
    ("أدان القضاء الفرنسي الرئيس السابق ساركوزي بالفساد.", ["SANCTION FRA/JUD>FRA/GOV occurred"]),
    ("أصدرت المحكمة الجنائية الدولية مذكرة توقيف بحق بوتين.", ["THREATEN ICC>RUS/GOV occurred"]),
    ("قصفت طائرات التحالف مواقع للحوثيين في صنعاء.", ["ASSAULT ->HOUTHIS occurred"]),
    ("استهدفت مسيرة إسرائيلية سيارة في جنوب لبنان.", ["ASSAULT ISR>LBN/CVL occurred"]),
    ("سيطرت قوات الدعم السريع على مدينة ود مدني.", ["ASSAULT RSF>SDN occurred"]),
    (
      "قتل ثلاثة جنود أتراك في هجوم لحزب العمال الكردستاني.",
      ["ASSAULT PKK>TUR/MIL occurred killed=3", "ASSAULT PKK>TUR/MIL occurred"]
    ),
    (
      "فجر انتحاري نفسه في سوق ببغداد ما أدى إلى مقتل عشرين شخصا.",
      ["ASSAULT IRQ/UAF>IRQ/CVL occurred", "ASSAULT IRQ/UAF>IRQ/CVL occurred killed=20"]
    ),
    (
      "هاجم مستوطنون قرية فلسطينية قرب نابلس وأحرقوا منازل.",
      ["ASSAULT ISR/CVL>PSE occurred", "ASSAULT ISR/CVL>PSE/CVL occurred"]
    ),
    ("اقتحمت القوات الإسرائيلية مخيم بلاطة.", ["COERCE ISR/MIL>PSE occurred"]),
    ("نفى حزب الله قصف مواقع إسرائيلية.", ["ASSAULT HEZBOLLAH>ISR negated"]),
    ("لم تقصف روسيا المدينة الأوكرانية.", ["ASSAULT RUS>UKR negated"]),
    ("نفت إيران أنها زودت روسيا بطائرات مسيرة.", ["AID IRN>RUS negated"]),
    ("قد تهاجم إسرائيل المنشآت النووية الإيرانية.", ["ASSAULT ISR>IRN hypothetical"]),
    ("يواصل الجيش الإسرائيلي قصف قطاع غزة.", ["ASSAULT ISR/MIL>PSE ongoing"]),
    ("حاول مسلحون اغتيال رئيس الوزراء الليبي.", ["ASSAULT LBY/UAF>LBY/GOV occurred"]),
    ("توسطت قطر بين حركة طالبان والولايات المتحدة.", ["CONSULT QAT>TALIBAN+USA occurred"]),
    ("سلمت الإمارات المطلوب إلى السلطات الإيطالية.", ["COOPERATE ARE>ITA/GOV occurred"]),
    ("طالب متظاهرون في بغداد برحيل الحكومة العراقية.", ["PROTEST IRQ/CVL>IRQ/GOV occurred"]),
    ("نظم صحفيون لبنانيون وقفة احتجاجية أمام وزارة العدل.", ["PROTEST LBN/JRN>LBN/JUD occurred"]),
    ("وجه القضاء اللبناني إلى الحاكم تهمة الاختلاس.", ["ACCUSE LBN/JUD>LBN/GOV occurred"]),
    ("علقت واشنطن مساعداتها العسكرية لمصر.", ["SANCTION USA>EGY occurred"]),
    ("أغلقت السلطات الإسرائيلية معبر كرم أبو سالم.", ["COERCE ISR/GOV>PSE occurred"]),
    ("رفض مجلس الشيوخ الأميركي مشروع قرار بشأن إسرائيل.", ["REJECT USA/LEG> occurred"]),
    ("جددت لندن التزامها بحماية أوكرانيا", ["AGREE GBR> occurred"]),
    ("تسلم أمير قطر أوراق اعتماد السفير الفرنسي", ["CONSULT QAT/GOV> occurred"]),
    ("فضت الشرطة الموريتانية مظاهرة أمام البرلمان", ["COERCE MRT/COP> occurred"]),
    ("نصبت قوات الاحتلال حواجز عند مداخل الخليل", ["COERCE ISR/MIL> occurred"]),
    ("فرضت السلطات المصرية الإقامة الجبرية على نائب سابق", ["COERCE EGY/GOV>EGY/ELI occurred"]),
    ("ألحقت القوات السورية خسائر كبيرة في صفوف المسلحين", ["ASSAULT SYR/MIL>SYR/UAF occurred"]),
    (
      "احتضنت سلطنة عمان مباحثات بين الأميركيين والحوثيين",
      ["CONSULT USA/CVL+HOUTHIS>OMN occurred"]
    ),
    ("نقلت الولايات المتحدة قوات من ألمانيا إلى بولندا", ["MOBILIZE USA> occurred"]),
    ("نصبت روسيا صواريخ في القرم", ["MOBILIZE RUS> occurred"]),
    ("تجري الصين مناورات حول تايوان", ["MOBILIZE CHN> occurred"]),
    ("وضع الجيش الأردني قواته في حالة تأهب", ["MOBILIZE JOR/MIL> occurred"]),
    ("اخترقت طائرة إسرائيلية الأجواء السورية", ["MOBILIZE ISR> occurred"]),
    ("الجيش التركي يوسع عملياته البرية في سوريا", ["ASSAULT TUR/MIL>SYR occurred"]),
    ("استأنفت فرنسا تعاونها الأمني مع المغرب", ["COOPERATE FRA+MAR> occurred"]),
    ("تبادلت مصر والسعودية معلومات استخبارية", ["COOPERATE EGY+SAU> occurred"]),
    ("باعت ألمانيا غواصات لمصر", ["COOPERATE DEU>EGY occurred"]),
    ("تسلمت السلطات الجزائرية مطلوبا من إسبانيا", ["COOPERATE DZA/GOV> occurred"]),
    ("أسقط الكونغرس مشروع القانون", ["REJECT USA/LEG> occurred"]),
    ("تنصلت إسرائيل من التزاماتها", ["REJECT ISR> occurred"]),
    ("تحفظ لبنان على البيان العربي", ["REJECT LBN> occurred"]),
    ("انسحب الوفد الإيراني من القاعة", ["REJECT IRN/GOV> occurred"]),
    ("أوقفت روسيا العمل باتفاق الحبوب", ["SANCTION RUS> occurred"]),
    ("أقام المغرب مستشفى ميدانيا في غزة", ["AID MAR>PSE occurred"]),
    ("استقبلت كندا آلاف اللاجئين السوريين", ["AID CAN>SYR/REF occurred"]),
    ("أعفت فرنسا السودان من ديونه", ["AID FRA>SDN occurred"]),
    ("أبدت طهران مرونة في المفاوضات", ["AGREE IRN> occurred"]),
    ("أوقف الحوثيون هجماتهم على السعودية", ["RETREAT HOUTHIS> occurred"]),
    ("أعادت ألمانيا قطعا أثرية إلى ليبيا", ["RETREAT DEU>LBY occurred"]),
    ("هاجم ترامب الصحافة الأميركية", ["ACCUSE USA/GOV>USA/JRN occurred"]),
    ("تلقى السيسي اتصالا من أردوغان", ["CONSULT EGY/GOV+TUR/GOV> occurred"]),
    ("قابل المبعوث الأممي وزير الخارجية السوري", ["CONSULT UN+SYR/GOV> occurred"]),
    ("تلقت حركة الشباب تدريبات عسكرية من إيران", ["AID IRN>SOM/REB occurred"]),
    ("تحفظت السلطات المصرية على أموال الإخوان", ["COERCE EGY/GOV> occurred"]),
    ("هدد الرئيس الأميركي المنتخب إيران", ["THREATEN USA/GOV>IRN occurred"]),
    (
      "قال نادي الأسير إن قوات الاحتلال اعتقلت عشرين فلسطينيا",
      ["COERCE ISR/MIL>PSE/CVL occurred detained=20"]
    ),
    ("وجه حزب نداء تونس رسالة", []),
    ("فرق المعارضة تنسق مواقفها", []),
    ("كان الرئيس طالبا بجامعة دمشق", []),
    ("كان وزير الداخلية يستقل سيارة", []),
    ("جدد الحزب موقفه من عقوبة الإعدام", []),
    ("تحذير روسي لواشنطن", ["THREATEN RUS>USA occurred"]),
    ("تخفيف أميركي للعقوبات على فنزويلا", ["CONCEDE USA> occurred"]),
    ("رفعت واشنطن السودان من قائمة الإرهاب", ["CONCEDE USA>SDN occurred"]),
    ("تعزيزات تركية إلى الحدود السورية", ["MOBILIZE TUR> occurred"]),
    ("فيتو أميركي ضد مشروع القرار", ["REJECT USA> occurred"]),
    ("تأهب إسرائيلي على الحدود مع لبنان", ["MOBILIZE ISR> occurred"]),
    ("انتقاد فرنسي لتركيا", ["ACCUSE FRA>TUR occurred"]),
    ("حظرت الحكومة السويسرية ارتداء النقاب", ["COERCE CHE/GOV> occurred"]),
    ("اعترضت السعودية صاروخا أطلقه الحوثيون", ["ASSAULT HOUTHIS> occurred"]),
    ("احتدمت المعارك في باخموت", ["ASSAULT > occurred"]),
    ("انعقدت القمة العربية في جدة", ["CONSULT > occurred"]),
    ("أكدت مصر رفضها تهجير الفلسطينيين", ["REJECT EGY> occurred", "SANCTION >PSE/CVL negated"]),
    ("أوفدت الجزائر مبعوثا إلى باماكو", ["CONSULT DZA>MLI occurred"]),
    ("تعتزم ألمانيا إرسال صواريخ إلى أوكرانيا", ["AID DEU>UKR planned"]),
    ("ألقت طائرات أردنية مساعدات على غزة", ["AID JOR/MIL>PSE occurred"]),
    ("خفضت بريطانيا مساعداتها لليمن", ["SANCTION GBR>YEM occurred"]),
    ("شارك المغرب في مناورات الأسد الأفريقي", ["COOPERATE MAR> occurred"]),
    ("غادرت القوات الفرنسية النيجر", ["RETREAT FRA/MIL>NER occurred"]),
    ("أنهت الأمم المتحدة مهمة بعثتها في مالي", ["RETREAT UN> occurred"]),
    ("سلمت القوات الأميركية قاعدتها للجيش العراقي", ["RETREAT USA/MIL> occurred"]),
    ("أعلنت وزارة الداخلية الأردنية ضبط خلية إرهابية", ["COERCE JOR/GOV>JOR/REB occurred"]),
    ("أطاحت الشرطة الكويتية بعصابة تهريب", ["COERCE KWT/COP> occurred"]),
    ("سحبت حركة حماس دعمها للحكومة السورية", ["REJECT HAMAS>SYR/GOV occurred"]),
    ("هاجم أردوغان الحكومة اليونانية", ["ACCUSE TUR/GOV>GRC/GOV occurred"]),
    ("شككت موسكو في تقرير الأمم المتحدة.", ["ACCUSE RUS>UN occurred"]),
    // Whose plan, demand or word is refused.
    ("ترفض دمشق مشروع الرئيس التركي.", ["REJECT SYR>TUR/GOV occurred"]),
    ("رفضت حركة حماس المقترح المصري.", ["REJECT HAMAS>EGY occurred"]),
    ("كانت قطر وسيطا بين طهران وواشنطن.", ["CONSULT QAT>IRN+USA occurred"]),
    ("انسحب المرشح الإيراني من السباق.", ["RETREAT IRN/PTY> occurred"]),
    ("أعلن قائد الفصيل السوري ولاءه للتنظيم.", ["SUPPORT SYR/REB> occurred"]),
    ("نفذت الشرطة العراقية عملية أمنية في ديالى.", ["MOBILIZE IRQ/COP> occurred"]),
    ("أرسلت إيران طائرات محملة بالأغذية إلى قطر.", ["AID IRN>QAT occurred"]),
    ("تدافع عدد من المارة في شوارع الكويت.", []),
    ("رفض الوزير التونسي تحمل أي مسؤولية.", ["REJECT TUN/GOV> occurred"]),
    ("قال الوزير المصري إن المفاوضات تعثرت.", []),
    ("قدمت حركة حماس تنازلات بشأن عدد الأسرى.", ["CONCEDE HAMAS> occurred"]),
    (
      "وأوضح البيان أن جنديا لبنانيا قتل في الاشتباكات.",
      ["ASSAULT >LBN/MIL occurred", "ASSAULT LBN/MIL> occurred"]
    ),
    ("أعلن السفير المصري دعم القاهرة للأطراف السودانية.", ["SUPPORT EGY>SDN occurred"]),
    ("توعد الجيش السوداني الدعم السريع برد ساحق.", ["THREATEN SDN/MIL>RSF occurred"]),
    ("تقف إيران وراء الهجوم على السفينة الإسرائيلية.", ["ASSAULT IRN>ISR occurred"]),
    ("تورط ضابط مصري في تفجير كنيسة لبنانية.", ["ASSAULT EGY/MIL>LBN/REL occurred"]),
    ("ألقت موسكو باللوم على كييف.", ["ACCUSE RUS>UKR occurred"]),
    ("وصلت حاملة الطائرات الأميركية إلى البحر الأحمر.", ["MOBILIZE USA/MIL> occurred"]),
    ("حلقت طائرات إسرائيلية فوق بيروت.", ["MOBILIZE ISR/MIL> occurred"]),
    ("نفذت كتائب القسام عملية نوعية ضد الجيش الإسرائيلي.", ["ASSAULT HAMAS>ISR/MIL occurred"]),
    (
      "دعت جنوب أفريقيا إلى تحقيق عاجل في مقتل الصحفي الفلسطيني.",
      ["REQUEST ZAF> occurred", "ACCUSE > hypothetical"]
    ),
    ("يواجه الرئيس البيروفي السابق تهما بالفساد.", ["ACCUSE >PER/ELI occurred"]),
    ("قبلت حركة حماس بالمقترح المصري.", ["AGREE HAMAS> occurred"]),
    ("صادقت الحكومة الإسرائيلية على بناء مستوطنة في الضفة الغربية.", ["SUPPORT ISR/GOV> occurred"]),
    ("بعث الرئيس المصري برسالة إلى الرئيس الإيراني.", ["CONSULT EGY/GOV>IRN/GOV occurred"]),
    ("تصدى الجيش اللبناني لقوات إسرائيلية.", ["ASSAULT LBN/MIL>ISR/MIL occurred"]),
    ("تبادلت روسيا وأوكرانيا الاتهامات.", ["ACCUSE RUS+UKR> occurred"]),
    (
      "أكد وزير الخارجية القطري استعداد الدوحة لاستضافة المحادثات.",
      ["AGREE QAT> occurred", "CONSULT >QAT planned"]
    ),
    (
      "جدد الرئيس المصري الدعوة إلى وقف القتال في السودان.",
      ["REQUEST EGY/GOV> occurred", "RETREAT > hypothetical"]
    ),
    (
      "تعهدت إسرائيل بالقضاء على حماس.",
      ["THREATEN ISR>HAMAS occurred", "ASSAULT ISR>HAMAS hypothetical"]
    ),
    ("التزم المسؤولون الإسرائيليون بالقانون.", []),
    ("أنهت القوات الفرنسية مهمتها في مالي.", ["RETREAT FRA/MIL> occurred"]),
    ("خلع الجيش التايلاندي رئيسة الوزراء.", ["SANCTION THA/MIL>THA/GOV occurred"]),
    ("بدأ وزير الخارجية الأميركي جولة خليجية تشمل قطر والكويت.", ["CONSULT USA/GOV> ongoing"]),
    (
      "وافق البرلمان التركي على إرسال قوات إلى ليبيا.",
      ["SUPPORT TUR/LEG> occurred", "MOBILIZE TUR/LEG> planned"]
    ),
    ("أطاحت الشرطة الإسبانية بعصابة مغربية.", ["COERCE ESP/COP> occurred"]),
    ("سيرت القوات الروسية دوريات في منبج.", ["MOBILIZE RUS/MIL> occurred"]),
    ("نشرت وكالة روسية صورا لقوات أوكرانية.", []),
    ("منعت الصين المسلمين من صيام رمضان.", ["COERCE CHN>CHN/CVL occurred"]),
    (
      "شهيدان وجريح في غارة إسرائيلية على غزة.",
      ["ASSAULT ISR>PSE/CVL occurred killed=2", "ASSAULT ISR>PSE occurred"]
    ),
    (
      "أسفر القصف الإسرائيلي عن شهداء وجرحى في غزة.",
      ["ASSAULT ISR>PSE occurred", "ASSAULT ISR>PSE occurred"]
    ),
    ("وصف الرئيس التركي القرار الهولندي بأنه سخيف.", ["ACCUSE TUR/GOV> occurred"]),
    (
      "رفض الرئيس الإيراني الاتفاق مهددا بوقف التعاون.",
      ["REJECT IRN/GOV> occurred", "THREATEN IRN/GOV> occurred", "SANCTION IRN/GOV> hypothetical"]
    ),
    ("ألقى الوزير العراقي كلمة أمام المتظاهرين.", []),
    // Violence in general.
    ("وتحدث التقرير عن عمليات خطف واغتصاب.", []),
    (
      "قال المسؤول البوليفي إنه بريء، وألقي القبض عليه في لاباز.",
      ["COERCE >BOL/GOV occurred"]
    ),
    (
      "نددت منظمة العفو الدولية بقمع السلطات الفنزويلية المتظاهرين.",
      ["ACCUSE AMNESTY>VEN/GOV occurred", "COERCE VEN/GOV>VEN/CVL occurred"]
    ),
    ("تجري الحكومة السودانية و«الدعم السريع» محادثات في جدة.", ["CONSULT SDN/GOV+RSF> occurred"]),
    ("تم في الرباط توقيع مذكرة تفاهم بين المغرب والبرتغال.", ["SUPPORT MAR+PRT> occurred"]),
    (
      "وقع وزير العدل التونسي، غازي الجريبي ووزير الداخلية الليبي، كريم العالم، مذكرة تفاهم.",
      ["SUPPORT TUN/JUD+LBY/GOV> occurred"]
    ),
    ("تقدمت أوكرانيا بطلب العضوية إلى الاتحاد الأوروبي.", ["REQUEST UKR>EU occurred"]),
    (
      "أجرى الرئيس التركي مع نظيره المصري محادثات في القاهرة.",
      ["CONSULT TUR/GOV+EGY/GOV> occurred"]
    ),
    (
      "قال محامي الناشط الفلسطيني إن الجيش الإسرائيلي أعاد اعتقاله.",
      ["COERCE ISR/MIL>PSE/SOC occurred"]
    ),
    (
      "قصفت القوات الروسية مواقع أوكرانية ردا على هجمات أوكرانية.",
      ["ASSAULT RUS/MIL>UKR occurred", "ASSAULT UKR>RUS/MIL occurred"]
    ),
    (
      "قتل ستة أشخاص بينهم ضابط مصري وخمسة جنود سودانيين في هجوم على معسكر في بورتسودان.",
      ["ASSAULT >EGY/MIL+SDN/MIL occurred killed=6", "ASSAULT >SDN/MIL occurred"]
    ),
    (
      "شنت إسرائيل هجوما على الدوحة. ونددت تركيا بالهجوم.",
      [
        "ASSAULT ISR>QAT occurred", "ACCUSE TUR>ISR occurred", "ASSAULT ISR>QAT occurred",
      ]
    ),
    (
      "استهدفت المنظمة الانفصالية، في إشارة إلى حزب العمال الكردستاني، قاعدة تركية.",
      ["ASSAULT PKK>TUR occurred"]
    ),
    ("على ألمانيا وقف تسليح إسرائيل.", ["SANCTION DEU>ISR hypothetical"]),
    (
      "أمر الرئيس الكولومبي بوقف الغارات على معسكرات المتمردين.",
      ["REQUEST COL/GOV> occurred", "RETREAT COL/GOV>COL/MIL hypothetical"]
    ),
    (
      "قال الرئيس التركي إنه سيبحث غدا مع المسؤولين في فنلندا الملف.",
      ["CONSULT TUR/GOV+FIN/GOV> planned"]
    ),
    (
      "اندلعت في نواكشوط مظاهرات ورفع المتظاهرون شعارات ضد الحكومة الموريتانية.",
      ["PROTEST MRT/CVL>MRT/GOV occurred"]
    ),
    ("نفى الجيش اليمني قيام قواته بعملية تصفية لأسرى حوثيين.", ["ASSAULT YEM/MIL>HOUTHIS negated"]),
    (
      "قال المتحدث باسم حماس إن الوضع خطير. ودعا البيان الحكومة المصرية إلى فتح معبر رفح.",
      ["REQUEST HAMAS>EGY/GOV occurred", "RETREAT EGY/GOV> hypothetical"]
    ),
    (
      "أفرجت السلطات المصرية عن المعارض. وقالت أسرته إن الشرطة ألقت القبض عليه قبل عام.",
      ["RETREAT EGY/GOV>EGY/OPP occurred", "COERCE EGY/COP>EGY/OPP occurred"]
    ),
    ("قتل القيادي بحركة حماس صالح العاروري في بيروت.", ["ASSAULT >HAMAS occurred"]),
    (
      "أدانت شبكة الجزيرة قتل قوات الاحتلال الإسرائيلي مراسلتها في جنين.",
      ["ACCUSE QAT/JRN>ISR/MIL occurred", "ASSAULT ISR/MIL>ISR/JRN occurred"]
    ),
    (
      "قالت حماس إن القصف مستمر وحملت الحكومة الإسرائيلية مسؤولية المجزرة.",
      ["ACCUSE HAMAS>ISR/GOV occurred", "ASSAULT ISR/GOV> occurred"]
    ),
    (
      "اتهم حاكم ولاية الخرطوم قوات الدعم السريع بقتل مدنيين.",
      ["ACCUSE SDN/GOV>RSF occurred", "ASSAULT RSF>SDN/CVL occurred"]
    ),
    (
      "قال الحرس الثوري الإيراني أمس إنه صادر أسلحة وألقى القبض على إسرائيليين.",
      ["COERCE IRN/MIL> occurred", "COERCE IRN/MIL>ISR/CVL occurred"]
    ),
    (
      "أدانت قطر هجوما شنته إسرائيل الأسبوع الماضي واستهدف قادة حماس.",
      ["ACCUSE QAT>ISR occurred", "ASSAULT ISR>HAMAS occurred"]
    ),
    (
      "جاء ذلك بعد الهجوم الإسرائيلي على الدوحة، والذي استهدف قادة حماس.",
      ["ASSAULT ISR>QAT+HAMAS occurred"]
    ),
    (
      "تعثرت الجهود بسبب رفض إسرائيل إنهاء الحرب.",
      ["REJECT ISR> occurred", "RETREAT ISR> negated"]
    ),
    (
      "شارك وزير الخارجية القطري في اجتماعات حلف شمال الأطلسي في بروكسل.",
      ["CONSULT QAT/GOV>NATO occurred"]
    ),
    ("كانت قطر وسيطا بين الولايات المتحدة وإيران.", ["CONSULT QAT>USA+IRN occurred"]),
    ("تواصل قطر دورها كوسيط بين إسرائيل وحماس.", ["CONSULT QAT>ISR+HAMAS ongoing"]),
    (
      "بسبب استيلاء حركة طالبان على كابل نزح الآلاف.",
      ["ASSAULT TALIBAN>AFG occurred", "SANCTION TALIBAN>AFG/CVL occurred"]
    ),
    (
      "قالت حماس إنها ترفض الاتفاق. وتعهدت إسرائيل بالقضاء على الحركة الفلسطينية.",
      [
        "REJECT HAMAS> occurred", "THREATEN ISR>HAMAS occurred",
        "ASSAULT ISR>HAMAS hypothetical",
      ]
    ),
    ("تظاهر الآلاف في سيول ضد الحرب الأميركية.", ["PROTEST KOR/CVL>USA occurred"]),
    (
      "يطارد الجيش اللبناني عصابات متورطة في خطف رجل أعمال سوري.",
      ["ASSAULT LBN/CRM>SYR/BUS occurred"]
    ),
    (
      "قالت الشرطة التركية إن مسلحا قتل في الاشتباكات.",
      ["ASSAULT >TUR/UAF occurred"]
    ),
    ("تلقى الوزير المصري طلبا من نظيره التركي لعقد لقاء.", ["REQUEST TUR/GOV>EGY/GOV occurred"]),
    ("حصلت الحكومة الليبية على مساعدات عسكرية من تركيا.", ["AID TUR>LBY/GOV occurred"]),
    ("فتحت الشرطة اللبنانية تحقيقا مع وزير سابق.", ["ACCUSE LBN/COP>LBN/ELI occurred"]),
    ("حكمت محكمة مصرية بالسجن المؤبد على صحفي.", ["COERCE EGY/JUD>EGY/JRN occurred"]),
    ("أصدر الرئيس التونسي عفوا عن عشرات المعتقلين.", ["CONCEDE TUN/GOV>TUN/CVL occurred"]),
    ("تهديد إيراني بإغلاق مضيق هرمز.", ["THREATEN IRN> occurred", "COERCE IRN> hypothetical"]),
    (
      "لن يقبل الأردن تهجير الفلسطينيين.", ["REJECT JOR> occurred", "SANCTION >PSE/CVL negated"]
    ),
    ("اخترق قراصنة روس مواقع الحكومة الأوكرانية.", ["COERCE RUS/CRM>UKR/GOV occurred"]),
    (
      "قتل جندي عراقي بعد تعرضه لهجوم في بغداد.",
      ["ASSAULT >IRQ/MIL occurred", "ASSAULT >IRQ/MIL occurred"]
    ),
    ("مباحثات تونسية - ليبية بشأن معبر حدودي", ["CONSULT TUN+LBY> occurred"]),
    (
      "أدان الأردن اقتحام المستوطنين المسجد الأقصى.",
      ["ACCUSE JOR>PSE occurred", "COERCE ISR/CVL>PSE occurred"]
    ),
    (
      "وصل الوزير الليبي إلى أديس أبابا في زيارة رسمية لإثيوبيا.",
      ["CONSULT LBY/GOV>ETH occurred", "CONSULT LBY/GOV>ETH occurred"]
    ),
    (
      "استقبل العاهل السعودي – حفظه الله – وزير الخارجية الليتواني.",
      ["CONSULT LTU/GOV>SAU/GOV occurred"]
    ),
    (
      "ودعا القحطاني الشباب إلى المشاركة في المظاهرات.",
      ["REQUEST ->- occurred", "PROTEST -> hypothetical"]
    ),
    ("اتهمت الهند عددا من المواطنين الباكستانيين بالتسلل.", ["ACCUSE IND>PAK/CVL occurred"]),
    ("دعا التحالف الأمم المتحدة إلى كشف انتهاكات الحوثيين.", ["REQUEST ->UN occurred"]),
    (
      "اتهم يمنيون في مدينة تعز المبعوث الأممي بالتواطؤ مع الحوثيين.",
      ["ACCUSE YEM/CVL>UN occurred"]
    ),
    (
      "نددت سوريا بتوغل عسكري تركي في أراضيها.",
      ["ACCUSE SYR>TUR occurred", "ASSAULT TUR>SYR occurred"]
    ),
    ("قالت تركيا إنها مستعدة لاستضافة المحادثات.", ["AGREE TUR> occurred"]),
    ("قال الجيش اليمني إن جماعة الحوثي ارتكبت 165 خرقا للهدنة.", ["ASSAULT HOUTHIS> occurred"]),
    ("حققت السعودية تقدما في المحادثات مع إيران.", ["CONSULT SAU+IRN> occurred"]),
    ("أدان زعيم تنظيم القاعدة قصف القرية.", ["ACCUSE ALQAEDA> occurred", "ASSAULT >- occurred"]),
    ("اتهمته واشنطن بتمويل «القاعدة».", ["ACCUSE USA> occurred", "AID >ALQAEDA occurred"]),
    ("قتل مهاجرون في صعدة اليمنية بنيران الحوثيين.", ["ASSAULT HOUTHIS>- occurred"]),
    ("سيطرت المقاومة الشعبية اليمنية على لحج.", ["ASSAULT YEM/PRM>YEM occurred"]),
    (
      "أصدرت محكمة عراقية حكما غيابيا بإعدام عشرة متهمين سوريين.",
      ["SANCTION IRQ/JUD>SYR/CRM occurred"]
    ),
    ("حكمت محكمة تونسية بالإعدام على عشرة متهمين.", ["SANCTION TUN/JUD>TUN/CRM occurred"]),
    (
      "قال الوزير المصري إن إسرائيل تعد خططا جديدة، مطالبا مجلس الأمن بالتحرك.",
      ["REQUEST EGY/GOV>UNSC occurred"]
    ),
    (
      "أكدت الحكومة التونسية أن الحوار مستمر، مطالبة المعارضة الليبية بالمشاركة.",
      ["REQUEST TUN/GOV>LBY/OPP occurred"]
    ),
    ("دعت فرنسا المجتمع الدولي إلى التدخل.", ["REQUEST FRA>- occurred"]),
    (
      "دعا هنري غاينو العضو في حزب فرنسي البريطانيين إلى الصبر.",
      ["REQUEST FRA/PTY>GBR/CVL occurred"]
    ),
    (
      "أعربت الأردن عن استنكارها للتصريحات الأخيرة للوزراء الإسرائيليين.",
      ["ACCUSE JOR>ISR/GOV occurred"]
    ),
    (
      "رفضت صربيا اتهامات كوسوفو لها.",
      ["REJECT SRB>XKX occurred", "ACCUSE XKX>SRB occurred"]
    ),
    ("قتل العشرات في هجوم كابول.", ["ASSAULT >AFG/CVL occurred", "ASSAULT >AFG occurred"]),
    ("شنت كييف هجوما على موسكو.", ["ASSAULT UKR>RUS occurred"]),
    (
      "تشن حركة الشباب بين الحين والآخر هجمات في مقديشو.", ["ASSAULT SOM/REB> ongoing"]
    ),
    (
      "توعدت إيران بضربة محتملة ردا على هجوم إسرائيلي على سفارتها.",
      ["THREATEN IRN>ISR occurred", "ASSAULT ISR>IRN/GOV occurred"]
    ),
    (
      "قال مصدر فرنسي إن هناك فرصة لأن توافق ألمانيا على الخطة.", ["AGREE DEU> hypothetical"]
    ),
    (
      "فرضت واشنطن عقوبات على شركات صينية تدعم روسيا.",
      ["SANCTION USA>CHN/BUS occurred", "SUPPORT CHN/BUS>RUS occurred"]
    ),
    ("قال شهود إن مستوطنين هاجموا قرية فلسطينية.", ["ASSAULT ISR/CVL>PSE occurred"]),
    (
      "أقر الجيش الهندي بإصابة 12 جنديا في معارك كشمير.",
      ["ASSAULT >IND/MIL occurred injured=12", "ASSAULT IND/MIL> occurred"]
    ),
    ("بحث الوزير المصري والوزير الليبي الهدنة.", ["CONSULT EGY/GOV+LBY/GOV> occurred"]),
    ("تعهدت تركيا بإنهاء الحرب.", ["AGREE TUR> occurred", "RETREAT TUR> planned"]),
    ("أفرجت الحكومة المغربية عن مشروع القانون الجديد.", []),
    (
      "أكد الرئيس التركي خلال اتصال هاتفي مع نظيره الكيني أهمية السلام.",
      ["CONSULT TUR/GOV+KEN/GOV> occurred"]
    ),
    (
      "وصل الوزير الكيني إلى طهران حيث التقى نظيره الإيراني.",
      ["CONSULT KEN/GOV>IRN occurred", "CONSULT KEN/GOV+IRN/GOV> occurred"]
    ),
    (
      "زار الوزير الكيني بيروت، حيث التقى رئيس الحكومة اللبنانية.",
      ["CONSULT KEN/GOV>LBN occurred", "CONSULT KEN/GOV+LBN/GOV> occurred"]
    ),
    ("ناقش الجانبان المصري والسوداني ملف الحدود.", ["CONSULT EGY+SDN> occurred"]),
    ("التقى الرئيسان التركي والكيني في نيروبي.", ["CONSULT TUR/GOV+KEN/GOV> occurred"]),
    (
      "اتهم تقرير أممي رواندا بدعم الحوثيين.",
      ["ACCUSE UN>RWA occurred", "AID RWA>HOUTHIS occurred"]
    ),
    ("سلمت ألمانيا كينيا منظومة رادار.", ["AID DEU>KEN occurred"]),
    ("أعلن بوتين دعم موسكو للسلام.", ["SUPPORT RUS> occurred"]),
    (
      "احتج مئات الأفغان غضبا على الحرب، مرددين هتافات ضد القوات الأمريكية.",
      ["PROTEST AFG/CVL>USA/MIL occurred"]
    ),
    (
      "انتقدت منظمة العفو الدولية السعودية.", ["ACCUSE AMNESTY>SAU occurred"]
    ),
    ("نفت الرباط اتهامات الجزائر.", ["ACCUSE DZA> occurred"]),
    ("قصفت قوات الرئيس السوري بشار الأسد حلب.", ["ASSAULT SYR/MIL>SYR occurred"]),
    ("هتف المتظاهرون ضد حكومة الرئيس عمر البشير.", ["PROTEST ->SDN/GOV occurred"]),
    (
      "تعهدت الهند بالرد بعد أن اتهمت باكستان بقصف مبنى سفارتها في كابل.",
      ["THREATEN IND>PAK occurred", "ACCUSE IND>PAK occurred", "ASSAULT PAK>IND/GOV occurred"]
    ),
    (
      "دانت تركيا قصف قنصليتها في العراق.",
      ["ACCUSE TUR> occurred", "ASSAULT >TUR/GOV occurred"]
    ),
    (
      "هجوم السفارة الأمريكية في بغداد.",
      ["ASSAULT >USA/GOV occurred"]
    ),
    (
      "قتل سبعة مسؤولين، من بينهم القائد في الحرس الثوري الإيراني محمد زاهدي، في غارة إسرائيلية على دمشق.",
      ["ASSAULT ISR>IRN/GOV+IRN/MIL occurred killed=7", "ASSAULT ISR>SYR occurred"]
    ),
    (
      "إذا لم ينسحب الجيش الكيني من الصومال فستستمر الأزمة.",
      ["RETREAT KEN/MIL>SOM hypothetical"]
    ),
    (
      "الجيش السوداني يُهاجم مواقع الدعم السريع.",
      ["ASSAULT SDN/MIL>RSF occurred"]
    ),
    (
      "ترفض تونس الاتفاق وتهاجم أحيانا أشخاصا يعارضونها.",
      ["REJECT TUN> occurred", "ASSAULT TUN>TUN/CVL ongoing"]
    ),
    (
      "شرح الخبير تداعيات هجوم هندي متوقع على باكستان.",
      ["ASSAULT IND>PAK hypothetical"]
    ),
    (
      "جاء الرد الباكستاني المحتمل على الهجوم الهندي على كراتشي.",
      ["ASSAULT IND>PAK occurred"]
    ),
    (
      "التهديدات الروسية تثير قلق بولندا.",
      ["THREATEN RUS> occurred"]
    ),
    (
      "إثيوبيا تعلق رحلات الخطوط الجوية الكينية.",
      ["SANCTION ETH>KEN/BUS occurred"]
    ),
    (
      "هاجم النائب الكيني رشيد عمر في رسالة مفتوحة حكومة نيروبي.",
      ["ACCUSE KEN/LEG>KEN/GOV occurred"]
    ),
    (
      "كتبت النائبة في تغريدة: هاجمت القوات الإثيوبية قرى في إريتريا.",
      ["ASSAULT ETH/MIL>ERI occurred"]
    ),
    (
      "تخوض إثيوبيا حربا شاملة ضد إريتريا.",
      ["ASSAULT ETH>ERI occurred"]
    ),
    (
      "شنت باكستان غارات على أفغانستان ردا على الهجوم الذي استهدف سفارتها في كابل.",
      ["ASSAULT PAK>AFG occurred", "ASSAULT AFG>PAK/GOV occurred"]
    ),
    (
      "توعدت تركيا بالرد بعد اتهامها لليونان بشن هجوم على سفينتها.",
      ["THREATEN TUR>GRC occurred", "ACCUSE TUR>GRC occurred", "ASSAULT GRC>TUR occurred"]
    ),
    (
      "اتهام كينيا للصومال بقصف قرية حدودية.",
      ["ACCUSE KEN>SOM occurred", "ASSAULT SOM>KEN occurred"]
    ),
    (
      "الأمم المتحدة توافق على إرسال قوات حفظ سلام إلى هايتي.",
      ["AGREE UN>HTI occurred", "AID UN>HTI planned"]
    ),
    (
      "توقيف قياديين اثنين في حزب معارض في تونس.",
      ["COERCE >TUN/PTY occurred"]
    ),
    (
      "اتهمت الكونغو رواندا بدعم حركة مسلحة في كيفو.",
      ["ACCUSE COD>RWA occurred", "AID RWA>COD/REB occurred"]
    ),
    (
      "وصفت نائبة لبنانية تصرف الحكومة القبرصية بأنه عنصرية.",
      ["ACCUSE LBN/LEG>CYP/GOV occurred"]
    ),
    (
      "أفرجت السلطات السودانية عن قادة مدنيين تم توقيفهم في حملة أمنية.",
      ["RETREAT SDN/GOV>SDN/CVL occurred", "COERCE SDN/GOV>SDN/CVL occurred"]
    ),
    (
      "بدأت إثيوبيا الحد من دخول الصحفيين إلى تيغراي.",
      ["COERCE ETH> ongoing"]
    ),
    (
      "حاصر الجيش الكيني القرية وشن عمليات فيها.",
      ["COERCE KEN/MIL>KEN occurred", "ASSAULT KEN/MIL> occurred"]
    ),
    (
      "رفضت كوبا أمر الاعتقال الصادر في فرنسا بحق الرئيس السوري.",
      ["REJECT CUB> occurred", "THREATEN FRA>SYR/GOV occurred"]
    ),
    (
      "أكد وزير الدفاع الكيني أن الحكومة العراقية لم تطلب من بلاده إرسال جنود.",
      ["REQUEST IRQ/GOV>KEN negated", "MOBILIZE KEN> negated"]
    ),
    (
      "وافقت مصر على دخول مئة شاحنة مساعدات إلى السودان.",
      ["AGREE EGY>SDN occurred", "RETREAT EGY>SDN planned"]
    ),
    (
      "وجه الرئيس الكوري تحذيرا شديد اللهجة لواشنطن.",
      ["THREATEN KOR/GOV>USA occurred"]
    ),
    (
      "خطف مسلحون مئات من عناصر الجيش في الحسكة السورية.",
      ["ASSAULT SYR/UAF>SYR/MIL occurred"]
    ),
    (
      "السيطرة الكاملة للقوات الكينية على مدينة كيسمايو.",
      ["ASSAULT KEN/MIL>SOM occurred"]
    ),
    (
      "يتظاهر آلاف السودانيين بشكل منتظم في الخرطوم.",
      ["PROTEST SDN/CVL> ongoing"]
    ),
    (
      "بعد مقتل الزعيم إسماعيل هنية انتقد وزراء قطريون الجيش الإسرائيلي.",
      ["ACCUSE QAT/GOV>ISR/MIL occurred"]
    ),
    (
      "رصدت الشرطة العراقية خمسة مهربين واعتقلتهم جميعا.",
      ["COERCE IRQ/COP>IRQ/CRM occurred"]
    ),
    (
      "شن النائب التونسي هجوما على وزير الداخلية في تدوينة.",
      ["ACCUSE TUN/LEG>TUN/GOV occurred"]
    ),
    (
      "شن بوتين هجوما على أوكرانيا.",
      ["ASSAULT RUS/GOV>UKR occurred"]
    ),
    (
      "نفذت الهند ضربات على ما تصفه بأهداف باكستانية.",
      ["ASSAULT IND>PAK occurred"]
    ),
    (
      "ندد الرئيس البولندي بما وصفه بالعدوان الروسي على أوكرانيا.",
      ["ACCUSE POL/GOV>RUS occurred", "ASSAULT RUS>UKR ongoing"]
    ),
    (
      "دارت معارك بين الجيش السوداني من جهة وقوات الدعم السريع من جهة أخرى.",
      ["ASSAULT SDN/MIL+RSF> occurred"]
    ),
    (
      "اعترفت إيران بإسقاط الطائرة الأوكرانية.",
      ["ASSAULT IRN>UKR occurred"]
    ),
    (
      "قتل ستة مدنيين في قصف للطيران الروسي على قرية سورية.",
      ["ASSAULT RUS/MIL>SYR/CVL occurred killed=6", "ASSAULT RUS/MIL>SYR occurred"]
    ),
    (
      "وجه الملك المغربي دعوة للرئيس السنغالي لزيارة الرباط.",
      ["REQUEST MAR/GOV>SEN/GOV occurred", "CONSULT SEN/GOV>MAR hypothetical"]
    ),
    (
      "تلقى الرئيس التركي دعوة من نظيره العراقي لزيارة بغداد.",
      ["REQUEST IRQ/GOV>TUR/GOV occurred", "CONSULT TUR/GOV>IRQ hypothetical"]
    ),
    (
      "أعلنت الرياض عن زيارة لوزير الخارجية الإيراني إلى جدة.",
      ["CONSULT IRN/GOV>SAU occurred"]
    ),
    (
      "التقى الوزيران التركي والقطري رئيس البرلمان أثناء زيارتهما كينيا.",
      ["CONSULT TUR/GOV+QAT/GOV+KEN/LEG> occurred", "CONSULT TUR/GOV+QAT/GOV>KEN occurred"]
    ),
    (
      "تجنب جون كيربي، المتحدث باسم مجلس الأمن القومي، الذي رفض مقابلة الوفد الإيراني، الرد.",
      ["REJECT USA/GOV>IRN/GOV occurred"]
    ),
    (
      "أغلقت الشرطة التونسية طريقا سريعا في شرق البلاد.",
      ["COERCE TUN/COP> occurred"]
    ),
    (
      "أعلنت تشاد مقتل سبعة من جنودها بانفجار لغم في منطقة تسيطر عليها مجموعات مسلحة.",
      ["ASSAULT >TCD/MIL occurred killed=7", "ASSAULT >TCD/MIL occurred"]
    ),
    (
      "أدان الرئيس الفلسطيني ما ترتكبه القوات الإسرائيلية في جنين.",
      ["ACCUSE PSE/GOV>ISR/MIL occurred"]
    ),
    (
      "من المؤسف أن تقصف القوات الهندية مدنيين باكستانيين.",
      ["ASSAULT IND/MIL>PAK/CVL occurred"]
    ),
    (
      "جاءت تصريحات الوزير التركي خلال اتصال هاتفي مع نظيره العراقي.",
      ["CONSULT TUR/GOV+IRQ/GOV> occurred"]
    ),
    (
      "أعلنت رئيسة بيرو حالة الطوارئ وأمرت بنشر جنود لمساعدة الشرطة.",
      ["COERCE PER/GOV> occurred", "REQUEST PER/GOV> occurred", "MOBILIZE PER/GOV> hypothetical"]
    ),
    (
      "سيدفع حزب الله ثمن مشاركته في الحرب ضد إسرائيل.",
      ["ASSAULT HEZBOLLAH>ISR ongoing"]
    ),
    (
      "بحث الوزيران السعودي والعراقي الهجوم على السفارة التركية في كابول.",
      ["CONSULT SAU/GOV+IRQ/GOV> occurred", "ASSAULT >TUR/GOV occurred"]
    ),
    (
      "أدان مجلس علماء باكستان الهجوم الإيراني على بلوشستان.",
      ["ACCUSE PAK>IRN occurred", "ASSAULT IRN>PAK occurred"]
    ),
    (
      "بحث الوزير الفرنسي مع القادة العراقيين خلال زيارة لم يعلن عنها مسبقا لبغداد ملف المقاتلين.",
      ["CONSULT FRA/GOV+IRQ> occurred", "CONSULT FRA/GOV>IRQ occurred"]
    ),
    (
      "وقالت الشرطة إن فلسطينيا أصيب برصاص إسرائيلي في نابلس.",
      ["ASSAULT ISR>PSE/CVL occurred"]
    ),
    (
      "يتخوف مسؤولون من أن يقوم تنظيم داعش بتنفيذ هجمات على بغداد.",
      ["ASSAULT ISIS>IRQ hypothetical"]
    ),
    ("زار أوباما مسقط رأس والده في كينيا.", ["CONSULT USA/ELI>KEN occurred"]),
    (
      "قدمت الحكومة اليونانية الإجراءات التي يطالب بها الدائنون.",
      ["REQUEST > occurred"]
    ),
    (
      "وصف الرئيس الأمريكي نهج الوزير الإسرائيلي في غزة بأنه خطأ في واحدة من أشد انتقاداته.",
      ["ACCUSE USA/GOV>ISR/GOV occurred", "ACCUSE USA/GOV> occurred"]
    ),
    (
      "اندلعت اشتباكات قرب الحدود مع لبنان بين تنظيم داعش والجيش السوري.",
      ["ASSAULT ISIS+SYR/MIL> occurred"]
    ),
    (
      "نقلت الوكالة عن متحدث باسم الكرملين نفيه أي لقاء بين بوتين والسيسي.",
      ["CONSULT RUS/GOV+EGY/GOV> negated"]
    ),
    (
      "تتهم حكومات غربية إيران بتسليح الحوثيين.",
      ["ACCUSE ->IRN occurred", "AID IRN>HOUTHIS occurred"]
    ),
    (
      "قتل أربعة من مرافقي الوزير اليمني في كمين نصبه الحوثيون في أبين.",
      ["ASSAULT HOUTHIS>YEM/GOV occurred killed=4", "ASSAULT HOUTHIS>YEM/GOV occurred"]
    ),
    (
      "مقتل فلسطيني برصاص الجيش الإسرائيلي في جنين",
      ["ASSAULT ISR/MIL>PSE/CVL occurred"]
    ),
    (
      "قال الجيش التركي إنه سحب قواته البرية من شمال العراق.",
      ["RETREAT TUR/MIL>IRQ occurred"]
    ),
    (
      "نقلت الحكومة الفرنسية أسلحة إلى الجيش اللبناني لمساعدته في مراقبة الحدود.",
      ["AID FRA/GOV>LBN/MIL occurred", "AID FRA/GOV>LBN/MIL hypothetical"]
    ),
    ("فشلت محادثات جنيف بشأن السودان.", ["CONSULT > negated"]),
    (
      "أكد البيان أن اللقاء الذي جمع الوزير التركي بنظيره الإيراني في أنقرة كان مثمرا.",
      ["CONSULT TUR/GOV+IRN/GOV> occurred"]
    ),
    (
      "جمع لقاء في باريس الرئيس الفرنسي والسفير الألماني.",
      ["CONSULT FRA/GOV+DEU/GOV> occurred"]
    ),
    (
      "قال المتحدث إن رجال الشرطة السعودية قبضوا على شاب في جدة.",
      ["COERCE SAU/COP>SAU/CVL occurred"]
    ),
    (
      "سيطر تنظيم داعش على حقل نفطي بعد مواجهات مع قوات الأسد.",
      ["ASSAULT ISIS>- occurred", "ASSAULT ISIS+SYR/MIL> occurred"]
    ),
    (
      "وكانت الزيارة هي الأولى لوزير الدفاع الأمريكي إلى بغداد.",
      ["CONSULT USA/GOV>IRQ occurred"]
    ),
    ("تجددت الاحتجاجات المناهضة لإسرائيل في نيويورك.", ["PROTEST USA/CVL>ISR occurred"]),
    (
      "قتل جنود في كمين للمقاومة اليمنية.",
      ["ASSAULT >YEM/MIL occurred", "ASSAULT YEM/REB> occurred"]
    ),
    (
      "عقدت اللجنة العسكرية اجتماعا في جنيف بحضور المبعوثة الأممية.",
      ["CONSULT UN+-> occurred"]
    ),
    (
      "رحبت إيران بالحوار مع السعودية.",
      ["SUPPORT IRN>SAU occurred", "CONSULT SAU> occurred"]
    ),
    ("منح الاتحاد الأوروبي اليونان دعما ماليا.", ["AID EU>GRC occurred"]),
    (
      "شددت الرياض على ضرورة وقف إطلاق النار في غزة فورا.", ["RETREAT > hypothetical"]
    ),
    ("سلمت إيطاليا ليبيا جثث مهاجرين.", ["RETREAT ITA>LBY occurred"]),
    (
      "هنأ العاهل الأردني الرئيس المصري بمناسبة العيد الوطني.",
      ["SUPPORT JOR/GOV>EGY/GOV occurred"]
    ),
    (
      "قال الرئيس المصري إن المشكلة هنا أن إسرائيل ترفض السلام.", ["REJECT ISR> occurred"]
    ),
    (
      "قال وزير الدفاع الإسرائيلي إن الجيش سيواصل عملياته ضد حماس.",
      ["ASSAULT ISR/MIL>HAMAS planned"]
    ),
    (
      "أيدت محكمة الاستئناف المغربية الحكم بسجن الصحفي ثلاث سنوات.",
      ["COERCE MAR/JUD>MAR/JRN occurred"]
    ),
    (
      "ألقت الشرطة الألمانية القبض على سوري في برلين.", ["COERCE DEU/COP>SYR/CVL occurred"]
    ),
    (
      "ردا على اغتيال قائده، أطلق حزب الله عشرات الصواريخ على شمال إسرائيل.",
      ["ASSAULT HEZBOLLAH>ISR occurred"]
    ),
    (
      "ردت باكستان بقصف مواقع عسكرية هندية.", ["ASSAULT PAK>IND/MIL occurred"]
    ),
    (
      "وصل المبعوث الأمريكي إلى بيروت أمس.", ["CONSULT USA/GOV>LBN occurred"]
    ),
    (
      "استهدفت غارة إسرائيلية بلدة عيترون.",
      ["ASSAULT ISR> occurred", "ASSAULT ISR> occurred"]
    ),
    ("استهدف صاروخ سفينة تجارية قبالة سواحل اليمن.", ["ASSAULT >- occurred"]),
    (
      "الخرطوم تطلق مئة مصري والقاهرة تعفو عن سودانيين.", ["CONCEDE EGY>SDN/CVL occurred"]
    ),
    (
      "طالبت قطر المجتمع الدولي بإدانة الجيش الإسرائيلي.",
      ["REQUEST QAT>- occurred", "ACCUSE ->ISR/MIL hypothetical"]
    ),
    (
      "تدين البحرين التصريحات العدائية من قبل مسؤولين إيرانيين.",
      ["ACCUSE BHR>IRN/GOV occurred"]
    ),
    (
      "فرضت واشنطن عقوبات على مسؤولين روس بتهمة القرصنة.",
      ["SANCTION USA>RUS/GOV occurred", "ACCUSE USA>RUS/GOV occurred"]
    ),
    (
      "أعلن الجيش الإسرائيلي مقتل جندي في معارك مع حماس.",
      ["ASSAULT HAMAS>ISR/MIL occurred", "ASSAULT ISR/MIL+HAMAS> occurred"]
    ),
    (
      "أعادت السعودية وإيران فتح سفارتيهما.", ["SUPPORT SAU+IRN> occurred"]
    ),
    (
      "أدانت نقابة الصحفيين الأردنيين قرار جماعة الحوثي منع السفر.",
      ["ACCUSE JOR/LAB>HOUTHIS occurred", "COERCE HOUTHIS> planned"]
    ),
    (
      "انتقدت فرنسا قرار الحكومة التركية الذي وصفته بالمتهور.",
      ["ACCUSE FRA>TUR/GOV occurred", "ACCUSE FRA>TUR/GOV occurred"]
    ),
    (
      "أعلن الجيش التركي قتل عشرة مسلحين سوريين.",
      ["ASSAULT TUR/MIL>SYR/UAF occurred killed=10"]
    ),
    (
      "أعلنت وزارة الدفاع الروسية تدمير مستودع أوكراني.", ["ASSAULT RUS/MIL>UKR occurred"]
    ),
    (
      "قال القيادي في حماس إن الحرب الإسرائيلية هدفها قتل الفلسطينيين.",
      ["ASSAULT ISR>PSE/CVL ongoing", "ASSAULT ISR>PSE/CVL occurred"]
    ),
    (
      "أعلن حزب الله خوض اشتباكات مع جنود إسرائيليين.",
      ["ASSAULT HEZBOLLAH+ISR/MIL> occurred"]
    ),
    (
      "وجه الجيش المصري ضربات للجماعات المسلحة في سيناء.", ["ASSAULT EGY/MIL>EGY/REB occurred"]
    ),
    ("شهدت باريس مظاهرة دعما لأوكرانيا.", ["PROTEST FRA/CVL> occurred"]),
    (
      "رفضت مصر تهجير الفلسطينيين.", ["REJECT EGY> occurred", "SANCTION >PSE/CVL negated"]
    ),
    ("رفض الأردن الانتهاكات الإسرائيلية.", ["REJECT JOR>ISR occurred"]),
    (
      "بحث رئيس الوزراء العراقي مع وفد أمريكي الوضع الأمني.", ["CONSULT IRQ/GOV+USA/GOV> occurred"]
    ),
    (
      "استقبل الملك الأردني الرئيس الفلسطيني وأجرى معه محادثات.",
      ["CONSULT PSE/GOV>JOR/GOV occurred", "CONSULT JOR/GOV+PSE/GOV> occurred"]
    ),
    (
      "اتصل الرئيس التركي هاتفيا بنظيره الروسي وبحثا الاتفاق.",
      ["CONSULT TUR/GOV+RUS/GOV> occurred", "CONSULT TUR/GOV+RUS/GOV> occurred"]
    ),
    ("أفرجت مصر عن معتقلين سياسيين.", ["RETREAT EGY>EGY/CVL occurred"]),
    ("هاجم مستوطنون متطرفون قرية فلسطينية.", ["ASSAULT ISR/CVL>PSE occurred"]),
    ("اغتال مسلحون صحفيا في مقديشو.", ["ASSAULT SOM/UAF>SOM/JRN occurred"]),
    (
      "أدانت السعودية الهجمات الحوثية على منشآتها.",
      ["ACCUSE SAU>HOUTHIS occurred", "ASSAULT HOUTHIS>SAU occurred"]
    ),
    (
      "شكر الرئيس الأوكراني ألمانيا على دعمها العسكري.",
      ["SUPPORT UKR/GOV>DEU occurred", "AID DEU> occurred"]
    ),
    ("أبلغت مصر إسرائيل رفضها الحضور.", ["REJECT EGY> occurred"]),
    (
      "قالت تركيا إن القرار هو ما وافقت عليه القمة بالإجماع.", ["AGREE > occurred"]
    ),
    (
      "قال وزير الدفاع التركي خلال محادثات مع نظيره العراقي إن بلاده ستسحب قواتها من دهوك.",
      ["CONSULT TUR/GOV+IRQ/GOV> occurred", "RETREAT TUR>IRQ planned"]
    ),
    (
      "تعرضت وزارة الدفاع الكندية لاختراق طال خوادم البريد الإلكتروني.",
      ["COERCE >CAN/MIL occurred"]
    ),
    (
      "اتهمت كييف روسيا بسرقة الحبوب الأوكرانية.",
      ["ACCUSE UKR>RUS occurred", "COERCE RUS>UKR occurred"]
    ),
    (
      "أدى قصف القوات الصربية منزلا في سراييفو إلى إصابة امرأة بوسنية.",
      ["ASSAULT SRB/MIL>BIH/CVL occurred", "ASSAULT SRB/MIL>BIH/CVL occurred"]
    ),
    ("استولى المتمردون الكولومبيون على مدينة ميتو.", ["ASSAULT COL/REB>COL occurred"]),
    ("استولت الشرطة الكولومبية على سفينة يونانية.", ["COERCE COL/COP>GRC occurred"]),
    (
      "وصل الجيش المالي ولم يمنع المستوطنين من المرور.",
      ["MOBILIZE MLI/MIL> occurred", "COERCE MLI/MIL>ISR/CVL negated"]
    ),
    (
      "تحدث التقرير عن اعتقال الشرطة الكينية منذ عام 2019 أربعين صحفيا.",
      ["COERCE KEN/COP>KEN/JRN occurred detained=40"]
    ),
    (
      "في اتصال هاتفي مع نظيره الكيني، أكد وزير الخارجية التنزاني أهمية السلام.",
      ["CONSULT TZA/GOV+KEN/GOV> occurred"]
    ),
    ("الوزير الكيني: لن ندخل في أي مفاوضات مع الصومال.", ["CONSULT SOM+KEN/GOV> negated"]),
    (
      "خاضت القوات الكينية اشتباكات مع المسلحين الصوماليين من أجل السيطرة على مطار.",
      ["ASSAULT KEN/MIL+SOM/UAF> occurred", "ASSAULT KEN/MIL>KEN hypothetical"]
    ),
    (
      "قال الوزير التنزاني: أطالب كينيا بفتح الحدود.",
      ["REQUEST TZA/GOV>KEN occurred", "RETREAT KEN> hypothetical"]
    ),
    (
      "نددت تنزانيا بمجازر الجيش الصربي في البوسنة.",
      ["ACCUSE TZA>SRB/MIL occurred", "ASSAULT SRB/MIL>BIH occurred"]
    ),
    (
      "أشاد الرئيس الكيني بالجهود التي تبذلها تنزانيا في الوساطة.", ["SUPPORT KEN/GOV>TZA occurred"]
    ),
    ("تحاصر القوات السودانية مدينة الفاشر.", ["COERCE SDN/MIL>SDN ongoing"]),
    ("شنت الشرطة التركية حملة اعتقالات في ديار بكر.", ["COERCE TUR/COP>TUR/CVL occurred"]),
    ("اندلعت احتجاجات في كينيا.", ["PROTEST KEN/CVL> occurred"]),
    ("تقدمت القوات الحكومية السودانية نحو مدني.", ["MOBILIZE SDN/MIL> occurred"]),
    ("أعلن الجيش العراقي استعادة الموصل.", ["ASSAULT IRQ/MIL>IRQ occurred"]),
    ("بدأت إسرائيل حربا مدمرة على غزة.", ["ASSAULT ISR>PSE ongoing"]),
    ("وعد وزير النقل، محمد عبد الجليل، العمال بزيادة الأجور.", ["AGREE ->- occurred"]),
    (
      "أدانت وزارة الخارجية الكينية التفجير الذي استهدف مسجدا في مقديشو.",
      ["ACCUSE KEN/GOV> occurred", "ASSAULT >SOM/REL occurred"]
    ),
    (
      "ندد الوزير الكيني بالتصريحات التي صدرت عن مسؤولين تنزانيين.",
      ["ACCUSE KEN/GOV>TZA/GOV occurred"]
    ),
    (
      "الحصار الذي تعرضت له سراييفو من قبل القوات الصربية.", ["COERCE SRB/MIL>BIH occurred"]
    ),
    ("تعرض ميناء أوديسا لغارات جوية روسية.", ["ASSAULT RUS>UKR occurred"]),
    (
      "دعت كل من دول المكسيك والبنغلاديش والهندوراس إلى الحوار.",
      ["REQUEST MEX+BGD+HND> occurred", "CONSULT > hypothetical"]
    ),
    ("عبر وزير الخارجية الكيني عن قلقه.", ["ACCUSE KEN/GOV> occurred"]),
    ("لندن: عبر", []),
    ("شنت تركيا غارات عبر الحدود عن طريق البحر.", ["ASSAULT TUR> occurred"]),
    ("أعرب الرئيس الكيني عن حزنه لمقتل الجنود.", ["ASSAULT >KEN/MIL occurred"]),
    (
      "أعرب الرئيس الكيني عن أسفه الشديد لقصف مدينة ملكال.",
      ["CONCEDE KEN/GOV> occurred", "ASSAULT >SSD occurred"]
    ),
    ("مدرعات صربية اقتحمت بلدة بوسنية.", ["COERCE SRB/MIL>BIH occurred"]),
  ]

  @Test func `blame is of those whose deed was told before`() throws {
    #expect(
      try ArticleReading.lines("قصفت روسيا خاركيف أمس.", "ودانت بولندا هذه الجريمة البشعة.")
        == ["ASSAULT RUS>UKR occurred", "ACCUSE POL>RUS occurred"])
  }

  @Test func `a surname means whom the document names in full`() throws {
    #expect(
      try ArticleReading.lines(
        "الرئيس التركي يتهم كيري بالتقصير.", "وكان جون كيري زار القاهرة.")
        == ["ACCUSE TUR/GOV>USA/ELI occurred", "CONSULT USA/ELI>EGY occurred"])
  }

  @Test func `militias and terrorists are those whom the document names`() throws {
    #expect(
      try ArticleReading.lines(
        "هاجم الحوثيون مدينة تعز اليمنية.", "وقتل الجيش اليمني عشرة من المليشيات.")
        == ["ASSAULT HOUTHIS>YEM occurred", "ASSAULT YEM/MIL>HOUTHIS occurred killed=10"])
  }

  @Test func `two officials are those who were named before`() throws {
    #expect(
      try ArticleReading.lines(
        "التقى وزير الخارجية السعودي نظيره الإيراني في بكين.", "وناقش الوزيران فتح السفارات.")
        == ["CONSULT SAU/GOV+IRN/GOV> occurred", "CONSULT SAU/GOV+IRN/GOV> occurred"])
  }

  @Test func `a family name behind another given name is somebody else's`() throws {
    #expect(
      try ArticleReading.lines(
        "اعتقلت السلطات السورية سليمان الأسد.", "وتولى بشار الأسد الحكم بعد والده.")
        == ["COERCE SYR/GOV> occurred"])
  }

  @Test func `what a state forbids its people tells no attacker`() throws {
    #expect(
      try ArticleReading.lines(
        "أعلنت بيرو حالة الطوارئ في ليما.", "وأعلنت بيرو حظر التجول في كوسكو.",
        "وجاء ذلك بعد مقتل ثلاثة أشخاص في ليما."
      ).last
        == "ASSAULT >PER/CVL occurred killed=3")
  }

  @Test func `those who die in an accident die at nobody's hand`() throws {
    #expect(
      try ArticleReading.lines(
        "لقي تسعة لاجئين سوريين حتفهم في حادث سير في تركيا.",
        "وقال رئيس الحي إن تسعة أشخاص لقوا مصرعهم عندما اصطدمت الحافلة بسور.",
        "وأضاف أن ثمانية أشخاص لقوا حتفهم على الفور.") == [])
  }

  @Test func `where nobody acts in public nothing public is said`() throws {
    let shop = [
      "ينصح الخباز زبائنه بحفظ الخبز في مكان بارد.", "وقال إن المتجر يستقبل طلبات كثيرة كل صباح.",
      "ودعا الزبائن إلى تجربة الكعك الجديد.", "ويتفاوض المتجر مع مزارعين على شراء القمح.",
    ]
    #expect(try ArticleReading.events(shop).isEmpty)
    let arrest = "واعتقلت الشرطة المغربية عاملا في المتجر."
    #expect(try ArticleReading.events(shop + [arrest]).map(\.lemma) == ["اعتقل"])
  }

  @Test(arguments: [
    "أعلنت الوزارة وصول رحلتها الأولى إلى مطار بيروت.",
    "ما زال المشروع اللبناني قيد الإنشاء في بيروت.",
    "بلغ نصيب لبنان من القروض مليون دولار.",
    "حذر المحللون من خطر داهم على لبنان.",
    "يلقي الوزير اللبناني محاضرة في مسجد بني عدوان.",
    "حققت قطر نموا كبيرا في صادراتها، ولم يعرف ثمنها.",
  ])
  func `a word that looks like an act is none`(text: String) throws {
    #expect(try ArticleReading.lines(text) == [])
  }

  @Test(arguments: [
    ("قررت موسكو طرد السفير البريطاني.", "SANCTION RUS>GBR/GOV planned"),
    ("أعلنت حركة حماس أسر جنود إسرائيليين.", "ASSAULT HAMAS>ISR/MIL occurred"),
    ("أعلن الجيش الكولومبي إغراق سفينة يونانية.", "ASSAULT COL/MIL>GRC occurred"),
    ("طالب الحزب بحل البرلمان التونسي.", "SANCTION >TUN/LEG hypothetical"),
    ("نددت البرازيل بالعملية العسكرية التركية في سوريا.", "ASSAULT TUR>SYR occurred"),
    ("رحبت كينيا بتبادل السجناء بين أرمينيا وأذربيجان.", "RETREAT ARM+AZE> occurred"),
  ])
  func `the last word of a term is whom the act meets`(text: String, event: String) throws {
    #expect(try ArticleReading.lines(text).last == event)
  }

  @Test(arguments: [
    ("قتل في القصف خمسة جنود أتراك.", "ASSAULT >TUR/MIL occurred killed=5"),
    ("فيما قتل جراء الانفجار خمسة جنود أتراك.", "ASSAULT >TUR/MIL occurred killed=5"),
    ("شهدت بغداد هجوما قتل فيه جنديان تركيان.", "ASSAULT >TUR/MIL occurred killed=2"),
    (
      "قتل في غارة شنتها روسيا على سوق في كييف 14 مدنيا.",
      "ASSAULT RUS>UKR/CVL occurred killed=14"
    ),
  ])
  func `where stands before who was killed`(text: String, event: String) throws {
    #expect(try ArticleReading.lines(text).contains(event))
  }

  @Test(arguments: [
    ("أثار منع إسرائيل وصول الوقود إلى غزة غضبا.", "COERCE ISR> occurred"),
    ("جاء ذلك بعد اتهام فرنسا روسيا بالتجسس.", "ACCUSE FRA>RUS occurred"),
    ("كرر الوزير التونسي دعوة ليبيا إلى فتح الحدود.", "REQUEST TUN/GOV>LBY occurred"),
    ("أثار غزو الجيش الروسي أوكرانيا قلقا.", "ASSAULT RUS/MIL>UKR occurred"),
  ])
  func `the first term of an event noun may be who acts or whom it meets`(
    text: String, event: String
  ) throws {
    #expect(try ArticleReading.lines(text).contains(event))
  }

  @Test(arguments: [
    ("أشادت كينيا بالدعم المغربي للاجئين.", "SUPPORT KEN>MAR occurred"),
    ("ثمنت كينيا جهود قطر في الوساطة.", "SUPPORT KEN>QAT occurred"),
    ("فرضت كندا عقوبات على قطاع النفط الإيراني.", "SANCTION CAN>IRN occurred"),
  ])
  func `what is praised or banned is its owner's`(text: String, event: String) throws {
    #expect(try ArticleReading.lines(text).contains(event))
  }

  @Test func `two states agree though officials met`() throws {
    #expect(
      try ArticleReading.lines(
        "استقبل الرئيس الكيني نظيره الغاني في نيروبي، وأكد التعاون بين البلدين."
      ).last == "COOPERATE KEN+GHA> occurred")
  }

  @Test(arguments: ["وطالبت المنظمة بإطلاق سراحهم.", "وأطلقت المحكمة سراحهم.", "وتم الإفراج عنهم."])
  func `the pronoun in a form is whom the act met`(text: String) throws {
    let release = try ArticleReading.lines("اعتقلت الشرطة المغربية صحفيين فرنسيين.", text).last
    #expect(release?.contains(">FRA/JRN") == true)
  }

  @Test func `a form that is jussive alone is no indicative`() throws {
    #expect(
      try ArticleReading.lines(
        "تستعد وزارة التعليم الكويتية بالتعاون مع شركة، لبدء المخيم الصيفي للطلبة.") == [])
  }

  @Test func `a pronoun tells a verb whose object it is`() throws {
    #expect(
      try ArticleReading.lines("وقع هجوم تبناه تنظيم داعش في بغداد.")
        == ["ASSAULT ISIS>IRQ occurred"])
  }

  @Test(arguments: [
    "أكد الرئيس المصري دعم الخرطوم وإدانة قصف المدنيين في نيالا وفرض عقوبات على قادة الميليشيا",
    "قتل في الهجوم الذي شنه مسلحون على القاعدة التركية خمسة جنود وأصيب عشرة بعد إطلاق سراحهم",
    "وكانت إيران، التي تنفي الاتهامات، قد دعت الأطراف إلى وقف القتال بين الجانبين خلال لقاء البلدين",
    "تظاهر آلاف المحتجين أمام السفارة ضد زيارة الوزير ورفضا لقرار الحكومة اعتقال القادة على يد الشرطة",
  ])
  func `a text may end at any word`(text: String) throws {
    let words = text.split(separator: " ")
    for count in 1...words.count {
      let cut = words.prefix(count).joined(separator: " ")
      let ends = try ArticleReading.events([cut]).flatMap { event in
        [event.trigger.end] + (event.actors + event.recipients).map(\.mention.end)
      }
      #expect(ends.allSatisfy { $0 <= cut.utf8.count })
    }
  }
}
