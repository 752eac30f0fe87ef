import NewsModel

/// One word, number or mark of a text.
struct Token: Sendable {
  enum Kind: UInt8, Sendable { case word, number, mark }

  /// What folding dropped that still tells words apart.
  struct Traces: OptionSet, Sendable {
    let rawValue: UInt8
    /// A letter was marked as doubled: `وقّع` signed, not `وقع` happened.
    static let shadda = Traces(rawValue: 1)
    /// The first or second letter bore a u: `قُتل` was killed.
    static let damma = Traces(rawValue: 2)
    /// White space stood before the token.
    static let spaced = Traces(rawValue: 4)
  }

  /// The first byte in the document's text.
  var start: Int32
  /// One past the last byte.
  var end: Int32
  /// The first byte of the folded key in `TokenizedText.keys`.
  var keyStart: Int32
  var keyCount: Int32
  var kind: Kind
  var traces: Traces
  /// The class of a mark, as `Folding` writes it; 0 for words and numbers.
  var mark: UInt8

  var span: Span { Span(Int(start), Int(end)) }
  var keyRange: Range<Int> { Int(keyStart)..<Int(keyStart + keyCount) }
}

/// One sentence: a run of tokens of one paragraph.
struct Sentence: Sendable {
  var paragraph: Int
  /// Positions in `TokenizedText.tokens`.
  var tokens: Range<Int>
  /// From the first byte of its first token to the last of its last.
  var span: Span
}

/// A document's text cut into tokens and sentences, with the tokens' folded keys.
struct TokenizedText: Sendable {
  var text: [UInt8]
  var keys: [UInt8] = []
  var tokens: [Token] = []
  var sentences: [Sentence] = []

  /// The folded bytes of a token.
  func key(_ token: Int) -> ArraySlice<UInt8> { keys[tokens[token].keyRange] }

  /// The folded words of a token, for tests and traces.
  func keyString(_ token: Int) -> String { String(decoding: key(token), as: UTF8.self) }

  /// Whether the token's key is `literal`, which must be written folded.
  func key(_ token: Int, is literal: StaticString) -> Bool {
    let token = tokens[token]
    guard Int(token.keyCount) == literal.utf8CodeUnitCount else { return false }
    for offset in 0..<literal.utf8CodeUnitCount
    where keys[Int(token.keyStart) + offset] != literal.utf8Start[offset] { return false }
    return true
  }

  /// Whether the token is this mark.
  func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
    tokens[token].mark == UInt8(truncatingIfNeeded: mark.value)
  }
}
