import Foundation

/// Reads lines from a descriptor, without the line feed that ends them.
package struct LineReader {
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var start = 0
  private var hasEnded = false

  package init(descriptor: Int32) { self.descriptor = descriptor }

  /// Whether another line, or its beginning, was already there with the one before.
  package var hasMore: Bool { start < bytes.count }

  /// The next line, or nil at the end.
  ///
  /// The last one may lack its line feed; empty lines are passed over.
  package mutating func next() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        searched = end + 1
        if end > start { return Array(bytes[start..<end]) }
        continue
      }
      searched = bytes.count
      guard !hasEnded else {
        defer { start = bytes.count }
        return start < bytes.count ? Array(bytes[start...]) : nil
      }
      bytes.removeFirst(start)
      searched -= start
      start = 0
      try fill()
    }
  }

  private mutating func fill() throws {
    let room = 1 << 16
    let filled = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: room))
    let count = bytes.withUnsafeMutableBytes {
      read(descriptor, $0.baseAddress.map { $0 + filled }, room)
    }
    let failure = errno
    bytes.removeLast(room - max(0, count))
    if count == 0 { hasEnded = true }
    if count < 0, failure != EINTR { throw POSIXError(.init(rawValue: failure) ?? .EIO) }
  }
}
