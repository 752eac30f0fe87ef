import Foundation

/// Drafts in threads of this process: quick, but a crash takes the process with it.
package final class ThreadDrafting: Drafting, @unchecked Sendable {
  private typealias Deliver = @Sendable ([DraftOutcome]) -> Void

  private let drafting: LocalDrafting
  private let condition = NSCondition()
  private var jobs: [(job: DraftJob, deliver: Deliver)] = []
  private var first = 0
  private var isStopped = false

  package init(pipeline: Pipeline, threads: Int) {
    drafting = LocalDrafting(pipeline: pipeline)
    for _ in 0..<max(1, threads) {
      let thread = Thread { [self] in work() }
      thread.name = "draft"
      thread.stackSize = 16 << 20
      thread.start()
    }
  }

  package func submit(
    _ jobs: [DraftJob], deliver: @escaping @Sendable ([DraftOutcome]) -> Void
  ) {
    condition.lock()
    for job in jobs { self.jobs.append((job, deliver)) }
    condition.broadcast()
    condition.unlock()
  }

  /// Ends the threads; what they have not begun has no outcome any more.
  package func stop() {
    condition.lock()
    isStopped = true
    condition.broadcast()
    condition.unlock()
  }

  private func work() {
    while let (job, deliver) = next() { deliver([drafting.outcome(of: job)]) }
  }

  private func next() -> (DraftJob, Deliver)? {
    condition.lock()
    defer { condition.unlock() }
    while !isStopped, first == jobs.count { condition.wait() }
    guard !isStopped else { return nil }
    let next = jobs[first]
    first += 1
    if first == jobs.count || first > 1024 {
      jobs.removeFirst(first)
      first = 0
    }
    return next
  }
}
