import ArgumentParser
import CPlatform
import CSQLite
import Deduplication
import Foundation
import NewsModel
import NewsPipeline
import Spooling

extension DeduplicationBench {
  /// Verdicts a second and bytes a paragraph, beside a plain set of 64-bit hashes.
  struct Speed: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Verdicts a second and bytes a paragraph, on generated text.")

    @Option(help: "How many paragraphs to remember.")
    var paragraphs = 100_000
    @Option(help: "Further paragraphs decided at that size, for the rate.")
    var probe = 200_000
    @Option(help: "Articles a transaction.")
    var batch = 16
    @Option(help: "A folder on the disk to measure, made and removed.")
    var folder = NSTemporaryDirectory() + "waqai-memory-\(UUID().uuidString)"
    @Option(help: "The folder of language packs.")
    var languages = "config/languages"
    @Flag(help: "Leave out the rate in memory alone.")
    var durableOnly = false
    @Option(help: "The size of a second durable memory, asked by turns with the first.")
    var beside: Int?

    func run() throws {
      // As the daemon does.
      waqai_give_memory_back()
      let words = try Wording.read(languages)
      print("paragraphs remembered: \(paragraphs), 8 an article, about 52 words each")
      measureSet()
      if !durableOnly {
        try measure("in memory", Trial(MemoryUnderTest(ParagraphMemory(wording: words)), words))
      }
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let durable = try durableTrial("large", words)
      try measure("durable, \(batch) articles a commit", durable)
      if let beside { try compare(durable, with: durableTrial("small", words), of: beside) }
    }

    private func durableTrial(_ name: String, _ words: DeduplicationWording) throws -> Trial {
      let files = try RunFiles(folder: folder + "/\(name)/runs")
      let memory = try ParagraphMemory(store: files, manifest: nil, deltas: [], wording: words)
      let journal = try BenchJournal(folder + "/\(name)/journal.sqlite")
      return Trial(MemoryUnderTest(memory, journal), words)
    }

    /// Asks both by turns, so that whatever disturbs the machine disturbs both.
    private func compare(_ large: Trial, with small: Trial, of size: Int) throws {
      var filling = Stage()
      try feed(size, small, &filling)
      var stages = (large: Stage(), small: Stage())
      for _ in 0..<10 {
        try feed(probe / 10, small, &stages.small)
        try feed(probe / 10, large, &stages.large)
      }
      try small.checked.report()
      print("by turns, \(probe) verdicts each")
      print("  \(paragraphs) remembered: \(stages.large)")
      print("  \(size) remembered: \(stages.small)")
      print(
        String(
          format: "  the larger is %.1f %% slower",
          100 * (1 - stages.large.rate / stages.small.rate)))
    }

    /// The floor: asks a set of 64-bit hashes of whole paragraphs and adds to it.
    private func measureSet() {
      var made = MadeParagraphs(seed: 1)
      var seen: Set<UInt64> = []
      var repeats = 0
      var cpu = 0.0
      for _ in 0..<min(paragraphs, 200_000) {
        let text = made.next().text
        let start = ProcessTime.now()
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        if !seen.insert(hash).inserted { repeats += 1 }
        cpu += ProcessTime.now() - start
      }
      let rate = Double(min(paragraphs, 200_000)) / cpu
      print(
        String(
          format: "set of 64-bit hashes        %9.0f verdicts/s  exact repeats only: %d", rate,
          repeats))
    }

    private func measure(_ title: String, _ trial: Trial) throws {
      let residentBefore = ProcessTime.anonymousBytes()
      var fill = Stage()
      try feed(paragraphs, trial, &fill)
      let residentAfter = ProcessTime.anonymousBytes()
      var last = Stage()
      try feed(probe, trial, &last)
      let size = trial.memory.memory.size
      print(title)
      print("  filling       \(fill)")
      print("  at that size  \(last)")
      print(
        String(
          format: "  disk %.1f bytes/paragraph in %d runs; memory %.1f bytes/paragraph "
            + "(anonymous resident memory grew by %.1f)",
          Double(size.diskBytes) / Double(size.paragraphs), size.runs,
          Double(size.memoryBytes) / Double(size.paragraphs),
          Double(residentAfter - residentBefore) / Double(size.paragraphs)))
      try trial.checked.report()
    }

