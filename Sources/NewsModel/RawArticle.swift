/// One delivered article: its bytes exactly as they came, and what was said of it beside them.
package struct RawArticle: Sendable {
  /// What the article is called: a path below the inbox, or `bundle.jsonl#id`.
  package var name: ArticleName
  /// The article's own bytes: text or HTML in any encoding.
  package var bytes: [UInt8]
  /// The sidecar's bytes as delivered (for a line of a bundle, the whole line); empty without one.
  package var sidecar: [UInt8]
  /// What the sidecar, or the other keys of the bundle's line, say.
  package var declared: Metadata
  /// Set where the delivery itself says what the bytes are, as a bundle's `text` and `html` keys do.
  package var mediaType: MediaType?

  package init(
    name: ArticleName, bytes: [UInt8], sidecar: [UInt8] = [], declared: Metadata = Metadata(),
    mediaType: MediaType? = nil
  ) {
    self.name = name
    self.bytes = bytes
    self.sidecar = sidecar
    self.declared = declared
    self.mediaType = mediaType
  }
}

/// A delivery's name: bytes on disk, which need not be UTF-8.
package struct ArticleName: Hashable, Sendable, Codable {
  /// The name as text; what is not UTF-8 in it is U+FFFD.
  package var text: String
  /// The bytes in lower-case hexadecimal, where `text` does not give them back; else nil.
  package var bytes: String?

  package init(_ text: String) { self.text = text }

  package init(bytes name: [UInt8]) {
    text = String(decoding: name, as: UTF8.self)
    guard Array(text.utf8) != name else { return }
    let digits = Array("0123456789abcdef".unicodeScalars)
    var hex = String.UnicodeScalarView()
    for byte in name {
      hex.append(digits[Int(byte >> 4)])
      hex.append(digits[Int(byte & 15)])
    }
    bytes = String(hex)
  }
}

/// What an article's bytes are.
package enum MediaType: String, Sendable, Codable {
  case text = "text/plain"
  case html = "text/html"
}
