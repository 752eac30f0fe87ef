/// A JSON value that points into the text it was read from.
enum JSONValue {
  /// The raw bytes between the quotes, escapes still in them.
  case string(ArraySlice<UInt8>)
  /// A number, `true`, `false` or `null`, as written.
  case literal(ArraySlice<UInt8>)
  case array([JSONValue])
  /// In order; a key may stand twice.
  case object([(key: ArraySlice<UInt8>, value: JSONValue)])

  subscript(key: StaticString) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return key.withUTF8Buffer { wanted in
      members.first { $0.key.elementsEqual(wanted) }?.value
    }
  }

  /// The text of a string, escapes resolved; nil for other values.
  var text: [UInt8]? {
    guard case .string(let raw) = self else { return nil }
    return JSONReader.unescaped(raw)
  }

  /// The string itself, or each string of an array.
  var texts: [[UInt8]] {
    switch self {
    case .array(let items): items.compactMap(\.text)
    default: text.map { [$0] } ?? []
    }
  }
}

/// Reads JSON as pages hold it: with raw line breaks and quotation marks inside strings, comments
/// and CDATA marks around, commas too many or missing, and an end that was cut off.
///
/// What can be read is returned; nothing is thrown. The time is proportional to the text's length.
struct JSONReader {
  private let text: ArraySlice<UInt8>
  private var cursor: Int
  private var values = 0

  private static let deepest = 48
  private static let mostValues = 200_000

  private init(_ text: ArraySlice<UInt8>) {
    self.text = text
    cursor = text.startIndex
  }

  /// The objects and arrays that stand in the text one after the other.
  static func values(in text: ArraySlice<UInt8>) -> [JSONValue] {
    var reader = JSONReader(text)
    var result: [JSONValue] = []
    while result.count < 64, reader.skip(to: [0x7B, 0x5B]) {
      let start = reader.cursor
      // `<![CDATA[` opens nothing of JSON's.
      if text[start...].starts(with: "[CDATA[".utf8) {
        reader.cursor += 7
        continue
      }
      if let value = reader.value(depth: 0) { result.append(value) }
      if reader.cursor == start { reader.cursor += 1 }
    }
    return result
  }

  // MARK: - Values

  private var byte: UInt8? { cursor < text.endIndex ? text[cursor] : nil }

  private mutating func skip(to wanted: [UInt8]) -> Bool {
    while let byte {
      if wanted.contains(byte) { return true }
      cursor += 1
    }
    return false
  }

