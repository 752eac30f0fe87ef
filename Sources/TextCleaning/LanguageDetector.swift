/// Tells a text's language by its script and its commonest small words.
enum LanguageDetector {
  /// BCP 47, or `und` where nothing tells.
  static func language(of paragraphs: [[UInt8]]) -> String {
    var arabic = 0
    var latin = 0
    var persian = 0
    var sample: [UInt8] = []
    for paragraph in paragraphs {
      var previous: UInt8 = 0
      for byte in paragraph {
        if byte >= 0xD8 && byte <= 0xDB { arabic += 1 }
        if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A { latin += 1 }
        // Peh, tcheh, jeh, gaf, keheh, Farsi yeh.
        switch (previous, byte) {
        case (0xD9, 0xBE), (0xDA, 0x86), (0xDA, 0x98), (0xDA, 0xAF), (0xDA, 0xA9), (0xDB, 0x8C):
          persian += 1
        default: break
        }
        previous = byte
      }
      if sample.count < 8192 { sample += paragraph + [0x20] }
    }
    if arabic > latin { return persian * 12 > arabic ? persianOrUrdu(sample) : "ar" }
    return latin == 0 ? "und" : western(sample)
  }

  private static func persianOrUrdu(_ sample: [UInt8]) -> String {
    let text = String(decoding: sample, as: UTF8.self)
    let urdu = ["ہے", "ہیں", "نے", "کے", "میں"].count { text.contains(" \($0) ") }
    return urdu >= 2 ? "ur" : "fa"
  }

  private static func western(_ sample: [UInt8]) -> String {
    let words = String(decoding: sample, as: UTF8.self).lowercased().split { !$0.isLetter }
    var best = ("und", 0)
    for (tag, small) in [
      ("en", ["the", "of", "and", "to", "in", "that", "for", "said", "with", "was"]),
      ("fr", ["le", "la", "les", "des", "et", "du", "une", "dans", "pour", "que"]),
      ("es", ["el", "los", "las", "del", "que", "una", "por", "con", "para", "su"]),
      ("de", ["der", "die", "und", "das", "den", "von", "mit", "ist", "nicht", "ein"]),
      ("tr", ["ve", "bir", "bu", "için", "ile", "olarak", "da", "de", "çok", "daha"]),
    ] {
      let set = Set(small)
      let count = words.count { set.contains(String($0)) }
      if count > best.1 { best = (tag, count) }
    }
    return best.1 * 25 >= words.count ? best.0 : "und"
  }
}

import NewsModel

/// The last resort for a publication date: one in the file's name.
enum DateInName {
  static func publication(_ name: String) -> Publication? {
    let digits = Array(name.utf8)
    for start in digits.indices where digits.count - start >= 10 {
      let piece = digits[start..<(start + 10)]
      let isBoundary = start == 0 || !(digits[start - 1] >= 0x30 && digits[start - 1] <= 0x39)
      guard isBoundary,
        [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/")].contains(piece[start + 4]),
        piece[start + 7] == piece[start + 4],
        start + 10 == digits.count || !(digits[start + 10] >= 0x30 && digits[start + 10] <= 0x39)
      else { continue }
      let text = String(
        decoding: piece.map { $0 == piece[start + 4] ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
      guard let day = CivilDate(iso: text), (1900...2100).contains(day.year) else { continue }
      return Publication(iso: text, day: day, origin: .fileName)
    }
    return nil
  }
}
