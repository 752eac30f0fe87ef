import NewsModel

/// Dates by the calendar: `9 سبتمبر 2025`, `تشرين الثاني/نوفمبر الماضي`, `25 شوال 1436هـ`.
extension TimeGrammar {
  enum MonthName: Equatable {
    case gregorian(Int)
    case hijri(Int)
    /// This month, the last or the next: months from the publication date's own.
    case relative(Int)
  }
  struct Month {
    var name: MonthName
    var end: Int
    /// Its word is an ordinary word, too.
    var isWeak = false
    /// A word says that it is a month: `شهر`.
    var isNamed = false
  }
  /// What follows a month or day: the year, or which of many is meant.
  enum Tail: Equatable {
    case year(Int)
    case hijriYear(Int)
    /// Years from the publication date's own.
    case yearOffset(Int)
    case last, next, this
  }

  // MARK: - Parts of a date

  /// A month that begins at `token`, with its second name where it has one.
  func month(at token: Int, allowsNumber: Bool = false) -> Month? {
    var start = token
    var isNamed = false
    if let demonstrative = word(.this, at: start), let unit = word(.unit, at: demonstrative.end),
      unit.entry.unit == .month, unit.entry.count == 1
    {
      return Month(name: .relative(0), end: unit.end, isNamed: true)
    }
    if let unit = word(.unit, at: start), unit.entry.unit == .month, unit.entry.count == 1 {
      if let offset = offset(at: unit.end) {
        return Month(name: .relative(offset.value), end: offset.end, isNamed: true)
      }
      start = unit.end
      isNamed = true
      if allowsNumber, let number = number(at: start), (1...12).contains(number.value),
        text.tokens[start].kind == .word
      {
        return Month(name: .gregorian(number.value), end: number.end, isNamed: true)
      }
    }
    if let hijri = word(.hijri, at: start) {
      return Month(
        name: .hijri(hijri.entry.number), end: hijri.end, isWeak: true, isNamed: isNamed)
    }
    guard let first = word(.month, at: start) else { return nil }
    var month = Month(
      name: .gregorian(first.entry.number), end: first.end, isWeak: first.entry.isWeak,
      isNamed: isNamed)
    if let second = secondName(after: first.end) {
      // Two names that disagree: the one taken from the Latin months holds.
      if first.entry.isSecond, !second.word.entry.isSecond {
        month.name = .gregorian(second.word.entry.number)
      }
      month.end = second.end
      month.isWeak = false
    }
    return month
  }

  /// `/نوفمبر`, `(تموز)`, or the second name without a sign.
  private func secondName(after token: Int) -> (word: Word, end: Int)? {
    var cursor = token
    let isBracketed = isMark(cursor, "(")
    if isBracketed || isMark(cursor, "/") || isMark(cursor, "-") { cursor += 1 }
    guard let second = word(.month, at: cursor), second.front.isEmpty else { return nil }
    if isBracketed {
      guard isMark(second.end, ")") else { return nil }
      return (second, second.end + 1)
    }
    return (second, second.end)
  }

  /// Last, this or next, as -1, 0 or 1.
  func offset(at token: Int) -> (value: Int, end: Int)? {
    if let word = word(.last, at: token), word.front.isEmpty { return (-1, word.end) }
    if let word = word(.next, at: token), word.front.isEmpty { return (1, word.end) }
    if let word = word(.this, at: token), word.front.isEmpty,
      text.key(token).begins(with: "ال")
    {
      return (0, word.end)
    }
    return nil
  }

  /// The year after a month, or which month of that name is meant.
  func tail(at token: Int) -> (tail: Tail, end: Int)? {
    var cursor = token
    if isMark(cursor, ",") || isMark(cursor, "/") || isMark(cursor, "-") { cursor += 1 }
    let isPunctuated = cursor > token
    if let of = word(.of, at: cursor) { cursor = of.end }
    if let at = word(.at, at: cursor), word(.unit, at: at.end) != nil { cursor = at.end }
    if let unit = word(.unit, at: cursor), unit.entry.unit == .year, unit.entry.count == 1 {
      if let year = year(at: unit.end) { return year }
      if let offset = offset(at: unit.end) { return (.yearOffset(offset.value), offset.end) }
      if word(.same, at: unit.end) != nil, let year = previous?.first?.year {
        return (.year(year), unit.end + 1)
      }
      return nil
    }
    if let this = word(.this, at: cursor), let unit = word(.unit, at: this.end),
      unit.entry.unit == .year
    {
      return (.yearOffset(0), unit.end)
    }
    if cursor == token || isPunctuated, let year = year(at: cursor) { return year }
    guard cursor == token, let offset = offset(at: cursor) else { return nil }
    return (offset.value < 0 ? .last : offset.value > 0 ? .next : .this, offset.end)
  }

