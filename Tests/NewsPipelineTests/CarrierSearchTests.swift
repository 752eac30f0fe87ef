import NewsModel
import NewsPipeline
import Testing

struct CarrierSearchTests {
  private func id(_ number: Int) -> Identifier { Identifier(high: 7, low: UInt64(number)) }

  /// An article line as records write it, as far as the search reads it.
  private func line(
    _ number: Int, revises: [Int: (Int, Int)] = [:], repeats: [(Int, String, (Int, Int))] = []
  ) -> [UInt8] {
    func reference(_ place: (Int, Int)) -> String {
      "{\"article\":\"\(id(place.0))\",\"index\":\(place.1)}"
    }
    let kept = revises.sorted { $0.key < $1.key }.map {
      "{\"index\":\($0.key),\"start\":0,\"end\":9,\"revises\":\(reference($0.value))}"
    }
    let dropped = repeats.map {
      "{\"index\":\($0.0),\"kind\":\"\($0.1)\",\"similarity\":1.0,\"of\":\(reference($0.2))}"
    }
    return Array(
      ("{\"schema\":\"waqai.article.v1\",\"id\":\"\(id(number))\",\"paragraphs\":["
        + kept.joined(separator: ",") + "],\"repeats\":[" + dropped.joined(separator: ",") + "]}\n")
        .utf8)
  }

  @Test func `carriers are found in order, copies of edited copies among them`() {
    var search = CarrierSearch(ParagraphReference(article: id(1), index: 2))
    let lines = [
      line(1), line(2, repeats: [(0, "near", (1, 2)), (3, "exact", (1, 1))]),
      line(3, repeats: [(5, "exact", (2, 0))]), line(4, revises: [1: (1, 2)]),
      line(5, repeats: [(0, "exact", (4, 1)), (1, "exact", (2, 3))]),
    ]
    let found = lines.flatMap { search.carriers(in: $0) }
    #expect(
      found.map { "\($0.place.article.low).\($0.place.index) \($0.kind) \($0.of.article.low)" }
        == ["2.0 near 1", "3.5 exact 2", "4.1 revises 1"])
  }

  @Test func `a line that is cut or no record carries nothing`() {
    var search = CarrierSearch(ParagraphReference(article: id(1), index: 2))
    let whole = line(2, repeats: [(0, "near", (1, 2))])
    #expect(search.carriers(in: whole.dropLast(9)).isEmpty)
    #expect(search.carriers(in: []).isEmpty)
    #expect(search.carriers(in: whole).count == 1)
  }
}
