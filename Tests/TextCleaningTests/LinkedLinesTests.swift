import NewsModel
import Testing

@testable import TextCleaning

/// Lines full of links that are text all the same, and lines that come again.
struct LinkedLinesTests {
  private static let paragraphs = [
    "The harbour board opened three of the old piers to the public on Sunday, after two years of repairs.",
    "Each pier keeps its own hours, and the board will publish them at the start of every season.",
    "Fishermen will go on using the eastern side, where the ice house and the fuel pumps have stayed.",
  ]

  @Test func `an item that is a link stays in a list of plain items`() throws {
    let page = """
      <article><p>\(Self.paragraphs[0])</p><p>\(Self.paragraphs[1])</p><ul>
      <li>The northern pier, open from dawn to dusk</li><li><a href=/south>The southern pier</a></li>
      <li>The <a href=/light>lighthouse pier</a>, on Sundays</li></ul><p>\(Self.paragraphs[2])</p></article>
      """
    #expect(
      try pageTexts(page) == [
        Self.paragraphs[0], Self.paragraphs[1], "The northern pier, open from dawn to dusk",
        "The southern pier", "The lighthouse pier, on Sundays", Self.paragraphs[2],
      ])
  }

  @Test func `a list of links alone still leaves`() throws {
    let page = """
      <article><p>\(Self.paragraphs[0])</p><p>\(Self.paragraphs[1])</p><ul>
      <li><a href=/1>Council passes the budget</a></li><li><a href=/2>Storm closes the coast road</a></li>
      </ul><p>\(Self.paragraphs[2])</p></article>
      """
    #expect(try pageTexts(page) == Self.paragraphs)
  }

  @Test func `a cell that is a link stays in a table of plain cells`() throws {
    let page = """
      <article><p>\(Self.paragraphs[0])</p><p>\(Self.paragraphs[1])</p><table>
      <tr><td><a href=/n>Northern</a></td><td>120 metres long</td></tr>
      <tr><td><a href=/s>Southern</a></td><td>90 metres long</td></tr></table>
      <p>\(Self.paragraphs[2])</p></article>
      """
    #expect(
      try pageTexts(page) == [
        Self.paragraphs[0], Self.paragraphs[1], "Northern", "120 metres long", "Southern",
        "90 metres long", Self.paragraphs[2],
      ])
  }

  @Test func `a heading that is a link stays beside the paragraphs it heads`() throws {
    let page = """
      <article><p>\(Self.paragraphs[0])</p><h2><a href=#hours>When the piers open</a></h2>
      <p>\(Self.paragraphs[1])</p><p>\(Self.paragraphs[2])</p></article>
      """
    #expect(
      try pageTexts(page) == [
        Self.paragraphs[0], "When the piers open", Self.paragraphs[1], Self.paragraphs[2],
      ])
  }

  @Test func `the linked title on another article's card leaves`() throws {
    let page = """
      <article><p>\(Self.paragraphs[0])</p><p>\(Self.paragraphs[1])</p>
      <div><h3><a href=/other>Fish market moves to the old customs house</a></h3><span>12 May</span></div>
      <p>\(Self.paragraphs[2])</p></article>
      """
    let found = try pageTexts(page)
    #expect(!found.contains("Fish market moves to the old customs house"))
    #expect(Self.paragraphs.allSatisfy(found.contains))
  }

  @Test func `linked headings stay where they are the entries of a list`() throws {
    func page(_ entries: Int) -> String {
      let boxes = (1...entries).map {
        """
        <div><h3><a href=/pier\($0)>Pier number \($0) of the harbour</a></h3>
        <div><p>Pier \($0) opens at \($0 + 4) in the morning, and its gate is closed at \($0 + 15).</p></div></div>
        """
      }
      let opening = Self.paragraphs[..<2].map { "<p>\($0)</p>" }.joined()
      return "<article>\(opening)\(boxes.joined())</article>"
    }
    let titles = (1...6).map { "Pier number \($0) of the harbour" }
    #expect(titles.allSatisfy(try pageTexts(page(6)).contains))
    #expect(!(try pageTexts(page(2)).contains(titles[0])))
  }

  @Test func `headings, items, short paragraphs and what opens a list may come again`() throws {
    let parts = (1...3).map { number in
      """
      <h2>Pier number \(number)</h2><p>\(Self.paragraphs[number - 1])</p><h3>Opening hours</h3>
      <p>Toll: none.</p><div>Good to know</div><ul><li>No dogs in summer</li><li>Gate \(number) is open all day</li></ul>
      """
    }
    let found = try pageTexts("<article>\(parts.joined())</article>")
    for line in ["Opening hours", "Toll: none.", "Good to know", "No dogs in summer"] {
      #expect(found.filter { $0 == line }.count == 3)
    }
  }

  @Test func `a label that comes again between paragraphs leaves`() throws {
    let body = Self.paragraphs.map { "<p>\($0)</p><div>Story text</div>" }.joined()
    #expect(try pageTexts("<article>\(body)</article>") == Self.paragraphs)
  }

  @Test func `a long paragraph in a box named for tools or facts stays`() throws {
    let long = """
      The board had asked four builders for an offer and chose the second cheapest, because it was the only one \
      that promised to keep the eastern side open for the boats while the other piers were being repaired, and \
      to hire half of its workers in the town itself.
      """
    for name in ["toolbox tools", "article-meta"] {
      let page = """
        <article><p>\(Self.paragraphs[0])</p><p>\(Self.paragraphs[1])</p>
        <div class='\(name)'><p>\(long)</p><span>Print</span></div><p>\(Self.paragraphs[2])</p></article>
        """
      #expect(
        try pageTexts(page) == [Self.paragraphs[0], Self.paragraphs[1], long, Self.paragraphs[2]])
    }
  }

  @Test func `a list of links that a sentence opens stays where the text goes on`() throws {
    func page(_ opening: String, _ end: String) -> String {
      """
      <article><p>\(Self.paragraphs[0])</p><p>\(Self.paragraphs[1])</p><p>\(opening)</p><ul>
      <li><a href=/s>The southern pier</a></li><li><a href=/l>The lighthouse pier</a></li></ul>
      \(end)</article>
      """
    }
    let opening = "These piers have a page of their own:"
    let end = "<p>\(Self.paragraphs[2])</p>"
    #expect(
      try pageTexts(page(opening, end)) == [
        Self.paragraphs[0], Self.paragraphs[1], opening, "The southern pier", "The lighthouse pier",
        Self.paragraphs[2],
      ])
    #expect(try !pageTexts(page(opening, "")).contains("The southern pier"))
    #expect(try !pageTexts(page("In this report:", end)).contains("The southern pier"))
  }
}
