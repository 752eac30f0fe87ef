/// What an element is, as far as finding an article cares.
enum Tag: UInt8 {
  /// A run of text rather than an element.
  case text
  case html, head, body, title, meta, link
  case article, main, section, nav, header, footer, aside, div
  case p, h1, h2, h3, h4, h5, h6
  case ul, ol, li, dl, dt, dd
  case table, row, cell, caption
  case blockquote, pre, figure, figcaption
  /// A form as a whole; some systems wrap every page in one.
  case form
  /// What a reader presses or fills in, and what labels it.
  case control
  case address, details, summary, dialog, menu
  case br, hr
  case a, span, time
  /// Players and other foreign objects: what stands inside is for browsers that lack them.
  case embed

  var isHeading: Bool { rawValue >= Tag.h1.rawValue && rawValue <= Tag.h6.rawValue }

  /// Whether its text stands apart from the text around it.
  var isBlock: Bool {
    switch self {
    case .text, .br, .a, .span, .time, .meta, .link: false
    default: true
    }
  }
}

/// What the scan does with a tag of a given name.
struct TagRule {
  enum Action: UInt8 {
    /// Written out under `name`.
    case keep
    /// Left out with its end tag: it shapes letters and nothing else.
    case drop
    /// Left out with everything up to its end tag.
    case raw
    /// Written out only where something of interest is said of it.
    case inline
  }

  var tag: Tag
  var action: Action
  /// The name libxml2 is shown, which knows no HTML newer than 4.
  var name: StaticString
  /// Whether `name` alone does not give `tag` back.
  var needsNote: Bool
}

/// Element names, looked up by their bytes.
struct TagTable {
  /// Open addressing by a multiplicative hash; a key is the first eight bytes, lower case.
  private var keys = [UInt64](repeating: 0, count: 512)
  private var rules: [TagRule]

  /// The rule of names that no table holds.
  static let unknown = TagRule(tag: .span, action: .inline, name: "span", needsNote: false)

  static let shared = TagTable()

  private init() {
    rules = [TagRule](repeating: Self.unknown, count: 512)
    for (names, rule) in Self.entries {
      for name in names.split(separator: " ") {
        let key = Self.key(name.utf8)
        var slot = Self.slot(key)
        while keys[slot] != 0 { slot = (slot + 1) & 511 }
        keys[slot] = key
        rules[slot] = rule
      }
    }
  }

  /// The first eight bytes; what is longer is told apart by them, and the length.
  static func key(_ name: some Sequence<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    var count = 0
    for byte in name {
      if count < 7 { key = key << 8 | UInt64(byte | 0x20) }
      count += 1
    }
    return key << 8 | UInt64(count & 255)
  }

  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }

  func rule(_ key: UInt64) -> TagRule {
    var slot = Self.slot(key)
    while keys[slot] != 0 {
      if keys[slot] == key { return rules[slot] }
      slot = (slot + 1) & 511
    }
    return Self.unknown
  }

  private static func block(_ tag: Tag) -> TagRule {
    TagRule(tag: tag, action: .keep, name: "div", needsNote: true)
  }

  private static func plain(_ tag: Tag, _ name: StaticString) -> TagRule {
    TagRule(tag: tag, action: .keep, name: name, needsNote: false)
  }

  private static let entries: [(String, TagRule)] = [
    ("html", plain(.html, "html")), ("head", plain(.head, "head")),
    ("body", plain(.body, "body")), ("title", plain(.title, "title")),
    ("meta", plain(.meta, "meta")), ("link", plain(.link, "link")),
    ("article", block(.article)), ("main", block(.main)), ("section", block(.section)),
    ("nav", block(.nav)), ("header hgroup", block(.header)), ("footer", block(.footer)),
    ("aside", block(.aside)), ("div center", plain(.div, "div")), ("p", plain(.p, "p")),
    ("h1", plain(.h1, "h1")), ("h2", plain(.h2, "h2")), ("h3", plain(.h3, "h3")),
    ("h4", plain(.h4, "h4")), ("h5", plain(.h5, "h5")), ("h6", plain(.h6, "h6")),
    ("ul dir", plain(.ul, "ul")), ("ol", plain(.ol, "ol")), ("li", plain(.li, "li")),
    ("dl", plain(.dl, "dl")), ("dt", plain(.dt, "dt")), ("dd", plain(.dd, "dd")),
    ("table", plain(.table, "table")), ("tr", plain(.row, "tr")), ("td", plain(.cell, "td")),
    ("th", plain(.cell, "th")), ("caption", plain(.caption, "caption")),
    ("blockquote", block(.blockquote)), ("pre xmp listing", block(.pre)),
    ("figure", block(.figure)), ("figcaption", block(.figcaption)), ("form", block(.form)),
    ("button select textarea label legend datalist output optgroup option", block(.control)),
    ("address", block(.address)), ("details", block(.details)), ("summary", block(.summary)),
    ("dialog", block(.dialog)), ("menu", block(.menu)), ("fieldset", plain(.div, "div")),
    ("br", plain(.br, "br")), ("hr", plain(.hr, "hr")), ("a", plain(.a, "a")),
    ("span", TagRule(tag: .span, action: .inline, name: "span", needsNote: false)),
    ("time abbr", TagRule(tag: .time, action: .keep, name: "span", needsNote: true)),
    (
      "video audio object applet canvas progress meter",
      TagRule(tag: .embed, action: .keep, name: "span", needsNote: true)
    ),
    (
      "b i em strong u font small big sub sup s strike tt code kbd samp var acronym cite dfn q"
        + " mark del ins bdi bdo data wbr img input source track param embed area col colgroup base"
        + " tbody thead tfoot picture map nobr ruby rb rt rp frame frameset keygen slot basefont",
      TagRule(tag: .span, action: .drop, name: "span", needsNote: false)
    ),
    (
      "script style svg noscript template iframe math noembed noframes",
      TagRule(tag: .span, action: .raw, name: "span", needsNote: false)
    ),
  ]
}
