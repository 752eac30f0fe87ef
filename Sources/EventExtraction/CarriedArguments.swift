import NewsModel

// What the verb that carries an event noun, and the clause that describes it, tell of its participants.
extension SentenceReader {
  /// `شن الجيش هجوما`: the verb before hands its subject to the noun.
  func addLightVerb(_ frame: Frame, to finding: inout Finding) {
    let trigger = finding.trigger
    let segment = analysis.segments[trigger.segment]
    guard let match = segment.verb, match.tokens.lowerBound < trigger.start,
      // "خاضت القوات اشتباكات من أجل السيطرة على القاعدة": the verb carries another noun.
      trigger.clitics.conjunction
        || !analysis.triggers.contains(where: {
          $0.start == match.tokens.lowerBound
            && $0.object.map { $0.upperBound <= trigger.start } ?? false
        })
    else { return }
    let verb = lexicon.verbs[match.entry]
    guard
      let light = verb.lights.lazy.map({ lexicon.lights[$0] }).first(where: { accepts($0, trigger) }
      )
    else { return }
    guard !hasNounBetween(match.tokens.upperBound, trigger.start) else { return }
    let read = arguments.arguments(of: match, takesObject: false)
    let subject = read.subject.filter { $0.tokens.lowerBound < trigger.start }
    finding.trace.append("light verb: " + light.id)
    // "حصلت على مساعدات من تركيا" tells no more than its noun; "أجبر السكان على النزوح" does.
    if light.frame.has(.actor), light.frame.role(of: .object) != .actor {
      finding.carrier = match.tokens.lowerBound
    }
    finding.isAsserted = true
    if light.frame.role(of: .object) == .actor, !light.gathers {
      addMade(by: match, to: &finding)
      return
    }
    if light.gathers {
      // "جمع لقاء في باريس الرئيس والمستشار".
      addGathered(from: trigger.end, pronoun: match.clitics.pronoun, to: &finding)
      return
    }
    guard !light.frame.isEmpty,
      !(read.isElided && frame.role(of: .genitive) == .recipient
        && light.frame.role(of: .subject) == nil)
    else { return }
    if match.clitics.pronoun != nil, read.isElided { return }
    guard var role = light.frame.role(of: .subject) else { return }
    // "اعترف الجيش بمقتل جنود": who admits a death need not have brought it about.
    if light.id.hasSuffix(".admit"), entry(finding).count != nil,
      frame.role(of: .genitive) != .actor
    {
      return
    }
    // "يلقون مصرعهم": spelled as the verb of throwing is.
    if role == .actor, entry(finding).isDeathAlone { role = .recipient }
    // "بدأت عمليات تمشيط": what begins is the act.
    if read.isElided, verb.lemma == "بدأ", !match.clitics.conjunction { return }
    // "تلقى اتصالا": who is called takes part in the call.
    if role == .recipient, self.role(of: .maa, in: frame) == .actor {
      role = .actor
    }
    if role == .actor, !finding.actors.isEmpty, frame.role(of: .genitive) == .actor,
      finding.trigger.clitics.pronoun != nil
    {
      return
    }
    if role == .actor, !finding.actors.isEmpty,
      finding.actors.contains(where: { $0.prepositionKind == .agentPreposition })
    {
      // "تستعد لهجوم من قبل إيران": who strikes is told.
      return
    }
    if role == .actor, !subject.isEmpty {
      turnOnStruck(frame, &finding)
      turnOnAsked(&finding)
    }
    if role == .recipient, subject.isEmpty,
      let place = analysis.mentions.first(where: {
        $0.outerStart == match.tokens.upperBound && $0.preposition == nil && $0.kind == .place
          && $0.tokens.upperBound <= trigger.start
      })
    {
      // "تعرض ميناء الحديدة لغارات".
      add([place], as: .recipient, to: &finding, by: "place that underwent it")
      return
    }
    add(subject, as: role, to: &finding, by: "light verb " + light.id)
    addGiver(light, to: &finding)
    if role == .actor, let number = lexicon.prepositions[.maa],
      frame.role(of: .preposition(number)) == .actor
    {
      // "أجرى مع نظيره محادثات": the partner before the noun.
      let start = match.tokens.upperBound
      var partners = arguments.governed(by: number, from: start, to: trigger.start)
      if partners.isEmpty, let partner = partner(from: start, to: trigger.start, of: finding) {
        partners = [partner]
      }
      add(partners, as: .actor, to: &finding, by: "partner before the noun")
    }
  }

