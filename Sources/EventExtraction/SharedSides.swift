import NewsModel

// The sides that several words for one act, or an act and what it brought, have in common.
extension SentenceReader {
  /// `قصفت الطائرات منازل`: victims whose land was only guessed are not the attacker's own where the document is
  /// set in another land.
  ///
  /// In a sentence that tells whom the attacker struck, they are of that land.
  func tellVictimsFromAttacker(_ index: Int, in findings: inout [Finding]) {
    guard entry(findings[index]).type == .assault else { return }
    // In a battle those who fell fought as well.
    let attacks = findings.indices.filter {
      entry(findings[$0]).type == .assault && !findings[$0].actors.isEmpty
        && !findings[$0].trace.contains(Self.fell)
    }
    let attacking = findings[index].actors.isEmpty ? attacks.first : index
    guard let attacker = attacking.flatMap({ findings[$0].actors.first?.code }) else { return }
    let struck = attacks.filter { findings[$0].actors.contains { $0.code == attacker } }
      .flatMap { findings[$0].recipients }.first {
        $0.code != attacker && !$0.isInferred && lexicon.countries[$0.code ?? ""] != nil
      }?.code
    guard let setting = struck ?? context.setting, lexicon.countries[setting] != nil,
      attacker != setting, !findings[index].actors.contains(where: { $0.code == setting })
    else { return }
    for (place, recipient) in findings[index].recipients.enumerated()
    where recipient.isInferred && recipient.code == attacker
      && (recipient.sector == "CVL" || recipient.sector == "MIL" || recipient.roleKind == .thing)
    {
      findings[index].recipients[place].code = setting
      findings[index].trace.append("recipient: not the attacker's own")
    }
  }

  /// `غارة إسرائيلية على بلدة عيترون`: where no land but the attacker's is told, whose the town and the dead are is not known.
  ///
  /// Whom a strike is called after strikes abroad; an army may shell its own land.
  func doubtOwnLand(_ index: Int, in findings: inout [Finding]) {
    guard entry(findings[index]).type == .assault,
      let attacker = findings.lazy
        .filter({ ["aerial", "heavy-weapons"].contains(entry($0).mode) })
        .flatMap(\.actors).first(where: { $0.kind == .people && $0.roleKind == nil })?.code,
      !context.isScene(attacker),
      !analysis.mentions.contains(where: {
        $0.code == attacker && !$0.isInferred && ($0.kind == .place || $0.isTerritory)
      })
    else { return }
    func isGuessed(_ mention: Mention) -> Bool { mention.isInferred && mention.code == attacker }
    findings[index].recipients.removeAll { $0.kind == .place && isGuessed($0) }
    for (place, recipient) in findings[index].recipients.enumerated() where isGuessed(recipient) {
      findings[index].recipients[place].code = nil
    }
    if let place = findings[index].place, isGuessed(place) {
      findings[index].place?.code = nil
      findings[index].place?.isOpen = true
    }
  }

  /// `أطلقت الشرطة الغاز لتفريق متظاهرين`: those who are dispersed by it are those it is shot at.
  func tellWhoIsDispersed(_ index: Int, in findings: inout [Finding]) {
    guard entry(findings[index]).mode == "crowd-control", findings[index].recipients.isEmpty,
      let dispersed = findings.first(where: {
        $0.trigger.form == .noun && $0.trigger.start > findings[index].trigger.start
          && $0.trigger.segment == findings[index].trigger.segment
          && entry($0).type == .coerce && !$0.recipients.isEmpty
      })
    else { return }
    findings[index].recipients = dispersed.recipients
    findings[index].trace.append("recipient: who is dispersed by it")
  }

