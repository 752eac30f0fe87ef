import NewsModel

/// Writes a run section by section, padding each to 8 bytes.
struct RunWriter {
  private let sink: (UnsafeRawBufferPointer) throws -> Void
  private var buffer: [UInt8] = []
  private var written = 0

  init(_ sink: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.sink = sink
    buffer.reserveCapacity(1 << 20)
  }

  @inline(__always)
  mutating func append<Number: FixedWidthInteger>(_ number: Number) throws {
    withUnsafeBytes(of: number.littleEndian) { buffer.append(contentsOf: $0) }
    if buffer.count >= 1 << 20 { try flush() }
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) throws {
    if buffer.count + bytes.count < 1 << 20 {
      buffer.append(contentsOf: bytes)
      return
    }
    try flush()
    for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
      try sink(UnsafeRawBufferPointer(rebasing: bytes[start..<min(bytes.count, start + 1 << 20)]))
    }
    written += bytes.count
  }

  mutating func pad() throws {
    let excess = (written + buffer.count) % 8
    if excess > 0 { for _ in excess..<8 { try append(UInt8(0)) } }
  }

  mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    try buffer.withUnsafeBytes { try sink($0) }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
