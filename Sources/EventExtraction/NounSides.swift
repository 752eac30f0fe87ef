import NewsModel

// Sides that stand away from an event noun.
extension SentenceReader {
  /// `محاولات الاحتلال للعدوان`, `استمرار إسرائيل في القصف`: whose the noun is that governs the event noun.
  func doerOfCarrier(_ trigger: Trigger) -> Mention? {
    let start = analysis.chainStart(trigger.start)
    let links = [NamedPreposition.li, .bi, .fi, .ala, .ila, .an].compactMap {
      lexicon.prepositions[$0]
    }
    // "قرار الحكومة إقالة الوزير": the act may follow without a preposition.
    let governor = analysis.governor(of: start)
    guard governor.map(links.contains) ?? !trigger.clitics.conjunction,
      let mention = analysis.mentions.last(where: { $0.tokens.upperBound <= start }),
      analysis.skipQuotes(mention.tokens.upperBound) == start
        || governor != nil && mention.tokens.upperBound == start - 1,
      mention.canAct, mention.roleKind != .thing, !mention.isJoined,
      // "نحو مصدر إطلاق النار": to what the act itself belongs.
      governor != nil || mention.isDefinite || mention.kind == .name || mention.endsWithNationality,
      // "عدد قتلى الهجوم": those whom it met.
      mention.sector != "CVL" || mention.roleKind != .group
    else { return nil }
    if mention.kind == .plain {
      return governor == nil ? nil : owner(in: mention, from: mention.tokens.lowerBound + 1)
    }
    let noun = mention.tokens.lowerBound - 1
    guard noun >= analysis.range.lowerBound, analysis.verb(at: noun) == nil,
      analysis.isPlainWord(noun)
        || !analysis.isMiddle(noun)
          && analysis.hasCue(noun, .ongoing, .intended, .planned, .possible, .prevented, .stopped),
      !analysis.isDefiniteWord(noun), analysis.time(at: noun) == nil,
      !analysis.mentions.contains(where: { $0.tokens.contains(noun) })
    else { return nil }
    return mention
  }

  /// `إقدام إسرائيل على القصف`: whose the noun is that no table knows, by the words of the phrase from `first` on.
  func owner(in mention: Mention, from first: Int) -> Mention? {
    guard first < mention.tokens.upperBound, !analysis.isDefiniteWord(first - 1) else { return nil }
    var owner = mention
    owner.kind = .name
    owner.preposition = nil
    owner.outerStart = first
    owner.tokens = first..<mention.tokens.upperBound
    owner.head = first
    owner.span = analysis.span(of: owner.tokens, clitics: .none)
    return owner
  }

  /// `عصابات متورطة في عمليات خطف`, `المتورطون في القتل`: who is said to have a hand in the act.
  func involved(in trigger: Trigger) -> Mention? {
    let start = analysis.chainStart(trigger.start)
    let links = [NamedPreposition.fi, .bi, .an].compactMap { lexicon.prepositions[$0] }
    guard analysis.governor(of: start).map(links.contains) ?? false,
      let word = analysis.previousWord(start)
    else { return nil }
    let hand = analysis.isOf(lexicon.involvedClass, word) ? word : analysis.previousWord(word)
    guard let hand, start - hand <= 2, analysis.isOf(lexicon.involvedClass, hand) else {
      return nil
    }
    // "لم تعلن إسرائيل مسؤوليتها عن الهجوم": nor does that say that she bears none.
    if let verb = analysis.verb(at: analysis.clauseStart(before: hand)),
      negated(before: verb.tokens.lowerBound)
    {
      return nil
    }
    if !analysis.text.tokens[hand].traces.contains(.feminine),
      let pronoun = analysis.pronoun(endingWordAt: hand)
    {
      // "لمشاركته في الحرب".
      return arguments.antecedent(pronoun, before: hand)
    }
    return analysis.mentions.last {
      $0.tokens.contains(hand) || $0.tokens.upperBound == hand && $0.canAct
    }
  }

