import NewsModel

// The participants of each finding, by its trigger's frame.
extension SentenceReader {
  func fillArguments(_ finding: inout Finding) {
    switch finding.trigger.form {
    case .verb: fillVerb(&finding)
    case .noun: fillNoun(&finding)
    case .participle: fillParticiple(&finding)
    }
    addSeparateObject(to: &finding)
    addTarget(to: &finding)
    addOwnerOfJudged(to: &finding)
    addOwnerOfBanned(to: &finding)
    addOwnerOfDescribed(to: &finding)
    addDoerOfDeplored(to: &finding)
    addDoerOfJudged(to: &finding)
    if entry(finding).type.isForce {
      // Newspapers and agencies tell of deeds; they don't do them. Nor do mosques.
      finding.actors.removeAll {
        $0.roleKind != .person && ($0.sector == "JRN" || $0.sector == "REL" && $0.kind != .name)
      }
    }
    if entry(finding).type == .protest { finding.actors = marchers(among: finding.actors) }
    if !entry(finding).type.isSpeech {
      // "أشارت المصادر إلى أنهم لقوا مصرعهم": who tells of it takes no part.
      finding.actors.removeAll { $0.trait == .informant }
      finding.recipients.removeAll { $0.trait == .informant }
    }
    if entry(finding).type == .assault {
      // "تظاهر المئات": a crowd of another sentence strikes nobody.
      finding.actors.removeAll {
        $0.isQuantified && $0.sector == "CVL" && !analysis.range.contains($0.tokens.lowerBound)
      }
    }
    if entry(finding).type.isSpeech {
      // "ندين هذا العمل شمال القطاع": nor do places that say where hear what is said.
      finding.recipients.removeAll {
        $0.kind == .place && $0.placeNoun == .region
          || $0.isTerritory && $0.prepositionKind == .placePreposition
            && $0.outerStart < $0.tokens.lowerBound
      }
    }
    // Nothing is asked of things.
    if entry(finding).type == .request { finding.recipients.removeAll { $0.roleKind == .thing } }
    let (actors, recipients) = (finding.actors, finding.recipients)
    let isByPronoun = entry(finding).type.isForce && finding.trigger.clitics.pronoun != nil
    finding.recipients = recipients.filter { recipient in
      !actors.contains {
        $0.tokens == recipient.tokens
          // "قصفه من قبل الطائرات": no state and none of its bodies strikes itself.
          || isByPronoun && $0.code == recipient.code && recipient.roleKind != .person
            && recipient.roleKind != .group && recipient.kind != .people
      }
    }
    addSubset(to: &finding)
    if entry(finding).type != .consult {
      // "التعاون بين البلدين": officials meet, but bind their states.
      standForStates(&finding.actors)
      standForStates(&finding.recipients)
    }
  }

  private func standForStates(_ mentions: inout [Mention]) {
    for index in mentions.indices where mentions[index].reference == .bothStates {
      mentions[index].sector = nil
    }
  }

  /// `تستمر التظاهرات وتتراجع شعبية الرئيس`: those who govern march seldom; `احتجاجات مساندة للرئيسة`: their people march for
  /// them.
  private func marchers(among actors: [Mention]) -> [Mention] {
    actors.compactMap { actor in
      guard actor.sector == "GOV", actor.roleKind == .person || actor.roleKind == .office else {
        return actor
      }
      guard analysis.range.contains(actor.outerStart - 1),
        analysis.isOf(lexicon.supportiveClass, actor.outerStart - 1)
      else { return nil }
      var people = actor
      people.sector = "CVL"
      return people
    }
  }

