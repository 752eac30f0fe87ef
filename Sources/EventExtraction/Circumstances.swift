import NewsModel

extension SentenceReader {
  // MARK: - Status

  func setStatus(_ index: Int, in findings: inout [Finding]) {
    let (status, rule) = status(of: findings[index], all: findings)
    findings[index].status = status
    if let rule { findings[index].trace.append("status: " + rule) }
    findings[index].isBackground = isBackground(findings[index].trigger)
  }

  /// `يصل الرئيس الأربعاء المقبل`: what takes place after the day of publication is planned, unless its verb
  /// tells it as past, so that the day must be wrong.
  func lookAhead(_ finding: inout Finding) {
    guard finding.status == .occurred, let day = context.anchor else { return }
    let trigger = finding.trigger
    let verb = analysis.segments[trigger.segment].verb
    let isPast = verb.map { verb in
      lexicon.verbFeatures[verb.features].allSatisfy { $0.tense == .perfect }
        && (trigger.form == .verb || !lexicon.verbs[verb.entry].lights.isEmpty)
    }
    // "علقت الرحلات اعتبارا من سبتمبر المقبل": decided, and in effect from then on.
    guard isPast != true || finding.time?.kind == .since else { return }
    if let time = finding.time {
      let length = min(10, time.value.utf8.count)
      guard time.kind == .point || time.kind == .since, length == 10 || length == 7,
        time.value.prefix(length) > day.description.prefix(length)
      else { return }
    } else if trigger.form != .noun || !hasComingTime(finding) {
      return
    }
    finding.status = .planned
    finding.trace.append("status: after the day of publication")
  }

  /// What the trigger's own surroundings say of it, whatever governs it.
  func statusByItself(_ trigger: Trigger) -> Status {
    (trigger.form == .verb ? verbStatus(trigger) : nounStatus(trigger)).0
  }

  /// `زيارة الوزير إلى البلاد خلال الأسابيع المقبلة`: a stretch of time that is still to come.
  private func hasComingTime(_ finding: Finding) -> Bool {
    let attachment = Attachment(analysis: analysis, circumstance: .time)
    let end = min(analysis.range.upperBound, finding.trigger.end + 14)
    return (min(finding.trigger.end, end)..<end).contains { token in
      analysis.hasCue(token, .upcoming) && analysis.isOf(lexicon.stretchClass, token - 1)
        && analysis.segment(of: token) == finding.trigger.segment
        && attachment.distance(of: finding, to: token..<token + 1) != nil
    }
  }

  private func status(of finding: Finding, all: [Finding]) -> (Status, String?) {
    let trigger = finding.trigger
    var own: (Status, String?) =
      trigger.form == .verb ? verbStatus(trigger) : nounStatus(trigger)
    if own.1 == nil, let twin = joined(finding, in: all) {
      own = (twin.status, "as what it is joined to")
    }
    if own == (.occurred, nil), isToldAsGoingOn(trigger) {
      own = (.ongoing, "clause that describes it")
    }
    if own == (.occurred, nil), isRepeated(trigger) { own = (.ongoing, "time and again") }
    if own == (.occurred, nil), isToldAsComing(trigger) {
      own = (.planned, "clause that describes it")
    }
    if own.0 == .planned, own.1 == "light verb" || own.1 == "planned", !finding.actors.isEmpty,
      finding.actors.allSatisfy({ $0.sector == "JUD" })
    {
      // "قررت المحكمة حبس الناشط": a court's word is the act.
      own = (.occurred, "decided by a court")
    }
    if own.0 == .ongoing, entry(finding).type.isSpeech {
      // "وسط رفض الحكومة": what is done by a word is done at once.
      own = (.occurred, own.1)
    }
    if let governor = finding.governor {
      let above = all[governor]
      let content = frame(of: above).contentStatus ?? defaultContent(of: entry(above).type)
      if let content, content != .negated || !isOthersDeed(finding, than: above),
        // "بحثا الهجوم": one talks over sanctions that may come, and over an attack that came.
        entry(above).type != .consult || !entry(finding).type.isMostlyPast,
        own.0 == .occurred || own.0 == .ongoing || own.1 == "content of the verb"
          || content == .negated && own.0 == .planned
      {
        own = (content, "content of " + entry(above).id)
      }
    }
    // "نفت الرباط اتهامات الجزائر": what others said was said.
    let isOthersWord =
      entry(finding).type == .accuse && trigger.form == .noun && !finding.actors.isEmpty
    if finding.isDenied, !isOthersWord { return (.negated, "denied") }
    if finding.source?.stance == .denies, own.0 == .occurred || own.0 == .ongoing,
      let report = finding.report, report < trigger.start, !isOthersWord
    {
      return (.negated, "denied")
    }
    return own
  }

