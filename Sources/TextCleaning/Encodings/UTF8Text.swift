/// Questions about UTF-8 that may be broken.
enum UTF8Text {
  static func isValid(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  /// UTF-8 with a few bytes broken, each made U+FFFD; nil where the text is hardly UTF-8 at all.
  static func mended(_ bytes: [UInt8]) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var whole = 0
    var broken = 0
    var cursor = 0
    while cursor < bytes.count {
      let first = bytes[cursor]
      let length =
        first < 0x80
        ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
      var isWhole = length > 0 && cursor + length <= bytes.count
      if isWhole, length > 1 {
        for offset in 1..<length where bytes[cursor + offset] & 0xC0 != 0x80 { isWhole = false }
        let second = bytes[cursor + 1]
        switch first {
        case 0xE0 where second < 0xA0, 0xED where second >= 0xA0, 0xF0 where second < 0x90,
          0xF4 where second >= 0x90:
          isWhole = false
        default: break
        }
      }
      if isWhole {
        if length > 1 { whole += 1 }
        text += bytes[cursor..<(cursor + length)]
        cursor += length
        continue
      }
      // Bytes that go on with a character that is broken are part of the same damage.
      broken += 1
      text += [0xEF, 0xBF, 0xBD]
      cursor += 1
      while cursor < bytes.count, length > 1, bytes[cursor] & 0xC0 == 0x80 { cursor += 1 }
    }
    return broken * 20 <= whole ? text : nil
  }
}

/// Text of two bytes a unit, with a mark of byte order or told by its zero bytes.
enum UTF16Text {
  static func decode(_ bytes: [UInt8]) -> DecodedText? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes.dropFirst(3))
      let text = UTF8Text.isValid(rest) ? rest : Array(String(decoding: rest, as: UTF8.self).utf8)
      return DecodedText(text: text.filter { $0 != 0 }, encoding: "utf-8", origin: "bom")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return text(bytes.dropFirst(2), isBig: false, "bom") }
    if bytes.starts(with: [0xFE, 0xFF]) { return text(bytes.dropFirst(2), isBig: true, "bom") }
    let head = bytes.prefix(4096)
    guard head.count >= 8, head.contains(0) else { return nil }
    // The upper byte of a unit is 0 in Latin script and 6 in Arabic.
    var even = 0
    var odd = 0
    var zeros = 0
    for (index, byte) in head.enumerated() where byte == 0 || byte == 6 {
      if byte == 0 { zeros += 1 }
      if index % 2 == 0 { even += 1 } else { odd += 1 }
    }
    let half = head.count / 2
    guard zeros * 50 > half else { return nil }
    if odd * 10 > half * 8, even * 10 < half * 2 {
      return text(bytes[...], isBig: false, "detected")
    }
    if even * 10 > half * 8, odd * 10 < half * 2 {
      return text(bytes[...], isBig: true, "detected")
    }
    return nil
  }

  private static func text(
    _ bytes: ArraySlice<UInt8>, isBig: Bool, _ origin: String
  ) -> DecodedText {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    var pending: UInt32?
    func append(_ scalar: UInt32) {
      switch scalar {
      // NUL is no text; a second mark of byte order is none either.
      case 0, 0xFEFF: break
      case ..<0x80: result.append(UInt8(scalar))
      case ..<0x800: result += [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 0x3F)]
      case ..<0x10000:
        result += [
          UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 0x3F), UInt8(0x80 | scalar & 0x3F),
        ]
      default:
        result += [
          UInt8(0xF0 | scalar >> 18), UInt8(0x80 | scalar >> 12 & 0x3F),
          UInt8(0x80 | scalar >> 6 & 0x3F), UInt8(0x80 | scalar & 0x3F),
        ]
      }
    }
    while index + 1 < bytes.endIndex {
      let (a, b) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      let unit = isBig ? a << 8 | b : b << 8 | a
      index += 2
      if let first = pending {
        pending = nil
        if (0xDC00..<0xE000).contains(unit) {
          append(0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00))
          continue
        }
        append(0xFFFD)
      }
      if (0xD800..<0xDC00).contains(unit) {
        pending = unit
      } else {
        append((0xDC00..<0xE000).contains(unit) ? 0xFFFD : unit)
      }
    }
    if pending != nil { append(0xFFFD) }
    return DecodedText(text: result, encoding: isBig ? "utf-16be" : "utf-16le", origin: origin)
  }
}
