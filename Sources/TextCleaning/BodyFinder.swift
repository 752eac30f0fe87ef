import NewsModel

/// Chooses the part of a page that is the article, and in it the blocks that are its text.
struct BodyFinder {
  private let tree: PageTree
  private let furniture: FurnitureTable
  private var page: PageBlocks
  private let sums: ProseSums

  init(_ tree: PageTree, _ furniture: FurnitureTable) {
    self.tree = tree
    self.furniture = furniture
    page = PageBlocks(tree)
    let pruning = Pruning(tree, &page)
    pruning.mark(&page)
    sums = ProseSums(page.blocks)
  }

  /// The article's text, checked against what the page's JSON-LD gives as its body.
  func article(checkedBy linkedBody: [UInt8]?, explaining: Bool) -> CleanedText {
    let linked = LinkedBody(linkedBody)
    var blocks = judged(linked)
    if let linked, linked.letters * 2 > kept(blocks) * 3, !isShown(linked, blocks) {
      // The page shows less than it says it holds: the text is nowhere but in the data.
      for index in blocks.indices where blocks[index].reason == nil {
        blocks[index].reason = .outside
      }
      var cleaned = text(blocks, explaining: explaining)
      cleaned.paragraphs = linked.paragraphs.map { (.prose, $0) }
      return cleaned
    }
    return text(blocks, explaining: explaining)
  }

  /// Letters of the blocks that nothing speaks against.
  private func kept(_ blocks: [Block]) -> Int {
    blocks.reduce(0) { $0 + ($1.reason == nil ? Int($1.letters) : 0) }
  }

  private func isShown(_ linked: LinkedBody, _ blocks: [Block]) -> Bool {
    let confirmed = blocks.reduce(0) { $0 + ($1.isConfirmed ? Int($1.letters) : 0) }
    return confirmed * 3 > linked.letters
  }

  /// All blocks in reading order, those that are no part of the article with their reasons.
  func judged(_ linked: LinkedBody?) -> [Block] {
    var blocks = page.blocks
    let container = Container(tree, page, sums)
    for index in blocks.indices where blocks[index].reason == nil {
      blocks[index].reason = container.holds[index] ? objection(to: blocks[index]) : .outside
    }
    LinkedLines.takeBack(&blocks, container.holds, in: tree)
    let headline = headline(blocks, container)
    let leads = leads(blocks, below: headline, before: container.first)
    for index in leads { blocks[index].reason = nil }
    if let linked { check(&blocks, against: linked, below: headline) }
    let before = blocks
    judgeHead(&blocks, below: headline)
    // Where a page writes all its text as headings, nothing of it is the headline.
    if kept(blocks) * 2 < kept(before) { blocks = before }
    dropRefrains(&blocks)
    dropSecondTelling(&blocks)
    Tail.drop(&blocks, tree, page, sums, openedBy: furniture.opensTail)
    SmallBoxes.drop(&blocks, in: tree)
    BesideText.drop(&blocks, in: tree)
    AfterText.drop(&blocks, tree, page)
    OwnNames.takeBack(&blocks, in: tree)
    Accordion.takeBack(&blocks, container.holds, in: tree, unless: objection)
    NamedParts.takeBack(&blocks, container.holds, tree, page, unless: objection)
    LinkedLines.takeBackEntries(&blocks, in: tree)
    LinkedLines.takeBackIntroduced(&blocks, in: tree)
    dropHeadings(&blocks)
    return blocks
  }

  // MARK: - Blocks

  /// What speaks against a block inside the container.
  private func objection(to block: Block) -> Block.Reason? {
    if block.words <= 48, furniture.match(tree.text(of: block)) != nil { return .furniture }
    if block.words <= 30, isCopyright(tree.text(of: block)) { return .notice }
    if isData(block) { return .embed }
    if block.density > 0.6, block.words < 40 {
      // A whole sentence may be a link; a title that is one names another article.
      guard block.endsSentence, block.words >= 15, block.density < 0.9 else { return .linkDensity }
    }
    return nil
  }

  /// Whether it is JSON that somebody left on the page for a script.
  private func isData(_ block: Block) -> Bool {
    let first = tree.text[Int(block.start)]
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      tree.nodes[Int(block.node)].tag != .pre
    else { return false }
    return tree.text(of: block).prefix(80).firstRange(ofBytes: Array("\":".utf8)) != nil
  }

  /// Whether a © begins a word; inside one it is a letter that was garbled.
  private func isCopyright(_ line: ArraySlice<UInt8>) -> Bool {
    var before: (UInt8, UInt8) = (0x20, 0x20)
    for byte in line {
      if byte == 0xA9, before.1 == 0xC2, before.0 < 0x30 { return true }
      before = (before.1, byte)
    }
    return false
  }

