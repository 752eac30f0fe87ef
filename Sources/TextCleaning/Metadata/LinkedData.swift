/// What a page's JSON-LD says of its article.
struct LinkedData {
  private var articles: [JSONValue] = []
  /// Pages that are no articles by their type, for what only they say.
  private var pages: [JSONValue] = []
  /// Objects by their `@id`, for authors and publishers that are only named by it.
  private var named: [[UInt8]: JSONValue] = [:]

  init(_ scripts: [[UInt8]]) {
    for script in scripts {
      var text = script
      // Some systems escape the whole script.
      if text.drop(while: { $0 <= 0x20 }).starts(with: "{&quot;".utf8) {
        text = Entities.resolved(text)
      }
      for value in JSONReader.values(in: text[...]) { collect(value, depth: 0) }
    }
  }

  private mutating func collect(_ value: JSONValue, depth: Int) {
    guard depth < 8, articles.count < 256 else { return }
    switch value {
    case .array(let items): for item in items { collect(item, depth: depth + 1) }
    case .object(let members):
      if let id = value["@id"]?.text, value["name"] != nil, named.count < 1024 { named[id] = value }
      for type in value["@type"]?.texts ?? [] {
        if Self.isArticle(type) {
          articles.append(value)
          break
        }
        if type.elementsEqual("WebPage".utf8) || type.elementsEqual("ItemPage".utf8)
          || type.elementsEqual("VideoObject".utf8)
        {
          pages.append(value)
          break
        }
      }
      for (key, inner) in members where Self.leadsOn(key) { collect(inner, depth: depth + 1) }
    default: return
    }
  }

  private static func isArticle(_ type: [UInt8]) -> Bool {
    type.suffix(7).elementsEqual("Article".utf8) || type.elementsEqual("BlogPosting".utf8)
      || type.elementsEqual("Report".utf8) || type.elementsEqual("LiveBlogPosting".utf8)
      || type.elementsEqual("SocialMediaPosting".utf8)
  }

  private static func leadsOn(_ key: ArraySlice<UInt8>) -> Bool {
    ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "itemListElement", "item"]
      .contains { key.elementsEqual($0.utf8) }
  }

  /// Puts the article first that the page is about, where it holds several.
  mutating func prefer(title: String?, url: String?) {
    guard articles.count > 1 else { return }
    let wanted = title.map { LineWords(Array($0.utf8)).hashes } ?? []
    let scores = articles.map { article -> Int in
      var score = 0
      if let headline = article["headline"]?.text ?? article["name"]?.text, !wanted.isEmpty {
        let words = LineWords(headline).hashes
        let shared = Set(words).intersection(wanted).count
        if shared * 10 >= max(words.count, 1) * 6 { score += 4 }
      }
      if let url, !url.isEmpty, Self.addresses(of: article).contains(url) { score += 3 }
      if article["articleBody"] != nil { score += 1 }
      if article["datePublished"] != nil { score += 1 }
      return score
    }
    guard let best = scores.max(), let index = scores.firstIndex(of: best), index > 0 else {
      return
    }
    articles.swapAt(0, index)
  }

  private static func addresses(of article: JSONValue) -> [String] {
    [
      article["url"]?.text, article["@id"]?.text, article["mainEntityOfPage"]?.text,
      article["mainEntityOfPage"]?["@id"]?.text,
    ].compactMap { $0.map { String(decoding: $0, as: UTF8.self) } }
  }

  // MARK: - Facts

  /// Whether anything says that it is an article.
  var hasArticle: Bool { !articles.isEmpty }

  private func first(_ keys: StaticString..., alsoPages: Bool = false) -> [UInt8]? {
    for article in articles.prefix(1) + articles.dropFirst().prefix(3)
      + (alsoPages ? pages.prefix(2) : [])
    {
      for key in keys {
        if let text = article[key]?.texts.first, !text.isEmpty { return text }
      }
    }
    return nil
  }

  var headline: String? {
    articles.first.flatMap { $0["headline"]?.texts.first }.flatMap(Self.plain)
  }

  /// The headline under another key, or the page's name.
  var name: String? { first("headline", "name", alsoPages: true).flatMap(Self.plain) }

  /// When the article, and where it says nothing the page, was published.
  var published: [[UInt8]] {
    var dates: [[UInt8]] = []
    for key: StaticString in ["datePublished", "dateCreated", "uploadDate"] {
      for article in articles.prefix(4) { dates += (article[key]?.texts ?? []).prefix(1) }
    }
    for page in pages.prefix(2) { dates += (page["datePublished"]?.texts ?? []).prefix(1) }
    return dates
  }

  var language: String? { first("inLanguage", alsoPages: true).flatMap(Self.plain) }
  var url: String? {
    articles.first.flatMap { Self.addresses(of: $0).first { $0.hasPrefix("http") } }
  }

  /// The article's text as it is given for machines, markup taken out; lines are paragraphs.
  var body: [UInt8]? {
    for article in articles {
      if let text = article["articleBody"]?.text, !text.isEmpty {
        return Self.withoutTags(Entities.resolved(text))
      }
    }
    return nil
  }

  var authors: [String] {
    for article in articles.prefix(4) {
      for key: StaticString in ["author", "creator"] {
        let names = article[key].map { self.names($0, depth: 0) } ?? []
        if !names.isEmpty { return names }
      }
    }
    return []
  }

  var publisher: String? {
    articles.lazy.compactMap { $0["publisher"].flatMap { self.names($0, depth: 0).first } }.first
  }

  private func names(_ value: JSONValue, depth: Int) -> [String] {
    guard depth < 4 else { return [] }
    switch value {
    case .array(let items): return items.prefix(32).flatMap { names($0, depth: depth + 1) }
    case .object:
      if let name = value["name"] {
        let names = name.texts.compactMap(Self.plain)
        if !names.isEmpty { return names }
      }
      guard let id = value["@id"]?.text, let other = named[id] else { return [] }
      return (other["name"]?.texts ?? []).compactMap(Self.plain)
    case .string:
      guard let text = value.text else { return [] }
      if let other = named[text] { return (other["name"]?.texts ?? []).compactMap(Self.plain) }
      return text.starts(with: "http".utf8) ? [] : [Self.plain(text)].compactMap { $0 }
    case .literal: return []
    }
  }

  // MARK: - Text

  /// A value as a reader would see it; nil where nothing is left.
  static func plain(_ text: [UInt8]) -> String? {
    let clean = Prose.collapsed(withoutTags(Entities.resolved(text)))
    return clean.isEmpty ? nil : String(decoding: clean, as: UTF8.self)
  }

  /// The text with tags left out, block ends as line breaks.
  private static func withoutTags(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "<")) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var cursor = 0
    while cursor < text.count {
      let byte = text[cursor]
      guard byte == UInt8(ascii: "<"), cursor + 1 < text.count,
        text[cursor + 1] == UInt8(ascii: "/")
          || text[cursor + 1] | 0x20 >= 0x61 && text[cursor + 1] | 0x20 <= 0x7A,
        let end = text[cursor..<min(text.count, cursor + 2048)].firstIndex(of: UInt8(ascii: ">"))
      else {
        result.append(byte)
        cursor += 1
        continue
      }
      let name = text[(cursor + 1)..<end].drop { $0 == UInt8(ascii: "/") }
        .prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }.map { $0 | 0x20 }
      if ["p", "br", "div", "li", "h"].contains(where: { name.elementsEqual($0.utf8) }) {
        result.append(0x0A)
      }
      cursor = end + 1
    }
    return result
  }
}
