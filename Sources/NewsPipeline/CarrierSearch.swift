import Foundation
package import NewsModel

/// Finds the articles that carried a paragraph again, and with it its events, in the outbox's article lines.
///
/// Read the lines in the order in which they were written, from the article's own on. A copy of an edited
/// copy counts as well: it names the edited copy as what it repeats, and that was a carrier.
package struct CarrierSearch {
  /// A paragraph that repeats or revises the one looked for.
  package struct Carrier: Hashable, Sendable {
    package var place: ParagraphReference
    /// `exact`, `near`, `boilerplate` or `revises`.
    package var kind: String
    /// What it was compared with: the paragraph looked for, or a carrier of it.
    package var of: ParagraphReference
  }

  private struct Reference: Decodable {
    var article: String
    var index: Int

    var place: ParagraphReference? {
      Identifier(hex: article).map { ParagraphReference(article: $0, index: index) }
    }
  }

  private struct Record: Decodable {
    struct Repeat: Decodable {
      var index: Int
      var kind: String
      var of: Reference
    }
    struct Kept: Decodable {
      var index: Int
      var revises: Reference?
    }
    var id: String
    var paragraphs: [Kept]
    var repeats: [Repeat]
  }

  private var known: Set<ParagraphReference>
  private var articles: Set<[UInt8]> = []

  package init(_ paragraph: ParagraphReference) {
    known = [paragraph]
    add(paragraph)
  }

  private mutating func add(_ paragraph: ParagraphReference) {
    known.insert(paragraph)
    articles.insert(Array(paragraph.article.description.utf8))
  }

  /// The carriers in one article line; most lines are passed over without being parsed.
  package mutating func carriers(in line: some Collection<UInt8>) -> [Carrier] {
    let found = line.withContiguousStorageIfAvailable { namesKnownArticle($0) }
    guard found ?? namesKnownArticle(Array(line)) else { return [] }
    guard let record = try? JSONDecoder().decode(Record.self, from: Data(line)),
      let id = Identifier(hex: record.id)
    else { return [] }
    let claims =
      record.repeats.map { ($0.index, $0.kind, Optional($0.of)) }
      + record.paragraphs.map { ($0.index, "revises", $0.revises) }
    var carriers: [Carrier] = []
    for (index, kind, reference) in claims.sorted(by: { $0.0 < $1.0 }) {
      guard let of = reference?.place, known.contains(of) else { continue }
      let place = ParagraphReference(article: id, index: index)
      carriers.append(Carrier(place: place, kind: kind, of: of))
      // What repeats a revision repeats something else.
      if kind != "revises" { add(place) }
    }
    return carriers
  }

  /// Whether a reference in the line names an article of a known paragraph.
  private func namesKnownArticle(_ line: some RandomAccessCollection<UInt8>) -> Bool {
    let mark = Array("{\"article\":\"".utf8)
    var index = line.startIndex
    while let start = line[index...].firstIndex(of: mark[0]) {
      index = line.index(after: start)
      guard line[start...].starts(with: mark) else { continue }
      let id = line[start...].dropFirst(mark.count).prefix(32)
      if articles.contains(Array(id)) { return true }
    }
    return false
  }
}
