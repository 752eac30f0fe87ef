import NewsModel

/// Cuts a document into tokens and sentences in one pass over its bytes.
///
/// A word is a run of letters and their marks; a number is digits with inner separators; letters and
/// digits that stand together are parted; every other sign is a token of its own.
struct Tokenizer: Sendable {
  /// The vocabulary that words are looked up in.
  var words: WordTable?
  /// Folded words after which a full stop ends no sentence, as titles and abbreviations are.
  var abbreviations: Set<[UInt8]> = []
  /// Sentences longer than this many tokens are cut at the next comma, or else as `isCut` says.
  static let longest = 160

  func tokenize(_ document: Document) -> TokenizedText {
    var (result, ends) = scan(document.text, document.paragraphs.map(\.span))
    var first = 0
    for (paragraph, end) in zip(document.paragraphs, ends) {
      split(first..<end, paragraph: paragraph.index, in: &result)
      first = end
    }
    number(&result)
    return result
  }

  /// The tokens of one line of text, without sentences: for the forms of tables.
  func tokenize(bytes: [UInt8]) -> TokenizedText {
    var result = scan(bytes, [Span(0, bytes.count)]).text
    number(&result)
    return result
  }

  // MARK: - Tokens

  /// The tokens of some stretches of `text`, and how many there are by the end of each.
  private func scan(_ text: [UInt8], _ spans: [Span]) -> (text: TokenizedText, ends: [Int]) {
    var result = TokenizedText(text: text)
    var ends: [Int] = []
    // No character folds to more bytes than it has.
    result.keys = Array(unsafeUninitializedCapacity: text.count) { keys, count in
      text.withUnsafeBufferPointer { text in
        var scan = TokenScan(text: text, keys: keys)
        for span in spans {
          scan.read(span)
          ends.append(scan.tokens.count)
        }
        count = scan.keyCount
        result.tokens = scan.tokens
      }
    }
    return (result, ends)
  }

  /// Looks up the words that the vocabulary has.
  private func number(_ result: inout TokenizedText) {
    guard let words else { return }
    for index in result.tokens.indices where result.tokens[index].kind != .mark {
      result.tokens[index].word = words.find(result.key(index)) ?? -1
    }
  }

  // MARK: - Sentences

  private func split(_ range: Range<Int>, paragraph: Int, in result: inout TokenizedText) {
    var first = range.lowerBound
    func close(_ end: Int, _ result: inout TokenizedText) {
      guard end > first else { return }
      let span = Span(Int(result.tokens[first].start), Int(result.tokens[end - 1].end))
      result.sentences.append(Sentence(paragraph: paragraph, tokens: first..<end, span: span))
      first = end
    }
    var index = range.lowerBound
    while index < range.upperBound {
      var end = index + 1
      if ends(at: index, in: range, of: result) {
        // A closing quote or bracket after the stop belongs to the sentence.
        while end < range.upperBound, result.tokens[end].kind == .mark,
          Self.closes(result.tokens[end].mark)
            || (result.tokens[end].mark == UInt8(ascii: "\"")
              && !result.tokens[end].traces.contains(.spaced))
        { end += 1 }
        close(end, &result)
      } else if index - first >= Self.longest, isCut(behind: index, from: first, in: result) {
        close(end, &result)
      }
      index = end
    }
    close(range.upperBound, &result)
  }

  /// Whether a sentence that is too long already is cut behind a token: at a comma; where none comes for long, before the
  /// next word that begins like one joined by `و`; in the end anywhere.
  ///
  /// Much that reads a sentence compares its words with each other, so that its length must have a bound.
  private func isCut(behind index: Int, from first: Int, in text: TokenizedText) -> Bool {
    let count = index - first
    if text.tokens[index].mark == UInt8(ascii: ",") || count >= 2 * Self.longest { return true }
    return count >= 3 * Self.longest / 2 && index + 1 < text.tokens.count
      && text.tokens[index + 1].kind == .word && text.key(index + 1).begins(with: "و")
  }

