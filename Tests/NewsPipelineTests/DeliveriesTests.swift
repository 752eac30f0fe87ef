import NewsModel
import Testing

@testable import NewsPipeline

struct DeliveriesTests {
  private func items(
    _ name: String, _ text: String, sidecar: String = ""
  ) -> [Delivery.Item] {
    Delivery.articles(
      name: Array(name.utf8), bytes: Array(text.utf8), sidecar: Array(sidecar.utf8))
  }

  @Test func `a file is one article, with what its sidecar says`() throws {
    let article = try items(
      "a/b.txt", "نص", sidecar: #"{"published_at":"2026-03-17","authors":["سلمى"],"site":null}"#
    )[0].get()
    #expect(article.name.text == "a/b.txt")
    #expect(article.declared.published?.day == CivilDate(year: 2026, month: 3, day: 17))
    #expect(article.declared.authors == ["سلمى"])
    #expect(article.declared.site == nil)
  }

  @Test(arguments: [
    ("{", "not valid JSON"), ("[]", "no JSON object"), (#"{"title":3}"#, "'title' is no string"),
    (#"{"published_at":"yesterday"}"#, "no ISO 8601 date"),
    (#"{"authors":"x"}"#, "no list of strings"),
  ])
  func `a sidecar that lies refuses its article`(sidecar: String, words: String) throws {
    let error = try #require(throws: Delivery.BadItem.self) {
      try items("a.txt", "نص", sidecar: sidecar)[0].get()
    }
    #expect(error.failure.reason == .badSidecar)
    #expect(error.failure.message.contains(words))
  }

  @Test func `a bundle is an article a line, and a bad line costs only itself`() throws {
    let bundle = items(
      "day.jsonl",
      """
      {"id":"x","text":"نص"}

      {"id":"y"}
      {"html":"<p>نص","title":"عنوان"}
      not json
      """)
    #expect(bundle.count == 4)
    #expect(try bundle[0].get().name.text == "day.jsonl#x")
    #expect(try bundle[2].get().name.text == "day.jsonl#4")
    #expect(try bundle[2].get().mediaType == .html)
    for (index, line) in [(1, 3), (3, 5)] {
      let error = try #require(throws: Delivery.BadItem.self) { try bundle[index].get() }
      #expect(error.failure.reason == .badBundle)
      #expect(error.failure.message.hasPrefix("day.jsonl:\(line): "))
    }
  }

  @Test func `an empty bundle is refused`() throws {
    let error = try #require(throws: Delivery.BadItem.self) {
      try items("e.jsonl", "\n \n")[0].get()
    }
    #expect(error.failure.reason == .empty)
  }

  @Test func `a name that is not UTF-8 keeps its bytes`() throws {
    let article = try Delivery.articles(name: [0x61, 0xFF], bytes: [0x61])[0].get()
    #expect(article.name.bytes == "61ff")
    #expect(article.name.text == "a\u{FFFD}")
  }
}
