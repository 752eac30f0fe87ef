import NewsModel

/// How much the memory holds.
package struct MemorySize: Hashable, Sendable, Codable {
  package var articles: Int
  /// Distinct paragraphs, kept for ever.
  package var paragraphs: Int
  /// Paragraphs that an edited copy would still be known by.
  package var nearParagraphs: Int
  package var runs: Int
  package var diskBytes: Int
  /// Filters, furniture and recent paragraphs; mapped runs are not counted.
  package var memoryBytes: Int
  /// Paragraphs that returned on one site, counted by site.
  package var furniture: Int
}

extension ParagraphMemory {
  /// How many distinct paragraphs are gathered before they are sealed.
  package static let usualSealLimit = 32_768
  package var size: MemorySize {
    MemorySize(
      articles: articleCount,
      paragraphs: runs.reduce(recent.exact.count + sealing.exact.count) { $0 + $1.exactCount },
      nearParagraphs: recordCount - Int(horizon),
      runs: runs.count,
      diskBytes: runs.reduce(0) { $0 + $1.byteCount },
      memoryBytes: runs.reduce(recent.byteCount + sealing.byteCount + furniture.count * 24) {
        $0 + $1.heldByteCount
      }, furniture: furniture.count)
  }

  /// What came on `day` and since: how the memory grows.
  ///
  /// - Parameter day: in days since 1970-01-01.
  package func growth(since day: Int) -> (articles: Int, nearParagraphs: Int) {
    let first = firstArticle(notBefore: day)
    return (articleCount - first, recordCount - firstRecord(ofArticle: first))
  }

  /// The ordinal of the first article that came on `day` or later.
  private func firstArticle(notBefore day: Int) -> Int {
    var low = 0
    var high = articleCount
    while low < high {
      let middle = low + (high - low) / 2
      if Int(article(UInt32(middle)).day) < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func firstRecord(ofArticle ordinal: Int) -> Int {
    ordinal < articleCount ? Int(article(UInt32(ordinal)).firstRecord) : recordCount
  }

  /// What was gathered, once it is enough, to be written as a run; nil where it is not, or no store.
  ///
  /// Call it only when every delta is taken and committed, and write one seal at a time: the memory keeps
  /// what is being sealed until `adopt`. Asked again before that, after an error, it gives the same again.
  package func beginSeal() -> Seal? {
    guard let store, delta.bytes.isEmpty else { return nil }
    if sealing.articles.isEmpty {
      guard !recent.articles.isEmpty, recent.exact.count >= sealLimit else { return nil }
      sealing = recent
      recent = RecentParagraphs(
        firstRecord: UInt32(recordCount), firstArticle: UInt32(articleCount),
        capacity: sealLimit)
    }
    return Seal(
      recent: sealing, runs: runs, horizon: horizon, furniture: furniture,
      frequencies: comparison.frequencies?.counts ?? [], sealLimit: sealLimit, store: store)
  }

  /// So much was gathered that it should wait until what is being sealed is written.
  package var isCrowded: Bool { recent.exact.count >= sealLimit }

  /// Puts sealed runs in the place of the old ones, once their manifest is committed: in one transaction
  /// that also deletes the deltas committed before `beginSeal`.
  package func adopt(_ sealed: SealedMemory) throws {
    runs = sealed.runs
    sealing = RecentParagraphs(
      firstRecord: recent.firstRecord, firstArticle: recent.firstArticle)
    try discardAbsorbedRuns()
  }

  /// Removes the runs that the committed manifest does not name.
  func discardAbsorbedRuns() throws {
    guard let store else { return }
    let kept = Set(runs.map(\.name))
    for name in try store.names() where !kept.contains(name) { try store.remove(name) }
  }

  /// Lets the near tier forget paragraphs of articles before `day`; the exact tier never forgets.
  ///
  /// The change is part of the next delta. Their space is given back as runs are merged.
  package func forget(before day: Int) {
    let record = UInt32(firstRecord(ofArticle: firstArticle(notBefore: day)))
    if record > horizon { rememberHorizon(record) }
  }
}
