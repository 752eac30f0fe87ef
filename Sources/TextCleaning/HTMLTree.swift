import CLibXML2
import NewsModel

/// A parsed page as a flat list of nodes in document order; plain Swift, no libxml2 behind it.
struct PageTree {
  enum Kind: UInt8 { case element, text }

  struct Node {
    var kind: Kind
    /// The element's name in lower case; empty for text.
    var name: String
    var parent: Int
    /// One past the last node inside this one.
    var end: Int
    /// Class and id, lower case.
    var label: String
    var text: [UInt8]
    var attributes: [String: String]
  }

  var nodes: [Node] = []
}

/// The one place where libxml2 is met: parses markup and copies the tree out.
enum HTMLTree {
  /// Attributes that anybody asks for.
  private static let wanted: Set<String> = [
    "itemprop", "property", "name", "content", "datetime", "href", "rel", "lang", "role", "hidden",
    "style", "aria-hidden", "itemtype", "pubdate", "title",
  ]

  /// Parses UTF-8 markup.
  ///
  /// Throws where libxml2 gives no tree, or says that it left something out.
  static func parse(_ markup: [UInt8]) throws(RejectedArticle) -> PageTree {
    guard !markup.isEmpty else { return PageTree() }
    guard let context = htmlNewParserCtxt() else {
      throw RejectedArticle(.outOfMemory, "libxml2 gave no parser")
    }
    defer { htmlFreeParserCtxt(context) }
    let options =
      Int32(HTML_PARSE_RECOVER.rawValue) | Int32(HTML_PARSE_NOERROR.rawValue)
      | Int32(HTML_PARSE_NOWARNING.rawValue) | Int32(HTML_PARSE_NONET.rawValue)
      | Int32(HTML_PARSE_IGNORE_ENC.rawValue) | Int32(HTML_PARSE_COMPACT.rawValue)
      | Int32(XML_PARSE_HUGE.rawValue)
    _ = htmlCtxtUseOptions(context, options)
    // The HTML parser's own option call drops this one: without it, depth and length are cut.
    context.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
    let document = markup.withUnsafeBufferPointer { bytes in
      bytes.baseAddress?.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        readMemory(context, $0, Int32(bytes.count), options)
      }
    }
    guard let document else { throw RejectedArticle(.undecodable, "libxml2 gave no tree") }
    defer { xmlFreeDoc(document) }
    if let error = xmlCtxtGetLastError(context), error.pointee.level == XML_ERR_FATAL,
      let message = error.pointee.message
    {
      let text = String(cString: message)
      if text.contains("depth") || text.contains("huge") {
        throw RejectedArticle(.tooDeep, "line \(error.pointee.line): \(text.prefix(120))")
      }
    }
    return copy(document)
  }

  private static func readMemory(
    _ context: htmlParserCtxtPtr, _ bytes: UnsafePointer<CChar>, _ count: Int32, _ options: Int32
  ) -> htmlDocPtr? {
    htmlCtxtReadMemory(context, bytes, count, nil, "UTF-8", options)
  }

  /// Walks every root of the document: libxml2 may put what follows `</html>` into a second one.
  private static func copy(_ document: htmlDocPtr) -> PageTree {
    var tree = PageTree()
    var open: [Int] = []
    var node = document.pointee.children
    while let current = node {
      let parent = open.last ?? -1
      var index: Int?
      switch current.pointee.type {
      case XML_ELEMENT_NODE:
        index = tree.nodes.count
        tree.nodes.append(element(current, parent: parent))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = current.pointee.content {
          let text = Array(UnsafeBufferPointer(start: content, count: strlen(content)))
          tree.nodes.append(
            PageTree.Node(
              kind: .text, name: "", parent: parent, end: tree.nodes.count + 1, label: "",
              text: text, attributes: [:]))
        }
      default: break
      }
      if let index, let child = current.pointee.children {
        open.append(index)
        node = child
        continue
      }
      if let index { tree.nodes[index].end = tree.nodes.count }
      var next: xmlNodePtr? = current
      while let here = next, here.pointee.next == nil {
        guard let up = here.pointee.parent, let last = open.popLast() else {
          next = nil
          break
        }
        tree.nodes[last].end = tree.nodes.count
        next = up
      }
      node = next?.pointee.next
    }
    return tree
  }

  private static func strlen(_ text: UnsafePointer<UInt8>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }

  private static func element(_ node: xmlNodePtr, parent: Int) -> PageTree.Node {
    var attributes: [String: String] = [:]
    var label = ""
    var property = node.pointee.properties
    while let current = property {
      let name = String(cString: current.pointee.name).lowercased()
      if name == "class" || name == "id" {
        label += " " + value(current).lowercased()
      } else if wanted.contains(name) {
        attributes[name] = value(current)
      }
      property = current.pointee.next
    }
    return PageTree.Node(
      kind: .element, name: String(cString: node.pointee.name).lowercased(), parent: parent,
      end: 0, label: label, text: [], attributes: attributes)
  }

  private static func value(_ attribute: xmlAttrPtr) -> String {
    guard let child = attribute.pointee.children else { return "" }
    if child.pointee.next == nil, let content = child.pointee.content {
      return String(cString: content)
    }
    guard let text = xmlNodeListGetString(attribute.pointee.doc, child, 1) else { return "" }
    defer { waqai_xml_free(text) }
    return String(cString: text)
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
