import NewsModel

// Whether a form that may be either is active or passive.
extension ArgumentReader {
  func isVictimLike(_ group: [Mention]) -> Bool {
    guard let first = group.first else { return false }
    if first.isQuantified { return true }
    // An organisation acts; so does what is definite and of no known kind.
    if let code = first.code, lexicon.countries[code] == nil, code != "XKX" { return false }
    switch first.sector {
    case "CVL", "REF", "JRN", "EDU", "MED", "LAB": return first.kind != .name || first.isOfPeople
    default:
      return first.kind == .plain && !first.isDefinite
        || (first.roleKind == .person || first.roleKind == .group) && !first.isDefinite
          && isUnarmedPerson(first)
    }
  }

  func isPassive(
    _ token: Int, _ features: [VerbFeatures], bare: [[Mention]], left: [Mention],
    _ takesObject: Bool
  ) -> Bool {
    if features.allSatisfy(\.isPassive), !features.isEmpty { return true }
    if left.isEmpty, isSpelledPassive(token),
      bare.first.map({ !isNext($0[0], to: token) }) ?? true
    {
      return true
    }
    guard features.contains(where: \.isPassive), takesObject else { return false }
    if isVowelledPassive(token, features, isBetween: !left.isEmpty && !bare.isEmpty) { return true }
    if hasAgent(token, before: bare.count > 1 ? bare[1][0].outerStart : nil) { return true }
    if !left.isEmpty {
      // "جنديان قتلا في هجوم": people before the verb and no object right after it.
      if let first = bare.first, isNext(first[0], to: token) { return false }
      // "مسيرة إسرائيلية استهدفت فريقا إعلاميا": what follows bears the ending of an object.
      if analysis.range.contains(token + 2),
        (token + 1...token + 2).allSatisfy({
          analysis.isAccusative($0) && analysis.time(at: $0) == nil
            && !analysis.isOf(lexicon.adverbClass, $0)
        }), !analysis.isManner(token + 1)
      {
        return false
      }
      // "غارة جوية أمريكية تقتل السوداني": what strikes is the raid that the words describe.
      if left[0].kind == .plain, isGenitive(left[0]) { return false }
      return isVictimLike(left) || isUnarmedPerson(left[0])
        // "مسلحا قتل في الاشتباكات".
        || tellsDeath(token) && bare.isEmpty && left[0].isOfPeople && isWithoutObject(token)
    }
    // "وصفت نائبة لبنانية القرار": one may speak or be spoken of; only what is done to people has an object first.
    guard meetsPeople(token) else { return false }
    if let first = bare.first {
      // "قتل في الهجوم الذي تبناه التنظيم عشرة جنود": where and how stand before who was killed, seldom before who kills.
      if tellsDeath(token), bare.count == 1 || isVictimLike(first),
        first.allSatisfy(\.isOfPeople),
        features.allSatisfy({ $0.agreement.number == .singular }),
        analysis.isBeforeCircumstance(token)
      {
        return true
      }
      if first[0].tokens.lowerBound - token > 6 { return false }
      // "قتل القيادي في الحركة في بيروت": a killer without a victim was killed.
      if bare.count == 1, tellsDeath(token), first.allSatisfy(\.isOfPeople),
        isNext(first[0], to: token), features.allSatisfy({ $0.agreement.number == .singular }),
        !continuesDeed(token, features)
      {
        return true
      }
      // "هاجموا القرية وقتلوا عشرة": a verb in the plural has its subject before it.
      if isNext(first[0], to: token), features.allSatisfy({ $0.agreement.number == .plural }) {
        return false
      }
      guard isVictimLike(first), let last = first.last,
        analysis.writtenCase(of: first[0]) != .accusative
      else { return false }
      if isNext(first[0], to: token), continuesDeed(token, features) { return false }
      return bare.count == 1 || isApart(bare[1][0], from: last)
    }
    guard let next = analysis.nextWord(token) else { return false }
    return analysis.hasCue(next, .placePreposition, .agentPreposition, .timePreposition)
  }

  /// Whether more than where and when stands between a verb's first phrase and the next: `اتهم سكان في مدينة تعز المبعوث`
  /// tells who accused whom.
  private func isApart(_ second: Mention, from first: Mention) -> Bool {
    var cursor = first.tokens.upperBound
    while cursor < second.outerStart {
      if let time = analysis.time(at: cursor) {
        cursor = time.tokens.upperBound
      } else if let place = analysis.mentions.first(where: {
        $0.outerStart == cursor && $0.prepositionKind == .placePreposition
      }) {
        cursor = place.tokens.upperBound
      } else {
        break
      }
    }
    return second.tokens.lowerBound - cursor > 2
  }

  /// Whether a written vowel u makes the verb passive: `تُقصف`.
  ///
  /// The imperfects of verbs such as `هاجم` and `أعدم` begin with it in the active too; so do those of `هدد`, which is
  /// spelled as `قتل` is and active where the verb stands between two phrases.
  private func isVowelledPassive(
    _ token: Int, _ features: [VerbFeatures], isBetween: Bool
  ) -> Bool {
    guard analysis.text.tokens[token].traces.contains(.damma), let match = analysis.verb(at: token)
    else { return false }
    guard features.allSatisfy({ $0.tense != .perfect }) else { return true }
    let lemma = Array(lexicon.verbs[match.entry].lemma.unicodeScalars)
    return !isBetween && !(lemma.count == 4 && (lemma[0] == "أ" || lemma[1] == "ا"))
  }

