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

  /// Lends the record `ordinal` to `body`.
  func withRecord<Result>(
    _ ordinal: UInt32, _ body: (RecordView) throws -> Result
  ) rethrows -> Result {
    let place = Int(ordinal - firstRecord)
    return try tokens.withUnsafeBufferPointer { tokens in
      try body(
        RecordView(
          article: recordArticles[place], index: recordIndices[place],
          tokens: UnsafeBufferPointer(
            rebasing: tokens[Int(offsets[place])..<Int(offsets[place + 1])])))
    }
  }
}

/// Open addressing from hashed keys to values; a key may stand more than once.
///
/// Nothing is removed.
struct HashTable<Value: FixedWidthInteger> {
  private(set) var keys: [UInt64] = []
  private(set) var values: [Value] = []
  private(set) var count = 0
  private var mask = -1

  var byteCount: Int { keys.capacity * 8 + values.capacity * MemoryLayout<Value>.size }

  /// 0 marks an empty slot, so the key 0 is kept as 1.
  @inline(__always)
  private static func stored(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }

  mutating func insert(_ key: UInt64, _ value: Value) {
    if (count + 1) * 4 > keys.count * 3 { grow() }
    place(Self.stored(key), value)
    count += 1
  }

  private mutating func place(_ key: UInt64, _ value: Value) {
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    values[slot] = value
  }

  /// Makes room for so many entries in all.
  mutating func reserve(_ entries: Int) {
    var capacity = 1024
    while capacity * 3 < entries * 4 { capacity *= 2 }
    if entries > 0, capacity > keys.count { rehash(capacity) }
  }

  private mutating func grow() { rehash(max(1024, keys.count * 2)) }

  private mutating func rehash(_ capacity: Int) {
    let oldKeys = keys
    let oldValues = values
    mask = capacity - 1
    keys = [UInt64](repeating: 0, count: capacity)
    values = [Value](repeating: 0, count: capacity)
    for (slot, key) in oldKeys.enumerated() where key != 0 { place(key, oldValues[slot]) }
  }

  /// Hands every value under `key` to `body`, in no set order.
  @inline(__always)
  func forEach(_ key: UInt64, _ body: (Value) -> Void) {
    guard mask >= 0 else { return }
    let key = Self.stored(key)
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { body(values[slot]) }
      slot = (slot + 1) & mask
    }
  }
}
