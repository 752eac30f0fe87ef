import NewsModel

extension SentenceReader {
  // MARK: - Status

  func setStatus(_ index: Int, in findings: inout [Finding]) {
    let (status, rule) = status(of: findings[index], all: findings)
    findings[index].status = status
    if let rule { findings[index].trace.append("status: " + rule) }
    findings[index].isBackground = isBackground(findings[index].trigger)
  }

  /// `يصل الرئيس الأربعاء المقبل`: what takes place after the day of publication is planned.
  func lookAhead(_ finding: inout Finding) {
    guard finding.status == .occurred, let day = context.anchor, let time = finding.time,
      time.kind == .point, time.value.prefix(10).count == 10,
      time.value.prefix(10) > day.description.prefix(10)
    else { return }
    finding.status = .planned
    finding.trace.append("status: after the day of publication")
  }

  private func status(of finding: Finding, all: [Finding]) -> (Status, String?) {
    let trigger = finding.trigger
    var own: (Status, String?) =
      trigger.form == .verb ? verbStatus(trigger) : nounStatus(trigger)
    if own.1 == nil, let twin = joined(finding, in: all) {
      own = (twin.status, "as what it is joined to")
    }
    if own.0 == .planned, own.1 == "light verb" || own.1 == "planned", !finding.actors.isEmpty,
      finding.actors.allSatisfy({ $0.sector == "JUD" })
    {
      // "قررت المحكمة حبس الناشط": a court's word is the act.
      own = (.occurred, "decided by a court")
    }
    if let governor = finding.governor {
      let above = all[governor]
      let frame =
        above.trigger.form == .noun ? entry(above).nounFrame : entry(above).verbFrame
      let content = frame.contentStatus ?? defaultContent(of: entry(above).type)
      if let content, content != .negated || !isOthersDeed(finding, than: above),
        own.0 == .occurred || own.0 == .ongoing || content == .negated && own.0 == .planned
      {
        own = (content, "content of " + entry(above).id)
      }
    }
    if finding.source?.stance == .denies, own.0 == .occurred || own.0 == .ongoing,
      let report = finding.report, report < trigger.start
    {
      return (.negated, "denied")
    }
    return own
  }

  /// `وسط هدم للمنازل وتدمير`: the event noun before that this one is joined to, where a word tells that one's status.
  private func joined(_ finding: Finding, in all: [Finding]) -> Finding? {
    let trigger = finding.trigger
    guard trigger.form == .noun, trigger.clitics.conjunction else { return nil }
    return all.last {
      $0.trigger.form == .noun && $0.trigger.segment == trigger.segment
        && $0.trigger.end <= trigger.start && trigger.start - $0.trigger.end <= 6
        && $0.trace.contains { $0.hasPrefix("status: ") }
    }
  }

  /// `رفضت إيران طلب واشنطن`: what another does is done, whoever refuses it.
  private func isOthersDeed(_ finding: Finding, than above: Finding) -> Bool {
    !finding.actors.isEmpty
      && !finding.actors.contains { doer in above.actors.contains { $0.tokens == doer.tokens } }
  }

  private func defaultContent(of type: EventType) -> Status? {
    switch type {
    case .request, .threaten: .hypothetical
    case .reject: .negated
    case .agree: .planned
    default: nil
    }
  }

