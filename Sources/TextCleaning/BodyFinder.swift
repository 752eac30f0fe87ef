import NewsModel

/// Chooses the part of a page that is the article, and in it the blocks that are its text.
struct BodyFinder {
  private let tree: PageTree
  private var page: PageBlocks
  private var sums: ProseSums

  init(_ tree: PageTree) {
    self.tree = tree
    page = PageBlocks(tree)
    let untouched = page.blocks
    Pruning(tree, page).mark(&page)
    sums = ProseSums(page.blocks)
    // Next to nothing is left: the names of the page's elements mean something else here.
    guard sums.total < 300 else { return }
    var lenient = page
    lenient.blocks = untouched
    Pruning(tree, lenient, isLenient: true).mark(&lenient)
    let lenientSums = ProseSums(lenient.blocks)
    guard lenientSums.total > 2 * sums.total else { return }
    page = lenient
    sums = lenientSums
  }

  /// The article's text, checked against what the page's JSON-LD gives as its body.
  func article(checkedBy linkedBody: [UInt8]?, explaining: Bool) -> CleanedText {
    text(judged(linkedBody), explaining: explaining)
  }

  /// All blocks in reading order, those that are no part of the article with their reasons.
  func judged(_ linkedBody: [UInt8]?) -> [Block] {
    var blocks = page.blocks
    let range = container().map { page.range(of: $0, in: tree) } ?? 0..<blocks.count
    for index in blocks.indices where blocks[index].reason == nil {
      if !range.contains(index) {
        blocks[index].reason = isLead(index, before: range) ? nil : .outside
      } else {
        blocks[index].reason = objection(to: blocks[index])
      }
    }
    dropHeadings(&blocks)
    return blocks
  }

  // MARK: - The container

  private func container() -> Int? {
    var best: (worth: Float, node: Int)?
    for index in tree.nodes.indices where tree.nodes[index].tag.isBlock {
      let worth = sums.worth(of: page.range(of: index, in: tree))
      if worth > 0, best.map({ worth >= $0.worth }) ?? true { best = (worth, index) }
    }
    guard let best else { return nil }
    let prose = sums.prose(in: page.range(of: best.node, in: tree))
    for stage in Stage.all {
      if let node = stage.node(in: tree, page, sums, atLeast: prose) { return node }
    }
    return best.node
  }

  /// What the page itself marks as the place of the text, surest first.
  private struct Stage {
    var labels: Labels
    var tag: Tag?
    /// How much of the prose that scoring found must be in it.
    var share: Double

    static let all = [
      Stage(labels: .declaredBody, tag: nil, share: 0.4),
      Stage(labels: .body, tag: nil, share: 0.6),
      Stage(labels: [], tag: .article, share: 0.7),
    ]

    func node(in tree: PageTree, _ page: PageBlocks, _ sums: ProseSums, atLeast prose: Int) -> Int?
    {
      var best: (worth: Float, node: Int)?
      for index in tree.nodes.indices {
        let node = tree.nodes[index]
        guard tag.map({ $0 == node.tag }) ?? node.labels.contains(labels) else { continue }
        let range = page.range(of: index, in: tree)
        guard Double(sums.prose(in: range)) >= share * Double(prose) else { continue }
        let worth = sums.worth(of: range)
        if best.map({ worth >= $0.worth }) ?? true { best = (worth, index) }
      }
      return best?.node
    }
  }

  // MARK: - Blocks

  /// What speaks against a block inside the container.
  private func objection(to block: Block) -> Block.Reason? {
    if block.words <= 22, Furniture.kind(of: Array(bytes(block))) != nil { return .furniture }
    if block.density > 0.6, block.words < 40 { return .linkDensity }
    if block.kind == .listItem, block.density > 0.3, block.words < 25 { return .linkList }
    return nil
  }

  /// Whether a block before the text is the article's lead.
  private func isLead(_ index: Int, before range: Range<Int>) -> Bool {
    guard index < range.lowerBound, page.blocks[index].isProse else { return false }
    var node = Int(page.blocks[index].node)
    for _ in 0..<3 where node >= 0 {
      if tree.nodes[node].labels.contains(.lead) { return true }
      node = Int(tree.nodes[node].parent)
    }
    return false
  }

  /// A heading that no text follows heads something else.
  private func dropHeadings(_ blocks: inout [Block]) {
    var isFollowed = false
    for index in blocks.indices.reversed() {
      if blocks[index].reason != nil { continue }
      if blocks[index].kind == .heading {
        if !isFollowed { blocks[index].reason = .heading }
      } else {
        isFollowed = true
      }
    }
  }

  private func bytes(_ block: Block) -> ArraySlice<UInt8> {
    tree.text[Int(block.start)..<Int(block.end)]
  }

  private func text(_ blocks: [Block], explaining: Bool) -> CleanedText {
    var cleaned = CleanedText()
    var hole = 0
    for block in blocks {
      if let reason = block.reason {
        if explaining { cleaned.omit(Array(bytes(block).prefix(200)), reason.name) }
        continue
      }
      while hole < page.holes.count, page.holes[hole].upperBound <= block.start { hole += 1 }
      var text: [UInt8] = []
      text.reserveCapacity(Int(block.end - block.start))
      var from = block.start
      var next = hole
      while next < page.holes.count, page.holes[next].lowerBound < block.end {
        let gap = page.holes[next]
        if gap.lowerBound > from { text += tree.text[Int(from)..<Int(gap.lowerBound)] }
        from = max(from, gap.upperBound)
        next += 1
      }
      if from < block.end { text += tree.text[Int(from)..<Int(block.end)] }
      cleaned.paragraphs.append((block.kind, text))
    }
    return cleaned
  }
}
