import NewsModel

/// A few words in a box of their own between paragraphs that stand side by side: a button's line, a credit,
/// another article's title, whatever the box is called.
struct SmallBoxes {
  private let tree: PageTree

  /// The share of the prose, in hundredths, that must stand side by side.
  private static let share = 80
  /// What a box holds at most, in letters.
  private static let letters = 200

  static func drop(_ blocks: inout [Block], in tree: PageTree) {
    let boxes = SmallBoxes(tree: tree)
    guard let home = boxes.home(blocks) else { return }
    // What stands before the first of the paragraphs may be the text's lead.
    var index = boxes.start(blocks, in: home)
    while index < blocks.count {
      guard blocks[index].reason == nil,
        let box = boxes.box(around: Int(blocks[index].node), in: home)
      else {
        index += 1
        continue
      }
      let first = index
      while index < blocks.count, Int(blocks[index].node) < Int(tree.nodes[box].end) { index += 1 }
      guard boxes.isFurniture(blocks[first..<index]) else { continue }
      for inside in first..<index where blocks[inside].reason == nil {
        blocks[inside].reason = .aside
      }
    }
  }

  /// The element whose children are the text's paragraphs, if there is one.
  private func home(_ blocks: [Block]) -> Int32? {
    var letters: [Int32: Int] = [:]
    var all = 0
    for block in blocks where block.reason == nil && block.isProse {
      all += Int(block.letters)
      if block.kind != .listItem, block.kind != .table {
        letters[tree.parent(of: block), default: 0] += Int(block.letters)
      }
    }
    guard let most = letters.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.key >= 0,
      most.value * 100 >= all * Self.share
    else { return nil }
    return most.key
  }

  private func start(_ blocks: [Block], in home: Int32) -> Int {
    blocks.firstIndex {
      $0.reason == nil && $0.isProse && tree.parent(of: $0) == home
    } ?? blocks.count
  }

  /// The child of `home` around a node that is no such child itself.
  private func box(around node: Int, in home: Int32) -> Int? {
    var node = node
    guard tree.nodes[node].parent != home else { return nil }
    while node >= 0 {
      if tree.nodes[node].parent == home {
        return tree.nodes[node].tag == .div || tree.nodes[node].tag == .section ? node : nil
      }
      node = Int(tree.nodes[node].parent)
    }
    return nil
  }

  /// Headings alone may be the text's own, and lists, tables, quotes and code stand in boxes as a rule.
  private func isFurniture(_ box: ArraySlice<Block>) -> Bool {
    var letters = 0
    var isHeading = true
    for block in box where block.reason == nil {
      letters += Int(block.letters)
      switch block.kind {
      case .listItem, .table, .quote: return false
      case .heading: break
      default: isHeading = false
      }
      if block.isConfirmed || tree.nodes[Int(block.node)].tag == .pre { return false }
    }
    return letters < Self.letters && !isHeading
  }
}
