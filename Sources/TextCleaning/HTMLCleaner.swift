import NewsModel

/// Finds the article in a page: its paragraphs, without the furniture around them.
struct HTMLCleaner {
  let limits: CleaningLimits

  func clean(_ page: [UInt8]) throws(RejectedArticle) -> CleanedText {
    let scanned = try MarkupScan.scan(page, limits: limits)
    let tree = try HTMLTree.parse(scanned.markup)
    let linked = LinkedData(scanned.linkedData)
    var cleaned = BodyFinder(tree: tree).article(checkedBy: linked.body)
    cleaned.metadata = PageMetadata(tree: tree, linked: linked).metadata
    dropHeadline(&cleaned)
    return cleaned
  }

  /// The headline is metadata; where it opens the body as well it leaves the text.
  private func dropHeadline(_ cleaned: inout CleanedText) {
    guard let title = cleaned.metadata.title, let first = cleaned.paragraphs.first,
      first.0 == .heading || Prose.words(first.1) <= 25
    else { return }
    let heading = String(decoding: first.1, as: UTF8.self)
    if heading == title || title.hasPrefix(heading) && heading.utf8.count * 2 > title.utf8.count {
      cleaned.omit(first.1, "headline")
      cleaned.paragraphs.removeFirst()
    }
  }
}

/// Chooses the element that holds the article and reads its paragraphs.
struct BodyFinder {
  private let tree: PageTree
  private var blocks: [Block] = []

  /// A run of inline content inside one block element.
  private struct Block {
    var node: Int
    var kind: Paragraph.Kind
    var text: [UInt8]
    var linkBytes: Int
    /// Why it is no part of an article, whatever holds it.
    var reason: String?

    var density: Double { text.isEmpty ? 1 : Double(linkBytes) / Double(text.count) }
  }

  init(tree: PageTree) {
    self.tree = tree
    blocks = Self.blocks(of: tree)
  }

  func article(checkedBy linkedBody: [UInt8]?) -> CleanedText {
    var cleaned = CleanedText()
    let root = container()
    for block in blocks {
      if let root, !(block.node >= root && block.node < tree.nodes[root].end) {
        if Prose.words(block.text) >= 3 { cleaned.omit(block.text, block.reason ?? "outside") }
        continue
      }
      if let reason = block.reason ?? reject(block) {
        cleaned.omit(block.text, reason)
        continue
      }
      cleaned.paragraphs.append((block.kind, block.text))
    }
    trim(&cleaned)
    let words = cleaned.paragraphs.reduce(0) { $0 + Prose.words($1.1) }
    if let linkedBody, Prose.words(linkedBody) > max(40, words * 2) {
      let lines = linkedBody.split(separator: UInt8(ascii: "\n")).map { Prose.collapsed($0) }
        .filter { !$0.isEmpty }
      cleaned.paragraphs = lines.map { (.prose, $0) }
    }
    return cleaned
  }

  /// Headings and links that end the article point elsewhere.
  private func trim(_ cleaned: inout CleanedText) {
    while let last = cleaned.paragraphs.last, last.0 == .heading {
      cleaned.omit(last.1, "trailing-heading")
      cleaned.paragraphs.removeLast()
    }
  }

  private func reject(_ block: Block) -> String? {
    if let kind = Furniture.kind(of: block.text) { return kind }
    let words = Prose.words(block.text)
    if block.density > 0.6, words < 40 { return "link-density" }
    if block.kind == .listItem, block.density > 0.3, words < 25 { return "link-list" }
    return nil
  }

  // MARK: - The container

  private func container() -> Int? {
    var scores: [Int: Double] = [:]
    for block in blocks where block.reason == nil && block.density < 0.4 {
      let length = block.text.count / (block.text.contains { $0 >= 0xC3 } ? 2 : 1)
      guard length >= 25, block.kind != .heading, Furniture.kind(of: block.text) == nil else {
        continue
      }
      let commas = block.text.count { $0 == UInt8(ascii: ",") || $0 == 0x8C }
      let value = (1 + Double(min(commas, 8)) + Double(min(length / 80, 6))) * (1 - block.density)
      var node = tree.nodes[block.node].parent
      var share = 1.0
      for level in 0..<5 where node >= 0 {
        scores[node, default: weight(node)] += value * share
        share = level == 0 ? 0.6 : share * 0.6
        node = tree.nodes[node].parent
      }
    }
    guard let best = scores.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    return widen(best.key, scores)
  }