  private static func closes(_ mark: UInt8) -> Bool {
    mark == Folding.closingQuote || mark == UInt8(ascii: ")") || mark == UInt8(ascii: "]")
      || mark == UInt8(ascii: "!") || mark == UInt8(ascii: "?") || mark == UInt8(ascii: ".")
      || mark == Folding.ellipsis
  }

  private func ends(at index: Int, in range: Range<Int>, of result: TokenizedText) -> Bool {
    let token = result.tokens[index]
    switch token.mark {
    case UInt8(ascii: "?"), UInt8(ascii: "!"): return true
    case UInt8(ascii: "."):
      guard index > range.lowerBound else { return false }
      let before = result.tokens[index - 1]
      // A single letter or a known abbreviation before the stop: no end.
      if before.kind == .word, !token.traces.contains(.spaced) {
        if before.keyCount <= 2 { return index + 1 == range.upperBound }
        if abbreviations.contains(Array(result.keys[before.keyRange])) { return false }
      }
      if before.mark == UInt8(ascii: ".") { return false }
      guard index + 1 < range.upperBound else { return true }
      let after = result.tokens[index + 1]
      return after.traces.contains(.spaced) || after.kind == .word
        || after.mark == UInt8(ascii: "\"") || Self.closes(after.mark)
    default: return false
    }
  }
}

/// Reads tokens off a text character by character, and writes their keys.
struct TokenScan {
  let text: UnsafeBufferPointer<UInt8>
  let keys: UnsafeMutableBufferPointer<UInt8>
  private let images = Folding.frequent
  private(set) var keyCount = 0
  private(set) var tokens: [Token] = []
  /// The token that is being read.
  private var open: Token?
  /// How many letters it has.
  private var letters = 0
  /// The last letter of this word or the one before, as it is written.
  private var last: UInt32 = 0
  private var isSpaced = true

  init(text: UnsafeBufferPointer<UInt8>, keys: UnsafeMutableBufferPointer<UInt8>) {
    self.text = text
    self.keys = keys
    tokens.reserveCapacity(text.count / 8)
  }

  mutating func read(_ span: Span) {
    isSpaced = true
    last = 0
    var cursor = span.start
    while cursor < span.end {
      let start = cursor
      let scalar = scalar(at: &cursor, limit: span.end)
      switch image(of: scalar) {
      case .letter(let folded):
        if open?.kind == .number, Self.isDecimalLetter(folded), isDigit(cursor, limit: span.end) {
          append(folded)
          continue
        }
        // The feminine ending ends a word, also where the space after it is missing.
        if open?.kind != .word || last == Self.tehMarbuta {
          close(at: start)
          begin(.word, at: start)
        }
        letters += 1
        if letters == 2, last == Self.waw, Self.isHamzaOnAlif(scalar) {
          open?.traces.insert(.joined)
        }
        last = scalar
        append(folded)
        readLetters(from: &cursor, limit: span.end)
      case .digit(let value):
        if open?.kind != .number {
          close(at: start)
          begin(.number, at: start)
        }
        append(byte: value + UInt8(ascii: "0"))
      case .nothing: break
      case .shadda: open?.traces.insert(.shadda)
      case .damma: if letters <= 2 { open?.traces.insert(.damma) }
      case .space, .newline:
        close(at: start)
        isSpaced = true
      case .mark(let mark):
        if open?.kind == .number, Self.isSeparator(mark), isDigit(cursor, limit: span.end) {
          append(byte: mark)
          continue
        }
        close(at: start)
        begin(.mark, at: start)
        open?.mark = mark
        append(byte: mark)
        close(at: cursor)
      }
    }
    close(at: span.end)
  }

