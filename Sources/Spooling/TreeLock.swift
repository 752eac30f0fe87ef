import CPlatform
import Glibc

/// Keeps a second daemon off a tree for as long as this lives; the kernel lets go of it when a process dies.
///
/// The file holds the process, and after a crash the word `crashed`.
final class TreeLock: Sendable {
  private let descriptor: Int32
  /// Whether the process that held the lock last has crashed.
  let followsCrash: Bool

  init(_ path: String) throws(SpoolError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0o644)
    guard descriptor >= 0 else { throw SpoolError("open", path) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = max(0, pread(descriptor, &bytes, bytes.count, 0))
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = text.split(separator: "\n").first.map { " (process \($0))" } ?? ""
      close(descriptor)
      throw SpoolError(.busy, "\(path): another daemon runs on this tree\(holder)")
    }
    followsCrash = text.contains("crashed")
    ftruncate(descriptor, 0)
    let line = Array("\(getpid())\n".utf8)
    _ = write(descriptor, line, line.count)
  }

  deinit { close(descriptor) }

  /// Lets another daemon have the tree.
  func release() { flock(descriptor, LOCK_UN) }

  /// From now on a crash of this process, though not a kill, leaves its mark.
  func markCrashes() { waqai_mark_crashes(descriptor) }
}
