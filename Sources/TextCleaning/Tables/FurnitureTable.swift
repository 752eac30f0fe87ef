import NewsModel

/// Phrases that make a line page furniture: the rows of every pack's `furniture.tsv`.
///
/// A row gives an id, a kind (why the line leaves), a place (where in the line the phrase stands), the
/// forms and an example. `…` in a form stands for up to eight words.
struct FurnitureTable: Sendable {
  /// Where a phrase stands, and how long the line may be that it makes furniture.
  enum Place: String, Sendable {
    /// The whole line, but for numbers.
    case line
    /// The whole line, and what follows in a raw text is furniture as well, up to the next prose.
    case footer
    /// The beginning of a line of at most 14 words.
    case start
    /// The beginning, with a colon, a dash or a bar behind it or nothing at all.
    case label
    /// The beginning of a line of at most 14 words that holds a number.
    case dated
    /// The beginning of a line of at most 32 words: it goes on with another story's headline.
    case lead
    /// Anywhere in a line of at most 24 words.
    case inside
    /// The end of a line of at most 8 words that holds a number: a wire's sign-off with its time.
    case end
    /// The beginning of an author's note of at most 60 words, at the head or the tail of an article.
    case note
    /// The beginning of a line of at most 7 words: below it stand links, the author, the comments, to the page's end.
    case tail
    /// No furniture: words that names of newspapers and stations have in common.
    case name

    var longest: Int {
      switch self {
      case .line, .footer, .start, .dated: 14
      case .lead: 32
      case .label: 48
      case .tail: 7
      case .name: 0
      case .end: 8
      case .inside: 24
      case .note: 60
      }
    }
  }

  struct Phrase: Sendable {
    var kind: String
    var place: Place
    /// The words after the first; 0 stands for a gap.
    var rest: [UInt64]
  }

  /// A line's furniture.
  struct Match: Equatable {
    var kind: String
    var place: Place
  }

  /// Phrases by their first word.
  private var phrases: [UInt64: [Phrase]] = [:]
  /// Words that tell the name of a newspaper or a station.
  private(set) var names: Set<UInt64> = []
  /// The words after the first of phrases that open an article's tail, by their first word.
  private var tails: [UInt64: [[UInt64]]] = [:]

  mutating func add(_ rows: [CleaningTables.Row]) throws(ConfigurationError) {
    for row in rows {
      guard let place = Place(rawValue: row.text(2)) else {
        throw row.error("no place '\(row.text(2))'")
      }
      for form in row.forms(3) {
        var words: [UInt64] = []
        for part in String(decoding: form, as: UTF8.self).split(separator: "…") {
          if !words.isEmpty { words.append(0) }
          words += LineWords(Array(part.utf8)).hashes
        }
        guard let first = words.first else { throw row.error("a form without a word") }
        let rest = Array(words.dropFirst())
        switch place {
        case .name: names.insert(first)
        case .tail: tails[first, default: []].append(rest)
        default:
          phrases[first, default: []].append(
            Phrase(kind: row.text(1), place: place, rest: rest))
        }
      }
    }
  }

  /// What makes the line furniture, or nil.
  ///
  /// - Parameter isAtEdge: the line is among the first or last of its article, where notes stand.
  func match(_ line: some RandomAccessCollection<UInt8>, isAtEdge: Bool = false) -> Match? {
    // 32 bytes a word is more than any language needs: a longer line is prose.
    guard line.count <= Place.note.longest * 32 else { return nil }
    if isTooLong(line, isAtEdge: isAtEdge) { return nil }
    let all = LineWords(line, limit: Place.note.longest * 2)
    var words: [UInt64] = []
    words.reserveCapacity(all.words.count)
    var plain: [UInt64] = []
    plain.reserveCapacity(all.words.count)
    for word in all.words where word.kind != .mark {
      words.append(word.hash)
      if word.kind == .word { plain.append(word.hash) }
    }
    guard !words.isEmpty, words.count <= Place.note.longest else { return nil }
    var best: Match?
    for (index, word) in words.enumerated() {
      guard index <= Self.noteReach || words.count <= Place.inside.longest || word == plain.first,
        let candidates = phrases[word]
      else { continue }
      for phrase in candidates where words.count <= phrase.place.longest {
        guard phrase.place != .note || isAtEdge else { continue }
        guard stands(phrase, at: index, in: words, plain: plain) else { continue }
        if phrase.place == .label, !isLabel(phrase, all.words) { continue }
        if [.dated, .end].contains(phrase.place), words.count == plain.count { continue }
        if phrase.place == .footer { return Match(kind: phrase.kind, place: .footer) }
        best = best ?? Match(kind: phrase.kind, place: phrase.place)
      }
    }
    return best
  }

