/// Names a paragraph's text: enough of it to know the paragraph again, word for word or edited.
package struct Fingerprint: Hashable, Sendable {
  /// 128 bits over the paragraph's folded tokens: equal for texts that say the same word for word.
  package var exact: Identifier
  /// Hashes of chosen word shingles, by which edited copies find each other; at most 255.
  package var keys: [UInt64]
  /// One hash for each folded token, in order: what a verdict on two paragraphs is taken from.
  package var tokens: [UInt16]
  /// What kind of word each token is, one flag byte a token; Deduplication defines them.
  package var traits: [UInt8]
  /// What the paragraph as a whole looks like, in flags; Deduplication defines them.
  package var shape: UInt8

  package init(
    exact: Identifier, keys: [UInt64], tokens: [UInt16], traits: [UInt8], shape: UInt8 = 0
  ) {
    self.exact = exact
    self.keys = keys
    self.tokens = tokens
    self.traits = traits
    self.shape = shape
  }
}

// One string rather than three arrays of numbers: a draft holds a fingerprint for each paragraph, and
// most of its bytes would be digits and commas.
extension Fingerprint: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let bytes = Base64.bytes(of: text), let fingerprint = Fingerprint(packed: bytes) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no fingerprint: '\(text)'"))
    }
    self = fingerprint
  }

  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(Base64.text(of: packed))
  }

  /// Shape, number of keys, exact, keys, tokens, traits; numbers little-endian.
  private var packed: [UInt8] {
    var bytes: [UInt8] = [shape, UInt8(truncatingIfNeeded: keys.count)]
    bytes.reserveCapacity(18 + keys.count * 8 + tokens.count * 3)
    func append(_ number: UInt64, _ count: Int) {
      for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
    append(exact.high, 8)
    append(exact.low, 8)
    for key in keys { append(key, 8) }
    for token in tokens { append(UInt64(token), 2) }
    bytes += traits
    return bytes
  }

  private init?(packed bytes: [UInt8]) {
    guard bytes.count >= 18 else { return nil }
    let keyCount = Int(bytes[1])
    let rest = bytes.count - 18 - keyCount * 8
    guard rest >= 0, rest % 3 == 0 else { return nil }
    func number(at start: Int, _ count: Int) -> UInt64 {
      (0..<count).reduce(0) { $0 | UInt64(bytes[start + $1]) << (8 * $1) }
    }
    let tokenStart = 18 + keyCount * 8
    self.init(
      exact: Identifier(high: number(at: 2, 8), low: number(at: 10, 8)),
      keys: (0..<keyCount).map { number(at: 18 + $0 * 8, 8) },
      tokens: (0..<rest / 3).map { UInt16(number(at: tokenStart + $0 * 2, 2)) },
      traits: Array(bytes[(tokenStart + rest / 3 * 2)...]),
      shape: bytes[0])
  }
}

/// RFC 4648 base64 with padding.
enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  static func text(of bytes: [UInt8]) -> String {
    let padding = UInt8(ascii: "=")
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let left = bytes.count - index
      let second = left > 1 ? bytes[index + 1] : 0
      let third = left > 2 ? bytes[index + 2] : 0
      text.append(digits[Int(bytes[index] >> 2)])
      text.append(digits[Int(bytes[index] & 3) << 4 | Int(second >> 4)])
      text.append(left > 1 ? digits[Int(second & 15) << 2 | Int(third >> 6)] : padding)
      text.append(left > 2 ? digits[Int(third & 63)] : padding)
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that `text` stands for, or nil where it is not base64.
  static func bytes(of text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var held: UInt32 = 0
    var count = 0
    var digitCount = 0
    for digit in text.utf8 where digit != UInt8(ascii: "=") {
      let value = values[Int(digit)]
      guard value < 64 else { return nil }
      held = held << 6 | UInt32(value)
      count += 6
      digitCount += 1
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(count)))
    }
    return digitCount % 4 == 1 ? nil : bytes
  }
}
