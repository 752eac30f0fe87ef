import NewsModel
import Testing

@testable import EventExtraction

/// Whole articles to events, each told in one line: `SANCTION أقال TUN/GOV>TUN/GOV occurred`.
struct EventTests {
  @Test(arguments: [
    (
      "انتقد وزير الخارجية الروسي الضربة التي وجهتها أمريكا وفرنسا إلى مواقع عسكرية سورية.",
      ["ACCUSE RUS/GOV>USA+FRA occurred", "ASSAULT USA+FRA> occurred"]
    ),
    (
      "قتل خمسة أشخاص وأصيب عشرة في هجوم مسلح على سوق في بغداد.",
      ["ASSAULT >IRQ/CVL occurred killed=5 injured=10", "ASSAULT >IRQ/CVL occurred"]
    ),
    (
      "مقتل فلسطيني واعتقال آخر برصاص الجيش الإسرائيلي قرب نابلس.",
      ["ASSAULT ISR/MIL>PSE/CVL occurred", "COERCE ISR/MIL> occurred"]
    ),
    ("أدانت السودان الجريمة التي وقعت في عسير.", ["ACCUSE SDN> occurred"]),
    (
      "تمكنت القوات العراقية من القضاء على عشرة مسلحين في الأنبار.",
      ["ASSAULT IRQ/MIL>IRQ/UAF occurred"]
    ),
    (
      "اجتمعت الحكومة التونسية مساء، وقررت رفع الحظر عن حزب المعارضة التونسية.",
      ["CONSULT TUN/GOV> occurred", "CONCEDE TUN/GOV>TUN/PTY planned"]
    ),
    ("سحب البرلمان الليبي الثقة من الحكومة.", ["SANCTION LBY/LEG>LBY/GOV occurred"]),
    (
      "أعلنت وزارة الداخلية الكويتية أن الشرطة اعتقلت أربعة متهمين.",
      ["COERCE KWT/COP>KWT/CRM occurred detained=4"]
    ),
    (
      "وكانت منظمة العفو الدولية، اتهمت في تقرير سابق، الجيش السوداني بقصف قرى.",
      ["ACCUSE AMNESTY>SDN/MIL occurred", "ASSAULT SDN/MIL>SDN occurred"]
    ),
  ])
  func `a sentence tells its acts, with their sides, status and counts`(
    text: String, expected: [String]
  ) throws {
    #expect(try ArticleReading.lines(text) == expected)
  }

  @Test(arguments: [
    ("البيان المشترك لاجتماع وزراء خارجية فرنسا ومصر", "CONSULT", "occurred"),
    ("عشرات القتلى في أعنف غارات إسرائيلية تشهدها بيروت", "ASSAULT", "occurred"),
  ])
  func `a headline tells what was`(text: String, type: String, status: String) throws {
    let found = try ArticleReading.events([text, "تفاصيل الخبر تأتي."])
    #expect(found.first { $0.type.rawValue == type }?.status.rawValue == status)
  }

  @Test func `a meeting on whose eve something happens has not been held`() throws {
    let found = try ArticleReading.lines(
      "أقيل قائد الجيش قبل أيام من القمة بين الرئيس الفرنسي ورئيس الوزراء البريطاني.")
    #expect(found.last == "CONSULT FRA/GOV+GBR/GOV> planned")
  }

  @Test func `a headline's first word may be its place`() throws {
    let found = try ArticleReading.events([
      "سوريا: الطيران يقصف بلدة بالبراميل", "تفاصيل الخبر تأتي.",
    ])
    #expect(found.count == 1)
    #expect(found.first?.place?.country == "SYR")
  }

  @Test(arguments: [
    [
      "هجوم إسبانيا يسحق دفاع إيطاليا في المباراة",
      "قاد اللاعب هجوم منتخب إسبانيا في المباراة وسجل المدرب تغييرات في الشوط الثاني.",
      "وهاجم المنتخب مرمى إيطاليا في الملعب، ورفض المدرب الحديث عن البطولة.",
    ],
    [
      "المنتخب الإسباني يهزم المنتخب الإيطالي في المباراة الأولى من البطولة",
      "اعترضت إيطاليا على الحكم بعد أن هاجمت إسبانيا المرمى في الشوط الثاني، وسجل اللاعب الهدف.",
      "وقال المدرب إن إسبانيا قتلت المباراة في الملعب، وهدد المنتخب بالانسحاب من البطولة.",
    ],
  ])
  func `a report on a match tells no war`(paragraphs: [String]) throws {
    #expect(try ArticleReading.events(paragraphs) == [])
  }

