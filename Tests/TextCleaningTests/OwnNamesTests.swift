import NewsModel
import Testing

@testable import TextCleaning

/// Headings and paragraphs of the text whose own names speak of something else.
struct OwnNamesTests {
  private static let paragraphs = [
    "The valley's water board started its new plant on Sunday at dawn, after trials that took three months.",
    "Forty villages that used to buy their water from private tankers will be fed by it from this week on.",
    "It runs on panels that stand on the roofs of schools, and what they store lasts the whole night.",
  ]

  @Test(arguments: ["toc", "share", "tool-title", "slider-heading", "topics"])
  func `a heading named for something else stays where the text goes on below it`(
    name: String
  ) throws {
    let page = """
      <article><div><p>\(Self.paragraphs[0])</p><h2 class='\(name)'>Water for forty villages</h2>
      <p>\(Self.paragraphs[1])</p><p>\(Self.paragraphs[2])</p></div></article>
      """
    #expect(
      try pageTexts(page) == [
        Self.paragraphs[0], "Water for forty villages", Self.paragraphs[1], Self.paragraphs[2],
      ])
  }

  @Test func `a heading above links leaves with them`() throws {
    let page = """
      <article><div><p>\(Self.paragraphs[0])</p><h2 class='related'>You may like</h2>
      <ul><li><a href=/1>Council passes the budget</a></li><li><a href=/2>Storm closes the road</a></li></ul>
      <p>\(Self.paragraphs[1])</p><p>\(Self.paragraphs[2])</p></div></article>
      """
    #expect(try pageTexts(page) == Self.paragraphs)
  }

  @Test func `a paragraph called an advert stays between paragraphs beside it`() throws {
    let page = """
      <article><div><p>\(Self.paragraphs[0])</p><p class='pub'>\(Self.paragraphs[1])</p>
      <p>\(Self.paragraphs[2])</p></div></article>
      """
    #expect(try pageTexts(page) == Self.paragraphs)
  }
}
