import Foundation
import NewsModel

/// What a text's words may be, and what of the lexicon they begin: found once for each distinct word and kept.
///
/// One cache serves one thread at a time. Its content never changes what is found, only how fast.
final class ReadingCache {
  /// A place of an open hash table.
  private struct Slot {
    /// The upper half of the word's hash, which nearly always tells two words of one slot apart.
    var tag: UInt32 = 0
    /// The number of the form, or -1.
    var form: Int32 = -1
  }

  /// A distinct word.
  private struct Form {
    var keyStart: Int32
    var keyCount: UInt16
    var readingCount: UInt16 = 0
    var openingCount: UInt16 = 0
    var traces: Token.Traces = []
    /// The number in the lexicon's vocabulary, or -1.
    var word: Int32 = -1
    var firstReading: Int32
    var firstOpening: Int32
  }

  // All that belongs to one form stands together, those of frequent words, which are met first, at the front.
  private var slots = Array(repeating: Slot(), count: 1 << 12)
  private var forms: [Form] = []
  private var keys: [UInt8] = []
  private var readings: [TokenizedText.Reading] = []
  private var openings: [TokenizedText.Opening] = []
  /// Distinct words that are kept before the cache begins anew.
  private static let capacity = 1 << 17

  /// Writes into `text` what its words may be, and what of the lexicon they begin.
  ///
  /// Step by step for all words, so that memory answers for many at a time. What was found is copied, since the
  /// rules look at it again and again and it lies far apart here.
  func read(_ text: inout TokenizedText, with pack: LanguagePacks.Pack) {
    if forms.count >= Self.capacity { forget() }
    let numbers = numbers(of: text, pack)
    let found = numbers.map { $0 < 0 ? nil : forms[Int($0)] }
    var tokens = text.tokens
    text.tokens = []
    text.readings.reserveCapacity(tokens.count * 3)
    text.openings.reserveCapacity(tokens.count * 3)
    for (index, form) in found.enumerated() {
      guard let form else {
        if tokens[index].kind != .mark {
          tokens[index].word = pack.lexicon.words.find(text.keys[tokens[index].keyRange]) ?? -1
        }
        continue
      }
      tokens[index].word = form.word
      tokens[index].traces.formUnion(form.traces)
      tokens[index].readingStart = Int32(text.readings.count)
      tokens[index].readingCount = form.readingCount
      tokens[index].openingStart = Int32(text.openings.count)
      tokens[index].openingCount = form.openingCount
      for place in 0..<Int(form.readingCount) {
        text.readings.append(readings[Int(form.firstReading) + place])
      }
      for place in 0..<Int(form.openingCount) {
        text.openings.append(openings[Int(form.firstOpening) + place])
      }
    }
    text.tokens = tokens
  }

  /// The number of each word's form; -1 for marks and for figures, which are seldom met again.
  private func numbers(of text: TokenizedText, _ pack: LanguagePacks.Pack) -> [Int32] {
    text.keys.withUnsafeBytes { keys in
      let hashes = text.tokens.map {
        WordTable.hash(UnsafeRawBufferPointer(rebasing: keys[$0.keyRange]))
      }
      let first = hashes.map { slots[Int(truncatingIfNeeded: $0) & (slots.count - 1)] }
      return text.tokens.indices.map { index in
        let token = text.tokens[index]
        let key = UnsafeRawBufferPointer(rebasing: keys[token.keyRange])
        guard token.kind == .word, key.count <= Int(UInt16.max) else { return -1 }
        return isForm(first[index], key, hashes[index])
          ? first[index].form : number(of: key, hash: hashes[index], pack)
      }
    }
  }

  private func forget() {
    slots = Array(repeating: Slot(), count: 1 << 12)
    forms = []
    keys = []
    readings = []
    openings = []
  }

  // MARK: - Words

