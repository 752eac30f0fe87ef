import Glibc
import Synchronization

/// The folders of DESIGN.md §4, opened and locked: one writable tree on one file system.
///
/// ```text
/// inbox/NAME        dropped
/// state/work/…      claimed by rename; the folder a file is in is its state
/// state/stage/…     segments being written
/// outbox/…          complete, immutable, never empty, appear by rename
/// state/done/DAY/…  state/failed/…
/// ```
package final class SpoolTree: Sendable {
  package struct Paths: Sendable, Hashable {
    package var inbox: String
    package var outbox: String
    package var state: String

    package init(inbox: String, outbox: String, state: String) {
      self.inbox = inbox
      self.outbox = outbox
      self.state = state
    }

    package var journal: String { state + "/waqai.sqlite" }
    package var failed: String { state + "/failed" }
    package var control: String { state + "/control" }
    package var runs: String { state + "/paragraphs" }
  }

  package let paths: Paths
  let work: Folder
  let stage: Folder
  let done: Folder
  let failed: Folder
  package let journal: Journal
  /// Counts the starts of the daemon on this tree.
  package let run: Int
  /// Whether the daemon before this one crashed, rather than being stopped or killed.
  package let followsCrash: Bool
  private let state: Folder
  private let beforeChange: ChangeHook?
  private let lock: TreeLock
  private let inbox: Mutex<Folder?>
  private let heldOutbox: Mutex<Folder>
  private let nextNumber: Mutex<Int>
  private let today = Mutex<(day: String, folder: Folder)?>(nil)

  /// Opens the tree, making what is missing; refuses one that another daemon has open.
  package init(_ paths: Paths, beforeChange: ChangeHook? = nil) throws(SpoolError) {
    self.paths = paths
    let state = try Folder(paths.state, creating: true, beforeChange: beforeChange)
    self.state = state
    lock = try TreeLock(paths.state + "/lock")
    followsCrash = lock.followsCrash
    let inbox = try Folder(paths.inbox, creating: true, beforeChange: beforeChange)
    let outbox = try Folder(paths.outbox, creating: true, beforeChange: beforeChange)
    work = try state.folder(Array("work".utf8))
    stage = try state.folder(Array("stage".utf8))
    done = try state.folder(Array("done".utf8))
    failed = try state.folder(Array("failed".utf8))
    let device = try state.status().device
    for folder in [inbox, outbox] where try folder.status().device != device {
      throw SpoolError(
        .other,
        "\(folder.path) and \(paths.state) must be on one file system, without a mount between")
    }
    self.inbox = Mutex(inbox)
    heldOutbox = Mutex(outbox)
    self.beforeChange = beforeChange
    journal = try Journal(paths.journal, beforeChange: beforeChange)
    run = try journal.beginRun(crashed: followsCrash)
    nextNumber = Mutex(try journal.highestNumber() + 1)
  }

  /// Lets another daemon have the tree; nothing may be changed after it.
  package func release() { lock.release() }

  /// From now on a crash of this process is told from a kill at the next start.
  package func markCrashes() { lock.markCrashes() }

  /// The inbox as it is now; nil while there is none.
  ///
  /// Opened anew where it was deleted and made again, but never made here.
  func currentInbox() throws(SpoolError) -> Folder? {
    try inbox.withLock { (held) throws(SpoolError) -> Folder? in
      var status = stat()
      guard stat(paths.inbox, &status) == 0 else {
        // Any other error says nothing of whether it is there: a file's sidecar must not seem missing.
        guard errno == ENOENT || errno == ENOTDIR else { throw SpoolError("stat", paths.inbox) }
        held = nil
        return nil
      }
      if let folder = held, try folder.status().isSameFile(as: FileStatus(status)) {
        return folder
      }
      held = try Folder(paths.inbox, beforeChange: beforeChange)
      return held
    }
  }

  /// The outbox as it is now; an error while there is none.
  func currentOutbox() throws(SpoolError) -> Folder {
    try heldOutbox.withLock { (held) throws(SpoolError) -> Folder in
      var status = stat()
      guard stat(paths.outbox, &status) == 0 else { throw SpoolError("stat", paths.outbox) }
      if try held.status().isSameFile(as: FileStatus(status)) { return held }
      held = try Folder(paths.outbox, beforeChange: beforeChange)
      return held
    }
  }

  func takeNumber() -> Int {
    nextNumber.withLock { next in
      defer { next += 1 }
      return next
    }
  }

  func skipNumbers(through number: Int) { nextNumber.withLock { $0 = max($0, number + 1) } }

  /// The folder of today's processed files.
  func doneFolder() throws(SpoolError) -> Folder {
    let day = Self.day(wallSeconds())
    return try today.withLock { (held) throws(SpoolError) -> Folder in
      if let held, held.day == day { return held.folder }
      let folder = try done.folder(Array(day.utf8))
      held = (day, folder)
      return folder
    }
  }

  /// Removes the folders of days that are over for longer than `days`.
  package func clearDone(olderThan days: Int) throws(SpoolError) {
    let first = Array(Self.day(wallSeconds() - Double(days) * 86_400).utf8)
    for entry in try done.names()
    where entry.name.count == first.count && entry.name.lexicographicallyPrecedes(first) {
      try done.removeFolder(entry.name)
    }
  }

  /// `2026-01-31`, in UTC.
  package static func day(_ seconds: Double) -> String {
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    func digits(_ number: Int32, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    return
      "\(digits(parts.tm_year + 1900, 4))-\(digits(parts.tm_mon + 1, 2))-\(digits(parts.tm_mday, 2))"
  }

  /// Bytes and files that may still be written, the lesser of state and outbox.
  package func room() throws(SpoolError) -> (bytes: Int, files: Int) {
    let (one, other) = (try state.room(), try currentOutbox().room())
    return (min(one.bytes, other.bytes), min(one.files, other.files))
  }
}
