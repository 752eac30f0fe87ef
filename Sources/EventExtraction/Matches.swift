import NewsModel

/// A form of the lexicon found in a text.
struct Match: Sendable {
  var category: Lexicon.Category
  var clitics: Clitics
  // Half as wide as `Int`: a sentence has many matches, and they are copied much.
  private let number: Int32
  private let features32: Int32
  private let start: Int32
  private let end: Int32

  init(_ sense: Lexicon.Sense, tokens: Range<Int>, clitics: Clitics) {
    category = sense.category
    self.clitics = clitics
    number = sense.entry
    features32 = sense.features
    start = Int32(truncatingIfNeeded: tokens.lowerBound)
    end = Int32(truncatingIfNeeded: tokens.upperBound)
  }

  var entry: Int { Int(number) }
  var features: Int { Int(features32) }
  /// Positions in the text's tokens.
  var tokens: Range<Int> { Range(uncheckedBounds: (Int(start), Int(end))) }

  /// Tells whose something is, if it stands beside a noun.
  var isName: Bool {
    switch category {
    case .actor, .nationality, .place: true
    default: false
    }
  }

  /// A name only after a title: the form is an ordinary word, too.
  var isGated: Bool { category == .actor && features32 == Lexicon.Sense.gated }
}

/// The matches that begin at one token: a window on a sentence's, which it must not outlive.
///
/// Unlike a slice of an array it counts no references, and the rules open a great many.
struct MatchList: RandomAccessCollection {
  private let first: UnsafePointer<Match>?
  let count: Int
  /// Their categories, one bit each.
  private let categories: UInt16

  static var none: MatchList { MatchList(nil, count: 0, categories: 0) }

  init(_ first: UnsafePointer<Match>?, count: Int, categories: UInt16) {
    self.first = first
    self.count = count
    self.categories = categories
  }

  func has(_ category: Lexicon.Category) -> Bool { categories & category.bit != 0 }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> Match {
    guard let first, index >= 0, index < count else {
      preconditionFailure("no match \(index) of \(count)")
    }
    return first[index]
  }
}

/// What of the lexicon begins at one token of a sentence.
struct TokenMatches {
  /// Where its matches begin among the sentence's, and how many they are.
  var first: Int32 = 0
  var count: Int32 = 0
  /// The kinds of cue, one bit each.
  var cues: UInt64 = 0
  /// The categories, one bit each.
  var categories: UInt16 = 0
  /// The token at which a longer form begins that ends with this one; this one itself where none does.
  var formStart: Int32
}

/// The matches of a sentence, by the token at which they begin.
final class SentenceMatches {
  let tokens: Range<Int>
  /// The last token at which a state, a body, a person or a place is named.
  let lastName: Int
  private let all: UnsafeMutableBufferPointer<Match>
  private let byToken: UnsafeMutableBufferPointer<TokenMatches>

  init(_ list: MatchBuilder) {
    tokens = list.tokens
    lastName = list.lastName
    all = .allocate(capacity: list.all.count)
    _ = all.initialize(from: list.all)
    byToken = .allocate(capacity: list.byToken.count)
    _ = byToken.initialize(from: list.byToken)
  }

  deinit {
    all.deallocate()
    byToken.deallocate()
  }

  /// What begins at `token`.
  @inline(__always)
  subscript(token: Int) -> MatchList {
    guard tokens.contains(token) else { return .none }
    let own = byToken[token - tokens.lowerBound]
    return MatchList(
      all.baseAddress.map { UnsafePointer($0 + Int(own.first)) }, count: Int(own.count),
      categories: own.categories)
  }

  /// The kinds of cue that begin at `token`, one bit each.
  @inline(__always)
  func cues(_ token: Int) -> UInt64 {
    tokens.contains(token) ? byToken[token - tokens.lowerBound].cues : 0
  }

  /// Where the form begins that ends with `token`; the token itself where it is read alone.
  func formStart(endingAt token: Int) -> Int {
    tokens.contains(token) ? Int(byToken[token - tokens.lowerBound].formStart) : token
  }

  /// Those that `isKept` does not refuse; it is given each with all that begin where it does.
  func keeping(_ isKept: (Match, MatchList) -> Bool) -> SentenceMatches {
    // Of most sentences none is refused.
    let isWhole = tokens.allSatisfy { token in
      let found = self[token]
      return found.allSatisfy { isKept($0, found) }
    }
    guard !isWhole else { return self }
    var kept = MatchBuilder(tokens: tokens)
    for token in tokens {
      let found = self[token]
      for match in found where isKept(match, found) { kept.append(match) }
      kept.closeToken(cues: cues(token))
    }
    kept.lastName = lastName
    return SentenceMatches(kept)
  }

