import Testing

@testable import EventExtraction

/// Sides that relative clauses, pronouns, joined phrases and the rest of the document tell.
@Suite struct SideTests {
  @Test(arguments: SideTests.sentences)
  func sides(_ sentence: String, _ expected: [String]) throws {
    #expect(try ArticleReading.lines(sentence) == expected)
  }

  private static let sentences: [(String, [String])] = [
    // A word for how many stands before those who are meant, however it is spelled.
    (
      "دعت السنغال كافة الأحزاب الغامبية إلى الحوار.",
      ["REQUEST SEN>GMB/PTY occurred", "CONSULT GMB/PTY> hypothetical"]
    ),
    // What "and" is written together with bears its own article and its own nation.
    (
      "هاجم الجيش الكيني والقوات الصومالية المتمردين.",
      ["ASSAULT KEN/MIL+SOM/MIL>KEN/REB occurred"]
    ),
    // A relative pronoun's gender tells whom its clause is of.
    (
      "ذكرت الشرطة اليونانية أن زوجة القائد القبرصي الذي قتل في نيقوسيا اعتقلت.",
      ["ASSAULT >CYP occurred", "COERCE >CYP/CVL occurred"]
    ),
    // The subject goes on behind the clause that describes him.
    (
      "المبعوث الكيني الذي يزور جوبا يلتقي الرئيس الأوغندي غدا.",
      ["CONSULT KEN/GOV>SSD occurred", "CONSULT KEN/GOV+UGA/GOV> occurred"]
    ),
    (
      "رفضت جماعة متشددة تسيطر على مدينة غاو توقيع الاتفاق مع الحكومة النيجرية.",
      ["REJECT MLI/REB> occurred", "SUPPORT MLI/REB+NER/GOV> negated"]
    ),
    // How often is not who.
    (
      "غادر الوزير الكندي أوتاوا واحتجز مرتين في روما.",
      ["COERCE CAN/GOV> occurred"]
    ),
    // An office behind the comma is that of whom is addressed.
    (
      "اتفق الوزير البرازيلي مع السيد هوفمان، مستشار الأمن القومي الألماني، على عقد محادثات.",
      ["AGREE BRA/GOV+DEU/GOV> occurred", "CONSULT BRA/GOV+DEU/GOV> planned"]
    ),
    // From whom a town is taken.
    (
      "تستعد القوات الصومالية لاستعادة مدينة كيسمايو من حركة الشباب.",
      ["ASSAULT SOM/MIL>SOM/REB planned"]
    ),
    // Who bears the blame for an act did it; nobody does it for not saying so.
    (
      "حكم بالسجن على أربعة سنغاليين على خلفية مسؤوليتهم عن تفجير مسجد في دكار.",
      ["COERCE >SEN/CVL occurred detained=4", "ASSAULT SEN/CVL>SEN/REL occurred"]
    ),
    (
      "لم تعلن الهند مسؤوليتها عن الهجوم على كراتشي.",
      []
    ),
    // A phrase that opens the sentence points on to the subject.
    (
      "وخلال زيارته لكوالالمبور، أجرى الرئيس التركي محادثات مع نظيره الماليزي.",
      ["CONSULT TUR/GOV>MYS occurred", "CONSULT MYS/GOV+TUR/GOV> occurred"]
    ),
    // A council of one state is not that of all.
    (
      "مجلس الأمن الكيني يهدد أوغندا بالحرب.",
      ["THREATEN KEN/GOV>UGA occurred"]
    ),
    // Whose duty an act is.
    (
      "يتعين على إثيوبيا السماح للمفتشين المصريين بزيارة السد.",
      ["CONCEDE ETH>EGY/CVL hypothetical"]
    ),
    // Who stands right before a verb in the singular opens a clause.
    (
      "الجيش الكيني يستهدف مقاتلي حركة الشباب والشرطة الصومالية تعتقل عشرة منهم.",
      ["ASSAULT KEN/MIL>SOM/REB occurred", "COERCE SOM/COP> occurred detained=10"]
    ),
    // A bare name is the subject of a verb that is spelled like a noun.
    (
      "عقد يوسف المنصوري، وزير الشباب التونسي، لقاءات مع وزراء ثقافة السنغال ومالطا.",
      ["CONSULT SEN/GOV+MLT/GOV+TUN/GOV> occurred"]
    ),
    // Two bodies of one land are two.
    (
      "انتقد الأطباء رفض الحكومة البلغارية لمقترحات المعارضة.",
      ["ACCUSE BGR/MED>BGR/OPP occurred", "REJECT BGR/GOV>BGR/OPP occurred"]
    ),
    // A pronoun that stands for itself.
    (
      "اعتقلت السلطات الأوغندية نوابا كينيين، متهمة إياهم بالتجسس.",
      ["COERCE UGA/GOV>KEN/LEG occurred", "ACCUSE UGA/GOV>KEN/LEG occurred"]
    ),
    // Each of the lands in which land is taken.
    (
      "سيطرت حركة طالبان على مناطق واسعة في أفغانستان وباكستان.",
      ["ASSAULT TALIBAN>AFG+PAK occurred"]
    ),
    // The states of a region are asked and act.
    (
      "حثت كندا الدول الأفريقية على الحوار.",
      ["REQUEST CAN>- occurred", "CONSULT -> hypothetical"]
    ),
    // An envoy of all is of no land that he is sent to.
    ("التقى المبعوث الأممي في طرابلس وفدا مصريا.", ["CONSULT UN+EGY/GOV> occurred"]),
    // A bare number of dead counts people.
    (
      "مقتل ثلاثة في انفجار سيارة مفخخة في نيروبي",
      ["ASSAULT >KEN/CVL occurred killed=3", "ASSAULT >KEN/CVL occurred"]
    ),
    // Those who are dispersed by it are those it is shot at.
    (
      "الشرطة الكولومبية تطلق الغاز المسيل للدموع لتفريق متظاهرين في بوغوتا",
      ["ASSAULT COL/COP>COL/CVL occurred", "COERCE COL/COP>COL/CVL occurred"]
    ),
    // A definite plural takes no noun of another ending.
    (
      "أطلق الصيادون المخالفون النار على الشرطة الكينية.",
      ["ASSAULT KEN/CVL>KEN/COP occurred"]
    ),
    // Who is only cited does not act.
    (
      "وبحسب الوزيرة، أضافت كندا ثلاث شركات صينية إلى قائمة العقوبات.",
      ["SANCTION CAN>CHN/BUS occurred"]
    ),
    // A town does nothing to a town.
    (
      "القوات النيجيرية دخلت المدينة واستعادت مايدوغوري من بوكو حرام.",
      ["ASSAULT NGA/MIL>NGA/REB occurred"]
    ),
    // In parentheses stands where a body is.
    (
      "أدانت محكمة ليموج (جنوب فرنسا)، اليوم، ناشطا كونغوليا بالسجن.",
      ["COERCE FRA/JUD>COD/SOC occurred"]
    ),
    // An office right before another of the same person.
    (
      "انتقد السفير الممثل الدائم للنرويج لدى الأمم المتحدة، إريك هانسن، الوزير الدنماركي.",
      ["ACCUSE NOR/GOV>DNK/GOV occurred"]
    ),
    // Whom somebody is for takes no part.
    (
      "اتهمت جورجيا الانفصاليين الموالين لروسيا بقصف القرية.",
      ["ACCUSE GEO>GEO/REB occurred", "ASSAULT GEO/REB>GEO occurred"]
    ),
    // A force of two lands.
    (
      "رحب التحالف الكيني الأوغندي بالاتفاق.",
      ["SUPPORT KEN/MIL+UGA/MIL> occurred"]
    ),
    // Who is made to do it does it; who is driven out does not drive out.
    (
      "أقنعت سويسرا تشاد بالإفراج عن الرهائن البلجيكيين.",
      ["RETREAT TCD>BEL/CVL hypothetical"]
    ),
    (
      "دفعت أذربيجان الأرمن إلى النزوح.",
      ["SANCTION AZE>ARM/CVL occurred"]
    ),
    // What somebody is said to aim at.
    (
      "اتهمت كينيا أوغندا بالسعي إلى تهجير الصوماليين.",
      ["ACCUSE KEN>UGA occurred", "SANCTION UGA>SOM/CVL hypothetical"]
    ),
    // Whose what is deplored is.
    (
      "أبدى الرئيس الكيني قلقه من السياسات التجارية التي تنتهجها الصين.",
      ["ACCUSE KEN/GOV>CHN occurred"]
    ),
    // Many who speak are no victims.
    (
      "وندد نواب كينيون بالهجوم على الكنيسة.",
      ["ACCUSE KEN/LEG> occurred", "ASSAULT >KEN/REL occurred"]
    ),
    // A land behind a form of several words, the last of which no table knows by itself.
    (
      "قرر الاتحاد الأفريقي تعليق عضوية السودان.",
      ["SANCTION AU>SDN planned"]
    ),
    // A crowd's demands are its protest.
    (
      "تظاهر مئات الكينيين في نيروبي للمطالبة باستقالة الوزير.",
      ["PROTEST KEN/CVL> occurred", "RETREAT KEN/GOV> hypothetical"]
    ),
    // What somebody aims at is not done yet.
    (
      "ولا يزال المسؤولون السويديون يهدفون إلى إجراء محادثات مع نظرائهم النرويجيين.",
      ["CONSULT NOR/GOV+SWE/GOV> hypothetical"]
    ),
  ]

