import NewsModel

/// What a head noun takes to itself: adjectives, the idafa chain, names, appositions.
extension MentionFinder {
  /// How far a phrase has come.
  struct Growth {
    var sawName = false
    /// An actor or place that the phrase belongs to was read.
    var hasOwner = false
    var unknownWords = 0
    /// A quotation mark was passed: what follows may be speech.
    var crossedQuote = false
  }

  func extend(_ mention: inout Mention) {
    var cursor = mention.tokens.upperBound
    var growth = Growth(sawName: mention.nameTokens != nil, hasOwner: mention.kind == .name)
    var steps = 0
    while cursor < limit, steps < 16 {
      steps += 1
      var inner = skipQuotes(cursor)
      growth.crossedQuote = inner > cursor
      // "رئيس تلك المنطقة".
      if !mention.isDefinite, mention.kind == .described { inner = skipDemonstrative(inner) }
      guard inner < limit, !isBlocked(inner), let end = grow(&mention, &growth, at: inner) else {
        break
      }
      cursor = end
    }
    mention.tokens = mention.tokens.lowerBound..<max(cursor, mention.tokens.upperBound)
  }

  /// One past what the phrase takes at `token`, or nil where it ends.
  private func grow(_ mention: inout Mention, _ growth: inout Growth, at token: Int) -> Int? {
    if text.tokens[token].kind == .mark {
      guard let name = apposition(at: token, of: mention, sawName: growth.sawName) else {
        return nil
      }
      mention.nameTokens = name
      growth.sawName = true
      if let match = best(.actor, in: matches[name.lowerBound]) {
        adopt(lexicon.actors[match.entry], into: &mention)
      }
      return name.upperBound
    }
    let found = matches[token]
    if mention.agreement.number != .singular, token == mention.head + 1,
      let number = numbers.number(in: text, at: token, limit: limit), number.value == 2
    {
      // "جنديين اثنين".
      return number.tokens.upperBound
    }
    if let end = adjective(found, &mention, growth) { return end }
    if let match = cue(.honorific, at: token), isBare(match),
      mention.roleKind == .person || growth.sawName
    {
      return match.tokens.upperBound
    }
    if mention.kind == .described, !growth.sawName, !mention.endsWithNationality,
      let match = best(.field, in: found),
      match.clitics.preposition < 0, !match.clitics.conjunction || mention.hasField
    {
      if !match.clitics.conjunction, mention.sector == "GOV" || mention.sector == nil {
        // A ministry of defence is of the army, its minister of the government.
        let sector = lexicon.fields[match.entry]
        mention.sector = sector == "MIL" && mention.roleKind == .person ? "GOV" : sector
      }
      mention.hasField = true
      mention.isDefinite = mention.isDefinite || endsDefinite(match)
      return match.tokens.upperBound
    }
    if let end = chained(token, found, &mention, &growth)
      ?? ownerBehindPeople(token, &mention, &growth)
    {
      return end
    }
    // "مستشار خادم الحرمين أمير مكة الأمير خالد": whose adviser he is is not his own name.
    let mayBeNamed =
      !growth.sawName || mention.nameTokens == nil && cue(.honorific, at: token - 1) != nil
    if mention.roleKind == .person, mayBeNamed, !growth.crossedQuote,
      mention.agreement.number != .plural,
      let end = unknownName(at: token)
    {
      mention.nameTokens = token..<end
      growth.sawName = true
      return end
    }
    return unknownWord(token, mention, &growth)
  }

  /// `مجلس علماء باكستان`: a plural of people whom no table knows, between a body and whose they are.
  private func ownerBehindPeople(
    _ token: Int, _ mention: inout Mention, _ growth: inout Growth
  ) -> Int? {
    guard mention.kind == .described, mention.roleKind == .office, !mention.isDefinite,
      !growth.hasOwner, token == mention.tokens.upperBound, isUnknownWord(token),
      !startsWithArticle(token), text.key(token).ends(with: Array("اء".utf8)),
      token + 1 < limit, let match = best(.actor, in: matches[token + 1]), isBare(match)
    else { return nil }
    return chainedActor(match, &mention, &growth)
  }

