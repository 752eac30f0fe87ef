import NewsModel

/// Finds the article in a page: its paragraphs, without the furniture around them.
struct HTMLCleaner {
  let limits: CleaningLimits
  let tables: CleaningTables
  /// Whether to say what was left out, and why.
  var explaining = false

  func clean(_ page: [UInt8]) throws(RejectedArticle) -> CleanedText {
    let (tree, linked) = try parse(page)
    var cleaned = BodyFinder(tree, tables.furniture).article(
      checkedBy: linked.body, explaining: explaining)
    cleaned.metadata =
      PageMetadata(
        facts: PageFacts(tree), linked: linked, tables: tables
      ).metadata
    dropHeadline(&cleaned)
    return cleaned
  }

  private func parse(_ page: [UInt8]) throws(RejectedArticle) -> (PageTree, LinkedData) {
    let result: Result<(PageTree, LinkedData), RejectedArticle> = page.withUnsafeBufferPointer {
      bytes in
      do throws(RejectedArticle) {
        let scan = try MarkupScan(bytes, limits: limits)
        let tree = try HTMLTree.parse(scan.markup.base, count: scan.markup.count - 1)
        return .success((tree, LinkedData(scan.linkedData.map { Array(bytes[$0]) })))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
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
