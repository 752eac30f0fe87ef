/// Joins what a column's width or the tags of a page broke into lines: a wire report of 72 letters a line, a page whose text
/// was taken tag by tag.
///
/// A line that ends a paragraph is left alone. Where a column broke it, the word below would not have fitted; where a hand
/// did, blank lines part the paragraphs; where tags did, a line below opens with a comma.
struct BrokenLines {
  /// The text's lines, white space collapsed; those without text are empty.
  private let lines: [[UInt8]]
  private let widths: [Int]
  private let hasBlankLines: Bool
  /// The lines that another follows without a blank one between.
  private let breaks: [Int]

  init(_ lines: [[UInt8]]) {
    self.lines = lines
    widths = lines.map(Self.width)
    hasBlankLines = lines.contains(where: \.isEmpty)
    breaks = lines.indices.dropLast().filter { !lines[$0].isEmpty && !lines[$0 + 1].isEmpty }
  }

  /// The lines with text, each a whole paragraph or heading.
  func joined() -> [[UInt8]] {
    guard lines.count > 2 else { return lines.filter { !$0.isEmpty } }
    let column = self.column
    let isSpaced = column == nil && self.isSpaced
    var result: [[UInt8]] = []
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let isMore =
        index > 0 && !lines[index - 1].isEmpty
        && (column.map { isWrapped(index - 1, column: $0) } ?? (isSpaced || isTorn(index - 1)))
      if isMore, let last = result.indices.last {
        // What a tag parted from its mark or prefix: "قال الوزير", "، الذي"; "سعي ال", "بلدية".
        if !Self.closes(line), !Self.endsInPrefix(lines[index - 1]) { result[last].append(0x20) }
        result[last] += line
      } else {
        result.append(line)
      }
    }
    return result
  }

  // MARK: - Columns

  /// How many letters fit into a line of a text that was broken by its width; nil for others.
  private var column: Int? {
    guard breaks.count > 2, lines.contains(where: { Prose.endsSentence($0) }) else { return nil }
    // An address may be longer than the column.
    return widths.sorted(by: >).prefix(3).first { width in
      (30...120).contains(width) && widths.count(where: { $0 > width }) * 10 <= widths.count
        && breaks.count(where: { isFull($0, column: width) }) * 10 >= breaks.count * 6
    }
  }

  /// Whether a line goes on below: a sentence that ends where the line does ends a paragraph too, unless blank lines part
  /// those.
  private func isWrapped(_ index: Int, column: Int) -> Bool {
    isFull(index, column: column)
      && (hasBlankLines || !Prose.endsSentence(lines[index]))
  }

  /// Whether the first word of the line below would not have fitted.
  private func isFull(_ index: Int, column: Int) -> Bool {
    let word = lines[index + 1].prefix { $0 != 0x20 }
    return widths[index] <= column && widths[index] + 1 + Self.width(word) > column
  }

  /// The letters of a line, its vowel signs included.
  private static func width(_ line: [UInt8]) -> Int { width(line[...]) }

  private static func width(_ line: ArraySlice<UInt8>) -> Int {
    line.withUnsafeBufferPointer { line in
      var count = 0
      // All but the bytes that go on with a character, told by their first two bits.
      for byte in line { count &+= Int(~(byte >> 7) & 1 | byte >> 6 & 1) }
      return count
    }
  }

  /// Whether blank lines part the paragraphs, within which lines are short and end as no sentence does.
  private var isSpaced: Bool {
    return breaks.count > 2 && hasBlankLines && widths.allSatisfy { $0 <= 120 }
      && breaks.count(where: { !Prose.endsSentence(lines[$0]) }) * 10 >= breaks.count * 7
      // A list or a poem has short lines as well, and no sentences.
      && lines.contains { Prose.endsSentence($0) }
  }

  // MARK: - Tags

  /// Whether a line under the headline was torn from the next: one of them is a scrap of a few words or a mark, and a line
  /// near by opens with a mark.
  private func isTorn(_ index: Int) -> Bool {
    guard index > 0, !Prose.endsSentence(lines[index]) else { return false }
    if Self.closes(lines[index + 1]) { return true }
    guard isScrap(index) || isScrap(index + 1) else { return false }
    // A subhead stands between two paragraphs.
    if Prose.endsSentence(lines[index - 1]), !isScrap(index + 1) { return false }
    let near = max(1, index - 3)..<min(lines.count, index + 5)
    return near.contains { Self.closes(lines[$0]) && !lines[$0 - 1].isEmpty }
  }

  private func isScrap(_ index: Int) -> Bool {
    Prose.words(lines[index]) <= 6 && !Prose.endsSentence(lines[index])
  }

  /// Whether the line opens with a mark that ends what stands before it.
  private static func closes(_ line: [UInt8]) -> Bool {
    closings.contains { line.starts(with: $0.utf8) }
  }

  private static let closings = ["،", ",", ".", "؛", ";", ":", ")", "»", "”", "؟", "?", "!"]

  /// Whether the last word is an article or a particle that is written in one with the next.
  private static func endsInPrefix(_ line: [UInt8]) -> Bool {
    let start = line.lastIndex(of: 0x20).map { $0 + 1 } ?? 0
    return prefixes.contains { line[start...].elementsEqual($0.utf8) }
  }

  private static let prefixes = ["ال", "وال", "بال", "لل", "ل", "ب", "و", "ك", "ف"]
}
