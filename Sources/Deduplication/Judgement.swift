import NewsModel

/// What part a paragraph plays for the memory.
enum Role {
  /// May be a repeat, and may be repeated.
  case judged
  /// May be repeated only: a standfirst that the page sets as a heading.
  case echoed
  /// Neither: short lines, headings, list items.
  case ignored

  /// Below this many tokens a line alone is never a repeat.
  private static let exactFloor = 5
  /// From this many tokens on a heading is a sentence that the body may repeat.
  private static let standfirstFloor = 12

  init(_ paragraph: Paragraph, _ fingerprint: Fingerprint) {
    let shape = Shape(rawValue: fingerprint.shape)
    let count = fingerprint.tokens.count
    if shape.contains(.furniture) {
      self = .judged
    } else if count < Self.exactFloor || shape.contains(.listItem) {
      self = .ignored
    } else {
      switch paragraph.kind {
      case .prose: self = .judged
      case .heading: self = count >= Self.standfirstFloor ? .echoed : .ignored
      case .listItem, .quote, .caption, .table: self = .ignored
      }
    }
  }
}

/// Hears the candidates of one paragraph in the order in which they arrived, and judges.
///
/// The earliest that says all the paragraph says makes it a repeat; else it revises the one most like it.
struct NearJudgement {
  /// How many paragraphs that differ from one in the same single place make it a form being filled.
  private static let formFloor = 3

  private var best: Verdict = .fresh
  private var bestSimilarity = 0.0
  private var isSettled = false
  /// By place in the later paragraph: what stood there in the candidates that differ there alone.
  private var fillers: [Int: Set<UInt16>] = [:]

  /// Takes note of what the paragraph is to the next candidate; says whether that settles it.
  ///
  /// - Parameter isOwn: the candidate stands in the same article.
  mutating func hear(
    _ likeness: Likeness, of candidate: ParagraphReference, isOwn: Bool, length: Int,
    candidateLength: Int
  ) -> Bool {
    switch likeness {
    case .same(let similarity):
      // Inside an article a part of a paragraph is a pull-quote or a teaser: it stays.
      if isOwn, length * 10 < candidateLength * 9 { return false }
      best = .repeat(of: candidate, kind: .near, similarity: similarity)
      isSettled = true
    case .revised(let similarity, let slot):
      if isOwn { return false }
      if similarity > bestSimilarity {
        bestSimilarity = similarity
        best = .revision(of: candidate, similarity: similarity)
      }
      if let slot { fillers[slot.place, default: []].insert(slot.filler) }
    case .unrelated, .form: break
    }
    return isSettled
  }

  var verdict: Verdict {
    if isSettled { return best }
    // Those that differ in one and the same place share a form and tell of different things.
    return fillers.values.contains { $0.count >= Self.formFloor } ? .fresh : best
  }
}

/// What makes a paragraph that returns word for word the furniture of a site.
enum Boilerplate {
  /// From this many earlier articles of one site on, a repeated paragraph is its furniture.
  private static let floor: UInt32 = 3

  /// How many earlier articles of a site had a paragraph.
  ///
  /// - Parameter counted: as counted from its first return on; nil before that.
  static func sightings(counted: UInt32?, isFirstOfSite: Bool) -> UInt32 {
    counted ?? (isFirstOfSite ? 1 : 0)
  }

  static func kind(_ fingerprint: Fingerprint, sightings: UInt32) -> RepeatKind {
    let isNamed = Shape(rawValue: fingerprint.shape).contains(.furniture)
    return isNamed || sightings >= floor ? .boilerplate : .exact
  }

  /// A number for a site; 0 where none is known.
  static func site(of document: Document) -> UInt32 {
    guard let site = document.metadata.site else { return 0 }
    var hash = WordHash.seed
    for byte in site.utf8 { hash = WordHash.add(UInt16(byte), to: hash) }
    return max(1, UInt32(truncatingIfNeeded: WordHash.finish(hash)))
  }
}

/// An article as a whole.
enum WholeArticle {
  /// Below this many tokens an article as a whole is not looked up.
  static let floor = 20

  /// 128 bits over all paragraphs in order; nil for an article too short to be known by them.
  static func fingerprint(_ fingerprints: [Fingerprint]) -> Identifier? {
    guard fingerprints.reduce(0, { $0 + $1.tokens.count }) >= floor else { return nil }
    var high: UInt64 = 0x13_19_8A_2E
    var low: UInt64 = 0x03_70_73_44
    for fingerprint in fingerprints {
      high = WordHash.finish(high ^ fingerprint.exact.high)
      low = WordHash.finish(low &+ fingerprint.exact.low)
    }
    return Identifier(high: high, low: low)
  }
}

extension Decision {
  /// The verdicts on an article and what they come to.
  ///
  /// Figures and rows of names that another article had are no repeats: they may be another day's.
  ///
  /// - Parameter first: the article that was this one word for word, if there was one. Then lines too
  ///   short or too formal to be judged alone are repeats as well.
  init(
    on fingerprints: [Fingerprint], _ verdicts: [Verdict], article id: Identifier,
    wordForWord first: Identifier?
  ) {
    var verdicts = verdicts
    for (index, fingerprint) in fingerprints.enumerated()
    where !Shape(rawValue: fingerprint.shape).isDisjoint(with: .kept) {
      if case .repeat(let of, _, _) = verdicts[index], of.article != id { verdicts[index] = .fresh }
    }
    if let first {
      for (index, verdict) in verdicts.enumerated() {
        if case .repeat = verdict { continue }
        verdicts[index] = .repeat(
          of: ParagraphReference(article: first, index: index), kind: .exact, similarity: 1)
      }
    }
    var total = 0
    var new = 0.0
    var shares: [Identifier: Int] = [:]
    var order: [Identifier] = []
    for (index, (fingerprint, verdict)) in zip(fingerprints, verdicts).enumerated() {
      let count = fingerprint.tokens.count
      total += count
      switch verdict {
      case .fresh: new += Double(count)
      case .revision(_, let similarity): new += Double(count) * (1 - similarity)
      case .repeat(let reference, _, _):
        // A paragraph further on, or the same, stands in an earlier delivery of these very bytes.
        if reference.article == id, reference.index < index { continue }
        if shares[reference.article] == nil { order.append(reference.article) }
        shares[reference.article, default: 0] += count
      }
    }
    self.init(verdicts: verdicts, novelty: 1)
    guard total > 0 else { return }
    novelty = Comparison.rounded(new / Double(total))
    guard novelty < 0.1, total >= WholeArticle.floor else { return }
    for article in order
    where (shares[article] ?? 0) > (nearDuplicateOf.flatMap { shares[$0] } ?? 0) {
      nearDuplicateOf = article
    }
  }
}
