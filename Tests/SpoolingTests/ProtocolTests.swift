import Foundation
import Spooling
import Testing

/// The way from claim to retirement, broken off before every single change on disk.
struct ProtocolTests {
  private let files = ["a.txt", "folder/b.txt", "c.txt", "bad.txt"]

  private func fill(_ tree: TemporaryTree) throws {
    for name in files { try tree.drop(name, "text of \(name)") }
    try tree.drop("a.txt.meta.json", "{}")
  }

  /// Does everything there is to do: recovers, claims what waits, two files a segment.
  private func work(_ tree: TemporaryTree, _ hook: ChangeHook? = nil) throws {
    let spool = try SpoolTree(tree.paths, beforeChange: hook)
    var claims = try spool.recover(disposal: .keep).claims
    for path in files {
      guard FileManager.default.fileExists(atPath: tree.paths.inbox + "/" + path) else { continue }
      if let claim = try spool.claim(Array(path.utf8)) { claims.append(claim) }
    }
    try spool.journal.begin(claims.map(\.delivery), run: spool.run)
    while !claims.isEmpty {
      let batch = claims.prefix(2)
      claims.removeFirst(batch.count)
      try commit(Array(batch), in: spool)
    }
  }

  private func commit(_ claims: [Claim], in spool: SpoolTree) throws {
    var commit = Commit()
    var articles: [UInt8] = []
    for claim in claims {
      let path = String(decoding: claim.delivery.path, as: UTF8.self)
      var progress = Commit.Progress(
        delivery: claim.delivery, bytes: 8, taken: 8, lines: 1, isFinished: true)
      if path == "bad.txt" {
        progress.failed = 1
        commit.failures.append(
          Commit.Failure(
            number: claim.delivery.number, line: 0, range: 0..<8, name: path, kind: "no-text",
            message: "no text in it", attempts: 1))
      } else {
        progress.articles = 1
        commit.articles.append(
          Commit.Article(number: claim.delivery.number, line: 0, id: [1, 2, 3]))
        articles += "\(path) sidecar=\(claim.hasSidecar == true)\n".utf8
      }
      commit.progress.append(progress)
    }
    if !commit.articles.isEmpty {
      commit.segment = Commit.Segment(
        sequence: try spool.journal.lastSequence() + 1, articles: commit.articles.count,
        events: 1, articleBytes: articles.count, eventBytes: 6)
    }
    try spool.publish(commit, articles: [articles], events: [Array("event\n".utf8)])
    if let segment = commit.segment { try spool.show(segment.sequence) }
    for progress in commit.progress {
      try spool.retire(
        progress, failures: commit.failures.filter { $0.number == progress.delivery.number },
        disposal: .keep)
    }
  }

