import NewsModel

/// The words of time of a language, from `times.tsv`.
final class TimeLexicon: Sendable {
  enum Kind: String, Sendable {
    /// A Gregorian month, 1 to 12.
    case month
    /// A Hijri month, 1 to 12.
    case hijri
    /// 1 for Monday to 7 for Sunday.
    case weekday
    /// A length of time: `day`, `week:2`, ….
    case unit
    /// A day counted from the publication date: -1, 0, 1.
    case day
    case last, next, this, same
    /// The start, middle or end of a period.
    case part
    /// A half or quarter of a period: its number of months.
    case share
    /// Morning, evening; told of a day but not naming one.
    case dayPart = "daypart"
    /// A night, which is a period of its own: `الليلة الماضية`.
    case night
    /// A time by the clock.
    case clock
    case since, ago, after, until, during, now
    case from, to, between
    /// A preposition that lets a bare month or year be read as a time.
    case at
    /// "Of", between a day and its month.
    case of
    /// Every.
    case every
    /// Between two calendars' names of one day.
    case matches
    case gregorian = "era.gregorian"
    case hijriEra = "era.hijri"
    /// The last of several: `الأخير`.
    case final
    case holiday
    /// A word before which, or after which, what looks like a time is a name.
    case vetoBefore = "veto.before"
    case vetoAfter = "veto.after"
    case vetoYear = "veto.year"
    /// Makes a unit of many vague: `الأيام القليلة`.
    case few

    /// The bit that stands for the kind in a set.
    ///
    /// A case that holds nothing is stored as its place in the declaration.
    var bit: UInt64 { 1 << UInt64(unsafeBitCast(self, to: UInt8.self)) }
  }
  /// The kinds that an expression without a preposition may begin with; figures and number words, too.
  private static let openers: Set<Kind> = [
    .month, .hijri, .weekday, .unit, .day, .last, .next, .this, .same, .part, .share, .dayPart,
    .night, .clock, .now, .final, .holiday, .few,
  ]
  /// The kinds that any expression may begin with, one bit each: those, and the prepositions that change its meaning.
  static let beginnings: UInt64 = openers.union([
    .since, .until, .ago, .during, .after, .from, .between, .every,
  ]).reduce(0) { $0 | $1.bit }

  enum Unit: String, Sendable {
    case day, week, month, year, decade, century, hour, minute, weekend, period
  }
  struct Entry: Sendable {
    var kind: Kind
    var number = 0
    var unit = Unit.day
    /// For a unit in the dual, 2; 0 for a plural.
    var count = 1
    /// Read only with another word of time beside it, since it is also an ordinary word.
    var isWeak = false
    /// Of two month names that disagree, the one that gives way.
    var isSecond = false
    /// A weekday's name without the article.
    var isBare = false
    /// For a holiday, its Hijri month and day; nil for Easter.
    var feast: (month: Int, day: Int)?
    /// An expression without a preposition may begin with the word.
    var opens = false
  }
  struct Word {
    var entry: Entry
    var tokens: Range<Int>
    var front: PhraseTable.Front
    var end: Int { tokens.upperBound }
  }

  private let entries: [Entry]
  private let phrases: PhraseTable
  let hijri: HijriCalendar

  init(tables: [PackTable], words: inout WordTable) throws(ConfigurationError) {
    var rows: [PackRow] = []
    var cliticRows: [PackRow] = []
    var years: [PackRow] = []
    for table in tables {
      if table.name == "times.tsv" { rows += try table.rows() }
      if table.name == "clitics.tsv" { cliticRows += try table.rows() }
      if table.name == "hijri.tsv" { years += try table.rows() }
    }
    hijri = try HijriCalendar(years)
    var entries: [Entry] = []
    var phrases = PhraseTable(clitics: try CliticTable(cliticRows, words: &words))
    for row in rows {
      entries.append(try Self.entry(row))
      for form in row.list("forms") { phrases.add(form, Int32(entries.count - 1), words: &words) }
    }
    self.entries = entries
    self.phrases = phrases
  }

  private static func entry(_ row: PackRow) throws(ConfigurationError) -> Entry {
    let name = try row.cell("kind")
    guard let kind = Kind(rawValue: name) else { throw row.error("unknown kind of time '\(name)'") }
    var entry = Entry(kind: kind)
    entry.opens = openers.contains(kind)
    let value = row.optional("value")
    switch kind {
    case .unit:
      let parts = value.split(separator: ":")
      guard let unit = parts.first.flatMap({ Unit(rawValue: String($0)) }) else {
        throw row.error("unknown unit '\(value)'")
      }
      entry.unit = unit
      entry.count = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
    case .month, .hijri, .weekday, .day, .share, .part:
      guard let number = Int(value) else { throw row.error("'\(value)' is no number") }
      entry.number = number
    case .holiday:
      if value != "easter" {
        let parts = value.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2 else { throw row.error("'\(value)' is no Hijri month and day") }
        entry.feast = (parts[0], parts[1])
      }
    default: break
    }
    for flag in row.optional("flags").split(separator: " ") {
      switch flag {
      case "weak": entry.isWeak = true
      case "second": entry.isSecond = true
      case "bare": entry.isBare = true
      default: throw row.error("unknown flag '\(flag)'")
      }
    }
    return entry
  }

  /// Whether a word of time may begin with a word of the vocabulary.
  func begins(_ word: Int32) -> Bool { phrases.begins(word) }

  /// Whether a word of time may begin at `token`.
  func begins(at token: Int, in text: TokenizedText) -> Bool {
    phrases.begins(at: token, in: text)
  }

  /// Adds the words of time that may begin at `token`, of the longest form, to `words`.
  func append(
    wordsAt token: Int, in text: TokenizedText, limit: Int, to words: inout [Word]
  ) {
    guard let found = phrases.longest(in: text, at: token, limit: limit) else { return }
    for value in found.values {
      words.append(
        Word(entry: entries[Int(value)], tokens: found.tokens, front: found.front))
    }
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
