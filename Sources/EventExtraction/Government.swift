import NewsModel

/// What governs a phrase, and what it is joined to.
extension MentionFinder {
  /// Finds the preposition before the phrase, and whether it is joined to the phrase before.
  func govern(_ mention: inout Mention, after previous: Mention?) {
    let first = mention.tokens.lowerBound
    if mention.preposition == nil { takeAttached(&mention, at: first) }
    guard mention.preposition == nil else { return }
    if takeSeparate(&mention, before: first) { return }
    if let conjunction = conjunction(before: first) {
      mention.isJoined = true
      mention.outerStart = conjunction
    } else if isJoined(at: first) {
      mention.isJoined = true
    } else if takeFromNoun(&mention, before: first) {
      return
    }
    // "مصر والأردن": what is joined stands under the same preposition.
    if let previous, mention.isJoined, gap(previous.tokens.upperBound, first) {
      mention.preposition = previous.preposition
      mention.prepositionKind = previous.prepositionKind
    }
  }

  /// An attached preposition of the first word, whichever match used it.
  private func takeAttached(_ mention: inout Mention, at first: Int) {
    // A whole-word reading as the head wins over one with a clitic cut.
    if mention.head == first,
      let head = matches[first].first(where: {
        [.actor, .role, .place, .nationality, .field].contains($0.category)
      }), head.clitics.preposition < 0
    {
      return
    }
    // "كافة الأطراف": a word for how many that only begins like one with a preposition.
    if mention.isQuantified, let quantity = cue(.quantifier, at: first), isBare(quantity) { return }
    for match in matches[first] where match.clitics.preposition >= 0 && match.category != .cue {
      mention.preposition = lexicon.attachedPrepositions[match.clitics.preposition]
      mention.prepositionKind =
        mention.preposition == lexicon.prepositions[.bi] ? .placePreposition : .preposition
      mention.isJoined = match.clitics.conjunction
      takeHedge(&mention, before: first)
      return
    }
  }

  /// `على ما تصفه بأهداف إيرانية`: what governs "what one calls so" governs what is called so.
  private func takeHedge(_ mention: inout Mention, before first: Int) {
    for start in stride(
      from: first - 2, through: max(matches.tokens.lowerBound, first - 3), by: -1)
    {
      guard
        let hedge = matches[start].first(where: {
          $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
            && $0.tokens.upperBound == first
        }), let number = lexicon.cuePrepositions[hedge.entry]
      else { continue }
      mention.preposition = number
      mention.prepositionKind = lexicon.cues[hedge.entry].kind
      mention.outerStart = start
      return
    }
  }

  /// `على تشكيل لجنة`, `بأمر ترامب`, `منذ إعلان وفاة زعيمها`: the preposition of the plain nouns that the phrase belongs to.
  private func takeFromNoun(_ mention: inout Mention, before first: Int) -> Bool {
    var owner = mention
    for noun in stride(from: first - 1, through: first - 3, by: -1) {
      guard noun > matches.tokens.lowerBound, isUnknownWord(noun), !startsWithArticle(noun),
        text.tokens[noun - 1].kind != .mark || Lexicon.isTransparent(text.tokens[noun - 1].mark)
      else { return false }
      owner.tokens = noun..<mention.tokens.upperBound
      owner.outerStart = noun
      owner.head = noun
      takeAttached(&owner, at: noun)
      if owner.preposition != nil || takeSeparate(&owner, before: noun) { break }
      // "في رسالة مفتوحة": an adjective of the noun before it owns nothing.
      if text.tokens[noun].traces.contains(.feminine),
        text.tokens[noun - 1].traces.contains(.feminine)
      {
        return false
      }
    }
    guard owner.preposition != nil else { return false }
    mention.preposition = owner.preposition
    mention.prepositionKind =
      owner.prepositionKind == .placePreposition && !mention.isTerritory
      ? .preposition : owner.prepositionKind
    mention.outerStart = owner.outerStart
    return true
  }