  /// `هجوم نسب إلى المتمردين`, `نسبت السلطات الاعتداء إلى الحزب`: to whom the act is put down.
  func attributed(_ trigger: Trigger) -> [Mention] {
    guard lexicon.triggers[trigger.entry].type == .assault, let to = lexicon.prepositions[.ila]
    else { return [] }
    let reach =
      max(
        analysis.range.lowerBound, trigger.start - 4)..<min(
        analysis.range.upperBound, trigger.end + 10)
    guard let word = reach.first(where: { analysis.isOf(lexicon.attributingClass, $0) }) else {
      return []
    }
    let from = max(word, trigger.start) + 1
    return arguments.governed(by: to, from: from, to: min(analysis.range.upperBound, from + 6))
  }

  /// `وأضاف الوزير أن ...، في تهديد واضح بقصف المدينة`: an act of words that sums up what was said is of who said it.
  func sayer(of trigger: Trigger) -> Mention? {
    let start = analysis.chainStart(trigger.start)
    guard lexicon.triggers[trigger.entry].type.isSpeech, !trigger.clitics.article,
      analysis.governor(of: start) == lexicon.prepositions[.fi],
      analysis.isMark(start - 2, ",")
    else { return nil }
    return arguments.speaker(before: trigger.start)
  }

  /// `كانت قطر وسيطا بين`, `دورها كوسيط`: who is said to be what the noun names.
  func subjectOfBeing(_ trigger: Trigger) -> Mention? {
    guard lexicon.triggers[trigger.entry].mode == "third-party",
      lexicon.triggers[trigger.entry].nounFrame.role(of: .genitive) != .actor
    else { return nil }
    if let subject = analysis.mentions.last(where: { $0.tokens.upperBound <= trigger.start }),
      trigger.start - subject.tokens.upperBound <= 2, subject.preposition == nil, subject.canAct,
      analysis.between(subject.tokens.upperBound, trigger.start).allSatisfy({
        analysis.verb(at: $0) == nil && analysis.text.tokens[$0].kind == .word
      })
    {
      return subject
    }
    // "دورها": whose part it is.
    for token in analysis.between(max(analysis.range.lowerBound, trigger.start - 2), trigger.start)
    {
      guard !analysis.text.tokens[token].traces.contains(.feminine),
        let pronoun = analysis.pronoun(endingWordAt: token)
      else { continue }
      return arguments.antecedent(pronoun, before: token)
    }
    return nil
  }

  /// `على الحكومة وقف القصف`: who must do the act that stands right behind.
  func obliged(_ trigger: Trigger) -> Mention? {
    var start = analysis.chainStart(trigger.start)
    if analysis.hasCue(start - 1, .stopped) { start -= 1 }
    guard let number = lexicon.prepositions[.ala], analysis.governor(of: start) == nil,
      let mention = analysis.mentions.last(where: { $0.tokens.upperBound <= start }),
      mention.preposition == number, mention.canAct,
      analysis.skipQuotes(mention.tokens.upperBound) == start
    else { return nil }
    // Nothing before it in the clause, as in `هجوم على القرية`.
    let first = mention.outerStart
    // "يتعين على إيران السماح".
    if analysis.hasCue(first - 1, .demanded) { return mention }
    guard !trigger.clitics.article else { return nil }
    guard first > analysis.range.lowerBound else { return mention }
    return analysis.text.tokens[first - 1].kind == .mark
      || analysis.hasCue(first - 1, .complementizer)
      ? mention : nil
  }

  /// `مقتل فلسطيني`, `اعتقال سوري`: one of a nation, and not whose the act is.
  func meetsIndefinite(_ adjective: [Mention], _ finding: Finding) -> Bool {
    let entry = entry(finding)
    guard adjective.count == 1, let one = adjective.first,
      one.tokens.lowerBound == finding.trigger.end,
      entry.count == .killed || entry.count == .injured || entry.mode == "arrest"
        || entry.mode == "abduct",
      !finding.trigger.clitics.article, finding.trigger.clitics.pronoun == nil
    else { return false }
    return !analysis.isDefiniteWord(one.tokens.lowerBound)
  }

