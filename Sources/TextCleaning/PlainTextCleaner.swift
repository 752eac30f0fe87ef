import NewsModel

/// Paragraphs of a raw text: its lines, without the furniture that was copied along.
///
/// What the phrase tables know leaves wherever it stands; what only the structure tells (a lone word on
/// top, a list of short lines behind a heading that points elsewhere) leaves with it. A line of prose
/// is never dropped for its place alone.
struct PlainTextCleaner {
  let tables: CleaningTables

  private struct Line {
    var text: [UInt8]
    var words: Int
    var endsSentence: Bool
    /// Why it is no part of the article.
    var reason: String?
    /// Whether furniture goes on below it.
    var opensFooter = false
    var kind = Paragraph.Kind.prose

    /// Running text: long, or of some length and ended as a sentence is.
    var isProse: Bool { reason == nil && (words >= 22 || words >= 9 && endsSentence) }
  }

  func clean(_ text: [UInt8]) -> CleanedText {
    var lines = self.lines(of: text)
    judge(&lines)
    dropFooters(&lines)
    var cleaned = CleanedText()
    dropSectionName(&lines)
    readHead(&lines, &cleaned.metadata)
    for line in lines {
      if let reason = line.reason {
        cleaned.omit(line.text, reason)
      } else {
        cleaned.paragraphs.append((line.kind, line.text))
      }
    }
    return cleaned
  }

  private func lines(of text: [UInt8]) -> [Line] {
    var lines: [[UInt8]] = []
    var start = text.startIndex
    while start <= text.endIndex {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
      Self.append(linesOf: text[start..<end], to: &lines)
      start = end + 1
    }
    return BrokenLines(lines).joined().map { line in
      Line(text: line, words: Prose.words(line), endsSentence: Prose.endsSentence(line))
    }
  }

  /// Adds what a line feed ends, parted further where other signs break lines.
  private static func append(linesOf raw: ArraySlice<UInt8>, to lines: inout [[UInt8]]) {
    if raw.contains(0x0D) {
      for part in raw.split(separator: 0x0D, omittingEmptySubsequences: raw.last == 0x0D) {
        lines += separated(part).map { Prose.collapsed($0) }
      }
    } else {
      // Unicode's own separators are line breaks as well.
      lines += separated(raw).map { Prose.collapsed($0) }
    }
    if raw.isEmpty || raw.elementsEqual([0x0D]) { lines.append([]) }
  }

  /// The pieces of a line between U+2028 and U+2029.
  private static func separated(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    var cursor = line.startIndex
    while let hit = line[cursor...].firstIndex(of: 0xE2) {
      cursor = hit + 1
      guard hit + 2 < line.endIndex, line[hit + 1] == 0x80,
        line[hit + 2] == 0xA8 || line[hit + 2] == 0xA9
      else { continue }
      pieces.append(line[start..<hit])
      start = hit + 3
      cursor = start
    }
    pieces.append(line[start...])
    return pieces
  }

  // MARK: - Furniture

  /// What each line says of itself.
  private func judge(_ lines: inout [Line]) {
    for index in lines.indices {
      let line = lines[index]
      if !Prose.hasWord(line.text) {
        lines[index].reason = "rule"
        continue
      }
      let isAtEdge = index < 3 || index >= lines.count - 6
      guard let match = tables.furniture.match(line.text, isAtEdge: isAtEdge) else { continue }
      lines[index].reason = match.kind
      lines[index].opensFooter = match.place == .footer
    }
    // A note about the author in the midst of prose is prose.
    if let last = lines.lastIndex(where: \.isProse) {
      for index in lines.indices where lines[index].reason == "author" && index > 2 && index < last
      {
        lines[index].reason = nil
      }
    }
    for index in lines.indices where lines[index].reason == nil && isListItem(lines[index].text) {
      lines[index].kind = .listItem
    }
  }

