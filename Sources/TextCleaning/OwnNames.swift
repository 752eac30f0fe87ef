import NewsModel

/// Takes back headings and paragraphs that left for their own names alone, while the text goes on around
/// them: `<h2 class="toc-entry">` heads a part of the text, `<p class="ad-opener">` opens one.
struct OwnNames {
  private let tree: PageTree

  static func takeBack(_ blocks: inout [Block], in tree: PageTree) {
    let names = OwnNames(tree: tree)
    let found = blocks.indices.filter {
      blocks[$0].isNamed && blocks[$0].reason != nil && names.isText($0, blocks)
    }
    for index in found { blocks[index].reason = nil }
  }

  private func isText(_ index: Int, _ blocks: [Block]) -> Bool {
    let block = blocks[index]
    let before = blocks[max(0, index - 4)..<index]
    let after = blocks[(index + 1)...].prefix(3)
    if tree.nodes[Int(block.node)].tag.isHeading {
      return block.density < 0.5 && after.first?.reason == nil && !after.isEmpty
        && before.contains { $0.reason == nil }
    }
    func isSibling(_ other: Block) -> Bool {
      other.reason == nil && tree.parent(of: other) == tree.parent(of: block)
    }
    return block.isProse && before.suffix(3).contains(where: isSibling)
      && after.contains(where: isSibling)
  }
}
