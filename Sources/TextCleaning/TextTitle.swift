/// The headline of a raw text.
enum TextTitle {
  /// The headline without the site's name behind a dash or a bar, and that name.
  ///
  /// - Parameter names: words that names of newspapers and stations have in common.
  static func parts(
    of line: [UInt8], names: Set<UInt64>
  ) -> (title: [UInt8], site: [UInt8]?) {
    for separator in [" | ", " – ", " — ", " - ", " :: "] {
      let mark = Array(separator.utf8)
      guard line.count > mark.count,
        let place = (0...(line.count - mark.count)).last(where: { line[$0...].starts(with: mark) })
      else { continue }
      let head = Array(line[..<place])
      let tail = Array(line[(place + mark.count)...])
      let words = LineWords(tail).hashes
      guard Prose.words(head) >= 3, (1...4).contains(words.count),
        words.contains(where: names.contains)
      else { continue }
      return (head, tail)
    }
    return (line, nil)
  }
}
