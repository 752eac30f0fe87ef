import NewsModel

/// An event as its own sentence tells it, before the document is seen whole.
struct ToldEvent {
  var event: Event
  /// The sentence tells it rather than names it as a topic.
  var isAsserted: Bool
  /// A definite noun that may mean an act told before.
  var refersBack: Bool
  /// Its sentence names who acts for another act alone.
  var borrowsActors = false
  /// The act that it judges and whose doers its sentence leaves out.
  var judged: Event?
  /// It judges a deed that another sentence tells.
  var judgesTold = false
}

/// Leaves out acts that an article only speaks of and nowhere tells.
///
/// `ملف اغتيال الوزير` in a report on a court's budget names an act as a topic; in a report that elsewhere
/// tells the killing it is the killing told once more.
struct TopicFilter {
  func kept(_ told: [ToldEvent]) -> [ToldEvent] {
    told.keeping { index in
      told[index].isAsserted || !isOftenTopic(told[index].event.type) || isWhole(told[index].event)
        || told.indices(near: index).contains {
          // Of another type most are, and an event is too much to be copied for that.
          told[$0].event.type == told[index].event.type && $0 != index
            && tells(told[$0], told[index].event)
        }
    }
  }

  /// Whether another sentence tells an act that may be the one of its type spoken of.
  private func tells(_ candidate: ToldEvent, _ topic: Event) -> Bool {
    (candidate.isAsserted || isWhole(candidate.event) && namesWhomItMeets(topic))
      && candidate.event.sentence != topic.sentence
      && meets(candidate.event, topic)
  }

  /// Of a report on a game or a film, the acts in which an office, a court or a force takes part.
  func official(_ told: [ToldEvent]) -> [ToldEvent] {
    told.filter { one in
      (one.event.actors + one.event.recipients).contains {
        MentionResolver.organs.contains($0.sector.flatMap(Code.init)) || $0.sector == "REB"
      }
    }
  }

  /// Of a document in which hardly anyone acts in public, leaves out what others say, ask and give.
  ///
  /// A recipe that recommends and a shop that receives orders use the words of politics; a protest, an arrest and a
  /// killing are public whoever takes part.
  func withoutPrivate(_ told: [ToldEvent]) -> [ToldEvent] {
    func isPublic(_ index: Int) -> Bool {
      told[index].event.actors.contains(where: isPublicSide)
        || told[index].event.recipients.contains(where: isPublicSide)
    }
    guard told.indices.lazy.filter(isPublic).prefix(2).count < 2 else { return told }
    return told.keeping { !isTalk(told[$0].event.type) || isPublic($0) }
  }

  /// An organ of a state, or anybody of a known land or body but its citizens, firms, schools and hospitals.
  private func isPublicSide(_ side: Participant) -> Bool {
    MentionResolver.organs.contains(side.sector.flatMap(Code.init))
      || side.id != nil && !Self.privateSectors.contains(side.sector)
  }

  private static let privateSectors: Set<String?> = [
    "CVL", "BUS", "EDU", "MED", "JRN", "LAB", "CRM",
  ]

  /// Acts done in words or in gifts.
  private func isTalk(_ type: EventType) -> Bool {
    switch type {
    case .agree, .consult, .support, .cooperate, .aid, .concede, .request, .accuse, .reject,
      .threaten:
      true
    case .retreat, .sanction, .protest, .mobilize, .coerce, .assault: false
    }
  }

  /// Of a report on an accident or a storm that tells no attack, leaves out the deaths and injuries.
  func withoutMisfortunes(_ told: [ToldEvent]) -> [ToldEvent] {
    func isToll(_ event: Event) -> Bool {
      event.type == .assault && event.actors.isEmpty && event.cameo == "19"
    }
    guard !told.contains(where: { $0.event.type == .assault && !isToll($0.event) }) else {
      return told
    }
    return told.filter { !isToll($0.event) }
  }

  /// Whether the act is named with both its sides: `بعد الهجوم الإسرائيلي على الدوحة`, `الحرب بين
  /// روسيا وأوكرانيا` are certain acts.
  private func isWhole(_ event: Event) -> Bool {
    !event.actors.isEmpty && event.recipients.contains { $0.id != nil } || event.actors.count > 1
  }

  /// `موعد اجتياح رفح`: right behind the noun stands whom or what the act meets.
  private func namesWhomItMeets(_ event: Event) -> Bool {
    event.recipients.contains {
      $0.id != nil && (1...18).contains($0.mention.start - event.trigger.end)
    }
  }

  /// Leaves out attacks that are spoken of and of which nothing is told, neither who nor whom nor where nor when.
  func withoutBare(_ events: [Event], topics: Set<Int>) -> [Event] {
    func isBare(_ event: Event) -> Bool {
      event.type == .assault && event.actors.isEmpty && event.recipients.isEmpty
        && event.place == nil && event.time == nil
    }
    var kept = events.keeping { !topics.contains($0) || !isBare(events[$0]) }
    // The new index of the first event kept of each happening.
    var firsts: [Int: Int] = [:]
    for index in kept.indices {
      let first = firsts[kept[index].coreference] ?? index
      firsts[kept[index].coreference] = first
      kept[index].coreference = first
    }
    return kept
  }

  /// Acts that are spoken of, long after and in general, far more often than they are reported.
  private func isOftenTopic(_ type: EventType) -> Bool { type == .assault || type == .protest }

  /// Whether the two may have a side in common.
  private func meets(_ left: Event, _ right: Event) -> Bool {
    let one = codes(left)
    let other = codes(right)
    return one.isEmpty || other.isEmpty || !one.isDisjoint(with: other)
  }

  private func codes(_ event: Event) -> Set<Substring> {
    Set((event.actors + event.recipients).compactMap(\.code))
  }
}

extension Array {
  /// The indices of the elements that one is compared with, itself among them.
  ///
  /// An article tells a few dozen events. Where a text of millions of words tells one a word, its time would else grow
  /// with the square of its length.
  func indices(near index: Int) -> Range<Int> {
    Swift.max(0, index - 256)..<Swift.min(count, index + 256)
  }

  /// The elements at the indices that `isKept` says; mostly all, which then are not copied.
  fileprivate func keeping(_ isKept: (Int) -> Bool) -> [Element] {
    let kept = indices.filter(isKept)
    return kept.count == count ? self : kept.map { self[$0] }
  }
}
