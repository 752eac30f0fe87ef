import NewsModel

// Acts that another act answers or undoes.
extension SentenceReader {
  /// `أفرجت السلطات عن قادة تم توقيفهم`: who frees people held them.
  func fillFromRelease(_ index: Int, in findings: inout [Finding]) {
    let held = findings[index]
    guard entry(held).mode == "arrest", held.actors.isEmpty, held.trigger.clitics.pronoun != nil,
      let release = findings[..<index].last(where: { entry($0).mode == "release" }),
      release.trigger.form == .verb, !release.actors.isEmpty
    else { return }
    findings[index].actors = release.actors
    if held.recipients.isEmpty { findings[index].recipients = release.recipients }
    findings[index].trace.append("actor: who frees them")
  }

  /// `ضربة إيرانية على إسرائيل ردا على استهداف قنصليتها`: whom the answer meets did what it answers, to who gives it.
  func fillFromAnswer(_ index: Int, in findings: inout [Finding]) {
    let answered = findings[index]
    guard entry(answered).type.isForce, answered.trigger.form == .noun,
      let cue = analysis.governorCue(of: analysis.chainStart(answered.trigger.start)),
      cue.id.hasSuffix(".reply.answered"),
      let number = findings[..<index].lastIndex(where: {
        (entry($0).type.isForce || entry($0).type == .threaten) && !$0.actors.isEmpty
      })
    else { return }
    let answer = findings[number]
    let doers = answer.recipients.filter { !$0.isInferred && $0.possessor == nil }
    if answered.actors.isEmpty, !doers.isEmpty {
      findings[index].actors = doers
      findings[index].trace.append("actor: whom the answer meets")
    }
    if answer.recipients.isEmpty, !answered.actors.isEmpty, !answer.actors.isEmpty,
      answer.actors.allSatisfy({ one in answered.recipients.contains { $0.code == one.code } })
    {
      // "هجوم محتمل من إيران ردا على الغارة الإسرائيلية على قنصليتها": who did what is answered is met.
      findings[number].recipients = answered.actors
      findings[number].trace.append("recipient: who did what is answered")
    }
    guard let owner = answer.actors.first?.code,
      answer.actors.allSatisfy({ $0.code == owner })
    else { return }
    if answered.recipients.isEmpty {
      findings[index].recipients = answer.actors
      findings[index].trace.append("recipient: who answers")
    }
    for victim in answered.recipients.indices
    where answered.recipients[victim].possessor != nil && answered.recipients[victim].isInferred {
      findings[index].recipients[victim].code = owner
    }
  }
}
