import NewsModel

/// What was written together with a word, before and after it.
struct Clitics: Hashable, Sendable {
  /// Joined to what comes before: `و`, `ف`.
  var conjunction = false
  /// The definite article.
  var article = false
  /// The particle of the future.
  var future = false
  /// The attached preposition: a folded word number of the lexicon, or -1.
  var preposition: Int32 = -1
  /// The attached pronoun, or nil.
  var pronoun: Agreement?
  /// How many bytes of the folded word were cut from its front.
  var cut: UInt8 = 0

  static let none = Clitics()
}

/// Person, gender and number, as far as a form tells them.
struct Agreement: Hashable, Sendable {
  enum Gender: UInt8, Sendable { case unknown, masculine, feminine }
  enum Number: UInt8, Sendable { case unknown, singular, dual, plural }

  /// 1, 2 or 3; 0 where the form does not tell.
  var person: UInt8 = 0
  var gender: Gender = .unknown
  var number: Number = .unknown

  /// Reads `3ms`, `fp`, `m`, ….
  init(_ code: some StringProtocol) {
    for character in code.utf8 {
      switch character {
      case UInt8(ascii: "1")...UInt8(ascii: "3"): person = character - UInt8(ascii: "0")
      case UInt8(ascii: "m"): gender = .masculine
      case UInt8(ascii: "f"): gender = .feminine
      case UInt8(ascii: "s"): number = .singular
      case UInt8(ascii: "d"): number = .dual
      case UInt8(ascii: "p"): number = .plural
      default: break
      }
    }
  }

  /// Whether an adjective of this agreement may stand beside a noun of the other.
  func admits(_ adjective: Agreement) -> Bool {
    if adjective.number == .plural, number == .singular { return false }
    return gender == .unknown || adjective.gender == .unknown || gender == adjective.gender
      || number == .plural
  }

  init(gender: Gender, number: Number) {
    self.gender = gender
    self.number = number
  }
}

/// The clitics of a language: what may be cut from a word's ends, and how the rest is then spelled.
struct CliticTable: Sendable {
  struct Prefix: Sendable {
    var form: [UInt8]
    var clitics: Clitics
    /// Written before the rest again, as the article that `لل` swallowed.
    var restores: [UInt8]
  }
  struct Suffix: Sendable {
    var form: [UInt8]
    var pronoun: Agreement
  }
  /// The rest of a word whose last letter changed before a suffix.
  struct Joint: Sendable {
    var written: [UInt8]
    var original: [UInt8]
  }

  private(set) var prefixes: [Prefix] = []
  private(set) var suffixes: [Suffix] = []
  private(set) var joints: [Joint] = []
  /// The prefixes that join a word and hold neither a preposition nor the article.
  private(set) var conjunctions: [Prefix] = []
  /// The prefixes, in their order, by six bits of their second byte, and the suffixes by those of their last.
  ///
  /// In these bytes letters differ; most words begin and end otherwise.
  private var prefixesByLetter: [[Int]] = Array(repeating: [], count: 64)
  private var suffixesByLetter: [[Int]] = Array(repeating: [], count: 64)
  /// The last bytes of the suffixes, one bit each for those six.
  private var endings: UInt64 = 0

  init() {}

  private static func letter(_ byte: UInt8) -> Int { Int(byte & 63) }

  /// Whether a pronoun may end the word, told at little cost.
  func mayEndWithPronoun(_ word: ArraySlice<UInt8>) -> Bool {
    word.last.map { endings & 1 << UInt64(Self.letter($0)) != 0 } ?? false
  }

  /// The pronoun of the third person that ends a word no table holds, with at least `stem` bytes before it.
  func pronoun(ending word: ArraySlice<UInt8>, stem: Int) -> Agreement? {
    suffixes.first {
      $0.pronoun.person == 3 && word.count >= stem + $0.form.count && word.ends(with: $0.form)
    }?.pronoun
  }

