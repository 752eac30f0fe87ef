import Foundation
import Spooling
import Testing

struct JournalTests {
  private let folder = NSTemporaryDirectory() + "journal-\(UUID().uuidString)"

  private func journal() throws -> Journal {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return try Journal(folder + "/waqai.sqlite")
  }

  private func commit(_ sequence: Int, delta: [UInt8] = []) -> Commit {
    var commit = Commit()
    commit.segment = Commit.Segment(
      sequence: sequence, articles: 1, events: 0, articleBytes: 10, eventBytes: 0)
    var progress = Commit.Progress(
      delivery: DeliveryName(number: sequence, path: [0xFF, 0x0A]), bytes: 10, taken: 10, lines: 1,
      isFinished: true)
    progress.articles = 1
    commit.progress = [progress]
    commit.articles = [Commit.Article(number: sequence, line: 0, id: [9, UInt8(sequence)])]
    commit.delta = delta
    commit.counters = ["articles": 1]
    return commit
  }

  @Test func `what was committed is there for the next process`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try journal().commit(commit(1, delta: [1, 2]))
    try journal().commit(commit(2, delta: [3]))
    let again = try journal()
    #expect(try again.lastSequence() == 2)
    #expect(try again.memory().deltas == [[1, 2], [3]])
    #expect(try again.counters()["articles"] == 2)
    let delivery = try #require(try again.delivery(2))
    #expect(delivery.name.path == [0xFF, 0x0A] && delivery.isFinished)
    #expect(delivery.firstSegment == 2)
    #expect(try again.places(ofArticle: [9, 2]).map(\.segment) == [2])
    #expect(try again.articles(of: 2).map(\.id) == [[9, 2]])
    #expect(try again.deliveries(path: [0xFF, 0x0A]).map(\.name.number) == [2, 1])
  }

  @Test func `a commit that can't be made whole leaves nothing`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let journal = try journal()
    try journal.commit(commit(1, delta: [1]))
    var second = commit(1, delta: [2])
    second.progress[0].delivery = DeliveryName(number: 5, path: [1])
    #expect(throws: SpoolError.self) { try journal.commit(second) }
    #expect(try journal.delivery(5) == nil)
    #expect(try journal.memory().deltas == [[1]])
  }

  @Test func `a manifest takes the place of the deltas that went into its runs`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let journal = try journal()
    try journal.commit(commit(1, delta: [1]))
    try journal.commit(commit(2, delta: [2]))
    let last = try journal.lastDelta()
    try journal.commit(commit(3, delta: [3]))
    try journal.replaceMemory(manifest: [7], through: last)
    let memory = try journal.memory()
    #expect(memory.manifest == [7])
    #expect(memory.deltas == [[3]])
  }

  @Test func `a crash counts for the files that were begun in that run alone`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (old, new) = (DeliveryName(number: 1, path: [1]), DeliveryName(number: 2, path: [2]))
    let journal = try journal()
    try journal.begin([old], run: try journal.beginRun(crashed: false))
    try journal.begin([new], run: try journal.beginRun(crashed: false))
    _ = try journal.beginRun(crashed: true)
    #expect(try journal.attempts(1)?.crashes == 0)
    #expect(try journal.attempts(2)?.crashes == 1)
    try journal.begin([new], run: 3)
    #expect(try journal.attempts(2)?.attempts == 2)
    try journal.forgetAttempts(keeping: [2])
    #expect(try journal.attempts(1) == nil)
  }

  @Test func `a bundle that gets on between two stops is begun anew`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let journal = try journal()
    let bundle = DeliveryName(number: 9, path: [1])
    for run in 1...3 { try journal.begin([bundle], run: run) }
    #expect(try journal.attempts(9)?.attempts == 3)
    var commit = commit(1)
    commit.progress[0].delivery = bundle
    commit.progress[0].isFinished = false
    try journal.commit(commit)
    #expect(try journal.attempts(9)?.attempts == 1)
    #expect(try journal.attempts(9)?.crashes == 0)
  }

  @Test func `a bundle's progress adds up over its segments`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let journal = try journal()
    for (sequence, taken) in [(1, 40), (2, 100)] {
      var commit = commit(sequence)
      commit.progress[0].delivery = DeliveryName(number: 9, path: [1])
      commit.progress[0].bytes = 100
      commit.progress[0].taken = taken
      commit.progress[0].isFinished = taken == 100
      try journal.commit(commit)
    }
    let delivery = try #require(try journal.delivery(9))
    #expect(delivery.articles == 2 && delivery.taken == 100 && delivery.isFinished)
    #expect(delivery.firstSegment == 1 && delivery.lastSegment == 2)
  }

  @Test func `a consumer's acknowledgement never goes back`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let journal = try journal()
    try journal.acknowledge(consumer: "duck", segment: 7)
    try journal.acknowledge(consumer: "duck", segment: 3)
    #expect(try journal.consumers() == ["duck": 7])
    try journal.forget(consumer: "duck")
    #expect(try journal.consumers().isEmpty)
  }

  @Test func `a journal of a later version is refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try journal()
    // The version is four bytes of the file's header. Source: sqlite.org/fileformat.html, offset 60.
    let path = folder + "/waqai.sqlite"
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: 60)
    try file.write(contentsOf: Data([0, 0, 0, 99]))
    try file.close()
    #expect {
      try journal()
    } throws: {
      ($0 as? SpoolError)?.kind == .damaged
    }
  }

  @Test func `a file that is no journal is refused and left alone`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/waqai.sqlite"
    let text = Data(String(repeating: "no database ", count: 1000).utf8)
    try text.write(to: URL(fileURLWithPath: path))
    #expect(throws: SpoolError.self) { try journal() }
    #expect(FileManager.default.contents(atPath: path) == text)
  }
}
