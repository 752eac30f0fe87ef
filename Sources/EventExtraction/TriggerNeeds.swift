import NewsModel

// What the entries of triggers demand of the words around them.
extension SentenceAnalysis {
  /// Whether of each group of conditions one holds.
  func isGiven(_ needs: [[Constraint]], at trigger: Range<Int>) -> Bool {
    needs.allSatisfy { $0.contains { holds($0, at: trigger) } }
  }

  /// Whether a condition on the words around a trigger holds.
  func holds(_ constraint: Constraint, at trigger: Range<Int>) -> Bool {
    guard !constraint.asksForWords || mayHold(constraint) else { return false }
    switch constraint.position {
    case .next:
      guard let next = nextWord(trigger.upperBound - 1) else { return false }
      return stands(constraint, at: next)
    case .previous:
      guard let previous = previousWord(trigger.lowerBound) else { return false }
      return stands(constraint, at: previous)
    case .genitive:
      return constraint.allowsLand && isLand(right: trigger.upperBound)
        || (trigger.upperBound..<min(range.upperBound, trigger.upperBound + 3))
          .contains { stands(constraint, at: $0) }
    case .near: return range.contains { !trigger.contains($0) && stands(constraint, at: $0) }
    case .clause, .object:
      let limit = clauseEnd(after: trigger.upperBound)
      let start =
        constraint.position == .clause
        ? subjectStart(before: trigger.lowerBound) : trigger.upperBound
      if constraint.allowsLand, hasBareLand(in: trigger.upperBound..<limit) { return true }
      return (start..<limit).contains { token in
        !trigger.contains(token) && stands(constraint, at: token)
          && (constraint.position == .clause || !isGoverned(token))
      }
    case .sides(let count): return sides(of: trigger) >= count
    case .person: return isBesidePerson(trigger)
    case .doer:
      return doer(ofVerbAt: trigger.lowerBound).map { doer in
        doer.tokens.contains { stands(constraint, at: $0) }
      } ?? false
    case .pronoun:
      return verb(at: trigger.lowerBound).map { $0.clitics.pronoun != nil } ?? false
    case .future:
      return verb(at: trigger.lowerBound)?.clitics.future == true
        || hasCue(trigger.lowerBound - 1, .future)
    case .tense(let tense):
      guard let match = verb(at: trigger.lowerBound) else { return false }
      return !match.clitics.future
        && lexicon.verbFeatures[match.features].contains { $0.tense == tense }
    case .preposition(let number):
      let limit = clauseEnd(after: trigger.upperBound)
      if constraint.allowsLand, isLand(governedBy: number, in: trigger.upperBound..<limit) {
        return true
      }
      return (trigger.upperBound..<limit).contains { token in
        guard
          stands(constraint, at: token)
            || nextWord(token).map({ stands(constraint, at: $0) }) == true
        else { return false }
        return governor(of: token) == number
      }
    }
  }

  /// `استولوا على عدن`: whether the first phrase that the preposition governs is a place.
  private func isLand(governedBy number: Int, in clause: Range<Int>) -> Bool {
    let first = mentions.first {
      $0.preposition == number && clause.contains($0.tokens.lowerBound)
    }
    return first.map(isLand) ?? false
  }

  private func isLand(_ mention: Mention) -> Bool { mention.isTerritory || mention.kind == .place }

  /// `تحرير عدن`: whether a place stands right there.
  private func isLand(right token: Int) -> Bool {
    mentions.first { $0.tokens.lowerBound == token }
      .map { $0.preposition == nil && isLand($0) } ?? false
  }

  /// `استعادت القوات كوباني`: whether a place without preposition stands behind a verb.
  private func hasBareLand(in clause: Range<Int>) -> Bool {
    mentions.contains {
      clause.contains($0.outerStart) && $0.preposition == nil && $0.kind == .place
    }
  }

  /// Those right behind a verb that agrees with them, or the last before it that no preposition governs: `كان محتجون في
  /// العريش قد حطموا`, `ضد المتظاهرين الذين ساروا`.
  private func doer(ofVerbAt token: Int) -> Mention? {
    guard let match = verb(at: token) else { return nil }
    let isSingular = lexicon.verbFeatures[match.features].contains {
      $0.agreement.number == .singular
    }
    let clause = token + 1..<clauseEnd(after: token + 1)
    if isSingular, let behind = mentions.first(where: { clause.contains($0.outerStart) }) {
      return behind.preposition == nil && writtenCase(of: behind) != .accusative ? behind : nil
    }
    guard !isSingular else { return nil }
    let isRelative = hasCue(token - 1, .relative)
    return mentions.last {
      $0.tokens.upperBound <= token && range.contains($0.tokens.lowerBound)
        && (isRelative || $0.preposition == nil)
    }
  }

