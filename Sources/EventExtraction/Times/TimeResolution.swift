import NewsModel

/// Which of the many days or months of a name is meant.
extension TimeGrammar {
  /// The reading of a month, with its day where one is told.
  func resolve(
    day: Int?, month: MonthName, tail: Tail?, weekday: Int?, tokens: Range<Int>
  ) -> Reading? {
    switch month {
    case .gregorian(let number):
      return gregorian(day: day, month: number, tail: tail, weekday: weekday, tokens: tokens)
    case .hijri(let number):
      return hijri(day: day, month: number, tail: tail, tokens: tokens)
    case .relative(let offset):
      guard let anchor else {
        return Reading(
          tokens: tokens,
          value: .pattern(day.map { "XXXX-XX-" + TimeValue.padded($0, 2) } ?? "XXXX-XX"),
          basis: .unresolved)
      }
      let base = anchor.adding(months: offset)
      guard let value = value(year: base.year, month: base.month, day: day) else { return nil }
      var reading = Reading(tokens: tokens, value: value)
      reading.isFuture = offset < 0 ? false : offset > 0 ? true : nil
      return reading
    }
  }

  private func value(year: Int, month: Int, day: Int?) -> TimeValue? {
    guard let day else { return .month(year: year, month: month) }
    return CivilDate(year: year, month: month, day: day).map { .day($0) }
  }

  private func gregorian(
    day: Int?, month: Int, tail: Tail?, weekday: Int?, tokens: Range<Int>
  ) -> Reading? {
    if case .year(let year) = tail {
      guard let value = value(year: year, month: month, day: day) else { return nil }
      return Reading(tokens: tokens, value: value, basis: .text)
    }
    guard let anchor else {
      let text = "XXXX-" + TimeValue.padded(month, 2)
      return Reading(
        tokens: tokens, value: .pattern(day.map { text + "-" + TimeValue.padded($0, 2) } ?? text),
        basis: .unresolved)
    }
    var reading = Reading(tokens: tokens, value: .year(anchor.year))
    let year: Int?
    switch tail {
    case .yearOffset(let offset):
      year = anchor.year + offset
      reading.isFuture = offset < 0 ? false : offset > 0 ? true : nil
    case .this: year = anchor.year
    case .last:
      year = latest(day: day, month: month, weekday: weekday, before: anchor)
      reading.isFuture = false
    case .next:
      year = earliest(day: day, month: month, weekday: weekday, after: anchor)
      reading.isFuture = true
    default: year = nil
    }
    if let year {
      guard let value = value(year: year, month: month, day: day) else { return nil }
      reading.value = value
      return reading
    }
    return undirected(day: day, month: month, weekday: weekday, reading: reading, anchor: anchor)
  }

  /// No year and no direction: within the twelve months before, unless it lies just ahead.
  private func undirected(
    day: Int?, month: Int, weekday: Int?, reading: Reading, anchor: CivilDate
  ) -> Reading? {
    var reading = reading
    let isCurrent = month == anchor.month && (day ?? anchor.day) == anchor.day
    let past =
      isCurrent && (weekday ?? anchor.weekday + 1) == anchor.weekday + 1
      ? anchor.year : latest(day: day, month: month, weekday: weekday, before: anchor)
    let future =
      isCurrent ? past : earliest(day: day, month: month, weekday: weekday, after: anchor)
    let before = past.flatMap { value(year: $0, month: month, day: day) }
    let after = future.flatMap { value(year: $0, month: month, day: day) }
    guard let first = before ?? after else { return nil }
    reading.value = first
    reading.future = after
    if let before, let after, let last = before.last, let next = after.first,
      anchor.dayNumber - last.dayNumber > Self.longAgo,
      next.dayNumber - anchor.dayNumber < Self.soon
    {
      reading.value = after
      reading.past = before
    } else if before == nil {
      reading.value = after ?? first
    } else if let after, weekday != nil, let before {
      // The day of the week tells which: the nearer of those that fit.
      let back = anchor.dayNumber - (before.last ?? anchor).dayNumber
      let ahead = (after.first ?? anchor).dayNumber - anchor.dayNumber
      if ahead < back { reading.value = after }
    }
    return reading
  }

  /// A date so many days back that the coming one of the same name is meant, if that is so near.
  private static let longAgo = 270
  private static let soon = 95

  /// The latest year in which the day or month lies before the anchor's own.
  private func latest(day: Int?, month: Int, weekday: Int?, before anchor: CivilDate) -> Int? {
    (0...12).lazy.map { anchor.year - $0 }.first { year in
      guard let day else { return (year, month) < (anchor.year, anchor.month) }
      guard let date = CivilDate(year: year, month: month, day: day), date < anchor else {
        return false
      }
      return weekday.map { date.weekday == $0 - 1 } ?? true
    }
  }

  private func earliest(day: Int?, month: Int, weekday: Int?, after anchor: CivilDate) -> Int? {
    (0...12).lazy.map { anchor.year + $0 }.first { year in
      guard let day else { return (year, month) > (anchor.year, anchor.month) }
      guard let date = CivilDate(year: year, month: month, day: day), date > anchor else {
        return false
      }
      return weekday.map { date.weekday == $0 - 1 } ?? true
    }
  }

  // MARK: - Hijri

  private func hijri(day: Int?, month: Int, tail: Tail?, tokens: Range<Int>) -> Reading? {
    func value(_ year: Int) -> TimeValue? {
      guard let day else { return lexicon.hijri.month(year: year, month: month) }
      return lexicon.hijri.day(year: year, month: month, day: day).map { .day($0) }
    }
    switch tail {
    case .hijriYear(let year):
      return value(year).map { Reading(tokens: tokens, value: $0, basis: .text) }
    case .year(let year):
      guard let start = CivilDate(year: year, month: 1, day: 1),
        let first = lexicon.hijri.year(of: start)
      else { return nil }
      let found = (first...(first + 1)).lazy.compactMap(value).first { $0.first?.year == year }
      return found.map { Reading(tokens: tokens, value: $0, basis: .text) }
    default: break
    }
    guard let anchor else {
      return Reading(tokens: tokens, value: .pattern("XXXX"), basis: .unresolved)
    }
    guard let year = lexicon.hijri.year(of: anchor) else { return nil }
    let years = [year - 1, year, year + 1].compactMap(value)
    let past = years.last { ($0.first ?? anchor) <= anchor }
    let future = years.first { ($0.last ?? anchor) >= anchor }
    var reading = Reading(tokens: tokens, value: .year(anchor.year))
    switch tail {
    case .last:
      guard let value = years.last(where: { ($0.last ?? anchor) < anchor }) else { return nil }
      reading.value = value
      reading.isFuture = false
    case .next:
      guard let value = years.first(where: { ($0.first ?? anchor) > anchor }) else { return nil }
      reading.value = value
      reading.isFuture = true
    default:
      guard let value = past ?? future else { return nil }
      reading.value = value
      reading.future = future
    }
    return reading
  }
}
