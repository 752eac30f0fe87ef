import Testing

@testable import TextCleaning

struct LanguageDetectorTests {
  private func language(_ text: String, hint: String? = nil) -> String {
    LanguageDetector(table: shippedTables.languages).language(of: [Array(text.utf8)], hint: hint)
  }

  @Test func `each row of the table knows its own example`() throws {
    for row in try shippedRows("language.tsv") {
      try #require(row.cells.count == 4)
      #expect(language(row.cells[3]) == row.cells[1], "\(row.cells[0])")
    }
  }

  @Test(arguments: [
    ("השר אמר כי העבודות בגשר יסתיימו השנה", "he"), ("大臣は橋の工事が終わると述べた", "ja"),
    ("部长说桥梁工程将于今年完工", "zh"),
    ("장관은 다리 공사가 올해 끝날 것이라고 말했다", "ko"), ("Ο υπουργός είπε ότι τα έργα θα ολοκληρωθούν", "el"),
    ("12345 — 67", "und"),
  ])
  func `scripts of one language tell it`(text: String, tag: String) {
    #expect(language(text) == tag)
  }

  @Test func `the text outweighs what the page declares`() {
    let french =
      "Le ministre est arrivé dans la ville pour une réunion avec les maires de la région."
    #expect(language(french, hint: "ar") == "fr")
    #expect(language("قال الوزير إن العمل في الجسر ينتهي هذا العام", hint: "en-US") == "ar")
  }

  @Test func `a line without a common word is Arabic where it has no other language's letter`() {
    #expect(language("استقبل السفير النمساوي رئيس الجمعية والوفد المرافق له.") == "ar")
    #expect(language("سفیر اتریش با رئیس انجمن دیدار کرد") == "fa")
  }

  @Test func `what the page declares decides where the text can't`() {
    #expect(language("Al Arabi Al Jadeed", hint: "en") == "en")
    #expect(language("…", hint: "ar-EG") == "ar")
  }
}
