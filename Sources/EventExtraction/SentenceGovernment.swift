import NewsModel

// One event that governs another: demands, threats, promises and their content.
extension SentenceReader {
  func govern(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    for candidate in findings.indices.reversed() where candidate < index {
      guard
        governs(findings[candidate].trigger, frame(of: findings[candidate]), finding.trigger)
      else { continue }
      let above = findings[candidate]
      let entry = self.entry(above)
      findings[index].governor = candidate
      if let upper = above.governor, entry.type == .request,
        self.entry(findings[upper]).type == .reject
      {
        // "رفض الدعوات إلى وقف الحرب": who refuses the plea does not do what is asked.
        findings[index].governor = upper
      }
      return
    }
    if finding.trigger.form == .noun {
      governInvited(index, in: &findings)
      governJoined(index, in: &findings)
    }
  }

  /// `وجه دعوة لنظيره لزيارة الرباط`: a visit that an invitation is to.
  private func governInvited(_ index: Int, in findings: inout [Finding]) {
    let trigger = findings[index].trigger
    guard index > 0, entry(findings[index]).mode == "visit",
      analysis.outerGovernor(of: trigger) == lexicon.prepositions[.li]
    else { return }
    let above = findings[index - 1]
    guard entry(above).type == .request, above.trigger.form == .noun,
      above.trigger.segment == trigger.segment, trigger.start - above.trigger.end <= 10
    else { return }
    findings[index].governor = index - 1
  }

  /// `ناشدت المجتمع الدولي وقف القتال وفتح ممرات`: the second object of who is asked, and what is joined to what is asked.
  private func governJoined(_ index: Int, in findings: inout [Finding]) {
    let trigger = findings[index].trigger
    guard let near = findings[..<index].indices.last,
      findings[near].trigger.segment == trigger.segment,
      analysis.outerGovernor(of: trigger) == nil
    else { return }
    let above = findings[near]
    let distance = trigger.start - above.trigger.end
    if trigger.clitics.conjunction, distance <= 10, let governor = above.governor,
      entry(findings[governor]).type == .request
    {
      findings[index].governor = governor
      return
    }
    guard entry(above).type == .request, above.trigger.form == .verb,
      entry(above).verbFrame.has(.content)
    else { return }
    let isSecondObject =
      entry(above).verbFrame.role(of: .object) == .recipient
      && (2...12).contains(distance)
      && above.recipients.contains {
        $0.preposition == nil && $0.tokens.lowerBound >= above.trigger.end
          && $0.tokens.upperBound <= trigger.start
      }
      && !analysis.between(above.trigger.end, trigger.start).contains {
        analysis.hasCue($0, .preposition, .topicPreposition, .causePreposition, .timePreposition)
      }
    if isSecondObject || trigger.clitics.conjunction && distance <= 18 {
      findings[index].governor = near
    }
  }

  private func governs(_ above: Trigger, _ frame: Frame, _ trigger: Trigger) -> Bool {
    // In the clause that the upper trigger introduces.
    if frame.role(of: .clause) == .content, trigger.segment > above.segment {
      let between = analysis.segments[(above.segment + 1)...trigger.segment]
      // "أنذر المستشفيات، موضحا أن": the words of who tells more.
      if let that = between.first, that.kind == .complement,
        !between.contains(where: { $0.kind == .subordinate }),
        !analysis.between(above.end, that.tokens.lowerBound).contains(where: {
          analysis.hasCue($0, .telling, .denying)
        })
      {
        return trigger.segment - above.segment <= 3
      }
    }
    guard trigger.form == .noun,
      trigger.segment == above.segment || isPastClause(from: above, to: trigger)
    else { return false }
    if isCharge(above), trigger.start == above.end { return true }
    var start = analysis.chainStart(trigger.start)
    if let hand = analysis.liability(before: start), hand >= above.end - 1 {
      if above.object?.contains(hand) == true { return true }
      start = analysis.chainStart(hand)
    }
    if lexicon.triggers[above.entry].type == .accuse, let aim = analysis.aim(before: start),
      aim >= above.end - 1
    {
      // "اتهمت باكو بالسعي إلى تهجير السكان".
      start = analysis.chainStart(aim)
    }
    if above.form == .noun, frame.role(of: .genitive) == .actor, frame.contentStatus != nil,
      analysis.governor(of: start) == nil,
      analysis.mentions.contains(where: {
        $0.tokens.lowerBound == analysis.skipQuotes(above.end) && $0.preposition == nil
          && analysis.skipQuotes($0.tokens.upperBound) == start
      })
    {
      // "رفض إسرائيل إنهاء الحرب", "طلب إيران رفع العقوبات".
      return true
    }
    guard let governor = analysis.governor(of: start) else {
      return frame.role(of: .object) == .content && trigger.start - above.end <= 8
        || frame.role(of: .genitive) == .content && trigger.start - above.end <= 1
    }
    return frame.role(of: .preposition(governor)) == .content && trigger.start - above.end <= 16
  }

