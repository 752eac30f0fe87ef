import NewsModel

/// Who does what to whom around one verb.
struct VerbArguments {
  var subject: [Mention] = []
  var object: [Mention] = []
  var isPassive = false
  /// The subject is not in the clause but was taken from the discourse.
  var isElided = false
  var rule = ""
}

/// Reads the arguments of verbs and event nouns from word order, agreement and prepositions.
struct ArgumentReader {
  let analysis: SentenceAnalysis
  let context: DiscourseContext

  var lexicon: Lexicon { analysis.lexicon }

  // MARK: - Verbs

  /// How much a verb wants an object, so that the only phrase behind it is that and not its subject.
  enum ObjectNeed: Comparable { case never, possible, likely, certain }

  /// The subject and object of the verb at `token`.
  ///
  /// With `sharesSubject` the verb tells what subject and object do together and nothing but the object names
  /// the second.
  func arguments(
    ofVerbAt token: Int, features: [VerbFeatures], clitics: Clitics, takesObject: Bool,
    sharesSubject: Bool = false, needsObject: ObjectNeed = .possible
  ) -> VerbArguments {
    var result = VerbArguments()
    let limit = analysis.clauseEnd(after: token + 1)
    var bare = withOffices(bareGroups(from: token + 1, to: limit))
    if needsObject == .certain,
      let deed = analysis.triggers.first(where: {
        $0.form == .noun && $0.start > token && $0.start < limit
      })
    {
      // "اتهمت إسرائيل بقصف مبنى": whom the deed met is neither who accuses nor who is accused.
      bare.removeAll { $0[0].tokens.lowerBound >= deed.end }
    }
    if sharesSubject, bare.count > 2 { bare = withoutTitles(bare) }
    if takesObject, bare.count == 1 { bare = parted(bare[0]) }
    let left = leftSubject(of: token, features: features, clitics: clitics)
    result.isPassive =
      isPassive(token, features, bare: bare, left: left.group, takesObject)
      && !(left.isPronoun && isOfArmed(token, features))

    if let pronoun = clitics.pronoun, features.first?.tense != nil {
      // "شنته إسرائيل": what the pronoun means is the object, what follows the subject.
      let object =
        left.isRelative || !left.group.isEmpty && left.isIndefinite
        ? left.group.filter { $0.agrees(with: pronoun) || left.group.count > 1 }
        : (described(by: pronoun, at: token) ?? antecedent(pronoun, before: token)).map { [$0] }
          ?? []
      if result.isPassive {
        result.subject = object
      } else {
        result.object = object
        if let first = bare.first {
          result.subject = first
        } else if !left.isRelative, !left.group.isEmpty {
          result.subject = left.group
        } else {
          elide(token, features, into: &result)
        }
      }
      result.rule = "pronoun-object"
      return result
    }
    if left.isRelative || left.isIndefinite, refersToHead(after: token) {
      // "الوقفة التي دعت إليها النقابة": what the preposition's pronoun means is no subject.
      if let first = bare.first,
        first.count > 1 || features.contains(where: { first[0].follows($0.agreement) })
      {
        result.subject = first
        result.object = bare.count > 1 ? bare[1] : []
      } else {
        // "التي يطالب بها الدائنون": somebody whom no table knows.
        let next = token + 2
        let isTold =
          bare.isEmpty && left.isRelative && analysis.range.contains(next)
          && analysis.isDefiniteWord(next) && analysis.isPlainWord(next)
          && !analysis.triggers.contains { $0.object?.contains(next) ?? false }
        if !isTold { elide(token, features, into: &result) }
        result.object = bare.first ?? []
      }
      result.rule = "relative-preposition"
      return result
    }
    if let subject = bare.first, bare.count > (takesObject ? 1 : 0),
      isFronted(left.group, before: token), isNext(subject[0], to: token),
      features.contains(where: { subject[0].follows($0.agreement) })
    {
      // "بعد مقتل الزعيم انتقد وزراء الجيش", "ردا على اغتيال قائده، أطلق الحزب": what opens the sentence ends before the verb.
      result.subject = subject
      result.object = bare.count > 1 ? bare[1] : []
      result.rule = "verb-first"
      return result
    }
    if !left.group.isEmpty {
      result.subject = left.group
      result.object = bare.first ?? []
      result.rule = left.isRelative ? "relative" : "subject-first"
      return result
    }
    if hasUnknownSubject(before: token, clitics: clitics) && !left.isPronoun
      || isOfWhoever(token)
      || !bare.isEmpty && opensWithThing(before: token, features, clitics)
    {
      // "أن دفاعاتها أسقطت": somebody stands before the verb whom no table knows.
      if !features.allSatisfy(\.isPassive), !isWithoutObject(token) { result.isPassive = false }
      result.object = bare.first ?? []
      result.rule = "unknown-subject"
      return result
    }
    if left.isRelative {
      // "الهجوم الذي استهدف مسجدا": what the clause describes does it, and is nobody.
      result.object = bare.first ?? []
      result.rule = "relative-thing"
      return result
    }
    if isOfText(token, features) {
      // "ودعا البيان الحكومة": what is written speaks for whoever spoke last.
      result.subject = context.speaker.map { [$0] } ?? []
      result.isElided = true
      result.object = bare.first ?? []
      result.rule = "text-subject"
      return result
    }
    if left.isPronoun {
      elide(token, features, into: &result)
      result.object = bare.first ?? []
      result.rule = "pronoun-subject"
      return result
    }
    if features.allSatisfy({ $0.agreement.number == .dual }), (bare.first?.count ?? 0) < 2,
      bare.first?.first?.agreement.number != .dual
    {
      // "التقى الوزيران ... واتفقا": both who were named last.
      result.subject = bothSides(before: token)
      result.object = bare.first ?? []
      result.isElided = true
      result.rule = "elided"
      return result
    }
    if let stranger = stranger(after: token, features) {
      // "دعا القحطاني الشباب إلى": somebody whom no table knows.
      let office = bare.first.flatMap { isOffice($0, of: stranger) ? $0 : nil }
      result.subject = office ?? [stranger]
      result.object = (office == nil ? bare.first : bare.dropFirst().first) ?? []
      result.isPassive = result.isPassive || bare.isEmpty && tellsDeath(token)
      result.rule = "unlisted name"
      return result
    }
    if takesObject, isActSubject(token, features) {
      result.object = bare.first ?? []
      result.rule = "act-subject"
      return result
    }
    if needsObject == .never, isPlainSubject(token, features) {
      result.object = bare.first ?? []
      result.rule = "plain-subject"
      return result
    }
    guard let first = bare.first else {
      elide(token, features, into: &result)
      if !result.isPassive, takesObject, features.contains(where: \.isPassive),
        let subject = result.subject.first, isUnarmedPerson(subject),
        isVictimLike([subject]) || isWithoutObject(token)
      {
        result.isPassive = true
      } else if result.isPassive, features.contains(where: { !$0.isPassive }),
        let subject = result.subject.first, subject.kind == .name || subject.roleKind == .office,
        !isUnarmedPerson(subject), subject.code.map({ lexicon.countries[$0] == nil }) ?? false
      {
        // "وكانت المنظمة، اتهمت في تقرير": a body accuses.
        result.isPassive = false
      }
      result.rule = "elided"
      return result
    }
    if isOfGovernedNoun(first[0]) {
      elide(token, features, into: &result)
      result.rule = "elided"
      return result
    }
    let written = analysis.writtenCase(of: first[0])
    if takesObject || sharesSubject, written == .accusative,
      features.contains(where: { !$0.isPassive })
    {
      // "زار موسكو والتقى مسؤولين": written as an object.
      result.isPassive = false
      result.object = first
      if bare.count > 1, analysis.writtenCase(of: bare[1][0]) == .nominative {
        result.subject = bare[1]
      } else {
        elide(token, features, into: &result)
      }
      result.rule = "accusative"
      return result
    }
    if takesObject, !result.isPassive, bare.count == 1, first.allSatisfy({ $0.roleKind == .thing })
    {
      // "استهدف هجوم موكبا", "قصفت منازل": a thing does nothing, it is what something is done to.
      if clitics.conjunction, let elided = elidedSubject(token, features) {
        result.subject = [elided]
        result.isElided = true
      }
      result.object = first
      result.rule = "thing-object"
      return result
    }
    // "حيث التقى نظيره": a counterpart is the other's.
    let isDuringVisit =
      !clitics.conjunction && followsVisit(token)
      || analysis.hasCue(first[0].tokens.lowerBound, .counterpart)
    if sharesSubject, clitics.conjunction || isDuringVisit, bare.count == 1, first.count == 1,
      first[0].agreement.number != .plural || isDuringVisit,
      let elided = sentenceSubject(token, features), elided.tokens != first[0].tokens
    {
      // "زار العاصمة والتقى الوزير": nobody meets alone, so the one named is the other.
      result.subject = [elided]
      result.isElided = true
      result.object = first
      result.rule = "elided"
      return result
    }
    if needsObject >= .likely, bare.count == 1, isNext(first[0], to: token),
      clitics.conjunction || needsObject == .certain,
      let elided = sentenceSubject(token, features)
        ?? (needsObject == .certain ? elidedSubject(token, features) : nil),
      !first.contains(where: { $0.tokens == elided.tokens })
    {
      // "ترفض المعارضة القرار وتطالب الحكومة بتوضيح": nobody asks without asking somebody.
      result.subject = [elided]
      result.isElided = true
      result.object = first
      result.rule = "elided"
      return result
    }
    if needsObject == .certain, bare.count == 1, first.count == 1, isNext(first[0], to: token),
      features.contains(where: \.isPassive)
    {
      // "اتهمت الشركة ببيع": nobody is said to accuse it.
      result.isPassive = true
      result.subject = first
      result.rule = "verb-first"
      return result
    }
    let isPlural = features.allSatisfy {
      $0.agreement.number == .plural || $0.agreement.number == .dual
    }
    let fits =
      first.count > 1
      || features.contains { feature in
        first[0].follows(feature.agreement)
      }
      || first[0].kind == .name && isNext(first[0], to: token)
        && (opensSentence(token, clitics) || bare.count > 1 && takesObject)
    if isPlural || !fits {
      elide(token, features, into: &result)
      result.object = first
      result.rule = "elided"
    } else if takesObject, bare.count == 1, !result.isPassive, clitics.conjunction,
      written != .nominative, isVictimLike(first), let elided = elidedSubject(token, features)
    {
      result.subject = [elided]
      result.isElided = true
      result.object = first
      result.rule = "elided"
    } else {
      result.subject = first
      result.object = bare.count > 1 ? bare[1] : []
      result.rule = "verb-first"
    }
    return result
  }

