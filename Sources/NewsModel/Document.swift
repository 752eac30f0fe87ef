/// A cleaned article: its prose in order, and what is known of it as a whole.
package struct Document: Sendable, Codable {
  /// What the delivered bytes turned out to be.
  package struct Source: Hashable, Sendable, Codable {
    package var mediaType: MediaType
    /// WHATWG label of the encoding that was decoded, in lower case: `utf-8`, `windows-1256`.
    package var encoding: String
    /// What decided the encoding: `bom`, `meta`, `declared`, `valid-utf8`, `detected`, or
    /// `repaired` where text that had been read in a wrong encoding before was set right.
    package var encodingFrom: String

    package init(mediaType: MediaType, encoding: String, encodingFrom: String) {
      self.mediaType = mediaType
      self.encoding = encoding
      self.encodingFrom = encodingFrom
    }
  }

  package var source: Source
  package var metadata: Metadata
  /// The paragraphs' text as valid UTF-8, joined by one newline; holds no other line break.
  package var text: [UInt8]
  /// In reading order; their spans cover `text` but for the newlines between them.
  package var paragraphs: [Paragraph]
  /// What was left out and why, for a person who asks (`waqai explain`).
  ///
  /// Empty unless asked for.
  package var omissions: [Omission]

  package init(
    source: Source, metadata: Metadata, text: [UInt8], paragraphs: [Paragraph],
    omissions: [Omission] = []
  ) {
    self.source = source
    self.metadata = metadata
    self.text = text
    self.paragraphs = paragraphs
    self.omissions = omissions
  }

  /// The document of `paragraphs` of text, joined in order.
  package init(
    source: Source, metadata: Metadata, paragraphs texts: [(Paragraph.Kind, [UInt8])],
    omissions: [Omission] = []
  ) {
    var text: [UInt8] = []
    text.reserveCapacity(texts.reduce(0) { $0 + $1.1.count + 1 })
    var paragraphs: [Paragraph] = []
    for (index, (kind, bytes)) in texts.enumerated() {
      if index > 0 { text.append(UInt8(ascii: "\n")) }
      let start = text.count
      text += bytes
      paragraphs.append(Paragraph(index: index, kind: kind, span: Span(start, text.count)))
    }
    self.init(
      source: source, metadata: metadata, text: text, paragraphs: paragraphs,
      omissions: omissions)
  }

  /// The words under `span`.
  package func string(_ span: Span) -> String {
    String(decoding: text[span.range], as: UTF8.self)
  }

  private enum CodingKeys: String, CodingKey { case source, metadata, text, paragraphs, omissions }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    source = try values.decode(Source.self, forKey: .source)
    metadata = try values.decode(Metadata.self, forKey: .metadata)
    text = Array(try values.decode(String.self, forKey: .text).utf8)
    paragraphs = try values.decode([Paragraph].self, forKey: .paragraphs)
    omissions = try values.decode([Omission].self, forKey: .omissions)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(source, forKey: .source)
    try values.encode(metadata, forKey: .metadata)
    try values.encode(String(decoding: text, as: UTF8.self), forKey: .text)
    try values.encode(paragraphs, forKey: .paragraphs)
    try values.encode(omissions, forKey: .omissions)
  }
}

/// One block of an article's prose.
package struct Paragraph: Hashable, Sendable, Codable {
  /// What the block is on the page.
  package enum Kind: String, Sendable, Codable {
    case prose, heading, listItem, quote, caption, table
  }

  /// Its place in the article, counted from 0, before any repeat leaves.
  package var index: Int
  package var kind: Kind
  /// Its bytes in the document's text.
  package var span: Span

  package init(index: Int, kind: Kind, span: Span) {
    self.index = index
    self.kind = kind
    self.span = span
  }
}

/// A block that cleaning left out of an article.
package struct Omission: Hashable, Sendable, Codable {
  /// Its words, at most 200 bytes of them.
  package var text: String
  /// The rule that left it out, such as `link-density` or `comments`.
  package var reason: String

  package init(text: String, reason: String) {
    self.text = text
    self.reason = reason
  }
}
