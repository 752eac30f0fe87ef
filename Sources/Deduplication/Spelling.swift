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
  ///
  /// - Parameter neighbours: the word's, from `neighbours(of:)`.
  static func variant(
    _ word: [UInt16], next: [UInt16]?, among targets: [UInt16], neighbours: () -> [UInt16]
  ) -> Variant? {
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
    for neighbour in neighbours() {
      if let place = targets.firstIndex(of: neighbour) { return .one(place) }
    }
    return nil
  }

  /// The tokens of the words that differ from `word` in their dress or by one slip of the pen, the likeliest
  /// first; about seventy for each of its letters.
  static func neighbours(of word: [UInt16]) -> [UInt16] {
    var tokens: [UInt16] = []
    tokens.reserveCapacity((word.count + 1) * (letters.count + 2) + 16)
    for start in [[alef, lam]] + proclitics.map({ [$0] }) {
      if word.starts(with: start), word.count - start.count >= 3 {
        tokens.append(token(word[start.count...]))
      }
      tokens.append(token(start + word))
    }
    if let last = word.last, endings.contains(last) { tokens.append(token(word.dropLast())) }
    for ending in endings { tokens.append(token(word + [ending])) }
    // A letter too many, two letters swapped, a letter lost.
    var slip = word
    slip.removeFirst()
    for index in word.indices {
      // Here `slip` is the word without the letter at `index`.
      tokens.append(token(slip))
      guard index + 1 < word.count else { continue }
      var swapped = word
      swapped.swapAt(index, index + 1)
      tokens.append(token(swapped))
      slip[index] = word[index]
    }
    slip = [0] + word
    for index in 0...word.count {
      for letter in letters {
        slip[index] = letter
        tokens.append(token(slip))
      }
      if index < word.count { slip[index] = word[index] }
    }
    return tokens
  }
}

/// The words of a later paragraph, read once it is asked whether one is a misspelling, and their neighbours.
final class Spellings {
  private let read: () -> [[UInt16]]
  private lazy var words = read()
  private lazy var neighbours = [[UInt16]?](repeating: nil, count: words.count)

  init(_ read: @escaping () -> [[UInt16]]) { self.read = read }

  var count: Int { words.count }

  /// Which of `targets` the word at `index` spells otherwise, alone or, if `joinsNext`, with the next one.
  func variant(
    of index: Int, joining joinsNext: Bool, among targets: [UInt16]
  ) -> Spelling.Variant? {
    let next = joinsNext && index + 1 < words.count ? words[index + 1] : nil
    return Spelling.variant(words[index], next: next, among: targets) {
      if let known = neighbours[index] { return known }
      let made = Spelling.neighbours(of: words[index])
      neighbours[index] = made
      return made
    }
  }
}
