import NewsModel

/// What was remembered since the last run was sealed, in memory.
struct RecentParagraphs {
  /// The ordinals of the first record and the first article in here.
  let firstRecord: UInt32
  let firstArticle: UInt32

  private(set) var exact = HashTable<UInt64>()
  private(set) var near = HashTable<UInt32>()
  private(set) var articles: [ArticleEntry] = []
  private(set) var recordArticles: [UInt32] = []
  private(set) var recordIndices: [UInt16] = []
  /// Where each record's tokens start, and at the end where the last one's end.
  private(set) var offsets: [UInt32] = [0]
  private(set) var tokens: [UInt16] = []

  /// - Parameter capacity: how many paragraphs to make room for.
  init(firstRecord: UInt32, firstArticle: UInt32, capacity: Int = 0) {
    self.firstRecord = firstRecord
    self.firstArticle = firstArticle
    exact.reserve(capacity)
    near.reserve(capacity * Fingerprinter.keyCount)
  }

  var recordCount: Int { recordArticles.count }
  /// Bytes of heap that this holds.
  var byteCount: Int {
    exact.byteCount + near.byteCount + articles.capacity * MemoryLayout<ArticleEntry>.stride
      + recordArticles.capacity * 4 + recordIndices.capacity * 2 + offsets.capacity * 4
      + tokens.capacity * 2
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
    article: UInt32, index: UInt16, tokens added: [UInt16], keys: [UInt64]
  ) {
    let ordinal = firstRecord + UInt32(recordArticles.count)
    recordArticles.append(article)
    recordIndices.append(index)
    tokens += added
    offsets.append(UInt32(tokens.count))
    for key in keys { near.insert(key, ordinal) }
  }

  /// Lends the tokens of the record `ordinal` to `body`.
  func withTokens<Result>(
    of ordinal: UInt32, _ body: (UnsafeBufferPointer<UInt16>) -> Result
  ) -> Result {
    let place = Int(ordinal - firstRecord)
    return tokens.withUnsafeBufferPointer { tokens in
      body(
        UnsafeBufferPointer(rebasing: tokens[Int(offsets[place])..<Int(offsets[place + 1])]))
    }
  }

  /// Where the paragraph of the record `ordinal` stands.
  func place(of ordinal: UInt32) -> RecordPlace {
    let place = Int(ordinal - firstRecord)
    return RecordPlace(article: recordArticles[place], index: recordIndices[place])
  }
}
