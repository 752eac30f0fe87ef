/// What kind of word a token is, and what stands after it.
struct Traits: OptionSet {
  let rawValue: UInt8

  static let number = Traits(rawValue: 1)
  /// Negation, modality, direction: a word whose coming or going turns the sense.
  static let polarity = Traits(rawValue: 2)
  /// Function words and everyday wording that says nothing of its own.
  static let common = Traits(rawValue: 4)
  static let day = Traits(rawValue: 8)
  static let agency = Traits(rawValue: 16)
  static let attribution = Traits(rawValue: 32)
  /// A dash, colon, slash or bracket stands between this token and the next.
  static let frame = Traits(rawValue: 64)
  /// A comma, full stop or other end of a clause stands between this token and the next.
  static let stop = Traits(rawValue: 128)

  /// Turns the sense or is a figure, so that it may neither come nor go unnoticed.
  var isHeavy: Bool { !isDisjoint(with: [.number, .polarity]) && !contains(.day) }
}

/// One folded word or number.
struct Token {
  /// Over every folded letter.
  var whole: UInt64
  /// Over the letters without a leading waw ("and") where three or more remain; else as `whole`.
  var stem: UInt64
  /// As `stem` where two letters remain: "ومن".
  ///
  /// Only words that a pack knows lose their waw so, since short words of other sense start with
  /// one, too.
  var clipped: UInt64
  var traits: Traits
  /// The bytes of the text it came from.
  var start: UInt32
  var end: UInt32

  /// What the memory stores of it: numbers below `firstWord`, words from there on.
  ///
  /// Whole numbers below `firstHashed`, which are nearly all that news has, stand for themselves: two of them
  /// are never taken for one.
  var short: UInt16 {
    guard traits.contains(.number), isDigits else { return Token.shortWord(stem) }
    if let value, value < Token.firstHashed { return value }
    return Token.scaled(whole, from: Token.firstHashed, to: Token.firstWord)
  }

  /// Made of digits; a word for a number is not.
  var isDigits: Bool
  /// Of plain digits, without a leading zero, that are not too large.
  var value: UInt16?

  private static let firstHashed: UInt16 = 16_384
  static let firstWord: UInt16 = 24_576

  static func shortWord(_ hash: UInt64) -> UInt16 {
    firstWord + UInt16(truncatingIfNeeded: ((hash >> 32) * (65_536 - UInt64(firstWord))) >> 32)
  }

  private static func scaled(_ hash: UInt64, from first: UInt16, to end: UInt16) -> UInt16 {
    first + UInt16(truncatingIfNeeded: ((hash >> 32) * UInt64(end - first)) >> 32)
  }
}

/// Hashing a letter at a time.
enum WordHash {
  static let seed: UInt64 = 0x243F_6A88_85A3_08D3

  @inline(__always)
  static func add(_ letter: UInt16, to hash: UInt64) -> UInt64 {
    let mixed = (hash ^ UInt64(letter)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }

  /// The avalanche of MurmurHash3's 64-bit finaliser.
  @inline(__always)
  static func finish(_ hash: UInt64) -> UInt64 {
    var mixed = hash
    mixed ^= mixed >> 33
    mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
    mixed ^= mixed >> 33
    mixed = mixed &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ (mixed >> 33)
  }
}

/// Cuts UTF-8 text into folded tokens.
struct TokenScanner {
  private static let waw: UInt16 = 0x648

  /// Of the last paragraph.
  var tokens: [Token] = []
  private var whole = WordHash.seed
  private var stem = WordHash.seed
  private var length = 0
  private var startsWithWaw = false
  private var isNumber = false
  /// Of the digits so far; nil once they are no plain whole number.
  private var value: UInt32?
  private var start = 0

  /// The tokens of `bytes`, a paragraph of valid UTF-8.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    tokens.removeAll(keepingCapacity: true)
    let count = bytes.count
    Folding.table.withUnsafeBufferPointer { table in
      var index = 0
      while index < count {
        let position = index
        let scalar = Self.scalar(bytes, &index)
        let code = scalar < 0x700 ? table[Int(scalar)] : Folding.code(scalar)
        if code >= Folding.firstLetter {
          add(code, at: position)
        } else if code == Folding.nothing {
          continue
        } else if code == Folding.ligatureCode {
          for letter in Folding.ligature(scalar) ?? [] { add(letter, at: position) }
        } else {
          part(by: code, bytes, at: position, next: index, table)
        }
      }
    }
    end(at: count)
  }

