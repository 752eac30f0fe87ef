import NewsModel

/// What stands below the text: past the end of the element that holds nearly all of it come the author's
/// box, the publisher's appeal, small print and other articles, whatever they are called.
struct AfterText {
  private let tree: PageTree
  private let page: PageBlocks

  /// The share of the prose, in hundredths, that one element must hold for what follows it to be no text.
  private static let share = 75
  /// How many paragraphs it must hold: one long paragraph is no frame of a text.
  private static let paragraphs = 3

  static func drop(_ blocks: inout [Block], _ tree: PageTree, _ page: PageBlocks) {
    let after = AfterText(tree: tree, page: page)
    guard let core = after.core(blocks) else { return }
    for index in page.range(of: core, in: tree).upperBound..<blocks.count
    where blocks[index].reason == nil {
      let block = blocks[index]
      // Lists and tables of an article often stand in frames of their own.
      guard !block.isConfirmed, block.kind != .listItem, block.kind != .table,
        !after.isPart(Int(block.node), of: core)
      else { continue }
      blocks[index].reason = .outside
    }
  }

  /// The innermost element that holds nearly all prose, in three paragraphs at least.
  private func core(_ blocks: [Block]) -> Int? {
    func isText(_ block: Block) -> Bool { block.reason == nil && block.isProse }
    let all = blocks.reduce(0) { $0 + (isText($1) ? Int($1.letters) : 0) }
    guard all > 0 else { return nil }
    // What holds most of the prose holds its middle.
    var before = 0
    let middle = blocks.firstIndex { block in
      if isText(block) { before += Int(block.letters) }
      return before * 2 >= all
    }
    guard let middle else { return nil }
    var range = middle..<middle
    var (letters, count) = (0, 0)
    var node = Int(blocks[middle].node)
    while node >= 0 {
      let wider = page.range(of: node, in: tree)
      for added in [wider.lowerBound..<range.lowerBound, range.upperBound..<wider.upperBound] {
        for index in added where isText(blocks[index]) {
          letters += Int(blocks[index].letters)
          count += 1
        }
      }
      range = wider
      if letters * 100 >= all * Self.share, count >= Self.paragraphs {
        switch tree.nodes[node].tag {
        case .p, .ul, .ol, .li, .dl, .dd, .cell, .row, .blockquote: break
        default: return node
        }
      }
      node = Int(tree.nodes[node].parent)
    }
    return nil
  }

  /// Whether an element outside the core goes on with it: it is named for the text, or looks just as the core does.
  private func isPart(_ node: Int, of core: Int) -> Bool {
    var node = node
    var root: Int?
    while node >= 0, !(node <= core && core < Int(tree.nodes[node].end)) {
      if !tree.nodes[node].labels.isDisjoint(with: [.body, .declaredBody]) { return true }
      root = node
      node = Int(tree.nodes[node].parent)
    }
    guard let root else { return false }
    let (one, other) = (tree.nodes[root], tree.nodes[core])
    return one.parent == other.parent && one.tag == other.tag && one.labels == other.labels
  }
}
