import NewsModel

/// Takes back parts of the text that left for the names of their boxes: what stands among paragraphs of
/// the text just as they do, and what a heading of the text would head nothing without.
///
/// Names are given by what a part tells of, too: a section on `banner-design`, a step called `ad-setup`.
struct NamedParts {
  private let tree: PageTree
  private let page: PageBlocks

  /// Boxes alike, beside a named one, from which on its name counts for nothing.
  private static let alike = 2
  /// How far up from a block its box is looked for.
  private static let depth = 8
  /// How much of a box may be links.
  private static let density: Float = 0.2
  /// Words of a line that a heading may stand for.
  private static let words = 8

  /// - Parameters:
  ///   - isInside: for each block, whether the article's container holds it.
  ///   - objection: what speaks against a block but its name.
  static func takeBack(
    _ blocks: inout [Block], _ isInside: [Bool], _ tree: PageTree, _ page: PageBlocks,
    unless objection: (Block) -> Block.Reason?
  ) {
    let parts = NamedParts(tree: tree, page: page)
    func takeBack(_ indices: [Int]) {
      for index in indices { blocks[index].reason = objection(blocks[index]) }
    }
    takeBack(parts.boxesAlike(blocks, isInside))
    takeBack(parts.headed(blocks, isInside))
  }

  // MARK: - Boxes alike

  /// A box beside others, and the tags from it down to a paragraph.
  private struct Shape: Hashable {
    var parent: Int32
    var tags: [Tag]
  }

  /// The blocks in named boxes that are built just as boxes of the text beside them are.
  private func boxesAlike(_ blocks: [Block], _ isInside: [Bool]) -> [Int] {
    var shapes: [Int32: Set<Shape>] = [:]
    for (index, block) in blocks.enumerated() where isInside[index] && block.isProse {
      guard let reason = block.reason, Self.reasons.contains(reason), let box = box(of: block)
      else { continue }
      shapes[box, default: []].insert(shape(of: block, in: box))
    }
    guard !shapes.isEmpty else { return [] }
    let wanted = shapes.values.reduce(into: Set<Shape>()) { $0.formUnion($1) }
    let parents = Set(wanted.map(\.parent))
    var alike: [Shape: Set<Int32>] = [:]
    for block in blocks where block.reason == nil && block.isProse {
      for node in tree.ancestors(of: block.node).prefix(Self.depth)
      where parents.contains(tree.nodes[Int(node)].parent) {
        let shape = shape(of: block, in: node)
        if wanted.contains(shape) { alike[shape, default: []].insert(node) }
      }
    }
    return shapes.flatMap { box, shapes in
      shapes.contains { alike[$0]?.count ?? 0 >= Self.alike } ? self.blocks(blocks, in: box) : []
    }
  }

  /// The one element around a block that is named for furniture; nil where a tag says so or another name.
  private func box(of block: Block) -> Int32? {
    var box: Int32?
    for node in tree.ancestors(of: block.node).prefix(Self.depth + 1) {
      let (tag, labels) = (tree.nodes[Int(node)].tag, tree.nodes[Int(node)].labels)
      switch tag {
      case .aside, .footer, .nav, .menu, .figure, .figcaption, .form, .dialog: return nil
      default: break
      }
      guard !labels.isDisjoint(with: .furniture) else { continue }
      guard box == nil else { return nil }
      box = node
    }
    return box
  }

  private func shape(of block: Block, in box: Int32) -> Shape {
    var tags: [Tag] = []
    for node in tree.ancestors(of: block.node) {
      tags.append(tree.nodes[Int(node)].tag)
      if node == box { break }
    }
    return Shape(parent: tree.nodes[Int(box)].parent, tags: tags)
  }

  /// What left inside a box for its name, where it is no list of links.
  private func blocks(_ blocks: [Block], in box: Int32) -> [Int] {
    let inside = page.range(of: Int(box), in: tree).filter {
      blocks[$0].reason.map(Self.reasons.contains) ?? false
    }
    let letters = inside.reduce(0) { $0 + blocks[$1].letters }
    let linked = inside.reduce(0) { $0 + blocks[$1].linked }
    return Float(linked) < Float(letters) * Self.density ? inside : []
  }

  private static let reasons: Set<Block.Reason> = [
    .related, .advert, .navigation, .about, .media, .tools,
  ]

  // MARK: - What is headed

  /// The lines below a heading that stayed while all that it heads has left for names, up to the next
  /// heading of its rank.
  private func headed(_ blocks: [Block], _ isInside: [Bool]) -> [Int] {
    var headed: [Int] = []
    var heading: Int?
    for index in blocks.indices where blocks[index].reason == nil {
      defer { heading = blocks[index].kind == .heading ? index : nil }
      guard let heading, blocks[index].kind == .heading,
        tree.nodes[Int(blocks[index].node)].tag == tree.nodes[Int(blocks[heading].node)].tag
      else { continue }
      headed += (heading + 1..<index).filter {
        isInside[$0] && blocks[$0].words >= Self.words && blocks[$0].density < Self.density
          && blocks[$0].kind != .heading
          && [.related, .advert, .aside, .about].contains(blocks[$0].reason)
      }
    }
    return headed
  }
}
