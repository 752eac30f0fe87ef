#if canImport(Glibc)
  import Glibc
#endif
import NewsModel

/// One pass over a page's bytes before libxml2 sees them: what is no text leaves, and what remains is
/// written so plainly that libxml2 can neither lose any of it nor take long over it.
///
/// Scripts, styles, drawings, comments, NUL bytes and attributes that nobody asks for are left out; what
/// the other attributes say shrinks to a `Note`. Blocks are closed in the order they were opened, stray
/// end tags leave, and beyond `CleaningLimits.depth` tags become line breaks. The time is linear: every
/// search that can fail is made once for the page, every walk down the open elements is as long as the
/// depth at most.
struct MarkupScan: ~Copyable {
  let page: UnsafePointer<UInt8>
  let count: Int
  private let limits: CleaningLimits
  private let tags = TagTable.shared
  let reader = LabelReader.shared

  /// What libxml2 is to read: UTF-8 that ends in a NUL byte, which `count` leaves out.
  private(set) var markup: ByteBuffer
  /// Where in the page the contents of `<script type="application/ld+json">` stand.
  private(set) var linkedData: [Range<Int>] = []
  /// Where the contents of other scripts stand, those long enough to hold an article.
  private(set) var scripts: [Range<Int>] = []

  private var open = OpenElements()
  var cursor = 0
  private var elements = 0
  private var hasRoot = false
  /// Searches that have failed once and would again, however far on.
  var missing: Missing = []

  struct Missing: OptionSet {
    let rawValue: UInt8
    static let commentEnd = Missing(rawValue: 1)
    static let doubleQuote = Missing(rawValue: 2)
    static let singleQuote = Missing(rawValue: 4)
    static let tagEnd = Missing(rawValue: 8)
  }
  /// End tags of raw elements that stand nowhere further on.
  private var missingEnds: [UInt64] = []

  /// Scans `page`, whose bytes must stay where they are meanwhile.
  init(
    _ page: UnsafeBufferPointer<UInt8>, limits: CleaningLimits
  ) throws(RejectedArticle) {
    self.page = page.baseAddress ?? UnsafePointer(ByteBuffer.nothing)
    count = page.count
    self.limits = limits
    markup = ByteBuffer(capacity: page.count / 2 + 256)
    try scan()
  }
}

extension MarkupScan {
  private mutating func scan() throws(RejectedArticle) {
    while cursor < count {
      let open = next(UInt8(ascii: "<"), from: cursor) ?? count
      copyText(cursor, open)
      guard markup.count <= 2 * limits.bytes else {
        throw RejectedArticle(.tooComplex, "written plainly, the page is twice the largest allowed")
      }
      cursor = open
      guard open < count else { break }
      try readMarkup()
    }
    while let closed = self.open.pop() { close(closed) }
    if hasRoot { markup.append("</body></html>") }
    markup.append(0)
  }

  /// Text between tags; only one space is left of nothing but white space.
  private mutating func copyText(_ start: Int, _ end: Int) {
    guard end > start else { return }
    var first = start
    while first < end, page[first] <= 0x20 { first += 1 }
    if first > start, markup.last > 0x20 { markup.append(0x20) }
    guard first < end else { return }
    openRoot()
    var from = first
    // libxml2 takes a NUL byte for the end of the page.
    while let nul = memchr(page + from, 0, end - from) {
      let at = page.distance(to: nul.assumingMemoryBound(to: UInt8.self))
      markup.append(page + from, at - from)
      from = at + 1
    }
    markup.append(page + from, end - from)
  }

  private mutating func openRoot() {
    guard !hasRoot else { return }
    hasRoot = true
    markup.append("<html><body>")
  }

  /// Reads what begins with the `<` under the cursor, and leaves the cursor behind it.
  private mutating func readMarkup() throws(RejectedArticle) {
    guard cursor + 1 < count else { return text() }
    switch page[cursor + 1] {
    case 0x41...0x5A, 0x61...0x7A: try startTag()
    case UInt8(ascii: "/"):
      guard cursor + 2 < count, Self.isLetter(page[cursor + 2]) else { return skipToTagEnd() }
      try countTag()
      endTag()
    case UInt8(ascii: "!"): declaration()
    case UInt8(ascii: "?"): skipToTagEnd()
    default: text()
    }
  }

  /// Counts a tag, and refuses a page that would grow too large in memory.
  private mutating func countTag() throws(RejectedArticle) {
    elements += 1
    guard elements <= limits.elements else {
      throw RejectedArticle(.tooComplex, "more than \(limits.elements) tags")
    }
  }

  /// A `<` that opens nothing is text.
  private mutating func text() {
    openRoot()
    markup.append("&lt;")
    cursor += 1
  }

