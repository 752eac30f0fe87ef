import NewsModel

// Whom a word spoken is about where it is addressed to nobody: what is agreed to, refused or threatened tells.
extension SentenceReader {
  /// `وافقت إسرائيل على دخول شاحنات إلى غزة`, `رفضت كوبا أمر فرنسا`: the first whom the matter names besides who speaks.
  func fillFromMatter(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard [.agree, .reject, .threaten].contains(entry(finding).type),
      finding.recipients.isEmpty, let speaker = finding.actors.first,
      // Those who agree with each other have their partners.
      finding.actors.allSatisfy({ $0.code == speaker.code })
    else { return }
    let matter = matter(of: finding)
    // "رفضت مصر تهجير الفلسطينيين": those to be driven out are not refused.
    let met =
      entry(finding).type == .reject
      ? findings.filter { entry($0).type.isForce }.flatMap(\.recipients) : []
    let named = analysis.mentions.filter { one in
      matter.contains(one.outerStart) && one.code != nil && one.code != speaker.code
        && !one.isInferred && one.canAct && one.prepositionKind != .agentPreposition
        && one.prepositionKind != .topicPreposition
        && !met.contains { $0.tokens == one.tokens }
    }
    let party =
      named.first { $0.prepositionKind != .placePreposition }
      // "وافق المجلس على نشر قوات في الكونغو".
      ?? (entry(finding).type == .agree
        ? named.first { $0.prepositionKind == .placePreposition && $0.isTerritory } : nil)
    guard let party else { return }
    findings[index].recipients = [party]
    findings[index].trace.append("recipient: whom the matter is about")
  }

  /// `أبدى قلقه من السياسات التي تنتهجها الصين`: whose what is deplored is, told by a clause with a verb that tells nothing else.
  func fillFromDeploredClause(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard entry(finding).type == .accuse, finding.recipients.isEmpty, !finding.actors.isEmpty
    else { return }
    let reach = analysis.between(
      finding.trigger.end, min(analysis.range.upperBound, finding.trigger.end + 14))
    guard let relative = reach.first(where: { analysis.hasCue($0, .relative) }),
      relative + 2 < analysis.range.upperBound,
      analysis.isUnbroken(from: finding.trigger.end, to: relative),
      analysis.endsWithPronoun(relative + 1)
        || analysis.verb(at: relative + 1)?.clitics.pronoun != nil,
      let owner = analysis.mentions.firstIndex(where: { $0.outerStart == relative + 2 }),
      analysis.mentions[owner].preposition == nil, analysis.mentions[owner].canAct
    else { return }
    let doers = analysis.group(from: owner).filter { one in
      one.code != nil && !finding.actors.contains { $0.code == one.code }
    }
    guard !doers.isEmpty else { return }
    findings[index].recipients = doers
    findings[index].trace.append("recipient: whose what is deplored is")
  }

  /// `تعهدت إيران بالرد بعد أن اتهمت إسرائيل بقصف سفارتها`: a threat meets those who did what it answers.
  func fillFromGrievance(_ index: Int, in findings: inout [Finding]) {
    let threat = findings[index]
    guard entry(threat).type == .threaten, threat.recipients.isEmpty,
      let owner = threat.actors.first?.code
    else { return }
    func isOwn(_ mentions: [Mention]) -> Bool { mentions.contains { $0.code == owner } }
    let cause = findings[(index + 1)...].first { later in
      entry(later).type == .accuse && isOwn(later.actors) && !later.recipients.isEmpty
        || entry(later).type == .assault && isOwn(later.recipients) && !later.actors.isEmpty
          && later.governor != index
    }
    guard let cause else { return }
    findings[index].recipients = (entry(cause).type == .accuse ? cause.recipients : cause.actors)
      .filter { $0.code != owner }
    findings[index].trace.append("recipient: of what the threat answers")
  }

  /// The words of the clause behind the trigger and its doers up to a cause, a time, a source or another word spoken.
  private func matter(of finding: Finding) -> Range<Int> {
    let trigger = finding.trigger
    let start = finding.actors.map(\.tokens.upperBound)
      .filter { analysis.range.contains($0 - 1) && $0 <= trigger.end + 12 }
      .reduce(trigger.end, max)
    let end = min(analysis.clauseEnd(after: max(trigger.end, trigger.start + 1)), start + 16)
    let isEnd = { (token: Int) in
      analysis.hasCue(
        token, .causePreposition, .timePreposition, .attribution, .telling, .denying)
        // "رفض إسرائيل إنهاء الحرب مع تعهدها بـ".
        || analysis.triggers.contains {
          $0.start == token && lexicon.triggers[$0.entry].type.isSpeech
        }
    }
    return start..<max(start, analysis.between(trigger.end, end).first(where: isEnd) ?? end)
  }
}
