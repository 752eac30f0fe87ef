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
  /// The victims as they are counted, where those singled out among them stand for them.
  var counted: Mention?
  var counts: [Count] = []
  var isBackground = false
  /// Told as something that took place rather than named as a topic.
  var isAsserted = false
  /// The one who would take part denies it.
  var isDenied = false
  /// Where the light verb stands that hands it its subject.
  var carrier: Int?
  /// Where a later verb stands that tells only at whom the act was aimed.
  var aim: Int?
  /// The finding, in the same sentence, whose doers it would judge, had they been named.
  var judged: Int?
  /// It judges a deed that was told before: `دانت هذه الجريمة`.
  var judgesTold = false
  /// A definite noun whose doers were told of another act beside it.
  var borrowsActors = false
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
    for index in findings.indices {
      shareArguments(index, in: &findings)
      shareMeeting(index, in: &findings)
      shareMarch(index, in: &findings)
      shareVisit(index, in: &findings)
      shareHosted(index, in: &findings)
      shareAgreement(index, in: &findings)
      shareAttendance(index, in: &findings)
    }
    for index in findings.indices {
      findings[index].isAsserted = isAsserted(findings[index], all: findings)
    }
    for index in findings.indices {
      govern(index, in: &findings)
      // "دعت إلى التظاهر": what is demanded or promised is told, not spoken of.
      if findings[index].governor != nil { findings[index].isAsserted = true }
    }
    for index in findings.indices { fillFromMeasure(index, in: &findings) }
    for index in findings.indices { fillFromGovernor(index, in: &findings) }
    for index in findings.indices {
      tellWhoDisplaces(index, in: &findings)
      tellWhoIsDispersed(index, in: &findings)
      tellWhomWarMeets(index, in: &findings)
    }
    for index in findings.indices { tellVictimsFromAttacker(index, in: &findings) }
    for index in findings.indices {
      fillFromAnswer(index, in: &findings)
      fillFromRelease(index, in: &findings)
    }
    for index in findings.indices { fillFromSameAct(index, in: &findings) }
    for index in findings.indices {
      fillFromPunishment(index, in: &findings)
      fillFromSequel(index, in: &findings)
      fillFromCourt(index, in: &findings)
    }
    for index in findings.indices { tellVictimsFromAttacker(index, in: &findings) }
    for index in findings.indices {
      fillFromDeed(index, in: &findings)
      fillFromDeploredClause(index, in: &findings)
    }
    for index in findings.indices {
      attribute(&findings[index], reports: reports)
      fillFromSpeaker(&findings[index])
      attributeToAccuser(index, in: &findings)
    }
    for index in findings.indices {
      if !findings[index].isAsserted { findings[index].trace.append("topic") }
      setStatus(index, in: &findings)
      // "دعا إلى إضراب يوم الاثنين".
      let isDemanded = findings[index].governor.map { entry(findings[$0]).type == .request }
      findings[index].time = time(of: findings[index], isDemanded: isDemanded ?? false)
      lookAhead(&findings[index])
      findings[index].place = place(of: findings[index], all: findings)
      doubtOwnLand(index, in: &findings)
      helpWhereItIsGiven(&findings[index])
      peopleWhereItIs(&findings[index])
      doubtGuests(&findings[index])
    }
    for index in findings.indices { fillFromContent(index, in: &findings) }
    for index in findings.indices {
      fillFromGrievance(index, in: &findings)
      fillFromMatter(index, in: &findings)
    }
    shareCircumstances(in: &findings)
    assignCounts(in: &findings)
    return (findings, reports)
  }

  func entry(_ finding: Finding) -> TriggerEntry { lexicon.triggers[finding.trigger.entry] }

  // MARK: - Speech

  private func reports() -> [Report] {
    var result: [Report] = []
    if let title = arguments.titleSpeaker, !title.isTerritory {
      result.append(
        Report(
          token: title.tokens.upperBound, stance: .says,
          contentStart: title.tokens.upperBound + 1, speaker: title, rule: "colon"))
    }
    for (index, segment) in analysis.segments.enumerated() {
      guard let match = segment.verb, let number = lexicon.verbs[match.entry].reports.first else {
        continue
      }
      let entry = lexicon.reports[number]
      let token = match.tokens.lowerBound
      // "رجل يبلغ من العمر 31 عاما" tells nothing.
      if let next = analysis.nextWord(token), analysis.text.key(next, is: "من") { continue }
      // "وهو ما نفته طهران": what was said before.
      if match.clitics.pronoun != nil,
        index + 1 == analysis.segments.count || analysis.segments[index + 1].kind != .complement
      {
        continue
      }
      // "ستتابع الإجراءات": what will be followed is not told.
      if match.clitics.future,
        index + 1 == analysis.segments.count || analysis.segments[index + 1].kind != .complement
      {
        continue
      }
      let read = arguments.arguments(
        ofVerbAt: token, features: lexicon.verbFeatures[match.features], clitics: match.clitics,
        takesObject: false)
      var speaker = read.subject.first
      if read.isElided { speaker = unknownSpeaker(after: match) ?? context.speaker ?? speaker }
      if read.isPassive || speaker?.kind == .place { speaker = nil }
      result.append(
        Report(
          token: token, stance: entry.stance,
          contentStart: index + 1 < analysis.segments.count
            ? analysis.segments[index + 1].tokens.lowerBound : segment.tokens.upperBound,
          speaker: speaker, rule: entry.id))
    }
    for token in analysis.range where analysis.hasCue(token, .telling, .denying) {
      // "زيارة معلنة": a feminine form is mostly an adjective.
      guard
        !analysis.text.tokens[token].traces.contains(.feminine)
          || analysis.hasCue(token + 1, .complementizer, .preposition),
        let speaker = speaker(before: token, reports: result)
      else { continue }
      result.append(
        Report(
          token: token, stance: analysis.hasCue(token, .denying) ? .denies : .says,
          contentStart: token + 1, speaker: speaker, rule: "participle"))
    }
    result.sort { $0.token < $1.token }
    for token in analysis.range where analysis.hasCue(token, .attribution) {
      guard
        let match = analysis.matches[token].first(where: {
          $0.category == .cue && lexicon.cues[$0.entry].kind == .attribution
        })
      else { continue }
      let start = match.tokens.upperBound
      guard
        // "على حد تعبيره": the speaker's own, whom the sentence named.
        !analysis.endsWithPronoun(start - 1),
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

  /// `وذكرت تقارير إعلامية أن`, `وأشارت تايمز إلى`: words right behind the speech verb that no table knows.
  private func unknownSpeaker(after verb: Match) -> Mention? {
    let start = analysis.skipQuotes(verb.tokens.upperBound)
    // "أعلن مسؤوليته عن": what is somebody's does not speak.
    guard start < analysis.range.upperBound, !analysis.endsWithPronoun(start) else { return nil }
    var end = start
    while end < analysis.range.upperBound, end - start < 4, isNominalWord(end, first: end == start)
    {
      end += 1
    }
    guard end > start else { return nil }
    var speaker = Mention(
      kind: .plain, tokens: start..<end, outerStart: start, agreement: Agreement(""), head: start)
    speaker.isDefinite = true
    return speaker
  }

  /// A word of a noun phrase: bare where it is the first, else an adjective or a further noun.
  private func isNominalWord(_ token: Int, first: Bool) -> Bool {
    let small = CueKind.nameParticle.bit | CueKind.honorific.bit | CueKind.modifier.bit
    guard analysis.text.tokens[token].kind == .word,
      analysis.text.tokens[token].keyCount >= (first ? 6 : 4),
      analysis.verb(at: token) == nil, analysis.time(at: token) == nil,
      !analysis.isAccusative(token), analysis.cues(token) & ~small == 0,
      !analysis.isOf(lexicon.adverbClass, token),
      !analysis.triggers.contains(where: { $0.tokens.contains(token) })
    else { return false }
    let found = analysis.matches[token]
    return found.allSatisfy {
      $0.clitics.preposition < 0 && ($0.clitics.pronoun == nil || $0.category == .wordClass)
        && !(first && $0.clitics.conjunction)
    }
  }

  /// `انتقد الوزير القصف، مشيرا إلى`: who said more is the subject of the verb before.
  private func speaker(before token: Int, reports: [Report]) -> Mention? {
    if let report = reports.last(where: { $0.token < token && $0.speaker != nil }) {
      return report.speaker
    }
    guard
      let match = analysis.segments[...analysis.segment(of: token)].reversed().lazy
        .compactMap(\.verb).first(where: { $0.tokens.lowerBound < token })
    else { return nil }
    let read = arguments.arguments(of: match, takesObject: true)
    guard !read.isPassive, let subject = read.subject.first, subject.kind != .place,
      subject.canAct, subject.kind != .plain || subject.code != nil
    else { return nil }
    return subject
  }

  private func attribute(_ finding: inout Finding, reports: [Report]) {
    // "متهما المعارضة": the participle is the speaker's own act.
    let isSpeakersOwn =
      finding.trigger.form == .participle && analysis.isMark(finding.trigger.start - 1, ",")
    guard !finding.isOwnAct, !isSpeakersOwn else { return }
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
      if isInside, !hasEnded(report, before: finding.trigger) { best = report }
    }
    guard let best, let speaker = best.speaker else { return }
    if finding.actors.contains(where: { $0.tokens == speaker.tokens }),
      entry(finding).type != .assault, finding.trigger.segment == analysis.segment(of: best.token)
    {
      finding.isDenied = best.stance == .denies
      return
    }
    finding.source = (speaker, best.stance)
    finding.report = best.token
  }
}

