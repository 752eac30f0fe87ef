import NewsModel

/// Days and periods told by their place relative to the publication date.
extension TimeGrammar {
  private var unresolvedDay: TimeValue { .pattern("XXXX-XX-XX") }

  // MARK: - Today, yesterday

  /// `اليوم الثلاثاء`, `مساء أمس`, `الليلة الماضية`.
  func relativeDay(at token: Int) -> Reading? {
    var start = token
    if let part = word(.dayPart, at: start) { start = part.end }
    if let night = word(.night, at: start) {
      let offset = offset(at: night.end)
      guard let anchor else {
        return Reading(
          tokens: token..<(offset?.end ?? night.end), value: unresolvedDay, basis: .unresolved)
      }
      var reading = Reading(
        tokens: token..<(offset?.end ?? night.end),
        value: .day(anchor.adding(days: offset?.value ?? 0)))
      reading.isFuture = offset.map { $0.value > 0 }
      return reading
    }
    if let unit = word(.unit, at: start), unit.entry.unit == .day, unit.entry.count == 1,
      word(.day, at: unit.end) != nil
    {
      start = unit.end
    }
    guard let day = word(.day, at: start), word(.vetoAfter, at: day.end) == nil else { return nil }
    var end = day.end
    // "اليوم الأول من مارس" is a date, "اليوم الثاني" a place in a row.
    if day.entry.number == 0 {
      if let number = number(at: end), number.isOrdinal { return nil }
      // "لليوم 53": how many days, not which.
      if day.front.contains(.preposition) { return nil }
    }
    var value = anchor.map { TimeValue.day($0.adding(days: day.entry.number)) } ?? unresolvedDay
    var basis = anchor == nil ? EventTime.Basis.unresolved : .publication
    let next = skipMark(end)
    if let weekday = word(.weekday, at: next), !weekday.entry.isBare, weekday.front.isEmpty {
      end = weekday.end
      if anchor == nil { value = .pattern("XXXX-WXX-\(weekday.entry.number)") }
      if let date = dateBeside(end, weekday: weekday.entry.number) {
        end = date.end
        if date.basis == .text || anchor == nil {
          value = date.value
          basis = date.basis
        }
      }
    } else if let date = dateBeside(end, weekday: nil), case .day = date.value {
      end = date.end
      if date.basis == .text {
        value = date.value
        basis = .text
      }
    }
    var reading = Reading(tokens: token..<withDayPart(end), value: value, basis: basis)
    reading.isFuture = day.entry.number < 0 ? false : day.entry.number > 0 ? true : nil
    return reading
  }

  /// A calendar date that stands beside a day already named.
  private func dateBeside(_ token: Int, weekday: Int?) -> Reading? {
    var cursor = skipMark(token)
    let isBracketed = cursor > token && isMark(token, "(")
    if let matches = word(.matches, at: cursor) { cursor = matches.end }
    if cursor < limit, isMark(cursor, "/") { cursor += 1 }
    if let at = word(.at, at: cursor), weekday != nil { cursor = at.end }
    guard cursor < limit, var reading = dated(cursor, weekday: weekday) else { return nil }
    if isBracketed, isMark(reading.end, ")") {
      reading.tokens = reading.tokens.lowerBound..<(reading.end + 1)
    }
    return reading
  }

  /// Past an adverb such as `صباحا` that belongs to the day before it.
  private func withDayPart(_ token: Int) -> Int {
    if let part = word(.dayPart, at: token), part.front.isEmpty,
      word(.weekday, at: part.end) == nil, word(.day, at: part.end) == nil
    {
      return part.end
    }
    return token
  }

  // MARK: - Days of the week

