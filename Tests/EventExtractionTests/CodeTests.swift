import Testing

@testable import EventExtraction

struct CodeTests {
  @Test(arguments: ["", "ISR", "HEZBOLLA", "HEZBOLLAH", "SAVETHECHILDREN", "SIXTEEN-LETTERS!"])
  func `code reads as it was written`(text: String) throws {
    #expect(String(try #require(Code(text))) == text)
  }

  @Test func `code of more than sixteen letters is none`() {
    let text = "SEVENTEEN-LETTERS"
    #expect(Code(text) == nil)
  }

  @Test func `codes are ordered as their letters are`() {
    let sorted: [Code] = ["", "EGY", "IRN", "IRNARMY", "IRNARMYOFLAND", "ISR"]
    #expect(sorted.shuffled().sorted() == sorted)
  }
}