  func isBare(_ match: Match) -> Bool {
    match.clitics.preposition < 0 && !match.clitics.conjunction
  }

  // MARK: - Adjectives

  func adjective(
    _ found: MatchList, _ mention: inout Mention, _ growth: Growth
  ) -> Int? {
    if let match = best(.nationality, in: found), isBare(match), match.clitics.pronoun == nil {
      let gate = lexicon.nationalities[match.entry].gate
      let isGroup = gate == .group || gate == .foreign
      let next = match.tokens.upperBound
      // "طائرة صينية الصنع": not of that land.
      if next < limit, text.key(next, is: "الصنع") { return next + 1 }
      guard agrees(match, with: mention, growth), !isOfTwo(match, mention) else { return nil }
      if let code = lexicon.nationalities[match.entry].code, mention.code == nil,
        mention.kind != .place, gate != .group || mention.trait != .state
      {
        mention.code = code
        mention.endsWithNationality = true
        mention.isOnlyNamed = false
      } else if mention.kind == .place, let code = lexicon.nationalities[match.entry].code,
        let place = mention.place, lexicon.places[place].country != code, !isGroup
      {
        // "مدينة رفح المصرية": the namesake in that land.
        mention.code = code
        mention.place = namesake(of: place, in: code, within: mention.tokens)
      } else if !isGroup, mention.kind == .plain {
        return nil
      }
      if gate == .foreign, mention.code == nil { mention.isOpen = true }
      return match.tokens.upperBound
    }
    if let token = found.first?.tokens.lowerBound, let match = cue(.modifier, at: token),
      isBare(match)
    {
      if mention.roleKind == .person, lexicon.cues[match.entry].id.hasSuffix(".former") {
        mention.sector = "ELI"
      }
      return match.tokens.upperBound
    }
    if let match = found.first(where: {
      $0.category == .wordClass && $0.entry == lexicon.extremistClass && isBare($0)
    }), describesPeople(match, mention, growth) {
      return match.tokens.upperBound
    }
    return nil
  }

  /// `المستوطنون المتطرفون`, `مستوطنين متطرفين`: a word for extremists that agrees with the people before it.
  private func describesPeople(_ match: Match, _ mention: Mention, _ growth: Growth) -> Bool {
    let token = match.tokens.lowerBound
    return mention.kind == .described && mention.agreement.number == .plural
      && match.tokens.count == 1 && mention.tokens.upperBound == token && !growth.hasOwner
      && startsWithArticle(token) == startsWithArticle(mention.head)
      && text.key(token).suffix(4).elementsEqual(text.key(mention.head).suffix(4))
  }

  /// The place of that name in the land, of those that the phrase's words may be.
  private func namesake(of place: Int, in code: Code, within phrase: Range<Int>) -> Int? {
    phrase.lazy.flatMap { matches[$0] }.first {
      $0.category == .place && $0.entry != place && lexicon.places[$0.entry].country == code
    }?.entry
  }

  /// Whether an adjective of nationality describes the phrase: it is as definite as the phrase is.
  func agrees(_ match: Match, with mention: Mention, _ growth: Growth) -> Bool {
    switch mention.kind {
    case .name:
      // A state takes no nationality, nor does an organisation of all states ("انتقدت العفو الدولية السعودية"); another
      // organisation or a person only a definite one.
      return match.clitics.article && !mention.isTerritory
        && lexicon.organisations[mention.code ?? ""].map { $0.kind == "armed" } ?? true
    case .place: return match.clitics.article
    case .plain, .described, .people:
      // "طالبت الحركة الفلسطينيين": people, and no adjective of a singular; "نقابة الصحفيين التونسيين" has a plural.
      if lexicon.agreements[match.features].number == .plural,
        mention.agreement.number == .singular,
        !isOfPeople(mention, before: match.tokens.lowerBound),
        // "مقاومة الأوكرانيين": whose it is.
        mention.isDefinite || mention.roleKind != .force || !match.clitics.article
          || match.tokens.lowerBound != mention.head + 1
      {
        return false
      }
      // "قادة الثورة السورية": of the word between.
      if growth.sawName || mention.isDefinite || growth.unknownWords > 0 {
        return match.clitics.article
      }
      return !match.clitics.article
        || mention.isQuantified || mention.agreement.number == .unknown && mention.kind != .plain
    }
  }