  /// `تشن بين الحين والآخر هجمات`, `يشهد المخيم بشكل شبه يومي اقتحامات`: what the present tense says comes again and again.
  private func isRepeated(_ trigger: Trigger) -> Bool {
    guard !lexicon.triggers[trigger.entry].type.isSpeech,
      let verb = analysis.segments[trigger.segment].verb,
      isPresent(lexicon.verbFeatures[verb.features])
    else { return false }
    let end = min(analysis.range.upperBound, trigger.end + 6)
    return analysis.between(verb.tokens.upperBound, end).contains {
      analysis.hasCue($0, idSuffix: ".repeated")
    }
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

  func verbStatus(_ trigger: Trigger) -> (Status, String?) {
    if lexicon.triggers[trigger.entry].verbFrame.ownStatus == .occurred {
      // "لن يقبل": the row counts the negation in.
      return (.occurred, "nature of the act")
    }
    if trigger.clitics.future {
      return negated(before: trigger.start) ? (.negated, "negation") : (.planned, "future")
    }
    let tense = trigger.features.first?.tense ?? .perfect
    var cursor = trigger.start - 1
    var steps = 0
    var commas = 0
    while cursor >= analysis.range.lowerBound, steps < 7 {
      steps += 1
      if analysis.isMark(cursor, ",") { commas += 1 }
      let cues = analysis.cues(cursor)
      if isStillGoingOn(cursor) { return (.ongoing, "ongoing") }
      if cues & CueKind.neutral.bit != 0 { break }
      if cues
        & (CueKind.negationPast.bit | CueKind.negationFuture.bit | CueKind.negationPresent.bit)
        != 0,
        steps <= 3, commas == 0, !analysis.hasCue(cursor, idSuffix: ".adjective")
      {
        // "إذا لم تنسحب".
        let isCondition = analysis.hasCue(cursor - 1, .conditional)
        return isCondition ? (.hypothetical, "condition") : (.negated, "negation")
      }
      if cues & CueKind.future.bit != 0, steps <= 2 { return (.planned, "future") }
      if cues & CueKind.possibleImperfect.bit != 0, steps <= 2, tense == .imperfect {
        return (.hypothetical, "possible")
      }
      if cues & CueKind.ongoing.bit != 0, steps <= 2 { return (.ongoing, "ongoing") }
      if tense == .perfect, let found = moodRightBefore(trigger, at: cursor) { return found }
      if cues & CueKind.conditional.bit != 0 { return (.hypothetical, "condition") }
      if cues & CueKind.question.bit != 0, !presupposes(cursor, tense) {
        return (.hypothetical, "question")
      }
      if cues & CueKind.complementizer.bit != 0 || cues & CueKind.subordinator.bit != 0 {
        // What governs the clause: "من المقرر أن", "يجب أن", "يمكن أن".
        if tense == .subjunctive || tense == .imperfect {
          if isBeforePast(cursor, trigger) { return (.occurred, "before what was") }
          // "من المؤسف أن تنتهك القوات الهدنة": nobody regrets what did not come to pass.
          if analysis.isOf(lexicon.factiveClass, cursor - 1) { return (.occurred, "regretted") }
          if let found = modal(before: cursor, of: lexicon.triggers[trigger.entry].type) {
            return found
          }
          // "اشترطت أن يتعهدوا": a verb right behind a bare "that" is in the subjunctive.
          if cursor == trigger.start - 1, isBareComplementizer(cursor) {
            return (.hypothetical, "subjunctive")
          }
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
    if tense == .imperfect, let now = lexicon.triggers[trigger.entry].verbFrame.imperfectStatus {
      return (now, "nature of the act")
    }
    if tense == .perfect, continues(trigger) { return (.ongoing, "ongoing") }
    let type = lexicon.triggers[trigger.entry].type
    if tense == .imperfect, analysis.sentence.paragraph > 0, !mayBePerfect(trigger.start),
      // "عندما يهاجم الجيش المدينة": what comes of it when it is done.
      !analysis.hasCue(trigger.start - 1, idSuffix: ".when"),
      isMaterial(type) && (analysis.sentence.paragraph > 1 || isSinceThen(trigger))
        || type == .consult && trigger.features.contains(where: { $0.agreement.person == 1 })
    {
      return (.ongoing, "imperfect")
    }
    return (.occurred, nil)
  }

  /// `بدأ القصف قبل أن يجتاحها في اليوم التالي`: what came after a past act came, too.
  private func isBeforePast(_ token: Int, _ trigger: Trigger) -> Bool {
    let first = max(analysis.range.lowerBound, token - 1)
    let opening = [token, first].first {
      analysis.hasCue($0, .subordinator) && analysis.opensAtOtherTime($0)
    }
    guard let opening, trigger.start - opening <= 4 else { return false }
    let above = analysis.segments[...analysis.segment(of: opening)].last {
      $0.verb.map { $0.tokens.lowerBound < opening } ?? false
    }?.verb
    guard let above else { return false }
    return lexicon.verbFeatures[above.features].allSatisfy { $0.tense == .perfect }
      && !negated(before: above.tokens.lowerBound)
      && analysis.sentence.paragraph > 0
  }

  /// `تسبب`: also a perfect, which news has far more often.
  private func mayBePerfect(_ token: Int) -> Bool {
    !analysis.hasCue(token - 1, .relative)
      && analysis.matches[token].contains {
        $0.category == .verb
          && lexicon.verbFeatures[$0.features].contains { $0.tense == .perfect && !$0.isPassive }
      }
  }

  /// `تقود إسرائيل منذ شهر هجوما`.
  private func isSinceThen(_ trigger: Trigger) -> Bool {
    analysis.times.contains {
      ($0.kind == .since || analysis.hasCue($0.tokens.lowerBound, .timePreposition))
        && analysis.segment(of: $0.tokens.lowerBound) == trigger.segment
    }
  }

  /// `أن` without a pronoun.
  private func isBareComplementizer(_ token: Int) -> Bool {
    analysis.isBareThat(token) && !analysis.hasCue(token - 1, .timePreposition)
  }

  /// `تواصل القوات الحكومية فرض حصار`: what is spelled like a verb is the noun that a verb of going on takes.
  private func continues(_ trigger: Trigger) -> Bool {
    guard trigger.segment > 0, !trigger.clitics.conjunction,
      let above = analysis.segments[trigger.segment - 1].verb
    else { return false }
    return analysis.hasCue(above.tokens.lowerBound, .ongoing)
      && trigger.start - above.tokens.lowerBound <= 6
      && !analysis.between(above.tokens.upperBound, trigger.start).contains {
        analysis.isMark($0, ",")
      }
  }

  /// `لا يزال`: words of negation that say that something goes on.
  func isStillGoingOn(_ token: Int) -> Bool {
    analysis.hasCue(token, .neutral) && analysis.hasCue(token, .ongoing)
  }

  /// A conditional or question word anywhere before in the clause.
  private func clauseMood(_ trigger: Trigger) -> (Status, String?)? {
    let segment = analysis.segments[trigger.segment]
    var start = trigger.segment
    // The segment's verb may be the trigger itself: look into what opens it.
    if segment.verb != nil, start > 0 { start -= 1 }
    // "ما إذا كانت الحركة ترفض".
    if start > 0, let auxiliary = analysis.segments[start].verb,
      analysis.hasCue(auxiliary.tokens.lowerBound, .pluperfect)
    {
      start -= 1
    }
    for token in analysis.segments[start].tokens.lowerBound..<trigger.start {
      if analysis.hasCue(token, .conditional) { return (.hypothetical, "condition") }
      if analysis.hasCue(token, .question), !presupposes(token, trigger.features.first?.tense) {
        return (.hypothetical, "question")
      }
    }
    return nil
  }

  /// `لماذا قصف الجيش المدينة؟`: who asks why or how knows that it was done.
  private func presupposes(_ token: Int, _ tense: VerbFeatures.Tense?) -> Bool {
    tense == .perfect && analysis.hasCue(token, idSuffix: ".open")
  }

  /// `يجب فرض عقوبات`: what is spelled like a perfect right behind such a word is the noun.
  private func moodRightBefore(_ trigger: Trigger, at cursor: Int) -> (Status, String?)? {
    guard
      let cue = analysis.matches[cursor].first(where: {
        $0.category == .cue && $0.tokens.upperBound == trigger.start
      })
    else { return nil }
    return switch lexicon.cues[cue.entry].kind {
    case .demanded, .intended, .possible: (.hypothetical, "mood")
    case .planned: (.planned, "planned")
    case .prevented: (.negated, "prevented")
    default: nil
    }
  }

  /// The mood that stands before "that".
  private func modal(before token: Int, of type: EventType) -> (Status, String?)? {
    var cursor = token
    let limit = max(analysis.range.lowerBound, token - 6)
    while cursor >= limit {
      if analysis.isMark(cursor, ",") { break }
      if analysis.hasCue(cursor, .planned) { return (.planned, "planned") }
      if type == .consult, isExpected(cursor) { return (.planned, "expected") }
      if analysis.hasCue(cursor, .possible, .demanded, .intended, .conditional) {
        return (.hypothetical, "mood")
      }
      if analysis.hasCue(cursor, .prevented) { return (.negated, "prevented") }
      cursor -= 1
    }
    return nil
  }

  /// `من المتوقع أن يصل`: meetings that are expected are arranged.
  private func isExpected(_ token: Int) -> Bool {
    analysis.matches[token].contains {
      $0.category == .cue && lexicon.cues[$0.entry].id.hasSuffix(".expected")
    }
  }

  func negated(before token: Int) -> Bool {
    (max(analysis.range.lowerBound, token - 2)..<token).contains {
      analysis.hasCue($0, .negationPast, .negationFuture, .negationPresent)
        && !analysis.hasCue($0, .neutral)
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
