import NewsModel
import Testing

@testable import TextCleaning

/// Parts of a text whose boxes are named for furniture.
struct NamedPartsTests {
  private static let paragraphs = [
    "The glass works lit its second furnace on Monday, the first time both have burned since the flood of 1998.",
    "Forty people were taken on for it, half of them from the school that the works has run since last autumn.",
    "What leaves the furnace goes to three shipyards on the southern coast, and the rest is sold at the gate.",
    "The town hopes that the railway will stop there again, for lorries fill its only bridge from dawn to noon.",
  ]

  private func sections(named name: String) -> String {
    Self.paragraphs.enumerated().map { index, text in
      "<section\(index == 2 ? " class='\(name)'" : "")><div><p>\(text)</p></div></section>"
    }.joined()
  }

  @Test(arguments: ["ad-sales", "gallery", "tools", "related"])
  func `a box among others that are built as it is stays, whatever it is named for`(
    name: String
  ) throws {
    #expect(
      try pageTexts("<article>\(sections(named: name))</article>") == Self.paragraphs)
  }

  @Test func `a box that is built otherwise leaves`() throws {
    let box = """
      <section class='ad-box'><p>Panes of every size are cut while you wait at the works, from Monday \
      to Friday.</p></section>
      """
    let page = "<article>\(sections(named: "part"))\(box)\(sections(named: "part"))</article>"
    #expect(try !pageTexts(page).contains { $0.hasPrefix("Panes") })
  }

  @Test func `a box of links leaves though others are built as it is`() throws {
    let links = """
      <section class='related'><div><p>Elsewhere in town the old mill is for sale, as its owner told \
      the council on Friday.</p><p><a href=/1>Council talks about the mill, its pond and the road \
      past both of them</a></p></div></section>
      """
    #expect(
      try pageTexts("<article>\(sections(named: "part"))\(links)</article>") == Self.paragraphs)
  }

  @Test func `a heading keeps the one paragraph it has`() throws {
    let page = """
      <article><p>\(Self.paragraphs[0])</p><h3>Who was taken on</h3><div class='promo-inner'>
      <p>\(Self.paragraphs[1])</p></div><h3>Where it goes</h3><p>\(Self.paragraphs[2])</p>
      <p>\(Self.paragraphs[3])</p></article>
      """
    #expect(
      try pageTexts(page) == [
        Self.paragraphs[0], "Who was taken on", Self.paragraphs[1], "Where it goes",
        Self.paragraphs[2], Self.paragraphs[3],
      ])
  }

  @Test func `a heading that has other text keeps no advert`() throws {
    let page = """
      <article><p>\(Self.paragraphs[0])</p><h3>Who was taken on</h3><p>\(Self.paragraphs[1])</p>
      <div class='promo-inner'><p>Come and see the furnace on the first Sunday of every month, coffee \
      and cake are free.</p></div><h3>Where it goes</h3><p>\(Self.paragraphs[2])</p>
      <p>\(Self.paragraphs[3])</p></article>
      """
    #expect(try !pageTexts(page).contains { $0.hasPrefix("Come") })
  }
}
