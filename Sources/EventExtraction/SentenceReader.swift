import NewsModel

/// What a sentence's trigger was found to tell, before it becomes an event.
struct Finding {
  var trigger: Trigger
  var actors: [Mention] = []
  var recipients: [Mention] = []
  var status: Status = .occurred
  var source: (mention: Mention, stance: Attribution.Stance)?
  /// The finding, in the same sentence, whose content this one is.
  var governor: Int?
  /// The speech verb whose words tell this.
  var report: Int?
  /// The speaker is the actor himself, so that nobody else vouches for it.
  var isOwnAct = false
  var time: TimeExpression?
  var place: Mention?
  var counts: [Count] = []
  var isBackground = false
  /// Told as something that took place rather than named as a topic.
  var isAsserted = false
  var trace: [String] = []
}

/// Reads the events of one sentence.
struct SentenceReader {
  let analysis: SentenceAnalysis
  let context: DiscourseContext
  let arguments: ArgumentReader
  /// Phrases that say where.
  let places: [Mention]

  var lexicon: Lexicon { analysis.lexicon }

  init(analysis: SentenceAnalysis, context: DiscourseContext) {
    self.analysis = analysis
    self.context = context
    arguments = ArgumentReader(analysis: analysis, context: context)
    places = Self.places(in: analysis)
  }

  /// The findings in the order of their triggers, and the sentence's speech verbs.
  func read() -> (findings: [Finding], reports: [Report]) {
    let reports = self.reports()
    guard !analysis.triggers.isEmpty else { return ([], reports) }
    var findings = analysis.triggers.map { Finding(trigger: $0) }
    for index in findings.indices { fillArguments(&findings[index]) }
    for index in findings.indices { shareArguments(index, in: &findings) }
    for index in findings.indices {
      findings[index].isAsserted = isAsserted(findings[index], all: findings)
    }
    for index in findings.indices { govern(index, in: &findings) }
    for index in findings.indices { fillFromMeasure(index, in: &findings) }
    for index in findings.indices { fillFromGovernor(index, in: &findings) }
    for index in findings.indices { fillFromSameAct(index, in: &findings) }
    for index in findings.indices { fillFromDeed(index, in: &findings) }
    for index in findings.indices {
      attribute(&findings[index], reports: reports)
    }
    for index in findings.indices {
      if !findings[index].isAsserted { findings[index].trace.append("topic") }
      setStatus(index, in: &findings)
      findings[index].time = time(of: findings[index])
      findings[index].place = place(of: findings[index], all: findings)
      helpWhereItIsGiven(&findings[index])
      tellVictimsFromAttacker(&findings[index])
    }
    for index in findings.indices { fillFromContent(index, in: &findings) }
    shareCircumstances(in: &findings)
    assignCounts(in: &findings)
    return (findings, reports)
  }

  func entry(_ finding: Finding) -> TriggerEntry { lexicon.triggers[finding.trigger.entry] }

  // MARK: - Arguments

  private func fillArguments(_ finding: inout Finding) {
    switch finding.trigger.form {
    case .verb: fillVerb(&finding)
    case .noun: fillNoun(&finding)
    case .participle: fillParticiple(&finding)
    }
    if isForce(entry(finding).type) {
      // Newspapers and agencies tell of deeds; they don't do them.
      finding.actors.removeAll { $0.sector == "JRN" && $0.roleKind != .person }
    }
    let (actors, recipients) = (finding.actors, finding.recipients)
    finding.recipients = recipients.filter { recipient in
      !actors.contains { $0.tokens == recipient.tokens }
    }
  }

  private func isForce(_ type: EventType) -> Bool {
    type == .assault || type == .coerce || type == .mobilize || type == .sanction
  }

  private func add(
    _ mentions: [Mention], as role: Role?, to finding: inout Finding, by rule: String
  ) {
    guard !mentions.isEmpty, let role else { return }
    switch role {
    case .actor:
      finding.actors += mentions.filter { new in
        new.roleKind != .thing && !finding.actors.contains { $0.tokens == new.tokens }
      }
      finding.trace.append("actor: " + rule)
    case .recipient:
      finding.recipients += mentions.filter { new in
        !(finding.recipients + finding.actors).contains { $0.tokens == new.tokens }
      }
      finding.trace.append("recipient: " + rule)
    case .place:
      if finding.place == nil { finding.place = mentions.first }
    case .content, .none: break
    }
  }

  private func fillVerb(_ finding: inout Finding) {
    let trigger = finding.trigger
    let frame = entry(finding).verbFrame
    let verb = arguments.arguments(
      ofVerbAt: trigger.start, features: trigger.features, clitics: trigger.clitics,
      takesObject: frame.role(of: .object) == .recipient && trigger.object == nil,
      sharesSubject: frame.role(of: .object) == .actor && frame.role(of: .subject) == .actor
        && !hasPartner(frame, of: trigger))
    let subjectRole = frame.role(of: .subject) ?? .actor
    if verb.isPassive {
      add(
        verb.subject, as: frame.role(of: .object) ?? .recipient, to: &finding,
        by: "passive " + verb.rule)
    } else {
      add(verb.subject, as: subjectRole, to: &finding, by: verb.rule)
      add(verb.object, as: frame.role(of: .object), to: &finding, by: "object")
    }
    let end = analysis.clauseEnd(after: max(trigger.end, trigger.start + 1))
    addPrepositions(frame, from: trigger.start + 1, to: end, to: &finding)
    let barrier = analysis.triggers.first {
      $0.form == .noun && $0.start > trigger.end && $0.start < end
    }
    let agent = arguments.agent(from: trigger.start + 1, to: barrier?.start ?? end)
    add(agent, as: .actor, to: &finding, by: "agent")
    addGrievance(to: &finding)
  }

