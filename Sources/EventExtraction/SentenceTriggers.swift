import NewsModel

// Triggers, and what governs them.
extension SentenceAnalysis {
  func findTriggers() {
    for token in range {
      if let match = verb(at: token) {
        if let trigger = verbTrigger(match, at: token) { triggers.append(trigger) }
      } else if matches.mayTellAct(at: token), let trigger = nounTrigger(at: token),
        !isObject(trigger), !opensRelative(trigger)
      {
        triggers.append(trigger)
      }
    }
    for index in triggers.indices { triggers[index].segment = segment(of: triggers[index].start) }
  }

  /// `الأنظمة التي تهم المعلم`: after a relative pronoun stands a verb, whatever noun is spelled so.
  private func opensRelative(_ noun: Trigger) -> Bool {
    noun.form == .noun && !noun.clitics.article && noun.clitics.pronoun == nil
      && noun.clitics.preposition < 0 && !noun.clitics.conjunction
      && hasCue(noun.start - 1, .relative)
  }

  /// Whether the noun is what a verb needs to tell the same event: `معارك` of `خاض معارك`.
  private func isObject(_ noun: Trigger) -> Bool {
    triggers.suffix(3).contains {
      $0.object?.contains(noun.start) == true
    }
  }

  private func verbTrigger(_ chosen: Match, at token: Int) -> Trigger? {
    // Two verbs may share the form: يوقع is of وقع and of أوقع. The one whose objects stand here is meant.
    func isCandidate(_ match: Match) -> Bool {
      match.category == .verb && match.clitics.weight == chosen.clitics.weight
        && mayStand(match, at: token)
    }
    // "لأن توافق الولايات المتحدة": right behind a bare "that" a verb is in the subjunctive, if it has such a form.
    let isSubjunctive =
      isBareThat(token - 1)
      && matches[token].contains { isCandidate($0) && mayBeSubjunctive($0) }
    var best: (match: Match, use: VerbUse, rank: Int, end: Int)?
    for match in matches[token]
    where isCandidate(match) && (!isSubjunctive || mayBeSubjunctive(match)) {
      for use in lexicon.verbs[match.entry].triggers {
        guard let found = fitting(use, at: token) else { continue }
        let rank = found.rank * 2 + (match.entry == chosen.entry ? 1 : 0)
        if rank > (best?.rank ?? -1) { best = (match, use, rank, found.end) }
      }
    }
    guard let best else { return nil }
    var trigger = Trigger(
      entry: best.use.trigger, form: .verb, tokens: token..<(token + 1),
      clitics: best.match.clitics, features: features(best.match), verb: best.match.entry,
      end: best.end)
    let words = best.use.object.count
    if words > 0 { trigger.object = (best.end - words)..<best.end }
    return trigger
  }

  private func mayBeSubjunctive(_ match: Match) -> Bool {
    lexicon.verbFeatures[match.features].contains { $0.tense == .subjunctive }
  }

  /// How well the words around the verb fit a use of it, and where its object phrase ends; nil where they do not.
  private func fitting(_ use: VerbUse, at token: Int) -> (rank: Int, end: Int)? {
    let entry = lexicon.triggers[use.trigger]
    var rank = 0
    var end = token + 1
    if !use.object.isEmpty {
      guard let found = phrase(use.object, after: token) else { return nil }
      rank = 10 + use.object.count
      end = found
    }
    if !entry.needs.isEmpty {
      guard isGiven(entry.needs, at: token..<(token + 1)) else { return nil }
      rank += 5
    }
    if entry.unless.contains(where: { holds($0, at: token..<(token + 1)) }) { return nil }
    return (rank, end)
  }

  /// What the verb's form may be here; a written vowel u makes it passive.
  private func features(_ match: Match) -> [VerbFeatures] {
    var features = lexicon.verbFeatures[match.features]
    if match.clitics.future { features.removeAll { $0.tense != .imperfect } }
    if isBareThat(match.tokens.lowerBound - 1), mayBeSubjunctive(match) {
      features.removeAll { $0.tense != .subjunctive }
    }
    if text.tokens[match.tokens.lowerBound].traces.contains(.damma),
      features.contains(where: \.isPassive),
      features.contains(where: { $0.tense == .perfect })
    {
      features.removeAll { !$0.isPassive }
    }
    return features
  }

