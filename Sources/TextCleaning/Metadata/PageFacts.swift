/// What stands on a page that may be metadata, gathered in one walk.
struct PageFacts {
  /// The first value of each `<meta>` key, lower case.
  private(set) var metas: [String: String] = [:]
  /// All authors that metas name.
  private(set) var authorMetas: [String] = []
  private(set) var canonical: String?
  /// The language of `<html>`.
  private(set) var language: String?
  /// The text of `<title>`.
  private(set) var title: String?
  /// The texts of first-level headings, in order.
  private(set) var headings: [String] = []
  /// The texts of headings of the second and third level, at most 24.
  private(set) var subheadings: [String] = []
  /// Values of microdata for machines and people: `datePublished`, `author`, `headline`.
  private(set) var properties: [(name: String, value: String)] = []
  /// `<time>` elements in order: the value for machines, the text, and whether they stand in the
  /// lines around a headline.
  private(set) var times: [(machine: String?, text: String, isNearHeadline: Bool)] = []
  /// What is marked up as a byline.
  private(set) var bylines: [String] = []
  /// Links to people's pages beside the headline.
  private(set) var authorLinks: [String] = []
  /// What is marked up as a date.
  private(set) var datelines: [String] = []
  /// Short lines behind the first heading, and before it, nearest first.
  private(set) var linesAfter: [String] = []
  private(set) var linesBefore: [String] = []

  private static let dateKeys: Set<String> = [
    "datepublished", "datecreated", "author", "headline", "name", "creator", "inlanguage",
  ]

  /// Links to people's pages anywhere, by node.
  private var people: [(node: Int, name: String)] = []
  /// What is marked up as a byline anywhere.
  private var labelled: [(node: Int, name: String)] = []