  /// `رفضت جماعة تسيطر على العاصمة توقيع الاتفاق`: between the two stands only the clause that describes the subject, whose verb
  /// has what it wants.
  private func isPastClause(from above: Trigger, to trigger: Trigger) -> Bool {
    guard above.form == .verb, trigger.segment == above.segment + 1, !trigger.clitics.article,
      !trigger.clitics.conjunction, trigger.start - above.end <= 12,
      analysis.governor(of: analysis.chainStart(trigger.start)) == nil,
      let inner = analysis.segments[trigger.segment].verb, !inner.clitics.conjunction,
      lexicon.verbs[inner.entry].lights.isEmpty,
      analysis.mentions.contains(where: {
        $0.tokens.upperBound == inner.tokens.lowerBound && $0.preposition == nil && !$0.isDefinite
      }),
      let complement = analysis.mentions.last(where: { $0.tokens.upperBound == trigger.start })
    else { return false }
    return complement.preposition != nil && complement.outerStart == inner.tokens.upperBound
  }

  /// `اعتقلت الشرطة ناشطا بتهمة`, `حكما بالسجن على الصحفي`: who takes the measure accuses or jails whom it meets.
  func fillFromMeasure(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    // A jail term, or death.
    let isTerm = entry(finding).mode == "arrest" || entry(finding).mode == "convict"
    guard entry(finding).type == .accuse || isTerm, finding.trigger.form == .noun,
      finding.actors.isEmpty, isContentOfVerdict(finding.trigger)
    else { return }
    if isTerm, !finding.recipients.isEmpty {
      // "قضت المحكمة بسجن صحفي".
      guard let court = findings[..<index].last(where: { entry($0).mode == "convict" }),
        court.trigger.segment == finding.trigger.segment
      else { return }
      findings[index].actors = court.actors
      findings[index].trace.append("actor: of the verdict")
      return
    }
    guard finding.recipients.isEmpty, entry(finding).mode != "convict" else { return }
    let measure = findings[..<index].last {
      let type = entry($0).type
      return (type == .sanction || type == .coerce)
        && (!$0.recipients.isEmpty || entry($0).mode == "convict")
        && finding.trigger.start - $0.trigger.end <= 16
        && finding.trigger.segment - $0.trigger.segment <= 1
    }
    guard let measure, !measure.actors.isEmpty || !measure.recipients.isEmpty else { return }
    findings[index].actors = measure.actors
    findings[index].recipients = measure.recipients
    findings[index].trace.append("sides: of the measure taken for it")
  }

  /// `بالسجن`, `بتهمة`: what a verdict or measure comes to.
  func isContentOfVerdict(_ trigger: Trigger) -> Bool {
    analysis.outerGovernor(of: trigger) == lexicon.prepositions[.bi]
      || isCharge(trigger)
  }

  /// `بتهمة`: the word that is a preposition of cause, too.
  private func isCharge(_ trigger: Trigger) -> Bool {
    lexicon.triggers[trigger.entry].type == .accuse && trigger.form == .noun
      && analysis.hasCue(trigger.start, .causePreposition)
  }

