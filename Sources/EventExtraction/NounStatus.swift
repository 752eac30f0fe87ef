import NewsModel

// What became of an act that a noun tells: the words around it and the verb that governs it say so.
extension SentenceReader {
  func nounStatus(_ trigger: Trigger) -> (Status, String?) {
    if let found = statusOfPredicate(trigger) { return found }
    if let previous = analysis.previousWord(trigger.start), analysis.hasCue(previous, .any) {
      // "نفيه أي لقاء", "من دون توجيه أي تهمة", "لن ندخل في أي مفاوضات".
      var before = previous - 1
      while analysis.range.contains(before), analysis.isCarrier(before) { before -= 1 }
      let isDenied =
        analysis.hasCue(before, .denying, .negationNoun, .without)
        || analysis.segments[trigger.segment].verb.map {
          $0.tokens.lowerBound < previous && negated(before: $0.tokens.lowerBound)
        } ?? false
      return isDenied ? (.negated, "denied") : (.hypothetical, "any")
    }
    // After the noun: "المقبل", "المستمر", "المقرر".
    var cursor = trigger.end
    let reach = min(analysis.range.upperBound, trigger.end + 4)
    if isPredicatedAsGoingOn(trigger) { return (.ongoing, "ongoing") }
    // "المناقشات حول الحرب المستمرة": behind a preposition it is another noun's.
    var isAnothers = false
    while cursor < reach {
      isAnothers =
        isAnothers
        || cursor > trigger.end && analysis.hasCue(cursor - 1, .topicPreposition, .preposition)
        || analysis.hasCue(cursor, .topicPreposition)
      if analysis.hasCue(cursor, .upcoming) { return (.planned, "upcoming") }
      if analysis.hasCue(cursor, .ongoing), cursor <= trigger.end + 2, !isAnothers,
        analysis.verb(at: cursor) == nil,
        !analysis.hasCue(cursor, .placePreposition, .timePreposition)
      {
        return (.ongoing, "ongoing")
      }
      // "الهجوم التركي المتوقع", "الاجتماع المقرر"; but "تجاهل قرار المجلس".
      let key = analysis.text.key(cursor)
      if analysis.hasCue(cursor, .planned), cursor <= trigger.end + 2, !isAnothers,
        analysis.verb(at: cursor) == nil,
        key.begins(with: "الم") || key.begins(with: "من")
      {
        return (.planned, "planned")
      }
      if analysis.hasCue(cursor, .possible), cursor <= trigger.end + 1,
        key.begins(with: "ال")
          ? cursor == trigger.end || analysis.isDefiniteWord(cursor - 1)
          // "هجمات محتملة", "هجوم إيراني متوقع".
          : (cursor == trigger.end || analysis.nationality(at: cursor - 1) != nil)
            && !trigger.clitics.article && analysis.hasCue(cursor, idSuffix: ".adjective")
      {
        return (.hypothetical, "possible")
      }
      if analysis.isMark(cursor, ",") || analysis.verb(at: cursor) != nil { break }
      cursor += 1
    }
    // Before it, nearest first.
    cursor = trigger.start - 1
    // "القضاء سيحاكم منفذي الهجوم": who did it will be tried for what was done.
    if analysis.isOf(lexicon.partyClass, analysis.chainStart(trigger.start) - 1) {
      return (.occurred, "done by those who are named for it")
    }
    var steps = 0
    while cursor >= analysis.range.lowerBound, steps < 12 {
      if let aside = analysis.asideStart(endingAt: cursor) {
        cursor = aside - 1
        continue
      }
      steps += 1
      if analysis.isMark(cursor, ",") || analysis.isMark(cursor, ";") { break }
      if steps <= 3, isStillGoingOn(cursor) { return (.ongoing, "ongoing") }
      // "ضربة محتملة ردا على هجوم": what is answered has come, whatever the answer will be.
      if analysis.hasCue(cursor, .neutral) || analysis.hasCue(cursor, idSuffix: ".answered") {
        break
      }
      if steps <= 6, analysis.hasCue(cursor, .conditional) { return (.hypothetical, "condition") }
      if steps <= 3 {
        // "عدم الاستماع لنا ورفض المقترحات": a refusal beside what was not done was made.
        if analysis.hasCue(cursor, .negationNoun, .without),
          !trigger.clitics.conjunction || lexicon.triggers[trigger.entry].type != .reject
        {
          return (.negated, "negation")
        }
        if analysis.hasCue(cursor, .prevented) {
          // "منع الإبادة التي يرتكبها الاحتلال".
          return goesOn(trigger) ? (.ongoing, "goes on") : (.negated, "prevented")
        }
        if cursor == trigger.start - 1, analysis.hasCue(cursor, .stopped) {
          return (.ongoing, "stopped")
        }
        if analysis.hasCue(cursor, .negationPresent), cursor == trigger.start - 1 {
          return (.negated, "negation")
        }
        if analysis.hasCue(cursor, .planned), analysis.verb(at: cursor) == nil,
          !isKnown(trigger, plannedAt: cursor)
        {
          // "لا خطط لشن هجوم".
          return negated(before: cursor) ? (.negated, "negation") : (.planned, "planned")
        }
        if analysis.hasCue(cursor, .eve), lexicon.triggers[trigger.entry].type == .consult {
          return (.planned, "eve")
        }
        if analysis.hasCue(cursor, idSuffix: ".efforts"), isHelp(trigger) {
          return (.ongoing, "efforts")
        }
        // "الرد المحتمل على الهجوم": the adjective is the noun's before it.
        if analysis.hasCue(cursor, .possible, .intended, .demanded),
          !analysis.hasCue(cursor, idSuffix: ".adjective"),
          analysis.verb(at: cursor) == nil, !isAttempt(cursor, trigger),
          !(trigger.clitics.conjunction && cursor == trigger.start - 1)
        {
          return (.hypothetical, "mood")
        }
        if analysis.hasCue(cursor, .ongoing), analysis.verb(at: cursor) == nil,
          !analysis.isMiddle(cursor)
        {
          // "قبل بدء المفاوضات".
          if analysis.hasCue(cursor - 1, .eve) { return (.planned, "eve") }
          if isConditional(before: cursor) { return (.hypothetical, "condition") }
          return (.ongoing, "ongoing")
        }
      }
      if let match = analysis.verb(at: cursor) {
        let found = statusOfGoverning(match, trigger)
        // "تبدأ اليوم بمقر الأمم المتحدة في جنيف جولة جديدة من محادثات": from afar only what begins or is planned.
        let isPlain = found == (.occurred, nil) && lexicon.verbs[match.entry].lights.isEmpty
        if isPlain, let own = lexicon.triggers[trigger.entry].nounFrame.ownStatus {
          // "أكد البيان مرور عام على العدوان": the verb tells nothing of the act.
          return (own, "nature of the act")
        }
        if steps <= 8 || found.1 == "ongoing" || found.1 == "planned" { return found }
        break
      }
      if analysis.hasCue(cursor, .complementizer, .relative, .subordinator) { break }
      cursor -= 1
    }
    if isAsked(trigger) || obliged(trigger) != nil { return (.hypothetical, "demanded") }
    if isPurpose(trigger) { return (purposeStatus(trigger), "purpose") }
    if let governor = analysis.governor(of: trigger.start), governor == lexicon.prepositions[.ila],
      let segmentVerb = analysis.segments[trigger.segment].verb,
      lexicon.verbs[segmentVerb.entry].triggers.isEmpty
    {
      return (.hypothetical, "goal")
    }
    if let own = lexicon.triggers[trigger.entry].nounFrame.ownStatus {
      return (own, "nature of the act")
    }
    return (.occurred, nil)
  }

