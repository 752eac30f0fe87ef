import Glibc

/// A file opened for reading, closed when its owner lets go of it.
package final class OpenFile: Sendable {
  private let descriptor: Int32
  private let path: String

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  package func status() throws(SpoolError) -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SpoolError("stat", path) }
    return FileStatus(status)
  }

  /// Whether some program has the file open for writing; nil where the system does not tell.
  ///
  /// A read lease is granted only where no one writes; it is given back at once.
  package func isBeingWritten() -> Bool? {
    if fcntl(descriptor, Lease.set, F_RDLCK) == 0 {
      _ = fcntl(descriptor, Lease.set, F_UNLCK)
      return false
    }
    return errno == EAGAIN ? true : nil
  }

  /// At most `count` bytes from `offset` on; fewer only at the end.
  package func read(from offset: Int, count: Int) throws(SpoolError) -> [UInt8] {
    var failed: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, count - filled,
          off_t(offset + filled))
        if got < 0 {
          if errno == EINTR { continue }
          failed = errno
          return
        }
        if got == 0 { return }
        filled += got
      }
    }
    if failed != 0 { throw SpoolError("read", path, code: failed) }
    return bytes
  }
}

/// Linux's leases, which Glibc's module does not show.
///
/// Source: fcntl(2), linux/fcntl.h.
private enum Lease {
  static let set: Int32 = 1024
}