  init(_ tree: PageTree) {
    var headlineNode = -1
    var attribute = 0
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      switch node.tag {
      case .meta: addMeta(index, tree)
      case .link:
        if canonical == nil, string(.rel, index, tree)?.lowercased() == "canonical" {
          canonical = string(.href, index, tree)
        }
      case .html:
        if language == nil { language = string(.lang, index, tree) }
      case .title:
        if title == nil { title = text(index, tree, atMost: 600) }
      case .h1:
        guard let heading = text(index, tree, atMost: 600) else { break }
        if headings.isEmpty { headlineNode = index }
        if headings.count < 8 { headings.append(heading) }
      case .h2, .h3:
        if subheadings.count < 24, let heading = text(index, tree, atMost: 600) {
          subheadings.append(heading)
        }
      case .time:
        guard times.count < 32 else { break }
        let machine =
          string(.datetime, index, tree) ?? string(.content, index, tree)
          ?? string(.title, index, tree)
        let shown = text(index, tree, atMost: 120)
        if machine != nil || shown != nil {
          let distance = headlineNode < 0 ? Int.max : index - headlineNode
          times.append((machine, shown ?? "", distance < 60))
        }
      default: break
      }
      guard node.tag != .meta, node.tag != .text else { continue }
      // Most nodes have none.
      while attribute < tree.attributes.count, tree.attributes[attribute].node < index {
        attribute += 1
      }
      if attribute < tree.attributes.count, tree.attributes[attribute].node == index {
        addDeclared(index, node, tree)
      }
      addLabelled(index, node, tree)
    }
    guard headlineNode >= 0 else { return }
    addLines(around: headlineNode, tree)
    // Further off, links to people are to those of other articles.
    authorLinks = Self.first(of: people, from: headlineNode - 60, to: headlineNode + 140)
    bylines = Self.first(of: labelled, from: headlineNode - 60, to: headlineNode + 140)
  }

  /// The first names in a range of nodes, up to a gap.
  private static func first(
    of names: [(node: Int, name: String)], from start: Int, to end: Int
  ) -> [String] {
    var found: [String] = []
    var last: Int?
    for name in names where name.node > start && name.node < end {
      if let last, name.node - last > 12 { break }
      found.append(name.name)
      last = name.node
    }
    return found
  }

  private func string(_ name: AttributeName, _ node: Int, _ tree: PageTree) -> String? {
    tree.attribute(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  private func text(_ node: Int, _ tree: PageTree, atMost: Int) -> String? {
    let text = tree.text(of: node)
    return text.isEmpty || text.count > atMost ? nil : String(decoding: text, as: UTF8.self)
  }

  private mutating func addMeta(_ index: Int, _ tree: PageTree) {
    guard metas.count < 512, let content = string(.content, index, tree) else { return }
    for key in [AttributeName.property, .name, .itemprop] {
      guard let name = string(key, index, tree)?.lowercased() else { continue }
      if metas[name] == nil { metas[name] = content }
      if ["author", "article:author", "article:author_name", "parsely-author", "dc.creator", "byl"]
        .contains(name), authorMetas.count < 32
      {
        authorMetas.append(content)
      }
      if key == .itemprop, Self.dateKeys.contains(name) { properties.append((name, content)) }
    }
  }

  /// What an element's attributes say.
  private mutating func addDeclared(_ index: Int, _ node: PageTree.Node, _ tree: PageTree) {
    if let name = string(.itemprop, index, tree)?.lowercased(), properties.count < 64 {
      for word in name.split(separator: " ") where Self.dateKeys.contains(String(word)) {
        let value =
          string(.datetime, index, tree) ?? string(.content, index, tree)
          ?? string(.title, index, tree) ?? text(index, tree, atMost: 300)
        if let value { properties.append((String(word), value)) }
      }
    }
    if node.tag == .a, people.count < 256,
      string(.rel, index, tree)?.lowercased().contains("author") ?? false
        || tree.attribute(.href, of: index) != nil,
      let name = text(index, tree, atMost: 90)
    {
      people.append((index, name))
    }
  }

  /// What an element's name says.
  private mutating func addLabelled(_ index: Int, _ node: PageTree.Node, _ tree: PageTree) {
    guard node.textEnd - node.textStart < 240 else { return }
    if node.labels.contains(.byline), labelled.count < 256,
      let line = text(index, tree, atMost: 200)
    {
      labelled.append((index, line))
    }
    if !node.labels.isDisjoint(with: [.dateline, .about]), datelines.count < 16,
      let line = text(index, tree, atMost: 200)
    {
      datelines.append(line)
    }
  }

  /// The short lines that follow and precede the headline.
  private mutating func addLines(around heading: Int, _ tree: PageTree) {
    let after = Int(tree.nodes[heading].end)
    linesAfter = lines(after..<min(tree.nodes.count, after + 160), atMost: 24, tree)
    let before = lines(max(0, heading - 40)..<heading, atMost: 40, tree)
    linesBefore = before.suffix(6).reversed()
  }

  /// The lines of at most 24 words among nodes: what stands between two breaks or ends of blocks.
  private func lines(_ nodes: Range<Int>, atMost limit: Int, _ tree: PageTree) -> [String] {
    var lines: [String] = []
    var start = -1
    var end = 0
    func flush() {
      defer { start = -1 }
      guard start >= 0, end > start, end - start < 300 else { return }
      let line = Prose.collapsed(tree.text[start..<end])
      if !line.isEmpty, Prose.words(line) <= 24 {
        lines.append(String(decoding: line, as: UTF8.self))
      }
    }
    var block = -1
    for index in nodes {
      guard lines.count < limit else { break }
      let node = tree.nodes[index]
      if node.tag == .br || node.tag.isBlock { flush() }
      guard node.tag == .text else { continue }
      var owner = Int(node.parent)
      while owner >= 0, !tree.nodes[owner].tag.isBlock { owner = Int(tree.nodes[owner].parent) }
      if owner != block { flush() }
      block = owner
      if start < 0 { start = Int(node.textStart) }
      end = Int(node.textEnd)
    }
    flush()
    return lines
  }
}
