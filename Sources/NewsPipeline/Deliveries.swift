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
    pieces(name: name, bytes: bytes, sidecar: sidecar).map { piece in
      do throws(BadItem) { return .success(try piece.article()) } catch { return .failure(error) }
    }
  }

  /// Cuts a file into what is drafted apart: a bundle into its lines, any other file not at all.
  ///
  /// Looks for line feeds and does nothing else with the bytes, so it is safe where parsing is not.
  package static func pieces(
    name: [UInt8], bytes: [UInt8], sidecar: [UInt8] = []
  ) -> [Piece] {
    let name = ArticleName(bytes: name)
    let whole = Piece(name: name, line: 0, bytes: bytes, sidecar: sidecar)
    guard whole.isBundle else { return [whole] }
    var pieces: [Piece] = []
    var line = 0
    for slice in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      let trimmed = slice.last == UInt8(ascii: "\r") ? slice.dropLast() : slice
      guard trimmed.contains(where: { $0 > 0x20 }) else { continue }
      pieces.append(Piece(name: name, line: line, bytes: Array(trimmed), sidecar: []))
    }
    return pieces.isEmpty ? [whole] : pieces
  }

  /// A part of a delivered file that holds one article, not parsed yet.
  package struct Piece: Sendable {
    /// The file's name.
    package var name: ArticleName
    /// The line of a bundle, counted from 1; 0 for a whole file.
    package var line: Int
    package var bytes: [UInt8]
    /// The bytes of `NAME.meta.json`; empty without one.
    package var sidecar: [UInt8]

    package init(name: ArticleName, line: Int, bytes: [UInt8], sidecar: [UInt8]) {
      self.name = name
      self.line = line
      self.bytes = bytes
      self.sidecar = sidecar
    }

    var isBundle: Bool { name.text.lowercased().hasSuffix(".jsonl") }

    /// Parses the sidecar or the bundle's line.
    package func article() throws(BadItem) -> RawArticle {
      guard isBundle else {
        do throws(RejectedArticle) {
          let declared = sidecar.isEmpty ? Metadata() : try Sidecar.metadata(sidecar)
          return RawArticle(name: name, bytes: bytes, sidecar: sidecar, declared: declared)
        } catch {
          throw BadItem(name: name, failure: error, bytes: bytes)
        }
      }
      guard line > 0 else {
        throw BadItem(
          name: name, failure: RejectedArticle(.empty, "the bundle holds no line"), bytes: bytes)
      }
      return try articleOfLine()
    }

    /// `{"id": …, "text" or "html": …, sidecar keys}`.
    private func articleOfLine() throws(BadItem) -> RawArticle {
      var article = name
      article.text += "#\(line)"
      func bad(_ problem: String) -> BadItem {
        BadItem(
          name: article,
          failure: RejectedArticle(.badBundle, "\(name.text):\(line): \(problem)"), bytes: bytes)
      }
      do throws(RejectedArticle) {
        let object = try Sidecar.object(bytes)
        if let id = object["id"] as? String, !id.isEmpty { article.text = name.text + "#" + id }
        let text = object["text"] as? String
        let html = object["html"] as? String
        guard (text == nil) != (html == nil), let content = text ?? html else {
          throw RejectedArticle(.badBundle, "a line holds either 'text' or 'html'")
        }
        return RawArticle(
          name: article, bytes: Array(content.utf8), sidecar: bytes,
          declared: try Sidecar.metadata(of: object), mediaType: html == nil ? .text : .html)
      } catch {
        throw bad(error.message)
      }
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
