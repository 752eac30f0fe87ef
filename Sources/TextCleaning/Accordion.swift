import NewsModel

/// Takes back what unfolds: questions that are buttons, and answers that a button right above them shows.
///
/// One such pair is a menu or a notice; where there are more, the text is told in them.
struct Accordion {
  private let tree: PageTree

  /// A button and what it shows.
  private struct Fold {
    var button: Int
    /// The blocks that are hidden below it; none where they are shown at once.
    var hidden: Range<Int>
    var isQuestion: Bool
  }

  /// How many folds make an accordion.
  private static let folds = 2
  /// How many words a button's line has at least.
  private static let words = 2
  /// How much of an answer may be links.
  private static let density: Float = 0.3

  /// - Parameters:
  ///   - isInside: for each block, whether the article's container holds it.
  ///   - objection: what speaks against a block but its place.
  static func takeBack(
    _ blocks: inout [Block], _ isInside: [Bool], in tree: PageTree,
    unless objection: (Block) -> Block.Reason?
  ) {
    let accordion = Accordion(tree: tree)
    let found = blocks.indices.compactMap {
      isInside[$0] ? accordion.fold(at: $0, blocks) : nil
    }
    let hiding = found.filter { !$0.hidden.isEmpty }
    if hiding.count >= Self.folds {
      for index in hiding.map(\.hidden).joined() {
        blocks[index].reason = objection(blocks[index])
      }
    }
    let questions = found.filter { $0.isQuestion && blocks[$0.button + 1].reason == nil }
    guard questions.count >= Self.folds else { return }
    for question in questions {
      blocks[question.button].reason = nil
      blocks[question.button].kind = .heading
    }
  }

  private func fold(at index: Int, _ blocks: [Block]) -> Fold? {
    guard isButton(blocks[index]), index + 1 < blocks.count else { return nil }
    let answer = blocks[index + 1]
    guard answer.isProse, answer.density < Self.density else { return nil }
    let isQuestion = asks(blocks[index])
    if answer.reason == nil {
      return Fold(button: index, hidden: index + 1..<index + 1, isQuestion: isQuestion)
    }
    guard answer.reason == .hidden else { return nil }
    let end = blocks[(index + 1)...].firstIndex { $0.reason != .hidden } ?? blocks.count
    return Fold(button: index, hidden: index + 1..<end, isQuestion: isQuestion)
  }

  private func isButton(_ block: Block) -> Bool {
    block.reason == .form && block.words >= Self.words
      && tree.ancestors(of: block.node).prefix(3).contains { tree.nodes[Int($0)].tag == .control }
  }

  /// Whether a line ends in a question mark of any script.
  private func asks(_ block: Block) -> Bool {
    let line = tree.text(of: block)
    return ["?", "؟", "？"].contains { line.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}
