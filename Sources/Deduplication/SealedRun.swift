import NewsModel

/// A sealed part of the memory: sorted keys, tokens and articles in one immutable block of bytes.
///
/// Layout, little-endian, each section aligned to 8 bytes: exact keys (8), exact entries (8), near keys
/// (8), near ordinals (4), token offsets (4, one more than records), record articles (4), record indices
/// (2), tokens (2), articles (28), furniture keys (8), furniture counts (4), token frequencies (4), exact Bloom blocks (64),
/// near Bloom blocks (64), and last the footer that says how many of each.
final class SealedRun {
  /// The numbers at the end of a run.
  struct Footer {
    var exactCount: UInt64 = 0
    var nearCount: UInt64 = 0
    var firstRecord: UInt64 = 0
    var recordCount: UInt64 = 0
    var tokenCount: UInt64 = 0
    var firstArticle: UInt64 = 0
    var articleCount: UInt64 = 0
    var furnitureCount: UInt64 = 0
    /// 0, or 65,536.
    var frequencyCount: UInt64 = 0
    var exactBlocks: UInt64 = 0
    var nearBlocks: UInt64 = 0
    /// Names the format: "WAQAIRN1".
    static let magic: UInt64 = 0x314E_5249_4151_4157

    static let byteCount = 12 * 8

    var numbers: [UInt64] {
      [
        exactCount, nearCount, firstRecord, recordCount, tokenCount, firstArticle, articleCount,
        furnitureCount, frequencyCount, exactBlocks, nearBlocks, Self.magic,
      ]
    }

    init() {}

    init(_ numbers: [UInt64]) throws {
      guard numbers.count == 12, numbers[11] == Self.magic else {
        throw MemoryDamaged("a run does not end as runs do")
      }
      exactCount = numbers[0]
      nearCount = numbers[1]
      firstRecord = numbers[2]
      recordCount = numbers[3]
      tokenCount = numbers[4]
      firstArticle = numbers[5]
      articleCount = numbers[6]
      furnitureCount = numbers[7]
      frequencyCount = numbers[8]
      exactBlocks = numbers[9]
      nearBlocks = numbers[10]
    }

    /// Where each section starts, and where the footer does.
    var sections: [Int] {
      let sizes: [UInt64] = [
        exactCount * 8, exactCount * 8, nearCount * 8, nearCount * 4, (recordCount + 1) * 4,
        recordCount * 4, recordCount * 2, tokenCount * 2, articleCount * 28, furnitureCount * 8,
        furnitureCount * 4, frequencyCount * 4, exactBlocks * 64, nearBlocks * 64,
      ]
      var starts = [0]
      for size in sizes { starts.append((starts[starts.count - 1] + Int(size) + 7) / 8 * 8) }
      return starts
    }
  }

  let name: String
  /// Over all its bytes.
  let checksum: UInt64
  let footer: Footer
  let exactKeys: UnsafeBufferPointer<UInt64>
  let exactEntries: UnsafeBufferPointer<UInt64>
  let nearKeys: UnsafeBufferPointer<UInt64>
  let nearOrdinals: UnsafeBufferPointer<UInt32>
  let offsets: UnsafeBufferPointer<UInt32>
  let recordArticles: UnsafeBufferPointer<UInt32>
  let recordIndices: UnsafeBufferPointer<UInt16>
  let tokens: UnsafeBufferPointer<UInt16>
  let articles: UnsafeRawBufferPointer
  let furnitureKeys: UnsafeBufferPointer<UInt64>
  let furnitureCounts: UnsafeBufferPointer<UInt32>
  let frequencies: UnsafeBufferPointer<UInt32>
  let exactBloom: BlockedBloom
  let nearBloom: BlockedBloom
  /// Owns the memory that the buffers above look at.
  private let owner: any RunBytes

  /// - Parameter expected: the checksum that the manifest names; nil for a run that was written just now.
  init(name: String, _ owner: any RunBytes, expecting expected: UInt64? = nil) throws {
    self.name = name
    self.owner = owner
    let bytes = owner.bytes
    checksum = Checksum.of(bytes)
    guard expected == nil || checksum == expected else {
      throw MemoryDamaged("run \(name) has other bytes than were sealed")
    }
    guard bytes.count >= Footer.byteCount, bytes.count % 8 == 0 else {
      throw MemoryDamaged("run \(name) is cut short")
    }
    let footer = try Footer(
      (0..<12).map {
        bytes.loadUnaligned(
          fromByteOffset: bytes.count - Footer.byteCount + $0 * 8, as: UInt64.self)
      })
    let starts = footer.sections
    guard starts[14] + Footer.byteCount == bytes.count else {
      throw MemoryDamaged("run \(name) has not the length that it names")
    }
    func section<Number>(_ index: Int, _ count: UInt64, _: Number.Type) -> UnsafeBufferPointer<
      Number
    > {
      let size = Int(count) * MemoryLayout<Number>.size
      return UnsafeRawBufferPointer(rebasing: bytes[starts[index]..<starts[index] + size])
        .bindMemory(to: Number.self)
    }
    self.footer = footer
    exactKeys = section(0, footer.exactCount, UInt64.self)
    exactEntries = section(1, footer.exactCount, UInt64.self)
    nearKeys = section(2, footer.nearCount, UInt64.self)
    nearOrdinals = section(3, footer.nearCount, UInt32.self)
    offsets = section(4, footer.recordCount + 1, UInt32.self)
    recordArticles = section(5, footer.recordCount, UInt32.self)
    recordIndices = section(6, footer.recordCount, UInt16.self)
    tokens = section(7, footer.tokenCount, UInt16.self)
    articles = UnsafeRawBufferPointer(
      rebasing: bytes[starts[8]..<starts[8] + Int(footer.articleCount) * 28])
    furnitureKeys = section(9, footer.furnitureCount, UInt64.self)
    furnitureCounts = section(10, footer.furnitureCount, UInt32.self)
    frequencies = section(11, footer.frequencyCount, UInt32.self)
    exactBloom = BlockedBloom(words: section(12, footer.exactBlocks * 8, UInt64.self))
    nearBloom = BlockedBloom(words: section(13, footer.nearBlocks * 8, UInt64.self))
  }