  @Test(arguments: [
    ("يزور الوزير الفرنسي بيروت لإجراء محادثات مع قادة لبنان.", "CONSULT", "planned"),
    ("رصدت الإمارات عشرة ملايين دولار للسودان.", "AID", "planned"),
    ("حذرت إيران من أي هجوم إسرائيلي على أراضيها.", "ASSAULT", "hypothetical"),
    ("القمة بين الرئيس الفرنسي ونظيره الروسي لن تعقد في باريس.", "CONSULT", "negated"),
    ("وتتم مناقشة صفقة تبادل بين كييف وموسكو.", "CONSULT", "ongoing"),
    ("سئل الناطق عما إذا كانت روسيا ترفض المقترح التركي.", "REJECT", "hypothetical"),
    ("أدانت باريس الغارات التي تشنها روسيا على أوكرانيا.", "ASSAULT", "ongoing"),
    ("سينطلق الجيش السوري لتطهير المدن من المسلحين.", "ASSAULT", "planned"),
    ("المعارك بين الجيش اليمني والحوثيين في مأرب لاتزال مستمرة.", "ASSAULT", "ongoing"),
    ("ولا يزال الجيش الروسي يقصف خاركيف.", "ASSAULT", "ongoing"),
    ("حذرت باريس من الاستمرار في القصف الروسي على المدنيين في أوديسا.", "ASSAULT", "ongoing"),
    ("ناشدت اليونيسف طرفي النزاع السوداني وقف إطلاق النار.", "RETREAT", "hypothetical"),
    ("ناشدت اليونيسف طرفي النزاع السوداني الحوار ووقف إطلاق النار.", "RETREAT", "hypothetical"),
    ("ستتدخل فرنسا في حال وقوع مثل هذا الهجوم على تشاد.", "ASSAULT", "hypothetical"),
    ("لم تعد للهدنة قيمة بعد هذه الغارات التركية على العراق.", "ASSAULT", "occurred"),
    ("لا تنوي إسرائيل التحقيق بشأن ظروف مقتل الصحفية الفلسطينية.", "ASSAULT", "occurred"),
    ("اشترطت واشنطن أن يتعهد المقاتلون السوريون بحماية المدنيين.", "AGREE", "hypothetical"),
    ("قالت حماس إنه تتم مناقشة الصفقة مع إسرائيل.", "CONSULT", "ongoing"),
    ("تهدف المفاوضات بين مصر وإثيوبيا إلى حل الأزمة.", "CONSULT", "occurred"),
    ("سيكون لهذه الضربات الأميركية على العراق أثر عميق.", "ASSAULT", "occurred"),
    ("حاصرت القوات الروسية المدينة التي تشن عليها منذ شهر هجوما.", "ASSAULT", "ongoing"),
    ("ونفت تركيا ذلك، متهمة سوريا بقصف حلب.", "ACCUSE", "occurred"),
    ("أسباب تقنية تؤجل المحادثات بين اليونان وألمانيا.", "CONSULT", "negated"),
    ("قالت كييف ذلك بعد أن طلب الرئيس الأميركي من روسيا وقف القصف.", "RETREAT", "hypothetical"),
    ("وتنص الهدنة على انسحاب الجيش الإسرائيلي من لبنان.", "RETREAT", "planned"),
    ("من المتوقع أن يزور الرئيس الصيني باريس.", "CONSULT", "planned"),
    ("تركزت المناقشات حول الحرب المستمرة بين روسيا وأوكرانيا.", "CONSULT", "occurred"),
    ("حذر النائب من أن تفجيرا آخر سوف يقع في بغداد.", "ASSAULT", "planned"),
    ("حذر النائب من أن ضربة جوية ستكون الرد على إيران.", "ASSAULT", "planned"),
    ("أكدت واشنطن أنها لم تعط ضوءا أخضر للهجوم الإسرائيلي على سوريا.", "ASSAULT", "negated"),
    ("ستتدخل فرنسا إذا استمر القصف الروسي على كييف.", "ASSAULT", "hypothetical"),
    ("قالت الشرطة إن المسلحين أرادوا خطف جندي فرنسي.", "ASSAULT", "hypothetical"),
    ("أوقفت الشرطة رجلا متهما بالتخطيط لتفجير مطار برلين.", "ASSAULT", "hypothetical"),
    ("هل كان مقتل الوزير اللبناني عملية اغتيال؟", "ASSAULT", "hypothetical"),
    ("لماذا قصف الجيش الروسي مدينة خاركيف؟", "ASSAULT", "occurred"),
    ("رجحت واشنطن توجيه ضربات جوية إلى إيران.", "ASSAULT", "hypothetical"),
    ("استبعد وزير الدفاع الفرنسي شن هجوم على إيران.", "ASSAULT", "negated"),
    (
      "رأى نائب فرنسي أن توجيه ضربات جوية للقوات السورية بات أمرا لا بد منه.", "ASSAULT",
      "hypothetical"
    ),
    ("قال إن القانون لا يمكن أن يتيح خطف مدنيين فرنسيين.", "ASSAULT", "hypothetical"),
    ("قرر مجلس الأمن، اليوم الخميس، فرض عقوبات على كوريا الشمالية.", "SANCTION", "planned"),
    ("تستعد فرنسا وألمانيا لإرسال مساعدات إلى السودان.", "AID", "planned"),
    (
      "تبدأ اليوم بمقر الأمم المتحدة في جنيف جولة جديدة من محادثات السلام بين الأطراف الليبية.",
      "CONSULT", "ongoing"
    ),
    ("قال الوزير إن الهجوم التركي المتوقع على عين العرب السورية خطير.", "ASSAULT", "hypothetical"),
    (
      "اعتبرت المحكمة العراقية القانون غير دستوري، وطالبت الحكومة الكردية بالنفط.", "REQUEST",
      "occurred"
    ),
    ("ندد النواب بالحكومة الفرنسية متجاهلين قرار المجلس.", "ACCUSE", "occurred"),
    ("حاصر الجيش الإسرائيلي جباليا قبل أن يجتاحها في اليوم التالي.", "ASSAULT", "occurred"),
    ("قال الوزير إن البرلمان الفرنسي لم يناقش قصف كييف.", "ASSAULT", "occurred"),
    ("أعرب الرئيس الفرنسي عن استنكاره الشديد لمقتل الصحفية الفلسطينية.", "ASSAULT", "occurred"),
    ("تعرض الرئيس الباكستاني لمحاولة اغتيال.", "ASSAULT", "occurred"),
    ("وصل الوفد المصري قبل بدء المفاوضات بين إسرائيل وحماس.", "CONSULT", "planned"),
    ("ويجب فرض عقوبات أوروبية على روسيا.", "SANCTION", "hypothetical"),
    ("الخطط الأوروبية التي تشمل تجميد أرصدة روسيا متقدمة.", "SANCTION", "planned"),
    ("بحث الوزيران الفرنسي والتركي الهجوم الروسي على كييف.", "ASSAULT", "occurred"),
    ("أكد البرلمان الليبي رفضه وسط رفض الحكومة المستمر للاتفاق.", "REJECT", "occurred"),
    ("اعتقلت الشرطة المصرية ناشطا قرر في آخر اجتماع مع الوزير السفر.", "CONSULT", "occurred"),
  ])
  func `words around an act tell whether it took place`(
    text: String, type: String, status: String
  ) throws {
    let found = try ArticleReading.events(["أخبار اليوم.", text])
    #expect(found.last { $0.type.rawValue == type }?.status.rawValue == status)
  }

