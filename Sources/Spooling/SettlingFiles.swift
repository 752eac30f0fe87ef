/// Files that were seen to change, until they have been quiet for long enough.
struct SettlingFiles {
  private struct Entry {
    var status: FileStatus?
    /// When it is looked at again, by the clock that never jumps.
    var due: Double
  }

  private var entries: [[UInt8]: Entry] = [:]
  private var earliest: Double?

  var isEmpty: Bool { entries.isEmpty }
  var count: Int { entries.count }
  /// When the next file is to be looked at; never too late.
  var nextDue: Double? { earliest }

  /// A file changed just now.
  mutating func touch(_ path: [UInt8], due: Double) {
    entries[path, default: Entry(due: due)].due = due
    earliest = min(earliest ?? due, due)
  }

  /// A file was found that looks like `status`; one that is known already keeps its time.
  mutating func add(_ path: [UInt8], _ status: FileStatus, due: Double) {
    guard entries[path] == nil else { return }
    entries[path] = Entry(status: status, due: due)
    earliest = min(earliest ?? due, due)
  }

  /// Takes out at most `limit` files that have not changed since they were last looked at.
  ///
  /// - Parameter again: seconds after which a file that has changed is looked at again.
  mutating func takeQuiet(
    _ now: Double, in inbox: Folder, quiet: Double, again: Double, limit: Int
  ) throws(SpoolError) -> [[UInt8]] {
    guard let earliest, now >= earliest else { return [] }
    var taken: [[UInt8]] = []
    var next: Double?
    for (path, entry) in entries {
      guard now >= entry.due, taken.count < limit else {
        next = min(next ?? entry.due, entry.due)
        continue
      }
      guard let (folder, name) = try SpoolTree.parent(of: path, in: inbox),
        let status = try folder.status(name), status.kind != .folder
      else {
        entries[path] = nil
        continue
      }
      let isQuiet = entry.status.map { $0 == status } ?? (wallSeconds() - status.changed >= quiet)
      if isQuiet, !(try isBeingWritten(name, in: folder, status)) {
        taken.append(path)
        entries[path] = nil
      } else {
        entries[path] = Entry(status: status, due: now + again)
        next = min(next ?? now + again, now + again)
      }
    }
    self.earliest = next
    return taken
  }

  private func isBeingWritten(
    _ name: [UInt8], in folder: Folder, _ status: FileStatus
  ) throws(SpoolError) -> Bool {
    guard status.kind == .regular else { return false }
    do throws(SpoolError) {
      return try folder.open(name)?.isBeingWritten() ?? false
    } catch {
      // What can't be opened is claimed, and then refused with its reason.
      if error.kind == .exhausted { throw error }
      return false
    }
  }
}
