import NewsModel

/// Marks the blocks that are no part of any article: those inside elements that say so themselves.
///
/// What an element says is believed only while the rest of the page holds more prose than it does: many
/// a page has its article inside something called a sidebar.
struct Pruning {
  private let tree: PageTree
  private let sums: ProseSums
  /// How many elements that only an article's surroundings hold begin before each node.
  private let anchors: [Int32]
  /// Believes no more than the surest of what elements say.
  private let isLenient: Bool

  init(_ tree: PageTree, _ page: PageBlocks, isLenient: Bool = false) {
    self.tree = tree
    self.isLenient = isLenient
    sums = ProseSums(page.blocks)
    anchors = Self.anchors(tree)
  }

  /// `<main>`, a declared body, and the page's headline where it has but one.
  private static func anchors(_ tree: PageTree) -> [Int32] {
    let headlines = tree.nodes.count { $0.tag == .h1 }
    var counts: [Int32] = [0]
    counts.reserveCapacity(tree.nodes.count + 1)
    for node in tree.nodes {
      let isAnchor =
        node.tag == .main || node.tag == .h1 && headlines == 1
        || node.labels.contains(.declaredBody)
      counts.append(counts[counts.count - 1] + (isAnchor ? 1 : 0))
    }
    return counts
  }

  private func holdsAnchor(_ index: Int) -> Bool {
    anchors[Int(tree.nodes[index].end)] > anchors[index]
  }

  /// Gives each block inside furniture its reason.
  func mark(_ page: inout PageBlocks) {
    var until = 0
    for index in tree.nodes.indices {
      guard index >= until else { continue }
      let node = tree.nodes[index]
      guard node.tag != .text, let reason = reason(node) else { continue }
      let range = page.range(of: index, in: tree)
      guard !range.isEmpty, isBelieved(reason, node, index, range) else { continue }
      for block in range where page.blocks[block].reason == nil {
        page.blocks[block].reason = reason
      }
      until = Int(node.end)
    }
  }

  /// What an element's own name and labels say against it.
  private func reason(_ node: PageTree.Node) -> Block.Reason? {
    switch node.tag {
    case .nav, .menu: return .navigation
    case .footer: return .footer
    case .aside: return .aside
    case .figcaption, .caption: return .caption
    case .form, .control: return .form
    case .dialog: return .consent
    case .title: return .headline
    case .html, .body: return nil
    default: break
    }
    guard !node.labels.isDisjoint(with: .furniture),
      node.labels.isDisjoint(with: .declaredBody)
    else { return nil }
    for (label, reason) in Self.reasons where node.labels.contains(label) {
      // An inline word about a person or a day stands inside sentences, too.
      if !node.tag.isBlock { return nil }
      return reason
    }
    return nil
  }

  private static let reasons: [(Labels, Block.Reason)] = [
    (.comments, .comments), (.related, .related), (.share, .share), (.hidden, .hidden),
    (.navigation, .navigation), (.tags, .tags), (.advert, .advert), (.subscribe, .subscription),
    (.consent, .consent), (.footer, .footer), (.sidebar, .aside), (.caption, .caption),
    (.media, .media), (.tools, .tools), (.byline, .byline), (.dateline, .dateline),
    (.notice, .notice), (.about, .about), (.role, .role),
  ]

  private func isBelieved(
    _ reason: Block.Reason, _ node: PageTree.Node, _ index: Int, _ range: Range<Int>
  ) -> Bool {
    guard !holdsAnchor(index) else { return false }
    let inside = sums.prose(in: range)
    guard inside > 0 else { return true }
    if isLenient {
      switch reason {
      case .comments, .navigation, .footer, .consent, .subscription, .caption, .headline: break
      default: return false
      }
    }
    let outside = sums.total - inside
    switch reason {
    case .comments, .related, .navigation: return outside * 5 > inside
    // Boxes that hold a line or two; an article's whole head may be called by the same words.
    case .byline, .dateline, .about, .tools, .media, .notice:
      return inside < 500 && outside > inside
    default: return outside * 3 > inside * 2
    }
  }
}

/// Prose before each block, so that the prose of any range is one subtraction.
struct ProseSums {
  private var prose: [Int32] = [0]
  private var linked: [Int32] = [0]
  private var other: [Int32] = [0]

  init(_ blocks: [Block]) {
    prose.reserveCapacity(blocks.count + 1)
    linked.reserveCapacity(blocks.count + 1)
    other.reserveCapacity(blocks.count + 1)
    for block in blocks {
      var (text, links, rest): (Int32, Int32, Int32) = (0, 0, 0)
      if block.reason == nil {
        if block.isProse {
          text = block.letters
        } else if block.density > 0.5 {
          links = block.letters
        } else {
          rest = block.letters
        }
      }
      prose.append(prose[prose.count - 1] + text)
      linked.append(linked[linked.count - 1] + links)
      other.append(other[other.count - 1] + rest)
    }
  }

  var total: Int { Int(prose[prose.count - 1]) }

  func prose(in range: Range<Int>) -> Int {
    Int(prose[range.upperBound] - prose[range.lowerBound])
  }

  /// How much more a range speaks than it points elsewhere.
  func worth(of range: Range<Int>) -> Float {
    let text = Float(prose[range.upperBound] - prose[range.lowerBound])
    let links = Float(linked[range.upperBound] - linked[range.lowerBound])
    let rest = Float(other[range.upperBound] - other[range.lowerBound])
    return text - 0.8 * links - 0.25 * rest
  }
}
