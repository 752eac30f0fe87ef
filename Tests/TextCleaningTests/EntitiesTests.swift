import NewsModel
import Testing

@testable import TextCleaning

struct EntitiesTests {
  @Test(arguments: [
    ("&quot;نعم&quot;", "\"نعم\""), ("&#1571;&#x645;&#1604;", "أمل"),
    ("&amp;quot;نعم&amp;quot;", "\"نعم\""),
    ("&laquo;نعم&raquo;", "«نعم»"), ("AT&T; و &unknown;", "AT&T; و &unknown;"), ("&#150;", "–"),
    ("a && b;", "a && b;"),
    ("&#0;", "&#0;"), ("&#x110000;", "&#x110000;"), ("&amp;amp;amp;", "&amp;"), ("&", "&"),
  ])
  func `references are resolved, twice at most`(text: String, expected: String) {
    #expect(String(decoding: Entities.resolved(Array(text.utf8)), as: UTF8.self) == expected)
  }

  @Test func `a raw text that was escaped is read as what it was`() throws {
    let document = try cleaned(
      "&lt;p&gt;قال المتحدث باسم الوزارة إن العمل سينتهي قبل نهاية العام الجاري.&lt;/p&gt;&lt;p&gt;وأضاف أن اللجنة ستجتمع الأسبوع المقبل في العاصمة.&lt;/p&gt;"
    )
    #expect(document.source.mediaType == .html)
    #expect(document.paragraphs.count == 2)
  }
}
