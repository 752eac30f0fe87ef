import NewsModel

/// Finds the noun phrases of a sentence that may be participants or places.
struct MentionFinder {
  let pack: LanguagePacks.Pack
  let text: TokenizedText
  let matches: SentenceMatches
  /// Names that the document has introduced, by the folded last word.
  let known: KnownNames
  /// Tokens that no phrase may hold: verbs and dates, by their place in the sentence.
  let blocked: [Bool]

  var lexicon: Lexicon { pack.lexicon }
  var numbers: NumberReader { pack.numbers }

  func isBlocked(_ token: Int) -> Bool {
    token < limit && blocked[token - matches.tokens.lowerBound]
  }

  var limit: Int { matches.tokens.upperBound }

  /// The phrases in order; none overlaps another.
  func mentions() -> [Mention] {
    var found: [Mention] = []
    found.reserveCapacity(matches.tokens.count / 3)
    var token = matches.tokens.lowerBound
    while token < limit {
      guard mayOpen(token), var mention = mention(at: token) else {
        token += 1
        continue
      }
      if let last = found.indices.last,
        found[last].takesName(of: mention) || takesBareName(found[last], of: mention)
      {
        found[last].nameTokens = mention.nameTokens
        found[last].tokens = found[last].tokens.lowerBound..<mention.tokens.upperBound
        token = mention.tokens.upperBound
        continue
      }
      if let last = found.indices.last, takesCapital(found[last], of: mention) {
        found[last].place = mention.place
        found[last].code = mention.code
        found[last].tokens = found[last].tokens.lowerBound..<mention.tokens.upperBound
        token = mention.tokens.upperBound
        continue
      }
      if let last = found.indices.last, takesOffice(found[last], of: mention) {
        // "محمد المنصوري، وزير العدل الأردني": a name and who bears it.
        let name = found[last]
        found[last] = mention
        found[last].tokens = name.tokens.lowerBound..<mention.tokens.upperBound
        found[last].outerStart = name.outerStart
        found[last].preposition = name.preposition
        found[last].prepositionKind = name.prepositionKind
        found[last].isJoined = name.isJoined
        found[last].nameTokens = name.nameTokens
        token = mention.tokens.upperBound
        continue
      }
      govern(&mention, after: found.last)
      inheritOffice(&mention, from: found.last)
      found.append(mention)
      token = max(mention.tokens.upperBound, token + 1)
      while let twin = joinedAdjective(at: token, of: mention) {
        found.append(twin)
        token = twin.tokens.upperBound
      }
    }
    return found
  }

  // MARK: - One phrase

  /// Whether a phrase may begin at `token`, told at little cost; at most words none does.
  private func mayOpen(_ token: Int) -> Bool {
    let word = text.tokens[token]
    guard word.kind != .mark, !isBlocked(token), !isManner(token) else { return false }
    if word.kind == .number || matches.opensPhrase(at: token) || known.mayName(token, in: text)
      || numbers.lexicon.begins(at: token, in: text)
    {
      return true
    }
    guard !matches.hasMoreThanClasses(at: token) else { return isDrone(token) }
    return isGiven(token)
      || token < matches.lastName && isUnknownWord(token) && mayBeOwned(token)
  }

  /// `بشكل مسؤول`: how something is done.
  private func isManner(_ token: Int) -> Bool {
    token > matches.tokens.lowerBound
      && (text.key(token - 1, is: "بشكل") || text.key(token - 1, is: "بصورة"))
  }