  private func meetsPeople(_ token: Int) -> Bool {
    guard let match = analysis.verb(at: token) else { return false }
    return lexicon.verbs[match.entry].triggers.contains {
      let entry = lexicon.triggers[$0.trigger]
      return !entry.type.isSpeech && entry.type != .support || entry.mode == "allege"
    }
  }

  func tellsDeath(_ token: Int) -> Bool {
    guard let match = analysis.verb(at: token) else { return false }
    return lexicon.verbs[match.entry].triggers.contains {
      lexicon.triggers[$0.trigger].count == .killed && $0.object.isEmpty
    }
  }

  /// `قتل في قصف شنته طائرات على سوق عشرة مدنيين`: those who are counted behind a clause that describes how they died.
  func victimsBehindClause(of token: Int, _ features: [VerbFeatures]) -> [Mention]? {
    guard analysis.isBeforeCircumstance(token),
      tellsDeath(token) || features.allSatisfy(\.isPassive),
      features.allSatisfy({ $0.agreement.number == .singular })
    else { return nil }
    let limit = min(analysis.range.upperBound, token + 40)
    let end = (token..<limit).first { analysis.isMark($0, ",") } ?? limit
    guard
      let index = analysis.mentions.firstIndex(where: {
        $0.outerStart > token && $0.tokens.upperBound <= end && $0.preposition == nil
          && !$0.isJoined && $0.isQuantified && $0.isOfPeople
          && analysis.verb(at: $0.outerStart - 1) == nil
      })
    else { return nil }
    return analysis.group(from: index)
  }

  /// `ألقي القبض عليه`: where the active of the perfect ends in a long a, the passive ends in a long i.
  private func isSpelledPassive(_ token: Int) -> Bool {
    guard let match = analysis.verb(at: token), match.clitics.pronoun == nil,
      analysis.matches[token].contains(where: { reading in
        reading.category == .verb && reading.entry == match.entry
          && lexicon.verbFeatures[reading.features].contains {
            $0.isPassive && $0.tense == .perfect
          }
      })
    else { return false }
    let end = Int(analysis.text.tokens[token].end)
    return analysis.text.text[end - 2..<end].elementsEqual("ي".utf8)
      && lexicon.verbs[match.entry].lemma.hasSuffix("ى")
  }

  /// `يقتحم الجيش جنين ويعتقل العشرات`: the verb goes on with what the doer of the force told before does.
  private func continuesDeed(_ token: Int, _ features: [VerbFeatures]) -> Bool {
    guard analysis.verb(at: token)?.clitics.conjunction == true,
      let previous = (analysis.range.lowerBound..<token).last(where: {
        analysis.verb(at: $0) != nil
      }),
      let trigger = analysis.triggers.first(where: { $0.start == previous && $0.form == .verb }),
      lexicon.triggers[trigger.entry].type.isForce,
      !(previous..<token).contains(where: { analysis.hasCue($0, .complementizer, .relative) })
    else { return false }
    let deed = arguments(
      ofVerbAt: previous, features: trigger.features, clitics: trigger.clitics,
      takesObject: trigger.object == nil)
    guard !deed.isPassive, deed.subject.count == 1, let doer = deed.subject.first else {
      return false
    }
    return !isVictimLike(deed.subject) && features.contains { doer.agrees(with: $0.agreement) }
  }

  /// `خطفا من منزلهما على يد مسلحين`: only a passive verb names its doer so.
  private func hasAgent(_ token: Int, before object: Int?) -> Bool {
    var end = analysis.clauseEnd(after: token + 1)
    if let object { end = min(end, object) }
    if let noun = analysis.triggers.first(where: { $0.form == .noun && $0.start > token }) {
      end = min(end, noun.start)
    }
    return !agent(from: token + 1, to: end).isEmpty
  }

  /// `ادعى الجيش أنه يهاجم المدينة`: the pronoun before the verb means somebody armed, who strikes.
  func isOfArmed(_ token: Int, _ features: [VerbFeatures]) -> Bool {
    guard features.contains(where: { !$0.isPassive }),
      let subject = elidedSubject(token, features)
    else { return false }
    return !isUnarmedPerson(subject) && !isVictimLike([subject])
  }

  func isUnarmedPerson(_ mention: Mention) -> Bool {
    (mention.roleKind == .person || mention.roleKind == .group) && !mention.isOutlaw
  }

  /// Whether nothing but a time stands between a verb and the phrase.
  func isNext(_ mention: Mention, to token: Int) -> Bool {
    var cursor = token + 1
    while cursor < mention.tokens.lowerBound {
      guard analysis.time(at: cursor) != nil || analysis.text.tokens[cursor].kind == .mark else {
        return false
      }
      cursor += 1
    }
    return true
  }
}
