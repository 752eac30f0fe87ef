import EventExtraction
import NewsModel

/// Reads whole articles with the built-in Arabic packs.
enum ArticleReading {
  private static let extractor = Result {
    EventExtractor(try LanguagePacks(tables: arabicTables))
  }

  static func events(_ paragraphs: [String]) throws -> [Event] {
    let document = Document(
      source: Document.Source(mediaType: .text, encoding: "utf-8", encodingFrom: "valid-utf8"),
      metadata: Metadata(language: "ar"),
      paragraphs: paragraphs.map { (.prose, Array($0.utf8)) })
    return try events(in: document)
  }

  static func events(in document: Document) throws -> [Event] {
    try extractor.get().events(in: document)
  }

  /// The events in one line each: `SANCTION TUN/GOV>TUN/GOV occurred`.
  static func lines(_ paragraphs: String...) throws -> [String] { try lines(paragraphs) }

  static func lines(_ paragraphs: [String]) throws -> [String] {
    try events(paragraphs).map { event in
      func ids(_ sides: [Participant]) -> String {
        sides.map { $0.id ?? "-" }.joined(separator: "+")
      }
      let counts = event.counts.map { " \($0.what.rawValue)=\($0.value)" }.joined()
      return
        "\(event.type.rawValue) \(ids(event.actors))>\(ids(event.recipients)) \(event.status.rawValue)\(counts)"
    }
  }
}