  /// Takes in the parent while it holds more of the same prose.
  private func widen(_ node: Int, _ scores: [Int: Double]) -> Int {
    var node = node
    var own = prose(in: node)
    while true {
      let parent = tree.nodes[node].parent
      guard parent >= 0, !["html", "body"].contains(tree.nodes[parent].name) else { return node }
      let wider = prose(in: parent)
      // A split body: the parent holds much more prose and little else.
      guard wider.words > own.words + own.words / 4 + 20, wider.links * 3 < wider.words else {
        return node
      }
      node = parent
      own = wider
    }
  }

  private func prose(in node: Int) -> (words: Int, links: Int) {
    var words = 0
    var links = 0
    for block in blocks where block.node >= node && block.node < tree.nodes[node].end {
      guard block.reason == nil else { continue }
      let count = Prose.words(block.text)
      if block.density > 0.5 { links += count } else if count > 8 { words += count }
    }
    return (words, links)
  }

  private func weight(_ node: Int) -> Double {
    let element = tree.nodes[node]
    var value = 0.0
    if element.attributes["itemprop"]?.lowercased() == "articlebody" { value += 60 }
    if element.name == "article" { value += 15 }
    if element.name == "main" { value += 5 }
    for token in Labels.tokens(element.label) where Labels.body.contains(token) { value += 20 }
    return value
  }

  // MARK: - Blocks

  private static func blocks(of tree: PageTree) -> [Block] {
    var result: [Block] = []
    var text: [UInt8] = []
    var linkBytes = 0
    var owner = -1
    var breaks = 0
    let skipped = skippedNodes(tree)

    func flush() {
      let clean = Prose.collapsed(text)
      if !clean.isEmpty, owner >= 0 {
        result.append(
          Block(
            node: owner, kind: kind(of: owner, in: tree), text: clean,
            linkBytes: min(linkBytes, clean.count), reason: skipped[owner]))
      }
      text.removeAll(keepingCapacity: true)
      linkBytes = 0
      breaks = 0
    }

    var linkEnd = -1
    for (index, node) in tree.nodes.enumerated() {
      if node.kind == .text {
        let block = blockOwner(index, tree)
        if block != owner {
          flush()
          owner = block
        }
        if node.text.contains(where: { $0 > 0x20 }) { breaks = 0 }
        text += node.text
        if index < linkEnd { linkBytes += node.text.count }
        continue
      }
      if node.name == "a" { linkEnd = node.end }
      if node.name == "br" {
        breaks += 1
        // Two breaks part paragraphs; one does too where the line before was a sentence.
        if breaks >= 2 || Prose.endsSentence(Prose.collapsed(text)) {
          flush()
        } else {
          text.append(0x20)
        }
      } else if blockNames.contains(node.name) {
        flush()
        owner = index
      }
    }
    flush()
    return result
  }

  /// The nearest block element that holds a node.
  private static func blockOwner(_ index: Int, _ tree: PageTree) -> Int {
    var node = tree.nodes[index].parent
    while node >= 0, !blockNames.contains(tree.nodes[node].name) { node = tree.nodes[node].parent }
    return node
  }

  private static func kind(of node: Int, in tree: PageTree) -> Paragraph.Kind {
    switch tree.nodes[node].name {
    case "h1", "h2", "h3", "h4", "h5", "h6": return .heading
    case "li", "dd", "dt": return .listItem
    case "figcaption", "caption": return .caption
    case "td", "th": return .table
    default:
      var parent = tree.nodes[node].parent
      for _ in 0..<3 where parent >= 0 {
        if tree.nodes[parent].name == "blockquote" { return .quote }
        if tree.nodes[parent].name == "li" { return .listItem }
        parent = tree.nodes[parent].parent
      }
      return tree.nodes[node].name == "blockquote" ? .quote : .prose
    }
  }