  /// `وصل الوزير إلى باريس`: where one visits or meets does not tell of which state an official is.
  func doubtGuests(_ finding: inout Finding) {
    guard entry(finding).type == .consult else { return }
    let land = finding.place?.code
    for index in finding.actors.indices {
      let guest = finding.actors[index]
      guard guest.isInferred, guest.roleKind == .person else { continue }
      // "زار الوزير حلب": a town may be of his own state, a state or its capital is seldom.
      let isForeign = finding.recipients.contains { $0.kind == .name && $0.code == guest.code }
      guard isForeign || guest.code == land && guest.code != context.survey.mainLand else {
        continue
      }
      finding.actors[index].code = nil
      finding.trace.append("actor: of no state that is told")
    }
  }

  func add(
    _ mentions: [Mention], as role: Role?, to finding: inout Finding, by rule: String
  ) {
    guard !mentions.isEmpty, let role else { return }
    switch role {
    case .actor:
      finding.actors += mentions.filter { new in
        new.roleKind != .thing
          // "فتح الميناء أمام السفن": a harbour does nothing.
          && !isScene(new)
          && !finding.actors.contains { $0.tokens == new.tokens }
      }
      finding.trace.append("actor: " + rule)
    case .recipient:
      finding.recipients += mentions.filter { new in
        !(finding.recipients + finding.actors).contains { $0.tokens == new.tokens }
      }
      finding.trace.append("recipient: " + rule)
    case .place:
      if finding.place == nil { finding.place = mentions.first }
    case .content, .none: break
    }
  }

  /// A harbour, a quarter: what a noun of place names.
  private func isScene(_ mention: Mention) -> Bool {
    mention.kind == .place && analysis.range.contains(mention.head)
      && analysis.matches[mention.head].contains { $0.category == .placeNoun }
  }

  private func fillVerb(_ finding: inout Finding) {
    let trigger = finding.trigger
    let frame = entry(finding).verbFrame
    let verb = arguments.arguments(
      ofVerbAt: trigger.start, features: trigger.features, clitics: trigger.clitics,
      takesObject: frame.role(of: .object) == .recipient && trigger.object == nil
        && !meetsByPreposition(frame, trigger),
      sharesSubject: frame.role(of: .object) == .actor && frame.role(of: .subject) == .actor
        && !hasPartner(frame, of: trigger),
      needsObject: objectNeed(frame, of: trigger))
    let subjectRole = frame.role(of: .subject) ?? .actor
    if verb.isPassive {
      var subject = verb.subject
      if verb.isElided, entry(finding).isOfPeople, !subject.allSatisfy(\.isOfPeople),
        let agreement = trigger.features.first?.agreement
      {
        // "أدانت الحكومة القصف، وقتل": no government is killed.
        subject =
          arguments.antecedent(agreement, before: trigger.start, amongPeople: true).map { [$0] }
          ?? []
      }
      // "أطلقت أعيرة نارية": what the verb needs is what it is done to.
      if verb.isElided, trigger.object != nil { subject = [] }
      add(
        subject, as: frame.role(of: .object) ?? .recipient, to: &finding,
        by: "passive " + verb.rule)
    } else {
      add(verb.subject, as: subjectRole, to: &finding, by: verb.rule)
      let object = verb.object.isEmpty ? objectBehindAside(verb, trigger) : verb.object
      add(
        object.filter { !isBehindMatter($0, frame, trigger) && !isMeans($0, of: trigger) },
        as: frame.role(of: .object),
        to: &finding, by: "object")
      if object.isEmpty, let met = metByObject(of: trigger, except: verb.subject) {
        add([met], as: frame.role(of: .object), to: &finding, by: "pronoun of the object")
      }
    }
    let end = analysis.clauseEnd(after: max(trigger.end, trigger.start + 1))
    addPrepositions(frame, from: trigger.start + 1, to: end, to: &finding)
    let barrier = analysis.triggers.first {
      $0.form == .noun && $0.start > trigger.end && $0.start < end
    }
    let agent = arguments.agent(from: trigger.start + 1, to: barrier?.start ?? end)
    // "تدين مصر التصريحات من قبل مسؤولين": where somebody acts, they are behind what is deplored.
    let isDoer = verb.isPassive || verb.subject.isEmpty || frame.role(of: .subject) != .actor
    if isDoer || entry(finding).mode == "disapprove" {
      add(agent, as: isDoer ? .actor : .recipient, to: &finding, by: "agent")
    }
    addGrievance(to: &finding)
  }

