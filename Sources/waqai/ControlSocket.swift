import Foundation
import Spooling

/// The socket `state/control`, by which commands talk to a running daemon: a line of words, answered by a
/// line of JSON.
enum ControlSocket {
  /// Calls `body` with the address of the socket in a state folder.
  ///
  /// A socket's address holds 107 bytes, so the folder is named by a descriptor.
  private static func withAddress<Result>(
    in state: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result? {
    let folder = open(state, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return nil }
    defer { close(folder) }
    return withSocketAddress(path: "/proc/self/fd/\(folder)/control", body)
  }

  /// Asks the daemon that runs on this tree; nil where none answers.
  static func ask(_ paths: SpoolTree.Paths, _ request: String) -> Data? {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard withAddress(in: paths.state, { connect(descriptor, $0, $1) }) == 0 else { return nil }
    let line = Array((request + "\n").utf8)
    guard send(descriptor, line, line.count, Int32(MSG_NOSIGNAL)) == line.count else {
      return nil
    }
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      answer.append(contentsOf: buffer[..<count])
    }
    return answer.isEmpty ? nil : answer
  }

  /// Answers requests until the process ends.
  static func serve(
    _ paths: SpoolTree.Paths, answer: @escaping @Sendable ([String]) -> Data
  ) throws(SpoolError) {
    unlink(paths.control)
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
    // Only for whoever may write the state.
    let mask = umask(0o117)
    let bound = withAddress(in: paths.state) { bind(descriptor, $0, $1) }
    umask(mask)
    guard bound == 0, listen(descriptor, 16) == 0 else {
      let message = String(cString: strerror(errno))
      close(descriptor)
      throw SpoolError(.other, "\(paths.control): \(message)")
    }
    let thread = Thread {
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else {
          Thread.sleep(forTimeInterval: 0.1)
          continue
        }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        // A reload may wait for a batch; the others must not wait for it.
        Thread.detachNewThread {
          reply(to: connection, answer)
          close(connection)
        }
      }
    }
    thread.name = "control"
    thread.start()
  }

  private static func reply(to connection: Int32, _ answer: ([String]) -> Data) {
    // Whoever connects and says nothing must not keep the others waiting.
    var limit = timeval(tv_sec: 2, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count < 4096, read(connection, &byte, 1) == 1, byte != UInt8(ascii: "\n") {
      line.append(byte)
    }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
    var rest = answer(words)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// Calls `body` with the address of a socket in the file system, or in the abstract space after `@`; nil
/// where the path is too long.
func withSocketAddress<Result>(
  path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
) -> Result? {
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  var bytes = Array(path.utf8)
  if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
  guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
  let offset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
  let length = socklen_t(offset + bytes.count + (bytes.first == 0 ? 0 : 1))
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
  }
}
