import NewsModel

/// What stands beside the text.
///
/// Names are doubted where what they name might hold the article; once it is known where its paragraphs
/// stand, they are believed of all that does not hold them. Nor are articles below the text any part of
/// it, or what follows the end of its own.
struct BesideText {
  private let tree: PageTree
  /// The element whose children hold most of the text.
  private let home: Int
  /// Letters of its paragraphs, the last of which stands at `last`.
  private let letters: Int
  private let last: Int
  /// The innermost article around it, where it holds enough of the text to say what its article is.
  private let article: Int?
  private let isFrame: Bool

  /// The share of the text, in hundredths, that stays at least: an article may be told in many boxes.
  private static let share = 40
  /// The share of the prose, in hundredths, from which on an element shows which article is meant.
  private static let frame = 30

  /// The share of the most letters, in hundredths, from which on an element without a name is preferred to
  /// one inside furniture: small print can be longer than any one part of a text.
  private static let plain = 25

  /// The names believed; what is called a gallery, a tool or a heading may well be part of the text.
  private static let names: Labels = [
    .hidden, .role, .sidebar, .footer, .byline, .notice, .subscribe, .related, .advert, .share,
    .caption,
  ]

  static func drop(_ blocks: inout [Block], in tree: PageTree) {
    guard let beside = BesideText(blocks, tree) else { return }
    beside.drop(&blocks) { _, block in beside.name(of: block) }
    guard beside.isFrame else { return }
    beside.dropOtherArticles(&blocks)
    beside.dropBelowArticle(&blocks)
  }

  private init?(_ blocks: [Block], _ tree: PageTree) {
    var letters: [Int32: Int] = [:]
    var all = 0
    for block in blocks where block.reason == nil && block.isProse {
      all += Int(block.letters)
      guard block.kind != .listItem, block.kind != .table else { continue }
      letters[tree.parent(of: block), default: 0] += Int(block.letters)
    }
    guard var most = Self.most(of: letters), most.key >= 0 else { return nil }
    if Self.isNamed(most.key, in: tree),
      let plain = Self.most(of: letters.filter { !Self.isNamed($0.key, in: tree) }),
      plain.value * 100 >= most.value * Self.plain
    {
      most = plain
    }
    self.tree = tree
    home = Int(most.key)
    self.letters = most.value
    last =
      blocks.lastIndex { $0.reason == nil && $0.isProse && tree.parent(of: $0) == most.key }
      ?? blocks.count
    isFrame = most.value * 100 >= all * Self.frame
    var node = home
    while node >= 0, tree.nodes[node].tag != .article { node = Int(tree.nodes[node].parent) }
    article = node >= 0 ? node : nil
  }

  private static func most(of letters: [Int32: Int]) -> (key: Int32, value: Int)? {
    letters.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
  }

  /// Whether a node stands in an element with a name or a tag that is believed beside the text.
  private static func isNamed(_ node: Int32, in tree: PageTree) -> Bool {
    tree.ancestors(of: node).contains { name(of: tree.nodes[Int($0)]) != nil }
  }

  /// Drops what is objected to where enough of the text stays.
  private func drop(_ blocks: inout [Block], _ objection: (Int, Block) -> Block.Reason?) {
    var (all, left) = (0, 0)
    var found: [(index: Int, reason: Block.Reason)] = []
    for (index, block) in blocks.enumerated() where block.reason == nil {
      all += Int(block.letters)
      if let reason = objection(index, block) {
        found.append((index, reason))
      } else {
        left += Int(block.letters)
      }
    }
    guard left * 100 >= all * Self.share else { return }
    for (index, reason) in found { blocks[index].reason = reason }
  }

  /// The elements around a block that do not hold the text, innermost first.
  private func boxes(around block: Block) -> some Sequence<Int> {
    tree.ancestors(of: block.node).lazy.map { Int($0) }
      .prefix { !($0 <= home && home < Int(tree.nodes[$0].end)) }
  }

  private func name(of block: Block) -> Block.Reason? {
    boxes(around: block).lazy.compactMap { Self.name(of: tree.nodes[$0]) }.first
  }

  private static func name(of node: PageTree.Node) -> Block.Reason? {
    switch node.tag {
    case .html, .body, .article, .main: nil
    case .footer: .footer
    case .aside: .aside
    case .dialog: .consent
    case .form: .form
    case .nav, .menu: .navigation
    default: Pruning.reason(named: node.labels.intersection(names))
    }
  }

  /// Drops articles below the text that are no longer than it.
  private func dropOtherArticles(_ blocks: inout [Block]) {
    var articles: [Int: Int] = [:]
    var size: [Int: Int] = [:]
    for (index, block) in blocks.enumerated() where index > last && block.reason == nil {
      guard let article = boxes(around: block).first(where: { tree.nodes[$0].tag == .article })
      else { continue }
      articles[index] = article
      size[article, default: 0] += Int(block.letters)
    }
    guard !articles.isEmpty else { return }
    drop(&blocks) { index, _ in
      articles[index].flatMap { size[$0] }.flatMap { $0 <= letters ? .outside : nil }
    }
  }

  /// Drops what follows the end of the article that holds the text, where it is not the longer part.
  private func dropBelowArticle(_ blocks: inout [Block]) {
    guard let article else { return }
    let end = Int(tree.nodes[article].end)
    let below = blocks.indices.filter { blocks[$0].reason == nil && Int(blocks[$0].node) >= end }
    guard below.reduce(0, { $0 + Int(blocks[$1].letters) }) <= letters else { return }
    drop(&blocks) { _, block in Int(block.node) >= end ? .outside : nil }
  }
}
