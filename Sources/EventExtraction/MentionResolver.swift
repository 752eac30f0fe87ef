import NewsModel

/// Finds, in a sentence and its document, whom phrases act for that do not say so.
struct MentionResolver {
  let analysis: SentenceAnalysis
  let context: DiscourseContext

  var lexicon: Lexicon { analysis.lexicon }

  /// The sentence's phrases with what could be found out; one that means two sides becomes two.
  func resolved() -> [Mention] {
    var mentions = analysis.mentions
    var result: [Mention] = []
    result.reserveCapacity(mentions.count)
    for index in mentions.indices { choosePlace(&mentions[index]) }
    let setting = label ?? placeSetting(of: mentions) ?? context.setting
    for mention in mentions {
      var mention = mention
      mention.span = analysis.span(of: mention.tokens, clitics: analysis.headClitics(mention))
      switch mention.reference {
      case .both, .bothStates:
        result += sides(mention, before: result)
        continue
      case .ownCountry: resolveOwnCountry(&mention, before: result)
      case .honoured: resolveHonoured(&mention, before: result)
      case .none where meansBoth(mention):
        let both = sides(mention, before: result).filter { $0.roleKind == .person }
        guard both.count == 2 else { fallthrough }
        result += both
        continue
      case .none:
        if mention.code == nil, !mention.isOpen {
          if mention.kind == .described {
            resolve(&mention, before: result, setting: self.setting(of: mention, in: mentions))
          } else if mention.kind == .place {
            resolvePlace(&mention, before: result, setting: setting)
          }
        }
      }
      result.append(mention)
    }
    return suspected(meant(result.map(movement)))
  }

  /// `وعقد الرئيس اجتماعا مع سموه`: the dignitary named last who is none of those beside.
  private func resolveHonoured(_ mention: inout Mention, before: [Mention]) {
    func isDignitary(_ one: Mention) -> Bool {
      one.roleKind == .person && one.agreement.number == .singular && one.code != nil
        && Self.organs.contains(one.sector) && one.reference == .none
    }
    let home = context.home
    guard
      let one = context.recent.last(where: { isDignitary($0) && $0.code == home })
        ?? context.recent.last(where: isDignitary) ?? before.last(where: isDignitary)
    else { return }
    mention.code = one.code
    mention.sector = one.sector
    mention.isInferred = true
  }

  /// `الوزيران`, `الرئيسين`: two officials who were named before.
  private func meansBoth(_ mention: Mention) -> Bool {
    mention.kind == .described && mention.agreement.number == .dual && mention.isDefinite
      && mention.code == nil && mention.nameTokens == nil && mention.tokens.count == 1
      && Self.organs.contains(mention.sector)
  }

