/// What one Unicode scalar is to the memory: a folded letter, a digit, nothing, or a boundary.
///
/// The ladder never folds a number into another: digits of every script become ASCII digits and no more.
enum Folding {
  /// Not visible: leaves no trace in a token.
  static let nothing: UInt16 = 0
  /// Ends a token and says no more.
  static let boundary: UInt16 = 1
  /// Ends a token as the edge of a dateline or a credit would: `-`, `:`, `/`, `(`, `)`.
  static let frame: UInt16 = 2
  /// Ends a token and a clause.
  static let stop: UInt16 = 3
  static let percent: UInt16 = 4
  /// Stands inside a word without parting it: `don't`.
  static let apostrophe: UInt16 = 5
  /// A full stop, or the point of a decimal number.
  static let point: UInt16 = 6
  /// A comma, or a thousands separator.
  static let comma: UInt16 = 7

  /// Stands for several letters: `ligature` names them.
  static let ligatureCode: UInt16 = 8

  /// Codes below this are not letters or digits.
  static let firstLetter: UInt16 = 0x30

  static func isDigit(_ code: UInt16) -> Bool { code >= zero && code <= zero + 9 }
  static let zero: UInt16 = 0x30

  /// The codes of the scalars below U+0700, where nearly all Arabic and Latin text stands.
  static let table: [UInt16] = (0..<0x700).map { fold(UInt32($0)) }

  static func code(_ scalar: UInt32) -> UInt16 {
    scalar < 0x700 ? table[Int(scalar)] : fold(scalar)
  }

  private static func fold(_ scalar: UInt32) -> UInt16 {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A: UInt16(scalar)
    case 0x41...0x5A: UInt16(scalar + 32)
    case 0x660...0x669: UInt16(scalar - 0x660 + 0x30)
    case 0x6F0...0x6F9: UInt16(scalar - 0x6F0 + 0x30)
    case 0x25, 0x66A: percent
    case 0x27, 0x2019, 0x2BC: apostrophe
    case 0x2E, 0x66B: point
    case 0x2C, 0x60C, 0x66C: comma
    case 0x61B, 0x61F, 0x6D4, 0x21, 0x3B, 0x3F, 0x2026: stop
    case 0x28, 0x29, 0x2D, 0x2F, 0x3A, 0x5B, 0x5D, 0x7C, 0x2010...0x2015, 0x2212: frame
    case 0xAD, 0x61C, 0x640, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: nothing
    // Vowel signs, Koranic marks, and the accents of other scripts.
    case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED: nothing
    case 0x300...0x36F, 0xFE00...0xFE0F: nothing
    case 0x621, 0x674: nothing
    case 0x622, 0x623, 0x625, 0x671...0x673, 0x675: 0x627
    case 0x624, 0x676, 0x677: 0x648
    case 0x626, 0x649, 0x678, 0x6CC, 0x6CD, 0x6D0, 0x6D1, 0x6D2, 0x6D3: 0x64A
    case 0x629, 0x6BE, 0x6C0...0x6C3, 0x6D5: 0x647
    case 0x6A9, 0x6AA: 0x643
    case 0xC6, 0xDF, 0xE6, 0x152, 0x153: ligatureCode
    case 0xC0...0x17F: latin[Int(scalar - 0xC0)]
    case 0xFB00...0xFB06, 0xFEF5...0xFEFC: ligatureCode
    case 0xFB50...0xFDFF, 0xFE70...0xFEF4: presentationForms[UInt16(scalar)] ?? boundary
    default: other(scalar)
    }
  }

  /// Letters of other scripts in lower case; a scalar that cannot be a letter is a boundary.
  private static func other(_ value: UInt32) -> UInt16 {
    guard let scalar = Unicode.Scalar(value) else { return boundary }
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil else {
      return properties.generalCategory == .nonspacingMark ? nothing : boundary
    }
    let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
    // Beyond the basic plane only the low half counts: two rare letters may share a code.
    return max(firstLetter, UInt16(truncatingIfNeeded: lower.value))
  }

  /// U+00C0 to U+017F without their accents, in lower case.
  ///
  /// Ligatures keep their first letter.
  private static let latin: [UInt16] = Array(
    ("aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
      + "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8
  ).map { $0 == UInt8(ascii: ".") ? boundary : UInt16($0) }

  /// The letters behind the positional forms that old pages and PDF files use.
  private static let presentationForms: [UInt16: UInt16] = {
    var forms: [UInt16: UInt16] = [:]
    // Source: Unicode charts, Arabic Presentation Forms-B; from U+FE80, so many forms each.
    let letters: [(UInt16, Int)] = [
      (0, 1), (0x627, 2), (0x627, 2), (0x648, 2), (0x627, 2), (0x64A, 4), (0x627, 2), (0x628, 4),
      (0x647, 2), (0x62A, 4), (0x62B, 4), (0x62C, 4), (0x62D, 4), (0x62E, 4), (0x62F, 2),
      (0x630, 2), (0x631, 2), (0x632, 2), (0x633, 4), (0x634, 4), (0x635, 4), (0x636, 4),
      (0x637, 4), (0x638, 4), (0x639, 4), (0x63A, 4), (0x641, 4), (0x642, 4), (0x643, 4),
      (0x644, 4), (0x645, 4), (0x646, 4), (0x647, 4), (0x648, 2), (0x64A, 2), (0x64A, 4),
    ]
    var form: UInt16 = 0xFE80
    for (letter, count) in letters {
      for _ in 0..<count {
        forms[form] = letter
        form += 1
      }
    }
    for mark in UInt16(0xFE70)...0xFE7F { forms[mark] = nothing }
    let persian: [(UInt16, UInt16)] = [
      (0xFB56, 0x67E), (0xFB7A, 0x686), (0xFB8E, 0x643), (0xFB92, 0x6AF), (0xFBA6, 0x647),
      (0xFBAA, 0x647), (0xFBFC, 0x64A),
    ]
    for (first, letter) in persian { for step in UInt16(0)..<4 { forms[first + step] = letter } }
    forms[0xFB8A] = 0x698
    forms[0xFB8B] = 0x698
    return forms
  }()

  /// The letters of a ligature that stands for more than one, else nil.
  static func ligature(_ scalar: UInt32) -> [UInt16]? {
    switch scalar {
    case 0xFEF5...0xFEFC: [0x644, 0x627]
    case 0xFB00: [0x66, 0x66]
    case 0xFB01: [0x66, 0x69]
    case 0xFB02: [0x66, 0x6C]
    case 0xFB03: [0x66, 0x66, 0x69]
    case 0xFB04: [0x66, 0x66, 0x6C]
    case 0xFB05, 0xFB06: [0x73, 0x74]
    case 0xC6, 0xE6: [0x61, 0x65]
    case 0x152, 0x153: [0x6F, 0x65]
    case 0xDF: [0x73, 0x73]
    default: nil
    }
  }
}
