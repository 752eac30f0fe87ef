import Glibc
import NewsModel

/// Text decoded to valid UTF-8, and what decided how.
struct DecodedText {
  var text: [UInt8]
  /// WHATWG label, lower case.
  var encoding: String
  /// `bom`, `declared`, `meta`, `valid-utf8`, `detected` or `repaired`.
  var origin: String
}

/// Decides the encoding of an article's bytes.
///
/// In this order: a mark of byte order, valid UTF-8 whatever is declared, what is declared where the
/// bytes agree, what the bytes say. Where nothing fits the article is refused rather than garbled.
enum EncodingDetector {
  static func decode(_ bytes: [UInt8], isKnownUTF8: Bool) throws(RejectedArticle) -> DecodedText {
    if isKnownUTF8 {
      return DecodedText(text: bytes, encoding: "utf-8", origin: "declared")
    }
    if let wide = UTF16Text.decode(bytes) { return wide }
    try refuseBinary(bytes)
    let declared = DeclaredEncoding.label(in: bytes)
    if UTF8Text.isValid(bytes) {
      let isDeclared = declared == "utf-8"
      return DecodedText(
        text: withoutNUL(bytes), encoding: "utf-8", origin: isDeclared ? "meta" : "valid-utf8")
    }
    if let text = UTF8Text.mended(bytes) {
      return DecodedText(
        text: withoutNUL(text), encoding: "utf-8",
        origin: declared == "utf-8" ? "meta" : "detected")
    }
    return try single(bytes, declared: declared)
  }

  /// Reads an encoding of one byte a character, or one that only its declaration tells.
  private static func single(
    _ bytes: [UInt8], declared: String?
  ) throws(RejectedArticle) -> DecodedText {
    let statistics = ByteStatistics(bytes)
    if let declared, declared != "utf-8" {
      if let encoding = ByteEncoding(rawValue: declared) {
        if statistics.agrees(with: encoding) { return try read(bytes, encoding, "meta") }
      } else if let text = OtherEncoding.decode(withoutNUL(bytes), label: declared) {
        return DecodedText(text: text, encoding: declared, origin: "meta")
      }
    }
    guard let encoding = statistics.best else {
      let said = declared.map { "declared as '\($0)'" } ?? "undeclared"
      throw RejectedArticle(
        .undecodable, "\(said), and the bytes are neither that nor anything else that is read")
    }
    return try read(bytes, encoding, "detected")
  }

  private static func read(
    _ bytes: [UInt8], _ encoding: ByteEncoding, _ origin: String
  ) throws(RejectedArticle) -> DecodedText {
    let (text, lost) = ByteDecoder(encoding).decode(bytes)
    guard lost * 20 <= bytes.count else {
      throw RejectedArticle(
        .undecodable, "\(encoding.rawValue) has no character for \(lost) of \(bytes.count) bytes")
    }
    return DecodedText(text: text, encoding: encoding.rawValue, origin: origin)
  }

  private static func withoutNUL(_ bytes: [UInt8]) -> [UInt8] {
    let hasNUL = bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
    return hasNUL ? bytes.filter { $0 != 0 } : bytes
  }

  /// What files that are no text begin with.
  private static let signatures: [(bytes: [UInt8], name: String)] = [
    ([0x50, 0x4B, 3, 4], "a ZIP archive"), ([0x1F, 0x8B], "a gzip file"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"), (Array("%PDF-".utf8), "a PDF document"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0xD0, 0xCF, 0x11, 0xE0], "an Office document"),
    ([0x42, 0x5A, 0x68], "a bzip2 file"), ([0xFD, 0x37, 0x7A, 0x58], "an xz file"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstd file"), (Array("{\\rtf".utf8), "an RTF document"),
  ]

  /// 1 for a control character that stands in no text; a number rather than a truth, to be counted without branches.
  private static func isControl(_ byte: UInt8) -> UInt16 {
    func isOne(_ test: Bool) -> UInt16 { test ? 1 : 0 }
    return isOne(byte < 32) & isOne(byte &- 9 > 4) & isOne(byte != 27)
  }

  private static func refuseBinary(_ bytes: [UInt8]) throws(RejectedArticle) {
    for signature in signatures where bytes.starts(with: signature.bytes) {
      throw RejectedArticle(.binary, "the bytes are those of \(signature.name)")
    }
    // What is no text shows it early.
    let head = bytes.prefix(16_384)
    let controls = head.withUnsafeBufferPointer { head in
      head.reduce(UInt16(0)) { $0 &+ isControl($1) }
    }
    guard controls * 50 < head.count else {
      throw RejectedArticle(
        .binary, "\(controls) of the first \(head.count) bytes are control characters")
    }
  }
}

/// What a page says its encoding is.
enum DeclaredEncoding {
  /// The label in `<meta charset>`, `http-equiv` or an XML declaration, in WHATWG's spelling; other
  /// labels as they stand, in lower case.
  static func label(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(16_384)
    guard head.contains(UInt8(ascii: "<")) else { return nil }
    var encoding: String?
    var cursor = head.startIndex
    while let sign = head[cursor...].firstIndex(of: UInt8(ascii: "=")) {
      cursor = sign + 1
      var end = sign
      while end > head.startIndex, head[end - 1] <= 0x20 { end -= 1 }
      let name = head[..<end]
      if ends(name, with: "charset") {
        if let label = label(at: head[cursor...]) { return canonical(label) }
      } else if encoding == nil, ends(name, with: "encoding") {
        encoding = label(at: head[cursor...])
      }
    }
    return encoding.map(canonical)
  }

  /// Whether a name stands at the end of some bytes, in any case.
  private static func ends(_ bytes: ArraySlice<UInt8>, with name: StaticString) -> Bool {
    let length = name.utf8CodeUnitCount
    guard bytes.count >= length else { return false }
    for (offset, byte) in bytes.suffix(length).enumerated()
    where byte | 0x20 != name.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The label that some bytes begin with, quoted or not, in lower case; nil where none does.
  private static func label(at bytes: ArraySlice<UInt8>) -> String? {
    let label = bytes.drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }.prefix {
      $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
        || [0x2D, 0x5F, 0x3A, 0x2E].contains($0)
    }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self).lowercased()
  }

  private static func canonical(_ label: String) -> String {
    switch label {
    // A declaration that can be read as ASCII does not stand in UTF-16.
    case "utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be", "unicode": "utf-8"
    case "windows-1256", "cp1256", "x-cp1256", "cp-1256", "win-1256", "windows1256": "windows-1256"
    case "iso-8859-6", "arabic", "iso8859-6", "asmo-708", "ecma-114", "iso_8859-6",
      "csisolatinarabic",
      "iso-8859-6-i", "iso-8859-6-e", "iso-ir-127", "iso88596":
      "iso-8859-6"
    case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
      "l1", "us-ascii", "ascii", "ansi", "iso88591":
      "windows-1252"
    case "iso-8859-15", "iso8859-15", "latin9": "iso-8859-15"
    case "windows-1254", "cp1254", "iso-8859-9", "latin5", "iso8859-9": "windows-1254"
    case "windows-1251", "cp1251", "win-1251": "windows-1251"
    case "koi8-r", "koi8", "koi", "koi8-u": "koi8-r"
    case "windows-1253", "cp1253", "iso-8859-7", "greek": "windows-1253"
    case "windows-1255", "cp1255", "iso-8859-8", "iso-8859-8-i", "hebrew", "logical": "windows-1255"
    case "gb2312", "gbk", "x-gbk", "gb18030": "gb18030"
    case "shift_jis", "sjis", "x-sjis", "shift-jis": "shift_jis"
    default: label
    }
  }
}
