import Foundation

/// Gives every distinct folded word a small number.
///
/// An open hash table over one byte arena: a look-up costs one hash and, nearly always, one compare.
struct WordTable: Sendable {
  private struct Slot {
    /// -1 where the slot is free.
    var number: Int32 = -1
    /// The upper half of the word's hash, which nearly always tells two words of one slot apart.
    var tag: UInt32 = 0
    /// Where the word stands in the arena.
    var start: Int32 = 0
    var count: Int32 = 0
  }

  private var arena: [UInt8] = []
  private var starts: [Int32] = [0]
  private var slots: [Slot] = Array(repeating: Slot(), count: 1 << 12)
  private var mask = (1 << 12) - 1

  var count: Int { starts.count - 1 }

  /// The number of `word`, which is added where it is new.
  mutating func insert(_ word: [UInt8]) -> Int32 { insert(word[...]) }

  mutating func insert(_ word: ArraySlice<UInt8>) -> Int32 {
    if let known = find(word) { return known }
    if count * 2 >= slots.count { grow() }
    let number = Int32(count)
    arena += word
    starts.append(Int32(arena.count))
    place(number, hash: Self.hash(word))
    return number
  }

  /// The number of `word`, or nil where the table lacks it.
  func find(_ word: [UInt8]) -> Int32? { find(word[...]) }

  func find(_ word: ArraySlice<UInt8>) -> Int32? {
    word.withUnsafeBytes { word in
      let hash = Self.hash(word)
      let tag = UInt32(truncatingIfNeeded: hash >> 32)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot].number >= 0 {
        if slots[slot].tag == tag, equals(slots[slot], word) { return slots[slot].number }
        slot = (slot + 1) & mask
      }
      return nil
    }
  }

  private func equals(_ slot: Slot, _ word: UnsafeRawBufferPointer) -> Bool {
    guard Int(slot.count) == word.count, let base = word.baseAddress else { return false }
    return arena.withUnsafeBytes { arena in
      arena.baseAddress.map { memcmp($0 + Int(slot.start), base, word.count) == 0 } ?? false
    }
  }

  func word(_ number: Int32) -> ArraySlice<UInt8> {
    arena[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  private mutating func grow() {
    slots = Array(repeating: Slot(), count: slots.count * 2)
    mask = slots.count - 1
    for number in 0..<Int32(count) { place(number, hash: Self.hash(word(number))) }
  }

  private mutating func place(_ number: Int32, hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].number >= 0 { slot = (slot + 1) & mask }
    let start = starts[Int(number)]
    slots[slot] = Slot(
      number: number, tag: UInt32(truncatingIfNeeded: hash >> 32), start: start,
      count: starts[Int(number) + 1] - start)
  }

  /// FNV-1a with a final mix; words are short.
  static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }
}

/// The steps of a trie: from a node, by the number of a word, to the next node.
struct StepTable: Sendable {
  private var keys: [UInt64] = Array(repeating: 0, count: 1 << 10)
  /// 0, the root, where the slot is free: no step leads there.
  private var nodes: [Int32] = Array(repeating: 0, count: 1 << 10)
  private var count = 0

  /// The node that `word` leads to from `node`, or 0.
  func next(_ node: Int32, _ word: Int32) -> Int32 {
    let key = Self.key(node, word)
    var slot = Self.slot(key) & (keys.count - 1)
    while nodes[slot] != 0 {
      if keys[slot] == key { return nodes[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return 0
  }

  mutating func insert(_ node: Int32, _ word: Int32, to next: Int32) {
    if count * 2 >= keys.count {
      let old = zip(keys, nodes).filter { $0.1 != 0 }
      nodes = Array(repeating: 0, count: keys.count * 2)
      keys = Array(repeating: 0, count: nodes.count)
      for (key, node) in old { place(key, node) }
    }
    place(Self.key(node, word), next)
    count += 1
  }

  private mutating func place(_ key: UInt64, _ node: Int32) {
    var slot = Self.slot(key) & (keys.count - 1)
    while nodes[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    nodes[slot] = node
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24)
  }
}

/// Folds the spelling of a table's form to the words of its key.
enum FormKey {
  /// The folded words of `form`, in order.
  static func words(_ form: String) -> [[UInt8]] {
    let text = Array(form.utf8)
    let document = Tokenizer().tokenize(bytes: text)
    return document.tokens.indices.map { Array(document.key($0)) }
  }

  /// The folded bytes of a form of one word.
  static func word(_ form: String) -> [UInt8] { words(form).first ?? [] }
}
