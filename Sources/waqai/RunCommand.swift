import ArgumentParser
import Foundation
import NewsModel
import NewsPipeline
import Spooling

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "The daemon: watches the inbox, processes, writes the outbox.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "End when the inbox is empty and everything is processed.")
  var untilIdle = false

  func run() throws {
    let (pipeline, configuration) = try common.pipeline()
    let log = RunLog()
    do {
      let tree = try SpoolTree(configuration.paths)
      tree.markCrashes()
      let threads = max(1, ProcessInfo.processInfo.activeProcessorCount)
      let runner = try PipelineRunner(
        configuration, pipeline: pipeline, tree: tree, untilIdle: untilIdle,
        drafting: ThreadDrafting(pipeline: pipeline, threads: threads)
      ) { log.note($0) }
      let signals = StopSignals { runner.stop() }
      try runner.run()
      signals.cancel()
      log.say("stopped; \(runner.status.articles) articles in this run")
    } catch let error as SpoolError {
      say("waqai: \(error)")
      // sysexits: EX_TEMPFAIL, EX_CONFIG, EX_IOERR.
      throw ExitCode(error.kind == .busy ? 75 : error.kind == .damaged ? 78 : 74)
    }
  }
}

/// Calls back on SIGTERM and SIGINT.
final class StopSignals {
  private var sources: [any DispatchSourceSignal] = []

  init(_ stop: @escaping @Sendable () -> Void) {
    // Leases and readers that go away must not end the daemon.
    signal(SIGIO, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    let queue = DispatchQueue(label: "signals")
    for number in [SIGTERM, SIGINT] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { stop() }
      source.resume()
      sources.append(source)
    }
  }

  func cancel() { for source in sources { source.cancel() } }
}

/// Writes what the daemon does to standard error, a line each.
struct RunLog: Sendable {
  func say(_ line: String) { waqai.say("waqai: \(line)") }

  func note(_ event: RunnerEvent) {
    switch event {
    case .recovered(let shown, let retired, let claims, let followsCrash):
      if followsCrash { say("the run before this one crashed") }
      if shown + retired + claims > 0 {
        say(
          "recovered: \(shown) segments shown, \(retired) files retired, \(claims) files to do again"
        )
      }
    case .ready: say("ready")
    case .committed: break
    case .failed(let name, let rejection): say("\(Self.visible(name)): \(rejection)")
    case .unclaimable(let path, let error):
      say("\(Self.visible(String(decoding: path, as: UTF8.self))): can't be taken: \(error)")
    case .paused(let reason?): say("paused: \(reason)")
    case .paused(nil): say("goes on")
    case .trouble(let text): say(text)
    }
  }

  /// A name as one line of a log, whatever stands in it.
  static func visible(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.isBidiControl
        || scalar.properties.generalCategory == .control
      {
        text += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