  /// `مساعدات إغاثية في اليمن`: help that names nobody goes to the land where it is given.
  ///
  /// So does the taking of land that nobody is said to hold: `سيطرت على منطقة بإقليم هلمند`.
  func helpWhereItIsGiven(_ finding: inout Finding) {
    guard finding.recipients.isEmpty, let place = finding.place, place.code != nil else { return }
    let isGiven = entry(finding).type == .aid || entry(finding).cameo == "192"
    guard
      isGiven && !finding.actors.contains(where: { $0.code == place.code })
        || isOnUnnamed(finding, before: place)
    else { return }
    let lands =
      analysis.mentions.firstIndex { $0.tokens == place.tokens }
      .map { analysis.group(of: $0).filter { $0.code != nil } } ?? []
    finding.recipients = lands.isEmpty ? [place] : lands
    finding.trace.append("recipient: where it is given")
  }

  /// `غارات على مناطق في ريف حلب`: whether an attack is on something that has no name but its place.
  private func isOnUnnamed(_ finding: Finding, before place: Mention) -> Bool {
    let end = finding.trigger.end
    guard entry(finding).type == .assault, let on = lexicon.prepositions[.ala],
      role(of: .ala, in: frame(of: finding)) == .recipient,
      let noun = analysis.between(end, min(end + 5, place.outerStart)).first(where: {
        analysis.governor(of: $0) == on
      })
    else { return false }
    return analysis.isUnbroken(from: noun, to: place.outerStart)
  }

  /// `حملة اعتقالات في الضفة`, `إضراب عام في جنين`: people of the place are arrested and strike, where nobody else is told.
  func peopleWhereItIs(_ finding: inout Finding) {
    guard finding.trigger.form == .noun, let place = finding.place, place.code != nil,
      finding.isAsserted
    else { return }
    var people = place
    people.kind = .people
    people.sector = "CVL"
    people.isInferred = true
    if entry(finding).mode == "arrest", finding.recipients.isEmpty, !finding.actors.isEmpty {
      finding.recipients = [people]
      finding.trace.append("recipient: people of the place")
    } else if entry(finding).type == .protest, finding.actors.isEmpty {
      finding.actors = [people]
      finding.trace.append("actor: people of the place")
    }
  }

