import CPlatform
import Glibc

/// Called before each change on disk with its name; a test throws from it to break off there.
package typealias ChangeHook = @Sendable (String) throws(SpoolError) -> Void

/// An open folder: files are named from it, so that it may be moved while it is in use.
///
/// The gate to the file system: every change that the spool makes passes through here.
package final class Folder: Sendable {
  /// Where the folder was opened, for messages.
  package let path: String
  let descriptor: Int32
  private let beforeChange: ChangeHook?

  /// Opens `path`, making it and its parents where `creating` says so.
  package init(
    _ path: String, creating: Bool = false, beforeChange: ChangeHook? = nil
  ) throws(SpoolError) {
    self.path = path
    self.beforeChange = beforeChange
    if creating { try Self.make(path) }
    descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SpoolError("open folder", path) }
  }

  /// Opens the folder `name` inside `parent`.
  private init(_ name: [UInt8], in parent: Folder) throws(SpoolError) {
    path = parent.path(of: name)
    beforeChange = parent.beforeChange
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW
    descriptor = uninterrupted { withPath(name) { openat(parent.descriptor, $0, flags) } }
    guard descriptor >= 0 else { throw SpoolError("open folder", path) }
  }

  deinit { close(descriptor) }

  private static func make(_ path: String) throws(SpoolError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw SpoolError("make folder", path)
    }
    try make(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw SpoolError("make folder", path) }
  }

  /// What is at `name`, links not followed; nil where nothing is.
  package func status(_ name: [UInt8]) throws(SpoolError) -> FileStatus? {
    var status = stat()
    let result = uninterrupted {
      withPath(name) { fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }
    }
    if result == 0 { return FileStatus(status) }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw SpoolError("stat", path(of: name))
  }

  /// What this folder is itself.
  package func status() throws(SpoolError) -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SpoolError("stat", path) }
    return FileStatus(status)
  }

  /// Opens a file for reading; nil where none is.
  ///
  /// Never waits and never follows a link, whatever stands under the name.
  package func open(_ name: [UInt8]) throws(SpoolError) -> OpenFile? {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = uninterrupted { withPath(name) { openat(descriptor, $0, flags) } }
    if file >= 0 { return OpenFile(descriptor: file, path: path(of: name)) }
    if errno == ENOENT { return nil }
    throw SpoolError("open", path(of: name))
  }

  /// Opens the folder `name`, which is made if it is missing.
  package func folder(_ name: [UInt8]) throws(SpoolError) -> Folder {
    try change("mkdir")
    guard withPath(name, { mkdirat(descriptor, $0, 0o755) }) == 0 || errno == EEXIST else {
      throw SpoolError("make folder", path(of: name))
    }
    return try Folder(name, in: self)
  }

  /// Opens the folder `name`, if there is one.
  package func existingFolder(_ name: [UInt8]) throws(SpoolError) -> Folder? {
    guard try status(name)?.kind == .folder else { return nil }
    return try Folder(name, in: self)
  }

  /// Writes a whole file and makes its bytes durable; what stood under the name is replaced.
  package func write(_ name: [UInt8], _ parts: [[UInt8]]) throws(SpoolError) {
    try change("create")
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
    let file = uninterrupted { withPath(name) { openat(descriptor, $0, flags, 0o644) } }
    guard file >= 0 else { throw SpoolError("create", path(of: name)) }
    defer { close(file) }
    for part in parts {
      try change("write")
      try writeAll(part, to: file, path(of: name))
    }
    try change("fsync")
    guard fsync(file) == 0 else { throw SpoolError("fsync", path(of: name)) }
  }

  private func writeAll(
    _ bytes: [UInt8], to file: Int32, _ path: String
  ) throws(SpoolError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw SpoolError("write", path)
      }
      written += count
    }
  }

  /// Moves a file; false where it was gone already.
  ///
  /// What stands under the new name stays there, and is an error.
  package func move(
    _ name: [UInt8], to folder: Folder, as newName: [UInt8]
  ) throws(SpoolError) -> Bool {
    try change("rename")
    let result = uninterrupted {
      withPath(name) { from in
        withPath(newName) { waqai_rename_noreplace(descriptor, from, folder.descriptor, $0) }
      }
    }
    if result == 0 { return true }
    let code = errno
    if code == ENOENT, try status(name) == nil { return false }
    if code == EEXIST, let old = try status(name), let new = try folder.status(newName),
      old.isSameFile(as: new)
    {
      // Two names of one file: a power cut between the two halves of this very move.
      return try remove(name)
    }
    throw SpoolError("rename to \(folder.path(of: newName))", path(of: name), code: code)
  }

  /// Removes a file; false where it was gone already.
  @discardableResult
  package func remove(_ name: [UInt8]) throws(SpoolError) -> Bool {
    try change("unlink")
    if uninterrupted({ withPath(name) { unlinkat(descriptor, $0, 0) } }) == 0 { return true }
    if errno == ENOENT { return false }
    throw SpoolError("unlink", path(of: name))
  }

  /// Removes a folder and the files in it, but no folder inside it.
  package func removeFolder(_ name: [UInt8]) throws(SpoolError) {
    guard let folder = try existingFolder(name) else { return }
    for entry in try folder.names() { try folder.remove(entry.name) }
    try change("rmdir")
    guard withPath(name, { unlinkat(descriptor, $0, AT_REMOVEDIR) }) == 0 || errno == ENOENT
    else { throw SpoolError("remove folder", path(of: name)) }
  }

  /// Makes the names in the folder durable.
  package func sync() throws(SpoolError) {
    try change("fsync folder")
    guard fsync(descriptor) == 0 else { throw SpoolError("fsync", path) }
  }

  /// Makes all of the file system durable.
  package func syncFileSystem() throws(SpoolError) {
    try change("syncfs")
    guard waqai_syncfs(descriptor) == 0 else { throw SpoolError("syncfs", path) }
  }

  /// Bytes that may still be written here, and how many files.
  package func room() throws(SpoolError) -> (bytes: Int, files: Int) {
    var status = statvfs()
    guard fstatvfs(descriptor, &status) == 0 else { throw SpoolError("statvfs", path) }
    // Some file systems have no fixed number of inodes and say 0.
    let files = status.f_files == 0 ? Int.max : Int(clamping: status.f_favail)
    return (Int(clamping: UInt64(status.f_bavail) &* UInt64(status.f_frsize)), files)
  }

  /// All names in the folder, in no set order.
  package func names() throws(SpoolError) -> [FolderStream.Entry] {
    let stream = try FolderStream(self)
    var entries: [FolderStream.Entry] = []
    while let entry = try stream.next() { entries.append(entry) }
    return entries
  }

  /// The path of a file in here for messages; what is not UTF-8 in its name is U+FFFD.
  package func path(of name: [UInt8]) -> String {
    path + "/" + String(decoding: name, as: UTF8.self)
  }

  /// Tells the hook of a change that does not pass through a folder, such as a commit.
  func change(_ call: String) throws(SpoolError) { try beforeChange?(call) }
}