  private static let blockNames: Set<String> = [
    "html", "body", "div", "p", "section", "article", "main", "header", "footer", "aside", "nav",
    "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "thead", "tr", "td", "th", "caption",
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption", "form",
    "fieldset", "address", "details", "summary", "center", "hr", "title", "option", "button",
  ]

  /// For each node inside something that is never article: why.
  private static func skippedNodes(_ tree: PageTree) -> [Int: String] {
    var skipped: [Int: String] = [:]
    var until = -1
    var reason = ""
    for (index, node) in tree.nodes.enumerated() {
      if index < until {
        skipped[index] = reason
        continue
      }
      guard node.kind == .element else { continue }
      if let found = whySkipped(node, in: tree) {
        // An article is never wholly inside what is skipped by its label alone.
        if found == "label", holdsMostText(index, tree) { continue }
        until = node.end
        reason = found
        skipped[index] = found
      }
    }
    return skipped
  }

  private static func whySkipped(_ node: PageTree.Node, in tree: PageTree) -> String? {
    switch node.name {
    case "nav", "aside", "footer", "form", "button", "select", "head", "figcaption", "label",
      "textarea", "option", "dialog", "menu":
      return node.name
    case "html", "body", "article", "main": return nil
    default: break
    }
    if node.attributes["hidden"] != nil || node.attributes["aria-hidden"] == "true" { return "hidden" }
    if let style = node.attributes["style"],
      style.filter({ $0 != " " }).lowercased().contains("display:none")
    {
      return "hidden"
    }
    if let role = node.attributes["role"],
      ["navigation", "complementary", "contentinfo", "banner", "search", "dialog"].contains(role)
    {
      return "role"
    }
    for token in Labels.tokens(node.label) where Labels.furniture.contains(token) { return "label" }
    return nil
  }

  private static func holdsMostText(_ index: Int, _ tree: PageTree) -> Bool {
    var inside = 0
    var all = 0
    for (other, node) in tree.nodes.enumerated() where node.kind == .text && node.text.count > 60 {
      all += node.text.count
      if other > index, other < tree.nodes[index].end { inside += node.text.count }
    }
    return inside * 2 > all
  }
}

/// Words of class and id attributes that tell what an element holds.
enum Labels {
  static func tokens(_ label: String) -> [String] {
    label.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      + label.split(separator: " ").map(String.init)
  }

  static let body: Set<String> = [
    "article-body", "article-content", "article__body", "article__content", "articlebody",
    "articlecontent", "entry-content", "post-content", "post-body", "story-body", "story-content",
    "news-body", "news-content", "newsbody", "content-body", "body-content", "article-text",
    "articletext", "field-name-body", "field--name-body", "single-content", "the-content",
    "td-post-content", "wysiwyg", "article-details", "details-body", "news-text", "story_body",
    "article_body", "article_content", "post_content", "entry_content", "main-article",
  ]

  static let furniture: Set<String> = [
    "related", "share", "sharing", "social", "comments", "comment", "disqus", "sidebar",
    "newsletter", "subscribe", "subscription", "breadcrumb", "breadcrumbs", "tags", "tag-list",
    "taglist", "advert", "advertisement", "ads", "promo", "promoted", "recommended", "popular",
    "trending", "most-read", "mostread", "cookie", "cookies", "consent", "gdpr", "footer", "navbar",
    "navigation", "menu", "pagination", "pager", "author-box", "author-bio", "authorbox", "byline",
    "widget", "outbrain", "taboola", "readmore", "read-more", "also-read", "moreon", "copyright",
    "caption", "credit", "modal", "popup", "login", "signup", "paywall", "rating", "print",
    "toolbar", "skip", "screen-reader-text", "sr-only", "visually-hidden", "respond", "reply",
    "post-meta", "entry-meta", "article-meta", "meta", "dateline", "timestamp", "keywords",
    "toc", "ticker", "breaking-news", "teaser", "related-posts", "related-articles",
  ]
}
