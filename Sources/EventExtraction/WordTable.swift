/// Gives every distinct folded word a small number.
///
/// An open hash table over one byte arena: a look-up costs one hash and, nearly always, one compare.
struct WordTable: Sendable {
  private var arena: [UInt8] = []
  private var starts: [Int32] = [0]
  private var slots: [Int32] = Array(repeating: -1, count: 1 << 12)
  private var mask = (1 << 12) - 1

  var count: Int { starts.count - 1 }

  /// The number of `word`, which is added where it is new.
  mutating func insert(_ word: some Collection<UInt8>) -> Int32 {
    if let known = find(word) { return known }
    if count * 2 >= slots.count { grow() }
    let number = Int32(count)
    arena += word
    starts.append(Int32(arena.count))
    place(number, hash: Self.hash(word))
    return number
  }

  /// The number of `word`, or nil where the table lacks it.
  func find(_ word: some Collection<UInt8>) -> Int32? {
    var slot = Int(truncatingIfNeeded: Self.hash(word)) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      let range = Int(starts[number])..<Int(starts[number + 1])
      if range.count == word.count, arena[range].elementsEqual(word) { return Int32(number) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  func word(_ number: Int32) -> ArraySlice<UInt8> {
    arena[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    mask = slots.count - 1
    for number in 0..<Int32(count) { place(number, hash: Self.hash(word(number))) }
  }

  private mutating func place(_ number: Int32, hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = number
  }

  /// FNV-1a with a final mix; words are short.
  static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
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
