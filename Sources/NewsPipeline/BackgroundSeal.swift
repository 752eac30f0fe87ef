package import Deduplication
import Foundation
import Synchronization

/// Has what the memory learned written into sorted runs by a thread of its own, one seal at a time.
///
/// For one thread alone, which also is the memory's.
package final class BackgroundSeal {
  private final class Work: Sendable {
    let result = Mutex<Result<SealedMemory, any Error>?>(nil)
    let isCancelled = Mutex(false)
    let done = DispatchSemaphore(value: 0)
  }

  private struct Cancelled: Error {}

  private var work: Work?

  package init() {}

  package var isBusy: Bool { work != nil }

  /// Begins to write.
  package func start(_ seal: Seal) {
    let work = Work()
    self.work = work
    let thread = Thread {
      let result = Result {
        try seal.write { if work.isCancelled.withLock({ $0 }) { throw Cancelled() } }
      }
      work.result.withLock { $0 = result }
      work.done.signal()
    }
    thread.name = "seal"
    thread.start()
  }

  /// What was written; nil while that is under way, unless this `waits`, or where there is nothing.
  ///
  /// Throws what kept it from being written.
  package func take(waits: Bool) throws -> SealedMemory? {
    guard let work, work.done.wait(timeout: waits ? .distantFuture : .now()) == .success else {
      return nil
    }
    self.work = nil
    return try work.result.withLock { $0 }?.get()
  }

  /// Ends what is under way, soon; half a run may be left, which no manifest names.
  package func cancel() {
    work?.isCancelled.withLock { $0 = true }
    work?.done.wait()
    work = nil
  }
}
