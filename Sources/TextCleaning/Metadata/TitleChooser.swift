/// Chooses an article's title among what a page offers, and takes the site's name off it.
struct TitleChooser {
  let facts: PageFacts
  let linked: LinkedData
  let site: String?

  /// What most of the page's statements agree on; where none do, what machines are told.
  ///
  /// The statements: JSON-LD, what is made for social networks, microdata, the first headings, `<title>`
  /// or a part of it.
  var title: String? {
    let headings = facts.headings.compactMap(plain)
    // What is made for social networks is one statement, however many networks it names.
    let social = plain(facts.metas["og:title"]) ?? plain(facts.metas["twitter:title"])
    let marked = facts.properties.filter { $0.name == "headline" || $0.name == "name" }.prefix(3)
      .compactMap { plain($0.value) }
    let stated = [linked.headline, social].compactMap { $0 }
      .map { Candidate(withoutSite($0, headings: headings.map(words))) }
    let shown = headings.prefix(3).map { Candidate(withoutSite($0, headings: [])) }
    let markedTitles = marked.map(Candidate.init)
    let lesserTitles = facts.subheadings.compactMap(plain).map(Candidate.init)
    let whole = plain(facts.title)
    let named = whole.map {
      withoutSite($0, headings: headings.map(words) + lesserTitles.map(\.words))
    }
    let tab = whole.map(words) ?? []
    var best: (title: String, votes: Int)?
    for candidate in stated + shown + markedTitles + lesserTitles
      + [named].compactMap({ $0.map(Candidate.init) })
    {
      let own = candidate.words
      guard !own.isEmpty else { continue }
      var votes = stated.count { $0.words == own } * 2
      if shown.contains(where: { $0.words == own }) {
        votes += isHeadline(own, like: stated.first?.words ?? named.map(words) ?? []) ? 3 : 2
      }
      let isStated = votes > 0
      if markedTitles.contains(where: { $0.words == own }) { votes += 1 }
      if lesserTitles.contains(where: { $0.words == own }) { votes += 1 }
      // `<title>` is made for search engines: it only speaks for what nothing else says.
      if !isStated, own.count >= 3,
        tab.starts(with: own) || tab.suffix(own.count).elementsEqual(own)
      {
        votes += 2
      }
      if votes > best?.votes ?? 0, !isSite(candidate.title) { best = (candidate.title, votes) }
    }
    return best?.title ?? named.flatMap { isSite($0) ? nil : $0 } ?? linked.name
  }

  /// Whether the page's only first-level heading says in its words what else the page is called: what
  /// readers see comes before what was made for search engines and networks, the editors' own headline aside.
  private func isHeadline(_ heading: [UInt64], like other: [UInt64]) -> Bool {
    guard facts.headings.count == 1, linked.headline == nil else { return false }
    // What stands before the same words is a kicker.
    guard heading.count <= other.count || !heading.suffix(other.count).elementsEqual(other) else {
      return false
    }
    return Set(heading).intersection(other).count * 2 >= min(heading.count, other.count)
  }

  /// A title and its words, folded.
  private struct Candidate {
    var title: String
    var words: [UInt64]

    init(_ title: String) {
      self.title = title
      words = LineWords(Array(title.utf8)).hashes
    }
  }

  private func plain(_ text: String?) -> String? {
    text.flatMap { LinkedData.plain(Array($0.utf8)) }
  }

  /// The title without a first or last part that names the site, or stands behind one of the headings.
  ///
  /// - Parameter headings: the words of each.
  func withoutSite(_ title: String, headings: [[UInt64]]) -> String {
    var title = title
    for _ in 0..<2 {
      guard let shorter = withoutLastPart(title, headings) ?? withoutFirstPart(title)
      else {
        break
      }
      title = shorter
    }
    return title
  }

  private static let separators = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", "｜", " / ", " : ", " |", "| ",
  ]

  private func withoutLastPart(_ title: String, _ headings: [[UInt64]]) -> String? {
    for separator in Self.separators {
      guard let (head, tail) = split(title, at: separator, last: true) else { continue }
      if isSite(tail) || headings.contains(words(head)) { return head }
    }
    return nil
  }

  private func withoutFirstPart(_ title: String) -> String? {
    for separator in Self.separators {
      guard let (head, tail) = split(title, at: separator, last: false) else { continue }
      if isSite(head) { return tail }
    }
    return nil
  }

  private func split(_ title: String, at separator: String, last: Bool) -> (String, String)? {
    let bytes = Array(title.utf8)
    let mark = Array(separator.utf8)
    guard bytes.count > mark.count else { return nil }
    let places = (0...(bytes.count - mark.count)).filter { bytes[$0...].starts(with: mark) }
    guard let place = last ? places.last : places.first else { return nil }
    let head = Prose.collapsed(bytes[..<place])
    let tail = Prose.collapsed(bytes[(place + mark.count)...])
    guard !head.isEmpty, !tail.isEmpty else { return nil }
    return (String(decoding: head, as: UTF8.self), String(decoding: tail, as: UTF8.self))
  }

  private func words(_ text: String) -> [UInt64] { LineWords(Array(text.utf8)).hashes }

  /// Whether a part of a title is the site's name, or its address.
  private func isSite(_ part: String) -> Bool {
    let own = words(part)
    guard !own.isEmpty, own.count <= 8 else { return false }
    for name in [
      site, linked.publisher, facts.metas["og:site_name"], facts.metas["application-name"],
    ] {
      guard let name else { continue }
      let other = words(name)
      if own == other { return true }
      // One within the other: "الوقائع" and "صحيفة الوقائع".
      if other.count >= 1, own.count <= other.count + 3, own.count * 4 >= other.count,
        contains(own, other) || own.count * 2 >= other.count && contains(other, own)
      {
        return true
      }
    }
    return isAddress(part)
  }

  private func contains(_ longer: [UInt64], _ shorter: [UInt64]) -> Bool {
    guard longer.count >= shorter.count else { return false }
    return (0...(longer.count - shorter.count)).contains {
      longer[$0..<($0 + shorter.count)].elementsEqual(shorter)
    }
  }

  /// Whether the part, its blanks left out, is the name in the page's address: `BBC News`, `bbc.com`.
  private func isAddress(_ part: String) -> Bool {
    guard let url = facts.canonical ?? facts.metas["og:url"] else { return false }
    let rest = url.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
    let host = Array(rest.prefix { $0 != UInt8(ascii: "/") }).map { $0 | 0x20 }
    let bare = part.utf8.filter { $0 > 0x20 && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }
      .map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    guard bare.count >= 2, host.count >= 4 else { return false }
    let squeezed = host.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") | 0x20 }
    return squeezed.starts(with: bare) || squeezed.starts(with: Array("www".utf8) + bare)
      || host.split(separator: UInt8(ascii: ".")).contains { $0.elementsEqual(bare) }
  }
}
