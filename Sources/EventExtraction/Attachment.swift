import NewsModel

/// Which of a sentence's events a date or a place belongs to.
///
/// Without a parser, closeness within the clause decides, and what stands between: another event noun
/// that takes the words for itself, a speech verb whose telling they date, the start of a clause that
/// lies before or after.
struct Attachment {
  enum Circumstance { case time, place }

  let analysis: SentenceAnalysis
  let circumstance: Circumstance

  var lexicon: Lexicon { analysis.lexicon }

  /// Beyond this, words belong to something else.
  static let reach = 34

  /// How far the words at `tokens` are from the event; nil where they belong to another.
  func distance(of finding: Finding, to tokens: Range<Int>) -> Int? {
    let trigger = finding.trigger
    if let host = frontedHost(tokens) {
      return fronted(host, trigger, tokens)
    }
    if circumstance == .time, let adverb = relativeAdverb(before: trigger),
      analysis.segment(of: tokens.lowerBound) == analysis.segment(of: adverb) - 1
    {
      // "قبل العودة في سبتمبر إلى طهران حيث تم توقيفه".
      return 8 + adverb - tokens.upperBound
    }
    if let shift = shiftBefore(tokens), trigger.start < shift || trigger.start >= tokens.lowerBound
    {
      return nil
    }
    // "اعتقل أمس ناشطا، مشيرا إلى مقتل": what is told besides has its own day and place.
    if tokens.upperBound <= trigger.start,
      (tokens.upperBound..<trigger.start).contains(where: {
        analysis.hasCue($0, .telling, .denying)
      })
    {
      return nil
    }
    // "هجوم محتمل ردا على الغارة الأسبوع الماضي": of what is answered.
    if trigger.end <= tokens.lowerBound,
      (trigger.end..<tokens.lowerBound).contains(where: {
        analysis.hasCue($0, idSuffix: ".reply.answered")
      }),
      analysis.triggers.contains(where: {
        $0.form == .noun && $0.start > trigger.end && $0.end <= tokens.lowerBound
      })
    {
      return nil
    }
    let own = trigger.segment
    let other = analysis.segment(of: tokens.lowerBound)
    if own == other { return inClause(finding, tokens) }
    return other < own ? before(finding, tokens, other) : after(finding, tokens, other)
  }

  /// The `حيث` behind a place that opens the clause of the event.
  func relativeAdverb(before trigger: Trigger) -> Int? {
    // "حيث تركزت المناقشات حول الحرب": what was talked of was at another time.
    guard trigger.segment > 0,
      trigger.form != .noun
        || analysis.governorCue(of: trigger.start)?.kind != .topicPreposition
    else { return nil }
    for index in [trigger.segment, trigger.segment - 1] where index > 0 {
      let adverb = analysis.segments[index].tokens.lowerBound
      if analysis.isRelativeAdverb(adverb),
        analysis.mentions.contains(where: {
          (0...2).contains(adverb - $0.tokens.upperBound) && $0.isPlaceLike
        })
      {
        return adverb
      }
    }
    return nil
  }

  // MARK: - Words before their verb

  /// The segment of the verb before which the words stand: `وفي عام 2024، تم التوصل`.
  func frontedHost(_ tokens: Range<Int>) -> Int? {
    var next = tokens.upperBound
    while next < analysis.range.upperBound,
      analysis.isMark(next, ",") || Lexicon.isTransparent(analysis.text.tokens[next].mark)
        || analysis.hasCue(next, .possibleImperfect)
    { next += 1 }
    guard next < analysis.range.upperBound, let verb = analysis.verb(at: next),
      !verb.clitics.conjunction
    else { return nil }
    var outer = tokens.lowerBound
    if outer > analysis.range.lowerBound, isPreposition(outer - 1) { outer -= 1 }
    let isFirst =
      outer - analysis.range.lowerBound <= 1 || isJoined(outer)
      // "أجرى محادثة، صباح الثلاثاء، تحدث خلالها": of the verb before.
      || analysis.text.tokens[outer - 1].kind == .mark
        && !(circumstance == .time && analysis.isMark(outer - 1, ",") && followsVerb(outer))
      || analysis.hasCue(outer - 1, .conjunction)
    return isFirst ? analysis.segment(of: next) : nil
  }

