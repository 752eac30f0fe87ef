import NewsModel
import Testing

@testable import TextCleaning

/// What libxml2's calls become.
struct HTMLTreeTests {
  private func tree(_ page: String) throws -> PageTree { try tree(Array(page.utf8)) }

  private func tree(_ page: [UInt8]) throws -> PageTree {
    try page.withUnsafeBufferPointer {
      let scan = try MarkupScan($0, limits: CleaningLimits())
      return try HTMLTree.parse(scan.markup.base, count: scan.markup.count - 1)
    }
  }

  private func text(_ tree: PageTree) -> String {
    String(decoding: tree.text(of: 0), as: UTF8.self)
  }

  @Test(arguments: [
    ("<p>one</p>two", "one two"),
    ("<p>a&nbsp;&amp;&#x628;\u{A0}\n\t b</p>", "a &ب b"),
    ("<p>sh\u{AD}y &#150; &#146;</p>", "shy – ’"),
    ("<b>bo</b>ld <i>and</i> <span>plain</span>", "bold and plain"),
    ("<html><body><p>in</p></body></html><p>after</p>", "in after"),
    ("<html><body>one</body></html><html><body>two</body></html>", "one two"),
    ("<table><tr><td>a<td>b<tr><td>c</table>", "a b c"),
    ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "a b c d"),
    ("<title>t</title>x", "t x"),
  ])
  func `text keeps its order and one space between blocks`(page: String, words: String) throws {
    #expect(text(try tree(page)) == words)
  }

  @Test func `NUL bytes end nothing`() throws {
    #expect(
      text(try tree([0x3C, 0x70, 0x3E, 0x61, 0, 0x62, 0, 0x63, 0x3C, 0x2F, 0x70, 0x3E, 0x64]))
        == "abc d")
  }

  @Test func `text ten thousand elements deep is all there`() throws {
    let words = (0..<10_000).map { "w\($0)" }
    let page = words.map { "<div><span class=x>\($0)" }.joined()
    #expect(text(try tree(page)).split(separator: " ").map(String.init) == words)
  }

  @Test func `a run of text of more than ten million bytes is all there`() throws {
    let page =
      Array("<p>".utf8) + [UInt8](repeating: 0x61, count: 10_500_000) + Array(" end</p>".utf8)
    let tree = try tree(page)
    #expect(tree.text(of: 0).count == 10_500_004)
  }

  @Test func `a paragraph ends where a block begins`() throws {
    let tree = try tree("<div><p>one<section>two</section>three</div>")
    let paragraph = try #require(tree.nodes.firstIndex { $0.tag == .p })
    #expect(String(decoding: tree.text(of: paragraph), as: UTF8.self) == "one")
  }

  @Test func `elements keep what their attributes say`() throws {
    let tree = try tree(
      "<meta property='og:title' content='A &quot;B&quot;'><article class='post comments'><h1>x</h1></article>"
    )
    let meta = try #require(tree.nodes.firstIndex { $0.tag == .meta })
    #expect(
      tree.attribute(.content, of: meta).map { String(decoding: $0, as: UTF8.self) } == "A \"B\"")
    #expect(tree.attribute(.href, of: meta) == nil)
    let article = try #require(tree.nodes.first { $0.tag == .article })
    #expect(article.labels == [.story, .comments])
  }

  @Test func `every node ends where its parent does or before`() throws {
    let tree = try tree("<div><p>a<b>b<div>c</p></div></b><li>d<td>e</table></section><p>f")
    for node in tree.nodes where node.parent >= 0 {
      let parent = tree.nodes[Int(node.parent)]
      #expect(node.end <= parent.end && node.textEnd <= parent.textEnd)
    }
  }
}
