/// Which of several articles a page is about: it may go on with the next one as its reader scrolls.
enum TitledArticle {
  /// How many letters of prose make up an article of a page that has several.
  private static let least = 400

  /// The nodes of the one article whose headline the page's title holds, where others stand beside it.
  static func nodes(_ tree: PageTree, _ page: PageBlocks, _ sums: ProseSums) -> Range<Int>? {
    let title = tree.title
    guard !title.isEmpty else { return nil }
    let articles = articles(tree).filter {
      sums.prose(in: page.range(of: $0.nodes.lowerBound, in: tree)) >= least
    }
    let titled = articles.filter { title.firstRange(ofBytes: Array($0.headline)) != nil }
    return articles.count > 1 && titled.count == 1 ? titled[0].nodes : nil
  }

  /// The articles that are in no other and have a headline.
  private static func articles(
    _ tree: PageTree
  ) -> [(nodes: Range<Int>, headline: ArraySlice<UInt8>)] {
    var articles: [(Range<Int>, ArraySlice<UInt8>)] = []
    var until = 0
    for index in tree.nodes.indices where index >= until && tree.nodes[index].tag == .article {
      until = Int(tree.nodes[index].end)
      guard let headline = (index..<until).first(where: { tree.nodes[$0].tag == .h1 }) else {
        continue
      }
      let text = tree.text(of: headline)
      if !text.isEmpty { articles.append((index..<until, text)) }
    }
    return articles
  }
}
