import NewsModel

// Who does what a verb tells: before it, after it, or left out.
extension ArgumentReader {
  /// The subject before the verb, where the clause has one there.
  func leftSubject(
    of token: Int, features: [VerbFeatures], clitics: Clitics
  ) -> (group: [Mention], isRelative: Bool, isIndefinite: Bool, isPronoun: Bool) {
    guard !clitics.conjunction else { return ([], false, false, false) }
    let first = subjectOfPluperfect(before: token, features)
    if !first.isEmpty { return (first, false, false, false) }
    var cursor = token - 1
    var commas = 0
    var crossedPhrase = false
    while cursor >= analysis.range.lowerBound {
      if analysis.isMark(cursor, ",") {
        commas += 1
        if commas > 2 { break }
        cursor -= 1
        continue
      }
      if let start = analysis.neutralStart(endingAt: cursor) {
        cursor = start - 1
        continue
      }
      if analysis.isMark(cursor, ")"),
        let open = (max(analysis.range.lowerBound, cursor - 12)..<cursor).last(where: {
          analysis.isMark($0, "(")
        }), open > analysis.range.lowerBound
      {
        cursor = open - 1
        continue
      }
      if Lexicon.isTransparent(analysis.text.tokens[cursor].mark)
        || analysis.isMark(cursor, ")") || analysis.isMark(cursor, "(")
        || analysis.time(at: cursor) != nil
        || analysis.hasCue(
          cursor, .negationPast, .negationFuture, .negationPresent, .future, .possibleImperfect,
          .possible, .pluperfect, .neutral, .pronoun)
      {
        cursor -= 1
        continue
      }
      if analysis.hasCue(cursor, .relative) {
        let group = group(endingAt: cursor)
        return (group, true, false, group.isEmpty)
      }
      if let match = analysis.matches[cursor].first(where: {
        $0.category == .cue
          && [.complementizer, .subordinator].contains(lexicon.cues[$0.entry].kind)
      }) {
        let isPronoun = match.clitics.pronoun != nil || analysis.endsWithPronoun(cursor)
        if !isPronoun, cursor == token - 1 {
          let doers = obliged(before: cursor, features)
          if !doers.isEmpty { return (doers, false, false, false) }
        }
        return ([], false, false, isPronoun)
      }
      if relativePronoun(ofVerbAt: cursor) != nil {
        return (subjectPastClause(from: cursor, features), false, false, false)
      }
      guard let index = analysis.mentions.firstIndex(where: { $0.tokens.contains(cursor) }) else {
        // "على الأقل", "بجروح": a phrase with a preposition that names nobody.
        if let start = adverbial(endingAt: cursor) {
          cursor = start - 1
          crossedPhrase = true
          continue
        }
        break
      }
      let mention = analysis.mentions[index]
      // "بحسب الوزير، أضاف الاتحاد": who is only cited.
      if isSourceNamed(mention) { break }
      // "الخرطوم تطلق مئة مصري والقاهرة تعفو".
      if mention.isJoined, opensClause(mention, before: token),
        mention.preposition != nil || hasVerb(before: mention.outerStart, commas: commas),
        features.contains(where: { mention.agrees(with: $0.agreement) })
      {
        return ([mention], false, false, false)
      }
      if commas == 0, mention.preposition != nil, !mention.isDefinite, mention.canAct,
        mention.tokens.upperBound == token, clitics.pronoun == nil, mention.kind == .described,
        features.contains(where: { $0.tense == .imperfect && mention.agrees(with: $0.agreement) })
      {
        // "عقوبات على شركات صينية تدعم روسيا": the clause right behind an indefinite phrase describes it.
        return ([mention], false, false, false)
      }
      if mention.preposition != nil, analysis.groups[index] == index || mention.isJoined {
        // A phrase with a preposition may stand between subject and verb.
        if commas == 0, mention.prepositionKind != nil, !mention.isDefinite, !crossedPhrase {
          // "في هجوم شنته": handled by the event noun.
        }
        cursor = mention.outerStart - 1
        crossedPhrase = true
        continue
      }
      guard mention.canAct else { break }
      let group = analysis.group(of: index)
      let fits =
        group.count > 1
        || features.contains { mention.agrees(with: $0.agreement) }
        || isStateAfterThat(mention, before: token)
      guard fits else {
        return (subjectPastClause(from: mention.outerStart - 1, features), false, false, false)
      }
      if hasVerb(before: group[0].tokens.lowerBound, commas: commas),
        mention.isDefinite || commas > 0
      {
        break
      }
      return (group, false, !mention.isDefinite, false)
    }
    return ([], false, false, false)
  }

