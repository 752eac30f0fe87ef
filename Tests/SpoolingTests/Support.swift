import Foundation
import Spooling
import Synchronization

/// A tree in a folder of its own, which goes when this does.
final class TemporaryTree {
  let root: String
  let paths: SpoolTree.Paths

  init() throws {
    root = NSTemporaryDirectory() + "spool-\(UUID().uuidString)"
    paths = SpoolTree.Paths(
      inbox: root + "/inbox", outbox: root + "/outbox", state: root + "/state")
    try FileManager.default.createDirectory(
      atPath: paths.inbox, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Puts a file into the inbox by rename, as a careful producer does.
  func drop(_ name: String, _ contents: String = "text") throws {
    let folder = (paths.inbox + "/" + name as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let draft = root + "/draft-\(UUID().uuidString)"
    try Data(contents.utf8).write(to: URL(fileURLWithPath: draft))
    try FileManager.default.moveItem(atPath: draft, toPath: paths.inbox + "/" + name)
  }

  /// The names in a folder below the root, sorted.
  func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []).sorted()
  }

  func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: root + "/" + path).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// All lines of all article segments, in their order.
  func lines() -> [String] {
    names("outbox").filter { $0.hasPrefix("articles-") }.flatMap {
      (text("outbox/" + $0) ?? "").split(separator: "\n").map(String.init)
    }
  }
}

/// Lets a number of changes on disk pass and breaks off at the next, as a kill would.
final class Breaker: Sendable {
  private let left: Mutex<Int>
  private let passed = Mutex<[String]>([])

  init(after count: Int) { left = Mutex(count) }

  /// The changes that were let pass.
  var changes: [String] { passed.withLock { $0 } }

  var hook: ChangeHook {
    { [self] call throws(SpoolError) in
      let isOver = left.withLock { left in
        left -= 1
        return left < 0
      }
      if isOver { throw SpoolError(.other, "broken off before \(call)") }
      passed.withLock { $0.append(call) }
    }
  }
}
