import NewsModel

/// The changes of a batch as bytes: what the journal commits, and what a restart replays.
extension ParagraphMemory {
  private enum Change: UInt8 {
    case article = 1
    case exact, record, furniture, horizon
  }

  /// The changes since the last call, to be committed with the output they belong to; empty if there
  /// were none.
  ///
  /// First the ordinals of the next article and record as they were before, last a checksum.
  package func takeDelta() -> [UInt8] {
    defer {
      delta = ByteWriter()
      deltaStart = (UInt32(articleCount), UInt32(recordCount))
    }
    guard !delta.bytes.isEmpty else { return [] }
    var whole = ByteWriter()
    whole.bytes.reserveCapacity(delta.bytes.count + 16)
    whole.append(deltaStart.article)
    whole.append(deltaStart.record)
    whole.bytes += delta.bytes
    whole.append(Checksum.of(whole.bytes))
    return whole.bytes
  }

  /// Makes the changes of a committed delta again.
  func replay(_ delta: [UInt8]) throws {
    if delta.isEmpty { return }
    guard delta.count >= 16 else { throw MemoryDamaged("a delta is cut short") }
    var tail = ByteReader(Array(delta.suffix(8)))
    let bytes = Array(delta.dropLast(8))
    guard try tail.read(UInt64.self) == Checksum.of(bytes) else {
      throw MemoryDamaged("a delta has other bytes than were committed")
    }
    var reader = ByteReader(bytes)
    let start = (try reader.read(UInt32.self), try reader.read(UInt32.self))
    guard start == (UInt32(articleCount), UInt32(recordCount)) else {
      throw MemoryDamaged(
        "a delta goes on from article \(start.0), but article \(articleCount) is next")
    }
    defer { deltaStart = (UInt32(articleCount), UInt32(recordCount)) }
    while !reader.isAtEnd {
      guard let change = Change(rawValue: try reader.read(UInt8.self)) else {
        throw MemoryDamaged("a delta holds an entry of no known kind")
      }
      switch change {
      case .article:
        let high = try reader.read(UInt64.self)
        let low = try reader.read(UInt64.self)
        let day = try reader.read(Int32.self)
        let site = try reader.read(UInt32.self)
        recent.append(
          ArticleEntry(
            id: Identifier(high: high, low: low), day: day, site: site,
            firstRecord: UInt32(recordCount)))
      case .exact:
        let key = try reader.read(UInt64.self)
        recent.insert(exact: key, ExactEntry(packed: try reader.read(UInt64.self)))
      case .record:
        let article = try reader.read(UInt32.self)
        let index = try reader.read(UInt16.self)
        let keyCount = Int(try reader.read(UInt8.self))
        let tokenCount = Int(try reader.read(UInt32.self))
        let keys = try reader.read(UInt64.self, count: keyCount)
        let tokens = try reader.read(UInt16.self, count: tokenCount)
        recent.insert(article: article, index: index, tokens: tokens, keys: keys)
        comparison.count(tokens)
      case .furniture:
        let key = try reader.read(UInt64.self)
        furniture[key] = try reader.read(UInt32.self)
      case .horizon:
        horizon = try reader.read(UInt32.self)
      }
    }
  }

  func remember(_ article: ArticleEntry) {
    recent.append(article)
    delta.append(Change.article.rawValue)
    delta.append(article.id.high)
    delta.append(article.id.low)
    delta.append(article.day)
    delta.append(article.site)
  }

  func remember(exact key: UInt64, _ entry: ExactEntry) {
    recent.insert(exact: key, entry)
    delta.append(Change.exact.rawValue)
    delta.append(key)
    delta.append(entry.packed)
  }

  func remember(article: UInt32, index: UInt16, tokens: [UInt16], keys: [UInt64]) {
    recent.insert(article: article, index: index, tokens: tokens, keys: keys)
    comparison.count(tokens)
    delta.append(Change.record.rawValue)
    delta.append(article)
    delta.append(index)
    delta.append(UInt8(truncatingIfNeeded: keys.count))
    delta.append(UInt32(tokens.count))
    delta.append(keys)
    delta.append(tokens)
  }

  func rememberFurniture(_ key: UInt64, count: UInt32) {
    furniture[key] = count
    delta.append(Change.furniture.rawValue)
    delta.append(key)
    delta.append(count)
  }

  func rememberHorizon(_ record: UInt32) {
    horizon = record
    delta.append(Change.horizon.rawValue)
    delta.append(record)
  }
}
