/// The names of a segment's files.
package enum SegmentName {
  package static func articles(_ sequence: Int) -> [UInt8] { name("articles-", sequence) }
  package static func events(_ sequence: Int) -> [UInt8] { name("events-", sequence) }

  private static func name(_ kind: String, _ sequence: Int) -> [UInt8] {
    let digits = String(sequence)
    let zeros = String(repeating: "0", count: max(0, 12 - digits.utf8.count))
    return Array((kind + zeros + digits + ".jsonl").utf8)
  }

  /// The sequence in a name of the outbox; nil for any other name.
  package static func sequence(_ name: some Collection<UInt8>) -> Int? {
    for kind in ["articles-", "events-"] {
      guard name.starts(with: kind.utf8) else { continue }
      let rest = name.dropFirst(kind.utf8.count)
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard digits.count >= 12, rest.dropFirst(digits.count).elementsEqual(".jsonl".utf8) else {
        continue
      }
      return Int(String(decoding: digits, as: UTF8.self))
    }
    return nil
  }
}

extension SpoolTree {
  private static let staged = Array(".tmp".utf8)

  /// Makes a batch durable and visible, or leaves everything as it was.
  ///
  /// `articles` and `events` hold the lines of the batch's segment, in pieces; without articles there
  /// is no segment. After an error it may be called again: everything is written anew.
  package func publish(
    _ commit: Commit, articles: [[UInt8]], events: [[UInt8]]
  ) throws(SpoolError) {
    let outbox = try currentOutbox()
    if let segment = commit.segment {
      let articleName = SegmentName.articles(segment.sequence)
      let eventName = SegmentName.events(segment.sequence)
      for name in [articleName, eventName] where try outbox.status(name) != nil {
        throw SpoolError(
          .other, "\(outbox.path(of: name)): exists, and was not written by this daemon")
      }
      try stage.write(articleName + Self.staged, articles)
      if segment.events > 0 { try stage.write(eventName + Self.staged, events) }
    }
    try work.syncFileSystem()  // the names of claimed and of staged files
    try journal.commit(commit)  // ← the commit point
  }

  /// Lets a committed segment appear.
  ///
  /// The events come first, so that whoever sees the articles has them all. False where it had appeared before.
  @discardableResult
  package func show(_ sequence: Int) throws(SpoolError) -> Bool {
    let outbox = try currentOutbox()
    var appeared = false
    for name in [SegmentName.events(sequence), SegmentName.articles(sequence)] {
      if try stage.move(name + Self.staged, to: outbox, as: name) { appeared = true }
    }
    try outbox.sync()
    return appeared
  }

  /// Shows what was staged and committed before the last stop, and removes what was only staged.
  func recoverStage() throws(SpoolError) -> Int {
    let last = try journal.lastSequence()
    var shown: Set<Int> = []
    for entry in try stage.names() {
      let sequence =
        entry.name.suffix(4).elementsEqual(Self.staged)
        ? SegmentName.sequence(entry.name.dropLast(4)) : nil
      if let sequence, sequence <= last, try journal.segment(sequence) != nil {
        shown.insert(sequence)
      } else {
        try stage.remove(entry.name)
      }
    }
    for sequence in shown.sorted() { try show(sequence) }
    return shown.count
  }

  /// Refuses an outbox that is further than the journal: one of them is an old copy.
  func checkOutbox() throws(SpoolError) {
    let last = try journal.lastSequence()
    let outbox = try currentOutbox()
    let stream = try FolderStream(outbox)
    while let entry = try stream.next() {
      guard let sequence = SegmentName.sequence(entry.name), sequence > last else { continue }
      throw SpoolError(
        .damaged,
        "\(outbox.path(of: entry.name)) is younger than the journal \(paths.journal), which knows"
          + " segments up to \(last): one of them is an old copy")
    }
  }
}