    private func feed(_ count: Int, _ trial: Trial, _ stage: inout Stage) throws {
      var left = count
      let beside = ProcessTime.beside()
      let faults = ProcessTime.faults()
      defer {
        stage.sealing += ProcessTime.beside() - beside
        stage.faults += ProcessTime.faults() - faults
      }
      while left > 0 {
        var articles: [(Document, [MadeParagraphs.Truth])] = []
        for _ in 0..<batch where left > 0 {
          var texts: [(Paragraph.Kind, [UInt8])] = []
          var truths: [MadeParagraphs.Truth] = []
          for _ in 0..<min(8, left) {
            let paragraph = trial.made.next()
            texts.append((.prose, paragraph.text))
            truths.append(paragraph.truth)
          }
          left -= texts.count
          articles.append(
            (
              Document(
                source: .init(mediaType: .text, encoding: "utf-8", encodingFrom: "declared"),
                metadata: Metadata(), paragraphs: texts), truths
            ))
        }
        let start = ProcessTime.now()
        let wall = ProcessTime.wall()
        let prints = articles.map { trial.fingerprinter.fingerprints(of: $0.0) }
        stage.fingerprinting += ProcessTime.now() - start
        var decisions: [Decision] = []
        for (article, prints) in zip(articles, prints) {
          decisions.append(try trial.memory.decide(article.0, prints))
        }
        let decided = ProcessTime.now()
        try trial.memory.commit(decisions)
        stage.committing += ProcessTime.now() - decided
        stage.cpu += ProcessTime.now() - start
        stage.wall += ProcessTime.wall() - wall
        for (article, decision) in zip(articles, decisions) {
          stage.count += decision.verdicts.count
          trial.checked.add(article.1, decision)
        }
      }
      try trial.memory.settle()
    }
  }
}

/// A memory, the paragraphs made for it, and the check of its verdicts.
private final class Trial {
  let memory: MemoryUnderTest
  let fingerprinter: Fingerprinter
  var made = MadeParagraphs(seed: 1)
  var checked = AnswerCheck()

  init(_ memory: MemoryUnderTest, _ wording: DeduplicationWording) {
    self.memory = memory
    fingerprinter = Fingerprinter(wording: wording)
  }
}

/// The processor time of one stretch of work, with that of what is sealed beside it.
private struct Stage: CustomStringConvertible {
  var count = 0
  var cpu = 0.0
  var sealing = 0.0
  var wall = 0.0
  var fingerprinting = 0.0
  var committing = 0.0
  /// Pages that were not mapped when they were read.
  var faults = 0

  /// Verdicts a second of processor time.
  var rate: Double { Double(count) / (cpu + sealing) }

  var description: String {
    String(
      format: "%9.0f verdicts/s of processor time, %9.0f by the clock "
        + "(fingerprints are %.0f%%, commits %.0f%%, sealing beside %.0f%%; %.2f page faults each)",
      rate, Double(count) / wall,
      100 * fingerprinting / (cpu + sealing), 100 * committing / (cpu + sealing),
      100 * sealing / (cpu + sealing), Double(faults) / Double(count))
  }
}

/// A memory with or without a journal behind it.
private final class MemoryUnderTest {
  let memory: ParagraphMemory
  private let journal: BenchJournal?
  private let sealer = BackgroundSeal()
  private var articles: UInt64 = 0

  init(_ memory: ParagraphMemory, _ journal: BenchJournal? = nil) {
    self.memory = memory
    self.journal = journal
  }

