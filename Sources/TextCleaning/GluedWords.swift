/// Parts words that lost the blank between them with an inline tag: `شبكةCNN`, `الحدود.وقال`.
///
/// Only where a blank is certainly missing: an Arabic word of three letters or more against a Latin
/// one, a full stop between two of them, and a name of the packs against words that they list.
/// Joined letters (`لـCNN`) and abbreviations (`أ.ف.ب`) stay.
struct GluedWords {
  let table: GlueTable

  func parted(_ text: [UInt8]) -> [UInt8] {
    let isArabic = text.withUnsafeBufferPointer { $0.contains { $0 >= 0xD8 && $0 <= 0xDB } }
    guard isArabic else { return text }
    var cuts = glued(text)
    text.withUnsafeBufferPointer { if mayPart($0) { cuts += partings($0) } }
    guard !cuts.isEmpty else { return text }
    cuts.sort()
    var result: [UInt8] = []
    result.reserveCapacity(text.count + cuts.count)
    var from = 0
    for cut in cuts {
      result += text[from..<cut]
      result.append(0x20)
      from = cut
    }
    return result + text[from...]
  }

  /// Whether a Latin letter or a full stop touches a letter of another script anywhere; in most paragraphs none does.
  private func mayPart(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for (byte, next) in zip(text, text.dropFirst()) {
      let isLatin: UInt8 = (byte | 0x20) &- 0x61 < 26 ? 1 : 0
      let nextIsLatin: UInt8 = (next | 0x20) &- 0x61 < 26 ? 1 : 0
      let isStop: UInt8 = byte == UInt8(ascii: ".") ? 1 : 0
      found |= (isLatin | isStop) & next >> 7 | byte >> 7 & nextIsLatin
    }
    return found != 0
  }

  /// Where a blank is missing between scripts, or after a full stop.
  private func partings(_ text: UnsafeBufferPointer<UInt8>) -> [Int] {
    var cuts: [Int] = []
    var run = 0
    var runIsArabic = false
    var index = 0
    var stop: (at: Int, letters: Int)?
    while index < text.count {
      let byte = text[index]
      if byte >= 0xD8 && byte <= 0xDB, index + 1 < text.count {
        // Tatweel joins what follows; marks and digits are no letters.
        let isLetter =
          !(byte == 0xD9
          && (text[index + 1] == 0x80 || text[index + 1] >= 0xA0 && text[index + 1] <= 0xAD))
          && !(byte == 0xD8 && text[index + 1] < 0xA0)
        if isLetter {
          if run > 0, !runIsArabic {
            if run >= 2 { cuts.append(index) }
            run = 0
          }
          if let dot = stop, dot.at == index - 1, dot.letters >= 3,
            arabicRun(text, from: index) >= 3
          {
            cuts.append(index)
          }
          runIsArabic = true
          run += 1
        } else if text[index + 1] == 0x80 {
          run = 0
        }
        index += 2
        continue
      }
      let isLatin = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      if isLatin {
        if run >= 3, runIsArabic { cuts.append(index) }
        if runIsArabic { run = 0 }
        runIsArabic = false
        run += 1
      } else {
        stop = byte == UInt8(ascii: ".") && runIsArabic ? (index, run) : nil
        run = 0
      }
      index += 1
    }
    return cuts
  }

  /// Where long Arabic words are to be parted that hold a name.
  private func glued(_ text: [UInt8]) -> [Int] {
    text.withUnsafeBufferPointer { bytes in
      var cuts: [Int] = []
      var start = 0
      while let word = Self.longWord(in: bytes, from: start) {
        if table.holdsName(UnsafeBufferPointer(rebasing: bytes[word])) {
          cuts += table.cuts(in: text[word])
        }
        start = word.upperBound
      }
      return cuts
    }
  }

  /// The bytes that two words written as one have at least.
  private static let longLength = 14

  /// The next run of so many bytes or more that none of ASCII parts.
  private static func longWord(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Range<Int>? {
    var start = start
    while start + longLength <= text.count {
      // Looked at from its last byte: one that ends the word spares all those before it.
      var end = start + longLength
      while end > start, text[end - 1] >= 0x80 { end -= 1 }
      guard end == start else {
        start = end
        continue
      }
      end += longLength
      while end < text.count, text[end] >= 0x80 { end += 1 }
      return start..<end
    }
    return nil
  }

  /// How many Arabic letters stand in a row here, three at most.
  private func arabicRun(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var count = 0
    var index = start
    while count < 3, index + 1 < text.count, text[index] >= 0xD8, text[index] <= 0xDB {
      count += 1
      index += 2
    }
    return count
  }
}