  @Test(arguments: [
    (["أعلنت روسيا أن دفاعاتها أسقطت طائرات أوكرانية فوق أراضيها."], "RUS"),
    (["وقعت اشتباكات في قطاع غزة.", "وقصفت طائرات إسرائيلية القطاع."], "PSE"),
    (["شهد قطاع غزة مجازر ارتكبتها قوات الاحتلال."], "PSE"),
    (["قصفت طائرات إسرائيلية منزلا في بلدة جباليا."], "PSE"),
    (["قصف الجيش الإسرائيلي منزلا في شارع القدس في جباليا."], "PSE"),
    (["قصف الجيش الإسرائيلي قطاع غزة.", "ونفذ عملية في رفح قرب الحدود مع مصر."], "PSE"),
    (["وقعت اشتباكات في صنعاء.", "وقتل خمسة جنود في مستشفى."], "YEM"),
    (
      [
        "سيطر الجيش الإسرائيلي على رفح.",
        "وأدى القصف إلى نزوح 24 ألف شخص من مخيمي طولكرم ونور شمس.",
      ], "PSE"
    ),
    (["استضاف ترامب رئيس الوزراء الإسرائيلي في البيت الأبيض."], "USA"),
    (["وقعت اشتباكات في بيروت.", "وانتشر الجيش اللبناني في الشوارع الرئيسية."], "LBN"),
    (["اعتقلت القوات الإسرائيلية شابا فلسطينيا من بلدة بيتا."], "PSE"),
    (["قصف الجيش الإسرائيلي حيا في القدس."], "PSE"),
  ])
  func `an act's place is that of its own clause`(paragraphs: [String], country: String) throws {
    #expect(try ArticleReading.events(paragraphs).last?.place?.country == country)
  }