  /// `وكانت المملكة، التي تستضيف المحادثات، قد أعربت`: who stands right behind "was", however much describes him.
  private func subjectOfPluperfect(before token: Int, _ features: [VerbFeatures]) -> [Mention] {
    guard token > analysis.range.lowerBound, analysis.text.key(token - 1, is: "قد") else {
      return []
    }
    let reach = max(analysis.range.lowerBound, token - 40)..<token
    for was in reach.reversed() {
      if analysis.hasCue(was, .complementizer) { return [] }
      guard analysis.hasCue(was, .pluperfect) else { continue }
      let start = analysis.skipQuotes(was + 1)
      guard
        let index = analysis.mentions.firstIndex(where: {
          $0.outerStart == start && $0.preposition == nil && $0.tokens.upperBound < token
        }), analysis.mentions[index].canAct
      else { return [] }
      let group = analysis.group(from: index).filter { $0.tokens.upperBound < token }
      let fits =
        group.count > 1 || features.contains { group[0].agrees(with: $0.agreement) }
      return fits ? group : []
    }
    return []
  }

  /// The words right behind a verb that no table knows, if they look like a name rather than an adverb or a noun with a
  /// preposition.
  func stranger(after token: Int, _ features: [VerbFeatures]) -> Mention? {
    guard
      features.contains(where: { $0.agreement.person == 3 && $0.agreement.number == .singular })
    else { return nil }
    let start = analysis.skipQuotes(token + 1)
    var end = start
    while end < analysis.range.upperBound, end - start < 3, isUnlisted(end, first: end == start) {
      end += 1
    }
    guard end > start else { return nil }
    var stranger = Mention(
      kind: .plain, tokens: start..<end, outerStart: start, agreement: Agreement(""), head: start)
    stranger.isDefinite = true
    return stranger
  }

  private func isUnlisted(_ token: Int, first: Bool) -> Bool {
    let key = analysis.text.key(token)
    let attached = ["ب", "ل", "ك", "و", "ف"]
    return analysis.text.tokens[token].kind == .word && analysis.text.tokens[token].keyCount >= 6
      && analysis.matches[token].isEmpty && analysis.time(at: token) == nil
      && !analysis.isAccusative(token) && !analysis.endsWithPronoun(token)
      && !(first && attached.contains { key.starts(with: $0.utf8) })
      && !analysis.isTaken(token) && !analysis.isOf(lexicon.adverbClass, token)
  }

  /// `على إسرائيل أن توقف`, `سبق للحركة أن أعلنت`, `طلب من إيران أن تفرج`: who is to do what "that" introduces.
  private func obliged(before that: Int, _ features: [VerbFeatures]) -> [Mention] {
    let links = [NamedPreposition.li, .ala, .min].compactMap { lexicon.prepositions[$0] }
    guard
      let index = analysis.mentions.lastIndex(where: {
        $0.tokens.upperBound == that && $0.canAct && $0.preposition.map(links.contains) ?? false
      })
    else { return [] }
    let group = analysis.group(of: index)
    if group.count > 1 {
      return features.allSatisfy { $0.agreement.number != .singular } ? group : []
    }
    return features.contains { group[0].agrees(with: $0.agreement) } ? group : []
  }

