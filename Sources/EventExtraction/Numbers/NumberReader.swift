import NewsModel

/// A number in a text.
struct NumberPhrase {
  var tokens: Range<Int>
  /// The whole number; nil for a vague one, a fraction or a share.
  var value: Int?
  /// The upper end of a range whose lower end is `value`.
  var upper: Int?
  /// A place in a row rather than how many.
  var isOrdinal = false
}

/// Reads numbers in figures and words: `17 ألفا و966`, `خمسة وعشرون`, `29.954`, `الثالث عشر`.
struct NumberReader: Sendable {
  let lexicon: NumberLexicon

  init(tables: [PackTable], words: inout WordTable) throws(ConfigurationError) {
    lexicon = try NumberLexicon(tables: tables, words: &words)
  }

  /// The number that begins at `token`, or nil.
  func number(in text: TokenizedText, at token: Int, limit: Int) -> NumberPhrase? {
    guard token < limit else { return nil }
    switch text.tokens[token].kind {
    case .mark: return nil
    case .number: return figures(in: text, at: token, limit: limit)
    case .word:
      guard lexicon.begins(at: token, in: text) else { return nil }
      if let ordinal = ordinal(in: text, at: token, limit: limit) { return ordinal }
      // The second word of `الحادية عشرة` is no number of its own.
      if token > 0, text.tokens[token - 1].kind == .word,
        let before = ordinal(in: text, at: token - 1, limit: limit),
        before.tokens.contains(token)
      {
        return nil
      }
      return words(in: text, at: token, limit: limit)
    }
  }

  // MARK: - Figures

  private func figures(in text: TokenizedText, at token: Int, limit: Int) -> NumberPhrase? {
    guard let figures = Figures(text.key(token)) else { return nil }
    var phrase = NumberPhrase(
      tokens: token..<(token + 1), value: value(figures, token, text, limit))
    // "الـ33": the article before figures makes a place in a row.
    if token > 0, text.key(token - 1, is: "ال"), !text.tokens[token].traces.contains(.spaced) {
      phrase.isOrdinal = true
    }
    let scaled = scaled(figures, phrase, in: text, limit: limit)
    if scaled.tokens.count > phrase.tokens.count {
      phrase.tokens = scaled.tokens
      phrase.value = scaled.value
    }
    if isShare(phrase.tokens.upperBound, text, limit) {
      phrase.value = nil
      return phrase
    }
    if let range = range(from: phrase, in: text, limit: limit) { return range }
    return phrase
  }

  /// What the figures are, by what follows them: in `29.954 شهيدا` the point parts thousands.
  private func value(_ figures: Figures, _ token: Int, _ text: TokenizedText, _ limit: Int) -> Int?
  {
    guard figures.isAmbiguous else { return figures.times(1) }
    let next = token + 1
    guard next < limit, text.tokens[next].kind == .word else { return nil }
    if let after = lexicon.words(in: text, at: next, limit: limit),
      after.contains(where: { [.scale, .percent, .measure, .fraction].contains($0.entry.kind) })
    {
      return nil
    }
    return figures.asThousands
  }

  /// `3.4 ملايين`, `17 ألفا و966`, `مليون و200 ألف`: figures with words of scale.
  private func scaled(
    _ figures: Figures, _ start: NumberPhrase, in text: TokenizedText, limit: Int
  ) -> NumberPhrase {
    var phrase = start
    guard
      let scale = lexicon.word(.scale, in: text, at: start.tokens.upperBound, limit: limit),
      scale.front.isEmpty
    else { return phrase }
    guard let value = figures.times(scale.entry.value) else {
      phrase.tokens = start.tokens.lowerBound..<scale.tokens.upperBound
      phrase.value = nil
      return phrase
    }
    phrase.value = value
    phrase.tokens = start.tokens.lowerBound..<scale.tokens.upperBound
    return continued(phrase, below: scale.entry.value, in: text, limit: limit)
  }

