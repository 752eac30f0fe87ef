import Glibc

/// What the system says of a file without its contents.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: Sendable { case regular, folder, other }

  package var kind: Kind
  package var size: Int
  /// Seconds since 1970 of the last change of the contents.
  package var modified: Double
  /// Seconds since 1970 of the last change of anything, a rename among them.
  package var changed: Double
  package var device: UInt64
  package var inode: UInt64

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      default: .other
      }
    size = Int(status.st_size)
    modified = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
    changed = Double(status.st_ctim.tv_sec) + Double(status.st_ctim.tv_nsec) / 1e9
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }

  /// Whether both are the same file under two names.
  package func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }
}

/// The clock that never jumps, in seconds.
package func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The clock on the wall, in seconds since 1970.
package func wallSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