  private func verbStatus(_ trigger: Trigger) -> (Status, String?) {
    if trigger.clitics.future {
      return negated(before: trigger.start) ? (.negated, "negation") : (.planned, "future")
    }
    let tense = trigger.features.first?.tense ?? .perfect
    var cursor = trigger.start - 1
    var steps = 0
    while cursor >= analysis.range.lowerBound, steps < 7 {
      steps += 1
      let cues = analysis.cues(cursor)
      if cues & CueKind.neutral.bit != 0 { break }
      if cues
        & (CueKind.negationPast.bit | CueKind.negationFuture.bit | CueKind.negationPresent.bit)
        != 0,
        steps <= 3
      {
        return (.negated, "negation")
      }
      if cues & CueKind.future.bit != 0, steps <= 2 { return (.planned, "future") }
      if cues & CueKind.possibleImperfect.bit != 0, steps <= 2, tense == .imperfect {
        return (.hypothetical, "possible")
      }
      if cues & CueKind.ongoing.bit != 0, steps <= 2 { return (.ongoing, "ongoing") }
      if cues & CueKind.conditional.bit != 0 { return (.hypothetical, "condition") }
      if cues & CueKind.question.bit != 0 { return (.hypothetical, "question") }
      if cues & CueKind.complementizer.bit != 0 || cues & CueKind.subordinator.bit != 0 {
        // What governs the clause: "من المقرر أن", "يجب أن", "يمكن أن".
        if tense == .subjunctive || tense == .imperfect, let found = modal(before: cursor) {
          return found
        }
        break
      }
      if steps > 1, analysis.verb(at: cursor) != nil { break }
      cursor -= 1
    }
    if let found = clauseMood(trigger) { return found }
    if trigger.clitics.preposition >= 0 { return (.hypothetical, "purpose") }
    let tenses = Set(trigger.features.map(\.tense))
    if tenses.isSubset(of: [.subjunctive, .jussive]) { return (.hypothetical, "subjunctive") }
    if let own = lexicon.triggers[trigger.entry].verbFrame.ownStatus {
      return (own, "nature of the act")
    }
    let type = lexicon.triggers[trigger.entry].type
    if tense == .imperfect, analysis.sentence.paragraph > 0,
      isMaterial(type) && analysis.sentence.paragraph > 1
        || type == .consult && trigger.features.contains(where: { $0.agreement.person == 1 })
    {
      return (.ongoing, "imperfect")
    }
    return (.occurred, nil)
  }

  /// A conditional or question word anywhere before in the clause.
  private func clauseMood(_ trigger: Trigger) -> (Status, String?)? {
    let segment = analysis.segments[trigger.segment]
    var start = trigger.segment
    // The segment's verb may be the trigger itself: look into what opens it.
    if segment.verb != nil, start > 0 { start -= 1 }
    for token in analysis.segments[start].tokens.lowerBound..<trigger.start {
      if analysis.hasCue(token, .conditional) { return (.hypothetical, "condition") }
      if analysis.hasCue(token, .question) { return (.hypothetical, "question") }
    }
    return nil
  }

  /// The mood that stands before "that".
  private func modal(before token: Int) -> (Status, String?)? {
    var cursor = token
    let limit = max(analysis.range.lowerBound, token - 6)
    while cursor >= limit {
      if analysis.isMark(cursor, ",") { break }
      if analysis.hasCue(cursor, .planned) { return (.planned, "planned") }
      if analysis.hasCue(cursor, .possible, .demanded, .intended, .conditional) {
        return (.hypothetical, "mood")
      }
      if analysis.hasCue(cursor, .prevented) { return (.negated, "prevented") }
      cursor -= 1
    }
    return nil
  }

  private func negated(before token: Int) -> Bool {
    (max(analysis.range.lowerBound, token - 2)..<token).contains {
      analysis.hasCue($0, .negationPast, .negationFuture, .negationPresent)
        && !analysis.hasCue($0, .neutral)
    }
  }

