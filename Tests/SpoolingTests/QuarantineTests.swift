import Foundation
import Spooling
import Testing

struct QuarantineTests {
  /// Claims `name` with its sidecar and files it away as failed.
  private func fail(_ name: [UInt8], in tree: TemporaryTree, line: Int = 0) throws {
    let spool = try SpoolTree(tree.paths)
    let claim = try #require(try spool.claim(name))
    let progress = Commit.Progress(
      delivery: claim.delivery, bytes: 4, taken: 4, lines: 1, isFinished: true)
    let failure = Commit.Failure(
      number: claim.delivery.number, line: line, range: line == 0 ? 0..<4 : 1..<3,
      name: String(decoding: name, as: UTF8.self), kind: "no-text", message: "nothing in it",
      attempts: 1)
    try spool.retire(progress, failures: [failure], disposal: .keep)
  }

  @Test func `a failed file lies beside its sidecar and its reason`() throws {
    let tree = try TemporaryTree()
    try tree.drop("x/a.txt")
    try tree.drop("x/a.txt.meta.json", "{}")
    try fail(Array("x/a.txt".utf8), in: tree)
    let entry = try #require(try Quarantine(tree.paths)?.entries().first)
    #expect(entry.reason?.kind == "no-text")
    #expect(entry.reason?.path == "x/a.txt")
    let folder = "state/failed/" + String(decoding: entry.name, as: UTF8.self)
    #expect(tree.names(folder) == ["file", "file.meta.json", "reason.json"])
  }

  @Test func `retrying puts file and sidecar back where they were`() throws {
    let tree = try TemporaryTree()
    try tree.drop("x/a.txt", "one")
    try tree.drop("x/a.txt.meta.json", "{}")
    try fail(Array("x/a.txt".utf8), in: tree)
    try tree.drop("x/a.txt", "another")
    let quarantine = try #require(try Quarantine(tree.paths))
    let entry = try #require(try quarantine.entries().first)
    let path = try #require(try quarantine.retry(entry))
    #expect(String(decoding: path, as: UTF8.self) == "x/retry-2-a.txt")
    #expect(tree.text("inbox/x/retry-2-a.txt") == "one")
    #expect(tree.text("inbox/x/retry-2-a.txt.meta.json") == "{}")
    #expect(tree.text("inbox/x/a.txt") == "another")
    #expect(try quarantine.count() == 0)
  }

  @Test func `a name that is not UTF-8 survives quarantine`() throws {
    let tree = try TemporaryTree()
    let name: [UInt8] = [0xE9, 0x2E, 0x74, 0x78, 0x74]
    let path = Array((tree.paths.inbox + "/").utf8) + name + [0]
    path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { chars in
        guard let start = chars.baseAddress, let file = fopen(start, "w") else { return }
        fputs("text", file)
        fclose(file)
      }
    }
    try fail(name, in: tree)
    let quarantine = try #require(try Quarantine(tree.paths))
    let entry = try #require(try quarantine.entries().first)
    #expect(entry.reason?.pathBytes == "e92e747874")
    #expect(try quarantine.retry(entry) == name)
  }

  @Test func `a bad line is copied out of its bundle, which goes to done`() throws {
    let tree = try TemporaryTree()
    try tree.drop("b.jsonl", "abcd")
    try fail(Array("b.jsonl".utf8), in: tree, line: 3)
    let quarantine = try #require(try Quarantine(tree.paths))
    let entry = try #require(try quarantine.entries().first)
    #expect(entry.reason?.line == 3)
    #expect(try quarantine.contents(entry, count: 10) == Array("bc".utf8))
    #expect(tree.names("state/work").isEmpty)
    try quarantine.drop(entry)
    #expect(try quarantine.entries().isEmpty)
  }
}
