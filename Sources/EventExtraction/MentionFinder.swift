import NewsModel

/// Finds the noun phrases of a sentence that may be participants or places.
struct MentionFinder {
  let lexicon: Lexicon
  let numbers: NumberReader
  let text: TokenizedText
  let matches: SentenceMatches
  /// Names that the document has introduced, by the folded last word.
  let known: KnownNames
  /// Tokens that no phrase may hold: verbs and dates, by their place in the sentence.
  let blocked: [Bool]

  private func isBlocked(_ token: Int) -> Bool {
    token < limit && blocked[token - matches.tokens.lowerBound]
  }

  private var limit: Int { matches.tokens.upperBound }

  /// The phrases in order; none overlaps another.
  func mentions() -> [Mention] {
    var found: [Mention] = []
    var token = matches.tokens.lowerBound
    while token < limit {
      if var mention = mention(at: token) {
        govern(&mention, after: found.last)
        found.append(mention)
        token = max(mention.tokens.upperBound, token + 1)
      } else {
        token += 1
      }
    }
    return found
  }

  // MARK: - One phrase

  private func mention(at token: Int) -> Mention? {
    guard text.tokens[token].kind != .mark, !isBlocked(token) else { return nil }
    var cursor = token
    var count: Int?
    var isQuantified = false
    // Quantity: "43", "عدد من", "ما لا يقل عن خمسة", "العشرات من".
    while cursor < limit {
      if let number = numbers.number(in: text, at: cursor, limit: limit), !number.isOrdinal {
        guard cursor > token || number.tokens.lowerBound == cursor else { break }
        if count == nil { count = number.value }
        isQuantified = true
        cursor = number.tokens.upperBound
      } else if let cue = cue(.quantifier, at: cursor), cue.tokens.lowerBound == cursor {
        isQuantified = true
        cursor = cue.tokens.upperBound
      } else {
        break
      }
    }
    if isQuantified, let of = cue(.preposition, at: cursor), text.key(cursor, is: "من") {
      cursor = of.tokens.upperBound
    }
    cursor = skipQuotes(cursor)
    guard cursor < limit, text.tokens[cursor].kind == .word, !isBlocked(cursor) else { return nil }
    guard var mention = head(at: cursor) else { return nil }
    mention.tokens = token..<mention.tokens.upperBound
    mention.outerStart = token
    mention.isQuantified = isQuantified
    mention.count = count ?? mention.count
    return mention
  }

  private func head(at token: Int) -> Mention? {
    let found = matches[token]
    if let match = best(.actor, in: found), isPlausible(match) { return name(match) }
    if let match = best(.role, in: found) { return described(match) }
    if let match = best(.place, in: found), isPlace(match) { return place(match) }
    if let match = best(.field, in: found), match.clitics.article || startsWithArticle(token) {
      if let mention = fieldMetonym(match) { return mention }
    }
    if let match = best(.nationality, in: found), isPeople(match) { return people(match) }
    if let match = best(.placeNoun, in: found) { return placeNoun(match) }
    if let mention = counterpart(at: token) { return mention }
    if let mention = known(at: token) { return mention }
    return plain(at: token)
  }

  private func best(_ category: Lexicon.Category, in found: ArraySlice<Match>) -> Match? {
    // The whole word before one with clitics cut, the longer before the shorter.
    found.filter { $0.category == category }.max {
      ($0.tokens.count, $1.clitics.weight, size($0)) < ($1.tokens.count, $0.clitics.weight, size($1))
    }
  }

  /// Of two places of one name, the larger until the document tells.
  private func size(_ match: Match) -> Int {
    match.category == .place ? lexicon.places[match.entry].population : 0
  }

  private func cue(_ kind: CueKind, at token: Int) -> Match? {
    guard token < limit else { return nil }
    return matches[token].first {
      $0.category == .cue && lexicon.cues[$0.entry].kind == kind
    }
  }

  private func hasCue(_ kind: CueKind, at token: Int) -> Bool { cue(kind, at: token) != nil }

