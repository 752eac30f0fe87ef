import NewsModel

// Telling verbs from nouns that are written the same.
extension SentenceAnalysis {
  func decideVerbs() {
    verbs = Array(repeating: nil, count: range.count)
    for token in range {
      // "فجر الخميس" is a date, whatever else its words may be.
      guard matches.has(.verb, at: token), time(at: token) == nil, !isBlessing(token),
        let match = bestVerb(at: token), reads(match, at: token)
      else { continue }
      verbs[token - range.lowerBound] = match
    }
  }

  /// `حفظه الله`: a wish behind a name tells no act.
  private func isBlessing(_ token: Int) -> Bool {
    range.contains(token + 1) && text.key(token + 1, is: "الله")
      && matches[token].contains { $0.category == .verb && $0.clitics.pronoun != nil }
  }

  private func bestVerb(at token: Int) -> Match? {
    var best: Match?
    for match in matches[token] where match.category == .verb && mayStand(match, at: token) {
      if let known = best,
        (known.clitics.weight, fit(match, at: token), usefulness(match, at: token))
          <= (match.clitics.weight, fit(known, at: token), usefulness(known, at: token))
      {
        continue
      }
      best = match
    }
    return best
  }

  /// `حافلة تقل ركابا`: a form that is jussive alone, as `تقل` of `قال`, wants a negation, a command or a condition before it.
  func mayStand(_ match: Match, at token: Int) -> Bool {
    guard lexicon.verbFeatures[match.features].allSatisfy({ $0.tense == .jussive }) else {
      return true
    }
    return match.clitics.preposition >= 0
      || (max(range.lowerBound, token - 2)..<token).contains {
        hasCue($0, .negationPast, .negationPresent, .conditional)
      }
  }

  /// How well what follows fits the verb: an event noun that it hands its subject to, right behind it or behind the
  /// subject (`تعرض الجيش لهجوم`), else a next word with a preposition that it takes.
  private func fit(_ match: Match, at token: Int) -> Int {
    let verb = lexicon.verbs[match.entry]
    guard !verb.lights.isEmpty || !verb.triggers.isEmpty else { return 0 }
    if disagrees(match, with: token + 1) { return -1 }
    for next in (token + 1)..<max(token + 1, min(range.upperBound, token + 8)) {
      if next > token + 1, matches[next].contains(where: { $0.category == .verb }) { break }
      guard let governor = attachedGovernor(next) else { continue }
      let isNoun = matches[next].contains { $0.category == .noun }
      if isNoun,
        verb.lights.contains(where: {
          lexicon.lights[$0].slots.contains(.preposition(governor))
        })
      {
        return 2
      }
      if next == token + 1, takes(verb, governor) { return 1 }
    }
    return 0
  }

  /// `تلقى الرئيس`, `تواصل إسرائيل`: no form of the verb has the gender of who stands right behind it in the singular.
  private func disagrees(_ match: Match, with next: Int) -> Bool {
    guard next < range.upperBound,
      let noun = matches[next].lazy.compactMap({ self.agreement(ofDoer: $0) }).first,
      noun.number == .singular, noun.gender != .unknown
    else { return false }
    return lexicon.verbFeatures[match.features].allSatisfy {
      $0.agreement.person == 3 && $0.agreement.gender != .unknown
        && $0.agreement.gender != noun.gender
    }
  }

  private func agreement(ofDoer match: Match) -> Agreement? {
    guard match.clitics.preposition < 0 else { return nil }
    return switch match.category {
    case .role: lexicon.agreements[match.features]
    case .actor: lexicon.actors[match.entry].agreement
    default: nil
    }
  }

  private func takes(_ verb: VerbEntry, _ governor: Int) -> Bool {
    verb.lights.contains { lexicon.lights[$0].slots.contains(.preposition(governor)) }
      || verb.triggers.contains {
        lexicon.triggers[$0.trigger].verbFrame.role(of: .preposition(governor)) != nil
      }
  }

  /// The preposition that the word is or bears.
  private func attachedGovernor(_ token: Int) -> Int? {
    for match in matches[token] {
      if match.category == .cue {
        if let number = lexicon.cuePrepositions[match.entry] { return number }
      } else if match.clitics.preposition >= 0,
        let number = lexicon.attachedPrepositions[match.clitics.preposition]
      {
        return number
      }
    }
    return nil
  }

