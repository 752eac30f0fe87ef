/// Counts what waits in an inbox, by names alone; takes a second or two for a million.
package enum InboxCount {
  package static func count(
    _ inbox: String
  ) throws(SpoolError) -> (waiting: Int, ignored: Int) {
    var (waiting, ignored) = (0, 0)
    var folders: [(folder: Folder, depth: Int)] = [(try Folder(inbox), 0)]
    while let (folder, depth) = folders.popLast() {
      let stream = try FolderStream(folder)
      while let entry = try stream.next() {
        if InboxName.isIgnored(entry.name, atRoot: depth == 0) || InboxName.isSidecar(entry.name) {
          if !(depth == 0 && entry.name.elementsEqual("README.md".utf8)) { ignored += 1 }
        } else if entry.kind == .folder, depth < 64 {
          if let inner = try folder.existingFolder(entry.name) {
            folders.append((inner, depth + 1))
          }
        } else {
          waiting += 1
        }
      }
    }
    return (waiting, ignored)
  }
}
