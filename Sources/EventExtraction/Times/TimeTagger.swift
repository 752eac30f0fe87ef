import NewsModel

/// Finds the time expressions of a sentence and counts them from the publication date.
struct TimeTagger: Sendable {
  let lexicon: TimeLexicon
  let numbers: NumberReader

  init(
    tables: [PackTable], numbers: NumberReader, words: inout WordTable
  ) throws(ConfigurationError) {
    lexicon = try TimeLexicon(tables: tables, words: &words)
    self.numbers = numbers
  }

  /// The expressions of a sentence in order; none overlaps another.
  ///
  /// `anchor` is the day on which the text was written; without it nothing relative is resolved.
  /// `previous` is the value that "the same day" goes back to.
  func expressions(
    in text: TokenizedText, tokens: Range<Int>, anchor: CivilDate?, previous: TimeValue? = nil
  ) -> [TimeExpression] {
    // Most words have nothing to do with time.
    guard tokens.contains(where: { mayTellTime(text.tokens[$0]) }) else { return [] }
    var grammar = TimeGrammar(
      lexicon: lexicon, numbers: numbers, text: text, range: tokens, anchor: anchor,
      previous: previous)
    guard grammar.mayTellTime else { return [] }
    var found: [TimeExpression] = []
    var token = tokens.lowerBound
    while token < tokens.upperBound {
      if !grammar.isPlain(token), let reading = grammar.reading(at: token) {
        found.append(reading.expression)
        if reading.kind == .point || reading.kind == .since { grammar.previous = reading.value }
        token = max(reading.tokens.upperBound, token + 1)
      } else {
        token += 1
      }
    }
    return found
  }

  /// Figures, or a word with which a phrase of a time begins.
  private func mayTellTime(_ token: Token) -> Bool {
    token.kind == .number
      || token.kind == .word && !token.traces.contains(.opensNoPhrase) && lexicon.begins(token.word)
  }

  /// The day on which a text was written, where "today, Tuesday" tells that it was not the day of
  /// its publication.
  ///
  /// Looks for a day of the week named beside "today", "yesterday" or "tomorrow"; the nearest day that fits is
  /// at most five days before `published`, or the day after, as time zones have it.
  func anchor(of text: TokenizedText, published: CivilDate?) -> CivilDate? {
    guard let published else { return nil }
    var shift: Int?
    for sentence in text.sentences.prefix(12) {
      for token in sentence.tokens where text.tokens[token].kind == .word {
        let limit = sentence.tokens.upperBound
        guard let day = lexicon.word(.day, in: text, at: token, limit: limit) else { continue }
        let next = TimeGrammar.skipMark(in: text, at: day.end, limit: limit)
        guard let weekday = lexicon.word(.weekday, in: text, at: next, limit: limit),
          weekday.front.isEmpty, !weekday.entry.isBare
        else { continue }
        let expected = published.adding(days: day.entry.number).weekday
        let difference = (weekday.entry.number - 1 - expected + 7) % 7
        if difference == 0 { return published }
        if shift == nil { shift = difference == 1 ? 1 : difference - 7 }
      }
    }
    return published.adding(days: shift ?? 0)
  }
}
