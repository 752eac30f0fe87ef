import NewsModel

// Where an event takes place, and the circumstances that several words for one act share.
extension SentenceReader {
  /// The event's own place: after "in" in its clause, or the territory it is aimed at.
  func place(of finding: Finding, all: [Finding]) -> Mention? {
    if let place = finding.place { return place }
    // Accusing, promising and the like happen in words; a place near them is seldom theirs.
    let type = entry(finding).type
    guard type != .accuse, type != .agree, type != .threaten else { return nil }
    let attachment = Attachment(analysis: analysis, circumstance: .place)
    var best: (mention: Mention, distance: Int)?
    for mention in places where !isOfTopic(mention, finding) {
      guard let distance = attachment.distance(of: finding, to: mention.tokens) else { continue }
      if distance < (best?.distance ?? Attachment.reach) { best = (mention, distance) }
    }
    if let there = placeLedFrom(finding),
      best.map({
        $0.mention.tokens.lowerBound < finding.trigger.start
          || analysis.segment(of: $0.mention.tokens.lowerBound) != finding.trigger.segment
      }) ?? true
    {
      return there
    }
    if entry(finding).mode == "visit", let there = destination(of: finding),
      best.map({
        analysis.segment(of: $0.mention.tokens.lowerBound) != finding.trigger.segment
          || $0.mention.code != nil && there.code != nil && $0.mention.code != there.code
      }) ?? true
    {
      // "وصل إلى أنقرة، وبحث الهدنة في السودان", "نيروبي تستضيف محادثات الفرقاء في جنوب السودان".
      return there
    }
    if let best {
      // "الهجوم على الدوحة ... في غزة": what it is aimed at is nearer than another clause's place.
      guard type == .assault,
        analysis.segment(of: best.mention.tokens.lowerBound) != finding.trigger.segment,
        let target = target(of: finding)
      else { return best.mention }
      return target
    }
    return target(of: finding) ?? scene(of: finding) ?? destination(of: finding)
      ?? goal(of: finding) ?? home(of: finding) ?? site(of: finding)
      ?? ground(of: finding) ?? analysis.label
  }

  /// `بحثا الأوضاع في السودان`: where that is of which they talk.
  private func isOfTopic(_ place: Mention, _ finding: Finding) -> Bool {
    let topic = place.outerStart - 1
    if entry(finding).type == .consult,
      analysis.between(finding.trigger.end, topic).contains(where: {
        analysis.isOf(lexicon.discussingClass, $0)
          && analysis.governor(of: $0) == lexicon.prepositions[.li]
      })
    {
      // "التقى نظيره لبحث الأزمة في السودان".
      return place.isJoined || analysis.isDefiniteWord(topic)
    }
    if entry(finding).type == .consult, finding.trigger.tokens.count > 1,
      topic == finding.trigger.end - 1,
      analysis.isOf(lexicon.discussingClass, finding.trigger.start)
    {
      // "لبحث الأوضاع في السودان".
      return true
    }
    guard entry(finding).type == .consult, finding.trigger.form == .verb,
      entry(finding).verbFrame.contentStatus == .hypothetical, topic > finding.trigger.start
    else { return false }
    if analysis.triggers.contains(where: {
      $0.form == .noun && $0.start > finding.trigger.start && $0.end <= place.outerStart
        && $0.clitics.article && lexicon.triggers[$0.entry].type.isForce
    }) {
      // "ناقش الوزيران الهجوم على القرية في شمال سوريا".
      return true
    }
    return analysis.isDefiniteWord(topic)
      // "بحثا تعاونهما المشترك في الدوحة": what is theirs is nowhere.
      && !analysis.endsWithPronoun(topic - 1)
      && !analysis.mentions.contains { $0.tokens.contains(topic) && $0.canAct }
  }

