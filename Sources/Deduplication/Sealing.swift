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
  package static let usualSealLimit = 65_536
  /// How many runs of one size are merged into one of the next.
  private static let fanIn = 4
  /// A run's token offsets are 32 bits, and a merge must end some day.
  private static let largestRun = 1 << 25

  package var size: MemorySize {
    MemorySize(
      articles: articleCount,
      paragraphs: runs.reduce(recent.exact.count) { $0 + $1.exactKeys.count },
      nearParagraphs: recordCount - Int(horizon),
      runs: runs.count,
      diskBytes: runs.reduce(0) { $0 + $1.byteCount },
      memoryBytes: runs.reduce(recent.byteCount + furniture.count * 24) {
        $0 + $1.bloomByteCount
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

  /// Seals what was gathered if it is enough, and gives the manifest to commit.
  ///
  /// Call it only when every delta is taken and committed. The result replaces the committed manifest
  /// in one transaction that also deletes all deltas; then call `discardAbsorbedRuns()`.
  /// nil where there is nothing to do or no store to write to.
  package func sealIfDue() throws -> [UInt8]? {
    guard store != nil, recent.exact.count >= sealLimit else { return nil }
    return try seal()
  }

  /// Seals all that was gathered, however little.
  package func seal() throws -> [UInt8]? {
    guard let store, delta.bytes.isEmpty, !recent.articles.isEmpty else { return nil }
    var kept = runs
    var merged: [SealedRun] = []
    var count = recent.exact.count
    // Runs of like size are merged together, so that a question meets few of them.
    while true {
      let level = Self.level(count, sealLimit)
      let like = kept.reversed().prefix {
        Self.level($0.exactKeys.count, sealLimit) <= level
      }
      guard like.count >= Self.fanIn - 1,
        like.reduce(count, { $0 + $1.exactKeys.count }) <= Self.largestRun
      else { break }
      merged = like.reversed() + merged
      count = like.reduce(count) { $0 + $1.exactKeys.count }
      kept.removeLast(like.count)
    }
    let sealed = try recent.withSortedPart { part in
      try write(merged.map { RunMerge.Part($0) } + [part], to: store)
    }
    runs = kept + [sealed]
    recent = RecentParagraphs(
      firstRecord: UInt32(recordCount), firstArticle: UInt32(articleCount),
      capacity: sealLimit)
    try compact(in: store)
    return MemoryManifest(
      horizon: horizon, runs: runs.map { .init(name: $0.name, checksum: $0.checksum) }
    ).bytes
  }

  /// Makes one run of neighbouring parts, and opens it.
  private func write(_ parts: [RunMerge.Part], to store: any RunStore) throws -> SealedRun {
    let end = parts.last.map { Int($0.firstArticle) + $0.articles.count / ArticleEntry.byteCount }
    let name = "paragraphs-\(parts[0].firstArticle)-\(end ?? 0)-\(horizon).run"
    try store.write(name) { sink in
      try withoutActuallyEscaping(sink) { sink in
        try RunMerge(
          parts: parts, horizon: horizon, furniture: furniture,
          frequencies: comparison.frequencies?.counts ?? []
        ).write(to: sink)
      }
    }
    return try SealedRun(name: name, store.open(name))
  }

  /// Writes the oldest run of which most is forgotten anew, without that.
  ///
  /// One at a time, so that no seal takes long; an old run need not wait for its like to be merged.
  private func compact(in store: any RunStore) throws {
    let place = runs.firstIndex { run in
      let forgotten = min(run.recordCount, max(0, Int(horizon) - Int(run.firstRecord)))
      return forgotten > 0 && forgotten * 2 >= run.recordCount
    }
    guard let place else { return }
    runs[place] = try write([RunMerge.Part(runs[place])], to: store)
  }

  private static func level(_ count: Int, _ unit: Int) -> Int {
    var level = 0
    var bound = unit * 2
    while count >= bound {
      level += 1
      bound *= fanIn
    }
    return level
  }

  /// Removes the runs that the committed manifest does not name.
  package func discardAbsorbedRuns() throws {
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

extension RecentParagraphs {
  /// Lends all of this to `body`, its keys sorted.
  func withSortedPart<Result>(_ body: (RunMerge.Part) throws -> Result) throws -> Result {
    let exact = exact.sorted()
    let near = near.sorted()
    var articleBytes = ByteWriter()
    for article in articles {
      articleBytes.append(article.id.high)
      articleBytes.append(article.id.low)
      articleBytes.append(article.day)
      articleBytes.append(article.site)
      articleBytes.append(article.firstRecord)
    }
    return try exact.keys.withUnsafeBufferPointer { exactKeys in
      try exact.values.withUnsafeBufferPointer { exactEntries in
        try near.keys.withUnsafeBufferPointer { nearKeys in
          try near.values.withUnsafeBufferPointer { nearOrdinals in
            try offsets.withUnsafeBufferPointer { offsets in
              try recordArticles.withUnsafeBufferPointer { recordArticles in
                try recordIndices.withUnsafeBufferPointer { recordIndices in
                  try tokens.withUnsafeBufferPointer { tokens in
                    try articleBytes.bytes.withUnsafeBytes { articles in
                      try body(
                        RunMerge.Part(
                          exactKeys: exactKeys, exactEntries: exactEntries, nearKeys: nearKeys,
                          nearOrdinals: nearOrdinals, firstRecord: firstRecord,
                          offsets: offsets, recordArticles: recordArticles,
                          recordIndices: recordIndices, tokens: tokens,
                          firstArticle: firstArticle, articles: articles))
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