  func decide(_ document: Document, _ prints: [Fingerprint]) throws -> Decision {
    articles += 1
    return try memory.decide(
      article: Identifier(high: 0, low: articles), document: document, fingerprints: prints)
  }

  func commit(_ decisions: [Decision]) throws {
    let delta = memory.takeDelta()
    guard let journal else { return }
    try journal.append(delta, decisions: decisions.count)
    try takeSealed(waits: memory.isCrowded)
    if !sealer.isBusy, let seal = memory.beginSeal() {
      journal.beginSeal()
      sealer.start(seal)
    }
  }

  private func takeSealed(waits: Bool) throws {
    guard let journal, let sealed = try sealer.take(waits: waits) else { return }
    try journal.replace(sealed.manifest)
    try memory.adopt(sealed)
  }

  /// Waits for what is being sealed.
  func settle() throws { try takeSealed(waits: true) }
}

/// The deltas and the manifest in SQLite, synced at every commit, as the daemon keeps them.
private final class BenchJournal {
  private var database: OpaquePointer?
  private var deltas: Int64 = 0
  /// The last delta that went into what is being sealed.
  private var sealedThrough: Int64 = 0

  init(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    guard sqlite3_open(path, &database) == SQLITE_OK else { throw Failed(database) }
    for statement in [
      "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
      "CREATE TABLE delta (id INTEGER PRIMARY KEY AUTOINCREMENT, bytes BLOB)",
      "CREATE TABLE output (id INTEGER PRIMARY KEY, bytes BLOB)",
      "CREATE TABLE manifest (id INTEGER PRIMARY KEY, bytes BLOB)",
    ] { try run(statement) }
  }

  deinit { sqlite3_close(database) }

  /// One transaction: the delta, and 6 KB of output for each article.
  func append(_ delta: [UInt8], decisions: Int) throws {
    try run("BEGIN")
    try insert(delta, into: "delta")
    deltas += 1
    let record = [UInt8](repeating: 32, count: 6144)
    for _ in 0..<decisions { try insert(record, into: "output") }
    try run("COMMIT")
  }

  func beginSeal() { sealedThrough = deltas }

  func replace(_ manifest: [UInt8]) throws {
    try run("BEGIN")
    try run("DELETE FROM manifest")
    try insert(manifest, into: "manifest")
    try run("DELETE FROM delta WHERE id <= \(sealedThrough)")
    try run("DELETE FROM output")
    try run("COMMIT")
  }

  private func insert(_ bytes: [UInt8], into table: String) throws {
    var statement: OpaquePointer?
    guard
      sqlite3_prepare_v2(
        database, "INSERT INTO \(table) (bytes) VALUES (?)", -1, &statement, nil) == SQLITE_OK
    else { throw Failed(database) }
    defer { sqlite3_finalize(statement) }
    let result = bytes.withUnsafeBytes { bytes in
      sqlite3_bind_blob(statement, 1, bytes.baseAddress, Int32(bytes.count), nil)
      return sqlite3_step(statement)
    }
    guard result == SQLITE_DONE else { throw Failed(database) }
  }

  private func run(_ statement: String) throws {
    guard sqlite3_exec(database, statement, nil, nil, nil) == SQLITE_OK else {
      throw Failed(database)
    }
  }

  private struct Failed: Error, CustomStringConvertible {
    var description: String
    init(_ database: OpaquePointer?) { description = String(cString: sqlite3_errmsg(database)) }
  }
}

/// Checks verdicts on generated paragraphs, so that a fast wrong run fails.
private struct AnswerCheck {
  private var tallies: [MadeParagraphs.Truth: (count: Int, right: Int)] = [:]

  mutating func add(_ truths: [MadeParagraphs.Truth], _ decision: Decision) {
    for (truth, verdict) in zip(truths, decision.verdicts) {
      let isRight =
        switch (truth, verdict) {
        // An edit made before in the same way is an exact repeat.
        case (.new, .fresh), (.copy, .repeat(_, .exact, _)), (.edited, .repeat),
          (.changed, .revision), (.changed, .repeat(_, .exact, _)):
          true
        default: false
        }
      tallies[truth, default: (0, 0)].count += 1
      if isRight { tallies[truth]?.right += 1 }
    }
  }