  /// `منذ بدء الغزو الروسي`: a war that is named after who wages it meets the other land that the document is about.
  func tellWhomWarMeets(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard entry(finding).type == .assault, finding.trigger.form == .noun,
      finding.recipients.isEmpty, finding.actors.count == 1, let doer = finding.actors[0].code,
      finding.actors[0].kind == .people, finding.actors[0].tokens.lowerBound == finding.trigger.end,
      analysis.isOf(lexicon.warClass, finding.trigger.start),
      // "تظاهر الآلاف ضد الحرب الأميركية": where they march is not where it is.
      !analysis.isOf(lexicon.grievanceClass, finding.trigger.start - 1),
      let land = context.survey.lands.filter({ $0.key != doer && $0.key != context.survey.home })
        .max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), land.value >= 3,
      let met = (context.recent + analysis.mentions).last(where: {
        $0.code == land.key && !$0.isInferred && $0.isTerritory
      })
    else { return }
    add([met], as: .recipient, to: &findings[index], by: "land that the document is about")
  }

  /// `نزح الآلاف بسبب المعارك بين الجيشين`: those who fight make people flee.
  func tellWhoDisplaces(_ index: Int, in findings: inout [Finding]) {
    guard entry(findings[index]).mode == "expel", findings[index].actors.isEmpty,
      let cause = findings.first(where: {
        entry($0).type == .assault && !$0.actors.isEmpty && $0.trigger.form == .noun
          && analysis.governorCue(of: analysis.chainStart($0.trigger.start))?.kind
            == .causePreposition
      })
    else { return }
    findings[index].actors = cause.actors
    findings[index].trace.append("actor: of the fighting that displaces")
  }

  /// `هجوم أسفر عن مقتل جنديين`: an attack and its toll in one sentence have the same sides.
  func fillFromSameAct(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard entry(finding).type == .assault, finding.actors.isEmpty || finding.recipients.isEmpty
    else { return }
    let others = findings.indices.filter { other in
      other != index && entry(findings[other]).type == .assault
        && findings[other].governor == finding.governor
    }.sorted { left, right in
      abs(findings[left].trigger.start - finding.trigger.start)
        < abs(findings[right].trigger.start - finding.trigger.start)
    }
    func overlaps(_ some: [Mention], _ others: [Mention]) -> Bool {
      some.contains { one in
        others.contains { other in
          // "فجر انتحاري نفسه ما أدى إلى مقتل عشرين شخصا": both of the land that could be guessed.
          let areGuessed = one.isInferred && other.isInferred && one.sector != other.sector
          return other.tokens.overlaps(one.tokens)
            || other.code != nil && other.code == one.code && !areGuessed
        }
      }
    }
    // "الهجوم على رفح ... الضربة ضد إسرائيل": whoever else is met is met by another act.
    func areApart(_ some: [Mention], _ others: [Mention]) -> Bool {
      !some.isEmpty && !others.isEmpty
        && (some + others).allSatisfy { $0.code != nil && !$0.isInferred }
        && !overlaps(some, others)
    }
    // "استهدفت غارة إسرائيلية بلدة عيترون": whose the town is, is not told.
    let met = finding.recipients.filter { $0.kind != .place || !$0.isInferred }
    if finding.actors.isEmpty,
      let other = others.first(where: {
        !findings[$0].actors.isEmpty && !overlaps(findings[$0].actors, met)
          // "حاولت قتل القادة بضربة على المدينة": within one clause it is one act.
          && (findings[$0].trigger.segment == finding.trigger.segment
            || !areApart(findings[$0].recipients, finding.recipients))
          && (findings[$0].trigger.entry == finding.trigger.entry
            || isDone(findings[$0]) == isDone(finding))
          && areAnsweredAlike(findings[$0], finding)
      })
    {
      findings[index].actors = findings[other].actors
      findings[index].borrowsActors = finding.trigger.clitics.article
      findings[index].trace.append("actor: same act")
    } else if finding.actors.isEmpty, !finding.recipients.isEmpty,
      let other = others.first(where: { findings[$0].actors.count > 1 })
    {
      // "مقتل جندي إسرائيلي في معارك بين الجيش والحركة": the other side of the battle.
      findings[index].actors = findings[other].actors.filter { side in
        !finding.recipients.contains { $0.code == side.code }
      }
      findings[index].trace.append("actor: the other side")
    }
    // A truce is broken, whoever is hit; in a battle all are sides.
    let isBattle =
      finding.trigger.form == .noun && !entry(finding).nounFrame.has(.recipient)
      && role(of: .bayna, in: entry(finding).nounFrame) == .actor
    if finding.recipients.isEmpty, entry(finding).cameo != "196",
      let other = others.first(where: {
        !findings[$0].recipients.isEmpty
          && !overlaps(findings[$0].recipients, findings[index].actors)
          && !areApart(findings[$0].actors, findings[index].actors)
          // "استهدفت المقاومة القاعدة ردا على اعتداءات الاحتلال": what is answered met others.
          && areAnsweredAlike(findings[$0], finding)
      })
    {
      if isBattle {
        // "قتل أربعة جنود خلال المعارك": their side fought; bystanders are met by it.
        let actors = findings[index].actors
        let fallen = findings[other].recipients
        findings[index].actors += fallen.filter { new in
          isFighter(new) && !actors.contains { $0.code == new.code }
        }
        findings[index].recipients = fallen.filter { $0.isOfPeople && !isFighter($0) }
        findings[index].trace.append(Self.fell)
        return
      }
      findings[index].recipients = findings[other].recipients
      findings[index].trace.append("recipient: same act")
    }
  }

  /// `أيدت محكمة الاستئناف الحكم بسجن الصحفي`: the court that the clause is about jails.
  func fillFromCourt(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard finding.trigger.form == .noun, finding.actors.isEmpty, finding.governor == nil,
      entry(finding).mode == "arrest" || entry(finding).mode == "convict",
      let match = analysis.segments[finding.trigger.segment].verb,
      match.tokens.lowerBound < finding.trigger.start
    else { return }
    let read = arguments.arguments(of: match, takesObject: false)
    guard !read.isElided, !read.isPassive, read.subject.first?.sector == "JUD" else { return }
    findings[index].actors = read.subject
    findings[index].trace.append("actor: the court")
  }

  /// `سيطر التنظيم على الحقل بعد مواجهات مع الجيش`: who acts after a battle or talks took part in them.
  func fillFromSequel(_ index: Int, in findings: inout [Finding]) {
    let finding = findings[index]
    guard finding.trigger.form == .noun, isWithPartnersOnly(finding), finding.governor == nil,
      finding.actors.count == 1,
      analysis.governorCue(of: analysis.chainStart(finding.trigger.start))?.kind
        == .timePreposition,
      let above = findings[..<index].last(where: {
        $0.trigger.form == .verb && $0.trigger.segment == finding.trigger.segment
      }), !above.actors.isEmpty,
      !above.actors.contains(where: { $0.code == finding.actors[0].code })
    else { return }
    findings[index].actors = above.actors + finding.actors
    findings[index].trace.append("actor: who acts after it")
  }

  /// `عقوبات على مسؤولين بتهمة التمويل`, `اعتقلت الشرطة ناشطا بتهمة`: who punishes accuses whom he punishes.
  func fillFromPunishment(_ index: Int, in findings: inout [Finding]) {
    let charge = findings[index]
    guard index > 0, entry(charge).type == .accuse, entry(charge).mode == "allege",
      charge.trigger.form == .noun,
      analysis.outerGovernor(of: charge.trigger) == lexicon.prepositions[.bi]
    else { return }
    let above = findings[index - 1]
    guard entry(above).type == .coerce || entry(above).type == .sanction,
      above.trigger.segment == charge.trigger.segment
    else { return }
    if charge.actors.isEmpty { findings[index].actors = above.actors }
    if charge.recipients.isEmpty { findings[index].recipients = above.recipients }
    findings[index].trace.append("sides: of the punishment")
  }

  /// Whether the act itself is told as done: `الهجوم يزيد الإصرار على دحر الإرهاب` tells of two.
  private func isDone(_ finding: Finding) -> Bool {
    let status = statusByItself(finding.trigger)
    return status == .occurred || status == .ongoing
  }

  /// `ردا على اغتيال القادة`: what one answers another did.
  private func isAnswered(_ finding: Finding) -> Bool {
    let start = analysis.chainStart(finding.trigger.start)
    return finding.trigger.form == .noun
      && analysis.governorCue(of: start)?.kind == .causePreposition
  }

  /// Whether both are answered by another act, or neither is; `ردا على الغارة التي أسفرت عن مقتل`: a toll is part of what
  /// is answered.
  private func areAnsweredAlike(_ act: Finding, _ finding: Finding) -> Bool {
    isAnswered(act) == isAnswered(finding) || isAnswered(act) && isToll(finding, of: act)
  }

  /// Whether a clause that describes the act tells what came of it.
  private func isToll(_ finding: Finding, of act: Finding) -> Bool {
    guard finding.trigger.segment > act.trigger.segment,
      analysis.segments[act.trigger.segment + 1].kind == .relative,
      let verb = analysis.segments[finding.trigger.segment].verb
    else { return false }
    return lexicon.verbs[verb.entry].lights.contains { lexicon.lights[$0].id.hasSuffix(".result") }
  }

  private static let fell = "sides: those who fell"
}