  /// `إن من أطلق النار عليها`: somebody whom the clause does not name.
  private func isOfWhoever(_ token: Int) -> Bool {
    token > analysis.range.lowerBound && analysis.text.key(token - 1, is: "من")
  }

  /// Whether the phrase right before the verb belongs to one with which the sentence opens, as in `بعد اغتيال القائد`.
  private func isFronted(_ group: [Mention], before token: Int) -> Bool {
    guard let last = group.last, last.preposition == nil else { return false }
    let end = last.tokens.upperBound
    guard end == token || end + 1 == token && analysis.isMark(end, ",") else { return false }
    let first = analysis.skipQuotes(analysis.range.lowerBound)
    return first < last.tokens.lowerBound
      && analysis.hasCue(
        first, .timePreposition, .placePreposition, .causePreposition, .preposition)
      && (first..<end).allSatisfy {
        analysis.text.tokens[$0].kind == .word && analysis.verb(at: $0) == nil
      }
  }

  /// Whether a statement, report or paper stands right behind the verb as its subject.
  private func isOfText(_ token: Int, _ features: [VerbFeatures]) -> Bool {
    isSubjectNoun(token + 1, of: features) && analysis.isOf(lexicon.textClass, token + 1)
  }

  /// `وافقت القمة على`: behind a verb that takes no object, a noun that names nobody is its subject.
  private func isPlainSubject(_ token: Int, _ features: [VerbFeatures]) -> Bool {
    isSubjectNoun(token + 1, of: features) && analysis.isPlainWord(token + 1)
      && analysis.time(at: token + 1) == nil
      && !analysis.triggers.contains { $0.object?.contains(token + 1) ?? false }
  }

