import NewsModel

extension SentenceReader {
  /// How many were killed, injured, detained or displaced.
  ///
  /// A number that stands with an event's recipients counts them; a toll (`12 جريحا`) counts for the
  /// nearest act of force. What is part of a number told before (`بينهم طفلان`) is never added, nor a
  /// running total that only rose.
  func assignCounts(in findings: inout [Finding]) {
    for index in findings.indices {
      let entry = self.entry(findings[index])
      guard let what = entry.count ?? (entry.mode == "arrest" ? .detained : nil) else { continue }
      if let bare = bareNumber(after: findings[index]) {
        add(
          Count(
            what: what, value: bare.value,
            mention: analysis.span(of: bare.tokens, clitics: Clitics())),
          to: &findings[index])
        continue
      }
      for mention in findings[index].counted.map({ [$0] }) ?? findings[index].recipients {
        guard let value = mention.count, analysis.range.contains(mention.tokens.lowerBound),
          !isSubset(mention.outerStart), !isOfVerbBefore(mention, findings[index].trigger)
        else { continue }
        // "أوقع الهجوم أربعين جريحا": the noun tells what became of them.
        let what = tollNoun(at: mention.head)?.what ?? what
        add(
          Count(what: what, value: value, mention: analysis.span(of: mention)), to: &findings[index]
        )
      }
    }
    for toll in tolls() {
      guard let index = owner(of: toll.tokens, in: findings) else { continue }
      let span = analysis.span(
        of: toll.tokens, clitics: analysis.frontClitics(toll.tokens.lowerBound))
      add(Count(what: toll.what, value: toll.value, mention: span), to: &findings[index])
    }
    // "مقتل خمسة وإصابة 12": who was hurt beside the dead is told of the same act.
    for index in findings.indices where entry(findings[index]).count == .killed {
      for other in findings.indices where other > index && entry(findings[other]).count == .injured
      {
        guard findings[other].trigger.segment - findings[index].trigger.segment <= 1 else {
          continue
        }
        for count in findings[other].counts { add(count, to: &findings[index]) }
      }
    }
  }

  /// `وأصيب عشرة`: a number that stands for people by itself.
  private func bareNumber(after finding: Finding) -> (value: Int, tokens: Range<Int>)? {
    guard finding.trigger.form == .verb, let token = analysis.nextWord(finding.trigger.end - 1),
      let number = analysis.pack.numbers.number(
        in: analysis.text, at: token, limit: analysis.range.upperBound),
      let value = number.value, !number.isOrdinal,
      !analysis.mentions.contains(where: {
        $0.outerStart <= token && token < $0.tokens.upperBound
      }),
      tollNoun(at: number.tokens.upperBound) == nil,
      analysis.time(at: token) == nil, !isSubset(token), !isTotal(token)
    else { return nil }
    return (value, number.tokens)
  }

  /// `قتل خمسة وأصيب`: whom the verb before "and" was told of.
  private func isOfVerbBefore(_ mention: Mention, _ trigger: Trigger) -> Bool {
    trigger.form == .verb && trigger.clitics.conjunction
      && mention.tokens.upperBound <= trigger.start
  }

  private func add(_ count: Count, to finding: inout Finding) {
    guard
      !finding.counts.contains(where: {
        $0.what == count.what && $0.mention.start < count.mention.end
          && count.mention.start < $0.mention.end
      })
    else { return }
    finding.counts.append(count)
  }

  private struct Toll {
    var what: Count.What
    var value: Int
    var tokens: Range<Int>
  }