  /// `الغارة الجوية الإسرائيلية دمرت المبنى`, `تظاهرات حاشدة طالبت`: an act, with what describes it, stands right before its
  /// verb.
  func followsAct(_ token: Int, _ features: [VerbFeatures], _ clitics: Clitics) -> Bool {
    guard !clitics.conjunction,
      let act = analysis.triggers.last(where: { $0.start < token }), act.form == .noun,
      lexicon.triggers[act.entry].type == .protest
        || act.clitics.article && act.clitics.preposition < 0
          && lexicon.triggers[act.entry].type == .assault,
      token - act.end <= 3
    else { return false }
    let isDefinite = act.clitics.article
    let isFeminine = analysis.text.tokens[act.end - 1].traces.contains(.feminine) || !isDefinite
    return features.contains {
      $0.agreement.person == 3 && $0.agreement.number == .singular
        && $0.agreement.gender == (isFeminine ? .feminine : .masculine)
    }
      && (act.end..<token).allSatisfy {
        analysis.isDefiniteWord($0) == isDefinite && analysis.verb(at: $0) == nil
          && analysis.governor(of: $0) == nil
      }
  }

  /// `انفجار في القاهرة يصيب ضابطين`: a headline that begins with a thing which does what the verb tells.
  func opensWithThing(before token: Int, _ features: [VerbFeatures], _ clitics: Clitics) -> Bool {
    let first = analysis.skipQuotes(analysis.range.lowerBound)
    guard !clitics.conjunction, first < token, token - first <= 8,
      features.contains(where: { $0.tense == .imperfect && !$0.isPassive }),
      analysis.text.tokens[first].kind == .word, analysis.verb(at: first) == nil,
      analysis.matches[first].allSatisfy({ $0.category == .wordClass || $0.category == .noun }),
      analysis.time(at: first) == nil,
      !analysis.isDefiniteWord(first), !analysis.isAccusative(first)
    else { return false }
    let isFeminine = analysis.text.tokens[first].traces.contains(.feminine)
    return features.contains {
      $0.agreement.gender == (isFeminine ? .feminine : .masculine)
        && $0.agreement.number == .singular
    }
      && !(first..<token).contains { analysis.isMark($0, ",") || analysis.isMark($0, ":") }
      && analysis.segment(of: first) + 1 >= analysis.segment(of: token)
      && !analysis.mentions.contains {
        $0.tokens.upperBound <= token && $0.preposition == nil
      }
  }

  /// `طلبت السلطة شطب المنظمة من القائمة والمقاومة تستنكر`: right before its verb, so that "and" joins clauses.
  private func opensClause(_ mention: Mention, before token: Int) -> Bool {
    mention.tokens.upperBound == token && mention.isDefinite
      && mention.outerStart == mention.tokens.lowerBound
      && analysis.matches[mention.tokens.lowerBound].allSatisfy {
        $0.clitics.preposition < 0 || $0.category == .wordClass
      }
  }

  /// `أن قطر رحب`, `بأن القوات تمكن`: translated text often gets the gender of a state or a body wrong.
  private func isStateAfterThat(_ mention: Mention, before token: Int) -> Bool {
    (mention.isTerritory || mention.roleKind == .force || mention.roleKind == .office)
      && mention.tokens.upperBound == token
      && analysis.hasCue(mention.tokens.lowerBound - 1, .complementizer)
  }

  /// Where the phrase of preposition and plain noun that ends at `token` begins, or nil.
  private func adverbial(endingAt token: Int) -> Int? {
    guard analysis.text.tokens[token].kind == .word, analysis.verb(at: token) == nil,
      !analysis.triggers.contains(where: { $0.tokens.contains(token) })
    else { return nil }
    if analysis.matches[token].contains(where: { $0.clitics.preposition >= 0 }) { return token }
    for start in stride(from: token - 1, through: max(analysis.range.lowerBound, token - 2), by: -1)
    {
      if analysis.matches[start].contains(where: {
        $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
      }) {
        return start
      }
    }
    return nil
  }

