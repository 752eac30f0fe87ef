import NewsModel

/// What a document has told so far: who was spoken of, who spoke, where.
final class DiscourseContext {
  var known: KnownNames
  /// Which states the whole document is about.
  let survey: DocumentSurvey
  /// Subjects and other phrases that a pronoun may mean, latest last.
  private(set) var recent: [Mention] = []
  var speaker: Mention?
  /// How often each country was named as a place.
  private var placeCountries = Tally()
  /// The code that a described office or force last had, by its head's folded word.
  private var heads: [[UInt8]: (code: Code, sector: Code?)] = [:]
  let anchor: CivilDate?

  init(anchor: CivilDate?, survey: DocumentSurvey = DocumentSurvey()) {
    self.anchor = anchor
    self.survey = survey
    known = KnownNames(day: anchor, namedInFull: survey.namedInFull)
  }

  /// Takes in the phrases of a sentence that was read.
  func learn(_ analysis: SentenceAnalysis) {
    for mention in analysis.mentions {
      known.learn(mention, in: analysis.text, lexicon: analysis.lexicon)
      note(mention, analysis)
      if mention.isTold, mention.canAct, mention.kind != .plain,
        mention.roleKind != .thing,
        // Where something happened is not who does the next thing.
        !(mention.isTerritory && mention.prepositionKind == .placePreposition)
      {
        remember(mention)
      }
    }
  }

  /// Learns whom the lead names, before the headline above it is read.
  func foresee(_ lead: SentenceAnalysis) {
    for mention in lead.mentions {
      known.learn(mention, in: lead.text, lexicon: lead.lexicon)
      noteBodies(mention, lead)
    }
  }

  func note(_ mention: Mention, _ analysis: SentenceAnalysis) {
    if mention.kind == .place, mention.code != nil {
      lastPlace = mention
      if !mention.pointsBack { placesByKind[Array(analysis.placeKey(mention))] = mention }
    }
    if mention.isTerritory, mention.kind == .name, mention.code != nil,
      let noun = analysis.placeNounKey(mention)
    {
      // "قطاع غزة" is "القطاع" from then on.
      placesByKind[Array(noun)] = mention
    }
    guard let code = mention.code, !mention.isInferred else { return }
    if analysis.lexicon.countries[code] != nil {
      if mention.kind == .place || mention.prepositionKind == .placePreposition {
        placeCountries.add(code)
      } else if mention.isTerritory, analysis.opensBeforeColon(mention) {
        placeCountries.add(code, 3)
      }
    }
    if mention.sector == "MIL", analysis.lexicon.countries[code] != nil,
      mention.roleKind == .force || mention.kind == .name
    {
      lastForce = (code, mention.sector)
    }
    noteBodies(mention, analysis)
  }

  /// `الحركة`, `الوزارة` mean the one named before.
  private func noteBodies(_ mention: Mention, _ analysis: SentenceAnalysis) {
    guard let code = mention.code, !mention.isInferred,
      mention.kind == .described || mention.kind == .name && !mention.isTerritory
    else { return }
    heads[Array(analysis.headKey(mention))] = (code, mention.sector)
    for body in analysis.bodies(in: mention) { heads[Array(body.key)] = (code, body.sector) }
  }

  func remember(_ mention: Mention) {
    recent.append(mention)
    if recent.count > 24 { recent.removeFirst(8) }
  }

  /// The two who met, talked, agreed or fought in the sentence before; empty where it tells of none.
  var partners: [Mention] = []

  /// Those that `الجانبان` means: the two of a meeting just told, or else the latest two phrases that act for different
  /// sides.
  var lastSides: [Mention] {
    partners.isEmpty ? Self.lastSides(of: recent) : partners
  }

  /// The last two of these phrases that act for different sides, in their order; fewer where there are not two.
  static func lastSides(of mentions: [Mention]) -> [Mention] {
    lastSides(of: mentions) { !$0.isInferred && $0.sector != "JRN" }
  }

  static func lastSides(of mentions: [Mention], where mayBeSide: (Mention) -> Bool) -> [Mention] {
    var sides: [Mention] = []
    for mention in mentions.reversed()
    where sides.count < 2 && mention.code != nil && mention.canAct
      && mention.kind != .plain && mention.kind != .place
      && (mention.prepositionKind != .placePreposition || mention.roleKind == .person)
      && mayBeSide(mention)
    {
      if !sides.contains(where: { $0.code == mention.code }) { sides.append(mention) }
    }
    return sides.reversed()
  }

  /// The latest phrase that a pronoun or an elided subject may mean.
  func antecedent(_ agreement: Agreement, amongPeople: Bool = false) -> Mention? {
    recent.last { $0.agrees(with: agreement) && (!amongPeople || $0.isOfPeople) }
  }

  /// The code that the same office or force had before.
  func code(of head: ArraySlice<UInt8>) -> (code: Code, sector: Code?)? { heads[Array(head)] }

  /// The country that the document is mostly set in.
  var setting: Code? { placeCountries.most ?? survey.mainLand ?? survey.home }

  /// Whether something was told to take place in the country.
  func isScene(_ country: Code) -> Bool { placeCountries.counts[country] != nil }

