/// Appends little-endian numbers to bytes.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append<Number: FixedWidthInteger>(_ numbers: [Number]) {
    guard Number(1).littleEndian == 1 else {
      for number in numbers { append(number) }
      return
    }
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what `ByteWriter` wrote.
struct ByteReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  mutating func read<Number: FixedWidthInteger>(_: Number.Type) throws -> Number {
    let size = MemoryLayout<Number>.size
    guard index + size <= bytes.count else { throw MemoryDamaged("a delta ends in mid-entry") }
    defer { index += size }
    return bytes.withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: Number.self))
    }
  }

  mutating func read<Number: FixedWidthInteger>(
    _: Number.Type, count: Int
  ) throws -> [Number] {
    guard count <= (bytes.count - index) / MemoryLayout<Number>.size else {
      throw MemoryDamaged("a delta ends in mid-entry")
    }
    var numbers: [Number] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(try read(Number.self)) }
    return numbers
  }
}
