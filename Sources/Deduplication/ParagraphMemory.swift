package import NewsModel

/// Everything that was read before: decides which paragraphs of the next article are repeats.
///
/// Articles must come in the order of their sequence numbers; that order alone decides who was first.
/// Matches are direct: a repeat names the earliest paragraph that it repeats itself, never a chain.
///
/// ```
/// let decision = try memory.decide(…)       // for each article of a batch
/// let delta = memory.takeDelta()            // bytes, committed in one transaction with the output
/// if let seal = memory.beginSeal() {        // after that commit
///   let sealed = try seal.write()           // on any thread, while further batches are decided
///   …                                       // one transaction: replace manifest, delete those deltas
///   try memory.adopt(sealed)                // only after it
/// }
/// ```
/// After a crash at any instant, `init(store:manifest:deltas:…)` with what was committed decides as if
/// nothing had happened.
package final class ParagraphMemory {
  /// Below this many tokens only the exact tier looks.
  static let nearFloor = 8
  /// How many records one key may name: the earliest.
  static let postingLimit = 4

  let fingerprinter: Fingerprinter
  var recent: RecentParagraphs
  /// What is being sealed; older than all that is recent, and empty most of the time.
  var sealing: RecentParagraphs
  var furniture: [UInt64: UInt32] = [:]
  /// Records below this ordinal are forgotten by the near tier.
  var horizon: UInt32 = 0 {
    didSet { findHorizons() }
  }
  /// The same in each run: records at positions below it are forgotten.
  private(set) var runHorizons: [UInt32] = []
  var delta = ByteWriter()
  /// The ordinals that the next delta goes on from.
  var deltaStart: (article: UInt32, record: UInt32) = (0, 0)
  var comparison: Comparison
  var lookahead = Lookahead()
  private var candidates: [RecordAddress] = []
  /// How many candidates stand under each key.
  private var counts: [Int] = []

  let store: (any RunStore)?
  let sealLimit: Int
  /// Oldest first; together they, `sealing` and `recent` hold every record and article once.
  var runs: [SealedRun] = [] {
    didSet { findHorizons() }
  }

  /// A memory that starts empty and lives as long as this object.
  package init(wording: DeduplicationWording = .none) {
    fingerprinter = Fingerprinter(wording: wording)
    comparison = Comparison(wording: wording)
    recent = RecentParagraphs(firstRecord: 0, firstArticle: 0)
    sealing = recent
    store = nil
    sealLimit = .max
  }

  /// The memory that was committed: its `manifest`, if there is one, and the `deltas` since, in order.
  ///
  /// Runs that the manifest does not name are left of a crash, and are removed. Throws `MemoryDamaged`
  /// where a run or a delta is missing, damaged or out of its order.
  package init(
    store: any RunStore, manifest: [UInt8]?, deltas: [[UInt8]],
    wording: DeduplicationWording = .none, sealLimit: Int = ParagraphMemory.usualSealLimit
  ) throws {
    fingerprinter = Fingerprinter(wording: wording)
    comparison = Comparison(wording: wording)
    self.store = store
    self.sealLimit = sealLimit
    let committed = try manifest.map { try MemoryManifest($0) }
    runs = try (committed?.runs ?? []).map { run in
      let bytes: any RunBytes
      do { bytes = try store.open(run.name) } catch {
        throw MemoryDamaged("run \(run.name) can't be read: \(error)")
      }
      return try SealedRun(name: run.name, bytes, expecting: run.checksum)
    }
    horizon = committed?.horizon ?? 0
    recent = RecentParagraphs(
      firstRecord: runs.last.map { $0.firstRecord + UInt32($0.recordCount) } ?? 0,
      firstArticle: runs.last.map { UInt32($0.footer.firstArticle) + UInt32($0.articleCount) }
        ?? 0)
    sealing = recent
    findHorizons()
    if let last = runs.last {
      for (key, count) in zip(last.sections.furnitureKeys, last.sections.furnitureCounts) {
        furniture[key] = count
      }
      comparison.restore(Array(last.sections.frequencies))
    }
    try discardAbsorbedRuns()
    deltaStart = (UInt32(articleCount), UInt32(recordCount))
    for delta in deltas { try replay(delta) }
  }

  /// How many articles and how many near-tier paragraphs were remembered.
  package var articleCount: Int { Int(recent.firstArticle) + recent.articles.count }
  package var recordCount: Int { Int(recent.firstRecord) + recent.recordCount }

  /// What the memory says of an article's paragraphs; it remembers them.
  ///
  /// - Parameter day: the day of arrival by which retention counts, in days since 1970-01-01. A day
  ///   before that of an earlier article counts as that.
  package func decide(
    article id: Identifier, document: Document, fingerprints: [Fingerprint], day: Int = 0
  ) throws -> Decision {
    let site = Boilerplate.site(of: document)
    let ordinal = UInt32(articleCount)
    let latest = ordinal == 0 ? Int32.min : article(ordinal - 1).day
    remember(
      ArticleEntry(
        id: id, day: max(latest, Int32(clamping: day)), site: site,
        firstRecord: UInt32(recordCount)))
    var current = Current(ordinal: ordinal, site: site, document: document)
    var verdicts: [Verdict] = []
    verdicts.reserveCapacity(fingerprints.count)
    // The last number marks an article as a whole.
    let roles = fingerprints.enumerated().map { index, fingerprint in
      index < Int(UInt16.max) ? Role(document.paragraphs[index], fingerprint) : .ignored
    }
    for (index, fingerprint) in fingerprints.enumerated() {
      let paragraph = document.paragraphs[index]
      if index % Lookahead.stretch == 0 {
        let end = min(fingerprints.count, index + Lookahead.stretch)
        lookAhead(at: fingerprints, in: index..<end, roles)
      }
      switch roles[index] {
      case .judged: verdicts.append(judge(fingerprint, paragraph, in: &current))
      case .echoed:
        listen(to: fingerprint, paragraph, in: current)
        verdicts.append(.fresh)
      case .ignored: verdicts.append(.fresh)
      }
    }
    return Decision(
      on: fingerprints, verdicts, article: id,
      wordForWord: firstArticle(like: fingerprints, in: current))
  }

  /// The article being decided.
  private struct Current {
    var ordinal: UInt32
    var site: UInt32
    var document: Document
    /// The paragraphs counted for its site.
    var counted: Set<UInt64> = []
  }

  private func judge(
    _ fingerprint: Fingerprint, _ paragraph: Paragraph, in current: inout Current
  ) -> Verdict {
    if let entry = knownEntry(fingerprint, paragraph) {
      refresh(fingerprint, paragraph, of: entry)
      let sightings = countSighting(fingerprint.exact.high, of: entry, in: &current)
      return .repeat(
        of: ParagraphReference(article: article(entry.article).id, index: Int(entry.index)),
        kind: Boilerplate.kind(fingerprint, sightings: sightings), similarity: 1)
    }
    remember(exact: fingerprint.exact, at: paragraph.index, in: current)
    guard !fingerprint.keys.isEmpty else { return .fresh }
    let open = findCandidates(fingerprint.keys, paragraph)
    let verdict = nearVerdict(fingerprint, paragraph, in: current)
    remember(
      article: current.ordinal, index: UInt16(paragraph.index), tokens: fingerprint.tokens,
      keys: open)
    return verdict
  }

  /// Remembers a paragraph that is not judged itself, unless it is known.
  private func listen(to fingerprint: Fingerprint, _ paragraph: Paragraph, in current: Current) {
    guard knownEntry(fingerprint, paragraph) == nil else { return }
    remember(exact: fingerprint.exact, at: paragraph.index, in: current)
    remember(
      article: current.ordinal, index: UInt16(paragraph.index), tokens: fingerprint.tokens,
      keys: findCandidates(fingerprint.keys, paragraph))
  }

  private func remember(exact: Identifier, at index: Int, in current: Current) {
    remember(
      exact: exact.high,
      ExactEntry(
        check: UInt16(truncatingIfNeeded: exact.low), index: UInt16(index),
        article: current.ordinal))
  }

  /// Puts a paragraph that came again back into the near tier, once that has forgotten it.
  private func refresh(
    _ fingerprint: Fingerprint, _ paragraph: Paragraph, of entry: ExactEntry
  ) {
    guard horizon > 0, !fingerprint.keys.isEmpty else { return }
    let open = findCandidates(fingerprint.keys, paragraph)
    let known = RecordPlace(article: entry.article, index: entry.index)
    if candidates.contains(where: { withRecord($0) { $0.place == known } }) { return }
    remember(
      article: entry.article, index: entry.index, tokens: fingerprint.tokens, keys: open)
  }

  /// Where a paragraph that was looked ahead for stands word for word.
  private func knownEntry(_ fingerprint: Fingerprint, _ paragraph: Paragraph) -> ExactEntry? {
    lookahead.exact[paragraph.index % Lookahead.stretch] ?? recentEntry(fingerprint.exact)
  }

  /// Fills `candidates` in the order in which they were remembered; returns the keys that have room.
  private func findCandidates(_ keys: [UInt64], _ paragraph: Paragraph) -> [UInt64] {
    candidates.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(0, count: keys.count))
    for hit in lookahead.hits[paragraph.index % Lookahead.stretch] {
      found(hit.record, Int(hit.key))
    }
    if !sealing.articles.isEmpty { findCandidates(keys, in: sealing.near) }
    findCandidates(keys, in: recent.near)
    let open = keys.indices.filter { counts[$0] < Self.postingLimit }.map { keys[$0] }
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

  private func findCandidates(_ keys: [UInt64], in table: HashTable<UInt32>) {
    table.prefetch(keys)
    for (place, key) in keys.enumerated() {
      table.forEach(key) { ordinal in
        if ordinal >= horizon { found(RecordAddress(run: runs.count, ordinal), place) }
      }
    }
  }

  @inline(__always)
  private func found(_ record: RecordAddress, _ place: Int) {
    candidates.append(record)
    counts[place] += 1
  }

  private func nearVerdict(
    _ fingerprint: Fingerprint, _ paragraph: Paragraph, in current: Current
  ) -> Verdict {
    var judgement = NearJudgement()
    let spellings = Spellings { [fingerprinter] in
      fingerprinter.letters(in: current.document, paragraph)
    }
    guard !candidates.isEmpty else { return judgement.verdict }
    comparison.begin(fingerprint.tokens)
    defer { comparison.end(fingerprint.tokens) }
    for candidate in candidates {
      let (likeness, place, length) = withRecord(candidate) { record in
        let likeness = comparison.compare(fingerprint, with: record.tokens, spellings)
        return (likeness, record.place, record.tokens.count)
      }
      if likeness == .unrelated { continue }
      let isSettled = judgement.hear(
        likeness,
        of: ParagraphReference(article: article(place.article).id, index: Int(place.index)),
        isOwn: place.article == current.ordinal, length: fingerprint.tokens.count,
        candidateLength: length)
      if isSettled { break }
    }
    return judgement.verdict
  }

  /// The first article that was this one word for word; remembers this one where there is none.
  private func firstArticle(
    like fingerprints: [Fingerprint], in current: Current
  ) -> Identifier? {
    guard let whole = WholeArticle.fingerprint(fingerprints) else { return nil }
    if let entry = exactEntry(whole) { return article(entry.article).id }
    remember(exact: whole, at: Int(UInt16.max), in: current)
    return nil
  }

  /// How many earlier articles of this site had the paragraph `key`; counts this one, once.
  private func countSighting(
    _ key: UInt64, of entry: ExactEntry, in current: inout Current
  ) -> UInt32 {
    guard current.site != 0, entry.article != current.ordinal else { return 0 }
    let place = WordHash.finish(key ^ UInt64(current.site) &* 0x9E37_79B9_7F4A_7C15)
    let counted = furniture[place]
    guard current.counted.insert(place).inserted else { return (counted ?? 1) - 1 }
    let before = Boilerplate.sightings(
      counted: counted, isFirstOfSite: article(entry.article).site == current.site)
    rememberFurniture(place, count: before + 1)
    return before
  }
}

