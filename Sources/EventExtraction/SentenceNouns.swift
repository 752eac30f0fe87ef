import NewsModel

// Event nouns in a row, which share who does them.
extension SentenceReader {
  /// `قصف وتدمير منازل`, `تدمير مستودع وقتل من فيه`: event nouns joined by "and" share who does it.
  func shareArguments(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard index > 0, finding.trigger.form == .noun,
      // "بقتل أو أسر مسلحين".
      finding.trigger.clitics.conjunction
        || analysis.text.key(finding.trigger.start - 1, is: "أو")
    else { return }
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

  /// `توقيع مذكرة بين تونس وألمانيا لتعزيز التعاون`: those who agree or meet to work together are who works together.
  func shareAgreement(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard index > 0, finding.trigger.form == .noun, entry(finding).type == .cooperate,
      finding.actors.isEmpty
    else { return }
    let above = findings[index - 1]
    let types: [EventType] = [.support, .agree, .consult]
    guard types.contains(entry(above).type), above.actors.count > 1,
      finding.trigger.segment - above.trigger.segment <= 1,
      analysis.outerGovernor(of: finding.trigger) != nil
    else { return }
    findings[index].actors = above.actors
    findings[index].trace.append("actor: of the agreement it follows from")
  }

  /// `التقى الوفد الوزير وبحثوا الأزمة`: those who met are who talk.
  func shareMeeting(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard index > 0, finding.trigger.form == .verb, finding.trigger.clitics.conjunction,
      finding.trigger.features.allSatisfy({ [.plural, .dual].contains($0.agreement.number) }),
      entry(finding).mode != "visit",
      entry(finding).type == .consult || entry(finding).type == .agree,
      entry(findings[index - 1]).type == .consult, findings[index - 1].actors.count > 1
    else { return }
    findings[index].actors = findings[index - 1].actors
    findings[index].trace.append("actor: those who met")
  }

  /// `تظاهرات لعمال تونسيين طالبت بالاستقالة`: what a march demands those demand who march.
  func shareMarch(_ index: Int, in findings: inout [Finding]) {
    let demand = findings[index]
    guard index > 0, demand.trigger.form == .verb, demand.actors.isEmpty,
      entry(demand).type.isSpeech, !demand.trigger.clitics.conjunction,
      entry(findings[index - 1]).type == .protest, findings[index - 1].trigger.form == .noun,
      demand.trigger.segment - findings[index - 1].trigger.segment <= 1
    else { return }
    findings[index].actors = findings[index - 1].actors
    findings[index].trace.append("actor: those who march")
  }

  /// `وصل الوزير إلى باريس في زيارة رسمية`: who came is who visits.
  func shareVisit(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard index > 0, finding.trigger.form == .noun, entry(finding).mode == "visit",
      finding.actors.isEmpty,
      analysis.outerGovernor(of: finding.trigger)
        == lexicon.prepositions[.fi]
    else { return }
    let above = findings[index - 1]
    guard above.trigger.form == .verb, entry(above).mode == "visit",
      above.trigger.segment == finding.trigger.segment,
      entry(above).verbFrame.role(of: .subject) == .actor
    else { return }
    findings[index].actors = above.actors
    if finding.recipients.isEmpty { findings[index].recipients = above.recipients }
    findings[index].trace.append("sides: of the arrival")
  }

  /// The finding whose verb says that somebody hosts the talks of this one: `استضافت قطر محادثات`.
  func host(of index: Int, in findings: [Finding]) -> Int? {
    let noun = findings[index].trigger
    guard index > 0, noun.form == .noun, entry(findings[index]).type == .consult,
      analysis.outerGovernor(of: noun) == nil
    else { return nil }
    let verb = findings[index - 1].trigger
    // "استضافة المحادثات".
    if verb.form == .noun, noun.start - verb.end <= 1, verb.segment == noun.segment,
      entry(findings[index - 1]).type == .consult,
      entry(findings[index - 1]).nounFrame.role(of: .adjective) == .recipient
    {
      return index - 1
    }
    return verb.form == .verb && verb.segment == noun.segment && noun.start - verb.end <= 10
      && entry(findings[index - 1]).type == .consult
      && entry(findings[index - 1]).verbFrame.role(of: .subject) == .recipient
      ? index - 1 : nil
  }

  /// Those who talk are the visitors of who hosts their talks.
  func shareHosted(_ index: Int, in findings: inout [Finding]) {
    guard let host = host(of: index, in: findings) else { return }
    let hosts = findings[host].recipients
    let guests = findings[index].actors.filter { guest in
      !hosts.contains { $0.tokens.overlaps(guest.tokens) }
    }
    guard !guests.isEmpty else { return }
    findings[host].actors = guests
    findings[host].trace.append("actor: of the talks hosted")
  }

  /// `شارك الوزير في اجتماعات الحلف`: who comes to a body's meeting meets that body.
  func shareAttendance(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    let frame = entry(finding).verbFrame
    guard finding.trigger.form == .verb, entry(finding).type == .consult,
      entry(finding).mode == nil, finding.recipients.isEmpty, frame.roles.count == 1,
      frame.role(of: .subject) == .actor, let object = finding.trigger.object,
      let host = analysis.mentions.first(where: {
        $0.tokens.lowerBound == analysis.skipQuotes(object.upperBound) && $0.canAct
          && ($0.preposition == nil || $0.preposition == lexicon.prepositions[.li])
      }), host.code.map({ lexicon.countries[$0] == nil }) ?? false,
      !finding.actors.contains(where: { $0.code == host.code })
    else { return }
    findings[index].recipients = [host]
    findings[index].trace.append("recipient: whose meeting it is")
  }

  /// Whether the sentence tells the event rather than names it as a topic.
  func isAsserted(_ finding: Finding, all: [Finding]) -> Bool {
    guard finding.trigger.form == .noun else { return true }
    if finding.isAsserted { return true }
    let start = finding.trigger.start
    if analysis.previousWord(start) == nil { return true }
    let chain = analysis.chainStart(start)
    if analysis.previousWord(chain) == nil { return true }
    // "في حال وقوع هجوم": told as something that may come.
    let near = max(analysis.range.lowerBound, start - 5)
    if (near..<start).contains(where: { analysis.hasCue($0, .conditional) }) { return true }
    // "مقتل 15 جنديا": what is counted happened.
    if entry(finding).count == .killed, finding.recipients.contains(where: { $0.isQuantified }) {
      return true
    }
    if isResult(chain) || isGrieved(chain, finding) { return true }
    if let match = governingVerb(of: finding.trigger), isDirectObject(chain, of: match) {
      let verb = lexicon.verbs[match.entry]
      if !verb.reports.isEmpty { return true }
      if verb.triggers.contains(where: { lexicon.triggers[$0.trigger].type == .accuse }) {
        return true
      }
    }
    // "أعرب عن استنكاره الشديد لمقتل": what is blamed happened.
    if all.contains(where: {
      entry($0).type == .accuse && $0.trigger.segment == finding.trigger.segment
        && $0.trigger.form == .verb && $0.trigger.object != nil
        && $0.trigger.start < chain && start - $0.trigger.end <= 4
    }), analysis.governor(of: chain) != nil {
      return true
    }
    if isFelt(chain) { return true }
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

  /// `تنديدا باغتيال الصحفية`, `احتجاجا على مقتل شاب`: what people march against was done.
  private func isGrieved(_ chain: Int, _ finding: Finding) -> Bool {
    // "تنديدا بالحرب على غزة": what is known need not be told.
    guard !finding.recipients.isEmpty, !analysis.bearsArticle(finding.trigger),
      analysis.governor(of: chain) != nil, let word = analysis.previousWord(chain)
    else { return false }
    return analysis.isOf(lexicon.grievanceClass, word)
      || analysis.previousWord(word).map { analysis.isOf(lexicon.grievanceClass, $0) } ?? false
  }

  /// `ما أدى إلى مقتل`: a phrase that joins clauses and hands on to what came of the first.
  private func isResult(_ chain: Int) -> Bool {
    guard let link = analysis.previousWord(chain), analysis.hasCue(link, .preposition),
      let joint = analysis.previousWord(link)
    else { return false }
    return analysis.hasCue(joint, .subordinator)
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
      let own = [NamedPreposition.bi, .an].compactMap { lexicon.prepositions[$0] }
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
}
