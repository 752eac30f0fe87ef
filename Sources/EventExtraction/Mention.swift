import NewsModel

/// A noun phrase that names or describes somebody, or a place.
struct Mention: Sendable {
  enum Kind: UInt8, Sendable {
    /// A known name of a state, organisation, body or person.
    case name
    /// A role noun with what belongs to it: `وزير الخارجية القطري`.
    case described
    /// People of a nationality: `القطريون`.
    case people
    case place
    /// Any other noun phrase.
    case plain
  }

  var kind: Kind
  /// Positions in the text's tokens, clitic preposition and conjunction of the first included.
  var tokens: Range<Int> {
    get { ownTokens.range }
    set { ownTokens = TokenRange(newValue) }
  }
  /// The preposition that governs it, or nil.
  var preposition: Int? {
    get { ownPreposition < 0 ? nil : Int(ownPreposition) }
    set { ownPreposition = newValue.map { Int32(truncatingIfNeeded: $0) } ?? -1 }
  }
  /// Whether the governing preposition is one of place, time, topic, cause or agency.
  var prepositionKind: CueKind?
  /// Where the governing preposition begins; else the first token.
  var outerStart: Int {
    get { Int(ownOuterStart) }
    set { ownOuterStart = Int32(truncatingIfNeeded: newValue) }
  }
  /// Joined by "and" to what stands before.
  var isJoined = false
  var code: Code?
  var sector: Code?
  /// The part of the mention that is a person's or organisation's own name.
  var nameTokens: Range<Int>? {
    get { ownName.start < 0 ? nil : ownName.range }
    set { ownName = newValue.map(TokenRange.init) ?? .none }
  }
  var agreement: Agreement
  var isDefinite = false
  /// A noun of place without a name, which means one told before: `المخيم`.
  var pointsBack = false
  /// Is a place only where one of its kind was told before: `القطاع`, also "sector".
  var needsAntecedent = false
  /// A demonstrative stands before: `تلك المنطقة`.
  var isPointedAt = false
  /// What its noun of place is like.
  var placeNoun = PlaceNounKind.plain
  /// Names a territory: a state, a city.
  var isTerritory = false
  /// The gazetteer's entry of a place.
  var place: Int? {
    get { ownPlace < 0 ? nil : Int(ownPlace) }
    set { ownPlace = newValue.map { Int32(truncatingIfNeeded: $0) } ?? -1 }
  }
  /// How many are meant, where a number stands before the noun or in its form.
  var count: Int?
  /// The head is a number or a word of quantity.
  var isQuantified = false
  var roleKind: RoleEntry.Kind?
  /// What is peculiar to the head noun.
  var trait = RoleEntry.Trait.none
  /// The folded word of the head, for finding the phrase's antecedent.
  var head: Int {
    get { Int(ownHead) }
    set { ownHead = Int32(truncatingIfNeeded: newValue) }
  }
  /// The country or organisation was not read in the phrase but in its surroundings.
  var isInferred = false
  /// Found by nothing but the names in it.
  var isOnlyNamed = false
  /// Its bytes in the text, the clitics before it cut.
  var span: Span? {
    get { ownSpan.start < 0 ? nil : Span(ownSpan.range.lowerBound, ownSpan.range.upperBound) }
    set { ownSpan = newValue.map { TokenRange($0.range) } ?? .none }
  }
  /// A portfolio was read: the phrase is an office of state.
  var hasField = false
  /// Ends with a pronoun, so that it belongs to an antecedent.
  var possessor: Agreement?
  /// An adjective of nationality gave the code, so that a joined one names another owner.
  var endsWithNationality = false
  /// Stands in a list that an office opened: `وزراء خارجية مصر والأردن`.
  var isOfficeByList = false
  /// Acts for nobody whom its surroundings could tell.
  var isOpen = false
  /// Means what was named before.
  var reference = Reference.none

  // In half the space of `Int`, since phrases are copied much.
  private var ownTokens: TokenRange
  private var ownName = TokenRange.none
  private var ownSpan = TokenRange.none
  private var ownOuterStart: Int32
  private var ownHead: Int32
  private var ownPreposition: Int32 = -1
  private var ownPlace: Int32 = -1

  init(
    kind: Kind, tokens: Range<Int>, outerStart: Int, isJoined: Bool = false, agreement: Agreement,
    isDefinite: Bool = false, head: Int, possessor: Agreement? = nil
  ) {
    self.kind = kind
    self.isJoined = isJoined
    self.agreement = agreement
    self.isDefinite = isDefinite
    self.possessor = possessor
    ownTokens = TokenRange(tokens)
    ownOuterStart = Int32(truncatingIfNeeded: outerStart)
    ownHead = Int32(truncatingIfNeeded: head)
  }

  enum Reference: UInt8, Sendable {
    case none
    /// `بلاده`: the state of the one who speaks or acts.
    case ownCountry
    /// `الجانبان`: the two sides named last.
    case both
    /// `البلدان`: the two states named last.
    case bothStates
    /// `سموه`: the dignitary named last.
    case honoured
  }

  /// Whether it takes part in public affairs by what it is: a state, a body, an office, a force, one of a nation.
  var isPublic: Bool {
    switch kind {
    case .name, .people: canAct
    case .described: roleKind == .office || roleKind == .force || hasField || code != nil
    case .place: isTerritory
    case .plain: false
    }
  }

  /// Whether it means a person or people rather than a state, a body or a force.
  var isOfPeople: Bool { roleKind == .person || roleKind == .group || kind == .people }

  /// Whether it bears arms for a state or against one.
  var isArmed: Bool { sector.map(Self.armedSectors.contains) ?? false }

  /// Whether it bears arms and is no organ of a state.
  var isOutlaw: Bool { isArmed && !MentionResolver.organs.contains(sector) }

  private static let armedSectors: [Code] = ["MIL", "COP", "SPY", "REB", "UAF", "PRM", "CRM"]

  /// A person's name without office or style of address.
  var isBareName: Bool { kind == .name && nameTokens == tokens && isOnlyNamed }
  /// A name behind a style of address, of whom nothing else is told: `السيد المنصوري`.
  var isStyledName: Bool {
    kind == .described && roleKind == .person && sector == nil && code == nil
      && nameTokens?.upperBound == tokens.upperBound && nameTokens != tokens
  }

  /// Whether a pronoun may mean it: its code is known, or it is people who are of no land, `قراصنة`.
  var isTold: Bool { code != nil || trait == .open && roleKind == .group && sector != nil }

  /// Whether the phrase could act: not a bare place that only locates.
  var canAct: Bool { kind != .place || isTerritory }
}

/// A range of tokens or bytes in half the space of a `Range<Int>`.
private struct TokenRange: Sendable {
  var start: Int32
  private var end: Int32

  static let none = TokenRange(start: -1, end: -1)

  private init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }

  init(_ range: Range<Int>) {
    start = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
  }

  var range: Range<Int> { Int(start)..<Int(end) }
}