  /// Reads `clitics.tsv`: columns id, kind (prefix, suffix, joint), form, parts.
  init(_ rows: [PackRow], words: inout WordTable) throws(ConfigurationError) {
    for row in rows {
      let form = FormKey.word(try row.cell("form"))
      let parts = row.optional("parts").split(separator: ",").map { $0.trimmed() }
      switch try row.cell("kind") {
      case "prefix":
        var prefix = Prefix(form: form, clitics: Clitics(), restores: [])
        prefix.clitics.cut = UInt8(form.count)
        for part in parts {
          let pair = part.split(separator: ":", maxSplits: 1).map { $0.trimmed() }
          switch (pair.first, pair.count) {
          case ("conj", 1): prefix.clitics.conjunction = true
          case ("article", 1): prefix.clitics.article = true
          case ("future", 1): prefix.clitics.future = true
          case ("prep", 2): prefix.clitics.preposition = words.insert(FormKey.word(pair[1]))
          case ("restores", 2): prefix.restores = FormKey.word(pair[1])
          default: throw row.error("unknown part '\(part)'")
          }
        }
        prefixes.append(prefix)
      case "suffix": suffixes.append(Suffix(form: form, pronoun: Agreement(parts.first ?? "")))
      case "joint":
        joints.append(Joint(written: form, original: FormKey.word(parts.first ?? "")))
      case let kind: throw row.error("unknown kind '\(kind)': prefix, suffix or joint")
      }
    }
    prefixes.sort { $0.form.count < $1.form.count }
    conjunctions = prefixes.filter {
      $0.clitics.conjunction && $0.clitics.preposition < 0 && !$0.clitics.article
    }
    for letter in 0..<64 {
      prefixesByLetter[letter] = prefixes.indices.filter {
        prefixes[$0].form.count < 2 || Self.letter(prefixes[$0].form[1]) == letter
      }
      suffixesByLetter[letter] = suffixes.indices.filter {
        suffixes[$0].form.last.map(Self.letter) ?? letter == letter
      }
      if !suffixesByLetter[letter].isEmpty { endings |= 1 << UInt64(letter) }
    }
  }

  /// Whether the word is nothing but "and", written apart from what it joins: `و«الحركة»`.
  func isConjunction(_ word: ArraySlice<UInt8>) -> Bool {
    conjunctions.contains { $0.form.elementsEqual(word) }
  }

  /// Every way to cut `word`, whole first, as the rest's bytes and what was cut.
  func cuts(_ word: ArraySlice<UInt8>, visit: (ArraySlice<UInt8>, Clitics) -> Void) {
    cutSuffixes(word, Clitics(), visit: visit)
    guard word.count > 1 else { return }
    for index in prefixesByLetter[Self.letter(word[word.startIndex + 1])]
    where begins(word, withPrefix: index) {
      let prefix = prefixes[index]
      let rest = word.dropFirst(prefix.form.count)
      if prefix.restores.isEmpty {
        cutSuffixes(rest, prefix.clitics, visit: visit)
      } else {
        cutSuffixes(rest, prefix.clitics, visit: visit)
        var bare = prefix.clitics
        bare.article = false
        cutSuffixes(ArraySlice(prefix.restores + rest), bare, visit: visit)
      }
    }
  }

  private func begins(_ word: ArraySlice<UInt8>, withPrefix index: Int) -> Bool {
    word.count > prefixes[index].form.count + 2 && word.begins(with: prefixes[index].form)
  }

  private func ends(_ word: ArraySlice<UInt8>, withSuffix index: Int) -> Bool {
    word.count > suffixes[index].form.count + 3 && word.ends(with: suffixes[index].form)
  }

  private func cutSuffixes(
    _ word: ArraySlice<UInt8>, _ clitics: Clitics, visit: (ArraySlice<UInt8>, Clitics) -> Void
  ) {
    visit(word, clitics)
    guard !clitics.article, let last = word.last else { return }
    for index in suffixesByLetter[Self.letter(last)] where ends(word, withSuffix: index) {
      let suffix = suffixes[index]
      var cut = clitics
      cut.pronoun = suffix.pronoun
      let rest = word.dropLast(suffix.form.count)
      visit(rest, cut)
      for joint in joints where rest.ends(with: joint.written) {
        visit(ArraySlice(rest.dropLast(joint.written.count) + joint.original), cut)
      }
    }
  }
}

extension TokenizedText {
  /// Whether the token is an "and" that stands by itself.
  func isConjunction(_ token: Int, _ lexicon: Lexicon) -> Bool {
    tokens[token].kind == .word && tokens[token].keyCount <= 4
      && lexicon.clitics.isConjunction(key(token))
  }
}

extension ArraySlice<UInt8> {
  func begins(with literal: StaticString) -> Bool {
    guard count >= literal.utf8CodeUnitCount else { return false }
    for offset in 0..<literal.utf8CodeUnitCount
    where self[startIndex + offset] != literal.utf8Start[offset] { return false }
    return true
  }

  func begins(with bytes: [UInt8]) -> Bool {
    guard count >= bytes.count else { return false }
    for index in bytes.indices where self[startIndex + index] != bytes[index] { return false }
    return true
  }

  func ends(with bytes: [UInt8]) -> Bool {
    guard count >= bytes.count else { return false }
    let start = endIndex - bytes.count
    // Letters of one script differ in their last byte.
    for index in bytes.indices.reversed() where self[start + index] != bytes[index] { return false }
    return true
  }
}
