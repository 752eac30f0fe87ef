import NewsModel
import Testing

/// Who does what to whom, where word order, agreement or what was said before must tell.
struct ParticipantTests {
  @Test(arguments: [
    // A verb written like another is the one whose preposition stands behind its subject.
    ("تعرض الجيش الليبي لهجوم من مسلحين.", ["ASSAULT LBY/UAF>LBY/MIL occurred"]),
    // The preposition at the end of a longer form still governs.
    ("ألقي القبض على ثلاثة رجال في تونس.", ["COERCE >TUN/CVL occurred detained=3"]),
    ("أعلن الجيش السوري السيطرة على مدينة حماة.", ["ASSAULT SYR/MIL>SYR occurred"]),
    // What a relative clause describes may be a thing, which is nobody.
    (
      "أدان مجلس التعاون الخليجي الهجوم الذي استهدف سفارة في الكويت.",
      ["ACCUSE GCC> occurred", "ASSAULT >- occurred"]
    ),
    ("في اليوم الذي زار فيه بوتين الصين.", ["CONSULT RUS/GOV>CHN occurred"]),
    // Two finite verbs do not stand in one clause.
    (
      "رفضت إيران طلب واشنطن تفتيش الموقع.",
      ["REJECT IRN>USA occurred", "REQUEST USA> occurred"]
    ),
    // A verb in the plural has its subject before it.
    (
      "وقال شهود إن مسلحين نيجيريين دخلوا القرية وقتلوا عشرة أشخاص.",
      ["ASSAULT NGA/UAF>NGA/CVL occurred killed=10"]
    ),
    (
      "الجيش الإسرائيلي يقتحم جنين ويعتقل عشرات الفلسطينيين.",
      ["COERCE ISR/MIL>PSE occurred", "COERCE ISR/MIL>PSE/CVL occurred"]
    ),
    // Plurals of bodies agree like feminines.
    (
      "طالبت الأحزاب المعارضة الرئيس الجزائري بالاستقالة.",
      ["REQUEST DZA/OPP>DZA/GOV occurred", "RETREAT DZA/GOV> hypothetical"]
    ),
    ("أعلن التنظيم الليبي قصف المطار.", ["ASSAULT LBY>LBY occurred"]),
    // Nobody else's than the one who denies it.
    ("نفى المتحدث باسم الجيش المصري قصف القرية.", ["ASSAULT EGY/MIL>EGY negated"]),
    // Who governs the noun that governs the act.
    ("استمرار إسرائيل في قصف غزة.", ["ASSAULT ISR>PSE ongoing"]),
    // A name and, behind a comma, who bears it.
    (
      "استقبل محمد عبد الرحمن المنصوري، وزير العدل الأردني، في عمان نظيره المصري.",
      ["CONSULT EGY/GOV>JOR/JUD occurred"]
    ),
    // An adjective may stand before that of nationality.
    ("أحزاب يسارية إسبانية ترفض القرار.", ["REJECT ESP/PTY> occurred"]),
    // What stands in parentheses is no object.
    (
      "قصف الجيش الجزائري (120 كلم شرق الجزائر العاصمة) موقعا للمسلحين.",
      ["ASSAULT DZA/MIL>DZA/UAF occurred"]
    ),
    // Those of the force that tells of them.
    ("الجيش الإسرائيلي يعترف بمقتل جنديين في غزة.", ["ASSAULT >ISR/MIL occurred killed=2"]),
    // An office of the state that the phrase ends with.
    ("وقعت وزارة العدل بجمهورية مالي اتفاقا مع فرنسا.", ["SUPPORT MLI/JUD+FRA> occurred"]),
    // A verdict of jail is told by its term, which is the court's and meets whom the verdict meets.
    (
      "أصدرت محكمة تركية حكما بالسجن على صحفي تركي.", ["COERCE TUR/JUD>TUR/JRN occurred"]
    ),
    // Those who talk are the guests of who hosts their talks.
    ("استضافت الرياض مفاوضات بين موسكو وواشنطن.", ["CONSULT RUS+USA>SAU occurred"]),
    // The act of whose decision it is.
    (
      "علقت حركة حماس على قرار الحكومة الإسرائيلية إقالة رئيس الأركان.",
      ["SANCTION ISR/GOV>ISR/MIL planned"]
    ),
    // Whose the target is strikes nobody.
    ("نفذ الجيش الإسرائيلي ضربة دقيقة على مركز قيادة لحماس.", ["ASSAULT ISR/MIL> occurred"]),
    // A relative clause tells who took part, so that the act is no mere topic.
    (
      "نفت الحكومة الأوكرانية مسؤوليتها عن الهجوم الذي تعرضت له محطة روسية.",
      ["ASSAULT UKR/GOV>RUS negated"]
    ),
    // What the verb behind its subject says of the act.
    ("المفاوضات بين روسيا وأمريكا ستعقد في الرياض.", ["CONSULT RUS+USA> planned"]),
    // Whom one warns would do it.
    (
      "حذرت موسكو واشنطن من تزويد كييف بصواريخ.",
      ["THREATEN RUS>USA occurred", "AID USA>UKR hypothetical"]
    ),
    // A definite number of people by itself.
    ("تظاهر المئات في بيروت.", ["PROTEST LBN/CVL> occurred"]),
    // A noun with its full ending takes no definite word.
    ("أطلق مسلحون النار على دورية للشرطة الباكستانية.", ["ASSAULT PAK/UAF>PAK/COP occurred"]),
    // A state's officials are told of together, wherever they are.
    (
      "السفير السعودي في عمان: لقاء ولي العهد بملك الأردن مهم.",
      ["CONSULT SAU/GOV+JOR/GOV> occurred"]
    ),
    // What one answers another did.
    (
      "وقصف حزب الله قاعدة إسرائيلية ردا على اغتيال قائد في حماس.",
      ["ASSAULT HEZBOLLAH>ISR occurred", "ASSAULT ISR>HAMAS occurred"]
    ),
    // A court's word is the act.
    ("قررت محكمة تونسية حبس ناشط ليبي.", ["COERCE TUN/JUD>LBY/SOC occurred"]),
    // Holding a city is a state of affairs.
    ("قصف الجيش السوري بلدة تسيطر عليها المعارضة.", ["ASSAULT SYR/MIL>SYR occurred"]),
  ])
  func `a sentence names its sides`(text: String, expected: [String]) throws {
    #expect(try ArticleReading.lines(text) == expected)
  }

