import NewsModel

/// The text of a record: the paragraphs that stay, and where each byte of the draft stands in it.
struct TextLayout {
  /// The kept paragraphs, joined by one newline.
  private(set) var text: [UInt8] = []
  /// The indices of the kept paragraphs.
  private(set) var kept: [Int] = []
  private let document: Document
  private let repeats: Set<Int>
  /// For each paragraph that stays, its first code point in the record's text.
  private var starts: [Int: Int] = [:]

  init(document: Document, decision: Decision, keepsRepeats: Bool) {
    self.document = document
    repeats = Set(
      document.paragraphs.indices.filter {
        if case .repeat = decision.verdicts[$0] { true } else { false }
      })
    var count = 0
    for paragraph in document.paragraphs where keepsRepeats || !repeats.contains(paragraph.index) {
      if !kept.isEmpty {
        text.append(UInt8(ascii: "\n"))
        count += 1
      }
      kept.append(paragraph.index)
      starts[paragraph.index] = count
      let bytes = document.text[paragraph.span.range]
      text += bytes
      count += Self.codePoints(bytes)
    }
  }

  func isRepeat(_ paragraph: Int) -> Bool { repeats.contains(paragraph) }

  /// Code points of the record's text, or nil where the span's paragraph left.
  func place(_ span: Span) -> (start: Int, end: Int)? {
    guard let paragraph = paragraph(of: span), let base = starts[paragraph.index] else {
      return nil
    }
    let start = base + Self.codePoints(document.text[paragraph.span.start..<span.start])
    return (start, start + Self.codePoints(document.text[span.range]))
  }

  /// The paragraph that holds the span; paragraphs are in order.
  private func paragraph(of span: Span) -> Paragraph? {
    var low = 0
    var high = document.paragraphs.count
    while low < high {
      let middle = (low + high) / 2
      if document.paragraphs[middle].span.end < span.end { low = middle + 1 } else { high = middle }
    }
    guard low < document.paragraphs.count, document.paragraphs[low].span.contains(span) else {
      return nil
    }
    return document.paragraphs[low]
  }

  private static func codePoints(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      var start = 0
      while start < bytes.count {
        // As many as one byte can count, so that the machine counts many at a time.
        let end = min(start + 240, bytes.count)
        var part: UInt8 = 0
        for index in start..<end { part &+= bytes[index] & 0xC0 == 0x80 ? 0 : 1 }
        count += Int(part)
        start = end
      }
      return count
    }
  }
}
