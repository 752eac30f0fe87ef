import NewsModel

/// Leaves out what the annotation guidelines do not count as an event of its own.
struct EventFilter {
  let reader: SentenceReader

  private var analysis: SentenceAnalysis { reader.analysis }

  /// The indices of those that are events of their own.
  func kept(_ findings: [Finding]) -> [Int] {
    findings.indices.filter { index in
      let finding = findings[index]
      return !isBareTopic(finding) && !isPrivate(finding) && !bears(finding)
        && !isTwin(index, findings)
        && !isInjuryBesideDeath(index, findings) && !isRefusedPlea(index, findings)
        && !isGoal(finding) && !isTalkedOver(finding, findings)
        && !isDemandOfCrowd(index, findings)
    }
  }

  /// `تحمل المسؤولية السياسية`: responsibility that is laid on nobody is borne.
  private func bears(_ finding: Finding) -> Bool {
    reader.entry(finding).type == .accuse && finding.trigger.form == .verb
      && finding.recipients.isEmpty
      && finding.trigger.object.map { analysis.isOf(reader.lexicon.liabilityClass, $0.lowerBound) }
        ?? false
  }

  /// `تحدث التقرير عن عمليات خطف واغتصاب`: violence or protest of nobody known, without a victim, a place or a count,
  /// is spoken of rather than told.
  func isInGeneral(_ finding: Finding) -> Bool {
    guard finding.trigger.form == .noun, finding.recipients.isEmpty, finding.place == nil,
      finding.counts.isEmpty, finding.status == .occurred || finding.status == .ongoing
    else { return false }
    switch reader.entry(finding).type {
    case .assault, .protest: break
    default: return false
    }
    return finding.actors.allSatisfy { $0.code == nil || $0.isInferred }
      // "تم تدمير خندق".
      && !finding.trace.contains { $0.hasPrefix("light verb") }
  }

  /// An event noun that adds neither participant nor place nor time: a topic, a back-reference.
  private func isBareTopic(_ finding: Finding) -> Bool {
    if finding.trigger.form == .verb, reader.entry(finding).mode == "visit" {
      // "ما يصل إلى عشرين": no one who visits.
      if !finding.actors.isEmpty, finding.actors.allSatisfy({ $0.sector == "REF" }) { return true }
      return finding.actors.isEmpty
        && reader.entry(finding).verbFrame.role(of: .subject) == .actor
    }
    guard finding.trigger.form == .noun else { return false }
    // "أكد ضرورة الحوار": asked of nobody.
    if reader.entry(finding).nounFrame.role(of: .clause) == .recipient {
      return finding.recipients.isEmpty
    }
    let sides = finding.actors + finding.recipients
    if isNamedAgain(finding), sides.count < 2, finding.time == nil, !tellsPartner(finding) {
      return true
    }
    switch reader.entry(finding).type {
    // "لقاء مع القناة": an interview.
    case .consult:
      if !finding.actors.isEmpty, finding.actors.allSatisfy({ $0.sector == "JRN" }) { return true }
      // Citizens who meet one another.
      if !sides.isEmpty, sides.allSatisfy({ $0.sector == "CVL" }) { return true }
    // Who is freed, sentenced or sanctioned is often told in another sentence.
    case .coerce, .sanction, .concede, .retreat, .cooperate: return false
    default: break
    }
    return finding.actors.isEmpty && finding.recipients.isEmpty && finding.place == nil
      && finding.time == nil && !finding.isAsserted
  }

  /// `تقدم في المحادثات مع إيران`: who takes part is told right there.
  private func tellsPartner(_ finding: Finding) -> Bool {
    let links = [NamedPreposition.maa, .bayna].compactMap { reader.lexicon.prepositions[$0] }
    return reader.entry(finding).type == .consult
      && finding.actors.contains {
        $0.tokens.lowerBound >= finding.trigger.end && $0.code != nil
          && $0.preposition.map(links.contains) ?? false
      }
  }

