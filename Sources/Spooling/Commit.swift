/// What one transaction of the journal makes true.
package struct Commit: Sendable {
  /// nil where no article yielded a record.
  package var segment: Segment?
  package var progress: [Progress] = []
  /// In the order of their lines in the segment.
  package var articles: [Article] = []
  package var failures: [Failure] = []
  /// Failures whose files lie in quarantine by now.
  package var filed: [(number: Int, line: Int)] = []
  /// What the memory learned, as bytes.
  package var delta: [UInt8] = []
  /// What is added to each counter.
  package var counters: [String: Int] = [:]

  package init() {}

  /// Two files of the outbox with one number: articles, and their events if there are any.
  package struct Segment: Hashable, Sendable {
    /// Counted from 1, without gaps.
    package var sequence: Int
    package var articles: Int
    package var events: Int
    package var articleBytes: Int
    package var eventBytes: Int

    package init(sequence: Int, articles: Int, events: Int, articleBytes: Int, eventBytes: Int) {
      self.sequence = sequence
      self.articles = articles
      self.events = events
      self.articleBytes = articleBytes
      self.eventBytes = eventBytes
    }
  }

  /// How far a delivery has come.
  package struct Progress: Sendable {
    package var delivery: DeliveryName
    /// The size of the file.
    package var bytes: Int
    /// The bytes from its start that are done with.
    package var taken: Int
    /// The lines from its start that are done with; 1 for a file that is one article.
    package var lines: Int
    package var isFinished: Bool
    /// The articles that this commit adds.
    package var articles = 0
    /// The failures that this commit adds.
    package var failed = 0

    package init(
      delivery: DeliveryName, bytes: Int, taken: Int, lines: Int, isFinished: Bool
    ) {
      self.delivery = delivery
      self.bytes = bytes
      self.taken = taken
      self.lines = lines
      self.isFinished = isFinished
    }
  }

  package struct Article: Sendable {
    package var number: Int
    /// Counted from 1 in a bundle; 0 where the file is the article.
    package var line: Int
    package var id: [UInt8]

    package init(number: Int, line: Int, id: [UInt8]) {
      self.number = number
      self.line = line
      self.id = id
    }
  }

  package struct Failure: Sendable {
    package var number: Int
    /// Counted from 1 in a bundle; 0 where the whole file failed.
    package var line: Int
    /// The bytes of the line in its file.
    package var range: Range<Int>
    /// The article's name as records would have it.
    package var name: String
    /// Why, for a program.
    package var kind: String
    /// Why, for a person.
    package var message: String
    package var attempts: Int
    /// Seconds since 1970.
    package var failedAt = 0

    package init(
      number: Int, line: Int, range: Range<Int>, name: String, kind: String, message: String,
      attempts: Int
    ) {
      self.number = number
      self.line = line
      self.range = range
      self.name = name
      self.kind = kind
      self.message = message
      self.attempts = attempts
    }
  }
}
