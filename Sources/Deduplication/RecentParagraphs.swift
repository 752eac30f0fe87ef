import NewsModel

/// What was remembered since the last run was sealed, in memory.
struct RecentParagraphs {
  /// The ordinals of the first record and the first article in here.
  let firstRecord: UInt32
  let firstArticle: UInt32

  private(set) var exact = HashTable<UInt64>()
  private(set) var near = HashTable<UInt32>()
  private(set) var articles: [ArticleEntry] = []
  /// The units of the records, one after another, and where in them each begins.
  private(set) var records: [UInt16] = []
  private(set) var positions: [UInt32] = []

  /// - Parameter capacity: how many paragraphs to make room for.
  init(firstRecord: UInt32, firstArticle: UInt32, capacity: Int = 0) {
    self.firstRecord = firstRecord
    self.firstArticle = firstArticle
    exact.reserve(capacity)
    near.reserve(capacity * Fingerprinter.keyCount)
  }

  var recordCount: Int { positions.count }
  /// Bytes of heap that this holds.
  var byteCount: Int {
    exact.byteCount + near.byteCount + articles.capacity * MemoryLayout<ArticleEntry>.stride
      + positions.capacity * 4 + records.capacity * 2
  }

  mutating func append(_ article: ArticleEntry) { articles.append(article) }

  mutating func insert(exact key: UInt64, _ entry: ExactEntry) {
    exact.insert(key, entry.packed)
  }

  func exactEntry(_ key: UInt64, check: UInt16) -> ExactEntry? {
    var found: ExactEntry?
    exact.forEach(key) { packed in
      let entry = ExactEntry(packed: packed)
      if entry.check == check, found == nil { found = entry }
    }
    return found
  }

  /// Adds a record under those of its keys that `isOpen` says have room.
  mutating func insert(
    article: UInt32, index: UInt16, tokens: [UInt16], keys: [UInt64]
  ) {
    let ordinal = firstRecord + UInt32(recordCount)
    positions.append(UInt32(records.count))
    StoredRecord.append(RecordPlace(article: article, index: index), tokens, to: &records)
    for key in keys { near.insert(key, ordinal) }
  }

  /// Lends the record `ordinal` to `body`.
  @inline(__always)
  func withRecord<Result>(_ ordinal: UInt32, _ body: (StoredRecord) -> Result) -> Result {
    records.withUnsafeBufferPointer { records in
      body(StoredRecord(at: Int(positions[Int(ordinal - firstRecord)]), in: records))
    }
  }
}