  /// Adds what an "and" joins: parts smaller than the scale before them.
  private func continued(
    _ phrase: NumberPhrase, below scale: Int, in text: TokenizedText, limit: Int
  ) -> NumberPhrase {
    var phrase = phrase
    var scale = scale
    while scale > 1, let known = phrase.value {
      var next = phrase.tokens.upperBound
      guard next < limit else { return phrase }
      var part: NumberPhrase?
      if let joined = lexicon.word(.and, in: text, at: next, limit: limit) {
        next = joined.tokens.upperBound
        guard next < limit, text.tokens[next].kind == .number else { return phrase }
      }
      if text.tokens[next].kind == .number, next > phrase.tokens.upperBound,
        let figures = Figures(text.key(next)), let value = figures.times(1)
      {
        var found = NumberPhrase(tokens: next..<(next + 1), value: value)
        if let smaller = lexicon.word(.scale, in: text, at: next + 1, limit: limit),
          smaller.front.isEmpty, let product = figures.times(smaller.entry.value)
        {
          found.value = product
          found.tokens = next..<smaller.tokens.upperBound
        }
        part = found
      } else if let half = lexicon.word(.fraction, in: text, at: next, limit: limit),
        half.front.contains(.conjunction)
      {
        part = NumberPhrase(
          tokens: half.tokens, value: scale / half.entry.part.of * half.entry.part.times)
        // "مليون ونصف المليون"
        if let again = lexicon.word(.scale, in: text, at: half.tokens.upperBound, limit: limit),
          again.entry.value == scale
        {
          part?.tokens = half.tokens.lowerBound..<again.tokens.upperBound
        }
      } else if text.tokens[next].kind == .word,
        lexicon.words(in: text, at: next, limit: limit)?.first?.front.contains(.conjunction) == true
      {
        part = words(in: text, at: next, limit: limit, isJoined: true)
      }
      guard let part, let value = part.value, value < scale, value > 0 else { return phrase }
      phrase.value = known + value
      phrase.tokens = phrase.tokens.lowerBound..<part.tokens.upperBound
      scale = value >= 1000 ? 1000 : 1
    }
    return phrase
  }

  private func isShare(_ token: Int, _ text: TokenizedText, _ limit: Int) -> Bool {
    guard token < limit else { return false }
    return text.isMark(token, "%")
      || lexicon.word(.percent, in: text, at: token, limit: limit) != nil
  }

  /// `10-15`, `10 إلى 15`.
  private func range(
    from first: NumberPhrase, in text: TokenizedText, limit: Int
  ) -> NumberPhrase? {
    guard let low = first.value, !first.isOrdinal, first.tokens.count == 1 else { return nil }
    var next = first.tokens.upperBound
    guard next + 1 < limit else { return nil }
    if text.isMark(next, "-") {
      next += 1
    } else if let word = lexicon.word(.range, in: text, at: next, limit: limit) {
      next = word.tokens.upperBound
    } else {
      return nil
    }
    guard next < limit, text.tokens[next].kind == .number,
      let figures = Figures(text.key(next)), let high = figures.times(1), high > low
    else { return nil }
    var phrase = NumberPhrase(tokens: first.tokens.lowerBound..<(next + 1), value: low, upper: high)
    if let scale = lexicon.word(.scale, in: text, at: next + 1, limit: limit), scale.front.isEmpty {
      phrase.tokens = phrase.tokens.lowerBound..<scale.tokens.upperBound
      phrase.value = low < 1000 ? low * scale.entry.value : low
      phrase.upper = figures.times(scale.entry.value)
    }
    return phrase
  }

  // MARK: - Words

