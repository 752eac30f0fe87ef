/// Reads a file line by line, holding one line at most.
package struct BundleReader {
  package enum Line: Sendable {
    /// Its bytes without the end of the line; `range` is where they stand in the file.
    case bytes([UInt8], range: Range<Int>)
    /// It is longer than may be held.
    case tooLong(range: Range<Int>)
  }

  private let file: OpenFile
  private let longest: Int
  private var buffer: [UInt8] = []
  /// Where in the buffer the next line starts, and where in the file the buffer does.
  private var start = 0
  private var bufferOffset: Int
  private var isAtEnd = false
  /// The number of the line that `next` gave last, counted from 1.
  package private(set) var line: Int

  private static let piece = 256 << 10

  /// - Parameter offset: the first byte to read; `line` lines stand before it.
  package init(_ file: OpenFile, from offset: Int, line: Int, longest: Int) {
    self.file = file
    self.longest = longest
    self.line = line
    bufferOffset = offset
  }

  /// The next line that is not blank, or nil at the end.
  package mutating func next() throws(SpoolError) -> Line? {
    while let line = try nextLine() {
      if case .bytes(let bytes, _) = line, !bytes.contains(where: { $0 > 0x20 }) { continue }
      return line
    }
    return nil
  }

  private mutating func nextLine() throws(SpoolError) -> Line? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return take(until: end)
      }
      searched = buffer.count
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return take(until: buffer.count)
      }
      if buffer.count - start > longest { return try skipLine() }
      searched -= start
      try fill()
    }
  }

  private mutating func take(until end: Int) -> Line {
    line += 1
    var stop = end
    if stop > start, buffer[stop - 1] == UInt8(ascii: "\r") { stop -= 1 }
    let range = bufferOffset + start..<bufferOffset + stop
    return stop - start > longest
      ? .tooLong(range: range) : .bytes(Array(buffer[start..<stop]), range: range)
  }

  /// Reads on, and lets go of what was given out.
  private mutating func fill() throws(SpoolError) {
    let more = try file.read(from: bufferOffset + buffer.count, count: Self.piece)
    isAtEnd = more.count < Self.piece
    bufferOffset += start
    buffer.removeFirst(start)
    start = 0
    buffer += more
  }

  /// Passes over a line without holding it.
  private mutating func skipLine() throws(SpoolError) -> Line {
    let first = bufferOffset + start
    while true {
      bufferOffset += buffer.count
      start = 0
      buffer = try file.read(from: bufferOffset, count: Self.piece)
      isAtEnd = buffer.count < Self.piece
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        start = end + 1
        line += 1
        return .tooLong(range: first..<bufferOffset + end)
      }
      if isAtEnd {
        start = buffer.count
        line += 1
        return .tooLong(range: first..<bufferOffset + buffer.count)
      }
    }
  }
}