  /// What follows a comment form or a list of links is more of it, up to the next prose.
  private func dropFooters(_ lines: inout [Line]) {
    guard let firstProse = lines.firstIndex(where: \.isProse) else { return }
    var isFooter = false
    for index in lines.indices where index > firstProse {
      if lines[index].opensFooter {
        isFooter = true
      } else if lines[index].isProse {
        // Behind the last prose of the article comments may be prose as well; a list of links is not.
        isFooter = false
      } else if isFooter, lines[index].reason == nil {
        lines[index].reason = "footer"
      }
    }
    // Short lines at the very end, among furniture, are furniture: names of sections, shares, links.
    guard let lastProse = lines.lastIndex(where: \.isProse) else { return }
    let tail = lines[(lastProse + 1)...]
    if tail.count(where: { $0.reason != nil }) * 2 >= tail.count, !tail.isEmpty {
      for index in tail.indices
      where lines[index].reason == nil && lines[index].words <= 4 && !lines[index].endsSentence {
        lines[index].reason = "footer"
      }
    }
  }

  // MARK: - The head

  /// Lone words before the headline: the section that the article was filed in, or the way there.
  private func dropSectionName(_ lines: inout [Line]) {
    let kept = lines.indices.filter { lines[$0].reason == nil }
    guard kept.count >= 3 else { return }
    var at = 0
    while at + 2 < kept.count, at < 3 {
      let line = lines[kept[at]]
      guard line.words <= 2, !line.endsSentence, line.kind == .prose else { return }
      // Before prose, a lone word is where the text was filed from, and stays.
      let next = lines[kept[at + 1]]
      guard !next.isProse, !next.endsSentence, lines[kept[at + 2]].words > 3 || next.words <= 2
      else {
        return
      }
      lines[kept[at]].reason = "section-name"
      at += 1
    }
  }

  /// The headline, which stays in the text as well, and the lines on author and date around it.
  private func readHead(_ lines: inout [Line], _ metadata: inout Metadata) {
    let kept = lines.indices.filter { lines[$0].reason == nil }
    guard let first = kept.first, kept.count >= 2 else { return }
    let head = lines[first]
    let following = lines[kept[1]]
    // A headline is short, ends as no sentence does, and prose follows it soon.
    let prose = kept.prefix(5).first { lines[$0].isProse }
    let isTitle =
      head.words >= 3 && head.words <= 24 && !head.isProse && prose != nil
      && head.text.last != UInt8(ascii: ".") && head.text.last != UInt8(ascii: ":")
      && (following.isProse || following.words <= 30)
    if isTitle {
      let (title, site) = TextTitle.parts(of: head.text, names: tables.furniture.names)
      metadata.title = String(decoding: title, as: UTF8.self)
      metadata.site = site.map { String(decoding: $0, as: UTF8.self) }
      lines[first].text = title
      lines[first].kind = .heading
    }
    let end = prose ?? first
    let reader = DateReader(calendar: tables.calendar, language: nil)
    let bylines = BylineReader(tables)
    for index in lines.indices where index < end || lines[index].reason == "dateline" {
      guard index != first || !isTitle else { continue }
      let line = lines[index]
      if metadata.published == nil, let date = bylines.date(in: line.text, reader: reader) {
        metadata.published = Publication(iso: date.iso, day: date.day, origin: .dateline)
        if lines[index].reason == nil { lines[index].reason = "dateline" }
      }
      if metadata.authors.isEmpty, line.reason == nil || line.reason == "dateline" {
        let names = bylines.names(in: line.text)
        if !names.isEmpty {
          metadata.authors = names
          if lines[index].reason == nil { lines[index].reason = "byline" }
        }
      }
    }
    if metadata.published == nil, let prose,
      let date = bylines.opening(of: lines[prose].text, reader: reader)
    {
      metadata.published = Publication(iso: date.iso, day: date.day, origin: .dateline)
    }
    // Short subheads between paragraphs.
    for index in kept.dropFirst() where lines[index].reason == nil && lines[index].kind == .prose {
      if lines[index].words <= 12, !lines[index].endsSentence, index > (prose ?? 0),
        index + 1 < lines.count, lines[index + 1].isProse
      {
        lines[index].kind = .heading
      }
    }
  }

  private static let bullets = ["•", "- ", "– ", "* ", "●", "▪", "◾", "■", "○"]

  private func isListItem(_ line: [UInt8]) -> Bool {
    Self.bullets.contains { line.starts(with: $0.utf8) }
  }
}
