/// Hashes in ascending order on a disk, with a few of them in memory to find the others by.
///
/// A search reads memory that is at hand, and then one page of the disk's.
struct SortedKeys {
  /// How many keys fill a page.
  private static let page = 512

  let keys: UnsafeBufferPointer<UInt64>
  /// The first key of each page.
  private let fences: [UInt64]

  /// - Parameter pause: called after each four million bytes.
  init(_ keys: UnsafeBufferPointer<UInt64>, _ pause: () -> Void) {
    self.keys = keys
    fences = stride(from: 0, to: keys.count, by: Self.page).map { place in
      if place % (Self.page << 10) == 0 { pause() }
      return keys[place]
    }
  }

  var fenceByteCount: Int { fences.count * 8 }

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
      let start = fence * Self.page
      let low = fences[fence]
      let high = fence + 1 < fences.count ? fences[fence + 1] : UInt64.max
      guard key > low, high > low else { return start }
      let count = min(Self.page, keys.count - start)
      let share = min(1, Double(key - low) / Double(high - low))
      return start + min(count - 1, Int(share * Double(count)))
    }
  }

  /// The first place whose key is not below `key`, sought from a `place` that is near it.
  @inline(__always)
  func lowerBound(of key: UInt64, from place: Int) -> Int {
    var place = place
    var steps = 0
    while place > 0, keys[place - 1] >= key, steps < 64 {
      place -= 1
      steps += 1
    }
    while place < keys.count, keys[place] < key, steps < 64 {
      place += 1
      steps += 1
    }
    return steps < 64 ? place : bisect(key)
  }

  /// The same by halves, for keys that lie less evenly than hashes do.
  private func bisect(_ key: UInt64) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = low + (high - low) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