  /// `الإبادة التي يرتكبها`: a relative clause in the present tells of the act.
  private func goesOn(_ trigger: Trigger) -> Bool {
    guard trigger.clitics.article,
      let relative = analysis.between(trigger.end, trigger.end + 3).first(where: {
        analysis.hasCue($0, .relative)
      }), let verb = analysis.verb(at: relative + 1)
    else { return false }
    return lexicon.verbFeatures[verb.features].contains { $0.tense == .imperfect }
      && verb.clitics.pronoun != nil
  }

  /// `متهم بالتخطيط لهجوم`, but `بالتخطيط للهجوم`, `بالتخطيط لهجمات العام الماضي`: what was planned is known to have come.
  private func isKnown(_ trigger: Trigger, plannedAt token: Int) -> Bool {
    guard analysis.hasCue(token, idSuffix: ".planning") else { return false }
    return trigger.clitics.article
      || (trigger.end..<trigger.end + 5).contains { analysis.time(at: $0) != nil }
  }

  /// Verbs whose subjects talk of their object.
  private func isTalk(_ verb: VerbEntry) -> Bool {
    verb.triggers.contains { use in
      let entry = lexicon.triggers[use.trigger]
      return entry.type == .consult && entry.verbFrame.contentStatus == .hypothetical
        && use.object.isEmpty
    }
  }