  /// Whether a line is so long that only its beginning could make it furniture, and does not.
  ///
  /// Most paragraphs end here, before all their words are read.
  private func isTooLong(_ line: some RandomAccessCollection<UInt8>, isAtEdge: Bool) -> Bool {
    guard Self.isLong(line) else { return false }
    let opening = LineWords(line, limit: isAtEdge ? 12 : 4).words.filter { $0.kind != .mark }
    guard let first = opening.first, !isAtEdge || opening.count > Self.noteReach else {
      return false
    }
    func opens(_ word: LineWords.Word, _ places: [Place]) -> Bool {
      phrases[word.hash]?.contains { places.contains($0.place) } ?? false
    }
    return !opens(first, [.label, .lead])
      && !(isAtEdge && opening.prefix(Self.noteReach + 1).contains { opens($0, [.note]) })
  }

  /// The words that may stand before the phrase of a note.
  private static let noteReach = 4

  /// Whether a line has for certain more words than a phrase within it allows: those counted begin with an Arabic letter or
  /// an ASCII letter or digit.
  private static func isLong(_ line: some RandomAccessCollection<UInt8>) -> Bool {
    var count = 0
    var previous: UInt8 = 0x20
    var before: UInt8 = 0x20
    for byte in line {
      if previous == 0x20 {
        if byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A { count += 1 }
      } else if before == 0x20,
        previous == 0xD8 && byte >= 0xA0 || previous == 0xD9 && byte >= 0x81 && byte <= 0x8A
      {
        count += 1
        if count > Place.inside.longest { return true }
      }
      before = previous
      previous = byte
    }
    return count > Place.inside.longest
  }

  /// Whether a short line opens what stands below an article.
  func opensTail(_ line: some RandomAccessCollection<UInt8>) -> Bool {
    let words = LineWords(line, limit: Place.tail.longest + 1).words.compactMap {
      $0.kind == .mark ? nil : $0.hash
    }
    guard let first = words.first, words.count <= Place.tail.longest else { return false }
    return tails[first]?.contains { end(of: $0, from: 1, in: words) != nil } ?? false
  }

  private func stands(
    _ phrase: Phrase, at index: Int, in words: [UInt64], plain: [UInt64]
  ) -> Bool {
    switch phrase.place {
    case .line, .footer:
      // Numbers before and after are counts of comments, shares and the like.
      let whole = words.count == plain.count ? words : plain
      guard index == 0 || words[index] == plain.first, whole.count == phrase.rest.count + 1 else {
        return false
      }
      return whole[1...].elementsEqual(phrase.rest)
    case .name, .tail: return false
    case .start, .lead, .note, .label, .dated:
      // A note on an author may begin with the name.
      return (index == 0 || phrase.place == .note && index <= Self.noteReach)
        && end(of: phrase.rest, from: index + 1, in: words) != nil
    case .inside: return end(of: phrase.rest, from: index + 1, in: words) != nil
    case .end: return end(of: phrase.rest, from: index + 1, in: words) == words.count
    }
  }

  /// Whether a mark, or nothing, stands behind a phrase that the line begins with.
  private func isLabel(_ phrase: Phrase, _ words: [LineWords.Word]) -> Bool {
    var left = phrase.rest.count + 1
    for word in words {
      if word.kind == .mark {
        if left == 0 { return [0x3A, 0x2D, 0x7C, 0x2F, 0].contains(word.value) }
        continue
      }
      if left == 0 { return false }
      left -= 1
    }
    return true
  }

  /// One past the phrase's last word, gaps as short as they may be.
  private func end(of rest: [UInt64], from start: Int, in words: [UInt64]) -> Int? {
    var cursor = start
    var gap = 0
    for word in rest {
      if word == 0 {
        gap = 8
        continue
      }
      guard let hit = words[cursor..<min(words.count, cursor + gap + 1)].firstIndex(of: word) else {
        return nil
      }
      cursor = hit + 1
      gap = 0
    }
    return cursor
  }
}
