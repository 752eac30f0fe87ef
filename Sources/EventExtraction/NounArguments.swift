import NewsModel

// Who does what to whom around an event noun: `قصف الجيش المدينة`, `الهجوم الإسرائيلي على الدوحة`.
extension SentenceReader {
  func fillNoun(_ finding: inout Finding) {
    let trigger = finding.trigger
    let frame = entry(finding).nounFrame
    let end = analysis.clauseEnd(after: trigger.end)
    let genitive = genitive(of: trigger)
    var genitiveRole = frame.role(of: .genitive) ?? .none
    // "استهداف إسرائيل للقنصلية": with an object after ل the first term is the doer.
    let isOwned = trigger.clitics.pronoun != nil
    // "منذ توقيعه": a paper.
    if isOwned, genitiveRole == .actor, entry(finding).verbFrame.role(of: .object) == Role.none {
      genitiveRole = .none
    }
    if genitiveRole == .recipient, let first = genitive.first,
      let number = lexicon.prepositions[.li],
      frame.role(of: .preposition(number)) == .recipient,
      let next = analysis.mentions.first(where: {
        let end = isOwned ? trigger.end : first.tokens.upperBound
        return $0.preposition == number && !$0.isJoined && $0.outerStart >= end
          && $0.outerStart - end <= 1 && !arguments.isSourceNamed($0)
      }), entry(finding).type != .request
    {
      genitiveRole = .actor
      add([next], as: .recipient, to: &finding, by: "idafa-object")
    }
    if genitiveRole == .recipient, entry(finding).mode == "heavy-weapons",
      role(of: .ala, in: frame) == .recipient,
      genitive.allSatisfy({
        $0.roleKind == .force
          || $0.kind == .name && !$0.isTerritory && $0.place == nil && $0.roleKind != .person
            && (lexicon.organisations[$0.code ?? ""].map { $0.kind == "armed" } ?? ($0.code != nil))
      })
    {
      // "قصف قوات النظام", "قصف القسام": a force shells; what is shelled is a place or a thing.
      genitiveRole = .actor
    }
    if genitiveRole == .recipient, let last = genitive.last, let on = lexicon.prepositions[.ala],
      frame.role(of: .preposition(on)) == .recipient,
      analysis.mentions.contains(where: {
        $0.preposition == on && (0...1).contains($0.outerStart - last.tokens.upperBound)
      })
    {
      // "استيلاء الحركة على العاصمة".
      genitiveRole = .actor
    }
    if genitiveRole == .recipient, entry(finding).type == .support, genitive.count == 1,
      let last = genitive.first?.tokens.upperBound,
      [last, last + 1].contains(where: { analysis.governor(of: $0) == lexicon.prepositions[.li] }),
      analysis.governor(of: last) != nil || analysis.isDefiniteWord(last)
    {
      // "دعم موسكو للسلام": what is backed follows.
      genitiveRole = .actor
    }
    let isSaid = entry(finding).type == .accuse
    let met = objectAfterDoer(
      genitive, role: frame.role(of: .genitive) ?? .none, mayBeLands: isSaid)
    // "اعتبار قوات الدعم ميليشيا" says what somebody is.
    if !met.isEmpty, isSaid || entry(finding).type == .assault || entry(finding).type == .coerce {
      // "قتل قوات الاحتلال فتى": the first is who kills, the second whom.
      genitiveRole = .actor
      add(met, as: .recipient, to: &finding, by: "masdar object")
    }
    if genitiveRole == .recipient, met.isEmpty, !isOwned, isFollowedByThing(genitive) {
      genitiveRole = .actor
    }
    let object = objectAfterPronoun(of: trigger)
    if !object.isEmpty, genitiveRole == .actor || genitiveRole == .recipient {
      // "قصفه المدينة", "زيارته القاهرة": the pronoun is the doer, the noun after it whom it meets.
      let isHosting = frame.role(of: .adjective) == .recipient
      let isShared =
        frame.role(of: .genitive) == .actor
        && role(of: .maa, in: frame) == .actor
      genitiveRole = isHosting ? .recipient : .actor
      add(
        object, as: isHosting || isShared ? .actor : .recipient, to: &finding, by: "masdar object")
    }
    if genitiveRole == .actor,
      isStruckTown(genitive, frame, finding) || isVisited(genitive, frame, finding)
        || isBroughtAbout(finding)
    {
      genitiveRole = .recipient
    }
    if genitiveRole == .actor, entry(finding).type == .consult, genitive.count == 1,
      let town = genitive.first, trigger.clitics.pronoun == nil,
      town.kind == .place && town.place != nil || isCapital(town) && entry(finding).mode == nil
    {
      // "محادثات جنيف", "اجتماع باريس": where they talk.
      finding.place = town
      genitiveRole = .none
    }
    add(genitive, as: genitiveRole, to: &finding, by: "idafa")
    if frame.role(of: .clause) == .recipient, genitive.isEmpty,
      let doer = analysis.mentions.first(where: {
        (1...2).contains($0.outerStart - trigger.end) && $0.preposition == nil && $0.isPublic
      })
    {
      // "ضرورة أن تسمح إسرائيل", "ضرورة التزام إيران".
      add([doer], as: .recipient, to: &finding, by: "doer of what is needed")
    }
    var adjective = adjective(of: trigger)
    let isVictim = meetsIndefinite(adjective, finding)
    if isVictim, let one = adjective.first, one.sector == nil,
      lexicon.countries[one.code ?? ""] != nil
    {
      adjective[0].sector = "CVL"
      adjective[0].roleKind = .person
    }
    // "إسقاط الطائرة الأوكرانية": the adjective is that of what the act destroys.
    let isOfObject = entry(finding).mode == "destroy" && trigger.tokens.count > 1
    add(
      adjective, as: isVictim || isOfObject ? .recipient : frame.role(of: .adjective) ?? .actor,
      to: &finding,
      by: "adjective")
    addPrepositions(frame, from: trigger.end, to: end, to: &finding)
    // "تأهب تحسبا لهجوم من جانب إيران": by whom another act would be done.
    let another = analysis.triggers.first {
      $0.form == .noun && $0.start > trigger.end && $0.start < end
        && lexicon.triggers[$0.entry].type != entry(finding).type
    }
    add(
      arguments.agent(from: trigger.end, to: another?.start ?? end), as: .actor, to: &finding,
      by: "agent")
    if finding.actors.isEmpty, entry(finding).type == .assault {
      add(
        agentBehindClause(from: end, of: trigger), as: .actor, to: &finding,
        by: "agent behind a clause")
    }
    if genitive.isEmpty { turnOnVisitor(&finding) }
    addLightVerb(frame, to: &finding)
    if frame.has(.recipient) { addUndergone(to: &finding) }
    addRelativeClause(frame, to: &finding)
    addAim(to: &finding)
    addCrowd(to: &finding)
    addGrievance(to: &finding)
    if finding.actors.isEmpty, roleOfDoer(finding) == .actor || entry(finding).mode == "third-party"
    {
      let suspects = attributed(trigger)
      if !suspects.isEmpty {
        add(suspects, as: .actor, to: &finding, by: "to whom it is put down")
      } else if let doer = involved(in: trigger) {
        add([doer], as: .actor, to: &finding, by: "who has a hand in it")
      } else if let subject = subjectOfBeing(trigger) {
        add([subject], as: .actor, to: &finding, by: "who is said to be it")
      } else if let doer = obliged(trigger) {
        add([doer], as: .actor, to: &finding, by: "who must do it")
      } else if let sayer = sayer(of: trigger) {
        add([sayer], as: .actor, to: &finding, by: "who said it")
      } else if let doer = doerOfCarrier(trigger) {
        add([doer], as: .actor, to: &finding, by: "genitive of the governing noun")
      }
    }
    nameIssuer(of: &finding)
  }