  private func nounStatus(_ trigger: Trigger) -> (Status, String?) {
    if let found = statusOfPredicate(trigger) { return found }
    if let previous = analysis.previousWord(trigger.start), analysis.hasCue(previous, .any) {
      return (.hypothetical, "any")
    }
    // After the noun: "المقبل", "المستمر", "المقرر".
    var cursor = trigger.end
    let reach = min(analysis.range.upperBound, trigger.end + 4)
    while cursor < reach {
      if analysis.hasCue(cursor, .upcoming) { return (.planned, "upcoming") }
      if analysis.hasCue(cursor, .ongoing), cursor <= trigger.end + 2,
        analysis.verb(at: cursor) == nil,
        !analysis.hasCue(cursor, .placePreposition)
      {
        return (.ongoing, "ongoing")
      }
      if analysis.hasCue(cursor, .planned), cursor <= trigger.end + 2,
        analysis.verb(at: cursor) == nil
      {
        return (.planned, "planned")
      }
      if analysis.hasCue(cursor, .possible), cursor == trigger.end,
        analysis.text.key(cursor).starts(with: "ال".utf8)
      {
        return (.hypothetical, "possible")
      }
      if analysis.isMark(cursor, ",") || analysis.verb(at: cursor) != nil { break }
      cursor += 1
    }
    // Before it, nearest first.
    cursor = trigger.start - 1
    var steps = 0
    while cursor >= analysis.range.lowerBound, steps < 8 {
      steps += 1
      if analysis.isMark(cursor, ",") || analysis.isMark(cursor, ";") { break }
      if analysis.hasCue(cursor, .neutral) { break }
      if steps <= 3 {
        if analysis.hasCue(cursor, .negationNoun, .without) { return (.negated, "negation") }
        if analysis.hasCue(cursor, .prevented) { return (.negated, "prevented") }
        if cursor == trigger.start - 1, analysis.hasCue(cursor, .stopped) {
          return (.ongoing, "stopped")
        }
        if analysis.hasCue(cursor, .negationPresent), cursor == trigger.start - 1 {
          return (.negated, "negation")
        }
        if analysis.hasCue(cursor, .planned), analysis.verb(at: cursor) == nil {
          return (.planned, "planned")
        }
        if analysis.hasCue(cursor, .eve), lexicon.triggers[trigger.entry].type == .consult {
          return (.planned, "eve")
        }
        if analysis.hasCue(cursor, .possible, .intended, .demanded),
          analysis.verb(at: cursor) == nil
        {
          return (.hypothetical, "mood")
        }
        if analysis.hasCue(cursor, .ongoing), analysis.verb(at: cursor) == nil {
          return (.ongoing, "ongoing")
        }
      }
      if let match = analysis.verb(at: cursor) {
        return statusOfGoverning(match, trigger)
      }
      if analysis.hasCue(cursor, .complementizer, .relative, .subordinator) { break }
      cursor -= 1
    }
    if isPurpose(trigger) { return (purposeStatus(trigger), "purpose") }
    if let governor = analysis.governor(of: trigger.start), governor == lexicon.prepositions["الي"],
      let segmentVerb = analysis.segments[trigger.segment].verb,
      lexicon.verbs[segmentVerb.entry].triggers.isEmpty
    {
      return (.hypothetical, "goal")
    }
    if let own = lexicon.triggers[trigger.entry].nounFrame.ownStatus {
      return (own, "nature of the act")
    }
    return (.occurred, nil)
  }

  /// `المفاوضات ستجرى في الرياض`, `الاجتماع لن يعقد`: what the verb behind its subject says of the act.
  private func statusOfPredicate(_ trigger: Trigger) -> (Status, String?)? {
    let next = trigger.segment + 1
    guard next < analysis.segments.count, analysis.governor(of: trigger.start) == nil,
      analysis.segments[trigger.segment].verb == nil,
      let match = analysis.segments[next].verb, !match.clitics.conjunction,
      match.tokens.lowerBound - trigger.end <= 10,
      !(trigger.end..<match.tokens.lowerBound).contains(where: {
        analysis.hasCue($0, .relative, .complementizer, .subordinator)
      })
    else { return nil }
    let features = lexicon.verbFeatures[match.features]
    // "ستجرى" is of two verbs, of one as a passive.
    let isCarried = analysis.matches[match.tokens.lowerBound].contains { reading in
      guard reading.category == .verb else { return false }
      let isPassive = lexicon.verbFeatures[reading.features].contains(where: \.isPassive)
      return lexicon.verbs[reading.entry].lights.contains {
        lexicon.lights[$0].slots.contains(.subject)
          || isPassive && lexicon.lights[$0].slots.contains(.object)
      }
    }
    guard isCarried else { return nil }
    if negated(before: match.tokens.lowerBound) { return (.negated, "negation of the verb") }
    let isFuture =
      match.clitics.future
      || analysis.hasCue(match.tokens.lowerBound - 1, .future)
      || features.contains { $0.tense == .imperfect }
        && analysis.sentence.paragraph == 0
    return isFuture ? (.planned, "future") : nil
  }

