import NewsModel

/// Reads one time expression at a time out of a sentence's words.
struct TimeGrammar {
  let lexicon: TimeLexicon
  let numbers: NumberReader
  let text: TokenizedText
  let range: Range<Int>
  let anchor: CivilDate?
  var previous: TimeValue?
  /// The words of time of the sentence, those that begin at one token together.
  private let words: [Word]
  private let openings: [Opening]
  /// Whether figures or a word that opens an expression stand in the sentence: without them it tells no time.
  let mayTellTime: Bool

  typealias Word = TimeLexicon.Word
  typealias Kind = TimeLexicon.Kind

  /// The words of time that begin at one token, of the longest form.
  private struct Opening {
    var words = 0..<0
    /// Their kinds, one bit each.
    var kinds: UInt64 = 0
    var number: Number?
  }

  typealias Number = (value: Int, end: Int, isOrdinal: Bool)

  /// What the words from one token on were found to say.
  struct Reading {
    var tokens: Range<Int>
    var value: TimeValue
    var basis = EventTime.Basis.publication
    var kind = TimeExpression.Kind.point
    var isFuture: Bool?
    var future: TimeValue?
    /// What a date that was taken to lie just ahead means where the words look back.
    var past: TimeValue?

    var end: Int { tokens.upperBound }

    var expression: TimeExpression {
      TimeExpression(
        tokens: tokens, value: value.text,
        denotes: kind == .point || kind == .since ? value : nil, basis: basis, kind: kind,
        isFuture: isFuture, futureValue: future?.text, pastValue: past?.text)
    }
  }

  var limit: Int { range.upperBound }

  init(
    lexicon: TimeLexicon, numbers: NumberReader, text: TokenizedText, range: Range<Int>,
    anchor: CivilDate?, previous: TimeValue?
  ) {
    self.lexicon = lexicon
    self.numbers = numbers
    self.text = text
    self.range = range
    self.anchor = anchor
    self.previous = previous
    var words: [Word] = []
    // As many as most sentences have.
    words.reserveCapacity(16)
    var openings = Array(repeating: Opening(), count: range.count)
    var mayTellTime = false
    for token in range {
      mayTellTime = mayTellTime || text.tokens[token].kind == .number
      guard lexicon.begins(at: token, in: text) else { continue }
      let first = words.count
      lexicon.append(wordsAt: token, in: text, limit: range.upperBound, to: &words)
      openings[token - range.lowerBound].words = first..<words.count
      for word in words[first...] {
        openings[token - range.lowerBound].kinds |= word.entry.kind.bit
        mayTellTime = mayTellTime || word.entry.opens
      }
    }
    self.words = words
    self.mayTellTime = mayTellTime
    if mayTellTime {
      // Asked for once by each kind of expression.
      for token in range {
        openings[token - range.lowerBound].number = Self.number(
          at: token, numbers, text, limit: range.upperBound)
      }
    }
    self.openings = openings
  }

  // MARK: - Looking

  func words(at token: Int) -> ArraySlice<Word> {
    range.contains(token) ? words[openings[token - range.lowerBound].words] : []
  }

  func word(_ kind: Kind, at token: Int) -> Word? {
    guard range.contains(token) else { return nil }
    let opening = openings[token - range.lowerBound]
    guard opening.kinds & kind.bit != 0 else { return nil }
    return words[opening.words].first { $0.entry.kind == kind }
  }

  /// Whether any word of time begins at `token`.
  func hasWord(at token: Int) -> Bool {
    range.contains(token) && openings[token - range.lowerBound].kinds != 0
  }

  /// Past one comma or opening bracket that stands inside a date.
  static func skipMark(in text: TokenizedText, at token: Int, limit: Int) -> Int {
    guard token + 1 < limit, text.isMark(token, ",") || text.isMark(token, "(") else {
      return token
    }
    return token + 1
  }

  func skipMark(_ token: Int) -> Int { Self.skipMark(in: text, at: token, limit: limit) }