  func mention(at token: Int) -> Mention? {
    var cursor = token
    var count: Int?
    var isQuantified = false
    var isOne = false
    // Quantity: "43", "عدد من", "ما لا يقل عن خمسة", "العشرات من".
    while cursor < limit {
      let quantity = cue(.quantifier, at: cursor)
      // "عشرات الآلاف من": begins with a number of its own.
      let isPhrase = quantity.map { $0.tokens.count > 1 } ?? false
      if !isPhrase, let number = numbers.number(in: text, at: cursor, limit: limit),
        !number.isOrdinal
      {
        guard cursor > token || number.tokens.lowerBound == cursor else { break }
        if count == nil { count = number.value }
        isQuantified = true
        cursor = number.tokens.upperBound
      } else if let cue = quantity, cue.tokens.lowerBound == cursor, !isDirection(cue) {
        isQuantified = true
        isOne = text.key(cursor, is: "احد") || text.key(cursor, is: "احدي")
        cursor = cue.tokens.upperBound
      } else {
        break
      }
    }
    if isQuantified, cursor < limit, text.key(cursor, is: "من") { cursor += 1 }
    cursor = skipQuotes(cursor)
    // "هجوم 1995 المجتمع الياباني": what is counted is not definite, so the number is no count.
    if count != nil, cursor == token + 1, cursor < limit, startsWithArticle(cursor) { return nil }
    guard cursor < limit, text.tokens[cursor].kind == .word, !isBlocked(cursor) else {
      guard isQuantified else { return nil }
      return isCrowd(token, before: cursor)
        ? crowd(at: token, before: cursor) : victims(at: token, before: cursor, count: count)
    }
    guard var mention = head(at: cursor, isCounted: isQuantified) else {
      guard isQuantified else { return nil }
      return crowd(at: token, before: cursor) ?? victims(at: token, before: cursor, count: count)
    }
    mention.tokens = token..<mention.tokens.upperBound
    mention.outerStart = token
    mention.isQuantified = isQuantified
    mention.count = count ?? mention.count
    // "وقع بعض الجماعات": the verb agrees with the word for how many.
    if isQuantified, count == nil, !isOne { mention.agreement.gender = .unknown }
    if mention.roleKind == .person || mention.roleKind == .group {
      // "20 مدنيا قتلوا", "أحد الجنود قتل": the number tells, not the noun.
      if isOne {
        mention.agreement.number = .singular
      } else if let count, count > 2 {
        mention.agreement.number = .plural
      }
    }
    return mention
  }

  /// `نحو المدينة`: what is also a preposition counts nothing definite.
  private func isDirection(_ cue: Match) -> Bool {
    let next = cue.tokens.upperBound
    return next < limit && startsWithArticle(next)
      && numbers.number(in: text, at: next, limit: limit) == nil
      && matches[cue.tokens.lowerBound].contains {
        $0.category == .cue && $0.tokens == cue.tokens
          && lexicon.cues[$0.entry].kind.isPreposition
      }
  }

  /// `الآلاف`, `عشرات الآلاف`: so many people that they are not counted.
  private func isCrowd(_ token: Int, before next: Int) -> Bool {
    if next == token + 1 {
      return matches[token].contains {
        $0.category == .wordClass && $0.entry == lexicon.crowdClass
      }
    }
    // "22 ألف": begins with the same letters.
    return next == token + 2 && startsWithArticle(next - 1) && text.tokens[next - 1].keyCount >= 10
      && matches[token].contains {
        $0.category == .cue && lexicon.cues[$0.entry].kind == .quantifier && $0.tokens.count == 2
      }
  }

  /// `تظاهر المئات`, `احتشد عشرات الآلاف`: a definite number of people by itself.
  private func crowd(at token: Int, before next: Int) -> Mention? {
    guard next == token + 1 && startsWithArticle(token) || isCrowd(token, before: next) else {
      return nil
    }
    var mention = Mention(
      kind: .described, tokens: token..<next, outerStart: token, agreement: Agreement("mp"),
      head: token)
    mention.agreement.gender = .unknown
    mention.sector = "CVL"
    mention.roleKind = .group
    mention.isQuantified = true
    mention.isDefinite = true
    return mention
  }

  /// `مقتل ثلاثة في انفجار`, `إصابة اثنين`: a bare number right behind a word for death or hurt counts people.
  private func victims(at token: Int, before next: Int, count: Int?) -> Mention? {
    guard let count, count > 1, token > matches.tokens.lowerBound,
      matches[token - 1].contains(where: {
        $0.category == .noun && $0.clitics.pronoun == nil && !$0.clitics.article
          && [.killed, .injured].contains(lexicon.triggers[$0.entry].count)
      }), next < limit,
      text.tokens[next].kind == .mark
        || matches[next].contains(where: {
          $0.category == .cue && $0.clitics.pronoun == nil
            && (lexicon.cues[$0.entry].kind.isPreposition
              || lexicon.cues[$0.entry].kind == .neutral)
        })
    else { return nil }
    var mention = Mention(
      kind: .described, tokens: token..<next, outerStart: token, agreement: Agreement("mp"),
      head: token)
    mention.sector = "CVL"
    mention.roleKind = .group
    mention.isQuantified = true
    mention.count = count
    return mention
  }