  /// `ناقش الوزراء العقوبات`, `بشأن المفاوضات`: a definite noun that no light verb carries speaks of what is known.
  private func isNamedAgain(_ finding: Finding) -> Bool {
    let trigger = finding.trigger
    guard trigger.clitics.article, finding.status == .occurred,
      !finding.trace.contains(where: { $0.hasPrefix("light verb") }),
      // "يأتي الاجتماع بعد أيام": what the clause is about.
      analysis.previousWord(analysis.chainStart(trigger.start)).map({
        analysis.verb(at: $0) == nil
      }) ?? false
    else { return false }
    switch reader.entry(finding).type {
    case .consult, .sanction, .request, .support, .cooperate, .agree: return true
    default: return false
    }
  }

  /// What researchers, customers and shoppers ask of one another, promise and fear is no public affair.
  private func isPrivate(_ finding: Finding) -> Bool {
    switch reader.entry(finding).type {
    case .request, .agree, .reject, .accuse, .threaten, .consult, .support, .concede, .cooperate:
      break
    default: return false
    }
    let sides = finding.actors + finding.recipients
    return !sides.isEmpty
      && !raisesVoice(finding)
      && sides.allSatisfy { side in
        side.kind == .described && (side.isInferred || side.code == nil)
          && ["CVL", "BUS", "EDU", "MED"].contains(side.sector)
      }
  }

  /// `طالب أهالي المعتقلين بالإفراج عنهم`: many who together ask, blame or refuse.
  private func raisesVoice(_ finding: Finding) -> Bool {
    let type = reader.entry(finding).type
    return finding.trigger.form == .verb && (type == .request || type == .accuse || type == .reject)
      && finding.actors.contains {
        $0.roleKind == .group && $0.isDefinite && $0.sector == "CVL" && $0.preposition == nil
      }
  }

  /// `قتل جنديان وأصيب ثلاثة`: the injured are told with the dead.
  private func isInjuryBesideDeath(_ index: Int, _ findings: [Finding]) -> Bool {
    let finding = findings[index]
    guard index > 0, reader.entry(finding).count == .injured,
      finding.trigger.clitics.conjunction || isCountedOn(finding.trigger)
    else { return false }
    return findings[..<index].contains {
      reader.entry($0).count == .killed && finding.trigger.start - $0.trigger.end <= 14
    }
  }

  /// `96 شهيدا و172 إصابة`: a further number stands before the noun.
  private func isCountedOn(_ noun: Trigger) -> Bool {
    noun.form == .noun && noun.start - 2 >= analysis.range.lowerBound
      && analysis.text.tokens[noun.start - 1].kind == .number
      && analysis.text.key(noun.start - 2, is: "و")
  }

  /// `جهود لوقف إطلاق النار`, `محادثات بشأن الإفراج عن الأسرى`: what efforts, proposals and talks are for.
  private func isGoal(_ finding: Finding) -> Bool {
    switch reader.entry(finding).type {
    case .retreat, .support, .agree, .concede, .consult: break
    default: return false
    }
    guard finding.trigger.form == .noun,
      finding.status == .hypothetical || finding.status == .occurred,
      // "نجحت الوساطة في الإفراج عن".
      !finding.trace.contains(where: { $0.hasPrefix("light verb") })
    else { return false }
    let start = analysis.chainStart(finding.trigger.start)
    let links = [NamedPreposition.li, .ila, .fi].compactMap { reader.lexicon.prepositions[$0] }
    guard
      analysis.governor(of: start).map(links.contains) ?? false
        || analysis.hasCue(start - 1, .topicPreposition)
    else { return false }
    for token in stride(from: start - 1, through: max(analysis.range.lowerBound, start - 5), by: -1)
    {
      if analysis.verb(at: token) != nil || analysis.isMark(token, ",") { return false }
      if analysis.matches[token].contains(where: {
        $0.category == .wordClass && $0.entry == reader.lexicon.effortClass
      }) {
        return true
      }
    }
    return false
  }