  /// The number of the form whose key this is; a new one where it was not met before.
  private func number(
    of key: UnsafeRawBufferPointer, hash: UInt64, _ pack: LanguagePacks.Pack
  ) -> Int32 {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].form >= 0 {
      if isForm(slots[slot], key, hash) { return slots[slot].form }
      slot = (slot + 1) & (slots.count - 1)
    }
    forms.append(
      Form(
        keyStart: Int32(keys.count), keyCount: UInt16(key.count),
        firstReading: Int32(readings.count), firstOpening: Int32(openings.count)))
    let keyStart = keys.count
    keys += key
    part(keys[keyStart...], pack, into: &forms[forms.count - 1])
    if forms.count * 2 > slots.count { grow() } else { insert(forms.count - 1, hash: hash) }
    return Int32(forms.count - 1)
  }

  private func isForm(_ slot: Slot, _ key: UnsafeRawBufferPointer, _ hash: UInt64) -> Bool {
    guard slot.form >= 0, slot.tag == UInt32(truncatingIfNeeded: hash >> 32),
      let bytes = key.baseAddress
    else { return false }
    let form = forms[Int(slot.form)]
    guard Int(form.keyCount) == key.count else { return false }
    return keys.withUnsafeBytes { keys in
      keys.baseAddress.map { memcmp($0 + Int(form.keyStart), bytes, key.count) == 0 } ?? false
    }
  }

  private func insert(_ form: Int, hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].form >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Slot(tag: UInt32(truncatingIfNeeded: hash >> 32), form: Int32(form))
  }

  private func grow() {
    slots = Array(repeating: Slot(), count: slots.count * 2)
    for (number, form) in forms.enumerated() {
      let key = keys[Int(form.keyStart)..<(Int(form.keyStart) + Int(form.keyCount))]
      insert(number, hash: key.withUnsafeBytes { WordTable.hash($0) })
    }
  }

  /// Finds all the ways to part a word, and what each begins.
  private func part(_ key: ArraySlice<UInt8>, _ pack: LanguagePacks.Pack, into form: inout Form) {
    form.word = pack.lexicon.words.find(key) ?? -1
    if !pack.times.lexicon.begins(form.word), !pack.numbers.lexicon.begins(form.word) {
      form.traces.insert(.opensNoPhrase)
    }
    pack.lexicon.clitics.cuts(key) { rest, clitics in
      guard let word = pack.lexicon.words.find(rest) else { return }
      let reading = TokenizedText.Reading(
        word: word, node: pack.lexicon.root(word), clitics: clitics)
      readings.append(reading)
      if reading.node != 0 { pack.lexicon.open(reading, into: &openings) }
    }
    form.readingCount = UInt16(readings.count - Int(form.firstReading))
    form.openingCount = UInt16(openings.count - Int(form.firstOpening))
  }

  // MARK: - Matches

  /// Everything of the lexicon that stands in a sentence of `text`, which was read last; a longer form
  /// hides what it holds.
  func matches(
    in text: TokenizedText, tokens: Range<Int>, with pack: LanguagePacks.Pack
  ) -> SentenceMatches {
    var result = MatchBuilder(tokens: tokens)
    var hiddenUntil = tokens.lowerBound
    var maskedUntil = tokens.lowerBound
    for token in tokens {
      guard token >= hiddenUntil, text.tokens[token].openingCount > 0 else {
        result.skipToken()
        continue
      }
      var longest = 1
      var cues: UInt64 = 0
      for index in text.tokens[token].openingRange {
        let opening = text.openings[index]
        let clitics = opening.clitics
        guard clitics.fit(text.tokens[token].traces) else { continue }
        guard opening.node != 0 else {
          result.append(Match(opening.sense, tokens: token..<(token + 1), clitics: clitics))
          if opening.sense.category == .cue {
            cues |= pack.lexicon.cues[Int(opening.sense.entry)].kind.bit
          }
          continue
        }
        guard
          pack.lexicon.mayFollow(opening.node, token + 1, in: text, limit: tokens.upperBound)
        else { continue }
        let end = pack.lexicon.addLonger(
          from: opening.node, clitics, at: token, in: text, &result, &maskedUntil)
        longest = max(longest, end - token)
      }
      if result.ownLength > 1 {
        if longest > 1 {
          result.removeOwn {
            $0.tokens.count < longest && $0.category != .wordClass && !pack.lexicon.isMask($0)
              && !($0.category == .cue && pack.lexicon.cues[$0.entry].kind == .total)
          }
          hiddenUntil = token + longest
          // "القبض على": the preposition still governs what follows.
          // "طرد السفير": its last word heads the phrase of whom the act meets.
          let nouns = result.own.filter { $0.category == .noun }
          if !nouns.isEmpty,
            pack.lexicon.isPreposition(hiddenUntil - 1, in: text)
              || pack.lexicon.isRole(hiddenUntil - 1, in: text)
                && nouns.contains(where: {
                  let frame = pack.lexicon.triggers[$0.entry].nounFrame
                  return frame.role(of: .genitive) == .recipient
                    && frame.role(of: .adjective) == .actor
                })
          {
            hiddenUntil -= 1
          }
        }
        cues = 0
        for match in result.own where match.category == .cue {
          cues |= pack.lexicon.cues[match.entry].kind.bit
        }
      }
      if cues & CueKind.mask.bit != 0 { maskedUntil = max(maskedUntil, token + 1) }
      // What a mask covers tells no event; names and offices in it stay.
      if token < maskedUntil {
        result.removeOwn {
          $0.category == .noun || $0.category == .verb || $0.category == .participle
        }
      }
      result.closeToken(cues: cues)
    }
    return SentenceMatches(result)
  }
}

