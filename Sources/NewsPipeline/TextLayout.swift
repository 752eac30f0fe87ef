import NewsModel

/// The text of a record: the paragraphs that stay, and where each byte of the draft stands in it.
struct TextLayout {
  /// The kept paragraphs, joined by one newline.
  private(set) var text: [UInt8] = []
  /// The indices of the kept paragraphs.
  private(set) var kept: [Int] = []
  private let document: Document
  private let index: CodePointIndex
  private let repeats: Set<Int>
  /// How far the code points of each paragraph move up from the document's text to the record's; nil where it left.
  private var shifts: [Int?]

  init(document: Document, decision: Decision, keepsRepeats: Bool) {
    self.document = document
    index = CodePointIndex(document.text)
    repeats = Set(
      document.paragraphs.indices.filter {
        if case .repeat = decision.verdicts[$0] { true } else { false }
      })
    shifts = Array(repeating: nil, count: document.paragraphs.count)
    var count = 0
    for paragraph in document.paragraphs where keepsRepeats || !repeats.contains(paragraph.index) {
      if !kept.isEmpty {
        text.append(UInt8(ascii: "\n"))
        count += 1
      }
      kept.append(paragraph.index)
      shifts[paragraph.index] = count - index.count(before: paragraph.span.start)
      text += document.text[paragraph.span.range]
      count += index.count(in: paragraph.span)
    }
  }

  func isRepeat(_ paragraph: Int) -> Bool { repeats.contains(paragraph) }

  /// Code points of the record's text, or nil where the span's paragraph left.
  func place(_ span: Span) -> (start: Int, end: Int)? {
    guard let paragraph = paragraph(of: span), let shift = shifts[paragraph.index] else {
      return nil
    }
    return (shift + index.count(before: span.start), shift + index.count(before: span.end))
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
}

/// Counts the code points of any stretch of a text in the same short time.
private struct CodePointIndex {
  private let text: [UInt8]
  /// How many code points begin before each block of bytes.
  private let sums: [Int]

  /// Fewer bytes than one byte can count, so that the machine counts many at a time.
  private static let block = 64

  init(_ text: [UInt8]) {
    self.text = text
    var sums = [0]
    sums.reserveCapacity(text.count / Self.block + 1)
    for end in stride(from: Self.block, through: text.count, by: Self.block) {
      sums.append(sums[sums.count - 1] + Self.begun(in: text, (end - Self.block)..<end))
    }
    self.sums = sums
  }

  func count(in span: Span) -> Int { count(before: span.end) - count(before: span.start) }

  func count(before end: Int) -> Int {
    sums[end / Self.block] + Self.begun(in: text, (end - end % Self.block)..<end)
  }

  /// How many code points begin in these bytes, a block's at most.
  private static func begun(in text: [UInt8], _ range: Range<Int>) -> Int {
    text.withUnsafeBufferPointer { text in
      // The bytes 10xxxxxx go on with a code point.
      var trailing: UInt8 = 0
      for byte in UnsafeBufferPointer(rebasing: text[range]) {
        trailing &+= byte >> 7 & ~(byte >> 6)
      }
      return range.count - Int(trailing)
    }
  }
}