  var firstRecord: UInt32 { UInt32(footer.firstRecord) }
  var recordCount: Int { Int(footer.recordCount) }
  var articleCount: Int { Int(footer.articleCount) }
  var byteCount: Int { owner.bytes.count }
  /// What must stay in memory for lookups to be quick.
  var bloomByteCount: Int { Int(footer.exactBlocks + footer.nearBlocks) * 64 }

  func exactEntry(_ key: UInt64, check: UInt16) -> ExactEntry? {
    guard exactBloom.mayContain(key) else { return nil }
    var place = Self.lowerBound(of: key, in: exactKeys)
    while place < exactKeys.count, exactKeys[place] == key {
      let entry = ExactEntry(packed: exactEntries[place])
      if entry.check == check { return entry }
      place += 1
    }
    return nil
  }

  /// Reads where a near key should stand, so that several are fetched at once; the result means nothing.
  @inline(__always)
  func touchNear(_ key: UInt64) -> UInt64 {
    nearKeys.isEmpty ? 0 : nearKeys[Self.expectedPlace(of: key, among: nearKeys.count)]
  }

  /// For a key that the filter lets through.
  @inline(__always)
  func forEachRecord(under key: UInt64, _ body: (UInt32) -> Void) {
    var place = Self.lowerBound(of: key, in: nearKeys)
    while place < nearKeys.count, nearKeys[place] == key {
      body(nearOrdinals[place])
      place += 1
    }
  }

  /// The tokens of a record.
  func tokens(of ordinal: UInt32) -> UnsafeBufferPointer<UInt16> {
    let place = Int(ordinal - firstRecord)
    return UnsafeBufferPointer(
      rebasing: tokens[Int(offsets[place])..<Int(offsets[place + 1])])
  }

  /// Where a record's paragraph stands.
  func place(of ordinal: UInt32) -> RecordPlace {
    let place = Int(ordinal - firstRecord)
    return RecordPlace(article: recordArticles[place], index: recordIndices[place])
  }

  func article(_ ordinal: UInt32) -> ArticleEntry {
    let start = (Int(ordinal) - Int(footer.firstArticle)) * ArticleEntry.byteCount
    return ArticleEntry(
      id: Identifier(
        high: articles.loadUnaligned(fromByteOffset: start, as: UInt64.self),
        low: articles.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self)),
      day: articles.loadUnaligned(fromByteOffset: start + 16, as: Int32.self),
      site: articles.loadUnaligned(fromByteOffset: start + 20, as: UInt32.self),
      firstRecord: articles.loadUnaligned(fromByteOffset: start + 24, as: UInt32.self))
  }

  @inline(__always)
  private static func expectedPlace(of key: UInt64, among count: Int) -> Int {
    Int(key.multipliedFullWidth(by: UInt64(count)).high)
  }

  /// The first place whose key is not below `key`: hashes lie evenly, so its distance tells where it is.
  static func lowerBound(of key: UInt64, in keys: UnsafeBufferPointer<UInt64>) -> Int {
    let count = keys.count
    guard count > 0 else { return 0 }
    var place = expectedPlace(of: key, among: count)
    for _ in 0..<3 {
      let found = keys[place]
      let isBefore = found < key
      let distance = isBefore ? key - found : found - key
      let step = Int(distance.multipliedFullWidth(by: UInt64(count)).high)
      if step < 8 { break }
      place = isBefore ? min(count - 1, place + step) : max(0, place - step)
    }
    var steps = 0
    while place > 0, keys[place - 1] >= key, steps < 64 {
      place -= 1
      steps += 1
    }
    while place < count, keys[place] < key, steps < 64 {
      place += 1
      steps += 1
    }
    return steps < 64 ? place : bisect(key, keys)
  }

  /// The same by halves, for keys that lie less evenly than hashes do.
  private static func bisect(_ key: UInt64, _ keys: UnsafeBufferPointer<UInt64>) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = low + (high - low) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