  /// A number in words; units before tens (`خمسة وعشرون`), hundreds before both.
  private func words(
    in text: TokenizedText, at token: Int, limit: Int, isJoined: Bool = false
  ) -> NumberPhrase? {
    var total = 0
    var group = 0
    var hasHundred = false
    var hasUnit = false
    var hasTens = false
    var lastScale = Int.max
    var cursor = token
    var isFirst = true
    while cursor < limit {
      guard let found = lexicon.words(in: text, at: cursor, limit: limit) else { break }
      let joined = found[0].front.contains(.conjunction)
      if !isFirst, found[0].front.contains(.preposition) { break }
      var taken: NumberLexicon.Word?
      for word in found {
        let value = word.entry.value
        switch word.entry.kind {
        case .unit:
          guard !hasUnit, !hasTens, isFirst || joined else { continue }
          // "أحد" is a number only before "عشر".
          let after = lexicon.word(.ten, in: text, at: word.tokens.upperBound, limit: limit)
          let makesTeen = after.map { $0.front.isEmpty } ?? false
          if value < 0 {
            guard makesTeen else { continue }
          }
          group += abs(value)
          hasUnit = true
        case .ten:
          if hasUnit, !hasTens, !joined, !isFirst {
            group += 10
          } else {
            guard !hasUnit, !hasTens, isFirst || joined else { continue }
            group += 10
          }
          hasTens = true
          hasUnit = true
        case .teen:
          guard !hasUnit, !hasTens, isFirst || joined else { continue }
          group += value
          hasUnit = true
          hasTens = true
        case .tens:
          guard !hasTens, isFirst || joined else { continue }
          group += value
          hasTens = true
          hasUnit = true
        case .hundred:
          if value == 100, hasUnit, !hasTens, !hasHundred, !joined, group < 10 {
            // "ثلاث مئة"
            group *= 100
            hasUnit = false
          } else {
            guard !hasHundred, !hasUnit, !hasTens, isFirst || joined else { continue }
            group += value
          }
          hasHundred = true
        case .scale:
          guard value < lastScale else { continue }
          if isFirst || joined {
            guard group == 0 || joined else { continue }
            if joined, group > 0 {
              total += group
              group = 0
            }
            group = 1
          }
          total += max(group, 1) * value
          (group, hasHundred, hasUnit, hasTens) = (0, false, false, false)
          lastScale = value
        case .dual:
          guard value < lastScale, isFirst || joined, group == 0 else { continue }
          total += value
          lastScale = value / 2
        case .fraction:
          if isFirst {
            // "نصف مليون"
            guard
              let scale = lexicon.word(
                .scale, in: text, at: word.tokens.upperBound, limit: limit),
              !scale.front.contains(.conjunction)
            else { continue }
            return NumberPhrase(
              tokens: token..<scale.tokens.upperBound,
              value: scale.entry.value / word.entry.part.of * word.entry.part.times)
          }
          guard joined, lastScale < Int.max, group == 0 else { continue }
          total += lastScale / word.entry.part.of * word.entry.part.times
          lastScale = 1
        case .vague:
          guard isFirst else { continue }
          var end = word.tokens.upperBound
          // "عشرات الآلاف"
          while let more = lexicon.word(.scale, in: text, at: end, limit: limit)
            ?? lexicon.word(.vague, in: text, at: end, limit: limit),
            !more.front.contains(.conjunction)
          { end = more.tokens.upperBound }
          return NumberPhrase(tokens: token..<end, value: nil)
        case .ordinal, .range, .percent, .measure, .and: continue
        }
        taken = word
        break
      }
      guard let taken else { break }
      cursor = taken.tokens.upperBound
      isFirst = false
      // "مليون و200 ألف": figures after words.
      if lastScale < Int.max, group == 0 {
        let whole = NumberPhrase(tokens: token..<cursor, value: total)
        if cursor < limit,
          let and = lexicon.word(.and, in: text, at: cursor, limit: limit),
          and.tokens.upperBound < limit, text.tokens[and.tokens.upperBound].kind == .number
        {
          return continued(whole, below: lastScale, in: text, limit: limit)
        }
      }
    }
    guard cursor > token else { return nil }
    var phrase = NumberPhrase(tokens: token..<cursor, value: total + group)
    if isShare(cursor, text, limit) { phrase.value = nil }
    return phrase
  }

  // MARK: - Ordinals

  /// `الثالث`, `الحادي عشر`, `الخامس والعشرون`.
  private func ordinal(in text: TokenizedText, at token: Int, limit: Int) -> NumberPhrase? {
    guard let first = lexicon.word(.ordinal, in: text, at: token, limit: limit) else {
      return nil
    }
    var phrase = NumberPhrase(tokens: first.tokens, value: first.entry.value, isOrdinal: true)
    guard first.entry.value < 10 else { return phrase }
    let next = first.tokens.upperBound
    if let ten = lexicon.word(.ten, in: text, at: next, limit: limit), ten.front.isEmpty {
      phrase.value = first.entry.value + 10
      phrase.tokens = token..<ten.tokens.upperBound
    } else if let tens = lexicon.word(.tens, in: text, at: next, limit: limit),
      tens.front.contains(.conjunction)
    {
      phrase.value = first.entry.value + tens.entry.value
      phrase.tokens = token..<tens.tokens.upperBound
    }
    return phrase
  }
}
