package import NewsModel

/// The line that `waqai clean --jsonl` writes: an article's metadata and its cleaned text.
package struct CleanedLine {
  /// One JSON line, newline included.
  package let bytes: [UInt8]

  package init(name: ArticleName, document: Document) {
    let metadata = document.metadata
    var json = JSONWriter(capacity: document.text.count + 512)
    json.object { json in
      json.key("name")
      json.string(name.text)
      json.key("url")
      json.string(metadata.url)
      json.key("site")
      json.string(metadata.site)
      json.key("title")
      json.string(metadata.title)
      json.key("authors")
      json.array(metadata.authors) { $0.string($1) }
      json.key("published_at")
      json.string(metadata.published?.iso)
      json.key("published_from")
      json.string(metadata.published?.origin.rawValue)
      json.key("language")
      json.string(metadata.language)
      json.key("encoding")
      json.string(document.source.encoding)
      json.key("text")
      json.string(document.text)
    }
    json.newline()
    bytes = json.bytes
  }
}
