import NewsModel

/// Writes JSON as UTF-8 bytes, in the order in which it is told; what it writes is always valid.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  init(capacity: Int = 1024) { bytes.reserveCapacity(capacity) }

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    open("{")
    body(&self)
    close("}")
  }

  mutating func array<T>(_ values: [T], _ body: (inout JSONWriter, T) -> Void) {
    open("[")
    for value in values { body(&self, value) }
    close("]")
  }

  mutating func key(_ name: StaticString) {
    name.withUTF8Buffer { name in
      // In one piece, since a record has a hundred keys.
      bytes.append(addingCapacity: name.count + 4) { (output: inout OutputSpan<UInt8>) in
        if needsComma { output.append(UInt8(ascii: ",")) }
        output.append(UInt8(ascii: "\""))
        for byte in name { output.append(byte) }
        output.append(UInt8(ascii: "\""))
        output.append(UInt8(ascii: ":"))
      }
    }
    needsComma = false
  }

  /// A key and its string, where the key is not known beforehand.
  mutating func pair(_ name: String, _ value: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
    string(value)
  }

  mutating func string(_ value: String?) {
    guard let value else { return null() }
    comma()
    quote(value.utf8)
  }

  /// Text that is known to be valid UTF-8.
  mutating func string(_ value: some Collection<UInt8>) {
    comma()
    quote(value)
  }

  mutating func string(_ value: Identifier?) {
    guard let value else { return null() }
    comma()
    bytes.append(addingCapacity: 34) { (output: inout OutputSpan<UInt8>) in
      output.append(UInt8(ascii: "\""))
      for place in 0..<32 { output.append(value.digit(place)) }
      output.append(UInt8(ascii: "\""))
    }
  }

  mutating func number(_ value: Int?) {
    guard let value else { return null() }
    comma()
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(value.magnitude)
  }

  /// At most `places` decimal places, without trailing zeros.
  mutating func number(_ value: Double?, places: Int) {
    guard let value, value.isFinite else { return null() }
    comma()
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = scaled.magnitude
    digits(magnitude / UInt(scale))
    bytes.append(UInt8(ascii: "."))
    let fraction = bytes.count
    digits(magnitude % UInt(scale), atLeast: places)
    while bytes.count > fraction + 1, bytes[bytes.count - 1] == UInt8(ascii: "0") {
      bytes.removeLast()
    }
  }

  mutating func null() {
    comma()
    bytes += "null".utf8
  }

  /// Ends a line of JSON Lines.
  mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  // MARK: -

  /// A number in decimal, with zeros before it where it has fewer digits than `least`.
  private mutating func digits(_ number: UInt, atLeast least: Int = 1) {
    bytes.append(addingCapacity: 20) { (output: inout OutputSpan<UInt8>) in
      var unit: UInt = 1
      var count = 1
      while count < least || number / unit >= 10 {
        unit *= 10
        count += 1
      }
      while unit > 0 {
        output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / unit % 10))
        unit /= 10
      }
    }
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    comma()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func quote(_ text: some Collection<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    if text.withContiguousStorageIfAvailable({ escape($0) }) == nil {
      Array(text).withUnsafeBufferPointer { escape($0) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Copies what may stand as it is in one piece up to the next byte that may not.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var next = 0
    while let index = Self.escape(in: text, from: next) {
      next = index + 1
      // U+2028 and U+2029 end a line for some readers: E2 80 A8 and E2 80 A9.
      let byte = text[index]
      let isLong = byte == 0xE2
      if isLong {
        guard index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] & 0xFE == 0xA8 else {
          continue
        }
      }
      bytes += text[start..<index]
      start = index + (isLong ? 3 : 1)
      switch byte {
      case UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0xE2: bytes += (text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8
      default: bytes += "\\u00".utf8 + [(byte >> 4).hexDigit, (byte & 15).hexDigit]
      }
    }
    bytes += text[start...]
  }

  /// The next byte that may not stand as it is.
  private static func escape(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var start = start
    while start < text.count {
      // Few bytes do not, so the machine looks at many at a time.
      let block = UnsafeBufferPointer(rebasing: text[start..<min(start + 64, text.count)])
      if block.reduce(0, { $0 | mayNeedEscape($1) }) != 0,
        let place = block.firstIndex(where: { mayNeedEscape($0) != 0 })
      {
        return start + place
      }
      start += block.count
    }
    return nil
  }

  /// 1 for a byte that may not stand as it is; a number rather than a truth, to be joined without branches.
  private static func mayNeedEscape(_ byte: UInt8) -> UInt8 {
    func isOne(_ test: Bool) -> UInt8 { test ? 1 : 0 }
    return isOne(byte < 0x20) | isOne(byte == UInt8(ascii: "\""))
      | isOne(byte == UInt8(ascii: "\\")) | isOne(byte == 0x7F) | isOne(byte == 0xE2)
  }
}
