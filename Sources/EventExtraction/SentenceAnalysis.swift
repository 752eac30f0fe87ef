import NewsModel

/// A trigger found in a sentence, before its arguments are.
struct Trigger {
  enum Form { case verb, noun, participle }
  /// The entry in `Lexicon.triggers`.
  var entry: Int
  var form: Form
  var tokens: Range<Int>
  var clitics: Clitics
  /// For a verb, what its form may be.
  var features: [VerbFeatures] = []
  var verb: Int?
  /// The segment it stands in.
  var segment: Int = 0
  /// Where the noun of a verb's object phrase ends, or the trigger itself.
  var end: Int

  var start: Int { tokens.lowerBound }
  /// The object that makes a verb the event: `النار` of `فتح النار`.
  var object: Range<Int>?
}

/// A stretch of a sentence governed by one verb, conjunction or relative.
struct Segment {
  enum Kind { case opening, verb, complement, relative, subordinate, participle, other }
  var kind: Kind
  var tokens: Range<Int>
  /// The verb that opens it, if one does.
  var verb: Match?
}

/// A speech verb and who speaks.
struct Report {
  var token: Int
  var stance: Attribution.Stance
  /// Where what is said begins.
  var contentStart: Int
  var speaker: Mention?
  var rule: String
}

/// A sentence read word by word: verbs told from nouns, segments, phrases, triggers.
final class SentenceAnalysis {
  let pack: LanguagePacks.Pack
  let text: TokenizedText
  let sentence: Sentence
  let matches: SentenceMatches
  var verbs: [Match?] = []
  var mentions: [Mention] = []
  /// For each mention, the number of its coordination group.
  private(set) var groups: [Int] = []
  private(set) var segments: [Segment] = []
  private var segmentOf: [Int] = []
  var triggers: [Trigger] = []
  let times: [TimeExpression]
  /// The words that the sentence may hold, however each is parted, and the classes of its words.
  private let words: NumberSet
  private let classes: NumberSet

  var lexicon: Lexicon { pack.lexicon }
  var range: Range<Int> { sentence.tokens }

  init(
    pack: LanguagePacks.Pack, times: [TimeExpression], text: TokenizedText, sentence: Sentence,
    matches: SentenceMatches, known: KnownNames
  ) {
    self.pack = pack
    self.text = text
    self.sentence = sentence
    self.times = times
    self.matches = matches
    var words = NumberSet()
    var classes = NumberSet()
    for token in sentence.tokens {
      for index in text.readingRange(token) { words.insert(text.readings[index].word) }
      guard matches.has(.wordClass, at: token) else { continue }
      for match in matches[token] where match.category == .wordClass {
        classes.insert(Int32(match.entry))
      }
    }
    self.words = words
    self.classes = classes
    decideVerbs()
    let finder = MentionFinder(
      pack: pack, text: text, matches: matches, known: known, blocked: blockedTokens())
    mentions = finder.mentions()
    if let dateline { mentions.removeAll { $0.tokens.lowerBound < dateline } }
    group()
    cutSegments()
    findTriggers()
  }

  /// Where the text begins behind `دبي، الإمارات العربية المتحدة (CNN) --`, which names nobody who acts.
  private var dateline: Int? {
    let reach = range.prefix(12)
    guard let close = reach.first(where: { isMark($0, ")") }), isMark(close + 1, "-"),
      let open = reach.first(where: { isMark($0, "(") }), close - open == 2,
      (range.lowerBound..<open).allSatisfy({ matches[$0].allSatisfy { $0.category != .verb } })
    else { return nil }
    return close + 1
  }

  // MARK: - Looking

  /// Whether all these words may stand in the sentence; most phrases that are looked for can't.
  func mayHold(_ words: [Int32]) -> Bool { words.allSatisfy(self.words.mayContain) }

  /// Whether one of the words that the condition asks for may stand in the sentence.
  func mayHold(_ constraint: Constraint) -> Bool {
    constraint.words.contains(where: words.mayContain)
      || constraint.classes.contains { classes.mayContain(Int32($0)) }
  }

  func cues(_ token: Int) -> UInt64 { matches.cues(token) }

  func hasCue(_ token: Int, _ kind: CueKind) -> Bool { cues(token) & kind.bit != 0 }

  func hasCue(_ token: Int, _ one: CueKind, _ other: CueKind) -> Bool {
    cues(token) & (one.bit | other.bit) != 0
  }