  /// `أمر الاعتقال الصادر في فرنسا`.
  private func issuer(behind trigger: Trigger) -> Mention? {
    let reach = analysis.between(trigger.end, min(analysis.range.upperBound, trigger.end + 4))
    guard let word = reach.first(where: { analysis.isOf(lexicon.issuedClass, $0) }) else {
      return nil
    }
    return analysis.mentions.first {
      $0.outerStart == word + 1 && $0.preposition != nil && $0.code != nil
    }
  }

  /// `السلطة لإصدار مذكرة اعتقال`: a warrant is of the court that the sentence names before it, whoever tells of it.
  private func nameIssuer(of finding: inout Finding) {
    guard entry(finding).type == .threaten, entry(finding).mode == "arrest" else { return }
    if let issuer = issuer(behind: finding.trigger) {
      finding.actors = []
      add([issuer], as: .actor, to: &finding, by: "who issued it")
      return
    }
    guard finding.actors.allSatisfy({ $0.sector != "JUD" && $0.sector != "COP" }),
      let court = analysis.mentions.last(where: {
        $0.tokens.upperBound <= finding.trigger.start && $0.sector == "JUD"
      })
    else { return }
    finding.actors = []
    add([court], as: .actor, to: &finding, by: "the court named before")
  }

  /// `مقتل الشاب الذي كان أعزل، برصاص شرطي`: by whom, behind the clause that describes the victim.
  private func agentBehindClause(from end: Int, of trigger: Trigger) -> [Mention] {
    guard analysis.hasCue(end, .relative) else { return [] }
    let next = analysis.triggers.first { $0.start >= end }?.start ?? analysis.range.upperBound
    let agent = arguments.agent(from: end, to: next)
    return agent.first.map { analysis.isMark($0.outerStart - 1, ",") } ?? false ? agent : []
  }

