import NewsModel

/// What one paragraph is to an earlier one.
enum Likeness: Equatable {
  case unrelated
  /// Says nothing that the earlier one does not.
  case same(similarity: Double)
  /// Tells the same with something changed or added.
  case revised(similarity: Double)
}

/// Judges pairs of paragraphs by lining their tokens up; holds the scratch space for it.
struct Comparison {
  private let wording: DeduplicationWording
  private var alignment = Alignment()
  private var counts = [UInt8](repeating: 0, count: 65_536)
  private var isMoved: [Bool] = []

  init(wording: DeduplicationWording) { self.wording = wording }

  /// What `later` is to the paragraph whose tokens are `earlier`.
  ///
  /// - Parameter words: the later paragraph's folded words, asked for only where a word may be a
  ///   misspelling of another.
  mutating func compare(
    _ later: Fingerprint, with earlier: UnsafeBufferPointer<UInt16>, words: () -> [[UInt16]]
  ) -> Likeness {
    later.tokens.withUnsafeBufferPointer { tokens in
      let shorter = min(tokens.count, earlier.count)
      let shared = overlap(tokens, earlier)
      guard shared >= 6, shared * 10 >= shorter * 6 else { return .unrelated }
      alignment.align(later: tokens, earlier: earlier)
      guard alignment.length * 10 >= shared * 6, alignment.length >= 6 else { return .unrelated }
      markMoved(tokens, earlier)
      let similarity = Self.rounded(2 * Double(shared) / Double(tokens.count + earlier.count))
      let change = weigh(tokens, later.traits, earlier, words)
      switch change {
      case .nothing: return .same(similarity: min(similarity, 0.999))
      case .something: return .revised(similarity: min(similarity, 0.999))
      case .slots: return .unrelated
      }
    }
  }

  static func rounded(_ share: Double) -> Double { (share * 1000).rounded() / 1000 }

  /// How many tokens the two have in common, order aside.
  private mutating func overlap(
    _ later: UnsafeBufferPointer<UInt16>, _ earlier: UnsafeBufferPointer<UInt16>
  ) -> Int {
    var shared = 0
    for token in earlier where counts[Int(token)] < 255 { counts[Int(token)] += 1 }
    for token in later where counts[Int(token)] > 0 {
      counts[Int(token)] -= 1
      shared += 1
    }
    for token in earlier { counts[Int(token)] = 0 }
    return shared
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
    case nothing, something
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
    _ earlier: UnsafeBufferPointer<UInt16>, _ words: () -> [[UInt16]]
  ) -> Change {
    var isRevised = false
    var slots: Set<UInt32> = []
    var everyday = 0
    var folded: [[UInt16]]?
    for gap in gaps(later.count, earlier.count) {
      if losesWeight(gap, earlier) { isRevised = true }
      let added = gap.later.filter { !isMoved[$0] }
      if gap.later.contains(where: { isMoved[$0] && movedAlone($0, later, traits) }) {
        isRevised = true
      }
      guard !added.isEmpty else { continue }
      let kinds = added.map { Traits(rawValue: traits[$0]) }
      let isHeavy = kinds.contains {
        !$0.isDisjoint(with: [.polarity, .number]) && !$0.contains(.day)
      }
      if !isHeavy, isFrame(gap, kinds, traits, later.count) { continue }
      if !isHeavy, isWording(kinds), !changesDay(gap, added, later, earlier) {
        if !kinds.contains(where: { !$0.isDisjoint(with: [.attribution, .agency, .day]) }) {
          everyday += added.count
        }
        continue
      }
      // What is left is news, unless it is the same word spelt otherwise.
      let before = gap.earlier.filter { !alignment.matched[$0] }
      if !isHeavy, !before.isEmpty, added.count <= 4 {
        let text = folded ?? words()
        folded = text
        let targets = before.map { earlier[$0] }
        let open = added.filter { index in
          let kind = Traits(rawValue: traits[index])
          guard kind.isDisjoint(with: [.common, .attribution, .agency, .day]) else { return false }
          return index >= text.count
            || !Spelling.isVariant(
              text[index], next: index + 1 < text.count ? text[index + 1] : nil,
              of: targets)
              && !(index > 0 && added.contains(index - 1)
                && Spelling.isJoint(text[index - 1], text[index], of: targets))
        }
        if open.isEmpty { continue }
      }
      isRevised = true
      if !before.isEmpty {
        // The same replacement made again counts once.
        slots.insert(UInt32(later[added[0]]) << 16 | UInt32(earlier[before[0]]))
      }
    }
    if everyday > max(2, later.count * 8 / 100) { isRevised = true }
    if !isRevised { return .nothing }
    if slots.count >= 2, slots.count * 100 >= min(later.count, earlier.count) * 7 {
      return .slots
    }
    return .something
  }

  /// A negation or a number went, and not with the whole clause around it.
  private func losesWeight(_ gap: Gap, _ earlier: UnsafeBufferPointer<UInt16>) -> Bool {
    var run = 0
    var heavy = 0
    for index in gap.earlier {
      run += 1
      let token = Int(earlier[index])
      let kind = Traits(rawValue: wording.weighty[token])
      if kind.contains(.polarity) || (token < 8192 && gap.earlier.count < 3) { heavy += 1 }
    }
    return heavy > 0 && run < 4
  }

  /// A number or negation changed its place without the words around it.
  private func movedAlone(
    _ index: Int, _ later: UnsafeBufferPointer<UInt16>, _ traits: [UInt8]
  ) -> Bool {
    guard !Traits(rawValue: traits[index]).isDisjoint(with: [.number, .polarity]) else {
      return false
    }
    func moved(_ index: Int) -> Bool { index >= 0 && index < later.count && isMoved[index] }
    return !moved(index - 1) && !moved(index + 1)
  }

  /// A dateline before the text, or a credit after it.
  private func isFrame(_ gap: Gap, _ kinds: [Traits], _ traits: [UInt8], _ count: Int) -> Bool {
    guard let last = gap.later.last, gap.later.count <= 7 else { return false }
    let credits = kinds.contains { !$0.isDisjoint(with: [.agency, .attribution]) }
    if gap.later.lowerBound == 0, gap.earlier.count <= 7 {
      let after = Traits(rawValue: traits[last])
      // A dash or bracket closes a dateline; a colon may as well follow a speaker's name.
      if after.contains(.frame) {
        return credits || (!after.contains(.stop) && gap.earlier.isEmpty)
      }
    }
    if gap.later.upperBound == count, gap.later.lowerBound > 0, gap.later.count <= 3 {
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

  /// One weekday or month stands where another stood.
  private func changesDay(
    _ gap: Gap, _ added: [Int], _ later: UnsafeBufferPointer<UInt16>,
    _ earlier: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    func isDay(_ token: UInt16) -> Bool {
      Traits(rawValue: wording.weighty[Int(token)]).contains(.day)
    }
    return added.contains { isDay(later[$0]) }
      && gap.earlier.contains { !alignment.matched[$0] && isDay(earlier[$0]) }
  }
}