  /// `واستهدف القصف مدارس`: an act that was told of before does it.
  private func isActSubject(_ token: Int, _ features: [VerbFeatures]) -> Bool {
    isSubjectNoun(token + 1, of: features)
      && analysis.triggers.contains {
        $0.form == .noun && $0.start == token + 1 && lexicon.triggers[$0.entry].type == .assault
      }
  }

  /// Whether the word is a definite noun of no mention that agrees with the verb.
  private func isSubjectNoun(_ noun: Int, of features: [VerbFeatures]) -> Bool {
    guard analysis.range.contains(noun), analysis.isDefiniteWord(noun),
      !analysis.mentions.contains(where: { $0.tokens.contains(noun) })
    else { return false }
    let isFeminine = analysis.text.tokens[noun].traces.contains(.feminine)
    return features.contains {
      $0.agreement.person == 3 && $0.agreement.number == .singular
        && $0.agreement.gender == (isFeminine ? .feminine : .masculine)
    }
  }

  /// `في زيارة يلتقي خلالها مسؤولين`, `زار بيروت حيث التقى رئيس الحكومة`: the clause tells what the visitor does.
  private func followsVisit(_ token: Int) -> Bool {
    let segment = analysis.segment(of: token)
    let isThere = analysis.hasCue(token - 1, .subordinator)
    return analysis.triggers.contains {
      $0.start < token
        && ($0.form == .noun && $0.segment == segment - 1 && token - $0.end <= 3
          || $0.form == .verb && segment - $0.segment <= 2 && isThere)
        && lexicon.triggers[$0.entry].mode == "visit"
    }
  }