  /// `خلال الزيارات المقبلة لوزير الخزانة`: of a visit that nobody is said to pay before, the person behind ل pays it.
  private func turnOnVisitor(_ finding: inout Finding) {
    guard entry(finding).mode == "visit", finding.actors.isEmpty,
      let visitor = finding.recipients.first, visitor.preposition == lexicon.prepositions[.li],
      visitor.roleKind == .person, visitor.isDefinite,
      analysis.segments[finding.trigger.segment].verb.map({
        lexicon.verbs[$0.entry].lights.isEmpty
      }) ?? true
    else { return }
    finding.actors = finding.recipients
    finding.recipients = []
    finding.trace.append("actor: whose visit it is")
  }

  /// `تم تهديد الناشط`: what comes about meets whom the noun is followed by, where its verb has an object.
  private func isBroughtAbout(_ finding: Finding) -> Bool {
    let start = analysis.chainStart(finding.trigger.start)
    guard entry(finding).type != .consult, entry(finding).verbFrame.role(of: .object) == .recipient,
      let match = analysis.segments[finding.trigger.segment].verb,
      match.tokens.upperBound == start
    else { return false }
    return lexicon.verbs[match.entry].lights.contains {
      lexicon.lights[$0].frame.isEmpty && lexicon.lights[$0].id.hasSuffix(".become")
    }
  }

  /// `هجوم موسكو`, `تفجيرات كابول`, `هجوم السفارة`: a town or an embassy names the attack that met it, unless its
  /// government is said to strike another.
  private func isStruckTown(_ genitive: [Mention], _ frame: Frame, _ finding: Finding) -> Bool {
    guard entry(finding).type == .assault, genitive.count == 1, let town = genitive.first,
      town.isTerritory && town.place != nil || town.trait == .post && town.roleKind == .office,
      finding.trigger.clitics.pronoun == nil
    else { return false }
    let end = min(analysis.clauseEnd(after: town.tokens.upperBound), town.tokens.upperBound + 6)
    return !analysis.mentions.contains { mention in
      mention.outerStart >= town.tokens.upperBound && mention.outerStart < end
        && mention.preposition.map {
          frame.role(of: .preposition($0)) == .recipient
        } ?? false
    }
  }

  /// `زيارة باريس`: a land or town names whom a visit is to, unless a host stands behind it.
  private func isVisited(_ genitive: [Mention], _ frame: Frame, _ finding: Finding) -> Bool {
    guard entry(finding).mode == "visit", entry(finding).verbFrame.role(of: .object) == .recipient,
      let land = genitive.first,
      land.isTerritory || land.kind == .place, finding.trigger.clitics.pronoun == nil,
      let last = genitive.last
    else { return false }
    return !analysis.mentions.contains {
      (0...2).contains($0.outerStart - last.tokens.upperBound)
        && $0.preposition.map { frame.role(of: .preposition($0)) == .recipient } ?? false
    }
  }

  /// A capital by its name, and no state's office: `باريس`, `باريس الثاني`.
  private func isCapital(_ mention: Mention) -> Bool {
    mention.kind == .name && mention.isTerritory && analysis.range.contains(mention.head)
      && analysis.matches[mention.head].contains {
        $0.category == .actor && lexicon.actors[$0.entry].kind == .capital
      }
  }
}
