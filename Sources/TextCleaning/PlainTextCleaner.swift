import NewsModel

/// Paragraphs of a raw text: its lines, without the furniture that was copied along.
struct PlainTextCleaner {
  func clean(_ text: [UInt8]) -> CleanedText {
    var cleaned = CleanedText()
    var lines = split(text)
    dropSectionName(&lines, &cleaned)
    var isFooter = false
    for (index, line) in lines.enumerated() {
      if isFooter, !isProse(line) {
        cleaned.omit(line, "furniture")
        continue
      }
      isFooter = false
      if let kind = Furniture.kind(of: line) {
        cleaned.omit(line, kind)
        // What follows a comment form or a list of links is more of it, up to the next prose.
        if Furniture.opensFooter(line), index > 0 { isFooter = true }
        continue
      }
      cleaned.paragraphs.append((isListItem(line) ? .listItem : .prose, line))
    }
    return cleaned
  }

  private func split(_ text: [UInt8]) -> [[UInt8]] {
    text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .map { Prose.collapsed($0) }.filter { !$0.isEmpty }
  }

  /// A lone word or two before the headline: the section that the article was filed in.
  private func dropSectionName(_ lines: inout [[UInt8]], _ cleaned: inout CleanedText) {
    guard lines.count >= 4, let first = lines.first, Prose.words(first) <= 2,
      !Prose.endsSentence(first)
    else { return }
    // Before a headline it names a section; before prose it is where the text was filed.
    let second = lines[1]
    guard Prose.words(second) <= 16, !Prose.endsSentence(second), Prose.words(lines[2]) > 3 else {
      return
    }
    cleaned.omit(first, "section-name")
    lines.removeFirst()
  }

  private func isProse(_ line: [UInt8]) -> Bool {
    Prose.words(line) >= 12 && Prose.endsSentence(line) && Furniture.kind(of: line) == nil
  }

  private func isListItem(_ line: [UInt8]) -> Bool {
    ["•", "- ", "– ", "* ", "●", "▪"].contains { line.starts(with: $0.utf8) }
  }
}
