import NewsModel

/// Where a paragraph stands, as the exact tier keeps it: 16 bytes with its key.
struct ExactEntry: Equatable {
  /// Further bits of the hash, so that 80 must agree before a repeat is claimed.
  var check: UInt16
  /// The paragraph's index in its article, at most 65,535.
  var index: UInt16
  /// The article's ordinal.
  var article: UInt32

  init(check: UInt16, index: UInt16, article: UInt32) {
    self.check = check
    self.index = index
    self.article = article
  }

  init(packed: UInt64) {
    article = UInt32(truncatingIfNeeded: packed)
    index = UInt16(truncatingIfNeeded: packed >> 32)
    check = UInt16(truncatingIfNeeded: packed >> 48)
  }

  var packed: UInt64 { UInt64(check) << 48 | UInt64(index) << 32 | UInt64(article) }
}

/// An article as the memory keeps it: 28 bytes.
struct ArticleEntry {
  var id: Identifier
  /// Days since 1970-01-01 by which retention counts.
  var day: Int32
  /// A hash of the site's name; 0 for none.
  var site: UInt32
  /// The ordinal that the first record of the article has or would have.
  var firstRecord: UInt32

  static let byteCount = 28
}

/// Where a record is kept; the earlier record's is the smaller.
struct RecordAddress: Comparable {
  private let packed: UInt64

  /// - Parameter run: which run, or how many there are for a record that is not sealed.
  /// - Parameter number: a position in the run, or an ordinal.
  @inline(__always)
  init(run: Int, _ number: UInt32) {
    packed = UInt64(truncatingIfNeeded: run) << 32 | UInt64(number)
  }

  @inline(__always)
  var run: Int { Int(packed >> 32) }
  @inline(__always)
  var number: UInt32 { UInt32(truncatingIfNeeded: packed) }

  @inline(__always)
  static func < (one: RecordAddress, other: RecordAddress) -> Bool { one.packed < other.packed }
}

/// Where a remembered paragraph stands.
struct RecordPlace: Equatable {
  var article: UInt32
  var index: UInt16
}
