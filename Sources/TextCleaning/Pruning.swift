import NewsModel

/// Marks the blocks that are no part of any article: those inside elements that say so themselves.
///
/// What an element says is believed only while the rest of the page holds more prose than all that say
/// the same: many a page has its article inside something called a sidebar.
struct Pruning {
  private let tree: PageTree
  private let sums: ProseSums
  /// How many elements that only an article's surroundings hold begin before each node: `<main>`, a
  /// declared body, the page's headline: the only one, or one that its title holds.
  private let anchors: [Int32]
  /// How many elements named for an article's text begin before each node.
  private let bodies: [Int32]

  private struct Claim {
    var reason: Block.Reason
    var node: Int
    var range: Range<Int>
    var prose: Int
    /// Its tag says so rather than a name.
    var isTag: Bool
  }

  /// Prunes `page` at once of what no reader takes for text: what is pressed or filled in.
  init(_ tree: PageTree, _ page: inout PageBlocks) {
    self.tree = tree
    for (index, node) in tree.nodes.enumerated() where node.tag == .control || node.tag == .title {
      for block in page.range(of: index, in: tree) {
        page.blocks[block].reason = node.tag == .title ? .headline : .form
      }
    }
    sums = ProseSums(page.blocks)
    let headlines = tree.nodes.count { $0.tag == .h1 }
    let title = tree.title
    anchors = Self.counts(tree) { index, node in
      node.tag == .main || node.labels.contains(.declaredBody)
        || node.tag == .h1 && (headlines == 1 || Self.isTitle(tree.text(of: index), title))
    }
    bodies = Self.counts(tree) { _, node in node.labels.contains(.body) }
  }

  private static func counts(_ tree: PageTree, _ counts: (Int, PageTree.Node) -> Bool) -> [Int32] {
    var sums: [Int32] = [0]
    sums.reserveCapacity(tree.nodes.count + 1)
    for (index, node) in tree.nodes.enumerated() {
      sums.append(sums[sums.count - 1] + (counts(index, node) ? 1 : 0))
    }
    return sums
  }

  /// Whether the page's title holds a headline that is more than a word.
  private static func isTitle(_ headline: ArraySlice<UInt8>, _ title: ArraySlice<UInt8>) -> Bool {
    headline.count >= 20 && title.firstRange(ofBytes: Array(headline)) != nil
  }

  /// Gives each block inside furniture its reason; a long paragraph is no button and no line about the article.
  func mark(_ page: inout PageBlocks) {
    var doubted: Set<Block.Reason> = []
    var claims = claims(page, doubting: doubted)
    // At most one round for each reason, as each doubts one more.
    while let reason = leastCredible(claims), doubted.insert(reason).inserted {
      claims = self.claims(page, doubting: doubted)
    }
    for claim in claims {
      for block in claim.range where page.blocks[block].reason == nil {
        if !claim.isTag, claim.reason == .tools || claim.reason == .about,
          page.blocks[block].isParagraph
        {
          continue
        }
        page.blocks[block].reason = claim.reason
        page.blocks[block].isNamed = isItself(claim, page.blocks[block])
      }
    }
  }

  /// Whether a claim is but the name of a heading, or of a paragraph called an advert: the words of such
  /// names mean many things.
  private func isItself(_ claim: Claim, _ block: Block) -> Bool {
    guard !claim.isTag, claim.node == Int(block.node) else { return false }
    switch tree.nodes[claim.node].tag {
    case .h2, .h3, .h4, .h5, .h6: return claim.reason != .hidden && claim.reason != .role
    case .p: return claim.reason == .advert
    default: return false
    }
  }

  /// The outermost elements that say what they are, but for what is doubted.
  private func claims(_ page: PageBlocks, doubting doubted: Set<Block.Reason>) -> [Claim] {
    var claims: [Claim] = []
    var until = 0
    for index in tree.nodes.indices {
      guard index >= until else { continue }
      let node = tree.nodes[index]
      guard node.tag != .text, let (reason, isTag) = reason(node, doubting: doubted) else {
        continue
      }
      let range = page.range(of: index, in: tree)
      guard !range.isEmpty else { continue }
      let prose = sums.prose(in: range)
      if prose > 0 {
        if anchors[Int(node.end)] > anchors[index] || isTooMuch(prose, reason, isTag) { continue }
        if !isTag, reason.rawValue > Block.Reason.comments.rawValue, holdsBody(index, prose, page) {
          continue
        }
        if !isTag, reason == .navigation, prose > 300, sums.worth(of: range) > 0 { continue }
      }
      if node.tag == .figure, holdsQuoteOrTable(index) { continue }
      claims.append(
        Claim(reason: reason, node: index, range: range, prose: prose, isTag: isTag))
      until = Int(node.end)
    }
    return claims
  }

