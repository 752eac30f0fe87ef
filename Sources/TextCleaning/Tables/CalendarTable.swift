import NewsModel

/// Words of dates and datelines: the rows of every pack's `calendar.tsv`.
///
/// A row gives an id, a kind, a value and the forms. The value is the number of a month (1 to 12) or a
/// zone's minutes east of Greenwich; `-` where the kind has none.
struct CalendarTable: Sendable {
  enum Kind: String, Sendable {
    /// A month of the Gregorian, the Umm al-Qura or the Persian calendar.
    case month, hijri, jalali
    /// A day of the week; says nothing here, but stands between a label and its date.
    case weekday
    case morning, afternoon
    /// What follows a year: Christian, Hijri or Persian era.
    case era
    case hijriEra = "hijri-era"
    case jalaliEra = "jalali-era"
    case zone
    /// A word that may stand between a day and its month, or a month and its year.
    case link
    /// What a date or a name is introduced by.
    case published, modified, byline
    /// What ends the names of a byline.
    case agency
  }

  struct Term: Sendable {
    var kind: Kind
    var value: Int
    var rest: [UInt64]
  }

  private var terms: [UInt64: [Term]] = [:]

  mutating func add(_ rows: [CleaningTables.Row]) throws(ConfigurationError) {
    for row in rows {
      guard let kind = Kind(rawValue: row.text(1)) else {
        throw row.error("no kind '\(row.text(1))'")
      }
      let value = Int(row.text(2)) ?? 0
      if [.month, .hijri, .jalali].contains(kind), !(1...12).contains(value) {
        throw row.error("a month's value is 1 to 12")
      }
      for form in row.forms(3) {
        let words = LineWords(form).hashes
        guard let first = words.first else { throw row.error("a form without a word") }
        terms[first, default: []].append(
          Term(kind: kind, value: value, rest: Array(words.dropFirst())))
        // The longest form of several that start alike is the one that counts.
        terms[first]?.sort { $0.rest.count > $1.rest.count }
      }
    }
  }

  /// The term that starts at `index`, of one of `kinds`, and how many words it has.
  func term(
    at index: Int, in words: [LineWords.Word], _ kinds: Kind...
  ) -> (term: Term, count: Int)? {
    guard index < words.count, words[index].kind == .word, let found = terms[words[index].hash]
    else { return nil }
    candidates: for term in found where kinds.contains(term.kind) {
      var cursor = index + 1
      for word in term.rest {
        // Full stops stand inside abbreviations.
        while cursor < words.count, words[cursor].kind == .mark, words[cursor].value == 0x2E {
          cursor += 1
        }
        guard cursor < words.count, words[cursor].hash == word else { continue candidates }
        cursor += 1
      }
      return (term, cursor - index)
    }
    return nil
  }
}