  /// `متهما إياهم بالخيانة`: whom the pronoun means that stands for itself behind a verb or participle.
  private func addSeparateObject(to finding: inout Finding) {
    let frame = entry(finding).verbFrame
    guard finding.trigger.form != .noun, finding.recipients.isEmpty,
      frame.role(of: .object) == .recipient
    else { return }
    let end = finding.trigger.form == .verb ? finding.trigger.start + 1 : finding.trigger.end
    let reach = analysis.between(end, min(analysis.range.upperBound, end + 4))
    guard let token = reach.first(where: { analysis.text.key($0).begins(with: "ايا") }),
      let pronoun = lexicon.clitics.pronoun(ending: analysis.text.key(token), stem: 6)
    else { return }
    let met = arguments.antecedent(
      pronoun, before: finding.trigger.start, except: finding.actors.map(\.tokens),
      amongPeople: pronoun.number == .plural)
    add(met.map { [$0] } ?? [], as: .recipient, to: &finding, by: "pronoun of its own")
  }

  /// `أطلقوا طائرة مسيرة`, `نقل تهاني الملك`: what the verb needs, where it is nobody, and whose it is.
  private func isMeans(_ object: Mention, of trigger: Trigger) -> Bool {
    guard let own = trigger.object else { return false }
    return own.overlaps(object.tokens) && object.code == nil && !object.isOfPeople
      || own.upperBound == object.outerStart && !analysis.isAccusative(own.upperBound - 1)
        && !analysis.isDefiniteWord(own.upperBound - 1)
        && entry(at: trigger.start)?.type.isSpeech == true
  }

  /// `أطلقت المحكمة سراحه`: whom the pronoun means at the end of the words that the verb needs.
  private func metByObject(of verb: Trigger, except doers: [Mention]) -> Mention? {
    guard let object = verb.object, lexicon.triggers[verb.entry].isOfPeople,
      let pronoun = analysis.pronoun(ending: object)
    else { return nil }
    return arguments.antecedent(
      pronoun, before: verb.start, except: doers.map(\.tokens), amongPeople: true)
  }

  /// `التقى الرئيس، بعد قطيعة دامت شهورا، رئيس الوزراء`: behind an aside that holds a verb of its own.
  private func objectBehindAside(_ verb: VerbArguments, _ trigger: Trigger) -> [Mention] {
    guard trigger.object == nil, !verb.isElided, let subject = verb.subject.last,
      subject.tokens.lowerBound > trigger.start
    else { return [] }
    let start = subject.tokens.upperBound
    let limit = min(analysis.range.upperBound, start + 20)
    func comma(from token: Int) -> Int? {
      analysis.between(token, limit).first { analysis.isMark($0, ",") }
    }
    guard let open = comma(from: start), open - start <= 1,
      analysis.hasCue(
        open + 1, .timePreposition, .placePreposition, .preposition, .causePreposition),
      let close = comma(from: open + 1),
      analysis.between(open + 1, close).contains(where: { analysis.verb(at: $0) != nil }),
      let index = analysis.mentions.firstIndex(where: { $0.outerStart == close + 1 }),
      analysis.mentions[index].preposition == nil, analysis.mentions[index].canAct,
      !analysis.mentions[index].isJoined
    else { return [] }
    return analysis.group(from: index)
  }

  /// `دعا إلى حراك عربي مسؤول`: who is asked is named before what he is asked for.
  private func isBehindMatter(_ object: Mention, _ frame: Frame, _ trigger: Trigger) -> Bool {
    guard lexicon.triggers[trigger.entry].type == .request,
      object.tokens.lowerBound > trigger.end
    else { return false }
    return (trigger.end..<object.tokens.lowerBound).contains { token in
      // "دعا الأمين العام للأمم المتحدة السلطات إلى": within a phrase it is that phrase's.
      guard let number = analysis.governor(of: token), !analysis.isInsideMention(token)
      else { return false }
      return frame.role(of: .preposition(number)) == .content
    }
  }

