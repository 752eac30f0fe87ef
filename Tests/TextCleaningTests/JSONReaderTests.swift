import Testing

@testable import TextCleaning

struct JSONReaderTests {
  private func text(_ json: String, _ key: StaticString) -> String? {
    JSONReader.values(in: Array(json.utf8)[...]).first?[key]?.text.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  @Test(arguments: [
    #"{"a": "قيمة", "b": 1}"#, #"{"x": [1, 2,], "a": "قيمة",}"#,
    "{\"x\": \"سطر\nآخر\", \"a\": \"قيمة\"}",
    #"<!-- {"a": "قيمة"} -->"#, #"//<![CDATA[ {"a": "قيمة"}; //]]>"#,
    #"{"x": "قال "نعم" ومضى", "a": "قيمة"}"#,
    "{\"x\": \"1\"\n \"a\": \"قيمة\"}", #"{"a": "\u0642\u064a\u0645\u0629"}"#,
    #"{"x": {"y": [{"z": null}]}, "a": "قيمة""#,
    #"{"x": "\u06", "a": "قيمة"}"#, #"{"x": tru, "a": "قيمة"}"#,
  ])
  func `sound and broken JSON gives its value`(json: String) {
    #expect(text(json, "a") == "قيمة")
  }

  @Test func `escapes are resolved`() {
    #expect(text(#"{"a": "x\n\"y\"\/\\ \ud83d\ude42 \ud83d"}"#, "a") == "x\n\"y\"/\\ 🙂 \u{FFFD}")
  }

  @Test(arguments: [
    "", "{", "[", "\"", "{\"", "{\"a", "{\"a\"", "{\"a\":", "[[[", "}}}", "{\"a\":}", "[,,]",
    "{:::}", "\\",
  ])
  func `what is cut off ends in nothing worse`(json: String) {
    _ = JSONReader.values(in: Array(json.utf8)[...])
  }

  @Test func `depth is bounded`() {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(JSONReader.values(in: Array((deep + #"{"a": "x"}"#).utf8)[...]).last?["a"] != nil)
  }
}