  private func nounTrigger(at token: Int) -> Trigger? {
    var best: (match: Match, rank: Int)?
    for match in matches[token]
    where match.category == .noun
      // "المتهمة": a participle with the article is whom the act met or who did it.
      || match.category == .participle && !match.clitics.article
    {
      let entry = lexicon.triggers[match.entry]
      var rank = match.tokens.count * 10 - match.clitics.weight
      if !entry.needs.isEmpty, match.tokens.count == 1 {
        // A form of several words says by itself what is meant.
        guard isGiven(entry.needs, at: match.tokens) else { continue }
        rank += 5
      }
      if entry.unless.contains(where: { holds($0, at: match.tokens) }) { continue }
      // "اعتقلته الشرطة، مطالبة الأهالي بالهدوء": behind a comma the word tells what somebody does beside another thing.
      if match.category == .participle, isMark(token - 1, ",") { rank += 1 }
      if rank > (best?.rank ?? Int.min) { best = (match, rank) }
    }
    guard var match = best?.match else { return nil }
    if hasRoleReading(token, match) || isName(match) || isCounted(match) { return nil }
    // "زيارته" is listed as it stands; whose it is tells the reading with the pronoun cut off.
    if match.tokens.count == 1, match.clitics.pronoun == nil,
      let owned = matches[token].first(where: {
        $0.category == match.category && $0.entry == match.entry && $0.tokens == match.tokens
          && $0.clitics.pronoun != nil && $0.clitics.conjunction == match.clitics.conjunction
          && $0.clitics.preposition == match.clitics.preposition
      })
    {
      match = owned
    }
    var trigger = Trigger(
      entry: match.entry, form: match.category == .noun ? .noun : .participle,
      tokens: match.tokens, clitics: match.clitics, end: match.tokens.upperBound)
    // "إطلاق سراحه", "القبض عليهم": the last word of the form says whom the act met.
    if match.tokens.count > 1, trigger.clitics.pronoun == nil, meetsGenitive(match) {
      trigger.clitics.pronoun = pronoun(ending: match.tokens)
    }
    return trigger
  }

  private func meetsGenitive(_ noun: Match) -> Bool {
    noun.category == .noun
      && lexicon.triggers[noun.entry].nounFrame.role(of: .genitive) == .recipient
  }

  /// `أربعة متهمين`: people, however they are called.
  private func isCounted(_ word: Match) -> Bool {
    word.category == .participle
      && mentions.contains {
        $0.head == word.tokens.lowerBound && $0.kind == .described
          // "القبض على متهمين".
          && ($0.isQuantified || $0.count != nil || $0.preposition != nil)
      }
  }

  /// `الاحتلال`: the word, as long as it is read, names somebody rather than an act.
  private func isName(_ noun: Match) -> Bool {
    matches[noun.tokens.lowerBound].contains {
      $0.category == .actor && !$0.isGated && $0.tokens.count >= noun.tokens.count
        && $0.clitics.weight <= noun.clitics.weight
    }
  }

  /// A word that is a name or role here, inside a longer phrase.
  private func hasRoleReading(_ token: Int, _ match: Match) -> Bool {
    // "المعارضة": those who oppose.
    if match.clitics.article,
      matches[token].contains(where: {
        $0.category == .role && lexicon.roles[$0.entry].sector == "OPP"
          && $0.tokens.count >= match.tokens.count
      })
    {
      return true
    }
    return mentions.contains { mention in
      mention.tokens.contains(token) && mention.tokens.lowerBound < token
        && mention.kind != .plain
        && matches[token].contains {
          $0.category == .field || $0.category == .actor
        }
    }
  }

  /// Where the nouns begin that only carry the event noun at `token`: `فرض عقوبات`, `شن سلسلة هجمات`.
  func chainStart(_ token: Int) -> Int {
    var start = token
    while let previous = carrier(before: start) { start = previous }
    return start
  }

