import NewsModel

// Whose the deeds are that are blamed, praised, refused or threatened.
extension SentenceReader {
  /// `استنكر الوزير الهجوم الإسرائيلي`, `رحب بتوقيع الحكومة`, `رفضت إيران طلب واشنطن`: blame, praise or refusal of a deed
  /// is of who did it.
  func fillFromDeed(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    let type = entry(finding).type
    guard
      type == .accuse && entry(finding).mode != "investigate" || type == .support
        || type == .reject,
      finding.recipients.isEmpty, !finding.actors.isEmpty
    else { return }
    if type == .accuse, index > 0, judgesBefore(index, in: findings) {
      let doers = findings[index - 1].actors.filter { doer in
        !finding.actors.contains { $0.code != nil && $0.code == doer.code }
      }
      findings[index].recipients = doers
      if !doers.isEmpty { findings[index].trace.append("recipient: of the deed judged") }
      return
    }
    findings[index].judgesTold = type == .accuse && judgesDeed(finding.trigger)
    guard index + 1 < findings.count else { return }
    let deed = findings[index + 1]
    guard deed.trigger.form == .noun, deed.trigger.segment == finding.trigger.segment,
      deed.trigger.start - finding.trigger.end <= 12,
      type == .accuse && entry(deed).type.isHostile
        || type == .support
          && (deed.governor == index || entry(deed).type == .consult
            || isPraised(deed, by: finding))
        || type == .reject && (entry(deed).type == .request || isOthersDeed(entry(deed)))
    else { return }
    let doers = deed.actors.filter { doer in
      !finding.actors.contains {
        $0.tokens == doer.tokens || $0.code != nil && $0.code == doer.code
      }
    }
    guard !doers.isEmpty else {
      if deed.actors.isEmpty, deed.trigger.clitics.article || !deed.recipients.isEmpty {
        findings[index].judged = index + 1
      }
      return
    }
    findings[index].recipients = doers
    findings[index].trace.append("recipient: of the deed judged")
  }

  /// `أشادت كينيا بدعم المغرب`: whether a friendly deed stands right behind the praise and who praises.
  private func isPraised(_ deed: Finding, by praise: Finding) -> Bool {
    entry(praise).praises && !entry(deed).type.isHostile && !deed.trigger.clitics.conjunction
      && (0...1).contains(deed.trigger.start - endOfDoers(praise))
  }

  /// Violence that one refuses is not one's own; measures may be: `رفضت فرض عقوبات`.
  func isOthersDeed(_ entry: TriggerEntry) -> Bool {
    entry.type == .assault || entry.mode == "expel" || entry.mode == "restrict"
  }

  /// `أعرب عن أسفه لمقتل الجنود`: whether a feeling that is told right before a deed is about it.
  func isFelt(_ start: Int) -> Bool {
    guard analysis.governor(of: start) != nil else { return false }
    let near = max(analysis.range.lowerBound, start - 3)..<start
    return near.contains {
      analysis.isOf(lexicon.feelingClass, $0) && analysis.isUnbroken(from: $0 + 1, to: start)
    }
  }

  /// `دانت "هذه الجريمة"`: whether a word for a deed, which points back, stands right behind the verb.
  private func judgesDeed(_ verb: Trigger) -> Bool {
    let reach = analysis.between(verb.end, min(analysis.range.upperBound, verb.end + 5))
    return reach.contains {
      analysis.isOf(lexicon.deedClass, $0) && analysis.hasCue($0 - 1, .demonstrative)
    }
  }

  /// `الهجوم على الدوحة الذي وصفته بالغدر`: whether the verb of a relative clause judges the deed right before it.
  private func judgesBefore(_ index: Int, in findings: [Finding]) -> Bool {
    let verb = findings[index].trigger
    let deed = findings[index - 1]
    return verb.form == .verb && verb.clitics.pronoun != nil && deed.trigger.form == .noun
      && entry(deed).type.isHostile && verb.start - deed.trigger.end <= 9
      && analysis.hasCue(verb.start - 1, .relative)
  }

  /// `تهدد بفرض عقوبات على إيران`: a threat is to those whom the deed would meet; `طالبوا بتنحي الرئيس`: what is demanded is
  /// demanded of who is to do it.
  func fillFromContent(_ index: Int, in findings: inout [Finding]) {
    guard let governor = findings[index].governor, findings[governor].recipients.isEmpty
    else { return }
    if entry(findings[governor]).type == .request, entry(findings[index]).mode == "resign" {
      findings[governor].recipients = findings[index].actors.filter { one in
        !findings[governor].actors.contains { $0.tokens == one.tokens }
      }
      findings[governor].trace.append("recipient: who is to do what is demanded")
      return
    }
    guard entry(findings[governor]).type == .threaten else { return }
    let doers = findings[governor].actors
    let met = findings[index].recipients.filter { new in
      !doers.contains { $0.tokens == new.tokens || $0.code == new.code }
    }
    guard !met.isEmpty else { return }
    findings[governor].recipients = met
    findings[governor].trace.append("recipient: of the deed threatened")
  }

  /// `طالب المجتمع الدولي بإدانة قوات الاحتلال`: where those are named who are to deplore, the noun's own phrase is deplored.
  func turnOnDeplored(_ finding: inout Finding, under above: Finding) {
    guard entry(above).type == .request, !above.recipients.isEmpty,
      entry(finding).mode == "disapprove", finding.trigger.form == .noun,
      finding.recipients.isEmpty, let deplored = finding.actors.first,
      deplored.outerStart == finding.trigger.end, deplored.preposition == nil
    else { return }
    finding.recipients = finding.actors
    finding.actors = []
    finding.trace.append("recipient: what is demanded is to deplore")
  }
}
