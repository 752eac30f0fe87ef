import NewsModel

/// What the sealed runs hold for a few paragraphs of an article, asked for all of them at once.
///
/// Among millions of paragraphs nearly every question to a run waits for memory. Asked one after another
/// they wait one after another; asked together they wait together.
struct Lookahead {
  /// How many paragraphs are asked for at once: what is read for them fits a core's own cache.
  static let stretch = 16

  /// A record that stands under one of a paragraph's keys.
  struct Hit {
    /// The key's place among the paragraph's.
    var key: UInt32
    var record: RecordAddress
  }

  /// A key to look for in the near tier.
  struct Question {
    var key: UInt64
    /// The paragraph, counted from the first that was asked for, and the key's place among its keys.
    var paragraph: UInt32
    var place: UInt32
  }

  /// A question that a run's filter lets through, and near which place in the run its key is.
  struct Search {
    var run: Int
    var question: Int
    var place: Int
  }

  /// By paragraph, counted from the first that was asked for: where it stood word for word.
  fileprivate(set) var exact: [ExactEntry?] = []
  /// By paragraph: the records that share a key with it.
  fileprivate(set) var hits = [[Hit]](repeating: [], count: stretch)

  fileprivate var exactKeys: [UInt64] = []
  fileprivate var nearKeys: [UInt64] = []
  fileprivate var questions: [Question] = []
  fileprivate var searches: [Search] = []
}

extension ParagraphMemory {
  /// Asks the runs for the paragraphs in `range`; fills `lookahead`.
  ///
  /// Runs don't change while an article is decided, so that the answers are those that one would get later.
  func lookAhead(at fingerprints: [Fingerprint], in range: Range<Int>, _ roles: [Role]) {
    let runs = runs
    var ahead = Lookahead()
    swap(&ahead, &lookahead)
    defer { swap(&ahead, &lookahead) }
    ahead.exact.removeAll(keepingCapacity: true)
    ahead.exact.append(contentsOf: repeatElement(nil, count: range.count))
    for place in ahead.hits.indices { ahead.hits[place].removeAll(keepingCapacity: true) }
    guard !runs.isEmpty else { return }
    ahead.exactKeys.removeAll(keepingCapacity: true)
    ahead.nearKeys.removeAll(keepingCapacity: true)
    ahead.questions.removeAll(keepingCapacity: true)
    for (paragraph, index) in range.enumerated() where roles[index] != .ignored {
      let fingerprint = fingerprints[index]
      ahead.exactKeys.append(fingerprint.exact.high)
      ahead.nearKeys += fingerprint.keys
      for (place, key) in fingerprint.keys.enumerated() {
        ahead.questions.append(
          .init(key: key, paragraph: UInt32(paragraph), place: UInt32(place)))
      }
    }
    var sum: UInt64 = 0
    for run in runs {
      sum ^= run.exactBloom.touch(ahead.exactKeys)
      sum ^= run.nearBloom.touch(ahead.nearKeys)
    }
    for (paragraph, index) in range.enumerated() where roles[index] != .ignored {
      ahead.exact[paragraph] = sealedEntry(fingerprints[index].exact)
    }
    search(runs, &ahead, &sum)
    collect(runs, &ahead, &sum)
    touched ^= sum
  }

  /// Finds the places of the keys that the filters let through.
  private func search(_ runs: [SealedRun], _ ahead: inout Lookahead, _ sum: inout UInt64) {
    ahead.searches.removeAll(keepingCapacity: true)
    let forgets = horizon > 0
    for (number, run) in runs.enumerated() {
      for (place, question) in ahead.questions.enumerated() {
        // What stands word for word in a run is a repeat, whatever else is like it; only once something is
        // forgotten may the near tier have to learn it again.
        if ahead.exact[Int(question.paragraph)] != nil, !forgets { continue }
        guard run.nearBloom.mayContain(question.key) else { continue }
        ahead.searches.append(
          .init(run: number, question: place, place: run.expectedPlace(ofNear: question.key)))
      }
    }
    for search in ahead.searches { sum ^= runs[search.run].touchNear(at: search.place) }
  }

  /// Takes the records under the keys that were found, and touches them.
  private func collect(_ runs: [SealedRun], _ ahead: inout Lookahead, _ sum: inout UInt64) {
    for search in ahead.searches {
      let question = ahead.questions[search.question]
      let horizon = runHorizons[search.run]
      runs[search.run].forEachRecord(under: question.key, near: search.place) { position in
        guard position >= horizon else { return }
        ahead.hits[Int(question.paragraph)].append(
          .init(key: question.place, record: RecordAddress(run: search.run, position)))
      }
    }
    for hits in ahead.hits {
      for hit in hits { sum ^= runs[hit.record.run].touchRecord(at: hit.record.number) }
    }
  }
}