  private mutating func skipSpace() {
    while let byte, byte <= 0x20 || byte == 0xEF || byte == 0xBB || byte == 0xBF { cursor += 1 }
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skipSpace()
    values += 1
    guard let byte, values < Self.mostValues else { return nil }
    switch byte {
    case UInt8(ascii: "{"): return depth < Self.deepest ? object(depth: depth) : skipNested()
    case UInt8(ascii: "["): return depth < Self.deepest ? array(depth: depth) : skipNested()
    case UInt8(ascii: "\""): return string().map(JSONValue.string)
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ":"): return nil
    default:
      let start = cursor
      while let byte = self.byte, ![0x2C, 0x7D, 0x5D, 0x7B, 0x5B, 0x22].contains(byte), byte > 0x20
      {
        cursor += 1
      }
      if cursor == start { cursor += 1 }
      return .literal(text[start..<cursor])
    }
  }

  private mutating func object(depth: Int) -> JSONValue {
    cursor += 1
    var members: [(key: ArraySlice<UInt8>, value: JSONValue)] = []
    while true {
      skipSpace()
      guard let byte, values < Self.mostValues else { break }
      if byte == UInt8(ascii: "}") {
        cursor += 1
        break
      }
      guard byte == UInt8(ascii: "\"") else {
        // A comma, or what is none of JSON's; an end that belongs to the array around ends this too.
        if byte == UInt8(ascii: "]") { break }
        cursor += 1
        continue
      }
      guard let key = string() else { break }
      skipSpace()
      guard self.byte == UInt8(ascii: ":") else { continue }
      cursor += 1
      if let value = value(depth: depth + 1) { members.append((key, value)) }
    }
    return .object(members)
  }

  private mutating func array(depth: Int) -> JSONValue {
    cursor += 1
    var items: [JSONValue] = []
    while true {
      skipSpace()
      guard let byte, values < Self.mostValues else { break }
      if byte == UInt8(ascii: "]") {
        cursor += 1
        break
      }
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") {
        cursor += 1
        continue
      }
      if byte == UInt8(ascii: "}") { break }
      let start = cursor
      if let value = value(depth: depth + 1) {
        items.append(value)
      } else if cursor == start {
        cursor += 1
      }
    }
    return .array(items)
  }

  /// Past a value that is too deep to keep; its brackets are only counted.
  private mutating func skipNested() -> JSONValue? {
    var open = 0
    while let byte {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
      case UInt8(ascii: "\""):
        _ = string()
        continue
      default: break
      }
      cursor += 1
      if open <= 0 { break }
    }
    return nil
  }

  /// A string's bytes; the cursor moves past its closing quotation mark.
  private mutating func string() -> ArraySlice<UInt8>? {
    cursor += 1
    let start = cursor
    while let byte {
      if byte == UInt8(ascii: "\\") {
        cursor = min(cursor + 2, text.endIndex)
        continue
      }
      if byte == UInt8(ascii: "\""), closes(at: cursor) {
        cursor += 1
        return text[start..<(cursor - 1)]
      }
      cursor += 1
    }
    return text[start..<cursor]
  }

  /// Whether a quotation mark ends its string rather than being one that nobody escaped.
  private func closes(at quote: Int) -> Bool {
    var next = quote + 1
    var hasBreak = false
    // Bounded, so that a text of blanks and marks is not read again and again.
    let end = min(text.endIndex, next + 256)
    while next < end, text[next] <= 0x20 {
      if text[next] == 0x0A { hasBreak = true }
      next += 1
    }
    guard next < text.endIndex else { return true }
    switch text[next] {
    case UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"): return true
    case UInt8(ascii: "\""): return hasBreak
    case UInt8(ascii: ","):
      next += 1
      while next < end, text[next] <= 0x20 { next += 1 }
      guard next < text.endIndex else { return true }
      switch text[next] {
      case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "}"),
        UInt8(ascii: "]"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        return true
      default:
        let rest = text[next...]
        return ["true", "false", "null"].contains { rest.starts(with: $0.utf8) }
      }
    default: return false
    }
  }

  // MARK: - Escapes

  static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    guard raw.contains(UInt8(ascii: "\\")) else { return Array(raw) }
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var index = raw.startIndex
    while index < raw.endIndex {
      guard raw[index] == UInt8(ascii: "\\"), index + 1 < raw.endIndex else {
        result.append(raw[index])
        index += 1
        continue
      }
      let escape = raw[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): result.append(0x20)
      case UInt8(ascii: "u"):
        guard var scalar = hex(raw, at: index) else {
          result += [UInt8(ascii: "\\"), escape]
          continue
        }
        index += 4
        if (0xD800..<0xDC00).contains(scalar), index + 1 < raw.endIndex,
          raw[index] == UInt8(ascii: "\\"), raw[index + 1] == UInt8(ascii: "u"),
          let low = hex(raw, at: index + 2), (0xDC00..<0xE000).contains(low)
        {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
          index += 6
        }
        if scalar != 0 { result += String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8 }
      default: result.append(escape)
      }
    }
    return result
  }

  private static func hex(_ raw: ArraySlice<UInt8>, at start: Int) -> UInt32? {
    guard start + 4 <= raw.endIndex else { return nil }
    var value: UInt32 = 0
    for byte in raw[start..<(start + 4)] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default: return nil
      }
    }
    return value
  }
}