  func first(_ category: Lexicon.Category, at token: Int) -> Match? {
    guard has(category, at: token) else { return nil }
    return self[token].first { $0.category == category }
  }

  @inline(__always)
  func has(_ category: Lexicon.Category, at token: Int) -> Bool {
    has(category.bit, at: token)
  }

  /// Whether a noun for an act, or a participle, begins at `token`.
  func mayTellAct(at token: Int) -> Bool {
    has(Lexicon.Category.noun.bit | Lexicon.Category.participle.bit, at: token)
  }

  /// Whether a name of a state, a body, a person or a place begins at `token`.
  func hasName(at token: Int) -> Bool {
    typealias Category = Lexicon.Category
    return has(Category.actor.bit | Category.nationality.bit | Category.place.bit, at: token)
  }

  /// Whether such a name, or a member of a class of words, begins at `token`.
  func hasNameOrClass(at token: Int) -> Bool {
    hasName(at: token) || has(.wordClass, at: token)
  }

  /// Whether something begins at `token` that may head a phrase or tell how many are meant.
  func opensPhrase(at token: Int) -> Bool {
    typealias Category = Lexicon.Category
    let heads =
      Category.actor.bit | Category.role.bit | Category.place.bit | Category.field.bit
      | Category.nationality.bit | Category.placeNoun.bit
    let openers =
      CueKind.quantifier.bit | CueKind.ownCountry.bit | CueKind.both.bit | CueKind.honoured.bit
      | CueKind.counterpart.bit | CueKind.honorific.bit
    return has(heads, at: token) || cues(token) & openers != 0
  }

  /// Whether anything but a member of a class of words begins at `token`.
  func hasMoreThanClasses(at token: Int) -> Bool {
    has(~Lexicon.Category.wordClass.bit, at: token)
  }

  @inline(__always)
  private func has(_ bits: UInt16, at token: Int) -> Bool {
    tokens.contains(token) && byToken[token - tokens.lowerBound].categories & bits != 0
  }
}

extension Lexicon.Category {
  /// The bit that stands for the category in a set.
  var bit: UInt16 { 1 << UInt16(rawValue) }
}

/// A sentence's matches while they are found, token after token.
struct MatchBuilder {
  let tokens: Range<Int>
  private(set) var all: [Match] = []
  private(set) var byToken: [TokenMatches]
  var lastName = -1
  /// The words of the longest match of the token that is being read.
  private(set) var ownLength = 0
  /// Where the matches of the token that is being read begin.
  private var start = 0
  /// How many tokens were read.
  private var closed = 0
  /// The words of a form that speaks for its last one.
  private static let longestForm = 4

  init(tokens: Range<Int>) {
    self.tokens = tokens
    byToken = tokens.map { TokenMatches(formStart: Int32($0)) }
    all.reserveCapacity(tokens.count * 2)
  }

  /// Adds what begins at the token that is being read.
  mutating func append(_ match: Match) {
    all.append(match)
    ownLength = max(ownLength, match.tokens.count)
  }

  /// Leaves out what was added for the token that is being read, where `isLeftOut` says so.
  mutating func removeOwn(where isLeftOut: (Match) -> Bool) {
    var end = start
    for index in start..<all.count where !isLeftOut(all[index]) {
      all[end] = all[index]
      end += 1
    }
    all.removeLast(all.count - end)
  }

  /// What was added for the token that is being read.
  var own: ArraySlice<Match> { all[start...] }

  /// Goes on to the next token from one at which nothing begins.
  mutating func skipToken() {
    byToken[closed].first = Int32(start)
    closed += 1
  }

  /// Goes on to the next token.
  mutating func closeToken(cues: UInt64) {
    let token = tokens.lowerBound + closed
    var own = byToken[closed]
    own.first = Int32(start)
    own.count = Int32(all.count - start)
    own.cues = cues
    for index in start..<all.count {
      let match = all[index]
      own.categories |= match.category.bit
      if match.isName { lastName = token }
      let last = match.tokens.upperBound - 1
      if last == token {
        own.formStart = Int32(token)
      } else if last - token < Self.longestForm {
        byToken[last - tokens.lowerBound].formStart = Int32(token)
      }
    }
    byToken[closed] = own
    closed += 1
    start = all.count
    ownLength = 0
  }
}

