extension SpoolTree {
  /// Removes segments that every consumer has acknowledged and that are older than `days`.
  ///
  /// A segment that one consumer has not acknowledged stays, whatever its age; where nobody has ever
  /// acknowledged anything, all stay. Gives the number of segments removed.
  package func clearOutbox(olderThan days: Double) throws(SpoolError) -> Int {
    guard let acknowledged = try journal.consumers().values.min(), acknowledged > 0 else {
      return 0
    }
    let oldest = wallSeconds() - days * 86_400
    var removed = 0
    let outbox = try currentOutbox()
    for entry in try outbox.names() {
      guard let sequence = SegmentName.sequence(entry.name), sequence <= acknowledged,
        let status = try outbox.status(entry.name), status.modified < oldest
      else { continue }
      // The articles' file announces a segment, so it goes first; its events go with the next one met.
      if entry.name.starts(with: "articles-".utf8) { removed += 1 }
      _ = try outbox.remove(entry.name)
    }
    return removed
  }
}
