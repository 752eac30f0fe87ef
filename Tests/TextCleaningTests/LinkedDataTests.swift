import Testing

@testable import TextCleaning

struct LinkedDataTests {
  private func linked(_ scripts: String...) -> LinkedData {
    LinkedData(scripts.map { Array($0.utf8) })
  }

  @Test func `authors are found by their id in a graph`() {
    let data = linked(
      #"{"@graph":[{"@type":"NewsArticle","headline":"عنوان","author":{"@id":"_:p"},"publisher":{"@id":"_:o"}},{"@type":"Person","@id":"_:p","name":"سلوى"},{"@type":"Organization","@id":"_:o","name":"الدار"}]}"#
    )
    #expect(data.authors == ["سلوى"])
    #expect(data.publisher == "الدار")
    #expect(data.headline == "عنوان")
  }

  @Test func `the article that the page is about comes before those it lists`() {
    var data = linked(
      #"[{"@type":"NewsArticle","headline":"خبر آخر تماما","datePublished":"2020-01-01"},{"@type":"NewsArticle","headline":"افتتاح الجسر","datePublished":"2024-05-01","url":"https://x.example/b"}]"#
    )
    data.prefer(title: "افتتاح الجسر", url: "https://x.example/b")
    #expect(data.headline == "افتتاح الجسر")
    #expect(data.published.first == Array("2024-05-01".utf8))
  }

  @Test func `modification is no publication`() {
    let data = linked(#"{"@type":"NewsArticle","headline":"x","dateModified":"2024-05-01"}"#)
    #expect(data.published.isEmpty)
  }

  @Test func `the body comes without markup and references`() {
    let data = linked(
      #"{"@type":"NewsArticle","articleBody":"<p>قال &quot;نعم&quot;.</p><p>ثم مضى.</p>"}"#)
    let lines = String(decoding: data.body ?? [], as: UTF8.self).split(separator: "\n")
    #expect(lines == ["قال \"نعم\".", "ثم مضى."])
  }

  @Test func `a script that was escaped whole is read`() {
    let data = linked(
      "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;عنوان&quot;}")
    #expect(data.headline == "عنوان")
  }
}
