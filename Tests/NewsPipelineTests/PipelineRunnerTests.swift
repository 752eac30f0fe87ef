import Foundation
import NewsModel
import Spooling
import Synchronization
import Testing

@testable import NewsPipeline

/// A tree in a folder of its own, with a configuration that takes files at once.
final class RunnerTree {
  let root = NSTemporaryDirectory() + "runner-\(UUID().uuidString)"
  var configuration = Configuration()

  init() throws {
    configuration.inbox = root + "/inbox"
    configuration.outbox = root + "/outbox"
    configuration.state = root + "/state"
    configuration.quietSeconds = 0
    configuration.leastFreeBytes = 0
    try FileManager.default.createDirectory(
      atPath: configuration.inbox, withIntermediateDirectories: true)
  }

  /// Made once: compiling the packs takes longer than all these runs.
  static let pipeline = Result { try standardPipeline() }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func drop(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: configuration.inbox + "/" + name))
  }

  /// Runs until the inbox is empty; gives what the runner told.
  @discardableResult
  func run(
    _ drafting: (any Drafting)? = nil, hook: ChangeHook? = nil
  ) throws -> [RunnerEvent] {
    let pipeline = try Self.pipeline.get()
    let events = Events()
    let runner = try PipelineRunner(
      configuration, pipeline: pipeline,
      tree: try SpoolTree(configuration.paths, beforeChange: hook), untilIdle: true,
      drafting: drafting ?? LocalDrafting(pipeline: pipeline)
    ) { events.add($0) }
    try runner.run()
    return events.all
  }

  func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []).sorted()
  }

  /// The records of a kind, in order.
  func records(_ kind: String) throws -> [[String: Any]] {
    try names("outbox").filter { $0.hasPrefix(kind) }.flatMap { name in
      let bytes = FileManager.default.contents(atPath: root + "/outbox/" + name) ?? Data()
      return try lines(Array(bytes)).map { try object($0) }
    }
  }

  func articleNames() throws -> [String] {
    try records("articles-").compactMap { ($0["source"] as? [String: Any])?["name"] as? String }
  }
}

final class Events: Sendable {
  private let events = Mutex<[RunnerEvent]>([])
  var all: [RunnerEvent] { events.withLock { $0 } }
  func add(_ event: RunnerEvent) { events.withLock { $0.append(event) } }
}

struct PipelineRunnerTests {
  @Test func `dropped articles become records, in one segment of two files`() throws {
    let tree = try RunnerTree()
    try tree.drop("a.txt", sampleArticle)
    try tree.drop("b.txt", "تقرير قصير عن الطقس في المدينة هذا اليوم.")
    try tree.run()
    #expect(try tree.articleNames().sorted() == ["a.txt", "b.txt"])
    let ids = Set(try tree.records("articles-").compactMap { $0["id"] as? String })
    #expect(try tree.records("events-").allSatisfy { ids.contains($0["article"] as? String ?? "") })
    #expect(tree.names("inbox").isEmpty && tree.names("state/work").isEmpty)
    #expect(tree.names("state/done").count == 1)
  }

  @Test func `a paragraph is known again after a restart, and its events come once`() throws {
    let tree = try RunnerTree()
    try tree.drop("a.txt", sampleArticle)
    try tree.run()
    let events = try tree.records("events-").count
    try tree.drop("again.txt", sampleArticle)
    try tree.run()
    let again = try #require(try tree.records("articles-").last)
    #expect((again["text"] as? String)?.isEmpty == true)
    #expect((again["repeats"] as? [Any])?.isEmpty == false)
    #expect(try tree.records("events-").count == events)
  }

