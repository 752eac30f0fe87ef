import NewsModel

/// A form of the lexicon found in a text.
struct Match: Sendable {
  var category: Lexicon.Category
  var entry: Int
  var features: Int
  /// Positions in the text's tokens.
  var tokens: Range<Int>
  var clitics: Clitics

  /// Tells whose something is, if it stands beside a noun.
  var isName: Bool {
    switch category {
    case .actor, .nationality, .place: true
    default: false
    }
  }

  /// A name only after a title: the form is an ordinary word, too.
  var isGated: Bool { category == .actor && features == Int(Lexicon.Sense.gated) }
}

/// The matches of a sentence, by the token at which they begin.
struct SentenceMatches: Sendable {
  let tokens: Range<Int>
  private var all: [Match] = []
  private var firsts: [Int32] = [0]
  /// The kinds of cue that begin at each token, one bit each.
  private(set) var cueBits: [UInt64] = []
  /// The last token at which a state, a body, a person or a place is named.
  private(set) var lastName = -1

  init(tokens: Range<Int>) { self.tokens = tokens }

  /// Appends what begins at the next token.
  mutating func append(_ matches: [Match], cues: UInt64) {
    if matches.contains(where: \.isName) { lastName = tokens.lowerBound + cueBits.count }
    all += matches
    firsts.append(Int32(all.count))
    cueBits.append(cues)
  }

  /// What begins at `token`.
  subscript(token: Int) -> ArraySlice<Match> {
    guard tokens.contains(token) else { return [] }
    let index = token - tokens.lowerBound
    guard firsts[index] < firsts[index + 1] else { return [] }
    return all[Int(firsts[index])..<Int(firsts[index + 1])]
  }

  /// Strikes the matches that `isKept` refuses; it is given each with all that begin where it does.
  mutating func keep(_ isKept: (Match, ArraySlice<Match>) -> Bool) {
    var kept: [Match] = []
    var starts: [Int32] = [0]
    kept.reserveCapacity(all.count)
    for token in tokens {
      let found = self[token]
      for match in found where isKept(match, found) { kept.append(match) }
      starts.append(Int32(kept.count))
    }
    all = kept
    firsts = starts
  }

  func first(_ category: Lexicon.Category, at token: Int) -> Match? {
    guard tokens.contains(token) else { return nil }
    let index = token - tokens.lowerBound
    for place in Int(firsts[index])..<Int(firsts[index + 1]) where all[place].category == category {
      return all[place]
    }
    return nil
  }

  func has(_ category: Lexicon.Category, at token: Int) -> Bool {
    first(category, at: token) != nil
  }
}

/// What a text's words may be: readings found once for each distinct word and kept.
///
/// One cache serves one thread at a time. Its content never changes what is found, only how fast.
final class ReadingCache {
  private var words = WordTable()
  /// The number in the lexicon's vocabulary of each word kept, or -1.
  private var known: [Int32] = []
  private var readings: [TokenizedText.Reading] = []
  private var firsts: [Int32] = [0]
  /// Distinct words that are kept before the cache begins anew.
  private static let capacity = 1 << 17

  /// Writes the numbers and readings of all words into `text`.
  func read(_ text: inout TokenizedText, with lexicon: Lexicon) {
    text.readings.reserveCapacity(text.tokens.count * 2)
    for token in text.tokens.indices where text.tokens[token].kind != .mark {
      let form = form(of: text.key(token), lexicon)
      text.tokens[token].word = known[form]
      guard text.tokens[token].kind == .word else { continue }
      text.tokens[token].readingStart = Int32(text.readings.count)
      for index in Int(firsts[form])..<Int(firsts[form + 1]) {
        text.readings.append(readings[index])
      }
      text.tokens[token].readingCount =
        Int32(text.readings.count) - text.tokens[token].readingStart
    }
  }