  /// Phrases that say where: under a preposition of place, or inside a description of somebody.
  static func places(in analysis: SentenceAnalysis) -> [Mention] {
    var found: [Mention] = []
    for mention in analysis.mentions {
      if mention.isPlaceLike {
        // "على الساحة اليمنية".
        let isOn =
          mention.preposition == analysis.lexicon.prepositions[.ala]
          && (mention.placeNoun == .street || mention.placeNoun == .land)
        if mention.prepositionKind == .placePreposition || isOn { found.append(mention) }
      } else if mention.roleKind != .office, !mention.hasField, mention.kind != .name,
        let inner = analysis.innerPlace(of: mention)
      {
        found.append(inner)
      }
    }
    return found
  }

  /// `مستشفيات غزة`: the town or land that a building's phrase ends with.
  private func owningTown(of building: Mention) -> Mention? {
    let isBuilding =
      building.roleKind == .thing
      || building.roleKind == .office && ["MED", "EDU"].contains(building.sector)
    guard building.kind == .described, isBuilding,
      analysis.range.contains(building.tokens.lowerBound), building.tokens.count > 1
    else { return nil }
    let last = building.tokens.upperBound - 1
    guard
      let match = analysis.matches[last].first(where: {
        $0.category == .place && $0.clitics.preposition < 0
      }), lexicon.places[match.entry].country == building.code
    else { return nil }
    var town = building
    town.kind = .place
    town.tokens = last..<(last + 1)
    town.outerStart = last
    town.head = last
    town.place = match.entry
    town.count = nil
    town.span = nil
    return town
  }

  /// The place that an attack, arrest or deployment is aimed at.
  private func target(of finding: Finding) -> Mention? {
    let type = entry(finding).type
    let isExpulsion = entry(finding).mode == "expel"
    guard type == .assault || type == .coerce || type == .mobilize || type == .aid || isExpulsion
    else { return nil }
    if let place = finding.recipients.first(where: { $0.kind == .place }) { return place }
    let trigger = finding.trigger
    let end = analysis.clauseEnd(after: max(trigger.end, trigger.start + 1))
    let aims =
      isExpulsion
      ? [lexicon.prepositions[.min]]
      : type == .aid
        ? [lexicon.prepositions[.ila]]
        : [lexicon.prepositions[.ala], lexicon.prepositions[.ila]]
    // "غارات على بلدة", "اقتحمت مدينة", "هجوم استهدف الأراضي".
    for mention in analysis.mentions where mention.isPlaceLike {
      let start = mention.tokens.lowerBound
      guard start >= trigger.start, start < end else { continue }
      if mention.preposition == nil, type != .aid, trigger.form == .verb || start <= trigger.end {
        if mention.kind == .place { return mention }
      } else if let preposition = mention.preposition, aims.contains(preposition) {
        return mention
      }
    }
    if type == .assault, let territory = finding.recipients.first(where: \.isTerritory) {
      return territory
    }
    if type == .assault, let there = finding.recipients.lazy.compactMap(owningTown).first {
      return there
    }
    if entry(finding).mode == "arrest" || entry(finding).mode == "abduct" {
      // "اعتقلت القوات شابا من بلدة بيتا": a town that no table knows is in the land of who lives there.
      var town = analysis.mentions.first {
        $0.kind == .place && $0.placeNoun == .plain && $0.preposition == lexicon.prepositions[.min]
          && (trigger.end..<end).contains($0.tokens.lowerBound)
      }
      if town?.isInferred == true, let land = finding.recipients.first?.code,
        lexicon.countries[land] != nil
      {
        town?.code = land
      }
      return town
    }
    return nil
  }

