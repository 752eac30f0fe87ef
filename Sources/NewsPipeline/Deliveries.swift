import Foundation
package import NewsModel

/// What one delivered file holds: an article, or a bundle of them.
package enum Delivery {
  /// An article of the delivery, or why it can never be coded.
  package typealias Item = Result<RawArticle, BadItem>

  /// An article that could not even be taken out of its file.
  package struct BadItem: Error, Sendable {
    package var name: ArticleName
    package var failure: RejectedArticle
    /// The bytes that stand for it, for the quarantine.
    package var bytes: [UInt8]
  }

  /// The articles of a file with these bytes and this sidecar (empty without one).
  package static func articles(
    name: [UInt8], bytes: [UInt8], sidecar: [UInt8] = []
  ) -> [Item] {
    let name = ArticleName(bytes: name)
    if name.text.lowercased().hasSuffix(".jsonl") { return bundle(name, bytes) }
    do throws(RejectedArticle) {
      let declared = sidecar.isEmpty ? Metadata() : try Sidecar.metadata(sidecar)
      return [
        .success(
          RawArticle(name: name, bytes: bytes, sidecar: sidecar, declared: declared))
      ]
    } catch {
      return [.failure(BadItem(name: name, failure: error, bytes: bytes))]
    }
  }

  /// One article a line: `{"id": …, "text" or "html": …, sidecar keys}`.
  private static func bundle(_ name: ArticleName, _ bytes: [UInt8]) -> [Item] {
    var items: [Item] = []
    var line = 0
    for slice in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      let trimmed = slice.last == UInt8(ascii: "\r") ? slice.dropLast() : slice
      guard trimmed.contains(where: { $0 > 0x20 }) else { continue }
      items.append(item(name, Array(trimmed), line: line))
    }
    guard items.isEmpty else { return items }
    return [
      .failure(
        BadItem(
          name: name, failure: RejectedArticle(.empty, "the bundle holds no line"), bytes: bytes))
    ]
  }

  private static func item(_ bundle: ArticleName, _ bytes: [UInt8], line: Int) -> Item {
    var name = bundle
    name.text += "#\(line)"
    func bad(_ problem: String) -> Item {
      .failure(
        BadItem(
          name: name,
          failure: RejectedArticle(.badBundle, "\(bundle.text):\(line): \(problem)"), bytes: bytes))
    }
    let object: [String: Any]
    do throws(RejectedArticle) {
      object = try Sidecar.object(bytes)
    } catch {
      return bad(error.message)
    }
    if let id = object["id"] as? String, !id.isEmpty { name.text = bundle.text + "#" + id }
    let text = object["text"] as? String
    let html = object["html"] as? String
    guard (text == nil) != (html == nil), let content = text ?? html else {
      return bad("a line holds either 'text' or 'html'")
    }
    do throws(RejectedArticle) {
      return .success(
        RawArticle(
          name: name, bytes: Array(content.utf8), sidecar: bytes,
          declared: try Sidecar.metadata(of: object), mediaType: html == nil ? .text : .html))
    } catch {
      return bad(error.message)
    }
  }
}

/// The keys that may be said of an article beside it: `url site title authors published_at language`.
enum Sidecar {
  static func metadata(_ bytes: [UInt8]) throws(RejectedArticle) -> Metadata {
    try metadata(of: object(bytes))
  }

  static func object(_ bytes: [UInt8]) throws(RejectedArticle) -> [String: Any] {
    do {
      let value = try JSONSerialization.jsonObject(with: Data(bytes))
      if let object = value as? [String: Any] { return object }
      throw RejectedArticle(.badSidecar, "no JSON object")
    } catch let error as RejectedArticle {
      throw error
    } catch {
      throw RejectedArticle(.badSidecar, "not valid JSON")
    }
  }

  static func metadata(of object: [String: Any]) throws(RejectedArticle) -> Metadata {
    func text(_ key: String) throws(RejectedArticle) -> String? {
      guard let value = object[key], !(value is NSNull) else { return nil }
      guard let text = value as? String else {
        throw RejectedArticle(.badSidecar, "'\(key)' is no string")
      }
      return text.isEmpty ? nil : text
    }
    var metadata = Metadata(
      url: try text("url"), site: try text("site"), title: try text("title"),
      language: try text("language"))
    if let value = object["authors"], !(value is NSNull) {
      guard let authors = value as? [String] else {
        throw RejectedArticle(.badSidecar, "'authors' is no list of strings")
      }
      metadata.authors = authors
    }
    if let iso = try text("published_at") {
      guard let day = CivilDate(iso: iso) else {
        throw RejectedArticle(
          .badSidecar, "'published_at' is no ISO 8601 date: '\(iso.prefix(40))'")
      }
      metadata.published = Publication(iso: iso, day: day, origin: .sidecar)
    }
    return metadata
  }
}
