import NewsModel

/// Several in one phrase: owners that one noun has, offices that one noun opens, a name and its office.
extension MentionFinder {
  /// Whether the office or role after a bare name and a comma is the named person's.
  func takesOffice(_ name: Mention, of mention: Mention) -> Bool {
    let comma = name.tokens.upperBound
    return (name.isBareName || name.isStyledName) && mention.kind == .described
      && mention.roleKind == .person && mention.agreement.number == .singular
      && mention.nameTokens == nil
      && (mention.isDefinite || mention.code != nil) && !mention.isJoined
      && mention.tokens.lowerBound == comma + 1 && comma < limit && text.isMark(comma, ",")
      && matches[mention.tokens.lowerBound].allSatisfy {
        $0.clitics.preposition < 0 || $0.category == .wordClass
      }
  }

  /// `وسط العاصمة البريطانية لندن`: a capital by its name right behind the word for one tells where, and is no state.
  func takesCapital(_ place: Mention, of capital: Mention) -> Bool {
    place.kind == .place && capital.kind == .name && capital.isTerritory && capital.place != nil
      && capital.tokens.lowerBound == place.tokens.upperBound
      && (place.code == nil || place.code == capital.code)
      && matches[capital.head].contains {
        $0.category == .actor && $0.clitics == .none
          && lexicon.actors[$0.entry].kind == .capital
      }
  }

  /// `وزير الفلاحة والصيد البحري والمياه محمد العلوي`, or between commas: an office, however many fields it has, and who
  /// bears it.
  func takesBareName(_ office: Mention, of name: Mention) -> Bool {
    guard office.kind == .described, office.roleKind == .person, office.nameTokens == nil,
      office.agreement.number == .singular, office.sector != "CVL",
      name.isBareName, !name.isJoined, name.preposition == nil
    else { return false }
    let start = office.tokens.upperBound
    let end = name.tokens.lowerBound
    if start == end { return true }
    guard office.isDefinite || office.code != nil, end - start <= 12 else { return false }
    let isParted = text.isMark(end - 1, ",")
    if isParted {
      guard name.tokens.upperBound < limit, text.isMark(name.tokens.upperBound, ",") else {
        return false
      }
    }
    return (start..<(isParted ? end - 1 : end)).allSatisfy { token in
      text.tokens[token].kind == .word && !isBlocked(token)
        && (startsWithArticle(token) || text.key(token).begins(with: "وال"))
    }
  }

  /// `القوات الهندية والباكستانية`, `اتفاق أمريكي-تركي`: one noun, another owner.
  func joinedAdjective(at token: Int, of mention: Mention) -> Mention? {
    guard mention.kind == .described || mention.kind == .plain, mention.code != nil,
      mention.endsWithNationality
    else { return nil }
    var cursor = skipQuotes(token)
    // "وزيرا الخارجية الإيراني حسين، والسعودي فيصل": each with his name.
    let isPair = mention.hasField && mention.agreement.number != .singular
    if isPair, cursor < limit, text.isMark(cursor, ",") {
      cursor = skipQuotes(cursor + 1)
    }
    var hasHyphen = false
    if cursor < limit, text.isMark(cursor, "-") {
      hasHyphen = true
      cursor = skipQuotes(cursor + 1)
    }
    guard cursor < limit, let match = best(.nationality, in: matches[cursor]),
      match.clitics.conjunction != (hasHyphen || isOfTwo(match, mention)),
      match.clitics.preposition < 0,
      lexicon.agreements[match.features].number == .singular,
      let code = lexicon.nationalities[match.entry].code, code != mention.code
    else { return nil }
    var twin = mention
    twin.tokens = match.tokens
    twin.outerStart = cursor
    twin.code = code
    twin.isJoined = true
    twin.nameTokens = nil
    twin.count = nil
    twin.span = nil
    if isPair, let end = unknownName(at: twin.tokens.upperBound) {
      twin.nameTokens = twin.tokens.upperBound..<end
      twin.tokens = twin.tokens.lowerBound..<end
    }
    return twin
  }

  /// `التحالف السعودي الإماراتي`: a force or body of two lands, the second named right behind the first.
  func isOfTwo(_ match: Match, _ mention: Mention) -> Bool {
    let token = match.tokens.lowerBound
    let next = match.tokens.upperBound
    guard mention.kind == .described, mention.endsWithNationality, mention.nameTokens == nil,
      mention.roleKind == .force || mention.roleKind == .office,
      match.clitics
        == matches[token - 1].first(where: {
          $0.category == .nationality
        })?.clitics,
      let code = lexicon.nationalities[match.entry].code, code != mention.code,
      let own = mention.code, [own, code].allSatisfy({ lexicon.countries[$0] != nil })
    else { return false }
    // "القوات السعودية اليمنية الأصل".
    return next >= limit
      || !["الاصل", "الجنسية", "المولد", "الصنع"].contains { text.key(next, is: $0) }
  }

  /// `وزراء خارجية مصر والأردن`: the states that follow the first name offices, too.
  func inheritOffice(_ mention: inout Mention, from previous: Mention?) {
    guard let previous, mention.isJoined, mention.kind == .name, mention.isTerritory,
      mention.sector == nil, previous.sector != nil,
      previous.kind == .described && previous.agreement.number != .singular
        || previous.kind == .name && previous.isOfficeByList,
      gap(previous.tokens.upperBound, mention.tokens.lowerBound),
      mention.preposition == nil || mention.preposition == previous.preposition
    else { return }
    mention.sector = previous.sector
    mention.isOfficeByList = true
  }
}