  /// Whether one unarmed person stands right behind a verb, or right before it; before a noun as the one who does it, to
  /// no land and no force.
  private func isBesidePerson(_ trigger: Range<Int>) -> Bool {
    // "تابع «فلان» هجومه".
    let before = mentions.last { skipQuotes($0.tokens.upperBound) == trigger.lowerBound }
    let next = nextWord(trigger.upperBound - 1)
    let behind = mentions.first { $0.tokens.lowerBound == next && $0.preposition == nil }
    let isVerb = verb(at: trigger.lowerBound) != nil
    guard let doer = isVerb ? behind ?? before : before else { return false }
    if !isVerb {
      // "شن النائب هجوما", "واصل النائب هجومه".
      let isDone =
        pronoun(endingWordAt: trigger.upperBound - 1) != nil
        || verb(at: doer.outerStart - 1).map { !lexicon.verbs[$0.entry].lights.isEmpty } ?? false
      let met = mentions.first {
        (0...4).contains($0.outerStart - trigger.upperBound) && $0.preposition != nil
      }
      guard isDone, met.map({ !$0.isTerritory && $0.roleKind != .force }) ?? true else {
        return false
      }
    }
    return doer.roleKind == .person && doer.isDefinite && doer.agreement.number != .plural
      && !doer.isArmed
  }

  /// How many participants of public affairs stand in the clause of a verb, or in the relative clause that tells
  /// of an event noun: `الضربة التي وجهتها`.
  ///
  /// A noun by itself may be a mere topic, whoever stands beside it.
  private func sides(of trigger: Range<Int>) -> Int {
    var limit = clauseEnd(after: trigger.upperBound)
    if verb(at: trigger.lowerBound) == nil {
      guard limit - trigger.upperBound <= 2, hasCue(limit, .relative) else {
        return attachedSides(of: trigger, before: limit)
      }
      limit = clauseEnd(after: limit + (verb(at: limit + 1) == nil ? 1 : 2))
    }
    let clause = clauseStart(before: trigger.lowerBound)..<limit
    return mentions.count {
      $0.isPublic && clause.contains($0.tokens.lowerBound) && !trigger.overlaps($0.tokens)
    }
  }

  /// The participants that an event noun has right behind it: `استيلاء طالبان على العاصمة`, `قمة ترامب-كيم`.
  private func attachedSides(of noun: Range<Int>, before limit: Int) -> Int {
    let own = mentions.filter {
      $0.isPublic && $0.tokens.lowerBound >= noun.upperBound && $0.outerStart < limit
    }
    guard let first = own.first, first.outerStart - noun.upperBound <= 2 else {
      return isOfNation(noun) ? 1 : 0
    }
    guard first.outerStart == noun.upperBound, first.preposition == nil,
      let second = own.dropFirst().first,
      second.preposition != nil || second.isJoined || isMark(second.outerStart - 1, "-"),
      second.outerStart - first.tokens.upperBound <= 2
    else { return 1 }
    return 2
  }

  /// `تهديد إيراني`, `التهديدات الإيرانية`: a noun that an adjective of nationality describes.
  private func isOfNation(_ noun: Range<Int>) -> Bool {
    guard let next = nextWord(noun.upperBound - 1), next == noun.upperBound else { return false }
    let isDefinite = isDefiniteWord(noun.lowerBound)
    return matches[next].contains {
      $0.category == .nationality && $0.clitics.article == isDefinite && !$0.clitics.conjunction
        && $0.clitics.preposition < 0 && lexicon.nationalities[$0.entry].code != nil
    }
  }

  private func stands(_ constraint: Constraint, at token: Int) -> Bool {
    if text.readingRange(token).contains(where: { constraint.asksFor(text.readings[$0].word) }) {
      return true
    }
    return matches.has(.wordClass, at: token)
      && matches[token].contains {
        $0.category == .wordClass && constraint.classes.contains($0.entry)
      }
  }

  /// Whether a preposition other than "on" governs the word.
  private func isGoverned(_ token: Int) -> Bool {
    guard let number = governor(of: token), number != lexicon.prepositions[.ala] else {
      return false
    }
    // "أصيب 6 من المدنيين".
    return number != lexicon.prepositions[.min]
      || !mentions.contains {
        $0.isQuantified && $0.preposition == nil && $0.tokens.contains(token)
      }
  }
}