  private func followsVerb(_ token: Int) -> Bool {
    analysis.segments[analysis.segment(of: token)].verb.map { $0.tokens.lowerBound < token }
      ?? false
  }

  func fronted(_ host: Int, _ trigger: Trigger, _ tokens: Range<Int>) -> Int? {
    guard trigger.segment >= host else { return nil }
    var cost = 2
    for index in host..<trigger.segment {
      // "وفي ديالى، أفاد مصدر بأن مدنيين قتلوا": told before the speech verb, the place is that of what is said.
      if circumstance == .place, index == host, analysis.segments[index + 1].kind == .complement {
        cost += 4
        continue
      }
      guard let step = step(into: index + 1, to: trigger, from: tokens) else {
        return nil
      }
      cost += step
    }
    return isShifted(trigger) ? nil : cost + (trigger.segment == host ? 0 : 4)
  }

  /// The "after" or "before" whose noun takes the words: `بعد انتخابات عام 2009`.
  func shiftBefore(_ tokens: Range<Int>) -> Int? {
    guard circumstance == .time else { return nil }
    let first = max(analysis.range.lowerBound, tokens.lowerBound - 4)
    for token in stride(from: tokens.lowerBound - 1, through: first, by: -1) {
      if analysis.text.tokens[token].kind == .mark || analysis.verb(at: token) != nil { return nil }
      guard analysis.hasCue(token, .timePreposition) else { continue }
      return token < tokens.lowerBound - 1 && analysis.opensAtOtherTime(token) ? token : nil
    }
    return nil
  }

  // MARK: - In one clause

  func inClause(_ finding: Finding, _ tokens: Range<Int>) -> Int? {
    let trigger = finding.trigger
    let start = tokens.lowerBound
    if start >= trigger.tokens.upperBound {
      guard !hasTopic(between: trigger.tokens.upperBound, start) else { return nil }
      var cost = max(0, start - trigger.end)
      if circumstance == .place, isPlacedByWord(lexicon.triggers[trigger.entry].type),
        hasPreposition(between: trigger.end, tokens.lowerBound - 1)
      {
        return nil
      }
      for noun in analysis.triggers
      where noun.form == .noun && noun.start > trigger.start && noun.start < start {
        if takes(noun, from: trigger, tokens) { return nil }
        cost += 4
      }
      return cost
    }
    guard trigger.form != .verb else { return nil }
    if circumstance == .time,
      analysis.between(tokens.upperBound, trigger.start).contains(where: {
        analysis.hasCue($0, idSuffix: ".anniversary")
      })
    {
      // "أحيت اليابان أمس الذكرى السبعين لإلقاء القنبلة".
      return nil
    }
    // "سحب الثقة في مارس على خلفية فضيحة، واتهامها": joined to what lay before or what is the cause.
    if trigger.clitics.conjunction,
      analysis.between(tokens.upperBound, trigger.start).contains(where: {
        analysis.hasCue($0, .causePreposition, .topicPreposition)
      })
    {
      return nil
    }
    let verb = analysis.segments[trigger.segment].verb
    if let verb, !lexicon.verbs[verb.entry].reports.isEmpty, !finding.isOwnAct {
      // "أعلن وصول خمسة شهداء منذ الثلاثاء جراء القصف": the day right before the cause.
      let isOfResult =
        circumstance == .time && trigger.start - tokens.upperBound == 1
        && isResult(analysis.governorCue(of: trigger.start))
        && lexicon.triggers[trigger.entry].type == .assault
      return isOfResult ? 5 : nil
    }
    if isShifted(trigger)
      || !dependsOnVerb(trigger, verb) && !isWhatTheyMeetFor(trigger) && !isOwnActBefore(trigger)
    {
      return nil
    }
    if circumstance == .place, belongsToNoun(tokens, before: trigger, verb) { return nil }
    if circumstance == .place,
      finding.governor != nil || isPlacedByWord(lexicon.triggers[trigger.entry].type)
    {
      return nil
    }
    return 5 + trigger.start - start
  }

  /// `جمعهم في مدينة الصخيرات لتوقيع اتفاق`: where people come together for talks is where they talk.
  func isWhatTheyMeetFor(_ trigger: Trigger) -> Bool {
    let type = lexicon.triggers[trigger.entry].type
    return circumstance == .place && (type == .consult || type == .support)
      && analysis.outerGovernor(of: trigger) == lexicon.prepositions[.li]
  }

