import CLibXML2
import NewsModel

/// The one place where libxml2 is met: parses what the scan wrote and keeps the tree as plain Swift.
///
/// libxml2 calls back for each tag and text and builds no tree of its own, which costs about as much
/// again as the parse.
enum HTMLTree {
  /// Parses UTF-8 markup that ends in a NUL byte, which `count` leaves out.
  ///
  /// Throws where libxml2 gives up, so that nothing is lost in silence.
  static func parse(_ markup: UnsafePointer<UInt8>, count: Int) throws(RejectedArticle) -> PageTree
  {
    guard count > 0 else { return PageTree() }
    guard let context = htmlNewParserCtxt() else {
      throw RejectedArticle(.outOfMemory, "libxml2 gave no parser")
    }
    defer { htmlFreeParserCtxt(context) }
    // Without HUGE, what is deep or long is cut without a word; the HTML parser's own option call drops it.
    context.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
    // Else the first byte beyond ASCII makes libxml2 guess an encoding.
    context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    guard
      let input = xmlParserInputBufferCreateMem(
        UnsafeRawPointer(markup).assumingMemoryBound(to: CChar.self), Int32(count),
        XML_CHAR_ENCODING_NONE)
    else { throw RejectedArticle(.outOfMemory, "libxml2 gave no input") }
    guard let stream = xmlNewIOInputStream(context, input, XML_CHAR_ENCODING_NONE) else {
      xmlFreeParserInputBuffer(input)
      throw RejectedArticle(.outOfMemory, "libxml2 gave no input")
    }
    inputPush(context, stream)
    var builder = TreeBuilder(capacity: count)
    let faults = withUnsafeMutablePointer(to: &builder) { builder in
      setCallbacks(context, builder)
      htmlParseDocument(context)
      return consumed(context, count)
    }
    guard faults >= count else {
      throw RejectedArticle(.undecodable, "libxml2 stopped at byte \(faults) of \(count)")
    }
    return builder.finish()
  }

  /// How many bytes of the markup libxml2 has read.
  private static func consumed(_ context: htmlParserCtxtPtr, _ count: Int) -> Int {
    guard let input = context.pointee.input else { return count }
    return input.pointee.end - input.pointee.cur == 0 ? count : Int(xmlByteConsumed(context))
  }

  private static func setCallbacks(
    _ context: htmlParserCtxtPtr, _ builder: UnsafeMutablePointer<TreeBuilder>
  ) {
    guard let handlers = context.pointee.sax else { return }
    handlers.update(from: [xmlSAXHandler()], count: 1)
    handlers.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    context.pointee.userData = UnsafeMutableRawPointer(builder)
    handlers.pointee.startElement = { builder, name, attributes in
      guard let builder, let name else { return }
      builder.assumingMemoryBound(to: TreeBuilder.self).pointee.start(name, attributes)
    }
    handlers.pointee.endElement = { builder, _ in
      builder?.assumingMemoryBound(to: TreeBuilder.self).pointee.end()
    }
    handlers.pointee.characters = { builder, text, length in
      guard let builder, let text else { return }
      builder.assumingMemoryBound(to: TreeBuilder.self).pointee.add(text, Int(length))
    }
    handlers.pointee.cdataBlock = handlers.pointee.characters
    handlers.pointee.ignorableWhitespace = handlers.pointee.characters
    // Faults of a page are no news, and putting them into words costs time.
    handlers.pointee.serror = { _, _ in }
  }
}

/// Builds a `PageTree` from libxml2's calls.
private struct TreeBuilder {
  private var tree = PageTree()
  private var open: [Int32] = []
  /// Bytes of the current text node's end that are a space, pending another word.
  private var textNode: Int32 = -1
  /// The last three bytes of a character that a call may part from the next; none so far.
  private var isAfterSpace = true

  init(capacity: Int) {
    tree.text.reserveCapacity(capacity / 2)
    tree.nodes.reserveCapacity(capacity / 24)
    open.reserveCapacity(64)
  }

  mutating func start(
    _ name: UnsafePointer<UInt8>,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    var note = ElementNote(tag: Self.tag(name), labels: [])
    let index = Int32(truncatingIfNeeded: tree.nodes.count)
    if let attributes {
      var at = 0
      while let name = attributes[at] {
        let value = attributes[at + 1]
        at += 2
        guard let value else { continue }
        if name[0] == UInt8(ascii: "q"), name[1] == 0 {
          note = ElementNote(value) ?? note
        } else if let name = AttributeName(name) {
          keep(value, name, index)
        }
      }
    }
    if note.tag.isBlock || note.tag == .br { space() }
    textNode = -1
    let place = Int32(truncatingIfNeeded: tree.text.count)
    tree.nodes.append(
      PageTree.Node(
        tag: note.tag, labels: note.labels, parent: open.last ?? -1, end: index + 1,
        textStart: place, textEnd: place))
    open.append(index)
  }

