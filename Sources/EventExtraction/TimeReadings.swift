package import NewsModel

/// What a time expression by itself was read as.
package struct TimeReading: Sendable {
  package var text: String
  package var value: String
  /// What the words mean when they look forward, where they leave that open.
  package var futureValue: String?
}

/// Reads the time expressions of a text alone; for measuring the tagger.
package struct TimeReader: Sendable {
  private let tagger: TimeTagger
  private let tokenizer: Tokenizer

  package init(tables: [PackTable]) throws(ConfigurationError) {
    var words = WordTable()
    let numbers = try NumberReader(tables: tables, words: &words)
    tagger = try TimeTagger(tables: tables, numbers: numbers, words: &words)
    tokenizer = Tokenizer(words: words)
  }

  /// The time expressions of a text written on `day`, in order.
  package func readings(of text: String, writtenOn day: CivilDate?) -> [TimeReading] {
    let tokens = tokenizer.tokenize(bytes: Array(text.utf8))
    return tagger.expressions(in: tokens, tokens: tokens.tokens.indices, anchor: day)
      .map { time in
        let first = tokens.tokens[time.tokens.lowerBound]
        let last = tokens.tokens[time.tokens.upperBound - 1]
        return TimeReading(
          text: String(decoding: tokens.text[Int(first.start)..<Int(last.end)], as: UTF8.self),
          value: time.value, futureValue: time.futureValue)
      }
  }
}
