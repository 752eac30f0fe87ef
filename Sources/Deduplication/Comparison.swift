import NewsModel

/// Judges pairs of paragraphs by lining their tokens up; holds the scratch space for it.
struct Comparison {
  private let wording: DeduplicationWording
  /// Kept only where no pack says what wording is worth.
  private(set) var frequencies: TokenFrequencies?
  private var alignment = Alignment()
  private var counts = [UInt8](repeating: 0, count: 65_536)
  /// How often each token stands in the later paragraph.
  private var own = [UInt8](repeating: 0, count: 65_536)
  /// The tokens of an earlier paragraph that the later one has too.
  private var taken: [UInt16] = []
  private var isMoved: [Bool] = []

  init(wording: DeduplicationWording) {
    self.wording = wording
    if !wording.knowsRepeats { frequencies = TokenFrequencies() }
  }

  /// Takes note of a remembered paragraph's words.
  mutating func count(_ tokens: [UInt16]) { frequencies?.add(tokens) }

  /// Goes on from counts that were sealed.
  mutating func restore(_ counts: [UInt32]) {
    if frequencies != nil, counts.count == 65_536 {
      frequencies = TokenFrequencies(counts: counts)
    }
  }

  /// Makes ready for comparisons of the paragraph whose tokens are `later`; ended by `end`.
  mutating func begin(_ later: [UInt16]) {
    for token in later where own[Int(token)] < 255 { own[Int(token)] += 1 }
  }

  mutating func end(_ later: [UInt16]) { for token in later { own[Int(token)] = 0 } }

  /// What `later`, with which comparisons began, is to the paragraph whose tokens are `earlier`.
  ///
  /// - Parameter spellings: of the later paragraph's words.
  mutating func compare(
    _ later: Fingerprint, with earlier: UnsafeBufferPointer<UInt16>, _ spellings: Spellings
  ) -> Likeness {
    later.tokens.withUnsafeBufferPointer { tokens in
      let shorter = min(tokens.count, earlier.count)
      let needed = max(6, (shorter * 6 + 9) / 10)
      let shared = overlap(with: earlier, atLeast: needed)
      guard shared >= needed else { return .unrelated }
      alignment.align(later: tokens, earlier: earlier)
      guard alignment.length * 10 >= shared * 6, alignment.length >= 6 else { return .unrelated }
      markMoved(tokens, earlier)
      let similarity = Self.rounded(2 * Double(shared) / Double(tokens.count + earlier.count))
      let change = weigh(tokens, later.traits, earlier, spellings)
      switch change {
      case .nothing: return .same(similarity: min(similarity, 0.999))
      case .something(let slot):
        return .revised(similarity: min(similarity, 0.999), slot: slot)
      case .slots: return .form
      }
    }
  }

  static func rounded(_ share: Double) -> Double { (share * 1000).rounded() / 1000 }

  /// How many tokens the later paragraph has in common with `earlier`, order aside; or fewer, where that is
  /// less than 60 of 100 of the shorter.
  ///
  /// Most candidates share little; so that costs a look at some of their tokens and no branch for each.
  private mutating func overlap(
    with earlier: UnsafeBufferPointer<UInt16>, atLeast needed: Int
  ) -> Int {
    if taken.count < earlier.count {
      taken = [UInt16](repeating: 0, count: earlier.count * 2)
    }
    return own.withUnsafeMutableBufferPointer { own in
      taken.withUnsafeMutableBufferPointer { taken in
        var shared = 0
        for start in stride(from: 0, to: earlier.count, by: 16) {
          // Too few are left.
          if shared + earlier.count - start < needed { break }
          for place in start..<min(earlier.count, start + 16) {
            let token = earlier[place]
            let isShared: UInt8 = own[Int(token)] > 0 ? 1 : 0
            own[Int(token)] &-= isShared
            taken[shared] = token
            shared &+= Int(isShared)
          }
        }
        for place in 0..<shared { own[Int(taken[place])] &+= 1 }
        return shared
      }
    }
  }

  /// Marks the later tokens that the earlier paragraph has too, in another place.
  private mutating func markMoved(
    _ later: UnsafeBufferPointer<UInt16>, _ earlier: UnsafeBufferPointer<UInt16>
  ) {
    isMoved.removeAll(keepingCapacity: true)
    isMoved.append(contentsOf: repeatElement(false, count: later.count))
    guard alignment.length < later.count else { return }
    for (index, token) in earlier.enumerated()
    where !alignment.matched[index] && counts[Int(token)] < 255 {
      counts[Int(token)] += 1
    }
    for (index, token) in later.enumerated()
    where alignment.partner[index] < 0 && counts[Int(token)] > 0 {
      counts[Int(token)] -= 1
      isMoved[index] = true
    }
    for token in earlier { counts[Int(token)] = 0 }
  }

