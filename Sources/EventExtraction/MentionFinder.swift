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
    guard word.kind != .mark, !isBlocked(token) else { return false }
    if word.kind == .number || matches.opensPhrase(at: token) || known.mayName(token, in: text)
      || numbers.lexicon.begins(at: token, in: text)
    {
      return true
    }
    guard !matches.hasMoreThanClasses(at: token) else { return false }
    return isGiven(token)
      || token < matches.lastName && isUnknownWord(token) && mayBeOwned(token)
  }

  private func mention(at token: Int) -> Mention? {
    var cursor = token
    var count: Int?
    var isQuantified = false
    var isOne = false
    // Quantity: "43", "عدد من", "ما لا يقل عن خمسة", "العشرات من".
    while cursor < limit {
      if let number = numbers.number(in: text, at: cursor, limit: limit), !number.isOrdinal {
        guard cursor > token || number.tokens.lowerBound == cursor else { break }
        if count == nil { count = number.value }
        isQuantified = true
        cursor = number.tokens.upperBound
      } else if let cue = cue(.quantifier, at: cursor), cue.tokens.lowerBound == cursor,
        !isDirection(cue)
      {
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
    guard cursor < limit, text.tokens[cursor].kind == .word, !isBlocked(cursor) else { return nil }
    guard var mention = head(at: cursor, isCounted: isQuantified) else {
      return isQuantified ? crowd(at: token, before: cursor) : nil
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

  /// `تظاهر المئات`: a definite number of people by itself.
  private func crowd(at token: Int, before next: Int) -> Mention? {
    guard next == token + 1, startsWithArticle(token) else { return nil }
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

  private func head(at token: Int, isCounted: Bool) -> Mention? {
    guard matches.hasMoreThanClasses(at: token) else { return unlisted(at: token) }
    let found = matches[token]
    if let match = best(.actor, in: found), isOpen(match) {
      // "23 روسيا": people rather than the state that is spelled so.
      if isCounted, let people = best(.nationality, in: found), people.tokens == match.tokens {
        return self.people(people)
      }
      return name(match)
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
    guard token < limit, matches.cueBits[token - matches.tokens.lowerBound] & kind.bit != 0 else {
      return nil
    }
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
    text.key(token).starts(with: "ال".utf8) || text.key(token).starts(with: "لل".utf8)
  }

  func base(_ kind: Mention.Kind, _ match: Match, agreement: Agreement) -> Mention {
    Mention(
      kind: kind, tokens: match.tokens, outerStart: match.tokens.lowerBound,
      isJoined: match.clitics.conjunction, agreement: agreement,
      isDefinite: match.clitics.article || match.clitics.pronoun != nil,
      head: match.tokens.lowerBound, possessor: match.clitics.pronoun)
  }

  // MARK: - Kinds of head

  private func name(_ match: Match) -> Mention {
    let actor = lexicon.actors[match.entry]
    var mention = base(.name, match, agreement: actor.agreement)
    mention.isDefinite = true
    if actor.kind == .region {
      mention.kind = .place
      mention.isOpen = true
      return mention
    }
    adopt(actor, into: &mention)
    mention.isTerritory = actor.kind == .country || actor.kind == .capital
    if actor.kind == .person || actor.kind == .organisation { mention.nameTokens = match.tokens }
    if actor.kind == .person { mention.roleKind = .person }
    if mention.isTerritory || actor.kind == .metonym {
      mention.place = best(.place, in: matches[match.tokens.lowerBound])?.entry
    }
    extend(&mention)
    return mention
  }

  private func described(_ match: Match) -> Mention {
    let role = lexicon.roles[match.entry]
    var mention = base(.described, match, agreement: lexicon.agreements[match.features])
    mention.sector = role.sector
    mention.roleKind = role.kind
    mention.isOpen = role.trait == .open
    mention.trait = role.trait
    mention.isDefinite = mention.isDefinite || endsDefinite(match)
    if mention.agreement.number == .dual { mention.count = 2 }
    if match.tokens.count > 1, mention.possessor == nil {
      mention.possessor = pronoun(endingWordAt: match.tokens.upperBound - 1)
    }
    extend(&mention)
    if mention.hasField, mention.agreement == Agreement("ms"),
      best(.field, in: matches[match.tokens.upperBound]) != nil,
      text.key(match.tokens.upperBound - 1).suffix(2).elementsEqual("ا".utf8)
    {
      // "وزيرا الخارجية": what a noun follows is no accusative but two.
      mention.agreement = Agreement("md")
      mention.roleKind = .group
    }
    return mention
  }

  /// The third person's pronoun at the end of a noun's last word: `مبنى سفارتها`.
  private func pronoun(endingWordAt token: Int) -> Agreement? {
    guard !startsWithArticle(token), !text.tokens[token].traces.contains(.feminine) else {
      return nil
    }
    let key = text.key(token)
    return lexicon.clitics.suffixes.first {
      $0.pronoun.person == 3 && key.count >= 6 + $0.form.count && key.ends(with: $0.form)
    }?.pronoun
  }

  /// Whether the noun bears the article, or the last of its words does: `رئيس الوزراء`.
  func endsDefinite(_ match: Match) -> Bool {
    match.clitics.article
      || match.tokens.suffix(1).contains { text.tokens[$0].kind == .word && startsWithArticle($0) }
  }

  /// `هجوم مسلح`, `تنظيم إرهابي`: a word for a person that describes the noun before it here.
  private func isAdjective(_ match: Match) -> Bool {
    let token = match.tokens.lowerBound
    let before = token - 1
    guard match.clitics.preposition < 0, !match.clitics.conjunction,
      lexicon.roles[match.entry].trait == .adjective,
      lexicon.agreements[match.features].number != .plural || isPluralBesidePlural(match)
    else { return false }
    guard before >= matches.tokens.lowerBound, text.tokens[before].kind == .word,
      !isBlocked(before), startsWithArticle(before) == startsWithArticle(token)
    else { return false }
    for noun in matches[before] where noun.tokens.upperBound == token {
      switch noun.category {
      // "مقتل مسلح": the noun's own victim; not so "تفجيرا انتحاريا", which is no chain.
      case .noun:
        return text.key(before).suffix(2).elementsEqual("ا".utf8)
          || lexicon.triggers[noun.entry].nounFrame.role(of: .genitive) != .recipient
          // "توغل عسكري تركي": no act that is done to people.
          || !lexicon.triggers[noun.entry].isOfPeople
      case .role:
        // "اغتال مسلحون صحفيا": the ending of an object of its own.
        if isIndefiniteObject(token), !isIndefiniteObject(before) { return false }
        // "اعتقلت الشرطة المشتبه به": an adjective would be of the noun's gender.
        return lexicon.agreements[noun.features].admits(lexicon.agreements[match.features])
      case .field, .placeNoun: return true
      // "المعتقلين السياسيين", "مستوطنون متطرفون".
      case .cue, .actor: return lexicon.agreements[match.features].number == .plural
      default: continue
      }
    }
    return isUnknownWord(before)
  }

  /// `المعتقلين السياسيين`: a plural that describes the plural right before it, as both their endings say.
  private func isPluralBesidePlural(_ match: Match) -> Bool {
    let token = match.tokens.lowerBound
    guard match.tokens.count == 1, token > matches.tokens.lowerBound else { return false }
    return ["ين", "ون"].contains { ending in
      text.key(token).ends(with: Array(ending.utf8))
        && text.key(token - 1).ends(with: Array(ending.utf8))
    }
  }

  private func isIndefiniteObject(_ token: Int) -> Bool {
    text.key(token).suffix(2).elementsEqual("ا".utf8)
  }

  private func place(_ match: Match) -> Mention {
    let place = lexicon.places[match.entry]
    var mention = base(.place, match, agreement: Agreement(gender: .feminine, number: .singular))
    mention.place = match.entry
    mention.code = place.country
    mention.isTerritory = place.country != nil
    mention.isDefinite = true
    extend(&mention)
    return mention
  }

  /// `الخارجية الإيرانية`: a portfolio with its state stands for the ministry.
  private func fieldMetonym(_ match: Match) -> Mention? {
    var mention = base(
      .described, match, agreement: Agreement(gender: .feminine, number: .singular))
    mention.sector = lexicon.fields[match.entry]
    mention.roleKind = .office
    mention.isDefinite = true
    mention.hasField = true
    extend(&mention)
    return mention.code == nil ? nil : mention
  }

  /// `القطريون`, `43 فلسطينيا`, `طعن فلسطيني جنديا`: an adjective of nationality that stands alone.
  private func isPeople(_ match: Match, isCounted: Bool) -> Bool {
    let token = match.tokens.lowerBound
    let gate = lexicon.nationalities[match.entry].gate
    if gate == .group || gate == .foreign { return false }
    if lexicon.agreements[match.features].number != .singular || isCounted { return true }
    guard token > matches.tokens.lowerBound else { return false }
    if isBlocked(token - 1), !match.clitics.conjunction {
      // After a verb: `أصيب فلسطيني`, `أصيب الفلسطيني محمد`.
      return !match.clitics.article || unknownName(at: match.tokens.upperBound) != nil
    }
    // "إن فلسطينيا أصيب": in the accusative, for no noun stands before it to describe.
    return text.endsInAlif(token) && cue(.complementizer, at: token - 1) != nil
  }

  private func people(_ match: Match) -> Mention {
    var mention = base(.people, match, agreement: lexicon.agreements[match.features])
    mention.code = lexicon.nationalities[match.entry].code
    mention.sector = lexicon.organisations[mention.code ?? ""] == nil ? "CVL" : nil
    mention.roleKind = mention.agreement.number == .singular ? .person : .group
    if mention.agreement.number == .dual { mention.count = 2 }
    extend(&mention)
    return mention
  }

  /// `نظيره الإيطالي`: the same office of another state.
  private func counterpart(at token: Int) -> Mention? {
    guard let match = cue(.counterpart, at: token) else { return nil }
    var mention = base(
      .described, match, agreement: Agreement(gender: .masculine, number: .singular))
    mention.sector = "GOV"
    mention.roleKind = .person
    mention.isDefinite = true
    mention.possessor = nil
    extend(&mention)
    return mention
  }

  /// `بلاده`, `الجانبان`: whose they are is found in what was said before; `بلدة` is a town.
  private func stateOfSpeech(at token: Int) -> Mention? {
    if let match = cue(.ownCountry, at: token), !text.tokens[token].traces.contains(.feminine) {
      var mention = base(.name, match, agreement: Agreement("fs"))
      mention.isDefinite = true
      mention.isTerritory = true
      mention.reference = .ownCountry
      return mention
    }
    if let match = cue(.both, at: token) {
      var mention = base(.described, match, agreement: Agreement("md"))
      mention.isDefinite = true
      mention.reference = .both
      extend(&mention)
      // "الجانبان المصري والسوداني".
      if mention.code != nil { mention.reference = .none }
      return mention
    }
    return nil
  }

  /// Any other noun: kept only where a nationality makes it somebody's.
  private func plain(at token: Int) -> Mention? {
    // "به", "له": no noun has so few letters.
    guard token < matches.lastName, isUnknownWord(token), text.tokens[token].keyCount >= 6,
      !endsName(token),
      // "التي تنتهجها إيران": a verb that no table holds.
      token == matches.tokens.lowerBound || cue(.relative, at: token - 1) == nil
    else { return nil }
    var mention = Mention(
      kind: .plain, tokens: token..<(token + 1), outerStart: token, agreement: Agreement(""),
      head: token)
    mention.isDefinite = startsWithArticle(token)
    extend(&mention)
    return mention.code == nil ? nil : mention
  }

  /// `أدان سيمون هاريس إسرائيل`: right behind a word that nobody knows, another is the rest of a name.
  private func endsName(_ token: Int) -> Bool {
    token > matches.tokens.lowerBound && !startsWithArticle(token) && !startsWithArticle(token - 1)
      && isUnknownWord(token - 1) && text.tokens[token - 1].keyCount >= 6
      && token - 2 >= matches.tokens.lowerBound && isBlocked(token - 2)
  }

  /// Whether an owner follows the plain noun, adjectives between them allowed.
  private func mayBeOwned(_ noun: Int) -> Bool {
    var token = skipQuotes(noun + 1)
    while token < limit, !isBlocked(token) {
      if matches.hasName(at: token) { return true }
      guard let modifier = cue(.modifier, at: token) else { return false }
      token = skipQuotes(modifier.tokens.upperBound)
    }
    return false
  }

  /// Whether a name may mean what it is listed for: a short one is quoted, or told in full somewhere.
  func isOpen(_ name: Match) -> Bool {
    !name.isGated || isQuoted(name.tokens)
      || known.namedInFull.contains(lexicon.actors[name.entry].id) && !isOfNamesake(name)
  }

  /// `سليمان الأسد`: a family name behind another given name.
  private func isOfNamesake(_ name: Match) -> Bool {
    let before = name.tokens.lowerBound - 1
    return lexicon.actors[name.entry].kind == .person && before >= matches.tokens.lowerBound
      && matches[before].contains {
        $0.category == .wordClass && $0.entry == lexicon.givenClass && $0.tokens.count == 1
      }
  }

  /// `«القاعدة»`: between quotes a word that is a name, too, is one.
  private func isQuoted(_ tokens: Range<Int>) -> Bool {
    tokens.lowerBound > matches.tokens.lowerBound && tokens.upperBound < limit
      && isQuote(tokens.lowerBound - 1) && isQuote(tokens.upperBound)
  }

  private func isQuote(_ token: Int) -> Bool {
    text.tokens[token].kind == .mark && Lexicon.isTransparent(text.tokens[token].mark)
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
