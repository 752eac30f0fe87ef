import NewsModel

/// What a paragraph as a whole looks like.
struct Shape: OptionSet {
  let rawValue: UInt8
  /// A line that a pack names as page furniture.
  static let furniture = Shape(rawValue: 1)
  /// Starts with a bullet or an ordinal, and is short.
  static let listItem = Shape(rawValue: 2)
  /// Mostly numbers: a score, a forecast, a row of prices.
  ///
  /// The same figures may be another day's.
  static let figures = Shape(rawValue: 4)
  /// Names in a row: a line-up, keywords.
  ///
  /// The same names, or fewer, may be another match's.
  static let names = Shape(rawValue: 8)

  /// What is no repeat, however often it returns: it is kept, and at most linked.
  static let kept: Shape = [.figures, .names]
}

extension Shape {
  /// The shape of a paragraph that was cut into `tokens`.
  init(of tokens: [Token], in bytes: UnsafeBufferPointer<UInt8>) {
    self = []
    if tokens.count < 12, Self.startsLikeListItem(bytes, tokens) { insert(.listItem) }
    var numbers = 0
    var ends = 0
    var glue = 0
    for (index, token) in tokens.enumerated() {
      if token.isDigits, !Self.isDate(index, tokens) { numbers += 1 }
      if !token.traits.isDisjoint(with: [.stop, .frame]) { ends += 1 }
      if !token.traits.isDisjoint(with: [.common, .attribution, .polarity]) { glue += 1 }
    }
    // Among few words two figures are much; a long sentence may hold many.
    let share = tokens.count < 16 ? 22 : 30
    if numbers >= 2, numbers * 100 >= tokens.count * share { insert(.figures) }
    if ends >= 4, ends * 3 > tokens.count, glue * 10 <= tokens.count { insert(.names) }
  }

  /// A number beside the name of a month or a day.
  private static func isDate(_ index: Int, _ tokens: [Token]) -> Bool {
    [index - 1, index + 1].contains {
      tokens.indices.contains($0) && tokens[$0].traits.contains(.day)
    }
  }

  private static func startsLikeListItem(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token]
  ) -> Bool {
    guard let first = tokens.first else { return false }
    // •, ▪, ●, ◦ in UTF-8, or an asterisk.
    let bullets: [[UInt8]] = [
      [0xE2, 0x80, 0xA2], [0xE2, 0x96, 0xAA], [0xE2, 0x97, 0x8F], [0xE2, 0x97, 0xA6], [0x2A],
    ]
    if bullets.contains(where: { bytes.starts(with: $0) }) { return true }
    guard first.isDigits, Int(first.end) < bytes.count else { return false }
    return [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[Int(first.end)])
  }
}

/// Speech that a line of its own leads in: `And the mayor said:`, and then the quotation.
///
/// The same words may be another speaker's, so the line that names him is read together with them.
enum Speech {
  /// The longest line that leads in, in bytes.
  private static let longestLead = 160

  /// The bytes of the document's text by which paragraph `index` is known.
  static func range(of index: Int, in document: Document) -> Range<Int> {
    let range = document.paragraphs[index].span.range
    guard index > 0, opensQuotation(document.text[range]) else { return range }
    let lead = document.paragraphs[index - 1].span.range
    guard lead.count <= longestLead,
      document.text[lead].last(where: { $0 != 0x20 }) == UInt8(ascii: ":")
    else { return range }
    return lead.lowerBound..<range.upperBound
  }

  /// Starts with `"`, `«`, `“` or `„`.
  private static func opensQuotation(_ text: ArraySlice<UInt8>) -> Bool {
    switch text.first {
    case 0x22: true
    case 0xC2: text.starts(with: [0xC2, 0xAB])
    case 0xE2: text.starts(with: [0xE2, 0x80, 0x9C]) || text.starts(with: [0xE2, 0x80, 0x9E])
    default: false
    }
  }
}
