import NewsModel

/// Small questions about a line of text, asked of its bytes.
enum Prose {
  /// The text with runs of white space made one space and both ends trimmed.
  static func collapsed(_ text: some Sequence<UInt8>) -> [UInt8] {
    text.withContiguousStorageIfAvailable(copiedCollapsed)
      ?? Array(text).withUnsafeBufferPointer(copiedCollapsed)
  }

  private static func copiedCollapsed(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    // The text only gets shorter.
    Array(unsafeUninitializedCapacity: text.count) { result, written in
      var count = 0
      var isPending = false
      var cursor = 0
      while cursor < text.count {
        let space = spaceWidth(in: text, at: cursor)
        if space > 0 {
          isPending = count > 0
          cursor += space
          continue
        }
        if text[cursor] == 0xEF, isByteOrderMark(in: text, at: cursor) {
          cursor += 3
          continue
        }
        if isPending {
          result[count] = 0x20
          count += 1
          isPending = false
        }
        repeat {
          result[count] = text[cursor]
          count += 1
          cursor += 1
        } while cursor < text.count && isPlain(text[cursor])
      }
      written = count
    }
  }

  /// Neither white space nor a byte that may begin some or a mark of byte order, as most are not.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0xC2 && byte & 0xFE != 0xE2 && byte != 0xEF
  }

  /// How many bytes the white space at `index` has; 0 where none stands there.
  private static func spaceWidth(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    guard !isPlain(bytes[index]) else { return 0 }
    func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    switch bytes[index] {
    case 0...0x20: return 1
    case 0xC2: return byte(1) == 0xA0 ? 2 : 0
    case 0xE2:
      guard byte(1) == 0x80 else { return 0 }
      switch byte(2) {
      case 0x80...0x8A, 0xA8, 0xA9, 0xAF: return 3
      default: return 0
      }
    case 0xE3: return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0
    default: return 0
    }
  }

  private static func isByteOrderMark(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF
  }

  static func words(_ text: some Sequence<UInt8>) -> Int {
    var count = 0
    var before: UInt8 = 0x20
    for byte in text {
      // Added rather than asked, since the machine can't foresee where words begin.
      count += before <= 0x20 && byte > 0x20 ? 1 : 0
      before = byte
    }
    return count
  }

  /// Whether any letter or digit stands in it.
  static func hasWord(_ text: [UInt8]) -> Bool {
    text.contains {
      $0 >= 0xC3 && $0 != 0xE2 && $0 != 0xEF || $0 >= 0x30 && $0 <= 0x39
        || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
    }
  }

  /// Whether the line ends as a sentence does.
  static func endsSentence(_ text: [UInt8]) -> Bool {
    var text = text[...]
    for closing in closings where text.suffix(closing.count).elementsEqual(closing) {
      text = text.dropLast(closing.count)
    }
    return stops.contains { text.suffix($0.count).elementsEqual($0) }
  }

  private static let closings = ["”", "»", "\"", ")", "’", "'", "]"].map { Array($0.utf8) }
  private static let stops = [".", "!", "?", "؟", ":", "…", "؛"].map { Array($0.utf8) }
}
