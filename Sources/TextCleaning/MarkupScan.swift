import NewsModel

/// One pass over a page's bytes before libxml2 sees them: what is no text leaves, and what libxml2
/// would take too long over is refused.
enum MarkupScan {
  struct Result {
    /// The page without scripts, styles, drawings, comments and NUL bytes.
    var markup: [UInt8] = []
    /// The contents of `<script type="application/ld+json">`.
    var linkedData: [[UInt8]] = []
  }

  static func scan(
    _ page: [UInt8], limits: CleaningLimits
  ) throws(RejectedArticle) -> Result {
    var result = Result()
    result.markup.reserveCapacity(page.count / 2)
    var cursor = 0
    var kept = 0
    var tags = 0
    func keep(upTo end: Int, _ markup: inout [UInt8]) {
      if end > kept { markup += page[kept..<end] }
    }
    while let open = next(UInt8(ascii: "<"), in: page, from: cursor) {
      cursor = open + 1
      guard cursor < page.count else { break }
      if page[cursor...].starts(with: [0x21, 0x2D, 0x2D]) {
        keep(upTo: open, &result.markup)
        cursor = find("-->", in: page, from: cursor + 3) ?? page.count
        kept = cursor
        continue
      }
      let name = name(at: cursor, in: page)
      guard !name.isEmpty || page[cursor] == UInt8(ascii: "/") || page[cursor] == UInt8(ascii: "!") else {
        continue
      }
      tags += 1
      guard tags <= limits.elements else {
        throw RejectedArticle(.tooComplex, "more than \(limits.elements) tags")
      }
      let end = try tagEnd(from: cursor, in: page, limits: limits)
      if let raw = rawNames.first(where: { name == Array($0.utf8) }) {
        keep(upTo: open, &result.markup)
        let close = findClose(raw, in: page, from: end) ?? page.count
        if raw == "script", isLinkedData(page[open..<end]) {
          result.linkedData.append(Array(page[end..<close]))
        }
        cursor = next(UInt8(ascii: ">"), in: page, from: close).map { $0 + 1 } ?? page.count
        // A space keeps the words on either side apart.
        result.markup.append(UInt8(ascii: " "))
        kept = cursor
      } else {
        cursor = end
      }
    }
    keep(upTo: page.count, &result.markup)
    if result.markup.contains(0) { result.markup.removeAll { $0 == 0 } }
    return result
  }

  private static let rawNames = ["script", "style", "svg", "noscript", "template", "iframe", "math"]

  private static func next(_ byte: UInt8, in page: [UInt8], from start: Int) -> Int? {
    guard start < page.count else { return nil }
    return page[start...].firstIndex(of: byte)
  }

  private static func name(at start: Int, in page: [UInt8]) -> [UInt8] {
    var name: [UInt8] = []
    var cursor = start
    while cursor < page.count, name.count < 12 {
      let byte = page[cursor] | 0x20
      guard byte >= 0x61 && byte <= 0x7A || page[cursor] >= 0x30 && page[cursor] <= 0x39 else { break }
      name.append(byte)
      cursor += 1
    }
    return name
  }

  /// One past the tag's `>`, quotes observed.
  private static func tagEnd(
    from start: Int, in page: [UInt8], limits: CleaningLimits
  ) throws(RejectedArticle) -> Int {
    var cursor = start
    var quote: UInt8 = 0
    var equals = 0
    while cursor < page.count {
      let byte = page[cursor]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if cursor > start, page[cursor - 1] == UInt8(ascii: "=") || page[cursor - 1] == 0x20 { quote = byte }
      } else if byte == UInt8(ascii: ">") {
        return cursor + 1
      } else if byte <= 0x20 {
        equals += 1
        if equals > limits.attributes * 2 {
          throw RejectedArticle(
            .tooComplex, "a tag at byte \(start) has more than \(limits.attributes) attributes")
        }
      }
      cursor += 1
    }
    // An unclosed quote would swallow the page: the tag ends at its first `>`.
    return next(UInt8(ascii: ">"), in: page, from: start).map { $0 + 1 } ?? page.count
  }

  private static func find(_ text: String, in page: [UInt8], from start: Int) -> Int? {
    let pattern = Array(text.utf8)
    var cursor = start
    while let hit = next(pattern[0], in: page, from: cursor) {
      if page[hit...].starts(with: pattern) { return hit + pattern.count }
      cursor = hit + 1
    }
    return nil
  }

  private static func findClose(_ name: String, in page: [UInt8], from start: Int) -> Int? {
    let pattern = Array(name.utf8)
    var cursor = start
    while let hit = next(UInt8(ascii: "<"), in: page, from: cursor) {
      if hit + 1 < page.count, page[hit + 1] == UInt8(ascii: "/"),
        page[(hit + 2)...].prefix(pattern.count).map({ $0 | 0x20 }) == pattern
      {
        return hit
      }
      cursor = hit + 1
    }
    return nil
  }

  private static func isLinkedData(_ tag: ArraySlice<UInt8>) -> Bool {
    String(decoding: tag, as: UTF8.self).lowercased().contains("ld+json")
  }
}
