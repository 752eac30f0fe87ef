package import NewsModel

/// Everything that was read before: decides which paragraphs of the next article are repeats.
///
/// Articles must come in the order of their sequence numbers; that order alone decides who was first.
/// Matches are direct: a repeat names the earliest paragraph that it repeats itself, never a chain.
///
/// ```
/// let decision = try memory.decide(…)       // for each article of a batch
/// let delta = memory.takeDelta()            // bytes, committed in one transaction with the output
/// if let manifest = try memory.sealIfDue() {  // after that commit
///   …                                         // one transaction: replace manifest, delete deltas
///   try memory.discardAbsorbedRuns()          // only after it
/// }
/// ```
/// After a crash at any instant, `init(store:manifest:deltas:…)` with what was committed decides as if
/// nothing had happened.
package final class ParagraphMemory {
  /// Below this many tokens a line alone is never a repeat.
  static let exactFloor = 5
  /// Below this many tokens only the exact tier looks.
  static let nearFloor = 8
  /// How many records one key may name: the earliest.
  static let postingLimit = 4
  /// From this many earlier articles of one site on, a repeated paragraph is its furniture.
  static let furnitureFloor: UInt32 = 3
  /// How many paragraphs that differ from one in the same single place make it a form being filled.
  static let formFloor = 3
  /// Below this many tokens an article as a whole is not looked up.
  static let articleFloor = 20

  let fingerprinter: Fingerprinter
  var recent: RecentParagraphs
  var furniture: [UInt64: UInt32] = [:]
  /// Records below this ordinal are forgotten by the near tier.
  var horizon: UInt32 = 0
  var delta = ByteWriter()
  var comparison: Comparison
  private var candidates: [UInt32] = []

  let store: (any RunStore)?
  let sealLimit: Int
  /// Oldest first; together they and `recent` hold every record and article once.
  var runs: [SealedRun] = []

  /// A memory that starts empty and lives as long as this object.
  package init(wording: DeduplicationWording = .none) {
    fingerprinter = Fingerprinter(wording: wording)
    comparison = Comparison(wording: wording)
    recent = RecentParagraphs(firstRecord: 0, firstArticle: 0)
    store = nil
    sealLimit = .max
  }

  /// The memory that was committed: its `manifest`, if there is one, and the `deltas` since, in order.
  ///
  /// Runs that the manifest does not name are left of a crash, and are removed.
  package init(
    store: any RunStore, manifest: [UInt8]?, deltas: [[UInt8]],
    wording: DeduplicationWording = .none, sealLimit: Int = ParagraphMemory.usualSealLimit
  ) throws {
    fingerprinter = Fingerprinter(wording: wording)
    comparison = Comparison(wording: wording)
    self.store = store
    self.sealLimit = sealLimit
    let committed = try manifest.map { try MemoryManifest($0) }
    runs = try (committed?.runs ?? []).map { try SealedRun(name: $0, store.open($0)) }
    horizon = committed?.horizon ?? 0
    recent = RecentParagraphs(
      firstRecord: runs.last.map { $0.firstRecord + UInt32($0.recordCount) } ?? 0,
      firstArticle: runs.last.map { UInt32($0.footer.firstArticle) + UInt32($0.articleCount) }
        ?? 0)
    if let last = runs.last {
      for (key, count) in zip(last.furnitureKeys, last.furnitureCounts) { furniture[key] = count }
      comparison.restore(Array(last.frequencies))
    }
    try discardAbsorbedRuns()
    for delta in deltas { try replay(delta) }
  }

  /// How many articles and how many near-tier paragraphs were remembered.
  package var articleCount: Int { Int(recent.firstArticle) + recent.articles.count }
  package var recordCount: Int { Int(recent.firstRecord) + recent.recordCount }

  /// What the memory says of an article's paragraphs; it remembers them.
  ///
  /// - Parameter day: days since 1970-01-01 by which retention counts the article's age.
  package func decide(
    article id: Identifier, document: Document, fingerprints: [Fingerprint], day: Int = 0
  ) throws -> Decision {
    let site = document.metadata.site.map(Self.siteHash) ?? 0
    let ordinal = UInt32(articleCount)
    remember(
      ArticleEntry(
        id: id, day: Int32(truncatingIfNeeded: day), site: site,
        firstRecord: UInt32(recordCount)))
    let current = Current(id: id, ordinal: ordinal, site: site, document: document)
    var verdicts: [Verdict] = []
    verdicts.reserveCapacity(fingerprints.count)
    for (index, fingerprint) in fingerprints.enumerated() {
      let paragraph = document.paragraphs[index]
      guard isJudged(paragraph, fingerprint), index <= Int(UInt16.max) else {
        verdicts.append(.fresh)
        continue
      }
      verdicts.append(try judge(fingerprint, paragraph, in: current))
    }
    try judgeWhole(fingerprints, &verdicts, in: current)
    return summary(fingerprints, verdicts, id: id)
  }

  /// The article being decided.
  private struct Current {
    var id: Identifier
    var ordinal: UInt32
    var site: UInt32
    var document: Document
  }

  /// Prose of enough words, or a line that a pack names as furniture.
  private func isJudged(_ paragraph: Paragraph, _ fingerprint: Fingerprint) -> Bool {
    let shape = Shape(rawValue: fingerprint.shape)
    if shape.contains(.furniture) { return true }
    return paragraph.kind == .prose && fingerprint.tokens.count >= Self.exactFloor
      && !shape.contains(.listItem)
  }

  private func judge(
    _ fingerprint: Fingerprint, _ paragraph: Paragraph, in current: Current
  ) throws -> Verdict {
    let key = fingerprint.exact.high
    let check = UInt16(truncatingIfNeeded: fingerprint.exact.low)
    if let entry = exactEntry(key, check: check) {
      let first = self.article(entry.article)
      refresh(fingerprint, of: entry)
      let count = countSighting(key, of: entry, first, in: current)
      let isFurniture =
        Shape(rawValue: fingerprint.shape).contains(.furniture) || count >= Self.furnitureFloor
      return .repeat(
        of: ParagraphReference(article: first.id, index: Int(entry.index)),
        kind: isFurniture ? .boilerplate : .exact, similarity: 1)
    }
    let index = UInt16(truncatingIfNeeded: paragraph.index)
    remember(exact: key, ExactEntry(check: check, index: index, article: current.ordinal))
    guard !fingerprint.keys.isEmpty else { return .fresh }
    let open = findCandidates(fingerprint.keys)
    let verdict = nearVerdict(fingerprint, paragraph, in: current)
    remember(article: current.ordinal, index: index, tokens: fingerprint.tokens, keys: open)
    return verdict
  }

  /// Puts a paragraph that came again back into the near tier, once that has forgotten it.
  private func refresh(_ fingerprint: Fingerprint, of entry: ExactEntry) {
    guard horizon > 0, !fingerprint.keys.isEmpty else { return }
    let open = findCandidates(fingerprint.keys)
    let isKnown = candidates.contains { candidate in
      withRecord(candidate) { $0.article == entry.article && $0.index == entry.index }
    }
    if isKnown { return }
    remember(
      article: entry.article, index: entry.index, tokens: fingerprint.tokens, keys: open)
  }

  /// Fills `candidates` in the order in which they were remembered; returns the keys that have room.
  private func findCandidates(_ keys: [UInt64]) -> [UInt64] {
    candidates.removeAll(keepingCapacity: true)
    var open: [UInt64] = []
    open.reserveCapacity(keys.count)
    for key in keys {
      let before = candidates.count
      forEachRecord(under: key) { if $0 >= horizon { candidates.append($0) } }
      if candidates.count - before < Self.postingLimit { open.append(key) }
    }
    guard candidates.count > 1 else { return open }
    candidates.sort()
    var kept = 1
    for index in 1..<candidates.count where candidates[index] != candidates[kept - 1] {
      candidates[kept] = candidates[index]
      kept += 1
    }
    candidates.removeLast(candidates.count - kept)
    return open
  }

  /// The earliest paragraph that says all this one says, else the best of those it revises.
  private func nearVerdict(
    _ fingerprint: Fingerprint, _ paragraph: Paragraph, in current: Current
  ) -> Verdict {
    var best: Verdict = .fresh
    var bestSimilarity = 0.0
    var slots: [Int: Set<UInt16>] = [:]
    for candidate in candidates {
      let likeness = withRecord(candidate) { record -> Likeness in
        let likeness = comparison.compare(fingerprint, with: record.tokens) {
          fingerprinter.letters(in: current.document, paragraph)
        }
        let isOwn = record.article == current.ordinal
        switch likeness {
        case .same(let similarity):
          // Inside an article a part of a paragraph is a pull-quote or a teaser: it stays.
          if isOwn, fingerprint.tokens.count * 10 < record.tokens.count * 9 { return .unrelated }
          best = .repeat(of: reference(to: record), kind: .near, similarity: similarity)
        case .revised(let similarity, _):
          if isOwn { return .unrelated }
          if similarity > bestSimilarity {
            bestSimilarity = similarity
            best = .revision(of: reference(to: record), similarity: similarity)
          }
        case .unrelated, .form: break
        }
        return likeness
      }
      if case .same = likeness { return best }
      if case .revised(_, let slot?) = likeness {
        slots[slot.place, default: []].insert(slot.filler)
      }
    }
    // Three that differ in one and the same place share a form and tell of different things.
    return slots.values.contains { $0.count >= Self.formFloor } ? .fresh : best
  }

  private func reference(to record: RecordView) -> ParagraphReference {
    ParagraphReference(article: article(record.article).id, index: Int(record.index))
  }

  /// An article delivered again: lines too short or too formal to be judged alone are repeats as well.
  private func judgeWhole(
    _ fingerprints: [Fingerprint], _ verdicts: inout [Verdict], in current: Current
  ) throws {
    guard fingerprints.reduce(0, { $0 + $1.tokens.count }) >= Self.articleFloor else { return }
    var high: UInt64 = 0x13_19_8A_2E
    var low: UInt64 = 0x03_70_73_44
    for fingerprint in fingerprints {
      high = WordHash.finish(high ^ fingerprint.exact.high)
      low = WordHash.finish(low &+ fingerprint.exact.low)
    }
    let check = UInt16(truncatingIfNeeded: low)
    guard let entry = exactEntry(high, check: check) else {
      remember(exact: high, ExactEntry(check: check, index: .max, article: current.ordinal))
      return
    }
    let first = article(entry.article).id
    for (index, verdict) in verdicts.enumerated() {
      if case .repeat = verdict { continue }
      verdicts[index] = .repeat(
        of: ParagraphReference(article: first, index: index), kind: .exact, similarity: 1)
    }
  }

  /// How many earlier articles of this site had the paragraph `key`; counts this one.
  private func countSighting(
    _ key: UInt64, of entry: ExactEntry, _ first: ArticleEntry, in current: Current
  ) -> UInt32 {
    guard current.site != 0, entry.article != current.ordinal else { return 0 }
    let place = WordHash.finish(key ^ UInt64(current.site) &* 0x9E37_79B9_7F4A_7C15)
    let before = furniture[place] ?? (first.site == current.site ? 1 : 0)
    rememberFurniture(place, count: before + 1)
    return before
  }

  private func summary(
    _ fingerprints: [Fingerprint], _ verdicts: [Verdict], id: Identifier
  ) -> Decision {
    var total = 0
    var new = 0.0
    var shares: [Identifier: Int] = [:]
    var order: [Identifier] = []
    for (fingerprint, verdict) in zip(fingerprints, verdicts) {
      let count = fingerprint.tokens.count
      total += count
      switch verdict {
      case .fresh: new += Double(count)
      case .revision(_, let similarity): new += Double(count) * (1 - similarity)
      case .repeat(let reference, _, _):
        if reference.article == id { continue }
        if shares[reference.article] == nil { order.append(reference.article) }
        shares[reference.article, default: 0] += count
      }
    }
    guard total > 0 else { return Decision(verdicts: verdicts, novelty: 1) }
    let novelty = Comparison.rounded(new / Double(total))
    var origin: Identifier?
    if novelty < 0.1, total >= Self.articleFloor {
      for article in order where (shares[article] ?? 0) > (origin.flatMap { shares[$0] } ?? 0) {
        origin = article
      }
    }
    return Decision(verdicts: verdicts, novelty: novelty, nearDuplicateOf: origin)
  }

  static func siteHash(_ site: String) -> UInt32 {
    var hash = WordHash.seed
    for byte in site.utf8 { hash = WordHash.add(UInt16(byte), to: hash) }
    return max(1, UInt32(truncatingIfNeeded: WordHash.finish(hash)))
  }
}