  func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
    token < limit && text.isMark(token, mark)
  }

  /// A whole number in figures or words that begins at `token`.
  func number(at token: Int) -> Number? {
    range.contains(token) ? openings[token - range.lowerBound].number : nil
  }

  private static func number(
    at token: Int, _ numbers: NumberReader, _ text: TokenizedText, limit: Int
  ) -> Number? {
    guard let phrase = numbers.number(in: text, at: token, limit: limit), let value = phrase.value,
      phrase.upper == nil
    else { return nil }
    return (value, phrase.tokens.upperBound, phrase.isOrdinal)
  }

  /// Plain figures without separators.
  func figures(at token: Int, in values: ClosedRange<Int>) -> Int? {
    guard token < limit, text.tokens[token].kind == .number, text.tokens[token].keyCount <= 4
    else { return nil }
    var value = 0
    for byte in text.key(token) {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return values.contains(value) ? value : nil
  }

  static let years = 1900...2100
  static let hijriYears = 1343...1500

  // MARK: - Any expression

  /// The expression that begins at `token`, or nil.
  func reading(at token: Int) -> Reading? {
    let found = words(at: token)
    if found.isEmpty, text.tokens[token].kind == .word, number(at: token) == nil { return nil }
    for word in found {
      switch word.entry.kind {
      case .since: if let reading = since(word) { return reading }
      case .until: if let reading = until(word) { return reading }
      case .ago: if let reading = ago(word) { return reading }
      case .during, .after: if let reading = during(word) { return reading }
      case .from, .between: if let reading = span(word) { return reading }
      case .every: if let reading = recurring(word) { return reading }
      default: break
      }
    }
    if isVetoed(token) { return nil }
    if let reading = base(at: token) { return joined(reading) }
    return number(at: token).flatMap { length(at: token, number: $0) }
  }

  /// What a name is made of rather than a time: `قوى 14 آذار`, `اليوم الوطني`.
  private func isVetoed(_ token: Int) -> Bool {
    token > range.lowerBound && word(.vetoBefore, at: token - 1) != nil
  }

  private func mayOpen(_ token: Int) -> Bool {
    text.tokens[token].kind != .word || numbers.lexicon.begins(at: token, in: text)
      || words(at: token).contains { $0.entry.opens }
  }

  /// Whether the token can begin no expression, at little cost.
  func isPlain(_ token: Int) -> Bool {
    text.tokens[token].kind == .mark
      || text.tokens[token].kind == .word
        && openings[token - range.lowerBound].kinds & TimeLexicon.beginnings == 0
        && !numbers.lexicon.begins(at: token, in: text)
  }

  /// A point or span without a preposition that changes its meaning.
  func base(at token: Int) -> Reading? {
    guard token < limit else { return nil }
    // "منذ الـ7 من أكتوبر".
    if token + 1 < limit, text.key(token, is: "ال"), text.tokens[token + 1].kind == .number,
      var reading = dated(token + 1)
    {
      reading.tokens = token..<reading.end
      return reading
    }
    guard mayOpen(token) else { return nil }
    let kinds = range.contains(token) ? openings[token - range.lowerBound].kinds : 0
    let isFigure = text.tokens[token].kind == .number
    let isNumber = isFigure || numbers.lexicon.begins(at: token, in: text)
    var best: Reading?
    // Each is asked only where a word or a number stands with which what it reads may begin; of two that are as long
    // the first holds.
    func consider(_ openers: UInt64, orIf isOpen: Bool = false, _ read: () -> Reading?) {
      guard isOpen || kinds & openers != 0, let reading = read() else { return }
      if reading.tokens.count > (best?.tokens.count ?? 0) { best = reading }
    }
    let unit = Kind.unit.bit
    consider(unit | Kind.dayPart.bit | Kind.night.bit | Kind.day.bit) { relativeDay(at: token) }
    consider(unit | Kind.dayPart.bit | Kind.weekday.bit) { weekday(at: token) }
    consider(unit | Kind.day.bit, orIf: isNumber) { dated(token) }
    consider(unit | Kind.part.bit | Kind.this.bit | Kind.month.bit | Kind.hijri.bit) {
      monthly(at: token)
    }
    consider(unit | Kind.part.bit | Kind.share.bit, orIf: isFigure) { yearly(at: token) }
    consider(unit | Kind.part.bit | Kind.this.bit | Kind.same.bit) { period(at: token) }
    consider(unit, orIf: isNumber || text.key(token, is: "ال")) { pastHours(at: token) }
    consider(Kind.holiday.bit) { feast(at: token) }
    consider(Kind.clock.bit, orIf: isFigure) { clock(at: token) }
    return best
  }

  // MARK: - What stands before

  /// `منذ عام 2012`, `منذ مطلع العام وحتى الآن`, `منذ ثلاث سنوات`.
  private func since(_ word: Word) -> Reading? {
    var reading: Reading
    if let amount = amount(at: word.end) {
      guard let back = counted(amount, sign: -1) else { return nil }
      reading = Reading(tokens: word.tokens.lowerBound..<amount.end, value: back)
      reading.isFuture = false
      if anchor == nil { reading.basis = .unresolved }
    } else if let inner = base(at: word.end) {
      reading = inner
      reading.tokens = word.tokens.lowerBound..<inner.end
    } else {
      return nil
    }
    reading.kind = .since
    reading.value = fromThen(reading, word) ?? reading.past ?? reading.value
    reading.future = nil
    reading.past = nil
    if let (end, last) = untilThen(reading.end), let first = reading.value.first, first <= last {
      reading.value = .days(first, last)
      reading.kind = .point
      reading.basis = .publication
      reading.tokens = reading.tokens.lowerBound..<end
    }
    return reading
  }

  /// `اعتبارا من 30 سبتمبر`: what begins so may lie ahead, where that day is nearer; `منذ` looks back.
  private func fromThen(_ reading: Reading, _ word: Word) -> TimeValue? {
    guard word.tokens.count > 1, let anchor, let ahead = reading.future, let next = ahead.first,
      let last = (reading.past ?? reading.value).first
    else { return nil }
    return abs(next.dayNumber - anchor.dayNumber) < abs(last.dayNumber - anchor.dayNumber)
      ? ahead : nil
  }

  /// `وحتى الآن`, `وحتى نهاية مارس`: one past it, and the day it names.
  private func untilThen(_ token: Int) -> (end: Int, last: CivilDate)? {
    guard let until = word(.until, at: token) else { return nil }
    if let now = word(.now, at: until.end) { return anchor.map { (now.end, $0) } }
    guard let then = base(at: until.end), let last = then.value.last,
      anchor.map({ last <= $0 }) ?? true
    else { return nil }
    return (then.end, last)
  }

  private func until(_ word: Word) -> Reading? {
    guard var reading = base(at: word.end) else { return nil }
    reading.tokens = word.tokens.lowerBound..<reading.end
    reading.kind = .until
    return reading
  }

  /// `قبل ثلاثة أيام`; "before Tuesday" is no point of its own.
  private func ago(_ word: Word) -> Reading? {
    if let amount = amount(at: word.end), let value = counted(amount, sign: -1) {
      var reading = Reading(tokens: word.tokens.lowerBound..<amount.end, value: value)
      reading.isFuture = false
      if anchor == nil { reading.basis = .unresolved }
      return reading
    }
    guard var reading = base(at: word.end) else { return nil }
    reading.tokens = word.tokens.lowerBound..<reading.end
    reading.kind = .until
    return reading
  }

  /// `خلال أسبوعين`, `بعد ثلاثة أيام`, `لمدة عام`: how long.
  private func during(_ word: Word) -> Reading? {
    guard let amount = amount(at: word.end) else { return nil }
    return Reading(
      tokens: word.tokens.lowerBound..<amount.end, value: .pattern(amount.duration), basis: .text,
      kind: .duration)
  }

  private func recurring(_ word: Word) -> Reading? {
    var cursor = word.end
    if let unit = self.word(.unit, at: cursor), unit.entry.unit == .day { cursor = unit.end }
    if let weekday = self.word(.weekday, at: cursor) {
      cursor = weekday.end
      return Reading(
        tokens: word.tokens.lowerBound..<cursor,
        value: .pattern("XXXX-WXX-\(weekday.entry.number)"), basis: .text, kind: .recurring)
    }
    guard cursor > word.end || self.word(.unit, at: cursor) != nil else { return nil }
    let end = self.word(.unit, at: word.end)?.end ?? cursor
    return Reading(
      tokens: word.tokens.lowerBound..<end, value: .pattern("XXXX-XX-XX"), basis: .text,
      kind: .recurring)
  }

  // MARK: - Spans

  /// `من 13 إلى 15 يوليو`, `بين يومي الثلاثاء والخميس`, `بين عامي 2012 و2015`.
  private func span(_ word: Word) -> Reading? {
    var start = word.end
    if let unit = self.word(.unit, at: start), unit.entry.count == 2 { start = unit.end }
    // "من 13 إلى 15 يوليو": the first day's month is the second's.
    if let first = figures(at: start, in: 1...31), let link = link(at: start + 1, after: word),
      let last = dated(link), last.value.first != nil || last.value.text.hasPrefix("X")
    {
      return days(first, last, from: word.tokens.lowerBound)
    }
    if let first = figures(at: start, in: Self.years), let link = link(at: start + 1, after: word),
      let last = figures(at: link, in: Self.years), last > first
    {
      var reading = Reading(
        tokens: word.tokens.lowerBound..<(link + 1), value: .year(first), basis: .text)
      reading.value = years(first, last)
      return reading
    }
    guard let first = base(at: start), let link = link(at: first.end, after: word),
      let last = base(at: link)
    else { return nil }
    return merged(first, last, from: word.tokens.lowerBound)
  }

  /// One past the word between the ends of a span: `إلى`, or `و` written with the second.
  private func link(at token: Int, after opening: Word) -> Int? {
    let token = skipMark(token)
    if let to = word(.to, at: token) { return to.end }
    if let until = word(.until, at: token) { return until.end }
    guard token < limit else { return nil }
    if text.key(token, is: "و") { return token + 1 }
    if isMark(token, "-") { return token + 1 }
    return words(at: token).contains { $0.front.contains(.conjunction) } ? token : nil
  }

  private func years(_ first: Int, _ last: Int) -> TimeValue {
    guard let from = TimeValue.year(first).first, let to = TimeValue.year(last).last else {
      return .year(first)
    }
    return .days(from, to)
  }

  /// A span whose first end is only a day of the month.
  private func days(_ first: Int, _ last: Reading, from start: Int) -> Reading? {
    var reading = last
    reading.tokens = start..<last.end
    func opened(_ value: TimeValue) -> TimeValue? {
      guard case .day(let end) = value, first < end.day,
        let begin = CivilDate(year: end.year, month: end.month, day: first)
      else { return nil }
      return .days(begin, end)
    }
    if case .pattern(let text) = last.value {
      let day = String(text.prefix(text.utf8.count - 2)) + TimeValue.padded(first, 2)
      reading.value = .pattern(day + "/" + text)
      return reading
    }
    guard let value = opened(last.value) else { return nil }
    reading.value = value
    reading.future = last.future.flatMap(opened)
    return reading
  }

  private func merged(_ first: Reading, _ last: Reading, from start: Int) -> Reading? {
    guard let end = last.value.last else { return nil }
    var begin = first.value.first
    // Weekdays count forward from the first: "بين الثلاثاء والخميس".
    var value = end
    guard let known = begin else { return nil }
    if known > value, case .day = last.value, value.adding(days: 7) >= known {
      value = value.adding(days: 7)
    }
    guard let opening = begin, opening <= value else { return nil }
    begin = opening
    var reading = Reading(
      tokens: start..<last.end, value: .days(opening, value), basis: last.basis)
    if let from = first.future?.first ?? (first.isFuture == true ? first.value.first : nil) {
      var to = last.future?.last ?? value
      if to < from { to = to.adding(days: 7) }
      if from <= to { reading.future = .days(from, to) }
    }
    reading.isFuture = first.isFuture
    return reading
  }

  /// `الثلاثاء والأربعاء`, `الخميس - الجمعة`, `مساء الأربعاء وفجر الخميس`: two days told together.
  private func joined(_ first: Reading) -> Reading {
    guard first.kind == .point, case .day = first.value else { return first }
    var token = first.end
    if isMark(token, "-") { token += 1 }
    guard token < limit,
      token > first.end || words(at: token).contains(where: { $0.front.contains(.conjunction) }),
      words(at: token).allSatisfy({ !$0.entry.isBare }),
      let last = weekday(at: token) ?? relativeDay(at: token), last.kind == .point,
      last.isFuture == nil || first.isFuture == nil || last.isFuture == first.isFuture,
      let both = merged(first, last, from: first.tokens.lowerBound),
      case .days(let from, let to) = both.value, to.dayNumber - from.dayNumber == 1
    else { return first }
    return both
  }
}