  /// Whether the phrase already follows a verb of its own clause.
  private func hasVerb(before token: Int, commas: Int) -> Bool {
    let start = analysis.clauseStart(before: token)
    return analysis.verb(at: start) != nil && start < token
      // "كانت المحكمة قد أصدرت": the subject of both.
      && !analysis.hasCue(start, .pluperfect)
  }

  func elide(_ token: Int, _ features: [VerbFeatures], into result: inout VerbArguments) {
    let several = severalBefore(token, features)
    if !several.isEmpty {
      result.subject = several
      result.isElided = true
      return
    }
    result.subject = elidedSubject(token, features).map { [$0] } ?? []
    result.isElided = true
  }

  /// `وصلت قوات الجيش وشرطة الحدود وأطلقوا`: the several who did what the verb before tells go on.
  private func severalBefore(_ token: Int, _ features: [VerbFeatures]) -> [Mention] {
    guard analysis.verb(at: token)?.clitics.conjunction == true,
      features.allSatisfy({ $0.agreement.number == .plural && $0.agreement.person == 3 }),
      let verb = (analysis.range.lowerBound..<token).last(where: { analysis.verb(at: $0) != nil }),
      let match = analysis.verb(at: verb), match.clitics.pronoun == nil
    else { return [] }
    let read = lexicon.verbFeatures[match.features]
    guard read.allSatisfy({ $0.agreement.number == .singular }) else { return [] }
    let bare = bareGroups(from: verb + 1, to: analysis.clauseEnd(after: verb + 1))
    guard let first = bare.first, first.count > 1, isNext(first[0], to: verb),
      read.contains(where: { first[0].follows($0.agreement) })
    else { return [] }
    return first
  }

  func elidedSubject(_ token: Int, _ features: [VerbFeatures]) -> Mention? {
    guard let agreement = features.first?.agreement else { return nil }
    if agreement.person == 1 { return speaker(before: token) }
    if let speaker = speakerOfOwnQuote(token, features) { return speaker }
    if let stranger = strangerTelling(before: token, agreement) { return stranger }
    return sentenceSubject(token, features)
      // A town is no one who acts.
      ?? antecedent(agreement, before: token).flatMap { $0.kind == .place ? nil : $0 }
  }

  /// `وتابع الوزير: "أصدرت تعليمات"`: what opens a man's words and is spelled as the feminine is his own first person.
  private func speakerOfOwnQuote(_ token: Int, _ features: [VerbFeatures]) -> Mention? {
    guard
      features.allSatisfy({
        $0.tense == .perfect && $0.agreement.gender == .feminine
          && $0.agreement.number == .singular
      }), token > analysis.range.lowerBound,
      Lexicon.isTransparent(analysis.text.tokens[token - 1].mark)
        || analysis.isMark(token - 1, ":"),
      let speaker = speaker(before: token), speaker.roleKind == .person,
      speaker.agreement.gender == .masculine
    else { return nil }
    return speaker
  }

  /// `وقال هوفمان إن الحكومة صامتة، كما دعا إلى`: who tells goes on, though no table knows him.
  private func strangerTelling(before token: Int, _ agreement: Agreement) -> Mention? {
    guard agreement.person == 3, agreement.number == .singular, agreement.gender == .masculine,
      let segment = analysis.segments.last(where: {
        guard let verb = $0.verb else { return false }
        return verb.tokens.lowerBound < token && !lexicon.verbs[verb.entry].reports.isEmpty
      }), let verb = segment.verb, let read = telling(verb), read.rule == "unlisted name"
    else { return nil }
    // "قال هاينز فيشر، رئيس النمسا، إنه": who bears the office that follows.
    let office = analysis.mentions.first {
      $0.outerStart > verb.tokens.upperBound && $0.outerStart < verb.tokens.upperBound + 8
        && $0.outerStart < token && $0.roleKind == .person && $0.preposition == nil
        && $0.isDefinite
    }
    return office ?? read.subject.first
  }

