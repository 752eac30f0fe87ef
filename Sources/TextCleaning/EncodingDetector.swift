import Foundation
import NewsModel

/// Text decoded to valid UTF-8, and what decided how.
struct DecodedText {
  var text: [UInt8]
  /// WHATWG label, lower case.
  var encoding: String
  var origin: String
}

/// Decides the encoding of an article's bytes: a mark of byte order, what they declare if they are
/// valid as that, valid UTF-8, then what the bytes say.
enum EncodingDetector {
  static func decode(_ bytes: [UInt8], isKnownUTF8: Bool) throws(RejectedArticle) -> DecodedText {
    if isKnownUTF8 { return DecodedText(text: bytes, encoding: "utf-8", origin: "declared") }
    if let marked = byteOrderMark(bytes) { return marked }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
      || bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0xFF, 0xD8, 0xFF])
      || bytes.starts(with: Array("%PDF-".utf8)) || bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46])
    {
      throw RejectedArticle(.binary, "the bytes are those of an archive, a picture or a program")
    }
    if let wide = undeclaredUTF16(bytes) { return wide }
    let controls = bytes.count { $0 < 9 || $0 > 13 && $0 < 32 && $0 != 27 }
    guard controls * 50 < bytes.count else {
      throw RejectedArticle(.binary, "\(controls) of \(bytes.count) bytes are control characters")
    }
    if isValidUTF8(bytes) {
      let isDeclared = declared(bytes) == "utf-8"
      return DecodedText(
        text: bytes.filter { $0 != 0 }, encoding: "utf-8",
        origin: isDeclared ? "meta" : "valid-utf8")
    }
    if let label = declared(bytes), let text = decode(bytes, label), plausible(text, label) {
      return DecodedText(text: text, encoding: label, origin: "meta")
    }
    return detected(bytes)
  }

  // MARK: - Marks and declarations

  private static func byteOrderMark(_ bytes: [UInt8]) -> DecodedText? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
      return DecodedText(text: Array(text.utf8), encoding: "utf-8", origin: "bom")
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return utf16(bytes.dropFirst(2), isBig: false, origin: "bom")
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return utf16(bytes.dropFirst(2), isBig: true, origin: "bom")
    }
    return nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBig: Bool, origin: String) -> DecodedText
  {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBig ? a << 8 | b : b << 8 | a)
      index += 2
    }
    let text = Array(String(decoding: units, as: UTF16.self).utf8)
    return DecodedText(text: text, encoding: isBig ? "utf-16be" : "utf-16le", origin: origin)
  }

  private static func undeclaredUTF16(_ bytes: [UInt8]) -> DecodedText? {
    let head = bytes.prefix(2048)
    guard head.count >= 8 else { return nil }
    var even = 0
    var odd = 0
    for (index, byte) in head.enumerated() where byte == 0 || byte == 6 {
      if index % 2 == 0 { even += 1 } else { odd += 1 }
    }
    let half = head.count / 2
    if odd * 10 > half * 8, even * 10 < half * 2 {
      return utf16(bytes[...], isBig: false, origin: "detected")
    }
    if even * 10 > half * 8, odd * 10 < half * 2 {
      return utf16(bytes[...], isBig: true, origin: "detected")
    }
    return nil
  }

  /// The label in `<meta charset>`, `http-equiv` or an XML declaration, in WHATWG's spelling.
  private static func declared(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(16_384), as: UTF8.self).lowercased()
    guard
      let range = head.range(
        of: #"(charset|encoding)\s*=\s*["']?\s*[a-z0-9_-]+"#, options: .regularExpression)
    else { return nil }
    let label = head[range].drop { $0 != "=" }.dropFirst().filter { !"\"' \t".contains($0) }
    switch label {
    case "utf-8", "utf8": return "utf-8"
    case "windows-1256", "cp1256", "x-cp1256": return "windows-1256"
    case "iso-8859-6", "arabic", "iso8859-6", "asmo-708": return "iso-8859-6"
    case "windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii", "iso-8859-15":
      return "windows-1252"
    default: return nil
    }
  }

  // MARK: - Single-byte encodings

  private static func decode(_ bytes: [UInt8], _ label: String) -> [UInt8]? {
    let raw: UInt
    switch label {
    case "windows-1256": raw = 0x8000_0506
    case "iso-8859-6": raw = 0x8000_0206
    case "windows-1252": raw = String.Encoding.windowsCP1252.rawValue
    default: return nil
    }
    let clean = bytes.filter { $0 != 0 }
    if let text = String(data: Data(clean), encoding: String.Encoding(rawValue: raw)) {
      return Array(text.utf8)
    }
    // One byte that the encoding lacks must not lose the rest.
    let parts = clean.map { byte -> String in
      String(data: Data([byte]), encoding: String.Encoding(rawValue: raw)) ?? "\u{FFFD}"
    }
    return Array(parts.joined().utf8)
  }

  private static func plausible(_ text: [UInt8], _ label: String) -> Bool {
    label == "windows-1252" ? arabicShare(text) == 0 && !looksArabic(text) : arabicShare(text) > 0.2
  }

  /// Arabic read as Western letters: nearly every word is of accented capitals.
  private static func looksArabic(_ text: [UInt8]) -> Bool {
    let high = text.count { $0 == 0xC3 }
    let ascii = text.count { $0 >= 0x61 && $0 <= 0x7A }
    return high * 3 > ascii
  }

  /// The share of letters in Arabic script.
  private static func arabicShare(_ text: [UInt8]) -> Double {
    let arabic = text.count { $0 >= 0xD8 && $0 <= 0xDB }
    let other = text.count { $0 >= 0xC3 && $0 <= 0xC5 } + text.count { $0 == 0xEF }
    return arabic + other == 0 ? 0 : Double(arabic) / Double(arabic + other)
  }

  /// The three Arabic and Western encodings told apart by their commonest pair, the article.
  private static func detected(_ bytes: [UInt8]) -> DecodedText {
    var windows = 0
    var iso = 0
    var high = 0
    for index in bytes.indices where bytes[index] >= 0x80 {
      high += 1
      guard bytes[index] == 0xC7, index + 1 < bytes.count else { continue }
      if bytes[index + 1] == 0xE1 { windows += 1 }
      if bytes[index + 1] == 0xE4 { iso += 1 }
    }
    if windows * 60 > high || iso * 60 > high {
      let label = windows >= iso ? "windows-1256" : "iso-8859-6"
      if let text = decode(bytes, label) {
        return DecodedText(text: text, encoding: label, origin: "detected")
      }
    }
    // Mostly UTF-8 with a few broken bytes: what cannot be read becomes U+FFFD, and is counted.
    let repaired = String(decoding: bytes, as: UTF8.self)
    let broken = repaired.unicodeScalars.count { $0 == "\u{FFFD}" }
    if broken * 20 < high {
      return DecodedText(text: Array(repaired.utf8), encoding: "utf-8", origin: "detected")
    }
    let text = decode(bytes, "windows-1252") ?? Array(repaired.utf8)
    return DecodedText(text: text, encoding: "windows-1252", origin: "detected")
  }

  static func isValidUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }
}

/// Tells HTML from text by what stands in it.
enum MediaSniffer {
  static func mediaType(of text: [UInt8]) -> MediaType {
    let head = String(decoding: text.prefix(4096), as: UTF8.self).lowercased()
    let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<?xml") {
      return .html
    }
    let tags = [
      "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<meta ", "<title", "<br",
      "<span", "<table", "<script", "<a href", "<h1", "<section", "<main",
    ]
    let found = tags.count { head.contains($0) }
    return found >= 2 || found == 1 && start.hasPrefix("<") ? .html : .text
  }
}