  /// `أجبرت المعارضة الحكومة على سحب القانون`: whom the verb makes do it; who is driven out does not drive out.
  private func addMade(by verb: Match, to finding: inout Finding) {
    let read = arguments.arguments(of: verb, takesObject: true)
    let made = (read.isPassive ? read.subject : read.object)
      .filter { $0.tokens.lowerBound < finding.trigger.start }
    guard entry(finding).mode == "expel" else {
      if finding.actors.isEmpty { add(made, as: .actor, to: &finding, by: "who is made to") }
      return
    }
    if !read.isPassive, !read.isElided {
      add(read.subject, as: .actor, to: &finding, by: "who makes them")
    }
    if finding.recipients.isEmpty { add(made, as: .recipient, to: &finding, by: "who is made to") }
  }

  /// `وجه الجيش ضربات للجماعات`: where a verb tells who strikes, those behind the noun's ل are struck.
  private func turnOnStruck(_ frame: Frame, _ finding: inout Finding) {
    guard entry(finding).type == .assault, let number = lexicon.prepositions[.li],
      frame.role(of: .preposition(number)) == .actor
    else { return }
    let start = finding.trigger.end
    let struck = arguments.governed(by: number, from: start, to: analysis.clauseEnd(after: start))
    guard let first = struck.first, first.tokens.lowerBound - start <= 2,
      first.outerStart == first.tokens.lowerBound
    else { return }
    turn(struck, in: &finding, by: "those whom the blow meets")
  }

  /// Those read as acting are whom the act meets.
  private func turn(_ met: [Mention], in finding: inout Finding, by rule: String) {
    finding.actors.removeAll { one in met.contains { $0.tokens == one.tokens } }
    add(met, as: .recipient, to: &finding, by: rule)
  }

  /// `جدد الوزير دعوة إيران إلى وقف التدخل`: where a verb tells who asks, those behind the noun are asked.
  private func turnOnAsked(_ finding: inout Finding) {
    let trigger = finding.trigger
    // "نفذ مطالب المحتجين": what is met or refused is a demand, not asking.
    guard entry(finding).type == .request, trigger.clitics.pronoun == nil,
      !trigger.clitics.conjunction, finding.recipients.isEmpty,
      analysis.text.tokens[trigger.end - 1].traces.contains(.feminine)
    else { return }
    let end = trigger.end
    let asked = finding.actors.filter { $0.outerStart >= end && $0.preposition == nil }
    guard asked.first?.outerStart == end else { return }
    turn(asked, in: &finding, by: "those who are asked")
  }

  /// `بعد تعرضه لهجوم`, `تعرض القاعدة لقصف`: whom the noun of undergoing says the act met.
  func addUndergone(to finding: inout Finding) {
    let start = analysis.chainStart(finding.trigger.start)
    guard analysis.governor(of: start) == lexicon.prepositions[.li] else { return }
    let reach = max(analysis.range.lowerBound, start - 12)..<start
    guard
      let noun = reach.last(where: {
        analysis.isOf(lexicon.undergoingClass, $0) && analysis.verb(at: $0) == nil
      })
    else { return }
    let met =
      analysis.pronoun(endingWordAt: noun).map {
        arguments.antecedent($0, before: noun).map { [$0] } ?? []
      }
      ?? analysis.mentions.filter { $0.outerStart == noun + 1 && $0.tokens.upperBound <= start }
    add(met, as: .recipient, to: &finding, by: "who underwent it")
    finding.isAsserted = true
  }

