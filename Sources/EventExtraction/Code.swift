/// Whom somebody acts for, or as what: `ISR`, `HAMAS`, `MIL`.
///
/// Sixteen letters at most, held in place: phrases bear codes and are copied much, so they count no references.
struct Code: Hashable, Sendable {
  /// The letters, the first in the highest byte, so that codes are ordered as their letters are.
  private var head: UInt64 = 0
  private var tail: UInt64 = 0

  static let longest = 16

  /// Nil where the text is longer than a code may be.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count <= Self.longest else { return nil }
    for (place, byte) in text.utf8.enumerated() { put(byte, at: place) }
  }

  private mutating func put(_ byte: UInt8, at place: Int) {
    if place < 8 {
      head |= UInt64(byte) << UInt64(56 - 8 * place)
    } else {
      tail |= UInt64(byte) << UInt64(120 - 8 * place)
    }
  }
}

extension Code: ExpressibleByStringLiteral {
  init(stringLiteral text: StaticString) {
    precondition(text.utf8CodeUnitCount <= Self.longest, "a code of more than sixteen letters")
    for place in 0..<text.utf8CodeUnitCount { put(text.utf8Start[place], at: place) }
  }
}

extension Code: Comparable {
  static func < (left: Code, right: Code) -> Bool {
    (left.head, left.tail) < (right.head, right.tail)
  }
}

extension String {
  init(_ code: Code) {
    self.init(decoding: code.letters, as: UTF8.self)
  }
}

extension Code {
  fileprivate var letters: [UInt8] {
    [head, tail].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
    }.filter { $0 != 0 }
  }
}
