import NewsModel

/// Small questions about a line of text, asked of its bytes.
enum Prose {
  /// The text with runs of white space made one space and both ends trimmed.
  static func collapsed(_ text: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var pending = false
    var bytes = Array(text)[...]
    while let byte = bytes.first {
      bytes = bytes.dropFirst()
      var isSpace = byte <= 0x20
      if byte == 0xC2, bytes.first == 0xA0 {
        bytes = bytes.dropFirst()
        isSpace = true
      } else if byte == 0xE3, bytes.starts(with: [0x80, 0x80]) {
        bytes = bytes.dropFirst(2)
        isSpace = true
      } else if byte == 0xE2, bytes.first == 0x80, let third = bytes.dropFirst().first,
        third <= 0x8A && third >= 0x80 || third == 0xAF || third == 0xA8 || third == 0xA9
      {
        bytes = bytes.dropFirst(2)
        isSpace = true
      } else if byte == 0xEF, bytes.starts(with: [0xBB, 0xBF]) {
        bytes = bytes.dropFirst(2)
        continue
      }
      if isSpace {
        pending = !result.isEmpty
      } else {
        if pending { result.append(0x20) }
        pending = false
        result.append(byte)
      }
    }
    return result
  }

  static func words(_ text: some Sequence<UInt8>) -> Int {
    var count = 0
    var inside = false
    for byte in text {
      if byte <= 0x20 {
        inside = false
      } else if !inside {
        inside = true
        count += 1
      }
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
    for closing in ["”", "»", "\"", ")", "’", "'", "]"] {
      if text.suffix(closing.utf8.count).elementsEqual(closing.utf8) {
        text = text.dropLast(closing.utf8.count)
      }
    }
    return [".", "!", "?", "؟", ":", "…", "؛"].contains {
      text.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }
}
