/// One reported action: who did what to whom, when, where, and whether it happened.
///
/// All spans are bytes of the document's text. Source of types, modes and contexts: PLOVER 2.0.
package struct Event: Hashable, Sendable, Codable {
  package var type: EventType
  /// The PLOVER mode, such as `visit` or `heavy-weapons`; nil where none clearly applies.
  package var mode: String?
  package var status: Status
  /// CAMEO root or sub-code, such as `03` or `195`.
  package var cameo: String?
  /// PLOVER contexts, such as `diplomatic`; sorted.
  package var contexts: [String]
  package var trigger: Span
  package var lemma: String
  /// The index of the paragraph that tells it.
  package var paragraph: Int
  package var sentence: Span
  package var actors: [Participant]
  package var recipients: [Participant]
  package var place: Place?
  package var time: EventTime?
  package var source: Attribution?
  package var counts: [Count]
  /// The index, in the same draft, of the first event that tells the same real happening.
  package var coreference: Int
  /// 0 to 1: the share of events so marked that are right.
  package var confidence: Double
  /// The id of the lexicon entry that made it, such as `ar.visit.1`.
  package var rule: String
  /// For `waqai explain`: which rule gave which field, as `field: rule`.
  ///
  /// Empty unless asked for.
  package var trace: [String]

  package init(
    type: EventType, mode: String? = nil, status: Status = .occurred, cameo: String? = nil,
    contexts: [String] = [], trigger: Span, lemma: String, paragraph: Int, sentence: Span,
    actors: [Participant] = [], recipients: [Participant] = [], place: Place? = nil,
    time: EventTime? = nil, source: Attribution? = nil, counts: [Count] = [],
    coreference: Int, confidence: Double, rule: String, trace: [String] = []
  ) {
    self.type = type
    self.mode = mode
    self.status = status
    self.cameo = cameo
    self.contexts = contexts
    self.trigger = trigger
    self.lemma = lemma
    self.paragraph = paragraph
    self.sentence = sentence
    self.actors = actors
    self.recipients = recipients
    self.place = place
    self.time = time
    self.source = source
    self.counts = counts
    self.coreference = coreference
    self.confidence = confidence
    self.rule = rule
    self.trace = trace
  }
}

/// The 16 PLOVER 2.0 event types.
package enum EventType: String, Sendable, Codable, CaseIterable {
  case agree = "AGREE"
  case consult = "CONSULT"
  case support = "SUPPORT"
  case concede = "CONCEDE"
  case cooperate = "COOPERATE"
  case aid = "AID"
  case retreat = "RETREAT"
  case request = "REQUEST"
  case accuse = "ACCUSE"
  case reject = "REJECT"
  case threaten = "THREATEN"
  case protest = "PROTEST"
  case sanction = "SANCTION"
  case mobilize = "MOBILIZE"
  case coerce = "COERCE"
  case assault = "ASSAULT"
}

/// Whether the action happened.
package enum Status: String, Sendable, Codable, CaseIterable {
  case occurred, ongoing, planned, hypothetical, negated
}

// The rules compare types and states without end, and a comparison that is derived is called through the table of the
// conformance from other rooms. A case that holds nothing is stored as its place in the declaration.
extension EventType {
  @inlinable
  package static func == (left: EventType, right: EventType) -> Bool {
    unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
  }

  @inlinable
  package static func != (left: EventType, right: EventType) -> Bool { !(left == right) }
}

extension Status {
  @inlinable
  package static func == (left: Status, right: Status) -> Bool {
    unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
  }

  @inlinable
  package static func != (left: Status, right: Status) -> Bool { !(left == right) }
}

/// Somebody who acts or is acted upon.
package struct Participant: Hashable, Sendable, Codable {
  /// The words that name them; for a pronoun or an elided subject, its antecedent.
  package var mention: Span
  /// The person's or organisation's own name inside the mention, in the article's script.
  package var name: String?
  /// What they act for: `USA/GOV`, `HAMAS`, `PSE/CVL`; nil where the document does not reveal it.
  package var id: String?
  /// ISO 3166 alpha-3, or `XKX`; nil for international and armed organisations.
  package var country: String?
  /// A PLOVER sector such as `GOV`.
  package var sector: String?

  package init(
    mention: Span, name: String? = nil, id: String? = nil, country: String? = nil,
    sector: String? = nil
  ) {
    self.mention = mention
    self.name = name
    self.id = id
    self.country = country
    self.sector = sector
  }
}

/// Where an event takes place.
package struct Place: Hashable, Sendable, Codable {
  package var mention: Span
  /// The English name of the place in the gazetteer; nil for a place that it does not hold.
  package var name: String?
  /// ISO 3166 alpha-3.
  package var country: String?
  /// Degrees north.
  package var latitude: Double?
  /// Degrees east.
  package var longitude: Double?

  package init(
    mention: Span, name: String? = nil, country: String? = nil, latitude: Double? = nil,
    longitude: Double? = nil
  ) {
    self.mention = mention
    self.name = name
    self.country = country
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// When an event takes place.
package struct EventTime: Hashable, Sendable, Codable {
  /// How the value was found.
  package enum Basis: String, Sendable, Codable {
    /// A complete date stands in the text.
    case text
    /// The text's expression was counted from the publication date.
    case publication
    /// The publication date is unknown: the value holds `X`s.
    case unresolved
  }

  package var mention: Span
  /// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, a range `YYYY-MM-DD/YYYY-MM-DD`, or TIMEX3 with `X`s.
  package var value: String
  package var basis: Basis

  package init(mention: Span, value: String, basis: Basis) {
    self.mention = mention
    self.value = value
    self.basis = basis
  }
}

/// Who the text says reports an event.
package struct Attribution: Hashable, Sendable, Codable {
  package enum Stance: String, Sendable, Codable { case says, claims, denies }

  package var mention: Span
  package var id: String?
  package var stance: Stance

  package init(mention: Span, id: String? = nil, stance: Stance) {
    self.mention = mention
    self.id = id
    self.stance = stance
  }
}

/// How many people an event touched.
package struct Count: Hashable, Sendable, Codable {
  package enum What: String, Sendable, Codable { case killed, injured, detained, displaced }

  package var what: What
  package var value: Int
  package var mention: Span

  package init(what: What, value: Int, mention: Span) {
    self.what = what
    self.value = value
    self.mention = mention
  }
}
