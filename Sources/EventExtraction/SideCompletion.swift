import NewsModel

/// Fills in the sides of an act that its own sentence leaves out and the document gives.
///
/// A report on one campaign names the attacker once and then tells blow after blow; where all its attacks
/// have one attacker, those that name none are his as well.
struct SideCompletion {
  let lexicon: Lexicon

  func complete(_ events: inout [Event]) {
    for index in events.indices where isCampaign(events[index]) {
      if events[index].actors.isEmpty,
        let actors = usual(\.actors, beside: \.recipients, for: index, in: events),
        // Those who bomb do not arrest the suspects.
        events[index].type != .coerce
          || codes(actors).allSatisfy({
            lexicon.countries[String($0)] != nil
          })
      {
        events[index].actors = actors
        note("actor: the document's usual one", in: &events[index])
      }
      if events[index].recipients.isEmpty, !events[index].actors.isEmpty,
        // Forces are moved and roads closed without anybody who is met.
        events[index].type != .mobilize, events[index].type != .coerce,
        let recipients = usual(\.recipients, beside: \.actors, for: index, in: events)
      {
        events[index].recipients = recipients
        note("recipient: the document's usual one", in: &events[index])
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
    case .assault, .coerce, .mobilize: 0
    case .sanction: event.mode == "expel" ? 0 : 1
    case .aid: 2
    default: nil
    }
  }

  /// The side that nearly all like events of the document have which name one, or nil.
  ///
  /// Where the event names its other side, one of those events must have named the same beside it.
  private func usual(
    _ side: KeyPath<Event, [Participant]>, beside other: KeyPath<Event, [Participant]>,
    for index: Int, in events: [Event]
  ) -> [Participant]? {
    let own = events[index]
    let known = codes(own[keyPath: other])
    var met = known.isEmpty
    let ownCodes = codes(own.actors).union(codes(own.recipients))
    var counts: [String: (count: Int, participants: [Participant])] = [:]
    var total = 0
    for event in events where family(event) == family(own) && event.status != .negated {
      let theirs = codes(event[keyPath: side])
      guard !theirs.isEmpty else { continue }
      total += 1
      let key = theirs.sorted().joined(separator: " ")
      counts[key, default: (0, event[keyPath: side])].count += 1
    }
    guard
      let best = counts.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })?.value,
      best.count >= 2,
      best.count * 4 >= total * 3 || best.count >= 5 && best.count * 8 >= total * 5,
      codes(best.participants).isDisjoint(with: ownCodes)
    else { return nil }
    let chosen = codes(best.participants)
    // One body's sanctions meet many.
    if side == \.actors, family(own) == 1, best.count >= 3, best.count * 6 >= total * 5 {
      met = true
    }
    for event in events where family(event) == family(own) && !met {
      met =
        codes(event[keyPath: side]) == chosen
        && !codes(event[keyPath: other]).isDisjoint(with: known)
    }
    return met ? best.participants : nil
  }

  private func codes(_ participants: [Participant]) -> Set<Substring> {
    Set(participants.compactMap { $0.id.map { $0.prefix { $0 != "/" } } })
  }
}
