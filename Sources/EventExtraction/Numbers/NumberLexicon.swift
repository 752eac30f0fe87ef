import NewsModel

/// The number words of a language, from `numbers.tsv`.
final class NumberLexicon: Sendable {
  /// How a number word joins with others.
  enum Kind: String, Sendable {
    /// 1 to 9.
    case unit
    /// 10, and what makes a unit before it a teen: `عشر`.
    case ten
    /// 11 to 19 written as one word.
    case teen
    /// 20, 30, … 90.
    case tens
    /// 100 to 900.
    case hundred
    /// Multiplies what stands before it: thousand, million.
    case scale
    /// A scale whose form holds the number two: `ألفين`.
    case dual
    /// A part of the scale after it: `نصف مليون`.
    case fraction
    /// Many, but not how many: `عشرات`.
    case vague
    /// A place in a row: `الثالث`.
    case ordinal
    /// Between the figures of a range: `إلى`, `حتى`.
    case range
    /// What makes a figure a share: `في المئة`.
    case percent
    /// After a figure, not something that is counted, so that a point is a decimal point.
    case measure
    /// Joins parts of one number.
    case and
  }
  struct Entry: Sendable {
    var kind: Kind
    var value: Int
    /// For a fraction, its denominator and numerator.
    var part: (of: Int, times: Int) = (1, 1)
  }

  private let entries: [Entry]
  private let phrases: PhraseTable
  /// Whether there are any words; without them only figures are read.
  var isEmpty: Bool { entries.isEmpty }

  init(tables: [PackTable], words: inout WordTable) throws(ConfigurationError) {
    var rows: [PackRow] = []
    var cliticRows: [PackRow] = []
    for table in tables {
      if table.name == "numbers.tsv" { rows += try table.rows() }
      if table.name == "clitics.tsv" { cliticRows += try table.rows() }
    }
    var entries: [Entry] = []
    var phrases = PhraseTable(clitics: try CliticTable(cliticRows, words: &words))
    for row in rows {
      let name = try row.cell("kind")
      guard let kind = Kind(rawValue: name) else {
        throw row.error("unknown kind of number '\(name)'")
      }
      var entry = Entry(kind: kind, value: 0)
      let value = row.optional("value")
      if kind == .fraction {
        let parts = value.split(separator: "/").compactMap { Int($0) }
        guard parts.count == 2, parts[1] > 0 else { throw row.error("'\(value)' is no fraction") }
        entry.part = (parts[1], parts[0])
      } else if !value.isEmpty {
        guard let number = Int(value) else { throw row.error("'\(value)' is no number") }
        entry.value = number
      } else if ![.vague, .range, .percent, .measure, .and].contains(kind) {
        throw row.error("no value for 'value'")
      }
      entries.append(entry)
      for form in row.list("forms") {
        phrases.add(
          form, Int32(entries.count - 1), bearsArticle: kind != .and && kind != .range,
          words: &words)
      }
    }
    self.entries = entries
    self.phrases = phrases
  }

  /// Whether a number word may begin at `token`.
  func begins(at token: Int, in text: TokenizedText) -> Bool {
    phrases.begins(at: token, in: text)
  }

  /// Whether a number may begin with a word of the vocabulary.
  func begins(_ word: Int32) -> Bool { phrases.begins(word) }

  struct Word {
    var entry: Entry
    var tokens: Range<Int>
    var front: PhraseTable.Front
  }

  /// The words that one phrase may be.
  struct Words: RandomAccessCollection {
    fileprivate let entries: [Entry]
    fileprivate let found: PhraseTable.Found

    var startIndex: Int { 0 }
    var endIndex: Int { found.values.count }

    subscript(index: Int) -> Word {
      Word(entry: entries[Int(found.values[index])], tokens: found.tokens, front: found.front)
    }
  }

  /// The number words that may begin at `token`, of the longest form; nil where none does.
  func words(in text: TokenizedText, at token: Int, limit: Int) -> Words? {
    phrases.longest(in: text, at: token, limit: limit).map { Words(entries: entries, found: $0) }
  }

  /// The word of this kind that begins at `token`, if the longest form there is of it.
  func word(_ kind: Kind, in text: TokenizedText, at token: Int, limit: Int) -> Word? {
    guard let found = phrases.longest(in: text, at: token, limit: limit) else { return nil }
    for value in found.values where entries[Int(value)].kind == kind {
      return Word(entry: entries[Int(value)], tokens: found.tokens, front: found.front)
    }
    return nil
  }
}
