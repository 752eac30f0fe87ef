import NewsModel

// What an event noun bears: its genitive or pronoun, the object behind them, the adjective of nationality.
extension SentenceReader {
  /// `توغل عسكري تركي`: a word for people that is an adjective here.
  func describes(_ token: Int) -> Bool {
    analysis.matches[token].contains {
      $0.category == .role && lexicon.roles[$0.entry].trait == .adjective
    } && !analysis.mentions.contains { $0.tokens.contains(token) }
  }

  /// The idafa complement or possessive pronoun of an event noun.
  func genitive(of trigger: Trigger) -> [Mention] {
    if let pronoun = trigger.clitics.pronoun {
      // "نكرر مناشدتنا".
      if pronoun.person == 1 { return arguments.speaker(before: trigger.start).map { [$0] } ?? [] }
      // "أثناء زيارتهما روسيا": both who were named last.
      if pronoun.number == .dual,
        lexicon.triggers[trigger.entry].nounFrame.role(of: .genitive) == .actor
      {
        let sides = arguments.bothSides(before: trigger.start)
        if sides.count == 2 { return sides }
      }
      if let teller = tellerAbove(trigger), teller.agrees(with: pronoun) { return [teller] }
      let isMet =
        lexicon.triggers[trigger.entry].nounFrame.role(of: .genitive) == .recipient
        && objectAfterPronoun(of: trigger).isEmpty
      if !isMet, lexicon.triggers[trigger.entry].type.isForce,
        let agent = analysis.mentions.last(where: {
          $0.prepositionKind == .agentPreposition && $0.tokens.upperBound <= trigger.start
            && $0.code != nil && $0.canAct && $0.agrees(with: pronoun)
        })
      {
        // "أصيب شاب برصاص الجيش خلال اقتحامه المخيم".
        return [agent]
      }
      let start = analysis.chainStart(trigger.start)
      if isMet, analysis.governor(of: start) == lexicon.prepositions[.li],
        let beside = analysis.mentions.last(where: { $0.tokens.upperBound == start }),
        beside.preposition != nil, beside.canAct, beside.code != nil, beside.agrees(with: pronoun)
      {
        // "إلى الجيش الأوكراني لمساعدته".
        return [beside]
      }
      if let subject = subjectAhead(of: trigger, pronoun) { return [subject] }
      return arguments.antecedent(
        pronoun, before: trigger.start, except: isMet ? doersAbove(trigger).map(\.tokens) : [],
        amongPeople: isMet && lexicon.triggers[trigger.entry].isOfPeople
      ).map { [$0] } ?? []
    }
    guard !trigger.clitics.article else { return [] }
    let start = analysis.skipQuotes(trigger.end)
    if trigger.tokens.count > 1, start == trigger.end, analysis.matches.has(.actor, at: start),
      let phrase = analysis.mentions.first(where: {
        $0.kind == .plain && $0.tokens.lowerBound == trigger.end - 1
          && $0.tokens.upperBound > trigger.end
      })
    {
      // "تعليق عضوية السودان": the form's last word was read as what belongs to the land.
      return owner(in: phrase, from: trigger.end).map { [$0] } ?? []
    }
    guard
      let index = analysis.mentions.firstIndex(where: {
        $0.tokens.lowerBound == start && $0.outerStart >= trigger.end && $0.canAct
          // "طرد السفير الروسي": the trigger's last word heads the phrase.
          || $0.tokens.lowerBound > trigger.start && $0.tokens.lowerBound < trigger.end
            && $0.tokens.upperBound >= trigger.end && $0.preposition == nil && $0.kind != .plain
      }),
      analysis.mentions[index].preposition == nil || analysis.mentions[index].outerStart >= start
    else { return [] }
    let mention = analysis.mentions[index]
    guard mention.preposition == nil else { return [] }
    return analysis.group(from: index)
  }

