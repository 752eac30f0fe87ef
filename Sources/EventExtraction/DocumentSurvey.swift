import NewsModel

/// What a document's words tell before any sentence is read: which states it is about.
///
/// A name that may be two things is settled here, once, so that nothing later meets both readings:
/// `عمان` the state or the city, `مالي` Malian or financial, an office holder's two terms.
struct DocumentSurvey: Sendable {
  /// How strongly each state or organisation is named, by its code.
  private(set) var names: [Code: Int] = [:]
  /// The entries of the people and organisations that are named in full, so that a short name may mean them: `القاعدة` of
  /// `تنظيم القاعدة`.
  private(set) var namedInFull: Set<String> = []
  /// The document is about a game or a film, where words of war and talks mean other things.
  private(set) var isEntertainment = false
  /// The document is about an accident or a storm, in which people die at nobody's hand.
  private(set) var isMisfortune = false
  /// How strongly each state is named as a land rather than by its forces and offices.
  var lands: [Code: Int] { landTally.counts }
  private var landTally = Tally()

  /// The lands of the outlets named that write of their own land alone.
  private var homes = Tally()

  /// The land named most; of equals the one named first.
  var mainLand: Code? { landTally.most }
  /// The land of the outlet for which a document was written, as it tells where it names no land: `قال المصدر لهسبريس`.
  var home: Code? { homes.most }

  /// `المتمردون`: the land's armed organisation that the document names, where it names one far more than any other.
  ///
  /// `الإرهابيون` may be of one that is of several lands, and so may others where none of the land is named.
  func rebels(of land: Code, areExtremists: Bool, _ lexicon: Lexicon) -> Code? {
    func movements(of lands: Set<Code>) -> [(key: Code, value: Int)] {
      names.filter {
        lexicon.organisations[$0.key].map { $0.sector == "REB" && lands.contains($0.country ?? "") }
          ?? false
      }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    }
    var found = movements(of: areExtremists ? [land, "IMG"] : [land])
    if found.isEmpty { found = movements(of: ["IMG"]).filter { $0.value > 1 } }
    guard let first = found.first, first.value >= 2 * (found.dropFirst().first?.value ?? 0)
    else { return nil }
    return first.key
  }

  init() {}

  /// Looks through the matches of all sentences and strikes the readings that do not hold.
  init(_ sentences: inout [SentenceMatches], lexicon: Lexicon, on day: CivilDate?) {
    var words = 0
    var played = 0
    var struck = 0
    var full: Set<Int> = []
    // The sentences in which a reading may have to be struck.
    var doubtful: [Int] = []
    for (index, matches) in sentences.enumerated() {
      var hasGate = false
      words += matches.tokens.count
      for token in matches.tokens where matches.hasNameOrClass(at: token) {
        let found = matches[token]
        if found.has(.wordClass) {
          var isPlayed = false
          var isStruck = false
          for match in found where match.category == .wordClass {
            isPlayed = isPlayed || lexicon.entertainmentClasses.contains(match.entry)
            isStruck = isStruck || lexicon.misfortuneClasses.contains(match.entry)
          }
          if isPlayed { played += 1 }
          if isStruck { struck += 1 }
        }
        guard matches.hasName(at: token) else { continue }
        let isAmbiguous = found.has(.actor) && Self.differ(found)
        hasGate = hasGate || isAmbiguous
        for match in found {
          if match.category == .actor, !match.isGated, lexicon.actors[match.entry].isOfHome {
            homes.add(lexicon.actors[match.entry].code, 1)
          } else if let evidence = Self.evidence(match, lexicon) {
            guard !isAmbiguous else { continue }
            names[evidence.code, default: 0] += evidence.weight
            if match.category == .actor,
              [.organisation, .person].contains(lexicon.actors[match.entry].kind)
            {
              full.insert(match.entry)
            }
            if evidence.isLand { landTally.add(evidence.code, evidence.weight) }
          } else if match.category == .nationality {
            hasGate = hasGate || lexicon.nationalities[match.entry].gate == .context
          }
        }
      }
      if hasGate { doubtful.append(index) }
    }
    namedInFull = Set(full.map { lexicon.actors[$0].id })
    isEntertainment = played >= 5 && played * 40 >= words
    isMisfortune = struck >= 2 && struck * 40 >= words || struck >= 3 && struck * 80 >= words
    for index in doubtful {
      sentences[index] = sentences[index].keeping { match, rivals in
        switch match.category {
        case .nationality:
          let nationality = lexicon.nationalities[match.entry]
          return nationality.gate != .context || names[nationality.code ?? ""] != nil
        case .actor:
          return self.wins(match, among: rivals, in: sentences[index], lexicon, on: day)
        default: return true
        }
      }
    }
  }

