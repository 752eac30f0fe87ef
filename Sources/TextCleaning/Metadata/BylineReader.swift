/// Reads names and dates out of the lines around a headline.
struct BylineReader {
  let calendar: CalendarTable
  let furniture: FurnitureTable

  init(_ tables: CleaningTables) {
    calendar = tables.calendar
    furniture = tables.furniture
  }

  /// The names of a line that says it is a byline: `بقلم: …`, `By …`; none of other lines.
  func names(in line: [UInt8]) -> [String] {
    let words = LineWords(line, limit: 16).words
    guard words.count <= 14, let term = calendar.term(at: 0, in: words, .byline),
      words.count > term.count
    else { return [] }
    let mark = words[term.count]
    let hasColon =
      mark.kind == .mark && (mark.value == 0x3A || mark.value == 0x2D || mark.value == 0x7C)
    // A word that begins sentences as well needs its colon.
    guard hasColon || term.term.value == 0 && !Prose.endsSentence(line) else { return [] }
    return names(of: [String(decoding: line, as: UTF8.self)], areShown: true)
  }

  /// The date of a line that is a dateline: announced as the publication, or a date and little else.
  func date(in line: [UInt8], reader: DateReader) -> StatedDate? {
    let words = LineWords(line, limit: 40).words
    guard words.count <= 32, let found = reader.dates(in: words).first else { return nil }
    let published = words.indices.first { calendar.term(at: $0, in: words, .published) != nil }
    let modified = words.indices.first { calendar.term(at: $0, in: words, .modified) != nil }
    if let modified, modified < published ?? .max { return nil }
    if let published {
      // A sentence may say that something was published, too.
      guard found.range.lowerBound - published <= 8 else { return nil }
      let end = modified.map { words[$0].range.lowerBound } ?? line.count
      return reader.date(in: line[words[published].range.lowerBound..<end])
    }
    return isAlone(found, words) ? reader.date(in: line) : nil
  }

  /// `أنقرة، 14 مارس 2026 (قنا) - وصل الوزير`: the date between a place and the dash that a report opens with.
  func opening(of line: [UInt8], reader: DateReader) -> StatedDate? {
    let words = LineWords(line, limit: 24).words
    let dashes = [0x2D, 0x2013, 0x2014]
    guard let found = reader.dates(in: words).first,
      words[..<found.range.lowerBound].count(where: { $0.kind == .word }) <= 3,
      let dash = words[found.range.upperBound...].firstIndex(where: {
        $0.kind == .mark && dashes.contains($0.value)
      }), dash - found.range.upperBound <= 5
    else { return nil }
    return reader.date(in: line[..<words[dash].range.lowerBound])
  }

  /// Whether at most six words of a line are none of a date's.
  private func isAlone(_ found: DateReader.Found, _ words: [LineWords.Word]) -> Bool {
    let others = words.indices.filter {
      words[$0].kind == .word && !found.range.contains($0)
        && calendar.term(
          at: $0, in: words, .weekday, .morning, .afternoon, .zone, .link, .byline, .agency,
          .hijriEra, .era, .hijri, .month) == nil
    }
    return others.count <= 6
  }

  // MARK: - Names

  /// The names in texts that each hold one or several, each name once.
  ///
  /// - Parameter areShown: the texts are made for readers, so that much beside names stands in them:
  ///   each name has to look like a person's.
  func names(of texts: [String], areShown: Bool) -> [String] {
    var names: [String] = []
    var seen: Set<[UInt64]> = []
    for text in texts {
      for part in parts(of: text) {
        guard let name = clean(part, isShown: areShown),
          seen.insert(LineWords(Array(name.utf8)).hashes).inserted
        else {
          continue
        }
        names.append(name)
      }
    }
    // A longer list is one of the site's writers, and its first line the article's.
    return areShown && names.count > 5 ? Array(names.prefix(1)) : names
  }

  private static let separators = [
    ";", "|", " / ", "،", ",", " - ", " – ", " and ", " & ", " und ", " et ", " y ", " og ",
    " och ", " ve ", " و ",
  ].map { Array($0.utf8) }

  /// Names that stand in one string: `A, B and C`.
  private func parts(of text: String) -> [String] {
    guard let plain = LinkedData.plain(Array(text.utf8)) else { return [] }
    var parts = [Array(plain.utf8)[...]]
    for separator in Self.separators {
      parts = parts.flatMap { part in
        var pieces: [ArraySlice<UInt8>] = []
        var rest = part
        while let range = rest.firstRange(ofBytes: separator) {
          pieces.append(rest[..<range.lowerBound])
          rest = rest[range.upperBound...]
        }
        return pieces + [rest]
      }
    }
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }

  /// A name without what introduces it; nil where it is none.
  private func clean(_ text: String, isShown: Bool) -> String? {
    var bytes = Prose.collapsed(text.utf8)
    for _ in 0..<2 {
      let words = LineWords(bytes, limit: 16).words
      guard let term = calendar.term(at: 0, in: words, .byline) else { break }
      guard words.count > term.count else { return nil }
      var end = words[term.count - 1].range.upperBound
      while end < bytes.count, [0x20, 0x3A, 0x2D, 0x7C].contains(bytes[end]) { end += 1 }
      bytes = Array(bytes[end...])
    }
    while let last = bytes.last, [0x20, 0x2C, 0x2D, 0x3A, 0x2E].contains(last) {
      // The full stop of `Jr.` and of an initial stays.
      if last == 0x2E, bytes.count < 3 || bytes[bytes.count - 2] < 0x80 { break }
      bytes.removeLast()
    }
    let words = LineWords(bytes).words
    let letters = words.filter { $0.kind == .word }
    guard (2...90).contains(bytes.count), (1...7).contains(letters.count),
      !bytes.contains(UInt8(ascii: "@")), !bytes.starts(with: "http".utf8),
      !words.contains(where: { $0.kind == .number && $0.digits > 2 })
    else { return nil }
    // An agency alone, in a line of names, is none.
    if isShown, !looksLikePerson(words, bytes) { return nil }
    if isShown, let agency = calendar.term(at: 0, in: words, .agency),
      agency.count == words.count
    {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether words are capitalised as a name's are, where the script has capitals; none is a number
  /// and not all of it is furniture.
  private func looksLikePerson(_ words: [LineWords.Word], _ bytes: [UInt8]) -> Bool {
    guard furniture.match(bytes) == nil else { return false }
    var small = 0
    for word in words {
      guard word.kind != .number else { return false }
      let first = bytes[word.range.lowerBound]
      guard word.kind == .word, first >= 0x61, first <= 0x7A else { continue }
      // Particles are short: de, van, der, bin, el.
      if word.range.count > 4 { return false }
      small += 1
    }
    return small * 2 < words.count
  }
}
