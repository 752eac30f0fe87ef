import NewsModel

/// The last resort for a publication date: one in the file's name or the page's address.
enum DateInName {
  static func publication(
    _ name: String, origin: Publication.Origin = .fileName
  ) -> Publication? {
    let bytes = Array(name.utf8)
    var start = 0
    while start < bytes.count {
      guard isDigit(bytes[start]) else {
        start += 1
        continue
      }
      var end = start
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      if let day = day(in: bytes, run: start..<end, isAddress: origin == .url) {
        return Publication(iso: day.description, day: day, origin: origin)
      }
      start = end
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The day that begins with a run of digits: `20250916`, `2025-09-16`, `16_09_2025`.
  private static func day(in bytes: [UInt8], run: Range<Int>, isAddress: Bool) -> CivilDate? {
    if run.count == 8 || run.count == 14 || run.count == 12, !isAddress {
      return plausible(
        number(bytes[run].prefix(4)), number(bytes[run].dropFirst(4).prefix(2)),
        number(bytes[run].dropFirst(6).prefix(2)))
    }
    var numbers = [bytes[run]]
    var cursor = run.upperBound
    while numbers.count < 3 {
      guard cursor + 1 < bytes.count, "-_/.".utf8.contains(bytes[cursor]),
        isDigit(bytes[cursor + 1])
      else { return nil }
      var end = cursor + 1
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      numbers.append(bytes[(cursor + 1)..<end])
      cursor = end
    }
    let (first, second, third) = (number(numbers[0]), number(numbers[1]), number(numbers[2]))
    if numbers[0].count == 4, numbers[1].count <= 2, numbers[2].count <= 2 {
      return plausible(first, second, third)
    }
    // Day first, unless only the other order gives a day.
    guard numbers[2].count == 4, numbers[0].count <= 2, numbers[1].count <= 2 else { return nil }
    return plausible(third, second, first) ?? plausible(third, first, second)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 &* 10 &+ Int($1 - 0x30) }
  }

  private static func plausible(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    (1980...2100).contains(year) ? CivilDate(year: year, month: month, day: day) : nil
  }
}