  /// `أبلغت مصر إسرائيل رفضها`: who tells, before whoever is told, of what one says oneself.
  private func tellerAbove(_ trigger: Trigger) -> Mention? {
    guard lexicon.triggers[trigger.entry].type.isSpeech,
      let match = analysis.segments[trigger.segment].verb,
      match.tokens.lowerBound < trigger.start, !lexicon.verbs[match.entry].reports.isEmpty,
      analysis.outerGovernor(of: trigger) == nil
    else { return nil }
    let read = arguments.arguments(of: match, takesObject: true)
    return read.isPassive || read.isElided || read.object.isEmpty ? nil : read.subject.first
  }

  /// `أعاد الجيش اعتقاله`: the subject of the verb that the noun hangs on does it, so that the pronoun means another.
  private func doersAbove(_ trigger: Trigger) -> [Mention] {
    guard let match = analysis.segments[trigger.segment].verb,
      match.tokens.lowerBound < trigger.start,
      trigger.start - match.tokens.upperBound <= 6,
      lexicon.verbs[match.entry].reports.isEmpty,
      lexicon.verbs[match.entry].triggers.allSatisfy({ !$0.object.isEmpty }),
      analysis.outerGovernor(of: trigger) == nil
    else { return [] }
    let read = arguments.arguments(of: match, takesObject: false)
    return read.isPassive || read.isElided ? [] : read.subject
  }

  /// The phrase right behind those who act, which nothing governs: `اعتقال الشرطة صحفيين`; where both may be lands,
  /// `اتهام واشنطن موسكو`.
  func objectAfterDoer(_ genitive: [Mention], role: Role, mayBeLands: Bool) -> [Mention] {
    guard role == .recipient, let doer = genitive.first, let last = genitive.last,
      doer.roleKind == .force || doer.roleKind == .office || doer.kind == .name
        || doer.roleKind == .group
    else { return [] }
    // "اعتقال القوات منذ بداية العام مئة شخص".
    let start = analysis.skipTimes(last.tokens.upperBound)
    guard
      let index = analysis.mentions.firstIndex(where: {
        $0.tokens.lowerBound == start
          && $0.outerStart == $0.tokens.lowerBound && $0.preposition == nil && !$0.isJoined
          // "اقتحام المستوطنين المسجد": people do something to a place that stands behind them.
          // "غزو النظام العراقي الكويت": a land describes nobody.
          && ($0.kind == .place || $0.isTerritory && (mayBeLands || !doer.isTerritory)
            || arguments.isObject($0, behind: last) && doer.roleKind != .group
              && ($0.canAct || $0.roleKind == .thing))
      })
    else { return [] }
    return analysis.group(from: index)
  }

  /// `وخلال زيارته للقاهرة، أجرى الوزير محادثات`: a phrase that opens the sentence points on to the subject of its verb.
  private func subjectAhead(of trigger: Trigger, _ pronoun: Agreement) -> Mention? {
    let start = analysis.chainStart(trigger.start)
    guard start - analysis.range.lowerBound <= 3,
      (analysis.range.lowerBound..<start).allSatisfy({
        analysis.text.tokens[$0].kind == .mark
          || analysis.hasCue($0, .preposition, .placePreposition, .timePreposition)
      }),
      let comma = (trigger.end..<min(analysis.range.upperBound, trigger.end + 16)).first(where: {
        analysis.isMark($0, ",") || analysis.verb(at: $0) != nil
      }), analysis.isMark(comma, ","),
      let verb = analysis.verb(at: comma + 1), !verb.clitics.conjunction
    else { return nil }
    return analysis.mentions.first {
      $0.outerStart == comma + 2 && $0.preposition == nil && $0.canAct && $0.code != nil
        && $0.agrees(with: pronoun)
    }
  }

