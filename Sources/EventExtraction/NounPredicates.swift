import NewsModel

// What is said of an act behind the noun that names it, and what one asks about it.
extension SentenceReader {
  /// `المفاوضات ستجرى في الرياض`, `الاجتماع لن يعقد`: what the verb behind its subject says of the act.
  func statusOfPredicate(_ trigger: Trigger) -> (Status, String?)? {
    if isPredicatedAsLikely(trigger) { return (.hypothetical, "likelihood") }
    let next = trigger.segment + 1
    guard next < analysis.segments.count, analysis.governor(of: trigger.start) == nil,
      analysis.segments[trigger.segment].verb == nil,
      let match = analysis.segments[next].verb, !match.clitics.conjunction,
      // "هجمات تشهدها كابل" describes them.
      match.clitics.pronoun == nil,
      match.tokens.lowerBound - trigger.end <= 10,
      !analysis.between(trigger.end, match.tokens.lowerBound).contains(where: {
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
    guard isCarried || isToBe(match, trigger) else { return nil }
    if negated(before: match.tokens.lowerBound) { return (.negated, "negation of the verb") }
    let isFuture =
      match.clitics.future
      || analysis.hasCue(match.tokens.lowerBound - 1, .future)
      || features.contains { $0.tense == .imperfect }
        && analysis.sentence.paragraph == 0
    return isFuture ? (.planned, "future") : nil
  }

  /// `ضربة ستكون الرد`, `الاغتيالات ستطال قادة`: a future that is the act's own.
  private func isToBe(_ match: Match, _ trigger: Trigger) -> Bool {
    guard
      match.clitics.future || analysis.hasCue(match.tokens.lowerBound - 1, .future, .negationFuture)
    else { return false }
    return entry(at: match.tokens.lowerBound)?.type == lexicon.triggers[trigger.entry].type
      || !trigger.clitics.article && analysis.isOf(lexicon.toBeClass, match.tokens.lowerBound)
  }

  /// `توجيه ضربات بات أمرا لا بد منه`, `الهجوم على رفح غير وارد`: what is said of the act is that it may come.
  private func isPredicatedAsLikely(_ trigger: Trigger) -> Bool {
    guard analysis.governor(of: trigger.start) == nil,
      analysis.segments[trigger.segment].verb == nil,
      // "مناشدتنا المؤسسات بضرورة حماية": of what is asked for.
      !lexicon.triggers[trigger.entry].type.isSpeech
    else { return false }
    let end = min(analysis.range.upperBound, trigger.end + 10)
    var verbs = 0
    for token in min(trigger.end, end)..<end {
      if analysis.isOf(lexicon.likelihoodClass, token) { return true }
      if let verb = analysis.verb(at: token) {
        verbs += 1
        guard verbs == 1, lexicon.verbs[verb.entry].triggers.isEmpty else { return false }
      }
      if analysis.text.tokens[token].kind == .mark
        || analysis.hasCue(token, .complementizer, .relative, .subordinator, .topicPreposition)
      {
        return false
      }
    }
    return false
  }

  /// `المعارك بين الجيشين لا تزال مستمرة`.
  func isPredicatedAsGoingOn(_ trigger: Trigger) -> Bool {
    let end = min(analysis.range.upperBound, trigger.end + 10)
    for token in min(trigger.end, end)..<end {
      if isStillGoingOn(token) { return true }
      if analysis.verb(at: token) != nil || analysis.text.tokens[token].kind == .mark
        || analysis.hasCue(token, .complementizer, .relative, .subordinator)
        || analysis.triggers.contains(where: {
          $0.start == token && $0.form == .noun && $0.entry == trigger.entry
        })
      {
        return false
      }
    }
    return false
  }

  /// `الحرب التي تشنها إسرائيل`, `غارات تنفذها الطائرات يوميا`: the clause that describes the act is in the imperfect.
  func isToldAsGoingOn(_ trigger: Trigger) -> Bool {
    guard analysis.sentence.paragraph > 0, !isRanked(trigger),
      let (verb, isRelative) = describingVerb(of: trigger), !verb.clitics.future,
      isPresent(lexicon.verbFeatures[verb.features])
    else { return false }
    return verb.clitics.pronoun != nil && !lexicon.verbs[verb.entry].lights.isEmpty
      || isRelative
        && entry(at: verb.tokens.lowerBound)?.type == lexicon.triggers[trigger.entry].type
  }

  /// `أول هجوم تشنه الحركة منذ شهر`: one of several, each of which came and went.
  func isRanked(_ trigger: Trigger) -> Bool {
    guard let rank = analysis.previousWord(trigger.start) else { return false }
    return analysis.isOf(lexicon.superlativeClass, rank)
  }

  /// `الزيارة التي سيقوم بها الوفد`: the clause right behind the noun says that the act will come.
  func isToldAsComing(_ trigger: Trigger) -> Bool {
    guard let (verb, _) = describingVerb(of: trigger), verb.clitics.future else { return false }
    return !lexicon.verbs[verb.entry].lights.isEmpty
      || entry(at: verb.tokens.lowerBound)?.type == lexicon.triggers[trigger.entry].type
  }

  /// The verb of the clause that describes the noun, and whether a relative pronoun opens it.
  private func describingVerb(of trigger: Trigger) -> (verb: Match, isRelative: Bool)? {
    let next = trigger.segment + 1
    guard trigger.form == .noun, next < analysis.segments.count,
      (trigger.end..<max(trigger.end, analysis.segments[next].tokens.lowerBound)).lazy
        .filter({ analysis.text.tokens[$0].kind == .word }).count <= 1
    else { return nil }
    var clause = analysis.segments[next]
    if clause.kind == .relative, clause.verb == nil, clause.tokens.count == 1,
      next + 1 < analysis.segments.count
    {
      clause = analysis.segments[next + 1]
    } else if clause.kind != .verb {
      return nil
    }
    guard let verb = clause.verb, !verb.clitics.conjunction else { return nil }
    return (verb, analysis.segments[next].kind == .relative)
  }

  /// `هل كان مقتله عملية اغتيال؟`.
  func isAsked(_ trigger: Trigger) -> Bool {
    guard !trigger.clitics.article else { return false }
    let start = max(analysis.range.lowerBound, trigger.start - 8)
    for token in stride(from: trigger.start - 1, through: start, by: -1) {
      if analysis.isMark(token, ",") || analysis.hasCue(token, .complementizer, .relative) {
        return false
      }
      if analysis.hasCue(token, .question) {
        return !analysis.hasCue(token, idSuffix: ".open")
      }
    }
    return false
  }
}