  /// `بحث الوزيران الهدنة`: what is talked over, be it truce or withdrawal, is not told.
  private func isTalkedOver(_ finding: Finding, _ findings: [Finding]) -> Bool {
    guard finding.trigger.form == .noun,
      reader.entry(finding).type == .retreat || reader.entry(finding).type == .support,
      let governor = finding.governor
    else { return false }
    let above = reader.entry(findings[governor]).type
    // "اتفقا على تبادل السفراء": to agree on it is all that was done.
    return above == .consult || above == .agree && reader.entry(finding).type == .support
  }

  /// `تظاهر المئات للمطالبة بالإفراج عنهم`, `خرج متظاهرون ودعوا إلى`: what a crowd demands in the street is its protest.
  private func isDemandOfCrowd(_ index: Int, _ findings: [Finding]) -> Bool {
    let finding = findings[index]
    guard
      reader.entry(finding).type == .request || reader.entry(finding).id.hasSuffix(".protest.call"),
      let crowd = finding.actors.first
    else {
      // "قطع مستوطنون طرقا للمطالبة بانتخابات".
      return reader.entry(finding).type == .request && finding.actors.isEmpty
        && finding.trigger.form == .noun
        && findings[..<index].contains {
          reader.entry($0).type == .protest && $0.trigger.segment == finding.trigger.segment
        }
        && analysis.governor(of: finding.trigger.start) == reader.lexicon.prepositions[.li]
    }
    return findings.indices.contains { other in
      other != index && reader.entry(findings[other]).type == .protest
        && (other < index || !reader.entry(findings[other]).id.hasSuffix(".protest.call"))
        && findings[other].actors.contains {
          $0.tokens == crowd.tokens
            || $0.code == crowd.code && $0.sector == "CVL" && crowd.sector == "CVL"
        }
    }
  }

  /// `رفض الدعوات إلى وقف الحرب`: pleas of nobody that are named for being refused.
  private func isRefusedPlea(_ index: Int, _ findings: [Finding]) -> Bool {
    let finding = findings[index]
    return finding.trigger.form == .noun && reader.entry(finding).type == .request
      && finding.actors.isEmpty && finding.recipients.isEmpty
      && finding.governor.map { reader.entry(findings[$0]).type == .reject } ?? false
  }

  /// `شن هجوما استهدف`: the verb that only carries a noun's participants; `استضافت قطر محادثات`: the noun that a
  /// host's verb tells.
  private func isTwin(_ index: Int, _ findings: [Finding]) -> Bool {
    let finding = findings[index]
    if isVerdictOfTerm(index, findings) || reader.host(of: index, in: findings) != nil {
      return true
    }
    guard finding.trigger.form == .verb else {
      return isGift(index, findings) || isMatterOfMeeting(index, findings)
        || isToll(index, findings) || analysis.isManner(finding.trigger.start)
    }
    for (other, candidate) in findings.enumerated() where other != index {
      guard candidate.trigger.form == .noun else { continue }
      // "مداهمات استهدفت مواقع": what raids aim at is no attack.
      if reader.entry(candidate).type == .coerce,
        (0...6).contains(finding.trigger.start - candidate.trigger.end),
        analysis.isOf(reader.lexicon.aimingClass, finding.trigger.start),
        isRelative(finding.trigger, to: candidate.trigger)
      {
        return true
      }
      guard reader.entry(candidate).type == reader.entry(finding).type else { continue }
      // "زيارة يلتقي خلالها الوزير": another act.
      guard reader.entry(finding).type != .consult else { continue }
      // "تعلن حالة الطوارئ": the noun that the verb needs tells all of it.
      if let object = finding.trigger.object, object.overlaps(candidate.trigger.tokens),
        !candidate.actors.isEmpty || finding.actors.isEmpty
      {
        return true
      }
      // "قدمت مساعدات": a light verb tells nothing besides its noun.
      if candidate.carrier == finding.trigger.start || candidate.aim == finding.trigger.start {
        return true
      }
      let distance = finding.trigger.start - candidate.trigger.end
      // "عملية أودت بحياة جنديين", "قصف دمر منازل": what the deed brought is told beside it.
      guard analysis.isOf(reader.lexicon.aimingClass, finding.trigger.start) else { continue }
      // "ردا على الغارة، قصفت روسيا": another act, with a doer of its own.
      let between = analysis.between(candidate.trigger.end, finding.trigger.start)
      let isApart =
        between.contains { analysis.isMark($0, ",") } && !finding.actors.isEmpty
        && !between.contains { analysis.hasCue($0, .relative) }
      if distance >= 0, distance <= 6, !isApart,
        isRelative(finding.trigger, to: candidate.trigger)
      {
        return true
      }
    }
    return false
  }