  @Test func `a verb in the dual means both who were named`() throws {
    #expect(
      try ArticleReading.lines(
        "التقى وزير الخارجية المصري نظيره السوداني في القاهرة، واتفقا على تشكيل لجنة مشتركة.")
        == ["CONSULT EGY/GOV+SDN/GOV> occurred", "AGREE EGY/GOV+SDN/GOV> occurred"])
  }

  @Test func `who speaks a headline's words does what they say`() throws {
    #expect(
      try ArticleReading.lines("إيران: لن نتفاوض مع الولايات المتحدة تحت الضغط")
        == ["CONSULT IRN+USA> negated"])
  }

  @Test func `those who met are who talk`() throws {
    #expect(
      try ArticleReading.lines("التقى وفد من حماس وزير الخارجية المصري وبحثوا الأوضاع في غزة.").last
        == "CONSULT HAMAS+EGY/GOV> occurred")
  }

  @Test func `"our people" are those of the speaker's land`() throws {
    #expect(
      try ArticleReading.lines("قالت حركة حماس إن عدوان الاحتلال على شعبنا جريمة.")
        .first == "ASSAULT ISR>PSE/CVL ongoing")
  }

  @Test func `each minister of a pair is an actor`() throws {
    #expect(
      try ArticleReading.lines(
        "بحث وزيرا الخارجية الإيراني حسين كاظمي، والسعودي فيصل الراجحي، العلاقات بين البلدين.")
        == ["CONSULT IRN/GOV+SAU/GOV> occurred"])
  }

  @Test func `an office of many fields is borne by the name behind it`() throws {
    #expect(
      try ArticleReading.lines(
        "انتقد وزير الفلاحة والصيد البحري والمياه، محمد العلوي، الشرطة المغربية.")
        == ["ACCUSE MAR/GOV>MAR/COP occurred"])
    #expect(
      try ArticleReading.lines(
        "انتقد وزير الشباب والثقافة والتواصل محمد العلوي الشرطة المغربية.")
        == ["ACCUSE MAR/GOV>MAR/COP occurred"])
  }

  @Test func `a name told in full is known by its last word`() throws {
    let lines = try ArticleReading.lines(
      """
      اعتقلت الشرطة الباكستانية شيرين مزاري أمس.

      وتتهم مزاري القيادة العسكرية في باكستان بالتورط في القتل.
      """)
    #expect(lines.contains("ACCUSE ->PAK/MIL occurred"))
  }

  @Test func `a short name means the organisation that is told in full`() throws {
    #expect(
      try ArticleReading.lines("قتل زعيم تنظيم القاعدة.", "وهاجم مقاتلو القاعدة قرية في اليمن.")
        == ["ASSAULT >ALQAEDA occurred", "ASSAULT ALQAEDA>YEM occurred"])
    #expect(
      try ArticleReading.lines("هاجم مسلحون القاعدة في الصحراء اليمنية.")
        == ["ASSAULT YEM/UAF> occurred"])
  }

  @Test func `resistance is of its land and never its rebels`() throws {
    #expect(
      try ArticleReading.lines("قصف الحوثيون عدن.", "وقتل مسلح من المقاومة اليمنية في المدينة.")
        .last == "ASSAULT >YEM/REB occurred")
  }

  @Test func `where one visits does not tell of which state one is`() throws {
    #expect(
      try ArticleReading.lines("وصل وزير الداخلية إلى نيودلهي في زيارة رسمية.").first
        == "CONSULT ->IND occurred")
  }

  @Test func `rebels are those that the document names`() throws {
    let lines = try ArticleReading.lines(
      """
      قصف الجيش اليمني مواقع للحوثيين في صعدة.

      وأعلن المتحدث مقتل عشرات المتمردين في المواجهات.
      """)
    #expect(lines.last?.contains(">HOUTHIS ") == true)
  }

  @Test func `a land before a headline's colon is where the news is from`() throws {
    let lines = try ArticleReading.lines(
      "تونس: حركة التجديد تدين اعتقال ناشطات أمام مقر الأمم المتحدة")
    #expect(lines.last?.contains(">TUN/SOC ") == true)
  }
}
