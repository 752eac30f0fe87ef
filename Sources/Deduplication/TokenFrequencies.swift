/// How often each token stood in what was remembered.
struct TokenFrequencies {
  /// A word is frequent that makes up at least one in so many.
  private static let share = 40_000

  private(set) var counts: [UInt32]
  private var total: Int

  init(counts: [UInt32] = [UInt32](repeating: 0, count: 65_536)) {
    self.counts = counts
    total = counts.reduce(0) { $0 + Int($1) }
  }

  mutating func add(_ tokens: [UInt16]) {
    total += tokens.count
    for token in tokens { counts[Int(token)] &+= 1 }
  }

  func isFrequent(_ token: UInt16) -> Bool {
    let count = Int(counts[Int(token)])
    return count >= 8 && count * Self.share >= total
  }
}
