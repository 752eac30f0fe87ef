import CPlatform
import Foundation
import Synchronization

/// Drafts in child processes, which may crash, hang or outgrow their memory without harm to anybody else.
///
/// A worker that does is replaced, and the piece that it was at is tried again alone; a piece that runs into
/// its time limit then, or brings a worker down for the third time, is refused with the reason. Behind a
/// piece that takes long nothing waits: what its worker had been given besides goes to another.
package final class WorkerPool: Drafting {
  /// What has become of workers, for status and tests.
  package struct Counters: Sendable {
    package var started = 0
    package var crashes = 0
    package var timeouts = 0
    package var memory = 0
    /// Why no worker can be started at present; nil where they can.
    package var problem: String?
  }

  fileprivate struct Shared {
    var submitted: [WorkerProcess.Assignment] = []
    var nextRank: UInt64 = 0
    var isStopped = false
    var hasEnded = false
    var counters = Counters()
    var processes: [Int32] = []
  }

  private let shared = Mutex(Shared())
  private let wake: Int32

  /// Starts the pool's thread and its workers; those that end are replaced when there is work.
  package init(
    setup: WorkerSetup, executable: String = "/proc/self/exe",
    arguments: [String] = ["worker", "--frames"], workers: Int, limits: WorkerLimits = .init()
  ) {
    wake = waqai_wake_descriptor()
    let command = WorkerDispatcher.Command(
      executable: executable, arguments: arguments,
      setup: (try? WorkerMessage.setup(setup).framed()) ?? [])
    let wake = wake
    Thread.detachNewThread { [self] in
      // Workers die with the thread that started them, so this one thread starts them all.
      var dispatcher = WorkerDispatcher(
        command: command, workers: max(1, workers), limits: limits, wake: wake)
      while let more = take() {
        let report = dispatcher.turn(more)
        shared.withLock {
          $0.counters = report.counters
          $0.processes = report.processes
        }
      }
      dispatcher.end()
      close(wake)
      shared.withLock { $0.hasEnded = true }
    }
  }

  package var counters: Counters { shared.withLock { $0.counters } }
  /// The workers that live at present.
  package var processes: [Int32] { shared.withLock { $0.processes } }

  package func submit(_ jobs: [DraftJob], deliver: @escaping @Sendable ([DraftOutcome]) -> Void) {
    shared.withLock { shared in
      for job in jobs {
        shared.submitted.append(
          WorkerProcess.Assignment(job: job, deliver: deliver, rank: shared.nextRank))
        shared.nextRank += 1
      }
      if !shared.hasEnded { waqai_wake(wake) }
    }
  }

  /// Kills the workers.
  ///
  /// What has had no outcome yet gets none.
  package func stop() {
    shared.withLock { shared in
      shared.isStopped = true
      if !shared.hasEnded { waqai_wake(wake) }
    }
    while !shared.withLock({ $0.hasEnded }) { usleep(1000) }
  }

  /// What was submitted since the last call; nil once the pool is to end.
  private func take() -> [WorkerProcess.Assignment]? {
    shared.withLock { shared in
      defer { shared.submitted = [] }
      return shared.isStopped ? nil : shared.submitted
    }
  }
}
