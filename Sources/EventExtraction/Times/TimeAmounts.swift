import NewsModel

/// Lengths of time: `ثلاثة أيام`, `أسبوعين`, `عام`.
extension TimeGrammar {
  struct Amount {
    var unit: TimeLexicon.Unit
    /// How many; nil where the words do not say.
    var count: Int?
    var end: Int

    /// As TIMEX3 writes a duration.
    var duration: String {
      let number = count.map(String.init) ?? "X"
      return switch unit {
      case .day: "P\(number)D"
      case .week: "P\(number)W"
      case .month: "P\(number)M"
      case .year: "P\(number)Y"
      case .decade: "P\(number)DE"
      case .century: "P\(number)CE"
      case .hour: "PT\(number)H"
      case .minute: "PT\(number)M"
      case .weekend: "P\(number)WE"
      case .period: "PXX"
      }
    }
  }

  /// The length that begins at `token`.
  func amount(at token: Int) -> Amount? {
    guard token < limit else { return nil }
    if let number = number(at: token), !number.isOrdinal, number.value < 10_000,
      let unit = word(.unit, at: number.end), unit.front.isEmpty, unit.entry.unit != .period
    {
      return Amount(unit: unit.entry.unit, count: number.value, end: unit.end)
    }
    var start = token
    // Vague: "نحو عام", "عدة أيام".
    if let few = word(.few, at: token) { start = few.end }
    guard let unit = word(.unit, at: start), unit.entry.unit != .period,
      unit.entry.unit != .weekend, isIndefinite(unit)
    else { return nil }
    // "قبل شهر رمضان", "قبل يوم الثلاثاء": a name makes it a point.
    if weekday(at: start) != nil || dated(start) != nil || monthly(at: start) != nil { return nil }
    // So does a year's number: "قبل عام 2015".
    if figures(at: unit.end, in: Self.years) != nil { return nil }
    if [.last, .next, .this, .same].contains(where: { word($0, at: unit.end) != nil }) {
      return nil
    }
    let count = start > token || unit.entry.count == 0 ? nil : unit.entry.count
    return Amount(unit: unit.entry.unit, count: count, end: unit.end)
  }

  func isIndefinite(_ word: Word) -> Bool {
    // "الأسبوع", "والأسبوع".
    let key = text.key(word.tokens.lowerBound)
    let isDefinite =
      key.begins(with: "ال")
      || word.front.contains(.conjunction) && key.dropFirst(2).begins(with: "ال")
    return !isDefinite && !word.front.contains(.preposition)
  }

  /// The day, month or year that lies so far before or after the publication date.
  func counted(_ amount: Amount, sign: Int) -> TimeValue? {
    guard let count = amount.count else { return nil }
    guard let anchor else {
      switch amount.unit {
      case .day, .week: return .pattern("XXXX-XX-XX")
      case .month: return .pattern("XXXX-XX")
      case .year: return .pattern("XXXX")
      default: return nil
      }
    }
    switch amount.unit {
    case .day: return .day(anchor.adding(days: sign * count))
    case .week: return .day(anchor.adding(days: sign * count * 7))
    case .month:
      let day = anchor.adding(months: sign * count)
      return .month(year: day.year, month: day.month)
    case .year: return .year(anchor.year + sign * count)
    case .hour where count <= 24: return .day(anchor.adding(days: count >= 24 ? sign : 0))
    case .hour: return .day(anchor.adding(days: sign * ((count + 12) / 24)))
    case .minute: return .day(anchor)
    case .decade: return .year(anchor.year + sign * count * 10)
    case .century, .weekend, .period: return nil
    }
  }

  /// `ثلاثة أيام` by itself: how long, not when.
  func length(
    at token: Int, number: (value: Int, end: Int, isOrdinal: Bool)
  ) -> Reading? {
    guard !number.isOrdinal, let unit = word(.unit, at: number.end), unit.front.isEmpty,
      unit.entry.unit != .period
    else { return nil }
    let amount = Amount(unit: unit.entry.unit, count: number.value, end: unit.end)
    return Reading(
      tokens: token..<amount.end, value: .pattern(amount.duration), basis: .text, kind: .duration)
  }
}