  /// `دعا هنري غاينو العضو في الحزب البريطانيين إلى`: what a name is that no table knows stands for it.
  private func withOffices(_ groups: [[Mention]]) -> [[Mention]] {
    guard groups.count > 1, groups[0].count == 1, groups[0][0].code == nil,
      groups[0][0].kind == .name || groups[0][0].kind == .plain,
      isOffice(groups[1], of: groups[0][0])
    else { return groups }
    return Array(groups.dropFirst())
  }

  /// `التقى الأمير محمد ولي العهد وزير الدفاع في جدة الرئيس قاديروف`: offices right behind a name are its bearer's.
  private func withoutTitles(_ groups: [[Mention]]) -> [[Mention]] {
    var kept: [[Mention]] = []
    var end = -1
    for group in groups {
      if let last = kept.last, last.count == 1, last[0].nameTokens != nil, group.count == 1,
        group[0].isDefinite, group[0].nameTokens == nil,
        group[0].roleKind == .person || group[0].kind == .name && group[0].code == last[0].code,
        group[0].outerStart == end
      {
        end = group[0].tokens.upperBound
        continue
      }
      kept.append(group)
      end = group.last?.tokens.upperBound ?? end
    }
    return kept
  }

  /// `دعت قيادات في الحكومة، المنظمات والكوادر إلى`: no list goes on behind a comma without "and"; what stands there is
  /// the object.
  private func parted(_ group: [Mention]) -> [[Mention]] {
    guard group.count > 1, !group[1].isJoined, group[1].isDefinite,
      analysis.isMark(group[1].outerStart - 1, ","), group[2...].allSatisfy(\.isJoined),
      // "قتل وزير، نائب وضابط" lists; so do names of one kind.
      group[0].kind == .described, group[1].kind == .described,
      group[0].roleKind != group[1].roleKind
    else { return [group] }
    return [[group[0]], Array(group[1...])]
  }