  @Test(arguments: [
    "يصل الرئيس الصيني إلى الرياض الأربعاء المقبل.",
    "كشفت الرياض عن زيارة الرئيس الصيني إلى البلاد خلال الأسابيع المقبلة.",
  ])
  func `what takes place after publication is planned`(text: String) throws {
    let day = try #require(CivilDate(year: 2024, month: 5, day: 15))
    let document = Document(
      source: Document.Source(mediaType: .text, encoding: "utf-8", encodingFrom: "valid-utf8"),
      metadata: Metadata(
        published: Publication(iso: "2024-05-15", day: day, origin: .sidecar), language: "ar"),
      paragraphs: [(.prose, Array(text.utf8))])
    #expect(try ArticleReading.events(in: document).map(\.status) == [.planned])
  }

  @Test(arguments: [
    // One's own act right before is of the same day, another's is not.
    (
      "اعتقل الجيش الإسرائيلي فجر 20 مارس 2025 شابا فلسطينيا بعد مداهمته بلدة قرب جنين.", "COERCE",
      ["2025-03-20", "2025-03-20"]
    ),
    // What somebody did before.
    ("أوقفت الشرطة التونسية في 3 مايو 2023 المسلح الذي قتل جنديا.", "ASSAULT", [nil]),
    ("طالب الصليب الأحمر في 3 مايو 2023 بالإفراج عن رهائن احتجزتهم حماس.", "ASSAULT", [nil]),
    ("سحبت إسرائيل قواتها من قطاع غزة عام 2005، لكنها حاصرت سكانه.", "COERCE", [nil]),
    // What is told besides.
    ("زار الوزير الفرنسي بيروت في 3 مايو 2023، مشيرا إلى مقتل خمسة جنود.", "ASSAULT", [nil]),
    // A blow and its dead are of one day, what is joined to a cause is not.
    (
      "قتل خمسة مدنيين في 3 مايو 2023 إثر غارة إسرائيلية على رفح.", "ASSAULT",
      ["2023-05-03", "2023-05-03"]
    ),
    (
      "سحب البرلمان الثقة من الرئيسة في 3 مايو 2023 على خلفية فضيحة، واتهامها بالفساد.", "ACCUSE",
      [nil]
    ),
    // A masculine verb does not describe a feminine noun.
    ("قالت الشرطة التونسية إن رجلا شارك في مظاهرات توفي في 3 مايو 2023.", "PROTEST", [nil]),
    ("انتقد الوزير الانتخابات التي أجريت عام 2009 وأثارت احتجاجات في إيران.", "PROTEST", ["2009"]),
    // "That it" makes the act the speaker's own, and so its day.
    (
      "أعلن الاتحاد الأوروبي في 3 مايو 2023 أنه أقر حزمة من العقوبات على روسيا.", "SANCTION",
      ["2023-05-03"]
    ),
    // Behind a clause about its subject the verb goes on.
    (
      "رفضت جماعة ليبية تسيطر على طرابلس توقيع الاتفاق في 3 مايو 2023.", "REJECT", ["2023-05-03"]
    ),
    // What a noun of speech is about was before.
    (
      "في 3 مايو 2023 أصدر الرئيس الفرنسي بيانا أعرب فيه عن استنكاره الشديد لمقتل صحفية فلسطينية.",
      "ASSAULT", [nil]
    ),
    // "After 2016" is not in that year.
    ("نفذت تركيا بعد عام 2016 غارات على سوريا.", "ASSAULT", [nil]),
    // The day itself is what the clause describes.
    ("في 3 مايو 2023 الذي استقبل فيه ماكرون رئيس وزراء كندا.", "CONSULT", ["2023-05-03"]),
  ])
  func `a date stays with its clause`(text: String, type: String, days: [String?]) throws {
    let found = try ArticleReading.events(["أخبار اليوم.", text])
    #expect(found.filter { $0.type.rawValue == type }.map { $0.time?.value } == days)
  }

