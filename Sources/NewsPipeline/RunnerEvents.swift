package import NewsModel
package import Spooling

/// What a running pipeline tells of itself; who runs it decides what to log.
package enum RunnerEvent: Sendable {
  case recovered(shown: Int, retired: Int, claims: Int, followsCrash: Bool)
  /// Claims are read and the inbox is watched.
  case ready
  case committed(Commit.Segment)
  case failed(name: String, RejectedArticle)
  /// A file could not be taken out of the inbox.
  case unclaimable(path: [UInt8], SpoolError)
  /// Nothing is claimed for this reason; nil: it is gone.
  case paused(String?)
  /// Something that is not urgent failed and is tried again.
  case trouble(String)
}

/// A snapshot of a running pipeline.
package struct RunnerStatus: Sendable, Codable {
  package var inboxMode: String
  /// Files claimed and not yet committed.
  package var inFlight: Int
  /// Files in the inbox that are not quiet yet.
  package var settling: Int
  /// Claimed files that are still being written.
  package var held: Int
  /// Why nothing is claimed; nil while all is well.
  package var paused: String?
  /// Since the start of this run.
  package var articles: Int
  package var events: Int
  package var failures: Int
  package var bytes: Int
  package var segments: Int
  package var lastSegment: Int
  /// Articles a second, over the last minute or so.
  package var rate: Double
  package var uptime: Double
  package var memory: MemoryStatus
  /// The last few troubles, newest first.
  package var troubles: [String]

  /// How much the paragraph memory holds.
  package struct MemoryStatus: Sendable, Codable {
    package var articles = 0
    package var paragraphs = 0
    package var nearParagraphs = 0
    package var runs = 0
    package var diskBytes = 0
    package var memoryBytes = 0
    /// Lines that returned on one site.
    package var furniture = 0
    /// What came in the last seven days: how the memory grows.
    package var articlesThisWeek = 0
    package var paragraphsThisWeek = 0
  }
}

/// Gathers what a snapshot shows; its owner guards it.
struct RunnerTally {
  let start = monotonicSeconds()
  var articles = 0
  var events = 0
  var failures = 0
  var bytes = 0
  var segments = 0
  var lastSegment = 0
  var memory = RunnerStatus.MemoryStatus()
  var held = 0
  var settling = 0
  var inboxMode = "missing"
  private(set) var troubles: [String] = []
  private var marks: [(time: Double, articles: Int)] = []

  mutating func addTrouble(_ trouble: String) {
    if troubles.first == trouble { return }
    troubles.insert(trouble, at: 0)
    if troubles.count > 10 { troubles.removeLast() }
  }

  mutating func add(_ commit: Commit) {
    articles += commit.articles.count
    failures += commit.failures.count
    for progress in commit.progress { bytes += progress.isFinished ? progress.bytes : 0 }
    if let segment = commit.segment {
      events += segment.events
      segments += 1
      lastSegment = segment.sequence
    }
    let now = monotonicSeconds()
    if now - (marks.last?.time ?? 0) >= 1 { marks.append((now, articles)) }
    marks.removeAll { now - $0.time > 60 }
  }

  /// Articles a second over the last minute.
  var rate: Double {
    let now = monotonicSeconds()
    guard let first = marks.first(where: { now - $0.time <= 60 }) else { return 0 }
    return Double(articles - first.articles) / max(1, now - first.time)
  }
}