  /// The two sides that a verb in the dual means: the last two of the sentence before it, else of the document.
  func bothSides(before token: Int) -> [Mention] {
    let here = analysis.mentions.filter { $0.tokens.upperBound <= token }
    let sides = DiscourseContext.lastSides(of: here)
    return sides.count == 2 ? sides : context.lastSides
  }

  /// `الوزير: سنواصل الدعم`: who speaks a headline's words.
  var titleSpeaker: Mention? {
    guard let first = analysis.mentions.first, first.canAct, first.preposition == nil,
      first.outerStart == analysis.skipQuotes(analysis.range.lowerBound),
      analysis.isMark(first.tokens.upperBound, ":"),
      first.roleKind != nil || first.kind == .name
    else { return nil }
    return first
  }

  /// Who speaks by a verb, unless it is in the first person.
  private func telling(_ match: Match) -> VerbArguments? {
    guard lexicon.verbFeatures[match.features].contains(where: { $0.agreement.person != 1 })
    else { return nil }
    return arguments(of: match, takesObject: false)
  }

  /// Who says "I" or "we" at `token`: the sentence's own speaker, else the last of the document.
  func speaker(before token: Int) -> Mention? {
    for index in analysis.segments.indices.reversed() {
      guard let match = analysis.segments[index].verb, match.tokens.lowerBound < token,
        !lexicon.verbs[match.entry].reports.isEmpty
      else { continue }
      guard let read = telling(match) else { continue }
      if !read.isElided, let speaker = read.subject.first { return speaker }
      // "دانت المنظمة القصف وأضافت: نطالب".
      if let speaker = sentenceSubject(
        match.tokens.lowerBound, lexicon.verbFeatures[match.features])
      {
        return speaker
      }
      break
    }
    return titleSpeaker ?? context.speaker
  }

  /// `قال الوزير إن الجيش انتصر، داعيا المجلس إلى`: who speaks, and not who his words are about, does beside it what a
  /// participle of speech tells.
  func subject(ofParticiple participle: Trigger, _ entry: TriggerEntry) -> Mention? {
    guard entry.type.isSpeech || entry.type == .support, !participle.clitics.article,
      participle.clitics.conjunction || analysis.isMark(participle.start - 1, ",")
    else { return antecedent(Agreement(""), before: participle.start) }
    let key = analysis.text.key(participle.start)
    let agreement =
      analysis.text.tokens[participle.start].traces.contains(.feminine)
      ? Agreement("fs") : Agreement(key.ends(with: Array("ين".utf8)) ? "mp" : "ms")
    for segment in analysis.segments.reversed() {
      guard let match = segment.verb, match.tokens.lowerBound < participle.start,
        segment.kind != .relative, segment.kind != .subordinate,
        // "قال إن الطرفين اتفقا، داعيا": one of two who speak does not speak for both.
        agreement.number == .plural
          || !lexicon.verbFeatures[match.features].contains(where: {
            $0.agreement.number == .dual
          }),
        !lexicon.verbs[match.entry].reports.isEmpty
          || lexicon.verbs[match.entry].triggers.contains(where: {
            lexicon.triggers[$0.trigger].type.isSpeech && $0.object.isEmpty
          })
      else { continue }
      guard let read = telling(match) else { continue }
      if read.rule == "unlisted name" { return read.subject.first }
      if !read.isPassive, !read.isElided, let speaker = read.subject.first,
        speaker.agrees(with: agreement),
        speaker.agreement.gender == .unknown || speaker.agreement.gender == agreement.gender
          || agreement.number == .plural
      {
        return speaker
      }
    }
    return antecedent(agreement, before: participle.start)
  }

  /// The last subject before the verb in its sentence.
  func sentenceSubject(_ token: Int, _ features: [VerbFeatures]) -> Mention? {
    guard let agreement = features.first?.agreement else { return nil }
    return analysis.mentions.last {
      $0.tokens.upperBound <= token && $0.preposition == nil && $0.isTold
        && $0.kind != .plain && $0.canAct && $0.agrees(with: agreement) && isSubject($0)
    }
  }

