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
    comma()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes += $0 }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
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

  mutating func number(_ value: Int?) {
    guard let value else { return null() }
    comma()
    bytes += String(value).utf8
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
    bytes += String(magnitude / UInt(scale)).utf8
    let fraction = String(magnitude % UInt(scale))
    let padded = String(repeating: "0", count: places - fraction.utf8.count) + fraction
    let digits = padded.utf8.reversed().drop { $0 == UInt8(ascii: "0") }
    bytes.append(UInt8(ascii: "."))
    bytes += digits.isEmpty ? [UInt8(ascii: "0")] : Array(digits.reversed())
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
    for (index, byte) in text.enumerated() where Self.mayNeedEscape(byte) {
      // U+2028 and U+2029 end a line for some readers: E2 80 A8 and E2 80 A9.
      let isSeparator = byte >= 0x80
      if isSeparator {
        guard index - start >= 2, text[index - 1] == 0x80, text[index - 2] == 0xE2 else { continue }
      }
      bytes += text[start..<(isSeparator ? index - 2 : index)]
      start = index + 1
      switch byte {
      case UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0xA8: bytes += "\\u2028".utf8
      case 0xA9: bytes += "\\u2029".utf8
      default: bytes += "\\u00".utf8 + [Self.hex(byte >> 4), Self.hex(byte & 15)]
      }
    }
    bytes += text[start...]
  }

  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
      || byte == 0xA8 || byte == 0xA9
  }

  private static func hex(_ digit: UInt8) -> UInt8 {
    digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a")
  }
}