  /// `نقابة الصحفيين`: whether the phrase up to `token` ends in people who own its head.
  private func isOfPeople(_ mention: Mention, before token: Int) -> Bool {
    token - 1 > mention.tokens.lowerBound
      && matches[token - 1].contains {
        $0.category == .role && $0.clitics.article && isBare($0)
          && lexicon.agreements[$0.features].number == .plural
      }
  }

  // MARK: - The chain

  /// A further noun of the idafa chain, or one joined by `ل`, `في`, `باسم`.
  private func chained(
    _ token: Int, _ found: MatchList, _ mention: inout Mention, _ growth: inout Growth
  ) -> Int? {
    // "استهداف مقاتليها لدبابة": whose they are closes the phrase.
    if mention.possessor != nil, found.contains(where: { $0.clitics.preposition >= 0 }) {
      return nil
    }
    // "مسلحون صحفيين": a noun that bears the ending of its full form heads no chain.
    let isClosed =
      isAbsolute(mention.tokens, before: token) || isIndefiniteAdjective(token - 1, of: mention)
    if let match = best(.actor, in: found), !match.clitics.conjunction {
      if isClosed, match.clitics.preposition < 0, lexicon.actors[match.entry].kind != .person {
        return nil
      }
      return chainedActor(match, &mention, &growth)
    }
    guard !growth.sawName, !isClosed || found.contains(where: { $0.clitics.preposition >= 0 })
    else { return linked(token, &mention, &growth) }
    if mention.kind == .described, !mention.isDefinite, mention.code == nil, !growth.hasOwner,
      mention.roleKind != .person || mention.agreement.number == .plural,
      let owner = known.find(in: text, at: token, lexicon: lexicon), owner.clitics.weight == 0,
      let code = owner.participant.code
    {
      // "حلفاء جونسون": of the land of him who was introduced before.
      mention.code = code
      mention.isDefinite = true
      growth.sawName = true
      return token + 1
    }
    if mention.kind == .described, let match = best(.role, in: found),
      !match.clitics.conjunction, !growth.hasOwner,
      // "طعن شاب جنديا": an object of its own.
      !text.endsInAlif(token) || text.endsInAlif(mention.head),
      // "فجر انتحاري شاحنته": what is his is no part of him.
      match.clitics.pronoun == nil || mention.roleKind != .person
        || lexicon.roles[match.entry].kind != .thing,
      match.clitics.preposition < 0
        // "قراصنة روس مواقع": a nationality ends the chain.
        ? !mention.isDefinite && !mention.endsWithNationality
        // "الدعم الذي تقدمه قوات التحالف للمقاومة": no force is another's.
        : canAttach(match.clitics) && !mention.endsWithNationality
          && !(mention.roleKind == .force && lexicon.roles[match.entry].kind == .force)
          // "قال المتحدث باسم الوزارة لوكالة الأنباء": whom he tells it.
          && !(lexicon.roles[match.entry].sector == "JRN" && speaksForAnother(mention))
          || isMembership(match.clitics, of: mention)
            && [.office, .force].contains(lexicon.roles[match.entry].kind)
    {
      adopt(lexicon.roles[match.entry], into: &mention)
      mention.isDefinite = mention.isDefinite || endsDefinite(match)
      if mention.possessor == nil { mention.possessor = match.clitics.pronoun }
      return match.tokens.upperBound
    }
    if mention.kind == .described, mention.roleKind == .person, !mention.isDefinite,
      !growth.hasOwner, let match = best(.placeNoun, in: found), isBare(match)
    {
      if match.clitics.article {
        // "عمدة المدينة".
        growth.hasOwner = true
        mention.isDefinite = true
        return match.tokens.upperBound
      }
      let next = match.tokens.upperBound
      if next < limit, matches[next].contains(where: { $0.category == .place }) {
        // "حاكم ولاية الخرطوم".
        return next
      }
    }
    if let match = best(.place, in: found), isBare(match),
      !growth.hasOwner || mention.kind == .place,
      isPlace(match) || mention.kind == .place,
      mention.kind == .described && !mention.isDefinite || mention.kind == .place
        || mention.kind == .plain
    {
      let place = lexicon.places[match.entry]
      if mention.code == nil { mention.code = place.country }
      if mention.kind == .place, mention.place == nil { mention.place = match.entry }
      growth.hasOwner = true
      mention.isDefinite = true
      return match.tokens.upperBound
    }
    return linked(token, &mention, &growth)
  }

