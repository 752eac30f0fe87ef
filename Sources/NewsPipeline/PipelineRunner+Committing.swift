import Deduplication
import Foundation
import NewsModel
import Spooling
import Synchronization

extension PipelineRunner {
  /// Bytes of delivered articles beyond which a commit takes no more.
  private static let batchBytes = 16 << 20

  /// From drafts to the outbox, until the window is closed.
  func commitLoop() {
    while let batch = window.take(
      bytes: Self.batchBytes, whileWaiting: whileWaiting)
    {
      commit(batch)
      window.committed(batch.count)
      // It may have been the last.
      if untilIdle { intake.wake() }
      beat("commit")
      if state.withLock({ $0.fatal != nil }) { return sealer.cancel() }
    }
    sealer.cancel()
    // What could not be shown or retired waits for the next start.
    _ = showPending()
    retirePending()
  }

  /// What the committing thread does several times a second while there is nothing to commit.
  private func whileWaiting() {
    beat("commit")
    if sealed != nil || sealer.isBusy { sealMemory() }
    guard !unretired.isEmpty, monotonicSeconds() >= nextRetirement else { return }
    // An idle daemon has no next commit that would put away what could not be put away before.
    nextRetirement = monotonicSeconds() + 1
    retirePending()
  }

  /// A batch as it will be committed, with its lines.
  private struct Batch {
    var commit = Commit()
    var articles: [UInt8] = []
    var events: [UInt8] = []
    var eventCount = 0
    /// In the order of the first part of each delivery.
    var order: [Int] = []
    var progress: [Int: Commit.Progress] = [:]
  }

  private func commit(_ finished: [DraftWindow.Finished]) {
    var batch = Batch()
    for entry in finished {
      do {
        try add(entry, to: &batch)
      } catch {
        // Only a damaged memory can't decide, and then nobody can go on.
        return fail(SpoolError(.damaged, "the paragraph memory: \(error)"))
      }
    }
    batch.commit.progress = batch.order.compactMap { batch.progress[$0] }
    batch.commit.delta = memory.takeDelta()
    batch.commit.filed = filed
    if !batch.commit.articles.isEmpty {
      batch.commit.segment = Commit.Segment(
        sequence: nextSequence, articles: batch.commit.articles.count, events: batch.eventCount,
        articleBytes: batch.articles.count, eventBytes: batch.events.count)
    }
    guard publish(batch) else { return }
    filed.removeAll()
    state.withLock { $0.tally.add(batch.commit) }
    if let segment = batch.commit.segment {
      nextSequence += 1
      unshown.append(segment.sequence)
      guard showPending() else { return }
      report(.committed(segment))
    }
    retire(batch.commit)
    sealMemory()
    noteMemory()
  }

  // MARK: - Deciding and assembling

  private func add(_ entry: DraftWindow.Finished, to batch: inout Batch) throws {
    let parcel = entry.parcel
    let number = parcel.claim.delivery.number
    if batch.progress[number] == nil { batch.order.append(number) }
    var progress =
      batch.progress[number]
      ?? Commit.Progress(
        delivery: parcel.claim.delivery, bytes: parcel.fileSize, taken: 0, lines: 0,
        isFinished: false)
    progress.taken = parcel.line == 0 || parcel.isLast ? parcel.fileSize : parcel.range.upperBound
    progress.lines = parcel.line == 0 ? 1 : parcel.line
    progress.isFinished = parcel.isLast
    switch entry.outcome {
    case .nothing: break
    case .failed(let rejection):
      progress.failed += 1
      batch.commit.failures.append(
        Commit.Failure(
          number: number, line: parcel.line, range: parcel.range, name: parcel.name.text,
          kind: rejection.reason.rawValue, message: rejection.message,
          attempts: max(1, parcel.claim.attempts)))
      report(.failed(name: parcel.name.text, rejection))
      count("failed", 1, &batch)
    case .drafted(let draft):
      progress.articles += 1
      // Days only ever grow, so that "older than" names a prefix of the memory.
      let today = max(lastDay, Int(wallSeconds() / 86_400))
      if today > lastDay, configuration.nearDays > 0 {
        memory.forget(before: today - configuration.nearDays)
      }
      lastDay = today
      let decision = try memory.decide(
        article: draft.id, document: draft.document, fingerprints: draft.fingerprints,
        day: lastDay)
      let records = pipeline.assemble(draft, given: decision)
      batch.articles += records.article
      batch.events += records.events
      batch.eventCount += records.eventCount
      batch.commit.articles.append(
        Commit.Article(number: number, line: parcel.line, id: draft.id.bytes))
      count("articles", 1, &batch)
      count("events", records.eventCount, &batch)
      count("paragraphs", records.paragraphCount, &batch)
      count("repeats", records.repeatCount, &batch)
      count("bytes", draft.byteCount, &batch)
    }
    batch.progress[number] = progress
  }

