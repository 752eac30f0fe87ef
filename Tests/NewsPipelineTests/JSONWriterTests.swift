import Foundation
import Testing

@testable import NewsPipeline

struct JSONWriterTests {
  @Test(arguments: [
    ("plain", #""plain""#), ("a \"b\" \\ c", #""a \"b\" \\ c""#),
    ("\n\r\t\u{1}", #""\n\r\t\u0001""#),
    ("سطر\u{2028}آخر\u{2029}", "\"سطر\\u2028آخر\\u2029\""),
    ("\u{A8}\u{2027}", "\"\u{A8}\u{2027}\""),
  ])
  func `strings are escaped, line separators too`(text: String, expected: String) throws {
    var json = JSONWriter()
    json.string(text)
    #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    let back = try JSONSerialization.jsonObject(with: Data(json.bytes), options: .fragmentsAllowed)
    #expect(back as? String == text)
  }

  @Test(arguments: [
    (0.0, 3, "0.0"), (1, 3, "1.0"), (0.8571428, 3, "0.857"), (-9.5, 1, "-9.5"), (0.9996, 3, "1.0"),
    (25.28, 5, "25.28"), (-0.05, 2, "-0.05"),
  ])
  func `numbers have so many places and no idle zeros`(value: Double, places: Int, expected: String)
  {
    var json = JSONWriter()
    json.number(value, places: places)
    #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
  }

  @Test func `what is no number is null`() {
    var json = JSONWriter()
    json.array([Double.nan, .infinity]) { $0.number($1, places: 2) }
    #expect(String(decoding: json.bytes, as: UTF8.self) == "[null,null]")
  }

  @Test func `commas stand between members only`() {
    var json = JSONWriter()
    json.object { json in
      json.key("a")
      json.array([1, 2]) { $0.number($1) }
      json.key("b")
      json.object { _ in }
      json.key("c")
      json.null()
    }
    json.newline()
    #expect(String(decoding: json.bytes, as: UTF8.self) == "{\"a\":[1,2],\"b\":{},\"c\":null}\n")
  }
}