  /// `المتحدث باسم الوزارة`, `وزير الداخلية`.
  private func speaksForAnother(_ mention: Mention) -> Bool {
    mention.hasField
      || mention.tokens.contains { token in
        matches[token].contains {
          $0.category == .cue && lexicon.cues[$0.entry].id.hasSuffix(".name")
        }
      }
  }

  /// Whether the word before `token` is spelled as a noun that nothing belongs to.
  func isAbsolute(_ phrase: Range<Int>, before token: Int) -> Bool {
    guard token - 1 >= phrase.lowerBound, text.tokens[token - 1].kind == .word else { return false }
    let key = text.key(token - 1)
    return lexicon.absoluteEndings.contains {
      key.count >= $0.count + 4 && key.ends(with: $0)
    }
  }

  /// `منظمات دولية`: an adjective of an indefinite noun, behind which nothing belongs to it.
  private func isIndefiniteAdjective(_ token: Int, of mention: Mention) -> Bool {
    token > mention.head && mention.kind == .described && !mention.isDefinite
      && !startsWithArticle(token) && cue(.modifier, at: token) != nil
  }

  private func chainedActor(
    _ match: Match, _ mention: inout Mention, _ growth: inout Growth
  ) -> Int? {
    let actor = lexicon.actors[match.entry]
    let isAttached = match.clitics.preposition >= 0
    if actor.kind == .person {
      // `الرئيس الفلسطيني محمود عباس`; `رئيس الوزراء نتنياهو`.
      // `الرئيسان المصري عبد الفتاح السيسي والفرنسي إيمانويل ماكرون`: each beside his state.
      let isOfTwo = mention.agreement.number == .dual && mention.endsWithNationality
      if !isAttached, !growth.sawName, !match.isGated, !hasFather(match),
        endsWithTitle(mention, before: match.tokens.lowerBound)
      {
        // `قوات الرئيس السوري بشار الأسد`: who bears the office that owns it.
        if mention.code == nil { mention.code = actor.code }
        growth.sawName = true
        return match.tokens.upperBound
      }
      // "وصفت ناشطة مغربية بنكيران": who is introduced as one of many is nobody known.
      let isIntroduced = !mention.isDefinite && mention.endsWithNationality && !mention.hasField
      guard !isAttached, !growth.sawName, mention.roleKind == .person && !isIntroduced || isOfTwo,
        mention.kind == .described || mention.kind == .people,
        mention.agreement.number != .plural,
        mention.code == nil || mention.code == actor.code || !match.isGated
      else { return ownerOfOffice(match, &mention, &growth) }
      if mention.code == nil { adopt(actor, into: &mention) }
      if mention.sector == nil { mention.sector = actor.sector }
      mention.nameTokens = match.tokens
      growth.sawName = true
      return match.tokens.upperBound
    }
    guard !growth.sawName, isOpen(match), actor.kind != .region,
      [.described, .people, .plain, .place].contains(mention.kind)
    else { return nil }
    if isAttached,
      !canAttach(match.clitics) && !isMembership(match.clitics, of: mention)
        || mention.kind == .place || mention.kind == .plain
        || !canAttach(match.clitics) && (actor.kind == .country || actor.kind == .capital)
    {
      return nil
    }
    // "سمحت المحكمة الإسرائيلية للمستوطنين": the state is named, so that this is whom the verb means.
    if mention.endsWithNationality, isAttached || lexicon.countries[actor.code] != nil {
      return nil
    }
    // "حكومات غربية إيران": behind an adjective stands something else.
    if !isAttached, mention.isOpen,
      matches[match.tokens.lowerBound - 1].contains(where: { $0.category == .nationality })
    {
      return nil
    }
    // A definite noun is no first part of a chain: what follows is something else.
    if !isAttached, mention.isDefinite, !mention.hasField || mention.code != nil,
      !isTransparentGroup(mention, actor)
    {
      return nil
    }
    if growth.hasOwner, lexicon.countries[actor.code] != nil { return nil }
    adopt(actor, into: &mention)
    growth.hasOwner = true
    return match.tokens.upperBound
  }