extension ParagraphMemory {
  func exactEntry(_ key: UInt64, check: UInt16) -> ExactEntry? {
    for run in runs {
      if let entry = run.exactEntry(key, check: check) { return entry }
    }
    return recent.exactEntry(key, check: check)
  }

  func forEachRecord(under key: UInt64, _ body: (UInt32) -> Void) {
    for run in runs { run.forEachRecord(under: key, body) }
    recent.near.forEach(key, body)
  }

  func withRecord<Result>(_ ordinal: UInt32, _ body: (RecordView) -> Result) -> Result {
    guard ordinal < recent.firstRecord else { return recent.withRecord(ordinal, body) }
    return body(runs[place { $0.firstRecord <= ordinal }].record(ordinal))
  }

  func article(_ ordinal: UInt32) -> ArticleEntry {
    guard ordinal < recent.firstArticle else {
      return recent.articles[Int(ordinal - recent.firstArticle)]
    }
    return runs[place { $0.footer.firstArticle <= UInt64(ordinal) }].article(ordinal)
  }

  /// The last run that `starts` before or at what is looked for.
  private func place(_ starts: (SealedRun) -> Bool) -> Int {
    var place = runs.count - 1
    while place > 0, !starts(runs[place]) { place -= 1 }
    return place
  }
}
