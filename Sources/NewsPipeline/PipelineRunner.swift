import Deduplication
import Foundation
import NewsModel
package import Spooling
import Synchronization

/// The daemon without its signals: claims, drafts, decides and commits until it is stopped.
///
/// Two threads share the work. One claims files and has them drafted; the other takes finished drafts in
/// the order of their claims, decides, assembles and commits. While one batch is made durable the next is
/// drafted.
package final class PipelineRunner: @unchecked Sendable {
  let tree: SpoolTree
  // Replaced by a reload, while nothing is under way.
  var configuration: Configuration
  var pipeline: Pipeline
  var drafting: any Drafting
  var memory: ParagraphMemory
  let window: DraftWindow
  let intake: Intake
  let report: @Sendable (RunnerEvent) -> Void
  /// Ends when the inbox is empty and everything is committed.
  let untilIdle: Bool

  struct State {
    var tally = RunnerTally()
    var pauses: [String: String] = [:]
    var fatal: SpoolError?
    var isStopping = false
    /// What is to be replaced as soon as nothing is under way.
    var reload: Reload?
    /// When each of the two threads last showed that it lives.
    var beats: [String: Double] = [:]
  }

  let state = Mutex(State())

  // Touched by the committing thread alone.
  var nextSequence: Int
  let sealer = BackgroundSeal()
  /// Written, and its manifest not committed yet.
  var sealed: SealedMemory?
  /// The last delta that went into what is being sealed.
  var sealedThrough = 0
  var unshown: [Int] = []
  var unretired: [(progress: Commit.Progress, failures: [Commit.Failure])] = []
  var filed: [(number: Int, line: Int)] = []
  var lastDay = 0
  var nextClearing = 0.0

  // Touched by the claiming thread alone.
  var recovered: [Claim] = []
  var suspects: [Claim] = []
  var held: [HeldClaim] = []
  var refused: [[UInt8]] = []
  var bundles: [OpenBundle] = []
  var jobs: [DraftJob] = []
  var nextRetry = 0.0
  /// Paths that could not be claimed for a reason of their own; tried again, ever less often.
  var unclaimable: [[UInt8]] = []
  var nextUnclaimable = 0.0
  /// Those that are being tried again; nothing new is said of them.
  var retried: Set<[UInt8]> = []
  var unclaimableDelay = 1.0
  /// When files that could not be put away are tried again.
  var nextRetirement = 0.0
  var nextPressureCheck = 0.0

  /// Opens the tree and brings it in order; nothing is claimed before `run`.
  package init(
    _ configuration: Configuration, pipeline: Pipeline, tree: SpoolTree, untilIdle: Bool = false,
    drafting: any Drafting, report: @escaping @Sendable (RunnerEvent) -> Void
  ) throws {
    self.configuration = configuration
    self.pipeline = pipeline
    self.tree = tree
    self.untilIdle = untilIdle
    self.drafting = drafting
    self.report = report
    let recovery = try tree.recover(disposal: configuration.disposal)
    report(
      .recovered(
        shown: recovery.shown, retired: recovery.retired, claims: recovery.claims.count,
        followsCrash: tree.followsCrash))
    suspects = recovery.claims.filter { $0.crashes > 0 || $0.attempts >= Self.manyAttempts }
    recovered = recovery.claims.filter { $0.crashes == 0 && $0.attempts < Self.manyAttempts }
    memory = try ParagraphMemory(
      committed: tree.journal.memory(), runs: tree.paths.runs, configuration, pipeline)
    nextSequence = try tree.journal.lastSequence() + 1
    window = DraftWindow(batch: configuration.batch)
    var settings = Intake.Settings()
    settings.quiet = configuration.quietSeconds
    settings.rescan = configuration.rescanSeconds
    intake = try Intake(tree, settings: settings)
    noteMemory()
    let last = nextSequence - 1
    state.withLock { $0.tally.lastSegment = last }
  }

  /// Crashes of one file after which it is not tried again.
  static let crashLimit = 3
  /// Begun so often without an end, a file is worked on with nothing beside it.
  static let manyAttempts = 8
  /// Begun so often without an end, a file is taken for one that kills.
  static let attemptLimit = 25
  /// Seconds for what is under way when the run is to stop.
  static let stopSeconds = 3.0

  /// Works until `stop` is called, or until there is nothing left to do; throws what no retry can mend.
  package func run() throws(SpoolError) {
    let done = DispatchSemaphore(value: 0)
    let committer = Thread { [self] in
      commitLoop()
      done.signal()
    }
    committer.name = "commit"
    committer.stackSize = 16 << 20
    committer.start()
    report(.ready)
    claimLoop()
    window.close(after: state.withLock { $0.isStopping } ? Self.stopSeconds : 600)
    done.wait()
    endReload()
    drafting.stop()
    tree.release()
    if let fatal = state.withLock({ $0.fatal }) { throw fatal }
  }

  /// Ends `run` within a few seconds; may be called from any thread.
  package func stop() {
    state.withLock { $0.isStopping = true }
    intake.wake()
    window.close(after: Self.stopSeconds)
  }

  var isStopping: Bool { state.withLock { $0.isStopping } }

  /// Shows that this thread lives.
  func beat(_ thread: String) {
    let now = monotonicSeconds()
    state.withLock { $0.beats[thread] = now }
  }

  /// Whether both threads have moved within so many seconds, and drafts come back where some are awaited.
  package func isAlive(within seconds: Double) -> Bool {
    let now = monotonicSeconds()
    let isBeating = state.withLock { state in
      state.beats.values.allSatisfy { now - $0 < seconds }
    }
    return isBeating && window.oldestWait < Self.longestDraft
  }

  /// Seconds after which a draft that has not come back shows that drafting stands still.
  private static let longestDraft = 300.0

  /// Stops for good: no retry can mend it.
  func fail(_ error: SpoolError) {
    state.withLock { state in
      if state.fatal == nil { state.fatal = error }
    }
    stop()
  }

  /// Notes why nothing can be claimed, or that `cause` is gone.
  func pause(_ cause: String, _ reason: String?) {
    let change: String?? = state.withLock { state in
      let before = state.pauses[cause]
      state.pauses[cause] = reason
      guard (before == nil) != (reason == nil) else { return nil }
      return .some(reason)
    }
    if let change { report(.paused(change)) }
    if let reason { trouble(reason, isNew: false) }
  }

  func trouble(_ text: String, isNew: Bool = true) {
    state.withLock { $0.tally.addTrouble(text) }
    if isNew { report(.trouble(text)) }
  }

  func noteMemory() {
    let size = memory.size
    let week = memory.growth(since: max(lastDay, Int(wallSeconds() / 86_400)) - 6)
    state.withLock { state in
      state.tally.memory = RunnerStatus.MemoryStatus(
        articles: size.articles, paragraphs: size.paragraphs,
        nearParagraphs: size.nearParagraphs, runs: size.runs, diskBytes: size.diskBytes,
        memoryBytes: size.memoryBytes, furniture: size.furniture,
        articlesThisWeek: week.articles, paragraphsThisWeek: week.nearParagraphs)
    }
  }

  package var status: RunnerStatus {
    let inFlight = window.count
    return state.withLock { state in
      let tally = state.tally
      return RunnerStatus(
        inboxMode: tally.inboxMode, inFlight: inFlight, settling: tally.settling,
        held: tally.held,
        paused: state.pauses.isEmpty
          ? nil
          : state.pauses.keys.sorted().compactMap { state.pauses[$0] }.joined(separator: "; "),
        articles: tally.articles, events: tally.events, failures: tally.failures,
        bytes: tally.bytes, segments: tally.segments, lastSegment: tally.lastSegment,
        rate: (tally.rate * 10).rounded() / 10,
        uptime: (monotonicSeconds() - tally.start).rounded(), memory: tally.memory,
        troubles: tally.troubles)
    }
  }
}

extension Configuration {
  /// Where the tree lies.
  package var paths: SpoolTree.Paths {
    SpoolTree.Paths(inbox: inbox, outbox: outbox, state: state)
  }

  var disposal: SpoolTree.Disposal { doneDays > 0 ? .keep : .delete }
}