  /// What a demand, refusal or promise is about is to be done by those it names.
  func fillFromGovernor(_ index: Int, in findings: inout [Finding]) {
    if let governor = findings[index].governor {
      turnOnDeplored(&findings[index], under: findings[governor])
    }
    let finding = findings[index]
    let partners = isWithPartnersOnly(finding) ? finding.actors : []
    if let governor = finding.governor, finding.actors.count == partners.count {
      let above = findings[governor]
      let type = entry(above).type
      // "رفض الدعوات", "رفض تهجير السكان": others plead and drive out.
      guard
        type != .reject || entry(finding).type != .request && !isOthersDeed(entry(finding))
      else { return }
      // "بحث الوزيران الهجوم على القرية": they talk over what others did.
      guard type != .consult || !entry(finding).type.isForce || !finding.trigger.clitics.article
      else { return }
      let isOrdered =
        type == .request && above.recipients.isEmpty
        && (entry(finding).type == .assault || entry(above).contexts.contains("executive"))
      // Whom one asks is to do it; whom one accuses has done it.
      let isWarned = type == .threaten && !above.recipients.isEmpty && warns(above)
      // "شكر ألمانيا على دعمها": the thanked helped.
      let isThanked =
        type == .support && !above.recipients.isEmpty
        && analysis.outerGovernor(of: finding.trigger)
          == lexicon.prepositions[.ala]
      let isOthers =
        type == .request && !isOrdered || type == .accuse || isWarned || isThanked
      let doers = isOthers ? above.recipients : above.actors
      let role = roleOfDoer(finding)
      findings[index].actors = role == .actor ? doers + partners : []
      // "استعداد قطر لاستضافة المحادثات": who hosts is visited.
      if role == .none, finding.trigger.form == .noun, finding.recipients.isEmpty,
        entry(finding).nounFrame.role(of: .adjective) == .recipient
      {
        findings[index].recipients = doers
      }
      if !doers.isEmpty { findings[index].trace.append("actor: governing event") }
      let taken = findings[index].actors
      findings[index].recipients.removeAll { recipient in
        taken.contains { $0.tokens == recipient.tokens }
      }
      return
    }
    guard finding.actors.count == partners.count, finding.trigger.form == .noun else { return }
    if let host = visitor(finding) ?? willing(finding) {
      findings[index].actors =
        host + partners.filter { partner in !host.contains { $0.tokens == partner.tokens } }
      findings[index].trace.append("actor: subject of the clause")
      return
    }
    // "أعلن بوتين تعليق المشاركة": the subject of the verb above a bare event noun does it.
    let start = analysis.chainStart(finding.trigger.start)
    guard let match = analysis.segments[analysis.segment(of: start)].verb,
      match.tokens.lowerBound < start, start - match.tokens.upperBound <= 14,
      entry(finding).nounFrame.role(of: .genitive) != nil, isOwnDeed(start, under: match),
      !isNeeded(start),
      // "أعرب عن أسفه لمقتل الجنود": others did it.
      !entry(finding).type.isForce || !isFelt(start)
    else { return }
    let verb = lexicon.verbs[match.entry]
    // "عبرت قطر عن استنكارها للهجوم": what one blames another did.
    guard
      !findings.contains(where: {
        $0.trigger.form == .verb && $0.trigger.start == match.tokens.lowerBound
          && entry($0).type == .accuse
      })
    else { return }
    // "شهد المخيم مداهمات": what the verb's subject saw it did not do.
    let isSeen = verb.lights.contains {
      let frame = lexicon.lights[$0].frame
      return frame.role(of: .subject) != .actor && frame.role(of: .object) != .actor
    }
    guard !isSeen else { return }
    let isPurpose = analysis.governor(of: start) == lexicon.prepositions[.li]
    // "كشفت مصادر عن مسار للغارات": what one tells of is no purpose of one's own.
    let isPhase =
      isPurpose && verb.reports.isEmpty
      || analysis.hasCue(
        match.tokens.lowerBound, .planned, .intended, .ongoing, .prevented, .stopped)
    guard
      isPhase || !verb.reports.isEmpty || !verb.cues.isEmpty
        || verb.triggers.isEmpty
        || verb.triggers.allSatisfy({ !$0.object.isEmpty }) && analysis.governor(of: start) == nil
    else { return }
    guard roleOfDoer(finding) == .actor else { return }
    let read = arguments.arguments(of: match, takesObject: false)
    // A paper tells what others did; whom the act meets did not do it.
    let subject = read.subject.filter { one in
      one.tokens.lowerBound < finding.trigger.start && one.sector != "JRN"
        && !finding.recipients.contains { $0.tokens == one.tokens }
        && (isPhase || isSpeakable(finding, by: one))
    }
    guard !subject.isEmpty else { return }
    findings[index].actors = subject + partners
    // "نفى المتحدث قصف القرية": what one denies one vouches against.
    findings[index].isOwnAct = !verb.reports.contains { lexicon.reports[$0].stance == .denies }
    findings[index].trace.append("actor: subject of the governing verb")
  }

  /// `ضرورة وقف النار`, `الحاجة الماسة إلى وقف القتال`: others are to do it.
  private func isNeeded(_ start: Int) -> Bool {
    analysis.isOf(lexicon.needClass, start - 1)
      || analysis.governor(of: start) == lexicon.prepositions[.ila]
        && analysis.between(max(analysis.range.lowerBound, start - 4), start).contains {
          analysis.isOf(lexicon.needClass, $0)
        }
  }

  /// `محادثات بين الحكومة والمعارضة`: what two known sides do with one another.
  func isBetweenTwo(_ finding: Finding) -> Bool {
    let sides = finding.actors
    guard sides.count == 2, !sides[0].isInferred, let first = sides[0].code,
      let second = sides[1].code
    else { return false }
    return (first != second || sides[0].sector != sides[1].sector)
      && role(of: .maa, in: frame(of: finding)) == .actor
  }