  private enum Change {
    case nothing
    /// Something is new; `slot` is where, if one stretch was replaced and no more.
    case something(slot: Slot?)
    /// So many places filled anew that only a form is shared: scores, weather, greetings.
    case slots
  }

  /// A stretch of later tokens without partner, and the earlier ones in their place.
  private struct Gap {
    var later: Range<Int>
    var earlier: Range<Int>
  }

  private func gaps(_ later: Int, _ earlier: Int) -> [Gap] {
    var gaps: [Gap] = []
    var start = 0
    var earlierStart = 0
    for index in 0...later {
      let partner = index < later ? Int(alignment.partner[index]) : earlier
      guard partner >= 0 else { continue }
      if start < index || earlierStart < partner {
        gaps.append(Gap(later: start..<index, earlier: earlierStart..<partner))
      }
      start = index + 1
      earlierStart = partner + 1
    }
    return gaps
  }

  private func weigh(
    _ later: UnsafeBufferPointer<UInt16>, _ traits: [UInt8],
    _ earlier: UnsafeBufferPointer<UInt16>, _ spellings: Spellings
  ) -> Change {
    var revisions = 0
    var slots: Set<UInt32> = []
    var slot = Slot(place: 0, filler: 0)
    var everyday = 0
    var stock = 0
    for gap in gaps(later.count, earlier.count) {
      var lost = gap.earlier.filter { !alignment.matched[$0] }
      let added = gap.later.filter { !isMoved[$0] }
      if movesWeight(gap, later, traits, earlier) { revisions += 1 }
      if added.isEmpty {
        if weighs(lost, earlier) { revisions += 1 }
        continue
      }
      let kinds = added.map { Traits(rawValue: traits[$0]) }
      if isFrame(gap, kinds, traits, later.count) { continue }
      var isHeavy = kinds.contains { $0.isHeavy }
      if !isHeavy, !weighs(lost, earlier, isReplaced: true), isWording(kinds),
        !changesDay(added, later, lost, earlier)
      {
        if !kinds.contains(where: { !$0.isDisjoint(with: [.attribution, .agency, .day]) }) {
          everyday += added.count
        }
        continue
      }
      if !isHeavy, lost.isEmpty, isStock(added, later) {
        stock += added.count
        continue
      }
      // What is left is news, unless it is the same words spelt otherwise.
      var open = added
      if !lost.isEmpty, added.count <= 5, lost.count <= added.count + 2 {
        removeVariants(&open, &lost, earlier, spellings)
        isHeavy = open.contains { Traits(rawValue: traits[$0]).isHeavy }
        let left = open.map { Traits(rawValue: traits[$0]) }
        if !isHeavy, !weighs(lost, earlier, isReplaced: true), isWording(left),
          !changesDay(open, later, lost, earlier)
        {
          everyday += open.count
          continue
        }
      }
      revisions += 1
      if !gap.earlier.isEmpty {
        // The same replacement made again counts once.
        slots.insert(UInt32(later[added[0]]) << 16 | UInt32(earlier[gap.earlier.lowerBound]))
        slot = Slot(place: added[0], filler: earlier[gap.earlier.lowerBound])
        if isForm(slots.count, later.count, earlier.count) { return .slots }
      }
    }
    if stock > max(6, later.count * 12 / 100) { revisions += 1 }
    if everyday > max(2, later.count * 8 / 100) { revisions += 1 }
    if revisions == 0 { return .nothing }
    return .something(slot: revisions == 1 && slots.count == 1 ? slot : nil)
  }

  /// So many places filled anew that only a form is shared.
  private func isForm(_ slots: Int, _ later: Int, _ earlier: Int) -> Bool {
    slots >= 2 && slots * 100 >= min(later, earlier) * 7
  }

  /// A few words put in that are all frequent in what was read, where no pack says what wording is.
  private func isStock(_ added: [Int], _ later: UnsafeBufferPointer<UInt16>) -> Bool {
    guard let frequencies, added.count <= 6 else { return false }
    return added.allSatisfy { frequencies.isFrequent(later[$0]) }
  }