  /// Whether a preposition names who else takes part: `التقى الوزير بنظيره`.
  private func hasPartner(_ frame: Frame, of trigger: Trigger) -> Bool {
    let end = analysis.clauseEnd(after: max(trigger.end, trigger.start + 1))
    return frame.roles.contains { slot, role in
      guard case .preposition(let number) = slot, role == .actor else { return false }
      return !arguments.governed(by: number, from: trigger.start + 1, to: end).isEmpty
    }
  }

  private func addPrepositions(
    _ frame: Frame, from start: Int, to end: Int, to finding: inout Finding
  ) {
    for case (.preposition(let number), let role) in frame.roles.sorted(by: {
      $0.key.order < $1.key.order
    })
    where role == .actor || role == .recipient || role == .place {
      let limit = nounBarrier(for: number, from: start, to: end, own: finding.trigger)
      let governed = arguments.governed(by: number, from: start, to: limit)
      guard role != .actor || isDoerPhrase(governed, number, of: finding) else { continue }
      add(governed, as: role, to: &finding, by: "preposition")
    }
  }

  /// `غارة لـX`, `هجوم من X`: who an event noun says is behind it. After another phrase, as in `غارة على موقع لـX`,
  /// the preposition tells whose that is, or whence.
  private func isDoerPhrase(_ group: [Mention], _ number: Int, of finding: Finding) -> Bool {
    guard finding.trigger.form == .noun, let first = group.first,
      number == lexicon.prepositions["ل"] || number == lexicon.prepositions["من"]
    else { return true }
    if entry(finding).type == .assault {
      // "ضربة لسوريا": a state is struck; an army or a movement strikes.
      if first.kind == .place || first.isTerritory && number == lexicon.prepositions["ل"] {
        return false
      }
    }
    return !analysis.mentions.contains {
      $0.preposition != nil && $0.tokens.lowerBound >= finding.trigger.end
        && $0.tokens.upperBound <= first.outerStart
    }
  }

  /// Where another event noun, which takes the same preposition, begins.
  private func nounBarrier(for number: Int, from start: Int, to end: Int, own: Trigger) -> Int {
    for trigger in analysis.triggers
    where trigger.start > own.start && trigger.start >= start && trigger.start < end
      && trigger.form == .noun
    {
      if lexicon.triggers[trigger.entry].nounFrame.role(of: .preposition(number)) != nil {
        return trigger.start
      }
    }
    return end
  }

  private func fillNoun(_ finding: inout Finding) {
    let trigger = finding.trigger
    let frame = entry(finding).nounFrame
    let end = analysis.clauseEnd(after: trigger.end)
    let genitive = genitive(of: trigger)
    var genitiveRole = frame.role(of: .genitive) ?? .none
    // "استهداف إسرائيل للقنصلية": with an object after ل the first term is the doer.
    if genitiveRole == .recipient, let first = genitive.first,
      let number = lexicon.prepositions["ل"],
      frame.role(of: .preposition(number)) == .recipient,
      let next = analysis.mentions.first(where: {
        $0.preposition == number && !$0.isJoined && $0.outerStart >= first.tokens.upperBound
          && $0.outerStart - first.tokens.upperBound <= 1
      }), entry(finding).type != .request
    {
      genitiveRole = .actor
      add([next], as: .recipient, to: &finding, by: "idafa-object")
    }
    if genitiveRole == .recipient, entry(finding).mode == "heavy-weapons",
      frame.role(of: .preposition(lexicon.prepositions["علي"] ?? -1)) == .recipient,
      genitive.allSatisfy({ $0.roleKind == .force })
    {
      // "قصف قوات النظام": a force shells; what is shelled is a place or a thing.
      genitiveRole = .actor
    }
    let object = objectAfterPronoun(of: trigger)
    if !object.isEmpty, genitiveRole == .actor || genitiveRole == .recipient {
      // "قصفه المدينة", "زيارته القاهرة": the pronoun is the doer, the noun after it whom it meets.
      let isHosting = frame.role(of: .adjective) == .recipient
      let isShared = frame.role(of: .preposition(lexicon.prepositions["مع"] ?? -1)) == .actor
      genitiveRole = isHosting ? .recipient : .actor
      add(
        object, as: isHosting || isShared ? .actor : .recipient, to: &finding, by: "masdar object")
    }
    add(genitive, as: genitiveRole, to: &finding, by: "idafa")
    let adjective = adjective(of: trigger)
    let isVictim = meetsIndefinite(adjective, finding)
    add(
      adjective, as: isVictim ? .recipient : frame.role(of: .adjective) ?? .actor, to: &finding,
      by: "adjective")
    addPrepositions(frame, from: trigger.end, to: end, to: &finding)
    add(arguments.agent(from: trigger.end, to: end), as: .actor, to: &finding, by: "agent")
    addLightVerb(frame, to: &finding)
    addRelativeClause(frame, to: &finding)
    addGrievance(to: &finding)
  }

