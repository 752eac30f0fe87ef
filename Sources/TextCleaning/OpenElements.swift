/// The elements that are open while a page is scanned, outermost first.
struct OpenElements {
  struct Element {
    enum Written: UInt8 {
      case no, yes
      /// Too deep: a line break stands for it.
      case flat
    }

    var tag: Tag
    /// The key of its name in `TagTable`: `article` and `section` are both blocks, and close apart.
    var key: UInt64
    /// The name libxml2 was shown.
    var name: StaticString
    var written: Written
  }

  private var elements: [Element] = []
  /// How many of them libxml2 has open.
  private(set) var writtenDepth = 0

  init() { elements.reserveCapacity(64) }

  var count: Int { elements.count }

  mutating func push(_ element: Element) {
    elements.append(element)
    if element.written == .yes { writtenDepth += 1 }
  }

  mutating func pop() -> Element? {
    guard let element = elements.popLast() else { return nil }
    if element.written == .yes { writtenDepth -= 1 }
    return element
  }

  /// How far a walk inwards out goes: what an end tag or an implied end reaches lies within.
  private static let reach = 512

  private var lowest: Int { max(0, elements.count - Self.reach) }

  /// How many elements stay open when the innermost of a name is closed; nil where an end tag reaches none.
  func depth(of tag: Tag, _ key: UInt64) -> Int? {
    var index = elements.count - 1
    let isInline = !tag.isBlock
    while index >= lowest {
      let element = elements[index]
      if element.tag == tag, element.key == key || tag.isHeading { return index }
      if tag.isHeading, element.tag.isHeading { return index }
      // An inline end tag reaches through no block, but a link's does; a block's through no table.
      if isInline, tag != .a, element.tag.isBlock { return nil }
      if element.tag == .cell || element.tag == .caption, tag != .table, tag != .row { return nil }
      if element.tag == .table { return nil }
      index -= 1
    }
    return nil
  }

  /// How many stay open when a new item of a list begins.
  func item(of tag: Tag) -> Int {
    var index = elements.count - 1
    while index >= lowest {
      switch elements[index].tag {
      case .li where tag == .li: return index
      case .dt where tag != .li, .dd where tag != .li: return index
      case .div, .p, .a, .span, .time, .h1, .h2, .h3, .h4, .h5, .h6, .embed, .address: break
      default: return elements.count
      }
      index -= 1
    }
    return elements.count
  }

  /// How many stay open when a cell begins.
  var insideRow: Int { inside(.row, orBefore: .cell) }
  /// How many stay open when a row begins.
  var insideTable: Int { inside(.table, orBefore: .row) }

  private func inside(_ outer: Tag, orBefore inner: Tag) -> Int {
    var index = elements.count - 1
    var found = elements.count
    while index >= lowest {
      let tag = elements[index].tag
      if tag == inner || tag == .cell && inner == .row { found = index }
      if tag == outer || tag == .table { return found }
      index -= 1
    }
    return found
  }

  /// How many stay open when a block ends the open paragraph; nil where none is open.
  var paragraph: Int? {
    var index = elements.count - 1
    while index >= lowest {
      switch elements[index].tag {
      case .p: return index
      case .span, .a, .time, .embed: break
      default: return nil
      }
      index -= 1
    }
    return nil
  }

  /// How many stay open when a link ends the one that is open beside it; nil where none is.
  var linkBesideText: Int? {
    var index = elements.count - 1
    while index >= lowest {
      switch elements[index].tag {
      case .a: return index
      case .span, .time, .embed: break
      default: return nil
      }
      index -= 1
    }
    return nil
  }
}
