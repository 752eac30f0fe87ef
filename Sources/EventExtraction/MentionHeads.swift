import NewsModel

// The kinds of word that head a phrase: a name, an office, a place, a nationality, a plain noun of a nation.
extension MentionFinder {
  func name(_ match: Match) -> Mention {
    let actor = lexicon.actors[match.entry]
    var mention = base(.name, match, agreement: actor.agreement)
    mention.isDefinite = true
    if actor.kind == .region {
      mention.kind = .place
      mention.isOpen = true
      return mention
    }
    if actor.kind == .organisation, let nation = nation(behind: match) {
      // "مجلس الأمن الروسي": a body of one state that is called like one of all.
      mention.code = lexicon.nationalities[nation.entry].code
      mention.sector = "GOV"
      mention.kind = .described
      mention.roleKind = .office
      mention.tokens = match.tokens.lowerBound..<nation.tokens.upperBound
      mention.endsWithNationality = true
      return mention
    }
    adopt(actor, into: &mention)
    mention.isTerritory = actor.kind == .country || actor.kind == .capital
    if actor.kind == .person || actor.kind == .organisation { mention.nameTokens = match.tokens }
    if actor.kind == .person { mention.roleKind = .person }
    if mention.isTerritory || actor.kind == .metonym {
      mention.place = best(.place, in: matches[match.tokens.lowerBound])?.entry
    }
    // "الاحتلال العراقي": what the word stands for where another nation is not told behind it.
    if actor.kind == .metonym, isOfOtherNation(match, than: actor) { mention.code = nil }
    extend(&mention)
    return mention
  }

  /// `الدول العربية`: the states of a region, which are asked and act, where the region is a place.
  func statesOfRegion(_ match: Match) -> Mention? {
    let first = text.key(match.tokens.lowerBound).dropFirst(Int(match.clitics.cut))
    guard lexicon.actors[match.entry].kind == .region, match.tokens.count > 1,
      ["الدول", "دول", "البلدان", "بلدان"].contains(where: { first.elementsEqual($0.utf8) })
    else { return nil }
    var states = base(.described, match, agreement: Agreement("fp"))
    states.roleKind = .group
    states.isOpen = true
    states.isDefinite = true
    return states
  }

  /// The masculine adjective of a land right behind a council of all states; `العفو الدولية السعودية` are two names.
  private func nation(behind match: Match) -> Match? {
    let next = match.tokens.upperBound
    guard lexicon.actors[match.entry].agreement == Agreement("ms"), match.tokens.count > 1,
      lexicon.organisations[lexicon.actors[match.entry].code].map({
        $0.kind == "igo"
      }) ?? false,
      next < limit, startsWithArticle(next), !isBlocked(next),
      let nation = best(.nationality, in: matches[next]), isBare(nation),
      lexicon.agreements[nation.features] == Agreement("ms"),
      let code = lexicon.nationalities[nation.entry].code, lexicon.countries[code] != nil
    else { return nil }
    return nation
  }

  private func isOfOtherNation(_ match: Match, than actor: ActorEntry) -> Bool {
    let next = match.tokens.upperBound
    guard next < limit, startsWithArticle(next), !isBlocked(next),
      let nation = best(.nationality, in: matches[next]), isBare(nation),
      let code = lexicon.nationalities[nation.entry].code
    else { return false }
    return code != actor.code && lexicon.countries[code] != nil
  }

  func described(_ match: Match) -> Mention {
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
      isIndefiniteObject(match.tokens.upperBound - 1)
    {
      // "وزيرا الخارجية": what a noun follows is no accusative but two.
      mention.agreement = Agreement("md")
      mention.roleKind = .group
    }
    return mention
  }

  /// The third person's pronoun at the end of a noun's last word: `مبنى سفارتها`.
  func pronoun(endingWordAt token: Int) -> Agreement? {
    guard !startsWithArticle(token), !text.tokens[token].traces.contains(.feminine) else {
      return nil
    }
    return lexicon.clitics.pronoun(ending: text.key(token), stem: 6)
  }

