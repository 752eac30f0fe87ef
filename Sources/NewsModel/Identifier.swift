/// The name of an article or an event: 128 bits, written as 32 lower-case hexadecimal digits.
package struct Identifier: Hashable, Sendable, Comparable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The first 16 of `bytes`, the first as the most significant.
  package init(_ bytes: [UInt8]) {
    func number(_ part: ArraySlice<UInt8>) -> UInt64 { part.reduce(0) { $0 << 8 | UInt64($1) } }
    self.init(high: number(bytes.prefix(8)), low: number(bytes.dropFirst(8).prefix(8)))
  }

  /// All 16 bytes, the most significant first.
  package var bytes: [UInt8] {
    (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - 8 * ($0 % 8))) }
  }

  /// Reads 32 hexadecimal digits.
  package init?(hex: some StringProtocol) {
    guard hex.utf8.count == 32, let high = UInt64(hex.prefix(16), radix: 16),
      let low = UInt64(hex.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  package static func < (left: Identifier, right: Identifier) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension Identifier: CustomStringConvertible {
  package var description: String {
    String(unsafeUninitializedCapacity: 32) { text in
      for index in 0..<32 { text[index] = digit(index) }
      return 32
    }
  }

  /// One of the 32 hexadecimal digits, as ASCII, counted from the most significant.
  package func digit(_ index: Int) -> UInt8 {
    let half = index < 16 ? high : low
    return (UInt8(truncatingIfNeeded: half >> UInt64(60 - index % 16 * 4)) & 15).hexDigit
  }
}

extension UInt8 {
  /// The lower-case hexadecimal digit, as ASCII, of a number below 16.
  package var hexDigit: UInt8 {
    self < 10 ? self + UInt8(ascii: "0") : self - 10 + UInt8(ascii: "a")
  }
}

extension Identifier: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let identifier = Identifier(hex: text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no identifier: '\(text)'"))
    }
    self = identifier
  }

  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(description)
  }
}
