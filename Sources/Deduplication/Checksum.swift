/// A 64-bit sum by which a damaged run or delta is told from a whole one; no guard against a forger.
enum Checksum {
  /// The sum of `bytes`, by four lanes of eight bytes and then a byte at a time.
  ///
  /// - Parameter pause: called after each so many bytes, a multiple of 32.
  static func of(
    _ bytes: UnsafeRawBufferPointer, afterEach stretch: Int = .max, _ pause: () -> Void = {}
  ) -> UInt64 {
    var lanes: SIMD4<UInt64> = [
      0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0,
      0x082E_FA98_EC4E_6C89,
    ]
    let whole = bytes.count / 32 * 32
    var offset = 0
    while offset < whole {
      for lane in 0..<4 {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: offset + lane * 8, as: UInt64.self))
        let mixed = (lanes[lane] ^ word) &* 0x9E37_79B9_7F4A_7C15
        lanes[lane] = mixed ^ (mixed >> 32)
      }
      offset += 32
      if offset % stretch == 0 { pause() }
    }
    var sum = UInt64(bytes.count)
    for lane in 0..<4 { sum = WordHash.finish(sum ^ lanes[lane]) }
    for byte in bytes[whole...] { sum = WordHash.finish(sum ^ UInt64(byte)) }
    return sum
  }

  static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { of($0) } }
}
