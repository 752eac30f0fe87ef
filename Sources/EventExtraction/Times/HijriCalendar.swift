import NewsModel

/// The Umm al-Qura calendar: which Gregorian day a Hijri month begins on.
struct HijriCalendar: Sendable {
  private struct Year: Sendable {
    /// The day number of 1 Muharram, counted from 1970-01-01.
    var start: Int
    /// The lengths of the twelve months, 29 or 30.
    var lengths: [Int]
  }

  private let firstYear: Int
  private let years: [Year]

  /// Reads `hijri.tsv`: the year, the Gregorian day it begins on, twelve letters `l` (30) or `s` (29).
  init(_ rows: [PackRow]) throws(ConfigurationError) {
    var years: [Year] = []
    firstYear = rows.first.flatMap { Int($0.id) } ?? 0
    for (index, row) in rows.enumerated() {
      guard Int(row.id) == firstYear + index else { throw row.error("the years have a gap") }
      guard let start = CivilDate(iso: try row.cell("starts")) else {
        throw row.error("no day: '\(row.optional("starts"))'")
      }
      let lengths = try row.cell("months").utf8.map { $0 == UInt8(ascii: "l") ? 30 : 29 }
      guard lengths.count == 12 else { throw row.error("a year has twelve months") }
      years.append(Year(start: start.dayNumber, lengths: lengths))
    }
    self.years = years
  }

  /// The Gregorian day of a Hijri date; nil outside the table or where the month has no such day.
  func day(year: Int, month: Int, day: Int) -> CivilDate? {
    guard years.indices.contains(year - firstYear), (1...12).contains(month) else { return nil }
    let entry = years[year - firstYear]
    guard day >= 1, day <= entry.lengths[month - 1] else { return nil }
    return CivilDate(dayNumber: entry.start + entry.lengths[..<(month - 1)].reduce(0, +) + day - 1)
  }

  /// The Gregorian days of a Hijri month.
  func month(year: Int, month: Int) -> TimeValue? {
    guard let first = day(year: year, month: month, day: 1) else { return nil }
    let length = years[year - firstYear].lengths[month - 1]
    return .days(first, first.adding(days: length - 1))
  }

  /// The Gregorian days of a Hijri year.
  func year(_ year: Int) -> TimeValue? {
    guard let first = day(year: year, month: 1, day: 1) else { return nil }
    let length = years[year - firstYear].lengths.reduce(0, +)
    return .days(first, first.adding(days: length - 1))
  }

  /// The Hijri year that a Gregorian day falls in.
  func year(of day: CivilDate) -> Int? {
    guard let index = years.lastIndex(where: { $0.start <= day.dayNumber }) else { return nil }
    return firstYear + index
  }
}
