import NewsModel

/// Makes an event of a finding: spans, identities, place names, confidence.
struct EventBuilder {
  let analysis: SentenceAnalysis
  let context: DiscourseContext
  let pack: LanguagePacks.Pack
  let document: Document
  let explaining: Bool

  private var lexicon: Lexicon { pack.lexicon }

  func event(_ finding: Finding, index: Int) -> Event {
    let entry = lexicon.triggers[finding.trigger.entry]
    let actors = participants(finding.actors)
    let recipients = participants(finding.recipients).filter { recipient in
      !actors.contains {
        $0.id != nil && $0.id == recipient.id
          // No body does anything to itself.
          && ($0.mention == recipient.mention
            || $0.id.flatMap(Code.init).map { lexicon.organisations[$0] != nil } ?? false)
      }
    }
    return Event(
      type: entry.type, mode: entry.mode, status: finding.status, cameo: entry.cameo,
      contexts: entry.contexts,
      trigger: analysis.span(of: finding.trigger.tokens, clitics: finding.trigger.clitics),
      lemma: entry.lemma, paragraph: analysis.sentence.paragraph, sentence: analysis.sentence.span,
      actors: actors, recipients: recipients, place: finding.place.map(place),
      time: finding.time.map(time),
      source: finding.source.map {
        Attribution(
          mention: analysis.span(of: $0.mention), id: participant($0.mention).id, stance: $0.stance)
      },
      counts: finding.counts, coreference: index,
      confidence: Confidence.of(finding, entry: entry, analysis: analysis), rule: entry.id,
      trace: explaining ? finding.trace : [])
  }

  private func participants(_ mentions: [Mention]) -> [Participant] {
    mentions.reduce(into: []) { participants, mention in
      let span = analysis.span(of: mention)
      guard !participants.contains(where: { $0.mention == span }) else { return }
      participants.append(participant(mention))
    }
  }

  func participant(_ mention: Mention) -> Participant {
    let code = mention.code
    let isCountry = code.map { lexicon.countries[$0] != nil || $0 == "XKX" } ?? false
    let organisation = code.flatMap { lexicon.organisations[$0] }
    var id = code.map(String.init)
    if let code, let sector = mention.sector, isCountry {
      id = String(code) + "/" + String(sector)
    }
    // Who belongs to an organisation is of its sector.
    let sector = organisation?.sector ?? mention.sector
    return Participant(
      mention: analysis.span(of: mention),
      name: mention.nameTokens.map { name(of: mention, at: $0) },
      id: id, country: (isCountry ? code : organisation?.country).map(String.init),
      sector: sector.map(String.init))
  }

  /// The name as the text has it, without what is written together with it.
  ///
  /// `للحوثيين` holds no whole name, so that the pack's stands for it.
  private func name(of mention: Mention, at tokens: Range<Int>) -> String {
    guard analysis.range.contains(tokens.lowerBound), tokens.lowerBound == mention.tokens.lowerBound
    else { return document.string(analysis.span(of: tokens, clitics: Clitics())) }
    if let match = analysis.matches[tokens.lowerBound].first(where: {
      $0.category == .actor && $0.tokens == tokens
    }), match.clitics.preposition >= 0 {
      return lexicon.actors[match.entry].name
    }
    return document.string(
      analysis.span(of: tokens, clitics: analysis.headClitics(mention)))
  }

  private func place(_ mention: Mention) -> Place {
    var place = Place(mention: analysis.span(of: mention))
    if let number = mention.place {
      let entry = lexicon.places[number]
      place.name = entry.name
      place.country = entry.country.map(String.init)
      place.latitude = entry.latitude
      place.longitude = entry.longitude
    }
    if let code = mention.code, let country = lexicon.countries[code] {
      if place.name == nil {
        place.name = country.name
        place.latitude = country.latitude
        place.longitude = country.longitude
      }
      place.country = place.country ?? String(code)
    }
    // A sea is in no land.
    if mention.place == nil, place.country == nil, !mention.isOpen {
      place.country = context.setting.map(String.init)
    }
    return place
  }

  private func time(_ expression: TimeExpression) -> EventTime {
    let first = analysis.text.tokens[expression.tokens.lowerBound]
    let last = analysis.text.tokens[expression.tokens.upperBound - 1]
    return EventTime(
      mention: Span(Int(first.start), Int(last.end)), value: expression.value,
      basis: expression.basis)
  }
}

extension SentenceAnalysis {
  /// The bytes of tokens, without the clitics before the first.
  func span(of tokens: Range<Int>, clitics: Clitics) -> Span {
    let first = text.tokens[tokens.lowerBound]
    let last = text.tokens[tokens.upperBound - 1]
    return Span(
      skipLetters(Int(clitics.cut), from: Int(first.start), to: Int(first.end)), Int(last.end))
  }

  func span(of mention: Mention) -> Span {
    guard range.contains(mention.tokens.lowerBound) else {
      // An antecedent in an earlier sentence: its clitics were cut when it was read.
      return mention.span ?? span(of: mention.tokens, clitics: Clitics())
    }
    return mention.span ?? span(of: mention.tokens, clitics: headClitics(mention))
  }

  /// The clitics of the phrase's first word, where that word is its head.
  func headClitics(_ mention: Mention) -> Clitics {
    var best: Clitics?
    for match in matches[mention.tokens.lowerBound] where match.category != .wordClass {
      guard match.clitics.preposition >= 0 || match.clitics.conjunction else {
        return Clitics()
      }
      var cut = match.clitics
      // The article stays.
      if cut.article { cut.cut = UInt8(max(0, Int(cut.cut) - 4)) }
      if best == nil || match.tokens.count > 1 { best = cut }
    }
    return best ?? Clitics()
  }

  /// Past as many letters as `bytes` of folded key, marks between them included.
  private func skipLetters(_ bytes: Int, from start: Int, to end: Int) -> Int {
    var cursor = start
    var left = bytes
    while left > 0, cursor < end {
      let first = text.text[cursor]
      let size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      var value = UInt32(first)
      if size == 2, cursor + 1 < end {
        value = UInt32(first & 0x1F) << 6 | UInt32(text.text[cursor + 1] & 0x3F)
      }
      if case .letter = Folding.image(of: value) { left -= min(size, left) }
      cursor += size
    }
    return min(cursor, end)
  }
}
