import NewsModel

// Weeks and other periods, feasts and the clock.
extension TimeGrammar {
  /// `هذا الأسبوع`, `الشهر الماضي`, `مطلع العام الحالي`, `العام نفسه`.
  func period(at token: Int) -> Reading? {
    var start = token
    let part = word(.part, at: start)
    if let part { start = part.end }
    var offset: Int?
    var isSame = false
    if let this = word(.this, at: start),
      this.entry.isBare || !text.key(start).begins(with: "ال")
    {
      offset = 0
      start = this.end
    } else if let same = word(.same, at: start) {
      isSame = true
      start = same.end
    }
    guard let unit = word(.unit, at: start),
      unit.entry.unit == .weekend || !isIndefinite(unit)
        || unit.front.contains(.preposition)
    else { return nil }
    var end = unit.end
    if offset == nil, !isSame {
      if let found = self.offset(at: end) {
        if unit.entry.unit == .year, isOfficial(unit.tokens.lowerBound) { return nil }
        offset = found.value
        end = found.end
      } else if let same = word(.same, at: end), unit.entry.count == 1 {
        isSame = true
        end = same.end
      } else if part != nil, unit.entry.count == 1, unit.entry.unit != .day {
        if unit.entry.unit == .year, isOfficial(unit.tokens.lowerBound) { return nil }
        offset = 0
      } else if unit.entry.unit != .weekend {
        return nil
      }
    }
    if isSame { return repeated(unit, token..<end) }
    return counted(unit, offset, token..<end)
  }

  /// `الأمين العام الحالي`: the word for year is there "general".
  private func isOfficial(_ token: Int) -> Bool {
    token > range.lowerBound && word(.vetoYear, at: token - 1) != nil
  }

  /// `في اليوم نفسه`: what was told before.
  private func repeated(_ unit: Word, _ tokens: Range<Int>) -> Reading? {
    guard let previous, let first = previous.first else { return nil }
    var reading = Reading(tokens: tokens, value: previous)
    switch unit.entry.unit {
    case .period: break
    case .day:
      guard case .day = previous else { return nil }
    case .week: reading.value = .week(of: first)
    case .month:
      if case .year = previous { return nil }
      reading.value = .month(year: first.year, month: first.month)
    case .year: reading.value = .year(first.year)
    default: return nil
    }
    return reading
  }

  private func counted(_ unit: Word, _ offset: Int?, _ tokens: Range<Int>) -> Reading? {
    guard let anchor else {
      let text: String
      switch unit.entry.unit {
      case .week, .weekend: text = "XXXX-WXX"
      case .month: text = "XXXX-XX"
      case .year: text = "XXXX"
      default: return nil
      }
      guard unit.entry.count == 1 else { return nil }
      return Reading(tokens: tokens, value: .pattern(text), basis: .unresolved)
    }
    var reading = Reading(tokens: tokens, value: .day(anchor))
    if let offset { reading.isFuture = offset < 0 ? false : offset > 0 ? true : nil }
    let step = offset ?? 0
    switch unit.entry.unit {
    case .week where unit.entry.count == 1:
      reading.value = .week(of: anchor.adding(days: 7 * step))
    case .month where unit.entry.count == 1:
      let day = anchor.adding(months: step)
      reading.value = .month(year: day.year, month: day.month)
    case .year where unit.entry.count == 1: reading.value = .year(anchor.year + step)
    case .weekend:
      // Saturday and Sunday: those gone by, unless the words look ahead.
      let saturday = anchor.adding(days: (5 - anchor.weekday + 7) % 7)
      let past = saturday.adding(days: anchor.weekday == 5 ? 0 : -7)
      switch offset {
      case 1: reading.value = .days(saturday, saturday.adding(days: 1))
      case -1:
        reading.value = .days(past, past.adding(days: 1))
      default:
        reading.value = .days(past, past.adding(days: 1))
        reading.future = .days(saturday, saturday.adding(days: 1))
      }
    case .hour where step <= 0, .minute where step <= 0: break
    default: return nil
    }
    return reading
  }

