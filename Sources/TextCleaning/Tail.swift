import NewsModel

/// What stands below the text and says so itself: a short line such as `Read also` opens it.
struct Tail {
  private let tree: PageTree
  private let page: PageBlocks
  private let sums: ProseSums

  /// Letters of the prose above and below the place reached, by the element whose children it is.
  private var above: [Int32: Int] = [:]
  private var below: [Int32: Int] = [:]
  /// The element that holds most of the prose above.
  private var home: Int32 = -1
  private var all = 0
  private var after = 0

  /// How many letters beside the text's own paragraphs are a part of it rather than its tail.
  private static let part = 1000
  /// How often a line that opens no tail comes again: each time it heads a part of the text.
  private static let refrain = 3

  static func drop(
    _ blocks: inout [Block], _ tree: PageTree, _ page: PageBlocks, _ sums: ProseSums,
    openedBy opens: (ArraySlice<UInt8>) -> Bool
  ) {
    func line(_ index: Int) -> ArraySlice<UInt8> { tree.text(of: blocks[index]) }
    var openers: [ArraySlice<UInt8>: Int] = [:]
    let isOpener = blocks.indices.map { index in
      guard blocks[index].reason == nil,
        blocks[index].words <= FurnitureTable.Place.tail.longest, opens(line(index))
      else { return false }
      openers[line(index), default: 0] += 1
      return true
    }
    guard !openers.isEmpty else { return }
    var tail = Tail(blocks, tree, page, sums)
    for index in blocks.indices where blocks[index].reason == nil {
      tail.pass(blocks[index])
      guard isOpener[index], openers[line(index), default: 0] < Self.refrain, !tail.goesOn else {
        continue
      }
      for rest in tail.isLast(blocks[index]) ? index..<blocks.count : tail.box(from: index)
      where blocks[rest].reason == nil {
        blocks[rest].reason = .related
      }
    }
  }

  private init(_ blocks: [Block], _ tree: PageTree, _ page: PageBlocks, _ sums: ProseSums) {
    self.tree = tree
    self.page = page
    self.sums = sums
    for block in blocks where block.reason == nil && block.isProse {
      below[tree.parent(of: block), default: 0] += Int(block.letters)
      all += Int(block.letters)
    }
    after = all
  }

  private mutating func pass(_ block: Block) {
    guard block.isProse else { return }
    let parent = tree.parent(of: block)
    after -= Int(block.letters)
    below[parent, default: 0] -= Int(block.letters)
    above[parent, default: 0] += Int(block.letters)
    if above[parent, default: 0] > above[home, default: 0] { home = parent }
  }

  /// Whether little enough follows: a heading opens a longer tail than a line does.
  private func isLast(_ block: Block) -> Bool {
    after * (block.kind == .heading ? 3 : 5) < all
  }

  /// Whether much prose follows that stands side by side with what went before: a part of the text may be
  /// headed `Recommendations`.
  private var goesOn: Bool { below[home, default: 0] >= Self.part }

  /// A block and those after it in the largest element around it that holds but a few lines.
  private func box(from index: Int) -> Range<Int> {
    var range = index..<index + 1
    var node = Int(page.blocks[index].node)
    while node >= 0 {
      let wider = page.range(of: node, in: tree)
      guard wider.count <= 8, sums.prose(in: wider) < 260, wider.contains(index),
        !tree.nodes[node].labels.contains(.body)
      else { break }
      range = index..<wider.upperBound
      node = Int(tree.nodes[node].parent)
    }
    return range
  }
}
