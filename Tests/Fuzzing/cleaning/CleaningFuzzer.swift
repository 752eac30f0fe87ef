import Foundation
import NewsModel
import TextCleaning

// The fuzz target `cleaning` of scripts/fuzz: any bytes as an article. libFuzzer itself watches for crashes, for
// more than its limits of time and memory, and for leaks; what is checked here is what a document promises.

private let cleaner: TextCleaner = {
  let folder = ProcessInfo.processInfo.environment["WAQAI_LANGUAGES"] ?? "config/languages"
  var tables: [(file: String, text: [UInt8])] = []
  for tag in ["ar", "en", "und"] {
    for name in CleaningTables.names.sorted() {
      let path = "\(folder)/\(tag)/\(name)"
      if let data = FileManager.default.contents(atPath: path) {
        tables.append((path, Array(data)))
      }
    }
  }
  precondition(!tables.isEmpty, "no tables under \(folder)")
  do {
    return TextCleaner(tables: try CleaningTables(tables: tables))
  } catch {
    fatalError("\(error)")
  }
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let article = RawArticle(
    name: ArticleName("2024-05-01-fuzz"),
    bytes: Array(UnsafeBufferPointer(start: bytes, count: count)))
  do {
    let document = try cleaner.document(from: article, explaining: count % 2 == 0)
    check(document)
  } catch {
    precondition(!error.message.isEmpty, "refused without a reason")
  }
  return 0
}

private func check(_ document: Document) {
  precondition(String(validating: document.text, as: UTF8.self) != nil, "text is no UTF-8")
  precondition(!document.paragraphs.isEmpty, "neither text nor a reason")
  var end = -1
  for (index, paragraph) in document.paragraphs.enumerated() {
    precondition(paragraph.index == index && paragraph.span.start == end + 1, "a gap")
    precondition(!paragraph.span.isEmpty, "an empty paragraph")
    let bytes = document.text[paragraph.span.range]
    precondition(
      !bytes.contains(0x0A) && !bytes.contains(0x0D) && !bytes.contains(0), "a line break")
    precondition(bytes.first != 0x20 && bytes.last != 0x20, "blanks at an edge")
    end = paragraph.span.end
  }
  precondition(end == document.text.count, "text behind the last paragraph")
  if let published = document.metadata.published {
    precondition(published.iso.hasPrefix(published.day.description), "two days")
  }
  for text in [document.metadata.title, document.metadata.site].compactMap({ $0 })
    + document.metadata.authors
  {
    precondition(!text.isEmpty, "an empty name")
  }
}