  private func count(_ name: String, _ value: Int, _ batch: inout Batch) {
    batch.commit.counters[name, default: 0] += value
  }

  // MARK: - Durable, visible, away

  /// Repeats until the batch is committed; false if the run ends first.
  private func publish(_ batch: Batch) -> Bool {
    retrying("output") { () throws(SpoolError) in
      try tree.publish(
        batch.commit, articles: [batch.articles],
        events: batch.events.isEmpty ? [] : [batch.events])
    }
  }

  /// Lets committed segments appear, in order; false if the run ends first.
  private func showPending() -> Bool {
    while let sequence = unshown.first {
      let isShown = retrying("outbox") { () throws(SpoolError) in try tree.show(sequence) }
      guard isShown else { return false }
      unshown.removeFirst()
    }
    return true
  }

  /// Repeats `body` while nothing is claimed, until it succeeds; false if the run ends first.
  private func retrying(_ cause: String, _ body: () throws(SpoolError) -> Void) -> Bool {
    var delay = 0.05
    while true {
      do throws(SpoolError) {
        try body()
        pause(cause, nil)
        return true
      } catch {
        switch error.kind {
        case .uncertain, .damaged:
          fail(error)
          return false
        default: break
        }
        pause(cause, "can't write: \(error.message)")
        if isStopping { return false }
      }
      Thread.sleep(forTimeInterval: delay)
      delay = min(1, delay * 2)
      beat("commit")
    }
  }

  private func retire(_ commit: Commit) {
    var failures: [Int: [Commit.Failure]] = [:]
    for failure in commit.failures { failures[failure.number, default: []].append(failure) }
    for progress in commit.progress {
      let own = failures[progress.delivery.number] ?? []
      if progress.isFinished || !own.isEmpty { unretired.append((progress, own)) }
    }
    retirePending()
    clearOld()
  }

  private func retirePending() {
    var left: [(progress: Commit.Progress, failures: [Commit.Failure])] = []
    var problem: SpoolError?
    for entry in unretired {
      // Once the disk refuses, it is left alone until the next time.
      guard problem == nil || problem?.kind == .other else {
        left.append(entry)
        continue
      }
      do throws(SpoolError) {
        try tree.retire(
          entry.progress, failures: entry.failures, disposal: configuration.disposal)
        filed += entry.failures.map { ($0.number, $0.line) }
      } catch {
        problem = error
        left.append(entry)
      }
    }
    unretired = left
    guard let problem else { return pause("retire", nil) }
    // Their records are out; only the files are still in the way. Some may wait, not all.
    if unretired.count > Self.mostUnretired {
      pause("retire", "can't move processed files away: \(problem.message)")
    } else {
      trouble("can't move processed files away: \(problem.message)", isNew: false)
    }
  }

  private static let mostUnretired = 10_000

  private func clearOld() {
    // Not by the clock on the wall, which may jump.
    guard monotonicSeconds() >= nextClearing else { return }
    nextClearing = monotonicSeconds() + 600
    do throws(SpoolError) {
      try tree.clearDone(olderThan: configuration.doneDays)
      if configuration.outboxDays > 0 {
        _ = try tree.clearOutbox(olderThan: Double(configuration.outboxDays))
      }
    } catch {
      trouble("can't clear what is old: \(error.message)")
    }
  }

  // MARK: - Sealing

  /// Has what the memory learned lately moved into a sorted run, when it is enough, while work goes on.
  private func sealMemory() {
    do {
      // Memory is bounded: where twice as much as makes a run is waiting, the commits wait as well.
      try takeSealed(waits: memory.isCrowded)
      guard sealed == nil, !sealer.isBusy, let seal = memory.beginSeal() else { return }
      sealedThrough = try tree.journal.lastDelta()
      sealer.start(seal)
    } catch {
      trouble("can't seal the paragraph memory: \(error)")
    }
  }

  /// Commits a manifest that is due, and lets the memory go on from it.
  private func takeSealed(waits: Bool) throws {
    if sealed == nil { sealed = try sealer.take(waits: waits) }
    guard let sealed else { return }
    try tree.journal.replaceMemory(manifest: sealed.manifest, through: sealedThrough)
    self.sealed = nil
    try memory.adopt(sealed)
    noteMemory()
  }
}
