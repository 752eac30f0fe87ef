import Deduplication
import NewsModel
import Testing

/// Runs kept in memory, as a disk would keep them.
final class HeldRuns: RunStore {
  final class Held: RunBytes {
    let bytes: UnsafeRawBufferPointer
    init(_ content: [UInt8]) {
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 8)
      copy.copyBytes(from: content)
      bytes = UnsafeRawBufferPointer(copy)
    }
    deinit { bytes.deallocate() }
  }

  var files: [String: [UInt8]] = [:]

  func write(
    _ name: String, _ body: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    var content: [UInt8] = []
    try body { content += $0 }
    files[name] = content
  }

  func open(_ name: String) throws -> any RunBytes { Held(try #require(files[name])) }
  func remove(_ name: String) throws { files[name] = nil }
  func names() throws -> [String] { files.keys.sorted() }
}

/// What a journal keeps of the memory, committed in one piece.
struct Journal {
  var manifest: [UInt8]?
  var deltas: [[UInt8]] = []

  func memory(_ runs: HeldRuns, sealLimit: Int) throws -> ParagraphMemory {
    try ParagraphMemory(
      store: runs, manifest: manifest, deltas: deltas, wording: wording(), sealLimit: sealLimit)
  }
}

/// A stream of made-up articles: fresh paragraphs, copies, edited copies, furniture.
struct MadeArticles {
  private var state: UInt64
  private var earlier: [[String]] = []
  private static let words =
    "مدينة طريق ماء حقل سوق جسر نهر مدرسة عامل موسم قرية سفينة مصنع حديقة مكتبة قطار مطار جبل وادي بحيرة"
    .split(separator: " ").map(String.init)

  init(seed: UInt64) { state = seed }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func paragraph() -> [String] {
    (0..<12 + below(20)).map { _ in Self.words[below(Self.words.count)] + String(below(40)) }
  }

  mutating func next() -> [String] {
    var texts: [String] = []
    for _ in 0..<1 + below(4) {
      var words = earlier.isEmpty || below(3) > 0 ? paragraph() : earlier[below(earlier.count)]
      if below(3) == 0 { words.insert("أمس", at: below(words.count)) }
      if below(4) == 0 { words[below(words.count)] = "جديد" + String(below(9)) }
      earlier.append(words)
      texts.append(words.joined(separator: " "))
    }
    if below(3) == 0 { texts.append("تابعوا أخبار المدينة كل صباح على صفحات الجريدة") }
    return texts
  }
}

struct SealingTests {
  private func articles(_ count: Int, seed: UInt64) -> [[String]] {
    var made = MadeArticles(seed: seed)
    return (0..<count).map { _ in made.next() }
  }

  private static let undisturbed = Result {
    var made = MadeArticles(seed: 5)
    let articles = (0..<90).map { _ in made.next() }
    let reader = try Reader()
    return (articles, try articles.map { try reader.read($0, site: "news.example") })
  }

  @Test(arguments: [1, 7, 40])
  func `a sealed memory decides as one that was never sealed`(sealLimit: Int) throws {
    let runs = HeldRuns()
    let sealed = try Reader(memory: Journal().memory(runs, sealLimit: sealLimit))
    let whole = try Reader()
    for article in articles(150, seed: 11) {
      let expected = try whole.read(article, site: "news.example")
      #expect(try sealed.read(article, site: "news.example") == expected)
      _ = sealed.memory.takeDelta()
      if try sealed.memory.sealIfDue() != nil { try sealed.memory.discardAbsorbedRuns() }
    }
    #expect(sealed.memory.size.runs > 0)
    #expect(sealed.memory.size.runs <= 16)
    #expect(runs.files.count == sealed.memory.size.runs)
    #expect(sealed.memory.size.paragraphs == whole.memory.size.paragraphs)
  }

  @Test(arguments: 0..<200)
  func `killed between any two steps, it goes on as if nothing had happened`(kill: Int) throws {
    let (articles, expected) = try Self.undisturbed.get()
    let runs = HeldRuns()
    var journal = Journal()
    var committed: [Decision] = []
    var step = 0
    /// Says whether the kill falls on this step.
    func isKilled() -> Bool {
      step += 1
      return step == 1 + kill
    }
    var reader = try Reader(memory: journal.memory(runs, sealLimit: 9))
    while committed.count < articles.count {
      var isDown = false
      batch: do {
        let end = min(articles.count, committed.count + 3)
        var decisions: [Decision] = []
        for article in articles[committed.count..<end] {
          decisions.append(try reader.read(article, site: "news.example"))
          isDown = isKilled()
          if isDown { break batch }
        }
        let delta = reader.memory.takeDelta()
        isDown = isKilled()
        if isDown { break batch }
        journal.deltas.append(delta)
        committed += decisions
        isDown = isKilled()
        if isDown { break batch }
        guard let manifest = try reader.memory.sealIfDue() else { break batch }
        runs.files["half-written.run.tmp"] = [1, 2, 3]
        isDown = isKilled()
        if isDown { break batch }
        journal = Journal(manifest: manifest)
        isDown = isKilled()
        if isDown { break batch }
        try reader.memory.discardAbsorbedRuns()
        isDown = isKilled()
      }
      if isDown {
        reader = try Reader(
          memory: journal.memory(runs, sealLimit: 9), count: committed.count)
      }
    }
    #expect(committed == expected)
    #expect(step > kill)
  }

  @Test func `what it learnt of wording by itself outlives a restart`() throws {
    let articles = articles(60, seed: 21)
    let fingerprinter = Fingerprinter()
    func decide(_ memory: ParagraphMemory, _ number: Int) throws -> Decision {
      let document = document(articles[number])
      return try memory.decide(
        article: name(number), document: document,
        fingerprints: fingerprinter.fingerprints(of: document))
    }
    let whole = ParagraphMemory()
    let runs = HeldRuns()
    var journal = Journal()
    for number in articles.indices {
      let memory = try ParagraphMemory(
        store: runs, manifest: journal.manifest, deltas: journal.deltas, sealLimit: 15)
      #expect(try decide(memory, number) == decide(whole, number))
      journal.deltas.append(memory.takeDelta())
      if let manifest = try memory.sealIfDue() { journal = Journal(manifest: manifest) }
    }
  }

  @Test func `after its retention an edited copy is new, an exact one still a repeat`() throws {
    let runs = HeldRuns()
    let reader = try Reader(memory: Journal().memory(runs, sealLimit: 1))
    try reader.read([Sample.flood, Sample.talks], day: 10)
    _ = reader.memory.takeDelta()
    _ = try reader.memory.sealIfDue()
    try reader.read([Sample.harvest], day: 50)
    reader.memory.forget(before: 40)
    let decision = try reader.read(
      ["القاهرة - " + Sample.flood, Sample.talks, "القاهرة - " + Sample.harvest], day: 51)
    #expect(decision.words == ["fresh", "exact 1.1", "near 2.0"])
    // The exact repeat brought the paragraph back to the near tier.
    let after = try reader.read(["القاهرة - " + Sample.talks], day: 52)
    #expect(after.words == ["near 1.1"])
  }

  @Test func `forgetting is replayed and gives its space back`() throws {
    let runs = HeldRuns()
    var journal = Journal()
    let reader = try Reader(memory: journal.memory(runs, sealLimit: 20))
    for (day, article) in articles(80, seed: 3).enumerated() {
      try reader.read(article, day: day)
      if day == 60 { reader.memory.forget(before: 55) }
      journal.deltas.append(reader.memory.takeDelta())
      if let manifest = try reader.memory.sealIfDue() {
        journal = Journal(manifest: manifest)
        try reader.memory.discardAbsorbedRuns()
      }
    }
    let again = try Reader(memory: journal.memory(runs, sealLimit: 20), count: reader.count)
    #expect(again.memory.size.nearParagraphs == reader.memory.size.nearParagraphs)
    for (day, article) in articles(20, seed: 3).enumerated() {
      #expect(try again.read(article, day: 80 + day) == reader.read(article, day: 80 + day))
    }
  }

  @Test func `a run cut short is refused`() throws {
    let runs = HeldRuns()
    let reader = try Reader(memory: Journal().memory(runs, sealLimit: 1))
    try reader.read([Sample.flood])
    _ = reader.memory.takeDelta()
    let manifest = try #require(try reader.memory.sealIfDue())
    let name = try #require(runs.files.keys.first)
    runs.files[name]?.removeLast(8)
    #expect(throws: MemoryDamaged.self) {
      try Journal(manifest: manifest).memory(runs, sealLimit: 1)
    }
  }
}
