/// Copies text so that one space stands for any white space.
enum TextFolding {
  /// Appends whole characters of UTF-8.
  ///
  /// `isAfterSpace` says, before and after, whether a space stands last.
  /// Zero-width marks leave, and the control characters that numeric entities of Windows' code page
  /// stand for become the characters meant.
  static func append(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, to text: inout [UInt8], _ isAfterSpace: inout Bool
  ) {
    var at = 0
    while at < count {
      // Plain runs are copied whole: nearly all text.
      let start = at
      var previousIsSpace = isAfterSpace
      while at < count {
        let byte = bytes[at]
        if byte == 0x20 {
          if previousIsSpace { break }
          previousIsSpace = true
        } else if byte < 0x20 || byte == 0xC2 || byte >= 0xE2 && byte <= 0xEF || byte == 0x7F {
          break
        } else {
          previousIsSpace = false
        }
        at += 1
      }
      if at > start {
        text.append(contentsOf: UnsafeBufferPointer(start: bytes + start, count: at - start))
        isAfterSpace = previousIsSpace
      }
      guard at < count else { return }
      at += special(bytes + at, count - at, &text, &isAfterSpace)
    }
  }

  /// One character that may be no plain text; gives how many bytes it takes.
  private static func special(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, _ text: inout [UInt8], _ isAfterSpace: inout Bool
  ) -> Int {
    let first = bytes[0]
    let second = count > 1 ? bytes[1] : 0
    let third = count > 2 ? bytes[2] : 0
    var length = first < 0x80 ? 1 : first < 0xE0 ? 2 : 3
    length = min(length, count)
    var isSpace = first <= 0x20
    switch (first, second, third) {
    case (0x7F, _, _): return 1
    case (0xC2, 0xA0, _), (0xE3, 0x80, 0x80): isSpace = true
    case (0xC2, 0x80...0x9F, _):
      text += windows1252(second).utf8
      isAfterSpace = false
      return length
    // Soft hyphen, zero-width space, word joiner, mark of byte order.
    case (0xC2, 0xAD, _), (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return length
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9),
      (0xE2, 0x81, 0x9F):
      isSpace = true
    default: break
    }
    if isSpace {
      if !isAfterSpace { text.append(0x20) }
      isAfterSpace = true
    } else {
      for index in 0..<length { text.append(bytes[index]) }
      isAfterSpace = false
    }
    return length
  }

  /// What a byte from 0x80 to 0x9F means in windows-1252; nothing where it means nothing.
  private static func windows1252(_ byte: UInt8) -> String {
    let scalars: [UInt32] = [
      0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
      0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
    let value = scalars[Int(byte & 0x1F)]
    guard value != 0, let scalar = Unicode.Scalar(value) else { return "" }
    return String(Character(scalar))
  }
}