  /// A year in figures with the sign of its era.
  func year(at token: Int) -> (tail: Tail, end: Int)? {
    if let year = figures(at: token, in: Self.years) {
      let era = word(.gregorian, at: token + 1)
      return (.year(year), era?.end ?? token + 1)
    }
    if let year = figures(at: token, in: Self.hijriYears) {
      let era = word(.hijriEra, at: token + 1)
      return (.hijriYear(year), era?.end ?? token + 1)
    }
    return nil
  }

  /// A day of the month: `9`, `التاسع عشر`.
  func dayOfMonth(at token: Int) -> (day: Int, end: Int, isFigure: Bool)? {
    if let day = figures(at: token, in: 1...31) { return (day, token + 1, true) }
    guard token < limit, text.tokens[token].kind == .word, let number = number(at: token),
      (1...31).contains(number.value)
    else { return nil }
    return (number.value, number.end, false)
  }

  // MARK: - Day and month

  /// A date that names a day: `9 سبتمبر 2025`, `الرابع من نيسان`, `13-15 يوليو`, `9/9/2025`.
  func dated(_ token: Int, weekday: Int? = nil) -> Reading? {
    if let numeric = numeric(at: token, weekday: weekday) { return withTwin(numeric) }
    if let counted = countedWeekday(at: token) { return counted }
    var start = token
    // "يوم 9 سبتمبر", "اليوم الأول من شهر مارس", "ثالث يوم من أكتوبر".
    if let unit = word(.unit, at: start), unit.entry.unit == .day, unit.entry.count == 1 {
      start = unit.end
    } else if let today = word(.day, at: start), today.entry.number == 0,
      let number = number(at: today.end), number.isOrdinal
    {
      start = today.end
    }
    guard let day = dayOfMonth(at: start) else { return nil }
    var cursor = day.end
    var last: Int?
    // "6-7 أكتوبر", "13 إلى 15 تموز", "5 و6 مايو".
    if day.isFigure {
      var second = cursor
      if isMark(second, "-") || isMark(second, "/") {
        second += 1
      } else if let to = word(.to, at: second) {
        second = to.end
      } else if second < limit, text.key(second, is: "و") {
        second += 1
      }
      if second > cursor, let end = figures(at: second, in: 1...31), end > day.day {
        last = end
        cursor = second + 1
      } else if second > cursor, isMark(cursor, "/") || isMark(cursor, "-") {
        cursor = second
      }
    } else if let unit = word(.unit, at: cursor), unit.entry.unit == .day {
      cursor = unit.end
    }
    let of = word(.of, at: cursor)
    if let of { cursor = of.end }
    guard day.isFigure || of != nil || month(at: cursor) != nil else { return nil }
    guard let month = month(at: cursor, allowsNumber: of != nil) else {
      return ofThisMonth(token, day, cursor, weekday: weekday)
    }
    let tail = tail(at: month.end)
    let end = tail?.end ?? month.end
    guard
      var reading = resolve(
        day: day.day, month: month.name, tail: tail?.tail, weekday: weekday, tokens: token..<end)
    else { return nil }
    if let last { reading = widened(reading, to: last) ?? reading }
    return withTwin(reading)
  }

  /// `في 15 الجاري`, and `السبت السادس عشر` where the day of the week fits.
  private func ofThisMonth(
    _ token: Int, _ day: (day: Int, end: Int, isFigure: Bool), _ cursor: Int, weekday: Int?
  ) -> Reading? {
    if day.isFigure, let offset = offset(at: day.end),
      isAtEnd(offset.end) || word(.at, at: token - 1) != nil || weekday != nil
    {
      return resolve(
        day: day.day, month: .relative(offset.value), tail: nil, weekday: nil,
        tokens: token..<offset.end)
    }
    // "أوقفت الشرطة الجمعة اثنين من القادة": no second of the month.
    guard let weekday, let anchor, day.isFigure || text.key(token).begins(with: "ال") else {
      return nil
    }
    for months in [0, 1, -1] {
      let month = anchor.adding(months: months)
      if let found = CivilDate(year: month.year, month: month.month, day: day.day),
        found.weekday == weekday - 1
      {
        return Reading(tokens: token..<day.end, value: .day(found))
      }
    }
    return nil
  }

