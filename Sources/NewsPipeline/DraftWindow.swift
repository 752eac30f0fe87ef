import Foundation
import NewsModel
import Spooling

/// One article on its way: a whole delivery, or a line of one.
struct Parcel: Sendable {
  var claim: Claim
  /// Counted from 1 in a bundle; 0 where the file is the article.
  var line: Int
  /// Its bytes in the file.
  var range: Range<Int>
  /// The size of the file.
  var fileSize: Int
  /// Nothing of the delivery comes after it.
  var isLast: Bool
  var name: ArticleName
}

/// What is known of a parcel at last.
enum ParcelOutcome: Sendable {
  case drafted(Draft)
  case failed(RejectedArticle)
  /// Nothing was there; the delivery is only finished.
  case nothing
}

/// The articles between claim and commit, in the order of their claims; bounded.
///
/// Beside a backlog it takes in no more than about a second's worth, so that what arrives anew does not wait
/// long behind what was claimed before it.
///
/// They are taken out in that order. One that takes long is overtaken after a while, though never by a
/// later line of its own bundle.
final class DraftWindow: @unchecked Sendable {
  private final class Slot {
    var parcel: Parcel
    var outcome: ParcelOutcome?
    let entered = monotonicSeconds()
    var finished = 0.0

    init(_ parcel: Parcel) { self.parcel = parcel }
  }

  struct Finished {
    var parcel: Parcel
    var outcome: ParcelOutcome
  }

  /// Seconds after which those behind no longer wait for one.
  private static let patience = 0.5
  /// Seconds that a finished article waits for company at most, while more is on its way.
  private static let linger = 0.1
  static let largestBytes = 64 << 20
  /// Seconds from entry to commit that articles should wait at most, and at least while the window is full.
  private static let longestWait = 0.8
  private static let shortestWait = 0.4
  private static let leastSize = 32
  private static let firstSize = 128

  private let condition = NSCondition()
  private var slots: [Slot] = []
  private var places: [Int: Slot] = [:]
  private var next = 0
  private var bytes = 0
  /// Articles taken out to be committed that are not committed yet.
  private var committing = 0
  private var isIntakeIdle = false
  private var isClosed = false
  private var deadline = Double.infinity
  /// How many articles one commit holds at most.
  private var batch: Int
  private var capacity: Int { max(16, batch * 2) }
  /// How many articles are let in at present, at most `capacity`.
  private var size: Int

  /// - Parameter batch: how many articles one commit holds at most.
  init(batch: Int) {
    self.batch = max(1, batch)
    size = Self.firstSize
    size = min(size, capacity)
  }

  /// Puts another bound to what one commit holds.
  func resize(for batch: Int) {
    condition.lock()
    self.batch = max(1, batch)
    size = min(capacity, max(size, Self.leastSize))
    condition.broadcast()
    condition.unlock()
  }

  /// How many more articles may enter; waits a while for at least one.
  func room(wait: Double) -> Int {
    condition.lock()
    defer { condition.unlock() }
    let end = Date(timeIntervalSinceNow: wait)
    while free <= 0, !isClosed { if !condition.wait(until: end) { break } }
    return max(0, free)
  }

  private var free: Int { bytes >= Self.largestBytes ? 0 : size - slots.count }

  /// Nothing is under way, taken out or not.
  var isEmpty: Bool {
    condition.lock()
    defer { condition.unlock() }
    return slots.isEmpty && committing == 0
  }

