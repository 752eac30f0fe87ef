/// Lines two token sequences up by a longest common subsequence, bit-parallel, with reused storage.
///
/// Source: H. Hyyrö, "Bit-Parallel LCS-length Computation Revisited" (2004); the way back reads the
/// stored rows.
struct Alignment {
  /// For each later token the earlier token it stands against, or -1.
  private(set) var partner: [Int32] = []
  /// Whether each earlier token is matched.
  private(set) var matched: [Bool] = []
  private(set) var length = 0

  private var identifiers = [UInt16](repeating: 0, count: 65_536)
  private var masks: [UInt64] = []
  private var rows: [UInt64] = []

  /// Fills `partner` and `matched` for the two sequences.
  mutating func align(
    later: UnsafeBufferPointer<UInt16>, earlier: UnsafeBufferPointer<UInt16>
  ) {
    let shorter = min(later.count, earlier.count)
    partner.removeAll(keepingCapacity: true)
    partner.append(contentsOf: repeatElement(-1, count: later.count))
    matched.removeAll(keepingCapacity: true)
    matched.append(contentsOf: repeatElement(false, count: earlier.count))
    length = 0
    var prefix = 0
    while prefix < shorter, later[prefix] == earlier[prefix] {
      match(prefix, prefix)
      prefix += 1
    }
    var suffix = 0
    while suffix < shorter - prefix,
      later[later.count - 1 - suffix] == earlier[earlier.count - 1 - suffix]
    {
      match(later.count - 1 - suffix, earlier.count - 1 - suffix)
      suffix += 1
    }
    alignMiddle(later, prefix..<later.count - suffix, earlier, prefix..<earlier.count - suffix)
  }

  private mutating func match(_ later: Int, _ earlier: Int) {
    partner[later] = Int32(truncatingIfNeeded: earlier)
    matched[earlier] = true
    length += 1
  }

  private mutating func alignMiddle(
    _ later: UnsafeBufferPointer<UInt16>, _ laterRange: Range<Int>,
    _ earlier: UnsafeBufferPointer<UInt16>, _ earlierRange: Range<Int>
  ) {
    guard !laterRange.isEmpty, !earlierRange.isEmpty else { return }
    let words = (earlierRange.count + 63) / 64
    masks.removeAll(keepingCapacity: true)
    masks.append(contentsOf: repeatElement(0, count: words))
    var kinds = 0
    for (offset, index) in earlierRange.enumerated() {
      let token = Int(earlier[index])
      if identifiers[token] == 0 {
        kinds += 1
        identifiers[token] = UInt16(truncatingIfNeeded: kinds)
        masks.append(contentsOf: repeatElement(0, count: words))
      }
      masks[Int(identifiers[token]) * words + offset / 64] |= 1 << UInt64(offset % 64)
    }
    rows.removeAll(keepingCapacity: true)
    rows.append(contentsOf: repeatElement(UInt64.max, count: words * (laterRange.count + 1)))
    for (offset, index) in laterRange.enumerated() {
      let mask = Int(identifiers[Int(later[index])]) * words
      let above = offset * words
      var carry = false
      for word in 0..<words {
        let row = rows[above + word]
        let shared = row & masks[mask + word]
        let (sum, first) = row.addingReportingOverflow(shared)
        let (total, second) = sum.addingReportingOverflow(carry ? 1 : 0)
        carry = first || second
        rows[above + words + word] = total | (row & ~shared)
      }
    }
    for index in earlierRange { identifiers[Int(earlier[index])] = 0 }
    var row = laterRange.count
    var column = earlierRange.count
    func isSet(_ row: Int, _ column: Int) -> Bool {
      rows[row * words + column / 64] & (1 << UInt64(column % 64)) != 0
    }
    while row > 0, column > 0 {
      if isSet(row, column - 1) {
        column -= 1
      } else {
        row -= 1
        if row > 0, !isSet(row, column - 1) { continue }
        column -= 1
        match(laterRange.lowerBound + row, earlierRange.lowerBound + column)
      }
    }
  }
}
