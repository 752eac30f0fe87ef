import NewsModel

/// What a time expression denotes, as precisely as its words say.
enum TimeValue: Equatable, Sendable {
  case day(CivilDate)
  /// Both ends belong to it.
  case days(CivilDate, CivilDate)
  case month(year: Int, month: Int)
  case year(Int)
  /// A TIMEX3 value with `X` for what only a publication date would tell, or a duration.
  case pattern(String)

  /// As records write it.
  var text: String {
    switch self {
    case .day(let day): day.description
    case .days(let first, let last):
      first == last ? first.description : "\(first)/\(last)"
    case .month(let year, let month): Self.padded(year, 4) + "-" + Self.padded(month, 2)
    case .year(let year): Self.padded(year, 4)
    case .pattern(let text): text
    }
  }

  /// The first day that belongs to it.
  var first: CivilDate? {
    switch self {
    case .day(let day): day
    case .days(let first, _): first
    case .month(let year, let month): CivilDate(year: year, month: month, day: 1)
    case .year(let year): CivilDate(year: year, month: 1, day: 1)
    case .pattern: nil
    }
  }

  /// The last day that belongs to it.
  var last: CivilDate? {
    switch self {
    case .day(let day): day
    case .days(_, let last): last
    case .month(let year, let month):
      CivilDate(year: year, month: month, day: CivilDate.days(in: month, of: year))
    case .year(let year): CivilDate(year: year, month: 12, day: 31)
    case .pattern: nil
    }
  }

  static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// The Monday-to-Sunday week that `day` belongs to.
  static func week(of day: CivilDate) -> TimeValue {
    let monday = day.adding(days: -day.weekday)
    return .days(monday, monday.adding(days: 6))
  }
}

/// Words of a text that say when.
struct TimeExpression: Sendable {
  enum Kind: Sendable {
    /// A day, week, month, year or span.
    case point
    /// From then on.
    case since
    /// Up to then.
    case until
    /// How long, not when.
    case duration
    /// Again and again: `كل جمعة`.
    case recurring
    /// A part of a day that is not named.
    case dayPart
  }

  /// Positions in the text's tokens.
  var tokens: Range<Int>
  var value: String
  /// What a point denotes; nil for a length or part of a day.
  var denotes: TimeValue?
  var basis: EventTime.Basis
  var kind: Kind
  /// Whether the words themselves look forward or back; nil where they leave it open.
  var isFuture: Bool?
  /// For words that leave the direction open, what they mean when they look forward.
  var futureValue: String?
  /// For a date taken to lie just ahead, what it means when it looks back.
  var pastValue: String? = nil
}