  /// `جهود الإغاثة`, `جهود الوساطة`: those who make them help or mediate already.
  private func isHelp(_ trigger: Trigger) -> Bool {
    let entry = lexicon.triggers[trigger.entry]
    return entry.type == .aid || entry.type == .consult && entry.mode == "mediate"
  }

  /// `محاولة اغتيال`: an attack that failed was made.
  private func isAttempt(_ token: Int, _ trigger: Trigger) -> Bool {
    lexicon.triggers[trigger.entry].type == .assault && token == trigger.start - 1
      && trigger.clitics.preposition < 0 && analysis.hasCue(token, idSuffix: ".attempt")
  }

  /// `إذا استمر القصف`, `في حال تواصل القصف`.
  private func isConditional(before token: Int) -> Bool {
    (max(analysis.range.lowerBound, token - 3)..<token).contains {
      analysis.hasCue($0, .conditional) && !analysis.hasCue($0, .neutral)
    }
  }

  /// The row of the verb trigger at `token`.
  func entry(at token: Int) -> TriggerEntry? {
    analysis.triggers.first { $0.form == .verb && $0.start == token }
      .map { lexicon.triggers[$0.entry] }
  }

  /// What a threat or demand of nobody known says of its content; nil where the verb makes neither.
  private func content(of verb: VerbEntry, under governor: Int) -> Status? {
    for use in verb.triggers where use.object.isEmpty {
      let entry = lexicon.triggers[use.trigger]
      guard entry.type == .threaten || entry.type == .request,
        entry.verbFrame.role(of: .preposition(governor)) == .content
      else { continue }
      return entry.verbFrame.contentStatus
    }
    return nil
  }

