/// Questions to the journal.
extension Journal {
  /// A delivery as the journal knows it.
  package struct Delivery: Sendable {
    package var name: DeliveryName
    package var bytes: Int
    package var taken: Int
    package var lines: Int
    package var isFinished: Bool
    package var articles: Int
    package var failed: Int
    package var firstSegment: Int?
    package var lastSegment: Int?
    /// Seconds since 1970 of the last commit.
    package var committedAt: Int
  }

  package func delivery(_ number: Int) throws(SpoolError) -> Delivery? {
    try locked { (database) throws(SpoolError) in
      var found: Delivery?
      try database.each("SELECT * FROM deliveries WHERE number = ?", .integer(number)) { row in
        found = Self.delivery(row)
      }
      return found
    }
  }

  /// The deliveries of a file of this path, newest first.
  package func deliveries(path: [UInt8], limit: Int = 100) throws(SpoolError) -> [Delivery] {
    try locked { (database) throws(SpoolError) in
      var found: [Delivery] = []
      try database.each(
        "SELECT * FROM deliveries WHERE path = ? ORDER BY number DESC LIMIT ?", .blob(path),
        .integer(limit)
      ) { row in found.append(Self.delivery(row)) }
      return found
    }
  }

  private static func delivery(_ row: Database.Row) -> Delivery {
    Delivery(
      name: DeliveryName(number: row.integer(0), path: row.blob(1)), bytes: row.integer(2),
      taken: row.integer(3), lines: row.integer(4), isFinished: row.integer(5) != 0,
      articles: row.integer(6), failed: row.integer(7),
      firstSegment: row.isNull(8) ? nil : row.integer(8),
      lastSegment: row.isNull(9) ? nil : row.integer(9), committedAt: row.integer(10))
  }

  /// Where an article's record stands, in every delivery of it.
  package func places(
    ofArticle id: [UInt8]
  ) throws(SpoolError) -> [(segment: Int, position: Int, number: Int, line: Int)] {
    try locked { (database) throws(SpoolError) in
      var found: [(segment: Int, position: Int, number: Int, line: Int)] = []
      try database.each(
        "SELECT segment, position, number, line FROM articles WHERE id = ?", .blob(id)
      ) { row in found.append((row.integer(0), row.integer(1), row.integer(2), row.integer(3))) }
      return found
    }
  }

  /// The articles of one delivery, as they stand in the segments.
  package func articles(
    of number: Int
  ) throws(SpoolError) -> [(segment: Int, position: Int, line: Int, id: [UInt8])] {
    try locked { (database) throws(SpoolError) in
      var found: [(segment: Int, position: Int, line: Int, id: [UInt8])] = []
      try database.each(
        """
        SELECT a.segment, a.position, a.line, a.id FROM deliveries d
        JOIN articles a ON a.segment BETWEEN d.first_segment AND d.last_segment
          AND a.number = d.number
        WHERE d.number = ?
        """, .integer(number)
      ) { row in found.append((row.integer(0), row.integer(1), row.integer(2), row.blob(3))) }
      return found
    }
  }

  /// The failures of one delivery; with `pending` only those that are not filed yet.
  package func failures(
    of number: Int, pending: Bool = false
  ) throws(SpoolError) -> [Commit.Failure] {
    try locked { (database) throws(SpoolError) in
      var found: [Commit.Failure] = []
      try database.each(
        """
        SELECT line, start, stop, name, kind, message, attempts, failed_at FROM failures
        WHERE number = ? AND filed <= ? ORDER BY line
        """, .integer(number), .integer(pending ? 0 : 1)
      ) { row in
        var failure = Commit.Failure(
          number: number, line: row.integer(0), range: row.integer(1)..<row.integer(2),
          name: row.text(3), kind: row.text(4), message: row.text(5), attempts: row.integer(6))
        failure.failedAt = row.integer(7)
        found.append(failure)
      }
      return found
    }
  }

  package func segment(_ sequence: Int) throws(SpoolError) -> Commit.Segment? {
    try segments(from: sequence, limit: 1).first { $0.sequence == sequence }
  }

  /// Segments in order, from a sequence on.
  package func segments(
    from sequence: Int, limit: Int
  ) throws(SpoolError) -> [Commit.Segment] {
    try locked { (database) throws(SpoolError) in
      var found: [Commit.Segment] = []
      try database.each(
        """
        SELECT sequence, articles, events, article_bytes, event_bytes FROM segments
        WHERE sequence >= ? ORDER BY sequence LIMIT ?
        """, .integer(sequence), .integer(limit)
      ) { row in
        found.append(
          Commit.Segment(
            sequence: row.integer(0), articles: row.integer(1), events: row.integer(2),
            articleBytes: row.integer(3), eventBytes: row.integer(4)))
      }
      return found
    }
  }

  /// The sequence of the last committed segment, or 0.
  package func lastSequence() throws(SpoolError) -> Int {
    try locked { (database) throws(SpoolError) in
      try database.number("SELECT max(sequence) FROM segments") ?? 0
    }
  }

  package func counters() throws(SpoolError) -> [String: Int] {
    try locked { (database) throws(SpoolError) in
      var counters: [String: Int] = [:]
      try database.each("SELECT name, value FROM counters") { counters[$0.text(0)] = $0.integer(1) }
      return counters
    }
  }

  // MARK: - Consumers

  /// Notes that a consumer has taken every segment up to this one; never goes back.
  package func acknowledge(consumer: String, segment: Int) throws(SpoolError) {
    try locked { (database) throws(SpoolError) in
      try database.transaction { () throws(SpoolError) in
        try database.run(
          """
          INSERT INTO consumers VALUES (?1, ?2, ?3)
          ON CONFLICT (name) DO UPDATE SET segment = max(segment, ?2), acknowledged_at = ?3
          """, .text(consumer), .integer(segment), .integer(Int(wallSeconds())))
      }
    }
  }

  /// Forgets a consumer, so that nothing waits for it.
  package func forget(consumer: String) throws(SpoolError) {
    try locked { (database) throws(SpoolError) in
      try database.run("DELETE FROM consumers WHERE name = ?", .text(consumer))
    }
  }

  /// The last segment that each consumer has taken.
  package func consumers() throws(SpoolError) -> [String: Int] {
    try locked { (database) throws(SpoolError) in
      var consumers: [String: Int] = [:]
      try database.each("SELECT name, segment FROM consumers") { row in
        consumers[row.text(0)] = row.integer(1)
      }
      return consumers
    }
  }
}
