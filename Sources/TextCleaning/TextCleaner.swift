package import NewsModel

/// What one article may cost before it is refused.
package struct CleaningLimits: Sendable {
  /// Bytes of one article.
  package var bytes = 32 << 20
  /// Tags of a page, end tags too; each may cost some hundred bytes of memory and a microsecond.
  package var elements = 1_000_000
  /// Elements inside one another: what is deeper is read as if it were this deep.
  package var depth = 192

  package init() {}
}

/// Turns an article's bytes into its paragraphs and metadata.
package struct TextCleaner: Sendable {
  private let limits: CleaningLimits
  private let tables: CleaningTables

  /// - Parameter tables: what the language packs know of pages.
  package init(limits: CleaningLimits = CleaningLimits(), tables: CleaningTables) {
    self.limits = limits
    self.tables = tables
  }

  /// The cleaned document.
  ///
  /// Throws where the article has no text, is no text at all, or would cost too much to parse.
  package func document(
    from article: RawArticle, explaining: Bool = false
  ) throws(RejectedArticle) -> Document {
    guard article.bytes.contains(where: { $0 > 0x20 }) else {
      throw RejectedArticle(.empty, "the file holds no text")
    }
    guard article.bytes.count <= limits.bytes else {
      throw RejectedArticle(
        .tooLarge, "\(article.bytes.count) bytes, and the limit is \(limits.bytes)")
    }
    var decoded = try EncodingDetector.decode(
      article.bytes, isKnownUTF8: article.mediaType != nil)
    let mediaType = article.mediaType ?? sniffed(&decoded.text)
    var cleaned = try clean(decoded.text, mediaType, explaining: explaining)
    // Looked for in the article rather than the page, which may be long and hold other things.
    if decoded.encoding == "utf-8", Mojibake.shows(in: cleaned.paragraphs.map(\.1)) {
      decoded = Mojibake.repaired(decoded)
      cleaned = try clean(decoded.text, mediaType, explaining: explaining)
    }
    let source = Document.Source(
      mediaType: mediaType, encoding: decoded.encoding, encodingFrom: decoded.origin)
    guard !cleaned.paragraphs.isEmpty else {
      throw RejectedArticle(.noText, "no paragraph of prose was found")
    }
    let glued = GluedWords(table: tables.glue)
    for index in cleaned.paragraphs.indices {
      // What was escaped twice is resolved once more, after its tags are gone.
      cleaned.paragraphs[index].1 = glued.parted(Entities.resolved(cleaned.paragraphs[index].1))
    }
    if !explaining { cleaned.omissions = [] }
    var metadata = cleaned.metadata
    metadata.take(article.declared)
    if metadata.published == nil {
      metadata.published =
        metadata.url.flatMap { DateInName.publication($0, origin: .url) }
        ?? DateInName.publication(article.name.text)
    }
    // What stands beside the article is believed; what stands in it is a hint.
    if article.declared.language == nil {
      metadata.language = LanguageDetector(table: tables.languages)
        .language(of: cleaned.paragraphs.map(\.1), hint: metadata.language)
    }
    return Document(
      source: source, metadata: metadata, paragraphs: cleaned.paragraphs,
      omissions: cleaned.omissions)
  }
}

extension TextCleaner {
  private func clean(
    _ text: [UInt8], _ mediaType: MediaType, explaining: Bool
  ) throws(RejectedArticle) -> CleanedText {
    mediaType == .html
      ? try HTMLCleaner(limits: limits, tables: tables, explaining: explaining).clean(text)
      : PlainTextCleaner(tables: tables).clean(text)
  }

  /// Tells HTML from text, and resolves the references of what was escaped once too often.
  private func sniffed(_ text: inout [UInt8]) -> MediaType {
    let found = MediaSniffer.mediaType(of: text)
    guard found == .text, text.contains(UInt8(ascii: "&")) else { return found }
    let resolved = Entities.resolved(text)
    guard resolved.count < text.count else { return .text }
    text = resolved
    return MediaSniffer.mediaType(of: resolved)
  }
}

/// What a cleaner found in an article.
struct CleanedText {
  var metadata = Metadata()
  var paragraphs: [(Paragraph.Kind, [UInt8])] = []
  var omissions: [Omission] = []

  mutating func omit(_ text: [UInt8], _ reason: String) {
    guard !text.isEmpty else { return }
    omissions.append(
      Omission(text: String(decoding: text.prefix(200), as: UTF8.self), reason: reason))
  }
}

extension Metadata {
  /// What is declared beside an article wins over what was found in it.
  fileprivate mutating func take(_ declared: Metadata) {
    url = declared.url ?? url
    site = declared.site ?? site
    title = declared.title ?? title
    if !declared.authors.isEmpty { authors = declared.authors }
    published = declared.published ?? published
    language =
      declared.language.map { String($0.prefix { $0 != "-" && $0 != "_" }).lowercased() }
      ?? language
  }
}