  private func isOffice(_ group: [Mention], of name: Mention) -> Bool {
    group.count == 1 && group[0].roleKind == .person && group[0].isDefinite
      && group[0].agreement.number != .plural && group[0].outerStart == name.tokens.upperBound
  }

  /// `أدانت السودان`: nobody was named before a sentence's first word, so the name after it is the subject.
  private func opensSentence(_ token: Int, _ clitics: Clitics) -> Bool {
    !clitics.conjunction
      && (analysis.range.lowerBound..<token).allSatisfy {
        analysis.text.tokens[$0].kind == .mark
      }
  }

  /// Whether a preposition with a pronoun follows the verb: `إليها`, `بها`.
  func refersToHead(after token: Int) -> Bool {
    guard let next = analysis.nextWord(token), analysis.verb(at: next) == nil else { return false }
    let key = analysis.text.key(next)
    return lexicon.clitics.suffixes.contains { suffix in
      guard key.count > suffix.form.count, key.ends(with: suffix.form) else { return false }
      let rest = key.dropLast(suffix.form.count)
      return lexicon.clitics.prefixes.contains {
        $0.clitics.preposition >= 0 && !$0.clitics.conjunction && $0.form.elementsEqual(rest)
      }
        || analysis.matches[next].contains {
          $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
            && $0.clitics.pronoun != nil
        }
    }
  }

  /// Whether the clause opens with "that" and a noun phrase that is no mention, and the verb follows it.
  private func hasUnknownSubject(before token: Int, clitics: Clitics) -> Bool {
    let segment = analysis.segment(of: token)
    guard !clitics.conjunction, segment > 0 else { return false }
    let before = analysis.segments[segment - 1]
    guard before.kind == .complement, before.tokens.count >= 2,
      !analysis.endsWithPronoun(before.tokens.lowerBound)
    else { return false }
    let first = analysis.skipQuotes(before.tokens.lowerBound + 1)
    return analysis.text.tokens[first].kind == .word && analysis.time(at: first) == nil
      && analysis.matches[first].allSatisfy {
        $0.category != .cue || lexicon.cues[$0.entry].kind == .honorific
      }
      && !analysis.mentions.contains { before.tokens.overlaps($0.tokens) && $0.preposition == nil }
  }

  /// Groups of phrases without preposition between two tokens, in order.
  func bareGroups(from start: Int, to end: Int) -> [[Mention]] {
    // "سمح للحركة، داعيا المجتمع الدولي": what a participle behind a comma has is its own.
    let end =
      analysis.between(start + 1, end).first {
        analysis.isMark($0 - 1, ",") && analysis.matches.has(.participle, at: $0)
          && !analysis.isInsideMention($0)
      } ?? end
    var seen: Set<Int> = []
    var result: [[Mention]] = []
    for index in analysis.mentions.indices {
      let mention = analysis.mentions[index]
      guard mention.tokens.lowerBound >= start, mention.tokens.lowerBound < end,
        mention.preposition == nil, mention.canAct, !seen.contains(analysis.groups[index]),
        !isAside(mention, after: start), !isGenitive(mention), !isMetByNoun(index),
        !isApposition(index),
        !isSourceNamed(mention)
      else { continue }
      seen.insert(analysis.groups[index])
      let group = analysis.members(of: index).filter { $0 >= index }.map { analysis.mentions[$0] }
      if mention.isJoined, let last = result.last?.last, isListed(last, mention) {
        // "قتل جنود، ومهندس": the comma does not part what "and" joins.
        result[result.count - 1] += group
      } else {
        result.append(group)
      }
    }
    return result
  }

