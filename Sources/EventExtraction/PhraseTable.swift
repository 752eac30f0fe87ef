import NewsModel

/// Maps phrases of one or more folded words to numbers; the first word may bear clitics.
///
/// What may stand before a first word is written out when the table is built, so that a look-up costs
/// one hash a word.
struct PhraseTable: Sendable {
  /// What was cut from the front of a phrase.
  struct Front: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let conjunction = Front(rawValue: 1)
    static let preposition = Front(rawValue: 2)
    static let article = Front(rawValue: 4)
  }
  struct Found {
    var tokens: Range<Int>
    /// The numbers that the phrase stands for.
    var values: [Int32]
    var front: Front
  }
  private struct Root {
    var node: Int32
    var front: Front
  }

  private var roots: [Root?] = []
  private var steps = StepTable()
  private var values: [[Int32]] = [[]]
  /// The words that lead on from each node, as `Lexicon.follower` writes them.
  private var followers: [UInt64] = [0]
  private let fronts: [(form: [UInt8], front: Front, swallowsArticle: Bool)]

  private static let article = Array("ال".utf8)

  /// A table whose first words bear the prefixes that `clitics` lists.
  init(clitics: CliticTable) {
    var fronts: [(form: [UInt8], front: Front, swallowsArticle: Bool)] = [([], [], false)]
    for prefix in clitics.prefixes where !prefix.clitics.future {
      var front: Front = []
      if prefix.clitics.conjunction { front.insert(.conjunction) }
      if prefix.clitics.preposition >= 0 { front.insert(.preposition) }
      if prefix.clitics.article { front.insert(.article) }
      fronts.append((prefix.form, front, !prefix.restores.isEmpty))
    }
    self.fronts = fronts
  }

  /// Adds a phrase, whose words get numbers; where `bearsArticle`, its first word is also found with
  /// the article.
  mutating func add(
    _ form: String, _ value: Int32, bearsArticle: Bool = false, words: inout WordTable
  ) {
    let keys = FormKey.words(form)
    guard let first = keys.first else { return }
    let hasArticle = first.starts(with: Self.article) && first.count > 6
    for front in fronts {
      // Two letters with a preposition before them are mostly another word: `لست`.
      if first.count <= 4, front.front.contains(.preposition) { continue }
      let written: [UInt8]
      if front.swallowsArticle {
        // `لل` + the rest, for a word with its article or one that may bear it.
        guard hasArticle || bearsArticle else { continue }
        written = front.form + (hasArticle ? Array(first.dropFirst(4)) : first)
      } else if front.front.contains(.article) {
        guard bearsArticle, !hasArticle else { continue }
        written = front.form + first
      } else {
        written = front.form + first
      }
      insert([written] + keys.dropFirst(), value, front.front, &words)
    }
  }

  private mutating func insert(
    _ keys: [[UInt8]], _ value: Int32, _ front: Front, _ words: inout WordTable
  ) {
    let word = Int(words.insert(keys[0]))
    while roots.count <= word { roots.append(nil) }
    // A word met whole is not also another word with something cut from it.
    if let known = roots[word], known.front != front,
      known.front.rawValue.nonzeroBitCount
        <= front.rawValue.nonzeroBitCount, keys.count == 1, !values[Int(known.node)].isEmpty
    {
      return
    }
    if roots[word] == nil { roots[word] = Root(node: newNode(), front: front) }
    guard let root = roots[word] else { return }
    if front.rawValue.nonzeroBitCount < root.front.rawValue.nonzeroBitCount {
      roots[word]?.front = front
    }
    var node = root.node
    for key in keys.dropFirst() {
      let word = words.insert(key)
      let known = steps.next(node, word)
      if known != 0 {
        node = known
      } else {
        followers[Int(node)] |= Lexicon.follower(word)
        let next = newNode()
        steps.insert(node, word, to: next)
        node = next
      }
    }
    if !values[Int(node)].contains(value) { values[Int(node)].append(value) }
  }

  private mutating func newNode() -> Int32 {
    values.append([])
    followers.append(0)
    return Int32(values.count - 1)
  }

  /// Whether any phrase begins with the word at `token`.
  func begins(at token: Int, in text: TokenizedText) -> Bool {
    !text.tokens[token].traces.contains(.opensNoPhrase) && begins(text.tokens[token].word)
  }

  /// Whether any phrase begins with a word of the vocabulary.
  func begins(_ word: Int32) -> Bool {
    roots.indices.contains(Int(word)) && roots[Int(word)] != nil
  }

  /// The longest phrase that begins at `token` and ends before `limit`.
  ///
  /// Most words begin none, so that this is told where it is asked.
  @inline(__always)
  func longest(in text: TokenizedText, at token: Int, limit: Int) -> Found? {
    guard token < limit, text.tokens[token].kind == .word,
      !text.tokens[token].traces.contains(.opensNoPhrase)
    else { return nil }
    return longest(from: token, in: text, limit: limit)
  }

  private func longest(from token: Int, in text: TokenizedText, limit: Int) -> Found? {
    let word = Int(text.tokens[token].word)
    guard roots.indices.contains(word), let root = roots[word] else { return nil }
    var node = root.node
    var end = token + 1
    var found: Found?
    while true {
      if !values[Int(node)].isEmpty {
        found = Found(tokens: token..<end, values: values[Int(node)], front: root.front)
      }
      guard followers[Int(node)] != 0, end < limit, text.tokens[end].kind == .word,
        followers[Int(node)] & Lexicon.follower(text.tokens[end].word) != 0
      else { break }
      let child = steps.next(node, text.tokens[end].word)
      guard child != 0 else { break }
      node = child
      end += 1
    }
    return found
  }
}
