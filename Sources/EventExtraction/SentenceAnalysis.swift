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
struct SentenceAnalysis {
  let pack: LanguagePacks.Pack
  let text: TokenizedText
  let sentence: Sentence
  let matches: SentenceMatches
  private(set) var verbs: [Match?] = []
  private(set) var mentions: [Mention] = []
  /// For each mention, the number of its coordination group.
  private(set) var groups: [Int] = []
  private(set) var segments: [Segment] = []
  private var segmentOf: [Int] = []
  private(set) var triggers: [Trigger] = []
  let times: [TimeExpression]

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
    decideVerbs()
    let finder = MentionFinder(
      pack: pack, text: text, matches: matches, known: known, blocked: blockedTokens())
    mentions = finder.mentions()
    group()
    cutSegments()
    findTriggers()
  }

  // MARK: - Looking

  func cues(_ token: Int) -> UInt64 {
    range.contains(token) ? matches.cueBits[token - range.lowerBound] : 0
  }

  func hasCue(_ token: Int, _ kinds: CueKind...) -> Bool {
    let bits = cues(token)
    return kinds.contains { bits & $0.bit != 0 }
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

  // MARK: - Verbs

  private mutating func decideVerbs() {
    verbs = Array(repeating: nil, count: range.count)
    for token in range {
      // "فجر الخميس" is a date, whatever else its words may be.
      guard time(at: token) == nil, let match = bestVerb(at: token), reads(match, at: token) else {
        continue
      }
      verbs[token - range.lowerBound] = match
    }
  }

  private func bestVerb(at token: Int) -> Match? {
    matches[token].filter { $0.category == .verb }.max {
      ($1.clitics.weight, fit($0, at: token), usefulness($0))
        < ($0.clitics.weight, fit($1, at: token), usefulness($1))
    }
  }

  /// Whether the next word bears the preposition that the verb takes: `تعرض لهجوم`, not `تعرض`.
  private func fit(_ match: Match, at token: Int) -> Int {
    let verb = lexicon.verbs[match.entry]
    guard token + 1 < range.upperBound, !verb.lights.isEmpty || !verb.triggers.isEmpty,
      let governor = matches[token + 1].lazy.compactMap({ match -> Int? in
        if match.category == .cue { return lexicon.cuePrepositions[match.entry] }
        return match.clitics.preposition >= 0
          ? lexicon.attachedPrepositions[match.clitics.preposition] : nil
      }).first
    else { return 0 }
    let takes =
      verb.lights.contains { lexicon.lights[$0].slots.contains(.preposition(governor)) }
      || verb.triggers.contains {
        lexicon.triggers[$0.trigger].verbFrame.role(of: .preposition(governor)) != nil
      }
    return takes ? 1 : 0
  }

  private func usefulness(_ match: Match) -> Int {
    let verb = lexicon.verbs[match.entry]
    return verb.triggers.count * 2 + verb.lights.count + verb.reports.count
  }

  /// Whether the token is the verb rather than a noun of the same spelling.
  private func reads(_ match: Match, at token: Int) -> Bool {
    // A reading that cuts more off the word is the less likely one.
    let others = matches[token].filter {
      isNominal($0) && $0.clitics.weight <= match.clitics.weight
    }
    let previous = previousWord(token)
    let features = lexicon.verbFeatures[match.features]
    if isSmallWord(token, than: match) { return isVerbDespiteSmallWord(token) }
    // "طلبة المدارس", "لندن": a name or role written so is no verb with something cut off.
    if others.contains(where: {
      $0.clitics.weight < match.clitics.weight
        && ($0.category == .role || $0.category == .actor || $0.category == .nationality)
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
      if !match.clitics.conjunction, wantsNoun(previous, before: token) { return false }
    }
    if others.isEmpty { return true }
    if let previous, !match.clitics.conjunction, verb(at: previous) != nil,
      features.contains(where: { $0.tense == .perfect }), !match.clitics.future
    {
      // Two finite verbs do not stand side by side.
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
    if followsSubject(token) || hasObjectPhrase(match, at: token) { return true }
    return hasDoer(after: token, verb: match, others: others)
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
    return hasCue(next, .complementizer)
      || matches[next].contains {
        $0.category == .cue && lexicon.cues[$0.entry].kind == .preposition
          && $0.tokens.count == 1
      }
  }

  /// Whether the word before governs a noun: a preposition, a demonstrative, a quantity.
  private func wantsNoun(_ previous: Int, before token: Int) -> Bool {
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

  /// Whether the word before is a bare noun, so that this one belongs to it.
  private func endsNoun(_ previous: Int, before token: Int) -> Bool {
    // "مذكرة تفاهم": a feminine noun is no subject of a masculine verb, but may own the word as a noun.
    if previous == token - 1, text.tokens[previous].traces.contains(.feminine),
      !text.key(previous).starts(with: "ال".utf8), verb(at: previous) == nil,
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
    guard isMark(cursor, ",") else { return false }
    return (clauseStart(before: cursor)..<cursor).contains { verb(at: $0) != nil }
  }

  /// `البرلمان الليبي رفض`: nothing hangs on a definite noun that opens its clause, so it is the subject.
  private func followsSubject(_ token: Int) -> Bool {
    guard let previous = previousWord(token), previous == token - 1,
      text.key(previous).starts(with: "ال".utf8),
      !matches[token].contains(where: { $0.category == .role || $0.category == .actor })
    else { return false }
    let start = clauseStart(before: token)
    let first = text.tokens[start].kind == .word ? start : nextWord(start) ?? token
    guard first < token, !(start..<token).contains(where: { verb(at: $0) != nil || isMark($0, ",") })
    else { return false }
    return !(first..<token).contains { word in
      matches[word].contains {
        $0.clitics.preposition >= 0
          || $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
      }
    }
  }

  /// Whether the object that makes the verb an event follows: `فتح عناصر من الحزب النار`.
  private func hasObjectPhrase(_ match: Match, at token: Int) -> Bool {
    lexicon.verbs[match.entry].triggers.contains {
      !$0.object.isEmpty && phrase($0.object, after: token) != nil
    }
  }

  /// Whether somebody who could act stands after a word that may be a verb or a noun.
  private func hasDoer(after token: Int, verb match: Match, others: [Match]) -> Bool {
    guard let next = nextWord(token) else { return false }
    let isViolent = lexicon.verbs[match.entry].triggers.contains {
      lexicon.triggers[$0.trigger].type == .assault
    }
    if hasCue(next, .quantifier) || text.tokens[next].kind == .number {
      return others.contains { $0.category == .noun }
        ? isViolent && !hasTitleShape : !hasTitleShape
    }
    let opens = isClauseOpening(token)
    let isDoer = matches[next].contains { candidate in
      guard candidate.clitics.preposition < 0, !candidate.clitics.conjunction,
        candidate.clitics.pronoun == nil || !opens
      else { return false }
      switch candidate.category {
      case .actor: return true
      case .role:
        let role = lexicon.roles[candidate.entry]
        if role.kind == .office || role.kind == .force { return true }
        if role.kind == .person || role.kind == .group, role.sector != "CVL" { return true }
        return opens && (!candidate.clitics.article || !isViolent && role.kind == .group)
      case .field: return candidate.clitics.article
      case .wordClass:
        // "طالب البيان": what is written speaks for those who wrote it.
        return candidate.entry == lexicon.selfClass
          || candidate.entry == lexicon.textClass && opens && text.key(next).starts(with: "ال".utf8)
      default: return false
      }
    }
    if hasTitleShape { return isDoer && isDefiniteDoer(next) }
    return isDoer || hasCue(next, .complementizer)
      || opens && (time(at: next) != nil || hasCue(next, .neutral))
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
    previousWord(token) == nil || matches[token].allSatisfy { $0.clitics.conjunction }
  }

  /// A headline: short, and no full stop at its end.
  var hasTitleShape: Bool {
    guard let last = range.last else { return false }
    return sentence.paragraph == 0 && range.count < 24 && !text.isMark(last, ".")
  }

  /// The word before `token`, quotes passed over; nil at the start or after another mark.
  func previousWord(_ token: Int) -> Int? {
    var cursor = token - 1
    while cursor >= range.lowerBound {
      if text.tokens[cursor].kind != .mark {
        // A multiword form ends here: its first token speaks for it.
        var start = cursor
        while start > range.lowerBound, cursor - start < 4 {
          if matches[start].contains(where: { $0.tokens.upperBound == cursor + 1 }) { return start }
          start -= 1
        }
        return cursor
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

  /// Changes the phrases, as what they mean is found, and joins them anew.
  mutating func setMentions(_ mentions: [Mention]) {
    self.mentions = mentions
    group()
  }

  // MARK: - Coordination

  private mutating func group() {
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
      let sameCase = previous.preposition == mention.preposition
      let hasComma = (previous.tokens.upperBound..<mention.tokens.lowerBound).contains {
        isMark($0, ",")
      }
      if mention.isJoined, sameCase || mention.preposition == nil {
        groups[index] = groups[index - 1]
        if mentions[index].preposition == nil {
          mentions[index].preposition = previous.preposition
          mentions[index].prepositionKind = previous.prepositionKind
        }
      } else if hasComma, mention.preposition == nil, continuesList(index) {
        groups[index] = groups[index - 1]
        mentions[index].preposition = previous.preposition
        mentions[index].prepositionKind = previous.prepositionKind
      }
    }
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

  func gap(_ end: Int, _ start: Int) -> Bool {
    guard end <= start, start - end <= 3 else { return false }
    return (end..<start).allSatisfy { token in
      let mark = text.tokens[token].mark
      return text.tokens[token].kind == .mark
        && (Lexicon.isTransparent(mark) || mark == UInt8(ascii: ",")
          || mark == UInt8(ascii: "(") || mark == UInt8(ascii: ")"))
    }
  }

  /// The members of the group that the mention stands in.
  func members(of index: Int) -> [Int] {
    mentions.indices.filter { groups[$0] == groups[index] }
  }

  // MARK: - Segments

  private mutating func cutSegments() {
    segmentOf = Array(repeating: 0, count: range.count)
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
      segmentOf[token - range.lowerBound] = segments.count
    }
    close(range.upperBound, &segments)
  }

  private func isInsideMention(_ token: Int) -> Bool {
    mentions.contains { $0.tokens.contains(token) && $0.tokens.lowerBound != token }
  }

  // MARK: - Triggers

  private mutating func findTriggers() {
    for token in range {
      if let match = verb(at: token) {
        if let trigger = verbTrigger(match, at: token) { triggers.append(trigger) }
      } else if let trigger = nounTrigger(at: token), !isObject(trigger), !opensRelative(trigger) {
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
        && lexicon.triggers[$0.entry].type == lexicon.triggers[noun.entry].type
    }
  }

  private func verbTrigger(_ chosen: Match, at token: Int) -> Trigger? {
    // Two verbs may share the form: يوقع is of وقع and of أوقع. The one whose objects stand here is meant.
    let candidates = matches[token].filter {
      $0.category == .verb && $0.clitics.weight == chosen.clitics.weight
    }
    var best: (match: Match, use: VerbUse, rank: Int, end: Int)?
    for match in candidates {
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
      guard entry.needs.contains(where: { holds($0, at: token..<(token + 1)) }) else { return nil }
      rank += 5
    }
    if entry.unless.contains(where: { holds($0, at: token..<(token + 1)) }) { return nil }
    return (rank, end)
  }

  /// What the verb's form may be here; a written vowel u makes it passive.
  private func features(_ match: Match) -> [VerbFeatures] {
    var features = lexicon.verbFeatures[match.features]
    if match.clitics.future { features.removeAll { $0.tense != .imperfect } }
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
    where match.category == .noun || match.category == .participle {
      let entry = lexicon.triggers[match.entry]
      var rank = match.tokens.count * 10 - match.clitics.weight
      if !entry.needs.isEmpty, match.tokens.count == 1 {
        // A form of several words says by itself what is meant.
        guard entry.needs.contains(where: { holds($0, at: match.tokens) }) else { continue }
        rank += 5
      }
      if entry.unless.contains(where: { holds($0, at: match.tokens) }) { continue }
      if rank > (best?.rank ?? Int.min) { best = (match, rank) }
    }
    guard var match = best?.match else { return nil }
    if hasRoleReading(token, match) || isName(match) { return nil }
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
    return Trigger(
      entry: match.entry, form: match.category == .noun ? .noun : .participle,
      tokens: match.tokens, clitics: match.clitics, end: match.tokens.upperBound)
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
    mentions.contains { mention in
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
    if governor(of: token) == lexicon.prepositions["من"] {
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

  private func isCarrier(_ token: Int) -> Bool {
    verb(at: token) == nil
      && matches[token].contains {
        $0.category == .wordClass && $0.entry == lexicon.carrierClass && !$0.clitics.article
      }
  }

  /// One past the words `words` where they follow `token` in its clause, or nil.
  private func phrase(_ words: [Int32], after token: Int) -> Int? {
    guard let first = words.first else { return nil }
    var cursor = token + 1
    let limit = min(range.upperBound, token + 14)
    while cursor < limit {
      if cursor > token + 1, verb(at: cursor) != nil || hasCue(cursor, .complementizer) {
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
    text.tokens[token].kind == .word && text.readings(token).contains { $0.word == word }
  }

  /// Whether a condition on the words around a trigger holds.
  private func holds(_ constraint: Constraint, at trigger: Range<Int>) -> Bool {
    switch constraint.position {
    case .next:
      guard let next = nextWord(trigger.upperBound - 1) else { return false }
      return stands(constraint, at: next)
    case .previous:
      guard let previous = previousWord(trigger.lowerBound) else { return false }
      return stands(constraint, at: previous)
    case .genitive:
      return (trigger.upperBound..<min(range.upperBound, trigger.upperBound + 3))
        .contains { stands(constraint, at: $0) }
    case .near: return range.contains { !trigger.contains($0) && stands(constraint, at: $0) }
    case .clause, .object:
      let limit = clauseEnd(after: trigger.upperBound)
      let start =
        constraint.position == .clause
        ? clauseStart(before: trigger.lowerBound) : trigger.upperBound
      return (start..<limit).contains { token in
        !trigger.contains(token) && stands(constraint, at: token)
          && (constraint.position == .clause || !isGoverned(token))
      }
    case .sides(let count): return sides(of: trigger) >= count
    case .preposition(let number):
      let limit = clauseEnd(after: trigger.upperBound)
      return (trigger.upperBound..<limit).contains { token in
        guard
          stands(constraint, at: token)
            || nextWord(token).map({ stands(constraint, at: $0) }) == true
        else { return false }
        return governor(of: token) == number
      }
    }
  }

  /// How many participants of public affairs stand in the clause of a verb, or in the relative clause that tells
  /// of an event noun: `الضربة التي وجهتها`. A noun by itself may be a mere topic, whoever stands beside it.
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
    guard let first = own.first, first.outerStart - noun.upperBound <= 2 else { return 0 }
    guard first.outerStart == noun.upperBound, first.preposition == nil,
      let second = own.dropFirst().first,
      second.preposition != nil || second.isJoined || isMark(second.outerStart - 1, "-"),
      second.outerStart - first.tokens.upperBound <= 2
    else { return 1 }
    return 2
  }

  private func stands(_ constraint: Constraint, at token: Int) -> Bool {
    if constraint.words.contains(where: { equals(token, $0) }) { return true }
    return matches[token].contains {
      $0.category == .wordClass && constraint.classes.contains($0.entry)
    }
  }

  /// Whether a preposition other than an attached "with" governs the word.
  private func isGoverned(_ token: Int) -> Bool {
    guard let number = governor(of: token) else { return false }
    return number != lexicon.prepositions["على"] && number != lexicon.prepositions["علي"]
  }

  /// The preposition attached to the word or right before it.
  func governor(of token: Int) -> Int? {
    if let match = matches[token].first(where: { $0.clitics.preposition >= 0 }),
      !matches[token].contains(where: { $0.clitics.preposition < 0 && $0.category != .wordClass })
    {
      return lexicon.attachedPrepositions[match.clitics.preposition]
    }
    guard let previous = previousWord(token) else { return nil }
    return matches[previous].lazy.compactMap { match -> Int? in
      guard match.category == .cue, match.tokens.upperBound <= token else { return nil }
      return lexicon.cuePrepositions[match.entry]
    }.first
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