  /// `الحركة الفلسطينية`, `الجماعة اليمنية`: the movement of that land that the document names most.
  private func movement(_ mention: Mention) -> Mention {
    guard mention.kind == .described, mention.roleKind == .force, mention.sector == nil,
      mention.endsWithNationality, mention.isDefinite, let land = mention.code
    else { return mention }
    let movements = context.survey.names.filter {
      lexicon.organisations[$0.key].map { $0.kind == "armed" && $0.country == land } ?? false
    }
    guard let code = movements.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      return mention
    }
    var mention = mention
    mention.code = code
    return mention
  }

  /// `الجماعة الانفصالية، في إشارة إلى حزب العمال`: whom the speaker does not name, the writer does.
  private func meant(_ mentions: [Mention]) -> [Mention] {
    var mentions = mentions
    for index in mentions.indices.dropLast() {
      let one = mentions[index]
      let named = mentions[index + 1]
      guard one.kind == .described, one.code == nil || one.isInferred, let code = named.code,
        !named.isInferred, !named.isJoined,
        (1...4).contains(named.outerStart - one.tokens.upperBound),
        analysis.between(one.tokens.upperBound, named.tokens.lowerBound).contains(where: {
          analysis.hasCue($0, idSuffix: ".reference")
        })
      else { continue }
      mentions[index].code = code
      mentions[index].isInferred = false
      if mentions[index].sector == nil { mentions[index].sector = named.sector }
    }
    return mentions
  }

  /// `مسلحين يشتبه بأنهم من حركة طالبان`: of which body people are believed to be.
  private func suspected(_ mentions: [Mention]) -> [Mention] {
    var mentions = mentions
    for index in mentions.indices.dropLast() {
      let (one, body) = (mentions[index], mentions[index + 1])
      guard one.isOutlaw || one.roleKind == .group, one.code == nil || one.isInferred,
        let code = body.code, !body.isInferred, body.preposition != nil,
        body.roleKind == .force || body.kind == .name && !body.isTerritory,
        (2...7).contains(body.outerStart - one.tokens.upperBound),
        let that = analysis.between(one.tokens.upperBound, body.tokens.lowerBound).first(where: {
          analysis.hasCue($0, .complementizer)
        }), analysis.pronoun(endingWordAt: that)?.number == .plural
      else { continue }
      mentions[index].code = code
      mentions[index].sector = body.sector
      mentions[index].isInferred = false
    }
    return mentions
  }

  // MARK: - Offices and people of an unnamed state

  private func resolve(_ mention: inout Mention, before: [Mention], setting: Code?) {
    if let pronoun = mention.possessor,
      let owner = owner(pronoun, of: mention.tokens.lowerBound, before: before)
    {
      // The people of a movement are those of its land.
      let land = mention.sector == "CVL" ? lexicon.organisations[owner.code ?? ""]?.country : nil
      infer(&mention, land ?? owner.code, sector: nil)
      return
    }
    if let state = stateOfOffice(behind: mention) ?? stateOfBearer(of: mention, before: before) {
      infer(&mention, state, sector: nil)
      return
    }
    if mention.roleKind == .group || mention.roleKind == .person,
      let state = stateRightAfter(mention)
    {
      infer(&mention, state, sector: nil)
      return
    }
    if let known = sameBody(as: mention, before: before) {
      infer(&mention, known.code, sector: known.sector)
      return
    }
    if let known = bodyNamedBefore(in: mention) {
      infer(&mention, known.code, sector: known.sector)
      return
    }
    if mention.trait == .rover {
      // Aircraft and ships seldom belong to the land that they are over or off.
      if mention.roleKind == .force, let force = context.lastForce {
        infer(&mention, force.code, sector: force.sector)
      }
      return
    }
    guard isGuessable(mention) else { return }
    // "مبنى القنصلية في دمشق": the one land whose it is not.
    if mention.trait == .post, mention.roleKind == .office { return }
    if let state = stateOfJoined(mention, before: before) {
      infer(&mention, state, sector: nil)
      return
    }
    if let state = stateRightAfter(mention) ?? stateOfJoinedAfter(mention) {
      infer(&mention, state, sector: nil)
      return
    }
    // "هجوم على معسكر في بورتسودان": what stands somewhere is of that land.
    let body = mention.roleKind == .thing ? nil : stateOfBody(before: before, for: mention)
    if let state = body ?? setting {
      if let rebels = rebels(of: state, meantBy: mention) {
        infer(&mention, rebels, sector: nil)
        return
      }
      infer(&mention, mention.sector == "MIL" ? armed(state) : state, sector: nil)
    }
  }

  /// `الوزارة`, `المجلس`, `المتحدث باسم الخارجية`: the one that was named in full before, here or in the document.
  private func sameBody(
    as mention: Mention, before: [Mention]
  ) -> (code: Code, sector: Code?)? {
    let head = analysis.headKey(mention)
    if mention.isDefinite, mention.roleKind != .group, mention.roleKind != .thing {
      for other in before.reversed() where !other.isInferred && other.roleKind != .thing {
        guard let code = other.code, other.kind == .described || other.kind == .name,
          analysis.range.contains(other.head)
        else { continue }
        if analysis.headKey(other) == head { return (code, other.sector) }
        if let body = analysis.bodies(in: other).first(where: { $0.key == head }) {
          return (code, body.sector)
        }
      }
    }
    if mention.roleKind == .office || !analysis.bodies(in: mention).isEmpty,
      let field = analysis.fieldKey(mention), let known = context.code(of: field)
    {
      return (known.code, nil)
    }
    // "الحركة الأمازيغية": another than the one named before.
    let next = mention.head + 1
    guard
      mention.roleKind != .force || mention.sector != nil || !mention.tokens.contains(next)
        || !analysis.isDefiniteWord(next)
    else { return nil }
    return context.code(of: head)
  }

  /// The sectors of a state's organs.
  static let organs: [Code?] = ["GOV", "COP", "MIL", "JUD", "LEG", "SPY"]

  /// `نائب الأمين العام للحلف`, `وزراء خارجية الاتحاد`: an office of the body that was named in full before.
  private func bodyNamedBefore(in mention: Mention) -> (code: Code, sector: Code?)? {
    if mention.roleKind == .office, mention.trait == .post, let last = mention.tokens.last,
      last > mention.head, analysis.isDefiniteWord(last)
    {
      // "مبنى القنصلية".
      return context.code(of: analysis.text.key(last).dropFirst("ال".utf8.count))
    }
    guard [.person, .group, .thing].contains(mention.roleKind) else { return nil }
    for token in mention.tokens.dropFirst().reversed() {
      guard
        let match = analysis.matches[token].first(where: {
          $0.category == .role && [.office, .force].contains(lexicon.roles[$0.entry].kind)
        })
      else { continue }
      let key = analysis.text.key(token).dropFirst(Int(match.clitics.cut))
      let isArticle = key.begins(with: "ال") && key.count > 8
      guard isArticle || match.clitics.article else { return nil }
      return context.code(of: isArticle ? key.dropFirst(4) : key)
    }
    return nil
  }

  /// Bodies of any kind, such as `منظمة`, are nobody's without a name.
  private func isGuessable(_ mention: Mention) -> Bool {
    switch mention.roleKind {
    case .office, .force: mention.sector != nil && mention.sector != "NGO"
    case .group: mention.sector != nil
    default: true
    }
  }

  /// `المخيم`, `أراضيها`, `بلدة X`: in the land of the sentence or document.
  private func resolvePlace(_ mention: inout Mention, before: [Mention], setting: Code?) {
    if let pronoun = mention.possessor,
      // "دفاعاتها أسقطت مسيرة فوق أراضيها": neither things nor places own land.
      let owner = owner(
        pronoun, of: mention.tokens.lowerBound,
        before: before.filter {
          (mention.placeNoun != .land || $0.kind != .place) && $0.roleKind != .thing
            && $0.trait != .rover
        }),
      lexicon.countries[owner.code ?? ""] != nil
    {
      infer(&mention, owner.code, sector: nil)
      return
    }
    if mention.pointsBack, mention.placeNoun == .region, !mention.isPointedAt { return }
    if mention.pointsBack {
      let key = analysis.placeKey(mention)
      let own = before.last {
        $0.code != nil
          && ($0.kind == .place && analysis.placeKey($0) == key
            // "بقطاع غزة ... القطاع".
            || $0.isTerritory && analysis.placeNounKey($0) == key)
      }
      if let known = own ?? context.place(of: key) {
        infer(&mention, known.code, sector: nil)
        mention.place = known.place
        // "العدوان على القطاع": whoever meant the territory means it.
        mention.isTerritory = known.isTerritory
        return
      }
      // "في الشوارع الرئيسية": those of where all of it is.
      let isThere = mention.placeNoun == .street && mention.prepositionKind == .placePreposition
      guard !mention.needsAntecedent || mention.isPointedAt || isThere else { return }
      if let last = before.last(where: { $0.code != nil && $0.kind == .place }) ?? context.lastPlace
      {
        infer(&mention, last.code, sector: nil)
        return
      }
    }
    // A sea is in no land.
    if let place = mention.place, lexicon.places[place].country == nil { return }
    if let setting { infer(&mention, setting, sector: nil) }
  }

  private func infer(_ mention: inout Mention, _ code: Code?, sector: Code?) {
    guard let code else { return }
    mention.code = code
    mention.isInferred = true
    if mention.sector == nil { mention.sector = sector }
  }

  /// Whom a possessive pronoun means: the nearest fitting phrase before.
  private func owner(
    _ pronoun: Agreement, of token: Int, before: [Mention]
  ) -> Mention? {
    if pronoun.person == 1 {
      // "أكدت حماس أن شعبنا": who was named as subject speaks, else who spoke last.
      return before.first {
        $0.code != nil && $0.preposition == nil && $0.canAct && $0.sector != "JRN"
          && ($0.kind == .name || $0.kind == .described)
      } ?? context.speaker
    }
    let fitting = before.filter {
      $0.code != nil && $0.canAct && $0.kind != .plain && $0.agrees(with: pronoun)
    }
    if fitting.isEmpty, pronoun.number == .plural,
      let member = before.last(where: {
        $0.roleKind == .person && $0.code.map { lexicon.organisations[$0] != nil } ?? false
      })
    {
      // "قال المتحدث باسم الحركة إن مقاتليهم": of the body that he speaks for.
      return member
    }
    if let that = (analysis.range.lowerBound..<token).last(where: {
      analysis.hasCue($0, .complementizer)
    }), !fitting.contains(where: { $0.tokens.lowerBound > that }),
      let subject = fitting.last(where: {
        $0.preposition == nil && analysis.verb(at: $0.tokens.lowerBound - 1) != nil
      })
    {
      // "أبلغت الحركة الفصائل بأن وفدها": who tells it speaks of what is his.
      return subject
    }
    // "أكدت الحركة في مفاوضات القاهرة أن وفدها": a land that tells where talks are owns nothing.
    return fitting.last { !isOfEventNoun($0) } ?? fitting.last ?? context.antecedent(pronoun)
  }

  private func isOfEventNoun(_ mention: Mention) -> Bool {
    mention.isTerritory && mention.preposition == nil
      && analysis.triggers.contains {
        $0.form == .noun && $0.end == mention.tokens.lowerBound && !$0.clitics.article
      }
  }

  /// The land that the places of the phrase's clause tell, else the sentence's or the document's.
  ///
  /// `قدم المقترح في القاهرة لأن الحركة لا تستطيع الإفراج عن رهائن`: where something else took place does not tell.
  private func setting(of mention: Mention, in mentions: [Mention]) -> Code? {
    func isApart(_ place: Mention) -> Bool {
      let one = analysis.segment(of: min(mention.head, place.head))
      let other = analysis.segment(of: max(mention.head, place.head))
      return one < other
        && analysis.segments[(one + 1)...other].contains {
          // "في ريو، حيث قطع سائقون الطريق": it is there.
          $0.kind == .relative
            || $0.kind == .subordinate && !analysis.isRelativeAdverb($0.tokens.lowerBound)
            || analysis.hasCue($0.tokens.lowerBound, .complementizer) && $0.tokens.count > 1
        }
    }
    let near = mentions.lazy.filter {
      $0.prepositionKind == .placePreposition && !isApart($0)
    }
    return label ?? placeSetting(of: near)
      ?? (Self.organs.contains(mention.sector) ? context.home : context.setting)
      ?? placeSetting(of: mentions)
  }

  /// The land before a headline's colon.
  private var label: Code? {
    analysis.label?.code.flatMap { lexicon.countries[$0] != nil ? $0 : nil }
  }

  /// The country of the sentence's own places.
  private func placeSetting(of mentions: some Sequence<Mention>) -> Code? {
    var first: Code?
    for mention in mentions
    where mention.prepositionKind == .placePreposition
      // "أمام السفارة الإسرائيلية في عمان": bodies are elsewhere.
      && (mention.isTerritory || mention.place != nil || mention.kind == .plain)
      // "قرب الحدود السورية" is on either side.
      && !(mention.kind == .plain && mention.endsWithNationality)
    {
      guard let code = mention.code, lexicon.countries[code] != nil else { continue }
      // "أمام مقر الأمم المتحدة في عمان".
      if mention.isTerritory { return code }
      first = first ?? code
    }
    return first
  }

  // MARK: - References

  /// `بلاده`: the state of the person named before in the sentence, or of who spoke last.
  private func resolveOwnCountry(_ mention: inout Mention, before: [Mention]) {
    let candidates = before.reversed().filter { lexicon.countries[$0.code ?? ""] != nil }
    let speaker = context.speaker.flatMap { lexicon.countries[$0.code ?? ""] != nil ? $0 : nil }
    let person =
      candidates.first { tells($0, before: mention.tokens.lowerBound) }
      ?? candidates.first { $0.roleKind == .person }
      ?? speaker.flatMap { $0.roleKind == .person ? $0 : nil }
      ?? candidates.first { $0.sector == "GOV" }
      ?? candidates.first { $0.kind != .place }
    mention.code = person?.code ?? speaker?.code ?? candidates.first?.code
    mention.isInferred = true
  }

  /// `قال الوزير خلال لقاء مع نظيره إن بلاده`: whether the person stands behind the verb whose words the token is among.
  func tells(_ person: Mention, before token: Int) -> Bool {
    guard person.roleKind == .person, let verb = analysis.verb(at: person.outerStart - 1),
      !lexicon.verbs[verb.entry].reports.isEmpty
    else { return false }
    return analysis.between(person.tokens.upperBound, token).contains {
      analysis.hasCue($0, .complementizer)
    }
  }

  /// `الجانبان`: the last two sides, each where the phrase stands but told by its own words.
  private func sides(_ mention: Mention, before: [Mention]) -> [Mention] {
    let areStates = mention.reference == .bothStates
    var sides = DiscourseContext.lastSides(of: before) {
      $0.reference == .none && (!areStates || isState($0))
    }
    if sides.count < 2 { sides = context.lastSides }
    guard sides.count == 2, !areStates || sides.allSatisfy(isState) else { return [] }
    return sides.map { side in
      var copy = side
      if areStates { copy.reference = .bothStates }
      copy.tokens = mention.tokens
      copy.outerStart = mention.outerStart
      copy.preposition = mention.preposition
      copy.prepositionKind = mention.prepositionKind
      copy.isJoined = mention.isJoined
      copy.agreement = mention.agreement
      copy.head = mention.head
      copy.isInferred = true
      copy.count = nil
      return copy
    }
  }

  private func isState(_ mention: Mention) -> Bool {
    mention.code.map { lexicon.countries[$0] != nil } ?? false
  }
}

extension SentenceAnalysis {
  /// Gives phrases without a country the one that the document reveals.
  func resolve(_ context: DiscourseContext) {
    setMentions(MentionResolver(analysis: self, context: context).resolved())
  }
}
