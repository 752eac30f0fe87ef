/// A parsed page as a flat list of nodes in document order; plain Swift, no libxml2 behind it.
struct PageTree {
  struct Node {
    var tag: Tag
    var labels: Labels
    /// The node this one is in; -1 for a root.
    var parent: Int32
    /// One past the last node inside this one.
    var end: Int32
    /// Where its text, or all text inside it, stands in `text`.
    var textStart: Int32
    var textEnd: Int32
  }

  struct Attribute {
    var node: Int32
    var name: AttributeName
    /// Where its value stands in `values`.
    var start: Int32
    var end: Int32
  }

  var nodes: [Node] = []
  /// All text of the page, one run of white space being one space; blocks are parted by one as well.
  var text: [UInt8] = []
  /// The attributes that were kept, by node.
  var attributes: [Attribute] = []
  var values: [UInt8] = []

  /// The value of an attribute, entities decoded; nil where the element has none, or an empty one.
  func attribute(_ name: AttributeName, of node: Int) -> ArraySlice<UInt8>? {
    var low = 0
    var high = attributes.count
    while low < high {
      let middle = (low + high) / 2
      if attributes[middle].node < Int32(truncatingIfNeeded: node) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    while low < attributes.count, attributes[low].node == Int32(truncatingIfNeeded: node) {
      let attribute = attributes[low]
      if attribute.name == name { return values[Int(attribute.start)..<Int(attribute.end)] }
      low += 1
    }
    return nil
  }

  /// What stands in a node, without the spaces around it.
  func text(of node: Int) -> ArraySlice<UInt8> {
    var slice = text[Int(nodes[node].textStart)..<Int(nodes[node].textEnd)]
    while slice.first == 0x20 { slice.removeFirst() }
    while slice.last == 0x20 { slice.removeLast() }
    return slice
  }

  /// What stands in a block.
  func text(of block: Block) -> ArraySlice<UInt8> { text[Int(block.start)..<Int(block.end)] }

  /// What headlines are looked for in: the beginning of `<title>`, at most 512 bytes; empty where there is none.
  var title: ArraySlice<UInt8> {
    nodes.firstIndex { $0.tag == .title }.map { text(of: $0).prefix(512) } ?? []
  }

  func nodes(inside node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }
}

extension PageTree {
  /// The element around the one that the block is of.
  func parent(of block: Block) -> Int32 { nodes[Int(block.node)].parent }

  /// The node and the elements around it, innermost first.
  func ancestors(of node: Int32) -> some Sequence<Int32> {
    sequence(first: node) { nodes[Int($0)].parent }.prefix { $0 >= 0 }
  }
}
