import NewsModel
import Testing

@testable import EventExtraction

/// Phrases and whom they act for: `[EGY/GOV وزير الخارجية المصري]`.
struct MentionTests {
  private static let packs = Result { try LanguagePacks(tables: arabicTables) }

  /// What is found in a text: the words of each phrase and its id, sentence after sentence.
  private func mentions(
    _ text: String, on day: CivilDate? = CivilDate(year: 2024, month: 5, day: 14)
  ) throws -> [(span: Span, id: String?)] {
    let pack = try #require(try Self.packs.get().packs["ar"])
    let document = Document(
      source: Document.Source(mediaType: .text, encoding: "utf-8", encodingFrom: "valid-utf8"),
      metadata: Metadata(language: "ar"), paragraphs: [(.prose, Array(text.utf8))])
    var tokens = pack.tokenizer.tokenize(document)
    let cache = ReadingCache()
    cache.read(&tokens, with: pack)
    var matches = tokens.sentences.map {
      cache.matches(in: tokens, tokens: $0.tokens, with: pack)
    }
    let survey = DocumentSurvey(&matches, lexicon: pack.lexicon, on: day)
    let context = DiscourseContext(anchor: day, survey: survey)
    var found: [(Span, String?)] = []
    for (sentence, matches) in zip(tokens.sentences, matches) {
      let times = pack.times.expressions(
        in: tokens, tokens: sentence.tokens, anchor: day, previous: nil)
      let analysis = SentenceAnalysis(
        pack: pack, times: times, text: tokens, sentence: sentence, matches: matches,
        known: context.known)
      analysis.resolve(context)
      for mention in analysis.mentions {
        var id = mention.code.map(String.init)
        if let code = mention.code, let sector = mention.sector,
          pack.lexicon.countries[code] != nil
        {
          id = String(code) + "/" + String(sector)
        }
        found.append((mention.span ?? analysis.span(of: mention), id))
      }
      context.learn(analysis)
    }
    return found
  }

  /// Each `[ID words]` of the text must be found as it is marked; an id of `-` means that none is known.
  private func check(
    _ marked: String, on day: CivilDate? = CivilDate(year: 2024, month: 5, day: 14)
  )
    throws
  {
    var text = ""
    var marks: [(id: String, span: Span)] = []
    var rest = Substring(marked)
    while let open = rest.firstIndex(of: "[") {
      text += rest[..<open]
      let inner = rest[rest.index(after: open)...]
      let close = try #require(inner.firstIndex(of: "]"))
      let space = try #require(inner[..<close].firstIndex(of: " "))
      let start = text.utf8.count
      text += inner[inner.index(after: space)..<close]
      marks.append((String(inner[..<space]), Span(start, text.utf8.count)))
      rest = inner[inner.index(after: close)...]
    }
    text += rest
    let found = try mentions(text, on: day)
    for mark in marks {
      let words = String(decoding: Array(text.utf8)[mark.span.start..<mark.span.end], as: UTF8.self)
      guard let match = found.first(where: { $0.span == mark.span }) else {
        Issue.record("'\(words)' is no phrase of: \(text)")
        continue
      }
      #expect((match.id ?? "-") == mark.id, "'\(words)' in: \(text)")
    }
  }

  @Test(arguments: [
    "قالت [DEU ألمانيا] إنها تدعم المبادرة",
    "أعلنت [USA/GOV وزارة الخارجية الأميركية] موعد الجولة",
    "انتقد [RUS/GOV الكرملين] قرار مجلس اللوردات",
    "دعت [UN الأمم المتحدة] و[EU الاتحاد الأوروبي] إلى التهدئة",
    "أعلنت [HEZBOLLAH جماعة حزب الله] موقفها",
    "قال [JOR/GOV وزير الخارجية الأردني أيمن الصفدي] إن الحل سياسي",
    "أكدت [IRN/GOV الخارجية الإيرانية] موقفها من المحادثات",
    "وصل [ITA/GOV وزير خارجية إيطاليا] إلى المطار",
    "أفاد [EGY/MIL المتحدث باسم الجيش المصري] بانتهاء التدريب",
    "التقى [TUN/LEG رئيس البرلمان التونسي] وفدا برلمانيا",
    "اجتمع [OMN/GOV سفير سلطنة عمان لدى تونس] بالطلبة",
    "قال [HAMAS القيادي في حركة حماس] إن الوفد عاد",
  ])
  func `an office, body or state acts for its state`(marked: String) throws {
    try check(marked)
  }

  @Test(arguments: [
    "شاركت [IND/MIL القوات الهندية] و[PAK/MIL الباكستانية] في الاستعراض",
    "بحث [EGY/GOV وزراء خارجية مصر] و[JOR/GOV الأردن] و[IRQ/GOV العراق] الملف",
    "رحبت [EGY مصر] و[JOR الأردن] و[TUN تونس] بالقرار",
  ])
  func `joined owners of one noun are each told`(marked: String) throws {
    try check(marked)
  }