  func isAtEnd(_ token: Int) -> Bool { token >= limit || text.tokens[token].kind == .mark }

  private func widened(_ reading: Reading, to last: Int) -> Reading? {
    func widen(_ value: TimeValue) -> TimeValue? {
      switch value {
      case .day(let day):
        CivilDate(year: day.year, month: day.month, day: last).map { .days(day, $0) }
      case .pattern(let text):
        .pattern(
          text + "/" + String(text.prefix(max(0, text.utf8.count - 2))) + TimeValue.padded(last, 2))
      default: nil
      }
    }
    guard let value = widen(reading.value) else { return nil }
    var wide = reading
    wide.value = value
    wide.future = reading.future.flatMap(widen)
    wide.past = reading.past.flatMap(widen)
    return wide
  }

  /// A date in the other calendar after `الموافق`, `/` or in brackets: the Gregorian one holds.
  private func withTwin(_ reading: Reading) -> Reading {
    var cursor = reading.end
    let isBracketed = isMark(cursor, "(")
    if isBracketed || isMark(cursor, "/") || isMark(cursor, "-") || isMark(cursor, ",") {
      cursor += 1
    }
    if let matches = word(.matches, at: cursor) { cursor = matches.end }
    guard cursor > reading.end, let second = plainDate(at: cursor) else { return reading }
    var end = second.end
    if isBracketed {
      guard isMark(end, ")") else { return reading }
      end += 1
    }
    var twin = second.isHijri ? reading : second.reading
    // Without a year of its own, the second only repeats the first.
    if !second.isHijri, twin.basis != .text { twin = reading }
    twin.tokens = reading.tokens.lowerBound..<end
    return twin
  }

  private func plainDate(at token: Int) -> (reading: Reading, end: Int, isHijri: Bool)? {
    if let numeric = numeric(at: token, weekday: nil) {
      return (numeric, numeric.end, false)
    }
    guard let day = dayOfMonth(at: token) else { return nil }
    var cursor = day.end
    if let of = word(.of, at: cursor) { cursor = of.end }
    guard let month = month(at: cursor) else { return nil }
    let tail = tail(at: month.end)
    let end = tail?.end ?? month.end
    guard
      let reading = resolve(
        day: day.day, month: month.name, tail: tail?.tail, weekday: nil, tokens: token..<end)
    else { return nil }
    if case .hijri = month.name { return (reading, end, true) }
    return (reading, end, false)
  }

  // MARK: - Figures alone

  /// `9/9/2025`, `9-9-1429`, `2025/9/9`; without a year only beside a day of the week.
  private func numeric(at token: Int, weekday: Int?) -> Reading? {
    guard token < limit, text.tokens[token].kind == .number else { return nil }
    var parts: [Int] = []
    var end = token + 1
    let key = text.key(token)
    if key.contains(UInt8(ascii: "/")) || key.filter({ $0 == UInt8(ascii: ".") }).count == 2 {
      for piece in key.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") })
      {
        guard let value = Int(String(decoding: piece, as: UTF8.self)) else { return nil }
        parts.append(value)
      }
    } else if isMark(token + 1, "-"), let second = figures(at: token + 2, in: 1...31),
      isMark(token + 3, "-"), let first = figures(at: token, in: 1...2100),
      let third = figures(at: token + 4, in: 1...2100)
    {
      parts = [first, second, third]
      end = token + 5
    }
    if parts.count == 2, let weekday, (1...31).contains(parts[0]), (1...12).contains(parts[1]) {
      return resolve(
        day: parts[0], month: .gregorian(parts[1]), tail: nil, weekday: weekday, tokens: token..<end
      )
    }
    guard parts.count == 3 else { return nil }
    if parts[0] > 31 { parts.reverse() }
    guard (1...31).contains(parts[0]), (1...12).contains(parts[1]) else { return nil }
    let era = word(.gregorian, at: end) ?? word(.hijriEra, at: end)
    if Self.years.contains(parts[2]) {
      return resolve(
        day: parts[0], month: .gregorian(parts[1]), tail: .year(parts[2]), weekday: nil,
        tokens: token..<(era?.end ?? end))
    }
    guard Self.hijriYears.contains(parts[2]) else { return nil }
    return resolve(
      day: parts[0], month: .hijri(parts[1]), tail: .hijriYear(parts[2]), weekday: nil,
      tokens: token..<(era?.end ?? end))
  }
}