  /// `وقف القتال في غزة ورفض إطلاق الأسرى`: the place right behind another act's noun is that one's.
  func belongsToNoun(_ tokens: Range<Int>, before trigger: Trigger, _ verb: Match?) -> Bool {
    let start = verb?.tokens.lowerBound ?? analysis.segments[trigger.segment].tokens.lowerBound
    return analysis.triggers.contains {
      $0.form == .noun && $0.start > start && $0.end <= tokens.lowerBound
        && tokens.lowerBound - $0.end <= 3
        && lexicon.triggers[$0.entry].type != lexicon.triggers[trigger.entry].type
    }
  }

  /// Whether the event noun is the verb's own subject or object, or is bound to it as light verbs bind.
  func dependsOnVerb(_ trigger: Trigger, _ verb: Match?) -> Bool {
    guard let verb, let cue = analysis.governorCue(of: trigger.start) else { return true }
    if isResult(cue), lexicon.triggers[trigger.entry].type == .assault { return true }
    if isSimultaneous(cue) || analysis.isPlainLocation(before: trigger.start),
      cue.kind != .preposition
    {
      return cue.kind != .placePreposition || trigger.clitics.preposition < 0
        || bindsByPreposition(verb)
    }
    return bindsByPreposition(verb)
  }

  /// Whether the verb hands its circumstances to a noun under a preposition: `قام بزيارة`.
  func bindsByPreposition(_ verb: Match) -> Bool {
    let entry = lexicon.verbs[verb.entry]
    return !entry.lights.isEmpty || !entry.reports.isEmpty
  }

  func hasPreposition(between start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    return (start..<end).contains { token in
      analysis.hasCue(token, .preposition, .complementizer, .causePreposition)
        || analysis.governorCue(of: token).map { $0.kind == .preposition } ?? false
    }
  }

  /// Whether an event noun between the event and the words takes them for itself.
  func takes(_ noun: Trigger, from trigger: Trigger, _ tokens: Range<Int>) -> Bool {
    let type = lexicon.triggers[trigger.entry].type
    let isSameAct = lexicon.triggers[noun.entry].type == type
    let governor = analysis.governorCue(of: noun.start)
    if governor?.kind == .timePreposition, !isSimultaneous(governor) {
      return !(isSameAct && type == .assault && isResult(governor))
    }
    if isSameAct { return false }
    // "وقعت اتفاقية خلال زيارة الأمير لمقر الحلف في بروكسل".
    if circumstance == .place, isSimultaneous(governor), trigger.form == .verb { return false }
    switch circumstance {
    case .place:
      // "وقع الوزيران اتفاق تعاون في الدوحة": what is made is made there.
      if trigger.form == .verb, type == .support || type == .consult || type == .agree,
        governor == nil
      {
        return false
      }
      if noun.start == trigger.end, trigger.form == .noun { return false }
      return tokens.lowerBound - noun.end <= 12
    case .time:
      guard isSpeechAct(type) else { return false }
      let isGoverned = isPreposition(tokens.lowerBound - 1)
      return governor != nil && isGoverned && tokens.lowerBound - noun.end <= 6
    }
  }

  func isSpeechAct(_ type: EventType) -> Bool {
    switch type {
    case .request, .accuse, .reject, .threaten, .agree: true
    default: false
    }
  }

  /// Acts that happen in words or on paper, for which only a place right beside them is theirs.
  func isPlacedByWord(_ type: EventType) -> Bool { isSpeechAct(type) || type == .sanction }

  func hasTopic(between start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    return (start..<end).contains { analysis.hasCue($0, .topicPreposition) }
  }

  func isReport(_ segment: Segment) -> Bool {
    segment.verb.map {
      !lexicon.verbs[$0.entry].reports.isEmpty && lexicon.verbs[$0.entry].triggers.isEmpty
    } ?? false
  }

  func eventTypes(in segment: Int) -> [EventType] {
    analysis.triggers.filter { $0.segment == segment && $0.form == .verb }
      .map { lexicon.triggers[$0.entry].type }
  }

  /// Whether another event told in the segment is the same act: a strike and its dead.
  func sharesAct(_ finding: Finding, with segment: Int) -> Bool {
    let type = lexicon.triggers[finding.trigger.entry].type
    return analysis.triggers.contains {
      $0.segment == segment && lexicon.triggers[$0.entry].type == type
    }
  }

