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
    let elsewhere = try reader.read([line], site: "other.example")
    #expect(elsewhere.words == ["exact 1.1"])
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
