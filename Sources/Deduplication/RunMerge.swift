import NewsModel

/// What one run is made of: the recent paragraphs, or neighbouring runs merged.
///
/// The parts' records and articles follow one another without a gap.
struct RunMerge {
  /// One part's sorted keys and the rest of it.
  struct Part {
    let near: KeyPages<UInt32>
    let exact: KeyPages<UInt64>
    let firstRecord: UInt32
    let recordCount: Int
    let records: UnsafeBufferPointer<UInt16>
    let firstArticle: UInt32
    let articles: UnsafeRawBufferPointer
    /// How many records are left out, and the position of the first that is not.
    let forgotten: Int
    let start: Int
  }

  var parts: [Part]
  var furniture: [UInt64: UInt32]
  var frequencies: [UInt32]

  func write(to sink: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    var writer = RunWriter(sink)
    var footer = RunFooter()
    footer.firstRecord = UInt64(parts[0].firstRecord) + UInt64(parts[0].forgotten)
    // Where all of a part is forgotten, the next one's are the first.
    for part in parts.dropFirst() where part.forgotten > 0 {
      footer.firstRecord = UInt64(part.firstRecord) + UInt64(part.forgotten)
    }
    footer.firstArticle = UInt64(parts[0].firstArticle)

    let nearBloom = try writeNear(&writer, &footer)
    let exactBloom = try writeExact(&writer, &footer)
    try writeRecords(&writer, &footer)
    for part in parts {
      try writer.append(part.articles)
      footer.articleCount += UInt64(part.articles.count / ArticleEntry.byteCount)
    }
    try writer.pad()
    let learnt = furniture.sorted { $0.key < $1.key }
    for entry in learnt { try writer.append(entry.key) }
    for entry in learnt { try writer.append(entry.value) }
    footer.furnitureCount = UInt64(learnt.count)
    try writer.pad()
    for count in frequencies { try writer.append(count) }
    footer.frequencyCount = UInt64(frequencies.count)
    try writer.pad()
    try exactBloom.withUnsafeBytes { try writer.append($0) }
    try nearBloom.withUnsafeBytes { try writer.append($0) }
    footer.exactBlocks = UInt64(exactBloom.count / 8)
    footer.nearBlocks = UInt64(nearBloom.count / 8)
    for number in footer.numbers { try writer.append(number) }
    try writer.flush()
  }

  private func writeNear(
    _ writer: inout RunWriter, _ footer: inout RunFooter
  ) throws -> [UInt64] {
    // The records of all parts follow one another, so that each part's positions move by as much.
    var shifts: [Int] = []
    var unitCount = 0
    var live = 0
    for part in parts {
      shifts.append(unitCount - part.start)
      unitCount += part.records.count - part.start
      live +=
        part.start == 0
        ? part.near.count
        : (0..<part.near.count).count { Int(part.near.value(at: $0)) >= part.start }
    }
    var bloom = [UInt64](repeating: 0, count: BlockedBloom.blocks(for: live) * 8)
    var pages = KeyPages<UInt32>.Builder()
    try Self.merge(parts.map(\.near)) { key, part, place in
      let position = Int(parts[part].near.value(at: place))
      guard position >= parts[part].start else { return }
      BlockedBloom.insert(key, into: &bloom)
      try pages.append(key, UInt32(position + shifts[part])) { try writer.append($0) }
    }
    try pages.finish { try writer.append($0) }
    footer.nearCount = UInt64(pages.count)
    return bloom
  }

  private func writeExact(
    _ writer: inout RunWriter, _ footer: inout RunFooter
  ) throws -> [UInt64] {
    let count = parts.reduce(0) { $0 + $1.exact.count }
    var bloom = [UInt64](repeating: 0, count: BlockedBloom.blocks(for: count) * 8)
    var pages = KeyPages<UInt64>.Builder()
    try Self.merge(parts.map(\.exact)) { key, part, place in
      BlockedBloom.insert(key, into: &bloom)
      try pages.append(key, parts[part].exact.value(at: place)) { try writer.append($0) }
    }
    try pages.finish { try writer.append($0) }
    footer.exactCount = UInt64(pages.count)
    return bloom
  }

  private func writeRecords(_ writer: inout RunWriter, _ footer: inout RunFooter) throws {
    var marks: [UInt32] = []
    var base = 0
    for part in parts {
      // Some at a time, marked and copied while they are at hand.
      var start = part.start
      var position = start
      for place in part.forgotten..<part.recordCount {
        let count = footer.recordCount + UInt64(place - part.forgotten)
        if count % UInt64(RunFooter.markStride) == 0 {
          marks.append(UInt32(base + position - part.start))
        }
        position += StoredRecord(at: position, in: part.records).count
        if position - start >= 1 << 18 || place == part.recordCount - 1 {
          try writer.append(
            UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: part.records[start..<position])))
          start = position
        }
      }
      footer.recordCount += UInt64(part.recordCount - part.forgotten)
      base += position - part.start
    }
    footer.unitCount = UInt64(base)
    try writer.pad()
    for mark in marks { try writer.append(mark) }
    try writer.pad()
  }

  /// Visits all keys of sorted lists in order; among equal ones the earlier list first.
  private static func merge<Value>(
    _ lists: [KeyPages<Value>], _ visit: (UInt64, Int, Int) throws -> Void
  ) throws {
    var places = [Int](repeating: 0, count: lists.count)
    // The lists that are not at their ends, and the key at which each of them is.
    var open = lists.indices.filter { lists[$0].count > 0 }
    var keys = lists.map { $0.count > 0 ? $0.key(at: 0) : 0 }
    while var best = open.first {
      for list in open.dropFirst() where keys[list] < keys[best] { best = list }
      let place = places[best]
      try visit(keys[best], best, place)
      places[best] = place + 1
      if place + 1 < lists[best].count {
        keys[best] = lists[best].key(at: place + 1)
      } else {
        open.removeAll { $0 == best }
      }
    }
  }
}

extension RunMerge.Part {
  /// - Parameter bytes: all bytes of the run, perhaps those of another map.
  /// - Parameter horizon: records below this ordinal are left out.
  init(_ run: SealedRun, in bytes: UnsafeRawBufferPointer, horizon: UInt32) {
    let sections = RunSections(run.footer, bytes)
    near = sections.near
    exact = sections.exact
    firstRecord = run.firstRecord
    recordCount = run.recordCount
    records = sections.records
    firstArticle = UInt32(run.footer.firstArticle)
    articles = sections.articles
    forgotten = min(run.recordCount, max(0, Int(horizon) - Int(run.firstRecord)))
    start = forgotten == 0 ? 0 : sections.position(after: forgotten)
  }
}
