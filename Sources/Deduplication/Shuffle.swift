package import NewsModel

/// Deciding without a memory that walks through time: the verdicts of a stream, from groups in any order.
///
/// Who has the smallest place was first, and nothing else depends on order. So a distributed engine, or a
/// test, may spread the work as it likes:
///
/// 1. `sightings(of:)` of each article;
/// 2. group them by `fingerprint.exact`: `exactVerdicts(in:)` names the first of each group, and gives all
///    others their verdict;
/// 3. group the firsts by each of their keys: `pairs(under:in:)` of a later and an earlier place;
/// 4. group the pairs by the later place, and join the sightings: `nearVerdict(on:among:)`;
/// 5. group articles by `wholeArticle(_:)`, smallest sequence number first; then `decision(on:…)` of each.
///
/// The decisions are those of a `ParagraphMemory` that is told the articles in order, forgets nothing and
/// knows what wording is worth.
package struct Shuffle {
  /// Where a paragraph stands in the order of arrival.
  package struct Place: Hashable, Comparable, Sendable, Codable {
    /// The article's sequence number.
    package var article: Int
    package var index: Int

    package init(article: Int, index: Int) {
      self.article = article
      self.index = index
    }

    package static func < (one: Place, other: Place) -> Bool {
      (one.article, one.index) < (other.article, other.index)
    }
  }

  /// A paragraph that may be a repeat or be repeated, with all that a verdict on it needs.
  package struct Sighting: Sendable, Codable {
    package var place: Place
    /// The article's name.
    package var id: Identifier
    package var site: UInt32
    package var fingerprint: Fingerprint
    /// May be a repeat itself.
    package var isJudged: Bool
    /// Its words, for telling a misspelling from another word.
    package var letters: [[UInt16]]

    var reference: ParagraphReference { ParagraphReference(article: id, index: place.index) }
  }

  private let fingerprinter: Fingerprinter
  private var comparison: Comparison

  package init(wording: DeduplicationWording) {
    fingerprinter = Fingerprinter(wording: wording)
    comparison = Comparison(wording: wording)
  }

  /// The paragraphs of an article that take part.
  ///
  /// - Parameter sequence: the article's place in the order of arrival.
  package func sightings(
    of document: Document, _ fingerprints: [Fingerprint], article id: Identifier, sequence: Int
  ) -> [Sighting] {
    let site = Boilerplate.site(of: document)
    return zip(document.paragraphs, fingerprints).compactMap { paragraph, fingerprint in
      let role = paragraph.index < Int(UInt16.max) ? Role(paragraph, fingerprint) : .ignored
      if role == .ignored { return nil }
      return Sighting(
        place: Place(article: sequence, index: paragraph.index), id: id, site: site,
        fingerprint: fingerprint, isJudged: role == .judged,
        letters: fingerprinter.letters(in: document, paragraph))
    }
  }

  /// Of all paragraphs that say the same word for word, the first, and the verdicts on the others.
  package static func exactVerdicts(
    in group: [Sighting]
  ) -> (first: Sighting, others: [Place: Verdict])? {
    let ordered = group.sorted { $0.place < $1.place }
    guard let first = ordered.first else { return nil }
    var verdicts: [Place: Verdict] = [:]
    var counted: [UInt32: UInt32] = [:]
    /// The article that was counted last for a site, and how many were before it.
    var last: [UInt32: (article: Int, before: UInt32)] = [:]
    for sighting in ordered.dropFirst() where sighting.isJudged {
      var sightings: UInt32 = 0
      let site = sighting.site
      if site != 0, sighting.place.article != first.place.article {
        if let last = last[site], last.article == sighting.place.article {
          sightings = last.before
        } else {
          sightings = Boilerplate.sightings(
            counted: counted[site], isFirstOfSite: first.site == site)
          counted[site] = sightings + 1
          last[site] = (sighting.place.article, sightings)
        }
      }
      verdicts[sighting.place] = .repeat(
        of: first.reference, kind: Boilerplate.kind(sighting.fingerprint, sightings: sightings),
        similarity: 1)
    }
    return (first, verdicts)
  }

  /// Of all first paragraphs under one key, which has to be compared with which: later, earlier.
  package static func pairs(under key: UInt64, in group: [Place]) -> [(Place, Place)] {
    let ordered = group.sorted()
    return ordered.indices.flatMap { later in
      ordered[..<min(later, ParagraphMemory.postingLimit)].map { (ordered[later], $0) }
    }
  }

  /// The verdict on a first paragraph, from the earlier ones that share a key with it.
  package mutating func nearVerdict(
    on later: Sighting, among earlier: [Sighting]
  ) -> Verdict {
    guard later.isJudged else { return .fresh }
    var judgement = NearJudgement()
    let spellings = Spellings { later.letters }
    comparison.begin(later.fingerprint.tokens)
    defer { comparison.end(later.fingerprint.tokens) }
    var last: Place?
    for candidate in earlier.sorted(by: { $0.place < $1.place }) where candidate.place != last {
      last = candidate.place
      let tokens = candidate.fingerprint.tokens
      let likeness = tokens.withUnsafeBufferPointer {
        comparison.compare(later.fingerprint, with: $0, spellings)
      }
      let isSettled = judgement.hear(
        likeness, of: candidate.reference,
        isOwn: candidate.place.article == later.place.article,
        length: later.fingerprint.tokens.count, candidateLength: tokens.count)
      if isSettled { break }
    }
    return judgement.verdict
  }

  /// What names an article word for word; nil for one too short.
  package static func wholeArticle(_ fingerprints: [Fingerprint]) -> Identifier? {
    WholeArticle.fingerprint(fingerprints)
  }

  /// The decision on an article, from the verdicts on those of its paragraphs that got one.
  ///
  /// - Parameter first: the first article of the same `wholeArticle`, unless it is this one.
  package static func decision(
    on fingerprints: [Fingerprint], article id: Identifier, verdicts: [Int: Verdict],
    wordForWord first: Identifier?
  ) -> Decision {
    Decision(
      on: fingerprints, fingerprints.indices.map { verdicts[$0] ?? .fresh }, article: id,
      wordForWord: first)
  }
}
