import CPlatform
import Foundation
import NewsModel

/// What one worker may use before it is killed.
package struct WorkerLimits: Sendable {
  /// Seconds of processor time for a piece that has a worker to itself.
  package var seconds = 10.0
  /// Seconds of processor time for a piece at its first try, while others wait behind it.
  package var firstSeconds = 2.0
  /// How many times as long a worker may go without using the processor at all.
  package var stallFactor = 1.0
  /// Bytes of private memory: with the program's own pages a worker stays under 512 MiB.
  package var privateBytes = 448 << 20
  /// Bytes of address space.
  package var addressBytes = 2 << 30
  /// How often a piece may bring a worker down before it is refused.
  package var crashes = 3

  package init() {}
}

/// The life of a worker process: reads jobs from standard input, writes outcomes to standard output.
package struct WorkerLoop {
  private let limits = WorkerLimits()
  private var inbox = WorkerInbox()
  private var room = [UInt8](repeating: 0, count: 1 << 18)
  private var pipeline: Pipeline?

  package init() {}

  /// The exit code of a worker that asks to be started anew; 0 would look like any exit inside a library.
  static let worn: Int32 = 100

  /// Runs until standard input ends; returns the exit code.
  package mutating func run() -> Int32 {
    guard waqai_limit_memory(UInt64(limits.privateBytes), UInt64(limits.addressBytes)) == 0 else {
      return 71
    }
    do {
      while true {
        while let message = try inbox.next() {
          guard try answer(message) else { return Self.worn }
        }
        let count = room.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
        if count == 0 { return 0 }
        guard count > 0 || errno == EINTR else { return 74 }
        if count > 0 { room.withUnsafeBytes { inbox.append(.init(rebasing: $0[..<count])) } }
      }
    } catch let error as ConfigurationError {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      return 78
    } catch {
      // The pipe to the parent is gone, or its messages are torn: neither is any article's fault.
      return 74
    }
  }

  /// Does what a message asks for; false where the worker had better be started anew.
  private mutating func answer(_ message: WorkerMessage) throws -> Bool {
    switch message {
    case .setup(let setup):
      pipeline = try setup.pipeline()
      try send(.ready)
    case .jobs(let jobs):
      guard let pipeline else { throw PositionalDecoder.torn }
      let drafting = LocalDrafting(pipeline: pipeline)
      for job in jobs {
        _ = waqai_limit_processor(UInt32(limits.seconds))
        #if DEBUG
          Poison.take(job.piece)
        #endif
        try send(.outcome(drafting.outcome(of: job)))
        // What a large article leaves behind must not count against the next one.
        if job.piece.byteCount > 4 << 20, waqai_trimmed_memory() > limits.privateBytes / 2 {
          return false
        }
      }
    case .ready, .outcome:
      throw PositionalDecoder.torn
    }
    return true
  }

  private func send(_ message: WorkerMessage) throws {
    let bytes = try message.framed()
    try bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = write(1, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0, errno != EINTR { throw PositionalDecoder.torn }
        if count > 0 { done += count }
      }
    }
  }
}

#if DEBUG
  /// Pieces that do to a worker what a fault in a parser would do; only in builds for tests.
  enum Poison {
    static func take(_ piece: Delivery.Piece) {
      guard getenv("WAQAI_POISON") != nil else { return }
      let text = String(decoding: piece.bytes.prefix(64), as: UTF8.self)
      if text.hasPrefix("poison: crash") { abort() }
      if text.hasPrefix("poison: hang") { while true { _ = getpid() } }
      if text.hasPrefix("poison: sleep") { while true { sleep(60) } }
      if text.hasPrefix("poison: memory") {
        var hoard: [[UInt8]] = []
        while true { hoard.append([UInt8](repeating: 1, count: 8 << 20)) }
      }
      if text.hasPrefix("poison: exit") { exit(0) }
    }
  }
#endif