  private mutating func declaration() {
    if cursor + 3 < count, page[cursor + 2] == UInt8(ascii: "-"),
      page[cursor + 3] == UInt8(ascii: "-")
    {
      if cursor + 4 < count, page[cursor + 4] == UInt8(ascii: ">") {
        cursor += 5
        return
      }
      if !missing.contains(.commentEnd) {
        if let end = commentEnd(from: cursor + 2) {
          cursor = end
          return
        }
        missing.insert(.commentEnd)
      }
    }
    skipToTagEnd()
  }

  /// Leaves out up to the next `>`; where none is left, the `<` is text.
  private mutating func skipToTagEnd() {
    guard !missing.contains(.tagEnd), let end = next(UInt8(ascii: ">"), from: cursor) else {
      missing.insert(.tagEnd)
      return text()
    }
    cursor = end + 1
  }

  // MARK: - End tags

  private mutating func endTag() {
    let start = cursor + 2
    let (key, end) = name(from: start)
    guard !missing.contains(.tagEnd), let close = next(UInt8(ascii: ">"), from: end) else {
      missing.insert(.tagEnd)
      return text()
    }
    cursor = close + 1
    let rule = tags.rule(key)
    switch rule.action {
    case .drop, .raw: return
    case .keep, .inline: break
    }
    switch rule.tag {
    case .html, .body, .head, .meta, .link, .hr: return
    case .br: markup.append("<br>")
    case .p:
      if !closeAll(through: .p, key) { markup.append("<br>") }
    default: closeAll(through: rule.tag, key)
    }
  }

  /// Closes the innermost open element of a name with all inside it; false where none is open.
  @discardableResult
  private mutating func closeAll(through tag: Tag, _ key: UInt64) -> Bool {
    guard let depth = open.depth(of: tag, key) else { return false }
    while open.count > depth, let closed = open.pop() { close(closed) }
    return true
  }

  private mutating func closeAll(downTo depth: Int) {
    while open.count > depth, let closed = open.pop() { close(closed) }
  }

  @inline(__always)
  private mutating func close(_ element: OpenElements.Element) {
    switch element.written {
    case .no: break
    case .flat: markup.append("<br>")
    case .yes:
      let name = element.name
      markup.reserve(name.utf8CodeUnitCount + 3)
      markup.put(UInt8(ascii: "<"))
      markup.put(UInt8(ascii: "/"))
      markup.append(name)
      markup.append(UInt8(ascii: ">"))
    }
  }

  // MARK: - Start tags

  private mutating func startTag() throws(RejectedArticle) {
    let start = cursor
    let (key, nameEnd) = name(from: cursor + 1)
    let rule = tags.rule(key)
    var attributes = Attributes()
    guard readAttributes(from: nameEnd, of: rule, into: &attributes) else {
      // No `>` is left: what stands here is text, broken off.
      cursor = start
      return text()
    }
    try countTag()
    switch rule.action {
    case .drop:
      // A picture parts the words beside it; letters in bold do not.
      return
    case .raw: return skipRaw(key, attributes)
    case .keep, .inline: break
    }
    write(rule, key, &attributes)
  }

  private mutating func write(_ rule: TagRule, _ key: UInt64, _ attributes: inout Attributes) {
    switch rule.tag {
    case .html:
      // A page behind the page.
      guard !hasRoot else { return markup.append("<br><br>") }
      hasRoot = true
      markup.append("<html")
      writeAttributes(rule, attributes)
      markup.append("><body>")
      return
    case .head, .body: return
    default: openRoot()
    }
    closeImplied(by: rule.tag)
    let isVoid = rule.tag == .br || rule.tag == .hr || rule.tag == .meta || rule.tag == .link
    let hasNote = rule.needsNote || !attributes.labels.isEmpty || !attributes.wanted.isEmpty
    let isWritten =
      switch rule.tag {
      case .a: attributes.hasHref
      case .span: rule.action == .keep || hasNote
      default: true
      }
    let isFlat = open.writtenDepth >= limits.depth && isWritten && !isVoid
    if isFlat {
      markup.append(rule.tag.isBlock ? "<br><br>" : " ")
    } else if isWritten {
      markup.append(UInt8(ascii: "<"))
      markup.append(rule.name)
      if hasNote { writeNote(rule, attributes) }
      writeAttributes(rule, attributes)
      markup.append(UInt8(ascii: ">"))
    }
    guard !isVoid, !(attributes.isSelfClosed && rule.action == .inline) else { return }
    open.push(
      OpenElements.Element(
        tag: rule.tag, key: key, name: rule.name,
        written: isWritten ? (isFlat ? .flat : .yes) : .no))
  }