extension SentenceReader {
  /// `أعلنت الشرطة توقيف مهربين، ودعت المنظمة إلى`: what is announced by a noun ends where another verb begins.
  private func hasEnded(_ report: Report, before trigger: Trigger) -> Bool {
    let segment = analysis.segment(of: report.token)
    guard trigger.segment > segment else { return false }
    let later = analysis.segments[(segment + 1)...trigger.segment]
    guard let first = later.first, first.kind == .verb || isContrast(first),
      !later.contains(where: { $0.kind == .complement }),
      // What stands in quotes is all of it said.
      !(report.token..<trigger.start).contains(where: {
        let token = analysis.text.tokens[$0]
        return token.kind == .mark && Lexicon.isTransparent(token.mark)
      })
    else { return false }
    return later.contains { segment in
      if isContrast(segment) { return true }
      guard let verb = segment.verb, segment.kind == .verb else { return false }
      return verb.clitics.conjunction && analysis.isMark(verb.tokens.lowerBound - 1, ",")
    }
  }

  /// `نفى الحزب ذلك، فيما دعت باريس`: a clause behind a comma that sets another's act beside.
  private func isContrast(_ segment: Segment) -> Bool {
    let start = segment.tokens.lowerBound
    return segment.kind == .subordinate && analysis.isMark(start - 1, ",")
      && analysis.hasCue(start, idSuffix: ".contrast")
  }

