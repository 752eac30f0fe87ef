import NewsModel
import Testing

@testable import TextCleaning

struct EmbeddedBodyTests {
  private let sentences = (1...8).map {
    "قالت بلدية المدينة في بيانها رقم \($0) إن أعمال توسعة الميناء القديم ستبدأ بعد عيد الأضحى وتستمر سنة كاملة."
  }
  private let title = "بلدية المدينة تعلن توسعة الميناء القديم"

  private func page(_ script: String, shown: String = "") -> String {
    "<html><head><title>\(title)</title></head><body><div id=root>\(shown)</div>"
      + "<script>\(script)</script></body></html>"
  }

  private var markup: String { sentences.map { "<p>\($0)</p>" }.joined() }

  private var escapedMarkup: String {
    markup.replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
  }

  @Test func `one string with markup is the article`() throws {
    let document = try cleaned(
      page(#"{"props":{"title":"\#(title)","body":"\#(escapedMarkup)","id":7}}"#))
    #expect(document.paragraphTexts == sentences)
    #expect(document.metadata.title == title)
  }

  @Test func `data inside a string of a script is read as data`() throws {
    let inner = #"{"body":"\#(escapedMarkup)"}"#.replacing("\\", with: "\\\\").replacing(
      "\"", with: "\\\"")
    let document = try cleaned(page(#"self.__next_f.push([1,"\#(inner)"])"#))
    #expect(document.paragraphTexts == sentences)
  }

  @Test func `strings under one key are the paragraphs`() throws {
    let items = sentences.map { #"{"type":"text","content":"\#($0)"}"# }.joined(separator: ",")
    let document = try cleaned(page(#"Fusion.globalContent={"content_elements":[\#(items)]};"#))
    #expect(document.paragraphTexts == sentences)
  }

  @Test func `a template is the article`() throws {
    let document = try cleaned(page("<div>\(markup)</div>"))
    #expect(document.paragraphTexts == sentences)
  }

  @Test func `a page that shows its article is not asked twice`() throws {
    let shown = sentences.prefix(5).map { "<p>\($0)</p>" }.joined()
    let document = try cleaned(page(#"{"body":"\#(escapedMarkup)"}"#, shown: shown))
    #expect(document.paragraphTexts == Array(sentences.prefix(5)))
  }

  @Test func `text that speaks of something else is left alone`() {
    let other = String(
      repeating: "<p>Terms of use: the reader agrees that nothing here is advice of any kind.</p>",
      count: 12)
    #expect(throws: (any Error).self) { try cleaned(page(#"{"terms":"\#(other)"}"#)) }
  }

  @Test func `strings that never end and marks without sense cost nothing`() {
    let script = String(repeating: #"{"a":"\"#, count: 20_000)
    #expect(
      EmbeddedBody(in: Array(script.utf8), [0..<script.utf8.count]).page(fitting: [], title: "")
        == nil)
  }
}