  /// Whether an element that is named for furniture holds one named for the text, with most of its prose.
  private func holdsBody(_ index: Int, _ prose: Int, _ page: PageBlocks) -> Bool {
    guard bodies[Int(tree.nodes[index].end)] > bodies[index + 1] else { return false }
    for inner in tree.nodes(inside: index) where tree.nodes[inner].labels.contains(.body) {
      return sums.prose(in: page.range(of: inner, in: tree)) * 2 > prose
    }
    return false
  }

  private func holdsQuoteOrTable(_ index: Int) -> Bool {
    tree.nodes(inside: index).contains {
      tree.nodes[$0].tag == .blockquote || tree.nodes[$0].tag == .table
    }
  }

  /// What an element's own name and labels say against it, and whether its tag says so.
  private func reason(
    _ node: PageTree.Node, doubting doubted: Set<Block.Reason>
  ) -> (Block.Reason, Bool)? {
    switch node.tag {
    case .nav, .menu: return (.navigation, true)
    case .footer: return (.footer, true)
    case .control, .title: return nil
    case .aside where !doubted.contains(.aside): return (.aside, true)
    case .figcaption, .caption, .figure:
      return doubted.contains(.caption) ? nil : (.caption, true)
    case .form where !doubted.contains(.form): return (.form, true)
    case .dialog where !doubted.contains(.consent): return (.consent, true)
    case .html, .body: return nil
    default: break
    }
    // An inline word about a person or a day stands inside sentences, too.
    guard node.tag.isBlock, !node.labels.isDisjoint(with: .furniture),
      !node.labels.contains(.declaredBody)
    else { return nil }
    for (label, reason) in Self.reasons
    where node.labels.contains(label) && !doubted.contains(reason) {
      // An article's classes name what it has rather than what it is.
      if node.tag == .article || node.tag == .main, reason.rawValue > Block.Reason.comments.rawValue
      {
        return nil
      }
      return (reason, false)
    }
    return nil
  }

  /// What names that stand on one element say of it; the weightiest where there are several.
  static func reason(named labels: Labels) -> Block.Reason? {
    guard !labels.isEmpty else { return nil }
    return reasons.first { labels.contains($0.0) }?.1
  }

  private static let reasons: [(Labels, Block.Reason)] = [
    (.comments, .comments), (.related, .related), (.share, .share), (.hidden, .hidden),
    (.navigation, .navigation), (.tags, .tags), (.advert, .advert), (.subscribe, .subscription),
    (.consent, .consent), (.footer, .footer), (.sidebar, .aside), (.caption, .caption),
    (.media, .media), (.tools, .tools), (.byline, .byline), (.dateline, .dateline),
    (.notice, .notice), (.about, .about), (.role, .role),
  ]

  /// Whether one element holds more prose than anything of its kind does.
  private func isTooMuch(_ prose: Int, _ reason: Block.Reason, _ isTag: Bool) -> Bool {
    let outside = sums.total - prose
    switch reason {
    case .comments, .navigation: return outside * 6 < prose
    // Boxes that hold a line or two; an article's whole head may be called by the same words.
    case .byline, .dateline, .about, .tools, .media, .notice, .share, .tags:
      return prose > 600 || outside < prose
    case .caption where isTag: return prose > 600
    // A short article has often less to say than the foot of its page.
    case .footer where isTag: return outside * 6 < prose
    default: return outside * 2 < prose
    }
  }

  /// The reason under which more prose would leave than stays; nil where all are believed.
  private func leastCredible(_ claims: [Claim]) -> Block.Reason? {
    var total: [Block.Reason: Int] = [:]
    var kept = sums.total
    for claim in claims {
      total[claim.reason, default: 0] += claim.prose
      kept -= claim.prose
    }
    var worst: (reason: Block.Reason, weight: Int)?
    for (reason, prose) in total where prose > 300 {
      let credit =
        switch reason {
        case .comments: kept > 250 ? 1000 : 10
        case .navigation, .footer, .related, .consent: 4
        default: 1
        }
      guard prose > kept * credit else { continue }
      let weight = prose / credit
      if worst.map({ ($0.weight, reason.rawValue) < (weight, $0.reason.rawValue) }) ?? true {
        worst = (reason, weight)
      }
    }
    return worst?.reason
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
    func isTeaser(_ index: Int) -> Bool {
      index > 0 && blocks[index - 1].kind == .heading && blocks[index - 1].density > 0.8
    }
    // Under a linked heading prose is the beginning of another article, unless most of it is.
    var (plain, teased): (Int32, Int32) = (0, 0)
    for (index, block) in blocks.enumerated() where block.reason == nil && block.isProse {
      if isTeaser(index) { teased += block.letters } else { plain += block.letters }
    }
    let hasTeasers = plain > teased
    for (index, block) in blocks.enumerated() {
      var (text, links, rest): (Int32, Int32, Int32) = (0, 0, 0)
      if block.reason == nil {
        if !block.isProse {
          if block.density > 0.5 { links = block.letters } else { rest = min(block.letters, 80) }
        } else if hasTeasers, isTeaser(index) {
          rest = block.letters
        } else {
          text = block.letters
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
    return text - 0.8 * links - 0.3 * rest
  }
}
