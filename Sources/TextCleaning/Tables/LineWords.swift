/// The words, numbers and marks of a short text, folded so that spellings of one word compare equal.
///
/// Folding drops vowel marks, tatweel and direction marks, makes alef, yeh, heh and kaf of every
/// script variant one, and lower-cases Latin letters. Digits of every script become a number.
struct LineWords {
  struct Word {
    enum Kind: UInt8 { case word, number, mark }

    var kind: Kind
    /// The folded word's FNV-1a; a number's or a mark's own value elsewhere.
    var hash: UInt64
    /// A number's value, or the byte of an ASCII mark (`-`, `/`, `:`, …), 0 for other marks.
    var value: Int
    /// A number's digits.
    var digits: Int
    /// The bytes that it stands in.
    var range: Range<Int>
  }

  private(set) var words: [Word] = []

  /// Reads at most `limit` words of `text`; white space parts words and is not kept.
  init(_ text: some RandomAccessCollection<UInt8>, limit: Int = .max) {
    words =
      text.withContiguousStorageIfAvailable { Self.words(of: $0, limit: limit) }
      ?? Array(text).withUnsafeBufferPointer { Self.words(of: $0, limit: limit) }
  }

  private static func words(of text: UnsafeBufferPointer<UInt8>, limit: Int) -> [Word] {
    var scanner = Scanner()
    // Once, and not too much for a text that is one word.
    scanner.words.reserveCapacity(min(text.count / 5 + 2, limit, 64))
    var position = 0
    while scanner.words.count <= limit, position < text.count {
      let start = position
      let first = text[position]
      position += 1
      if first < 0x80 {
        scanner.ascii(first, at: start)
        continue
      }
      var scalar: UInt32
      let more: Int
      switch first {
      case 0xC2...0xDF: (scalar, more) = (UInt32(first & 0x1F), 1)
      case 0xE0...0xEF: (scalar, more) = (UInt32(first & 0x0F), 2)
      case 0xF0...0xF4: (scalar, more) = (UInt32(first & 0x07), 3)
      default: continue
      }
      var isWhole = true
      for _ in 0..<more {
        guard position < text.count, text[position] & 0xC0 == 0x80 else {
          isWhole = false
          break
        }
        scalar = scalar << 6 | UInt32(text[position] & 0x3F)
        position += 1
      }
      if isWhole { scanner.scalar(scalar, at: start..<position) }
    }
    scanner.close()
    if scanner.words.count > limit { scanner.words.removeLast(scanner.words.count - limit) }
    return scanner.words
  }

  /// The hashes of words and numbers, marks left out.
  var hashes: [UInt64] { words.filter { $0.kind != .mark }.map(\.hash) }

  static func hash(_ word: String) -> UInt64 { LineWords(Array(word.utf8)).hashes.first ?? 0 }
}

extension LineWords {
  /// Gathers scalars into words.
  private struct Scanner {
    var words: [Word] = []
    private var hash: UInt64 = Self.seed
    private var start = -1
    private var end = 0
    private var number = 0
    private var digits = 0

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func close() {
      if digits > 0 {
        words.append(
          Word(
            kind: .number, hash: UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15,
            value: number, digits: digits, range: start..<end))
      } else if start >= 0 {
        words.append(Word(kind: .word, hash: hash, value: 0, digits: 0, range: start..<end))
      }
      hash = Self.seed
      start = -1
      number = 0
      digits = 0
    }

    mutating func ascii(_ byte: UInt8, at position: Int) {
      switch byte {
      case 0...0x20: close()
      case 0x30...0x39: digit(Int(byte - 0x30), at: position..<(position + 1))
      case 0x41...0x5A: letter(UInt32(byte | 0x20), at: position..<(position + 1))
      case 0x61...0x7A: letter(UInt32(byte), at: position..<(position + 1))
      default: mark(Int(byte), at: position..<(position + 1))
      }
    }

    mutating func scalar(_ scalar: UInt32, at range: Range<Int>) {
      switch scalar {
      // Most of a text.
      case 0x627, 0x628, 0x62A...0x63A, 0x641...0x648, 0x64A: letter(scalar, at: range)
      case 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x3000: close()
      case 0x640, 0x64B...0x652, 0x670, 0x6D6...0x6ED, 0x200B...0x200F, 0x202A...0x202E,
        0x2066...0x2069, 0x61C, 0xFEFF, 0xFE00...0xFE0F:
        break
      case 0x660...0x669: digit(Int(scalar - 0x660), at: range)
      case 0x6F0...0x6F9: digit(Int(scalar - 0x6F0), at: range)
      case 0x622, 0x623, 0x625, 0x671: letter(0x627, at: range)
      case 0x649, 0x6CC: letter(0x64A, at: range)
      case 0x629, 0x6C1, 0x6C0, 0x6D5: letter(0x647, at: range)
      case 0x6A9: letter(0x643, at: range)
      case 0xC0...0xDE where scalar != 0xD7: letter(scalar | 0x20, at: range)
      case 0x130: letter(0x69, at: range)
      case 0x100...0x137, 0x14A...0x177: letter(scalar | 1, at: range)
      case 0x139...0x148: letter(scalar + scalar % 2, at: range)
      case 0x410...0x42F, 0x391...0x3A9: letter(scalar + 0x20, at: range)
      case 0x2010...0x2015, 0x2212: mark(0x2D, at: range)
      case 0x60C: mark(0x2C, at: range)
      case 0x61B: mark(0x3B, at: range)
      case 0x61F: mark(0x3F, at: range)
      case 0x5BE, 0xD7, 0xF7, 0x80...0xBF, 0x66A...0x66D, 0x2016...0x2BFF, 0x3001...0x303F,
        0xFD3E, 0xFD3F, 0xFF00...0xFF0F, 0x1F000...0x1FAFF:
        mark(0, at: range)
      default: letter(scalar, at: range)
      }
    }

    private mutating func letter(_ scalar: UInt32, at range: Range<Int>) {
      if digits > 0 { close() }
      if start < 0 { start = range.lowerBound }
      hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3
      end = range.upperBound
    }

    private mutating func digit(_ value: Int, at range: Range<Int>) {
      if start >= 0, digits == 0 { close() }
      if start < 0 { start = range.lowerBound }
      digits += 1
      if digits < 16 { number = number * 10 + value }
      end = range.upperBound
    }

    private mutating func mark(_ value: Int, at range: Range<Int>) {
      close()
      words.append(
        Word(kind: .mark, hash: 0, value: value < 0x80 ? value : 0, digits: 0, range: range))
    }
  }
}