  /// `تلقى طلبا من نظيره`: whom a noun would be directed at is who did it, where its verb tells of receiving.
  private func addGiver(_ light: LightVerbEntry, to finding: inout Finding) {
    let start = finding.trigger.end
    for case (.preposition(let number), .actor) in light.frame.roles {
      let givers = arguments.governed(by: number, from: start, to: analysis.clauseEnd(after: start))
      finding.recipients.removeAll { one in givers.contains { $0.tokens == one.tokens } }
      add(givers, as: .actor, to: &finding, by: "light verb " + light.id)
    }
  }

  private func accepts(_ light: LightVerbEntry, _ trigger: Trigger) -> Bool {
    if light.gathers, lexicon.triggers[trigger.entry].type != .consult { return false }
    let governor = analysis.governor(of: analysis.chainStart(listHead(of: trigger).start))
    return light.slots.contains { slot in
      switch slot {
      case .preposition(let number): governor == number
      case .object, .subject: governor == nil
      default: false
      }
    }
  }

  /// `عن عمليات خطف واغتصاب`: what governs the first of joined event nouns governs the others.
  private func listHead(of trigger: Trigger) -> Trigger {
    guard trigger.clitics.conjunction,
      let first = analysis.triggers.last(where: { $0.start < trigger.start }),
      first.form == .noun, first.tokens.upperBound == trigger.start
    else { return trigger }
    return listHead(of: first)
  }

  /// Whether another event noun that is no list neighbour stands between.
  private func hasNounBetween(_ start: Int, _ end: Int) -> Bool {
    analysis.triggers.contains {
      $0.form == .noun && $0.start >= start && $0.tokens.upperBound < end
        && !isListed($0.tokens.upperBound, end)
    }
  }

  private func isListed(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 6 else { return false }
    return analysis.matches[end].contains { $0.clitics.conjunction }
  }

  /// `هجوم شنته إسرائيل`, `الهجوم الذي استهدف القاعدة`: the clause that describes the noun.
  func addRelativeClause(_ frame: Frame, to finding: inout Finding) {
    let trigger = finding.trigger
    guard trigger.segment + 1 < analysis.segments.count else { return }
    var index = trigger.segment + 1
    if analysis.segments[index].kind == .relative { index += 1 }
    guard index < analysis.segments.count, let match = analysis.segments[index].verb,
      match.tokens.lowerBound - trigger.end <= 8,
      index == trigger.segment + 1
        || analysis.segments[index - 1].kind == .relative
          && analysis.segments[index - 1].tokens.count == 1,
      !match.clitics.conjunction
    else { return }
    let between = analysis.between(trigger.end, match.tokens.lowerBound)
    guard !analysis.triggers.contains(where: { between.contains($0.start) }) else { return }
    let verb = lexicon.verbs[match.entry]
    let refersToHead = arguments.refersToHead(after: match.tokens.lowerBound)
    // "بانفجار في منطقة تسيطر عليها المجموعات": what the clause describes is nearer.
    if refersToHead, isBehindGovernedNoun(match.tokens.lowerBound, after: trigger.end) { return }
    if refersToHead,
      let role = verb.lights.lazy.compactMap({ lexicon.lights[$0].frame.role(of: .subject) }).first
    {
      // "الهجوم الذي تعرضت له السفارة", "الذي قام به التنظيم".
      let end = analysis.clauseEnd(after: match.tokens.upperBound)
      let bare = arguments.bareGroups(from: match.tokens.upperBound, to: end)
      add(bare.first ?? [], as: role, to: &finding, by: "relative clause")
      if role == .recipient {
        // "القصف الذي تعرضت له من قبل القوات".
        let agent = arguments.agent(from: match.tokens.upperBound, to: end)
        add(agent, as: .actor, to: &finding, by: "agent")
      }
      addPrepositions(frame, from: match.tokens.upperBound, to: end, to: &finding)
      finding.isAsserted = finding.isAsserted || !bare.isEmpty
      return
    }
    if !finding.actors.isEmpty, between.contains(where: { analysis.hasCue($0, .preposition) }),
      !analysis.triggers.contains(where: { $0.start == match.tokens.lowerBound })
    {
      // "موافقة المجلس على الإصلاحات التي قدمها الوزير": of what is agreed to.
      return
    }
    if entry(finding).type == .consult, verb.lights.contains(where: { lexicon.lights[$0].gathers })
    {
      addGathered(from: match.tokens.upperBound, pronoun: match.clitics.pronoun, to: &finding)
      return
    }
    let isLight = !verb.lights.isEmpty
    let isTelling = verb.triggers.contains {
      lexicon.triggers[$0.trigger].type == entry(finding).type
    }
    guard isLight || isTelling else { return }
    // "ضربة لقاعدة تستخدمها فصائل": of the base.
    if !isLight, isBehindGovernedNoun(match.tokens.lowerBound, after: trigger.end) { return }
    let end = analysis.clauseEnd(after: match.tokens.upperBound)
    let bare = arguments.bareGroups(from: match.tokens.upperBound, to: end)
    if isLight { addPrepositions(frame, from: match.tokens.upperBound, to: end, to: &finding) }
    let isWitness = isLight && verb.lights.allSatisfy { lexicon.lights[$0].frame.isEmpty }
    if isWitness, match.clitics.pronoun != nil || bare.isEmpty {
      // "أسوأ هجوم تشهده البلاد": where it took place; "الاحتجاجات التي اندلعت": that it did.
      finding.isAsserted = true
    } else if match.clitics.pronoun != nil, let first = bare.first {
      add(first, as: .actor, to: &finding, by: "relative clause")
      finding.isAsserted = true
    } else if isTelling, match.clitics.pronoun == nil, let first = bare.first,
      // "العدوان الإسرائيلي الذي انتهك فيه الاحتلال": the doer once more.
      !first.contains(where: { new in finding.actors.contains { $0.code == new.code } })
    {
      add(first, as: .recipient, to: &finding, by: "relative clause")
    }
  }

