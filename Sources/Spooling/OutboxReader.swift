import Foundation
import Glibc

/// Reads published segments in order, each once, while the daemon goes on publishing.
///
/// Needs nothing but the outbox: a segment's events appear before its articles, and both appear whole.
package struct OutboxReader {
  package enum Kind: String, Sendable { case articles, events }

  /// A published segment: its lines as they stand in the outbox.
  package struct Segment: Sendable {
    package var sequence: Int
    package var articles: [UInt8]
    /// Empty where no article of the segment tells of an event.
    package var events: [UInt8]
  }

  private let folder: Folder
  /// The sequence below which everything has been read.
  private var next: Int
  /// What the last listing found and nobody has read.
  private var listed: ArraySlice<Int> = []

  /// - Parameter first: the sequence to begin with; older segments are passed over.
  package init(outbox path: String, from first: Int) throws(SpoolError) {
    folder = try Folder(path)
    next = first
  }

  /// The segment that follows, or nil while there is none.
  ///
  /// Segments that retention or another reader has removed are passed over.
  package mutating func read() throws(SpoolError) -> Segment? {
    if listed.isEmpty { listed = try list()[...] }
    while let sequence = listed.popFirst() {
      next = sequence + 1
      let events = try content(SegmentName.events(sequence))
      // Gone since it was listed: somebody removes segments beside us.
      guard let articles = try content(SegmentName.articles(sequence)) else { continue }
      return Segment(sequence: sequence, articles: articles, events: events ?? [])
    }
    return nil
  }

  /// All sequences from `next` on, none left out below the highest of them.
  private func list() throws(SpoolError) -> [Int] {
    let first = try sequences()
    guard let highest = first.last, first.count < highest - next + 1 else { return first }
    // A listing is no snapshot: it may miss a name and show a later one. Whatever was there before the
    // highest that it shows is there in a listing that begins now.
    return try sequences().filter { $0 <= highest }
  }

  private func sequences() throws(SpoolError) -> [Int] {
    var found: [Int] = []
    let stream = try FolderStream(folder)
    while let entry = try stream.next() {
      guard entry.name.starts(with: "articles-".utf8),
        let sequence = SegmentName.sequence(entry.name), sequence >= next
      else { continue }
      found.append(sequence)
    }
    return found.sorted()
  }

  private func content(_ name: [UInt8]) throws(SpoolError) -> [UInt8]? {
    guard let file = try folder.open(name) else { return nil }
    return try file.read(from: 0, count: try file.status().size)
  }
}