  /// `مقتل فلسطيني`, `اعتقال سوري`: one of a nation, and not whose the act is.
  private func meetsIndefinite(_ adjective: [Mention], _ finding: Finding) -> Bool {
    let entry = entry(finding)
    guard adjective.count == 1, let one = adjective.first, one.tokens.lowerBound == finding.trigger.end,
      entry.count == .killed || entry.count == .injured || entry.mode == "arrest"
        || entry.mode == "abduct",
      !finding.trigger.clitics.article, finding.trigger.clitics.pronoun == nil
    else { return false }
    return !analysis.text.key(one.tokens.lowerBound).starts(with: "ال".utf8)
  }

  /// `احتجاجا على قرار الحكومة`, `للتنديد بزيارة الرئيس`: whom a protest is against.
  private func addGrievance(to finding: inout Finding) {
    guard entry(finding).type == .protest, finding.recipients.isEmpty else { return }
    let start = finding.trigger.end
    guard
      let word = (start..<min(analysis.range.upperBound, start + 28)).first(where: { token in
        analysis.matches[token].contains {
          $0.category == .wordClass && $0.entry == lexicon.grievanceClass
        }
      }),
      let target = analysis.mentions.first(where: {
        $0.tokens.lowerBound > word && $0.tokens.lowerBound - word <= 7 && $0.canAct
          && $0.code != nil
      })
    else { return }
    let actors = finding.actors
    add(
      [target].filter { new in !actors.contains { $0.tokens.overlaps(new.tokens) } },
      as: .recipient,
      to: &finding, by: "grievance")
  }

  private func fillParticiple(_ finding: inout Finding) {
    let trigger = finding.trigger
    let frame =
      entry(finding).verbFrame.isEmpty ? entry(finding).nounFrame : entry(finding).verbFrame
    let end = analysis.clauseEnd(after: trigger.end)
    if let subject = arguments.antecedent(Agreement(""), before: trigger.start) {
      add([subject], as: frame.role(of: .subject) ?? .actor, to: &finding, by: "participle")
    }
    let bare = arguments.bareGroups(from: trigger.end, to: end)
    add(bare.first ?? [], as: frame.role(of: .object), to: &finding, by: "object")
    addPrepositions(frame, from: trigger.end, to: end, to: &finding)
  }

  /// The idafa complement or possessive pronoun of an event noun.
  private func genitive(of trigger: Trigger) -> [Mention] {
    if let pronoun = trigger.clitics.pronoun {
      return arguments.antecedent(pronoun, before: trigger.start).map { [$0] } ?? []
    }
    guard !trigger.clitics.article else { return [] }
    let start = analysis.skipQuotes(trigger.end)
    guard
      let index = analysis.mentions.firstIndex(where: {
        $0.tokens.lowerBound == start && $0.outerStart >= trigger.end && $0.canAct
          // "طرد السفير الروسي": the trigger's last word heads the phrase.
          || $0.tokens.lowerBound > trigger.start && $0.tokens.lowerBound < trigger.end
            && $0.tokens.upperBound > trigger.end && $0.preposition == nil && $0.kind != .plain
      }),
      analysis.mentions[index].preposition == nil || analysis.mentions[index].outerStart >= start
    else { return [] }
    let mention = analysis.mentions[index]
    guard mention.preposition == nil else { return [] }
    return analysis.members(of: index).filter { $0 >= index }.map { analysis.mentions[$0] }
  }

  /// The phrase right after an event noun that ends with a pronoun: `زيارته القاهرة`.
  private func objectAfterPronoun(of trigger: Trigger) -> [Mention] {
    guard trigger.clitics.pronoun != nil,
      let index = analysis.mentions.firstIndex(where: {
        $0.outerStart == analysis.skipQuotes(trigger.end) && $0.preposition == nil && $0.canAct
          && !$0.isJoined
      })
    else { return [] }
    return analysis.members(of: index).filter { $0 >= index }.map { analysis.mentions[$0] }
  }

