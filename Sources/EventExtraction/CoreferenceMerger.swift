import NewsModel

/// Says which events of a document tell the same real happening.
struct CoreferenceMerger {
  /// Points the event at the first that tells the same, if one does.
  mutating func place(_ event: inout Event, at index: Int, among events: [Event]) {
    event.coreference = index
    if let earlier = events.indices(near: index).last(where: {
      events[$0].type == event.type && compatible(events[$0], event)
    }) {
      event.coreference = events[earlier].coreference
    }
  }

  /// Gives a definite event noun the sides of the act that it means.
  func complete(_ event: inout Event, from events: [Event]) {
    let known = events.suffix(12).reversed().first { earlier in
      earlier.type == event.type && earlier.status != .negated
        // Of a killing and the crowd that is dispersed for it, "the crime" is the killing.
        && (earlier.mode == "crowd-control") == (event.mode == "crowd-control")
        && (!earlier.actors.isEmpty || !earlier.recipients.isEmpty)
        && meets(earlier.actors, event.actors) && meets(earlier.recipients, event.recipients)
        && (!event.actors.isEmpty || !event.recipients.isEmpty
          || earlier.sentence.end <= event.sentence.start)
    }
    guard let known else { return }
    let own = Set((event.actors + event.recipients).compactMap(\.id))
    if event.actors.isEmpty {
      event.actors = known.actors.filter { !own.contains($0.id ?? "") }
    }
    if event.recipients.isEmpty {
      event.recipients = known.recipients.filter { !own.contains($0.id ?? "") }
    }
  }

  /// Gives an act the doer whom the document told before for those whom it meets, where its sentence only names another's.
  func correct(_ event: inout Event, from events: [Event]) {
    let own = codes(event.actors)
    let met = codes(event.recipients)
    let like = events.indices(near: events.count).filter {
      events[$0].type == event.type && events[$0].status != .negated
        && !codes(events[$0].recipients).isDisjoint(with: met)
    }
    guard !like.contains(where: { !codes(events[$0].actors).isDisjoint(with: own) }),
      let known = like.last(where: {
        !events[$0].actors.isEmpty && codes(events[$0].actors).isDisjoint(with: met)
      })
    else { return }
    event.actors = events[known].actors
  }

  /// `دانت هذه الجريمة`: blame is of those who did what was told last.
  func blame(_ event: inout Event, from events: [Event]) {
    let own = codes(event.actors)
    let deed = events[events.indices(near: events.count)].last {
      ($0.type == .assault || $0.type == .coerce) && $0.status != .negated && !$0.actors.isEmpty
        && $0.mode != "crowd-control"
    }
    guard let deed, codes(deed.actors).isDisjoint(with: own) else { return }
    event.recipients = deed.actors
  }

  /// `أدى الهجوم إلى إصابة شخصين`: who did what the sentence told before, which only the document says.
  func tellToll(_ event: inout Event, after act: Event?) {
    guard let act, event.type == .assault, act.type == .assault, event.actors.isEmpty,
      act.sentence == event.sentence, act.paragraph == event.paragraph, act.status == event.status,
      act.recipients.isEmpty || meets(act.recipients, event.recipients)
    else { return }
    let own = Set(event.recipients.compactMap(\.id))
    event.actors = act.actors.filter { !own.contains($0.id ?? "") }
  }

  private func compatible(_ earlier: Event, _ later: Event) -> Bool {
    guard (earlier.status == .negated) == (later.status == .negated) else { return false }
    if let a = earlier.mode, let b = later.mode, a != b { return false }
    if let a = earlier.time?.value, let b = later.time?.value, !a.hasPrefix(b), !b.hasPrefix(a) {
      return false
    }
    if let a = earlier.place, let b = later.place, let x = a.name, let y = b.name, x != y,
      a.country != b.country || a.latitude != nil && b.latitude != nil
    {
      return false
    }
    return meets(earlier.actors, later.actors) && meets(earlier.recipients, later.recipients)
      && (!earlier.actors.isEmpty && !later.actors.isEmpty
        || !earlier.recipients.isEmpty && !later.recipients.isEmpty)
  }

  private func codes(_ participants: [Participant]) -> Set<Substring> {
    Set(participants.compactMap(\.code))
  }

  /// Whether two lists name somebody in common, or one is silent.
  private func meets(_ left: [Participant], _ right: [Participant]) -> Bool {
    left.isEmpty || right.isEmpty
      || left.contains { one in right.contains { one.isOfSameCode(as: $0) } }
  }
}

extension Participant {
  /// The state or organisation that the participant acts for: its id without the sector.
  var code: Substring? {
    id.map { id in id[..<(id.utf8.firstIndex(of: UInt8(ascii: "/")) ?? id.endIndex)] }
  }

  func isOfSameCode(as other: Participant) -> Bool {
    guard let own = code, let theirs = other.code else { return false }
    return own.utf8.elementsEqual(theirs.utf8)
  }
}
