import Deduplication
import NewsModel
import Testing

struct ParagraphMemoryTests {
  @Test func `a paragraph that stands twice in an article is a repeat of its first place`() throws {
    let decision = try Reader().read([Sample.flood, Sample.talks, Sample.harvest, Sample.flood])
    #expect(decision.words == ["fresh", "fresh", "fresh", "exact 1.0"])
  }

  @Test func `the earliest article is named, however often the paragraph came since`() throws {
    let reader = try Reader()
    try reader.read([Sample.talks, Sample.flood])
    try reader.read([Sample.flood])
    let decision = try reader.read([Sample.harvest, Sample.flood])
    #expect(decision.words == ["fresh", "exact 1.1"])
  }

  @Test func `an article delivered again is a repeat to its last short line`() throws {
    let reader = try Reader()
    let article = ["خلفية", Sample.flood, "وقال:", Sample.talks, "• المياه"]
    let kinds: [Paragraph.Kind] = [.heading, .prose, .prose, .prose, .listItem]
    try reader.read(article, kinds: kinds)
    let decision = try reader.read(article, kinds: kinds)
    #expect(decision.words == ["exact 1.0", "exact 1.1", "exact 1.2", "exact 1.3", "exact 1.4"])
    #expect(decision.novelty == 0)
    #expect(decision.nearDuplicateOf == name(1))
  }

  @Test func `the same bytes delivered again name the article that they already are`() throws {
    let reader = try Reader()
    let article = [Sample.flood, Sample.talks, Sample.flood]
    let first = try reader.read(article, as: name(7))
    #expect(first.nearDuplicateOf == nil)
    let second = try reader.read(article, as: name(7))
    #expect(second.words == ["exact 7.0", "exact 7.1", "exact 7.0"])
    #expect(second.novelty == 0)
    #expect(second.nearDuplicateOf == name(7))
  }

  @Test func `short lines alone are never repeats of one another`() throws {
    let reader = try Reader()
    try reader.read([Sample.flood, "وأضاف:", "نعم", "الرياضة"])
    let decision = try reader.read([Sample.talks, "وأضاف:", "نعم", "الرياضة", "نعم"])
    #expect(decision.words == ["fresh", "fresh", "fresh", "fresh", "fresh"])
  }

  @Test func `a line that the pack names as furniture is a repeat however short`() throws {
    let reader = try Reader()
    try reader.read([Sample.flood, "اقرأ أيضاً"])
    let decision = try reader.read([Sample.talks, "اقرأ أيضا:"])
    #expect(decision.words == ["fresh", "boilerplate 1.1"])
  }

  @Test(arguments: [Paragraph.Kind.heading, .listItem, .quote, .caption, .table])
  func `what is not prose stays though the body says it`(kind: Paragraph.Kind) throws {
    let decision = try Reader().read([Sample.flood, Sample.flood], kinds: [.prose, kind])
    #expect(decision.words == ["fresh", "fresh"])
  }

  @Test func `a standfirst set as a heading is known when the article repeats it as prose`() throws
  {
    let decision = try Reader().read(
      [Sample.flood, Sample.talks, Sample.flood], kinds: [.heading, .prose, .prose])
    #expect(decision.words == ["fresh", "fresh", "exact 1.0"])
    let echo = try Reader().read([Sample.flood, Sample.flood], kinds: [.heading, .heading])
    #expect(echo.words == ["fresh", "fresh"])
  }

  @Test(arguments: [
    "الهلال 2 - 1 النصر (الجولة السابعة)",
    "الرياض العظمى 43 والصغرى 29، جدة العظمى 38 والصغرى 30",
    "الدولار 3.75 واليورو 4.08 والجنيه 4.75 والين 0.025",
    "سامي حداد، فريد منصور، نبيل قاسم، رامي شاهين، زياد عواد، كريم ناصر",
    "Haddad, Mansour, Kassem, Chahine; Awad, Nasser, Khalil, Saleh",
  ])
  func `a score, a forecast or a line-up that another article had stays`(line: String) throws {
    let reader = try Reader()
    try reader.read([Sample.flood, line])
    let again = try reader.read([Sample.talks, line])
    #expect(again.words == ["fresh", "fresh"])
    let inItself = try reader.read([Sample.harvest, line + " أمس", line + " أمس"])
    #expect(inItself.words[2] == "exact 3.1")
  }

