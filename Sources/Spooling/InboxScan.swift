/// Walks the inbox name by name, folders inside it too; holds one open folder for each level, never a list.
final class InboxScan {
  private let inbox: Folder
  private typealias Level = (path: [UInt8], stream: FolderStream, folder: Folder)

  /// The folder being read is the last.
  private var open: [Level] = []
  private var waiting: [[UInt8]] = []
  /// Called with each folder before it is read, so that nothing slips in between.
  private let enter: ([UInt8]) -> Void

  /// - Parameter folder: below the inbox; empty for all of it.
  init(_ inbox: Folder, from folder: [UInt8], enter: @escaping ([UInt8]) -> Void) {
    self.inbox = inbox
    self.enter = enter
    waiting = [folder]
  }

  /// Another folder to walk after those at hand.
  func add(_ folder: [UInt8]) {
    if !waiting.contains(folder) { waiting.append(folder) }
  }

  /// The next file's path below the inbox; nil when all is walked.
  ///
  /// Temporary names are left out, links are not followed.
  func next() throws(SpoolError) -> (path: [UInt8], kind: FileStatus.Kind?)? {
    while true {
      guard let top = open.last else {
        guard let path = waiting.popLast() else { return nil }
        try descend(path)
        continue
      }
      guard let entry = try skippable({ () throws(SpoolError) in try top.stream.next() }) else {
        open.removeLast()
        continue
      }
      if InboxName.isIgnored(entry.name, atRoot: top.path.isEmpty) { continue }
      let path = top.path.isEmpty ? entry.name : top.path + [UInt8(ascii: "/")] + entry.name
      var kind = entry.kind
      if kind == nil { kind = try top.folder.status(entry.name)?.kind }
      guard kind == .folder else {
        return (path, kind)
      }
      try descend(path)
    }
  }

  /// How deep folders may lie in each other, lest open files run out.
  private static let deepest = 64

  private func descend(_ path: [UInt8]) throws(SpoolError) {
    guard open.count < Self.deepest else { return }
    enter(path)
    let level = try skippable { () throws(SpoolError) -> Level? in
      var folder = inbox
      for part in path.split(separator: UInt8(ascii: "/")) {
        guard let next = try folder.existingFolder(Array(part)) else { return nil }
        folder = next
      }
      return (path, try FolderStream(folder), folder)
    }
    if let level { open.append(level) }
  }

  /// nil where a folder can't be read or is gone: the others can.
  private func skippable<Result>(
    _ body: () throws(SpoolError) -> Result?
  ) throws(SpoolError) -> Result? {
    do throws(SpoolError) {
      return try body()
    } catch {
      if error.kind == .exhausted { throw error }
      return nil
    }
  }
}
