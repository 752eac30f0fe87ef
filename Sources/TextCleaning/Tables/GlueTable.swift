import NewsModel

/// Names that pages set in links and the words beside them: the rows of every pack's `glue.tsv`.
///
/// A row gives an id, a kind (`name`, `before`, `after`), the forms and an example.
struct GlueTable: Sendable {
  private var names: [[UInt8]] = []
  private var before: Set<[UInt8]> = []
  private var after: Set<[UInt8]> = []

  mutating func add(_ rows: [CleaningTables.Row]) throws(ConfigurationError) {
    for row in rows {
      let forms = row.forms(2).map(Array.init)
      switch row.text(1) {
      case "name": names += forms
      case "before": before.formUnion(forms)
      case "after": after.formUnion(forms)
      default: throw row.error("no kind '\(row.text(1))'")
      }
    }
  }

  /// Where to part a word that is a name with listed words on either side; nowhere for other words.
  func cuts(in word: ArraySlice<UInt8>) -> [Int] {
    for name in names where word.count > name.count {
      for start in word.startIndex...(word.endIndex - name.count)
      where word[start] == name[0] && word[start...].starts(with: name) {
        let end = start + name.count
        let head = Array(word[..<start])
        let tail = Array(word[end...])
        guard head.isEmpty || before.contains(head), tail.isEmpty || after.contains(tail) else {
          continue
        }
        return (head.isEmpty ? [] : [start]) + (tail.isEmpty ? [] : [end])
      }
    }
    return []
  }
}