  mutating func end() {
    guard let last = open.popLast() else { return }
    let index = Int(last)
    if tree.nodes[index].tag.isBlock { space() }
    textNode = -1
    tree.nodes[index].end = Int32(truncatingIfNeeded: tree.nodes.count)
    tree.nodes[index].textEnd = Int32(truncatingIfNeeded: tree.text.count)
  }

  /// Adds text, white space of every kind being one space.
  mutating func add(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    if textNode < 0 {
      textNode = Int32(truncatingIfNeeded: tree.nodes.count)
      let place = Int32(truncatingIfNeeded: tree.text.count)
      tree.nodes.append(
        PageTree.Node(
          tag: .text, labels: [], parent: open.last ?? -1, end: textNode + 1, textStart: place,
          textEnd: place))
    }
    TextFolding.append(bytes, count, to: &tree.text, &isAfterSpace)
    tree.nodes[Int(textNode)].textEnd = Int32(truncatingIfNeeded: tree.text.count)
  }

  private mutating func space() {
    guard !isAfterSpace else { return }
    tree.text.append(0x20)
    isAfterSpace = true
  }

  private mutating func keep(_ value: UnsafePointer<UInt8>, _ name: AttributeName, _ node: Int32) {
    let start = Int32(truncatingIfNeeded: tree.values.count)
    var isAfterSpace = true
    TextFolding.append(value, strlen(value), to: &tree.values, &isAfterSpace)
    if tree.values.count > start, tree.values.last == 0x20 { tree.values.removeLast() }
    let end = Int32(truncatingIfNeeded: tree.values.count)
    guard end > start else { return }
    tree.attributes.append(PageTree.Attribute(node: node, name: name, start: start, end: end))
  }

  private func strlen(_ text: UnsafePointer<UInt8>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }

  mutating func finish() -> PageTree {
    while !open.isEmpty { end() }
    return tree
  }

  /// The tag of a name that the scan wrote without a note, or that libxml2 put in.
  private static func tag(_ name: UnsafePointer<UInt8>) -> Tag {
    switch (name[0], name[1]) {
    case (0x70, 0): .p
    case (0x64, 0x69): .div
    case (0x61, 0): .a
    case (0x73, 0x70): .span
    case (0x62, 0x72): .br
    case (0x6C, 0x69): name[2] == 0 ? .li : .link
    case (0x75, 0x6C): .ul
    case (0x6F, 0x6C): .ol
    case (0x68, 0x31): .h1
    case (0x68, 0x32): .h2
    case (0x68, 0x33): .h3
    case (0x68, 0x34): .h4
    case (0x68, 0x35): .h5
    case (0x68, 0x36): .h6
    case (0x68, 0x72): .hr
    case (0x68, 0x74): .html
    case (0x68, 0x65): .head
    case (0x62, 0x6F): .body
    case (0x74, 0x69): .title
    case (0x6D, 0x65): .meta
    case (0x74, 0x61): .table
    case (0x74, 0x72): .row
    case (0x74, 0x64), (0x74, 0x68): .cell
    case (0x63, 0x61): .caption
    case (0x64, 0x6C): .dl
    case (0x64, 0x74): .dt
    case (0x64, 0x64): .dd
    default: .span
    }
  }
}

/// libxml2's own parse of a page and nothing else: the yardstick that benchmarks hold cleaning against.
package enum BareParse {
  /// Builds the tree that `htmlReadMemory` builds, and frees it.
  package static func run(_ page: [UInt8]) {
    let options =
      Int32(HTML_PARSE_RECOVER.rawValue) | Int32(HTML_PARSE_NOERROR.rawValue)
      | Int32(HTML_PARSE_NOWARNING.rawValue) | Int32(HTML_PARSE_NONET.rawValue)
    page.withUnsafeBytes { bytes in
      guard
        let document = htmlReadMemory(
          bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, "UTF-8", options)
      else { return }
      xmlFreeDoc(document)
    }
  }
}

extension TextCleaner {
  /// The version of libxml2 that is loaded, such as `2.9.14`.
  package static var libraryVersion: String {
    let text = String(cString: waqai_xml_version())
    guard let number = Int(text.prefix { $0.isNumber }) else { return text }
    return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }
}