  /// `اللقاء الذي جمع الوزير بنظيره`, `لقاء جمعه بالرئيس`: those whom the verb brings together.
  private func addGathered(from start: Int, pronoun: Agreement?, to finding: inout Finding) {
    let end = analysis.clauseEnd(after: start)
    finding.isAsserted = true
    if let pronoun, let one = arguments.antecedent(pronoun, before: finding.trigger.start) {
      add([one], as: .actor, to: &finding, by: "brought together")
    }
    if let between = lexicon.prepositions[.bayna],
      analysis.pronoun(of: between, at: start)?.number == .dual
    {
      // "المحادثات التي جمعت بينهما".
      let both = arguments.bothSides(before: finding.trigger.start)
      add(both, as: .actor, to: &finding, by: "brought together")
    }
    for group in arguments.bareGroups(from: start, to: end).prefix(2) {
      add(group, as: .actor, to: &finding, by: "brought together")
    }
    for preposition in [NamedPreposition.bi, .bayna].compactMap({ lexicon.prepositions[$0] }) {
      add(
        arguments.governed(by: preposition, from: start, to: end).filter { !$0.isPlaceLike },
        as: .actor, to: &finding, by: "brought together")
    }
  }

  /// Whether an indefinite noun that a preposition governs stands right before the clause that the verb opens.
  private func isBehindGovernedNoun(_ verb: Int, after end: Int) -> Bool {
    guard let noun = analysis.previousWord(verb), noun >= end,
      !analysis.isDefiniteWord(noun),
      !analysis.mentions.contains(where: {
        $0.tokens.contains(noun) && ($0.kind == .name || $0.place != nil || $0.isDefinite)
      })
    else { return false }
    return analysis.governor(of: noun) != nil
  }
}

extension LightVerbEntry {
  /// `جمع`: brings together those who meet, and does nothing itself.
  fileprivate var gathers: Bool { id.hasSuffix(".gather") }
}
