import Foundation
import NewsModel

@testable import TextCleaning

/// The repository's own folder, found from where this file stands.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The cleaning tables of all language packs.
let shippedTables: CleaningTables = {
  var tables: [(file: String, text: [UInt8])] = []
  for tag in ["ar", "en", "und"] {
    for name in CleaningTables.names.sorted() {
      let file = repository.appendingPathComponent("config/languages/\(tag)/\(name)")
      guard let data = try? Data(contentsOf: file) else { continue }
      tables.append((file.path, Array(data)))
    }
  }
  do {
    return try CleaningTables(tables: tables)
  } catch {
    fatalError("\(error)")
  }
}()

/// The document of a page or text that was delivered under `name`.
func cleaned(
  _ text: String, name: String = "article", declared: Metadata = Metadata()
) throws -> Document {
  try cleaned(Array(text.utf8), name: name, declared: declared)
}

func cleaned(
  _ bytes: [UInt8], name: String = "article", declared: Metadata = Metadata()
) throws -> Document {
  try TextCleaner(tables: shippedTables).document(
    from: RawArticle(name: ArticleName(name), bytes: bytes, declared: declared))
}

/// The paragraphs that are found on a page with this body.
func pageTexts(_ body: String) throws -> [String] {
  try cleaned("<html><body>" + body + "</body></html>", name: "page.html").paragraphTexts
}

/// These texts as paragraphs of a page.
func marked(_ paragraphs: some Sequence<String>) -> String {
  paragraphs.map { "<p>\($0)</p>" }.joined()
}

extension Document {
  var paragraphTexts: [String] { paragraphs.map { string($0.span) } }
}

/// The rows of a shipped table: its cells by column.
func shippedRows(_ name: String) throws -> [(file: String, cells: [String])] {
  var rows: [(file: String, cells: [String])] = []
  for tag in ["ar", "en", "und"] {
    let file = repository.appendingPathComponent("config/languages/\(tag)/\(name)")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      rows.append(("\(tag)/\(name)", cells))
    }
  }
  return rows
}
