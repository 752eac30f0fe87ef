import NewsModel

// The participants of each finding, by its trigger's frame.
extension SentenceReader {
  func fillArguments(_ finding: inout Finding) {
    switch finding.trigger.form {
    case .verb: fillVerb(&finding)
    case .noun: fillNoun(&finding)
    case .participle: fillParticiple(&finding)
    }
    addTarget(to: &finding)
    addOwnerOfRefused(to: &finding)
    addOwnerOfDescribed(to: &finding)
    addDoerOfDeplored(to: &finding)
    if entry(finding).type.isForce {
      // Newspapers and agencies tell of deeds; they don't do them. Nor do mosques.
      finding.actors.removeAll {
        $0.roleKind != .person && ($0.sector == "JRN" || $0.sector == "REL" && $0.kind != .name)
      }
    }
    if entry(finding).type == .assault {
      // "تظاهر المئات": a crowd of another sentence strikes nobody.
      finding.actors.removeAll {
        $0.isQuantified && $0.sector == "CVL" && !analysis.range.contains($0.tokens.lowerBound)
      }
    }
    if entry(finding).type.isSpeech {
      // "ندين هذا العمل شمال القطاع": nor do places that say where hear what is said.
      finding.recipients.removeAll { $0.kind == .place && $0.placeNoun == .region }
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
      takesObject: frame.role(of: .object) == .recipient && trigger.object == nil,
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
      add(verb.object, as: frame.role(of: .object), to: &finding, by: "object")
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

  /// `طالب الحكومة بتوضيح`, `حمل الوزارة المسؤولية`: whether the verb names whom it means before what it wants of him.
  private func objectNeed(
    _ frame: Frame, of trigger: Trigger
  ) -> ArgumentReader.ObjectNeed {
    if frame.role(of: .object) == nil, trigger.object == nil,
      // "نقلت الأسلحة": a verb that wants certain objects takes one.
      !lexicon.triggers[trigger.entry].needs.contains(where: { $0.position == .object })
    {
      return .never
    }
    guard frame.role(of: .object) == .recipient else { return .possible }
    let type = lexicon.triggers[trigger.entry].type
    let end = analysis.clauseEnd(after: max(trigger.end, trigger.start + 1))
    if let object = trigger.object {
      // "حملت الوزارة إسرائيل المسؤولية", but "حملت الوزارة المسؤولية لإسرائيل".
      let number = lexicon.prepositions["ل"] ?? -1
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

  func addPrepositions(
    _ frame: Frame, from start: Int, to end: Int, to finding: inout Finding
  ) {
    for case (.preposition(let number), let role) in frame.roles.sorted(by: {
      $0.key.order < $1.key.order
    })
    where role == .actor || role == .recipient || role == .place {
      var limit = nounBarrier(for: number, from: start, to: end, own: finding.trigger)
      if finding.trigger.form == .noun,
        let cause = (start..<max(start, limit)).first(where: {
          analysis.hasCue($0, .causePreposition)
        })
      {
        // "تعرضت لانتقادات بسبب دعمها لإسرائيل": what belongs to the cause.
        limit = cause
      }
      var governed = arguments.governed(by: number, from: start, to: limit)
      if isStrayObject(governed, number, of: finding) { governed = [] }
      if isStrayHost(governed, number, of: finding) { governed = [] }
      if isShelling(by: governed, number, of: finding) {
        add(governed, as: .actor, to: &finding, by: "preposition")
        continue
      }
      if let visitors = visitors(governed, number, of: finding) {
        // "زيارات لمسؤولين أوروبيين لطهران".
        add(visitors, as: .actor, to: &finding, by: "preposition")
        governed = arguments.governed(
          by: number, from: visitors[visitors.count - 1].tokens.upperBound, to: limit)
      }
      if role == .recipient, finding.recipients.isEmpty,
        let referent = referent(of: number, from: start, before: governed.first, of: finding)
      {
        governed = [referent]
      }
      if role == .actor, governed.isEmpty, number == lexicon.prepositions["مع"] {
        governed = partner(from: start, to: min(limit, start + 3), of: finding).map { [$0] } ?? []
      }
      guard role != .actor || isDoerPhrase(governed, number, of: finding) else { continue }
      add(governed, as: role, to: &finding, by: "preposition")
    }
  }

  /// `قصف للطيران التركي`: a force right behind the ل of shelling shells.
  private func isShelling(by group: [Mention], _ number: Int, of finding: Finding) -> Bool {
    guard finding.trigger.form == .noun, entry(finding).mode == "heavy-weapons",
      number == lexicon.prepositions["ل"], finding.actors.isEmpty, let force = group.first,
      force.roleKind == .force || force.kind == .name && !force.isTerritory
    else { return false }
    return force.outerStart == finding.trigger.end
  }

  /// `زيارة لوزير الخارجية`: officials behind the noun's ل visit, unless somebody else is said to visit them.
  private func visitors(_ group: [Mention], _ number: Int, of finding: Finding) -> [Mention]? {
    guard finding.trigger.form == .noun, entry(finding).mode == "visit",
      number == lexicon.prepositions["ل"], finding.actors.isEmpty, let first = group.first,
      finding.trigger.clitics.pronoun == nil,
      first.roleKind == .person || first.roleKind == .group,
      MentionResolver.organs.contains(first.sector),
      (0...1).contains(first.outerStart - finding.trigger.end)
    else { return nil }
    return group
  }

  /// `خلال زيارته، عددا من الضباط المرافقين للوفد`: whom one visits by ل stands beside the noun or the visitor.
  private func isStrayHost(_ group: [Mention], _ number: Int, of finding: Finding) -> Bool {
    guard finding.trigger.form == .noun, entry(finding).mode == "visit",
      number == lexicon.prepositions["ل"], let first = group.first
    else { return false }
    let visitor = finding.actors.map(\.tokens.upperBound).filter { $0 <= first.outerStart }.max()
    return first.outerStart - max(finding.trigger.end, visitor ?? 0) > 5
  }

  /// `تصفية لأسرى`: the object that a preposition hands to an act of force stands right behind it.
  private func isStrayObject(_ group: [Mention], _ number: Int, of finding: Finding) -> Bool {
    guard finding.trigger.form == .noun, number == lexicon.prepositions["ل"],
      let first = group.first, entry(finding).type == .assault || entry(finding).type == .coerce
    else { return false }
    return first.outerStart - finding.trigger.end > 6
  }

  /// `ألقي القبض عليه`, `الإفراج عنه`: whom the pronoun of the preposition right behind the trigger means.
  private func referent(
    of number: Int, from start: Int, before other: Mention?, of finding: Finding
  ) -> Mention? {
    let trigger = finding.trigger
    let first = trigger.form == .noun ? trigger.start : start
    let last = min(analysis.range.upperBound, max(trigger.end, start) + 2)
    for token in first..<max(first, min(last, other?.outerStart ?? last)) {
      if analysis.text.tokens[token].kind == .mark { break }
      guard let pronoun = analysis.pronoun(of: number, at: token) else { continue }
      if trigger.form == .verb, describesPhrase(before: trigger.start) {
        // "جزيرة سيطرت عليها": what the clause describes.
        return arguments.described(by: pronoun, at: trigger.start)
      }
      return arguments.antecedent(
        pronoun, before: trigger.start, except: finding.actors.map(\.tokens),
        amongPeople: entry(finding).isOfPeople)
    }
    return nil
  }

  /// `وبحث معه الملف`, `وأجرى معه محادثات`: with whom it is done, by a pronoun that stands at one of these words.
  func partner(from start: Int, to end: Int, of finding: Finding) -> Mention? {
    guard let number = lexicon.prepositions["مع"] else { return nil }
    for token in start..<max(start, end) {
      guard let pronoun = analysis.pronoun(of: number, at: token) else { continue }
      let other = arguments.antecedent(
        pronoun, before: start, except: finding.actors.map(\.tokens))
      return other.flatMap { one in
        finding.actors.contains { $0.code == one.code } ? nil : one
      }
    }
    return nil
  }

  /// Whether the clause that the verb at `token` opens describes a noun before it: `بلدة دخلها`, `الذين قتلوا`.
  private func describesPhrase(before token: Int) -> Bool {
    guard analysis.verb(at: token)?.clitics.conjunction == false, token > analysis.range.lowerBound
    else { return false }
    if analysis.hasCue(token - 1, .relative) { return true }
    guard let previous = analysis.previousWord(token), previous == token - 1 else { return false }
    return analysis.verb(at: previous) == nil && analysis.cues(previous) == 0
      && analysis.time(at: previous) == nil && !analysis.text.key(previous).starts(with: "ال".utf8)
      && !analysis.mentions.contains { $0.tokens.contains(previous) && $0.isDefinite }
  }

  /// `غارة لـX`, `هجوم من X`: who an event noun says is behind it.
  ///
  /// After another phrase, as in `غارة على موقع لـX`, the preposition tells whose that is, or whence.
  private func isDoerPhrase(_ group: [Mention], _ number: Int, of finding: Finding) -> Bool {
    guard finding.trigger.form == .noun, let first = group.first,
      number == lexicon.prepositions["ل"] || number == lexicon.prepositions["من"]
    else { return true }
    if entry(finding).type == .assault {
      // "ضربة لسوريا": a state is struck; an army or a movement strikes.
      if first.kind == .place || first.isTerritory && number == lexicon.prepositions["ل"] {
        return false
      }
    }
    // "مظاهرة دعما لأوكرانيا": what the noun between is directed at.
    let previous = first.outerStart - 1
    guard previous < finding.trigger.end || !analysis.isAccusative(previous) else { return false }
    return !analysis.mentions.contains {
      $0.preposition != nil && $0.tokens.lowerBound >= finding.trigger.end
        && $0.tokens.upperBound <= first.outerStart
    }
      && !(finding.trigger.end..<max(finding.trigger.end, first.outerStart)).contains { token in
        // "ضربة على مركز لحماس": whose the place is.
        analysis.hasCue(token, .preposition)
      }
  }

  /// Where another event noun, which takes the same preposition, begins.
  private func nounBarrier(for number: Int, from start: Int, to end: Int, own: Trigger) -> Int {
    for trigger in analysis.triggers
    where trigger.start > own.start && trigger.start >= start && trigger.start < end
      && trigger.form == .noun
    {
      if lexicon.triggers[trigger.entry].nounFrame.role(of: .preposition(number)) != nil {
        // "توقيع مذكرة تفاهم بين": those who sign have the paper.
        if trigger.start == own.end,
          lexicon.triggers[trigger.entry].type == lexicon.triggers[own.entry].type
        {
          continue
        }
        return trigger.start
      }
    }
    return end
  }

  private func fillNoun(_ finding: inout Finding) {
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
      let number = lexicon.prepositions["ل"],
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
      frame.role(of: .preposition(lexicon.prepositions["علي"] ?? -1)) == .recipient,
      genitive.allSatisfy({
        $0.roleKind == .force
          || $0.kind == .name && !$0.isTerritory && $0.place == nil && $0.roleKind != .person
            && (lexicon.organisations[$0.code ?? ""].map { $0.kind == "armed" } ?? ($0.code != nil))
      })
    {
      // "قصف قوات النظام", "قصف القسام": a force shells; what is shelled is a place or a thing.
      genitiveRole = .actor
    }
    if genitiveRole == .recipient, let last = genitive.last, let on = lexicon.prepositions["علي"],
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
      [last, last + 1].contains(where: { analysis.governor(of: $0) == lexicon.prepositions["ل"] }),
      analysis.governor(of: last) != nil || analysis.isDefiniteWord(last)
    {
      // "دعم موسكو للسلام": what is backed follows.
      genitiveRole = .actor
    }
    let met = objectAfterDoer(genitive, role: genitiveRole)
    // "اعتبار قوات الدعم ميليشيا" says what somebody is.
    if !met.isEmpty, entry(finding).type == .assault || entry(finding).type == .coerce {
      // "قتل قوات الاحتلال فتى": the first is who kills, the second whom.
      genitiveRole = .actor
      add(met, as: .recipient, to: &finding, by: "masdar object")
    }
    let object = objectAfterPronoun(of: trigger)
    if !object.isEmpty, genitiveRole == .actor || genitiveRole == .recipient {
      // "قصفه المدينة", "زيارته القاهرة": the pronoun is the doer, the noun after it whom it meets.
      let isHosting = frame.role(of: .adjective) == .recipient
      let isShared =
        frame.role(of: .genitive) == .actor
        && frame.role(of: .preposition(lexicon.prepositions["مع"] ?? -1)) == .actor
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
      let town = genitive.first, town.kind == .place, town.place != nil,
      trigger.clitics.pronoun == nil
    {
      // "محادثات جنيف": where they talk.
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

  /// `توغل عسكري تركي`: a word for people that is an adjective here.
  private func describes(_ token: Int) -> Bool {
    analysis.matches[token].contains {
      $0.category == .role && lexicon.roles[$0.entry].trait == .adjective
    } && !analysis.mentions.contains { $0.tokens.contains(token) }
  }

  /// The idafa complement or possessive pronoun of an event noun.
  private func genitive(of trigger: Trigger) -> [Mention] {
    if let pronoun = trigger.clitics.pronoun {
      // "نكرر مناشدتنا".
      if pronoun.person == 1 { return arguments.speaker(before: trigger.start).map { [$0] } ?? [] }
      // "أثناء زيارتهما روسيا": both who were named last.
      if pronoun.number == .dual,
        lexicon.triggers[trigger.entry].nounFrame.role(of: .genitive) == .actor
      {
        let sides = arguments.bothSides(before: trigger.start)
        if sides.count == 2 { return sides }
      }
      if let teller = tellerAbove(trigger), teller.agrees(with: pronoun) { return [teller] }
      let isMet =
        lexicon.triggers[trigger.entry].nounFrame.role(of: .genitive) == .recipient
        && objectAfterPronoun(of: trigger).isEmpty
      let start = analysis.chainStart(trigger.start)
      if isMet, analysis.governor(of: start) == lexicon.prepositions["ل"],
        let beside = analysis.mentions.last(where: { $0.tokens.upperBound == start }),
        beside.preposition != nil, beside.canAct, beside.code != nil, beside.agrees(with: pronoun)
      {
        // "إلى الجيش الأوكراني لمساعدته".
        return [beside]
      }
      return arguments.antecedent(
        pronoun, before: trigger.start, except: isMet ? doersAbove(trigger).map(\.tokens) : [],
        amongPeople: isMet && lexicon.triggers[trigger.entry].isOfPeople
      ).map { [$0] } ?? []
    }
    guard !trigger.clitics.article else { return [] }
    let start = analysis.skipQuotes(trigger.end)
    guard
      let index = analysis.mentions.firstIndex(where: {
        $0.tokens.lowerBound == start && $0.outerStart >= trigger.end && $0.canAct
          // "طرد السفير الروسي": the trigger's last word heads the phrase.
          || $0.tokens.lowerBound > trigger.start && $0.tokens.lowerBound < trigger.end
            && $0.tokens.upperBound > trigger.end && $0.preposition == nil && $0.kind != .plain
      }),
      analysis.mentions[index].preposition == nil || analysis.mentions[index].outerStart >= start
    else { return [] }
    let mention = analysis.mentions[index]
    guard mention.preposition == nil else { return [] }
    return analysis.members(of: index).filter { $0 >= index }.map { analysis.mentions[$0] }
  }

  /// `أبلغت مصر إسرائيل رفضها`: who tells, before whoever is told, of what one says oneself.
  private func tellerAbove(_ trigger: Trigger) -> Mention? {
    guard lexicon.triggers[trigger.entry].type.isSpeech,
      let match = analysis.segments[trigger.segment].verb,
      match.tokens.lowerBound < trigger.start, !lexicon.verbs[match.entry].reports.isEmpty,
      analysis.governor(of: analysis.chainStart(trigger.start)) == nil
    else { return nil }
    let read = arguments.arguments(
      ofVerbAt: match.tokens.lowerBound, features: lexicon.verbFeatures[match.features],
      clitics: match.clitics, takesObject: true)
    return read.isPassive || read.isElided || read.object.isEmpty ? nil : read.subject.first
  }

  /// `أعاد الجيش اعتقاله`: the subject of the verb that the noun hangs on does it, so that the pronoun means another.
  private func doersAbove(_ trigger: Trigger) -> [Mention] {
    guard let match = analysis.segments[trigger.segment].verb,
      match.tokens.lowerBound < trigger.start,
      trigger.start - match.tokens.upperBound <= 6,
      lexicon.verbs[match.entry].reports.isEmpty,
      lexicon.verbs[match.entry].triggers.allSatisfy({ !$0.object.isEmpty }),
      analysis.governor(of: analysis.chainStart(trigger.start)) == nil
    else { return [] }
    let read = arguments.arguments(
      ofVerbAt: match.tokens.lowerBound, features: lexicon.verbFeatures[match.features],
      clitics: match.clitics, takesObject: false)
    return read.isPassive || read.isElided ? [] : read.subject
  }

  /// The phrase right behind those who act, which nothing governs: `اعتقال الشرطة صحفيين`.
  private func objectAfterDoer(_ genitive: [Mention], role: Role) -> [Mention] {
    guard role == .recipient, let doer = genitive.first, let last = genitive.last,
      doer.roleKind == .force || doer.roleKind == .office || doer.kind == .name
        || doer.roleKind == .group,
      let index = analysis.mentions.firstIndex(where: {
        $0.tokens.lowerBound == analysis.skipQuotes(last.tokens.upperBound)
          && $0.outerStart == $0.tokens.lowerBound && $0.preposition == nil && !$0.isJoined
          // "اقتحام المستوطنين المسجد": people do something to a place that stands behind them.
          && ($0.kind == .place
            || arguments.isObject($0, behind: last) && doer.roleKind != .group
              && ($0.canAct || $0.roleKind == .thing))
      })
    else { return [] }
    return analysis.members(of: index).filter { $0 >= index }.map { analysis.mentions[$0] }
  }

  /// The phrase right after an event noun that ends with a pronoun: `زيارته القاهرة`.
  private func objectAfterPronoun(of trigger: Trigger) -> [Mention] {
    guard trigger.clitics.pronoun != nil,
      let index = analysis.mentions.firstIndex(where: {
        $0.outerStart == analysis.skipQuotes(trigger.end) && $0.preposition == nil && $0.canAct
          && !$0.isJoined
      })
    else { return [] }
    return analysis.members(of: index).filter { $0 >= index }.map { analysis.mentions[$0] }
  }

  /// A nationality right after the noun: `الهجوم الإسرائيلي`, `غارات جوية تركية`.
  private func adjective(of trigger: Trigger) -> [Mention] {
    var cursor = analysis.skipQuotes(trigger.end)
    var found: [Mention] = []
    var skipped = 0
    // "القبض على سوري": after a preposition stands a noun.
    let last = trigger.tokens.upperBound - 1
    guard
      trigger.tokens.count == 1
        || !analysis.matches[last].contains(where: {
          $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
        })
    else { return found }
    while cursor < analysis.range.upperBound, skipped <= 2 {
      if let match = analysis.matches[cursor].first(where: { $0.category == .nationality }),
        match.clitics.preposition < 0
      {
        guard let mention = analysis.nationality(at: cursor) else { return found }
        // "زيارتهما روسيا": what is somebody's is described by a definite adjective.
        if trigger.clitics.pronoun != nil, !match.clitics.article { return found }
        // "استهداف سفينتين إسرائيليتين": of the noun between.
        if analysis.mentions.contains(where: {
          $0.tokens.contains(cursor) && $0.tokens.lowerBound < cursor
            && $0.tokens.lowerBound >= trigger.end
        }) {
          return found
        }
        // `استهداف سوريا` names the state; in `هجوما روسيا` the ending agrees with the noun's, in `الهجمات الحوثية`
        // the article.
        let agrees =
          analysis.isAccusative(trigger.end - 1)
          || match.clitics.article && trigger.clitics.article
        if analysis.mentions.contains(where: {
          $0.tokens.lowerBound == cursor && ($0.kind == .people || $0.kind == .name && !agrees)
        }) {
          return found
        }
        found.append(mention)
        cursor = analysis.skipQuotes(match.tokens.upperBound)
        // "الأمريكية الإسرائيلية", "الهندية والباكستانية", "تونسية - ليبية".
        if analysis.isMark(cursor, "-") { cursor += 1 }
        continue
      }
      guard found.isEmpty, analysis.text.tokens[cursor].kind == .word,
        analysis.verb(at: cursor) == nil,
        analysis.hasCue(cursor, .modifier) || analysis.isPlainWord(cursor)
          || describes(cursor)
      else { break }
      // The adjective between agrees in definiteness.
      let isDefinite = analysis.text.key(cursor).starts(with: "ال".utf8)
      guard isDefinite == trigger.clitics.article || analysis.hasCue(cursor, .modifier) else {
        break
      }
      skipped += 1
      cursor = analysis.skipQuotes(cursor + 1)
    }
    return found
  }
}
