import NewsModel

// Subjects before their verb that no table knows, so that neither who was named before nor who stands behind it is the doer.
extension ArgumentReader {
  /// `الأزمات السياسية تهدد الحكومة`: a definite noun with its adjectives opens the clause.
  func followsPlainSubject(
    _ token: Int, _ features: [VerbFeatures], _ clitics: Clitics
  ) -> Bool {
    guard !clitics.conjunction, clitics.pronoun == nil,
      let first = plainWords(before: token, areDefinite: true),
      first == analysis.range.lowerBound || isStop(first - 1)
    else { return false }
    return isAgreed(first, features)
  }

  /// `صك شرعي يقضي بسجنه`: a clause without "which" tells of the indefinite noun right before it.
  func describesPlainNoun(
    _ token: Int, _ features: [VerbFeatures], _ clitics: Clitics
  ) -> Bool {
    guard !clitics.conjunction, features.allSatisfy({ $0.tense != .perfect }),
      let first = plainWords(before: token, areDefinite: false), first > analysis.range.lowerBound,
      analysis.text.tokens[first - 1].kind == .word, !analysis.isAccusative(first),
      // "وقت تدعم فيه"; "كليتشدار أوغلو ينفي": a name that no table knows.
      !analysis.hasCue(first - 1, .subordinator), isOrdinary(first),
      // "في بيان يدين الهجوم": whose the paper is speaks.
      !analysis.isOf(lexicon.textClass, first), !analysis.isOf(lexicon.issuedClass, first)
    else { return false }
    return isAgreed(first, features)
  }

  private func isStop(_ token: Int) -> Bool {
    analysis.text.tokens[token].kind == .mark
      && !Lexicon.isTransparent(analysis.text.tokens[token].mark)
  }

  private func isOrdinary(_ token: Int) -> Bool {
    analysis.isOf(lexicon.ordinaryClass, token) || analysis.isOf(lexicon.nounClass, token)
  }

  /// `احتجاجات تطالب بالإصلاح وترفض القرار`: what is joined to the demands of a march is demanded by it.
  func isJoinedToDemand(
    _ token: Int, _ features: [VerbFeatures], _ clitics: Clitics
  ) -> Bool {
    let segment = analysis.segment(of: token)
    guard clitics.conjunction, segment > 0, let above = analysis.segments[segment - 1].verb,
      let agreement = features.first?.agreement
    else { return false }
    let theirs = lexicon.verbFeatures[above.features]
    guard theirs.contains(where: { $0.agreement == agreement }),
      let march = analysis.triggers.last(where: { $0.start < above.tokens.lowerBound }),
      lexicon.triggers[march.entry].type == .protest
    else { return false }
    return followsAct(above.tokens.lowerBound, theirs, above.clitics)
  }

  /// The first of one to three words right before the verb that are no phrase, verb, act or word of relation.
  private func plainWords(before token: Int, areDefinite: Bool) -> Int? {
    var first = token
    while first > analysis.range.lowerBound, token - first < 3, isPlain(first - 1),
      analysis.isDefiniteWord(first - 1) == areDefinite
    {
      first -= 1
    }
    return first < token ? first : nil
  }

  private func isPlain(_ token: Int) -> Bool {
    (analysis.isPlainWord(token) || analysis.hasCue(token, .modifier))
      && analysis.verb(at: token) == nil && analysis.cues(token) & ~CueKind.modifier.bit == 0
      && analysis.time(at: token) == nil && !analysis.isOf(lexicon.adverbClass, token)
      && analysis.text.tokens[token].keyCount >= 6 && !analysis.isTaken(token)
  }

  /// Things in the plural take the feminine singular, whatever their own form.
  private func isAgreed(_ noun: Int, _ features: [VerbFeatures]) -> Bool {
    let isFeminine = analysis.text.tokens[noun].traces.contains(.feminine)
    return features.contains {
      $0.agreement.person == 3 && $0.agreement.number == .singular
        && ($0.agreement.gender == .feminine || !isFeminine)
    }
  }
}