  private func expectEverythingOnce(_ tree: TemporaryTree, _ context: String) {
    #expect(
      tree.lines().sorted()
        == ["a.txt sidecar=true", "c.txt sidecar=false", "folder/b.txt sidecar=false"],
      "\(context)")
    let segments = tree.names("outbox")
    #expect(
      segments.filter { $0.hasPrefix("events-") }.count
        == segments.filter { $0.hasPrefix("articles-") }.count, "\(context)")
    #expect(tree.names("state/work").isEmpty, "\(context)")
    #expect(tree.names("state/stage").isEmpty, "\(context)")
    let failed = tree.names("state/failed")
    #expect(failed.count == 1 && failed.first?.hasSuffix(".bad.txt") == true, "\(context)")
    if let entry = failed.first {
      #expect(tree.names("state/failed/" + entry) == ["file", "reason.json"], "\(context)")
    }
  }

  @Test func `without a kill every file's records appear once`() throws {
    let tree = try TemporaryTree()
    try fill(tree)
    try work(tree)
    expectEverythingOnce(tree, "no kill")
  }

  @Test func `a kill before any change loses nothing and repeats nothing`() throws {
    let whole = try TemporaryTree()
    try fill(whole)
    let count = Breaker(after: .max)
    try work(whole, count.hook)
    #expect(count.changes.count > 40)
    for point in 0..<count.changes.count {
      let tree = try TemporaryTree()
      try fill(tree)
      #expect(throws: SpoolError.self) { try work(tree, Breaker(after: point).hook) }
      try work(tree)
      expectEverythingOnce(tree, "killed before \(count.changes[point]), change \(point)")
    }
  }

  @Test func `a kill during recovery is recovered from`() throws {
    // Stopped right after the commit, so that recovery has to show, file and retire.
    let whole = try TemporaryTree()
    try fill(whole)
    let count = Breaker(after: .max)
    try work(whole, count.hook)
    let afterCommit = try #require(count.changes.firstIndex(of: "commit")) + 1
    var point = 0
    var isThrough = false
    while !isThrough {
      let tree = try TemporaryTree()
      try fill(tree)
      #expect(throws: SpoolError.self) { try work(tree, Breaker(after: afterCommit).hook) }
      do {
        try work(tree, Breaker(after: point).hook)
        isThrough = true
      } catch is SpoolError {}
      try work(tree)
      expectEverythingOnce(tree, "recovery killed before change \(point)")
      point += 1
    }
    #expect(point > 20)
  }

  @Test func `both names of a rename that a power cut left are one delivery`() throws {
    let tree = try TemporaryTree()
    try fill(tree)
    do {
      let spool = try SpoolTree(tree.paths)
      let claim = try #require(try spool.claim(Array("c.txt".utf8)))
      let name = String(decoding: claim.delivery.flat, as: UTF8.self)
      try FileManager.default.linkItem(
        atPath: tree.paths.state + "/work/" + name, toPath: tree.paths.inbox + "/c.txt")
    }
    try work(tree)
    expectEverythingOnce(tree, "two names")
    #expect(!FileManager.default.fileExists(atPath: tree.paths.inbox + "/c.txt"))
  }

  @Test func `an outbox that is made anew is written to`() throws {
    let tree = try TemporaryTree()
    try fill(tree)
    let spool = try SpoolTree(tree.paths)
    try FileManager.default.removeItem(atPath: tree.paths.outbox)
    let claim = try #require(try spool.claim(Array("c.txt".utf8)))
    #expect(throws: SpoolError.self) { try commit([claim], in: spool) }
    try FileManager.default.createDirectory(
      atPath: tree.paths.outbox, withIntermediateDirectories: true)
    try commit([claim], in: spool)
    #expect(tree.lines() == ["c.txt sidecar=false"])
  }

  @Test func `a second daemon on one tree is refused`() throws {
    let tree = try TemporaryTree()
    let first = try SpoolTree(tree.paths)
    #expect {
      try SpoolTree(tree.paths)
    } throws: {
      ($0 as? SpoolError)?.kind == .busy
    }
    withExtendedLifetime(first) {}
  }

  @Test func `two daemons with trees of their own share one inbox`() throws {
    let tree = try TemporaryTree()
    try fill(tree)
    var others = tree.paths
    others.state = tree.root + "/state-2"
    others.outbox = tree.root + "/outbox-2"
    let one = try SpoolTree(tree.paths)
    let two = try SpoolTree(others)
    #expect(try one.claim(Array("a.txt".utf8))?.hasSidecar == true)
    #expect(try two.claim(Array("a.txt".utf8)) == nil)
    #expect(try two.claim(Array("folder/b.txt".utf8)) != nil)
    #expect(try one.claim(Array("folder/b.txt".utf8)) == nil)
  }

  @Test func `an outbox that is further than the journal is refused`() throws {
    let tree = try TemporaryTree()
    try fill(tree)
    try work(tree)
    try FileManager.default.copyItem(
      atPath: tree.paths.outbox + "/articles-000000000001.jsonl",
      toPath: tree.paths.outbox + "/articles-000000000900.jsonl")
    #expect {
      try work(tree)
    } throws: {
      ($0 as? SpoolError)?.kind == .damaged
    }
  }

  @Test func `segments that a consumer removed do not come back`() throws {
    let tree = try TemporaryTree()
    try fill(tree)
    try work(tree)
    for name in tree.names("outbox") {
      try FileManager.default.removeItem(atPath: tree.paths.outbox + "/" + name)
    }
    try work(tree)
    #expect(tree.names("outbox").isEmpty)
  }
}
