import CPlatform

/// A set that may say yes to a stranger (about 1 of 100) but never no to a member.
///
/// All six bits of a key lie in one block of 64 bytes, so that a question costs one cache miss. Blocks stand
/// in the order of their keys, so that a filter of sorted keys is written from one end to the other.
struct BlockedBloom {
  /// Bits a key.
  static let density = 10

  private let words: UnsafeBufferPointer<UInt64>
  /// Frees them.
  private let owner: Owner

  private final class Owner {
    let words: UnsafeMutableRawBufferPointer
    init(_ words: UnsafeMutableRawBufferPointer) { self.words = words }
    deinit { words.deallocate() }
  }

  /// A copy of blocks in memory that nobody takes back: every question goes to it, and to any place in it.
  ///
  /// - Parameter pause: called after each million bytes.
  init(copying blocks: UnsafeBufferPointer<UInt64>, _ pause: () -> Void) {
    let copy = UnsafeMutableRawBufferPointer.allocate(
      byteCount: blocks.count * 8, alignment: blocks.count < 1 << 18 ? 64 : 2 << 20)
    let bytes = UnsafeRawBufferPointer(blocks)
    for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
      let end = min(bytes.count, start + 1 << 20)
      UnsafeMutableRawBufferPointer(rebasing: copy[start..<end]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      pause()
    }
    words = UnsafeBufferPointer(copy.bindMemory(to: UInt64.self))
    owner = Owner(copy)
  }

  static func blocks(for count: Int) -> Int { max(1, (count * density + 511) / 512) }

  /// The block of a key.
  @inline(__always)
  static func block(of key: UInt64, among blocks: Int) -> Int {
    Int(key.multipliedFullWidth(by: UInt64(blocks)).high)
  }

  var byteCount: Int { words.count * 8 }

  /// Has the block of a key fetched.
  @inline(__always)
  func prefetch(_ key: UInt64) {
    guard let start = words.baseAddress else { return }
    waqai_prefetch(start + Self.block(of: key, among: words.count / 8) * 8)
  }

  @inline(__always)
  func mayContain(_ key: UInt64) -> Bool {
    guard !words.isEmpty else { return false }
    let start = Self.block(of: key, among: words.count / 8) * 8
    var bits = key &* 0xD6E8_FEB8_6659_FD93
    // Half of all bits are set, so that no branch could be foretold: all six are looked at.
    var all: UInt64 = 1
    for _ in 0..<6 {
      let bit = bits >> 55
      all &= words[start + Int(bit >> 6)] >> (bit & 63)
      bits = bits << 9
    }
    return all == 1
  }

  static func insert(_ key: UInt64, into words: inout [UInt64]) {
    let start = block(of: key, among: words.count / 8) * 8
    var bits = key &* 0xD6E8_FEB8_6659_FD93
    for _ in 0..<6 {
      let bit = bits >> 55
      words[start + Int(bit >> 6)] |= 1 << (bit & 63)
      bits = bits << 9
    }
  }
}