  func skipQuotes(_ token: Int) -> Int {
    var token = token
    while token < limit, Lexicon.isTransparent(text.tokens[token].mark) { token += 1 }
    return token
  }

  private func startsWithArticle(_ token: Int) -> Bool {
    text.key(token).starts(with: "ال".utf8)
  }

  private func base(_ kind: Mention.Kind, _ match: Match, agreement: Agreement) -> Mention {
    Mention(
      kind: kind, tokens: match.tokens, outerStart: match.tokens.lowerBound,
      isJoined: match.clitics.conjunction, agreement: agreement,
      isDefinite: match.clitics.article, head: match.tokens.lowerBound,
      possessor: match.clitics.pronoun)
  }

  // MARK: - Kinds of head

  private func isPlausible(_ match: Match) -> Bool {
    // A one-word name that is the same as a verb or noun of the lexicon loses to a verb before a name.
    true
  }

  private func name(_ match: Match) -> Mention {
    let actor = lexicon.actors[match.entry]
    var mention = base(
      .name, match, agreement: actor.agreement)
    mention.code = actor.code
    mention.sector = actor.sector
    mention.isDefinite = true
    mention.rule = actor.id
    mention.isTerritory = actor.kind == .country || actor.kind == .capital
    if actor.kind == .person || actor.kind == .organisation {
      mention.nameTokens = match.tokens
    }
    if actor.kind == .capital || actor.kind == .country {
      mention.place = best(.place, in: matches[match.tokens.lowerBound])?.entry
    }
    extend(&mention, isPerson: actor.kind == .person)
    return mention
  }

  private func described(_ match: Match) -> Mention {
    let role = lexicon.roles[match.entry]
    var mention = base(.described, match, agreement: role.agreement)
    mention.sector = role.sector
    mention.roleKind = role.kind
    mention.rule = role.id
    if role.agreement.number == .dual { mention.count = 2 }
    extend(&mention, isPerson: role.kind == .person)
    return mention
  }

