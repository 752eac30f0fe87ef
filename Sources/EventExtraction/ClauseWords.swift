import NewsModel

// The small words that tell how a clause or a noun hangs on what stands before it.
extension SentenceAnalysis {
  /// The word before the noun and its demonstrative: `بعد هذه الضربات`, `في أي مفاوضات`.
  func wordBeforePhrase(_ token: Int) -> Int? {
    guard let previous = previousWord(token) else { return nil }
    return hasCue(previous, .demonstrative, .any) ? previousWord(previous) : previous
  }

  /// Past quotation marks and the times of day and date that stand at `token`.
  func skipTimes(_ token: Int) -> Int {
    var cursor = skipQuotes(token)
    while let time = time(at: cursor), time.tokens.upperBound > cursor {
      cursor = skipQuotes(time.tokens.upperBound)
    }
    return cursor
  }

  /// A headline: short, and no full stop at its end.
  var hasTitleShape: Bool { text.isHeadline(sentence) }

  /// The word before `token`, quotes passed over; nil at the start or after another mark.
  func previousWord(_ token: Int) -> Int? {
    var cursor = token - 1
    while cursor >= range.lowerBound {
      if text.tokens[cursor].kind != .mark {
        // A multiword form ends here: its first token speaks for it, unless it opens the sentence.
        let start = matches.formStart(endingAt: cursor)
        return start > range.lowerBound ? start : cursor
      }
      guard Lexicon.isTransparent(text.tokens[cursor].mark) else { return nil }
      cursor -= 1
    }
    return nil
  }

  func nextWord(_ token: Int) -> Int? {
    var cursor = token + 1
    while cursor < range.upperBound {
      if text.tokens[cursor].kind != .mark { return cursor }
      guard Lexicon.isTransparent(text.tokens[cursor].mark) else { return nil }
      cursor += 1
    }
    return nil
  }

  /// `قتل حرقا`, `قتلوا ذبحا`: an act in the accusative, right behind the verb whose act it is, tells how.
  func isManner(_ token: Int) -> Bool {
    isAccusative(token) && verb(at: token - 1) != nil
      && matches[token].contains {
        $0.category == .noun && $0.tokens.count == 1 && $0.clitics == .none
          && lexicon.triggers[$0.entry].type == .assault
      }
      && matches[token - 1].contains { $0.category == .verb }
      && triggers.contains {
        $0.start == token - 1 && lexicon.triggers[$0.entry].count == .killed
      }
  }

  /// `قتل في الهجوم`: whether a word is followed by where, when or why.
  func isBeforeCircumstance(_ token: Int) -> Bool {
    nextWord(token).map {
      hasCue($0, .placePreposition, .timePreposition, .causePreposition)
    } ?? false
  }

  /// The tokens from `start` to `end`; none where `end` lies before.
  func between(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }

  /// Whether neither a verb nor a comma stands from `start` to `end`.
  func isUnbroken(from start: Int, to end: Int) -> Bool {
    !between(start, end).contains { verb(at: $0) != nil || isMark($0, ",") }
  }

  /// The adjective of nationality at `token` as one who acts for its state; nil where it is of none.
  func nationality(at token: Int) -> Mention? {
    guard
      let match = matches[token].first(where: {
        $0.category == .nationality && $0.clitics.preposition < 0
      })
    else { return nil }
    let nationality = lexicon.nationalities[match.entry]
    guard let code = nationality.code else { return nil }
    var mention = Mention(
      kind: .people, tokens: match.tokens, outerStart: token, agreement: Agreement(""), head: token)
    mention.code = code
    mention.isDefinite = true
    return mention
  }

  /// Whether the phrase is headed by the word for a thing, whosever it is: `آليات الجيش`.
  func isThing(_ mention: Mention) -> Bool {
    mention.roleKind == .thing
      || range.contains(mention.head)
        && matches[mention.head].contains {
          $0.category == .role && $0.tokens.count == 1 && lexicon.roles[$0.entry].kind == .thing
        }
  }

  /// What the pronoun means that is written with the preposition `number` at `token`: `عليه`, `له`.
  func pronoun(of number: Int, at token: Int) -> Agreement? {
    guard range.contains(token), text.tokens[token].kind == .word else { return nil }
    let key = text.key(token)
    guard lexicon.clitics.mayEndWithPronoun(key) else { return nil }
    let (prefixes, suffixes) = (lexicon.clitics.prefixes, lexicon.clitics.suffixes)
    for suffix in suffixes.indices
    where key.count > suffixes[suffix].form.count && key.ends(with: suffixes[suffix].form) {
      let rest = key.dropLast(suffixes[suffix].form.count)
      let isBound =
        lexicon.prepositions[rest] == number
        || prefixes.indices.contains {
          prefixes[$0].form.count == rest.count && prefixes[$0].form.elementsEqual(rest)
            && !prefixes[$0].clitics.conjunction && !prefixes[$0].clitics.article
            && lexicon.attachedPrepositions[prefixes[$0].clitics.preposition] == number
        }
      if isBound { return suffixes[suffix].pronoun }
    }
    return nil
  }

  /// `الوقوف وراء هجوم`, `التورط في قتل`, `مسؤولية الهجوم`: the word for having a hand in the act that begins at `start`.
  func liability(before start: Int) -> Int? { noun(of: lexicon.liabilityClass, before: start) }