  /// `رجال الشرطة قبضوا على شاب`: in the plural a verb whose object a preposition bears is active.
  private func meetsByPreposition(_ frame: Frame, _ trigger: Trigger) -> Bool {
    guard trigger.features.allSatisfy({ $0.agreement.number == .plural }),
      let on = lexicon.prepositions[.ala], frame.role(of: .preposition(on)) == .recipient,
      let met = arguments.governed(
        by: on, from: trigger.start + 1, to: analysis.clauseEnd(after: trigger.start + 1)
      ).first
    else { return false }
    return met.isOfPeople && met.outerStart - trigger.start <= 3
  }

  /// `طالب الحكومة بتوضيح`, `حمل الوزارة المسؤولية`: whether the verb names whom it means before what it wants of him.
  private func objectNeed(
    _ frame: Frame, of trigger: Trigger
  ) -> ArgumentReader.ObjectNeed {
    if frame.role(of: .object) == nil, trigger.object == nil,
      // "نقلت الأسلحة": a verb that wants certain objects takes one.
      !lexicon.triggers[trigger.entry].needs.joined().contains(where: { $0.position == .object })
    {
      return .never
    }
    guard frame.role(of: .object) == .recipient else { return .possible }
    let type = lexicon.triggers[trigger.entry].type
    let end = analysis.clauseEnd(after: max(trigger.end, trigger.start + 1))
    if let object = trigger.object {
      // "حملت الوزارة إسرائيل المسؤولية", but "حملت الوزارة المسؤولية لإسرائيل".
      let number = lexicon.prepositions[.li] ?? -1
      return type == .accuse && analysis.isOf(lexicon.liabilityClass, object.lowerBound)
        && arguments.governed(by: number, from: object.upperBound, to: end).isEmpty
        ? .certain : .possible
    }
    let isCharge = type == .accuse && lexicon.triggers[trigger.entry].mode == "allege"
    guard type == .request || isCharge else { return .possible }
    let hasContent = frame.roles.contains { slot, role in
      guard case .preposition(let number) = slot, role == .content else { return false }
      return analysis.between(trigger.start + 1, min(end, trigger.start + 9)).contains {
        analysis.governor(of: $0) == number
      }
    }
    guard hasContent else { return .possible }
    // "بعد أن اتهمت إسرائيل بقصف المبنى": nobody accuses without accusing somebody.
    return isCharge ? .certain : .likely
  }

  /// Whether a preposition names who else takes part: `التقى الوزير بنظيره`.
  private func hasPartner(_ frame: Frame, of trigger: Trigger) -> Bool {
    let end = analysis.clauseEnd(after: max(trigger.end, trigger.start + 1))
    return frame.roles.contains { slot, role in
      guard case .preposition(let number) = slot, role == .actor else { return false }
      return !arguments.governed(by: number, from: trigger.start + 1, to: end).isEmpty
    }
  }

  private func fillParticiple(_ finding: inout Finding) {
    let trigger = finding.trigger
    let frame =
      entry(finding).verbFrame.isEmpty ? entry(finding).nounFrame : entry(finding).verbFrame
    let end = analysis.clauseEnd(after: trigger.end)
    if let subject = arguments.subject(ofParticiple: trigger, entry(finding)) {
      add([subject], as: frame.role(of: .subject) ?? .actor, to: &finding, by: "participle")
    }
    let bare = arguments.bareGroups(from: trigger.end, to: end)
    add(bare.first ?? [], as: frame.role(of: .object), to: &finding, by: "object")
    addPrepositions(frame, from: trigger.end, to: end, to: &finding)
  }
}