  /// `الثلاثاء`, `مساء الاثنين الماضي`, `الثلاثاء 9 سبتمبر`.
  func weekday(at token: Int) -> Reading? {
    var start = token
    if let part = word(.dayPart, at: start) { start = part.end }
    var isDay = start > token
    if let unit = word(.unit, at: start), unit.entry.unit == .day, unit.entry.count > 0 {
      start = unit.end
      isDay = true
    }
    guard let word = word(.weekday, at: start), isDay || !word.entry.isBare else { return nil }
    let number = word.entry.number
    var end = word.end
    let offset = offset(at: end)
    if let offset { end = offset.end }
    // "الثلاثاء الأخير من مارس"
    if let final = self.word(.final, at: end), let of = self.word(.of, at: final.end),
      let value = nth(weekday: number, -1, of.end)
    {
      return Reading(tokens: token..<value.end, value: value.value, basis: value.basis)
    }
    if let date = dateBeside(end, weekday: number) {
      return Reading(
        tokens: token..<withDayPart(date.end), value: date.value, basis: date.basis,
        isFuture: date.isFuture, future: date.future)
    }
    // "الثلاثاء من الأسبوع الماضي"
    if offset == nil, let of = self.word(.of, at: end), let unit = self.word(.unit, at: of.end),
      unit.entry.unit == .week, let weeks = self.offset(at: unit.end), let anchor
    {
      let monday = anchor.adding(days: -anchor.weekday + weeks.value * 7)
      var reading = Reading(
        tokens: token..<weeks.end, value: .day(monday.adding(days: number - 1)))
      reading.isFuture = weeks.value < 0 ? false : weeks.value > 0 ? true : nil
      return reading
    }
    end = withDayPart(end)
    guard let anchor else {
      return Reading(
        tokens: token..<end, value: .pattern("XXXX-WXX-\(number)"), basis: .unresolved)
    }
    var reading = Reading(tokens: token..<end, value: .day(anchor))
    let back = (anchor.weekday - (number - 1) + 7) % 7
    let ahead = (number - 1 - anchor.weekday + 7) % 7
    switch offset?.value {
    case -1:
      reading.value = .day(anchor.adding(days: back == 0 ? -7 : -back))
      reading.isFuture = false
    case 1:
      reading.value = .day(anchor.adding(days: ahead == 0 ? 7 : ahead))
      reading.isFuture = true
    default:
      reading.value = .day(anchor.adding(days: -back))
      reading.future = .day(anchor.adding(days: ahead))
    }
    return reading
  }

  /// `أول ثلاثاء من أكتوبر`, `الأسبوع الأول من مارس 2014`.
  func countedWeekday(at token: Int) -> Reading? {
    if let number = number(at: token), number.isOrdinal,
      let weekday = word(.weekday, at: number.end), weekday.front.isEmpty
    {
      guard let of = word(.of, at: weekday.end) ?? word(.at, at: weekday.end),
        let value = nth(weekday: weekday.entry.number, number.value, of.end)
      else { return nil }
      return Reading(tokens: token..<value.end, value: value.value, basis: value.basis)
    }
    guard let unit = word(.unit, at: token), unit.entry.unit == .week, unit.entry.count == 1 else {
      return nil
    }
    var count = -1
    var cursor = unit.end
    if let number = number(at: cursor), number.isOrdinal {
      count = number.value
      cursor = number.end
    } else if let final = word(.final, at: cursor) {
      cursor = final.end
    } else {
      return nil
    }
    guard let of = word(.of, at: cursor) ?? word(.at, at: cursor),
      let monday = nth(weekday: 1, count, of.end), case .day(let day) = monday.value
    else { return nil }
    let week = TimeValue.week(
      of: count < 0 && day.adding(days: 6).month != day.month
        ? day.adding(days: -7) : day)
    return Reading(tokens: token..<monday.end, value: week, basis: monday.basis)
  }

  /// The n-th, or for -1 the last, such day of the month that begins at `token`.
  private func nth(
    weekday: Int, _ count: Int, _ token: Int
  ) -> (value: TimeValue, end: Int, basis: EventTime.Basis)? {
    guard let month = month(at: token, allowsNumber: true) else { return nil }
    let tail = tail(at: month.end)
    let end = tail?.end ?? month.end
    guard
      let reading = resolve(
        day: nil, month: month.name, tail: tail?.tail, weekday: nil, tokens: token..<end)
    else { return nil }
    let value = tail == nil ? reading.future ?? reading.value : reading.value
    guard let first = value.first, let last = value.last else { return nil }
    let day: CivilDate
    if count > 0 {
      day = first.adding(days: (weekday - 1 - first.weekday + 7) % 7 + 7 * (count - 1))
    } else {
      day = last.adding(days: -((last.weekday - (weekday - 1) + 7) % 7))
    }
    guard first <= day, day <= last else { return nil }
    return (.day(day), end, reading.basis)
  }

  // MARK: - Months and years

  /// `في ديسمبر 2014`, `نوفمبر الماضي`, `منتصف نيسان/أبريل`, `شهر مايو`.
  func monthly(at token: Int) -> Reading? {
    var start = token
    let part = word(.part, at: start)
    if let part { start = part.end }
    guard let month = month(at: start, allowsNumber: part != nil) else { return nil }
    if case .relative = month.name, part == nil { return nil }
    var tail = tail(at: month.end)
    if let found = tail, case .last = found.tail, case .relative = month.name { tail = nil }
    // "أغسطس 27": the day behind its month.
    if tail == nil, part == nil, case .gregorian = month.name,
      let day = figures(at: month.end, in: 1...31),
      isAtEnd(month.end + 1) || word(.to, at: month.end + 1) != nil
    {
      return dayAfterMonth(day, month, token)
    }
    // "مارس الماضي" and "منذ مارس" are the month, but "مارس" alone is mostly "practised".
    let isSure = !month.isWeak || isFasting(month) || word(.since, at: token - 1) != nil
    guard tail != nil || month.isNamed || part != nil || isSure && isLicensed(token) else {
      return nil
    }
    if !isSure, !month.isNamed, part == nil {
      guard let tail, tail.tail != .this else { return nil }
    }
    let end = tail?.end ?? month.end
    // "في نصف شهر مارس": its fifteenth, where "منتصف" is some days about it.
    let isHalf = text.key(token, is: "نصف") || text.key(token, is: "نص")
    let fifteenth: Int? = part != nil && tail == nil && isHalf ? 15 : nil
    guard
      let reading = resolve(
        day: fifteenth, month: month.name, tail: tail?.tail, weekday: nil, tokens: token..<end)
    else { return nil }
    return reading
  }

