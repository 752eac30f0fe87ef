import NewsModel

// The phrases around a verb or an event noun that nothing, or one preposition, governs.
extension ArgumentReader {
  /// `دعا هنري غاينو العضو في الحزب البريطانيين إلى`: what a name is that no table knows stands for it.
  func withOffices(_ groups: [[Mention]]) -> [[Mention]] {
    guard groups.count > 1, groups[0].count == 1, groups[0][0].code == nil,
      groups[0][0].kind == .name || groups[0][0].kind == .plain,
      isOffice(groups[1], of: groups[0][0])
    else { return groups }
    return Array(groups.dropFirst())
  }

  /// `التقى الأمير محمد ولي العهد وزير الدفاع في جدة الرئيس قاديروف`: offices right behind a name are its bearer's.
  func withoutTitles(_ groups: [[Mention]]) -> [[Mention]] {
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

  /// `انتقد السفير الممثل الدائم لبلاده الوزير`: offices right before another of the same person, no land told with them.
  func withoutRanks(_ groups: [[Mention]]) -> [[Mention]] {
    func isRank(_ group: [Mention], before next: [Mention]) -> Bool {
      guard group.count == 1, next.count == 1, group[0].nameTokens == nil,
        !group[0].endsWithNationality, next[0].outerStart == group[0].tokens.upperBound
      else { return false }
      return [group[0], next[0]].allSatisfy {
        $0.roleKind == .person && $0.isDefinite && $0.agreement.number == .singular
          && $0.kind == .described
      }
    }
    let first = groups.indices.dropLast().first { !isRank(groups[$0], before: groups[$0 + 1]) }
    return first.map { Array(groups[$0...]) } ?? groups
  }

  /// `دعت قيادات في الحكومة، المنظمات والكوادر إلى`: no list goes on behind a comma without "and"; what stands there is
  /// the object.
  func parted(_ group: [Mention]) -> [[Mention]] {
    guard group.count > 1, !group[1].isJoined, group[1].isDefinite,
      analysis.isMark(group[1].outerStart - 1, ","), group[2...].allSatisfy(\.isJoined),
      // "قتل وزير، نائب وضابط" lists; so do names of one kind.
      group[0].kind == .described, group[1].kind == .described,
      group[0].roleKind != group[1].roleKind
    else { return [group] }
    return [[group[0]], Array(group[1...])]
  }

  func isOffice(_ group: [Mention], of name: Mention) -> Bool {
    group.count == 1 && group[0].roleKind == .person && group[0].isDefinite
      && group[0].agreement.number != .plural && group[0].outerStart == name.tokens.upperBound
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
        !isOfUnknownNoun(mention),
        !isApposition(index),
        !isSourceNamed(mention)
      else { continue }
      if !result.isEmpty, analysis.opensNextClause(index) { break }
      seen.insert(analysis.groups[index])
      let group = analysis.group(from: index)
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
    // "المرشد الأعلى بإيران، علي خامنئي،".
    let isName =
      mention.isBareName
      || mention.nameTokens == mention.tokens
        && (analysis.isMark(mention.tokens.upperBound, ",")
          || index > 0
            && analysis.mentions[index - 1].tokens.upperBound == mention.tokens.lowerBound)
    guard index > 0, mention.kind == .described || isName,
      mention.roleKind == .person, mention.isDefinite, !mention.isJoined,
      mention.agreement.number == .singular,
      !analysis.matches[mention.head].contains(where: {
        $0.category == .cue && lexicon.cues[$0.entry].kind == .counterpart
      })
    else { return false }
    var previous = analysis.mentions[index - 1]
    var end = previous.tokens.upperBound
    if previous.isTerritory, previous.preposition != nil, index > 1,
      analysis.mentions[index - 2].tokens.upperBound == previous.outerStart
    {
      // "المرشد الأعلى بإيران، علي خامنئي،": the land between is that of the office.
      previous = analysis.mentions[index - 2]
      end = max(end, previous.tokens.upperBound)
    }
    if mention.isBareName || mention.kind == .name, previous.roleKind == .person,
      previous.nameTokens != nil, previous.code == mention.code,
      previous.tokens.upperBound == mention.tokens.lowerBound
    {
      // "الرئيس محمود عباس أبو مازن": by what else he is called.
      return true
    }
    let between = end..<max(mention.outerStart, end)
    return previous.roleKind == .person && previous.isDefinite
      && analysis.groups[index - 1] != analysis.groups[index]
      && analysis.gap(end, mention.outerStart)
      && between.contains { analysis.isMark($0, ",") }
      && (previous.nameTokens?.lowerBound == previous.tokens.lowerBound
        || !previous.tokens.contains { analysis.isMark($0, ",") })
  }

  /// `(120 كلم شرق الجزائر)`, `(ولاية تيارت)`: in parentheses that opened after `start`.
  private func isAside(_ mention: Mention, after start: Int) -> Bool {
    (start..<max(start, mention.tokens.lowerBound)).last {
      analysis.isMark($0, "(") || analysis.isMark($0, ")")
    }.map {
      analysis.isMark($0, "(") && (mention.kind == .place || !mention.tokens.contains($0 + 1))
    } ?? false
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
    return analysis.skipTimes(doer.tokens.upperBound) == analysis.mentions[index].tokens.lowerBound
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
  private static let unarmed: Set<Code?> = [
    "CVL", "JRN", "SOC", "EDU", "MED", "REF", "LAB", "OPP", "REL", "CRM",
  ]

  /// Whether the phrase belongs to an event noun right before it.
  func isGenitive(_ mention: Mention) -> Bool {
    analysis.triggers.contains {
      $0.form == .noun && $0.tokens.upperBound == mention.tokens.lowerBound && !$0.clitics.article
    }
  }

  /// `مع أمازيغ ليبيا`: whose the unknown noun is that a preposition governs.
  private func isOfUnknownNoun(_ mention: Mention) -> Bool {
    let noun = mention.tokens.lowerBound - 1
    return mention.kind == .name && mention.isTerritory && noun > analysis.range.lowerBound
      && analysis.isPlainWord(noun)
      && !analysis.isDefiniteWord(noun) && !analysis.endsWithPronoun(noun)
      && !analysis.text.endsInAlif(noun) && analysis.governor(of: noun) != nil
  }

  /// `أمرت بنشر جنود لمساعدة الشرطة`: whose the noun is that a preposition governs.
  func isOfGovernedNoun(_ mention: Mention) -> Bool {
    let noun = mention.tokens.lowerBound - 1
    return mention.outerStart == noun + 1 && analysis.matches.has(.noun, at: noun)
      && analysis.verb(at: noun) == nil && !analysis.isDefiniteWord(noun)
      && (analysis.matches[noun].contains { $0.category == .noun && $0.clitics.preposition >= 0 }
        || analysis.hasCue(noun - 1, .preposition))
  }

  /// The phrases after `start` that the preposition `number` governs, the first group of them.
  func governed(by number: Int, from start: Int, to end: Int) -> [Mention] {
    guard
      let index = analysis.mentions.firstIndex(where: {
        $0.preposition == number && $0.tokens.lowerBound >= start && $0.tokens.lowerBound < end
          && $0.canAct && !isSourceNamed($0)
      })
    else { return [] }
    return analysis.group(from: index)
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
    return analysis.group(from: index)
  }

  /// Whose fire it was: the nationality right after the word for it.
  func described(from start: Int, to end: Int) -> [Mention] {
    for token in start..<max(start, end) where analysis.hasCue(token, .agentPreposition) {
      guard token + 1 < analysis.range.upperBound,
        let mention = analysis.nationality(at: token + 1)
      else { continue }
      return [mention]
    }
    return []
  }
}