  @Test func `a date or two make no row of figures`() throws {
    let reader = try Reader()
    let line = "انعقد المؤتمر في 12 مايو 2015 بحضور مندوبي البلدان الأعضاء"
    try reader.read([line])
    #expect(try reader.read([line]).words == ["exact 1.0"])
  }

  @Test func `a quotation is read with the line that names its speaker`() throws {
    let reader = try Reader()
    let words = "«لن نترك هذه الأرض قبل أن يعود إليها كل من هجر منها قسرا»"
    try reader.read([Sample.flood, "وقال المحافظ سامي حداد:", words])
    let another = try reader.read([Sample.talks, "وقال النائب فريد منصور:", words])
    #expect(another.words == ["fresh", "fresh", "revises 1.2"])
    let same = try reader.read([Sample.harvest, "وقال المحافظ سامي حداد:", words])
    #expect(same.words == ["fresh", "fresh", "exact 1.2"])
  }

  @Test func `a part of a paragraph pulled out inside its own article stays`() throws {
    let part = Sample.flood.split(separator: "،")[0]
    let decision = try Reader().read([Sample.flood, Sample.talks, String(part)])
    #expect(decision.words == ["fresh", "fresh", "fresh"])
  }

  @Test func `a paragraph that returns on a site becomes its furniture`() throws {
    let reader = try Reader()
    let line = "تابعوا صفحاتنا على شبكات التواصل ليصلكم جديد أخبار المدينة كل صباح"
    var words: [String] = []
    for paragraph in [Sample.flood, Sample.talks, Sample.harvest, "نص آخر قصير لا يعود"] {
      words.append(try reader.read([paragraph, line], site: "news.example").words[1])
    }
    #expect(words == ["fresh", "exact 1.1", "exact 1.1", "boilerplate 1.1"])
    #expect(reader.memory.size.furniture == 1)
    let elsewhere = try reader.read([line], site: "other.example")
    #expect(elsewhere.words == ["exact 1.1"])
  }

  @Test func `an article counts once for its site, however often it has a line`() throws {
    let reader = try Reader()
    let line = "تابعوا صفحاتنا على شبكات التواصل ليصلكم جديد أخبار المدينة كل صباح"
    try reader.read([line], site: "news.example")
    try reader.read([line, line, line, line], site: "news.example")
    let third = try reader.read([line], site: "news.example")
    #expect(third.words == ["exact 1.0"])
    #expect(try reader.read([line], site: "news.example").words == ["boilerplate 1.0"])
  }

  @Test func `a memory replayed from its deltas decides as the one that never stopped`() throws {
    let articles = [
      [Sample.flood, Sample.talks], [Sample.talks, Sample.harvest], ["القاهرة - " + Sample.flood],
      [Sample.flood.replacing("140", with: "150"), Sample.harvest], [Sample.flood, Sample.talks],
    ]
    let whole = try Reader()
    let expected = try articles.map { try whole.read($0, site: "news.example") }
    for stop in 1..<articles.count {
      let before = try Reader()
      var deltas: [[UInt8]] = []
      for article in articles[..<stop] {
        try before.read(article, site: "news.example")
        deltas.append(before.memory.takeDelta())
      }
      let after = try Reader(
        memory: Journal(deltas: deltas).memory(HeldRuns(), sealLimit: .max), count: stop)
      let decisions = try articles[stop...].map { try after.read($0, site: "news.example") }
      #expect(decisions == Array(expected[stop...]))
    }
  }
}
