import NewsModel

// Which of its namesakes a place is.
extension MentionResolver {
  /// Of several places of one name, takes the one in the country that the sentence, else the
  /// document, speaks of.
  func choosePlace(_ mention: inout Mention) {
    guard let chosen = mention.place else { return }
    guard
      let token = mention.tokens.first(where: { token in
        analysis.matches[token].contains { $0.category == .place && $0.entry == chosen }
      })
    else { return }
    let found = analysis.matches[token]
    let longest = found.lazy.filter { $0.category == .place }.map(\.tokens.count).max()
    let others = found.filter {
      $0.category == .place && $0.tokens.count == longest
        && lexicon.places[$0.entry].country != nil
    }
    guard others.count > 1 else {
      leaveStray(&mention, place: chosen)
      leaveNamesake(&mention, place: chosen)
      return
    }
    // What is told right after it, else what the document is about and the sentence names.
    var told: [Code: Int] = [:]
    for other in analysis.mentions where other.tokens != mention.tokens {
      guard let code = other.code else { continue }
      let isNear = (0...3).contains(other.tokens.lowerBound - mention.tokens.upperBound)
      told[code, default: 0] += isNear && other.isTerritory ? 1_000 : 3
    }
    func weight(_ match: Match) -> Int {
      let country = lexicon.places[match.entry].country ?? ""
      return told[country, default: 0] + context.survey.lands[country, default: 0]
        + (country == context.setting ? 3 : 0)
    }
    let fitting = others.max { weight($0) < weight($1) }
    guard let fitting, weight(fitting) > 0 else { return }
    if mention.code == lexicon.places[chosen].country {
      mention.code = lexicon.places[fitting.entry].country
    }
    mention.place = fitting.entry
  }

  /// A small place of a state that the document never names, in a sentence about another: a namesake.
  private func leaveStray(_ mention: inout Mention, place: Int) {
    guard let country = lexicon.places[place].country, mention.code == country,
      lexicon.places[place].population < 300_000, context.survey.lands[country, default: 0] <= 2
    else { return }
    let others = analysis.mentions.contains { other in
      other.tokens != mention.tokens && (other.isTerritory || other.kind == .place)
        && other.code != country
        && lexicon.countries[other.code ?? ""] != nil
        && context.survey.lands[other.code ?? "", default: 0] > 2
    }
    guard others else { return }
    mention.place = nil
    mention.code = nil
  }

  /// `شارع القدس في جباليا`: a street is where the sentence says, whatever place it is called after.
  private func leaveNamesake(_ mention: inout Mention, place: Int) {
    guard mention.placeNoun == .street, let country = lexicon.places[place].country,
      mention.code == country
    else { return }
    let near = analysis.mentions.first {
      $0.tokens.lowerBound >= mention.tokens.upperBound && $0.isTerritory
        && $0.prepositionKind == .placePreposition && lexicon.countries[$0.code ?? ""] != nil
    }
    guard let land = near?.code ?? context.setting, land != country else { return }
    mention.place = nil
    mention.code = nil
  }
}

extension SentenceAnalysis {
  /// The folded noun of a place phrase without clitics and article: `مخيم` of `المخيم`.
  func placeKey(_ mention: Mention) -> ArraySlice<UInt8> {
    guard range.contains(mention.tokens.lowerBound) else { return [] }
    let token = mention.tokens.lowerBound
    let key = text.key(token)
    guard
      let match = matches[token].first(where: {
        $0.category == .placeNoun || $0.category == .place
      })
    else { return key }
    let cut = Int(match.clitics.cut)
    return cut < key.count ? key.dropFirst(cut) : key
  }
}

extension SentenceAnalysis {
  /// The noun of place that a name of several words begins with: `قطاع` of `قطاع غزة`.
  func placeNounKey(_ mention: Mention) -> ArraySlice<UInt8>? {
    guard mention.tokens.count > 1, range.contains(mention.tokens.lowerBound) else { return nil }
    let token = mention.tokens.lowerBound
    for reading in text.readings(token)
    where reading.node != 0
      && lexicon.senses(reading.node).contains(where: { $0.category == .placeNoun })
    {
      return text.key(token).dropFirst(Int(reading.clitics.cut))
    }
    return nil
  }
}