  /// Calls `body` while nothing is under way and nothing can be taken out; false where something is.
  func whileEmpty(_ body: () -> Void) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    guard slots.isEmpty, committing == 0 else { return false }
    body()
    return true
  }

  var count: Int {
    condition.lock()
    defer { condition.unlock() }
    return slots.count + committing
  }

  /// For how many seconds the first has waited for its draft.
  var oldestWait: Double {
    condition.lock()
    defer { condition.unlock() }
    guard let first = slots.first, first.outcome == nil else { return 0 }
    return monotonicSeconds() - first.entered
  }

  /// Lets an article in; the result is its ticket.
  func enter(_ parcel: Parcel, outcome: ParcelOutcome? = nil) -> Int {
    condition.lock()
    defer { condition.unlock() }
    let slot = Slot(parcel)
    slots.append(slot)
    bytes += parcel.range.count
    next += 1
    if let outcome {
      slot.outcome = outcome
      slot.finished = slot.entered
      condition.broadcast()
    } else {
      places[next] = slot
    }
    return next
  }

  /// Notes what became of drafts.
  func finish(_ outcomes: [DraftOutcome]) {
    condition.lock()
    defer { condition.unlock() }
    for outcome in outcomes {
      guard let slot = places.removeValue(forKey: outcome.ticket) else { continue }
      slot.parcel.name = outcome.name
      slot.finished = monotonicSeconds()
      switch outcome.result {
      case .success(let draft): slot.outcome = .drafted(draft)
      case .failure(let rejection): slot.outcome = .failed(rejection)
      }
    }
    condition.broadcast()
  }

  /// Whether more is to come soon, so that a commit waits a little for company.
  func setIntakeIdle(_ isIdle: Bool) {
    condition.lock()
    isIntakeIdle = isIdle
    if isIdle { condition.broadcast() }
    condition.unlock()
  }

  /// No more enters; what is not finished after so many seconds is given up.
  func close(after seconds: Double) {
    condition.lock()
    isClosed = true
    deadline = min(deadline, monotonicSeconds() + seconds)
    condition.broadcast()
    condition.unlock()
  }

  /// The next articles to commit, in order; nil when closed and empty, or out of time.
  ///
  /// - Parameter whileWaiting: called several times a second.
  func take(bytes byteLimit: Int, whileWaiting: () -> Void) -> [Finished]? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      let now = monotonicSeconds()
      whileWaiting()
      let limit = min(batch, size / 2)
      if isClosed, slots.isEmpty || now >= deadline { return nil }
      let ready = readyIndices(now, limit: limit, bytes: byteLimit)
      if isWorthIt(ready, now, limit: limit) {
        if let newest = ready.last { adapt(now - slots[newest].entered) }
        return takeOut(ready)
      }
      // While anything is under way it may soon be overtaken, or wait no longer for company.
      let pause = !ready.isEmpty ? 0.01 : slots.isEmpty ? 1 : 0.1
      _ = condition.wait(until: Date(timeIntervalSinceNow: pause))
    }
  }

  private func readyIndices(_ now: Double, limit: Int, bytes byteLimit: Int) -> [Int] {
    var ready: [Int] = []
    var overtaken: Set<Int> = []
    var sum = 0
    for (index, slot) in slots.enumerated() {
      let number = slot.parcel.claim.delivery.number
      if slot.outcome == nil || overtaken.contains(number) {
        guard now - slot.entered > Self.patience else { return ready }
        overtaken.insert(number)
        continue
      }
      ready.append(index)
      sum += slot.parcel.range.count
      if ready.count >= limit || sum >= byteLimit { return ready }
    }
    return ready
  }

  private func isWorthIt(_ ready: [Int], _ now: Double, limit: Int) -> Bool {
    guard let first = ready.first else { return false }
    if ready.count >= limit || ready.count == slots.count && (isIntakeIdle || isClosed) {
      return true
    }
    if free <= 0, ready.count * 2 >= limit { return true }
    return now - slots[first].finished >= Self.linger
  }

  /// Lets fewer in where even the newest of a commit has waited long, and more where a full window goes quickly.
  private func adapt(_ wait: Double) {
    if wait > Self.longestWait {
      size = max(min(capacity, Self.leastSize), size * 3 / 4)
    } else if wait < Self.shortestWait, free <= 0 {
      size = min(capacity, size * 5 / 4)
    }
  }

  private func takeOut(_ ready: [Int]) -> [Finished] {
    var finished: [Finished] = []
    finished.reserveCapacity(ready.count)
    for index in ready {
      guard let outcome = slots[index].outcome else { continue }
      finished.append(Finished(parcel: slots[index].parcel, outcome: outcome))
      bytes -= slots[index].parcel.range.count
    }
    if ready.count == slots.count {
      slots.removeAll(keepingCapacity: true)
    } else {
      let gone = Set(ready)
      slots = slots.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
    }
    committing += finished.count
    condition.broadcast()
    return finished
  }

  /// What was taken out is committed.
  func committed(_ count: Int) {
    condition.lock()
    committing -= count
    condition.broadcast()
    condition.unlock()
  }
}