  /// The subject of a verb of witnessing, or the object of a clause that describes the event.
  private func scene(of finding: Finding) -> Mention? {
    let trigger = finding.trigger
    if trigger.form == .noun, let verb = analysis.segments[trigger.segment].verb,
      verb.tokens.lowerBound < trigger.start, !lexicon.verbs[verb.entry].lights.isEmpty,
      lexicon.verbs[verb.entry].reports.isEmpty
    {
      let subject = analysis.mentions.first {
        $0.tokens.lowerBound > verb.tokens.lowerBound && $0.tokens.lowerBound < trigger.start
      }
      // "شهد قطاع غزة مجازر": a land that acts for nobody here.
      let isWitness = lexicon.verbs[verb.entry].lights.contains {
        lexicon.lights[$0].frame.isEmpty
      }
      if let subject, subject.kind == .place || subject.isTerritory && isWitness,
        subject.preposition == nil
      {
        return subject
      }
      // "المخيم يتعرض لقصف": the place before its verb.
      if let subject = analysis.mentions.last(where: {
        $0.tokens.upperBound <= verb.tokens.lowerBound
      }),
        subject.kind == .place || subject.isTerritory && isWitness, subject.preposition == nil,
        verb.tokens.lowerBound - subject.tokens.upperBound <= 1
      {
        return subject
      }
    }
    // "الاحتجاجات التي شهدتها العاصمة"
    if trigger.form == .noun, trigger.segment + 2 < analysis.segments.count,
      analysis.segments[trigger.segment + 1].kind == .relative,
      let verb = analysis.segments[trigger.segment + 2].verb,
      analysis.segments[trigger.segment + 1].tokens.lowerBound - trigger.end <= 3,
      !lexicon.verbs[verb.entry].lights.isEmpty,
      let subject = analysis.mentions.first(where: {
        $0.tokens.lowerBound >= verb.tokens.upperBound
      }), subject.kind == .place || subject.reference == .ownCountry, subject.preposition == nil,
      subject.tokens.lowerBound - verb.tokens.upperBound <= 1
    {
      return subject
    }
    guard entry(finding).type == .assault || entry(finding).type == .coerce,
      trigger.form == .noun, trigger.segment + 1 < analysis.segments.count
    else { return nil }
    var index = trigger.segment + 1
    if analysis.segments[index].kind == .relative { index += 1 }
    guard index < analysis.segments.count, let verb = analysis.segments[index].verb,
      !verb.clitics.conjunction,
      lexicon.verbs[verb.entry].triggers.contains(where: {
        lexicon.triggers[$0.trigger].type == entry(finding).type
      })
    else { return nil }
    let end = analysis.clauseEnd(after: verb.tokens.upperBound)
    return analysis.mentions.first {
      $0.tokens.lowerBound >= verb.tokens.upperBound && $0.tokens.lowerBound < end
        && $0.kind == .place && $0.preposition == nil
    }
  }

  /// Where the sentence stood when it came to an act of force that names no place.
  private func ground(of finding: Finding) -> Mention? {
    let type = entry(finding).type
    guard type == .assault || type == .coerce, finding.governor == nil else { return nil }
    let start = finding.trigger.start
    guard
      let place = analysis.mentions.last(where: {
        $0.tokens.upperBound <= start && $0.kind == .place && $0.code != nil && $0.isPlaceLike
          && ($0.prepositionKind == .placePreposition || $0.preposition == nil)
      }), !isWhereOneSpeaks(place, before: finding.trigger)
    else { return nil }
    return analysis.segment(of: start) - analysis.segment(of: place.tokens.lowerBound) <= 4
      ? place : nil
  }

  /// `قال في كلمته في نيويورك إن`: where the words were said.
  private func isWhereOneSpeaks(_ place: Mention, before trigger: Trigger) -> Bool {
    let start = place.tokens.lowerBound
    return analysis.segment(of: start) < trigger.segment
      && (max(analysis.range.lowerBound, start - 4)..<start).contains {
        analysis.isOf(lexicon.forumClass, $0)
      }
  }

  /// `المخيم يتعرض للهدم، مما أدى إلى تهجير سكانه`, `نزوح الآلاف منه`: the place that a pronoun means.
  private func home(of finding: Finding) -> Mention? {
    let trigger = finding.trigger
    guard entry(finding).mode == "expel" else { return nil }
    var pronoun = finding.recipients.lazy.compactMap(\.possessor).first
    let end = min(analysis.clauseEnd(after: trigger.end), trigger.end + 10)
    for token in trigger.end..<max(trigger.end, end) where pronoun == nil {
      pronoun =
        analysis.matches[token].first {
          $0.category == .cue && lexicon.cuePrepositions[$0.entry] == lexicon.prepositions[.min]
        }?.clitics.pronoun
    }
    guard let pronoun else { return nil }
    return analysis.mentions.last {
      $0.kind == .place && $0.tokens.upperBound <= trigger.start && $0.code != nil
        && $0.agrees(with: pronoun)
    } ?? context.lastPlace.flatMap { $0.agrees(with: pronoun) ? $0 : nil }
  }

