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

  /// A key to look for in one of the tiers.
  struct Question {
    var key: UInt64
    /// The paragraph, counted from the first that was asked for.
    var paragraph: Int
    /// In the near tier the key's place among the paragraph's; in the exact one the bits that must agree.
    var detail: UInt32
  }

  /// A question that a run's filter lets through, and near which place in the run its key is.
  struct Search {
    var run: Int
    var question: Question
    var place: Int
  }

  /// By paragraph, counted from the first that was asked for: where it stood word for word.
  fileprivate(set) var exact: [ExactEntry?] = []
  /// By paragraph: the records that share a key with it.
  fileprivate(set) var hits = [[Hit]](repeating: [], count: stretch)

  fileprivate var exactQuestions: [Question] = []
  fileprivate var nearQuestions: [Question] = []
  private var searches: [Search] = []

  /// Forgets everything, and notes what is asked for so many paragraphs.
  fileprivate mutating func begin(
    _ fingerprints: [Fingerprint], in range: Range<Int>, _ roles: [Role]
  ) {
    exact.removeAll(keepingCapacity: true)
    exact.append(contentsOf: repeatElement(nil, count: range.count))
    for place in hits.indices { hits[place].removeAll(keepingCapacity: true) }
    exactQuestions.removeAll(keepingCapacity: true)
    nearQuestions.removeAll(keepingCapacity: true)
    for (paragraph, index) in range.enumerated() where roles[index] != .ignored {
      let hash = fingerprints[index].exact
      let check = UInt16(truncatingIfNeeded: hash.low)
      exactQuestions.append(.init(key: hash.high, paragraph: paragraph, detail: UInt32(check)))
      for (place, key) in fingerprints[index].keys.enumerated() {
        nearQuestions.append(.init(key: key, paragraph: paragraph, detail: UInt32(place)))
      }
    }
  }

  /// The questions that a run's filter lets through, with the places where their keys are expected; has the
  /// places fetched.
  fileprivate mutating func search<Value>(
    _ runs: [SealedRun], _ tier: (SealedRun) -> SearchedPages<Value>, for questions: [Question]
  ) -> [Search] {
    searches.removeAll(keepingCapacity: true)
    var bounds = [0]
    for (number, run) in runs.enumerated() {
      let pages = tier(run)
      for question in questions where pages.mayContain(question.key) {
        pages.prefetchFence(of: question.key)
        searches.append(.init(run: number, question: question, place: 0))
      }
      bounds.append(searches.count)
    }
    for (number, run) in runs.enumerated() {
      let pages = tier(run)
      for index in bounds[number]..<bounds[number + 1] {
        searches[index].place = pages.expectedPlace(of: searches[index].question.key)
        pages.prefetch(searches[index].place)
      }
    }
    return searches
  }
}

extension ParagraphMemory {
  /// Asks the runs for the paragraphs in `range`; fills `lookahead`.
  ///
  /// Runs don't change while an article is decided, so that the answers are those that one would get later.
  func lookAhead(at fingerprints: [Fingerprint], in range: Range<Int>, _ roles: [Role]) {
    var ahead = Lookahead()
    swap(&ahead, &lookahead)
    defer { swap(&ahead, &lookahead) }
    ahead.begin(fingerprints, in: range, roles)
    for run in runs {
      run.exact.prefetchFilter(ahead.exactQuestions)
      run.near.prefetchFilter(ahead.nearQuestions)
    }
    findExact(&ahead)
    findNear(&ahead)
  }

  /// Takes the oldest entry of each paragraph that stands word for word in a run.
  private func findExact(_ ahead: inout Lookahead) {
    let searches = ahead.search(runs, { $0.exact }, for: ahead.exactQuestions)
    for search in searches where ahead.exact[search.question.paragraph] == nil {
      ahead.exact[search.question.paragraph] = runs[search.run].exactEntry(
        search.question.key, check: UInt16(search.question.detail), near: search.place)
    }
  }

  /// Takes the records under the keys that the runs hold, and has them fetched.
  private func findNear(_ ahead: inout Lookahead) {
    // What stands word for word in a run is a repeat, whatever else is like it; only once something is
    // forgotten may the near tier have to learn it again.
    if horizon == 0 {
      let exact = ahead.exact
      ahead.nearQuestions.removeAll { exact[$0.paragraph] != nil }
    }
    let searches = ahead.search(runs, { $0.near }, for: ahead.nearQuestions)
    for search in searches {
      let run = runs[search.run]
      let horizon = runHorizons[search.run]
      run.near.forEachValue(under: search.question.key, near: search.place) { position in
        guard position >= horizon else { return }
        let record = RecordAddress(run: search.run, position)
        ahead.hits[search.question.paragraph].append(
          .init(key: search.question.detail, record: record))
        run.prefetchRecord(at: position)
      }
    }
  }
}