  /// A nationality right after the noun: `الهجوم الإسرائيلي`, `غارات جوية تركية`.
  private func adjective(of trigger: Trigger) -> [Mention] {
    var cursor = analysis.skipQuotes(trigger.end)
    var found: [Mention] = []
    var skipped = 0
    // "القبض على سوري": after a preposition stands a noun.
    let last = trigger.tokens.upperBound - 1
    guard
      trigger.tokens.count == 1
        || !analysis.matches[last].contains(where: {
          $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
        })
    else { return found }
    while cursor < analysis.range.upperBound, skipped <= 2 {
      if let match = analysis.matches[cursor].first(where: { $0.category == .nationality }),
        match.clitics.preposition < 0
      {
        let nationality = lexicon.nationalities[match.entry]
        guard let code = nationality.code else { return found }
        // `استهداف سوريا` names the state; in `هجوما روسيا` the ending agrees with the noun's.
        if analysis.mentions.contains(where: {
          $0.tokens.lowerBound == cursor
            && ($0.kind == .people || $0.kind == .name && !analysis.isAccusative(trigger.end - 1))
        }) {
          return found
        }
        var mention = Mention(
          kind: .people, tokens: match.tokens, outerStart: cursor,
          agreement: Agreement(""), head: cursor)
        mention.code = code
        mention.isDefinite = true
        mention.rule = nationality.id
        found.append(mention)
        cursor = analysis.skipQuotes(match.tokens.upperBound)
        // "الأمريكية الإسرائيلية", "الهندية والباكستانية".
        continue
      }
      guard found.isEmpty, analysis.text.tokens[cursor].kind == .word,
        analysis.verb(at: cursor) == nil,
        analysis.hasCue(cursor, .modifier) || analysis.isPlainWord(cursor)
      else { break }
      // The adjective between agrees in definiteness.
      let isDefinite = analysis.text.key(cursor).starts(with: "ال".utf8)
      guard isDefinite == trigger.clitics.article || analysis.hasCue(cursor, .modifier) else {
        break
      }
      skipped += 1
      cursor = analysis.skipQuotes(cursor + 1)
    }
    return found
  }

  /// `شن الجيش هجوما`: the verb before hands its subject to the noun.
  private func addLightVerb(_ frame: Frame, to finding: inout Finding) {
    let trigger = finding.trigger
    let segment = analysis.segments[trigger.segment]
    guard let match = segment.verb, match.tokens.lowerBound < trigger.start else { return }
    let verb = lexicon.verbs[match.entry]
    guard
      let light = verb.lights.lazy.map({ lexicon.lights[$0] }).first(where: { accepts($0, trigger) }
      )
    else { return }
    guard !hasNounBetween(match.tokens.upperBound, trigger.start) else { return }
    let read = arguments.arguments(
      ofVerbAt: match.tokens.lowerBound, features: lexicon.verbFeatures[match.features],
      clitics: match.clitics, takesObject: false)
    let subject = read.subject.filter { $0.tokens.lowerBound < trigger.start }
    finding.trace.append("light verb: " + light.id)
    finding.isAsserted = true
    guard !light.frame.isEmpty,
      !(read.isElided && frame.role(of: .genitive) == .recipient
        && light.frame.role(of: .subject) == nil)
    else { return }
    if match.clitics.pronoun != nil, read.isElided { return }
    guard var role = light.frame.role(of: .subject) else { return }
    // "تلقى اتصالا": who is called takes part in the call.
    if role == .recipient, frame.role(of: .preposition(lexicon.prepositions["مع"] ?? -1)) == .actor {
      role = .actor
    }
    if role == .actor, !finding.actors.isEmpty, frame.role(of: .genitive) == .actor,
      finding.trigger.clitics.pronoun != nil
    {
      return
    }
    add(subject, as: role, to: &finding, by: "light verb " + light.id)
  }

  private func accepts(_ light: LightVerbEntry, _ trigger: Trigger) -> Bool {
    let governor = analysis.governor(of: analysis.chainStart(trigger.start))
    return light.slots.contains { slot in
      switch slot {
      case .preposition(let number): governor == number
      case .object, .subject: governor == nil
      default: false
      }
    }
  }

  /// Whether another event noun that is no list neighbour stands between.
  private func hasNounBetween(_ start: Int, _ end: Int) -> Bool {
    analysis.triggers.contains {
      $0.form == .noun && $0.start >= start && $0.tokens.upperBound < end
        && !isListed($0.tokens.upperBound, end)
    }
  }

  private func isListed(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 6 else { return false }
    return analysis.matches[end].contains { $0.clitics.conjunction }
  }

  /// `هجوم شنته إسرائيل`, `الهجوم الذي استهدف القاعدة`: the clause that describes the noun.
  private func addRelativeClause(_ frame: Frame, to finding: inout Finding) {
    let trigger = finding.trigger
    guard trigger.segment + 1 < analysis.segments.count else { return }
    var index = trigger.segment + 1
    if analysis.segments[index].kind == .relative { index += 1 }
    guard index < analysis.segments.count, let match = analysis.segments[index].verb,
      match.tokens.lowerBound - trigger.end <= 8,
      index == trigger.segment + 1
        || analysis.segments[index - 1].kind == .relative
          && analysis.segments[index - 1].tokens.count == 1,
      !match.clitics.conjunction
    else { return }
    let between = trigger.end..<match.tokens.lowerBound
    guard !analysis.triggers.contains(where: { between.contains($0.start) }) else { return }
    let verb = lexicon.verbs[match.entry]
    let isLight = !verb.lights.isEmpty
    let isTelling = verb.triggers.contains {
      lexicon.triggers[$0.trigger].type == entry(finding).type
    }
    guard isLight || isTelling else { return }
    let end = analysis.clauseEnd(after: match.tokens.upperBound)
    let bare = arguments.bareGroups(from: match.tokens.upperBound, to: end)
    if isLight { addPrepositions(frame, from: match.tokens.upperBound, to: end, to: &finding) }
    if match.clitics.pronoun != nil, let first = bare.first {
      add(first, as: .actor, to: &finding, by: "relative clause")
    } else if isTelling, match.clitics.pronoun == nil, let first = bare.first {
      add(first, as: .recipient, to: &finding, by: "relative clause")
    }
  }

