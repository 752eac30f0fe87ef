import CPlatform

/// Hashes in ascending order, each with a value, in pages of 4,096 bytes: a page's keys and then its values.
///
/// So what is found under a key costs one page of the disk's, and one entry of the processor's page tables.
struct KeyPages<Value: FixedWidthInteger> {
  static var pageByteCount: Int { 4096 }
  /// How many keys fill a page.
  static var perPage: Int { pageByteCount / (8 + MemoryLayout<Value>.size) }

  let count: Int
  private let bytes: UnsafeRawBufferPointer

  /// - Parameter bytes: whole pages, aligned to 8 bytes.
  init(_ bytes: UnsafeRawBufferPointer, count: Int) {
    self.bytes = bytes
    self.count = count
  }

  /// The bytes that so many keys take.
  static func byteCount(of count: Int) -> Int {
    (count + perPage - 1) / perPage * pageByteCount
  }

  @inline(__always)
  func key(at place: Int) -> UInt64 {
    let (page, slot) = UInt(bitPattern: place).quotientAndRemainder(
      dividingBy: UInt(Self.perPage))
    return bytes.load(
      fromByteOffset: Int(page) &* Self.pageByteCount &+ Int(slot) &* 8, as: UInt64.self)
  }

  @inline(__always)
  func value(at place: Int) -> Value {
    let (page, slot) = UInt(bitPattern: place).quotientAndRemainder(
      dividingBy: UInt(Self.perPage))
    return bytes.load(
      fromByteOffset: Int(page) &* Self.pageByteCount &+ Self.perPage &* 8
        &+ Int(slot) &* MemoryLayout<Value>.size, as: Value.self)
  }

  /// Has the key and the value at `place` fetched.
  @inline(__always)
  func prefetch(_ place: Int) {
    guard place < count, let start = bytes.baseAddress else { return }
    let (page, slot) = UInt(bitPattern: place).quotientAndRemainder(
      dividingBy: UInt(Self.perPage))
    let key = Int(page) &* Self.pageByteCount &+ Int(slot) &* 8
    let values = Int(page) &* Self.pageByteCount &+ Self.perPage &* 8
    waqai_prefetch(start + key)
    waqai_prefetch(start + values + Int(slot) &* MemoryLayout<Value>.size)
  }

  /// Makes pages of keys that come in ascending order, and hands each to a sink.
  struct Builder {
    private var page = [UInt64](repeating: 0, count: pageByteCount / 8)
    private var slot = 0
    private(set) var count = 0

    @inline(__always)
    mutating func append(
      _ key: UInt64, _ value: Value, _ sink: (UnsafeRawBufferPointer) throws -> Void
    ) rethrows {
      page.withUnsafeMutableBytes { page in
        page.storeBytes(of: key.littleEndian, toByteOffset: slot &* 8, as: UInt64.self)
        page.storeBytes(
          of: value.littleEndian,
          toByteOffset: perPage &* 8 &+ slot &* MemoryLayout<Value>.size, as: Value.self)
      }
      slot += 1
      count += 1
      if slot == perPage { try flush(sink) }
    }

    /// Hands over what is left, as a page of which the rest is 0.
    mutating func finish(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
      if slot > 0 { try flush(sink) }
    }

    private mutating func flush(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
      try page.withUnsafeBytes { try sink($0) }
      slot = 0
      for place in page.indices { page[place] = 0 }
    }
  }
}

/// Pages of keys on a disk, with what is held in memory to find them by: a filter, and the first key of each
/// page.
struct SearchedPages<Value: FixedWidthInteger> {
  let pages: KeyPages<Value>
  /// The first key of each page.
  private let fences: [UInt64]
  private let filter: BlockedBloom

  /// - Parameter blocks: those of the filter, which are copied.
  /// - Parameter pause: called after every few million bytes.
  init(_ pages: KeyPages<Value>, _ blocks: UnsafeBufferPointer<UInt64>, _ pause: () -> Void) {
    self.pages = pages
    fences = stride(from: 0, to: pages.count, by: KeyPages<Value>.perPage).map { place in
      if place % (KeyPages<Value>.perPage << 10) == 0 { pause() }
      return pages.key(at: place)
    }
    filter = BlockedBloom(copying: blocks, pause)
  }

  /// Bytes held in memory.
  var heldByteCount: Int { fences.count * 8 + filter.byteCount }

  /// No where `key` is not here, and mostly only there.
  @inline(__always)
  func mayContain(_ key: UInt64) -> Bool { filter.mayContain(key) }

  // These have fetched what will be needed, so that much is fetched at once.

  @inline(__always)
  func prefetchFilter(_ questions: [Lookahead.Question]) {
    for question in questions { filter.prefetch(question.key) }
  }

  @inline(__always)
  func prefetch(_ place: Int) { pages.prefetch(place) }

  /// Has the fence fetched by which `expectedPlace` begins.
  @inline(__always)
  func prefetchFence(of key: UInt64) {
    fences.withUnsafeBufferPointer { fences in
      guard let start = fences.baseAddress else { return }
      waqai_prefetch(start + Int(key.multipliedFullWidth(by: UInt64(fences.count)).high))
    }
  }

  /// A place near which `key` stands, if it stands here: hashes lie evenly, so that it can be reckoned.
  @inline(__always)
  func expectedPlace(of key: UInt64) -> Int {
    fences.withUnsafeBufferPointer { fences in
      guard !fences.isEmpty else { return 0 }
      var fence = Int(key.multipliedFullWidth(by: UInt64(fences.count)).high)
      // One step by the distance, and the rest on foot.
      let isBefore = fences[fence] < key
      let distance = isBefore ? key - fences[fence] : fences[fence] - key
      let step = Int(distance.multipliedFullWidth(by: UInt64(fences.count)).high)
      fence = min(max(isBefore ? fence + step : fence - step, 0), fences.count - 1)
      while fence + 1 < fences.count, fences[fence + 1] < key { fence += 1 }
      while fence > 0, fences[fence] > key { fence -= 1 }
      let start = fence * KeyPages<Value>.perPage
      let low = fences[fence]
      let high = fence + 1 < fences.count ? fences[fence + 1] : UInt64.max
      guard key > low, high > low else { return start }
      let count = min(KeyPages<Value>.perPage, pages.count - start)
      let share = min(1, Double(key - low) / Double(high - low))
      return start + min(count - 1, Int(share * Double(count)))
    }
  }

  /// Hands every value under `key` to `body` in ascending order of places, sought from a `place` near it.
  @inline(__always)
  func forEachValue(under key: UInt64, near place: Int, _ body: (Value) -> Void) {
    var place = lowerBound(of: key, from: place)
    while place < pages.count, pages.key(at: place) == key {
      body(pages.value(at: place))
      place += 1
    }
  }

  /// The first place whose key is not below `key`, sought from a `place` that is near it.
  @inline(__always)
  private func lowerBound(of key: UInt64, from place: Int) -> Int {
    var place = place
    var steps = 0
    while place > 0, steps < 64, pages.key(at: place - 1) >= key {
      place -= 1
      steps += 1
    }
    while place < pages.count, steps < 64, pages.key(at: place) < key {
      place += 1
      steps += 1
    }
    return steps < 64 ? place : bisect(key)
  }

  /// The same by halves, for keys that lie less evenly than hashes do.
  private func bisect(_ key: UInt64) -> Int {
    var low = 0
    var high = pages.count
    while low < high {
      let middle = low + (high - low) / 2
      if pages.key(at: middle) < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