  @inline(__always)
  private mutating func add(_ code: UInt16, at position: Int) {
    let digit = Folding.isDigit(code)
    if length > 0, digit != isNumber { end(at: position) }
    if length == 0 {
      start = position
      isNumber = digit
      startsWithWaw = code == Self.waw
      whole = WordHash.add(code, to: WordHash.seed)
      stem = startsWithWaw ? WordHash.seed : whole
    } else {
      whole = WordHash.add(code, to: whole)
      stem = startsWithWaw ? WordHash.add(code, to: stem) : whole
    }
    if digit { count(UInt32(code - Folding.zero)) }
    length += 1
  }

  private mutating func count(_ digit: UInt32) {
    if length == 0 {
      value = digit
    } else if let before = value {
      value = before == 0 || before > 6_553 ? nil : before * 10 + digit
    }
  }

  @inline(__always)
  private mutating func end(at position: Int) {
    guard length > 0 else { return }
    let hash = WordHash.finish(whole)
    tokens.append(
      Token(
        whole: hash,
        stem: startsWithWaw && length >= 4 ? WordHash.finish(stem) : hash,
        clipped: startsWithWaw && length == 3 ? WordHash.finish(stem) : hash,
        traits: isNumber ? .number : [],
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position),
        isDigits: isNumber, value: isNumber ? value.flatMap { UInt16(exactly: $0) } : nil))
    length = 0
  }

  private mutating func mark(_ trait: Traits) {
    guard !tokens.isEmpty else { return }
    tokens[tokens.count - 1].traits.insert(trait)
  }

  @inline(__always)
  private mutating func part(
    by code: UInt16, _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, next: Int,
    _ table: UnsafeBufferPointer<UInt16>
  ) {
    switch code {
    case Folding.apostrophe where length > 0 && !isNumber: return
    case Folding.point, Folding.comma:
      if length > 0, isNumber, let digits = Self.digits(bytes, from: next, table) {
        // 10,000 is 10000; 2.5 stays apart from 25.
        if code == Folding.comma, digits == 3 { return }
        if code == Folding.point {
          whole = WordHash.add(Folding.point, to: whole)
          stem = whole
          value = nil
          length += 1
          return
        }
      }
      end(at: position)
      mark(.stop)
    case Folding.frame:
      end(at: position)
      mark(.frame)
    case Folding.stop:
      end(at: position)
      mark(.stop)
    case Folding.percent:
      end(at: position)
      let hash = WordHash.finish(WordHash.add(Folding.percent, to: WordHash.seed))
      tokens.append(
        Token(
          whole: hash, stem: hash, clipped: hash, traits: [], start: UInt32(position),
          end: UInt32(next),
          isDigits: false))
    default: end(at: position)
    }
  }

  /// The folded letters and digits of a stretch of `bytes`.
  static func letters(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt16] {
    var letters: [UInt16] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = scalar(bytes, &index)
      let code = Folding.code(scalar)
      letters += Folding.ligature(scalar) ?? []
      if code >= Folding.firstLetter { letters.append(code) }
    }
    return letters
  }

  /// How many digits stand at `index`, at most 4; nil for none.
  private static func digits(
    _ bytes: UnsafeBufferPointer<UInt8>, from index: Int, _ table: UnsafeBufferPointer<UInt16>
  ) -> Int? {
    var next = index
    var count = 0
    while next < bytes.count, count < 4 {
      let scalar = scalar(bytes, &next)
      guard scalar < 0x700, Folding.isDigit(table[Int(scalar)]) else { break }
      count += 1
    }
    return count == 0 ? nil : count
  }

  /// The scalar at `index`, which moves past it.
  ///
  /// The text is valid UTF-8.
  @inline(__always)
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let first = UInt32(bytes[index])
    if first < 0x80 {
      index += 1
      return first
    }
    func rest(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
    }
    defer { index = min(index, bytes.count) }
    if first < 0xE0 {
      let scalar = (first & 0x1F) << 6 | rest(1)
      index += 2
      return scalar
    }
    if first < 0xF0 {
      let scalar = (first & 0x0F) << 12 | rest(1) << 6 | rest(2)
      index += 3
      return scalar
    }
    let scalar = (first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
    index += 4
    return scalar
  }
}
