import CPlatform
import Foundation
import NewsModel

/// Gives jobs to workers, watches their time, and takes up again what a fallen one leaves.
struct WorkerDispatcher {
  /// How a worker is started.
  struct Command {
    var executable: String
    var arguments: [String]
    var setup: [UInt8]
  }

  private typealias Assignment = WorkerProcess.Assignment

  private let command: Command
  private let workerCount: Int
  private let limits: WorkerLimits
  private let wake: Int32
  private var workers: [WorkerProcess] = []
  private var waiting: ArraySlice<WorkerProcess.Assignment> = []
  /// Pieces that failed once, each tried again with a worker of its own, one at a time.
  private var suspects: ArraySlice<WorkerProcess.Assignment> = []
  private var counters = WorkerPool.Counters()
  /// Outcomes of this turn, by who is to get them.
  private var outcomes: [(deliver: @Sendable ([DraftOutcome]) -> Void, outcome: DraftOutcome)] = []
  private var room = [UInt8](repeating: 0, count: 1 << 18)
  private var hasBegun = false
  private var nextStart: UInt64 = 0
  private var failedStarts = 0

  /// Workers beyond the usual number that stand in for those held up by a long piece.
  private static let standIns = 2
  /// Pieces and bytes that one worker is given at once.
  private static let pieces = 32
  private static let bytes = 256 << 10

  init(command: Command, workers: Int, limits: WorkerLimits, wake: Int32) {
    self.command = command
    workerCount = workers
    self.limits = limits
    self.wake = wake
    // Writing to a worker that has just died must give an error here rather than end the daemon.
    var pipes = sigset_t()
    sigemptyset(&pipes)
    sigaddset(&pipes, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipes, nil)
  }

  /// Takes `more`, waits for something to happen, and does what it asks for.
  mutating func turn(
    _ more: [WorkerProcess.Assignment]
  ) -> (counters: WorkerPool.Counters, processes: [pid_t]) {
    waiting += more
    judge()
    staff()
    assign()
    for worker in workers where worker.wantsToWrite { worker.pump() }
    watch()
    deliver()
    return (counters, workers.map(\.pid))
  }

  /// Kills the workers that are left.
  mutating func end() {
    for worker in workers {
      worker.kill(.notNeeded)
      _ = worker.bury(limits: limits)
    }
  }

  // MARK: - Time

  /// Finds the workers that have been at one piece for long.
  private mutating func judge() {
    for worker in workers where worker.isReady {
      let (processor, wall, stalled) = worker.elapsed()
      guard let current = worker.assignments.first else {
        // It is still at something that was taken back from it.
        let isLong =
          processor > limits.firstSeconds || stalled > limits.firstSeconds * limits.stallFactor
        if worker.strays > 0, isLong { worker.kill(.notNeeded) }
        continue
      }
      let limit = current.isSuspect ? limits.seconds : limits.firstSeconds
      if processor > limit || stalled > limit * limits.stallFactor {
        worker.kill(.time)
      } else if worker.assignments.count > 1, processor > 0.2 || wall > 0.6 {
        waiting = ArraySlice(worker.takeBack()) + waiting
      }
    }
  }

  /// Milliseconds until `judge` is due again; -1 where nobody works.
  private var patience: Int32 {
    if workers.contains(where: { !$0.assignments.isEmpty || $0.strays > 0 }) { return 50 }
    guard !(waiting.isEmpty && suspects.isEmpty) else {
      // A stand-in that is not needed any more may still be starting.
      return workers.count > workerCount ? 50 : -1
    }
    return 100
  }

  // MARK: - Workers

  /// Starts the workers that the work asks for, and lets go of those that it no longer does.
  private mutating func staff() {
    let lane = suspects.isEmpty && !workers.contains { $0.isIsolated } ? 0 : 1
    let heldUp = workers.count { isLong($0) && !$0.isIsolated }
    var wanted =
      min(workerCount, waiting.count + workers.count { !$0.assignments.isEmpty && !$0.isIsolated })
      + min(heldUp, Self.standIns) + lane
    // The first article need not wait until a worker has read its packs.
    if !hasBegun { wanted = workerCount }
    hasBegun = true
    while workers.count < wanted, DispatchTime.now().uptimeNanoseconds >= nextStart {
      do throws(WorkerProcess.Errno) {
        workers.append(
          try WorkerProcess(
            executable: command.executable, arguments: command.arguments, setup: command.setup))
        counters.started += 1
      } catch {
        startFailed("a worker can't be started: \(String(cString: strerror(error.code)))")
      }
    }
    var surplus = workers.count - workerCount - Self.standIns - 1
    if waiting.isEmpty, suspects.isEmpty { surplus = workers.count - workerCount }
    for worker in workers where surplus > 0 && worker.isIdle {
      worker.kill(.notNeeded)
      surplus -= 1
    }
  }

  private func isLong(_ worker: WorkerProcess) -> Bool {
    guard worker.isReady, !worker.isIdle else { return false }
    let (processor, wall, _) = worker.elapsed()
    return worker.strays > 0 || processor > 0.2 || wall > 0.6
  }

  private mutating func startFailed(_ problem: String) {
    failedStarts += 1
    counters.problem = problem
    let delay = UInt64(100_000_000) << UInt64(min(failedStarts, 4))
    nextStart = DispatchTime.now().uptimeNanoseconds + delay
  }

