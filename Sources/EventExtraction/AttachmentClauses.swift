import NewsModel

// Words and events that stand in different clauses.
extension Attachment {
  /// The words stand in an earlier clause.
  func before(_ finding: Finding, _ tokens: Range<Int>, _ other: Int) -> Int? {
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
  func leadsThere(_ tokens: Range<Int>, _ segment: Int, _ other: Int) -> Bool {
    guard segment - other <= 2 else { return false }
    let adverb = analysis.segments[other + 1].tokens.lowerBound
    return (0...2).contains(adverb - tokens.upperBound) && analysis.isRelativeAdverb(adverb)
  }

  /// The words stand in a later clause, which describes the event or is joined to it.
  func after(_ finding: Finding, _ tokens: Range<Int>, _ other: Int) -> Int? {
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
        if types.isEmpty, trigger.form == .verb, !resumes(trigger, behind: segment, at: tokens) {
          return nil
        }
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
  func isLocation(_ segment: Segment) -> Bool {
    let start = segment.tokens.lowerBound
    return analysis.isOf(lexicon.locatedClass, start)
      || segment.kind == .relative && analysis.isOf(lexicon.locatedClass, start + 1)
  }

  /// `رفضت جماعة تسيطر على المدينة توقيع الاتفاق هذا الشهر`: behind a clause about its subject the verb goes on to
  /// the act that is its object.
  func resumes(_ trigger: Trigger, behind segment: Segment, at tokens: Range<Int>) -> Bool {
    guard let verb = segment.verb, !verb.clitics.conjunction,
      let subject = analysis.mentions.last(where: {
        $0.tokens.lowerBound >= trigger.end && $0.tokens.upperBound == verb.tokens.lowerBound
      }), !subject.isDefinite, subject.preposition == nil
    else { return false }
    return analysis.triggers.contains {
      $0.form == .noun && $0.start > verb.tokens.upperBound && $0.end <= tokens.lowerBound
        && analysis.governor(of: $0.start) == nil
    }
  }

  /// `دعم متطرفين قاموا بعمليات`: a verb in the plural describes the people before it, not the act.
  func describesPeople(_ segment: Segment, after trigger: Trigger) -> Bool {
    guard let verb = segment.verb, !verb.clitics.conjunction,
      lexicon.verbFeatures[verb.features].allSatisfy({ $0.agreement.number == .plural })
    else { return false }
    return analysis.mentions.contains {
      $0.tokens.lowerBound >= trigger.end && $0.tokens.upperBound <= segment.tokens.lowerBound
        && ($0.roleKind == .person || $0.roleKind == .group)
    }
  }

  /// `شارك في مظاهرات مؤيدة للرئيسة توفي السبت`: a masculine verb tells nothing of a feminine noun.
  func isOfAnotherGender(_ segment: Segment, _ trigger: Trigger) -> Bool {
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
  func isRelative(_ index: Int) -> Bool {
    let segments = analysis.segments
    if segments[index].kind == .relative { return true }
    return index > 0 && segments[index - 1].kind == .relative
      && segments[index - 1].tokens.count == 1
  }

  /// `الانتخابات التي أجريت عام 2009 وأثارت احتجاجات`: one clause goes on to describe what the one before does.
  func continuesRelative(_ trigger: Trigger, _ other: Int) -> Bool {
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
  func step(into index: Int, to trigger: Trigger, from tokens: Range<Int>) -> Int? {
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
  func describesNoun(_ segment: Segment) -> Bool {
    guard let verb = segment.verb, verb.clitics.pronoun != nil, !verb.clitics.conjunction else {
      return false
    }
    let previous = verb.tokens.lowerBound - 1
    return analysis.mentions.contains { $0.tokens.contains(previous) && !$0.isDefinite }
  }

  /// Whether an act of the type was told before the clause, so that the clause may describe it.
  func isTold(_ trigger: Trigger, before index: Int) -> Bool {
    let type = lexicon.triggers[trigger.entry].type
    return analysis.triggers.contains {
      $0.segment < index && index - $0.segment <= 2 && lexicon.triggers[$0.entry].type == type
    }
  }
}