  /// Numbers of dead, hurt, held or displaced told by a noun of their own.
  private func tolls() -> [Toll] {
    let nouns =
      CueKind.killed.bit | CueKind.injured.bit | CueKind.detained.bit | CueKind.displaced.bit
    // Most sentences hold none of them.
    guard analysis.range.contains(where: { analysis.cues($0) & nouns != 0 }) else { return [] }
    var found: [Toll] = []
    var token = analysis.range.lowerBound
    while token < analysis.range.upperBound {
      if let noun = tollNoun(at: token), noun.isDual {
        if isWhole(token) {
          found.append(Toll(what: noun.what, value: 2, tokens: token..<(token + 1)))
        }
        token += 1
        continue
      }
      guard
        let number = analysis.pack.numbers.number(
          in: analysis.text, at: token, limit: analysis.range.upperBound), !number.isOrdinal,
        isWhole(token)
      else {
        token += 1
        continue
      }
      if let value = number.value, let noun = tollNoun(at: number.tokens.upperBound) {
        found.append(
          Toll(
            what: noun.what, value: value,
            tokens: number.tokens.lowerBound..<(number.tokens.upperBound + 1)))
      }
      token = max(token + 1, number.tokens.upperBound)
    }
    return found
  }

  /// Whether the number counts neither part of one told before nor a total that rose.
  private func isWhole(_ token: Int) -> Bool { !isSubset(token) && !isTotal(token) }

  private func tollNoun(at token: Int) -> (what: Count.What, isDual: Bool)? {
    guard analysis.range.contains(token) else { return nil }
    for match in analysis.matches[token]
    where match.category == .cue && !match.clitics.article && match.clitics.pronoun == nil {
      let cue = lexicon.cues[match.entry]
      let what: Count.What
      switch cue.kind {
      case .killed: what = .killed
      case .injured: what = .injured
      case .detained: what = .detained
      case .displaced: what = .displaced
      default: continue
      }
      return (what, cue.id.hasSuffix(".two"))
    }
    return nil
  }

  /// Whether the number is part of one told before: after "among them".
  private func isSubset(_ token: Int) -> Bool {
    var cursor = token
    // The phrase itself may begin with the word.
    if analysis.range.contains(cursor), analysis.hasCue(cursor, .subset) { return true }
    while cursor > analysis.range.lowerBound, token - cursor < 7 {
      cursor -= 1
      if analysis.hasCue(cursor, .subset) { return true }
      if analysis.verb(at: cursor) != nil || analysis.isMark(cursor, ",") { return false }
    }
    return false
  }

  /// Whether the number is what a running total rose to: `ارتفاع حصيلة القتلى إلى`.
  private func isTotal(_ token: Int) -> Bool {
    var cursor = token
    while cursor > analysis.range.lowerBound, token - cursor < 12 {
      cursor -= 1
      if analysis.hasCue(cursor, .total) { return true }
      if analysis.isMark(cursor, ",") || analysis.isMark(cursor, ";") { return false }
    }
    return false
  }

  /// The act of force nearest to a toll, before it rather than after.
  private func owner(of tokens: Range<Int>, in findings: [Finding]) -> Int? {
    let segment = analysis.segment(of: tokens.lowerBound)
    var best: (index: Int, cost: Int)?
    for (index, finding) in findings.enumerated() {
      let type = entry(finding).type
      guard type == .assault || type == .coerce || type == .protest || type == .sanction else {
        continue
      }
      let trigger = finding.trigger
      guard abs(trigger.segment - segment) <= 2 else { continue }
      if trigger.tokens.overlaps(tokens) { return index }
      let cost =
        trigger.start < tokens.lowerBound
        ? tokens.lowerBound - trigger.end : (trigger.start - tokens.upperBound) * 2 + 6
      if cost < (best?.cost ?? 30) { best = (index, cost) }
    }
    return best?.index
  }
}

extension SentenceAnalysis {
  /// What is cut from the front of a word that begins a phrase of its own.
  func frontClitics(_ token: Int) -> Clitics {
    guard text.tokens[token].kind == .word else { return Clitics() }
    return matches[token].first {
      $0.category != .wordClass && !$0.clitics.article
        && ($0.clitics.conjunction || $0.clitics.preposition >= 0)
    }?.clitics ?? Clitics()
  }
}