  /// How much the verb may tell here; of what it tells with an object alone only that whose object follows.
  private func usefulness(_ match: Match, at token: Int) -> Int {
    let verb = lexicon.verbs[match.entry]
    let uses = verb.triggers.count(where: { use in
      use.object.isEmpty || match.clitics.pronoun != nil
        || phrase(use.object, after: token) != nil
    })
    return uses * 2 + verb.lights.count + verb.reports.count
  }

  /// Whether the token is the verb rather than a noun of the same spelling.
  private func reads(_ match: Match, at token: Int) -> Bool {
    // A reading that cuts more off the word is the less likely one.
    let others = matches[token].filter {
      isNominal($0) && $0.clitics.weight <= match.clitics.weight
    }
    let previous = previousWord(token)
    let features = lexicon.verbFeatures[match.features]
    if isSmallWord(token, than: match) {
      return isVerbDespiteSmallWord(token) || expresses(match, at: token)
    }
    // "هنا" is here, "هنأ" congratulated.
    if isOf(lexicon.adverbClass, token), lexicon.verbs[match.entry].lemma.hasSuffix("أ"),
      !text.tokens[token].traces.contains(.hamza)
    {
      return false
    }
    // "طلبة المدارس", "لندن", "فيصل": a name or role written so is no verb with something cut off.
    if matches[token].contains(where: {
      $0.clitics.weight < match.clitics.weight
        && ($0.category == .role || $0.category == .actor || $0.category == .nationality
          || $0.category == .wordClass && $0.entry == lexicon.givenClass)
    }) {
      return false
    }
    if let previous {
      // "لم", "قد", "الذي" want a verb.
      if hasCue(
        previous, .negationPast, .negationFuture, .future, .possibleImperfect, .relative,
        .pluperfect)
      {
        return true
      }
      if followsThat(token) { return true }
      // "أعلن الجيش أنه قصف مواقع": behind "that he" stands what he did; "إنه طلب غير واقعي" tells what it is.
      if hasCue(previous, .complementizer), !isBareThat(previous), !isDescribed(token),
        features.contains(where: { $0.tense == .perfect }),
        !others.contains(where: { $0.category == .role }),
        !(isViolent(match) && isBeforeCircumstance(token))
      {
        return true
      }
      // "إن قصف الميليشيات دمر": no verb in the perfect stands right behind "that".
      if isBareThat(previous), !others.isEmpty, !match.clitics.conjunction,
        features.allSatisfy({ $0.tense == .perfect })
      {
        return false
      }
      if !match.clitics.conjunction, wantsNoun(previous, before: token) { return false }
    }
    // "أصدرت محكمة حكما": written like a dual, and no second verb of the clause.
    if !match.clitics.conjunction, features.allSatisfy({ $0.agreement.number == .dual }),
      isAccusative(token), followsVerb(token)
    {
      return false
    }
    if !match.clitics.conjunction, !match.clitics.future, isCarrier(token), followsVerb(token),
      features.contains(where: { $0.tense == .perfect }),
      !hasDoer(after: token, verb: match, others: others)
    {
      // "بحث الاتحاد فرض عقوبات": the noun that carries the act.
      return false
    }
    if others.isEmpty || isPointedBackAt(token) { return true }
    if !match.clitics.conjunction, features.contains(where: { $0.tense == .perfect }),
      !match.clitics.future, followsVerb(token)
    {
      // "رفضت إيران طلب واشنطن": two finite verbs do not stand in one clause.
      return false
    }
    if !match.clitics.conjunction, features.contains(where: { $0.tense == .perfect }),
      others.contains(where: { $0.category == .noun }), followsLightVerb(token)
    {
      return false
    }
    if match.clitics.conjunction, !others.contains(where: { $0.clitics.conjunction }) {
      return others.allSatisfy { $0.clitics.weight > match.clitics.weight }
    }
    if match.clitics.future || match.clitics.preposition >= 0 { return true }
    if features.allSatisfy({ $0.tense != .perfect }) {
      // Imperfects are seldom anything else, but names such as يوسف are.
      return !others.contains { $0.category == .actor && $0.tokens.count > 1 }
    }
    if features.contains(where: {
      $0.agreement.gender == .feminine || $0.agreement.number != .singular
    }),
      !others.contains(where: {
        $0.clitics.weight == match.clitics.weight && $0.category != .participle
      })
    {
      return true
    }
    if text.tokens[token].traces.contains(.damma) { return true }
    if let previous, endsNoun(previous, before: token) { return false }
    if followsTimeOfVerb(token) { return false }
    if followsSubject(token) || followsAccusative(token) || hasObjectPhrase(match, at: token) {
      return true
    }
    return hasDoer(after: token, verb: match, others: others)
  }

