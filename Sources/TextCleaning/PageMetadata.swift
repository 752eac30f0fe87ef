import Foundation
import NewsModel

/// What a page's JSON-LD says of its article.
struct LinkedData {
  private var articles: [[String: Any]] = []

  init(_ scripts: [[UInt8]]) {
    for script in scripts {
      guard let value = try? JSONSerialization.jsonObject(with: Data(script)) else { continue }
      collect(value, depth: 0)
    }
  }

  private mutating func collect(_ value: Any, depth: Int) {
    guard depth < 6 else { return }
    if let list = value as? [Any] {
      for item in list { collect(item, depth: depth + 1) }
    } else if let object = value as? [String: Any] {
      let types = (object["@type"] as? [String]) ?? [(object["@type"] as? String) ?? ""]
      if types.contains(where: { $0.hasSuffix("Article") || $0 == "BlogPosting" || $0 == "Report" })
      {
        articles.append(object)
      }
      for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
        if let inner = object[key] { collect(inner, depth: depth + 1) }
      }
    }
  }

  func text(_ key: String) -> String? {
    for article in articles {
      if let text = article[key] as? String, !text.isEmpty { return Self.plain(text) }
    }
    return nil
  }

  var body: [UInt8]? {
    for article in articles {
      if let text = article["articleBody"] as? String, !text.isEmpty { return Array(text.utf8) }
    }
    return nil
  }

  var authors: [String] {
    for article in articles {
      let names = Self.names(article["author"] as Any)
      if !names.isEmpty { return names }
    }
    return []
  }

  var publisher: String? {
    articles.lazy.compactMap { Self.names($0["publisher"] as Any).first }.first
  }

  private static func names(_ value: Any) -> [String] {
    if let list = value as? [Any] { return list.flatMap(names) }
    if let object = value as? [String: Any] {
      if let name = object["name"] as? String { return [plain(name)] }
      return (object["name"] as? [String] ?? []).map(plain)
    }
    if let text = value as? String, !text.hasPrefix("http") { return [plain(text)] }
    return []
  }

  static func plain(_ text: String) -> String {
    var text = text
    for (entity, character) in [
      ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&amp;", "&"), ("&lt;", "<"),
      ("&gt;", ">"),
      ("&nbsp;", " "), ("&#8220;", "“"), ("&#8221;", "”"), ("&#8217;", "’"), ("&#8216;", "‘"),
    ] {
      text = text.replacingOccurrences(of: entity, with: character)
    }
    return String(decoding: Prose.collapsed(text.utf8), as: UTF8.self)
  }
}

/// Reads a page's metadata from JSON-LD, then `<meta>`, then what is visible.
struct PageMetadata {
  private let tree: PageTree
  private let linked: LinkedData
  private var metas: [String: String] = [:]

  init(tree: PageTree, linked: LinkedData) {
    self.tree = tree
    self.linked = linked
    for index in tree.nodes.indices where tree.nodes[index].tag == .meta {
      guard let content = string(.content, index) else { continue }
      for key in [AttributeName.property, .name, .itemprop] {
        if let name = string(key, index)?.lowercased(), metas[name] == nil { metas[name] = content }
      }
    }
  }

  private func string(_ name: AttributeName, _ node: Int) -> String? {
    tree.attribute(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  var metadata: Metadata {
    let site = metas["og:site_name"] ?? linked.publisher
    return Metadata(
      url: url, site: site.map(LinkedData.plain), title: title(site: site), authors: authors,
      published: published, language: language)
  }

  private func first(_ names: String...) -> String? {
    names.lazy.compactMap { metas[$0] }.first
  }

  private func text(of node: Int) -> String {
    String(decoding: tree.text(of: node), as: UTF8.self)
  }

  private func element(_ tag: Tag) -> String? {
    guard let index = tree.nodes.firstIndex(where: { $0.tag == tag }) else { return nil }
    let found = text(of: index)
    return found.isEmpty ? nil : found
  }

  private func title(site: String?) -> String? {
    let heading = headings().first
    let candidate =
      linked.text("headline") ?? first("og:title", "twitter:title").map(LinkedData.plain)
      ?? heading ?? element(.title)
    guard var title = candidate else { return nil }
    // The site's name after a separator is not the title's.
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » "] {
      guard let range = title.range(of: separator, options: .backwards) else { continue }
      let suffix = title[range.upperBound...]
      let isSite =
        site.map { suffix == $0 || $0.contains(suffix) || suffix.contains($0) } ?? false
        || heading.map { $0 == title[..<range.lowerBound] } ?? false
      if isSite { title = String(title[..<range.lowerBound]) }
    }
    return String(decoding: Prose.collapsed(title.utf8), as: UTF8.self)
  }

  private func headings() -> [String] {
    tree.nodes.indices.filter { tree.nodes[$0].tag == .h1 }.map(text(of:)).filter { !$0.isEmpty }
  }

  private var url: String? {
    for index in tree.nodes.indices where tree.nodes[index].tag == .link {
      if string(.rel, index)?.lowercased() == "canonical" { return string(.href, index) }
    }
    return metas["og:url"]
  }

  private var language: String? {
    let declared = tree.nodes.firstIndex { $0.tag == .html }.flatMap { string(.lang, $0) }
    guard let tag = declared?.prefix(while: { $0 != "-" && $0 != "_" }).lowercased(),
      (2...3).contains(tag.utf8.count), tag == "ar"
    else { return nil }
    return tag
  }

  private var authors: [String] {
    var names = linked.authors
    if names.isEmpty,
      let name = first("author", "article:author", "dc.creator", "parsely-author", "byl")
    {
      names = name.hasPrefix("http") ? [] : [LinkedData.plain(name)]
    }
    if names.isEmpty {
      for index in Set(tree.attributes.map { Int($0.node) }).sorted()
      where string(.itemprop, index) == "author" || string(.rel, index) == "author" {
        let name = text(of: index)
        if !name.isEmpty, name.utf8.count < 80, !names.contains(name) { names.append(name) }
      }
    }
    return names
  }

  private var published: Publication? {
    if let date = Self.publication(linked.text("datePublished"), .jsonLD) { return date }
    for name in [
      "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate",
      "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "date",
      "publish-date", "publication_date", "dc.date",
    ] {
      if let date = Self.publication(metas[name], .meta) { return date }
    }
    for attribute in tree.attributes where attribute.name == .itemprop {
      let index = Int(attribute.node)
      guard string(.itemprop, index) == "datePublished" else { continue }
      let value = string(.datetime, index) ?? string(.content, index)
      if let date = Self.publication(value, .microdata) { return date }
    }
    for index in tree.nodes.indices where tree.nodes[index].tag == .time {
      if let date = Self.publication(string(.datetime, index), .time) { return date }
    }
    return nil
  }

  static func publication(_ text: String?, _ origin: Publication.Origin) -> Publication? {
    guard let text = text?.trimmingCharacters(in: .whitespaces), let day = CivilDate(iso: text),
      (1900...2200).contains(day.year)
    else { return nil }
    let bytes = Array(text.utf8)
    var iso = String(decoding: bytes.prefix(10), as: UTF8.self)
    if bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") {
      let rest = bytes[11...].filter { $0 != UInt8(ascii: " ") }
      let isTime = rest.allSatisfy { "0123456789:.+-Zz".utf8.contains($0) }
      if isTime { iso += "T" + String(decoding: rest, as: UTF8.self) }
    }
    return Publication(iso: iso, day: day, origin: origin)
  }
}