  func hasCue(
    _ token: Int, _ one: CueKind, _ other: CueKind, _ third: CueKind, _ more: CueKind...
  ) -> Bool {
    let kinds = more.reduce(one.bit | other.bit | third.bit) { $0 | $1.bit }
    return cues(token) & kinds != 0
  }

  func verb(at token: Int) -> Match? {
    range.contains(token) ? verbs[token - range.lowerBound] : nil
  }

  func segment(of token: Int) -> Int { segmentOf[token - range.lowerBound] }

  func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
    range.contains(token) && text.isMark(token, mark)
  }

  func time(at token: Int) -> TimeExpression? { times.first { $0.tokens.contains(token) } }

  /// Tokens that are part of time expressions hold no phrases.
  private func blockedTokens() -> [Bool] {
    var blocked = Array(repeating: false, count: range.count)
    for time in times {
      for token in time.tokens where range.contains(token) {
        blocked[token - range.lowerBound] = true
      }
    }
    for token in range where verbs[token - range.lowerBound] != nil {
      blocked[token - range.lowerBound] = true
    }
    return blocked
  }

  // MARK: - Coordination

  func group() {
    groups = Array(mentions.indices)
    guard mentions.count > 1 else { return }
    for index in mentions.indices.dropFirst() {
      let previous = mentions[index - 1]
      let mention = mentions[index]
      if previous.tokens == mention.tokens {
        // One phrase that means two.
        groups[index] = groups[index - 1]
        continue
      }
      guard gap(previous.tokens.upperBound, mention.tokens.lowerBound) else { continue }
      if isSide(previous.tokens.upperBound), previous.preposition != lexicon.prepositions[.bayna] {
        // "بين محتجين يطالبون باستقالة الوزير من جهة، والشرطة": the side is farther off.
        continue
      }
      let sameCase = previous.preposition == mention.preposition
      let hasComma = (previous.tokens.upperBound..<mention.tokens.lowerBound).contains {
        isMark($0, ",")
      }
      if opensNextClause(index) { continue }
      if mention.isJoined, sameCase || mention.preposition == nil {
        groups[index] = groups[index - 1]
        if mentions[index].preposition == nil {
          mentions[index].preposition = previous.preposition
          mentions[index].prepositionKind = previous.prepositionKind
        }
      } else if hasComma, mention.preposition == nil, isAlike(previous, mention),
        continuesList(index)
      {
        groups[index] = groups[index - 1]
        mentions[index].preposition = previous.preposition
        mentions[index].prepositionKind = previous.prepositionKind
      }
    }
  }

  /// `القسام تستهدف الجنود والسرايا تشتبك معهم`: who stands right before a verb in the singular that agrees with them alone is
  /// joined to no phrase that has its own word.
  func opensNextClause(_ index: Int) -> Bool {
    guard index > 0, mentions[index].isJoined else { return false }
    let mention = mentions[index]
    let previous = mentions[index - 1]
    let first = previous.outerStart
    guard mention.isDefinite, first > range.lowerBound, groups[index - 1] == index - 1,
      let match = verb(at: skipQuotes(mention.tokens.upperBound)),
      !match.clitics.conjunction, match.clitics.preposition < 0,
      text.tokens[first - 1].kind == .word || previous.preposition != nil,
      previous.preposition == nil || previous.preposition != lexicon.prepositions[.bayna],
      !hasCue(first - 1, .complementizer, .subordinator, .pluperfect, .relative)
    else { return false }
    return lexicon.verbFeatures[match.features].allSatisfy {
      $0.agreement.number == .singular && $0.agreement.person == 3
    }
      && lexicon.verbFeatures[match.features].contains { mention.agrees(with: $0.agreement) }
  }

  /// `السفير، أناتولي أنتونوف، الولايات المتحدة وفرنسا`: a person and a state are no list.
  private func isAlike(_ one: Mention, _ other: Mention) -> Bool {
    one.isTerritory == other.isTerritory || one.roleKind == other.roleKind
  }

  /// Whether a comma list of names goes on to an "and".
  private func continuesList(_ index: Int) -> Bool {
    var cursor = index
    while cursor + 1 < mentions.count {
      let next = mentions[cursor + 1]
      guard gap(mentions[cursor].tokens.upperBound, next.tokens.lowerBound),
        next.preposition == nil || next.isJoined, next.kind == mentions[index].kind
      else { return false }
      if next.isJoined { return true }
      cursor += 1
    }
    return false
  }

  /// Whether nothing but marks, "and" and words that change nothing stands between two phrases: `من جهة و`.
  func gap(_ end: Int, _ start: Int) -> Bool {
    guard end <= start, start - end <= 3 else { return false }
    var token = end
    while token < start {
      if isSide(token) {
        token += 2
        continue
      }
      let mark = text.tokens[token].mark
      guard
        text.tokens[token].kind == .mark
          ? Lexicon.isTransparent(mark) || mark == UInt8(ascii: ",")
            || mark == UInt8(ascii: "(") || mark == UInt8(ascii: ")")
          : text.isConjunction(token, lexicon)
      else { return false }
      token += 1
    }
    return true
  }

  /// Changes the phrases, as what they mean is found, and joins them anew.
  func setMentions(_ mentions: [Mention]) {
    self.mentions = mentions
    group()
  }

  /// Whether the word bears the article.
  func isDefiniteWord(_ token: Int) -> Bool {
    text.tokens[token].kind == .word && text.key(token).begins(with: "ال")
  }

  /// Whether the trigger bears the article: behind a clitic, `بالحرب`, or as part of a form of its own.
  func bearsArticle(_ trigger: Trigger) -> Bool {
    guard !trigger.clitics.article, trigger.start < text.tokens.count else { return true }
    return text.key(trigger.start).dropFirst(Int(trigger.clitics.cut)).begins(with: "ال")
  }

  /// `من جهة`, behind one of two sides.
  private func isSide(_ token: Int) -> Bool { hasCue(token, idSuffix: ".side") }

  /// The group that the mention stands in.
  func group(of index: Int) -> [Mention] { group(of: index, in: mentions.indices) }

  /// The part of its group from the mention on.
  func group(from index: Int) -> [Mention] { group(of: index, in: index..<mentions.count) }

  /// The part of its group up to the mention.
  func group(upTo index: Int) -> [Mention] { group(of: index, in: 0..<index + 1) }

  private func group(of index: Int, in places: Range<Int>) -> [Mention] {
    places.filter { groups[$0] == groups[index] }.map { mentions[$0] }
  }

  // MARK: - Segments

  private func cutSegments() {
    var segments: [Segment] = []
    segments.reserveCapacity(range.count / 4 + 1)
    var segmentOf: [Int] = []
    segmentOf.reserveCapacity(range.count)
    var start = range.lowerBound
    var kind = Segment.Kind.opening
    var verb: Match?
    func close(_ end: Int, _ segments: inout [Segment]) {
      if end > start { segments.append(Segment(kind: kind, tokens: start..<end, verb: verb)) }
    }
    for token in range {
      var next: Segment.Kind?
      var nextVerb: Match?
      if let match = self.verb(at: token) {
        next = .verb
        nextVerb = match
      } else if hasCue(token, .complementizer) {
        next = .complement
      } else if hasCue(token, .relative) {
        next = .relative
      } else if hasCue(token, .subordinator, .conditional), !isInsideMention(token) {
        next = .subordinate
      } else if matches.has(.participle, at: token), !isInsideMention(token) {
        next = .participle
      } else if isMark(token, ";") || isMark(token, ":") {
        next = .other
      }
      if let next, token > range.lowerBound {
        close(token, &segments)
        start = token
        kind = next
        verb = nextVerb
      } else if let next {
        kind = next
        verb = nextVerb
      }
      segmentOf.append(segments.count)
    }
    close(range.upperBound, &segments)
    self.segments = segments
    self.segmentOf = segmentOf
  }

  func isInsideMention(_ token: Int) -> Bool {
    mentions.contains { $0.tokens.contains(token) && $0.tokens.lowerBound != token }
  }

  /// Whether the word belongs to a phrase or an act.
  func isTaken(_ token: Int) -> Bool {
    mentions.contains { $0.tokens.contains(token) }
      || triggers.contains { $0.tokens.contains(token) }
  }
}

/// A set of small numbers that is wrong only by holding more than was put in.
private struct NumberSet {
  private var bits = InlineArray<16, UInt64>(repeating: 0)

  mutating func insert(_ number: Int32) { bits[Int(number >> 6 & 15)] |= 1 << UInt64(number & 63) }

  func mayContain(_ number: Int32) -> Bool {
    bits[Int(number >> 6 & 15)] & 1 << UInt64(number & 63) != 0
  }
}