  /// `السعي إلى تهجير`, `محاولة قتل`: the word for aiming at the act that begins at `start`.
  func aim(before start: Int) -> Int? { noun(of: lexicon.aimClass, before: start) }

  /// The word of the class right before `start`, a preposition between allowed.
  private func noun(of wordClass: Int, before start: Int) -> Int? {
    guard let previous = previousWord(start) else { return nil }
    if isOf(wordClass, previous) { return previous }
    guard hasCue(previous, .preposition, .placePreposition, .topicPreposition, .timePreposition),
      let noun = previousWord(previous), isOf(wordClass, noun)
    else { return nil }
    return noun
  }

  /// Whether the word at `token` belongs to the class.
  func isOf(_ wordClass: Int, _ token: Int) -> Bool {
    matches.has(.wordClass, at: token)
      && matches[token].contains { $0.category == .wordClass && $0.entry == wordClass }
  }

  /// Whether one of the cues at `token` stands in a row whose id ends so.
  func hasCue(_ token: Int, idSuffix suffix: String) -> Bool {
    range.contains(token)
      && matches[token].contains {
        $0.category == .cue && lexicon.cues[$0.entry].id.hasSuffix(suffix)
      }
  }

  /// Whether the word is "that" without a pronoun, right behind which a verb is in the subjunctive: `أن`, `لأن`.
  func isBareThat(_ token: Int) -> Bool {
    range.contains(token)
      && matches[token].contains {
        $0.category == .cue && $0.tokens.count == 1 && $0.clitics.pronoun == nil
          && lexicon.cues[$0.entry].kind == .complementizer
          && lexicon.cues[$0.entry].id.hasSuffix(".bare")
      }
  }

  /// The first of the two commas that set apart a date, a place or who says so, where the second is at `token`.
  ///
  /// `قرر المجلس، اليوم الخميس، فرض`. Nil for a comma that parts clauses.
  func asideStart(endingAt token: Int) -> Int? {
    guard isMark(token, ",") else { return nil }
    let first = max(range.lowerBound + 1, token - 9)
    for cursor in stride(from: token - 1, through: first, by: -1) {
      if verb(at: cursor) != nil || triggers.contains(where: { $0.tokens.contains(cursor) })
        || hasCue(cursor, .complementizer, .relative, .subordinator)
      {
        return nil
      }
      guard isMark(cursor, ",") else { continue }
      let opening = cursor + 1
      return time(at: opening) != nil
        || hasCue(opening, .attribution, .placePreposition, .timePreposition) ? cursor : nil
    }
    return nil
  }

  /// The cue that is the preposition before the word or attached to it.
  func governorCue(of token: Int) -> CueEntry? {
    if let match = matches[token].first(where: { $0.clitics.preposition >= 0 }),
      !matches[token].contains(where: { $0.clitics.preposition < 0 && $0.category != .wordClass })
    {
      let number = lexicon.attachedPrepositions[match.clitics.preposition]
      return lexicon.cuePrepositions.first { $0.value == number }.map { lexicon.cues[$0.key] }
    }
    guard let previous = wordBeforePhrase(token) else { return nil }
    for match in matches[previous] where match.category == .cue && match.tokens.upperBound <= token
    {
      if lexicon.cues[match.entry].kind.isPreposition { return lexicon.cues[match.entry] }
    }
    return nil
  }

  /// `في وسط غزة`: the middle of a place and not "amid".
  func isMiddle(_ token: Int) -> Bool {
    hasCue(token - 1, .placePreposition) && previousWord(token) == token - 1
  }

  /// Whether the location before the word is "in" rather than "amid" or "near".
  func isPlainLocation(before token: Int) -> Bool {
    guard let previous = previousWord(token) else { return true }
    return text.tokens[previous].keyCount <= 4 || previous != token - 1
  }

  /// `حيث` behind a place: there.
  func isRelativeAdverb(_ token: Int) -> Bool { isSubordinator(token, ".where") }

  /// `لكنها`: the clause that begins here sets its subject against what was told.
  func isContrast(_ token: Int) -> Bool { isSubordinator(token, ".but") }

  private func isSubordinator(_ token: Int, _ suffix: String) -> Bool {
    matches[token].contains {
      $0.category == .cue && lexicon.cues[$0.entry].kind == .subordinator
        && lexicon.cues[$0.entry].id.hasSuffix(suffix)
    }
  }

  /// Whether the clause that begins here lies before or after the one above: `بعد أن`.
  func opensAtOtherTime(_ token: Int) -> Bool {
    let key = text.key(token)
    return lexicon.timeShifts.contains { key.starts(with: $0) && key.count - $0.count <= 4 }
  }

  /// `بعد أربعة أيام على هجوم`: the event from which days are counted.
  func isCountedFrom(_ noun: Int) -> Bool {
    guard let preposition = previousWord(noun) else { return false }
    let first = max(range.lowerBound, preposition - 4)
    for token in stride(from: preposition - 1, through: first, by: -1) {
      if text.tokens[token].kind == .mark || verb(at: token) != nil
        || triggers.contains(where: { $0.tokens.contains(token) })
      {
        return false
      }
      if hasCue(token, .timePreposition), token < preposition - 1 {
        return opensAtOtherTime(token)
      }
    }
    return false
  }
}
