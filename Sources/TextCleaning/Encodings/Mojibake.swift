/// Arabic that was read in a wrong encoding once and saved as UTF-8: `Ø§Ù„`, `ط§ظ„` or `ÇáÔÑ`.
enum Mojibake {
  /// Whether an article's paragraphs show the damage.
  static func shows(in paragraphs: some Sequence<[UInt8]>) -> Bool {
    wrongReading(of: paragraphs.reduce(into: []) { $0 += $1.prefix(4096) }) != nil
  }

  /// The text as it was before, where enough of it shows the damage; else the text unchanged.
  static func repaired(_ decoded: DecodedText) -> DecodedText {
    guard let wrong = wrongReading(of: decoded.text),
      let bytes = bytes(of: decoded.text, in: wrong)
    else { return decoded }
    if UTF8Text.isValid(bytes) {
      return DecodedText(text: bytes, encoding: decoded.encoding, origin: "repaired")
    }
    if let mended = UTF8Text.mended(bytes), !mended.contains([0xEF, 0xBF, 0xBD]) {
      return DecodedText(text: mended, encoding: decoded.encoding, origin: "repaired")
    }
    let statistics = ByteStatistics(bytes)
    guard wrong == .windows1252, let own = statistics.best, own == .windows1256 || own == .iso8859x6
    else { return decoded }
    return DecodedText(
      text: ByteDecoder(own).decode(bytes).text, encoding: decoded.encoding, origin: "repaired")
  }

  /// The encoding that the text was wrongly read in, if it was.
  private static func wrongReading(of text: [UInt8]) -> ByteEncoding? {
    text.withUnsafeBufferPointer(wrongReading)
  }

  private static func wrongReading(of text: UnsafeBufferPointer<UInt8>) -> ByteEncoding? {
    guard mayBeWrong(text) else { return nil }
    var western = 0
    var upper = 0
    var leads = 0
    var alternating = 0
    var arabic = 0
    var previous: UInt16 = 0
    var index = 0
    let end = min(text.count, 400_000)
    while index + 1 < end {
      let first = text[index]
      guard first >= 0xC2, first < 0xE0 else {
        previous = 0
        index += 1
        continue
      }
      let scalar = UInt16(first & 0x1F) << 6 | UInt16(text[index + 1] & 0x3F)
      switch scalar {
      // Ø and Ù begin every Arabic letter of UTF-8 that was read as Western.
      case 0xD8, 0xD9: leads += 1
      case 0x637, 0x638:
        // ط and ظ do where it was read as windows-1256, so every other letter is one of them.
        if previous != 0, previous != 0x637, previous != 0x638 { alternating += 1 }
        arabic += 1
      case 0x600..<0x700: arabic += 1
      case 0xC0..<0x100: upper += 1
      default: break
      }
      if scalar >= 0x80, scalar < 0x200 { western += 1 }
      previous = scalar
      index += 2
    }
    if western >= 20, western > arabic * 4 {
      if leads * 5 > western { return .windows1252 }
      let letters = text.prefix(end).count { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
      if upper * 3 > letters, upper * 4 > western * 3 { return .windows1252 }
    }
    return arabic >= 20 && alternating * 3 > arabic ? .windows1256 : nil
  }

  /// Whether so many Western letters, or ط and ظ among so few others, stand in the text that it may have been read wrongly.
  ///
  /// In most texts they do not, which the machine sees of many bytes at a time.
  private static func mayBeWrong(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    func isOne(_ test: Bool) -> UInt8 { test ? 1 : 0 }
    var (western, arabic, alternating) = (0, 0, 0)
    let end = min(text.count, 400_000)
    // Fewer bytes than one byte can count.
    for start in stride(from: 0, to: end, by: 128) {
      var counts: (western: UInt8, arabic: UInt8, alternating: UInt8) = (0, 0, 0)
      for byte in UnsafeBufferPointer(rebasing: text[start..<min(start + 128, end)]) {
        counts.western &+= isOne(byte &- 0xC2 < 6)
        counts.arabic &+= isOne(byte &- 0xD8 < 4)
        // ط and ظ end so, as a few other letters do.
        counts.alternating &+= isOne(byte == 0xB7) | isOne(byte == 0xB8)
      }
      western += Int(counts.western)
      arabic += Int(counts.arabic)
      alternating += Int(counts.alternating)
    }
    return western >= 20 || arabic >= 20 && alternating * 3 >= arabic
  }

  /// The bytes that were wrongly read; nil where a character can't come from them.
  private static func bytes(of text: [UInt8], in encoding: ByteEncoding) -> [UInt8]? {
    var back: [UInt32: UInt8] = [:]
    for (index, scalar) in encoding.upperHalf.enumerated() {
      back[UInt32(scalar)] = UInt8(index + 128)
    }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var foreign = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        result.append(UInt8(scalar.value))
      } else if let byte = back[scalar.value] {
        result.append(byte)
      } else if scalar.value < 0x100 {
        result.append(UInt8(scalar.value))
      } else {
        foreign += 1
        result.append(UInt8(ascii: "?"))
      }
    }
    return foreign * 100 <= result.count ? result : nil
  }
}
