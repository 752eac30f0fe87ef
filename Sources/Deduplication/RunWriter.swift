import NewsModel

/// Writes a run section by section, padding each to 8 bytes.
struct RunWriter {
  private let sink: (UnsafeRawBufferPointer) throws -> Void
  private var buffer: [UInt8] = []
  private var written = 0

  init(_ sink: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.sink = sink
    buffer.reserveCapacity(1 << 20)
  }

  @inline(__always)
  mutating func append<Number: FixedWidthInteger>(_ number: Number) throws {
    withUnsafeBytes(of: number.littleEndian) { buffer.append(contentsOf: $0) }
    if buffer.count >= 1 << 20 { try flush() }
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) throws {
    try flush()
    for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
      try sink(UnsafeRawBufferPointer(rebasing: bytes[start..<min(bytes.count, start + 1 << 20)]))
    }
    written += bytes.count
  }

  mutating func pad() throws {
    let excess = (written + buffer.count) % 8
    if excess > 0 { for _ in excess..<8 { try append(UInt8(0)) } }
  }

  mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    try buffer.withUnsafeBytes { try sink($0) }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}

/// What one run is made of: the recent paragraphs, or neighbouring runs merged.
///
/// The parts' records and articles follow one another without a gap.
struct RunMerge {
  /// One part's sorted keys and the rest of it.
  struct Part {
    var exactKeys: UnsafeBufferPointer<UInt64>
    var exactEntries: UnsafeBufferPointer<UInt64>
    var nearKeys: UnsafeBufferPointer<UInt64>
    var nearOrdinals: UnsafeBufferPointer<UInt32>
    var firstRecord: UInt32
    var offsets: UnsafeBufferPointer<UInt32>
    var recordArticles: UnsafeBufferPointer<UInt32>
    var recordIndices: UnsafeBufferPointer<UInt16>
    var tokens: UnsafeBufferPointer<UInt16>
    var firstArticle: UInt32
    var articles: UnsafeRawBufferPointer

    /// - Parameter bytes: all bytes of the run, perhaps those of another map.
    init(_ run: SealedRun, in bytes: UnsafeRawBufferPointer) {
      let sections = RunSections(run.footer, bytes)
      exactKeys = sections.exactKeys
      exactEntries = sections.exactEntries
      nearKeys = sections.nearKeys
      nearOrdinals = sections.nearOrdinals
      firstRecord = run.firstRecord
      offsets = sections.offsets
      recordArticles = sections.recordArticles
      recordIndices = sections.recordIndices
      tokens = sections.tokens
      firstArticle = UInt32(run.footer.firstArticle)
      articles = sections.articles
    }

    init(
      exactKeys: UnsafeBufferPointer<UInt64>, exactEntries: UnsafeBufferPointer<UInt64>,
      nearKeys: UnsafeBufferPointer<UInt64>, nearOrdinals: UnsafeBufferPointer<UInt32>,
      firstRecord: UInt32, offsets: UnsafeBufferPointer<UInt32>,
      recordArticles: UnsafeBufferPointer<UInt32>, recordIndices: UnsafeBufferPointer<UInt16>,
      tokens: UnsafeBufferPointer<UInt16>, firstArticle: UInt32,
      articles: UnsafeRawBufferPointer
    ) {
      self.exactKeys = exactKeys
      self.exactEntries = exactEntries
      self.nearKeys = nearKeys
      self.nearOrdinals = nearOrdinals
      self.firstRecord = firstRecord
      self.offsets = offsets
      self.recordArticles = recordArticles
      self.recordIndices = recordIndices
      self.tokens = tokens
      self.firstArticle = firstArticle
      self.articles = articles
    }
  }

  var parts: [Part]
  /// Records below this ordinal are left out.
  var horizon: UInt32
  var furniture: [UInt64: UInt32]
  var frequencies: [UInt32]