  private func dayAfterMonth(_ day: Int, _ month: Month, _ token: Int) -> Reading? {
    var end = month.end + 1
    guard
      var reading = resolve(
        day: day, month: month.name, tail: nil, weekday: nil, tokens: token..<end)
    else { return nil }
    if let to = word(.to, at: end), let last = figures(at: to.end, in: 1...31),
      case .day(let first) = reading.value,
      let until = CivilDate(year: first.year, month: first.month, day: last)
    {
      end = to.end + 1
      reading.value = .days(first, until)
      if case .day(let ahead)? = reading.future,
        let later = CivilDate(year: ahead.year, month: ahead.month, day: last)
      {
        reading.future = .days(ahead, later)
      }
      reading.tokens = token..<end
    }
    return reading
  }

  /// The ninth Hijri month is named by itself, and no other.
  private func isFasting(_ month: Month) -> Bool { month.name == .hijri(9) }

  /// Whether the word before lets a bare month or year stand for a time.
  private func isLicensed(_ token: Int) -> Bool {
    guard token > range.lowerBound else { return false }
    let kinds: Set<Kind> = [.at, .since, .until, .ago, .during, .from, .to, .between]
    return words(at: token - 1).contains { kinds.contains($0.entry.kind) }
      || words(at: token).contains { $0.front.contains(.preposition) }
  }

  /// `عام 2015`, `في 2013`, `عامي 2012 و2013`, `النصف الأول من العام الجاري`.
  func yearly(at token: Int) -> Reading? {
    if let share = word(.share, at: token) { return shareOfYear(share) }
    var start = token
    let part = word(.part, at: start)
    if let part { start = part.end }
    if let unit = word(.unit, at: start), unit.entry.unit == .year {
      guard let found = year(at: unit.end) else { return nil }
      if unit.entry.count == 2, case .year(let first) = found.tail {
        let next = found.end < limit && text.key(found.end, is: "و") ? found.end + 1 : found.end
        if let last = figures(at: next, in: Self.years), last > first,
          let from = TimeValue.year(first).first, let to = TimeValue.year(last).last
        {
          return Reading(tokens: token..<(next + 1), value: .days(from, to), basis: .text)
        }
      }
      return yearReading(found, token)
    }
    guard start == token || part != nil, let found = year(at: start) else { return nil }
    switch found.tail {
    case .year(let year):
      guard part != nil || isLicensed(token), isYear(year, after: found.end) else { return nil }
    default:
      guard word(.hijriEra, at: start + 1) != nil else { return nil }
    }
    return yearReading(found, token)
  }

  /// Four figures after a preposition are a year unless they count what follows.
  private func isYear(_ year: Int, after token: Int) -> Bool {
    if isAtEnd(token) || year % 50 != 0 { return true }
    return hasWord(at: token)
  }

  private func yearReading(_ found: (tail: Tail, end: Int), _ token: Int) -> Reading? {
    switch found.tail {
    case .year(let year):
      return Reading(tokens: token..<found.end, value: .year(year), basis: .text)
    case .hijriYear(let year):
      return lexicon.hijri.year(year).map {
        Reading(tokens: token..<found.end, value: $0, basis: .text)
      }
    default: return nil
    }
  }

  /// `الربع الأول من عام 2024`, `النصف الثاني من العام الجاري`.
  private func shareOfYear(_ share: Word) -> Reading? {
    guard let number = number(at: share.end), number.isOrdinal,
      let of = word(.of, at: number.end),
      let year = yearly(at: of.end) ?? period(at: of.end) ?? bareYear(at: of.end),
      let first = year.value.first, number.value * share.entry.number <= 12,
      case .year(let inYear) = year.value
    else { return nil }
    let month = (number.value - 1) * share.entry.number + 1
    let last = month + share.entry.number - 1
    guard let from = CivilDate(year: inYear, month: month, day: 1),
      let to = CivilDate(year: inYear, month: last, day: CivilDate.days(in: last, of: first.year))
    else { return nil }
    var reading = year
    reading.tokens = share.tokens.lowerBound..<year.end
    reading.value = .days(from, to)
    return reading
  }

  private func bareYear(at token: Int) -> Reading? {
    figures(at: token, in: Self.years).map {
      Reading(tokens: token..<(token + 1), value: .year($0), basis: .text)
    }
  }

}
