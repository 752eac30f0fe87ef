import NewsModel

/// A run of text that stands by itself on the page: what an element holds up to the next block.
struct Block {
  /// The innermost block element around it.
  var node: Int32
  var kind: Paragraph.Kind
  /// Where it stands in the tree's text; begins and ends with no space.
  var start: Int32
  var end: Int32
  /// Characters, ideographs and syllables counted as two; white space not counted.
  var letters: Int32 = 0
  /// How many of `letters` are inside links.
  var linked: Int32 = 0
  var words: Int32 = 0
  /// Commas and marks that end sentences, in any script.
  var marks: Int32 = 0
  var endsSentence = false
  /// Why it is no part of an article; nil where nothing speaks against it.
  var reason: Reason?
  /// Whether it left for nothing but the name of its own element.
  var isNamed = false
  /// Whether what the page says of itself for machines holds it, too.
  var isConfirmed = false

  enum Reason: UInt8 {
    case outside, hidden, related, advert, comments, navigation, share, tags, subscription, byline,
      dateline
    case caption, footer, aside, consent, media, tools, notice, form, about, embed, role
    case linkDensity, heading, headline, furniture, repeated

    /// As a person reads it in an explanation.
    var name: String {
      switch self {
      case .linkDensity: "link-density"
      case .heading: "heading-of-nothing"
      default: "\(self)"
      }
    }
  }

  var density: Float { letters == 0 ? 1 : Float(linked) / Float(letters) }

  /// Whether it reads as running text rather than as a label.
  var isProse: Bool {
    guard kind != .heading else { return false }
    let limit: Float = letters > 160 ? 0.5 : 0.34
    guard density < limit else { return false }
    return letters >= 70 && words >= 8 || letters >= 36 && endsSentence && words >= 4
      || letters >= 60 && words < 8 && marks > 0
  }

  /// Whether it is longer than any label, notice or button is.
  var isParagraph: Bool { isProse && (words >= 40 || words < 8 && letters >= 200) }
}

/// What one walk over a tree gives: its blocks, and which of them each node holds.
struct PageBlocks {
  var blocks: [Block] = []
  /// For each node, and for the end of the tree: how many blocks begin before it.
  var before: [Int32] = []
  /// Inline pieces that leave the blocks they stand in, in order.
  var holes: [Range<Int32>] = []

  /// The blocks inside a node.
  func range(of node: Int, in tree: PageTree) -> Range<Int> {
    Int(before[node])..<max(Int(before[node]), Int(before[Int(tree.nodes[node].end)]))
  }

  init(_ tree: PageTree) {
    before.reserveCapacity(tree.nodes.count + 1)
    blocks.reserveCapacity(tree.nodes.count / 3)
    var reader = BlockReader(tree)
    for index in tree.nodes.indices {
      reader.visit(index, &blocks, &holes, &before)
    }
    reader.finish(&blocks)
    before.append(Int32(truncatingIfNeeded: blocks.count))
  }
}

/// Walks a tree once, node by node.
private struct BlockReader {
  private let tree: PageTree
  /// Open block elements, innermost last.
  private var owners: [Int32] = []
  private var start: Int32 = -1
  private var end: Int32 = 0
  private var owner: Int32 = -1
  private var linkEnd: Int32 = -1
  /// Where a link ends that nobody closed.
  private var openLinkEnd: Int32 = -1
  private var linked: Int32 = 0
  private var breaks = 0
  private var holeEnd: Int32 = -1

  init(_ tree: PageTree) { self.tree = tree }

  mutating func visit(
    _ index: Int, _ blocks: inout [Block], _ holes: inout [Range<Int32>], _ before: inout [Int32]
  ) {
    let node = tree.nodes[index]
    let place = Int32(truncatingIfNeeded: index)
    while let last = owners.last, tree.nodes[Int(last)].end <= place {
      flush(&blocks)
      owners.removeLast()
      owner = owners.last ?? -1
    }
    switch node.tag {
    case .text:
      before.append(Int32(truncatingIfNeeded: blocks.count))
      addText(node, place)
    case .br:
      breaks += 1
      // Two breaks part paragraphs; one does too where the line before was a sentence.
      if start >= 0, breaks >= 2 || LineEnds.sentence(tree.text, Int(end)) { flush(&blocks) }
      before.append(Int32(truncatingIfNeeded: blocks.count))
    case .a, .span, .time, .embed:
      before.append(Int32(truncatingIfNeeded: blocks.count))
      if node.tag == .a, node.end > linkEnd, node.end != openLinkEnd {
        if holdsProse(index) { openLinkEnd = node.end } else { linkEnd = node.end }
      }
      if isHole(node), place >= holeEnd {
        holeEnd = node.end
        holes.append(node.textStart..<node.textEnd)
      }
    case .meta, .link:
      before.append(Int32(truncatingIfNeeded: blocks.count))
    default:
      flush(&blocks)
      before.append(Int32(truncatingIfNeeded: blocks.count))
      owners.append(place)
      owner = place
    }
  }

  mutating func finish(_ blocks: inout [Block]) { flush(&blocks) }

