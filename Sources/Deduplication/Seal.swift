import NewsModel

/// What is to become a sealed run, apart from the memory: it can be written while the memory goes on deciding.
package struct Seal: Sendable {
  let recent: RecentParagraphs
  /// The runs that there are, oldest first.
  let runs: [SealedRun]
  let horizon: UInt32
  let furniture: [UInt64: UInt32]
  let frequencies: [UInt32]
  let sealLimit: Int
  let store: any RunStore

  /// How many runs of one size are merged into one of the next.
  private static let fanIn = 4
  /// A merge must end some day.
  private static let largestRun = 1 << 25

  /// Writes the run, merged with others where there are enough of its like; may take long.
  ///
  /// Where it throws, all that has changed is files that no manifest names.
  ///
  /// - Parameter check: called every now and then; what it throws ends the writing.
  package func write(_ check: @escaping () throws -> Void = {}) throws -> SealedMemory {
    var kept = runs
    var merged: [SealedRun] = []
    var count = recent.exact.count
    // A record's position in its run has 32 bits.
    var units = recent.records.count
    // Runs of like size are merged together, so that a question meets few of them.
    while true {
      let level = Self.level(count, sealLimit)
      let like = kept.reversed().prefix { Self.level($0.exactCount, sealLimit) <= level }
      guard like.count >= Self.fanIn - 1,
        like.reduce(count, { $0 + $1.exactCount }) <= Self.largestRun,
        like.reduce(units, { $0 + $1.unitCount }) <= UInt32.max
      else { break }
      merged = like.reversed() + merged
      count = like.reduce(count) { $0 + $1.exactCount }
      units = like.reduce(units) { $0 + $1.unitCount }
      kept.removeLast(like.count)
    }
    kept.append(try recent.withSortedPart(horizon: horizon) { try write(merged, $0, check) })
    try compact(&kept, check)
    return SealedMemory(
      runs: kept,
      manifest: MemoryManifest(
        horizon: horizon, runs: kept.map { .init(name: $0.name, checksum: $0.checksum) }))
  }

  /// Makes one run of neighbouring runs and what follows them, and opens it.
  private func write(
    _ runs: [SealedRun], _ last: RunMerge.Part? = nil, _ check: @escaping () throws -> Void
  ) throws -> SealedRun {
    try check()
    // Read through maps of their own, which let go of what is behind without slowing those that are asked.
    let sources = try runs.map { try store.open($0.name) }
    let parts =
      zip(runs, sources).map { RunMerge.Part($0, in: $1.bytes, horizon: horizon) }
      + (last.map { [$0] } ?? [])
    let first = parts.first?.firstArticle ?? 0
    let end = parts.last.map { Int($0.firstArticle) + $0.articles.count / ArticleEntry.byteCount }
    let name = "paragraphs-\(first)-\(end ?? 0)-\(horizon).run"
    try store.write(name) { sink in
      try withoutActuallyEscaping(sink) { sink in
        try RunMerge(parts: parts, furniture: furniture, frequencies: frequencies)
          .write { bytes in
            try check()
            try sink(bytes)
            for source in sources { source.letGo() }
          }
      }
    }
    return try SealedRun(name: name, store.open(name))
  }

  /// Writes the oldest run of which most is forgotten anew, without that.
  ///
  /// One at a time, so that no seal takes long; an old run need not wait for its like to be merged.
  private func compact(
    _ runs: inout [SealedRun], _ check: @escaping () throws -> Void
  ) throws {
    let place = runs.firstIndex { run in
      let forgotten = min(run.recordCount, max(0, Int(horizon) - Int(run.firstRecord)))
      return forgotten > 0 && forgotten * 2 >= run.recordCount
    }
    guard let place else { return }
    runs[place] = try write([runs[place]], nil, check)
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
}

/// The runs that take the place of the old ones and of what was sealed.
package struct SealedMemory: Sendable {
  let runs: [SealedRun]
  private let lines: MemoryManifest

  init(runs: [SealedRun], manifest: MemoryManifest) {
    self.runs = runs
    lines = manifest
  }

  /// What the journal keeps of them.
  package var manifest: [UInt8] { lines.bytes }
}

extension RecentParagraphs {
  /// Lends all of this to `body`, its keys sorted.
  ///
  /// - Parameter horizon: records below this ordinal are left out.
  func withSortedPart<Result>(
    horizon: UInt32, _ body: (RunMerge.Part) throws -> Result
  ) throws -> Result {
    var articleBytes = ByteWriter()
    for article in articles {
      articleBytes.append(article.id.high)
      articleBytes.append(article.id.low)
      articleBytes.append(article.day)
      articleBytes.append(article.site)
      articleBytes.append(article.firstRecord)
    }
    let forgotten = min(recordCount, max(0, Int(horizon) - Int(firstRecord)))
    let start = forgotten < recordCount ? Int(positions[forgotten]) : records.count
    return try Self.pages(exact.sorted()).withUnsafeBytes { exactPages in
      try Self.pages(
        near.sorted { positions[Int($0 - firstRecord)] }
      ).withUnsafeBytes { nearPages in
        try records.withUnsafeBufferPointer { records in
          try articleBytes.bytes.withUnsafeBytes { articles in
            try body(
              RunMerge.Part(
                near: KeyPages(nearPages, count: near.count),
                exact: KeyPages(exactPages, count: exact.count), firstRecord: firstRecord,
                recordCount: recordCount, records: records, firstArticle: firstArticle,
                articles: articles, forgotten: forgotten, start: start))
          }
        }
      }
    }
  }

  private static func pages<Value: FixedWidthInteger>(
    _ entries: [(key: UInt64, value: Value)]
  ) -> [UInt64] {
    var pages: [UInt64] = []
    pages.reserveCapacity(KeyPages<Value>.byteCount(of: entries.count) / 8)
    var builder = KeyPages<Value>.Builder()
    for entry in entries {
      builder.append(entry.key, entry.value) { pages += $0.bindMemory(to: UInt64.self) }
    }
    builder.finish { pages += $0.bindMemory(to: UInt64.self) }
    return pages
  }
}