  // MARK: - What the page says of itself

  /// Takes in what JSON-LD holds, too, and leaves out what stands around it.
  private func check(
    _ blocks: inout [Block], against linked: LinkedBody, below headline: Int?
  ) {
    var confirmed = 0
    var first = blocks.count
    var last = -1
    var parents: Set<Int32> = []
    var isUnknown = [Bool](repeating: false, count: blocks.count)
    for index in blocks.indices where blocks[index].letters >= 24 {
      guard let isHeld = linked.holds(tree.text(of: blocks[index])) else { continue }
      if isHeld, blocks[index].kind != .heading, blocks[index].density < 0.8 {
        blocks[index].isConfirmed = true
        confirmed += Int(blocks[index].letters)
        first = min(first, index)
        last = index
        parents.insert(tree.parent(of: blocks[index]))
      } else {
        isUnknown[index] = true
      }
    }
    guard confirmed * 2 > linked.letters, confirmed >= 250 else { return }
    let kept = blocks.reduce(0) { $0 + ($1.reason == nil && $1.isProse ? Int($1.letters) : 0) }
    // A summary, or the beginning that everybody may read, says nothing of what follows it.
    let isWhole = confirmed * 5 > linked.letters * 4 && confirmed * 5 > kept * 3
    for index in blocks.indices {
      if blocks[index].isConfirmed {
        if blocks[index].isProse { blocks[index].reason = nil }
        continue
      }
      guard isWhole, blocks[index].reason == nil, isUnknown[index], blocks[index].isProse else {
        continue
      }
      if index < first, !isLead(blocks[index]),
        headline.map({ index < $0 || index > $0 + 8 }) ?? true
      {
        blocks[index].reason = .outside
      }
      if index > last { blocks[index].reason = .outside }
      if index > first, index < last,
        !parents.contains(tree.parent(of: blocks[index])), blocks[index].kind == .prose
      {
        blocks[index].reason = .aside
      }
    }
  }

  // MARK: - Head and tail

  /// The last block of the headline: a first heading, or one that the page's title repeats; nil where none is.
  private func headline(_ blocks: [Block], _ container: Container) -> Int? {
    var limit = container.first
    while limit < blocks.count {
      let block = blocks[limit]
      if block.reason == nil, block.isProse, block.letters >= 80, block.kind != .listItem { break }
      limit += 1
    }
    let title = tree.title
    return blocks[..<limit].lastIndex { block in
      guard block.reason != .headline || block.kind == .heading else { return false }
      return isInside(.h1, block) && block.letters >= 8
        || block.kind == .heading && block.letters >= 15
          && title.firstRange(ofBytes: Array(tree.text(of: block))) != nil
    }
  }

  private func isInside(_ tag: Tag, _ block: Block) -> Bool {
    var node = Int(block.node)
    for _ in 0..<3 where node >= 0 {
      if tree.nodes[node].tag == tag { return true }
      node = Int(tree.nodes[node].parent)
    }
    return false
  }

  /// Whether a block or what it is in is called a lead.
  private func isLead(_ block: Block) -> Bool {
    var node = Int(block.node)
    for _ in 0..<3 where node >= 0 {
      if tree.nodes[node].labels.contains(.lead) { return true }
      node = Int(tree.nodes[node].parent)
    }
    return false
  }

  /// Sentences between the headline and the text, where the text's own element does not hold them.
  private func leads(_ blocks: [Block], below headline: Int?, before first: Int) -> [Int] {
    var leads: [Int] = []
    var letters = 0
    for index in (headline ?? -1) + 1..<max(first, (headline ?? -1) + 1)
    where blocks[index].reason == .outside {
      let block = blocks[index]
      let isText =
        block.isProse || block.kind == .heading && block.letters >= 60 && block.density < 0.3
      guard isText, isLead(block) || headline != nil else { continue }
      letters += Int(block.letters)
      guard letters < 900 else { break }
      leads.append(index)
    }
    return leads
  }

  /// Leaves out the headline, what stands above it, and the lines about the article below it.
  private func judgeHead(_ blocks: inout [Block], below headline: Int?) {
    guard let headline else { return }
    for index in 0...headline where blocks[index].reason == nil {
      blocks[index].reason =
        index == headline || isInside(.h1, blocks[index]) ? .headline : .outside
    }
    let rest = headline + 1..<blocks.count
    let text = rest.first {
      blocks[$0].reason == nil && blocks[$0].isProse && blocks[$0].letters >= 80
    }
    for index in headline + 1..<(text ?? blocks.count) where blocks[index].reason == nil {
      let block = blocks[index]
      if block.isProse || isLead(block) { continue }
      let isText = block.letters >= 40 && block.words >= 6 && block.density <= 0.5
      // A heading or a sentence right beside the text is the text's.
      let isBeside =
        (block.kind == .heading || block.endsSentence)
        && text.map { tree.parent(of: block) == tree.parent(of: blocks[$0]) } ?? false
      if !isText, !isBeside { blocks[index].reason = .about }
    }
  }