  /// `مقتل ستة أشخاص بينهم جنديان تركيان`: those singled out among the victims; where they are all of them, they alone.
  func addSubset(to finding: inout Finding) {
    guard entry(finding).type.isForce, let whole = finding.recipients.last, whole.isQuantified,
      analysis.range.contains(whole.tokens.lowerBound),
      let index = analysis.mentions.firstIndex(where: {
        (0...5).contains($0.outerStart - whole.tokens.upperBound)
          && analysis.hasCue($0.outerStart, .subset)
      }),
      !analysis.between(whole.tokens.upperBound, analysis.mentions[index].outerStart).contains(
        where: { analysis.verb(at: $0) != nil })
    else { return }
    let named = analysis.group(from: index)
    let others = named.filter { one in
      one.code != nil && !one.isInferred && !one.isTerritory
        && (one.code != whole.code || one.sector != whole.sector)
    }
    guard let first = others.first else { return }
    if whole.isInferred, MentionResolver.organs.contains(whole.sector),
      others.allSatisfy({ $0.code == first.code && $0.sector != "CVL" })
    {
      // "سبعة ضباط، بينهم قائد تركي": of the state of those who are named.
      finding.recipients[finding.recipients.count - 1].code = first.code
    }
    let counted = named.reduce(0) { $0 + ($1.count ?? ($1.agreement.number == .singular ? 1 : 0)) }
    if finding.recipients.count == 1, whole.isInferred, counted == whole.count,
      others.count == named.count
    {
      finding.recipients = []
      finding.counted = whole
    }
    add(others, as: .recipient, to: &finding, by: "singled out among them")
  }

  /// `اندلعت مظاهرات ورفع المتظاهرون شعارات`: the demonstrators of a demonstration that nobody is said to hold.
  func addCrowd(to finding: inout Finding) {
    guard entry(finding).type == .protest, finding.actors.isEmpty, finding.trigger.form == .noun,
      let crowd = analysis.mentions.first(where: {
        $0.roleKind == .group && analysis.range.contains($0.head)
          && analysis.isOf(lexicon.demonstratorsClass, $0.head)
      })
    else { return }
    add([crowd], as: .actor, to: &finding, by: "the demonstrators")
  }

  /// `ضد الحرب الأميركية`: the nationality of what a protest is against.
  private func blamed(behind word: Int) -> Mention? {
    analysis.between(word + 1, min(analysis.range.upperBound, word + 5)).lazy.compactMap {
      analysis.nationality(at: $0)
    }.first
  }

  /// Whom a word of grievance is followed by.
  private func target(behind word: Int) -> Mention? {
    analysis.mentions.first {
      $0.tokens.lowerBound > word && $0.tokens.lowerBound - word <= 7 && $0.canAct
        && $0.code != nil && !($0.isInferred && $0.nameTokens == nil && $0.roleKind == .person)
        // "مظاهرات احتجاجا على ذلك في القدس".
        && !($0.isTerritory && $0.prepositionKind == .placePreposition)
        && !arguments.isSourceNamed($0) && !isVictim($0)
        // "احتجاجا على الغلاء، وأوقفت الشرطة": of the next clause.
        && !analysis.between(word + 1, $0.outerStart).contains {
          analysis.verb(at: $0)?.clitics.conjunction == true
        }
    } ?? blamed(behind: word)
  }

  /// `أمام السفارة اليونانية`, `أمام منزل رئيس الوزراء`: those at whose door a protest is held.
  private func besieged(in reach: Range<Int>) -> Mention? {
    analysis.mentions.first { mention in
      reach.contains(mention.outerStart) && mention.canAct && mention.code != nil
        && MentionResolver.organs.contains(mention.sector)
        && analysis.text.key(mention.outerStart, is: "امام")
    }
  }

