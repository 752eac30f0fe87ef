import NewsModel

// Of which state an office, a force or a body is whose phrase does not say so.
extension MentionResolver {
  /// `الرئيس رمضان قاديروف رئيس جمهورية الشيشان`: the office right behind a name tells whose its bearer is.
  func stateOfOffice(behind mention: Mention) -> Code? {
    guard mention.roleKind == .person, mention.nameTokens != nil,
      let next = analysis.mentions.first(where: {
        $0.tokens.lowerBound == mention.tokens.upperBound
      }), next.roleKind == .person, next.preposition == nil, !next.isJoined, next.isDefinite,
      next.nameTokens == nil, next.agreement.number == .singular
    else { return nil }
    return next.code.flatMap { lexicon.countries[$0] != nil ? $0 : nil }
  }

  /// `جون كيربي، المتحدث باسم المجلس`: an office behind a known name and a comma is its bearer's.
  func stateOfBearer(of mention: Mention, before: [Mention]) -> Code? {
    guard mention.roleKind == .person, mention.isDefinite, !mention.isJoined,
      mention.preposition == nil, mention.nameTokens == nil,
      mention.agreement.number == .singular, let bearer = before.last,
      bearer.roleKind == .person, bearer.kind == .name, !bearer.isTerritory,
      analysis.isMark(bearer.tokens.upperBound, ","),
      bearer.tokens.upperBound + 1 == mention.tokens.lowerBound
    else { return nil }
    return bearer.code
  }

  /// `وزارة العدل بالجمهورية التونسية`: the land that a body's phrase ends with.
  func stateRightAfter(_ mention: Mention) -> Code? {
    switch mention.roleKind {
    case .office, .force: break
    case .group where ["GOV", "LEG", "JUD"].contains(mention.sector): break
    case .person where mention.sector == "GOV" && mention.isDefinite && mention.trait != .post:
      break
    default: return nil
    }
    return analysis.mentions.first {
      $0.outerStart == mention.tokens.upperBound && $0.prepositionKind == .placePreposition
        && lexicon.countries[$0.code ?? ""] != nil
        // "المرشد الأعلى بإيران"; but "التقى الرئيس في إيران نظيره".
        && (mention.roleKind != .person
          || $0.isTerritory && $0.preposition == lexicon.prepositions[.bi])
    }?.code
  }

  /// `الجيش` in a report from Gaza: where the land has no army, it is that of the other state told of.
  func armed(_ land: Code) -> Code? {
    guard Self.landsWithoutArmy.contains(land) else { return land }
    if let force = context.lastForce?.code, !Self.landsWithoutArmy.contains(force) { return force }
    let others = context.survey.lands.filter { !Self.landsWithoutArmy.contains($0.key) }
    return others.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? land
  }

  /// Lands in the news that have no army of their own.
  private static let landsWithoutArmy: [Code] = ["PSE"]

  /// `الحكومة السورية والمعارضة`: a body without a state is of that of the body it is joined to.
  func stateOfJoined(_ mention: Mention, before: [Mention]) -> Code? {
    guard mention.isJoined, mention.isDefinite, let last = before.last,
      // "الرئيس المصري، محمد مرسي، ووزير الخارجية".
      analysis.between(last.tokens.upperBound, mention.tokens.lowerBound).allSatisfy({
        analysis.isMark($0, ",")
      }),
      last.endsWithNationality || last.roleKind == .person
        || last.kind == .name && Self.organs.contains(last.sector),
      lexicon.countries[last.code ?? ""] != nil
    else { return nil }
    return last.code
  }

  /// `نائب الرئيس ورئيس الحكومة اليمنية`: the same the other way round.
  func stateOfJoinedAfter(_ mention: Mention) -> Code? {
    guard Self.organs.contains(mention.sector),
      mention.roleKind == .person || mention.roleKind == .group,
      let next = analysis.mentions.first(where: {
        $0.tokens.lowerBound == mention.tokens.upperBound
      }), next.isJoined, next.roleKind == mention.roleKind, Self.organs.contains(next.sector),
      lexicon.countries[next.code ?? ""] != nil
    else { return nil }
    return next.code
  }

  /// `أعلنت وزارة الداخلية الإماراتية أن الشرطة`: one state's organs are told of together.
  func stateOfBody(before: [Mention], for mention: Mention) -> Code? {
    guard Self.organs.contains(mention.sector) else { return nil }
    if mention.sector == "MIL" || mention.sector == "COP",
      mention.roleKind == .person || mention.roleKind == .group
    {
      // "الجيش يعترف بمقتل جنديين": those of the force that tells of them.
      return before.last {
        $0.sector == mention.sector && !$0.isInferred && lexicon.countries[$0.code ?? ""] != nil
      }?.code
    }
    if mention.roleKind == .person {
      // "السفير السعودي: لقاء ولي العهد": a state's officials are told of together, wherever they are.
      return before.last {
        $0.roleKind == .person && $0.kind == .described && !$0.isInferred && $0.hasField == false
          && Self.organs.contains($0.sector) && lexicon.countries[$0.code ?? ""] != nil
      }?.code ?? context.home
    }
    return before.last {
      ($0.kind == .described && ($0.roleKind == .office || $0.roleKind == .person)
        || $0.sector == "JRN") && !$0.isInferred
        // "قالت صحيفة إسرائيلية إن الجيش": of its own.
        && (Self.organs.contains($0.sector) || $0.sector == "JRN" && isOfNation($0))
        && $0.code.map { lexicon.countries[$0] != nil } ?? false
    }?.code
  }

  /// `هيئة البث الإسرائيلية`: whether the phrase ends with an adjective of nationality.
  private func isOfNation(_ mention: Mention) -> Bool {
    mention.endsWithNationality
      || analysis.range.contains(mention.tokens.lowerBound)
        && analysis.matches[mention.tokens.upperBound - 1].contains { $0.category == .nationality }
  }

  /// `المتمردون`, `إرهابيين`, `المليشيات`: the armed organisation that the document names.
  func rebels(of state: Code, meantBy mention: Mention) -> Code? {
    guard mention.trait != .native else { return nil }
    func has(_ wordClass: Int) -> Bool {
      mention.tokens.contains { analysis.isOf(wordClass, $0) }
    }
    switch mention.sector {
    case "REB":
      let areExtremists = has(lexicon.extremistClass)
      // "فصائل المعارضة", "مقاتلي العشائر": others, too.
      let isOne =
        mention.tokens.count == 1 || mention.isQuantified
        || mention.roleKind == .force && mention.agreement.gender == .masculine
      guard mention.isDefinite && isOne || areExtremists else { return nil }
      return context.survey.rebels(of: state, areExtremists: areExtremists, lexicon)
    case "PRM" where mention.isDefinite && has(lexicon.militiaClass):
      return context.survey.rebels(of: state, areExtremists: false, lexicon)
    default: return nil
    }
  }
}