  /// A short line that comes again and again between paragraphs is a label; of a notice the first is enough.
  ///
  /// Items, cells and headings may come again, and so may short paragraphs and the line that opens a list.
  private func dropRefrains(_ blocks: inout [Block]) {
    func isShort(_ block: Block) -> Bool {
      block.words <= 8 && tree.nodes[Int(block.node)].tag != .p
    }
    func isNotice(_ block: Block) -> Bool {
      block.kind == .prose && block.endsSentence
        && (block.isProse || tree.nodes[Int(block.node)].tag != .p)
    }
    var opensList = [Bool](repeating: false, count: blocks.count)
    var next = Paragraph.Kind.prose
    for index in blocks.indices.reversed() where blocks[index].reason == nil {
      opensList[index] = next == .listItem
      next = blocks[index].kind
    }
    func comesAgain(_ index: Int) -> Bool {
      let block = blocks[index]
      guard block.reason == nil, block.kind == .prose || block.kind == .quote else { return false }
      return isShort(block) && !opensList[index] || isNotice(block)
    }
    var counts: [Int: Int] = [:]
    for index in blocks.indices where comesAgain(index) {
      counts[hash(blocks[index]), default: 0] += 1
    }
    guard counts.contains(where: { $0.value >= 3 }) else { return }
    var seen: Set<Int> = []
    for index in blocks.indices where blocks[index].reason == nil {
      guard comesAgain(index) || blocks[index].kind == .heading && isShort(blocks[index]) else {
        continue
      }
      let key = hash(blocks[index])
      guard counts[key] ?? 0 >= 3 else { continue }
      if blocks[index].isProse, seen.insert(key).inserted { continue }
      blocks[index].reason = .repeated
    }
  }

  /// A page may hold its text twice, for wide screens and for narrow ones; one paragraph alone may come again.
  private func dropSecondTelling(_ blocks: inout [Block]) {
    let kept = blocks.indices.filter { blocks[$0].reason == nil }
    var first: [Int: Int] = [:]
    let told = kept.enumerated().map { place, index -> Int? in
      let key = hash(blocks[index])
      if let told = first[key] { return told }
      first[key] = place
      return nil
    }
    var place = 0
    while place < kept.count {
      guard let start = told[place] else {
        place += 1
        continue
      }
      let from = place
      var letters = 0
      while place < kept.count, told[place] == start + place - from {
        letters += Int(blocks[kept[place]].letters)
        place += 1
      }
      guard place - from >= 2, letters >= 300 else { continue }
      for again in kept[from..<place] { blocks[again].reason = .repeated }
    }
  }

  /// Of a block's bytes, all at once.
  private func hash(_ block: Block) -> Int {
    tree.text(of: block).withUnsafeBytes {
      var hasher = Hasher()
      hasher.combine(bytes: $0)
      return hasher.finalize()
    }
  }

  /// A heading that no text follows heads something else.
  private func dropHeadings(_ blocks: inout [Block]) {
    var isFollowed = false
    for index in blocks.indices.reversed() where blocks[index].reason == nil {
      if blocks[index].kind == .heading {
        if !isFollowed { blocks[index].reason = .heading }
      } else {
        isFollowed = true
      }
    }
  }

  // MARK: - Text

  private func text(_ blocks: [Block], explaining: Bool) -> CleanedText {
    var cleaned = CleanedText()
    var hole = 0
    for block in blocks {
      if let reason = block.reason {
        if explaining { cleaned.omit(Array(tree.text(of: block).prefix(200)), reason.name) }
        continue
      }
      while hole < page.holes.count, page.holes[hole].upperBound <= block.start { hole += 1 }
      var text: [UInt8] = []
      text.reserveCapacity(Int(block.end - block.start))
      var from = block.start
      var next = hole
      while next < page.holes.count, page.holes[next].lowerBound < block.end {
        let gap = page.holes[next]
        if gap.lowerBound > from { text += tree.text[Int(from)..<Int(gap.lowerBound)] }
        from = max(from, gap.upperBound)
        next += 1
      }
      if from < block.end { text += tree.text[Int(from)..<Int(block.end)] }
      while text.last == 0x20 { text.removeLast() }
      if !text.isEmpty { cleaned.paragraphs.append((block.kind, text)) }
    }
    return cleaned
  }
}