  /// `أعلن المجلس اليوم أنه أقر حزمة من العقوبات`: "that he" makes the verb the speaker's own.
  func isOfSpeakersOwn(_ finding: Finding, _ report: Int) -> Bool {
    guard finding.actors.isEmpty, finding.trigger.form == .noun,
      finding.trigger.segment == report + 2
    else { return false }
    let that = analysis.segments[report + 1]
    return that.kind == .complement && that.tokens.count == 1
      && analysis.endsWithPronoun(that.tokens.lowerBound)
  }

  func tellsOfItself(_ finding: Finding, _ report: Int) -> Bool {
    let trigger = finding.trigger
    guard trigger.segment - report <= 2, let verb = analysis.segments[report].verb else {
      return false
    }
    if finding.isOwnAct || isOfSpeakersOwn(finding, report) { return true }
    let speakers = analysis.mentions.filter {
      $0.tokens.lowerBound > verb.tokens.lowerBound
        && analysis.segment(of: $0.tokens.lowerBound) == report && $0.preposition == nil
    }
    guard let speaker = speakers.first else { return false }
    return finding.actors.contains {
      $0.tokens == speaker.tokens
        || $0.code != nil && $0.code == speaker.code && $0.sector == speaker.sector
          && lexicon.organisations[$0.code ?? ""] != nil
    }
  }

  /// `بعد مداهمته`: a pronoun says that the act before is of the same doer.
  func isOwnActBefore(_ trigger: Trigger) -> Bool {
    circumstance == .time && trigger.clitics.pronoun != nil
      && !isReport(analysis.segments[trigger.segment])
      && analysis.governorCue(of: trigger.start)?.kind == .timePreposition
  }

  /// Whether the event noun lies before or after what the clause tells: `بعد هجوم`, `بسبب غارة`.
  func isShifted(_ trigger: Trigger) -> Bool {
    guard trigger.form == .noun else { return false }
    // "بتهمة التجسس": what is told as the cause is a cause.
    if analysis.hasCue(trigger.start, .causePreposition) { return true }
    if isSpokenOf(trigger) { return true }
    guard let cue = analysis.governorCue(of: trigger.start) else {
      // "بسبب استمرار العدوان": before the noun that carries it.
      let chain = analysis.chainStart(trigger.start)
      return chain < trigger.start && analysis.governorCue(of: chain)?.kind == .causePreposition
    }
    switch cue.kind {
    case .timePreposition:
      // "اعتقل ناشطا أمس بعد مداهمة منزله": one's own act right before is of the same day.
      return !isSimultaneous(cue) && !isOwnActBefore(trigger)
        && !(isResult(cue) && lexicon.triggers[trigger.entry].type == .assault)
    case .preposition where analysis.isCountedFrom(trigger.start): return true
    // "قتلوا أمس جراء غارة": the attack and its dead are of one day.
    case .causePreposition:
      return !(isResult(cue) && lexicon.triggers[trigger.entry].type == .assault)
    case .topicPreposition: return true
    case .placePreposition:
      // "وسط الهجوم": amid, not in.
      return !analysis.isPlainLocation(before: trigger.start)
    default: return false
    }
  }

  func isSimultaneous(_ cue: CueEntry?) -> Bool { cue?.id.hasSuffix(".during") ?? false }

  /// `أعرب أمس عن استنكاره الشديد لمقتل`: what a noun of speech is about was before.
  func isSpokenOf(_ trigger: Trigger) -> Bool {
    let chain = analysis.chainStart(trigger.start)
    return lexicon.triggers[trigger.entry].type.isMostlyPast
      && analysis.governor(of: chain) != nil
      && analysis.triggers.contains {
        ($0.form == .noun || $0.object != nil) && $0.end <= chain && chain - $0.end <= 2
          && isSpeechAct(lexicon.triggers[$0.entry].type)
      }
  }

  /// `جراء`, `إثر`: between a blow and what it did.
  func isResult(_ cue: CueEntry?) -> Bool { cue?.id.hasSuffix(".result") ?? false }

  func isPreposition(_ token: Int) -> Bool {
    analysis.range.contains(token)
      && analysis.matches[token].contains {
        $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
          && $0.tokens.upperBound == token + 1
      }
  }

  func isJoined(_ token: Int) -> Bool {
    analysis.matches[token].contains { $0.clitics.conjunction }
  }
}