  // MARK: - Nouns in a row

  /// `قصف وتدمير منازل`, `تدمير مستودع وقتل من فيه`: event nouns joined by "and" share who does it.
  private func shareArguments(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard index > 0, finding.trigger.form == .noun, finding.trigger.clitics.conjunction else {
      return
    }
    let before = findings[index - 1]
    guard before.trigger.form == .noun, before.trigger.segment == finding.trigger.segment,
      finding.trigger.start - before.trigger.end <= 14
    else { return }
    if finding.actors.isEmpty, roleOfDoer(finding) == .actor, !before.actors.isEmpty {
      findings[index].actors = before.actors
      findings[index].trace.append("actor: joined event noun")
    }
    if finding.isAsserted == false, before.isAsserted { findings[index].isAsserted = true }
    guard finding.trigger.start - before.trigger.end <= 1 else { return }
    // What follows the last noun belongs to all of them.
    var first = index - 1
    while first > 0, findings[first].trigger.clitics.conjunction,
      findings[first].trigger.start - findings[first - 1].trigger.end <= 1
    {
      first -= 1
    }
    for other in first..<index where findings[other].recipients.isEmpty {
      findings[other].recipients = finding.recipients
    }
    for other in first..<index where findings[other].actors.isEmpty {
      findings[other].actors = findings[index].actors
    }
  }

  /// Whether the sentence tells the event rather than names it as a topic.
  private func isAsserted(_ finding: Finding, all: [Finding]) -> Bool {
    guard finding.trigger.form == .noun else { return true }
    if finding.isAsserted { return true }
    let start = finding.trigger.start
    if analysis.previousWord(start) == nil { return true }
    let chain = analysis.chainStart(start)
    if analysis.previousWord(chain) == nil { return true }
    // "مقتل 15 جنديا": what is counted happened.
    if entry(finding).count == .killed, finding.recipients.contains(where: { $0.isQuantified }) {
      return true
    }
    if let match = governingVerb(of: finding.trigger), isDirectObject(chain, of: match) {
      let verb = lexicon.verbs[match.entry]
      if !verb.reports.isEmpty { return true }
      if verb.triggers.contains(where: { lexicon.triggers[$0.trigger].type == .accuse }) {
        return true
      }
    }
    // "الهجوم أسفر عن", "هجوم استهدف": the clause tells what it did.
    if isSubject(chain, of: finding.trigger),
      isFollowedByVerb(finding.trigger) || isRightAfterVerb(chain)
    {
      return true
    }
    // "قتل جنديان في هجوم", "أسفر الهجوم عن مقتل": one act told by two words.
    return all.contains {
      $0.trigger.start != start && $0.trigger.segment == finding.trigger.segment
        && entry($0).type == entry(finding).type
        && ($0.trigger.form == .verb || $0.isAsserted)
    }
  }

  /// The verb of the trigger's own clause, where it stands before it.
  private func governingVerb(of trigger: Trigger) -> Match? {
    guard let match = analysis.segments[trigger.segment].verb,
      match.tokens.lowerBound < trigger.start, trigger.start - match.tokens.upperBound <= 12
    else { return nil }
    return match
  }

  /// Whether the noun phrase that begins at `start` follows its verb with nothing but the subject between.
  private func isDirectObject(_ start: Int, of match: Match) -> Bool {
    if let governor = analysis.governor(of: start) {
      let own = ["ب", "عن"].compactMap { lexicon.prepositions[$0] }
      guard own.contains(governor) else { return false }
    }
    var token = match.tokens.upperBound
    while token < start {
      if let mention = analysis.mentions.first(where: { $0.tokens.contains(token) }) {
        token = mention.tokens.upperBound
      } else if analysis.time(at: token) != nil || analysis.text.tokens[token].kind == .mark {
        token += 1
      } else if analysis.matches[token].contains(where: {
        $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
          && $0.tokens.upperBound == start
      }) {
        return true
      } else {
        return false
      }
    }
    return true
  }

  /// Whether the noun phrase that begins at `chain` opens its clause rather than hangs on a noun or preposition.
  private func isSubject(_ chain: Int, of trigger: Trigger) -> Bool {
    guard analysis.governor(of: chain) == nil else { return false }
    if trigger.clitics.conjunction { return true }
    guard let previous = analysis.previousWord(chain) else { return true }
    return analysis.verb(at: previous) != nil || analysis.time(at: previous) != nil
      || analysis.hasCue(
        previous, .complementizer, .subordinator, .conjunction, .demonstrative, .pluperfect)
  }

  /// `تواصل الهجوم`, `اتسعت الاحتجاجات`: the subject of a verb that is no event of its own.
  private func isRightAfterVerb(_ chain: Int) -> Bool {
    guard let previous = analysis.previousWord(chain), analysis.verb(at: previous) != nil
    else { return false }
    return analysis.matches[previous].contains {
      $0.category == .verb && lexicon.verbs[$0.entry].triggers.isEmpty
    }
  }

