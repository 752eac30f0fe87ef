import NewsModel

/// Names that pages set in links and the words beside them: the rows of every pack's `glue.tsv`.
///
/// A row gives an id, a kind (`name`, `before`, `after`), the forms and an example.
struct GlueTable: Sendable {
  private var names: [[UInt8]] = []
  /// The second, fourth and sixth bytes of the names, a bit each for six bits of the byte: what tells letters apart.
  private var probes: (UInt64, UInt64, UInt64) = (0, 0, 0)
  private var before: Set<[UInt8]> = []
  private var after: Set<[UInt8]> = []

  mutating func add(_ rows: [CleaningTables.Row]) throws(ConfigurationError) {
    for row in rows {
      let forms = row.forms(2).map(Array.init)
      switch row.text(1) {
      case "name":
        names += forms
        for form in forms {
          probes.0 |= form.count > 1 ? Self.bit(form[1]) : ~0
          probes.1 |= form.count > 3 ? Self.bit(form[3]) : ~0
          probes.2 |= form.count > 5 ? Self.bit(form[5]) : ~0
        }
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
      where Self.stands(name, in: word, at: start) {
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

  private static func bit(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte & 63) }

  /// Whether a name stands anywhere in the word; in most words none does, as a few of their letters tell.
  func holdsName(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while start < word.count {
      // A name begins with a letter, and none with the second byte of one.
      if word[start] & 0xC0 != 0x80, mayStand(in: word, at: start),
        names.contains(where: { word[start...].starts(with: $0) })
      {
        return true
      }
      start += 1
    }
    return false
  }

  /// Whether the letters probed let a name stand here.
  private func mayStand(in word: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    func probe(_ bits: UInt64, _ index: Int) -> UInt64 {
      index < word.count ? bits >> UInt64(word[index] & 63) : 1
    }
    // All at once, since the machine can foresee none of the answers.
    return probe(probes.0, start + 1) & probe(probes.1, start + 3) & probe(probes.2, start + 5) & 1
      != 0
  }

  private static func stands(_ name: [UInt8], in word: ArraySlice<UInt8>, at start: Int) -> Bool {
    for index in name.indices where word[start + index] != name[index] { return false }
    return true
  }
}