  /// `في تلك المنطقة`: past a demonstrative, which the preposition governs together with its noun.
  func skipDemonstrative(_ token: Int) -> Int {
    let token = skipQuotes(token)
    guard token < limit, cue(.demonstrative, at: token) != nil else { return token }
    return skipQuotes(token + 1)
  }

  private func takeSeparate(_ mention: inout Mention, before first: Int) -> Bool {
    let start = max(matches.tokens.lowerBound, first - 4)
    for token in stride(from: first - 1, through: start, by: -1) {
      if Lexicon.isTransparent(text.tokens[token].mark) { continue }
      // "فتحت مصر": no "under" where the word was found to be a verb.
      guard matches.has(.cue, at: token), !isBlocked(token),
        let match = matches[token].first(where: {
          // "فيه": a preposition with a pronoun governs nothing more.
          $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
            && $0.clitics.pronoun == nil
        }), skipDemonstrative(match.tokens.upperBound) == first
      else { continue }
      mention.preposition = lexicon.cuePrepositions[match.entry]
      mention.prepositionKind = lexicon.cues[match.entry].kind
      mention.outerStart = token
      if match.clitics.conjunction { mention.isJoined = true }
      takeOuter(&mention, before: token)
      return true
    }
    return false
  }

  /// `على شمال إسرائيل`, `من داخل سوريا`: what stands before a word of direction governs the place as well.
  private func takeOuter(_ mention: inout Mention, before token: Int) {
    guard mention.prepositionKind == .placePreposition, token > matches.tokens.lowerBound,
      let outer = matches[token - 1].first(where: {
        $0.category == .cue && $0.tokens.upperBound == token && $0.clitics.pronoun == nil
          && [.preposition, .placePreposition].contains(lexicon.cues[$0.entry].kind)
      }), let number = lexicon.cuePrepositions[outer.entry]
    else { return }
    mention.preposition = number
    mention.outerStart = token - 1
    if outer.clitics.conjunction { mention.isJoined = true }
  }

  /// `و«الحركة»`: the "and" that a quotation mark parts from the phrase.
  private func conjunction(before first: Int) -> Int? {
    var token = first - 1
    while token > matches.tokens.lowerBound, Lexicon.isTransparent(text.tokens[token].mark) {
      token -= 1
    }
    return token < first - 1 && token > matches.tokens.lowerBound
      && text.isConjunction(token, lexicon) ? token : nil
  }

  /// Whether the word begins with "and" and cannot be read without.
  private func isJoined(at first: Int) -> Bool {
    var isJoined = false
    if first > matches.tokens.lowerBound, startsWithAnd(first),
      matches[first].allSatisfy({ $0.category == .wordClass && $0.clitics.conjunction })
    {
      return true
    }
    for match in matches[first] where match.category != .verb {
      if match.clitics.conjunction {
        isJoined = true
      } else if [.actor, .role, .place, .nationality].contains(match.category) {
        return false
      }
    }
    return isJoined
  }

  /// A word that no table holds and that begins like "and", after a phrase or a comma.
  private func startsWithAnd(_ token: Int) -> Bool {
    guard text.tokens[token].keyCount >= 8 else { return false }
    let key = text.key(token)
    return lexicon.clitics.conjunctions.contains { key.begins(with: $0.form) }
  }

  /// Whether nothing but quotes and a comma stands between two phrases.
  func gap(_ end: Int, _ start: Int) -> Bool {
    guard end <= start, start - end <= 3 else { return false }
    for token in end..<start {
      let mark = text.tokens[token].mark
      if text.tokens[token].kind == .mark
        ? !(Lexicon.isTransparent(mark) || mark == UInt8(ascii: ",")
          || mark == UInt8(ascii: ")") || mark == UInt8(ascii: "("))
        : !text.isConjunction(token, lexicon)
      {
        return false
      }
    }
    return true
  }
}