  /// `احتجاجا على مقتل الناشط`: somebody without office whom a hostile act meets.
  private func isVictim(_ mention: Mention) -> Bool {
    (mention.roleKind == .person || mention.roleKind == .group || mention.kind == .people)
      && !MentionResolver.organs.contains(mention.sector)
      && analysis.triggers.contains {
        $0.form == .noun && $0.end == mention.outerStart
          && lexicon.triggers[$0.entry].type.isHostile
          && lexicon.triggers[$0.entry].nounFrame.role(of: .genitive) == .recipient
      }
  }

  /// `احتجاجا على قرار الحكومة`, `للتنديد بزيارة الرئيس`: whom a protest is against.
  func addGrievance(to finding: inout Finding) {
    guard entry(finding).type == .protest, finding.recipients.isEmpty else { return }
    // "خرجوا احتجاجا على القرار": what the verb needs may say it already.
    let start = finding.trigger.start + 1
    let reach = start..<min(analysis.range.upperBound, finding.trigger.end + 28)
    let words = reach.lazy.filter { analysis.isOf(lexicon.grievanceClass, $0) }
    guard
      let target = words.compactMap({ target(behind: $0) }).first ?? besieged(in: reach)
    else { return }
    let actors = finding.actors
    add(
      [target].filter { new in !actors.contains { $0.tokens.overlaps(new.tokens) } },
      as: .recipient,
      to: &finding, by: "grievance")
  }

  /// `أدان ما تقوم به قوات الاحتلال`, `نددت بما ارتكبه الجيش`: who does what is deplored.
  func addDoerOfDeplored(to finding: inout Finding) {
    guard entry(finding).mode == "disapprove", finding.recipients.isEmpty,
      finding.trigger.form != .noun
    else { return }
    let start = endOfDoers(finding)
    guard
      let what = (start..<min(analysis.range.upperBound, start + 3)).first(where: {
        analysis.text.key($0, is: "ما") || analysis.text.key($0, is: "بما")
      }), let verb = analysis.verb(at: what + 1), !verb.clitics.conjunction
    else { return }
    let end = analysis.clauseEnd(after: what + 2)
    guard let doer = arguments.bareGroups(from: what + 2, to: end).first,
      doer[0].outerStart - what <= 4
    else { return }
    let actors = finding.actors
    add(
      doer.filter { new in
        !actors.contains { $0.code == new.code && $0.sector == new.sector }
      }, as: .recipient, to: &finding, by: "who does what is deplored")
  }

  /// `أشاد بالجهود التي تبذلها مصر`, `ندد بالتصريحات التي صدرت عن مسؤولين`: who does what is praised or deplored.
  func addDoerOfJudged(to finding: inout Finding) {
    let entry = entry(finding)
    guard entry.type == .support && entry.mode == nil || entry.mode == "disapprove",
      finding.recipients.isEmpty
    else { return }
    let start = endOfDoers(finding)
    guard
      let relative = (start..<min(analysis.range.upperBound, start + 6)).first(where: {
        analysis.hasCue($0, .relative)
      }), let verb = analysis.verb(at: relative + 1), !verb.clitics.conjunction,
      // "الهجمات التي تعرضت لها المدينة": who underwent them is not judged.
      !lexicon.verbs[verb.entry].lights.contains(where: {
        lexicon.lights[$0].frame.role(of: .subject) == .recipient
      }),
      !analysis.mentions.contains(where: {
        $0.tokens.lowerBound >= start && $0.tokens.upperBound <= relative && $0.canAct
      })
    else { return }
    let end = analysis.clauseEnd(after: relative + 2)
    // "التفجير الذي استهدف مسجدا": without a pronoun for the head the head does it.
    let doer =
      verb.clitics.pronoun != nil || arguments.refersToHead(after: relative + 1)
      ? arguments.bareGroups(from: relative + 2, to: end).first ?? []
      : lexicon.prepositions[.an].map {
        arguments.governed(by: $0, from: relative + 2, to: end)
      } ?? []
    guard let first = doer.first, first.outerStart - relative <= 4 else { return }
    addOthers(doer, to: &finding, by: "who does what is judged")
  }