  /// `حذرت موسكو واشنطن من تزويد كييف`: whom one warns would do it; whom one threatens would meet it.
  private func warns(_ finding: Finding) -> Bool {
    role(of: .min, in: frame(of: finding)) == .content
  }

  /// `لإجراء محادثات مع مسؤولين`: of those who meet, only the others are named beside the noun.
  func isWithPartnersOnly(_ finding: Finding) -> Bool {
    // "خوض معارك مع قوات النظام".
    let isShared = role(of: .maa, in: entry(finding).nounFrame) == .actor
    return
      ([.consult, .support, .cooperate, .agree].contains(entry(finding).type)
      || entry(finding).mode == "ceasefire" || isShared) && finding.trigger.form == .noun
      && !finding.actors.isEmpty
      && finding.actors.allSatisfy { $0.preposition == lexicon.prepositions[.maa] }
  }

  /// `موسكو منفتحة على استئناف الحوار مع كييف`: who is said to be ready for the act.
  private func willing(_ finding: Finding) -> [Mention]? {
    let start = analysis.chainStart(finding.trigger.start)
    let first = max(analysis.range.lowerBound, start - 5)
    guard roleOfDoer(finding) == .actor || isWithPartnersOnly(finding),
      let word = (first..<start).last(where: { analysis.isOf(lexicon.willingClass, $0) }),
      analysis.isUnbroken(from: word + 1, to: start),
      let index = analysis.mentions.lastIndex(where: {
        $0.tokens.upperBound <= word && word - $0.tokens.upperBound <= 1
      }), analysis.mentions[index].preposition == nil, analysis.mentions[index].canAct
    else { return nil }
    return analysis.group(upTo: index)
  }

  /// `قال الوزير خلال زيارة إلى باريس`: who speaks or acts during a visit or talks takes part in them.
  private func visitor(_ finding: Finding) -> [Mention]? {
    let start = analysis.chainStart(finding.trigger.start)
    if let subject = subjectBehind(finding) { return subject }
    // "هنأ الرئيس، في مكالمة هاتفية، نظيره": both speak.
    let isCall = entry(finding).mode == "phone" && finding.actors.isEmpty
    guard entry(finding).type == .consult, let previous = analysis.previousWord(start),
      analysis.hasCue(previous, .timePreposition)
        // "دعا الوزير، في محادثة هاتفية مع نظيره، إلى التهدئة".
        || analysis.governor(of: start) == lexicon.prepositions[.fi]
          && (isWithPartnersOnly(finding) || isCall),
      let match = analysis.segments[analysis.segment(of: start)].verb,
      match.tokens.lowerBound < start
    else { return nil }
    let read = arguments.arguments(of: match, takesObject: false)
    let own = finding.recipients
    let subject = read.subject.filter { new in
      new.sector != "JRN" && !own.contains { $0.tokens.overlaps(new.tokens) }
    }
    if !read.isPassive, !subject.isEmpty {
      // "أبلغت تركيا السويد خلال محادثات": so does who is told.
      let told =
        lexicon.verbs[match.entry].reports.isEmpty && !isCall
        ? [] : arguments.arguments(of: match, takesObject: true).object
      return subject
        + told.filter { one in
          one.isPublic && one.sector != "JRN" && (isCall || one.tokens.upperBound <= start)
            && !subject.contains { $0.code == one.code }
        }
    }
    // "جاءت تصريحات الوزير خلال اتصال مع نظيره": whose words they are.
    return analysis.mentions.last {
      $0.tokens.upperBound <= start && $0.tokens.lowerBound > match.tokens.lowerBound
        && $0.roleKind == .person && $0.canAct
        && analysis.isOf(lexicon.stanceClass, $0.tokens.lowerBound - 1)
    }.map { [$0] }
  }

