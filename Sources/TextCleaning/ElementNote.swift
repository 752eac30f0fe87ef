/// What the scan learnt of an element, in the one short attribute that carries it past libxml2.
struct ElementNote {
  var tag: Tag
  var labels: Labels

  private static let digits: StaticString =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

  /// The tag, then the labels by six bits, lowest first; as many digits as are not zero.
  func write(to buffer: inout ByteBuffer) {
    let digits = Self.digits.utf8Start
    buffer.append(digits[Int(tag.rawValue)])
    var rest = labels.rawValue
    while rest != 0 {
      buffer.append(digits[Int(rest & 63)])
      rest >>= 6
    }
  }

  /// Reads what `write` wrote; stops at the NUL byte that ends it.
  init?(_ text: UnsafePointer<UInt8>) {
    guard let tag = Tag(rawValue: UInt8(Self.value(text[0]))) else { return nil }
    self.tag = tag
    var bits: UInt32 = 0
    var shift: UInt32 = 0
    var at = 1
    while text[at] != 0, shift < 32 {
      bits |= Self.value(text[at]) << shift
      shift += 6
      at += 1
    }
    labels = Labels(rawValue: bits)
  }

  init(tag: Tag, labels: Labels) {
    self.tag = tag
    self.labels = labels
  }

  private static func value(_ digit: UInt8) -> UInt32 {
    switch digit {
    case 0x30...0x39: UInt32(digit - 0x30)
    case 0x41...0x5A: UInt32(digit - 0x41 + 10)
    case 0x61...0x7A: UInt32(digit - 0x61 + 36)
    case 0x2D: 62
    default: 63
    }
  }
}

/// Attributes whose values are read after the parse.
enum AttributeName: UInt8 {
  case name, property, itemprop, content, rel, href, lang, datetime, title

  var text: StaticString {
    switch self {
    case .name: "name"
    case .property: "property"
    case .itemprop: "itemprop"
    case .content: "content"
    case .rel: "rel"
    case .href: "href"
    case .lang: "lang"
    case .datetime: "datetime"
    case .title: "title"
    }
  }

  init?(_ name: UnsafePointer<UInt8>) {
    switch (name[0], name[1]) {
    case (0x6E, _): self = .name
    case (0x70, _): self = .property
    case (0x69, _): self = .itemprop
    case (0x63, _): self = .content
    case (0x72, _): self = .rel
    case (0x68, _): self = .href
    case (0x6C, _): self = .lang
    case (0x64, _): self = .datetime
    case (0x74, _): self = .title
    default: return nil
    }
  }
}

// What attribute values mean.
extension AttributeName {
  /// Whether a value holds a lower-case word, in any case.
  static func contains(_ value: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    let letters = word.utf8Start
    guard value.count >= length else { return false }
    for start in 0...(min(value.count, 4096) - min(length, value.count))
    where start + length <= value.count && lower(value[start]) == letters[0] {
      var at = 1
      while at < length, lower(value[start + at]) == letters[at] { at += 1 }
      if at == length { return true }
    }
    return false
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// Whether a style hides its element.
  static func hides(_ style: UnsafeBufferPointer<UInt8>) -> Bool {
    contains(style, "display:none") || contains(style, "display: none")
      || contains(style, "visibility:hidden") || contains(style, "visibility: hidden")
  }

  static func isFurnitureRole(_ role: UnsafeBufferPointer<UInt8>) -> Bool {
    for word: StaticString in [
      "navigation", "complementary", "contentinfo", "search", "dialog", "menu", "toolbar",
      "tablist",
      "alert", "banner",
    ] where contains(role, word) {
      return true
    }
    return false
  }

  /// Whether an address may be that of a person's page: a part of its path begins with such a word.
  static func isPerson(_ href: UnsafeBufferPointer<UInt8>) -> Bool {
    for at in href.indices.dropLast(2) where href[at] == UInt8(ascii: "/") {
      let rest = UnsafeBufferPointer(rebasing: href[(at + 1)...].prefix(13))
      let words: [StaticString] =
        switch (rest[0] | 0x20, rest[1] | 0x20) {
        case (0x61, 0x75): ["author", "autor", "auteur"]
        case (0x70, 0x72), (0x70, 0x65): ["profile", "people", "person"]
        case (0x73, 0x74): ["staff"]
        case (0x77, 0x72): ["writer"]
        case (0x72, 0x65): ["reporter", "redaktion"]
        case (0x6A, 0x6F): ["journalist"]
        case (0x63, 0x6F): ["contributor", "columnist"]
        default: []
        }
      for word in words where contains(rest, word) { return true }
    }
    return false
  }
}