  @Test(arguments: [
    ("وقال إن قواته انتشرت في أوديسا حيث تدور معارك مع الجيش الروسي.", "ASSAULT", "UKR"),
    ("عاد الوزير المصري إلى الدوحة لاستئناف المفاوضات مع حماس.", "CONSULT", "QAT"),
    (
      "جمعت الأمم المتحدة طرفي النزاع الليبي في مدينة الصخيرات المغربية لتوقيع اتفاق.", "SUPPORT",
      "MAR"
    ),
    ("وأوضح الوزير، في كلمته في نيويورك، أن آلاف الأطفال قتلوا.", "ASSAULT", nil),
    ("أطلق الجيش الإسرائيلي النار على مدرسة تقع في بيت لاهيا.", "ASSAULT", "PSE"),
    ("وقع الوزير القطري اتفاقية مع الحلف خلال زيارة لمقر الناتو في بروكسل.", "SUPPORT", "BEL"),
    ("وفي محافظة ديالى العراقية، أفاد مصدر أمني بأن ستة مدنيين قتلوا.", "ASSAULT", "IRQ"),
    ("أدان الوزير العراقي الهجمات التي تشهدها البلاد.", "ASSAULT", "IRQ"),
    ("نفذت القوات التركية ثلاث عمليات عسكرية في الشمال السوري.", "ASSAULT", "SYR"),
    ("تظاهر مئات اللبنانيين أمام وزارة العدل في بيروت.", "PROTEST", "LBN"),
    (
      "المخيم الفلسطيني قرب جنين يتعرض للهدم، مما أدى إلى تهجير سكانه.", "SANCTION", "PSE"
    ),
    ("نزوح آلاف المدنيين من مدينة خان يونس.", "SANCTION", "PSE"),
    ("اتهمت واشنطن قطريين بدعم متطرفين قاموا بهجمات في باكستان.", "AID", nil),
    ("توجه الملك الأردني إلى خارج المملكة.", "CONSULT", nil),
    ("هاجم الحوثيون سفينة بريطانية في البحر الأحمر.", "ASSAULT", nil),
    ("استهدف الحوثيون سفينة بريطانية في خليج عدن.", "ASSAULT", nil),
    ("بحث الوزيران المصري والليبي الأوضاع في السودان.", "CONSULT", nil),
    ("نيروبي تستضيف محادثات الفرقاء في جنوب السودان.", "CONSULT", "KEN"),
    ("زار الوزير الكيني أوغندا لبحث الأزمة في السودان.", "CONSULT", "UGA"),
    ("التقى الوزير الكيني نظيره الأوغندي لبحث الأوضاع في السودان وليبيا.", "CONSULT", nil),
    (
      "وصل الوزير المصري إلى أنقرة حيث التقى نظيره التركي وطالب بالهدنة في السودان.", "CONSULT",
      "TUR"
    ),
    (
      "يرسل الجيش الأوكراني مسيرات إلى روسيا ردا على الغارات الروسية التي تستهدف أراضيه يوميا.",
      "ASSAULT", "UKR"
    ),
  ])
  func `a place is that of the act and of nothing beside it`(
    text: String, type: String, country: String?
  ) throws {
    let found = try ArticleReading.events(["أخبار اليوم.", text])
    #expect(found.last { $0.type.rawValue == type }?.place?.country == country)
  }

