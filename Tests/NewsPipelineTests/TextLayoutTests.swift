import NewsModel
import Testing

@testable import NewsPipeline

struct TextLayoutTests {
  private let document = Document(
    source: .init(mediaType: .text, encoding: "utf-8", encodingFrom: "valid-utf8"),
    metadata: Metadata(),
    paragraphs: ["أول", "ثان 😀", "ثالث"].map { (.prose, Array($0.utf8)) })
  private let decision = Decision(
    verdicts: [
      .fresh,
      .repeat(
        of: ParagraphReference(article: Identifier([UInt8](repeating: 1, count: 16)), index: 0),
        kind: .exact, similarity: 1),
      .fresh,
    ], novelty: 0.5)

  @Test func `a repeat leaves and what follows moves up`() {
    let layout = TextLayout(document: document, decision: decision, keepsRepeats: false)
    #expect(String(decoding: layout.text, as: UTF8.self) == "أول\nثالث")
    #expect(layout.kept == [0, 2])
    #expect(layout.place(document.paragraphs[1].span) == nil)
    let last = layout.place(document.paragraphs[2].span)
    #expect(last?.start == 4)
    #expect(last?.end == 8)
  }

  @Test func `code points are counted, not bytes and not UTF-16`() {
    let layout = TextLayout(document: document, decision: decision, keepsRepeats: true)
    let emoji = document.paragraphs[1].span
    let place = layout.place(Span(emoji.end - 4, emoji.end))
    #expect(place?.start == 8)
    #expect(place?.end == 9)
    #expect(layout.place(document.paragraphs[2].span)?.start == 10)
  }
}
