import NewsModel

// The clause behind `الذي` and `التي`: whom it describes, and where it ends.
extension ArgumentReader {
  /// Whom the relative pronoun at `token` describes.
  func group(endingAt token: Int) -> [Mention] {
    guard
      let index = analysis.mentions.lastIndex(where: {
        $0.tokens.upperBound <= token && token - $0.tokens.upperBound <= 2
      })
    else { return [] }
    let mention = analysis.mentions[index]
    // "السودان الجريمة التي": between a name and the clause stands the noun that it describes.
    guard
      mention.kind != .name
        || !(mention.tokens.upperBound..<token).contains(where: {
          analysis.text.tokens[$0].kind == .word && analysis.isDefiniteWord($0)
        }),
      // "أدانت الوزارة التفجير الذي": so does an act.
      !analysis.triggers.contains(where: {
        $0.form == .noun && (mention.tokens.upperBound..<token).contains($0.start)
      })
    else { return [] }
    return described(in: mention, by: token).map { [$0] } ?? []
  }

  /// `زوجة القائد الذي قتل`: the pronoun's gender tells that the clause is of the second of the two, or of a word between.
  private func described(in mention: Mention, by pronoun: Int) -> Mention? {
    guard mention.kind == .described, mention.agreement.number == .singular,
      let gender = gender(ofRelative: pronoun), mention.agreement.gender != .unknown,
      mention.agreement.gender != gender
    else { return mention }
    guard analysis.skipQuotes(mention.tokens.upperBound) == pronoun else { return nil }
    let rest = analysis.between(mention.head + 1, mention.tokens.upperBound)
    let role = rest.lazy.compactMap { token in
      analysis.matches[token].first {
        $0.category == .role && lexicon.roles[$0.entry].kind == .person
          && lexicon.agreements[$0.features].gender == gender
      }
    }.first
    guard mention.roleKind == .person, let role else { return mention }
    var inner = mention
    inner.tokens = role.tokens.lowerBound..<rest.upperBound
    inner.outerStart = role.tokens.lowerBound
    inner.head = role.tokens.lowerBound
    inner.span = nil
    inner.preposition = nil
    inner.prepositionKind = nil
    inner.agreement.gender = gender
    inner.sector = lexicon.roles[role.entry].sector
    return inner
  }

  private func gender(ofRelative token: Int) -> Agreement.Gender? {
    if analysis.text.key(token, is: "الذي") { return .masculine }
    return analysis.text.key(token, is: "التي") ? .feminine : nil
  }

  /// `المبعوث الذي يزور بيروت يلتقي`: whom the clause describes that ends at `token`, where he is the subject of the verb behind it.
  func subjectPastClause(from token: Int, _ features: [VerbFeatures]) -> [Mention] {
    let reach = max(analysis.range.lowerBound, token - 12)...max(analysis.range.lowerBound, token)
    let inner = reach.reversed().first {
      analysis.verb(at: $0) != nil || analysis.hasCue($0, .complementizer, .subordinator)
        || analysis.isMark($0, ",") || analysis.isMark($0, ";")
    }
    guard let inner, let pronoun = relativePronoun(ofVerbAt: inner) else { return [] }
    let group = group(endingAt: pronoun)
    guard let first = group.first, first.preposition == nil, first.canAct,
      features.contains(where: { first.agrees(with: $0.agreement) }),
      !analysis.between(analysis.clauseStart(before: first.outerStart), first.outerStart).contains(
        where: { analysis.verb(at: $0) != nil && !analysis.hasCue($0, .pluperfect) })
    else { return [] }
    return group
  }

  /// The relative pronoun right before the verb at `token`, a particle between them allowed.
  func relativePronoun(ofVerbAt token: Int) -> Int? {
    guard analysis.verb(at: token) != nil else { return nil }
    var cursor = token - 1
    while cursor > analysis.range.lowerBound,
      analysis.hasCue(
        cursor, .negationPast, .negationFuture, .negationPresent, .future, .pluperfect, .neutral)
    {
      cursor -= 1
    }
    return cursor > analysis.range.lowerBound && analysis.hasCue(cursor, .relative) ? cursor : nil
  }
}
