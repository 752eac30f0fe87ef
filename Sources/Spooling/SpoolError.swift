import Glibc

/// The disk failed, or the system refused; nothing is wrong with the article.
package struct SpoolError: Error, Hashable, Sendable {
  /// What to do about it.
  package enum Kind: String, Sendable, Codable {
    /// No space, no inodes or no quota: goes on once there is room.
    case full
    /// The file system is mounted read-only.
    case readOnly = "read-only"
    /// Permissions forbid it.
    case refused
    /// The device gives errors.
    case failing
    /// Too many open files, or too little memory.
    case exhausted
    /// Another daemon holds the tree.
    case busy
    /// The state is not what this program wrote, or older than the outbox.
    case damaged
    /// Whether something was committed can't be known before the next start.
    case uncertain
    case other
  }

  package var kind: Kind
  /// What was being done, and with what, for a person.
  package var message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// What the system said of `call` on `path`; read `errno` before anything else is called.
  init(_ call: String, _ path: String, code: Int32 = errno) {
    kind =
      switch code {
      case ENOSPC, EDQUOT, EFBIG: .full
      case EROFS: .readOnly
      case EACCES, EPERM: .refused
      case EIO: .failing
      case EMFILE, ENFILE, ENOMEM: .exhausted
      default: .other
      }
    message = "\(path): \(call): \(String(cString: strerror(code)))"
  }
}

extension SpoolError {
  /// Whether it is the one file's, rather than the disk's or the process's.
  package var isOfOneFile: Bool { kind == .refused || kind == .other }

  /// Does it once more where one file is refused: that may be a moment's.
  package static func retrying<Result>(
    _ work: () throws(SpoolError) -> Result
  ) throws(SpoolError) -> Result {
    do throws(SpoolError) {
      return try work()
    } catch  where error.isOfOneFile {
      return try work()
    }
  }
}

extension SpoolError: CustomStringConvertible {
  package var description: String { message }
}