  private mutating func addText(_ node: PageTree.Node, _ index: Int32) {
    guard index >= holeEnd else { return }
    var from = node.textStart
    var to = node.textEnd
    while from < to, tree.text[Int(from)] == 0x20 { from += 1 }
    while to > from, tree.text[Int(to - 1)] == 0x20 { to -= 1 }
    guard to > from else { return }
    if start < 0 { start = from }
    end = to
    breaks = 0
    if index < linkEnd {
      for at in Int(from)..<Int(to) where tree.text[at] & 0xC0 != 0x80 && tree.text[at] != 0x20 {
        linked += tree.text[at] >= 0xE3 && tree.text[at] <= 0xED ? 2 : 1
      }
    }
  }

  /// Whether two paragraphs of prose stand in a link: it was never closed, and the article goes on in it.
  ///
  /// One alone may be the teaser on a card.
  private func holdsProse(_ link: Int) -> Bool {
    var paragraphs = 0
    for node in tree.nodes[(link + 1)..<Int(tree.nodes[link].end)] where node.tag == .p {
      guard node.textEnd - node.textStart >= 120, LineEnds.sentence(tree.text, Int(node.textEnd))
      else { continue }
      paragraphs += 1
      if paragraphs == 2 { return true }
    }
    return false
  }

  /// Whether an inline element is no part of the line it stands in.
  private func isHole(_ node: PageTree.Node) -> Bool {
    if node.tag == .embed { return true }
    guard node.textEnd - node.textStart < 240 else { return false }
    return !node.labels.isDisjoint(with: [.hidden, .share, .tools, .advert, .role])
  }

  private mutating func flush(_ blocks: inout [Block]) {
    defer {
      start = -1
      linked = 0
      breaks = 0
    }
    guard start >= 0, owner >= 0, end > start else { return }
    var block = Block(node: owner, kind: kind(), start: start, end: end)
    measure(&block)
    block.linked = min(linked, block.letters)
    blocks.append(block)
  }

  private func measure(_ block: inout Block) {
    let range = Int(block.start)..<Int(block.end)
    var wide: Int32 = 0
    block.words = 1
    tree.text.withUnsafeBufferPointer { text in
      Self.weights.withUnsafeBufferPointer { weights in
        for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.stretch) {
          var sum: UInt64 = 0
          for at in start..<min(start + Self.stretch, range.upperBound) {
            let byte = text[at]
            sum &+= weights[Int(byte)]
            // ، and 。
            if byte == 0x8C || byte == 0x82, at > range.lowerBound,
              text[at - 1] == (byte == 0x8C ? 0xD8 : 0x80)
            {
              wide += 1
            }
          }
          block.letters += Int32(sum & Self.mask)
          block.words += Int32(sum >> 21 & Self.mask)
          block.marks += Int32(sum >> 42)
        }
      }
    }
    block.marks += wide
    block.endsSentence = LineEnds.sentence(tree.text, Int(block.end))
  }

  /// What each byte adds: to the letters in the lowest 21 bits, to the spaces in the next, then to the marks.
  private static let weights: [UInt64] = (0...255).map { (byte: UInt64) in
    switch byte {
    case 0x20: 1 << 21
    case 0x80...0xBF: 0
    case 0x2C, 0x2E: 1 << 42 | 1
    case 0xE3...0xED: 2
    default: 1
    }
  }
  private static let mask: UInt64 = (1 << 21) - 1
  /// How many bytes are summed at once: none of the three sums outgrows its bits.
  private static let stretch = (1 << 20) - 1

  private func kind() -> Paragraph.Kind {
    let tag = tree.nodes[Int(owner)].tag
    if tag.isHeading || tag == .summary { return .heading }
    switch tag {
    case .li, .dd, .dt: return .listItem
    case .figcaption, .caption: return .caption
    case .cell: return .table
    default: break
    }
    for above in owners.suffix(4).reversed() {
      switch tree.nodes[Int(above)].tag {
      case .blockquote: return .quote
      case .li, .dd: return .listItem
      case .cell: return .table
      case .h1, .h2, .h3, .h4, .h5, .h6: return .heading
      default: break
      }
    }
    return .prose
  }
}

/// How lines end.
enum LineEnds {
  /// Whether the text up to `end` ends as a sentence does, closing quotes and brackets apart.
  static func sentence(_ text: [UInt8], _ end: Int) -> Bool {
    var at = end
    for _ in 0..<3 {
      guard at > 0 else { return false }
      switch text[at - 1] {
      case UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "'"), UInt8(ascii: "]"),
        UInt8(ascii: " "):
        at -= 1
      case 0x9D, 0x99:
        // ” and ’
        guard at >= 3, text[at - 2] == 0x80, text[at - 3] == 0xE2 else { return false }
        at -= 3
      case 0xBB:
        // »
        guard at >= 2, text[at - 2] == 0xC2 else { return false }
        at -= 2
      default:
        return isMark(text, at)
      }
    }
    return isMark(text, at)
  }

  private static func isMark(_ text: [UInt8], _ at: Int) -> Bool {
    guard at > 0 else { return false }
    switch text[at - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
    // ؟ and ؛, the Urdu full stop ۔
    case 0x9F, 0x9B: return at >= 2 && text[at - 2] == 0xD8
    case 0x94: return at >= 2 && text[at - 2] == 0xDB
    // … and 。 and ！ and ？ and danda
    case 0xA6, 0x82, 0x81, 0xA4:
      return at >= 3 && (text[at - 2] == 0x80 || text[at - 2] == 0xBC || text[at - 2] == 0xA5)
    default: return false
    }
  }
}
