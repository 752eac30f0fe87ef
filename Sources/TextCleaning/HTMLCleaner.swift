import NewsModel

/// Finds the article in a page: its paragraphs, without the furniture around them.
struct HTMLCleaner {
  let limits: CleaningLimits
  let tables: CleaningTables
  /// Whether to say what was left out, and why.
  var explaining = false

  func clean(_ page: [UInt8]) throws(RejectedArticle) -> CleanedText {
    let (tree, linked, scripts) = try parse(page)
    var cleaned = BodyFinder(tree, tables.furniture).article(
      checkedBy: linked.body, explaining: explaining)
    cleaned.metadata =
      PageMetadata(
        facts: PageFacts(tree), linked: linked, tables: tables
      ).metadata
    takeEmbedded(page, scripts, into: &cleaned)
    dropHeadline(&cleaned)
    dropAuthorNotes(&cleaned)
    return cleaned
  }

  /// Where the page shows next to nothing, its article may stand in what its scripts carry.
  private func takeEmbedded(
    _ page: [UInt8], _ scripts: [Range<Int>], into cleaned: inout CleanedText
  ) {
    let shown = cleaned.paragraphs.map(\.1)
    guard shown.reduce(0, { $0 + $1.count }) < EmbeddedBody.leastBytes,
      let embedded = EmbeddedBody(in: page, scripts).page(
        fitting: shown, title: cleaned.metadata.title ?? ""),
      let (tree, _, _) = try? parse(embedded)
    else { return }
    let found = BodyFinder(tree, tables.furniture).article(checkedBy: nil, explaining: false)
    let size = found.paragraphs.reduce(0) { $0 + $1.1.count }
    guard size >= EmbeddedBody.leastBytes else { return }
    for paragraph in shown { cleaned.omit(paragraph, "shown beside the embedded article") }
    cleaned.paragraphs = found.paragraphs
  }

  private typealias Parsed = (tree: PageTree, linked: LinkedData, scripts: [Range<Int>])

  private func parse(_ page: [UInt8]) throws(RejectedArticle) -> Parsed {
    let result: Result<Parsed, RejectedArticle> = page.withUnsafeBufferPointer {
      bytes in
      do throws(RejectedArticle) {
        let scan = try MarkupScan(bytes, limits: limits)
        let tree = try HTMLTree.parse(scan.markup.base, count: scan.markup.count - 1)
        let linked = LinkedData(scan.linkedData.map { Array(bytes[$0]) })
        return .success((tree, linked, scan.scripts))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// The headline is metadata; where it opens the body as well, maybe behind its topic, it leaves the text.
  private func dropHeadline(_ cleaned: inout CleanedText) {
    guard let title = cleaned.metadata.title, let first = cleaned.paragraphs.first,
      first.0 == .heading || Prose.words(first.1) <= 25
    else { return }
    let whole = LinkedBody.Folded(Array(title.utf8)[...]).bytes
    let heading = LinkedBody.Folded(first.1[...]).bytes
    guard
      heading == whole || whole.starts(with: heading) && heading.count * 2 > whole.count
        || first.0 == .heading && heading.suffix(whole.count).elementsEqual(whole)
          && whole.count * 2 > heading.count
    else { return }
    cleaned.omit(first.1, "headline")
    cleaned.paragraphs.removeFirst()
  }

  /// Near the end a paragraph that opens with the author's whole name is a note about the author.
  private func dropAuthorNotes(_ cleaned: inout CleanedText) {
    let names = cleaned.metadata.authors.filter { $0.contains(" ") }.map { Array($0.utf8) }
    guard !names.isEmpty else { return }
    let all = cleaned.paragraphs.reduce(0) { $0 + $1.1.count }
    var after = 0
    for index in cleaned.paragraphs.indices.reversed() {
      let text = cleaned.paragraphs[index].1
      after += text.count
      guard after * 10 <= all * 3 else { return }
      let isNote = names.contains { name in
        text.starts(with: name)
          && (text.count == name.count || [0x20, 0x2C].contains(text[name.count]))
      }
      guard isNote else { continue }
      cleaned.omit(text, "byline")
      cleaned.paragraphs.remove(at: index)
    }
  }
}
