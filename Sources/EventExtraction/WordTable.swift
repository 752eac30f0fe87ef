import Foundation
import NewsModel

/// Gives every distinct folded word a small number.
///
/// An open hash table over one byte arena: a look-up costs one hash and, nearly always, one compare.
struct WordTable: Sendable {
  private var arena: [UInt8] = []
  private var starts: [Int32] = [0]
  /// The number of the word in each slot.
  private var numbers = [Int32](repeating: -1, count: 1 << 12)
  /// A byte of the hash of the word in each slot, which mostly tells two words of one slot apart; 0 where it is free.
  ///
  /// Apart from the numbers, so that they are small: most words that are looked for are in no slot.
  private var tags = [UInt8](repeating: 0, count: 1 << 12)
  private var mask = (1 << 12) - 1

  var count: Int { starts.count - 1 }

  /// The number of `word`, which is added where it is new.
  mutating func insert(_ word: [UInt8]) -> Int32 { insert(word[...]) }

  mutating func insert(_ word: ArraySlice<UInt8>) -> Int32 {
    if let known = find(word) { return known }
    if count * 2 >= numbers.count { grow() }
    let number = Int32(count)
    arena += word
    starts.append(Int32(arena.count))
    place(number, hash: word.withUnsafeBytes { Self.hash($0) })
    return number
  }

  /// The number of `word`, or nil where the table lacks it.
  func find(_ word: [UInt8]) -> Int32? { find(word[...]) }

  func find(_ word: ArraySlice<UInt8>) -> Int32? { word.withUnsafeBytes { find($0) } }

  func find(_ word: UnsafeRawBufferPointer) -> Int32? {
    let hash = Self.hash(word)
    let tag = Self.tag(hash)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while tags[slot] != 0 {
      if tags[slot] == tag, equals(numbers[slot], word) { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func equals(_ number: Int32, _ word: UnsafeRawBufferPointer) -> Bool {
    let start = Int(starts[Int(number)])
    guard Int(starts[Int(number) + 1]) - start == word.count, let base = word.baseAddress
    else { return false }
    return arena.withUnsafeBytes { arena in
      arena.baseAddress.map { memcmp($0 + start, base, word.count) == 0 } ?? false
    }
  }

  func word(_ number: Int32) -> ArraySlice<UInt8> {
    arena[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  private mutating func grow() {
    numbers = Array(repeating: -1, count: numbers.count * 2)
    tags = Array(repeating: 0, count: numbers.count)
    mask = numbers.count - 1
    for number in 0..<Int32(count) {
      place(number, hash: word(number).withUnsafeBytes { Self.hash($0) })
    }
  }

  private mutating func place(_ number: Int32, hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while tags[slot] != 0 { slot = (slot + 1) & mask }
    numbers[slot] = number
    tags[slot] = Self.tag(hash)
  }

  private static func tag(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash >> 56) | 1 }

  /// Mixes eight bytes at a time; words are short.
  static func hash(_ word: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: word.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= word.count {
      hash = mixed(hash ^ word.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    guard offset < word.count else { return hash }
    var rest: UInt64 = 0
    if word.count >= 8 {
      // Some bytes count twice.
      rest = word.loadUnaligned(fromByteOffset: word.count - 8, as: UInt64.self)
    } else {
      for byte in word { rest = rest << 8 | UInt64(byte) }
    }
    return mixed(hash ^ rest)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value &* 0xD6E8_FEB8_6659_FD93
    return product ^ (product >> 32)
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
    var form = form
    return form.withUTF8 { text in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { keys in
        var scan = TokenScan(text: text, keys: keys)
        scan.read(Span(0, text.count))
        return scan.tokens.map { Array(keys[$0.keyRange]) }
      }
    }
  }

  /// The folded bytes of a form of one word.
  static func word(_ form: String) -> [UInt8] { words(form).first ?? [] }
}