  /// Goes on with the letters of the Arabic block behind the second of a word, as most of a text is.
  private mutating func readLetters(from cursor: inout Int, limit: Int) {
    while letters > 1, last != Self.tehMarbuta, cursor + 1 < limit, text[cursor] & 0xFC == 0xD8,
      case let scalar = UInt32(text[cursor] & 0x1F) << 6 | UInt32(text[cursor + 1] & 0x3F),
      case .letter(let folded) = images[Int(scalar)]
    {
      // Folded, it is of the block still.
      append(byte: UInt8(0xC0 | folded >> 6))
      append(byte: UInt8(0x80 | folded & 0x3F))
      letters += 1
      last = scalar
      cursor += 2
    }
  }

  private mutating func begin(_ kind: Token.Kind, at start: Int) {
    open = Token(
      start: Int32(start), end: 0, keyStart: Int32(keyCount), keyCount: 0, kind: kind,
      traces: isSpaced ? .spaced : [], mark: 0)
    letters = 0
    isSpaced = false
  }

  private mutating func close(at end: Int) {
    guard var token = open else { return }
    open = nil
    token.end = Int32(end)
    if token.kind == .word, last == Self.tehMarbuta { token.traces.insert(.feminine) }
    if token.kind == .word, Self.isHamzaOnAlif(last) { token.traces.insert(.hamza) }
    token.keyCount = Int32(keyCount) - token.keyStart
    if token.keyCount > 0 { tokens.append(token) }
  }

  // MARK: - Characters

  /// The scalar at `cursor`, which moves past it.
  ///
  /// The text is valid UTF-8.
  private func scalar(at cursor: inout Int, limit: Int) -> UInt32 {
    let first = UInt32(text[cursor])
    cursor += 1
    guard first >= 0x80 else { return first }
    let count = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
    var value = first & (0x3F >> UInt32(count))
    for _ in 0..<count where cursor < limit {
      value = value << 6 | UInt32(text[cursor] & 0x3F)
      cursor += 1
    }
    return value
  }

  /// What becomes of a scalar; of most by the table.
  private func image(of scalar: UInt32) -> Folding.Image {
    Int(scalar) < images.count ? images[Int(scalar)] : Folding.image(of: scalar)
  }

  private mutating func append(byte: UInt8) {
    keys[keyCount] = byte
    keyCount += 1
  }

  private mutating func append(_ scalar: UInt32) {
    switch scalar {
    case ..<0x80: append(byte: UInt8(scalar))
    case ..<0x800:
      append(byte: UInt8(0xC0 | scalar >> 6))
      append(byte: UInt8(0x80 | scalar & 0x3F))
    case ..<0x10000:
      append(byte: UInt8(0xE0 | scalar >> 12))
      append(byte: UInt8(0x80 | scalar >> 6 & 0x3F))
      append(byte: UInt8(0x80 | scalar & 0x3F))
    default:
      append(byte: UInt8(0xF0 | scalar >> 18))
      append(byte: UInt8(0x80 | scalar >> 12 & 0x3F))
      append(byte: UInt8(0x80 | scalar >> 6 & 0x3F))
      append(byte: UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// The reh that old agency copy writes between digits for a decimal mark: `2ر3`.
  private static func isDecimalLetter(_ scalar: UInt32) -> Bool { scalar == 0x0631 }

  private static let tehMarbuta: UInt32 = 0x0629
  private static let waw: UInt32 = 0x0648

  private static func isHamzaOnAlif(_ scalar: UInt32) -> Bool {
    scalar == 0x0623 || scalar == 0x0625
  }

  private static func isSeparator(_ mark: UInt8) -> Bool {
    mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") || mark == UInt8(ascii: "/")
      || mark == UInt8(ascii: ":")
  }

  /// Whether a digit of any script stands at `index`.
  private func isDigit(_ index: Int, limit: Int) -> Bool {
    guard index < limit else { return false }
    var cursor = index
    if case .digit = Folding.image(of: scalar(at: &cursor, limit: limit)) { return true }
    return false
  }
}