  /// The row of the verb trigger at `token`.
  private func entry(at token: Int) -> TriggerEntry? {
    analysis.triggers.first { $0.form == .verb && $0.start == token }
      .map { lexicon.triggers[$0.entry] }
  }

  /// The status that a verb gives the event noun it governs.
  private func statusOfGoverning(_ match: Match, _ trigger: Trigger) -> (Status, String?) {
    let token = match.tokens.lowerBound
    let verb = lexicon.verbs[match.entry]
    let governor = analysis.governor(of: trigger.start)
    if negated(before: token), governor == nil || !verb.lights.isEmpty, verb.reports.isEmpty {
      return (.negated, "negation of the verb")
    }
    if analysis.hasCue(token, .ongoing) { return (.ongoing, "ongoing") }
    if analysis.hasCue(token, .planned), !(match.clitics.conjunction && match.clitics.future) {
      return (.planned, "planned")
    }
    if analysis.hasCue(token, .intended, .possible) { return (.hypothetical, "mood") }
    if analysis.hasCue(token, .prevented) { return (.negated, "prevented") }
    let features = lexicon.verbFeatures[match.features]
    if governor == nil, trigger.start - token <= 8,
      verb.triggers.contains(where: { use in
        let entry = lexicon.triggers[use.trigger]
        return entry.type == .consult && entry.verbFrame.role(of: .object) == .actor
          && use.object.isEmpty
      }), entry(at: token)?.type == .consult
    {
      // "بحث الوزراء فرض عقوبات": what is talked over is not done.
      return (.hypothetical, "talked over")
    }
    if !verb.lights.isEmpty {
      let fitting = verb.lights.lazy.map { lexicon.lights[$0] }.first {
        $0.status != nil && $0.slots.contains(governor.map(Slot.preposition) ?? .object)
      }
      if let status = fitting?.status { return (status, "light verb") }
      var probe = trigger
      probe.tokens = token..<(token + 1)
      probe.features = features
      probe.clitics = match.clitics
      probe.segment = analysis.segment(of: token)
      let found = verbStatus(probe)
      return found
    }
    if match.clitics.future, governor == nil { return (.planned, "future") }
    if isPurpose(trigger) { return (purposeStatus(trigger), "purpose") }
    return (.occurred, nil)
  }

  /// What is done to meet or to work together is arranged; what is done to bring about force may fail.
  private func purposeStatus(_ trigger: Trigger) -> Status {
    switch lexicon.triggers[trigger.entry].type {
    case .consult, .support, .cooperate: .planned
    default: .hypothetical
    }
  }

  /// `لقصف المدينة`: what is done to bring the event about; not so what one undergoes, `تعرض لقصف`.
  private func isPurpose(_ trigger: Trigger) -> Bool {
    guard let number = lexicon.prepositions["ل"], !trigger.clitics.article else { return false }
    let chain = analysis.chainStart(trigger.start)
    guard
      trigger.clitics.preposition >= 0
        && lexicon.attachedPrepositions[trigger.clitics.preposition] == number
        || chain < trigger.start && analysis.governor(of: chain) == number
    else { return false }
    let start = max(analysis.range.lowerBound, trigger.start - 12)
    return !(start..<trigger.start).contains { token in
      analysis.matches[token].contains { match in
        match.category == .verb
          && lexicon.verbs[match.entry].lights.contains {
            lexicon.lights[$0].slots.contains(.preposition(number))
          }
      }
    }
  }

  func isMaterial(_ type: EventType) -> Bool {
    switch type {
    case .assault, .coerce, .mobilize, .protest, .aid: true
    default: false
    }
  }

  private func isBackground(_ trigger: Trigger) -> Bool {
    let start = analysis.clauseStart(before: trigger.start)
    return (start...trigger.start).contains {
      analysis.hasCue($0, .background)
    }
  }
}