/// The names in a folder, one after the other, however many there are.
package final class FolderStream {
  package struct Entry: Sendable {
    package var name: [UInt8]
    /// nil where the file system does not tell.
    package var kind: FileStatus.Kind?
  }

  private let stream: OpaquePointer
  private let path: String

  package init(_ folder: Folder) throws(SpoolError) {
    path = folder.path
    // A descriptor of its own: reading moves its position.
    let descriptor = openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SpoolError("open folder", path) }
    guard let stream = fdopendir(descriptor) else {
      let error = SpoolError("read folder", path)
      close(descriptor)
      throw error
    }
    self.stream = stream
  }

  deinit { closedir(stream) }

  /// The next name, or nil at the end.
  package func next() throws(SpoolError) -> Entry? {
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno == 0 { return nil }
        throw SpoolError("read folder", path)
      }
      let type = Int32(entry.pointee.d_type)
      let name = entry.pointer(to: \.d_name).map { start in
        UnsafeRawPointer(start).withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
          Array(
            UnsafeBufferPointer(
              start: bytes,
              count: strlen(
                UnsafeRawPointer(bytes)
                  .assumingMemoryBound(to: CChar.self))))
        }
      }
      guard let name, name != Array(".".utf8), name != Array("..".utf8) else { continue }
      let kind: FileStatus.Kind? =
        switch type {
        case 8: .regular
        case 4: .folder
        case 0: nil
        default: .other
        }
      return Entry(name: name, kind: kind)
    }
  }
}

/// Lends a path of bytes as a C string.
func withPath<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
  body(path.map { CChar(bitPattern: $0) } + [0])
}

/// Calls again what a signal broke off; network and user-space file systems let that happen to any call.
///
/// Not for fsync, whose error must be believed.
func uninterrupted(_ call: () -> Int32) -> Int32 {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
