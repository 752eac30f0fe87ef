import NewsModel

/// Small questions about a line of text, asked of its bytes.
enum Prose {
  /// The text with runs of white space made one space and both ends trimmed.
  static func collapsed(_ text: some Sequence<UInt8>) -> [UInt8] {
    text.withContiguousStorageIfAvailable(copiedCollapsed)
      ?? Array(text).withUnsafeBufferPointer(copiedCollapsed)
  }

  private static func copiedCollapsed(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    if isCollapsed(text) { return Array(text) }
    // The text only gets shorter.
    return Array(unsafeUninitializedCapacity: text.count) { result, written in
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

  /// Whether no white space stands in the text but one blank between two words, as in most lines.
  ///
  /// Says no also of one that holds a sign which is neither ASCII nor Arabic, since that may be white space.
  private static func isCollapsed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    var before: UInt8 = 0x20
    // Added rather than asked, so that the machine looks at many bytes at a time.
    for byte in text {
      let isBlank: UInt8 = byte <= 0x20 ? 1 : 0
      let wasBlank: UInt8 = before <= 0x20 ? 1 : 0
      let isControl: UInt8 = byte < 0x20 ? 1 : 0
      let isLead: UInt8 = byte >> 7 & byte >> 6
      // Those of the Arabic block begin with D8 to DB.
      let isForeign: UInt8 = byte & 0x3C != 0x18 ? 1 : 0
      found |= isBlank & wasBlank | isControl | isLead & isForeign
      before = byte
    }
    return found & 1 == 0 && text.last != 0x20
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

  static func words(_ text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { text in
      var count = text.first.map { $0 > 0x20 ? 1 : 0 } ?? 0
      for (before, byte) in zip(text, text.dropFirst()) {
        // Added rather than asked, since the machine can't foresee where words begin.
        let isBehindBlank = before <= 0x20 ? 1 : 0
        let isVisible = byte > 0x20 ? 1 : 0
        count &+= isBehindBlank & isVisible
      }
      return count
    }
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
    for closing in closings where text.ends(with: closing) { text = text.dropLast(closing.count) }
    return stops.contains { text.ends(with: $0) }
  }

  private static let closings = ["”", "»", "\"", ")", "’", "'", "]"].map { Array($0.utf8) }
  private static let stops = [".", "!", "?", "؟", ":", "…", "؛"].map { Array($0.utf8) }
}

extension ArraySlice<UInt8> {
  /// Compared from the last byte, in which most endings differ.
  fileprivate func ends(with bytes: [UInt8]) -> Bool {
    guard count >= bytes.count else { return false }
    let start = endIndex - bytes.count
    for index in bytes.indices.reversed() where self[start + index] != bytes[index] { return false }
    return true
  }
}
