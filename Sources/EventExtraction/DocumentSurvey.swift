import NewsModel

/// What a document's words tell before any sentence is read: which states it is about.
///
/// A name that may be two things is settled here, once, so that nothing later meets both readings:
/// `عمان` the state or the city, `مالي` Malian or financial, an office holder's two terms.
struct DocumentSurvey: Sendable {
  /// How strongly each state is named, by alpha-3.
  private(set) var states: [String: Int] = [:]

  /// The state named most; the alphabet breaks ties.
  var mainState: String? {
    states.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  init() {}

  /// Looks through the matches of all sentences and strikes the readings that do not hold.
  init(_ sentences: inout [SentenceMatches], lexicon: Lexicon, on day: CivilDate?) {
    var hasGate = false
    for matches in sentences {
      for token in matches.tokens {
        let found = matches[token]
        guard !found.isEmpty else { continue }
        let isAmbiguous = Self.differ(found, lexicon)
        hasGate = hasGate || isAmbiguous
        for match in found {
          if let (state, weight) = Self.evidence(match, lexicon) {
            if !isAmbiguous { states[state, default: 0] += weight }
          } else if match.category == .nationality {
            hasGate = hasGate || lexicon.nationalities[match.entry].gate == .context
          }
        }
      }
    }
    guard hasGate else { return }
    for index in sentences.indices {
      sentences[index].keep { match, rivals in
        switch match.category {
        case .nationality:
          let nationality = lexicon.nationalities[match.entry]
          return nationality.gate != .context || states[nationality.code ?? ""] != nil
        case .actor: return self.wins(match, among: rivals, lexicon, on: day)
        default: return true
        }
      }
    }
  }

  /// The state that a match speaks for, and how strongly.
  private static func evidence(_ match: Match, _ lexicon: Lexicon) -> (String, Int)? {
    switch match.category {
    case .actor where !match.isGated:
      let actor = lexicon.actors[match.entry]
      guard lexicon.countries[actor.code] != nil, actor.kind != .media else { return nil }
      return (actor.code, actor.kind == .person ? 1 : 3)
    case .nationality:
      let nationality = lexicon.nationalities[match.entry]
      guard nationality.gate == .open, let code = nationality.code, lexicon.countries[code] != nil
      else { return nil }
      return (code, 2)
    case .place:
      let place = lexicon.places[match.entry]
      guard !place.isGated, let code = place.country else { return nil }
      return (code, 1)
    default: return nil
    }
  }

  /// Whether the actors that one spelling names are several.
  private static func differ(_ found: ArraySlice<Match>, _ lexicon: Lexicon) -> Bool {
    var first: Int?
    for match in found where match.category == .actor {
      if let first, first != match.entry { return true }
      first = match.entry
    }
    return false
  }

  private func wins(
    _ match: Match, among rivals: ArraySlice<Match>, _ lexicon: Lexicon, on day: CivilDate?
  ) -> Bool {
    let mine = rank(match, lexicon, on: day)
    for rival in rivals
    where rival.category == .actor && rival.entry != match.entry && rival.tokens == match.tokens
      && rival.clitics == match.clitics
    {
      let other = rank(rival, lexicon, on: day)
      if other > mine || other == mine && rival.entry < match.entry { return false }
    }
    return true
  }

  /// In office before former before future; then the state that the document is about.
  private func rank(_ match: Match, _ lexicon: Lexicon, on day: CivilDate?) -> Int {
    let actor = lexicon.actors[match.entry]
    let known = min(states[actor.code] ?? 0, 9_999)
    switch actor.tenure(on: day) {
    case .during: return 40_000 + known
    // Of two former terms the later tells more.
    case .after: return 20_000 + (actor.until.map { $0.year } ?? 0)
    case .before: return known
    }
  }
}

extension ActorEntry {
  enum Tenure { case before, during, after }

  /// Where a day lies beside the office's term; a day not known counts as the last that is.
  func tenure(on day: CivilDate?) -> Tenure {
    guard let day else { return until == nil ? .during : .after }
    if let from, day < from { return .before }
    if let until, day >= until { return .after }
    return .during
  }
}