  @Test func `a surname means the person whose office was told before`() throws {
    try check(
      """
      قال [KEN/GOV وزير الدفاع الكيني كيبكورير دوالي] إن التدريب بدأ. وأضاف [KEN/GOV دوالي] أنه سيستمر.
      """)
  }

  @Test func `a class noun means the body that was named before`() throws {
    try check("بدأت [TALIBAN حركة طالبان] حملة جديدة. وقالت [TALIBAN الحركة] إنها ناجحة.")
  }

  @Test(arguments: [
    "قال [IRQ/GOV رئيس الوزراء العراقي] إن [IRQ بلاده] ترفض التصعيد",
    "أعلنت [LBY/GOV الحكومة الليبية] خطتها. وقال [LBY/GOV وزير المالية] إنها جاهزة",
  ])
  func `what belongs to somebody takes the owner's state`(marked: String) throws {
    try check(marked)
  }

  @Test func `the two sides are those named last`() throws {
    let found = try mentions(
      "التقى وزير الخارجية التركي نظيره اليوناني في أثينا. واتفق الجانبان على لقاء جديد.")
    #expect(found.suffix(2).map(\.id) == ["TUR/GOV", "GRC/GOV"])
  }

  @Test func `an office holder is told by the day`() throws {
    let year2008 = CivilDate(year: 2008, month: 6, day: 1)
    let year2022 = CivilDate(year: 2022, month: 6, day: 1)
    try check("زار [EGY/GOV حسني مبارك] المصنع", on: year2008)
    try check("ظهر [EGY/ELI حسني مبارك] في تسجيل قديم", on: CivilDate(year: 2015, month: 1, day: 1))
    try check("تحدث [USA/ELI دونالد ترامب] أمام أنصاره", on: year2022)
    try check(
      "تحدث [USA/GOV دونالد ترامب] أمام أنصاره", on: CivilDate(year: 2026, month: 2, day: 1))
  }

  @Test(arguments: [
    // Ordinary words that are names after a title alone.
    "التقى [YEM/GOV الرئيس اليمني هادي] الوفد",
    "قال [SYR/GOV الرئيس السوري الأسد] إن القرار صائب",
  ])
  func `a name that is a word needs its title`(marked: String) throws {
    try check(marked, on: CivilDate(year: 2015, month: 3, day: 1))
  }

  @Test(arguments: [
    ("عاد الهدوء إلى قلب المدينة، وقال صالح إن الأسد في القفص", "الأسد"),
    ("خفض البنك سعر الفائدة لأن الوضع المالي صعب", "المالي"),
    ("رصد الفريق القاعدة الأساسية للمبنى", "القاعدة"),
    ("قطع شباب الحي الطريق إلى القطر المجاور", "القطر"),
  ])
  func `an ordinary word names no state or person`(text: String, word: String) throws {
    let bytes = Array(text.utf8)
    let needle = Array(word.utf8)
    let start = try #require(
      bytes.indices.first { bytes[$0...].starts(with: needle) })
    for found in try mentions(text) where found.span.start <= start && start < found.span.end {
      #expect(found.id == nil)
    }
  }

  @Test func `مالي is Malian where the text is about Mali`() throws {
    try check("قتل جنديان قرب باماكو. وأعلن [MLI/MIL الجيش المالي] حالة التأهب.")
  }

  @Test func `عمان is the state or the city that the text is about`() throws {
    try check("أكد العاهل الأردني دعمه. وقالت [JOR عمان] إنها ترفض القرار.")
    try check("عاد السلطان إلى مسقط. وقالت [OMN عمان] إنها تستضيف الجولة.")
  }

  @Test(arguments: [
    "أصيب [LBN/CVL ثلاثة متظاهرين] في بيروت",
    "اعتقلت [FRA/COP الشرطة] مشتبها به في باريس",
    "قتل [SDN/CVL خمسة مدنيين] في الخرطوم",
  ])
  func `people and forces without a state are of the place`(marked: String) throws {
    try check(marked)
  }

  @Test func `a word for people that describes a noun is no phrase of its own`() throws {
    let found = try mentions("نفذ التنظيم هجوما مسلحا وتفجيرا انتحاريا في نيامي")
    #expect(!found.contains { $0.id?.hasSuffix("UAF") ?? false })
  }

  @Test(arguments: [
    "ذكرت [GBR/JRN وكالة رويترز] أن الاجتماع انتهى",
    "بحسب [TUR/JRN وكالة الأناضول] فإن اللقاء ألغي",
    "نقلت [KWT/JRN وكالة الأنباء الكويتية] عن الوزير قوله",
  ])
  func `agencies and papers are press of their state`(marked: String) throws {
    try check(marked)
  }
}