  /// `بعد أن`: a conjunction that ends with "that" wants a verb.
  private func followsThat(_ token: Int) -> Bool {
    guard token - 2 >= range.lowerBound, text.key(token - 1).elementsEqual("ان".utf8) else {
      return false
    }
    return matches[token - 2].contains {
      $0.category == .cue && $0.tokens.upperBound == token
        && lexicon.cues[$0.entry].kind == .subordinator
    }
  }

  /// `طلب غير واقعي`, `حكم قضائي`: an indefinite adjective right behind the word makes it a noun.
  private func isDescribed(_ token: Int) -> Bool {
    guard let next = nextWord(token) else { return true }
    return text.key(next).elementsEqual("غير".utf8)
      || text.key(next).ends(with: Array("ي".utf8)) && isPlainWord(next)
  }

  /// Whether a finite verb stands before in the clause, with nothing between that opens another.
  private func followsVerb(_ token: Int) -> Bool {
    var before = token - 1
    let start = max(range.lowerBound, token - 12)
    while before >= start {
      if let aside = asideStart(endingAt: before) {
        before = aside - 1
        continue
      }
      if hasCue(
        before, .complementizer, .subordinator, .relative, .conjunction, .pluperfect, .question)
        || text.tokens[before].kind == .mark && !Lexicon.isTransparent(text.tokens[before].mark)
      {
        return false
      }
      if verb(at: before) != nil {
        return !hasCue(before - 1, .relative, .subordinator) && !followsThat(before)
      }
      before -= 1
    }
    return false
  }

  /// `حاول المهاجم خطف الطفل`: a verb that takes an event noun as its object stands before in the clause.
  private func followsLightVerb(_ token: Int) -> Bool {
    let start = max(range.lowerBound, token - 8)
    for before in stride(from: token - 1, through: start, by: -1) {
      if let match = verb(at: before) {
        return lexicon.verbs[match.entry].lights.contains {
          lexicon.lights[$0].slots.contains(.object) && !lexicon.lights[$0].frame.isEmpty
        }
      }
      if hasCue(before, .complementizer, .subordinator, .relative) || isMark(before, ",") {
        return false
      }
    }
    return false
  }

  /// Readings that make the word a noun or a name.
  private func isNominal(_ match: Match) -> Bool {
    switch match.category {
    case .noun, .role, .actor, .place, .placeNoun, .nationality, .participle: true
    case .cue:
      [.quantifier, .killed, .injured, .honorific, .modifier]
        .contains(lexicon.cues[match.entry].kind)
    case .wordClass: match.entry == lexicon.nounClass
    default: false
    }
  }

  /// Whether the word, as it is written, is also a preposition or another particle: `بين`, `قبل`, `عبر`.
  private func isSmallWord(_ token: Int, than match: Match) -> Bool {
    matches[token].contains {
      guard $0.category == .cue, $0.clitics.weight <= match.clitics.weight else { return false }
      let kind = lexicon.cues[$0.entry].kind
      return kind.isPreposition
        || [.complementizer, .subordinator, .conjunction, .question].contains(kind)
    }
  }

  /// `عبر عن`, `بين أن`: what follows tells the verb from the preposition.
  private func isVerbDespiteSmallWord(_ token: Int) -> Bool {
    guard let next = nextWord(token) else { return false }
    if previousWord(token) == nil, isDefiniteWord(next),
      matches[next].contains(where: {
        $0.category == .noun && lexicon.triggers[$0.entry].type == .assault
      })
    {
      // "خلف الهجوم أربعين جريحا": nothing opens a sentence behind an attack.
      return true
    }
    return hasCue(next, .complementizer)
      || matches[next].contains {
        $0.category == .cue && lexicon.cues[$0.entry].kind == .preposition
          && $0.tokens.count == 1
      }
  }

  /// `عبر الوزير عن أسفه`: a verb that opens the sentence, with what it expresses behind its subject.
  private func expresses(_ verb: Match, at token: Int) -> Bool {
    guard previousWord(token) == nil, let next = nextWord(token),
      lexicon.verbs[verb.entry].triggers.contains(where: { !$0.object.isEmpty }),
      let about = lexicon.prepositions[.an],
      matches[next].contains(where: { $0.category == .role || $0.category == .actor })
    else { return false }
    let reach = (token + 2)..<max(token + 2, min(range.upperBound, token + 9))
    guard let end = reach.first(where: { attachedGovernor($0) == about }) else { return false }
    return !(token + 1..<end).contains {
      text.tokens[$0].kind == .mark || matches[$0].contains { $0.category == .verb }
    }
  }

