import CPlatform
import NewsModel

/// A sealed part of the memory: sorted keys, records and articles in one immutable block of bytes.
///
/// Layout, little-endian, each section aligned to 8 bytes: pages of near keys (8) with positions of records
/// (4), pages of exact keys (8) with entries (8), records (units of 2), positions of every 64th record (4),
/// articles (28), furniture keys (8), furniture counts (4), token frequencies (4), exact Bloom blocks (64),
/// near Bloom blocks (64), and last the footer that says how many of each.
final class SealedRun: @unchecked Sendable {
  let name: String
  /// Over all its bytes.
  let checksum: UInt64
  let footer: RunFooter
  let sections: RunSections
  let exact: SearchedPages<UInt64>
  let near: SearchedPages<UInt32>
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
    guard footer.sections[10] + RunFooter.byteCount == bytes.count else {
      throw MemoryDamaged("run \(name) has not the length that it names")
    }
    sections = RunSections(footer, bytes)
    // All of a run is read here, and little of it stays.
    exact = SearchedPages(sections.exact, sections.exactFilter, owner.letGo)
    near = SearchedPages(sections.near, sections.nearFilter, owner.letGo)
    owner.letGo()
  }

  var firstRecord: UInt32 { UInt32(footer.firstRecord) }
  var exactCount: Int { Int(footer.exactCount) }
  var recordCount: Int { Int(footer.recordCount) }
  var unitCount: Int { Int(footer.unitCount) }
  var articleCount: Int { Int(footer.articleCount) }
  var byteCount: Int { owner.bytes.count }
  /// What must stay in memory for lookups to be quick.
  var heldByteCount: Int { exact.heldByteCount + near.heldByteCount }

  func exactEntry(_ key: UInt64, check: UInt16) -> ExactEntry? {
    guard exact.mayContain(key) else { return nil }
    return exactEntry(key, check: check, near: exact.expectedPlace(of: key))
  }

  /// The entry of a key that the filter lets through; `place` is where it was found to be near.
  @inline(__always)
  func exactEntry(_ key: UInt64, check: UInt16, near place: Int) -> ExactEntry? {
    var found: ExactEntry?
    exact.forEachValue(under: key, near: place) { packed in
      let entry = ExactEntry(packed: packed)
      if entry.check == check, found == nil { found = entry }
    }
    return found
  }

  /// Has a record fetched: three lines of 64 bytes, which most fit into.
  @inline(__always)
  func prefetchRecord(at position: UInt32) {
    guard let start = sections.records.baseAddress else { return }
    waqai_prefetch(start + Int(position))
    waqai_prefetch(start + Int(position) + 32)
    waqai_prefetch(start + Int(position) + 64)
  }

  @inline(__always)
  func record(at position: UInt32) -> StoredRecord {
    StoredRecord(at: Int(position), in: sections.records)
  }

  /// Where the record `ordinal` begins, or the next that there is.
  func position(of ordinal: UInt32) -> UInt32 {
    ordinal <= firstRecord ? 0 : UInt32(sections.position(after: Int(ordinal - firstRecord)))
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
