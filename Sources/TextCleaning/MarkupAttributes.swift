#if canImport(Glibc)
  import Glibc
#endif

// What a tag's attributes say, read into labels and the few values that are kept.
extension MarkupScan {
  /// What a start tag's attributes say.
  struct Attributes {
    struct Value {
      var name: AttributeName
      var start: Int
      var count: Int
    }

    var labels: Labels = []
    /// Attributes that are passed on, each name once.
    var wanted: [Value] = []
    var hasHref = false
    var isSelfClosed = false
    var isLinkedData = false
    var isShadowRoot = false
  }

  /// Reads up to and with the tag's `>`; false where the page holds none.
  mutating func readAttributes(
    from start: Int, of rule: TagRule, into attributes: inout Attributes
  ) -> Bool {
    guard !missing.contains(.tagEnd) else { return false }
    var at = start
    while true {
      while at < count, page[at] <= 0x20 || page[at] == UInt8(ascii: "/") { at += 1 }
      guard at < count else { return lost() }
      if page[at] == UInt8(ascii: ">") {
        attributes.isSelfClosed = page[at - 1] == UInt8(ascii: "/")
        cursor = at + 1
        return true
      }
      let name = at
      at += 1
      while at < count, !Self.endsName(page[at]) { at += 1 }
      let nameEnd = at
      while at < count, page[at] <= 0x20 { at += 1 }
      guard at < count else { return lost() }
      guard page[at] == UInt8(ascii: "=") else {
        note(name, nameEnd, nameEnd, nameEnd, rule, &attributes)
        continue
      }
      at += 1
      while at < count, page[at] <= 0x20 { at += 1 }
      guard at < count else { return lost() }
      let (valueStart, valueEnd, after) = value(at)
      note(name, nameEnd, valueStart, valueEnd, rule, &attributes)
      at = after
    }
  }

  private mutating func lost() -> Bool {
    missing.insert(.tagEnd)
    return false
  }

  /// The bytes of a value, and where reading goes on.
  private mutating func value(_ start: Int) -> (Int, Int, Int) {
    let quote = page[start]
    if quote == 0x22 || quote == 0x27 {
      let flag: Missing = quote == 0x22 ? .doubleQuote : .singleQuote
      if !missing.contains(flag) {
        if let end = next(quote, from: start + 1) { return (start + 1, end, end + 1) }
        missing.insert(flag)
      }
    }
    var at = start
    while at < count, page[at] > 0x20, page[at] != UInt8(ascii: ">") { at += 1 }
    return (start, at, at)
  }

  /// Takes note of one attribute.
  private func note(
    _ name: Int, _ nameEnd: Int, _ value: Int, _ valueEnd: Int, _ rule: TagRule,
    _ attributes: inout Attributes
  ) {
    let length = nameEnd - name
    guard length <= 16, rule.action != .drop else { return }
    func text() -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(start: page + value, count: valueEnd - value)
    }
    func want(_ wanted: AttributeName) {
      guard valueEnd > value, !attributes.wanted.contains(where: { $0.name == wanted }) else {
        return
      }
      attributes.wanted.append(.init(name: wanted, start: value, count: valueEnd - value))
    }
    // The first letter and the length part nearly all names; the rest is compared.
    switch (page[name] | 0x20, length) {
    case (0x63, 5) where spells("class", name), (0x69, 2) where spells("id", name):
      if rule.action != .raw { attributes.labels.formUnion(reader.labels(text())) }
    case (0x68, 4) where spells("href", name):
      attributes.hasHref = true
      if rule.tag == .link { want(.href) }
      if rule.tag == .a, AttributeName.isPerson(text()) { want(.href) }
    case (0x68, 6) where spells("hidden", name): attributes.labels.insert(.hidden)
    case (0x73, 5) where spells("style", name):
      if AttributeName.hides(text()) { attributes.labels.insert(.hidden) }
    case (0x72, 3) where spells("rel", name):
      if rule.tag == .link || rule.tag == .a { want(.rel) }
    case (0x72, 4) where spells("role", name):
      if AttributeName.isFurnitureRole(text()) { attributes.labels.insert(.role) }
    case (0x74, 4) where spells("type", name):
      if rule.action == .raw {
        attributes.isLinkedData = AttributeName.contains(text(), "ld+json")
      }
    case (0x61, 11) where spells("aria-hidden", name):
      if AttributeName.contains(text(), "true") { attributes.labels.insert(.hidden) }
    case (0x69, 8) where spells("itemprop", name):
      want(.itemprop)
      if AttributeName.contains(text(), "articlebody") { attributes.labels.insert(.declaredBody) }
    case (0x69, 8) where spells("itemtype", name):
      if AttributeName.contains(text(), "comment") { attributes.labels.insert(.comments) }
    case (0x64, 8) where spells("datetime", name): want(.datetime)
    case (0x63, 7) where spells("content", name): want(.content)
    case (0x70, 8) where spells("property", name):
      if rule.tag == .meta { want(.property) }
      if AttributeName.contains(text(), "articlebody")
        || AttributeName.contains(text(), "content:encoded")
      {
        attributes.labels.insert(.declaredBody)
      }
    case (0x6E, 4) where spells("name", name):
      if rule.tag == .meta {
        want(.name)
      } else if rule.tag == .section || rule.tag == .div {
        attributes.labels.formUnion(reader.labels(text()))
      }
    case (0x6C, 4) where spells("lang", name):
      if rule.tag == .html { want(.lang) }
    case (0x74, 5) where spells("title", name):
      if rule.tag == .time { want(.title) }
    case (0x73, 14) where spells("shadowrootmode", name): attributes.isShadowRoot = true
    case (0x64, 8...14)
    where spells("data-component", name) || spells("data-testid", name)
      || spells("data-test-id", name) || spells("data-module", name) || spells("data-qa", name)
      || spells("data-block", name) || spells("data-type", name):
      if rule.action != .raw { attributes.labels.formUnion(reader.labels(text())) }
    default: break
    }
  }

  /// Whether the name that starts here begins with these lower-case letters; lengths were compared.
  private func spells(_ word: StaticString, _ start: Int) -> Bool {
    let letters = word.utf8Start
    let length = word.utf8CodeUnitCount
    guard start + length <= count, start + length == count || Self.endsName(page[start + length])
    else { return false }
    for index in 0..<length where page[start + index] | 0x20 != letters[index] | 0x20 {
      return false
    }
    return true
  }
}