  private func isFollowedByVerb(_ trigger: Trigger) -> Bool {
    let next = trigger.segment + 1
    guard next < analysis.segments.count else { return false }
    let segment = analysis.segments[next]
    if let match = segment.verb {
      return !match.clitics.conjunction && match.tokens.lowerBound - trigger.end <= 6
    }
    guard segment.kind == .relative, next + 1 < analysis.segments.count,
      segment.tokens.count == 1, segment.tokens.lowerBound - trigger.end <= 6
    else { return false }
    return analysis.segments[next + 1].verb != nil
  }

  // MARK: - Government of one event by another

  private func govern(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    for candidate in findings.indices.reversed() where candidate < index {
      let above = findings[candidate]
      let entry = self.entry(above)
      let frame = above.trigger.form == .noun ? entry.nounFrame : entry.verbFrame
      guard governs(above.trigger, frame, finding.trigger) else { continue }
      findings[index].governor = candidate
      return
    }
  }

  private func governs(_ above: Trigger, _ frame: Frame, _ trigger: Trigger) -> Bool {
    // In the clause that the upper trigger introduces.
    if frame.role(of: .clause) == .content, trigger.segment > above.segment {
      let between = analysis.segments[(above.segment + 1)...trigger.segment]
      if between.first?.kind == .complement, !between.contains(where: { $0.kind == .subordinate }) {
        return trigger.segment - above.segment <= 3
      }
    }
    guard trigger.form == .noun, trigger.segment == above.segment else { return false }
    guard let governor = analysis.governor(of: analysis.chainStart(trigger.start)) else {
      return frame.role(of: .object) == .content && trigger.start - above.end <= 8
        || frame.role(of: .genitive) == .content && trigger.start - above.end <= 1
    }
    return frame.role(of: .preposition(governor)) == .content && trigger.start - above.end <= 16
  }

  /// `اعتقلت الشرطة ناشطا بتهمة`, `فرضت عقوبات على شركة لاتهامها`: who takes the measure accuses whom it meets.
  private func fillFromMeasure(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard entry(finding).type == .accuse, finding.trigger.form == .noun, finding.actors.isEmpty,
      finding.recipients.isEmpty,
      analysis.governor(of: analysis.chainStart(finding.trigger.start)) == lexicon.prepositions["ب"]
    else { return }
    let measure = findings[..<index].last {
      let type = entry($0).type
      return (type == .sanction || type == .coerce) && !$0.recipients.isEmpty
        && finding.trigger.start - $0.trigger.end <= 16
        && finding.trigger.segment - $0.trigger.segment <= 1
    }
    guard let measure else { return }
    findings[index].actors = measure.actors
    findings[index].recipients = measure.recipients
    findings[index].trace.append("sides: of the measure taken for it")
  }

  /// `قصفت الطائرات منازل`: victims whose land was only guessed are not the attacker's own where the document is
  /// set in another land.
  private func tellVictimsFromAttacker(_ finding: inout Finding) {
    guard entry(finding).type == .assault, let setting = context.setting,
      lexicon.countries[setting] != nil, let attacker = finding.actors.first?.code,
      attacker != setting, !finding.actors.contains(where: { $0.code == setting })
    else { return }
    for index in finding.recipients.indices
    where finding.recipients[index].isInferred && finding.recipients[index].code == attacker
      && (finding.recipients[index].sector == "CVL" || finding.recipients[index].roleKind == .thing)
    {
      finding.recipients[index].code = setting
      finding.trace.append("recipient: not the attacker's own")
    }
  }

  /// `مساعدات إغاثية في اليمن`: help that names nobody goes to the land where it is given.
  private func helpWhereItIsGiven(_ finding: inout Finding) {
    guard entry(finding).type == .aid, finding.recipients.isEmpty, let place = finding.place,
      place.code != nil, !finding.actors.contains(where: { $0.code == place.code })
    else { return }
    finding.recipients = [place]
    finding.trace.append("recipient: where it is given")
  }

  /// `استنكر الوزير الهجوم الإسرائيلي`, `رحب بتوقيع الحكومة`: blame or praise of a deed is of who did it.
  private func fillFromDeed(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    let type = entry(finding).type
    guard type == .accuse && entry(finding).mode != "investigate" || type == .support,
      finding.recipients.isEmpty, !finding.actors.isEmpty, index + 1 < findings.count
    else { return }
    let deed = findings[index + 1]
    guard deed.trigger.form == .noun, deed.trigger.segment == finding.trigger.segment,
      deed.trigger.start - finding.trigger.end <= 12,
      type == .support || entry(deed).type.isHostile,
      type == .accuse || deed.governor == index
    else { return }
    let doers = deed.actors.filter { doer in
      !finding.actors.contains {
        $0.tokens == doer.tokens || $0.code != nil && $0.code == doer.code
      }
    }
    guard !doers.isEmpty else { return }
    findings[index].recipients = doers
    findings[index].trace.append("recipient: of the deed judged")
  }

  /// `تهدد بفرض عقوبات على إيران`: a threat is to those whom the deed would meet.
  private func fillFromContent(_ index: Int, in findings: inout [Finding]) {
    guard let governor = findings[index].governor, findings[governor].recipients.isEmpty,
      entry(findings[governor]).type == .threaten
    else { return }
    let doers = findings[governor].actors
    let met = findings[index].recipients.filter { new in
      !doers.contains { $0.tokens == new.tokens || $0.code == new.code }
    }
    guard !met.isEmpty else { return }
    findings[governor].recipients = met
    findings[governor].trace.append("recipient: of the deed threatened")
  }

