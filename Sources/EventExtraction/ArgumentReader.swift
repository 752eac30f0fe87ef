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

  /// The subject and object of a verb of which nothing is known but its form.
  func arguments(of verb: Match, takesObject: Bool) -> VerbArguments {
    arguments(
      ofVerbAt: verb.tokens.lowerBound, features: lexicon.verbFeatures[verb.features],
      clitics: verb.clitics, takesObject: takesObject)
  }

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
    if bare.isEmpty, let victims = victimsBehindClause(of: token, features) { bare = [victims] }
    if sharesSubject || takesObject, bare.count > 2 { bare = withoutRanks(withoutTitles(bare)) }
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
      || isOfWhoever(token) || followsAct(token, features, clitics)
      || followsPlainSubject(token, features, clitics)
      || describesPlainNoun(token, features, clitics)
      || isJoinedToDemand(token, features, clitics)
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
    if sharesSubject, clitics.conjunction, analysis.hasTitleShape, written != .nominative {
      // "وفد فرنسي يزور الرباط ويلتقي نشطاء": in a headline whoever is named first goes on.
      elide(token, features, into: &result)
      if !result.subject.isEmpty {
        result.object = first
        result.rule = "headline subject"
        return result
      }
    }
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
    if takesObject, !result.isPassive,
      first.allSatisfy({ analysis.isThing($0) || $0.kind == .place && isForce(token) }),
      bare.count == 1 || bare[1].allSatisfy(\.isPlaceLike)
    {
      // "استهدف هجوم موكبا", "واستعادت الرمادي": a thing does nothing, it is what something is done to; so is a town.
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
    // "بيانا دعا فيه القادة إلى".
    let isReferring = needsObject >= .likely && refersToHead(after: token)
    if needsObject >= .likely, bare.count == 1,
      isNext(first[0], to: isReferring ? token + 1 : token),
      clitics.conjunction || needsObject == .certain || isReferring,
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
    if needsObject >= .likely, bare.count == 1, clitics.conjunction, isNext(first[0], to: token),
      first[0].trait == .open, first[0].code == nil, first[0].roleKind != .force
    {
      // "وناشد المجتمع الدولي التدخل": the world is asked and asks nobody.
      result.subject = context.speaker.map { [$0] } ?? []
      result.isElided = true
      result.object = first
      result.rule = "addressee"
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
      written != .nominative, isVictimLike(first), !isSpeech(token),
      let elided = elidedSubject(token, features)
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

  /// Whether the verb tells an act of words: `وندد نواب بالهجوم`.
  private func isSpeech(_ token: Int) -> Bool {
    analysis.triggers.contains { $0.start == token && lexicon.triggers[$0.entry].type.isSpeech }
  }

  /// Whether the verb tells an act of force.
  private func isForce(_ token: Int) -> Bool {
    analysis.triggers.contains { $0.start == token && lexicon.triggers[$0.entry].type.isForce }
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

  /// `في زيارة يلتقي خلالها مسؤولين`, `زار بيروت حيث التقى رئيس الحكومة`, `بزيارة للوزارة حيث التقى محافظها`: the clause tells what the visitor does.
  private func followsVisit(_ token: Int) -> Bool {
    let segment = analysis.segment(of: token)
    let isThere = analysis.hasCue(token - 1, .subordinator)
    return analysis.triggers.contains {
      $0.start < token
        && ($0.form == .noun && $0.segment == segment - 1 && token - $0.end <= 3
          || segment - $0.segment <= 2 && isThere)
        && lexicon.triggers[$0.entry].mode == "visit"
    }
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

  /// The pronoun at the end of a form of several words that bears no article: `إطلاق سراحه`; `إبادة جماعية` ends in a feminine.
  func pronoun(ending form: Range<Int>) -> Agreement? {
    guard let last = form.last, !isDefiniteWord(last),
      !text.tokens[last].traces.contains(.feminine)
    else { return nil }
    return pronoun(endingWordAt: last)
  }

  /// The third person's pronoun that the word ends with, as it is spelled: `دورها`.
  func pronoun(endingWordAt token: Int) -> Agreement? {
    lexicon.clitics.pronoun(ending: text.key(token), stem: 4)
  }
}