  /// The country whose offices and forces the document means where it doesn't say so: that which it names far more than
  /// where things take place.
  var home: Code? {
    guard let place = placeCountries.most, let main = survey.mainLand,
      placeCountries.counts[place] == 1,
      survey.lands[main, default: 0] >= 3 * survey.lands[place, default: 0]
    else { return setting }
    return main
  }

  /// The place told last, and the last of each kind, by its folded noun: `مخيم`.
  private(set) var lastPlace: Mention?
  private var placesByKind: [[UInt8]: Mention] = [:]

  /// The place that a noun such as `المخيم` points back to.
  func place(of kind: ArraySlice<UInt8>) -> Mention? { placesByKind[Array(kind)] }

  /// The owner of the armed force named last, for `طائرات` that nobody is said to own.
  private(set) var lastForce: (code: Code, sector: Code?)?
}

extension Mention {
  /// Whether the phrase may be the subject of a verb before it, which agrees in gender alone.
  func follows(_ verb: Agreement) -> Bool {
    if verb.person == 1 || verb.person == 2 { return false }
    guard verb.gender != .unknown, agreement.gender != .unknown, verb.gender != agreement.gender
    else { return true }
    // Non-human plurals take the feminine singular.
    return verb.gender == .feminine && agreement.number == .plural && roleKind != .group
      && roleKind != .person
  }

  /// Whether a pronoun or verb of this agreement may stand for the phrase.
  func agrees(with other: Agreement) -> Bool {
    if other.person == 1 || other.person == 2 { return false }
    if other.gender != .unknown, agreement.gender != .unknown, other.gender != agreement.gender,
      agreement.number != .plural || other.number == .singular
    {
      // Non-human plurals take the feminine singular.
      return other.gender == .feminine && other.number == .singular
        && agreement.number == .plural && roleKind != .group && roleKind != .person
    }
    if other.number == .plural || other.number == .dual, agreement.number == .singular {
      return false
    }
    // "هم" are people, no forces and no bodies.
    if other.number == .plural, other.gender == .masculine, agreement.gender == .feminine,
      kind == .described, roleKind != .person, roleKind != .group
    {
      return false
    }
    if other.number == .singular, agreement.number == .plural, agreement.gender != .feminine,
      roleKind == .person || roleKind == .group
    {
      // "قالت العائلات": groups whose word is feminine take the singular.
      return false
    }
    return true
  }
}

extension SentenceAnalysis {
  /// The bodies that a phrase names behind its head, as folded words without clitics: `مجلس` of `رئيس مجلس النواب`.
  func bodies(in mention: Mention) -> [(key: ArraySlice<UInt8>, sector: Code?)] {
    guard mention.kind == .described, range.contains(mention.head) else { return [] }
    var bodies: [(key: ArraySlice<UInt8>, sector: Code?)] = []
    var hasOffice = false
    for token in mention.tokens where token > mention.head {
      hasOffice =
        hasOffice
        || matches[token].contains {
          $0.category == .cue && lexicon.cues[$0.entry].kind.isPreposition
        }
      for match in matches[token] where match.tokens.upperBound <= mention.tokens.upperBound {
        let sector: Code?
        switch match.category {
        case .role where [.office, .force].contains(lexicon.roles[match.entry].kind):
          sector = lexicon.roles[match.entry].sector
          hasOffice = true
        // "وزير خارجية مصر" names no ministry, "وزارة الخارجية" does.
        case .field where hasOffice: sector = mention.sector
        // "طيران التحالف العربي": "التحالف" from then on.
        case .actor
        where lexicon.actors[match.entry].kind == .organisation && match.tokens.count > 1:
          sector = nil
        default: continue
        }
        bodies.append((bare(text.key(token), without: match.clitics), sector))
        break
      }
    }
    return bodies
  }

  /// `مصر: التيار الناصري يدين`: the phrase stands before a colon and says where the news is from.
  func opensBeforeColon(_ mention: Mention) -> Bool {
    mention.tokens.lowerBound == range.lowerBound && isMark(mention.tokens.upperBound, ":")
  }

  /// The folded word of a portfolio within a phrase: `خارجية` of `المتحدث باسم وزارة الخارجية`.
  func fieldKey(_ mention: Mention) -> ArraySlice<UInt8>? {
    guard mention.hasField, range.contains(mention.head) else { return nil }
    for token in mention.tokens {
      if let match = matches[token].first(where: { $0.category == .field }) {
        return bare(text.key(token), without: match.clitics)
      }
    }
    return nil
  }

  private func bare(_ key: ArraySlice<UInt8>, without clitics: Clitics) -> ArraySlice<UInt8> {
    let bare = key.dropFirst(Int(clitics.cut))
    return bare.begins(with: "ال") && bare.count > 8 ? bare.dropFirst(4) : bare
  }

  /// The folded head word without its clitics: `الجيش` and `للجيش` are one.
  func headKey(_ mention: Mention) -> ArraySlice<UInt8> {
    let key = text.key(mention.head)
    guard
      let match = matches[mention.head].first(where: {
        $0.category == .role || $0.category == .field || $0.category == .actor
      })
    else { return key }
    return bare(key, without: match.clitics)
  }
}
