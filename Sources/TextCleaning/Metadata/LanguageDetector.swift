/// Tells a text's language by its script and its commonest small words.
struct LanguageDetector {
  let table: LanguageTable

  /// Bytes of the text that are looked at: enough to be sure, and no more than that.
  private static let sample = 4096

  /// BCP 47; `hint` where the text itself can't tell, and `und` without one.
  ///
  /// - Parameter hint: what the page declares. It counts only where the text allows it: French
  ///   articles stand in feeds that call themselves Arabic.
  func language(of paragraphs: some Sequence<[UInt8]>, hint: String?) -> String {
    let hint = hint.map { String($0.prefix { $0 != "-" && $0 != "_" }).lowercased() }
    var scripts = Scripts()
    var votes = [Int](repeating: 0, count: table.tags.count)
    var words = 0
    var taken = 0
    for paragraph in paragraphs {
      let piece = paragraph.prefix(Self.sample - taken)
      taken += piece.count
      scripts.count(piece)
      for word in LineWords(piece).words where word.kind == .word {
        words += 1
        guard var bits = table.words[word.hash] else { continue }
        while bits != 0 {
          votes[bits.trailingZeroBitCount] += 1
          bits &= bits - 1
        }
      }
      if taken >= Self.sample { break }
    }
    guard let script = scripts.main else { return hint ?? "und" }
    let candidates = script.languages
    if candidates.count == 1 { return candidates[0] }
    var best: (tag: String, votes: Int)?
    for (index, tag) in table.tags.enumerated() where candidates.contains(tag) {
      let own = votes[index] + (tag == hint ? words / 50 : 0)
      if own > best?.votes ?? 0 { best = (tag, own) }
    }
    // Every eighth word of a text is one of its language's commonest; a few words may say nothing.
    if let best, best.votes * 8 >= words, best.votes >= 3 { return best.tag }
    if let hint, candidates.contains(hint) { return hint }
    // "له" is a word of Kurdish as well, in a line that has no letter of its own to it.
    if script == .arabic, scripts.hasOnlyArabicLetters { return "ar" }
    if let best, best.votes * 14 >= words || words < 20 { return best.tag }
    return script == .arabic ? scripts.arabicByLetters : best == nil ? "und" : best?.tag ?? "und"
  }
}

/// How many letters of each script a text has.
private struct Scripts {
  enum Script: Int, CaseIterable {
    case latin, arabic, hebrew, cyrillic, greek, japanese, han, korean, devanagari, thai, armenian
    case georgian, amharic, bengali

    /// The languages that are told apart by their words, or the only one.
    var languages: [String] {
      switch self {
      case .latin:
        ["en", "fr", "es", "de", "it", "pt", "nl", "tr", "sv", "pl", "ro", "id", "ku"]
      case .arabic: ["ar", "fa", "ur", "ckb", "ps", "ug"]
      case .cyrillic: ["ru", "uk", "bg"]
      case .hebrew: ["he"]
      case .greek: ["el"]
      case .japanese: ["ja"]
      case .han: ["zh"]
      case .korean: ["ko"]
      case .devanagari: ["hi"]
      case .thai: ["th"]
      case .armenian: ["hy"]
      case .georgian: ["ka"]
      case .amharic: ["am"]
      case .bengali: ["bn"]
      }
    }
  }

  private var counts = [Int](repeating: 0, count: Script.allCases.count)
  /// Letters that Persian and Urdu have and Arabic lacks: peh, tcheh, jeh, gaf, keheh, Farsi yeh.
  private var persian = 0
  /// Letters that only Urdu has of these: tteh, ddal, rreh, heh goal, yeh barree, noon ghunna.
  private var urdu = 0

  mutating func count(_ text: some Collection<UInt8>) {
    var lead: UInt8 = 0
    var second: UInt8 = 0
    for byte in text {
      if byte < 0x80 {
        if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A { counts[Script.latin.rawValue] += 1 }
        lead = 0
        continue
      }
      if byte >= 0xC0 {
        lead = byte
        second = 0
        switch byte {
        case 0xC3...0xC9: counts[Script.latin.rawValue] += 1
        case 0xCE, 0xCF: counts[Script.greek.rawValue] += 1
        case 0xD0...0xD3: counts[Script.cyrillic.rawValue] += 1
        case 0xD4: counts[Script.armenian.rawValue] += 1
        case 0xD7: counts[Script.hebrew.rawValue] += 1
        case 0xD8...0xDB: counts[Script.arabic.rawValue] += 1
        // A Han character says as much as two letters or three.
        case 0xE4...0xE9: counts[Script.han.rawValue] += 3
        case 0xEA...0xED: counts[Script.korean.rawValue] += 3
        default: break
        }
        continue
      }
      if lead == 0xE0, second == 0 {
        switch byte {
        case 0xA4, 0xA5: counts[Script.devanagari.rawValue] += 1
        case 0xA6, 0xA7: counts[Script.bengali.rawValue] += 1
        case 0xB8, 0xB9: counts[Script.thai.rawValue] += 1
        default: break
        }
      } else if lead == 0xE1, second == 0 {
        if byte == 0x82 || byte == 0x83 { counts[Script.georgian.rawValue] += 1 }
        if byte >= 0x88, byte <= 0x8E { counts[Script.amharic.rawValue] += 2 }
      } else if lead == 0xE3, second == 0, byte >= 0x81, byte <= 0x83 {
        counts[Script.japanese.rawValue] += 3
      }
      switch (lead, byte) {
      case (0xD9, 0xBE), (0xDA, 0x86), (0xDA, 0x98), (0xDA, 0xAF), (0xDA, 0xA9), (0xDB, 0x8C):
        persian += 1
      case (0xD9, 0xB9), (0xDA, 0x88), (0xDA, 0x91), (0xDB, 0x81), (0xDB, 0x92), (0xDA, 0xBA):
        urdu += 1
      default: break
      }
      if second == 0 { second = byte }
    }
  }

  /// The script of most letters; nil where there is none.
  var main: Script? {
    var counts = counts
    // Kana among Han is Japanese however little of it there is.
    if counts[Script.japanese.rawValue] * 10 > counts[Script.han.rawValue] {
      counts[Script.japanese.rawValue] += counts[Script.han.rawValue]
    }
    guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else {
      return nil
    }
    return Script(rawValue: index)
  }

  /// Of the letters that Persian, Urdu and Kurdish have beside the Arabic ones there is none.
  var hasOnlyArabicLetters: Bool { persian + urdu == 0 }

  /// The Arabic script's language where no word tells it.
  var arabicByLetters: String {
    let all = counts[Script.arabic.rawValue]
    if urdu * 20 > all { return "ur" }
    return persian * 12 > all ? "fa" : "ar"
  }
}
