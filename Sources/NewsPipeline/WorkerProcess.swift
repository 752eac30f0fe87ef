import CPlatform
import Foundation
import NewsModel

/// One worker as its pool sees it: a child process, the pipes to it, and what it has been given.
///
/// Belongs to the pool's thread alone.
final class WorkerProcess {
  /// A job on its way, and how often it has brought a worker down.
  struct Assignment {
    var job: DraftJob
    var deliver: @Sendable ([DraftOutcome]) -> Void
    var crashes = 0
    /// It ran into its first time limit, or brought a worker down: it is tried again alone.
    var isSuspect = false
    /// Its rank among all jobs of the pool.
    var rank: UInt64
  }

  /// Why the pool killed a worker.
  enum Cause { case time, torn, notNeeded }

  let pid: pid_t
  /// What the worker has not answered yet; it works on the first.
  private(set) var assignments: ArraySlice<Assignment> = []
  private(set) var isReady = false
  /// Works alone on a piece that has failed before.
  private(set) var isIsolated = false
  /// How many were taken back that it will answer all the same; it gets no more until it is through.
  private(set) var strays = 0
  private(set) var killed: Cause?
  /// The last of what it wrote to standard error.
  private(set) var complaint = ""

  let input: Int32
  let output: Int32
  let errors: Int32
  private var unsent: [UInt8] = []
  private var sent = 0
  private var inbox = WorkerInbox()
  /// When the first assignment was begun: by the worker's own clock and by the one on the wall.
  private var begunProcessor: Int64 = 0
  private var begunWall: UInt64 = 0
  /// When its processor time was last seen to grow, and what it was then.
  private var lastProcessor: Int64 = 0
  private var lastWall: UInt64 = 0

  /// Starts a worker; throws the errno of what failed.
  init(executable: String, arguments: [String], setup: [UInt8]) throws(Errno) {
    var pipes: [Int32] = []
    func pipe() throws(Errno) -> (read: Int32, write: Int32) {
      var ends: [Int32] = [-1, -1]
      let failure = waqai_pipe(&ends)
      guard failure == 0 else {
        for end in pipes { close(end) }
        throw Errno(failure)
      }
      pipes += ends
      return (ends[0], ends[1])
    }
    let toWorker = try pipe()
    let fromWorker = try pipe()
    let complaints = try pipe()
    var words = ([executable] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let failure = waqai_spawn(
      &child, executable, &words, toWorker.read, fromWorker.write, complaints.write)
    for end in [toWorker.read, fromWorker.write, complaints.write] { close(end) }
    guard failure == 0 else {
      for end in [toWorker.write, fromWorker.read, complaints.read] { close(end) }
      throw Errno(failure)
    }
    pid = child
    input = toWorker.write
    output = fromWorker.read
    errors = complaints.read
    for end in [input, output, errors] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    // Fewer turns between two processes on one core; the system may refuse, and all works without.
    for end in [input, output] { _ = fcntl(end, 1031 /* F_SETPIPE_SZ */, 1 << 18) }
    unsent = setup
  }

  struct Errno: Error {
    let code: Int32
    init(_ code: Int32) { self.code = code }
  }

  var isIdle: Bool { isReady && assignments.isEmpty && strays == 0 && killed == nil }
  var wantsToWrite: Bool { sent < unsent.count }

  // MARK: - Giving and taking back

  func give(_ more: [Assignment], isolated: Bool = false) throws {
    if assignments.isEmpty { begin() }
    assignments += more
    isIsolated = isolated
    unsent.removeFirst(sent)
    sent = 0
    unsent += try WorkerMessage.jobs(
      more.map { DraftJob(ticket: Int($0.rank), piece: $0.job.piece) }
    ).framed()
  }

  /// All but what the worker is at; it may still answer them, but those answers no longer count.
  func takeBack() -> [Assignment] {
    strays = assignments.count - 1
    defer { assignments = assignments.prefix(1) }
    return Array(assignments.dropFirst())
  }

  private func begin() {
    begunProcessor = waqai_processor_time(pid)
    begunWall = DispatchTime.now().uptimeNanoseconds
    lastProcessor = begunProcessor
    lastWall = begunWall
  }

  /// Nanoseconds of processor time below which a worker counts as not having worked: one that sleeps is
  /// charged for what the system does in its name.
  private static let slice: Int64 = 1_000_000

  /// Seconds that the first assignment has taken: of processor time, by the clock on the wall, and since the
  /// worker was last seen to use the processor at all.
  ///
  /// On a busy machine a piece may take any time by the clock on the wall and still be in good hands.
  func elapsed() -> (processor: Double, wall: Double, stalled: Double) {
    let processor = max(begunProcessor, waqai_processor_time(pid))
    let now = DispatchTime.now().uptimeNanoseconds
    if processor > lastProcessor + Self.slice {
      lastProcessor = processor
      lastWall = now
    }
    return (
      Double(processor - begunProcessor) / 1e9, Double(now - begunWall) / 1e9,
      Double(now - lastWall) / 1e9
    )
  }

  // MARK: - Pipes

  /// Writes what the pipe takes.
  func pump() {
    while wantsToWrite {
      let count = unsent.withUnsafeBytes {
        write(input, $0.baseAddress.map { $0 + sent }, $0.count - sent)
      }
      if count < 0 {
        if errno == EINTR { continue }
        // A worker that is gone shows by the end of its output; there its assignments are taken up again.
        return
      }
      sent += count
    }
    unsent = []
    sent = 0
  }

  /// Reads what is there; false once the worker has closed its output.
  func receive(into room: inout [UInt8], outcome: (Assignment, DraftOutcome) -> Void) -> Bool {
    while true {
      let count = room.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return true }
      guard count > 0 else { return false }
      room.withUnsafeBytes { inbox.append(.init(rebasing: $0[..<count])) }
      do {
        while let message = try inbox.next() { take(message, outcome) }
      } catch {
        kill(.torn)
        return false
      }
      if count < room.count { return true }
    }
  }

