import Testing

@testable import EventExtraction

/// Whom words are about, whom deeds meet where only the place or the cause tells, and who utters a noun of speech.
@Suite struct MatterTests {
  @Test(arguments: [
    // What is agreed to, refused or pledged names its party.
    ("تعهد الرئيس الصربي بحماية السفن في كوسوفو.", ["AGREE SRB/GOV>XKX occurred"]),
    ("ترفض النرويج طلب الدنمارك.", ["REJECT NOR>DNK occurred", "REQUEST DNK> occurred"]),
    ("وافقت كينيا على استخدام قوات الشرطة في هايتي.", ["AGREE KEN>HTI occurred"]),
    ("رفضت تونس تهجير الفلسطينيين.", ["REJECT TUN> occurred", "SANCTION >PSE/CVL negated"]),
    // A threat meets those who did what it answers.
    (
      "توعدت اليونان بالثأر بعد أن اتهمت تركيا بالتجسس.",
      ["THREATEN GRC>TUR occurred", "ACCUSE GRC>TUR occurred"]
    ),
    // A strike that answers another meets who made it, on a day of its own.
    (
      "تستعد العاصمة لهجوم محتمل من الهند ردا على الغارة الباكستانية على القنصلية الهندية.",
      ["ASSAULT IND>PAK hypothetical", "ASSAULT PAK>IND/GOV occurred"]
    ),
    (
      "توعدت كييف بالرد على الغارة الروسية على القنصلية الأوكرانية، والتي أسفرت عن مقتل ثلاثة جنود أوكرانيين.",
      [
        "THREATEN UKR>RUS occurred", "ASSAULT RUS>UKR/GOV occurred",
        "ASSAULT RUS>UKR/MIL occurred killed=3",
      ]
    ),
    // An army's operation that names no victim meets the land of others that it is in.
    ("تشن القوات الإثيوبية عملية عسكرية في الصومال.", ["ASSAULT ETH/MIL>SOM occurred"]),
    // Whom a participle lets utter it.
    (
      "قال الرئيس الفرنسي إن بلاده صابرة، موجها تحذيرا لموسكو.",
      ["THREATEN FRA/GOV>RUS occurred"]
    ),
    // A statement in which somebody is asked.
    (
      "نشر الوزير الألماني بيانا دعا فيه الديمقراطيين إلى الصبر.",
      ["REQUEST DEU/GOV>USA/PTY occurred"]
    ),
    // The victim of what is condemned is not blamed.
    (
      "أدانت كندا قصف القنصلية اليابانية.",
      ["ACCUSE CAN> occurred", "ASSAULT >JPN/GOV occurred"]
    ),
    // The office's name behind its land is no object.
    (
      "لوح المرشد الأعلى بإيران، علي خامنئي، بالعقاب ضد إسرائيل.", ["THREATEN IRN/GOV>ISR occurred"]
    ),
    // An epithet with another nation's adjective is of that nation.
    ("رفض الأمير الاحتلال العراقي للكويت.", ["REJECT KWT/GOV>IRQ occurred"]),
    ("قدم وزير العدل الإسباني استقالته إلى الملك.", ["RETREAT ESP/JUD>ESP/GOV occurred"]),
  ])
  func `a word or deed meets whom it is about`(text: String, expected: [String]) throws {
    #expect(try ArticleReading.lines(text) == expected)
  }

