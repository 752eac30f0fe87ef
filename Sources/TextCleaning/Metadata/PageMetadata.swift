import NewsModel

/// Reads a page's metadata: from JSON-LD, then `<meta>`, then microdata, then what is visible.
struct PageMetadata {
  private let facts: PageFacts
  private let linked: LinkedData
  private let tables: CleaningTables

  init(facts: PageFacts, linked: LinkedData, tables: CleaningTables) {
    self.facts = facts
    self.tables = tables
    var linked = linked
    linked.prefer(
      title: facts.metas["og:title"] ?? facts.headings.first ?? facts.title,
      url: facts.canonical ?? facts.metas["og:url"])
    self.linked = linked
  }

  var metadata: Metadata {
    Metadata(
      url: url, site: site,
      title: TitleChooser(facts: facts, linked: linked, site: site).title,
      authors: AuthorReader(facts: facts, linked: linked, bylines: bylines, site: site).authors,
      published: published, language: language)
  }

  private var bylines: BylineReader { BylineReader(tables) }

  /// The first meta that is there of `names`.
  private func meta(_ names: String...) -> String? {
    names.lazy.compactMap { facts.metas[$0] }.first { !$0.isEmpty }
  }

  private func plain(_ text: String?) -> String? {
    text.flatMap { LinkedData.plain(Array($0.utf8)) }
  }

  private var site: String? {
    plain(meta("og:site_name")) ?? linked.publisher
      ?? plain(meta("application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone"))
  }

  private var url: String? {
    let candidates = [facts.canonical, meta("og:url"), linked.url]
    return candidates.compactMap { $0 }.first {
      $0.hasPrefix("http://") || $0.hasPrefix("https://")
    }
  }

  private var language: String? {
    let declared = [
      linked.language, facts.language, meta("og:locale", "language", "content-language"),
    ]
    return declared.compactMap { $0 }.first {
      let tag = $0.utf8.prefix { $0 != 0x2D && $0 != 0x5F }
      return (2...3).contains(tag.count)
        && tag.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    }?.split(separator: "_").joined(separator: "-")
  }

  // MARK: - Publication

  private var published: Publication? {
    let reader = DateReader(calendar: tables.calendar, language: facts.language ?? linked.language)
    func publication(_ text: [UInt8], _ origin: Publication.Origin) -> Publication? {
      guard let date = reader.date(in: text), (1980...2100).contains(date.day.year) else {
        return nil
      }
      return Publication(iso: date.iso, day: date.day, origin: origin)
    }
    for text in linked.published {
      if let found = publication(text, .jsonLD) { return found }
    }
    for name in Self.dateMetas {
      if let value = facts.metas[name], let found = publication(Array(value.utf8), .meta) {
        return found
      }
    }
    for name in ["datepublished", "datecreated"] {
      for property in facts.properties where property.name == name {
        if let found = publication(Array(property.value.utf8), .microdata) { return found }
      }
    }
    return Dateline(facts: facts, bylines: bylines, reader: reader).publication
  }

  /// Names of metas that give the publication, the surest first.
  private static let dateMetas = [
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "datepublished", "date_published", "published_time", "published-date", "published_at",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
    "publication-date", "article_date_original", "article.published", "originalpublicationdate",
    "og:pubdate", "bt:pubdate", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dcterms.date", "dc.date", "rnews:datepublished", "displaydate", "ptime",
    "created", "creation_date", "date", "dc:date", "timestamp", "article:published_date",
  ]
}