  /// `ترفض مشروع أنقرة`, `استنكارها للتصريحات الأخيرة للوزراء الإسرائيليين`, `تشيد بالدعم المغربي`: whose plan, demand, word or
  /// help is refused, condemned or praised.
  func addOwnerOfJudged(to finding: inout Finding) {
    let entry = entry(finding)
    guard
      entry.type == .reject || entry.mode == "disapprove" || entry.praises
        || entry.type == .concede && entry.mode == nil,
      finding.recipients.isEmpty, finding.trigger.form != .participle || entry.praises
    else { return }
    let start = endOfDoers(finding)
    let links = [NamedPreposition.li, .bi, .ala].compactMap { lexicon.prepositions[$0] }
    guard
      let word = analysis.between(start, min(analysis.range.upperBound, start + 3)).first(where: {
        (isStanceOrDeed($0) || entry.praises && analysis.isOf(lexicon.meritClass, $0))
          && !isDoneToNext($0)
      }),
      analysis.governor(of: word).map(links.contains) ?? true,
      let owner = ownerOfWord(word)
    else { return }
    addOthers([owner], to: &finding, by: "owner of what is judged")
  }

  /// `حظر النفط الروسي`, `عقوبات على قطاع الطاقة الإيراني`: whose the goods are.
  func addOwnerOfBanned(to finding: inout Finding) {
    guard entry(finding).type == .sanction, finding.recipients.isEmpty,
      finding.trigger.form == .noun
    else { return }
    let end = finding.trigger.end
    let reach = analysis.between(end, min(analysis.range.upperBound, end + 4))
    let burdened = reach.first { analysis.governor(of: $0) == lexicon.prepositions[.ala] }
    for token in analysis.between(burdened ?? end, min(analysis.range.upperBound, end + 8)) {
      if token > end, let owner = analysis.nationality(at: token) {
        return addOthers([owner], to: &finding, by: "owner of what is banned")
      }
      guard analysis.text.tokens[token].kind == .word, analysis.verb(at: token) == nil,
        token == burdened || analysis.governor(of: token) == nil
      else { return }
    }
  }

  /// Adds as recipients those who act for nobody that acts here.
  private func addOthers(_ mentions: [Mention], to finding: inout Finding, by rule: String) {
    let actors = finding.actors
    add(
      mentions.filter { new in
        !actors.contains {
          $0.code == new.code
            // "رفض الحكومة لمقترحات المعارضة": two bodies of one land are two.
            && ($0.sector == new.sector || $0.sector == nil || new.sector == nil)
        }
      }, as: .recipient, to: &finding, by: rule)
  }

  /// Where the trigger and all who act have been named.
  func endOfDoers(_ finding: Finding) -> Int {
    finding.actors.map(\.tokens.upperBound).reduce(finding.trigger.end, max)
  }

  /// `قرار أنقرة الذي وصفته بالمتهور`, `تصريحات الوزير ووصفتها بالعدائية`: whose word or deed it is that a verb with a pronoun
  /// judges.
  func addOwnerOfDescribed(to finding: inout Finding) {
    let verb = finding.trigger
    guard entry(finding).mode == "disapprove", finding.recipients.isEmpty, verb.form == .verb,
      verb.clitics.pronoun != nil,
      let word = (max(analysis.range.lowerBound, verb.start - 10)..<verb.start).last(
        where: isStanceOrDeed)
    else { return }
    let possessor = analysis.pronoun(endingWordAt: word).flatMap {
      arguments.antecedent($0, before: word)
    }
    guard let owner = ownerOfWord(word) ?? possessor,
      !finding.actors.contains(where: { $0.code == owner.code })
    else { return }
    add([owner], as: .recipient, to: &finding, by: "owner of what is described")
  }

  /// `أدانت قصف القنصلية`: the phrase behind the noun is whom it met.
  private func isDoneToNext(_ token: Int) -> Bool {
    analysis.triggers.contains {
      $0.start == token && $0.form == .noun
        && lexicon.triggers[$0.entry].nounFrame.role(of: .genitive) == .recipient
    }
  }

