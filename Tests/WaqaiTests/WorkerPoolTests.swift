import Foundation
import NewsModel
import Synchronization
import Testing

@testable import NewsPipeline

/// Real child processes of the binary that was just built.
@Suite(.serialized)
struct WorkerPoolTests {
  @Test func `drafts from workers equal those made here, whatever their number and order`() throws {
    let pool = try Self.pool()
    defer { pool.stop() }
    let jobs = (0..<300).map {
      job($0, "زار الوزير رقم \($0) مدينة حلب يوم الثلاثاء الماضي.\n\nخبر آخر \($0)")
    }
    let outcomes = Self.outcomes(of: jobs, from: pool)
    let local = LocalDrafting(pipeline: try Self.setup().pipeline())
    #expect(outcomes.count == 300)
    for job in jobs {
      let expected = try local.outcome(of: job).result.get()
      let drafted = try #require(outcomes[job.ticket]).result.get()
      #expect(try PositionalCodingSample.json(drafted) == PositionalCodingSample.json(expected))
    }
  }

  @Test(arguments: [
    ("crash", RejectedArticle.Reason.crashed), ("exit", .crashed), ("hang", .timeout),
    ("sleep", .timeout), ("memory", .outOfMemory),
  ])
  func `a piece that fells its worker is refused with the reason, and all others are drafted`(
    poison: String, reason: RejectedArticle.Reason
  ) throws {
    // Filling half a gibibyte takes a loaded machine seconds: only a hang is to meet the limit of time.
    let pool = try Self.pool(seconds: reason == .timeout ? 1 : 60)
    defer { pool.stop() }
    var jobs = (0..<60).map { job($0, "خبر قصير رقم \($0) عن زيارة الوزير إلى حلب.") }
    jobs[7] = job(7, "poison: \(poison)")
    let outcomes = Self.outcomes(of: jobs, from: pool)
    #expect(outcomes.count == 60)
    for (ticket, outcome) in outcomes {
      switch outcome.result {
      case .success: #expect(ticket != 7)
      case .failure(let rejection):
        #expect(ticket == 7)
        #expect(rejection.reason == reason, "\(rejection)")
      }
    }
  }

  @Test func `a pool that has stopped leaves no worker behind`() throws {
    let pool = try Self.pool()
    _ = Self.outcomes(of: [job(0, "خبر")], from: pool)
    let processes = pool.processes
    #expect(!processes.isEmpty)
    pool.stop()
    for process in processes { #expect(kill(process, 0) != 0) }
  }

  @Test func `a worker that can't be started is said to be the problem, and work waits`() throws {
    let pool = WorkerPool(
      setup: try Self.setup(), executable: "/nonexistent/waqai", workers: 1)
    defer { pool.stop() }
    pool.submit([job(0, "خبر")]) { _ in Issue.record("nobody can have drafted this") }
    while pool.counters.problem == nil { usleep(10_000) }
    #expect(pool.counters.problem?.contains("No such file") == true)
  }

  // MARK: -

  static func setup() throws -> WorkerSetup { try WorkerSetup(Configuration()) }

  static func pool(seconds: Double = 1) throws -> WorkerPool {
    setenv("WAQAI_POISON", "1", 1)
    var limits = WorkerLimits()
    limits.seconds = seconds
    limits.firstSeconds = seconds / 2
    return WorkerPool(
      setup: try setup(), executable: try Binary.path(), workers: 2, limits: limits)
  }

  private func job(_ ticket: Int, _ text: String) -> DraftJob {
    DraftJob(
      ticket: ticket,
      piece: Delivery.Piece(
        name: ArticleName("\(ticket).txt"), line: 0, bytes: Array(text.utf8), sidecar: []))
  }

  /// Waits until each job has its outcome.
  static func outcomes(of jobs: [DraftJob], from pool: WorkerPool) -> [Int: DraftOutcome] {
    final class Box: Sendable {
      let outcomes = Mutex<[Int: DraftOutcome]>([:])
      let done = DispatchSemaphore(value: 0)
    }
    let box = Box()
    pool.submit(jobs) { outcomes in
      for outcome in outcomes {
        let before = box.outcomes.withLock { $0.updateValue(outcome, forKey: outcome.ticket) }
        if before != nil { Issue.record("\(outcome.ticket) came twice") }
        box.done.signal()
      }
    }
    for _ in jobs { box.done.wait() }
    return box.outcomes.withLock { $0 }
  }
}

/// The program that was built beside these tests.
enum Binary {
  static func path() throws -> String {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<6 {
      let path = folder.appending(path: "waqai").path
      if FileManager.default.isExecutableFile(atPath: path) { return path }
      folder = folder.deletingLastPathComponent()
    }
    let built = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/waqai").path
    try #require(FileManager.default.isExecutableFile(atPath: built))
    return built
  }
}

enum PositionalCodingSample {
  static func json(_ draft: Draft) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(draft), as: UTF8.self)
  }
}
