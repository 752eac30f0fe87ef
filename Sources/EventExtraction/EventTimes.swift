import NewsModel

// When an event takes place.
extension SentenceReader {
  /// The date that belongs to the event; one of its telling does not.
  func time(of finding: Finding, isDemanded: Bool) -> TimeExpression? {
    let attachment = Attachment(analysis: analysis, circumstance: .time)
    var best: (expression: TimeExpression, distance: Int)?
    for expression in analysis.times
    where expression.kind == .point || expression.kind == .since {
      if finding.status == .planned || finding.status == .hypothetical,
        expression.tokens.upperBound <= finding.trigger.start, isPast(expression)
      {
        // "قرر المجلس أمس فرض عقوبات": the day of the decision.
        continue
      }
      // "رفضه حضور الاستفتاء المقرر في 25 يوليو": what was said was said before.
      if finding.status == .occurred, entry(finding).type.isSpeech, isComing(expression) {
        continue
      }
      // "أسوأ هجوم منذ عقدين": since when there was no other like it.
      if isRanked(finding.trigger),
        analysis.between(finding.trigger.end, expression.tokens.lowerBound).contains(where: {
          analysis.text.key($0, is: "منذ")
        })
      {
        continue
      }
      if isAside(expression, from: finding.trigger) || isSinceRanked(expression) { continue }
      // "بعد عام 2016": not in that year.
      let before = expression.tokens.lowerBound - 1
      if analysis.hasCue(before, .timePreposition), analysis.opensAtOtherTime(before) { continue }
      guard let distance = attachment.distance(of: finding, to: expression.tokens) else { continue }
      if distance < (best?.distance ?? Attachment.reach) { best = (expression, distance) }
    }
    return best.map { directed($0.expression, finding, isDemanded) }
  }

  /// `اتهمتهم بأعنف قصف منذ ستة أشهر`: since when there was no other like it.
  private func isSinceRanked(_ expression: TimeExpression) -> Bool {
    let start = expression.tokens.lowerBound
    return expression.kind == .since
      && analysis.triggers.contains { (0...12).contains(start - $0.end) && isRanked($0) }
  }

  /// `مقتل الرئيس - الذي حكم منذ 30 عاما - أثناء زيارته`: between dashes, a clause tells of somebody.
  private func isAside(_ expression: TimeExpression, from trigger: Trigger) -> Bool {
    let start = expression.tokens.lowerBound
    let first = max(analysis.range.lowerBound, start - 20)
    guard let dash = analysis.between(first, start).last(where: { analysis.isMark($0, "-") }),
      analysis.hasCue(dash + 1, .relative)
    else { return false }
    return trigger.end <= dash
      || analysis.between(expression.tokens.upperBound, trigger.start).contains {
        analysis.isMark($0, "-")
      }
  }

  /// After the day of publication.
  private func isComing(_ expression: TimeExpression) -> Bool {
    guard let day = context.anchor?.description.prefix(10) else { return false }
    let value = expression.value.prefix(10)
    // "الشهر المقبل": compared as far as it is told.
    let isDate = value.count == 10 || value.count == 7 || value.count == 4
    return isDate && !value.contains("X") && value > day.prefix(value.count)
      && expression.pastValue == nil
  }

  /// Before the day of publication.
  private func isPast(_ expression: TimeExpression) -> Bool {
    guard let day = context.anchor?.description.prefix(10), expression.value.prefix(10).count == 10
    else { return false }
    return expression.value.prefix(10) < day
  }

  /// The reading that looks forward, where the event does.
  private func directed(
    _ expression: TimeExpression, _ finding: Finding, _ isDemanded: Bool
  ) -> TimeExpression {
    if let past = expression.pastValue, isToldAsPast(expression) {
      var found = expression
      found.value = past
      return found
    }
    guard expression.isFuture == nil, let future = expression.futureValue,
      finding.status == .planned
        || finding.status == .hypothetical && (finding.trigger.clitics.future || isDemanded)
    else { return expression }
    var found = expression
    found.value = future
    return found
  }

  /// `المذبحة التي وقعت في 7 أكتوبر`: the verb of the date's own clause is in the perfect.
  private func isToldAsPast(_ expression: TimeExpression) -> Bool {
    guard let verb = analysis.segments[analysis.segment(of: expression.tokens.lowerBound)].verb
    else { return false }
    return verb.tokens.lowerBound < expression.tokens.lowerBound
      && lexicon.verbFeatures[verb.features].allSatisfy { $0.tense == .perfect }
      && lexicon.verbs[verb.entry].reports.isEmpty
  }
}
