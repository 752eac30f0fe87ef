import NewsModel
struct NumberPhrase { var tokens: Range<Int>; var value: Int?; var isOrdinal = false }
struct NumberReader: Sendable {
  init(tables: [PackTable]) throws(ConfigurationError) {}
  func number(in text: TokenizedText, at token: Int, limit: Int) -> NumberPhrase? {
    guard text.tokens[token].kind == .number else { return nil }
    return NumberPhrase(tokens: token..<(token + 1), value: Int(text.keyString(token)))
  }
}
struct TimeExpression: Sendable {
  enum Kind { case point, since, duration, recurring, dayPart }
  var tokens: Range<Int>; var value: String; var basis: EventTime.Basis; var kind: Kind; var isFuture: Bool?; var futureValue: String?
}
struct TimeTagger: Sendable {
  init(tables: [PackTable]) throws(ConfigurationError) {}
  func expressions(in text: TokenizedText, tokens: Range<Int>, anchor: CivilDate?) -> [TimeExpression] { [] }
}
