import NewsModel
import Testing

@testable import TextCleaning

struct DateInNameTests {
  @Test(arguments: [
    "2025-09-16.html", "news/2025_09_16_bridge.txt", "20250916-0812.html", "a-20250916.html",
    "16-09-2025.txt",
    "2025/09/16/bridge.html", "bridge.20250916081200.html",
  ])
  func `a date in a name is read`(name: String) {
    #expect(DateInName.publication(name)?.iso == "2025-09-16")
  }

  @Test(arguments: [
    "article-123456.html", "99999999.html", "2025.html", "1234-56-78", "12345678901.html",
    "b0a928a5e2f97daf.txt",
  ])
  func `a number that is no date is none`(name: String) {
    #expect(DateInName.publication(name) == nil)
  }
}