extension Clitics {
  /// Whether what folding dropped from a word lets it be parted so.
  fileprivate func fit(_ traces: Token.Traces) -> Bool {
    !(traces.contains(.feminine) && pronoun != nil)
      && !(traces.contains(.joined) && !conjunction)
  }
}

extension Lexicon {
  /// Adds what begins with a word that is parted so.
  fileprivate func open(
    _ reading: TokenizedText.Reading, into openings: inout [TokenizedText.Opening]
  ) {
    for sense in senses(reading.node) where allows(sense, reading.clitics) {
      openings.append(.init(sense: sense, clitics: reading.clitics))
    }
    if continues(reading.node) {
      openings.append(.init(onwardFrom: reading.node, clitics: reading.clitics))
    }
  }

  /// Whether a form that leads over `node` may go on with the word at `token` or behind a mark there.
  fileprivate func mayFollow(
    _ node: Node, _ token: Int, in text: TokenizedText, limit: Int
  ) -> Bool {
    guard token < limit else { return false }
    if text.tokens[token].kind == .mark { return Self.isTransparent(text.tokens[token].mark) }
    let followers = followers(node)
    return followers & Self.follower(text.tokens[token].word) != 0
      || text.readingRange(token).contains {
        followers & Self.follower(text.readings[$0].word) != 0
      }
  }

  /// Adds the forms of several words that begin with the word at `token`, which led to `node`.
  ///
  /// Returns one past the longest that is more than a class or a mask.
  fileprivate func addLonger(
    from node: Node, _ clitics: Clitics, at token: Int, in text: TokenizedText,
    _ result: inout MatchBuilder, _ maskedUntil: inout Int
  ) -> Int {
    var longest = token + 1
    var node = node
    var end = token + 1
    while continues(node),
      let (next, after) = step(node, from: end, in: text, limit: result.tokens.upperBound)
    {
      node = next
      end = after
      for sense in senses(node) where allows(sense, clitics) {
        result.append(Match(sense, tokens: token..<end, clitics: clitics))
        if isMask(sense) {
          maskedUntil = max(maskedUntil, end)
        } else if sense.category != .wordClass {
          longest = end
        }
      }
    }
    return longest
  }
}