  private func isStanceOrDeed(_ token: Int) -> Bool {
    analysis.isOf(lexicon.stanceClass, token) || analysis.isOf(lexicon.deedClass, token)
  }

  /// `تصريحات الوزير`, `التصريحات الأخيرة للوزير`, `التصريحات الإيرانية`: whose plan, demand or word it is.
  private func ownerOfWord(_ word: Int) -> Mention? {
    func mention(at token: Int, _ isOwner: (Mention) -> Bool) -> Mention? {
      analysis.mentions.first {
        $0.code != nil && !$0.isJoined && $0.outerStart == token && $0.canAct && isOwner($0)
      }
    }
    if let owner = mention(at: word + 1, { $0.preposition == nil })
      ?? analysis.nationality(at: word + 1)
    {
      return owner
    }
    guard let of = lexicon.prepositions[.li] else { return nil }
    for token in (word + 1)..<min(analysis.range.upperBound, word + 4) {
      if let owner = mention(at: token, { $0.preposition == of }) { return owner }
      guard analysis.isPlainWord(token) else { return nil }
    }
    return nil
  }

  /// `هجوم شنته إسرائيل واستهدف قادة الحركة`, `الهجوم على المدينة، والذي استهدف مدرسة`: at whom a clause told further on
  /// says the attack was aimed.
  func addAim(to finding: inout Finding) {
    let trigger = finding.trigger
    guard entry(finding).type == .assault, trigger.segment + 1 < analysis.segments.count else {
      return
    }
    let last = min(analysis.segments.count - 1, trigger.segment + 3)
    for index in (trigger.segment + 1)...last {
      let segment = analysis.segments[index]
      guard segment.kind == .verb || segment.kind == .relative else { return }
      guard let match = segment.verb else { continue }
      let start = match.tokens.lowerBound
      let isAim =
        index > trigger.segment + 1
        && lexicon.verbs[match.entry].triggers.contains {
          lexicon.triggers[$0.trigger].type == .assault && $0.object.isEmpty
            && lexicon.triggers[$0.trigger].count == nil
        }
        && (match.clitics.conjunction || analysis.hasCue(start - 1, .relative))
        && match.clitics.pronoun == nil
        && lexicon.verbFeatures[match.features].contains {
          $0.agreement.person == 3 && $0.agreement.number == .singular
        }
      if isAim {
        let end = analysis.clauseEnd(after: start + 1)
        let groups = arguments.bareGroups(from: start + 1, to: end)
        guard groups.count == 1, let aim = groups.first, arguments.isNext(aim[0], to: start),
          !aim.contains(where: { new in finding.actors.contains { $0.code == new.code } }),
          // "غارات ردا على الهجوم الذي استهدف": of the noun that the clause describes.
          !analysis.triggers.contains(where: {
            $0.form == .noun && $0.start >= trigger.end && $0.start < start
              && lexicon.triggers[$0.entry].type == .assault
          })
        else { return }
        add(aim, as: .recipient, to: &finding, by: "aimed at further on")
        finding.aim = start
        return
      }
      // A clause that tells of something else ends the search.
      guard
        lexicon.verbs[match.entry].triggers.isEmpty || !lexicon.verbs[match.entry].lights.isEmpty
      else { return }
    }
  }

  /// `وجهت ضربات جوية، مستهدفة مقاتلي الحركة`: whom a participle says the blow was aimed at.
  func addTarget(to finding: inout Finding) {
    guard finding.recipients.isEmpty, entry(finding).type == .assault else { return }
    let end = finding.trigger.end
    let reach = analysis.between(end, min(analysis.range.upperBound, end + 18))
    guard
      let aim = reach.first(where: { token in
        analysis.matches[token].contains {
          $0.category == .wordClass && $0.entry == lexicon.targetingClass
        }
      }),
      let target = analysis.mentions.first(where: {
        $0.outerStart > aim && $0.outerStart - aim <= 2 && $0.preposition == nil && $0.canAct
      })
    else { return }
    add([target], as: .recipient, to: &finding, by: "aimed at")
  }
}
