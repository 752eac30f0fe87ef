import CPlatform
import Glibc

/// What a file system does, found out by doing it.
package struct DiskProbe {
  private let state: String

  package init(state: String) { self.state = state }

  /// The middle of `count` times of writing a page and syncing it, in seconds.
  package func syncTime(count: Int = 15) throws(SpoolError) -> Double {
    let path = state + "/.probe-\(getpid())"
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw SpoolError("create", path) }
    defer {
      close(file)
      unlink(path)
    }
    let page = [UInt8](repeating: 7, count: 4096)
    var times: [Double] = []
    for _ in 0..<count {
      let begun = monotonicSeconds()
      guard pwrite(file, page, page.count, 0) == page.count, fsync(file) == 0 else {
        throw SpoolError("write and sync", path)
      }
      times.append(monotonicSeconds() - begun)
    }
    return times.sorted()[count / 2]
  }

  /// Moves a hidden file from one folder to another and removes it, as claiming and publishing move theirs.
  package func move(from: String, to: String) throws(SpoolError) {
    let name = "/.probe-\(getpid())"
    let file = open(from + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw SpoolError("create", from + name) }
    close(file)
    guard rename(from + name, to + name) == 0 else {
      let error = SpoolError("rename to \(to)", from + name)
      unlink(from + name)
      throw error
    }
    unlink(to + name)
  }

  /// The kind of file system that a path is on, and whether the kernel tells of what others do there.
  package static func kind(_ path: String) -> (name: String, isWatched: Bool)? {
    let type = UInt(waqai_file_system_type(path))
    guard type != 0 else { return nil }
    // Source: statfs(2), linux/magic.h.
    let names: [UInt: String] = [
      0xEF53: "ext4", 0x5846_5342: "xfs", 0x9123_683E: "btrfs", 0xF2F5_2010: "f2fs",
      0x0102_1994: "tmpfs", 0x2FC1_2FC1: "zfs", 0x794C_7630: "overlay", 0x6573_5546: "FUSE",
      0x6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x0102_1997: "9P",
    ]
    return (
      names[type] ?? "a file system of type 0x" + String(type, radix: 16),
      !SilentFileSystems.contains(path)
    )
  }

  /// Free bytes and free inodes; what root alone may use does not count.
  package static func room(_ path: String) -> (bytes: Int, files: Int)? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    let files = status.f_files == 0 ? Int.max : Int(clamping: status.f_favail)
    return (Int(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize)), files)
  }

  /// Whether two paths are on one file system.
  package static func areTogether(_ one: String, _ other: String) -> Bool {
    var first = stat()
    var second = stat()
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
  }
}
