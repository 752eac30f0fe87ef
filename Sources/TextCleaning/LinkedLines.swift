import NewsModel

/// Takes back lines that left for their links alone where what stands around them is text: an item of
/// a list of facts, a cell of a table of figures, a heading inside the text that is a link itself.
struct LinkedLines {
  private let tree: PageTree

  /// - Parameter isInside: for each block, whether the article's container holds it.
  static func takeBack(_ blocks: inout [Block], _ isInside: [Bool], in tree: PageTree) {
    guard blocks.contains(where: { $0.reason == .linkDensity }) else { return }
    let lines = LinkedLines(tree: tree)
    lines.takeBackItems(&blocks)
    lines.takeBackHeadings(&blocks, isInside)
  }

  // MARK: - Lists and tables

  /// Items and cells follow the list or table they are in: they stay where most of its words do.
  private func takeBackItems(_ blocks: inout [Block]) {
    var linked: [(block: Int, group: Int32)] = []
    for index in blocks.indices where blocks[index].reason == .linkDensity {
      if let group = group(of: blocks[index]) { linked.append((index, group)) }
    }
    guard !linked.isEmpty else { return }
    var words: [Int32: (all: Int32, kept: Int32)] = [:]
    for (_, group) in linked { words[group] = (0, 0) }
    for block in blocks {
      guard let group = group(of: block), var sum = words[group] else { continue }
      sum.all += block.words
      if block.reason == nil { sum.kept += block.words }
      words[group] = sum
    }
    for (block, group) in linked {
      guard let sum = words[group], sum.kept * 2 > sum.all else { continue }
      blocks[block].reason = nil
    }
  }

  /// The list or table that an item or a cell is in.
  private func group(of block: Block) -> Int32? {
    guard block.kind == .listItem || block.kind == .table else { return nil }
    var node = block.node
    for _ in 0..<8 where node >= 0 {
      switch tree.nodes[Int(node)].tag {
      case .ul, .ol, .dl: if block.kind == .listItem { return node }
      case .table: return node
      default: break
      }
      node = tree.nodes[Int(node)].parent
    }
    return nil
  }

  // MARK: - Headings

  /// A linked heading beside paragraphs of the text, with text of its own below it, is one of the text's;
  /// other articles' titles stand in boxes of their own.
  private func takeBackHeadings(_ blocks: inout [Block], _ isInside: [Bool]) {
    func isLinkedHeading(_ block: Block) -> Bool {
      block.reason == .linkDensity && block.kind == .heading
    }
    guard blocks.contains(where: isLinkedHeading) else { return }
    var homes: Set<Int32> = []
    for block in blocks where block.reason == nil && block.isProse {
      homes.insert(tree.parent(of: block))
    }
    var next: Int?
    for index in blocks.indices.reversed() {
      let block = blocks[index]
      if block.reason == nil {
        next = index
      } else if isLinkedHeading(block) {
        let home = tree.parent(of: block)
        guard homes.contains(home), let next, blocks[next].kind != .heading,
          stands(blocks[next], in: home)
        else { continue }
        blocks[index].reason = nil
      } else if block.reason == .linkDensity, isInside[index] {
        next = nil
      }
    }
  }

  /// Linked headings of one rank, each with text right below it in its own box, are the entries of an
  /// article that is a list; other articles' titles come by twos and threes.
  static func takeBackEntries(_ blocks: inout [Block], in tree: PageTree) {
    let lines = LinkedLines(tree: tree)
    var entries: [Tag: [Int]] = [:]
    for index in blocks.indices
    where blocks[index].reason == .linkDensity && blocks[index].kind == .heading {
      guard let text = lines.text(below: index, blocks), lines.isNear(blocks[text], blocks[index])
      else { continue }
      entries[tree.nodes[Int(blocks[index].node)].tag, default: []].append(index)
    }
    func kept(_ blocks: ArraySlice<Block>) -> Int {
      blocks.reduce(0) { $0 + ($1.reason == nil ? Int($1.letters) : 0) }
    }
    let lists = entries.values.filter { entries in
      guard let first = entries.first, let last = entries.last else { return false }
      return entries.count >= Self.entries && kept(blocks[first..<last]) * 10 >= kept(blocks[...])
    }
    for index in lists.joined() { blocks[index].reason = nil }
  }

  /// A list of links between a sentence that opens it and more of the text is what the sentence speaks of.
  ///
  /// Fewer words head a table of contents or other articles.
  static func takeBackIntroduced(_ blocks: inout [Block], in tree: PageTree) {
    let lines = LinkedLines(tree: tree)
    guard let last = blocks.lastIndex(where: { $0.reason == nil && $0.isProse }) else { return }
    var index = 1
    while index < last {
      guard blocks[index].reason == .linkDensity, blocks[index - 1].reason == nil,
        lines.introduces(blocks[index - 1]), let list = lines.group(of: blocks[index]),
        blocks[index].kind == .listItem
      else {
        index += 1
        continue
      }
      while index < last, blocks[index].reason == .linkDensity,
        lines.group(of: blocks[index]) == list
      {
        blocks[index].reason = nil
        index += 1
      }
    }
  }

  private func introduces(_ block: Block) -> Bool {
    block.kind != .heading && block.words >= Self.opening
      && tree.text[Int(block.end) - 1] == UInt8(ascii: ":")
  }

  /// How many words open a list at least.
  private static let opening = 5

  /// How many entries a list has at least.
  private static let entries = 5

  /// The block that goes on below a heading, lines that have left apart; nil where another heading does.
  private func text(below heading: Int, _ blocks: [Block]) -> Int? {
    var next = heading + 1
    while next < blocks.count, next < heading + 4, blocks[next].reason != nil,
      blocks[next].kind != .heading
    {
      next += 1
    }
    guard next < blocks.count, blocks[next].reason == nil, blocks[next].kind != .heading else {
      return nil
    }
    return next
  }

  /// Whether two blocks share one of the three elements nearest to each.
  private func isNear(_ one: Block, _ other: Block) -> Bool {
    func nearest(_ block: Block) -> [Int32] {
      Array(tree.ancestors(of: block.node).prefix(3))
    }
    return !Set(nearest(one)).isDisjoint(with: nearest(other))
  }

  private func stands(_ block: Block, in home: Int32) -> Bool {
    tree.ancestors(of: block.node).prefix(4).contains(home)
  }
}
