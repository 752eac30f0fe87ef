import ArgumentParser
import Foundation
import NewsPipeline
import Spooling

struct TailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tail",
    abstract: "Writes published records in order, for a consumer.",
    discussion: """
      Reads the outbox alone. A consumer keeps the sequence of the last segment whose effects it has \
      stored, and starts again with --from at the one after it.
      """)

  enum Only: String, ExpressibleByArgument { case articles, events }

  @OptionGroup var common: CommonOptions
  @Option(help: "The first segment to write.")
  var from = 1
  @Flag(help: "Wait for more, until interrupted.")
  var follow = false
  @Option(help: "Write only the article records, or only the event records.")
  var only: Only?
  @Flag(
    help: """
      Wrap each record: {"sequence", "record"}; after a segment's last record comes \
      {"sequence", "complete": true}.
      """)
  var sequence = false

  func run() throws {
    let configuration = try common.configuration()
    signal(SIGPIPE, SIG_IGN)
    do {
      var reader = try OutboxReader(outbox: configuration.outbox, from: from)
      var output = Output()
      while true {
        while let segment = try reader.read() { try write(segment, to: &output) }
        try output.flush()
        guard follow else { return }
        Thread.sleep(forTimeInterval: 0.1)
      }
    } catch let error as SpoolError {
      say("waqai: \(error)")
      throw ExitCode(66)
    } catch {
      // Whoever read our output has gone.
      throw ExitCode(74)
    }
  }

  private func write(_ segment: OutboxReader.Segment, to output: inout Output) throws {
    let parts = [only == .events ? [] : segment.articles, only == .articles ? [] : segment.events]
    guard sequence else {
      for part in parts { try output.write(part) }
      return
    }
    let head = Array("{\"sequence\":\(segment.sequence),".utf8)
    for line in parts.joined().split(separator: UInt8(ascii: "\n")) {
      try output.write(head + Array("\"record\":".utf8) + line + Array("}\n".utf8))
    }
    try output.write(head + Array("\"complete\":true}\n".utf8))
  }
}

struct AckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ack",
    abstract: "Notes that a consumer has stored every segment up to a sequence.",
    discussion: "Retention removes no segment that a consumer has yet to acknowledge.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Forget the consumer, so that nothing waits for it any more.")
  var forget = false
  @Argument(help: "The consumer's name.")
  var consumer: String
  @Argument(help: "The sequence of the last segment that it has stored.")
  var sequence: Int?

  func validate() throws {
    guard forget != (sequence != nil) else {
      throw ValidationError("Give a sequence, or --forget.")
    }
  }

  func run() throws {
    let configuration = try common.configuration()
    do {
      let journal = try Journal(writing: configuration.paths.journal)
      guard let sequence else { return try journal.forget(consumer: consumer) }
      let last = try journal.lastSequence()
      guard (0...last).contains(sequence) else {
        say("waqai: there is no segment \(sequence); the last one is \(last)")
        throw ExitCode(65)
      }
      try journal.acknowledge(consumer: consumer, segment: sequence)
    } catch let error as SpoolError {
      say("waqai: \(error)")
      throw ExitCode(74)
    }
  }
}