  /// The status that a verb gives the event noun it governs.
  private func statusOfGoverning(_ match: Match, _ trigger: Trigger) -> (Status, String?) {
    let token = match.tokens.lowerBound
    let verb = lexicon.verbs[match.entry]
    let governor = analysis.governor(of: trigger.start)
    // "قرر في آخر اجتماع": where it was decided took place.
    let isLocated = analysis.between(max(token + 1, trigger.start - 2), trigger.start).contains {
      analysis.hasCue($0, .placePreposition)
    }
    // "لا ينوي فتح تحقيق بشأن مقتل": what the verb's object is about.
    let isApart = analysis.between(token + 1, trigger.start).contains {
      analysis.hasCue($0, .topicPreposition, .timePreposition, .causePreposition)
        && analysis.time(at: $0) == nil && analysis.time(at: $0 + 1) == nil
    }
    if isApart {
      return isPurpose(trigger) ? (purposeStatus(trigger), "purpose") : (.occurred, nil)
    }
    // "لم يخف انزعاجه من ملف المفاوضات": under a preposition that governs the noun before it.
    let isFree =
      governor == nil && analysis.outerGovernor(of: trigger) == nil
    if negated(before: token), isFree || !verb.lights.isEmpty, verb.reports.isEmpty,
      // "لم يكن الهجوم هو الوحيد": what is denied is what is said of the act.
      !(trigger.clitics.article && verb.lemma == "كان"),
      // "لم يناقش التجسس": what was not talked of is neither done nor undone.
      !isTalk(verb)
    {
      return (.negated, "negation of the verb")
    }
    if analysis.hasCue(token, .ongoing), isConditional(before: token) {
      return (.hypothetical, "condition")
    }
    if analysis.hasCue(token, .ongoing) || isStillGoingOn(token - 1) || isStillGoingOn(token - 2) {
      return (.ongoing, "ongoing")
    }
    // "حتى توقف ألمانيا مبيعات الأسلحة": what is to be stopped goes on.
    if analysis.hasCue(token, .stopped), isFree { return (.ongoing, "stopped") }
    if analysis.hasCue(token, .planned), !(match.clitics.conjunction && match.clitics.future),
      !isLocated
    {
      return (.planned, "planned")
    }
    // "تهدف المفاوضات إلى": the subject is not what is meant to come.
    let isSubject =
      governor == nil && analysis.wordBeforePhrase(trigger.start) == token
      && !analysis.hasCue(token, idSuffix: ".will")
    if analysis.hasCue(token, .possible, .demanded)
      || analysis.hasCue(token, .intended) && !isSubject
    {
      return (.hypothetical, "mood")
    }
    if analysis.hasCue(token, .prevented) { return (.negated, "prevented") }
    if let governor, let content = content(of: verb, under: governor) {
      // "يلوح بالاستقالة", whoever does.
      return (content, "content of the verb")
    }
    let features = lexicon.verbFeatures[match.features]
    if governor == nil, trigger.start - token <= 8,
      !lexicon.triggers[trigger.entry].type.isMostlyPast,
      verb.triggers.contains(where: { use in
        let entry = lexicon.triggers[use.trigger]
        return entry.type == .consult && entry.verbFrame.role(of: .object) == .actor
          && use.object.isEmpty
      }), entry(at: token)?.type == .consult, !isPurpose(trigger)
    {
      // "بحث الوزراء فرض عقوبات": what is talked over is not done.
      return (.hypothetical, "talked over")
    }
    // "ترد على المجازر برشقة": what the verb carries stands behind another preposition.
    let carries = verb.lights.contains {
      let slots = lexicon.lights[$0].slots
      return slots.contains(.object) || slots.contains(.subject)
        || governor.map { slots.contains(.preposition($0)) } ?? false
    }
    if carries {
      let fitting = verb.lights.lazy.map { lexicon.lights[$0] }.first {
        $0.status != nil && $0.slots.contains(governor.map(Slot.preposition) ?? .object)
          && (governor != nil || !isLocated)
      }
      if let status = fitting?.status { return (status, "light verb") }
      var probe = trigger
      probe.tokens = token..<(token + 1)
      probe.features = features
      probe.clitics = match.clitics
      probe.segment = analysis.segment(of: token)
      let found = verbStatus(probe)
      // "تتم مناقشة الصفقة".
      if found == (.occurred, nil), analysis.sentence.paragraph > 0,
        isPresent(features),
        verb.lights.contains(where: {
          lexicon.lights[$0].slots.contains(.subject) && lexicon.lights[$0].frame.isEmpty
        })
      {
        return (.ongoing, "imperfect")
      }
      return found
    }
    if match.clitics.future, governor == nil { return (.planned, "future") }
    if governor == nil, let found = moodOfGoverning(match, trigger) { return found }
    if governor == nil, let found = moodOfSubject(of: token, features) { return found }
    if isPurpose(trigger) {
      // "سينطلق الجيش لتطهير المدن": what the coming act is for comes with it.
      return (match.clitics.future ? .planned : purposeStatus(trigger), "purpose")
    }
    return (.occurred, nil)
  }

  /// `لا يمكن أن يتيح خطف مدنيين`: an act that is not known takes the mood of the verb that it depends on.
  private func moodOfGoverning(_ match: Match, _ trigger: Trigger) -> (Status, String?)? {
    let verb = lexicon.verbs[match.entry]
    guard verb.triggers.isEmpty, verb.reports.isEmpty, !trigger.clitics.article else { return nil }
    if isAsked(trigger) { return (.hypothetical, "question") }
    var probe = trigger
    probe.tokens = match.tokens
    probe.features = lexicon.verbFeatures[match.features]
    probe.clitics = match.clitics
    probe.segment = analysis.segment(of: match.tokens.lowerBound)
    let found = verbStatus(probe)
    return found.0 == .hypothetical && found.1 != "purpose" ? found : nil
  }

  /// What is done to meet or to work together is arranged; what is done to bring about force may fail.
  private func purposeStatus(_ trigger: Trigger) -> Status {
    switch lexicon.triggers[trigger.entry].type {
    case .consult, .support, .cooperate: .planned
    // "استخدمت الشرطة الغاز لتفريق المتظاهرين": repression is done by what is told before it.
    case .coerce where lexicon.triggers[trigger.entry].cameo == "175" && followsPastAct(trigger):
      .occurred
    default: .hypothetical
    }
  }

