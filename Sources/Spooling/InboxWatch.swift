import CPlatform
import Glibc

/// What the kernel tells of the inbox as it happens: a hint, never the truth.
///
/// Events get lost on overflow, on network file systems and under bind mounts; so the inbox is scanned
/// as well.
final class InboxWatch {
  enum Event {
    /// A file was renamed in: it is whole.
    case arrived([UInt8])
    /// A file was made, written or closed: it may not be whole yet.
    case touched([UInt8])
    /// A folder appeared: it and all in it is to be scanned.
    case folder([UInt8])
    /// Something was missed, or the folders themselves moved: all is to be scanned.
    case missed
  }

  private let descriptor: Int32
  private let root: String
  private var folders: [Int32: [UInt8]] = [:]
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// nil where the system gives no more watches.
  init?(root: String) {
    self.root = root
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  var pollDescriptor: Int32 { descriptor }

  /// Watches a folder below the root, the root itself under the empty path; false where that is refused.
  func watch(_ folder: [UInt8]) -> Bool {
    let mask =
      UInt32(IN_MOVED_TO) | UInt32(IN_CLOSE_WRITE) | UInt32(IN_CREATE) | UInt32(IN_DELETE_SELF)
      | UInt32(IN_MOVE_SELF) | UInt32(IN_MOVED_FROM) | UInt32(IN_ONLYDIR)
      | UInt32(IN_DONT_FOLLOW)
    let path = Array(root.utf8) + (folder.isEmpty ? [] : [UInt8(ascii: "/")] + folder)
    // The root may be a link to the inbox; no folder inside it may be one.
    let flags = folder.isEmpty ? mask & ~UInt32(IN_DONT_FOLLOW) : mask
    let watch = withPath(path) { inotify_add_watch(descriptor, $0, flags) }
    guard watch >= 0 else { return false }
    folders[watch] = folder
    return true
  }

  /// The events since the last call.
  func events() -> [Event] {
    var events: [Event] = []
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return events }
      var offset = 0
      while offset < count { offset += event(at: offset, &events) }
    }
  }

  /// Reads one event and gives its length.
  ///
  /// Layout: inotify(7), struct inotify_event.
  private func event(at offset: Int, _ events: inout [Event]) -> Int {
    func number(_ place: Int) -> UInt32 {
      buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset + place, as: UInt32.self) }
    }
    let watch = Int32(bitPattern: number(0))
    let mask = number(4)
    let length = Int(number(12))
    let name = Array(buffer[offset + 16..<offset + 16 + length].prefix { $0 != 0 })
    func has(_ flag: Int32) -> Bool { mask & UInt32(bitPattern: flag) != 0 }
    if has(Int32(IN_Q_OVERFLOW)) {
      events.append(.missed)
    } else if has(Int32(IN_IGNORED)) {
      if folders.removeValue(forKey: watch)?.isEmpty == true { events.append(.missed) }
    } else if has(Int32(IN_DELETE_SELF)) || has(Int32(IN_MOVE_SELF)) || has(Int32(IN_UNMOUNT)) {
      // A folder inside the inbox tells its parent as well; the inbox itself has nobody else to tell.
      if folders[watch]?.isEmpty == true { events.append(.missed) }
    } else if let folder = folders[watch], !name.isEmpty {
      let path = folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
      if mask & UInt32(IN_ISDIR) != 0 {
        if has(Int32(IN_MOVED_FROM)) {
          events.append(.missed)
        } else if !has(Int32(IN_CLOSE_WRITE)) {
          events.append(.folder(path))
        }
      } else if has(Int32(IN_MOVED_TO)) {
        events.append(.arrived(path))
      } else if !has(Int32(IN_MOVED_FROM)) {
        events.append(.touched(path))
      }
    }
    return 16 + length
  }
}

/// File systems that tell nothing of changes made elsewhere.
///
/// Source: linux/magic.h.
enum SilentFileSystems {
  private static let types: Set<UInt> = [
    0x6969,  // NFS
    0x6573_5546,  // FUSE
    0xFF53_4D42,  // CIFS
    0xFE53_4D42,  // SMB2
    0x0102_1997,  // 9P
    0x794C_7630,  // overlay
    0x0BD0_0BD0,  // Lustre
    0x00C3_6400,  // Ceph
  ]

  static func contains(_ path: String) -> Bool {
    types.contains(UInt(waqai_file_system_type(path)))
  }
}
