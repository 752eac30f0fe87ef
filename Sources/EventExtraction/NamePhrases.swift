import NewsModel

/// People's names: those that the document introduced, and those that only their place betrays.
extension MentionFinder {
  /// A name that the document introduced earlier with its office: `روبيو`.
  func known(at token: Int) -> Mention? {
    guard let found = known.find(in: text, at: token, lexicon: lexicon) else { return nil }
    var mention = Mention(
      kind: .name, tokens: token..<(token + 1), outerStart: token,
      isJoined: found.clitics.conjunction, agreement: found.participant.agreement,
      head: token)
    mention.preposition =
      found.clitics.preposition >= 0
      ? lexicon.attachedPrepositions[found.clitics.preposition] : nil
    mention.code = found.participant.code
    mention.sector = found.participant.sector
    mention.isDefinite = true
    mention.roleKind = .person
    mention.nameTokens = mention.tokens
    mention.isOnlyNamed = found.participant.isOnlyNamed
    return mention
  }

  /// `اللواء منصور`, `الشيخ حسين`: a style of address and a name that no table holds.
  func honoured(at token: Int) -> Mention? {
    guard let match = cue(.honorific, at: token), match.clitics.pronoun == nil else { return nil }
    var cursor = match.tokens.upperBound
    while cursor < limit, let more = cue(.honorific, at: cursor), !more.clitics.conjunction,
      more.clitics.preposition < 0
    {
      cursor = more.tokens.upperBound
    }
    let start = skipQuotes(cursor)
    guard start < limit else { return nil }
    let isFeminine = text.tokens[token].traces.contains(.feminine)
    var mention = base(.described, match, agreement: Agreement(isFeminine ? "fs" : "ms"))
    mention.isDefinite = true
    mention.roleKind = .person
    if let actor = best(.actor, in: matches[start]),
      lexicon.actors[actor.entry].kind == .person, actor.clitics.preposition < 0,
      !actor.clitics.conjunction
    {
      adopt(lexicon.actors[actor.entry], into: &mention)
      mention.nameTokens = actor.tokens
      mention.tokens = token..<actor.tokens.upperBound
    } else if let known = known(at: start), known.preposition == nil, !known.isJoined {
      mention.code = known.code
      mention.sector = known.sector
      mention.nameTokens = known.tokens
      mention.tokens = token..<known.tokens.upperBound
    } else if let end = unknownName(at: start) {
      mention.nameTokens = start..<end
      mention.tokens = token..<end
    } else {
      return nil
    }
    extend(&mention)
    return mention
  }

  /// `محمد المنصوري`: a given name and another, without office or style of address.
  func bareName(at token: Int) -> Mention? {
    guard isGiven(token),
      // "على" is spelled like a name.
      matches[token].allSatisfy({ $0.category == .wordClass && $0.entry != lexicon.ordinaryClass }),
      let end = unknownName(at: token), end - token >= 2
    else { return nil }
    var mention = Mention(
      kind: .name, tokens: token..<end, outerStart: token, agreement: Agreement(""), head: token)
    mention.agreement.number = .singular
    mention.isDefinite = true
    mention.roleKind = .person
    mention.nameTokens = mention.tokens
    mention.isOnlyNamed = true
    if let one = known.find(in: text, at: end - 1, lexicon: lexicon), one.clitics == .none {
      // "الفتى محمد المنصوري", later "محمد المنصوري".
      mention.code = one.participant.code
      mention.sector = one.participant.sector
      mention.isOnlyNamed = one.participant.isOnlyNamed
    }
    return mention
  }

  /// Whether the word is a given name as it stands.
  func isGiven(_ token: Int) -> Bool {
    matches.has(.wordClass, at: token)
      && matches[token].contains {
        $0.category == .wordClass && $0.entry == lexicon.givenClass && $0.clitics == .none
      }
  }

  /// The words of a name that no lexicon knows: one to five of them, particles included.
  func unknownName(at token: Int) -> Int? {
    var cursor = token
    var words = 0
    while cursor < limit, words < 5, text.tokens[cursor].kind == .word, !isBlocked(cursor) {
      if let particle = cue(.nameParticle, at: cursor), particle.clitics.preposition < 0,
        !particle.clitics.conjunction || words == 0
      {
        cursor = particle.tokens.upperBound
        continue
      }
      // A given name bears no article; a family name may, at the end.
      let hasArticle = startsWithArticle(cursor)
      let isParticled = cursor > token && cue(.nameParticle, at: cursor - 1) != nil
      guard words > 0 || !hasArticle || isParticled, isNameWord(cursor, isFirst: words == 0) else {
        break
      }
      cursor += 1
      words += 1
      if hasArticle, !isParticled { break }
    }
    return words > 0 ? cursor : nil
  }

  private func isNameWord(_ token: Int, isFirst: Bool) -> Bool {
    guard text.tokens[token].keyCount >= 4 else { return false }
    let found = matches[token]
    // "الرئيس على ضرورة", "على يد": no Ali.
    if isFirst, text.endsInMaqsura(token), found.contains(where: { $0.category == .cue }) {
      return false
    }
    if found.contains(where: {
      $0.category == .cue && $0.tokens.count > 1 && lexicon.cues[$0.entry].kind.isPreposition
    }) {
      return false
    }
    if found.contains(where: {
      $0.category == .wordClass && $0.entry == lexicon.givenClass && $0.clitics == .none
    }) {
      return true
    }
    return found.allSatisfy { match in
      switch match.category {
      case .wordClass:
        return ![lexicon.ordinaryClass, lexicon.nounClass, lexicon.adverbClass]
          .contains(match.entry)
      case .place: return match.clitics == .none
      case .actor:
        return lexicon.actors[match.entry].kind == .person && match.clitics.weight == 0
      case .nationality: return !isFirst && match.clitics.weight == 0
      default:
        // What only a clitic cut makes a word, such as `ب` + `شار`, is no reason against a name; "النائب هجومه" is.
        return match.clitics.weight > 0 && match.clitics.pronoun == nil
          && match.category != .cue && match.category != .verb
      }
    }
  }
}
