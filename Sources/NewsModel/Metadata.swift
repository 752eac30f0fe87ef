/// What is known of an article as a whole; nil and empty where nothing is.
package struct Metadata: Hashable, Sendable, Codable {
  package var url: String?
  package var site: String?
  package var title: String?
  package var authors: [String]
  package var published: Publication?
  /// BCP 47, such as `ar`; decided by the text where nobody declares it.
  package var language: String?

  package init(
    url: String? = nil, site: String? = nil, title: String? = nil, authors: [String] = [],
    published: Publication? = nil, language: String? = nil
  ) {
    self.url = url
    self.site = site
    self.title = title
    self.authors = authors
    self.published = published
    self.language = language
  }
}

/// When an article was published: the day that "yesterday" counts from.
package struct Publication: Hashable, Sendable, Codable {
  /// What said so, best first.
  package enum Origin: String, Sendable, Codable {
    case sidecar
    case jsonLD = "json-ld"
    case meta
    case microdata
    case time
    case dateline
    case url
    case fileName = "file-name"
  }

  /// ISO 8601: `2025-09-16`, or with the time and zone that were given, `2025-09-16T08:12:00+03:00`.
  package var iso: String
  /// The day in the zone that was given.
  package var day: CivilDate
  package var origin: Origin

  package init(iso: String, day: CivilDate, origin: Origin) {
    self.iso = iso
    self.day = day
    self.origin = origin
  }
}
