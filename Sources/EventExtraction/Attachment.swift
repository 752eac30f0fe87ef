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

  private var lexicon: Lexicon { analysis.lexicon }

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
    let own = trigger.segment
    let other = analysis.segment(of: tokens.lowerBound)
    if own == other { return inClause(finding, tokens) }
    return other < own ? before(finding, tokens, other) : after(finding, tokens, other)
  }

  /// The `حيث` behind a place that opens the clause of the event.
  private func relativeAdverb(before trigger: Trigger) -> Int? {
    guard trigger.segment > 0 else { return nil }
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
  private func frontedHost(_ tokens: Range<Int>) -> Int? {
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
      || analysis.text.tokens[outer - 1].kind == .mark || analysis.hasCue(outer - 1, .conjunction)
    return isFirst ? analysis.segment(of: next) : nil
  }

  private func fronted(_ host: Int, _ trigger: Trigger, _ tokens: Range<Int>) -> Int? {
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
  private func shiftBefore(_ tokens: Range<Int>) -> Int? {
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

  private func inClause(_ finding: Finding, _ tokens: Range<Int>) -> Int? {
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
    // "سحب الثقة في مارس على خلفية فضيحة، واتهامها": joined to what lay before or what is the cause.
    if trigger.clitics.conjunction,
      (tokens.upperBound..<trigger.start).contains(where: {
        analysis.hasCue($0, .causePreposition, .topicPreposition)
      })
    {
      return nil
    }
    let verb = analysis.segments[trigger.segment].verb
    if let verb, !lexicon.verbs[verb.entry].reports.isEmpty, !finding.isOwnAct { return nil }
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
  private func isWhatTheyMeetFor(_ trigger: Trigger) -> Bool {
    let type = lexicon.triggers[trigger.entry].type
    return circumstance == .place && (type == .consult || type == .support)
      && analysis.governor(of: analysis.chainStart(trigger.start)) == lexicon.prepositions["ل"]
  }

  /// `وقف القتال في غزة ورفض إطلاق الأسرى`: the place right behind another act's noun is that one's.
  private func belongsToNoun(_ tokens: Range<Int>, before trigger: Trigger, _ verb: Match?) -> Bool
  {
    let start = verb?.tokens.lowerBound ?? analysis.segments[trigger.segment].tokens.lowerBound
    return analysis.triggers.contains {
      $0.form == .noun && $0.start > start && $0.end <= tokens.lowerBound
        && tokens.lowerBound - $0.end <= 3
        && lexicon.triggers[$0.entry].type != lexicon.triggers[trigger.entry].type
    }
  }

  /// Whether the event noun is the verb's own subject or object, or is bound to it as light verbs bind.
  private func dependsOnVerb(_ trigger: Trigger, _ verb: Match?) -> Bool {
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
  private func bindsByPreposition(_ verb: Match) -> Bool {
    let entry = lexicon.verbs[verb.entry]
    return !entry.lights.isEmpty || !entry.reports.isEmpty
  }

  private func hasPreposition(between start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    return (start..<end).contains { token in
      analysis.hasCue(token, .preposition, .complementizer, .causePreposition)
        || analysis.governorCue(of: token).map { $0.kind == .preposition } ?? false
    }
  }

  /// Whether an event noun between the event and the words takes them for itself.
  private func takes(_ noun: Trigger, from trigger: Trigger, _ tokens: Range<Int>) -> Bool {
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

  private func isSpeechAct(_ type: EventType) -> Bool {
    switch type {
    case .request, .accuse, .reject, .threaten, .agree: true
    default: false
    }
  }

  /// Acts that happen in words or on paper, for which only a place right beside them is theirs.
  private func isPlacedByWord(_ type: EventType) -> Bool { isSpeechAct(type) || type == .sanction }

  private func hasTopic(between start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    return (start..<end).contains { analysis.hasCue($0, .topicPreposition) }
  }

  // MARK: - Across clauses

  /// The words stand in an earlier clause.
  private func before(_ finding: Finding, _ tokens: Range<Int>, _ other: Int) -> Int? {
    let trigger = finding.trigger
    guard !isShifted(trigger) else { return nil }
    let host = analysis.segments[other]
    if isRelative(other), !continuesRelative(trigger, other) { return nil }
    if let verb = host.verb, !lexicon.verbs[verb.entry].reports.isEmpty {
      // "أعلن المجلس اليوم أنه أقر": the date of the telling is that of the teller's own act.
      guard circumstance == .time, tellsOfItself(finding, other) else { return nil }
      return 16
    }
    if circumstance == .place, leadsThere(tokens, trigger.segment, other) { return 12 }
    if circumstance == .place, !sharesAct(finding, with: other) { return nil }
    var cost = 10
    for index in (other + 1)...trigger.segment {
      guard let step = step(into: index, to: trigger, from: tokens) else {
        return nil
      }
      cost += step
    }
    return cost <= 26 ? cost : nil
  }

  /// `في مدينة العريش حيث تجري مواجهات`: the clause tells what goes on there.
  private func leadsThere(_ tokens: Range<Int>, _ segment: Int, _ other: Int) -> Bool {
    guard segment - other <= 2 else { return false }
    let adverb = analysis.segments[other + 1].tokens.lowerBound
    return (0...2).contains(adverb - tokens.upperBound) && analysis.isRelativeAdverb(adverb)
  }

  /// The words stand in a later clause, which describes the event or is joined to it.
  private func after(_ finding: Finding, _ tokens: Range<Int>, _ other: Int) -> Int? {
    let trigger = finding.trigger
    let type = lexicon.triggers[trigger.entry].type
    guard other - trigger.segment <= 4 else { return nil }
    var cost = 8
    for index in (trigger.segment + 1)...other {
      let segment = analysis.segments[index]
      if circumstance == .place, isLocation(segment) {
        cost += 2
        continue
      }
      switch segment.kind {
      case .relative where trigger.form == .noun: cost += 1
      case .subordinate
      where !analysis.opensAtOtherTime(segment.tokens.lowerBound)
        && index + 1 < analysis.segments.count && eventTypes(in: index + 1) == [type]:
        cost += 6
      case .verb, .participle:
        let types = eventTypes(in: index)
        guard types.allSatisfy({ $0 == type }), !isReport(segment) else { return nil }
        if segment.verb?.clitics.conjunction == true { cost += 6 }
        if describesPeople(segment, after: trigger) || isOfAnotherGender(segment, trigger) {
          return nil
        }
        // Only a clause close behind describes the noun, and none describes a verb.
        if types.isEmpty, trigger.form == .verb { return nil }
        if index == trigger.segment + 1, segment.verb?.clitics.conjunction != true,
          segment.tokens.lowerBound - trigger.end > 9
        {
          return nil
        }
        cost += 3
      default: return nil
      }
      // Another event noun before the describing clause is the one described.
      if index == trigger.segment + 1, trigger.form == .noun,
        segment.verb?.clitics.conjunction != true,
        analysis.triggers.contains(where: {
          $0.form == .noun && $0.start > trigger.start && $0.start < segment.tokens.lowerBound
            && lexicon.triggers[$0.entry].type != type
        })
      {
        return nil
      }
    }
    let between = tokens.lowerBound - analysis.segments[other].tokens.lowerBound
    return cost + min(between, 10)
  }

  /// `المركز الواقع في إسطنبول`, `مدرسة تؤوي نازحين في رفح`: a clause that says where what is hit lies.
  private func isLocation(_ segment: Segment) -> Bool {
    let start = segment.tokens.lowerBound
    return analysis.isOf(lexicon.locatedClass, start)
      || segment.kind == .relative && analysis.isOf(lexicon.locatedClass, start + 1)
  }

  /// `دعم متطرفين قاموا بعمليات`: a verb in the plural describes the people before it, not the act.
  private func describesPeople(_ segment: Segment, after trigger: Trigger) -> Bool {
    guard let verb = segment.verb, !verb.clitics.conjunction,
      lexicon.verbFeatures[verb.features].allSatisfy({ $0.agreement.number == .plural })
    else { return false }
    return analysis.mentions.contains {
      $0.tokens.lowerBound >= trigger.end && $0.tokens.upperBound <= segment.tokens.lowerBound
        && ($0.roleKind == .person || $0.roleKind == .group)
    }
  }

  /// `شارك في مظاهرات مؤيدة للرئيسة توفي السبت`: a masculine verb tells nothing of a feminine noun.
  private func isOfAnotherGender(_ segment: Segment, _ trigger: Trigger) -> Bool {
    guard trigger.form == .noun, let verb = segment.verb, !verb.clitics.conjunction,
      verb.clitics.pronoun == nil,
      analysis.segments[analysis.segment(of: verb.tokens.lowerBound) - 1].kind != .relative
    else { return false }
    let noun = analysis.text.key(trigger.tokens.upperBound - 1)
    return noun.suffix(4).elementsEqual("ات".utf8)
      && lexicon.verbFeatures[verb.features].allSatisfy {
        $0.agreement.gender == .masculine || $0.agreement.number == .dual
      }
  }

  /// Whether the clause describes a noun and so keeps its dates and places.
  private func isRelative(_ index: Int) -> Bool {
    let segments = analysis.segments
    if segments[index].kind == .relative { return true }
    return index > 0 && segments[index - 1].kind == .relative
      && segments[index - 1].tokens.count == 1
  }

  /// `الانتخابات التي أجريت عام 2009 وأثارت احتجاجات`: one clause goes on to describe what the one before does.
  private func continuesRelative(_ trigger: Trigger, _ other: Int) -> Bool {
    guard circumstance == .time, trigger.segment == other + 1, other > 0,
      let first = analysis.segments[other].verb, let second = analysis.segments[other + 1].verb,
      second.clitics.conjunction
    else { return false }
    func genders(_ match: Match) -> Set<Agreement.Gender> {
      Set(lexicon.verbFeatures[match.features].map(\.agreement.gender))
    }
    let main = analysis.segments[..<other].last { $0.verb != nil }?.verb
    return !genders(first).isDisjoint(with: genders(second))
      && main.map { genders($0).isDisjoint(with: genders(second)) } ?? true
  }

  /// What one more clause costs; nil where the words before it do not reach into it.
  private func step(into index: Int, to trigger: Trigger, from tokens: Range<Int>) -> Int? {
    let segment = analysis.segments[index]
    let before = analysis.segments[index - 1]
    switch segment.kind {
    case .verb:
      if describesNoun(segment), !isTold(trigger, before: index) { return nil }
      return segment.verb?.clitics.conjunction == true ? 5 : 3
    case .participle: return 4
    case .complement: return isReport(before) || circumstance == .time ? nil : 4
    case .relative:
      // "المسلح الذي قتل": what somebody did before, unless the words are what the clause describes.
      let isOwnVerb = trigger.form == .verb && trigger.segment - index <= 1
      return isOwnVerb && segment.tokens.lowerBound > tokens.upperBound
        && !isTold(trigger, before: index) ? nil : 9
    case .subordinate:
      // "لكنها اعتذرت": what is set against it was another day.
      if circumstance == .time, analysis.isContrast(segment.tokens.lowerBound) { return nil }
      return analysis.opensAtOtherTime(segment.tokens.lowerBound) ? nil : 8
    case .other: return analysis.isMark(segment.tokens.lowerBound, ";") ? nil : 8
    case .opening: return 4
    }
  }

  /// `رهائن احتجزتهم الحركة`: a clause about an indefinite noun.
  private func describesNoun(_ segment: Segment) -> Bool {
    guard let verb = segment.verb, verb.clitics.pronoun != nil, !verb.clitics.conjunction else {
      return false
    }
    let previous = verb.tokens.lowerBound - 1
    return analysis.mentions.contains { $0.tokens.contains(previous) && !$0.isDefinite }
  }

  /// Whether an act of the type was told before the clause, so that the clause may describe it.
  private func isTold(_ trigger: Trigger, before index: Int) -> Bool {
    let type = lexicon.triggers[trigger.entry].type
    return analysis.triggers.contains {
      $0.segment < index && index - $0.segment <= 2 && lexicon.triggers[$0.entry].type == type
    }
  }

  private func isReport(_ segment: Segment) -> Bool {
    segment.verb.map {
      !lexicon.verbs[$0.entry].reports.isEmpty && lexicon.verbs[$0.entry].triggers.isEmpty
    } ?? false
  }

  private func eventTypes(in segment: Int) -> [EventType] {
    analysis.triggers.filter { $0.segment == segment && $0.form == .verb }
      .map { lexicon.triggers[$0.entry].type }
  }

  /// Whether another event told in the segment is the same act: a strike and its dead.
  private func sharesAct(_ finding: Finding, with segment: Int) -> Bool {
    let type = lexicon.triggers[finding.trigger.entry].type
    return analysis.triggers.contains {
      $0.segment == segment && lexicon.triggers[$0.entry].type == type
    }
  }

  private func tellsOfItself(_ finding: Finding, _ report: Int) -> Bool {
    let trigger = finding.trigger
    guard trigger.segment - report <= 2, let verb = analysis.segments[report].verb else {
      return false
    }
    if finding.isOwnAct { return true }
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
  private func isOwnActBefore(_ trigger: Trigger) -> Bool {
    circumstance == .time && trigger.clitics.pronoun != nil
      && !isReport(analysis.segments[trigger.segment])
      && analysis.governorCue(of: trigger.start)?.kind == .timePreposition
  }

  /// Whether the event noun lies before or after what the clause tells: `بعد هجوم`, `بسبب غارة`.
  private func isShifted(_ trigger: Trigger) -> Bool {
    guard trigger.form == .noun else { return false }
    // "بتهمة التجسس": what is told as the cause is a cause.
    if analysis.hasCue(trigger.start, .causePreposition) { return true }
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

  private func isSimultaneous(_ cue: CueEntry?) -> Bool { cue?.id.hasSuffix(".during") ?? false }

  /// `جراء`, `إثر`: between a blow and what it did.
  private func isResult(_ cue: CueEntry?) -> Bool { cue?.id.hasSuffix(".result") ?? false }

  private func isPreposition(_ token: Int) -> Bool {
    analysis.range.contains(token)
      && analysis.matches[token].contains {
        $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
          && $0.tokens.upperBound == token + 1
      }
  }

  private func isJoined(_ token: Int) -> Bool {
    analysis.matches[token].contains { $0.clitics.conjunction }
  }
}
