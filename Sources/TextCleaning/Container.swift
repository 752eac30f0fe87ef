/// The part of a page that holds the article's text: one element, or several where the page parts it.
struct Container {
  /// For each block, whether it stands inside.
  private(set) var holds: [Bool]
  /// The first block inside.
  private(set) var first: Int
  /// Whether the page itself names it as the place of the text.
  private(set) var isNamed = false

  init(_ tree: PageTree, _ page: PageBlocks, _ sums: ProseSums) {
    holds = [Bool](repeating: false, count: page.blocks.count)
    first = page.blocks.count
    let whole = TitledArticle.nodes(tree, page, sums) ?? tree.nodes.indices
    guard var best = Self.best(in: whole, tree, page, sums) else {
      take(0..<page.blocks.count)
      return
    }
    while Self.isLine(best, tree), tree.nodes[best].parent >= whole.lowerBound {
      best = Int(tree.nodes[best].parent)
    }
    let prose = sums.prose(in: page.range(of: best, in: tree))
    let declared = Self.outermost(.declaredBody, in: whole, tree, page, sums)
    let labelled = Self.outermost(.body, in: whole, tree, page, sums)
    for (nodes, share) in [(declared, 0.4), (labelled, 0.5)] {
      let group = Self.group(nodes, tree, page, sums).flatMap {
        Self.narrowed($0, tree, page, sums)
      }
      let inside = group.reduce(0) { $0 + sums.prose(in: page.range(of: $1, in: tree)) }
      guard inside > 0, Double(inside) >= share * Double(prose) else { continue }
      isNamed = true
      for node in group { take(page.range(of: node, in: tree)) }
      takeLines(between: group, tree, page)
      return
    }
    let article = Self.article(in: whole, tree, page, sums, atLeast: Int(0.7 * Double(prose)))
    take(page.range(of: article ?? best, in: tree))
  }

  private mutating func take(_ range: Range<Int>) {
    for block in range { holds[block] = true }
    first = min(first, range.lowerBound)
  }

  /// Takes the lines of text that stand between labelled paragraphs: where each paragraph is named for the
  /// text, its lists and headings are not.
  private mutating func takeLines(between group: [Int], _ tree: PageTree, _ page: PageBlocks) {
    var spans: [Int32: (first: Int, last: Int)] = [:]
    for node in group where Self.isLine(node, tree) {
      let parent = tree.nodes[node].parent
      spans[parent] = (spans[parent]?.first ?? node, node)
    }
    for (parent, span) in spans {
      var node = span.first
      while node < span.last {
        if tree.nodes[node].parent == parent, Self.isLine(node, tree) {
          take(page.range(of: node, in: tree))
        }
        node = Int(tree.nodes[node].end)
      }
    }
  }

  /// Whether an element is a part of a text rather than what holds one.
  private static func isLine(_ node: Int, _ tree: PageTree) -> Bool {
    switch tree.nodes[node].tag {
    case .p, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .blockquote, .pre: true
    default: false
    }
  }

  /// The element that speaks most and points elsewhere least, the inner one of two that are even.
  private static func best(
    in nodes: Range<Int>, _ tree: PageTree, _ page: PageBlocks, _ sums: ProseSums
  ) -> Int? {
    var best: (worth: Float, node: Int)?
    for index in nodes where tree.nodes[index].tag.isBlock {
      let range = page.range(of: index, in: tree)
      guard sums.prose(in: range) > 0 else { continue }
      let worth = sums.worth(of: range)
      if best.map({ worth >= $0.worth }) ?? true { best = (worth, index) }
    }
    return best?.node
  }

  /// The elements with a label that are in no other such element.
  private static func outermost(
    _ label: Labels, in whole: Range<Int>, _ tree: PageTree, _ page: PageBlocks, _ sums: ProseSums
  ) -> [Int] {
    var nodes: [Int] = []
    var until = 0
    for index in whole
    where index >= until && tree.nodes[index].labels.contains(label) {
      let range = page.range(of: index, in: tree)
      guard sums.prose(in: range) > 0 else { continue }
      nodes.append(index)
      until = Int(tree.nodes[index].end)
    }
    return nodes
  }

  /// The largest of some elements with those that go on where it ends: in the same article.
  private static func group(
    _ nodes: [Int], _ tree: PageTree, _ page: PageBlocks, _ sums: ProseSums
  ) -> [Int] {
    let prose = nodes.map { sums.prose(in: page.range(of: $0, in: tree)) }
    guard let most = prose.max(), let largest = prose.firstIndex(of: most) else { return [] }
    let home = Self.home(of: nodes[largest], in: tree)
    return nodes.enumerated().filter { index, node in
      guard index != largest else { return true }
      return Self.home(of: node, in: tree) == home && prose[index] * 40 > most
    }.map(\.1)
  }

  /// The labelled elements inside a labelled one where they hold most of its prose and the rest does
  /// not stand between them.
  private static func narrowed(
    _ node: Int, _ tree: PageTree, _ page: PageBlocks, _ sums: ProseSums
  ) -> [Int] {
    var nested: [Int] = []
    var until = 0
    for index in tree.nodes(inside: node)
    where index >= until && tree.nodes[index].labels.contains(.body) {
      guard sums.prose(in: page.range(of: index, in: tree)) > 0 else { continue }
      nested.append(index)
      until = Int(tree.nodes[index].end)
    }
    guard let first = nested.first, let last = nested.last else { return [node] }
    let all = sums.prose(in: page.range(of: node, in: tree))
    let inside = nested.reduce(0) { $0 + sums.prose(in: page.range(of: $1, in: tree)) }
    let spread =
      page.range(of: first, in: tree).lowerBound..<page.range(of: last, in: tree).upperBound
    let between = sums.prose(in: spread) - inside
    guard inside * 2 > all, between * 20 < inside else { return [node] }
    return nested.flatMap { narrowed($0, tree, page, sums) }
  }

  /// The nearest article around an element, else the parent of its parent.
  private static func home(of node: Int, in tree: PageTree) -> Int32 {
    var above = tree.nodes[node].parent
    var steps = 0
    var near: Int32 = -1
    while above >= 0 {
      steps += 1
      if tree.nodes[Int(above)].tag == .article { return above }
      if steps == 2 { near = above }
      above = tree.nodes[Int(above)].parent
    }
    return near
  }

  private static func article(
    in nodes: Range<Int>, _ tree: PageTree, _ page: PageBlocks, _ sums: ProseSums,
    atLeast prose: Int
  ) -> Int? {
    var best: (worth: Float, node: Int)?
    for index in nodes where tree.nodes[index].tag == .article {
      let range = page.range(of: index, in: tree)
      guard sums.prose(in: range) >= prose else { continue }
      let worth = sums.worth(of: range)
      if best.map({ worth >= $0.worth }) ?? true { best = (worth, index) }
    }
    return best?.node
  }
}