extension ParagraphMemory {
  func exactEntry(_ exact: Identifier) -> ExactEntry? {
    sealedEntry(exact) ?? recentEntry(exact)
  }

  func sealedEntry(_ exact: Identifier) -> ExactEntry? {
    let check = UInt16(truncatingIfNeeded: exact.low)
    for run in runs {
      if let entry = run.exactEntry(exact.high, check: check) { return entry }
    }
    return nil
  }

  func recentEntry(_ exact: Identifier) -> ExactEntry? {
    let check = UInt16(truncatingIfNeeded: exact.low)
    return sealing.exactEntry(exact.high, check: check)
      ?? recent.exactEntry(exact.high, check: check)
  }

  /// Lends a record to `body`.
  @inline(__always)
  func withRecord<Result>(_ address: RecordAddress, _ body: (StoredRecord) -> Result) -> Result {
    if address.run < runs.count { return body(runs[address.run].record(at: address.number)) }
    return address.number < recent.firstRecord
      ? sealing.withRecord(address.number, body) : recent.withRecord(address.number, body)
  }

  private func findHorizons() { runHorizons = runs.map { $0.position(of: horizon) } }

  func article(_ ordinal: UInt32) -> ArticleEntry {
    guard ordinal < recent.firstArticle else {
      return recent.articles[Int(ordinal - recent.firstArticle)]
    }
    guard ordinal < sealing.firstArticle else {
      return sealing.articles[Int(ordinal - sealing.firstArticle)]
    }
    var place = runs.count - 1
    while place > 0, runs[place].footer.firstArticle > UInt64(ordinal) { place -= 1 }
    return runs[place].article(ordinal)
  }
}
