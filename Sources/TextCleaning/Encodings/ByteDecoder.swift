/// Decodes a one-byte encoding to UTF-8.
struct ByteDecoder {
  /// For each byte its UTF-8: up to three bytes, lowest first, and their number on top.
  private let units: [UInt32]
  private let lacking: Set<UInt8>

  init(_ encoding: ByteEncoding) {
    var units: [UInt32] = (0..<128).map { $0 | 1 << 24 }
    var lacking: Set<UInt8> = []
    for (index, scalar) in encoding.upperHalf.enumerated() {
      if scalar == 0xFFFD { lacking.insert(UInt8(index + 128)) }
      let value = UInt32(scalar)
      units.append(
        value < 0x800
          ? 0xC0 | value >> 6 | (0x80 | value & 0x3F) << 8 | 2 << 24
          : 0xE0 | value >> 12 | (0x80 | value >> 6 & 0x3F) << 8 | (0x80 | value & 0x3F) << 16
            | 3 << 24)
    }
    // NUL is no text in any of them.
    units[0] = 0
    self.units = units
    self.lacking = lacking
  }

  /// The bytes as UTF-8, with U+FFFD for those that the encoding lacks, and how many these were.
  func decode(_ bytes: [UInt8]) -> (text: [UInt8], lost: Int) {
    var lost = 0
    if !lacking.isEmpty {
      for byte in bytes where byte >= 0x80 && lacking.contains(byte) { lost += 1 }
    }
    let text = [UInt8](unsafeUninitializedCapacity: bytes.count * 3) { out, count in
      var end = 0
      units.withUnsafeBufferPointer { units in
        for byte in bytes {
          let unit = units[Int(byte)]
          out[end] = UInt8(truncatingIfNeeded: unit)
          // Never past the capacity: a unit has three bytes at most, and there is room for three each.
          if unit >= 2 << 24 {
            out[end + 1] = UInt8(truncatingIfNeeded: unit >> 8)
            if unit >= 3 << 24 { out[end + 2] = UInt8(truncatingIfNeeded: unit >> 16) }
          }
          end += Int(unit >> 24)
        }
      }
      count = end
    }
    return (text, lost)
  }
}