  /// `الساعات الـ24 الماضية`, `48 ساعة الماضية`, `الساعات الأخيرة`: the days over which so many hours reach back.
  func pastHours(at token: Int) -> Reading? {
    var cursor = token
    var count: Int?
    func readCount() {
      if cursor < limit, text.key(cursor, is: "ال") { cursor += 1 }
      if let number = number(at: cursor) {
        count = number.value
        cursor = number.end
      }
    }
    readCount()
    guard let unit = word(.unit, at: cursor), unit.entry.unit == .hour,
      count != nil || !isIndefinite(unit)
    else { return nil }
    cursor = unit.end
    if count == nil { readCount() }
    let isPast = offset(at: cursor)?.value == -1
    guard isPast || word(.final, at: cursor) != nil else { return nil }
    let tokens = token..<(cursor + 1)
    guard let anchor else {
      return Reading(tokens: tokens, value: .pattern("XXXX-XX-XX"), basis: .unresolved)
    }
    var reading = Reading(tokens: tokens, value: .day(anchor))
    reading.isFuture = false
    if let count, (13...240).contains(count) {
      reading.value = .days(anchor.adding(days: -(count + 12) / 24), anchor)
    }
    return reading
  }

  // MARK: - Feasts and the clock

  /// `عيد الأضحى`, `عيد الفصح 2013`.
  func feast(at token: Int) -> Reading? {
    guard let word = word(.holiday, at: token) else { return nil }
    let explicit = year(at: word.end)
    let tokens = token..<(explicit?.end ?? word.end)
    func day(_ year: Int) -> CivilDate? {
      guard let feast = word.entry.feast else { return Self.easter(year) }
      guard let start = CivilDate(year: year, month: 1, day: 1),
        let first = lexicon.hijri.year(of: start)
      else { return nil }
      return (first...(first + 1)).lazy
        .compactMap { lexicon.hijri.day(year: $0, month: feast.month, day: feast.day) }
        .first { $0.year == year }
    }
    if case .year(let year)? = explicit?.tail {
      return day(year).map { Reading(tokens: tokens, value: .day($0), basis: .text) }
    }
    if case .hijriYear(let year)? = explicit?.tail, let feast = word.entry.feast {
      return lexicon.hijri.day(year: year, month: feast.month, day: feast.day)
        .map { Reading(tokens: tokens, value: .day($0), basis: .text) }
    }
    guard let anchor else { return nil }
    let days = [anchor.year - 1, anchor.year, anchor.year + 1].compactMap(day)
    guard
      let nearest = days.min(by: {
        abs($0.dayNumber - anchor.dayNumber) < abs($1.dayNumber - anchor.dayNumber)
      })
    else { return nil }
    var reading = Reading(tokens: tokens, value: .day(nearest))
    reading.future = days.first { $0 >= anchor }.map { .day($0) }
    return reading
  }

  /// Easter Sunday of the Gregorian calendar.
  ///
  /// Source: the anonymous algorithm of 1876.
  private static func easter(_ year: Int) -> CivilDate? {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// `الساعة الثالثة`, `3:18 صباحا`: a time of a day that is not named.
  func clock(at token: Int) -> Reading? {
    var end = token
    if let clock = word(.clock, at: token) {
      guard let number = number(at: clock.end) else {
        guard clock.end < limit, isTimeOfDay(clock.end) else { return nil }
        return Reading(
          tokens: token..<(clock.end + 1), value: .pattern("TXX"), basis: .text, kind: .dayPart)
      }
      end = number.end
    } else if isTimeOfDay(token) {
      end = token + 1
    } else {
      return nil
    }
    if let part = word(.dayPart, at: end) { end = part.end }
    return Reading(tokens: token..<end, value: .pattern("TXX"), basis: .text, kind: .dayPart)
  }

  private func isTimeOfDay(_ token: Int) -> Bool {
    text.tokens[token].kind == .number && text.key(token).contains(UInt8(ascii: ":"))
  }
}
