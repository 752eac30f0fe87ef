/// Chooses whom a page names as an article's authors.
struct AuthorReader {
  let facts: PageFacts
  let linked: LinkedData
  let bylines: BylineReader
  let site: String?

  /// What machines are told, before what readers see; of several sources the first that names people.
  ///
  /// Many pages tell machines their own name instead of the author's: it only counts where nobody else
  /// is named.
  var authors: [String] {
    let stated = [
      linked.authors, facts.authorMetas,
      facts.properties.filter { $0.name == "author" || $0.name == "creator" }.map(\.value),
    ].map { bylines.names(of: $0, areShown: false) }
    if let people = stated.first(where: { !$0.isEmpty && !isSite($0) }) { return people }
    for source in [facts.authorLinks, facts.bylines] {
      let names = bylines.names(of: source, areShown: true)
      if !names.isEmpty, !isSite(names) { return names }
    }
    for line in facts.linesAfter.prefix(8) + facts.linesBefore.prefix(3) {
      let names = bylines.names(in: Array(line.utf8))
      if !names.isEmpty { return names }
    }
    return stated.first { !$0.isEmpty } ?? []
  }

  /// Whether the only name is the site's own.
  private func isSite(_ names: [String]) -> Bool {
    guard names.count == 1, let name = names.first else { return false }
    let own = LineWords(Array(name.utf8)).hashes
    for site in [site, linked.publisher] {
      guard let site else { continue }
      let other = LineWords(Array(site.utf8)).hashes
      if own == other || own.count < other.count && other.starts(with: own) && own.count > 1 {
        return true
      }
    }
    // An address: `mdr.de`.
    guard let url = facts.canonical ?? facts.metas["og:url"] else { return false }
    let host = url.split(separator: "/").dropFirst().first ?? ""
    let bare = name.lowercased().utf8.filter { $0 != 0x20 }
    return bare.count > 3 && Array(host.lowercased().utf8).firstRange(ofBytes: bare) != nil
  }
}