  /// A body whose last part is somebody's office: `حكومة الرئيس`.
  private func endsWithTitle(_ mention: Mention, before token: Int) -> Bool {
    (mention.roleKind == .office || mention.roleKind == .force)
      && (mention.head + 1..<max(mention.head + 1, token)).contains { token in
        matches[token].contains {
          $0.category == .role && lexicon.roles[$0.entry].kind == .person
        }
      }
  }

  /// `حكومة نتنياهو`, `قوات القذافي`, `إدارة ترامب`: the body that a person leads.
  private func ownerOfOffice(
    _ match: Match, _ mention: inout Mention, _ growth: inout Growth
  ) -> Int? {
    let actor = lexicon.actors[match.entry]
    guard mention.kind == .described, !growth.sawName, match.clitics.preposition < 0,
      !mention.isDefinite, mention.roleKind != .person || mention.agreement.number == .plural,
      !match.isGated
    else { return nil }
    if mention.code == nil { mention.code = actor.code }
    if mention.sector == nil { mention.sector = actor.sector }
    mention.isDefinite = true
    growth.sawName = true
    return match.tokens.upperBound
  }

  /// `التنظيم داعش`, `الميليشيا الحوثية`: a class noun right before its proper name.
  private func isTransparentGroup(_ mention: Mention, _ actor: ActorEntry) -> Bool {
    mention.roleKind == .force && mention.code == nil
      && lexicon.organisations[actor.code]?.kind == "armed"
  }

  // MARK: - What the parts give

  /// Takes over whom a name stands for.
  func adopt(_ actor: ActorEntry, into mention: inout Mention) {
    let isState = lexicon.countries[actor.code] != nil
    if mention.code == nil || !isState && mention.kind != .name {
      switch actor.tenure(on: actor.kind == .person ? known.day : nil) {
      case _ where actor.kind != .person, .during: mention.code = actor.code
      // A leader of a movement stays of it; whose an international official was is not told.
      case .after, .before:
        mention.code =
          isState || lexicon.organisations[actor.code]?.kind == "armed" ? actor.code : nil
      }
      mention.isOnlyNamed = false
    }
    if mention.sector == nil || mention.kind == .plain {
      switch actor.tenure(on: actor.kind == .person ? known.day : nil) {
      case _ where actor.kind != .person, .during: mention.sector = actor.sector
      case .after: mention.sector = "ELI"
      case .before: mention.sector = nil
      }
    }
    mention.isDefinite = true
  }

  /// The body that a person or group belongs to tells its sector: `قائد الجيش` is of the army.
  func adopt(_ role: RoleEntry, into mention: inout Mention) {
    if role.trait == .open { mention.isOpen = true }
    if role.trait == .native { mention.trait = .native }
    guard let sector = role.sector else { return }
    if mention.roleKind == .thing || mention.trait == .rover,
      role.kind == .office || role.kind == .force
    {
      // "حافلة تابعة للشرطة": a thing is of those who own it.
      mention.sector = sector
      return
    }
    let isMember = mention.roleKind == .person || mention.roleKind == .group
    if isMember, mention.sector == "CVL", role.kind == .person || role.kind == .group {
      // "رجال مسلحون": what they are said to be.
      mention.sector = sector
      return
    }
    if mention.sector == nil || isMember && (role.kind == .office || role.kind == .force) {
      mention.sector = sector
    }
  }

  /// `القيادي بالحركة`, `مسؤول بوزارة الدفاع`: who is at a body is of it.
  private func isMembership(_ clitics: Clitics, of mention: Mention) -> Bool {
    (mention.roleKind == .person || mention.roleKind == .group) && mention.sector != "CVL"
      && mention.kind == .described && mention.code == nil
      && lexicon.attachedPrepositions[clitics.preposition] == lexicon.prepositions[.bi]
  }

  func canAttach(_ clitics: Clitics) -> Bool {
    lexicon.attachedPrepositions[clitics.preposition] == lexicon.prepositions[.li]
  }
}