  /// `الرئيس الفرنسي، قائد الجيش،`: a further office of the person named before the comma.
  private func isApposition(_ index: Int) -> Bool {
    let mention = analysis.mentions[index]
    guard index > 0, mention.kind == .described || mention.isBareName,
      mention.roleKind == .person, mention.isDefinite, !mention.isJoined,
      mention.agreement.number == .singular,
      !analysis.matches[mention.head].contains(where: {
        $0.category == .cue && lexicon.cues[$0.entry].kind == .counterpart
      })
    else { return false }
    let previous = analysis.mentions[index - 1]
    if mention.isBareName || mention.kind == .name, previous.roleKind == .person,
      previous.nameTokens != nil, previous.code == mention.code,
      previous.tokens.upperBound == mention.tokens.lowerBound
    {
      // "الرئيس محمود عباس أبو مازن": by what else he is called.
      return true
    }
    let between = previous.tokens.upperBound..<max(mention.outerStart, previous.tokens.upperBound)
    return previous.roleKind == .person && previous.isDefinite
      && analysis.groups[index - 1] != analysis.groups[index]
      && analysis.gap(previous.tokens.upperBound, mention.outerStart)
      && between.contains { analysis.isMark($0, ",") }
      && (previous.nameTokens?.lowerBound == previous.tokens.lowerBound
        || !previous.tokens.contains { analysis.isMark($0, ",") })
  }

  /// `(120 كلم شرق الجزائر)`: in parentheses that opened after `start`.
  private func isAside(_ mention: Mention, after start: Int) -> Bool {
    (start..<max(start, mention.tokens.lowerBound)).last {
      analysis.isMark($0, "(") || analysis.isMark($0, ")")
    }.map { analysis.isMark($0, "(") && !mention.tokens.contains($0 + 1) } ?? false
  }

  /// `بحسب رويترز`: who is named as the source is no part of what is told.
  func isSourceNamed(_ mention: Mention) -> Bool {
    analysis.previousWord(mention.outerStart).map { previous in
      // "بحسب ما أعلنت الوزارة": a verb may stand between.
      analysis.hasCue(previous, .attribution)
        || analysis.verb(at: previous) != nil
          && (max(analysis.range.lowerBound, previous - 2)..<previous).contains {
            analysis.hasCue($0, .attribution)
          }
    } ?? false
  }

  /// Whether nothing but a few plain words and marks stands between two phrases that "and" joins.
  private func isListed(_ one: Mention, _ other: Mention) -> Bool {
    let between = one.tokens.upperBound..<max(other.tokens.lowerBound, one.tokens.upperBound)
    // "قصفت طائرات الحلف تعزيزات وآليات": what "and" joins is the word before it.
    guard between.isEmpty || analysis.text.tokens[between.upperBound - 1].kind == .mark else {
      return false
    }
    return between.count <= 4 && between.allSatisfy { analysis.verb(at: $0) == nil }
  }

  /// `نددت بقتل القوات فتى`: whom the doer right before it, the genitive of an event noun, met.
  private func isMetByNoun(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let doer = analysis.mentions[index - 1]
    return doer.tokens.upperBound == analysis.mentions[index].tokens.lowerBound
      && isObject(analysis.mentions[index], behind: doer) && isGenitive(doer)
  }

  /// `قتل القوات فتى`, `قمع السلطات المتظاهرين`: what stands right behind a doer who belongs to an event noun is its
  /// object where it can describe him no further.
  func isObject(_ mention: Mention, behind doer: Mention) -> Bool {
    guard mention.isDefinite else { return true }
    guard doer.roleKind == .force || doer.roleKind == .office || doer.kind == .name else {
      return false
    }
    switch mention.kind {
    case .people: return mention.agreement.number == .plural
    case .described:
      // "قتل القوات الصحفية", "قتل الشرطة مراسلها"; but "مقتل قائد الجيش العميد".
      return mention.roleKind == .group
        || mention.roleKind == .person && (doer.roleKind == .force || doer.roleKind == nil)
          && (mention.possessor != nil || Self.unarmed.contains(mention.sector))
    default: return false
    }
  }

