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
  private static let proclitics: Set<UInt16> = [0x648, 0x641, 0x628, 0x644, 0x643]
  /// Endings that do not change number or person: the feminine ة and the accusative alef.
  private static let endings: Set<UInt16> = [0x647, 0x627]

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

  /// `word`, alone or joined with `next`, or cut in two, is one of `targets` spelt otherwise.
  static func isVariant(_ word: [UInt16], next: [UInt16]?, of targets: [UInt16]) -> Bool {
    func hits(_ letters: some Sequence<UInt16>) -> Bool { targets.contains(token(letters)) }
    if let next, isJoint(word, next, of: targets) { return true }
    guard word.count >= 4 else { return false }
    for cut in 2...word.count - 2
    where targets.count >= 2 && hits(word[..<cut]) && hits(word[cut...]) {
      return true
    }
    // Another article, proclitic or ending.
    let dressed: [[UInt16]] = [[alef, lam]] + proclitics.map { [$0] }
    for start in dressed {
      if word.starts(with: start), word.count - start.count >= 3, hits(word[start.count...]) {
        return true
      }
      if hits(start + word) { return true }
    }
    if let last = word.last, endings.contains(last), hits(word.dropLast()) { return true }
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

  /// The two words written as one are one of `targets`.
  static func isJoint(_ first: [UInt16], _ second: [UInt16], of targets: [UInt16]) -> Bool {
    first.count + second.count >= 4 && targets.contains(token(first + second))
  }
}