  /// Whether the noun bears the article, or the last of its words does: `رئيس الوزراء`.
  func endsDefinite(_ match: Match) -> Bool {
    match.clitics.article
      || match.tokens.suffix(1).contains { text.tokens[$0].kind == .word && startsWithArticle($0) }
      // "والقوات", "بالشرطة": the form bears the article, the word another clitic before it.
      || match.tokens.count == 1
        && text.key(match.tokens.lowerBound).dropFirst(Int(match.clitics.cut)).begins(with: "ال")
  }

  /// `هجوم مسلح`, `تنظيم إرهابي`: a word for a person that describes the noun before it here.
  func isAdjective(_ match: Match) -> Bool {
    let token = match.tokens.lowerBound
    let before = token - 1
    guard match.clitics.preposition < 0, !match.clitics.conjunction,
      lexicon.roles[match.entry].trait == .adjective,
      lexicon.agreements[match.features].number != .plural || isPluralBesidePlural(match)
    else { return false }
    guard before >= matches.tokens.lowerBound, text.tokens[before].kind == .word,
      !isBlocked(before), bearsArticle(before) == startsWithArticle(token)
    else { return false }
    for noun in matches[before] where noun.tokens.upperBound == token {
      switch noun.category {
      // "مقتل مسلح": the noun's own victim; not so "تفجيرا انتحاريا", which is no chain.
      case .noun:
        return isIndefiniteObject(before)
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
      // "هجوم أورلاندو الإرهابي": of the act that the town tells apart.
      case .place where match.clitics.article: return followsAct(before)
      default: continue
      }
    }
    return isUnknownWord(before)
  }

  /// `والجرافات المدرعة`: the article may stand behind a letter that joins a word no table knows.
  private func bearsArticle(_ token: Int) -> Bool {
    startsWithArticle(token)
      || ["وال", "فال", "بال", "كال"].contains { text.key(token).begins(with: $0) }
        && isUnknownWord(token)
  }