  @Test func `a sidecar speaks for its article, and a broken one sends it to quarantine`() throws {
    let tree = try RunnerTree()
    try tree.drop("a.txt", sampleArticle)
    try tree.drop("a.txt.meta.json", #"{"title":"عنوان","published_at":"2026-03-17"}"#)
    try tree.drop("b.txt", sampleArticle)
    try tree.drop("b.txt.meta.json", #"{"title":"#)
    try tree.run()
    let article = try #require(try tree.records("articles-").first)
    #expect(article["title"] as? String == "عنوان")
    #expect(try tree.articleNames() == ["a.txt"])
    let failed = try #require(tree.names("state/failed").first)
    #expect(tree.names("state/failed/" + failed) == ["file", "file.meta.json", "reason.json"])
    let entry = try #require(try Quarantine(tree.configuration.paths)?.entries().first)
    #expect(entry.reason?.kind == "bad-sidecar")
  }

  @Test func `a bad line of a bundle loses none of its neighbours`() throws {
    let tree = try RunnerTree()
    try tree.drop(
      "b.jsonl",
      """
      {"id":"one","text":"التقى وزير الخارجية نظيره في الدوحة يوم الثلاثاء."}
      not json at all

      {"text":"استقبل الرئيس وفدا من رجال الأعمال صباح اليوم في القصر."}
      {"id":"none"}
      """)
    try tree.run()
    #expect(try tree.articleNames() == ["b.jsonl#one", "b.jsonl#4"])
    let entries = try #require(try Quarantine(tree.configuration.paths)).entries()
    #expect(entries.map { $0.reason?.line } == [2, 5])
    #expect(entries.allSatisfy { $0.reason?.kind == "bad-bundle" })
    #expect(tree.names("state/work").isEmpty)
  }

  @Test func `what is no article lies in quarantine with the right reason`() throws {
    let tree = try RunnerTree()
    tree.configuration.largestArticle = 2000
    try tree.drop("empty.txt", "")
    try tree.drop("empty.jsonl", "\n")
    try tree.drop("large.txt", String(repeating: "كلمة ", count: 1000))
    symlink("/etc/hostname", tree.configuration.inbox + "/link.txt")
    mkfifo(tree.configuration.inbox + "/pipe.txt", 0o600)
    try tree.run()
    let entries = try #require(try Quarantine(tree.configuration.paths)).entries()
    let reasons = Dictionary(
      uniqueKeysWithValues: entries.compactMap { $0.reason.map { ($0.path, $0.kind) } })
    #expect(
      reasons == [
        "empty.txt": "empty", "empty.jsonl": "empty", "large.txt": "too-large",
        "link.txt": "not-regular", "pipe.txt": "not-regular",
      ])
    #expect(tree.names("outbox").isEmpty)
  }

  @Test func `a large bundle passes in parts, each line once`() throws {
    let tree = try RunnerTree()
    tree.configuration.batch = 8
    let text = (0..<100).map { #"{"id":"\#($0)","text":"خبر رقم \#($0) عن اجتماع في المدينة"}"# }
    try tree.drop("b.jsonl", text.joined(separator: "\n"))
    try tree.run()
    #expect(try tree.articleNames() == (0..<100).map { "b.jsonl#\($0)" })
    #expect(tree.names("outbox").filter { $0.hasPrefix("articles-") }.count > 5)
  }

  @Test func `a bundle broken off goes on at the line that was not committed`() throws {
    for point in [15, 24, 36] {
      let tree = try RunnerTree()
      tree.configuration.batch = 2
      let lines = (1...40).map { #"{"text":"خبر رقم \#($0) عن اجتماع في المدينة"}"# }
      try tree.drop("b.jsonl", lines.joined(separator: "\r\n"))
      let left = Mutex(point)
      _ = try? tree.run { _ throws(SpoolError) in
        let isOver = left.withLock { left in
          left -= 1
          return left < 0
        }
        if isOver { throw SpoolError(.damaged, "broken off") }
      }
      let before = try tree.articleNames().count
      #expect(before < 40)
      try tree.run()
      #expect(try tree.articleNames() == (1...40).map { "b.jsonl#\($0)" }, "\(point), \(before)")
    }
  }

  /// Takes its time for one file.
  private struct SlowDrafting: Drafting {
    let inner: LocalDrafting
    let slow: String

    func submit(_ jobs: [DraftJob], deliver: @escaping @Sendable ([DraftOutcome]) -> Void) {
      for job in jobs {
        guard job.piece.name.text == slow else {
          inner.submit([job], deliver: deliver)
          continue
        }
        let inner = inner
        Thread.detachNewThread {
          Thread.sleep(forTimeInterval: 1.5)
          inner.submit([job], deliver: deliver)
        }
      }
    }
  }

  @Test func `a file that takes long holds up nobody else`() throws {
    let tree = try RunnerTree()
    for name in ["a", "b", "c", "d"] {
      try tree.drop("\(name).txt", "خبر \(name) من المدينة اليوم")
    }
    try tree.run(
      SlowDrafting(inner: LocalDrafting(pipeline: try RunnerTree.pipeline.get()), slow: "a.txt"))
    let names = try tree.articleNames()
    #expect(names.last == "a.txt")
    #expect(names.sorted() == ["a.txt", "b.txt", "c.txt", "d.txt"])
  }

  @Test(arguments: ["write", "fsync", "syncfs", "commit", "rename", "fsync folder", "create"])
  func `a full disk is waited for, whatever it meets first`(call: String) throws {
    let tree = try RunnerTree()
    for name in ["a", "b", "c"] { try tree.drop("\(name).txt", "خبر \(name) من المدينة اليوم") }
    let left = Mutex(3)
    let events = try tree.run { name throws(SpoolError) in
      let fails = left.withLock { left in
        guard name == call, left > 0 else { return false }
        left -= 1
        return true
      }
      if fails { throw SpoolError(.full, "no space left") }
    }
    #expect(try tree.articleNames().sorted() == ["a.txt", "b.txt", "c.txt"])
    let told = events.contains {
      switch $0 {
      case .paused(let reason?): reason.contains("no space left")
      case .trouble(let text): text.contains("no space left")
      default: false
      }
    }
    #expect(told)
  }

  @Test func `work broken off at any point is taken up again`() throws {
    for point in stride(from: 6, to: 60, by: 9) {
      let tree = try RunnerTree()
      tree.configuration.batch = 2
      for number in 0..<5 { try tree.drop("\(number).txt", "خبر رقم \(number) من المدينة اليوم") }
      let left = Mutex(point)
      // An error that no retry can mend ends the run as a kill would.
      _ = try? tree.run { _ throws(SpoolError) in
        let isOver = left.withLock { left in
          left -= 1
          return left < 0
        }
        if isOver { throw SpoolError(.damaged, "broken off") }
      }
      try tree.run()
      #expect(try tree.articleNames().sorted() == (0..<5).map { "\($0).txt" }, "\(point)")
      #expect(tree.names("state/work").isEmpty && tree.names("state/stage").isEmpty)
    }
  }
}
