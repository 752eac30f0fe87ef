import Foundation
import Testing

@testable import Spooling

struct OutboxReaderTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "waqai-outbox-\(UUID().uuidString)")

  private func put(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func make() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func sequences(_ reader: inout OutboxReader) throws -> [Int] {
    var found: [Int] = []
    while let segment = try reader.read() { found.append(segment.sequence) }
    return found
  }

  @Test func `segments come in order, each once, and new ones after the old`() throws {
    try make()
    defer { try? FileManager.default.removeItem(at: folder) }
    for sequence in [3, 1, 2] {
      try put("articles-00000000000\(sequence).jsonl", "\(sequence)\n")
    }
    var reader = try OutboxReader(outbox: folder.path, from: 1)
    #expect(try sequences(&reader) == [1, 2, 3])
    #expect(try sequences(&reader) == [])
    try put("articles-000000000004.jsonl", "4\n")
    #expect(try sequences(&reader) == [4])
  }

  @Test func `a segment is its articles and its events, whatever else lies in the outbox`() throws {
    try make()
    defer { try? FileManager.default.removeItem(at: folder) }
    try put("articles-000000000007.jsonl", "a\n")
    try put("events-000000000007.jsonl", "e\n")
    // Its articles have not appeared yet, so there is no such segment.
    try put("events-000000000008.jsonl", "e\n")
    try put("articles-7.jsonl", "no\n")
    try put("README.md", "no\n")
    var reader = try OutboxReader(outbox: folder.path, from: 5)
    let segment = try #require(try reader.read())
    #expect(segment.sequence == 7)
    #expect(segment.articles == Array("a\n".utf8))
    #expect(segment.events == Array("e\n".utf8))
    #expect(try reader.read() == nil)
  }
}

struct RetentionTests {
  private let root = FileManager.default.temporaryDirectory.appending(
    path: "waqai-retention-\(UUID().uuidString)")

  private func tree() throws -> SpoolTree {
    try SpoolTree(
      .init(
        inbox: root.path + "/inbox", outbox: root.path + "/outbox", state: root.path + "/state"))
  }

  private func publish(_ sequence: Int, in tree: SpoolTree) throws {
    var commit = Commit()
    commit.segment = .init(
      sequence: sequence, articles: 1, events: 1, articleBytes: 2, eventBytes: 2)
    commit.articles = [.init(number: sequence, line: 0, id: [UInt8](repeating: 1, count: 16))]
    try tree.publish(commit, articles: [Array("a\n".utf8)], events: [Array("e\n".utf8)])
    try tree.show(sequence)
  }

  private func published() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.path + "/outbox").sorted()
  }

  @Test func `nothing goes before every consumer has acknowledged it`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let tree = try tree()
    for sequence in 1...3 { try publish(sequence, in: tree) }
    #expect(try tree.clearOutbox(olderThan: -1) == 0)
    let consumer = try Journal(writing: tree.paths.journal)
    try consumer.acknowledge(consumer: "quick", segment: 3)
    try consumer.acknowledge(consumer: "slow", segment: 1)
    #expect(try tree.clearOutbox(olderThan: -1) == 1)
    #expect(
      try published() == [2, 3].map { "articles-00000000000\($0).jsonl" }
        + [2, 3].map { "events-00000000000\($0).jsonl" })
    try consumer.forget(consumer: "slow")
    #expect(try tree.clearOutbox(olderThan: -1) == 2)
    #expect(try published() == [])
  }

  @Test func `what is acknowledged stays until it is old`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let tree = try tree()
    try publish(1, in: tree)
    try Journal(writing: tree.paths.journal).acknowledge(consumer: "one", segment: 1)
    #expect(try tree.clearOutbox(olderThan: 1) == 0)
    #expect(try published().count == 2)
  }
}