  /// Closes what a start tag closes without saying so, as HTML 5 has it.
  private mutating func closeImplied(by tag: Tag) {
    switch tag {
    case .li: closeAll(downTo: open.item(of: .li))
    case .dt, .dd: closeAll(downTo: open.item(of: tag))
    case .cell: closeAll(downTo: open.insideRow)
    case .row: closeAll(downTo: open.insideTable)
    case .a:
      if let depth = open.linkBesideText { closeAll(downTo: depth) }
    default: break
    }
    if tag.isBlock || tag == .hr, let depth = open.paragraph { closeAll(downTo: depth) }
  }

  // MARK: - Raw elements

  private mutating func skipRaw(_ key: UInt64, _ attributes: Attributes) {
    let isScript = key == Self.script
    if attributes.isSelfClosed, !isScript, key != Self.style { return }
    if attributes.isShadowRoot { return }
    let start = cursor
    guard let end = rawEnd(key, from: start) else {
      // Nothing ends it. Of a script the rest is script to every browser; else its text stays.
      if isScript || key == Self.style { cursor = count }
      return
    }
    if isScript {
      if attributes.isLinkedData {
        linkedData.append(start..<end.contents)
      } else if end.contents - start >= EmbeddedBody.leastBytes {
        scripts.append(start..<end.contents)
      }
    }
    cursor = end.next
    if markup.last > 0x20 { markup.append(0x20) }
  }

  private static let script = TagTable.key("script".utf8)
  private static let style = TagTable.key("style".utf8)

  /// Where the contents of a raw element end, and where its end tag does.
  private mutating func rawEnd(_ key: UInt64, from start: Int) -> (contents: Int, next: Int)? {
    guard !missingEnds.contains(key) else { return nil }
    var search = start
    while let slash = endTagStart(from: search) {
      let (found, end) = name(from: slash + 2)
      if found == key {
        guard let close = next(UInt8(ascii: ">"), from: end) else { break }
        return (slash, close + 1)
      }
      search = slash + 2
    }
    missingEnds.append(key)
    return nil
  }

  // MARK: - Writing

  private mutating func writeNote(_ rule: TagRule, _ attributes: Attributes) {
    markup.reserve(16)
    markup.append(" q=\"")
    ElementNote(tag: rule.tag, labels: attributes.labels).write(to: &markup)
    markup.append(UInt8(ascii: "\""))
  }

  /// Attributes whose values are read later, in quotes that they do not hold.
  private mutating func writeAttributes(_ rule: TagRule, _ attributes: Attributes) {
    for index in 0..<attributes.wanted.count {
      let value = attributes.wanted[index]
      let quote: UInt8 =
        memchr(page + value.start, 0x22, value.count) == nil ? 0x22 : 0x27
      markup.append(0x20)
      markup.append(value.name.text)
      markup.append(UInt8(ascii: "="))
      markup.append(quote)
      var from = value.start
      let end = value.start + value.count
      while from < end {
        let byte = page[from]
        if byte != quote, byte != 0 { markup.append(byte) }
        from += 1
      }
      markup.append(quote)
    }
  }
}

// MARK: - Searching

extension MarkupScan {
  @inline(__always)
  static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x3D || byte == 0x3E || byte == 0x2F
  }

  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// The key of the name that starts here, and where it ends.
  @inline(__always)
  private func name(from start: Int) -> (UInt64, Int) {
    var at = start
    var key: UInt64 = 0
    while at < count, page[at] > 0x20, page[at] != UInt8(ascii: ">"), page[at] != UInt8(ascii: "/")
    {
      if at - start < 7 { key = key << 8 | UInt64(page[at] | 0x20) }
      at += 1
    }
    return (key << 8 | UInt64((at - start) & 255), at)
  }

  @inline(__always)
  func next(_ byte: UInt8, from start: Int) -> Int? {
    guard start < count, let hit = memchr(page + start, Int32(byte), count - start) else {
      return nil
    }
    return page.distance(to: hit.assumingMemoryBound(to: UInt8.self))
  }

  /// The first `-->` that ends at `start` + 1 or later: `<!-->` is a comment, too.
  private func commentEnd(from start: Int) -> Int? {
    var search = start
    while let hit = next(UInt8(ascii: ">"), from: search) {
      if hit >= start + 2, page[hit - 1] == UInt8(ascii: "-"), page[hit - 2] == UInt8(ascii: "-") {
        return hit + 1
      }
      search = hit + 1
    }
    return nil
  }

  private func endTagStart(from start: Int) -> Int? {
    var search = start
    while let hit = next(UInt8(ascii: "<"), from: search), hit + 1 < count {
      if page[hit + 1] == UInt8(ascii: "/") { return hit }
      search = hit + 1
    }
    return nil
  }
}