  @Test
  func `a day that only lies ahead in the calendar was last year where the verb tells the past`()
    throws
  {
    let day = try #require(CivilDate(year: 2024, month: 7, day: 17))
    let document = Document(
      source: Document.Source(mediaType: .text, encoding: "utf-8", encodingFrom: "valid-utf8"),
      metadata: Metadata(
        published: Publication(iso: "2024-07-17", day: day, origin: .sidecar), language: "ar"),
      paragraphs: [(.prose, Array("أدان الوزير المذبحة التي وقعت في إسرائيل في 7 أكتوبر.".utf8))])
    let found = try ArticleReading.events(in: document)
    #expect(found.last { $0.type == .assault }?.time?.value == "2023-10-07")
    #expect(found.last { $0.type == .assault }?.status == .occurred)
  }

  @Test func `what is refused was refused before the day that it is planned for`() throws {
    let day = try #require(CivilDate(year: 2022, month: 6, day: 3))
    let document = Document(
      source: Document.Source(mediaType: .text, encoding: "utf-8", encodingFrom: "valid-utf8"),
      metadata: Metadata(
        published: Publication(iso: "2022-06-03", day: day, origin: .sidecar), language: "ar"),
      paragraphs: [
        (.prose, Array("رفض الرئيس التونسي حضور مراقبين في الاستفتاء يوم 25 يوليو المقبل.".utf8))
      ])
    let refusal = try ArticleReading.events(in: document).first { $0.type == .reject }
    #expect(refusal?.status == .occurred && refusal?.time == nil)
  }

  @Test func `what is announced by a noun ends where another verb begins`() throws {
    let found = try ArticleReading.events([
      "أعلنت الشرطة الإسبانية توقيف سبعة مهربين، ودعت منظمة العفو الدولية مدريد إلى التحقيق."
    ])
    #expect(found.first { $0.type == .request }.map { $0.source == nil } == true)
  }

  @Test func `who says more in the same breath is the source`() throws {
    let found = try ArticleReading.events([
      "انتقد الوزير الفرنسي إسرائيل، مشيرا إلى مقتل خمسة جنود في بيروت.",
      "وغادر الرئيس الصيني الرياض نافيا أن الجيش الصيني قصف تايوان.",
    ])
    #expect(
      found.filter { $0.type == .assault }.map {
        "\($0.source?.id ?? "-") \($0.source?.stance.rawValue ?? "-") \($0.status.rawValue)"
      }
        == ["FRA/GOV says occurred", "CHN/GOV denies negated"])
  }

  @Test(arguments: [
    "وذكرت تقارير إعلامية أن الجيش الإسرائيلي قتل خمسة مدنيين في غزة.",
    "وقالت مصادر طبية للصحيفة إن خمسة مدنيين قتلوا في غارات إسرائيلية على غزة.",
  ])
  func `who speaks is the word behind the verb, not who spoke before`(text: String) throws {
    let found = try ArticleReading.events([
      "قال مراسل الجزيرة إن الجيش الإسرائيلي قصف غزة.", text,
    ])
    let source = try #require(found.last?.source)
    #expect(source.id == nil || source.id == "PSE/MED")
  }

  @Test func `who accuses claims the act`() throws {
    let found = try ArticleReading.events(["اتهمت أوكرانيا روسيا بقصف محطة في خاركيف."])
    let source = try #require(found.last { $0.type == .assault }?.source)
    #expect(source.id == "UKR" && source.stance == .claims)
  }

  @Test func `the act from which days are counted was on another day`() throws {
    let found = try ArticleReading.events([
      "شن الطيران التركي في 24 يوليو 2015 غارات على مواقع في سوريا بعد أربعة أيام على هجوم في أنقرة."
    ])
    #expect(found.map { $0.time?.value } == ["2015-07-24", nil])
  }

  @Test func `a name written with its preposition is given whole`() throws {
    let found = try ArticleReading.events(["قدمت إيران أسلحة للحوثيين في اليمن."])
    #expect(found.last?.recipients.first?.name?.contains("لل") == false)
  }

  @Test func `the date of what a report says is not that of its telling`() throws {
    let found = try ArticleReading.events([
      "يوضح بيان أصدرته الوزارة الأميركية يوم 5 أغسطس 2015 أن اعتقال الناشط السوري خطأ."
    ])
    #expect(found.last { $0.type == .coerce }?.time == nil)
  }
}