  private func followsPastAct(_ trigger: Trigger) -> Bool {
    guard let match = analysis.segments[trigger.segment].verb,
      match.tokens.lowerBound < trigger.start
    else { return false }
    return lexicon.verbFeatures[match.features].contains { $0.tense == .perfect }
      && !negated(before: match.tokens.lowerBound)
  }

  /// `انتقدت السلطات لاعتقالها ناشطين`: why somebody is blamed, and no purpose.
  private func isBlamedFor(_ trigger: Trigger) -> Bool {
    guard let verb = analysis.segments[trigger.segment].verb,
      let type = entry(at: verb.tokens.lowerBound)?.type
    else { return false }
    return type == .accuse || type == .sanction || type == .support
  }

  /// `لقصف المدينة`: what is done to bring the event about; not so what one undergoes, `تعرض لقصف`.
  private func isPurpose(_ trigger: Trigger) -> Bool {
    guard let number = lexicon.prepositions[.li] else { return false }
    let chain = analysis.chainStart(trigger.start)
    guard chain < trigger.start || !trigger.clitics.article else { return false }
    // "البيان الختامي لاجتماع الوزراء": a meeting's own paper, not what it is for.
    if lexicon.triggers[trigger.entry].type == .consult,
      analysis.segments[trigger.segment].verb == nil
    {
      return false
    }
    guard
      trigger.clitics.preposition >= 0
        && lexicon.attachedPrepositions[trigger.clitics.preposition] == number
        || chain < trigger.start && analysis.governor(of: chain) == number
    else { return false }
    // "استجابة لطلب": what is answered is not what is meant to come.
    if let previous = analysis.previousWord(chain), analysis.hasCue(previous, .causePreposition) {
      return false
    }
    // "أسفه لقصف المستشفى": what one feels is about what came.
    if isFelt(chain) { return false }
    // "استنكاره الشديد لمقتل الصحفية": what a noun of speech is about.
    let isSpokenOf = analysis.triggers.contains {
      $0.form == .noun && $0.end <= chain && chain - $0.end <= 2
        && lexicon.triggers[$0.entry].type.isSpeech
        && lexicon.triggers[$0.entry].nounFrame.role(of: .preposition(number)) != nil
    }
    if isSpokenOf || lexicon.triggers[trigger.entry].isDeathAlone { return false }
    // "الذكرى السنوية الأولى لبدء الحرب".
    if trigger.clitics.pronoun != nil, isBlamedFor(trigger) { return false }
    let near = max(analysis.range.lowerBound, chain - 4)
    if (near..<chain).contains(where: { analysis.hasCue($0, .topicPreposition) }) { return false }
    let start = max(analysis.range.lowerBound, trigger.start - 12)
    var isAnothers = false
    for token in stride(from: chain - 1, through: start, by: -1) {
      for match in analysis.matches[token] where match.category == .verb {
        if lexicon.verbs[match.entry].lights.contains(where: {
          lexicon.lights[$0].slots.contains(.preposition(number))
        }) {
          // "يستعد لتسلم جهاز لشن هجوم": the verb's own is another noun.
          return isAnothers
        }
      }
      if analysis.governor(of: token) == number, !analysis.hasCue(token, .preposition) {
        isAnothers = true
      }
    }
    return true
  }

  /// `الخطط التي تشمل تجميد أرصدة`: what a plan holds is planned, what a proposal holds may come.
  private func moodOfSubject(of token: Int, _ features: [VerbFeatures]) -> (Status, String?)? {
    guard isPresent(features) else { return nil }
    let start = max(analysis.range.lowerBound, token - 4)
    for cursor in stride(from: token - 1, through: start, by: -1) {
      if analysis.verb(at: cursor) != nil { return nil }
      if analysis.hasCue(cursor, .planned) { return (.planned, "planned") }
      if analysis.hasCue(cursor, .possible) { return (.hypothetical, "mood") }
    }
    return nil
  }

  /// The forms of a verb in the present, some of which are spelled like other moods.
  func isPresent(_ features: [VerbFeatures]) -> Bool {
    features.contains { $0.tense == .imperfect } && !features.contains { $0.tense == .perfect }
  }
}