  /// What a demand, refusal or promise is about is to be done by those it names.
  private func fillFromGovernor(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    if let governor = finding.governor, finding.actors.isEmpty {
      let above = findings[governor]
      let type = entry(above).type
      let isOrdered =
        type == .request && above.recipients.isEmpty && entry(finding).type == .assault
      // Whom one asks is to do it; whom one accuses has done it.
      let isOthers = type == .request && !isOrdered || type == .accuse
      let doers = isOthers ? above.recipients : above.actors
      let role = roleOfDoer(finding)
      findings[index].actors = role == .actor ? doers : []
      if !doers.isEmpty { findings[index].trace.append("actor: governing event") }
      let taken = findings[index].actors
      findings[index].recipients.removeAll { recipient in
        taken.contains { $0.tokens == recipient.tokens }
      }
      return
    }
    guard finding.actors.isEmpty, finding.trigger.form == .noun else { return }
    if let host = visitor(finding) {
      findings[index].actors = host
      findings[index].trace.append("actor: subject of the clause")
      return
    }
    // "أعلن بوتين تعليق المشاركة": the subject of the verb above a bare event noun does it.
    let start = analysis.chainStart(finding.trigger.start)
    guard let match = analysis.segments[analysis.segment(of: start)].verb,
      match.tokens.lowerBound < start, start - match.tokens.upperBound <= 14,
      entry(finding).nounFrame.role(of: .genitive) != nil, isOwnDeed(start, under: match)
    else { return }
    let verb = lexicon.verbs[match.entry]
    // "شهد المخيم مداهمات": what the verb's subject saw it did not do.
    guard !verb.lights.contains(where: { lexicon.lights[$0].frame.role(of: .subject) != .actor })
    else { return }
    let isPurpose = analysis.governor(of: start) == lexicon.prepositions["ل"]
    let isPhase =
      isPurpose
      || analysis.hasCue(match.tokens.lowerBound, .planned, .intended, .ongoing, .prevented)
    guard isPhase || !verb.reports.isEmpty || !verb.cues.isEmpty || verb.triggers.isEmpty else {
      return
    }
    guard isPhase || isSpeakable(entry(finding).type) else { return }
    guard roleOfDoer(finding) == .actor else { return }
    let read = arguments.arguments(
      ofVerbAt: match.tokens.lowerBound, features: lexicon.verbFeatures[match.features],
      clitics: match.clitics, takesObject: false)
    // A paper tells what others did.
    let subject = read.subject.filter {
      $0.tokens.lowerBound < finding.trigger.start && $0.sector != "JRN"
    }
    guard !subject.isEmpty else { return }
    findings[index].actors = subject
    findings[index].isOwnAct = true
    findings[index].trace.append("actor: subject of the governing verb")
  }

  /// `قال الوزير خلال زيارة إلى باريس`: who speaks or acts during a visit or talks takes part in them.
  private func visitor(_ finding: Finding) -> [Mention]? {
    let start = analysis.chainStart(finding.trigger.start)
    guard entry(finding).type == .consult, let previous = analysis.previousWord(start),
      analysis.hasCue(previous, .timePreposition),
      let match = analysis.segments[analysis.segment(of: start)].verb,
      match.tokens.lowerBound < start
    else { return nil }
    let read = arguments.arguments(
      ofVerbAt: match.tokens.lowerBound, features: lexicon.verbFeatures[match.features],
      clitics: match.clitics, takesObject: false)
    let own = finding.recipients
    let subject = read.subject.filter { new in
      new.sector != "JRN" && !own.contains { $0.tokens.overlaps(new.tokens) }
    }
    return read.isPassive || subject.isEmpty ? nil : subject
  }

  /// `هجوم أسفر عن مقتل جنديين`: an attack and its toll in one sentence have the same sides.
  private func fillFromSameAct(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard entry(finding).type == .assault, finding.actors.isEmpty || finding.recipients.isEmpty
    else { return }
    let others = findings.indices.filter { other in
      other != index && entry(findings[other]).type == .assault
        && findings[other].governor == finding.governor
    }.sorted { left, right in
      abs(findings[left].trigger.start - finding.trigger.start)
        < abs(findings[right].trigger.start - finding.trigger.start)
    }
    func overlaps(_ some: [Mention], _ others: [Mention]) -> Bool {
      some.contains { one in
        others.contains { $0.tokens.overlaps(one.tokens) || $0.code != nil && $0.code == one.code }
      }
    }
    if finding.actors.isEmpty,
      let other = others.first(where: {
        !findings[$0].actors.isEmpty && !overlaps(findings[$0].actors, finding.recipients)
      })
    {
      findings[index].actors = findings[other].actors
      findings[index].trace.append("actor: same act")
    }
    if finding.recipients.isEmpty,
      let other = others.first(where: {
        !findings[$0].recipients.isEmpty
          && !overlaps(findings[$0].recipients, findings[index].actors)
      })
    {
      findings[index].recipients = findings[other].recipients
      findings[index].trace.append("recipient: same act")
    }
  }