  /// `قتلوا في مستشفى`, `هجوم على مقر الحزب`: a building that no name places is in the land that the article is set in.
  private func site(of finding: Finding) -> Mention? {
    let type = entry(finding).type
    guard type.isForce || type == .protest, type != .sanction,
      let on = lexicon.prepositions[.ala], let land = context.setting
    else { return nil }
    let attachment = Attachment(analysis: analysis, circumstance: .place)
    let found = analysis.mentions.first { mention in
      let isBody =
        mention.roleKind == .office && !mention.isPlaceLike
        && analysis.isBeside(mention) && mention.prepositionKind == .placePreposition
      guard
        mention.roleKind == .thing && mention.trait != .rover && !mention.isPlaceLike || isBody
      else { return false }
      let isBuilding = analysis.matches[mention.head].contains { $0.category == .placeNoun }
      return
        (mention.prepositionKind == .placePreposition
        || isBuilding && mention.preposition == on)
        && attachment.distance(of: finding, to: mention.tokens).map { $0 < 12 } ?? false
    }
    guard var found else { return nil }
    found.code = land
    found.place = nil
    return found
  }

  /// `إلى طهران حيث تم توقيفه`: the place right before the clause that tells what was done there.
  private func placeLedFrom(_ finding: Finding) -> Mention? {
    let segment = finding.trigger.segment
    // "حيث تركزت المناقشات حول الحرب": what was talked of was elsewhere.
    if finding.trigger.form == .noun,
      analysis.governorCue(of: finding.trigger.start)?.kind == .topicPreposition
    {
      return nil
    }
    for index in stride(from: segment, through: max(1, segment - 1), by: -1) {
      let adverb = analysis.segments[index].tokens.lowerBound
      guard analysis.isRelativeAdverb(adverb) else { continue }
      return analysis.mentions.last {
        $0.tokens.upperBound <= adverb && adverb - $0.tokens.upperBound <= 2 && $0.isPlaceLike
      }
    }
    return nil
  }

  /// `يعود إلى قطر لبدء المفاوضات`: where one goes for talks is where they are held.
  private func goal(of finding: Finding) -> Mention? {
    let trigger = finding.trigger
    guard entry(finding).type == .consult, trigger.form == .noun,
      analysis.outerGovernor(of: trigger) == lexicon.prepositions[.li],
      let to = lexicon.prepositions[.ila]
    else { return nil }
    return analysis.mentions.last {
      $0.tokens.upperBound <= trigger.start && $0.isTerritory && $0.preposition == to
        && analysis.segment(of: $0.tokens.lowerBound) == trigger.segment
    }
  }

  private func destination(of finding: Finding) -> Mention? {
    guard entry(finding).type == .consult, entry(finding).mode == "visit" else { return nil }
    return finding.recipients.first(where: \.isTerritory)
  }

  // MARK: - One act told by several words

  /// A strike and its dead share day and place where only one of them tells them.
  func shareCircumstances(in findings: inout [Finding]) {
    for index in findings.indices {
      if findings[index].time == nil,
        let other = nearest(to: index, in: findings, where: { findings[$0].time != nil })
      {
        findings[index].time = findings[other].time
      }
      if findings[index].place == nil,
        let other = nearest(to: index, in: findings, where: { findings[$0].place != nil })
      {
        findings[index].place = findings[other].place
      }
    }
  }

  /// The nearest other word for the same act of which `tells` holds.
  ///
  /// Few tell anything, and only of those it is asked whether the act is the same.
  private func nearest(
    to index: Int, in findings: [Finding], where tells: (Int) -> Bool
  ) -> Int? {
    func distance(_ other: Int) -> Int {
      abs(findings[other].trigger.start - findings[index].trigger.start)
    }
    return findings.indices
      .filter { $0 != index && tells($0) && isSameAct(findings[$0], findings[index]) }
      .min { distance($0) < distance($1) }
  }