  func head(at token: Int, isCounted: Bool) -> Mention? {
    guard matches.hasMoreThanClasses(at: token), !isDrone(token) else { return unlisted(at: token) }
    let found = matches[token]
    if let match = best(.actor, in: found), isOpen(match) {
      // "23 روسيا": people rather than the state that is spelled so.
      if isCounted, let people = best(.nationality, in: found), people.tokens == match.tokens {
        return self.people(people)
      }
      return statesOfRegion(match) ?? name(match)
    }
    if let mention = stateOfSpeech(at: token) { return mention }
    if let match = best(.role, in: found), isCounted || !isAdjective(match) {
      return described(match)
    }
    if let match = best(.place, in: found), isPlace(match) { return place(match) }
    if let match = best(.field, in: found), match.clitics.article || startsWithArticle(token),
      // "وزارة الحرب" is a ministry, "الحرب" a war.
      !found.contains(where: { $0.category == .noun && $0.tokens.count == match.tokens.count })
    {
      if let mention = fieldMetonym(match) { return mention }
    }
    if let match = best(.nationality, in: found), isPeople(match, isCounted: isCounted) {
      return people(match)
    }
    if let match = best(.placeNoun, in: found) { return placeNoun(match) }
    if let mention = counterpart(at: token) { return mention }
    return unlisted(at: token)
  }

  /// A phrase whose head no table lists as what it is here.
  private func unlisted(at token: Int) -> Mention? {
    if let mention = known(at: token) { return mention }
    if let mention = honoured(at: token) { return mention }
    if let mention = bareName(at: token) { return mention }
    return plain(at: token)
  }

  func best(_ category: Lexicon.Category, in found: MatchList) -> Match? {
    guard found.has(category) else { return nil }
    // The whole word before one with clitics cut, the longer before the shorter.
    var best: Match?
    for match in found where match.category == category {
      if let known = best,
        (match.tokens.count, known.clitics.weight, size(match))
          <= (known.tokens.count, match.clitics.weight, size(known))
      {
        continue
      }
      best = match
    }
    return best
  }

  /// Of two places of one name, the larger until the document tells.
  private func size(_ match: Match) -> Int {
    match.category == .place ? lexicon.places[match.entry].population : 0
  }

  func cue(_ kind: CueKind, at token: Int) -> Match? {
    guard matches.cues(token) & kind.bit != 0 else { return nil }
    return matches[token].first {
      $0.category == .cue && lexicon.cues[$0.entry].kind == kind
    }
  }

  func skipQuotes(_ token: Int) -> Int {
    var token = token
    while token < limit, Lexicon.isTransparent(text.tokens[token].mark) { token += 1 }
    return token
  }

  func startsWithArticle(_ token: Int) -> Bool {
    // "للدموع": the article loses its alif behind ل.
    text.key(token).begins(with: "ال") || text.key(token).begins(with: "لل")
  }

  func base(_ kind: Mention.Kind, _ match: Match, agreement: Agreement) -> Mention {
    Mention(
      kind: kind, tokens: match.tokens, outerStart: match.tokens.lowerBound,
      isJoined: match.clitics.conjunction, agreement: agreement,
      isDefinite: match.clitics.article || match.clitics.pronoun != nil,
      head: match.tokens.lowerBound, possessor: match.clitics.pronoun)
  }

  /// A word that the lexicon knows nothing of.
  func isUnknownWord(_ token: Int) -> Bool {
    guard token < limit, text.tokens[token].kind == .word, text.tokens[token].keyCount >= 4,
      !isBlocked(token)
    else { return false }
    return matches[token].allSatisfy { $0.category == .wordClass } && !isInsideCue(token)
  }

  /// `على يد`, `يذكر أن`, `العشرات من`: the last word of several that are read together heads no phrase.
  private func isInsideCue(_ token: Int) -> Bool {
    for start in stride(from: token - 1, through: max(matches.tokens.lowerBound, token - 2), by: -1)
    where matches.has(.cue, at: start)
      && matches[start].contains(where: {
        guard $0.category == .cue, $0.tokens.contains(token) else { return false }
        let kind = lexicon.cues[$0.entry].kind
        return kind.isPreposition || kind == .background || kind == .quantifier
      })
    {
      return true
    }
    return false
  }
}

extension Mention {
  /// `خادم الحرمين الشريفين الملك سلمان`: a name right after a style that stands for the same person.
  fileprivate func takesName(of mention: Mention) -> Bool {
    kind == .name && !isTerritory && nameTokens == nil && mention.roleKind == .person
      && mention.kind == .name && mention.code == code && mention.sector == sector
      && mention.tokens.lowerBound == tokens.upperBound && !mention.isJoined
      && mention.preposition == nil
  }
}

extension Clitics {
  /// How much was cut: the less, the likelier the reading.
  var weight: Int {
    (conjunction ? 1 : 0) + (preposition >= 0 ? 1 : 0) + (pronoun != nil ? 2 : 0)
  }
}