  private func take(_ message: WorkerMessage, _ outcome: (Assignment, DraftOutcome) -> Void) {
    switch message {
    case .ready:
      isReady = true
      begin()
    case .outcome(let result):
      guard let first = assignments.first, first.rank == UInt64(result.ticket) else {
        // The answer to one that was taken back: another worker has it, or has answered it.
        if strays == 0 { kill(.torn) }
        strays = max(0, strays - 1)
        begin()
        return
      }
      assignments.removeFirst()
      begin()
      outcome(first, result)
    case .setup, .jobs:
      kill(.torn)
    }
  }

  func listen() {
    var room = [UInt8](repeating: 0, count: 2048)
    let count = room.withUnsafeMutableBytes { read(errors, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    complaint = String(
      (complaint + String(decoding: room[..<count], as: UTF8.self)).suffix(2048))
  }

  // MARK: - The end

  func kill(_ cause: Cause) {
    guard killed == nil else { return }
    killed = cause
    Foundation.kill(pid, SIGKILL)
  }

  /// How a worker ended.
  enum End {
    /// It asked to be started anew, or was not needed any more.
    case finished
    case refused(code: Int32)
    case outOfTime
    case outOfMemory
    case crashed(String)
  }

  /// Closes the pipes, waits for the process, and says how it ended.
  func bury(limits: WorkerLimits) -> End {
    listen()
    for end in [input, output, errors] { close(end) }
    var peak = 0
    let status = waqai_wait(pid, &peak)
    let signal = status & 0x7F
    let code = status >> 8 & 0xFF
    if signal == 0 { return code == WorkerLoop.worn ? .finished : .refused(code: code) }
    switch killed {
    case .time: return .outOfTime
    case .torn: return .crashed("an answer out of turn")
    case .notNeeded: return .finished
    case nil: break
    }
    if signal == SIGXCPU { return .outOfTime }
    let isMemory =
      peak > limits.privateBytes / 1024 * 3 / 4
      || complaint.contains("allocat") || complaint.contains("out of memory")
    return isMemory ? .outOfMemory : .crashed(Self.name(ofSignal: signal))
  }

  private static func name(ofSignal signal: Int32) -> String {
    switch signal {
    case SIGSEGV: "a bad memory access (SIGSEGV)"
    case SIGILL, SIGTRAP: "a failed check (signal \(signal))"
    case SIGABRT: "an abort (SIGABRT)"
    case SIGKILL: "a kill from outside (SIGKILL)"
    default: "signal \(signal)"
    }
  }
}