  private mutating func assign() {
    if !suspects.isEmpty, !workers.contains(where: { $0.isIsolated && !$0.assignments.isEmpty }),
      let worker = workers.first(where: \.isIdle)
    {
      give(worker, [suspects.removeFirst()], isolated: true)
    }
    let share = max(1, min(Self.pieces, waiting.count / workerCount))
    for worker in workers.sorted(by: { $0.assignments.count < $1.assignments.count }) {
      guard worker.isReady, worker.killed == nil, worker.assignments.count < Self.pieces / 2,
        !(worker.isIsolated && !worker.assignments.isEmpty),
        worker.strays == 0
      else { continue }
      var batch: [Assignment] = []
      var size = 0
      while batch.count < share, let next = waiting.first {
        let count = next.job.piece.byteCount
        // A large piece goes alone: where it brings the worker down, nobody else is suspected.
        if size + count > Self.bytes, !(batch.isEmpty && worker.assignments.isEmpty) { break }
        size += count
        batch.append(next)
        waiting.removeFirst()
      }
      if !batch.isEmpty { give(worker, batch) }
    }
  }

  private mutating func give(
    _ worker: WorkerProcess, _ batch: [Assignment], isolated: Bool = false
  ) {
    do {
      try worker.give(batch, isolated: isolated)
    } catch {
      for assignment in batch { refuse(assignment, .crashed, "it can't be sent: \(error)") }
    }
  }

  // MARK: - Events

  private mutating func watch() {
    var polled = [pollfd(fd: wake, events: Int16(POLLIN), revents: 0)]
    for worker in workers {
      polled.append(pollfd(fd: worker.output, events: Int16(POLLIN), revents: 0))
      polled.append(pollfd(fd: worker.errors, events: Int16(POLLIN), revents: 0))
      polled.append(
        pollfd(
          fd: worker.wantsToWrite ? worker.input : -1, events: Int16(POLLOUT), revents: 0))
    }
    guard poll(&polled, nfds_t(polled.count), patience) > 0 else { return }
    if polled[0].revents != 0 {
      waqai_woken(wake)
    }
    var fallen: [WorkerProcess] = []
    for (index, worker) in workers.enumerated() {
      let first = 1 + index * 3
      if polled[first + 1].revents != 0 { worker.listen() }
      if polled[first + 2].revents != 0 { worker.pump() }
      guard polled[first].revents != 0 else { continue }
      let lives = worker.receive(into: &room) { assignment, outcome in
        var outcome = outcome
        outcome.ticket = assignment.job.ticket
        outcomes.append((assignment.deliver, outcome))
      }
      if worker.isReady {
        failedStarts = 0
        counters.problem = nil
      }
      if !lives { fallen.append(worker) }
    }
    for worker in fallen { bury(worker) }
  }

  private mutating func bury(_ worker: WorkerProcess) {
    workers.removeAll { $0 === worker }
    let end = worker.bury(limits: limits)
    var left = worker.assignments
    guard worker.isReady else {
      startFailed("a worker ended before it was ready: \(worker.complaint)")
      waiting = left + waiting
      return
    }
    guard case .finished = end else {
      if let blamed = left.popFirst() { blame(blamed, end, worker.complaint) }
      waiting = left + waiting
      return
    }
    waiting = left + waiting
  }

  private mutating func blame(
    _ assignment: Assignment, _ end: WorkerProcess.End, _ complaint: String
  ) {
    var assignment = assignment
    if case .outOfTime = end {
      counters.timeouts += 1
      guard assignment.isSuspect else {
        assignment.isSuspect = true
        suspects.append(assignment)
        return
      }
      refuse(
        assignment, .timeout, "drafting it took longer than \(Int(limits.seconds)) s")
      return
    }
    assignment.isSuspect = true
    assignment.crashes += 1
    let isMemory = if case .outOfMemory = end { true } else { false }
    if isMemory { counters.memory += 1 } else { counters.crashes += 1 }
    guard assignment.crashes >= limits.crashes else {
      suspects.append(assignment)
      return
    }
    switch end {
    case .outOfMemory:
      refuse(
        assignment, .outOfMemory,
        "drafting it took more than \(limits.privateBytes >> 20) MiB of memory")
    case .crashed(let how):
      let last = complaint.split(separator: "\n").first.map { ": \($0.prefix(200))" } ?? ""
      refuse(assignment, .crashed, "drafting it ended \(assignment.crashes) times by \(how)\(last)")
    case .refused(let code):
      refuse(
        assignment, .crashed, "drafting it ended \(assignment.crashes) times with code \(code)")
    case .outOfTime, .finished:
      break
    }
  }

  private mutating func refuse(
    _ assignment: Assignment, _ reason: RejectedArticle.Reason, _ message: String
  ) {
    let piece = assignment.job.piece
    var name = piece.name
    if piece.line > 0 { name.text += "#\(piece.line)" }
    outcomes.append(
      (
        assignment.deliver,
        DraftOutcome(
          ticket: assignment.job.ticket, name: name,
          result: .failure(RejectedArticle(reason, message)))
      ))
  }

  /// Hands out the outcomes of this turn, those for one receiver together where they follow each other.
  private mutating func deliver() {
    // A closure has no identity to group by; the runner takes outcomes one by one all the same.
    for (deliver, outcome) in outcomes { deliver([outcome]) }
    outcomes.removeAll(keepingCapacity: true)
  }
}
