import NewsModel

/// A sealed part of the memory: sorted keys, tokens and articles in one immutable block of bytes.
///
/// Layout, little-endian, each section aligned to 8 bytes: exact keys (8), exact entries (8), near keys
/// (8), near ordinals (4), token offsets (4, one more than records), record articles (4), record indices
/// (2), tokens (2), articles (28), furniture keys (8), furniture counts (4), token frequencies (4), exact Bloom blocks (64),
/// near Bloom blocks (64), and last the footer that says how many of each.
final class SealedRun: @unchecked Sendable {
  let name: String
  /// Over all its bytes.
  let checksum: UInt64
  let footer: RunFooter
  let sections: RunSections
  private let exactKeys: SortedKeys
  private let nearKeys: SortedKeys
  let exactBloom: BlockedBloom
  let nearBloom: BlockedBloom
  /// Owns the memory that the sections look at.
  private let owner: any RunBytes

  /// - Parameter expected: the checksum that the manifest names; nil for a run that was written just now.
  init(name: String, _ owner: any RunBytes, expecting expected: UInt64? = nil) throws {
    self.name = name
    self.owner = owner
    let bytes = owner.bytes
    checksum = Checksum.of(bytes, afterEach: 4 << 20) { owner.letGo() }
    guard expected == nil || checksum == expected else {
      throw MemoryDamaged("run \(name) has other bytes than were sealed")
    }
    guard bytes.count >= RunFooter.byteCount, bytes.count % 8 == 0 else {
      throw MemoryDamaged("run \(name) is cut short")
    }
    footer = try RunFooter(
      (0..<12).map {
        bytes.loadUnaligned(
          fromByteOffset: bytes.count - RunFooter.byteCount + $0 * 8, as: UInt64.self)
      })
    guard footer.sections[14] + RunFooter.byteCount == bytes.count else {
      throw MemoryDamaged("run \(name) has not the length that it names")
    }
    sections = RunSections(footer, bytes)
    // All of a run is read here, and little of it stays.
    exactKeys = SortedKeys(sections.exactKeys, owner.letGo)
    nearKeys = SortedKeys(sections.nearKeys, owner.letGo)
    exactBloom = BlockedBloom(copying: sections.exactFilter, owner.letGo)
    nearBloom = BlockedBloom(copying: sections.nearFilter, owner.letGo)
    owner.letGo()
  }

  var firstRecord: UInt32 { UInt32(footer.firstRecord) }
  var exactCount: Int { Int(footer.exactCount) }
  var recordCount: Int { Int(footer.recordCount) }
  var articleCount: Int { Int(footer.articleCount) }
  var byteCount: Int { owner.bytes.count }
  /// What must stay in memory for lookups to be quick.
  var heldByteCount: Int {
    Int(footer.exactBlocks + footer.nearBlocks) * 64 + exactKeys.fenceByteCount
      + nearKeys.fenceByteCount
  }

  func exactEntry(_ key: UInt64, check: UInt16) -> ExactEntry? {
    guard exactBloom.mayContain(key) else { return nil }
    var place = exactKeys.lowerBound(of: key, from: exactKeys.expectedPlace(of: key))
    while place < sections.exactKeys.count, sections.exactKeys[place] == key {
      let entry = ExactEntry(packed: sections.exactEntries[place])
      if entry.check == check { return entry }
      place += 1
    }
    return nil
  }

  /// For a key that the filter lets through; `place` is where it was found to be near.
  @inline(__always)
  func forEachRecord(under key: UInt64, near place: Int, _ body: (UInt32) -> Void) {
    var place = nearKeys.lowerBound(of: key, from: place)
    while place < sections.nearKeys.count, sections.nearKeys[place] == key {
      body(sections.nearOrdinals[place])
      place += 1
    }
  }

  // These read what will be needed, so that much is fetched at once. The results of touching mean nothing;
  // but use them, or nothing is read.

  @inline(__always)
  func expectedPlace(ofNear key: UInt64) -> Int { nearKeys.expectedPlace(of: key) }

  @inline(__always)
  func touchNear(at place: Int) -> UInt64 {
    place < sections.nearKeys.count
      ? sections.nearKeys[place] ^ UInt64(sections.nearOrdinals[place]) : 0
  }

  @inline(__always)
  func touchOffset(of ordinal: UInt32) -> UInt64 {
    UInt64(sections.offsets[Int(ordinal - firstRecord)])
  }

  @inline(__always)
  func touchTokens(of ordinal: UInt32) -> UInt64 {
    let tokens = tokens(of: ordinal)
    // Two lines of 64 bytes; the rest is fetched while these are read.
    return UInt64(tokens.first ?? 0) ^ UInt64(tokens.count > 32 ? tokens[32] : 0)
  }

  /// The tokens of a record.
  func tokens(of ordinal: UInt32) -> UnsafeBufferPointer<UInt16> {
    let place = Int(ordinal - firstRecord)
    return UnsafeBufferPointer(
      rebasing: sections.tokens[Int(sections.offsets[place])..<Int(sections.offsets[place + 1])])
  }

  /// Where a record's paragraph stands.
  func place(of ordinal: UInt32) -> RecordPlace {
    let place = Int(ordinal - firstRecord)
    return RecordPlace(
      article: sections.recordArticles[place], index: sections.recordIndices[place])
  }

  func article(_ ordinal: UInt32) -> ArticleEntry {
    let start = (Int(ordinal) - Int(footer.firstArticle)) * ArticleEntry.byteCount
    return ArticleEntry(
      id: Identifier(
        high: sections.articles.loadUnaligned(fromByteOffset: start, as: UInt64.self),
        low: sections.articles.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self)),
      day: sections.articles.loadUnaligned(fromByteOffset: start + 16, as: Int32.self),
      site: sections.articles.loadUnaligned(fromByteOffset: start + 20, as: UInt32.self),
      firstRecord: sections.articles.loadUnaligned(fromByteOffset: start + 24, as: UInt32.self))
  }
}
