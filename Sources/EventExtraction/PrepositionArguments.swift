import NewsModel

// Whom the prepositions around a verb or an event noun name.
extension SentenceReader {
  func addPrepositions(
    _ frame: Frame, from start: Int, to end: Int, to finding: inout Finding
  ) {
    for case (.preposition(let number), let role) in frame.roles
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
      // "الانفصاليين الموالين لروسيا": whom those are for.
      if role == .recipient, entry(finding).type == .assault {
        // "قصف للجيش نفذته مسيرة للجيش": nobody strikes himself.
        governed.removeAll { one in
          one.code != nil && !one.isInferred
            && finding.actors.contains { $0.code == one.code && $0.sector == one.sector }
        }
      }
      if entry(finding).type != .protest {
        governed.removeAll { analysis.isOf(lexicon.sidingClass, $0.outerStart - 1) }
      }
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
      if role == .actor, governed.isEmpty, number == lexicon.prepositions[.maa] {
        governed = partner(from: start, to: min(limit, start + 3), of: finding).map { [$0] } ?? []
      }
      // "اجتماع اللجنة بالقاهرة": where they meet.
      if role == .actor, number == lexicon.prepositions[.bi] {
        governed.removeAll { $0.isTerritory && entry(finding).type == .consult }
      }
      guard role != .actor || isDoerPhrase(governed, number, of: finding) else { continue }
      add(governed, as: role, to: &finding, by: "preposition")
    }
  }

  /// `قصف للطيران التركي`: a force right behind the ل of shelling shells.
  private func isShelling(by group: [Mention], _ number: Int, of finding: Finding) -> Bool {
    guard finding.trigger.form == .noun, entry(finding).mode == "heavy-weapons",
      number == lexicon.prepositions[.li], finding.actors.isEmpty, let force = group.first,
      force.roleKind == .force || force.kind == .name && !force.isTerritory
    else { return false }
    return force.outerStart == finding.trigger.end
  }

  /// `زيارة لوزير الخارجية`: officials behind the noun's ل visit, unless somebody else is said to visit them.
  private func visitors(_ group: [Mention], _ number: Int, of finding: Finding) -> [Mention]? {
    guard finding.trigger.form == .noun, entry(finding).mode == "visit",
      number == lexicon.prepositions[.li], finding.actors.isEmpty, let first = group.first,
      finding.trigger.clitics.pronoun == nil,
      first.roleKind == .person || first.roleKind == .group,
      MentionResolver.organs.contains(first.sector),
      (0...1).contains(first.outerStart - finding.trigger.end)
        // "الزيارة هي الأولى لوزير الدفاع".
        || first.outerStart - finding.trigger.end <= 4
          && analysis.isOf(lexicon.superlativeClass, first.outerStart - 1)
    else { return nil }
    return group
  }

  /// `خلال زيارته، عددا من الضباط المرافقين للوفد`: whom one visits by ل stands beside the noun or the visitor.
  private func isStrayHost(_ group: [Mention], _ number: Int, of finding: Finding) -> Bool {
    guard finding.trigger.form == .noun, entry(finding).mode == "visit",
      number == lexicon.prepositions[.li], let first = group.first
    else { return false }
    let visitor = finding.actors.map(\.tokens.upperBound).filter { $0 <= first.outerStart }.max()
    return first.outerStart - max(finding.trigger.end, visitor ?? 0) > 5
  }

  /// `تصفية لأسرى`: the object that a preposition hands to an act of force stands right behind it.
  private func isStrayObject(_ group: [Mention], _ number: Int, of finding: Finding) -> Bool {
    guard finding.trigger.form == .noun, number == lexicon.prepositions[.li],
      let first = group.first, entry(finding).type == .assault || entry(finding).type == .coerce
    else { return false }
    // "تدمير منظومة دفاع جوي ومحطة تحكم أرضية للحوثيين": whose all that is.
    let isOwner = finding.recipients.isEmpty && first.code != nil && first.kind == .name
    return first.outerStart - finding.trigger.end > (isOwner ? 10 : 6)
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
    guard let number = lexicon.prepositions[.maa] else { return nil }
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
      && analysis.time(at: previous) == nil && !analysis.isDefiniteWord(previous)
      && !analysis.mentions.contains { $0.tokens.contains(previous) && $0.isDefinite }
  }

  /// `غارة لـX`, `هجوم من X`: who an event noun says is behind it.
  ///
  /// After another phrase, as in `غارة على موقع لـX`, the preposition tells whose that is, or whence.
  private func isDoerPhrase(_ group: [Mention], _ number: Int, of finding: Finding) -> Bool {
    guard finding.trigger.form == .noun, let first = group.first,
      number == lexicon.prepositions[.li] || number == lexicon.prepositions[.min]
    else { return true }
    if entry(finding).type == .assault {
      // "ضربة لسوريا": a state is struck; an army or a movement strikes.
      if first.kind == .place || first.isTerritory && number == lexicon.prepositions[.li] {
        return false
      }
    }
    // "هجوما لاستعادة المدينة من سيطرة الحركة": from whom another act takes it.
    if number == lexicon.prepositions[.min],
      analysis.triggers.contains(where: {
        $0.form == .noun && $0.start >= finding.trigger.end && $0.start < first.tokens.lowerBound
      })
    {
      return false
    }
    // "مظاهرة دعما لأوكرانيا": what the noun between is directed at.
    let previous = first.outerStart - 1
    guard
      previous < finding.trigger.end
        || !analysis.isAccusative(previous) && !analysis.isOf(lexicon.grievanceClass, previous)
    else { return false }
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
}
