import NewsModel

// Sides that stand away from an event noun.
extension SentenceReader {
  /// `محاولات الاحتلال للعدوان`, `استمرار إسرائيل في القصف`: whose the noun is that governs the event noun.
  func doerOfCarrier(_ trigger: Trigger) -> Mention? {
    let start = analysis.chainStart(trigger.start)
    let links = ["ل", "ب", "في", "علي", "الي", "عن"].compactMap { lexicon.prepositions[$0] }
    // "قرار الحكومة إقالة الوزير": the act may follow without a preposition.
    let governor = analysis.governor(of: start)
    guard governor.map(links.contains) ?? !trigger.clitics.conjunction,
      let mention = analysis.mentions.last(where: { $0.tokens.upperBound <= start }),
      analysis.skipQuotes(mention.tokens.upperBound) == start
        || governor != nil && mention.tokens.upperBound == start - 1,
      mention.canAct, mention.kind != .plain, mention.roleKind != .thing, !mention.isJoined,
      // "عدد قتلى الهجوم": those whom it met.
      mention.sector != "CVL" || mention.roleKind != .group
    else { return nil }
    let noun = mention.tokens.lowerBound - 1
    guard noun >= analysis.range.lowerBound, analysis.verb(at: noun) == nil,
      analysis.isPlainWord(noun)
        || !analysis.isMiddle(noun)
          && analysis.hasCue(noun, .ongoing, .intended, .planned, .possible, .prevented, .stopped),
      !analysis.text.key(noun).starts(with: "ال".utf8), analysis.time(at: noun) == nil,
      !analysis.mentions.contains(where: { $0.tokens.contains(noun) })
    else { return nil }
    return mention
  }

  /// `على الحكومة وقف القصف`: who must do the act that stands right behind.
  func obliged(_ trigger: Trigger) -> Mention? {
    var start = analysis.chainStart(trigger.start)
    if analysis.hasCue(start - 1, .stopped) { start -= 1 }
    guard let number = lexicon.prepositions["علي"], !trigger.clitics.article,
      analysis.governor(of: start) == nil,
      let mention = analysis.mentions.last(where: { $0.tokens.upperBound <= start }),
      mention.preposition == number, mention.canAct,
      analysis.skipQuotes(mention.tokens.upperBound) == start
    else { return nil }
    // Nothing before it in the clause, as in `هجوم على القرية`.
    let first = mention.outerStart
    guard first > analysis.range.lowerBound else { return mention }
    return analysis.text.tokens[first - 1].kind == .mark
      || analysis.hasCue(first - 1, .complementizer)
      ? mention : nil
  }

  /// `مقتل فلسطيني`, `اعتقال سوري`: one of a nation, and not whose the act is.
  func meetsIndefinite(_ adjective: [Mention], _ finding: Finding) -> Bool {
    let entry = entry(finding)
    guard adjective.count == 1, let one = adjective.first,
      one.tokens.lowerBound == finding.trigger.end,
      entry.count == .killed || entry.count == .injured || entry.mode == "arrest"
        || entry.mode == "abduct",
      !finding.trigger.clitics.article, finding.trigger.clitics.pronoun == nil
    else { return false }
    return !analysis.text.key(one.tokens.lowerBound).starts(with: "ال".utf8)
  }

  /// `مقتل ستة أشخاص بينهم جنديان تركيان`: those singled out among the victims; where they are all of them, they alone.
  func addSubset(to finding: inout Finding) {
    guard entry(finding).type.isForce, let whole = finding.recipients.last, whole.isQuantified,
      analysis.range.contains(whole.tokens.lowerBound),
      let index = analysis.mentions.firstIndex(where: {
        (0...5).contains($0.outerStart - whole.tokens.upperBound)
          && analysis.hasCue($0.outerStart, .subset)
      }),
      !analysis.between(whole.tokens.upperBound, analysis.mentions[index].outerStart).contains(
        where: { analysis.verb(at: $0) != nil })
    else { return }
    let named = analysis.members(of: index).filter { $0 >= index }.map { analysis.mentions[$0] }
    let others = named.filter { one in
      one.code != nil && !one.isInferred && !one.isTerritory
        && (one.code != whole.code || one.sector != whole.sector)
    }
    guard !others.isEmpty else { return }
    let counted = named.reduce(0) { $0 + ($1.count ?? ($1.agreement.number == .singular ? 1 : 0)) }
    if finding.recipients.count == 1, whole.isInferred, counted == whole.count,
      others.count == named.count
    {
      finding.recipients = []
      finding.counted = whole
    }
    add(others, as: .recipient, to: &finding, by: "singled out among them")
  }

  /// `اندلعت مظاهرات ورفع المتظاهرون شعارات`: the demonstrators of a demonstration that nobody is said to hold.
  func addCrowd(to finding: inout Finding) {
    guard entry(finding).type == .protest, finding.actors.isEmpty, finding.trigger.form == .noun,
      let crowd = analysis.mentions.first(where: {
        $0.roleKind == .group && analysis.range.contains($0.head)
          && analysis.isOf(lexicon.demonstratorsClass, $0.head)
      })
    else { return }
    add([crowd], as: .actor, to: &finding, by: "the demonstrators")
  }

  /// `احتجاجا على قرار الحكومة`, `للتنديد بزيارة الرئيس`: whom a protest is against.
  func addGrievance(to finding: inout Finding) {
    guard entry(finding).type == .protest, finding.recipients.isEmpty else { return }
    let start = finding.trigger.end
    guard
      let word = (start..<min(analysis.range.upperBound, start + 28)).first(where: { token in
        analysis.matches[token].contains {
          $0.category == .wordClass && $0.entry == lexicon.grievanceClass
        }
      }),
      let target = analysis.mentions.first(where: {
        $0.tokens.lowerBound > word && $0.tokens.lowerBound - word <= 7 && $0.canAct
          && $0.code != nil && !($0.isInferred && $0.nameTokens == nil && $0.roleKind == .person)
          // "مظاهرات احتجاجا على ذلك في القدس".
          && !($0.isTerritory && $0.prepositionKind == .placePreposition)
      })
    else { return }
    let actors = finding.actors
    add(
      [target].filter { new in !actors.contains { $0.tokens.overlaps(new.tokens) } },
      as: .recipient,
      to: &finding, by: "grievance")
  }

  /// `وجهت ضربات جوية، مستهدفة مقاتلي الحركة`: whom a participle says the blow was aimed at.
  func addTarget(to finding: inout Finding) {
    guard finding.recipients.isEmpty, entry(finding).type == .assault else { return }
    let end = finding.trigger.end
    let reach = analysis.between(end, min(analysis.range.upperBound, end + 18))
    guard
      let aim = reach.first(where: { token in
        analysis.matches[token].contains {
          $0.category == .wordClass && $0.entry == lexicon.targetingClass
        }
      }),
      let target = analysis.mentions.first(where: {
        $0.outerStart > aim && $0.outerStart - aim <= 2 && $0.preposition == nil && $0.canAct
      })
    else { return }
    add([target], as: .recipient, to: &finding, by: "aimed at")
  }
}
