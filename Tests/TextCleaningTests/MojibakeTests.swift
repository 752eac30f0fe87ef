import NewsModel
import Testing

@testable import TextCleaning

struct MojibakeTests {
  private let text =
    "أعلنت الوزارة أن العمل في الجسر الجديد سينتهي قبل نهاية العام، وأن الطريق ستبقى مفتوحة أمام الشاحنات."

  /// The text's bytes in one encoding, wrongly read in another.
  private func garbled(_ bytes: [UInt8], readAs wrong: ByteEncoding) -> [UInt8] {
    ByteDecoder(wrong).decode(bytes).text
  }

  private func repaired(_ bytes: [UInt8]) -> (text: String, origin: String) {
    let result = Mojibake.repaired(
      DecodedText(text: bytes, encoding: "utf-8", origin: "valid-utf8"))
    return (String(decoding: result.text, as: UTF8.self), result.origin)
  }

  @Test(arguments: [ByteEncoding.windows1252, .windows1256])
  func `UTF-8 that was read as something else is set right`(wrong: ByteEncoding) {
    let found = repaired(garbled(Array(text.utf8), readAs: wrong))
    #expect(found.text == text)
    #expect(found.origin == "repaired")
  }

  @Test func `windows-1256 that was read as Western is set right`() {
    let bytes = PageEncoder.encode(text, .windows1256, declaring: nil)
    let found = repaired(garbled(bytes, readAs: .windows1252))
    #expect(found.text == text)
    #expect(found.origin == "repaired")
  }

  @Test(arguments: [
    "ظل طلاب الطب يطالبون بظروف أفضل طوال الأسبوع، وطالب الناطق باسمهم بلقاء الوزير.",
    "Øresund: Ærlig talt, sa statsråden, er brua trygg å kjøre på i år også, og på øya.",
    "Le préfet a été reçu à l’hôtel de ville où l’été s’achève déjà.",
  ])
  func `right text is left as it is`(text: String) {
    #expect(repaired(Array(text.utf8)).text == text)
    #expect(repaired(Array(text.utf8)).origin == "valid-utf8")
  }

  @Test func `a garbled page comes out right, and the record says so`() throws {
    let page =
      "<html><body><p>\(text)</p><p>\(text.replacing("الجسر", with: "الطريق"))</p></body></html>"
    let document = try cleaned(garbled(Array(page.utf8), readAs: .windows1252))
    #expect(document.source.encodingFrom == "repaired")
    #expect(document.paragraphTexts.first == text)
    #expect(document.metadata.language == "ar")
  }
}
