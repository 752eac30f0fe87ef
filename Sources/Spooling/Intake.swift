import Glibc

/// Finds files in the inbox that are whole, in bounded memory however many wait.
///
/// Renamed-in files are candidates at once; all others once they are quiet. What the kernel tells comes
/// before what scanning finds, each at most half while both have something. For one thread alone, but
/// for `wake`.
package final class Intake {
  package struct Settings: Sendable {
    /// Seconds without a change after which a copied file counts as whole.
    package var quiet = 2.0
    /// Seconds between scans while the kernel tells of changes.
    package var rescan = 30.0
    /// Seconds between scans while it does not.
    package var poll = 1.0
    package var watches = true

    package init() {}
  }

  package enum Mode: String, Sendable { case watching, polling, missing }

  private let tree: SpoolTree
  package var settings: Settings
  private var inbox: Folder?
  private var watch: InboxWatch?
  private var isFullyWatched = false
  private var scan: InboxScan?
  private var nextScan = 0.0
  private var nextLook = 0.0
  /// At the end of the scan under way everything will have been seen.
  private var hasSeenAll = false
  private var fresh: [[UInt8]] = []
  private var freshStart = 0
  private var settling = SettlingFiles()
  private let wakePipe: (read: Int32, write: Int32)

  package private(set) var mode = Mode.missing
  /// How often something was missed, so that all was scanned again.
  package private(set) var overflows = 0

  package init(_ tree: SpoolTree, settings: Settings) throws(SpoolError) {
    self.tree = tree
    self.settings = settings
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SpoolError("pipe", "") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    wakePipe = (ends[0], ends[1])
  }

  deinit {
    close(wakePipe.read)
    close(wakePipe.write)
  }

  /// Ends a wait in `next` from another thread.
  package var wake: @Sendable () -> Void {
    let end = wakePipe.write
    return { @Sendable in
      var byte: UInt8 = 1
      _ = write(end, &byte, 1)
    }
  }

  /// Whether all files have been seen and none is left that may become a candidate by itself.
  package var isDrained: Bool {
    hasSeenAll && scan == nil && freshStart == fresh.count && settling.isEmpty
  }

  /// How many files are known to wait until they are quiet.
  package var settlingCount: Int { settling.count }

  /// At most `limit` paths of files that are whole; waits for one at most so many seconds.
  package func next(limit: Int, wait: Double) throws(SpoolError) -> [[UInt8]] {
    let end = monotonicSeconds() + wait
    while true {
      let now = monotonicSeconds()
      try lookAtInbox(now)
      takeEvents(now)
      var found: [[UInt8]] = []
      if let inbox {
        found = try settling.takeQuiet(
          now, in: inbox, quiet: settings.quiet, again: max(settings.quiet, Self.shortestQuiet),
          limit: limit)
        let share = scan == nil ? limit : max(1, limit / 2)
        takeFresh(&found, limit: share)
        try takeScanned(&found, limit: limit, now)
        takeFresh(&found, limit: limit)
      }
      guard found.isEmpty else { return found }
      let left = min(end, nextScan, nextLook, settling.nextDue ?? .infinity) - monotonicSeconds()
      if monotonicSeconds() >= end { return [] }
      if scan == nil { sleep(max(0, left)) }
    }
  }

  private func takeFresh(_ found: inout [[UInt8]], limit: Int) {
    while freshStart < fresh.count, found.count < limit {
      found.append(fresh[freshStart])
      freshStart += 1
    }
    if freshStart == fresh.count {
      fresh.removeAll(keepingCapacity: true)
      freshStart = 0
    }
  }

  /// Seconds after which a file that is still written to is looked at again, at the earliest.
  private static let shortestQuiet = 0.05
  private static let freshLimit = 20_000
  private static let settlingLimit = 20_000

  private func takeEvents(_ now: Double) {
    guard let watch else { return }
    for event in watch.events() {
      switch event {
      case .arrived(let path):
        guard !isIgnored(path), !InboxName.isSidecar(path) else { continue }
        if fresh.count - freshStart < Self.freshLimit { fresh.append(path) } else { missed() }
      case .touched(let path):
        guard !isIgnored(path), !InboxName.isSidecar(path) else { continue }
        if settling.count < Self.settlingLimit {
          settling.touch(path, due: now + max(settings.quiet, Self.shortestQuiet))
        } else {
          missed()
        }
      case .folder(let path):
        if let inbox, !isIgnored(path) { startScan(inbox, from: path) }
      case .missed: missed()
      }
    }
  }

  private func isIgnored(_ path: [UInt8]) -> Bool {
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
    return parts.contains { InboxName.isIgnored(Array($0), atRoot: parts.count == 1) }
  }

  private func missed() {
    overflows += 1
    hasSeenAll = false
    nextScan = 0
    nextLook = 0
  }

  /// Makes sure that the inbox held is the one under its path, and watched.
  private func lookAtInbox(_ now: Double) throws(SpoolError) {
    guard now >= nextLook else { return }
    nextLook = now + 1
    let current = try tree.currentInbox()
    if current !== inbox {
      inbox = current
      watch = nil
      scan = nil
      nextScan = 0
    }
    guard current != nil else {
      mode = .missing
      return
    }
    if watch == nil, settings.watches {
      watch = InboxWatch(root: tree.paths.inbox)
      isFullyWatched =
        watch?.watch([]) == true && !SilentFileSystems.contains(tree.paths.inbox)
      nextScan = 0
    }
    mode = isFullyWatched ? .watching : .polling
  }

  private func startScan(_ inbox: Folder, from folder: [UInt8]) {
    if let scan {
      scan.add(folder)
      return
    }
    scan = InboxScan(inbox, from: folder) { [weak self] entered in
      guard let self, let watch = self.watch else { return }
      if !watch.watch(entered) { self.isFullyWatched = false }
    }
  }

  private func takeScanned(
    _ found: inout [[UInt8]], limit: Int, _ now: Double
  ) throws(SpoolError) {
    guard let inbox else { return }
    if now >= nextScan {
      startScan(inbox, from: [])
      nextScan = .infinity
    }
    guard let scan else { return }
    do throws(SpoolError) {
      let wall = wallSeconds()
      while found.count < limit {
        guard let (path, kind) = try scan.next() else {
          finishScan(now)
          return
        }
        if InboxName.isSidecar(path) { continue }
        if kind == .other {
          found.append(path)
          continue
        }
        guard let (folder, name) = try SpoolTree.parent(of: path, in: inbox),
          let status = try folder.status(name)
        else { continue }
        let age = wall - max(status.changed, status.modified)
        if age >= settings.quiet {
          found.append(path)
        } else if settling.count < Self.settlingLimit {
          // A clock that jumped may have put the change into the future: then the file is watched.
          settling.add(path, status, due: now + min(settings.quiet, settings.quiet - age))
        } else {
          hasSeenAll = false
        }
      }
    } catch {
      // Folders come and go under a scan; the next one sees what this one missed.
      self.scan = nil
      nextScan = now + settings.poll
      if error.kind != .other { throw error }
    }
  }

  private func finishScan(_ now: Double) {
    scan = nil
    if nextScan == .infinity || nextScan <= now {
      hasSeenAll = settling.count < Self.settlingLimit
      nextScan = now + (isFullyWatched ? settings.rescan : settings.poll)
    }
  }

  private func sleep(_ seconds: Double) {
    var files = [pollfd(fd: wakePipe.read, events: Int16(POLLIN), revents: 0)]
    if let watch {
      files.append(pollfd(fd: watch.pollDescriptor, events: Int16(POLLIN), revents: 0))
    }
    let time = Int32(min(seconds, 60) * 1000) + 1
    if poll(&files, nfds_t(files.count), time) > 0, files[0].revents != 0 {
      var bytes = [UInt8](repeating: 0, count: 64)
      _ = read(wakePipe.read, &bytes, bytes.count)
    }
  }
}
