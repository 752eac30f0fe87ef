import NewsModel

/// Phrases that name places.
extension MentionFinder {
  /// `مدينة X`, `محافظة X`: a place noun licenses whatever name follows; a definite one points back,
  /// and `بلدة تسيطر عليها المعارضة` is somewhere in the land that is spoken of.
  func placeNoun(_ match: Match) -> Mention? {
    var mention = base(.place, match, agreement: Agreement("s"))
    let isDefinite =
      match.clitics.article || match.clitics.pronoun != nil
      || startsWithArticle(match.tokens.lowerBound)
    let kind = PlaceNounKind(rawValue: match.entry) ?? .plain
    var cursor = skipQuotes(match.tokens.upperBound)
    // "مختلف مناطق القطاع": a further noun of place.
    if !isDefinite, cursor < limit, let next = best(.placeNoun, in: matches[cursor]),
      next.clitics.preposition < 0, !next.clitics.conjunction
    {
      guard var inner = placeNoun(next) else { return nil }
      inner.tokens = match.tokens.lowerBound..<inner.tokens.upperBound
      inner.isJoined = match.clitics.conjunction
      return inner
    }
    if cursor < limit, text.tokens[cursor].kind == .word {
      if let inner = best(.place, in: matches[cursor]), !inner.clitics.conjunction,
        inner.clitics.preposition < 0, !isDefinite || PlaceGate(inner) == .open
      {
        mention.place = inner.entry
        mention.code = lexicon.places[inner.entry].country
        mention.isTerritory = mention.code != nil
        cursor = inner.tokens.upperBound
      } else if let inner = best(.actor, in: matches[cursor]), !inner.clitics.conjunction,
        inner.clitics.preposition < 0,
        [.country, .capital].contains(lexicon.actors[inner.entry].kind)
      {
        mention.code = lexicon.actors[inner.entry].code
        mention.isTerritory = true
        mention.place = best(.place, in: matches[cursor])?.entry
        cursor = inner.tokens.upperBound
      } else if let inner = best(.nationality, in: matches[cursor]), !inner.clitics.conjunction,
        inner.clitics.preposition < 0
      {
        mention.code = lexicon.nationalities[inner.entry].code
        mention.isTerritory = mention.code != nil
        cursor = inner.tokens.upperBound
      } else if isUnknownWord(cursor), !isDefinite, !isJoinedUnknown(cursor) {
        cursor += 1
        while cursor < limit, isUnknownWord(cursor), startsWithArticle(cursor),
          cursor < match.tokens.upperBound + 3
        {
          cursor += 1
        }
      } else if !isDefinite, kind.isOtherwise {
        return nil
      } else {
        cursor = match.tokens.upperBound
      }
    } else if !isDefinite, kind.isOtherwise {
      return nil
    } else {
      cursor = match.tokens.upperBound
    }
    mention.pointsBack = mention.code == nil && isDefinite
    mention.placeNoun = kind
    mention.isPointedAt =
      match.tokens.lowerBound > matches.tokens.lowerBound
      && cue(.demonstrative, at: match.tokens.lowerBound - 1) != nil
      // "المنطقة المذكورة".
      || cursor < limit
        && matches[cursor].contains {
          $0.category == .wordClass && $0.entry == lexicon.pointingClass
        }
    mention.needsAntecedent = kind.isOtherwise && mention.pointsBack
    mention.isTerritory = !mention.needsAntecedent
    mention.tokens = match.tokens.lowerBound..<max(cursor, match.tokens.upperBound)
    extend(&mention)
    return mention
  }

  /// A word that no lexicon knows but that begins like one with "and" before it.
  private func isJoinedUnknown(_ token: Int) -> Bool {
    let key = text.key(token)
    return lexicon.clitics.conjunctions.contains {
      !$0.clitics.future && key.begins(with: $0.form)
    }
  }
}

extension PlaceGate {
  init(_ match: Match) { self = PlaceGate(rawValue: Int32(match.features)) ?? .open }
}
