import NewsModel

/// Fills in the sides of an act that its own sentence leaves out and the document gives.
///
/// A report on one campaign names the attacker once and then tells blow after blow; where all its attacks
/// have one attacker, those that name none are his as well.
struct SideCompletion {
  let pack: LanguagePacks.Pack

  private var lexicon: Lexicon { pack.lexicon }

  func complete(_ events: inout [Event]) {
    for index in events.indices { meetsHolders(index, in: &events) }
    for index in events.indices where events[index].actors.isEmpty {
      guard let other = told(index, in: events) else { continue }
      events[index].actors = events[other].actors
      note("actor: who is told elsewhere to do the same", in: &events[index])
    }
    guard
      events.contains(where: { isCampaign($0) && ($0.actors.isEmpty || $0.recipients.isEmpty) })
    else { return }
    var named = events.map { event in
      let family = family(event)
      // Nobody asks for the sides of the others.
      return Sides(
        family: family, actors: Named(family == nil ? [] : event.actors),
        recipients: Named(family == nil ? [] : event.recipients))
    }
    for index in events.indices where isCampaign(events[index]) {
      if events[index].actors.isEmpty, let other = striker(of: index, in: events) {
        events[index].actors = events[other].actors
        named[index].actors = named[other].actors
        note("actor: who is told elsewhere to have struck the same", in: &events[index])
      }
      if events[index].actors.isEmpty, !isOfUnknownBomb(index, in: events),
        let other = usual(.actors, beside: .recipients, for: index, in: events, named),
        // Those who bomb do not arrest the suspects.
        events[index].type != .coerce
          || named[other].actors.codes.allSatisfy({ code in
            Code(code).map { lexicon.countries[$0] != nil } ?? false
          })
      {
        events[index].actors = events[other].actors
        named[index].actors = named[other].actors
        note("actor: the document's usual one", in: &events[index])
      }
      if events[index].recipients.isEmpty, !events[index].actors.isEmpty,
        // Forces are moved and roads closed without anybody who is met.
        events[index].type != .mobilize, events[index].type != .coerce,
        // A truce is broken, whoever is hit.
        events[index].cameo != "196",
        let other = usual(.recipients, beside: .actors, for: index, in: events, named)
      {
        events[index].recipients = events[other].recipients
        named[index].recipients = named[other].recipients
        note("recipient: the document's usual one", in: &events[index])
      }
      meetsLand(&events[index])
    }
  }

  /// `موعد اجتياح رفح`, `خطة إسرائيل لاجتياح رفح`: the act that is told elsewhere by the same word and of the same people,
  /// where all that are told so have one doer.
  private func told(_ index: Int, in events: [Event]) -> Int? {
    let event = events[index]
    let alike = events.indices.filter { other in
      !events[other].actors.isEmpty && events[other].rule == event.rule
    }
    guard !alike.isEmpty else { return nil }
    let met = Named(event.recipients)
    guard !met.codes.isEmpty else { return nil }
    let like = alike.filter { Named(events[$0].recipients).key == met.key }
    guard let first = like.first else { return nil }
    let doers = Named(events[first].actors)
    guard !doers.codes.isEmpty, doers.codes.isDisjoint(with: met.codes),
      like.allSatisfy({ Named(events[$0].actors).key == doers.key })
    else { return nil }
    return first
  }

  /// The attack told elsewhere on the same body of a state in the same other land, where all that are told have one doer:
  /// `غارة على القنصلية الإيرانية في دمشق`, `القصف الإسرائيلي للقنصلية`.
  private func striker(of index: Int, in events: [Event]) -> Int? {
    let event = events[index]
    guard event.type == .assault, event.status != .negated, let target = event.recipients.first,
      let id = target.id, target.sector == "GOV" || target.sector == "MIL",
      let land = event.place?.country, land != target.country
    else { return nil }
    let like = events.indices(near: index).filter { other in
      events[other].type == .assault && events[other].status == event.status
        && !events[other].actors.isEmpty
        && events[other].recipients.contains { $0.id == id }
        && events[other].place?.country == land
    }
    let codes = Set(like.map { Set(events[$0].actors.compactMap(\.code)) })
    guard codes.count == 1, let only = codes.first, !only.isEmpty,
      !only.contains(where: { $0 == target.code })
    else { return nil }
    return like.first
  }

  /// `شنت القوات التركية عملية في شمال العراق`: an attack of which no victim is told anywhere meets the land of others that it
  /// takes place in.
  private func meetsLand(_ event: inout Event) {
    guard event.type == .assault, event.recipients.isEmpty,
      let actor = event.actors.first?.code, event.actors.allSatisfy({ $0.code == actor }),
      let place = event.place, let land = place.country,
      !event.actors.contains(where: { $0.country == land || $0.code == land[...] }),
      !isFight(event)
    else { return }
    event.recipients = [Participant(mention: place.mention, id: land, country: land)]
    note("recipient: where it takes place", in: &event)
  }