  /// `منع إسرائيل وصول المساعدات`, `قطع روسيا إمدادات الغاز`: an indefinite noun describes nobody definite, so that those
  /// before it are who acts on it.
  func isFollowedByThing(_ genitive: [Mention]) -> Bool {
    guard genitive.count == 1, let doer = genitive.first,
      doer.kind == .name || doer.roleKind == .office || doer.roleKind == .force, doer.isDefinite
    else { return false }
    let next = doer.tokens.upperBound
    return analysis.range.contains(next)
      && analysis.matches[next].allSatisfy { $0.category == .wordClass || $0.category == .noun }
      && (analysis.isOf(lexicon.ordinaryClass, next) || analysis.isOf(lexicon.nounClass, next)
        || analysis.matches.has(.noun, at: next))
      && !analysis.isDefiniteWord(next) && !analysis.isAccusative(next)
      && analysis.verb(at: next) == nil && analysis.governor(of: next) == nil
      && analysis.time(at: next) == nil && !analysis.isInsideMention(next)
      && !analysis.matches[next].contains { $0.clitics.conjunction }
      // "اختراق أنظمة الوزارة أخطر": a comparison says something of them.
      && !(analysis.text.tokens[next].keyCount == 8
        && analysis.text.key(next).prefix(2).elementsEqual("ا".utf8))
  }

  /// The phrase right after an event noun that ends with a pronoun: `زيارته القاهرة`.
  func objectAfterPronoun(of trigger: Trigger) -> [Mention] {
    guard trigger.clitics.pronoun != nil,
      let index = analysis.mentions.firstIndex(where: {
        $0.outerStart == analysis.skipQuotes(trigger.end) && $0.preposition == nil && $0.canAct
          && !$0.isJoined
      })
    else { return [] }
    return analysis.group(from: index)
  }

  /// A nationality right after the noun: `الهجوم الإسرائيلي`, `غارات جوية تركية`.
  func adjective(of trigger: Trigger) -> [Mention] {
    var cursor = analysis.skipQuotes(trigger.end)
    var found: [Mention] = []
    var skipped = 0
    // "القبض على سوري": after a preposition stands a noun.
    let last = trigger.tokens.upperBound - 1
    guard
      trigger.tokens.count == 1
        || !analysis.matches[last].contains(where: {
          $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
        })
    else { return found }
    while cursor < analysis.range.upperBound, skipped <= 2 {
      if let match = analysis.matches[cursor].first(where: { $0.category == .nationality }),
        match.clitics.preposition < 0
      {
        guard let mention = analysis.nationality(at: cursor) else { return found }
        // "زيارتهما روسيا": what is somebody's is described by a definite adjective.
        if trigger.clitics.pronoun != nil, !match.clitics.article { return found }
        // "استهداف سفينتين إسرائيليتين", "طرد السفير الروسي": of the noun between or the trigger's last word.
        if analysis.mentions.contains(where: {
          $0.tokens.contains(cursor) && $0.tokens.lowerBound < cursor
            && ($0.tokens.lowerBound >= trigger.end
              || $0.tokens.lowerBound > trigger.start && $0.kind != .plain)
        }) {
          return found
        }
        // `استهداف سوريا` names the state; in `هجوما روسيا` the ending agrees with the noun's, in `الهجمات الحوثية`
        // the article.
        let agrees =
          analysis.isAccusative(trigger.end - 1)
          || match.clitics.article && trigger.clitics.article
        if analysis.mentions.contains(where: {
          $0.tokens.lowerBound == cursor && ($0.kind == .people || $0.kind == .name && !agrees)
        }) {
          return found
        }
        found.append(mention)
        cursor = analysis.skipQuotes(match.tokens.upperBound)
        // "الأمريكية الإسرائيلية", "الهندية والباكستانية", "تونسية - ليبية".
        if analysis.isMark(cursor, "-") { cursor += 1 }
        continue
      }
      guard found.isEmpty, analysis.text.tokens[cursor].kind == .word,
        analysis.verb(at: cursor) == nil,
        analysis.hasCue(cursor, .modifier) || analysis.isPlainWord(cursor)
          || describes(cursor)
      else { break }
      // The adjective between agrees in definiteness.
      let isDefinite = analysis.isDefiniteWord(cursor)
      guard isDefinite == trigger.clitics.article || analysis.hasCue(cursor, .modifier) else {
        break
      }
      skipped += 1
      cursor = analysis.skipQuotes(cursor + 1)
    }
    return found
  }
}
