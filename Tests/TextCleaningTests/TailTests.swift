import NewsModel
import Testing

@testable import TextCleaning

/// Lines that open what stands below a text, and lines that only look so.
struct TailTests {
  private static let paragraphs = [
    "The ferry company put two boats on the night line in March, and both were full within the first week of sailing.",
    "Most who take them work in the cold stores across the bay, where the early shift begins long before the first bus.",
    "A ticket costs as much as the bus does, for the province pays the difference until the end of the coming year.",
  ]
  private static let long = (1...10).map {
    "Pier \($0) should be lit before the winter, its gangway made wider by a metre, and its timetable written where those who wait can read it in the dark."
  }

  @Test func `what follows a line that opens the tail leaves`() throws {
    let page = """
      <article>\(marked(Self.paragraphs))<h4>Further reading</h4>
      <p>Fog held the mail boat back on Friday.</p></article>
      """
    #expect(try pageTexts(page) == Self.paragraphs)
  }

  @Test func `a part of the text may have such a heading`() throws {
    let above = ["Today: ", "At night: ", "In fog: "].flatMap { when in Self.long.map { when + $0 }
    }
    let page = "<article>\(marked(above))<h2>Recommendations:</h2>\(marked(Self.long))</article>"
    #expect(try pageTexts(page) == above + ["Recommendations:"] + Self.long)
  }

  @Test func `a line that heads every part opens no tail`() throws {
    let parts = Self.paragraphs.map {
      "<section><h2>\($0.prefix(12))</h2><p>\($0)</p><h3>Recommended for</h3><p>\($0.suffix(60))</p></section>"
    }
    let found = try pageTexts("<article>\(parts.joined())</article>")
    #expect(found.count { $0 == "Recommended for" } == 3)
    #expect(found.last == String(Self.paragraphs[2].suffix(60)))
  }
}
