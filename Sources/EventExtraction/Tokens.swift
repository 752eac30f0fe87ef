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
    /// The last letter is the feminine ending, which no pronoun is: `لوحة` a painting, not `لوّحه`.
    static let feminine = Traces(rawValue: 8)
    /// A hamza on alif follows a first و, which is "and" then: `وأدى` led to, not `وادي` a valley.
    static let joined = Traces(rawValue: 16)
    /// The reading cache saw that no phrase of a time or a number begins with the word.
    static let opensNoPhrase = Traces(rawValue: 32)
    /// The last letter is alif with a hamza: `هنأ` congratulated, not `هنا` here.
    static let hamza = Traces(rawValue: 64)
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
  /// The number of the key in the vocabulary that the text was read with, or -1.
  var word: Int32 = -1
  /// Where the ways to part the word begin in `TokenizedText.readings`, and how many they are.
  var readingStart: Int32 = 0
  var readingCount: UInt16 = 0
  /// How many things of the lexicon begin with the word, and where they stand in `TokenizedText.openings`.
  var openingCount: UInt16 = 0
  var openingStart: Int32 = 0

  var span: Span { Span(Int(start), Int(end)) }
  var openingRange: Range<Int> { Int(openingStart)..<(Int(openingStart) + Int(openingCount)) }
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
  /// One way to part a word into clitics and a word that the lexicon has.
  struct Reading: Sendable {
    /// The number of the rest in the vocabulary.
    var word: Int32
    /// Where the forms begin that start with the rest; 0 where none does.
    var node: Lexicon.Node
    var clitics: Clitics
  }

  /// What the lexicon has of a word that is parted in one way: one thing that it is by itself, or the way on to
  /// forms of several words.
  struct Opening: Sendable {
    /// What the word is by itself; nothing of the way on.
    var sense: Lexicon.Sense
    /// Where the forms begin that start with the word; 0 where the word is told by itself.
    var node: Lexicon.Node = 0
    var clitics: Clitics

    init(sense: Lexicon.Sense, clitics: Clitics) {
      self.sense = sense
      self.clitics = clitics
    }

    init(onwardFrom node: Lexicon.Node, clitics: Clitics) {
      self.init(sense: Lexicon.Sense(category: .wordClass, entry: -1), clitics: clitics)
      self.node = node
    }
  }

  var text: [UInt8]
  var keys: [UInt8] = []
  var tokens: [Token] = []
  var sentences: [Sentence] = []
  var readings: [Reading] = []
  var openings: [Opening] = []

  /// The ways to part the word at `token`, the whole word first.
  func readings(_ token: Int) -> ArraySlice<Reading> { readings[readingRange(token)] }

  /// Where those ways stand in `readings`.
  func readingRange(_ token: Int) -> Range<Int> {
    let first = Int(tokens[token].readingStart)
    return first..<(first + Int(tokens[token].readingCount))
  }

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

  /// Whether the sentence is short, the text's first, and without a full stop at its end.
  func isHeadline(_ sentence: Sentence) -> Bool {
    guard let last = sentence.tokens.last else { return false }
    return sentence.paragraph == 0 && sentence.tokens.count < 24 && !isMark(last, ".")
  }

  /// Whether the token is this mark.
  func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
    tokens[token].mark == UInt8(truncatingIfNeeded: mark.value)
  }
}
