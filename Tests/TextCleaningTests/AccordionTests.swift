import NewsModel
import Testing

@testable import TextCleaning

/// Text that a reader unfolds.
struct AccordionTests {
  private static let text = [
    "The lake is open to bathers from the first of May, and this year its eastern shore is open to dogs as well.",
    "Whoever comes by train walks ten minutes along the dam, on a path that was paved over the winter.",
  ]
  private static let folds = [
    (
      "Is the water deep?",
      "It is two metres deep at the jetty, and no more than one along the shore."
    ),
    (
      "متى تفتح البحيرة؟",
      "تفتح البحيرة عند السابعة صباحا، وتغلق قبل الغروب بساعة، إلا يوم الاثنين."
    ),
  ]

  private func page(_ folds: [(String, String)], hiding: Bool) -> String {
    let boxes = folds.map {
      "<div><button>\($0)</button><div\(hiding ? " style='display:none'" : "")><p>\($1)</p></div></div>"
    }
    return "<article>\(marked(Self.text))\(boxes.joined())</article>"
  }

  @Test(arguments: [true, false])
  func `questions on buttons stay with their answers`(hiding: Bool) throws {
    #expect(
      try pageTexts(page(Self.folds, hiding: hiding))
        == Self.text + Self.folds.flatMap { [$0, $1] })
  }

  @Test func `of a button that asks nothing the answer alone stays`() throws {
    let folds = [("The jetty", Self.folds[0].1), ("The hours", Self.folds[1].1)]
    #expect(try pageTexts(page(folds, hiding: true)) == Self.text + folds.map(\.1))
  }

  @Test func `one hidden box below a button is a notice`() throws {
    #expect(try pageTexts(page(Array(Self.folds[..<1]), hiding: true)) == Self.text)
  }
}
