import NewsModel

/// A point in time as a page gives it: a day, and the time and zone where they are said.
struct StatedDate: Equatable {
  var day: CivilDate
  /// Hours, minutes and perhaps seconds (-1 for none).
  var hour = -1
  var minute = 0
  var second = -1
  /// Minutes east of Greenwich.
  var zone: Int?

  /// ISO 8601, as precise as what was said.
  var iso: String {
    guard hour >= 0 else { return day.description }
    var text = day.description + "T" + Self.two(hour) + ":" + Self.two(minute)
    if second >= 0 { text += ":" + Self.two(second) }
    guard let zone else { return text }
    if zone == 0 { return text + "Z" }
    let size = abs(zone)
    return text + (zone < 0 ? "-" : "+") + Self.two(size / 60) + ":" + Self.two(size % 60)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Reads dates as machines and people write them; only whole ones, with day, month and year.
///
/// A date of numbers alone is read day first, unless that is impossible or the page is American. Of
/// a Hijri and a Gregorian date side by side the Gregorian counts; a Hijri or Persian one alone is
/// converted.
struct DateReader {
  /// How numbers without a month's name are ordered.
  enum Order { case dayFirst, monthFirst, unknown }

  let calendar: CalendarTable
  /// BCP 47 of the page, as far as anybody declares it.
  let language: String?

  private typealias Words = [LineWords.Word]

  private var order: Order {
    guard let language else { return .dayFirst }
    switch language.lowercased() {
    case "en-us": return .monthFirst
    case "en": return .unknown
    default: return .dayFirst
    }
  }

  private var isPersian: Bool { language?.lowercased().hasPrefix("fa") ?? false }

  /// The first whole date of a short text, such as `2025-09-16T08:12:00+03:00`, `Tue, 16 Sep 2025`,
  /// `الثلاثاء 24 ربيع الأول 1447هـ الموافق 16 سبتمبر 2025م` or `16/9/2025 - 08:12 ص`.
  func date(in text: some RandomAccessCollection<UInt8>) -> StatedDate? {
    let words = LineWords(text, limit: 64).words
    if words.count == 1, let stamp = stamp(words[0]) { return stamp }
    guard let found = dates(in: words).first else { return nil }
    return withTime(found, words)
  }

  /// A day of a text, and the words that say it.
  struct Found {
    var day: CivilDate
    var range: Range<Int>
    var isConverted: Bool
  }

  /// All whole dates, in order; of twins in two calendars the Gregorian.
  func dates(in words: [LineWords.Word]) -> [Found] {
    var found: [Found] = []
    var index = 0
    while index < words.count {
      guard let date = named(at: index, words) ?? numeric(at: index, words) else {
        index += 1
        continue
      }
      if let last = found.last, last.isConverted != date.isConverted,
        date.range.lowerBound - last.range.upperBound <= 5,
        abs(date.day.dayNumber - last.day.dayNumber) <= 3
      {
        if last.isConverted { found[found.count - 1] = date }
      } else {
        found.append(date)
      }
      index = date.range.upperBound
    }
    return found
  }

  // MARK: - Days

  /// `16 سبتمبر 2025`, `16 أيلول/سبتمبر 2025`, `September 16th, 2025`.
  private func named(at index: Int, _ words: Words) -> Found? {
    if words[index].kind == .number, words[index].digits <= 2 {
      var cursor = skipLinks(from: index + 1, words)
      guard let month = month(at: cursor, words) else { return nil }
      cursor = month.end
      guard let year = year(at: skipLinks(from: cursor, words), words) else { return nil }
      return day(year, month.term, words[index].value, index..<year.end)
    }
    guard let month = month(at: index, words) else { return nil }
    var cursor = month.end
    if cursor < words.count, words[cursor].value == 0x2E { cursor += 1 }
    guard cursor < words.count, words[cursor].kind == .number, words[cursor].digits <= 2 else {
      return nil
    }
    guard let year = year(at: skipLinks(from: cursor + 1, words), words) else { return nil }
    return day(year, month.term, words[cursor].value, index..<year.end)
  }

  /// A month, with its second name after a stroke, in brackets or bare.
  private func month(at index: Int, _ words: Words) -> (term: CalendarTable.Term, end: Int)? {
    guard let first = calendar.term(at: index, in: words, .month, .hijri, .jalali) else {
      return nil
    }
    let end = index + first.count
    var other = end
    if other < words.count, [0x2F, 0x28, 0x2D].contains(words[other].value),
      words[other].kind == .mark
    {
      other += 1
    }
    guard let second = calendar.term(at: other, in: words, .month), first.term.kind == .month
    else { return (first.term, end) }
    var close = other + second.count
    if close < words.count, words[close].kind == .mark, words[close].value == 0x29 { close += 1 }
    return (first.term, close)
  }

  /// Past commas, ordinals' endings and the like.
  private func skipLinks(from index: Int, _ words: Words) -> Int {
    var cursor = index
    while cursor < words.count, cursor < index + 2 {
      if words[cursor].kind == .mark, [0x2C, 0x2E, 0x2D, 0x2F, 0].contains(words[cursor].value) {
        cursor += 1
      } else if let link = calendar.term(at: cursor, in: words, .link) {
        cursor += link.count
      } else {
        break
      }
    }
    return cursor
  }

  private func year(
    at index: Int, _ words: Words
  ) -> (value: Int, era: CalendarTable.Kind?, end: Int)? {
    guard index < words.count, words[index].kind == .number, words[index].digits == 4 else {
      return nil
    }
    let era = calendar.term(at: index + 1, in: words, .era, .hijriEra, .jalaliEra)
    return (words[index].value, era?.term.kind, index + 1 + (era?.count ?? 0))
  }

  private func day(
    _ year: (value: Int, era: CalendarTable.Kind?, end: Int), _ month: CalendarTable.Term,
    _ day: Int, _ range: Range<Int>
  ) -> Found? {
    switch month.kind {
    case .hijri:
      return HijriDate(year: year.value, month: month.value, day: day)
        .map { Found(day: $0.civil, range: range, isConverted: true) }
    case .jalali:
      return PersianCalendar.civil(year: year.value, month: month.value, day: day)
        .map { Found(day: $0, range: range, isConverted: true) }
    default:
      return civil(year.value, month.value, day, era: year.era).map {
        Found(day: $0.day, range: range, isConverted: $0.isConverted)
      }
    }
  }

  /// A day of numbers alone, in the calendar that its year and era tell.
  private func civil(
    _ year: Int, _ month: Int, _ day: Int, era: CalendarTable.Kind?
  ) -> (day: CivilDate, isConverted: Bool)? {
    if (1300...1500).contains(year) {
      let persian = era == .jalaliEra || era != .hijriEra && isPersian
      let converted =
        persian
        ? PersianCalendar.civil(year: year, month: month, day: day)
        : HijriDate(year: year, month: month, day: day)?.civil
      return converted.map { ($0, true) }
    }
    guard (1900...2100).contains(year) else { return nil }
    return CivilDate(year: year, month: month, day: day).map { ($0, false) }
  }

  /// `2025-09-16`, `16/9/2025`, `16.09.2025`.
  private func numeric(at index: Int, _ words: Words) -> Found? {
    guard index + 4 < words.count, words[index].kind == .number, words[index + 2].kind == .number,
      words[index + 4].kind == .number, words[index + 1].kind == .mark,
      words[index + 3].kind == .mark, words[index + 1].value == words[index + 3].value,
      [0x2D, 0x2F, 0x2E].contains(words[index + 1].value), words[index + 2].digits <= 2
    else { return nil }
    let (first, second, third) = (words[index], words[index + 2], words[index + 4])
    let era = calendar.term(at: index + 5, in: words, .era, .hijriEra, .jalaliEra)
    let range = index..<(index + 5 + (era?.count ?? 0))
    let day: (day: CivilDate, isConverted: Bool)?
    if first.digits == 4, third.digits <= 2 {
      day = civil(first.value, second.value, third.value, era: era?.term.kind)
    } else if third.digits == 4, first.digits <= 2 {
      day = ordered(first.value, second.value, third.value, era: era?.term.kind)
    } else {
      day = nil
    }
    return day.map { Found(day: $0.day, range: range, isConverted: $0.isConverted) }
  }

  private func ordered(
    _ first: Int, _ second: Int, _ year: Int, era: CalendarTable.Kind?
  ) -> (day: CivilDate, isConverted: Bool)? {
    let dayFirst = civil(year, second, first, era: era)
    let monthFirst = civil(year, first, second, era: era)
    switch order {
    case .dayFirst: return dayFirst ?? monthFirst
    case .monthFirst: return monthFirst ?? dayFirst
    case .unknown:
      // Both readings are days and differ: nobody can tell, and nothing is guessed.
      if let dayFirst, let monthFirst { return dayFirst.day == monthFirst.day ? dayFirst : nil }
      return dayFirst ?? monthFirst
    }
  }

  /// `20250916`, or seconds or milliseconds since 1970.
  private func stamp(_ word: LineWords.Word) -> StatedDate? {
    guard word.kind == .number else { return nil }
    switch word.digits {
    case 8:
      return civil(word.value / 10_000, word.value / 100 % 100, word.value % 100, era: nil)
        .map { StatedDate(day: $0.day) }
    case 10, 13:
      let seconds = word.digits == 10 ? word.value : word.value / 1000
      guard (600_000_000...4_000_000_000).contains(seconds) else { return nil }
      return StatedDate(
        day: CivilDate(dayNumber: seconds / 86_400), hour: seconds % 86_400 / 3600,
        minute: seconds % 3600 / 60, second: seconds % 60, zone: 0)
    case 12, 14:
      let scale = word.digits == 14 ? 100 : 1
      let value = word.value / scale
      guard
        let day = civil(
          value / 100_000_000, value / 1_000_000 % 100, value / 10_000 % 100, era: nil),
        value / 100 % 100 < 24, value % 100 < 60
      else { return nil }
      return StatedDate(day: day.day, hour: value / 100 % 100, minute: value % 100)
    default: return nil
    }
  }
}