  private func followsAct(_ token: Int) -> Bool {
    token > matches.tokens.lowerBound && matches.has(.noun, at: token - 1)
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

  func place(_ match: Match) -> Mention {
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
  func fieldMetonym(_ match: Match) -> Mention? {
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
  func isPeople(_ match: Match, isCounted: Bool) -> Bool {
    let token = match.tokens.lowerBound
    let gate = lexicon.nationalities[match.entry].gate
    if gate == .group || gate == .foreign { return false }
    if lexicon.agreements[match.features].number != .singular || isCounted { return true }
    guard token > matches.tokens.lowerBound else { return false }
    if isBlocked(token - 1), !match.clitics.conjunction {
      // After a verb: `أصيب فلسطيني`, `أصيب الفلسطيني محمد`.
      return !match.clitics.article || unknownName(at: match.tokens.upperBound) != nil
    }
    // "القبض على سوري": no noun stands between the preposition and the word.
    let isGoverned = matches[token - 1].contains {
      $0.category == .cue && $0.tokens.count == 1 && $0.clitics.pronoun == nil
        && lexicon.cues[$0.entry].kind == .preposition
    }
    if isGoverned, !match.clitics.article, lexicon.agreements[match.features].gender == .masculine,
      !matches[token].contains(where: { $0.category == .actor || $0.category == .place })
    {
      return true
    }
    // "إن فلسطينيا أصيب": in the accusative, for no noun stands before it to describe.
    return text.endsInAlif(token) && cue(.complementizer, at: token - 1) != nil
  }

  func people(_ match: Match) -> Mention {
    var mention = base(.people, match, agreement: lexicon.agreements[match.features])
    mention.code = lexicon.nationalities[match.entry].code
    mention.sector = lexicon.organisations[mention.code ?? ""] == nil ? "CVL" : nil
    mention.roleKind = mention.agreement.number == .singular ? .person : .group
    if mention.agreement.number == .dual { mention.count = 2 }
    if lexicon.nationalities[match.entry].gate == .context, mention.agreement == Agreement("ms"),
      !match.clitics.article, !isIndefiniteObject(match.tokens.lowerBound)
    {
      // "توعدت مالي", "إلى مالي": the state, which is spelled as its adjective is.
      mention.kind = .name
      mention.sector = nil
      mention.roleKind = nil
      mention.agreement = Agreement("fs")
      mention.isTerritory = true
      mention.isDefinite = true
    }
    extend(&mention)
    return mention
  }

  /// `نظيره الإيطالي`: the same office of another state.
  func counterpart(at token: Int) -> Mention? {
    guard let match = cue(.counterpart, at: token) else { return nil }
    var mention = base(
      .described, match, agreement: Agreement(gender: .masculine, number: .singular))
    mention.sector = "GOV"
    mention.roleKind = .person
    if text.key(token).begins(with: "نظرا") {
      // "نظرائهم النرويجيين".
      mention.agreement = Agreement("mp")
      mention.roleKind = .group
    }
    mention.isDefinite = true
    mention.possessor = nil
    extend(&mention)
    return mention
  }

  /// `بلاده`, `سموه`, `الجانبان`: whose they are is found in what was said before; `بلدة` is a town.
  func stateOfSpeech(at token: Int) -> Mention? {
    if let match = cue(.ownCountry, at: token), !text.tokens[token].traces.contains(.feminine) {
      var mention = base(.name, match, agreement: Agreement("fs"))
      mention.isDefinite = true
      mention.isTerritory = true
      mention.reference = .ownCountry
      return mention
    }
    if let match = cue(.honoured, at: token) {
      var mention = base(.described, match, agreement: Agreement("s"))
      mention.isDefinite = true
      mention.roleKind = .person
      mention.reference = .honoured
      return mention
    }
    if let match = cue(.both, at: token) {
      var mention = base(.described, match, agreement: Agreement("md"))
      mention.isDefinite = true
      mention.reference =
        lexicon.cues[match.entry].id.hasSuffix(".states") ? .bothStates : .both
      extend(&mention)
      // "الجانبان المصري والسوداني".
      if mention.code != nil { mention.reference = .none }
      return mention
    }
    return nil
  }

  /// Any other noun: kept only where a nationality makes it somebody's.
  func plain(at token: Int) -> Mention? {
    // "به", "له": no noun has so few letters; nor is "بها" one.
    guard token < matches.lastName, isUnknownWord(token) || isDrone(token),
      text.tokens[token].keyCount >= 6, !endsName(token), !isAttachedToPronoun(token),
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

  /// `مسيرة إسرائيلية`: spelled as a march is, and of a land.
  func isDrone(_ token: Int) -> Bool {
    matches.has(.wordClass, at: token) && token + 1 < limit
      && matches.has(.nationality, at: token + 1)
      && matches[token].contains {
        $0.category == .wordClass && $0.entry == lexicon.droneClass
      }
  }

  /// `تقوم بها إسرائيل`, `لهم`: an attached preposition and nothing but a pronoun.
  private func isAttachedToPronoun(_ token: Int) -> Bool {
    guard text.tokens[token].keyCount == 6 else { return false }
    let key = text.key(token)
    return (key.begins(with: "ب") || key.begins(with: "ل"))
      && lexicon.clitics.suffixes.contains { $0.form.count == 4 && key.ends(with: $0.form) }
  }

  /// `أدان سيمون هاريس إسرائيل`: right behind a word that nobody knows, another is the rest of a name.
  private func endsName(_ token: Int) -> Bool {
    token > matches.tokens.lowerBound && !startsWithArticle(token) && !startsWithArticle(token - 1)
      && isUnknownWord(token - 1) && text.tokens[token - 1].keyCount >= 6
      && token - 2 >= matches.tokens.lowerBound && isBlocked(token - 2)
  }

  /// Whether an owner follows the plain noun, adjectives between them allowed.
  func mayBeOwned(_ noun: Int) -> Bool {
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
    !hasFather(name) && !name.isGated || isQuoted(name.tokens)
      || known.namedInFull.contains(lexicon.actors[name.entry].id) && !isOfNamesake(name)
  }

  /// `صالح بن حسين`: somebody with a father of his own, no other who is called by the one name.
  func hasFather(_ name: Match) -> Bool {
    lexicon.actors[name.entry].kind == .person && name.tokens.count == 1
      && name.tokens.upperBound < limit && cue(.nameParticle, at: name.tokens.upperBound) != nil
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
}