extension Lexicon {
  func isPreposition(_ token: Int, in text: TokenizedText) -> Bool {
    text.readings(token).contains { reading in
      reading.node != 0 && reading.clitics == .none
        && senses(reading.node).contains {
          $0.category == .cue && cues[Int($0.entry)].kind.isPreposition
        }
    }
  }

  /// A noun of somebody, of a body or of a craft: not `العسكري`, which describes others, nor `مواقع`.
  func isRole(_ token: Int, in text: TokenizedText) -> Bool {
    text.readings(token).contains { reading in
      reading.node != 0 && reading.clitics.preposition < 0
        && senses(reading.node).contains {
          guard $0.category == .role else { return false }
          let role = roles[Int($0.entry)]
          return role.trait == .rover || role.kind != .thing && role.trait != .adjective
        }
    }
  }

  func isMask(_ sense: Sense) -> Bool {
    sense.category == .cue && cues[Int(sense.entry)].kind == .mask
  }

  func isMask(_ match: Match) -> Bool {
    match.category == .cue && cues[match.entry].kind == .mask
  }

  /// One word further along a multiword form; quotes around names are looked through.
  func step(
    _ node: Node, from token: Int, in text: TokenizedText, limit: Int
  ) -> (Node, Int)? {
    var token = token
    while token < limit, text.tokens[token].kind == .mark,
      Self.isTransparent(text.tokens[token].mark)
    { token += 1 }
    guard token < limit, text.tokens[token].kind != .mark else { return nil }
    // The whole word first, then without the article of a definite pair or the pronoun on its last word.
    let word = text.tokens[token].word
    if word >= 0 {
      let next = child(node, word)
      if next != 0 { return (next, token + 1) }
    }
    for reading in text.readings(token) {
      let cut = reading.clitics
      if cut.conjunction || cut.preposition >= 0 || cut.future { continue }
      let next = child(node, reading.word)
      if next != 0 { return (next, token + 1) }
    }
    return nil
  }

  /// Marks that may stand around a name inside a longer form.
  static func isTransparent(_ mark: UInt8) -> Bool {
    mark == UInt8(ascii: "\"") || mark == Folding.openingQuote || mark == Folding.closingQuote
      || mark == UInt8(ascii: "'") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: "_")
      || mark == UInt8(ascii: "#")
  }

  /// Whether a word so used may bear these clitics.
  func allows(_ sense: Sense, _ clitics: Clitics) -> Bool {
    switch sense.category {
    case .verb:
      if clitics.article { return false }
      let features = verbFeatures[Int(sense.features)]
      if clitics.future { return features.contains { $0.tense == .imperfect } }
      if clitics.preposition >= 0 {
        return features.contains { $0.tense == .subjunctive || $0.tense == .jussive }
          && attachedPrepositions[clitics.preposition] == prepositions[.li]
      }
      return true
    case .noun, .role, .placeNoun: return !clitics.future
    // "دورية" is a patrol, not "his league".
    case .wordClass: return !clitics.future && clitics.pronoun == nil
    case .field: return !clitics.future && clitics.pronoun == nil
    case .participle: return !clitics.future && clitics.preposition < 0
    case .actor, .place:
      return !clitics.future && clitics.pronoun == nil && !clitics.article
    case .nationality: return !clitics.future && clitics.pronoun == nil
    case .cue:
      if cues[Int(sense.entry)].kind.bearsClitics { return !clitics.future }
      return !clitics.future && !clitics.article && clitics.preposition < 0
        && (clitics.pronoun == nil || cues[Int(sense.entry)].kind.bearsPronoun)
    }
  }
}

extension CueKind {
  /// The bit that stands for the kind in a set.
  ///
  /// A case that holds nothing is stored as its place in the declaration.
  var bit: UInt64 { 1 << UInt64(unsafeBitCast(self, to: UInt8.self)) }

  /// Whether the cue is a noun, which may be definite and stand after a preposition.
  var bearsClitics: Bool {
    switch self {
    case .quantifier, .modifier, .counterpart, .honorific, .mask, .killed, .injured, .detained,
      .displaced, .upcoming, .both, .ownCountry, .honoured, .demanded, .possible, .intended,
      .prevented,
      .stopped, .negationNoun, .demonstrative, .without:
      true
    default: false
    }
  }

  /// Whether a pronoun may be joined to the cue.
  var bearsPronoun: Bool {
    switch self {
    case .complementizer, .preposition, .agentPreposition, .placePreposition, .timePreposition,
      .topicPreposition, .causePreposition, .subordinator:
      true
    default: false
    }
  }
}