  /// Whom a match speaks for, and how strongly.
  private static func evidence(
    _ match: Match, _ lexicon: Lexicon
  ) -> (code: Code, weight: Int, isLand: Bool)? {
    switch match.category {
    case .actor where !match.isGated:
      let actor = lexicon.actors[match.entry]
      guard actor.kind != .media, actor.kind != .region else { return nil }
      let isLand = actor.kind == .country || actor.kind == .capital
      return (actor.code, actor.kind == .person ? 1 : 3, isLand)
    case .nationality:
      let nationality = lexicon.nationalities[match.entry]
      guard nationality.gate == .open, let code = nationality.code, lexicon.countries[code] != nil
      else { return nil }
      return (code, 2, true)
    case .place:
      guard PlaceGate(rawValue: Int32(match.features)) == .open,
        let code = lexicon.places[match.entry].country
      else { return nil }
      return (code, 2, true)
    default: return nil
    }
  }

  /// Whether the actors that one spelling names are several.
  private static func differ(_ found: MatchList) -> Bool {
    var first: Int?
    for match in found where match.category == .actor {
      if let first, first != match.entry { return true }
      first = match.entry
    }
    return false
  }

  private func wins(
    _ match: Match, among rivals: MatchList, in sentence: SentenceMatches, _ lexicon: Lexicon,
    on day: CivilDate?
  ) -> Bool {
    // "توسطت عمان" is the state, "في عمان" the capital of another.
    let before = match.tokens.lowerBound - 1
    let isWhere =
      sentence.tokens.contains(before)
      && sentence[before].contains {
        $0.category == .cue && lexicon.cues[$0.entry].kind == .placePreposition
      }
    func rank(_ match: Match) -> Int {
      let isState = lexicon.actors[match.entry].kind == .country
      return 2 * self.rank(match, lexicon, on: day) + (isState == isWhere ? 0 : 1)
    }
    let mine = rank(match)
    for rival in rivals
    where rival.category == .actor && rival.entry != match.entry && rival.tokens == match.tokens
      && rival.clitics == match.clitics
    {
      let other = rank(rival)
      if other > mine || other == mine && rival.entry < match.entry { return false }
    }
    return true
  }

  /// In office before former before future; then the state that the document is about.
  private func rank(_ match: Match, _ lexicon: Lexicon, on day: CivilDate?) -> Int {
    let actor = lexicon.actors[match.entry]
    let known = min(names[actor.code] ?? 0, 9_999)
    switch actor.tenure(on: day) {
    case .during: return 40_000 + known
    // Of two former terms the later tells more.
    case .after: return 20_000 + (actor.until.map { $0.year } ?? 0)
    case .before: return known
    }
  }
}

/// How often each of a few codes was met, in the order in which they came.
struct Tally: Sendable {
  private(set) var counts: [Code: Int] = [:]
  private var order: [Code] = []
  /// What was met most; of equals what came first.
  private(set) var most: Code?
  private var mostCount = 0

  mutating func add(_ code: Code, _ weight: Int = 1) {
    if counts[code] == nil { order.append(code) }
    let count = counts[code, default: 0] + weight
    counts[code] = count
    let isFirst = order.first { $0 == code || $0 == most } == code
    if count > mostCount || count == mostCount && isFirst {
      most = code
      mostCount = count
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
