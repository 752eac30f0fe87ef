import NewsModel

/// The commonest words of languages: the rows of every pack's `language.tsv`.
struct LanguageTable: Sendable {
  /// The languages, a bit each below.
  private(set) var tags: [String] = []
  /// For each word the languages that it is common in.
  private(set) var words: [UInt64: UInt64] = [:]

  mutating func add(_ rows: [CleaningTables.Row]) throws(ConfigurationError) {
    for row in rows {
      let tag = row.text(1)
      let bit = tags.firstIndex(of: tag) ?? tags.count
      guard bit < 64 else { throw row.error("more than 64 languages") }
      if bit == tags.count { tags.append(tag) }
      for form in row.forms(2) {
        guard let hash = LineWords(form).hashes.first else {
          throw row.error("a form without a word")
        }
        words[hash, default: 0] |= 1 << UInt64(bit)
      }
    }
  }
}