  /// Whether the phrase is what a verb before or after it says something of: it opens its clause, or follows
  /// its verb before any other phrase does.
  private func isSubject(_ mention: Mention) -> Bool {
    let start = mention.tokens.lowerBound
    let verb = (analysis.clauseStart(before: start)..<start).last { analysis.verb(at: $0) != nil }
    guard let verb, let match = analysis.verb(at: verb) else {
      // "مع خبر اغتيال العقيد، قال": the genitive of a noun is no subject.
      return !analysis.triggers.contains {
        $0.form == .noun && $0.end == start && !$0.clitics.article
      }
    }
    guard match.clitics.pronoun == nil else { return true }
    let features = lexicon.verbFeatures[match.features]
    return features.contains { mention.follows($0.agreement) }
      && bareGroups(from: verb + 1, to: start + 1).first?.contains { $0.tokens == mention.tokens }
        == true
      && leftSubject(of: verb, features: features, clitics: match.clitics).group.isEmpty
  }

  /// `قطريين اتهمتهما واشنطن`: the indefinite phrase that a clause right after it describes.
  func described(by pronoun: Agreement, at token: Int) -> Mention? {
    analysis.mentions.last {
      $0.tokens.upperBound == token && !$0.isDefinite && $0.agrees(with: pronoun)
    }
  }

  /// Whether what follows the verb can't be its object: a preposition, a time, a mark, the clause's end.
  func isWithoutObject(_ token: Int) -> Bool {
    let next = token + 1
    guard next < analysis.range.upperBound, analysis.text.tokens[next].kind != .mark,
      analysis.time(at: next) == nil, !analysis.isManner(next)
    else { return true }
    return analysis.matches[next].contains {
      $0.clitics.preposition >= 0
        || $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
    }
  }

  /// What a pronoun or elided subject means: the nearest fitting phrase, bare ones first.
  ///
  /// Those at `others` are not meant, as they do what is told; with `amongPeople` no state or body is.
  func antecedent(
    _ agreement: Agreement, before token: Int, except others: [Range<Int>] = [],
    amongPeople: Bool = false
  ) -> Mention? {
    let here = analysis.mentions.filter {
      $0.tokens.upperBound <= token && $0.isTold && $0.canAct && $0.kind != .plain
        && $0.agrees(with: agreement) && !others.contains($0.tokens)
        && (!amongPeople || $0.isOfPeople)
    }
    // Who reports is seldom whom a pronoun means.
    if let bare = here.last(where: {
      $0.preposition == nil && $0.possessor == nil && $0.sector != "JRN"
    }) {
      // "وصف الرئيس نهج الوزير في انتقاداته": whoever acts, before whose the thing is that is spoken of.
      let subject = here.last { analysis.verb(at: $0.outerStart - 1) != nil }
      return isOfPlainNoun(bare) ? subject ?? bare : bare
    }
    // "قالت العائلات إن سلطته": whoever is told by what is his has been named before.
    if let bare = here.last(where: { $0.preposition == nil && $0.possessor == nil }) { return bare }
    // "سمحت المحكمة للمستوطنين بالصلاة خلال اقتحامهم": people of the sentence before those of another.
    if agreement.number == .plural, agreement.gender == .masculine,
      let people = here.last(where: { $0.isOfPeople && $0.agreement.number == .plural })
    {
      return people
    }
    if let before = context.antecedent(agreement, amongPeople: amongPeople) { return before }
    // Where something happens is not who does the next thing.
    return here.last { !($0.isTerritory && $0.prepositionKind == .placePreposition) }
  }

  /// `نهج الوزير`: whose the noun is that no table knows, right before the phrase.
  private func isOfPlainNoun(_ mention: Mention) -> Bool {
    let noun = mention.tokens.lowerBound - 1
    return mention.outerStart == noun + 1 && analysis.range.contains(noun)
      && analysis.isPlainWord(noun) && !analysis.isDefiniteWord(noun)
      && analysis.verb(at: noun) == nil
  }
}