  /// Whether the word before governs a noun: a preposition, a demonstrative, a quantity.
  private func wantsNoun(_ previous: Int, before token: Int) -> Bool {
    if isAside(endingAt: previous) || isNamedAli(previous) { return false }
    if hasCue(previous, .demonstrative, .negationNoun, .without) { return true }
    if hasCue(previous, .quantifier),
      lexicon.verbFeatures[matches[token].first { $0.category == .verb }?.features ?? 0]
        .contains(where: { $0.tense == .perfect })
    {
      return true
    }
    return matches[previous].contains {
      $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
        && $0.tokens.upperBound == token
    }
  }

  /// `الطفل الفلسطيني علي قتل`: a name behind a noun, spelled with another last letter than "on".
  private func isNamedAli(_ token: Int) -> Bool {
    guard isOf(lexicon.givenClass, token), hasCue(token, .preposition), !text.endsInMaqsura(token),
      range.contains(token - 1)
    else { return false }
    return isOf(lexicon.givenClass, token - 1)
      || matches[token - 1].contains {
        $0.category == .nationality || $0.category == .role
          || $0.category == .cue && lexicon.cues[$0.entry].kind == .honorific
      }
  }

  /// Whether the word before is a bare noun, so that this one belongs to it.
  private func endsNoun(_ previous: Int, before token: Int) -> Bool {
    // "مذكرة تفاهم": a feminine noun is no subject of a masculine verb, but may own the word as a noun.
    if previous == token - 1, text.tokens[previous].traces.contains(.feminine),
      !isDefiniteWord(previous), verb(at: previous) == nil,
      time(at: previous) == nil,
      !matches[previous].contains(where: { $0.category == .actor || $0.category == .place })
    {
      return true
    }
    return matches[previous].contains { match in
      guard !match.clitics.article, match.clitics.pronoun == nil else { return false }
      switch match.category {
      case .noun: return verb(at: previous) == nil
      case .placeNoun: return previous == token - 1
      case .wordClass: return match.entry == lexicon.nounClass && verb(at: previous) == nil
      default: return false
      }
    }
  }

  /// `بحث الوزراء، أمس، فرض عقوبات`: behind the time that was put in stands what the verb before takes.
  private func followsTimeOfVerb(_ token: Int) -> Bool {
    guard isMark(token - 1, ","), time(at: token - 2) != nil else { return false }
    var cursor = token - 2
    while cursor > range.lowerBound, time(at: cursor) != nil { cursor -= 1 }
    if hasCue(cursor, .placePreposition, .timePreposition) { cursor -= 1 }
    guard isMark(cursor, ",") else { return false }
    return (clauseStart(before: cursor)..<cursor).contains { verb(at: $0) != nil }
  }

  /// `البرلمان الليبي رفض`: nothing hangs on a definite noun that opens its clause, so it is the subject.
  private func followsSubject(_ token: Int) -> Bool {
    guard let previous = previousWord(token), previous == token - 1,
      isDefiniteWord(previous),
      !matches[token].contains(where: { $0.category == .role || $0.category == .actor })
    else { return false }
    let start = clauseStart(before: token)
    let first = text.tokens[start].kind == .word ? start : nextWord(start) ?? token
    guard first < token,
      isUnbroken(from: start, to: token)
    else { return false }
    return !(first..<token).contains { word in
      matches[word].contains {
        $0.clitics.preposition >= 0
          || $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
      }
    }
  }

  /// `أن جنديا قتل`: what stands between "that" and the word is the subject, in the case that "that" demands.
  private func followsAccusative(_ token: Int) -> Bool {
    guard var cursor = previousWord(token), isAccusative(cursor) else { return false }
    while isAccusative(cursor), let before = previousWord(cursor) { cursor = before }
    return hasCue(cursor, .complementizer)
  }

  /// Whether the object that makes the verb an event follows: `فتح عناصر من الحزب النار`.
  private func hasObjectPhrase(_ match: Match, at token: Int) -> Bool {
    lexicon.verbs[match.entry].triggers.contains {
      !$0.object.isEmpty && phrase($0.object, after: token) != nil
    }
  }

