import NewsModel

// What joins a phrase by a preposition, an apposition or an adjective that no table knows.
extension MentionFinder {
  /// "المتحدث باسم حماس", "قيادي في حركة حماس", "وزارة الصحة في غزة", "سفير قطر لدى الناتو".
  func linked(_ token: Int, _ mention: inout Mention, _ growth: inout Growth) -> Int? {
    guard mention.kind == .described || mention.kind == .people, !growth.sawName,
      let link = link(at: token),
      mention.possessor == nil || !lexicon.cues[link.entry].id.isOrigin
    else { return nil }
    let next = skipQuotes(link.tokens.upperBound)
    guard next < limit, !isBlocked(next) else { return nil }
    let id = lexicon.cues[link.entry].id
    if let match = best(.actor, in: matches[next]), isBare(match), isOpen(match) {
      let actor = lexicon.actors[match.entry]
      guard actor.kind != .person, actor.kind != .region else { return nil }
      if id.isPost {
        // Where an envoy is sent: his own phrase, not a participant.
        guard mention.trait == .post, mention.code != nil, !isGoal(next, of: mention) else {
          return nil
        }
        return match.tokens.upperBound
      }
      // "القوات الروسية في سوريا", "سفارتها في سوريا": stays where it is, a place of its own.
      guard mention.code == nil, mention.trait != .post || mention.roleKind != .office else {
        return nil
      }
      if actor.kind == .country || actor.kind == .capital, !id.isName,
        mention.roleKind != .office, !id.isOrigin,
        mention.roleKind != .person || mention.sector == "CVL"
      {
        return nil
      }
      adopt(actor, into: &mention)
      growth.hasOwner = true
      return match.tokens.upperBound
    }
    guard !id.isPost, mention.code == nil, !growth.hasOwner else { return nil }
    if let match = best(.field, in: matches[next]), match.clitics.preposition < 0, id.isName {
      mention.hasField = true
      return match.tokens.upperBound
    }
    if let match = best(.role, in: matches[next]), isBare(match),
      lexicon.roles[match.entry].kind == .office || lexicon.roles[match.entry].kind == .force,
      !id.isIn || mention.sector != "CVL",
      id.isName || mention.roleKind == .person || mention.roleKind == .group
    {
      adopt(lexicon.roles[match.entry], into: &mention)
      mention.isDefinite = mention.isDefinite || match.clitics.article
      return match.tokens.upperBound
    }
    return nil
  }

  /// `يصل المبعوث الأمريكي إلى بيروت`: where the verb right before the envoy takes him.
  private func isGoal(_ token: Int, of mention: Mention) -> Bool {
    let before = mention.tokens.lowerBound - 1
    guard before >= matches.tokens.lowerBound, text.key(token - 1, is: "الي"),
      let to = lexicon.prepositions[.ila]
    else { return false }
    return matches[before].contains { match in
      match.category == .verb
        && lexicon.verbs[match.entry].triggers.contains { use in
          use.object.isEmpty
            && lexicon.triggers[use.trigger].verbFrame.role(of: .preposition(to)) == .recipient
        }
    }
  }

  private func link(at token: Int) -> Match? {
    matches[token].first {
      $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
        && !$0.clitics.conjunction && $0.clitics.pronoun == nil && $0.tokens.count == 1
        && (!lexicon.cues[$0.entry].id.isIn || text.key(token, is: "في"))
        && (lexicon.cues[$0.entry].id.isLink || lexicon.cues[$0.entry].id.isPost)
    }
  }

  /// A definite word that no table holds: an adjective or the rest of an office's name.
  func unknownWord(_ token: Int, _ mention: Mention, _ growth: inout Growth) -> Int? {
    if mention.kind == .described, mention.code == nil, !mention.isDefinite, !growth.sawName,
      isUnknownWord(token), !startsWithArticle(token), token + 1 < limit,
      let match = best(.nationality, in: matches[token + 1]), isBare(match),
      agrees(match, with: mention, growth)
    {
      // "أحزاب يسارية إسبانية": an adjective before that of nationality.
      return token + 1
    }
    guard mention.kind == .described, !growth.sawName, !growth.crossedQuote,
      growth.unknownWords < 2, isUnknownWord(token),
      text.key(token).begins(with: "ال"),
      text.tokens[token].keyCount >= 10,
      mention.roleKind != .thing || mention.code == nil && !mention.isDefinite,
      // "مسلحون النار": a noun with its full ending takes no definite word.
      mention.isDefinite || !isAbsolute(mention.tokens, before: token),
      !disagrees(token, with: mention), !beginsAnew(token, after: mention)
    else { return nil }
    growth.unknownWords += 1
    return token + 1
  }