  /// `أوقع الهجوم أربعين جريحا`: those whom the verb has told to have fallen.
  private func isToll(_ index: Int, _ findings: [Finding]) -> Bool {
    let trigger = findings[index].trigger
    return reader.entry(findings[index]).count != nil
      && findings[..<index].contains { other in
        other.trigger.form == .verb && reader.entry(other).count != nil
          && reader.entry(other).type == reader.entry(findings[index]).type
          && other.recipients.contains {
            analysis.range.contains($0.tokens.lowerBound) && $0.tokens.overlaps(trigger.tokens)
          }
      }
  }

  /// `التقى نظيره لبحث الأوضاع`: what those talk over who are said to meet.
  private func isMatterOfMeeting(_ index: Int, _ findings: [Finding]) -> Bool {
    let trigger = findings[index].trigger
    return reader.entry(findings[index]).type == .consult
      && analysis.isOf(reader.lexicon.discussingClass, trigger.start)
      && analysis.governor(of: trigger.start) == reader.lexicon.prepositions[.li]
      && findings[..<index].contains {
        reader.entry($0).type == .consult && $0.trigger.segment == trigger.segment
      }
  }

  /// `منحت اليونان دعما ماليا`: the noun that adds nobody to the verb before it.
  private func isGift(_ index: Int, _ findings: [Finding]) -> Bool {
    let finding = findings[index]
    guard index > 0, finding.trigger.form == .noun, reader.entry(finding).type == .aid,
      finding.actors.isEmpty, finding.recipients.isEmpty,
      analysis.outerGovernor(of: finding.trigger) == nil
    else { return false }
    let above = findings[index - 1]
    return above.trigger.form == .verb && reader.entry(above).type == .aid
      && above.trigger.segment == finding.trigger.segment && !above.actors.isEmpty
  }

  /// `حكما بالسجن`: the verdict is told by the term.
  private func isVerdictOfTerm(_ index: Int, _ findings: [Finding]) -> Bool {
    let finding = findings[index]
    guard reader.entry(finding).mode == "convict" else { return false }
    if finding.trigger.form == .noun, finding.recipients.isEmpty, index > 0,
      reader.entry(findings[index - 1]).mode == "convict"
    {
      // "حكمت بالإعدام على المعارض".
      return true
    }
    guard index + 1 < findings.count else { return false }
    let next = findings[index + 1]
    let isTerm =
      reader.entry(next).mode == "arrest"
      || reader.entry(next).mode == "convict" && !next.recipients.isEmpty
    guard isTerm, next.trigger.form == .noun else { return false }
    return finding.trigger.form == .noun
      // "حكما غيابيا بإعدام".
      ? next.trigger.start - finding.trigger.end <= 2
      : next.trigger.segment == finding.trigger.segment && reader.isContentOfVerdict(next.trigger)
  }

  private func isRelative(_ verb: Trigger, to noun: Trigger) -> Bool {
    guard verb.segment > noun.segment, verb.segment - noun.segment <= 2,
      !verb.clitics.conjunction,
      // "مقتل جندي حين فتح مسلحون النار": another clause, not one that describes the noun.
      !analysis.segments[(noun.segment + 1)...verb.segment].contains(where: {
        $0.kind == .subordinate || $0.kind == .complement
      })
    else { return false }
    return !analysis.triggers.contains {
      $0.start > noun.start && $0.start < verb.start
    }
  }
}