  /// Whether a place's name is one here: `في سامراء`, but not `القائم` by itself.
  private func isPlace(_ match: Match) -> Bool {
    let token = match.tokens.lowerBound
    // A word that is known whole is no place with something cut from it.
    if match.clitics.weight > 0,
      matches[token].contains(where: { other in
        guard other.clitics.weight == 0, other.tokens.count >= match.tokens.count else { return false }
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
      && lexicon.attachedPrepositions[clitics.preposition] == lexicon.prepositions["ب"]
  }

  private func isGoverned(_ token: Int, byNounAlone: Bool) -> Bool {
    var before = token - 1
    while before > matches.tokens.lowerBound, Lexicon.isTransparent(text.tokens[before].mark) {
      before -= 1
    }
    guard before >= matches.tokens.lowerBound else { return false }
    return matches[before].contains { match in
      match.category == .placeNoun
        || !byNounAlone && match.category == .cue
          && (lexicon.cues[match.entry].kind == .placePreposition
            || lexicon.cues[match.entry].kind == .preposition)
    }
  }

  private func place(_ match: Match) -> Mention {
    let place = lexicon.places[match.entry]
    var mention = base(.place, match, agreement: Agreement(gender: .feminine, number: .singular))
    mention.place = match.entry
    mention.code = place.country
    mention.isTerritory = place.country != nil
    mention.isDefinite = true
    mention.rule = "place:" + place.id
    extend(&mention, isPerson: false)
    return mention
  }

  /// `مدينة X`, `محافظة X`: a place noun licenses whatever name follows.
  private func placeNoun(_ match: Match) -> Mention? {
    var mention = base(.place, match, agreement: Agreement("s"))
    var cursor = skipQuotes(match.tokens.upperBound)
    guard cursor < limit, text.tokens[cursor].kind == .word else { return nil }
    if let inner = best(.place, in: matches[cursor]) {
      mention.place = inner.entry
      mention.code = lexicon.places[inner.entry].country
      mention.isTerritory = mention.code != nil
      mention.rule = "place:" + lexicon.places[inner.entry].id
      cursor = inner.tokens.upperBound
    } else if let inner = best(.actor, in: matches[cursor]),
      [.country, .capital].contains(lexicon.actors[inner.entry].kind)
    {
      mention.code = lexicon.actors[inner.entry].code
      mention.isTerritory = true
      mention.rule = lexicon.actors[inner.entry].id
      cursor = inner.tokens.upperBound
    } else if let inner = best(.nationality, in: matches[cursor]) {
      mention.code = lexicon.nationalities[inner.entry].code
      cursor = inner.tokens.upperBound
    } else if isUnknownWord(cursor), !match.clitics.article, match.clitics.pronoun == nil {
      cursor += 1
      while cursor < limit, isUnknownWord(cursor), startsWithArticle(cursor), cursor < match.tokens.upperBound + 3 { cursor += 1 }
    } else if !match.clitics.article, match.clitics.pronoun == nil {
      return nil
    }
    mention.tokens = match.tokens.lowerBound..<max(cursor, match.tokens.upperBound)
    extend(&mention, isPerson: false)
    return mention
  }

  /// `الخارجية الإيرانية`: a portfolio with its state stands for the ministry.
  private func fieldMetonym(_ match: Match) -> Mention? {
    var mention = base(.described, match, agreement: Agreement(gender: .feminine, number: .singular))
    mention.sector = lexicon.fields[match.entry]
    mention.roleKind = .office
    mention.isDefinite = true
    mention.rule = "field"
    extend(&mention, isPerson: false)
    return mention.code == nil ? nil : mention
  }

  private func isPeople(_ match: Match) -> Bool {
    let agreement = lexicon.agreements[match.features]
    if agreement.number != .singular { return true }
    // "43 فلسطينيا": after a number the singular is a person.
    let token = match.tokens.lowerBound
    if token > matches.tokens.lowerBound, text.tokens[token - 1].kind == .number { return true }
    return false
  }

  private func people(_ match: Match) -> Mention {
    var mention = base(.people, match, agreement: lexicon.agreements[match.features])
    mention.code = lexicon.nationalities[match.entry].code
    mention.sector = "CVL"
    mention.roleKind = .group
    mention.rule = lexicon.nationalities[match.entry].id
    if mention.agreement.number == .dual { mention.count = 2 }
    extend(&mention, isPerson: false)
    return mention
  }

  /// `نظيره الإيطالي`: the same office of another state.
  private func counterpart(at token: Int) -> Mention? {
    guard let match = cue(.counterpart, at: token) else { return nil }
    var mention = base(.described, match, agreement: Agreement(gender: .masculine, number: .singular))
    mention.sector = "GOV"
    mention.roleKind = .person
    mention.isDefinite = true
    mention.rule = lexicon.cues[match.entry].id
    extend(&mention, isPerson: true)
    return mention
  }

  /// A name that the document introduced earlier with its office: `روبيو`.
  private func known(at token: Int) -> Mention? {
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
    mention.rule = found.participant.rule
    return mention
  }

  /// Any other noun: kept only where a nationality makes it somebody's.
  private func plain(at token: Int) -> Mention? {
    guard isUnknownWord(token) else { return nil }
    var mention = Mention(
      kind: .plain, tokens: token..<(token + 1), outerStart: token, agreement: Agreement(""),
      head: token)
    mention.isDefinite = startsWithArticle(token)
    extend(&mention, isPerson: false)
    return mention.code == nil ? nil : mention
  }

  /// A word that the lexicon knows nothing of.
  func isUnknownWord(_ token: Int) -> Bool {
    guard token < limit, text.tokens[token].kind == .word, text.tokens[token].keyCount >= 4 else {
      return false
    }
    return matches[token].allSatisfy { $0.category == .wordClass }
  }

  // MARK: - What belongs to the head

  /// Takes the rest of the phrase: adjectives, the idafa chain, names, appositions.
  private func extend(_ mention: inout Mention, isPerson: Bool) {
    var cursor = mention.tokens.upperBound
    var steps = 0
    var sawName = mention.kind == .name
    while cursor < limit, steps < 14 {
      steps += 1
      let inner = skipQuotes(cursor)
      guard inner < limit, !isBlocked(inner) else { break }
      if text.tokens[inner].kind == .mark {
        guard let after = apposition(at: inner, of: mention, sawName: sawName) else { break }
        mention.nameTokens = after
        cursor = after.upperBound
        sawName = true
        if inner + 1 < limit { absorbName(after, into: &mention) }
        continue
      }
      let found = matches[inner]
      if let match = best(.nationality, in: found), !match.clitics.conjunction,
        match.clitics.preposition < 0, inner == cursor || cursor + 1 == inner
      {
        if mention.code == nil || mention.kind == .described && !sawName && mention.isInferredFromRole {
          mention.code = lexicon.nationalities[match.entry].code ?? mention.code
        }
        mention.isDefinite = mention.isDefinite || match.clitics.article
        cursor = match.tokens.upperBound
      } else if let match = cue(.modifier, at: inner), match.clitics.preposition < 0,
        !match.clitics.conjunction
      {
        cursor = match.tokens.upperBound
      } else if let match = cue(.honorific, at: inner), match.clitics.preposition < 0,
        !match.clitics.conjunction, mention.roleKind == .person || sawName
      {
        cursor = match.tokens.upperBound
      } else if mention.kind == .described, let match = best(.field, in: found),
        match.clitics.preposition < 0, !match.clitics.conjunction || mention.hasField
      {
        mention.hasField = true
        mention.isDefinite = true
        cursor = match.tokens.upperBound
      } else if let end = chained(inner, found, &mention, sawName: &sawName) {
        cursor = end
      } else if mention.roleKind == .person || isPerson, !sawName,
        let end = unknownName(at: inner)
      {
        mention.nameTokens = inner..<end
        sawName = true
        cursor = end
      } else {
        break
      }
    }
    mention.tokens = mention.tokens.lowerBound..<max(cursor, mention.tokens.upperBound)
  }

  /// A further noun of the idafa chain, or one joined by `ل`, `في`, `باسم`.
  private func chained(
    _ token: Int, _ found: ArraySlice<Match>, _ mention: inout Mention, sawName: inout Bool
  ) -> Int? {
    if let match = best(.actor, in: found), !match.clitics.conjunction {
      let actor = lexicon.actors[match.entry]
      let isAttached = match.clitics.preposition >= 0
      if actor.kind == .person {
        guard !isAttached, mention.roleKind == .person || mention.kind == .name, !sawName else {
          return nil
        }
        if mention.code == nil { mention.code = actor.code }
        if mention.sector == nil { mention.sector = actor.sector }
        mention.nameTokens = match.tokens
        sawName = true
        return match.tokens.upperBound
      }
      guard mention.kind == .described || mention.kind == .people || mention.kind == .plain || mention.kind == .place else { return nil }
      guard !sawName else { return nil }
      if isAttached, !canAttach(match.clitics) { return nil }
      adopt(actor, into: &mention)
      return match.tokens.upperBound
    }
    if mention.kind == .described, !sawName, let match = best(.role, in: found),
      !match.clitics.conjunction, match.clitics.pronoun == nil,
      match.clitics.preposition < 0 || canAttach(match.clitics),
      mention.code == nil
    {
      let role = lexicon.roles[match.entry]
      if mention.roleKind == .person || mention.roleKind == .group,
        role.kind == .force || role.kind == .office, let sector = role.sector
      {
        mention.sector = sector
      } else if mention.sector == nil {
        mention.sector = role.sector
      }
      mention.isDefinite = mention.isDefinite || match.clitics.article
      return match.tokens.upperBound
    }
    if mention.code == nil || mention.kind == .place, let match = best(.place, in: found),
      !match.clitics.conjunction, match.clitics.preposition < 0, isPlace(match) || mention.kind == .place,
      mention.kind == .described || mention.kind == .place || mention.kind == .plain
    {
      let place = lexicon.places[match.entry]
      if mention.code == nil { mention.code = place.country }
      if mention.kind == .place, mention.place == nil { mention.place = match.entry }
      return match.tokens.upperBound
    }
    // "المتحدث باسم حماس", "قيادي في حركة حماس", "سفير قطر لدى …", "وزارة الصحة في غزة".
    if mention.kind == .described, !sawName, let link = linking(at: token) {
      let next = skipQuotes(link)
      guard next < limit else { return nil }
      if let match = best(.actor, in: matches[next]), match.clitics.preposition < 0,
        !match.clitics.conjunction, lexicon.actors[match.entry].kind != .person
      {
        if mention.code == nil || mention.isInferred {
          adopt(lexicon.actors[match.entry], into: &mention)
          return match.tokens.upperBound
        }
        return nil
      }
      if let match = best(.role, in: matches[next]), mention.code == nil,
        lexicon.roles[match.entry].kind == .office || lexicon.roles[match.entry].kind == .force,
        match.clitics.preposition < 0
      {
        return match.tokens.upperBound
      }
      if mention.code == nil, let match = best(.place, in: matches[next]),
        isPlace(match), match.clitics.preposition < 0
      {
        mention.code = lexicon.places[match.entry].country
        return match.tokens.upperBound
      }
    }
    return nil
  }

  private func adopt(_ actor: ActorEntry, into mention: inout Mention) {
    if mention.code == nil || lexicon.countries[actor.code] == nil {
      mention.code = actor.code
      mention.rule += "+" + actor.id
    }
    if let sector = actor.sector, mention.sector == nil || mention.kind == .plain {
      mention.sector = sector
    }
    mention.isDefinite = true
  }

  private func canAttach(_ clitics: Clitics) -> Bool {
    lexicon.attachedPrepositions[clitics.preposition] == lexicon.prepositions["ل"]
  }

  /// One past a word such as `في`, `باسم`, `من` that binds a description to its body.
  private func linking(at token: Int) -> Int? {
    guard
      let match = matches[token].first(where: {
        $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
          && lexicon.cues[$0.entry].id.hasLinkingID
      })
    else { return nil }
    return match.tokens.upperBound
  }

  /// The words of a name that no lexicon knows: one to five of them, particles included.
  private func unknownName(at token: Int) -> Int? {
    var cursor = token
    var words = 0
    while cursor < limit, words < 5, text.tokens[cursor].kind == .word, !isBlocked(cursor) {
      let found = matches[cursor]
      if let particle = cue(.nameParticle, at: cursor) {
        cursor = particle.tokens.upperBound
        continue
      }
      // A given name bears no article; a family name may, at the end.
      let hasArticle = startsWithArticle(cursor)
      guard words > 0 || !hasArticle else { break }
      let isName =
        text.tokens[cursor].keyCount >= 4
        && found.allSatisfy { match in
          guard match.clitics.preposition < 0, !match.clitics.conjunction else { return false }
          switch match.category {
          case .wordClass: return true
          case .place: return match.clitics == .none
          case .actor: return lexicon.actors[match.entry].kind == .person
          case .nationality: return words > 0
          default: return false
          }
        }
      guard isName else { break }
      cursor += 1
      words += 1
      if hasArticle { break }
    }
    return words > 0 ? cursor : nil
  }

  /// `، الشيخ محمد بن عبد الرحمن،`: a name between commas after its office.
  private func apposition(at token: Int, of mention: Mention, sawName: Bool) -> Range<Int>? {
    guard !sawName, mention.roleKind == .person, mention.kind == .described,
      text.isMark(token, ","), mention.code != nil || mention.hasField
    else { return nil }
    var cursor = skipQuotes(token + 1)
    while let honorific = cue(.honorific, at: cursor), cursor < limit {
      cursor = honorific.tokens.upperBound
    }
    guard cursor < limit, text.tokens[cursor].kind == .word else { return nil }
    let start = cursor
    if let match = best(.actor, in: matches[cursor]),
      lexicon.actors[match.entry].kind == .person, !match.clitics.conjunction
    {
      cursor = match.tokens.upperBound
    } else if let end = unknownName(at: cursor), end - cursor >= 2 {
      cursor = end
    } else {
      return nil
    }
    guard cursor >= limit || text.isMark(cursor, ",") || text.isMark(cursor, ":") || matches[cursor].contains(where: { $0.category == .cue || $0.category == .verb })
    else { return nil }
    return start..<cursor
  }

  private func absorbName(_ name: Range<Int>, into mention: inout Mention) {
    guard let match = best(.actor, in: matches[name.lowerBound]) else { return }
    let actor = lexicon.actors[match.entry]
    if mention.code == nil { mention.code = actor.code }
  }

  // MARK: - Government

  /// Finds the preposition before the phrase, and whether it is joined to the phrase before.
  private func govern(_ mention: inout Mention, after previous: Mention?) {
    let first = mention.tokens.lowerBound
    // An attached preposition of the first word, whichever match used it.
    if mention.preposition == nil {
      for match in matches[first] where match.clitics.preposition >= 0 && match.category != .cue {
        mention.preposition = lexicon.attachedPrepositions[match.clitics.preposition]
        mention.prepositionKind =
          mention.preposition == lexicon.prepositions["ب"] ? .placePreposition : .preposition
        break
      }
      // A whole-word reading as the head wins over one with a clitic cut.
      if let head = matches[mention.head].first(where: {
        ($0.category == .actor || $0.category == .role || $0.category == .place)
          && $0.tokens.lowerBound == mention.head
      }), head.clitics.preposition < 0, mention.head == first {
        mention.preposition = nil
        mention.prepositionKind = nil
      }
    }
    if mention.preposition == nil {
      for token in stride(from: first - 1, through: max(matches.tokens.lowerBound, first - 4), by: -1) {
        if Lexicon.isTransparent(text.tokens[token].mark) { continue }
        if let match = matches[token].first(where: {
          $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
        }), skipQuotes(match.tokens.upperBound) == first {
          mention.preposition = lexicon.cuePrepositions[match.entry]
          mention.prepositionKind = lexicon.cues[match.entry].kind
          mention.outerStart = token
          if match.clitics.conjunction { mention.isJoined = true }
          return
        }
      }
      if matches[first].contains(where: { $0.clitics.conjunction && $0.category != .verb })
        && !matches[first].contains(where: {
          !$0.clitics.conjunction && ($0.category == .actor || $0.category == .role || $0.category == .place || $0.category == .nationality)
        })
      {
        mention.isJoined = true
      }
      // "مصر والأردن": what is joined stands under the same preposition.
      if let previous, mention.isJoined || text.isMark(first - 1, ","),
        gap(previous.tokens.upperBound, first)
      {
        if mention.isJoined || previous.isJoined || previous.preposition == nil {
          if mention.isJoined {
            mention.preposition = previous.preposition
            mention.prepositionKind = previous.prepositionKind
          }
        }
      }
    }
  }

  /// Whether nothing but quotes and a comma stands between two phrases.
  func gap(_ end: Int, _ start: Int) -> Bool {
    guard end <= start, start - end <= 3 else { return false }
    for token in end..<start {
      let mark = text.tokens[token].mark
      if text.tokens[token].kind != .mark
        || !(Lexicon.isTransparent(mark) || mark == UInt8(ascii: ",")
          || mark == UInt8(ascii: ")") || mark == UInt8(ascii: "("))
      {
        return false
      }
    }
    return true
  }
}

extension Clitics {
  /// How much was cut: the less, the likelier the reading.
  var weight: Int {
    (conjunction ? 1 : 0) + (preposition >= 0 ? 1 : 0) + (pronoun != nil ? 2 : 0)
      + (article ? 0 : 0)
  }
}

extension Mention {
  /// The code came with the role noun rather than from an adjective or a name.
  var isInferredFromRole: Bool { isInferred }
}

extension String {
  /// Cue ids of prepositions that bind a description to what it belongs to.
  fileprivate var hasLinkingID: Bool { hasSuffix(".fi") || hasSuffix(".min") || hasSuffix(".name") }
}
