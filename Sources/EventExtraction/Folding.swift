/// The orthographic folding under which words are matched; the original is kept for output.
///
/// Marks, tatweel and invisible characters vanish; alef with hamza or madda is alef, alef maksura is
/// yeh, teh marbuta is heh; Persian letters become their Arabic neighbours; digits become ASCII; Latin
/// letters become lower case without accents. Offsets stay those of the original text.
enum Folding {
  /// What a scalar becomes in a key.
  enum Image: Equatable {
    /// Part of a word, written as this scalar.
    case letter(UInt32)
    /// A digit 0–9.
    case digit(UInt8)
    /// Vanishes inside words: vowel marks, tatweel, zero-width characters.
    case nothing
    /// A vowel mark that tells a doubled letter.
    case shadda
    /// The vowel mark u, which tells a passive on a verb's first letter.
    case damma
    case space
    case newline
    /// Punctuation, as the ASCII character that stands for its class.
    case mark(UInt8)
  }

  /// What becomes of a scalar.
  static func image(of scalar: UInt32) -> Image {
    scalar < 0x0700 ? frequent[Int(scalar)] : found(scalar)
  }

  /// What becomes of the scalars up to those of the Arabic block, of which most of a text is.
  static let frequent: [Image] = (0..<0x0700).map(found)

  private static func found(_ scalar: UInt32) -> Image {
    if scalar < 0x80 { return ascii(UInt8(scalar)) }
    switch scalar {
    case 0x0622, 0x0623, 0x0625, 0x0671: return .letter(0x0627)
    case 0x0649, 0x06CC: return .letter(0x064A)
    case 0x0629, 0x06C1, 0x06D5, 0x06BE, 0x06C0: return .letter(0x0647)
    case 0x06A9: return .letter(0x0643)
    case 0x06AF: return .letter(0x063A)
    case 0x067E: return .letter(0x0628)
    case 0x0686: return .letter(0x062C)
    case 0x0698: return .letter(0x0632)
    case 0x06A4: return .letter(0x0641)
    case 0x0621...0x063A, 0x0641...0x064A, 0x066E...0x066F, 0x0672...0x06D3, 0x06FA...0x06FF:
      return .letter(scalar)
    case 0x0651: return .shadda
    case 0x064F: return .damma
    case 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06ED, 0x0610...0x061A: return .nothing
    case 0x0660...0x0669: return .digit(UInt8(scalar - 0x0660))
    case 0x06F0...0x06F9: return .digit(UInt8(scalar - 0x06F0))
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0x061C, 0xFEFF, 0x00AD:
      return .nothing
    case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .space
    case 0x2028, 0x2029, 0x0085: return .newline
    case 0x060C, 0x066C: return .mark(UInt8(ascii: ","))
    case 0x066B: return .mark(UInt8(ascii: "."))
    case 0x061B: return .mark(UInt8(ascii: ";"))
    case 0x061F: return .mark(UInt8(ascii: "?"))
    case 0x066A: return .mark(UInt8(ascii: "%"))
    case 0x00AB, 0x201C, 0x201E, 0x2039: return .mark(openingQuote)
    case 0x00BB, 0x201D, 0x203A: return .mark(closingQuote)
    case 0x2018, 0x2019, 0x201A, 0x201B: return .mark(UInt8(ascii: "'"))
    case 0x2010...0x2015, 0x2212: return .mark(UInt8(ascii: "-"))
    case 0x2026: return .mark(ellipsis)
    case 0x00C0...0x00D6, 0x00D8...0x00F6, 0x00F8...0x017F: return latin(scalar)
    case 0x0080...0x00BF, 0x00D7, 0x00F7, 0x06D4, 0x06DD, 0x06DE, 0x06E9, 0x2000...0x2BFF,
      0x3001...0x303F, 0xFD3E, 0xFD3F, 0xFE00...0xFE6F, 0xFFF0...0xFFFF:
      return .mark(UInt8(ascii: "*"))
    case 0xFB50...0xFDFF, 0xFE70...0xFEFE: return .letter(scalar)
    default: return .letter(scalar)
    }
  }

  /// Stands for « and “ in a token's mark.
  static let openingQuote = UInt8(ascii: "<")
  /// Stands for » and ” in a token's mark.
  static let closingQuote = UInt8(ascii: ">")
  /// Stands for … in a token's mark.
  static let ellipsis = UInt8(ascii: "~")

  private static func ascii(_ byte: UInt8) -> Image {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter(UInt32(byte))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter(UInt32(byte | 0x20))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): .newline
    case 0...0x20, 0x7F: .space
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "~"): .mark(UInt8(ascii: "*"))
    default: .mark(byte)
    }
  }

  private static func latin(_ scalar: UInt32) -> Image {
    let table: StaticString = """
      aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo*ouuuuypy\
      aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln\
      nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
      """
    let index = Int(scalar) - 0xC0
    guard index < table.utf8CodeUnitCount else { return .letter(scalar) }
    return .letter(UInt32(table.utf8Start[index]))
  }
}
