import NewsModel
import Testing

@testable import TextCleaning

/// What leaves a text because the metadata hold it.
struct HTMLCleanerTests {
  private static let paragraphs = [
    "Der Kreis hat die alte Drehbrücke am Dienstag wieder freigegeben, acht Wochen früher als im Plan stand.",
    "Sie trägt nun auch Busse, doch für die Lastwagen aus dem Steinbruch bleibt der Umweg über die Furt.",
  ]

  private func texts(under heading: String, of title: String) throws -> [String] {
    let page = """
      <html><head><title>\(title)</title><meta property='og:title' content='\(title)'></head>
      <body><article><div><h2>\(heading)</h2>\(marked(Self.paragraphs))</div></article></body></html>
      """
    return try cleaned(page, name: "page.html").paragraphTexts
  }

  @Test(arguments: [
    "Drehbrücke: früher fertig als geplant", "Drehbrücke Früher fertig – als geplant",
    "Verkehr im Kreis Drehbrücke: früher fertig als geplant",
  ])
  func `the headline leaves the text, whatever marks and topic it stands with`(
    heading: String
  ) throws {
    #expect(
      try texts(under: heading, of: "Drehbrücke: früher fertig als geplant") == Self.paragraphs)
  }

  @Test func `a heading that only ends as the title does stays`() throws {
    let heading = "Was der Kreis von der Firma wissen will, die so früh fertig war, ohne Umweg"
    #expect(try texts(under: heading, of: "Ohne Umweg") == [heading] + Self.paragraphs)
  }
}
