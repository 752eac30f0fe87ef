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
