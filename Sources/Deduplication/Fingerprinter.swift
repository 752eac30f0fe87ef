package import NewsModel

/// Names paragraphs by their folded words.
///
/// Pure: the same document gives the same fingerprints anywhere.
package struct Fingerprinter: Sendable {
  /// How many shingles a fingerprint keeps: those with the smallest hashes.
  static let keyCount = 8

  let wording: DeduplicationWording

  package init(wording: DeduplicationWording = .none) { self.wording = wording }

  /// One fingerprint for each paragraph of `document`, in order.
  package func fingerprints(of document: Document) -> [Fingerprint] {
    var scanner = TokenScanner()
    return document.text.withUnsafeBufferPointer { text in
      document.paragraphs.indices.map { index in
        fingerprint(
          UnsafeBufferPointer(rebasing: text[Speech.range(of: index, in: document)]),
          scanner: &scanner)
      }
    }
  }

  /// The fingerprint of one paragraph of valid UTF-8.
  package func fingerprint(of text: [UInt8]) -> Fingerprint {
    var scanner = TokenScanner()
    return text.withUnsafeBufferPointer { fingerprint($0, scanner: &scanner) }
  }

  func fingerprint(
    _ bytes: UnsafeBufferPointer<UInt8>, scanner: inout TokenScanner
  ) -> Fingerprint {
    level(bytes, &scanner)
    let tokens = scanner.tokens
    let exact = Self.exact(tokens)
    var shape = Shape(of: tokens, in: bytes)
    if tokens.count < 12, wording.furniture.contains(exact) { shape.insert(.furniture) }
    return Fingerprint(
      exact: exact, keys: Self.keys(tokens), tokens: tokens.map(\.short),
      traits: tokens.map(\.traits.rawValue), shape: shape.rawValue)
  }

  /// Cuts a paragraph into the scanner's tokens, with their traits, spellings levelled.
  private func level(_ bytes: UnsafeBufferPointer<UInt8>, _ scanner: inout TokenScanner) {
    scanner.scan(bytes)
    level(&scanner.tokens)
  }

  private func level(_ tokens: inout [Token]) {
    guard !wording.entries.isEmpty else { return }
    var kept = 0
    var index = 0
    while index < tokens.count {
      var token = tokens[index]
      let bare = withoutWaw(&token)
      guard let place = wording.place(of: token.whole) ?? bare
      else {
        tokens[kept] = token
        kept += 1
        index += 1
        continue
      }
      let entry = wording.entries[place]
      index += 1
      if entry.isUnit, kept > 0, tokens[kept - 1].isDigits {
        tokens[kept - 1].traits.formUnion(token.traits.intersection([.frame, .stop]))
        continue
      }
      token.traits.formUnion(Traits(rawValue: entry.traits))
      tokens[kept] = token
      kept += 1
      guard let phrase = entry.phrases.first(where: { Self.stands($0, in: tokens, at: index) })
      else { continue }
      if let equal = phrase.equal {
        let last = index + phrase.rest.count - 1
        if !phrase.isSynonym { tokens[kept - 1].whole = equal }
        tokens[kept - 1].stem = equal
        tokens[kept - 1].end = tokens[last].end
        tokens[kept - 1].traits.formUnion(tokens[last].traits.intersection([.frame, .stop]))
        tokens[kept - 1].traits.formUnion(Traits(rawValue: phrase.traits))
        for inner in tokens[index..<last + 1] {
          if phrase.isSynonym {
            tokens[kept - 1].whole = WordHash.finish(tokens[kept - 1].whole &* 31 &+ inner.whole)
          }
          tokens[kept - 1].traits.subtract([.polarity, .number])
        }
        index += phrase.rest.count
      } else {
        let phraseTraits = Traits(rawValue: phrase.traits)
        // What weighs alone need not weigh in a set phrase: "second" in the name of a month.
        let lightens = phraseTraits.isDisjoint(with: [.polarity, .number])
        tokens[kept - 1].traits.formUnion(phraseTraits)
        if lightens { tokens[kept - 1].traits.subtract([.polarity, .number]) }
        // The words inside a phrase belong to it, and may open no phrase of their own.
        for _ in phrase.rest {
          var inner = tokens[index]
          if let place = wording.place(of: inner.whole) {
            inner.traits.formUnion(Traits(rawValue: wording.entries[place].traits))
          }
          inner.traits.formUnion(phraseTraits)
          if lightens { inner.traits.subtract([.polarity, .number]) }
          tokens[kept] = inner
          kept += 1
          index += 1
        }
      }
    }
    tokens.removeLast(tokens.count - kept)
  }

  /// The entry of a word written together with "and"; a short one loses its waw by being known.
  private func withoutWaw(_ token: inout Token) -> Int? {
    if token.stem != token.whole { return wording.place(of: token.stem) }
    guard token.clipped != token.whole, let place = wording.place(of: token.clipped) else {
      return nil
    }
    token.stem = token.clipped
    return place
  }

  /// The folded letters of each token of a paragraph, in order.
  func letters(in document: Document, _ paragraph: Paragraph) -> [[UInt16]] {
    var scanner = TokenScanner()
    return document.text.withUnsafeBufferPointer { text in
      let bytes = UnsafeBufferPointer(
        rebasing: text[Speech.range(of: paragraph.index, in: document)])
      level(bytes, &scanner)
      return scanner.tokens.map { token in
        TokenScanner.letters(bytes, Int(token.start)..<Int(token.end))
      }
    }
  }

  private static func stands(
    _ phrase: DeduplicationWording.Phrase, in tokens: [Token], at index: Int
  ) -> Bool {
    guard index + phrase.rest.count <= tokens.count else { return false }
    for (offset, hash) in phrase.rest.enumerated() where tokens[index + offset].whole != hash {
      return false
    }
    return true
  }

  static func exact(_ tokens: [Token]) -> Identifier {
    var high: UInt64 = 0x4528_21E6_38D0_1377
    var low: UInt64 = 0xBE54_66CF_34E9_0C6C
    for token in tokens {
      high = (high ^ token.whole) &* 0x9E37_79B9_7F4A_7C15
      high ^= high >> 32
      low = (low &+ token.whole) &* 0xD6E8_FEB8_6659_FD93
      low ^= low >> 31
    }
    return Identifier(high: WordHash.finish(high), low: WordHash.finish(low))
  }

  /// The eight smallest hashes of three words in a row, in ascending order, stirred.
  ///
  /// Stirred because the smallest of many hashes crowd together, and a sorted run is searched by
  /// interpolation.
  static func keys(_ tokens: [Token]) -> [UInt64] {
    guard tokens.count >= ParagraphMemory.nearFloor else { return [] }
    var keys: [UInt64] = []
    keys.reserveCapacity(keyCount + 1)
    var bound = UInt64.max
    for index in 0..<tokens.count - 2 {
      let hash = WordHash.finish(
        tokens[index].stem &* 0x9E37_79B9_7F4A_7C15
          &+ tokens[index + 1].stem &* 0xD6E8_FEB8_6659_FD93
          &+ tokens[index + 2].stem &* 0xA076_1D64_78BD_642F)
      guard hash < bound else { continue }
      var place = keys.count
      while place > 0, keys[place - 1] > hash { place -= 1 }
      if place > 0, keys[place - 1] == hash { continue }
      keys.insert(hash, at: place)
      if keys.count > keyCount { keys.removeLast() }
      if keys.count == keyCount { bound = keys[keyCount - 1] }
    }
    for index in keys.indices { keys[index] = WordHash.finish(keys[index] ^ 0xE703_7ED1_A0B4_28DB) }
    return keys
  }
}