  /// Whether the verb may tell an assault.
  private func isViolent(_ match: Match) -> Bool {
    lexicon.verbs[match.entry].triggers.contains {
      lexicon.triggers[$0.trigger].type == .assault
    }
  }

  /// Whether somebody who could act stands after a word that may be a verb or a noun.
  private func hasDoer(after token: Int, verb match: Match, others: [Match]) -> Bool {
    guard let next = nextWord(token) else { return false }
    let isViolent = isViolent(match)
    if hasCue(next, .quantifier) || text.tokens[next].kind == .number {
      return others.contains { $0.category == .noun }
        ? isViolent && !hasTitleShape : !hasTitleShape
    }
    let opens = isClauseOpening(token)
    if isViolent, opens || hasCue(previousWord(token) ?? token, .conjunction, .subordinator),
      !hasTitleShape, isBeforeCircumstance(token)
    {
      // "قتل في الهجوم عشرة جنود": a noun would stand with whom it met.
      return true
    }
    let isDoer = matches[next].contains { candidate in
      guard candidate.clitics.preposition < 0, !candidate.clitics.conjunction,
        candidate.clitics.pronoun == nil || !opens
      else { return false }
      switch candidate.category {
      case .actor:
        // "حاكم بوينس آيرس": an office and its place.
        let kind = lexicon.actors[candidate.entry].kind
        return !(kind == .country || kind == .capital)
          || !(range.lowerBound..<token).contains { text.tokens[$0].kind == .word }
          || !others.contains {
            $0.category == .role && lexicon.roles[$0.entry].kind == .person
              && $0.clitics.weight == match.clitics.weight
          }
      case .role:
        let role = lexicon.roles[candidate.entry]
        if role.kind == .office || role.kind == .force { return true }
        if role.kind == .person || role.kind == .group, role.sector != "CVL" { return true }
        return opens && (!candidate.clitics.article || !isViolent && role.kind == .group)
      case .field: return candidate.clitics.article
      // "عقد معالي الدكتور", "طلب سماحة المفتي".
      case .cue:
        return lexicon.cues[candidate.entry].kind == .honorific && opens && !hasTitleShape
          && !matches.has(.placeNoun, at: next)
      case .wordClass:
        // "طالب البيان": what is written speaks for those who wrote it.
        return candidate.entry == lexicon.selfClass
          // "عقد محمد المنصوري لقاءات".
          || candidate.entry == lexicon.givenClass && opens && !hasTitleShape
            && !isDefiniteWord(next) && !isOf(lexicon.ordinaryClass, next)
          || candidate.entry == lexicon.textClass && opens && isDefiniteWord(next)
      default: return false
      }
    }
    if hasTitleShape { return isDoer && isDefiniteDoer(next) }
    return isDoer || hasCue(next, .complementizer)
      || opens && (time(at: next) != nil || hasCue(next, .neutral))
  }

  /// `هجوم قتل فيه عشرة جنود`: what follows points back at a noun, as a clause that describes it does.
  private func isPointedBackAt(_ token: Int) -> Bool {
    range.contains(token + 1)
      && matches[token + 1].contains {
        $0.category == .cue && $0.clitics.pronoun != nil && $0.tokens.count == 1
          && [.placePreposition, .timePreposition].contains(lexicon.cues[$0.entry].kind)
      }
  }

  private func isDefiniteDoer(_ token: Int) -> Bool {
    matches[token].contains {
      $0.clitics.article || $0.category == .actor
        || $0.category == .role && lexicon.roles[$0.entry].kind != .group
        || $0.category == .wordClass && $0.entry == lexicon.selfClass
    }
  }

  /// Whether a clause begins at the word: a sentence, or "and" after a mark.
  private func isClauseOpening(_ token: Int) -> Bool {
    guard let previous = previousWord(token) else { return true }
    return matches[token].allSatisfy { $0.clitics.conjunction } || isAside(endingAt: previous)
  }

  /// `وكذلك طالب`, `إلى ذلك أشاد`, `من جهة أخرى دعا`: words that only join what follows to what stands before.
  private func isAside(endingAt word: Int) -> Bool {
    if text.key(word).suffix(6).elementsEqual("ذلك".utf8) { return true }
    let start = clauseStart(before: word)
    return word - start <= 4 && isOf(lexicon.otherClass, word)
      && (start...word).contains { hasCue($0, .preposition, .placePreposition) }
  }
}
