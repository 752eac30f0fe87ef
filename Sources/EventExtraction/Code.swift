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

  /// Nil behind the last letter.
  fileprivate func letter(at place: Int) -> UInt8? {
    let shifted = place < 8 ? head >> UInt64(56 - 8 * place) : tail >> UInt64(120 - 8 * place)
    let letter = UInt8(truncatingIfNeeded: shifted)
    return letter == 0 ? nil : letter
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
    self.init(unsafeUninitializedCapacity: Code.longest) { letters in
      var count = 0
      while count < Code.longest, let letter = code.letter(at: count) {
        letters[count] = letter
        count += 1
      }
      return count
    }
  }
}