  func write(to sink: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    var writer = RunWriter(sink)
    var footer = RunFooter()
    let first = parts[0]
    let end = parts[parts.count - 1]
    let recordEnd = end.firstRecord + UInt32(end.recordArticles.count)
    let firstRecord = min(max(first.firstRecord, horizon), recordEnd)
    footer.firstRecord = UInt64(firstRecord)
    footer.firstArticle = UInt64(first.firstArticle)

    let exactBloom = try writeExact(&writer, &footer)
    let nearBloom = try writeNear(&writer, &footer)
    try writeRecords(&writer, &footer, from: firstRecord)
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

  private func writeExact(
    _ writer: inout RunWriter, _ footer: inout RunFooter
  ) throws -> [UInt64] {
    let count = parts.reduce(0) { $0 + $1.exactKeys.count }
    var bloom = [UInt64](repeating: 0, count: BlockedBloom.blocks(for: count) * 8)
    try Self.merge(parts.map(\.exactKeys)) { part, place in
      let key = parts[part].exactKeys[place]
      BlockedBloom.insert(key, into: &bloom)
      try writer.append(key)
    }
    try Self.merge(parts.map(\.exactKeys)) { part, place in
      try writer.append(parts[part].exactEntries[place])
    }
    footer.exactCount = UInt64(count)
    return bloom
  }

  private func writeNear(
    _ writer: inout RunWriter, _ footer: inout RunFooter
  ) throws -> [UInt64] {
    var live = parts.reduce(0) { $0 + $1.nearKeys.count }
    if parts.contains(where: { $0.firstRecord < horizon }) {
      live = parts.reduce(0) { $0 + $1.nearOrdinals.count { $0 >= horizon } }
    }
    var bloom = [UInt64](repeating: 0, count: BlockedBloom.blocks(for: live) * 8)
    try Self.merge(parts.map(\.nearKeys)) { part, place in
      guard parts[part].nearOrdinals[place] >= horizon else { return }
      let key = parts[part].nearKeys[place]
      BlockedBloom.insert(key, into: &bloom)
      try writer.append(key)
    }
    try Self.merge(parts.map(\.nearKeys)) { part, place in
      let ordinal = parts[part].nearOrdinals[place]
      if ordinal >= horizon { try writer.append(ordinal) }
    }
    try writer.pad()
    footer.nearCount = UInt64(live)
    return bloom
  }

  private func writeRecords(
    _ writer: inout RunWriter, _ footer: inout RunFooter, from firstRecord: UInt32
  ) throws {
    /// The places of a part's records that stay.
    func kept(_ part: Part) -> Range<Int> {
      let count = part.recordArticles.count
      return min(count, Int(max(part.firstRecord, firstRecord) - part.firstRecord))..<count
    }
    var offset: UInt32 = 0
    try writer.append(offset)
    for part in parts {
      for place in kept(part) {
        offset += part.offsets[place + 1] - part.offsets[place]
        try writer.append(offset)
      }
    }
    try writer.pad()
    for part in parts {
      let kept = kept(part)
      footer.recordCount += UInt64(kept.count)
      try writer.append(
        UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: part.recordArticles[kept])))
    }
    try writer.pad()
    for part in parts {
      try writer.append(
        UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: part.recordIndices[kept(part)])))
    }
    try writer.pad()
    for part in parts {
      let start = Int(part.offsets[kept(part).lowerBound])
      try writer.append(
        UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: part.tokens[start...])))
    }
    footer.tokenCount = UInt64(offset)
    try writer.pad()
  }

  /// Visits all keys of sorted lists in order; among equal ones the earlier list first.
  private static func merge(
    _ lists: [UnsafeBufferPointer<UInt64>], _ visit: (Int, Int) throws -> Void
  ) throws {
    if lists.count == 1 {
      for place in lists[0].indices { try visit(0, place) }
      return
    }
    var places = [Int](repeating: 0, count: lists.count)
    while true {
      var best = -1
      var bestKey = UInt64.max
      for list in lists.indices where places[list] < lists[list].count {
        let key = lists[list][places[list]]
        if best < 0 || key < bestKey {
          best = list
          bestKey = key
        }
      }
      guard best >= 0 else { return }
      try visit(best, places[best])
      places[best] += 1
    }
  }
}
