import NewsModel

/// Whom a document has introduced, so that a part of the name is enough.
///
/// `وزير الخارجية الأمريكي ماركو روبيو` makes `روبيو` known to the sentences after it; `تنظيم القاعدة`,
/// wherever it stands, makes `القاعدة` an organisation in all of them.
struct KnownNames: Sendable {
  struct Known: Sendable {
    var code: Code?
    var sector: Code?
    var agreement: Agreement
    var isOnlyNamed: Bool
  }

  /// The day that the text was published, for offices that changed hands.
  let day: CivilDate?
  /// The entries of the people and organisations that the document names in full.
  let namedInFull: Set<String>
  /// People, by the last word of their names.
  private var byWord: [[UInt8]: Known] = [:]
  /// The last bytes of the names, one bit each for six of their bits: most words end otherwise.
  private var endings: UInt64 = 0

  init(day: CivilDate? = nil, namedInFull: Set<String> = []) {
    self.day = day
    self.namedInFull = namedInFull
  }

  /// Remembers the person that `mention` names.
  mutating func learn(_ mention: Mention, in text: TokenizedText, lexicon: Lexicon) {
    guard let name = mention.nameTokens, mention.code != nil || mention.isBareName,
      !mention.isInferred || mention.kind == .described,
      mention.roleKind == .person,
      let last = name.last, text.tokens[last].kind == .word, text.tokens[last].keyCount >= 6
    else { return }
    let key = Array(text.key(last))
    // A word that the lexicon knows as something else is no safe name, unless as a name, too.
    if let word = lexicon.words.find(key) {
      let node = lexicon.root(word)
      if node != 0, !lexicon.senses(node).allSatisfy({ isName($0, lexicon) }) { return }
    }
    // "شيرين مزاري" whose office is not told: not in the place of one whose is.
    if mention.code == nil, byWord[key] != nil { return }
    endings |= Self.ending(key[...])
    byWord[key] = Known(
      code: mention.code, sector: mention.sector, agreement: mention.agreement,
      isOnlyNamed: mention.isOnlyNamed)
  }

  private func isName(_ sense: Lexicon.Sense, _ lexicon: Lexicon) -> Bool {
    switch sense.category {
    case .actor: lexicon.actors[Int(sense.entry)].kind == .person
    case .place: PlaceGate(rawValue: sense.features) != .open
    case .wordClass: Int(sense.entry) != lexicon.ordinaryClass
    case .nationality:
      lexicon.agreements[Int(sense.features)] == Agreement("ms")
    default: false
    }
  }

  /// The person that the word at `token` names, a clitic or two before it allowed.
  func find(
    in text: TokenizedText, at token: Int, lexicon: Lexicon
  ) -> (participant: Known, clitics: Clitics)? {
    guard mayName(token, in: text) else { return nil }
    let key = text.key(token)
    guard byWord.keys.contains(where: { key.ends(with: $0) }) else { return nil }
    var found: (Known, Clitics)?
    lexicon.clitics.cuts(key) { rest, clitics in
      guard found == nil, clitics.pronoun == nil, !clitics.article, !clitics.future,
        let known = byWord[Array(rest)]
      else { return }
      found = (known, clitics)
    }
    return found
  }

  /// Whether `find` may find the word at `token`.
  func mayName(_ token: Int, in text: TokenizedText) -> Bool {
    endings != 0 && text.tokens[token].kind == .word && endings & Self.ending(text.key(token)) != 0
  }

  private static func ending(_ key: ArraySlice<UInt8>) -> UInt64 {
    1 << UInt64((key.last ?? 0) & 63)
  }
}
