/// Whether a word may be another one misspelt, or dressed in another article or ending.
///
/// Only the later word's letters are known; of the earlier one there is its 16-bit token. So the later
/// word's neighbours are made and hashed. Letters put in place of others are not tried: in Arabic they
/// make other words too often.
enum Spelling {
  /// The letters that a later word may have lost: folded Arabic and Latin.
  private static let letters: [UInt16] =
    Array(0x61...0x7A) + [0x627, 0x628] + Array(0x62A...0x63A) + Array(0x641...0x648)
    + [0x64A, 0x67E, 0x686, 0x698, 0x6AF]

  private static let alef: UInt16 = 0x627
  private static let lam: UInt16 = 0x644
  /// And, then, by, for, as: written together with the next word.
  private static let proclitics: [UInt16] = [0x648, 0x641, 0x628, 0x644, 0x643]
  /// Endings that do not change number or person: the feminine ة and the accusative alef.
  private static let endings: [UInt16] = [0x647, 0x627]

  static func token(_ letters: some Sequence<UInt16>) -> UInt16 {
    var whole = WordHash.seed
    var stem = WordHash.seed
    var count = 0
    var startsWithWaw = false
    for letter in letters {
      if count == 0 {
        startsWithWaw = letter == 0x648
      } else {
        stem = WordHash.add(letter, to: stem)
      }
      whole = WordHash.add(letter, to: whole)
      count += 1
    }
    return Token.shortWord(WordHash.finish(startsWithWaw && count >= 4 ? stem : whole))
  }

  /// What in a list of earlier tokens a later word spells otherwise.
  enum Variant: Equatable {
    /// The token at this place.
    case one(Int)
    /// The token at this place is the word and the next one written together.
    case joint(Int)
    /// The word is the tokens at this place and after it written together.
    case split(Int)
  }

  /// The first of `targets` that `word`, alone, cut in two or joined with `next`, spells otherwise.
  static func variant(_ word: [UInt16], next: [UInt16]?, among targets: [UInt16]) -> Variant? {
    if let next, word.count + next.count >= 4,
      let place = targets.firstIndex(of: token(word + next))
    {
      return .joint(place)
    }
    // Numbers have no other spelling; short words are too near to one another.
    guard word.count >= 4, !word.contains(where: Folding.isDigit) else { return nil }
    if targets.count >= 2 {
      for cut in 1..<word.count {
        let first = token(word[..<cut])
        for place in 0..<targets.count - 1
        where targets[place] == first && targets[place + 1] == token(word[cut...]) {
          return .split(place)
        }
      }
    }
    var found: Int?
    func hits(_ letters: [UInt16]) -> Bool {
      found = targets.firstIndex(of: token(letters))
      return found != nil
    }
    return isNeighbour(word, hits) ? found.map(Variant.one) : nil
  }

  /// Whether `hits` for a word that differs from `word` in its dress or by one slip of the pen.
  private static func isNeighbour(
    _ word: [UInt16], _ hits: ([UInt16]) -> Bool
  ) -> Bool {
    for start in [[alef, lam]] + proclitics.map({ [$0] }) {
      if word.starts(with: start), word.count - start.count >= 3, hits(Array(word[start.count...]))
      {
        return true
      }
      if hits(start + word) { return true }
    }
    if let last = word.last, endings.contains(last), hits(Array(word.dropLast())) { return true }
    for ending in endings where hits(word + [ending]) { return true }
    // A letter too many, two letters swapped, a letter lost.
    for index in word.indices {
      var shorter = word
      shorter.remove(at: index)
      if hits(shorter) { return true }
      guard index + 1 < word.count else { continue }
      var swapped = word
      swapped.swapAt(index, index + 1)
      if hits(swapped) { return true }
    }
    for index in 0...word.count {
      var longer = word
      longer.insert(0, at: index)
      for letter in letters {
        longer[index] = letter
        if hits(longer) { return true }
      }
    }
    return false
  }
}