  private func roleOfDoer(_ finding: Finding) -> Role {
    let frame = finding.trigger.form == .noun ? entry(finding).nounFrame : entry(finding).verbFrame
    if finding.trigger.form == .noun {
      return frame.roles.values.contains(.actor) || frame.role(of: .adjective) == .actor
        || frame.isEmpty || frame.role(of: .genitive) == .recipient ? .actor : .none
    }
    return frame.role(of: .subject) ?? .actor
  }

  /// Whether the noun that begins at `start` is the verb's own object: bare, or after the preposition of its verb.
  private func isOwnDeed(_ start: Int, under match: Match) -> Bool {
    guard let governor = analysis.governor(of: start) else { return true }
    let own = ["عن", "علي", "ب", "في", "الي", "ل"].compactMap { lexicon.prepositions[$0] }
    guard own.contains(governor) else { return false }
    if governor == lexicon.prepositions["ل"] { return true }
    // No other noun phrase between the verb's subject and the preposition but the subject itself.
    let between = analysis.mentions.filter {
      $0.tokens.lowerBound > match.tokens.lowerBound && $0.tokens.upperBound <= start
        && $0.preposition != nil
    }
    return between.isEmpty
  }

  /// Acts that one announces of oneself rather than reports of others.
  private func isSpeakable(_ type: EventType) -> Bool { type != .assault }

  // MARK: - Speech

  private func reports() -> [Report] {
    var result: [Report] = []
    for (index, segment) in analysis.segments.enumerated() {
      guard let match = segment.verb, let number = lexicon.verbs[match.entry].reports.first else {
        continue
      }
      let entry = lexicon.reports[number]
      let token = match.tokens.lowerBound
      let read = arguments.arguments(
        ofVerbAt: token, features: lexicon.verbFeatures[match.features], clitics: match.clitics,
        takesObject: false)
      var speaker = read.subject.first
      if read.isElided, let known = context.speaker { speaker = known }
      if read.isPassive { speaker = nil }
      result.append(
        Report(
          token: token, stance: entry.stance,
          contentStart: index + 1 < analysis.segments.count
            ? analysis.segments[index + 1].tokens.lowerBound : segment.tokens.upperBound,
          speaker: speaker, rule: entry.id))
    }
    for token in analysis.range where analysis.hasCue(token, .attribution) {
      guard
        let match = analysis.matches[token].first(where: {
          $0.category == .cue && lexicon.cues[$0.entry].kind == .attribution
        })
      else { continue }
      let start = match.tokens.upperBound
      guard
        let speaker = analysis.mentions.first(where: {
          $0.tokens.lowerBound >= start && $0.tokens.lowerBound <= start + 3
        })
      else { continue }
      result.append(
        Report(
          token: token, stance: .says, contentStart: analysis.range.lowerBound, speaker: speaker,
          rule: lexicon.cues[match.entry].id))
    }
    return result
  }

  private func attribute(_ finding: inout Finding, reports: [Report]) {
    guard !finding.isOwnAct else { return }
    var best: Report?
    for report in reports {
      guard let speaker = report.speaker else { continue }
      if analysis.hasCue(report.token, .attribution) {
        if best == nil { best = report }
        continue
      }
      let start = finding.trigger.start
      let isInside =
        start >= report.contentStart
        || start > report.token && finding.trigger.form == .noun
          && analysis.segment(of: start) == analysis.segment(of: report.token)
          && start >= speaker.tokens.upperBound
      if isInside { best = report }
    }
    guard let best, let speaker = best.speaker else { return }
    if finding.actors.contains(where: { $0.tokens == speaker.tokens }),
      entry(finding).type != .assault, finding.trigger.segment == analysis.segment(of: best.token)
    {
      return
    }
    finding.source = (speaker, best.stance)
    finding.report = best.token
  }
}

extension Finding {
  /// A definite event noun, which may mean an act that was told before: `الهجوم`.
  var refersBack: Bool {
    trigger.form == .noun && trigger.clitics.article && (actors.isEmpty || recipients.isEmpty)
  }
}

extension EventType {
  /// Acts that one may blame somebody for.
  fileprivate var isHostile: Bool {
    switch self {
    case .assault, .coerce, .sanction, .threaten, .reject, .mobilize: true
    default: false
    }
  }
}

extension Slot {
  /// A fixed order, so that equal input gives equal output.
  var order: Int {
    switch self {
    case .subject: 0
    case .object: 1
    case .genitive: 2
    case .adjective: 3
    case .clause: 4
    case .preposition(let number): 5 + number
    }
  }
}

extension SentenceAnalysis {
  func skipQuotes(_ token: Int) -> Int {
    var token = token
    while token < range.upperBound, Lexicon.isTransparent(text.tokens[token].mark) { token += 1 }
    return token
  }

  /// Whether the noun is written with the ending of the indefinite accusative.
  func isAccusative(_ token: Int) -> Bool {
    let key = text.key(token)
    return text.tokens[token].kind == .word && key.count > 4 && key.suffix(2).elementsEqual("ا".utf8)
  }

  /// A word that is no verb, cue or trigger.
  func isPlainWord(_ token: Int) -> Bool {
    text.tokens[token].kind == .word
      && matches[token].allSatisfy {
        $0.category == .wordClass || $0.category == .role && $0.clitics.article
      }
  }
}
