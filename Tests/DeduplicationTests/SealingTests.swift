import Deduplication
import NewsModel
import Testing

struct SealingTests {
  private func articles(_ count: Int, seed: UInt64) -> [[String]] {
    var made = MadeArticles(seed: seed)
    return (0..<count).map { _ in made.next() }
  }

  private static let undisturbed = Result {
    var made = MadeArticles(seed: 5)
    let articles = (0..<48).map { _ in made.next() }
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
      try sealed.memory.seal()
    }
    #expect(sealed.memory.size.runs > 0)
    #expect(sealed.memory.size.runs <= 16)
    #expect(runs.files.count == sealed.memory.size.runs)
    #expect(sealed.memory.size.paragraphs == whole.memory.size.paragraphs)
  }

  @Test(arguments: 0..<100)
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
    var seal: (seal: Seal, deltas: Int, due: Int)?
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
        // What was begun two batches ago is done, and the batches since stay in the journal.
        if let pending = seal, committed.count >= pending.due {
          let sealed = try pending.seal.write()
          runs.files["half-written.run.tmp"] = [1, 2, 3]
          isDown = isKilled()
          if isDown { break batch }
          journal.manifest = sealed.manifest
          journal.deltas.removeFirst(pending.deltas)
          isDown = isKilled()
          if isDown { break batch }
          try reader.memory.adopt(sealed)
          seal = nil
          isDown = isKilled()
          if isDown { break batch }
        }
        if seal == nil, let begun = reader.memory.beginSeal() {
          seal = (begun, deltas: journal.deltas.count, due: committed.count + 6)
        }
      }
      if isDown {
        seal = nil
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
      if let manifest = try memory.seal() { journal = Journal(manifest: manifest) }
    }
  }

  @Test func `after its retention an edited copy is new, an exact one still a repeat`() throws {
    let runs = HeldRuns()
    let reader = try Reader(memory: Journal().memory(runs, sealLimit: 1))
    try reader.read([Sample.flood, Sample.talks], day: 10)
    _ = reader.memory.takeDelta()
    try reader.memory.seal()
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
      if let manifest = try reader.memory.seal() { journal = Journal(manifest: manifest) }
    }
    let again = try Reader(memory: journal.memory(runs, sealLimit: 20), count: reader.count)
    #expect(again.memory.size.nearParagraphs == reader.memory.size.nearParagraphs)
    for (day, article) in articles(20, seed: 3).enumerated() {
      #expect(try again.read(article, day: 80 + day) == reader.read(article, day: 80 + day))
    }
  }

  @Test func `furniture outlives the retention of its paragraphs`() throws {
    let runs = HeldRuns()
    var journal = Journal()
    let line = "تابعوا صفحاتنا على شبكات التواصل ليصلكم جديد أخبار المدينة كل صباح"
    var made = MadeArticles(seed: 8)
    let before = try Reader(memory: journal.memory(runs, sealLimit: 2))
    for day in 0..<6 {
      try before.read([made.next()[0], line], site: "news.example", day: day)
      if day == 4 { before.memory.forget(before: 4) }
      journal.deltas.append(before.memory.takeDelta())
      if let manifest = try before.memory.seal() { journal = Journal(manifest: manifest) }
    }
    let after = try Reader(memory: journal.memory(runs, sealLimit: 2), count: 6)
    let decision = try after.read([line], site: "news.example", day: 100)
    #expect(decision.words == ["boilerplate 1.1"])
  }

  @Test func `what retention forgot leaves the disk without waiting for a merge`() throws {
    let runs = HeldRuns()
    let reader = try Reader(memory: Journal().memory(runs, sealLimit: 1))
    for (day, article) in articles(60, seed: 4).enumerated() {
      try reader.read(article, day: day)
      _ = reader.memory.takeDelta()
      if day < 59 { continue }
      try reader.memory.seal()
    }
    let full = reader.memory.size
    reader.memory.forget(before: 60)
    try reader.read([Sample.flood], day: 61)
    _ = reader.memory.takeDelta()
    try reader.memory.seal()
    #expect(reader.memory.size.runs == 2)
    #expect(reader.memory.size.nearParagraphs == 1)
    #expect(reader.memory.size.diskBytes < full.diskBytes * 2 / 3)
    // The exact tier still knows them all.
    let old = articles(60, seed: 4)[30]
    #expect(try reader.read(old, day: 62).words.allSatisfy { $0.hasPrefix("exact") })
  }

  @Test func `growth counts what came since a day`() throws {
    let reader = try Reader(memory: Journal().memory(HeldRuns(), sealLimit: 2))
    for (day, text) in [(10, Sample.flood), (11, Sample.talks), (11, Sample.harvest)] {
      try reader.read([text], day: day)
      _ = reader.memory.takeDelta()
      try reader.memory.seal()
    }
    #expect(reader.memory.growth(since: 10) == (3, 3))
    #expect(reader.memory.growth(since: 11) == (2, 2))
    #expect(reader.memory.growth(since: 12) == (0, 0))
    // A clock set back does not undo the order of days.
    try reader.read([Sample.flood + " الليلة الماضية"], day: 3)
    #expect(reader.memory.growth(since: 11) == (3, 3))
  }
}