  /// `في اتصال مع نظيره، قال الوزير`: who speaks or acts behind the talks with which the sentence opens.
  private func subjectBehind(_ finding: Finding) -> [Mention]? {
    let trigger = finding.trigger
    let start = analysis.chainStart(trigger.start)
    guard entry(finding).type == .consult,
      analysis.governorCue(of: start)?.kind == .timePreposition
        || analysis.governor(of: start) == lexicon.prepositions[.fi],
      start - analysis.range.lowerBound <= 3, analysis.segments[trigger.segment].verb == nil,
      let clause = analysis.segments[(trigger.segment + 1)...].first,
      let match = clause.verb, match.tokens.lowerBound - trigger.end <= 16,
      !match.clitics.conjunction
    else { return nil }
    let read = arguments.arguments(of: match, takesObject: false)
    let own = finding.actors + finding.recipients
    let subject = read.subject.filter { new in
      new.tokens.lowerBound > match.tokens.lowerBound && new.sector != "JRN"
        && !own.contains { $0.tokens.overlaps(new.tokens) }
    }
    return read.isPassive || read.isElided || subject.isEmpty ? nil : subject
  }

  /// The frame of the form in which the act is told.
  func frame(of finding: Finding) -> Frame {
    finding.trigger.form == .noun ? entry(finding).nounFrame : entry(finding).verbFrame
  }

  /// The role of what the preposition names; nil where the frame or the language lacks it.
  func role(of preposition: NamedPreposition, in frame: Frame) -> Role? {
    lexicon.prepositions[preposition].flatMap { frame.role(of: .preposition($0)) }
  }

  func roleOfDoer(_ finding: Finding) -> Role {
    let frame = frame(of: finding)
    if finding.trigger.form == .noun {
      return frame.has(.actor) || frame.role(of: .adjective) == .actor
        || frame.isEmpty || frame.role(of: .genitive) == .recipient ? .actor : .none
    }
    return frame.role(of: .subject) ?? .actor
  }

  /// Whether the noun that begins at `start` is the verb's own object: bare, or after the preposition of its verb.
  private func isOwnDeed(_ start: Int, under match: Match) -> Bool {
    guard let governor = analysis.governor(of: start) else {
      // "بخصوص وقف النار أو انسحاب كامل": joined to what hangs on something else.
      return !analysis.hasCue(start - 1, .conjunction)
    }
    let own = [NamedPreposition.an, .ala, .bi, .fi, .ila, .li].compactMap {
      lexicon.prepositions[$0]
    }
    guard own.contains(governor) else { return false }
    if governor == lexicon.prepositions[.li] { return true }
    // No other noun phrase between the verb's subject and the preposition but the subject itself.
    let between = analysis.mentions.filter {
      $0.tokens.lowerBound > match.tokens.lowerBound && $0.tokens.upperBound <= start
        && $0.preposition != nil
    }
    return between.isEmpty
  }

  /// Acts that one announces of oneself rather than reports of others: `أعلن الجيش السيطرة على المدينة`.
  ///
  /// Of violence only the armed tell their own; deaths they tell of others, unless it is a killing of others' people:
  /// `أعلن الجيش التركي قتل مسلحين`.
  private func isSpeakable(_ finding: Finding, by speaker: Mention) -> Bool {
    let entry = entry(finding)
    guard entry.type == .assault else { return true }
    let between = analysis.between(speaker.tokens.upperBound, finding.trigger.start)
    // "قال القيادي إن الحرب هدفها قتل".
    guard isFighter(speaker),
      !between.contains(where: { analysis.hasCue($0, .complementizer) })
    else { return false }
    guard entry.count != nil else { return true }
    return entry.nounFrame.role(of: .adjective) == .actor && !finding.recipients.isEmpty
      && finding.recipients.allSatisfy {
        $0.code != speaker.code || $0.isOutlaw
      }
  }

  /// Whether it fights: an army, the police, a movement that bears arms.
  func isFighter(_ mention: Mention) -> Bool {
    mention.isArmed || mention.roleKind == .force
      || mention.code.map { lexicon.organisations[$0]?.kind == "armed" } ?? false
  }
}