  private func isSameAct(_ one: Finding, _ other: Finding) -> Bool {
    guard entry(one).type == entry(other).type, isMaterial(entry(one).type),
      one.governor == other.governor, (one.status == .negated) == (other.status == .negated),
      one.status.isToCome == other.status.isToCome
    else { return false }
    let (first, last) =
      one.trigger.start < other.trigger.start
      ? (one.trigger, other.trigger) : (other.trigger, one.trigger)
    guard last.segment - first.segment <= 3 else { return false }
    for index in first.segment..<last.segment {
      let segment = analysis.segments[index + 1]
      if segment.kind == .complement || segment.kind == .other { return false }
      if segment.kind == .subordinate, analysis.opensAtOtherTime(segment.tokens.lowerBound) {
        return false
      }
      if let verb = segment.verb, !lexicon.verbs[verb.entry].reports.isEmpty { return false }
    }
    if last.form == .noun, analysis.isCountedFrom(last.start) { return false }
    if let cue = analysis.governorCue(of: last.start), last.form == .noun,
      cue.kind == .timePreposition || cue.kind == .topicPreposition
        // "هجوم محتمل ردا على الغارة التي وقعت الأسبوع الماضي".
        || cue.id.hasSuffix(".reply.answered"),
      !cue.id.hasSuffix(".result")
    {
      return false
    }
    return true
  }
}

extension Status {
  /// What may or will come, and so is none of what came.
  fileprivate var isToCome: Bool { self == .planned || self == .hypothetical }
}

extension SentenceAnalysis {
  /// `سوريا: قوات النظام تقصف`: a headline's first word may say where all of it happens.
  var label: Mention? {
    guard hasTitleShape, let first = mentions.first, first.isTerritory,
      first.tokens.lowerBound == range.lowerBound, first.tokens.count == 1,
      isMark(first.tokens.upperBound, ":")
    else { return nil }
    return first
  }

  /// `أمام البرلمان`, `قرب السفارة`: beside a body rather than in it, so that its building is meant.
  func isBeside(_ mention: Mention) -> Bool {
    mention.outerStart < mention.tokens.lowerBound
      && text.tokens[mention.outerStart].keyCount > 4
  }

  /// A place told inside a phrase: `قافلة عسكرية في محافظة شرناق`.
  func innerPlace(of mention: Mention) -> Mention? {
    for token in mention.tokens.dropFirst() where hasCue(token, .placePreposition) {
      let next = skipQuotes(token + 1)
      guard mention.tokens.contains(next) else { continue }
      for match in matches[next] where match.clitics.preposition < 0 {
        var inner = mention
        inner.kind = .place
        inner.tokens = next..<max(next + 1, min(mention.tokens.upperBound, match.tokens.upperBound))
        inner.outerStart = token
        inner.head = next
        inner.prepositionKind = .placePreposition
        inner.place = nil
        inner.count = nil
        inner.span = nil
        inner.possessor = nil
        switch match.category {
        case .place:
          inner.place = match.entry
          inner.code = lexicon.places[match.entry].country
        case .placeNoun:
          let name = skipQuotes(match.tokens.upperBound)
          guard mention.tokens.contains(name) else { continue }
          let known = matches.first(.place, at: name)
          inner.place = known?.entry
          inner.code = known.flatMap { lexicon.places[$0.entry].country }
          inner.tokens = next..<max(name + 1, known?.tokens.upperBound ?? 0)
        case .actor
        where lexicon.actors[match.entry].kind == .country
          || lexicon.actors[match.entry].kind == .capital:
          inner.code = lexicon.actors[match.entry].code
          inner.place = matches.first(.place, at: next)?.entry
        default: continue
        }
        inner.isTerritory = true
        return inner
      }
    }
    return nil
  }
}

extension Mention {
  /// Names somewhere that an event may take place.
  var isPlaceLike: Bool {
    !(needsAntecedent && code == nil) && (isTerritory || kind == .place || place != nil)
  }
}