  /// `المجموعة النار`: a definite word right behind a definite noun is its adjective, or none of its phrase.
  private func disagrees(_ token: Int, with mention: Mention) -> Bool {
    if mention.agreement.number == .plural, hasPluralEnding(mention.head) {
      // "الصيادون المخالفون النار": only what ends as the people do describes them.
      return !hasPluralEnding(token)
    }
    guard mention.endsWithNationality || startsWithArticle(mention.head), !mention.hasField,
      mention.agreement.number == .singular || mention.roleKind == .force
    else { return false }
    let isFeminine = text.tokens[token].traces.contains(.feminine)
    // "الدبلوماسي المغربي الانتهاكات": nor is a plural of one.
    if text.key(token).ends(with: Array("ات".utf8)) { return true }
    switch mention.agreement.gender {
    case .masculine: return isFeminine
    // "القوة الكبرى".
    case .feminine: return !isFeminine && !text.key(token).ends(with: Array("ي".utf8))
    case .unknown: return false
    }
  }

  private func hasPluralEnding(_ token: Int) -> Bool {
    ["ون", "ين"].contains { text.key(token).ends(with: Array($0.utf8)) }
  }

  /// `مع نظيره الأردني الوضع`, `مع وفد أمريكي الملف`: behind an adjective of nationality a noun of what is talked over begins
  /// another phrase.
  private func beginsAnew(_ token: Int, after mention: Mention) -> Bool {
    // "مندوب روسيا الدائم": spelled as an adjective is.
    mention.endsWithNationality && best(.actor, in: matches[token - 1]) == nil
      && (!mention.isDefinite
        || matches[token].contains {
          $0.category == .wordClass && $0.entry == lexicon.topicClass
        })
  }

  /// `، الشيخ محمد بن عبد الرحمن،`: a name between commas after its office.
  func apposition(at token: Int, of mention: Mention, sawName: Bool) -> Range<Int>? {
    guard !sawName, mention.roleKind == .person, mention.kind == .described,
      mention.agreement.number != .plural, text.isMark(token, ","),
      mention.code != nil || mention.hasField || mention.isDefinite
    else { return nil }
    var cursor = skipQuotes(token + 1)
    while cursor < limit, let honorific = cue(.honorific, at: cursor) {
      cursor = honorific.tokens.upperBound
    }
    guard cursor < limit, text.tokens[cursor].kind == .word else { return nil }
    let start = cursor
    if let match = best(.actor, in: matches[cursor]),
      lexicon.actors[match.entry].kind == .person, !match.clitics.conjunction
    {
      cursor = match.tokens.upperBound
    } else if let end = unknownName(at: cursor), end - cursor >= 2 {
      cursor = end
    } else {
      return nil
    }
    guard
      cursor >= limit || text.isMark(cursor, ",") || text.isMark(cursor, ":")
        || matches[cursor].contains(where: {
          $0.category == .cue || $0.category == .verb
            // "وزير العدل، محمد المنصوري ووزير الداخلية": the next of those joined.
            || $0.category == .role && $0.clitics.conjunction
        })
    else { return nil }
    return start..<cursor
  }
}

extension String {
  /// Cue ids of prepositions that bind a description to what it belongs to.
  fileprivate var isLink: Bool { hasSuffix(".fi") || hasSuffix(".min") || hasSuffix(".name") }
  fileprivate var isName: Bool { hasSuffix(".name") }
  fileprivate var isIn: Bool { hasSuffix(".fi") }
  fileprivate var isOrigin: Bool { hasSuffix(".min") }
  /// Cue ids of prepositions that name where somebody is sent.
  fileprivate var isPost: Bool { hasSuffix(".lada") || hasSuffix(".ila") }
}