  /// `تحرير عدن`, `استعادت القوات العراقية الرمادي`: who takes a town of his own land meets those whom the document tells to be
  /// fought there.
  private func meetsHolders(_ index: Int, in events: inout [Event]) {
    let event = events[index]
    guard event.cameo == "192",
      let land = event.recipients.first(where: { $0.sector == nil && $0.country != nil })?.code,
      event.actors.allSatisfy({ $0.code == land && $0.sector != "REB" })
    else { return }
    // "استعادت القوات المدينة من المتمردين".
    let told = event.recipients.filter { isFighter($0, against: land) }
    guard told.isEmpty else {
      events[index].recipients = told
      return
    }
    guard event.recipients.allSatisfy({ $0.sector == nil && $0.code == land }) else { return }
    var counts: [String: (count: Int, first: Int)] = [:]
    for other in events.indices(near: index) where events[other].type == .assault {
      let met = events[other].recipients
      guard !met.isEmpty, met.allSatisfy({ isFighter($0, against: land) }) else { continue }
      counts[Named(met).key, default: (0, other)].count += 1
    }
    guard let best = counts.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })?.value
    else { return }
    events[index].recipients = events[best.first].recipients
    note("recipient: whom the document tells to be fought", in: &events[index])
  }

  /// A movement under arms, rebels, or an army of another land.
  private func isFighter(_ side: Participant, against land: Substring) -> Bool {
    side.sector == "REB" || side.sector == "UAF" || side.sector == "MIL" && side.code != land
      || side.code.flatMap { lexicon.organisations[Code($0) ?? ""]?.kind == "armed" } ?? false
  }

  /// Whether all who take part in the act fight: `معارك مع`.
  private func isFight(_ event: Event) -> Bool {
    guard let entry = lexicon.triggers.first(where: { $0.id == event.rule }),
      let between = lexicon.prepositions[.bayna]
    else { return false }
    return event.cameo == "196" || entry.nounFrame.role(of: .preposition(between)) == .actor
  }

  /// `قتل ثلاثة جراء انفجار غامض`: whose a blast is that nobody is said to have set off, no campaign tells.
  private func isOfUnknownBomb(_ index: Int, in events: [Event]) -> Bool {
    events.indices(near: index).contains {
      events[$0].sentence == events[index].sentence
        && events[$0].paragraph == events[index].paragraph
        && events[$0].mode == "explosives" && events[$0].actors.isEmpty
    }
  }

  /// Whom the participants on one side of an act act for.
  private struct Named {
    let codes: Set<Substring>
    /// The same for any order of the participants.
    let key: String

    init(_ participants: [Participant]) {
      guard !participants.isEmpty else {
        (codes, key) = ([], "")
        return
      }
      codes = Set(participants.compactMap(\.code))
      key = codes.sorted().joined(separator: " ")
    }
  }

  private enum Side { case actors, recipients }

  private struct Sides {
    /// Those of one family may share their sides.
    let family: Int?
    var actors: Named
    var recipients: Named

    subscript(side: Side) -> Named {
      switch side {
      case .actors: actors
      case .recipients: recipients
      }
    }
  }

  private func note(_ rule: String, in event: inout Event) {
    if !event.trace.isEmpty { event.trace.append(rule) }
  }

  /// Kinds of act that come in rows with the same sides.
  private func isCampaign(_ event: Event) -> Bool { family(event) != nil }

  private func family(_ event: Event) -> Int? {
    switch event.type {
    case .assault, .mobilize: 0
    // What a state forbids its people is no blow of a campaign.
    case .coerce:
      switch event.mode {
      case "martial-law", "curfew", "censor": nil
      default: 0
      }
    case .sanction: event.mode == "expel" ? 0 : 1
    case .aid: 2
    default: nil
    }
  }

  /// The first of the like events whose side is that which nearly all of them have that name one, or nil.
  ///
  /// Where the event names its other side, one of those events must have named the same beside it.
  private func usual(
    _ side: Side, beside other: Side, for index: Int, in events: [Event], _ named: [Sides]
  ) -> Int? {
    let like = events.indices(near: index).filter { named[$0].family == named[index].family }
    var counts: [String: (count: Int, first: Int)] = [:]
    var total = 0
    for event in like where events[event].status != .negated {
      // Those who raid and arrest are not those who abduct.
      if events[index].mode == "abduct", side == .actors, events[event].type != .assault {
        continue
      }
      // Nor are those who arrest the suspects those who struck.
      if events[index].type == .assault, side == .actors, events[event].mode == "arrest" {
        continue
      }
      let theirs = named[event][side]
      guard !theirs.codes.isEmpty else { continue }
      total += 1
      counts[theirs.key, default: (0, event)].count += 1
    }
    guard
      let best = counts.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })?.value,
      best.count >= 2,
      best.count * 4 >= total * 3 || best.count >= 5 && best.count * 8 >= total * 5
    else { return nil }
    let chosen = named[best.first][side].codes
    let own = named[index]
    if side == .actors, events[index].mode == "suicide-attack",
      events[best.first].actors.allSatisfy({
        MentionResolver.organs.contains($0.sector.flatMap(Code.init))
      })
    {
      // No army sends suicide bombers.
      return nil
    }
    guard chosen.isDisjoint(with: own.actors.codes), chosen.isDisjoint(with: own.recipients.codes)
    else { return nil }
    // "تظاهر المئات في برلين ضد العدوان على غزة": the police of the one place do not strike in the other.
    if let place = events[index].place?.country {
      let theirs = like.filter { named[$0][side].codes == chosen }.map { events[$0].place?.country }
      if theirs.allSatisfy({ $0 != nil && $0 != place }) { return nil }
    }
    let known = own[other].codes
    // One body's sanctions meet many.
    let isOneForMany =
      side == .actors && named[index].family == 1 && best.count >= 3
      && best.count * 6 >= total * 5
    let isMet =
      known.isEmpty || isOneForMany
      || like.contains {
        named[$0][side].codes == chosen
          && !named[$0][other].codes.isDisjoint(with: known)
      }
    return isMet ? best.first : nil
  }
}
