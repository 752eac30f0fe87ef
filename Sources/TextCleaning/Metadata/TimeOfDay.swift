import NewsModel

extension DateReader {
  /// The date with the time and the zone that stand beside it.
  func withTime(_ found: Found, _ words: [LineWords.Word]) -> StatedDate {
    var date = StatedDate(day: found.day)
    // After the date before ahead of it: a line may name the time of an update elsewhere.
    let after = Array(found.range.upperBound..<words.count)
    let before = Array(0..<found.range.lowerBound)
    for index in after + before {
      guard let time = clock(at: index, words) else { continue }
      date.hour = time.hour
      date.minute = time.minute
      date.second = time.second
      date.zone = zone(at: time.end, words)
      break
    }
    return date
  }

  private func isMark(_ index: Int, _ words: [LineWords.Word], _ value: Int) -> Bool {
    index < words.count && words[index].kind == .mark && words[index].value == value
  }

  /// `08:12`, `08:12:33`, `8:12 مساء`, `T08:12`.
  private func clock(
    at index: Int, _ words: [LineWords.Word]
  ) -> (hour: Int, minute: Int, second: Int, end: Int)? {
    guard index + 2 < words.count, words[index].kind == .number, words[index].digits <= 2,
      words[index].value < 24, isMark(index + 1, words, 0x3A), words[index + 2].kind == .number,
      words[index + 2].digits == 2, words[index + 2].value < 60
    else { return nil }
    var hour = words[index].value
    let minute = words[index + 2].value
    var second = -1
    var end = index + 3
    if isMark(end, words, 0x3A), end + 1 < words.count, words[end + 1].kind == .number,
      words[end + 1].digits == 2, words[end + 1].value < 60
    {
      second = words[end + 1].value
      end += 2
      // Fractions of a second say nothing.
      if isMark(end, words, 0x2E), end + 1 < words.count, words[end + 1].kind == .number {
        end += 2
      }
    }
    if let half = half(at: end, words) ?? half(at: index - 1, words) {
      if half.isAfternoon, hour < 12 { hour += 12 }
      if !half.isAfternoon, hour == 12 { hour = 0 }
      if half.end > end { end = half.end }
    }
    return (hour, minute, second, end)
  }

  private func half(
    at index: Int, _ words: [LineWords.Word]
  ) -> (isAfternoon: Bool, end: Int)? {
    guard index >= 0, let term = calendar.term(at: index, in: words, .morning, .afternoon) else {
      return nil
    }
    return (term.term.kind == .afternoon, index + term.count)
  }

  /// Minutes east of Greenwich: `Z`, `+03:00`, `+0300`, `GMT+3`, `بتوقيت غرينتش`.
  private func zone(at index: Int, _ words: [LineWords.Word]) -> Int? {
    var cursor = index
    var named: Int?
    if isMark(cursor, words, 0x28) { cursor += 1 }
    if let term = calendar.term(at: cursor, in: words, .zone) {
      named = term.term.value
      cursor += term.count
      guard named == 0 else { return named }
    }
    // Only a sign that touches both sides: a dash between blanks parts a time from a date.
    guard isMark(cursor, words, 0x2B) || isMark(cursor, words, 0x2D), cursor + 1 < words.count,
      words[cursor + 1].kind == .number, cursor > 0,
      words[cursor].range.lowerBound == words[cursor - 1].range.upperBound
        || named == nil && words[cursor].value == 0x2B,
      words[cursor].range.upperBound == words[cursor + 1].range.lowerBound
    else { return named }
    let sign = words[cursor].value == 0x2D ? -1 : 1
    let number = words[cursor + 1]
    var minutes: Int
    switch number.digits {
    case 1, 2:
      minutes = number.value * 60
      if isMark(cursor + 2, words, 0x3A), cursor + 3 < words.count, words[cursor + 3].digits == 2 {
        minutes += words[cursor + 3].value
      }
    case 4: minutes = number.value / 100 * 60 + number.value % 100
    default: return named
    }
    return minutes <= 14 * 60 ? sign * minutes : named
  }
}

/// The Persian calendar, which pages of Iran and Afghanistan date by.
enum PersianCalendar {
  /// The Gregorian day; nil where the calendar has no such day or the year is outside 1300 to 1500.
  ///
  /// Source: the 33-year cycle of leap years, right for these years.
  static func civil(year: Int, month: Int, day: Int) -> CivilDate? {
    guard (1300...1500).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let length = month <= 6 ? 31 : month <= 11 ? 30 : isLeap(year) ? 30 : 29
    guard day <= length else { return nil }
    // 1 Farvardin 1300 was 21 March 1921.
    var number = -17_818
    for earlier in 1300..<year { number += isLeap(earlier) ? 366 : 365 }
    number += month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
    return CivilDate(dayNumber: number + day - 1)
  }

  private static func isLeap(_ year: Int) -> Bool { (25 * year + 11) % 33 < 8 }
}