  /// Takes the pairs of words out of both lists that are one word spelt in two ways.
  private func removeVariants(
    _ added: inout [Int], _ lost: inout [Int], _ earlier: UnsafeBufferPointer<UInt16>,
    _ spellings: Spellings
  ) {
    var open: [Int] = []
    var skip = -1
    for index in added where index != skip {
      guard index < spellings.count, !lost.isEmpty else {
        open.append(index)
        continue
      }
      let targets = lost.map { earlier[$0] }
      switch spellings.variant(of: index, joining: added.contains(index + 1), among: targets) {
      case nil: open.append(index)
      case .one(let place): lost.remove(at: place)
      case .joint(let place):
        lost.remove(at: place)
        skip = index + 1
      case .split(let place): lost.removeSubrange(place...place + 1)
      }
    }
    added = open
  }

  /// A negation or a number fell away, and not with the whole clause around it; or other words stand for
  /// one of two opposites.
  private func weighs(
    _ lost: [Int], _ earlier: UnsafeBufferPointer<UInt16>, isReplaced: Bool = false
  ) -> Bool {
    guard !lost.isEmpty, lost.count < 4 else { return false }
    let weighty: DeduplicationWording.Weight = isReplaced ? [.negation, .polarity] : .negation
    return lost.contains { index in
      let token = Int(earlier[index])
      return !wording.weights[token].isDisjoint(with: weighty)
        || (token < Token.firstWord && lost.count < 3)
    }
  }

  /// A number or a negation stands in another place, and more than a step away or among other numbers.
  private func movesWeight(
    _ gap: Gap, _ later: UnsafeBufferPointer<UInt16>, _ traits: [UInt8],
    _ earlier: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    for index in gap.later where isMoved[index] {
      let kind = Traits(rawValue: traits[index])
      guard kind.isHeavy else { continue }
      func moved(_ index: Int) -> Bool { index >= 0 && index < later.count && isMoved[index] }
      if moved(index - 1) || moved(index + 1) { continue }
      if kind.contains(.number),
        later.indices.contains(where: {
          $0 != index && isMoved[$0] && Traits(rawValue: traits[$0]).contains(.number)
        })
      {
        return true
      }
      // One step is a matter of style; from one clause to another it is a matter of sense.
      let reach =
        max(0, gap.earlier.lowerBound - 4)..<min(earlier.count, gap.earlier.upperBound + 4)
      if !reach.contains(where: { !alignment.matched[$0] && earlier[$0] == later[index] }) {
        return true
      }
    }
    return false
  }

  /// A dateline before the text, or a credit after it.
  private func isFrame(_ gap: Gap, _ kinds: [Traits], _ traits: [UInt8], _ count: Int) -> Bool {
    guard gap.later.count <= 8 else { return false }
    // A dateline may give the day of the month; nothing else in it may weigh.
    let isDated = kinds.contains { $0.contains(.day) }
    if kinds.contains(where: { $0.isHeavy && !(isDated && $0.contains(.number)) }) { return false }
    let credits = kinds.contains { !$0.isDisjoint(with: [.agency, .attribution]) }
    if gap.later.lowerBound == 0, gap.earlier.count <= 7,
      let edge = gap.later.last(where: { Traits(rawValue: traits[$0]).contains(.frame) })
    {
      let edgeTraits = Traits(rawValue: traits[edge])
      let rest = (edge + 1..<gap.later.upperBound).map { Traits(rawValue: traits[$0]) }
      // A dash or bracket closes a dateline; a colon may as well follow a speaker's name.
      let closes = credits || (!edgeTraits.contains(.stop) && gap.earlier.isEmpty)
      if closes, isWording(rest) { return true }
    }
    if let last = gap.later.last, gap.later.upperBound == count, gap.later.lowerBound > 0,
      gap.later.count <= 3
    {
      let before = Traits(rawValue: traits[gap.later.lowerBound - 1])
      let after = Traits(rawValue: traits[last])
      return before.contains(.frame) && (credits || after.contains(.frame)) && gap.earlier.isEmpty
    }
    return false
  }

  /// Nothing but attribution, agencies, days and everyday words.
  private func isWording(_ kinds: [Traits]) -> Bool {
    kinds.count <= 12
      && kinds.allSatisfy {
        !$0.isDisjoint(with: [.attribution, .agency, .day, .common])
      }
  }

  /// One weekday stands where another stood.
  private func changesDay(
    _ added: [Int], _ later: UnsafeBufferPointer<UInt16>, _ lost: [Int],
    _ earlier: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    func isDay(_ token: UInt16) -> Bool { wording.weights[Int(token)].contains(.weekday) }
    return added.contains { isDay(later[$0]) } && lost.contains { isDay(earlier[$0]) }
  }
}
