import NewsModel

/// Which place names are places where they stand.
extension MentionFinder {
  /// Whether a place's name is one here: `في سامراء`, but not `القائم` by itself.
  func isPlace(_ match: Match) -> Bool {
    let token = match.tokens.lowerBound
    // "عبد الجليل".
    if token > matches.tokens.lowerBound, text.key(token - 1, is: "عبد") { return false }
    // A word that is known whole is no place with something cut from it.
    if match.clitics.weight > 0,
      matches[token].contains(where: { other in
        guard other.clitics.weight == 0, other.tokens.count >= match.tokens.count else {
          return false
        }
        switch other.category {
        case .place, .wordClass: return false
        default: return true
        }
      })
    {
      return false
    }
    switch PlaceGate(rawValue: Int32(match.features)) ?? .open {
    case .open: return true
    case .gated:
      return isAttachedIn(match.clitics) || isGoverned(token, byNounAlone: false)
    case .noun: return match.clitics.preposition < 0 && isGoverned(token, byNounAlone: true)
    }
  }

  private func isAttachedIn(_ clitics: Clitics) -> Bool {
    clitics.preposition >= 0
      && lexicon.attachedPrepositions[clitics.preposition] == lexicon.prepositions[.bi]
  }

  private func isGoverned(_ token: Int, byNounAlone: Bool) -> Bool {
    var before = token - 1
    while before > matches.tokens.lowerBound, Lexicon.isTransparent(text.tokens[before].mark) {
      before -= 1
    }
    guard before >= matches.tokens.lowerBound else { return false }
    return matches[before].contains { match in
      // "محافظة الشرقية", but not "المنطقة الشرقية".
      match.category == .placeNoun && !(byNounAlone && match.clitics.article)
        || !byNounAlone && match.category == .cue
          && (lexicon.cues[match.entry].kind == .placePreposition
            || lexicon.cues[match.entry].kind == .preposition)
    }
  }
}
