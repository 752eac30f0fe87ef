import CPlatform

/// Open addressing from hashed keys to values; a key may stand more than once.
///
/// Nothing is removed.
struct HashTable<Value: FixedWidthInteger & Sendable>: Sendable {
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

  /// Has the places of these keys fetched, all at once.
  @inline(__always)
  func prefetch(_ keys: [UInt64]) {
    self.keys.withUnsafeBufferPointer { slots in
      guard let start = slots.baseAddress else { return }
      for key in keys { waqai_prefetch(start + (Int(truncatingIfNeeded: Self.stored(key)) & mask)) }
    }
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

extension HashTable {
  /// All keys in ascending order with what `change` makes of their values, ascending under one key.
  ///
  /// - Parameter change: keeps the order.
  func sorted(_ change: (Value) -> Value = { $0 }) -> [(key: UInt64, value: Value)] {
    var pairs: [(key: UInt64, value: Value)] = []
    pairs.reserveCapacity(count)
    for (slot, key) in keys.enumerated() where key != 0 {
      pairs.append((key, change(values[slot])))
    }
    pairs.sort { ($0.key, $0.value) < ($1.key, $1.value) }
    return pairs
  }
}
