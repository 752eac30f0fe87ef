import Deduplication
import Foundation
import Spooling
import Synchronization

/// A configuration with what was made of it, to take the place of the one in use.
final class Reload: @unchecked Sendable {
  let configuration: Configuration
  let pipeline: Pipeline
  let drafting: any Drafting
  private let done = DispatchSemaphore(value: 0)
  private let outcome = Mutex<String?>(nil)

  init(_ configuration: Configuration, _ pipeline: Pipeline, _ drafting: any Drafting) {
    self.configuration = configuration
    self.pipeline = pipeline
    self.drafting = drafting
  }

  /// Says how it went: nil, or why the old stays.
  func finish(_ problem: String?) {
    outcome.withLock { $0 = problem }
    done.signal()
  }

  func wait() -> String? {
    done.wait()
    return outcome.withLock { $0 }
  }
}

extension PipelineRunner {
  /// Puts a configuration and its pipeline in the place of the old ones, between two batches.
  ///
  /// Waits until that has happened. Gives why it did not, and then everything stays as it was.
  package func reload(
    _ configuration: Configuration, pipeline: Pipeline, drafting: any Drafting
  ) -> String? {
    if configuration.paths != tree.paths {
      drafting.stop()
      return "inbox, outbox and state change only with a restart"
    }
    let reload = Reload(configuration, pipeline, drafting)
    let isTaken = state.withLock { state in
      guard state.reload == nil, !state.isStopping else { return false }
      state.reload = reload
      return true
    }
    guard isTaken else {
      drafting.stop()
      return "another reload or the end is under way"
    }
    intake.wake()
    return reload.wait()
  }

  /// Does a reload that is asked for once nothing is under way; true while the claims have to wait.
  func reloadIfAsked() -> Bool {
    guard let reload = state.withLock({ $0.reload }) else { return false }
    window.setIntakeIdle(true)
    var problem: String?
    let old = drafting
    // Held off the window, the committing thread touches none of this.
    let isDone = window.whileEmpty {
      do {
        try replace(by: reload)
      } catch {
        problem = "the paragraph memory can't be read anew: \(error)"
      }
    }
    guard isDone else {
      Thread.sleep(forTimeInterval: 0.01)
      return true
    }
    if problem == nil { window.resize(for: configuration.batch) }
    (problem == nil ? old : reload.drafting).stop()
    state.withLock { $0.reload = nil }
    reload.finish(problem)
    return true
  }

  /// Everything or, after an error, nothing.
  private func replace(by reload: Reload) throws {
    // What is being sealed is in the journal as well, and read from there.
    sealer.cancel()
    sealed = nil
    memory = try ParagraphMemory(
      committed: tree.journal.memory(), runs: tree.paths.runs, reload.configuration,
      reload.pipeline)
    configuration = reload.configuration
    pipeline = reload.pipeline
    drafting = reload.drafting
    intake.settings.quiet = configuration.quietSeconds
    intake.settings.rescan = configuration.rescanSeconds
  }

  /// Answers a reload that came too late.
  func endReload() {
    let reload = state.withLock { state in
      defer { state.reload = nil }
      return state.reload
    }
    reload?.drafting.stop()
    reload?.finish("the daemon is stopping")
  }
}