  /// The noun that only carries what stands at `token`: `حزمة عقوبات`, `حزمة جديدة من العقوبات`.
  private func carrier(before token: Int) -> Int? {
    guard var cursor = previousWord(token), cursor == token - 1 else { return nil }
    if text.tokens[cursor].kind == .number, let word = previousWord(cursor), word == cursor - 1 {
      // "ارتكاب 5365 خرقا".
      return isCarrier(word) ? word : nil
    }
    if governor(of: token) == lexicon.prepositions[.min] {
      guard let word = previousWord(cursor), word == cursor - 1 else { return nil }
      cursor = word
      // An adjective may stand between.
      if !isCarrier(cursor), isPlainWord(cursor) || hasCue(cursor, .modifier),
        let word = previousWord(cursor), word == cursor - 1
      {
        cursor = word
      }
    }
    return isCarrier(cursor) ? cursor : nil
  }

  /// Whether the word is one of those nouns, unless it was found to be a verb.
  func isCarrier(_ token: Int) -> Bool {
    verb(at: token) == nil
      && matches[token].contains {
        $0.category == .wordClass && $0.entry == lexicon.carrierClass && !$0.clitics.article
      }
  }

  /// One past the words `words` where they follow `token` in its clause, or nil.
  func phrase(_ words: [Int32], after token: Int) -> Int? {
    guard let first = words.first, mayHold(words) else { return nil }
    var cursor = token + 1
    let limit = min(range.upperBound, token + 14)
    while cursor < limit {
      if hasCue(cursor, .complementizer) || cursor > token + 1 && verb(at: cursor) != nil {
        return nil
      }
      if equals(cursor, first) {
        var end = cursor + 1
        var whole = true
        for word in words.dropFirst() {
          guard end < range.upperBound, equals(end, word) else {
            whole = false
            break
          }
          end += 1
        }
        if whole { return end }
      }
      cursor += 1
    }
    return nil
  }

  /// Whether the token is `word`, with or without clitics.
  func equals(_ token: Int, _ word: Int32) -> Bool {
    text.readingRange(token).contains { text.readings[$0].word == word }
  }

  /// The preposition that governs the event noun with the nouns that carry it: `ل` in `لفرض عقوبات`.
  func outerGovernor(of trigger: Trigger) -> Int? { governor(of: chainStart(trigger.start)) }

  /// The preposition attached to the word or right before it.
  func governor(of token: Int) -> Int? {
    guard range.contains(token) else { return nil }
    if let match = matches[token].first(where: { $0.clitics.preposition >= 0 }),
      !matches[token].contains(where: { $0.clitics.preposition < 0 && $0.category != .wordClass })
    {
      return lexicon.attachedPrepositions[match.clitics.preposition]
    }
    if let before = previousWord(token), hasCue(before, .demonstrative),
      let match = matches[before].first(where: { $0.clitics.preposition >= 0 })
    {
      // "لهذه الضربات".
      return lexicon.attachedPrepositions[match.clitics.preposition]
    }
    guard let previous = wordBeforePhrase(token) else { return nil }
    // "فيه الاشتباكات": a preposition with a pronoun governs nothing more.
    for match in matches[previous]
    where match.category == .cue && match.tokens.upperBound <= token
      && match.clitics.pronoun == nil
    {
      if let number = lexicon.cuePrepositions[match.entry] { return number }
    }
    return nil
  }

  /// Where the clause that begins before `token` ends: the next verb, complement or full mark.
  func clauseEnd(after token: Int) -> Int {
    var cursor = token
    while cursor < range.upperBound {
      if verb(at: cursor) != nil || hasCue(cursor, .complementizer, .subordinator, .relative)
        || isMark(cursor, ";") || isMark(cursor, ":")
      {
        return cursor
      }
      cursor += 1
    }
    return range.upperBound
  }

  /// Where the clause begins, a subject before its verb included: `المحكمة قد أصدرت حكما`.
  func subjectStart(before token: Int) -> Int {
    let start = clauseStart(before: token)
    guard start < token, let verb = verb(at: start), !verb.clitics.conjunction else { return start }
    return clauseStart(before: start)
  }

  func clauseStart(before token: Int) -> Int {
    var cursor = token
    while cursor > range.lowerBound {
      let before = cursor - 1
      if hasCue(before, .complementizer, .subordinator, .relative) || isMark(before, ";")
        || isMark(before, ":")
      {
        return cursor
      }
      if verb(at: cursor) != nil, cursor != token { return cursor }
      cursor = before
    }
    return range.lowerBound
  }
}
