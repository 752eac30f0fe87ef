import NewsModel
import Testing

@testable import TextCleaning

struct EncodingDetectorTests {
  private let arabic =
    "قال المتحدث باسم الوزارة إن اللقاء الذي جرى أمس في العاصمة تناول ملف الحدود، وأضاف أن اللجنة ستعود إلى الاجتماع الأسبوع المقبل."
  private let french = "Le ministre a déclaré à l’Assemblée que l’été dernier était très sec."
  private let russian = "Министр сообщил, что работы на мосту завершатся в мае будущего года."

  private func bytes(_ text: String, _ encoding: ByteEncoding) -> [UInt8] {
    PageEncoder.encode(text, encoding, declaring: nil)
  }

  private func decode(_ bytes: [UInt8]) throws -> (text: String, encoding: String, origin: String) {
    let decoded = try EncodingDetector.decode(bytes, isKnownUTF8: false)
    return (String(decoding: decoded.text, as: UTF8.self), decoded.encoding, decoded.origin)
  }

  @Test func `undeclared text is read in what its bytes say`() throws {
    for (text, encoding) in [
      (arabic, ByteEncoding.windows1256), (arabic, .iso8859x6), (french, .windows1252),
      (russian, .windows1251), (russian, .koi8r),
    ] {
      let found = try decode(bytes(text, encoding))
      #expect(found.encoding == encoding.rawValue)
      #expect(found.text == text)
      #expect(found.origin == "detected")
    }
  }

  @Test(arguments: ["windows-1256", "cp1256", "Windows-1256"])
  func `a declaration that the bytes agree with counts`(label: String) throws {
    let page = "<meta charset=\"\(label)\"><p>" + arabic
    let found = try decode(bytes(page, .windows1256))
    #expect(found.encoding == "windows-1256")
    #expect(found.origin == "meta")
    #expect(found.text.hasSuffix(arabic))
  }

  @Test func `a false declaration does not`() throws {
    for (label, real) in [
      ("iso-8859-1", ByteEncoding.windows1256), ("windows-1256", .iso8859x6),
      ("iso-8859-6", .windows1256), ("utf-8", .windows1256), ("gb2312x", .windows1256),
    ] {
      let found = try decode(bytes("<meta charset=\(label)><p>" + arabic, real))
      #expect(found.encoding == real.rawValue, "declared \(label)")
      #expect(found.text.hasSuffix(arabic))
    }
  }

  @Test func `valid UTF-8 is UTF-8 whatever is declared`() throws {
    let found = try decode(Array("<meta charset=windows-1256><p>\(arabic)".utf8))
    #expect(found.encoding == "utf-8")
    #expect(found.text.hasSuffix(arabic))
  }

  @Test func `a few broken bytes do not lose the rest`() throws {
    var bytes = Array((arabic + arabic).utf8)
    bytes.insert(0xD8, at: 10)
    bytes.removeLast()
    let found = try decode(bytes)
    #expect(found.encoding == "utf-8")
    #expect(found.text.unicodeScalars.count { $0 == "\u{FFFD}" } == 1)
  }

  @Test func `UTF-16 is read with a mark of byte order and without`() throws {
    for isBig in [false, true] {
      let bytes = PageEncoder.utf16(arabic + " \u{1F642}", isBig: isBig)
      for found in [try decode(bytes), try decode(Array(bytes.dropFirst(2)))] {
        #expect(found.text == arabic + " \u{1F642}")
        #expect(found.encoding == (isBig ? "utf-16be" : "utf-16le"))
      }
    }
  }

  @Test func `bytes that are no text are refused with what they are`() {
    for bytes: [UInt8] in [
      [0x50, 0x4B, 3, 4, 1, 2, 3], Array("%PDF-1.4".utf8), [0x89, 0x50, 0x4E, 0x47, 13, 10],
      Array(repeating: 1, count: 100),
    ] {
      let error = #expect(throws: RejectedArticle.self) {
        try EncodingDetector.decode(bytes, isKnownUTF8: false)
      }
      #expect(error?.reason == .binary)
    }
  }

  @Test func `bytes that fit no encoding are refused rather than garbled`() {
    let noise = (0..<400).map { UInt8(0x80 + $0 * 37 % 64) }
    let error = #expect(throws: RejectedArticle.self) {
      try EncodingDetector.decode(noise, isKnownUTF8: false)
    }
    #expect(error?.reason == .undecodable)
  }

  @Test func `every byte of the Arabic encodings comes back from its character`() {
    for encoding in ByteEncoding.allCases {
      let all = (UInt8(0x80)...0xFF).map { $0 }
      let (text, lost) = ByteDecoder(encoding).decode(all)
      #expect(lost == encoding.upperHalf.count { $0 == 0xFFFD })
      #expect(
        String(decoding: text, as: UTF8.self).unicodeScalars.map { UInt16($0.value) }
          == encoding.upperHalf)
    }
  }
}