  func report() throws {
    var line = "  right:"
    for truth in MadeParagraphs.Truth.allCases {
      guard let tally = tallies[truth] else { continue }
      line += " \(truth) \(tally.right)/\(tally.count)"
      guard Double(tally.right) > 0.97 * Double(tally.count) else {
        print(line)
        throw ValidationError("the verdicts are wrong")
      }
    }
    print(line)
  }
}

/// Paragraphs of made-up words with a natural spread of lengths and frequencies.
private struct MadeParagraphs {
  enum Truth: CaseIterable { case new, copy, edited, changed }

  private var state: UInt64
  private let vocabulary: [[UInt8]]
  /// Fresh paragraphs that may come again: a sample, so that memory is not spent on them.
  private var kept: [[Int]] = []

  init(seed: UInt64) {
    state = seed
    var letters: [[UInt8]] = []
    for scalar in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي".unicodeScalars {
      letters.append(Array(String(scalar).utf8))
    }
    var words: [[UInt8]] = []
    var random = Self.step(7)
    for _ in 0..<50_000 {
      var word: [UInt8] = []
      random = Self.step(random)
      for _ in 0..<3 + Int(random >> 40) % 5 {
        random = Self.step(random)
        word += letters[Int(random >> 33) % letters.count]
      }
      words.append(word)
    }
    vocabulary = words
  }

  private static func step(_ state: UInt64) -> UInt64 {
    state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  }

  private mutating func below(_ bound: Int) -> Int {
    state = Self.step(state)
    return Int((state >> 33) % UInt64(bound))
  }

  /// A rank in the vocabulary, the frequent ones far more often.
  private mutating func word() -> Int {
    let share = Double(below(1 << 24)) / Double(1 << 24)
    return min(vocabulary.count - 1, Int(pow(Double(vocabulary.count), share)) - 1 + below(3))
  }

  /// 85 of 100 are new; 5 are copies, 7 edited copies, 3 have a word changed.
  mutating func next() -> (text: [UInt8], truth: Truth) {
    let lot = kept.count < 1000 ? 0 : below(100)
    guard lot >= 85 else {
      let words = (0..<20 + below(65)).map { _ in word() }
      if kept.count < 20_000 { kept.append(words) } else { kept[below(kept.count)] = words }
      return (text(words), .new)
    }
    var words = kept[below(kept.count)]
    if lot < 90 { return (text(words), .copy) }
    if lot < 97 {
      // The last tenth cut off, and one word doubled a letter.
      words.removeLast(words.count / 10 + 1)
      return (text(words), .edited)
    }
    words[words.count / 2] = (words[words.count / 2] + 25_000) % vocabulary.count
    return (text(words), .changed)
  }

  private func text(_ words: [Int]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(words.count * 12)
    for word in words {
      if !text.isEmpty { text.append(UInt8(ascii: " ")) }
      text += vocabulary[word]
    }
    return text
  }
}

/// Clocks and memory of this process.
private enum ProcessTime {
  /// Processor seconds of this thread.
  static func now() -> Double { seconds(CLOCK_THREAD_CPUTIME_ID) }
  /// Processor seconds of all other threads.
  static func beside() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) - now() }
  static func wall() -> Double { seconds(CLOCK_MONOTONIC) }

  /// Page faults of this thread that needed no disk.
  static func faults() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(1), &usage)
    return usage.ru_minflt
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Resident memory that no file backs, from /proc.
  static func anonymousBytes() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return 0
    }
    for line in text.split(separator: "\n") where line.hasPrefix("RssAnon:") {
      let digits = line.filter(\.isNumber)
      return (Int(digits) ?? 0) * 1024
    }
    return 0
  }
}