  /// `قال الرئيس، موجها تحذيرا لطهران`: the threat, demand or charge that a participle hands to who speaks.
  private func fillFromSpeaker(_ finding: inout Finding) {
    guard entry(finding).type.isSpeech, finding.trigger.form == .noun, finding.actors.isEmpty,
      let source = finding.source, source.stance == .says,
      let before = analysis.previousWord(finding.trigger.start),
      analysis.isOf(lexicon.utteringClass, before)
    else { return }
    add([source.mention], as: .actor, to: &finding, by: "who speaks")
    finding.isAsserted = true
    finding.isOwnAct = true
    finding.source = nil
    finding.report = nil
  }

  /// `اتهمت أوكرانيا روسيا بقصف المحطة`: the one who accuses claims the act.
  private func attributeToAccuser(_ index: Int, in findings: inout [Finding]) {
    guard let governor = findings[index].governor, entry(findings[governor]).mode == "allege",
      let accuser = findings[governor].actors.first
    else { return }
    findings[index].source = (accuser, .claims)
    findings[index].report = nil
    // "اتهمت الهند باكستان بقصف سفارتها": no one is accused of what he did to his own.
    for (place, recipient) in findings[index].recipients.enumerated()
    where recipient.possessor != nil && recipient.isInferred
      && findings[index].actors.contains(where: { $0.code == recipient.code })
    {
      findings[index].recipients[place].code = accuser.code
    }
  }
}

extension Finding {
  /// A definite event noun, which may mean an act that was told before: `الهجوم`.
  var refersBack: Bool {
    trigger.form == .noun && trigger.clitics.article && (actors.isEmpty || recipients.isEmpty)
  }
}

extension EventType {
  /// Acts done rather than said.
  var isForce: Bool {
    self == .assault || self == .coerce || self == .mobilize || self == .sanction
  }

  /// Acts that one speaks of because they were done.
  var isMostlyPast: Bool { isHostile && self != .sanction }

  /// Acts done by saying them.
  var isSpeech: Bool {
    switch self {
    case .request, .accuse, .reject, .threaten, .agree, .concede: true
    default: false
    }
  }

  /// Acts that one may blame somebody for.
  var isHostile: Bool {
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
    return text.tokens[token].kind == .word && key.count > 4
      && key.suffix(2).elementsEqual("ا".utf8)
  }

  /// A word that is no verb, cue or trigger.
  func isPlainWord(_ token: Int) -> Bool {
    text.tokens[token].kind == .word
      && matches[token].allSatisfy {
        $0.category == .wordClass || $0.category == .role && $0.clitics.article
      }
  }
}