  /// Sectors of people who are of no force and no office.
  private static let unarmed: Set<String?> = [
    "CVL", "JRN", "SOC", "EDU", "MED", "REF", "LAB", "OPP", "REL", "CRM",
  ]

  /// Whether the phrase belongs to an event noun right before it.
  func isGenitive(_ mention: Mention) -> Bool {
    analysis.triggers.contains {
      $0.form == .noun && $0.tokens.upperBound == mention.tokens.lowerBound && !$0.clitics.article
    }
  }

  /// `أمرت بنشر جنود لمساعدة الشرطة`: whose the noun is that a preposition governs.
  private func isOfGovernedNoun(_ mention: Mention) -> Bool {
    let noun = mention.tokens.lowerBound - 1
    return mention.outerStart == noun + 1 && analysis.matches.has(.noun, at: noun)
      && analysis.verb(at: noun) == nil && !analysis.isDefiniteWord(noun)
      && (analysis.matches[noun].contains { $0.category == .noun && $0.clitics.preposition >= 0 }
        || analysis.hasCue(noun - 1, .preposition))
  }

  // MARK: - Prepositions

  /// The phrases after `start` that the preposition `number` governs, the first group of them.
  func governed(by number: Int, from start: Int, to end: Int) -> [Mention] {
    guard
      let index = analysis.mentions.firstIndex(where: {
        $0.preposition == number && $0.tokens.lowerBound >= start && $0.tokens.lowerBound < end
          && $0.canAct && !isSourceNamed($0)
      })
    else { return [] }
    return analysis.members(of: index).filter { $0 >= index }.map { analysis.mentions[$0] }
  }

  /// The agent of a passive or an event noun: `على يد X`, `من قبل X`, `بنيران إسرائيلية`.
  func agent(from start: Int, to end: Int) -> [Mention] {
    guard
      let index = analysis.mentions.firstIndex(where: {
        $0.prepositionKind == .agentPreposition && $0.tokens.lowerBound >= start
          && $0.tokens.lowerBound < end
          // "دانت من قبل عددا من الأشخاص": before, and not by whom.
          && !analysis.text.endsInAlif($0.tokens.lowerBound)
      })
    else { return described(from: start, to: end) }
    return analysis.members(of: index).filter { $0 >= index }.map { analysis.mentions[$0] }
  }

  /// Whose fire it was: the nationality right after the word for it.
  private func described(from start: Int, to end: Int) -> [Mention] {
    for token in start..<max(start, end) where analysis.hasCue(token, .agentPreposition) {
      guard token + 1 < analysis.range.upperBound,
        let mention = analysis.nationality(at: token + 1)
      else { continue }
      return [mention]
    }
    return []
  }
}

extension SentenceAnalysis {
  /// Where a phrase of several words that changes nothing, such as `على الأقل`, begins.
  func neutralStart(endingAt token: Int) -> Int? {
    (max(range.lowerBound, token - 3)..<token).first { start in
      matches[start].contains {
        $0.category == .cue && lexicon.cues[$0.entry].kind == .neutral
          && $0.tokens.upperBound == token + 1
      }
    }
  }

  /// Whether the word is a cue written with a pronoun: `أنه`.
  func endsWithPronoun(_ token: Int) -> Bool { pronoun(endingWordAt: token) != nil }

  /// The third person's pronoun that the word ends with, as it is spelled: `دورها`.
  func pronoun(endingWordAt token: Int) -> Agreement? {
    let key = text.key(token)
    return lexicon.clitics.suffixes.first {
      $0.pronoun.person == 3 && key.count >= 4 + $0.form.count && key.ends(with: $0.form)
    }?.pronoun
  }
}