  @Test(arguments: [
    // Sources tell, and take no part.
    (
      ["أشارت مصادر عسكرية إلى أن المسلحين لقوا مصرعهم في اليمن."],
      ["ASSAULT >YEM/UAF occurred"]
    ),
    // What is asked for stands behind who is asked.
    (["دعت الحكومة العراقية إلى حراك وطني مسؤول."], ["REQUEST IRQ/GOV> occurred"]),
    (
      ["دعا الأمين العام للأمم المتحدة بان كي مون السلطات البوروندية إلى الهدوء."],
      ["REQUEST UN>BDI/GOV occurred"]
    ),
    // Another name of the one named before it is no object.
    (["دعا الرئيس الفلسطيني محمود عباس أبو مازن إلى المصالحة."], ["REQUEST PSE/GOV> occurred"]),
    // Where they meet is none of those who meet.
    (["عقد اجتماع اللجنة الليبية بالقاهرة."], ["CONSULT LBY> occurred"]),
    // The act told before the verb does what the verb tells.
    (
      ["ضربت فرنسا القنصلية الإيرانية.", "ويذكر أن الغارة الجوية الفرنسية دمرت مبنى القنصلية."],
      [
        "ASSAULT FRA>IRN/GOV occurred", "ASSAULT FRA>IRN/GOV occurred",
        "ASSAULT FRA>IRN/GOV occurred",
      ]
    ),
    // A paper that tells of it is no object of the protest.
    (
      ["تظاهر الآلاف في السودان للمطالبة بحكم مدني، بحسب ما أفادت وكالة رويترز."],
      ["PROTEST SDN/CVL> occurred"]
    ),
    (["شنت الجماعة هجوما في وقت واحد ضد إسرائيل."], ["ASSAULT ->ISR occurred"]),
    // Those who govern do not march; their people may march for them.
    (
      [
        "عقدت في نيروبي محادثات بين الحكومة الكينية والمعارضة الكينية.",
        "وقال وزير الخارجية التنزاني إن الطرفين اتفقا على لقاء جديد، داعيا فرنسا إلى دعم الاتفاق.",
      ],
      [
        "CONSULT KEN/GOV+KEN/OPP> occurred", "AGREE KEN/GOV+KEN/OPP> occurred",
        "CONSULT KEN/GOV+KEN/OPP> planned", "REQUEST TZA/GOV>FRA occurred",
      ]
    ),
    (["استمرت التظاهرات في مصر مع تراجع شعبية الرئيس المصري."], ["PROTEST EGY/CVL> ongoing"]),
    // Those who march demand.
    (
      ["شهدت العاصمة تظاهرة حاشدة لعمال تونسيين طالبت بالعدالة."],
      ["PROTEST TUN/LAB> occurred"]
    ),
    (
      ["أعلنت كتائب القسام تصديها لقوات الاحتلال."],
      ["ASSAULT HAMAS>ISR/MIL occurred"]
    ),
    (["اعترضت القوات الإسرائيلية وابلا من الصواريخ."], []),
    // A subject that no table knows is nobody who was named before.
    (["الأزمات السياسية تهدد الحكومة العراقية."], ["THREATEN >IRQ/GOV occurred"]),
    (
      ["وتحدث وزير الداخلية الفرنسي عن أزمة تهدد بلجيكا."], ["THREATEN >BEL occurred"]
    ),
    // Whom one meets may stand behind an aside with a verb of its own.
    (
      ["التقى الرئيس الفرنسي، بعد قطيعة دامت تسعة شهور، رئيس الوزراء الإسباني."],
      ["CONSULT FRA/GOV+ESP/GOV> occurred"]
    ),
    (
      ["وأكد أن موسكو منفتحة على الحوار مع الجانب الأوكراني."],
      ["AGREE RUS>UKR/GOV occurred", "CONSULT RUS+UKR/GOV> planned"]
    ),
    (["شارك الوزير الألماني في اجتماع باريس الثاني."], ["CONSULT DEU/GOV> occurred"]),
    // So many that nobody counts them are people by themselves.
    (["تظاهر عشرات الآلاف في لندن."], ["PROTEST GBR/CVL> occurred"]),
    (["مئات الآلاف من الأشخاص يحتشدون في باريس."], ["PROTEST FRA/CVL> occurred"]),
    (["أعلن الاحتلال سيطرته على 22 ألف دونم."], []),
    // Who is told during talks takes part in them; what is demanded is demanded of who is to do it.
    (
      ["أبلغت تركيا السويد خلال محادثات أنها ماضية في طريقها."],
      ["CONSULT TUR+SWE> occurred"]
    ),
    (
      ["نواب عراقيون يطالبون باستقالة رئيس الوزراء العراقي."],
      ["REQUEST IRQ/LEG>IRQ/GOV occurred", "RETREAT IRQ/GOV> hypothetical"]
    ),
    // Both who met are who talk; what the next clause tells is no grievance of a march.
    (
      ["التقى الوزير الفرنسي نظيره الإسباني، وبحثا سبل دعم الجيش اللبناني."],
      [
        "CONSULT FRA/GOV+ESP/GOV> occurred", "CONSULT FRA/GOV+ESP/GOV> occurred",
        "AID FRA/GOV+ESP/GOV>LBN/MIL hypothetical",
      ]
    ),
    (
      ["تظاهر المئات في تونس احتجاجا على الغلاء، وأوقفت الشرطة متظاهرا."],
      ["PROTEST TUN/CVL> occurred", "COERCE TUN/COP>TUN/CVL occurred"]
    ),
    // A state that is spelled as its adjective is.
    (
      ["رفضت مالي القرار.", "ودعم الجيش المالي العملية."],
      ["REJECT MLI> occurred", "AID MLI/MIL> occurred"]
    ),
    // Who struck the same abroad is told in another sentence.
    (
      ["قصفت الهند القنصلية اليابانية في كابل.", "وقع انفجار استهدف القنصلية اليابانية في كابل."],
      ["ASSAULT IND>JPN/GOV occurred", "ASSAULT IND>JPN/GOV occurred"]
    ),
  ])
  func `those who only tell and what only names stay out`(
    paragraphs: [String], expected: [String]
  ) throws {
    #expect(try ArticleReading.lines(paragraphs) == expected)
  }

  @Test(arguments: [
    ("وتمنع السلطات أحيانا رفع الأعلام في السودان.", "ongoing"),
    ("صعدت روسيا هجماتها على أوكرانيا.", "ongoing"),
    ("عندما تهاجم روسيا أوكرانيا فإن أوروبا كلها تدفع الثمن.", "occurred"),
    ("انتقد المفاوض عدم الاستماع للوفد ورفض الحكومة العراقية المقترح.", "occurred"),
  ])
  func `a word beside the act tells whether it goes on`(text: String, status: String) throws {
    let lines = try ArticleReading.lines("عنوان الخبر.", text)
    #expect(lines.last?.contains(" \(status)") == true, "\(lines)")
  }
}
