import Foundation
import NewsModel
import Testing

@testable import TextCleaning

/// What libxml2 is shown of a page.
struct MarkupScanTests {
  private func scanned(_ page: String) throws -> String { try scanned(Array(page.utf8)) }

  private func scanned(_ page: [UInt8]) throws -> String {
    try page.withUnsafeBufferPointer {
      let scan = try MarkupScan($0, limits: CleaningLimits())
      return String(decoding: scan.markup.bytes.dropLast(), as: UTF8.self)
    }
  }

  @Test(arguments: [
    "<p>one</p><script>var a = '<p>two</p>'</script><p>three</p>",
    "<p>one</p><style>p { color: red }</style><p>three</p>",
    "<p>one</p><!-- two --><p>three</p>",
    "<p>one</p><svg><text>two</text></svg><p>three</p>",
    "<p>one</p><SCRIPT TYPE=x>two</SCRIPT ><p>three</p>",
    "<p>one</p><noscript>two</noscript><p>three</p>",
  ])
  func `what is no text never reaches the parser`(page: String) throws {
    #expect(
      try scanned(page)
        == "<html><body><p>one</p> <p>three</p></body></html>".replacing(
          "</p> <p>", with: page.contains("<!--") ? "</p><p>" : "</p> <p>"))
  }

  @Test func `attributes that nobody asks for are left out`() throws {
    let scan = try scanned("<p onclick=\"a > b\" data-x='1' style=color:red>text</p>")
    #expect(scan == "<html><body><p>text</p></body></html>")
  }

  @Test func `an attribute given a hundred thousand times costs nothing`() throws {
    let many = (0..<100_000).map { "a\($0)=1 class=b" }.joined(separator: " ")
    #expect(try scanned("<div \(many)>text</div>") == "<html><body><div>text</div></body></html>")
  }

  @Test func `element names that nobody knows are all one to the parser`() throws {
    let page = (0..<20_000).map { "<x\($0) class=comments>word</x\($0)>" }.joined()
    #expect(!(try scanned(page)).contains("x1"))
  }

  @Test func `an end tag that closes nothing leaves`() throws {
    let page =
      "<div>one" + String(repeating: "</section></b></i></span>", count: 50_000) + "two</div>"
    #expect(try scanned(page) == "<html><body><div>onetwo</div></body></html>")
  }

  @Test func `what is open when its parent ends is closed with it`() throws {
    let page = "<article><section><div>one</article><p>two"
    let scan = try scanned(page)
    #expect(scan.hasSuffix("one</div></div></div><p>two</p></body></html>"))
  }

  @Test func `beyond the depth limit a line break stands for a tag`() throws {
    let limit = CleaningLimits().depth
    let page =
      String(repeating: "<div>", count: 5_000) + "deep" + String(repeating: "</div>", count: 5_000)
    let scan = try scanned(page)
    #expect(scan.components(separatedBy: "<div>").count - 1 == limit)
    #expect(scan.contains("deep"))
  }

  @Test(arguments: [
    "a < b and c", "ends with <", "<p>text <!-- never closed", "<p>text <a href=\"never closed",
    "<p>text </", "<p>text <![CDATA[ kept? ]]> more", "<p>text <?php echo ?> more",
  ])
  func `a page broken off inside markup keeps its words`(page: String) throws {
    let scan = try scanned(page)
    for word in ["text", "more", "ends", "and c"] where page.contains(word) {
      #expect(scan.contains(word))
    }
  }

  @Test func `a comment or script without an end costs one search`() throws {
    let page = String(repeating: "<!-- <iframe> <svg> ", count: 50_000) + "<p>last</p>"
    #expect(try scanned(page).contains("last"))
  }

  @Test func `linked data is found where it stands`() throws {
    let page = Array("<script type='application/ld+json'>{\"a\":1}</script><p>x</p>".utf8)
    let found = try page.withUnsafeBufferPointer { bytes in
      let scan = try MarkupScan(bytes, limits: CleaningLimits())
      return scan.linkedData.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    #expect(found == ["{\"a\":1}"])
  }

  @Test func `a page of too many tags is refused with its number`() throws {
    var limits = CleaningLimits()
    limits.elements = 100
    let page = Array(String(repeating: "<p>x</p>", count: 51).utf8)
    #expect(throws: RejectedArticle(.tooComplex, "more than 100 tags")) {
      try page.withUnsafeBufferPointer { bytes in _ = try MarkupScan(bytes, limits: limits) }
    }
  }
}
