/// A half-open range of UTF-8 bytes inside one document's clean text.
///
/// Bytes rather than `Character`s: what counts as one character changes with the Unicode version,
/// and a byte offset is the same number for every program that reads the text. Records convert to
/// code points at the very end.
package struct Span: Hashable, Sendable, Codable, Comparable {
  /// The first byte, counted from 0.
  package var start: Int
  /// One past the last byte; never less than `start`.
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  package var count: Int { end - start }
  package var isEmpty: Bool { end <= start }
  package var range: Range<Int> { start..<end }

  package func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
  package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  /// The same bytes, `distance` further right (left when negative).
  package func moved(by distance: Int) -> Span { Span(start + distance, end + distance) }

  package static func < (left: Span, right: Span) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }

  // Two numbers rather than two keys: a draft holds thousands of spans.
  package init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    start = try values.decode(Int.self)
    end = try values.decode(Int.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    try values.encode(start)
    try values.encode(end)
  }
}
