/// The text that a page's JSON-LD gives as its article's, to check against what the page shows.
struct LinkedBody {
  /// Letters and digits, without what stands between words.
  private(set) var letters = 0
  private var keys: Set<UInt64> = []
  private let text: [UInt8]

  /// How many letters from the beginning of a word make up one key.
  private static let width = 24

  /// Nil where the text is too short to tell anything.
  init?(_ text: [UInt8]?) {
    guard let text, text.count >= 300 else { return nil }
    self.text = text
    let folded = Folded(text.prefix(400_000))
    letters = folded.bytes.count
    guard letters >= 200 else { return nil }
    keys.reserveCapacity(folded.starts.count)
    for start in folded.starts {
      if let key = folded.key(at: start, Self.width) { keys.insert(key) }
    }
  }

  /// Whether a block's words stand in the text; nil where it is too short to tell.
  func holds(_ block: ArraySlice<UInt8>) -> Bool? {
    let folded = Folded(block.prefix(400))
    guard let key = folded.key(at: 0, Self.width) else { return nil }
    if keys.contains(key) { return true }
    // A place and an agency may stand before the first words in one of the two.
    for start in folded.starts where start >= 32 {
      guard let key = folded.key(at: start, Self.width) else { return false }
      return keys.contains(key)
    }
    return false
  }

  /// Its paragraphs, without tags.
  var paragraphs: [[UInt8]] {
    var plain: [UInt8] = []
    var isTag = false
    for byte in text {
      if byte == UInt8(ascii: "<") {
        isTag = true
        plain.append(UInt8(ascii: "\n"))
      } else if byte == UInt8(ascii: ">"), isTag {
        isTag = false
      } else if !isTag {
        plain.append(byte)
      }
    }
    return plain.split { $0 == 10 || $0 == 13 }.map { line in
      var folded: [UInt8] = []
      var isAfterSpace = true
      line.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        TextFolding.append(base, bytes.count, to: &folded, &isAfterSpace)
      }
      if folded.last == 0x20 { folded.removeLast() }
      return folded
    }.filter { !$0.isEmpty }
  }

  /// Letters and digits alone, small, with the places where words begin.
  struct Folded {
    var bytes: [UInt8] = []
    var starts: [Int] = []

    init(_ text: ArraySlice<UInt8>) {
      bytes.reserveCapacity(text.count)
      var isInside = false
      var at = text.startIndex
      while at < text.endIndex {
        let byte = text[at]
        at += 1
        switch byte {
        case 0x30...0x39, 0x61...0x7A: break
        case 0x41...0x5A: break
        case 0xE2:
          // General punctuation.
          at += 2
          isInside = false
          continue
        case 0xC2:
          at += 1
          isInside = false
          continue
        case 0x80...0xFF: break
        default:
          isInside = false
          continue
        }
        if !isInside { starts.append(bytes.count) }
        isInside = true
        bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      }
    }

    func key(at start: Int, _ width: Int) -> UInt64? {
      guard start + width <= bytes.count else { return nil }
      var key: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in bytes[start..<start + width] { key = (key ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return key
    }
  }
}