  private func form(of key: ArraySlice<UInt8>, _ lexicon: Lexicon) -> Int {
    if let known = words.find(key) { return Int(known) }
    if words.count >= Self.capacity {
      words = WordTable()
      known = []
      readings = []
      firsts = [0]
    }
    lexicon.clitics.cuts(key) { rest, clitics in
      guard let word = lexicon.words.find(rest) else { return }
      readings.append(.init(word: word, node: lexicon.root(word), clitics: clitics))
    }
    known.append(lexicon.words.find(key) ?? -1)
    firsts.append(Int32(readings.count))
    return Int(words.insert(key))
  }
}

extension Lexicon {
  /// Everything of the lexicon that stands in a sentence; a longer form hides what it holds.
  func matches(in text: TokenizedText, tokens: Range<Int>) -> SentenceMatches {
    var result = SentenceMatches(tokens: tokens)
    var hiddenUntil = tokens.lowerBound
    var maskedUntil = tokens.lowerBound
    var found: [Match] = []
    for token in tokens {
      guard token >= hiddenUntil, text.tokens[token].kind != .number else {
        result.append([], cues: 0)
        continue
      }
      found.removeAll(keepingCapacity: true)
      var longest = 1
      let isFeminine = text.tokens[token].traces.contains(.feminine)
      let isJoined = text.tokens[token].traces.contains(.joined)
      for reading in text.readings(token)
      where reading.node != 0 && !(isFeminine && reading.clitics.pronoun != nil)
        && !(isJoined && !reading.clitics.conjunction)
      {
        var node = reading.node
        var end = token + 1
        while true {
          for sense in senses(node) where allows(sense, reading.clitics, words: end - token) {
            found.append(
              Match(
                category: sense.category, entry: Int(sense.entry), features: Int(sense.features),
                tokens: token..<end, clitics: reading.clitics))
            if isMask(sense) {
              maskedUntil = max(maskedUntil, end)
            } else if sense.category != .wordClass {
              longest = max(longest, end - token)
            }
          }
          guard continues(node),
            let (next, after) = step(node, from: end, in: text, limit: tokens.upperBound)
          else { break }
          node = next
          end = after
        }
      }
      if longest > 1 {
        found.removeAll {
          $0.tokens.count < longest && $0.category != .wordClass && !isMask($0)
            && !($0.category == .cue && cues[$0.entry].kind == .total)
        }
        hiddenUntil = token + longest
        // "القبض على": the preposition still governs what follows.
        if found.contains(where: { $0.category == .noun }),
          isPreposition(hiddenUntil - 1, in: text)
        {
          hiddenUntil -= 1
        }
      }
      var bits: UInt64 = 0
      for match in found where match.category == .cue { bits |= cues[match.entry].kind.bit }
      // What a mask covers tells no event; names and offices in it stay.
      if token < maskedUntil {
        found.removeAll {
          $0.category == .noun || $0.category == .verb || $0.category == .participle
        }
      }
      result.append(found, cues: bits)
    }
    return result
  }

  private func isPreposition(_ token: Int, in text: TokenizedText) -> Bool {
    text.readings(token).contains { reading in
      reading.node != 0 && reading.clitics == .none
        && senses(reading.node).contains {
          $0.category == .cue && cues[Int($0.entry)].kind.isPreposition
        }
    }
  }

  private func isMask(_ sense: Sense) -> Bool {
    sense.category == .cue && cues[Int(sense.entry)].kind == .mask
  }

  private func isMask(_ match: Match) -> Bool {
    match.category == .cue && cues[match.entry].kind == .mask
  }

  /// One word further along a multiword form; quotes around names are looked through.
  private func step(
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
  private func allows(_ sense: Sense, _ clitics: Clitics, words: Int) -> Bool {
    switch sense.category {
    case .verb:
      if clitics.article { return false }
      let features = verbFeatures[Int(sense.features)]
      if clitics.future { return features.contains { $0.tense == .imperfect } }
      if clitics.preposition >= 0 {
        return features.contains { $0.tense == .subjunctive || $0.tense == .jussive }
          && attachedPrepositions[clitics.preposition] == prepositions["ل"]
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
      .displaced, .upcoming, .both, .ownCountry, .demanded, .possible, .intended, .prevented,
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