  /// Who takes a town of his own land meets those whom the document tells to be fought.
  @Test func whoHeldATown() throws {
    let lines = try ArticleReading.lines(
      "قتلت القوات النيجيرية عشرة من مسلحي بوكو حرام.", "وسيطرت القوات النيجيرية على مايدوغوري.")
    #expect(lines.last == "ASSAULT NGA/MIL>NGA/UAF occurred")
  }

  /// Blame for a deed whose doers the document names is of them.
  @Test func whoDidWhatIsBlamed() throws {
    let lines = try ArticleReading.lines(
      "قتلت القوات الهندية صيادا باكستانيا.", "ونددت إسلام آباد بقتل الصياد.")
    #expect(lines.contains("ACCUSE PAK>IND/MIL occurred"))
  }

  @Test func whoIsAddressedByHisStyle() throws {
    let lines = try ArticleReading.lines(
      "وصل الأمير السعودي عبدالعزيز بن سلمان إلى الرباط.", "وعقد الملك المغربي اجتماعا مع سموه.")
    #expect(lines == ["CONSULT SAU/GOV>MAR occurred", "CONSULT SAU/GOV+MAR/GOV> occurred"])
  }

  /// The same act by the same word of the same people is the one doer's whom the document names.
  @Test func whoIsToldElsewhereToDoTheSame() throws {
    let lines = try ArticleReading.lines(
      "كشف الوزير خطة كينيا لاجتياح كيسمايو.", "وتحدث النواب عن موعد اجتياح كيسمايو.")
    #expect(lines == ["ASSAULT KEN>SOM planned", "ASSAULT KEN>SOM planned"])
  }

  /// A war that is named after who wages it meets the other land that the document is about.
  @Test func whomAWarMeets() throws {
    let lines = try ArticleReading.lines(
      "قالت كييف إن أوكرانيا صامدة.", "وزار وزير من أوكرانيا مدينة خاركيف في أوكرانيا.",
      "وتضاعفت المساعدات منذ بدء الغزو الروسي.")
    #expect(lines.last == "ASSAULT RUS>UKR ongoing")
  }

  /// Nothing opens a sentence behind an attack, and those whom the verb has told to have fallen are told.
  @Test func whatAnAttackLeaves() throws {
    #expect(
      try ArticleReading.lines("خلف الهجوم الروسي أربعين جريحا في كييف.") == [
        "ASSAULT RUS>UKR/CVL occurred injured=40", "ASSAULT RUS>UKR/CVL occurred",
      ])
  }
}
