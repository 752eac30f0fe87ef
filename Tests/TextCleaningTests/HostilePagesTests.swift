import Foundation
import NewsModel
import Testing

@testable import TextCleaning

/// Pages that were broken, or made to break something: their text comes out whole, or a reason does.
struct HostilePagesTests {
  static let folder = repository.appendingPathComponent("Tests/Fixtures/hostile")

  static let names: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.folder.appendingPathComponent(name)))
  }

  @Test(arguments: [
    "unclosed-script.html", "nul-bytes.html", "second-root.html", "text-after-html.html",
    "nested-forms-and-tables.html", "misnested-inline.html", "duplicate-attributes.html",
    "entity-storm.html", "json-ld-depth.html", "json-ld-quotes.html", "cdata-and-entities.html",
    "everything-furniture.html", "only-br.html", "utf16-odd.html", "svg-in-text.html",
    "unclosed-quote.html",
  ])
  func `both paragraphs of a broken page come out`(name: String) throws {
    let text = String(decoding: try cleaned(bytes(name), name: name).text, as: UTF8.self)
    #expect(text.contains("سينتهي قبل نهاية العام"))
    #expect(text.contains("ستعلن كاملة أمام الصحافة"))
  }

  @Test func `what stands behind the end of a page is text of it`() throws {
    let text = String(decoding: try cleaned(bytes("second-root.html")).text, as: UTF8.self)
    #expect(text.contains("باسم البلدية"))
  }

  @Test(arguments: [1, 2, 300])
  func `a link that is never closed takes nothing of the article away`(count: Int) throws {
    let sentence =
      "قالت البلدية إن أعمال الترميم في السوق القديم تسير كما خطط لها وإن الطريق يفتح يوم الأحد"
    let links = String(repeating: "<a href=x>", count: count)
    let page =
      "<body><article><p>\(sentence) صباحا.</p>\(links)<p>\(sentence) مساء.</p><p>\(sentence) ليلا.</p></article>"
    let text = String(decoding: try cleaned(Array(page.utf8)).text, as: UTF8.self)
    for word in ["صباحا.", "مساء.", "ليلا."] { #expect(text.contains(word)) }
  }

  @Test func `a NUL byte ends no word`() throws {
    let text = String(decoding: try cleaned(bytes("nul-bytes.html")).text, as: UTF8.self)
    #expect(text.contains("الجسر كان مغلقا"))
  }

  @Test(arguments: names)
  func `what comes out keeps what a document promises`(name: String) throws {
    let document: Document
    do {
      document = try cleaned(bytes(name), name: name)
    } catch let error as RejectedArticle {
      #expect(!error.message.isEmpty)
      return
    }
    #expect(String(validating: document.text, as: UTF8.self) != nil)
    #expect(!document.text.contains(0))
    for paragraph in document.paragraphs {
      #expect(!paragraph.span.isEmpty)
      #expect(!document.text[paragraph.span.range].contains(0x0A))
    }
  }

  @Test func `a page that is cut off anywhere comes out or is refused`() throws {
    let page = try Data(
      contentsOf: repository.appendingPathComponent(
        "Tests/Fixtures/articles/broken-json-ld-styled-components/source.html"))
    for length in stride(from: 1, to: page.count, by: 97) {
      do {
        _ = try cleaned(Array(page.prefix(length)))
      } catch let error as RejectedArticle {
        #expect(!error.message.isEmpty)
      }
    }
  }
}
