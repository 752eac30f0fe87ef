import Foundation
import NewsModel
import NewsPipeline
import Spooling

/// A runner with all that surrounds it: signals, the control socket, the service manager, the log.
final class Daemon: Sendable {
  private let runner: PipelineRunner
  private let tree: SpoolTree
  private let configurationFile: String?
  private let inProcess: Bool
  private let log = RunLog()
  private let manager = ServiceManager()

  init(
    _ configuration: Configuration, pipeline: Pipeline, tree: SpoolTree,
    configurationFile: String?, untilIdle: Bool, inProcess: Bool
  ) throws {
    self.tree = tree
    self.configurationFile = configurationFile
    self.inProcess = inProcess
    let (log, manager) = (log, manager)
    runner = try PipelineRunner(
      configuration, pipeline: pipeline, tree: tree, untilIdle: untilIdle,
      drafting: try Self.drafting(configuration, pipeline, inProcess: inProcess)
    ) { event in
      log.note(event)
      switch event {
      case .ready: manager.tell("READY=1", "STATUS=watching \(tree.paths.inbox)")
      case .paused(let reason):
        manager.tell("STATUS=" + (reason.map { "paused: \($0)" } ?? "watching"))
      default: break
      }
    }
  }

  private static func drafting(
    _ configuration: Configuration, _ pipeline: Pipeline, inProcess: Bool
  ) throws(ConfigurationError) -> any Drafting {
    let count =
      configuration.workers > 0
      ? configuration.workers : ProcessInfo.processInfo.activeProcessorCount
    if inProcess { return ThreadDrafting(pipeline: pipeline, threads: count) }
    return WorkerPool(setup: try WorkerSetup(configuration), workers: count)
  }

  /// Works until a signal, or until all is done where the daemon was asked to end then.
  func run() throws {
    let signals = DaemonSignals(
      stop: { [self] in
        manager.tell("STOPPING=1")
        runner.stop()
      },
      reload: { [self] in _ = reload() })
    do throws(SpoolError) {
      try ControlSocket.serve(tree.paths) { [self] words in answer(words) }
    } catch {
      log.say("without a control socket: \(error)")
    }
    startWatchdog()
    try runner.run()
    signals.cancel()
    unlink(tree.paths.control)
    log.say("stopped; \(runner.status.articles) articles in this run")
  }

  // MARK: - Reload

  /// Reads the configuration and the packs anew; gives why the old ones stay, or nil.
  private func reload() -> String? {
    manager.tell("RELOADING=1")
    let problem: String?
    do throws(ConfigurationError) {
      let configuration = try CommonOptions.read(configurationFile)
      let pipeline = try Pipeline(configuration)
      let drafting = try Self.drafting(configuration, pipeline, inProcess: inProcess)
      problem = runner.reload(configuration, pipeline: pipeline, drafting: drafting)
    } catch {
      problem = error.description
    }
    log.say(problem.map { "not reloaded: \($0)" } ?? "reloaded")
    manager.tell("READY=1")
    return problem
  }

  // MARK: - The control socket

  private struct Answer: Codable {
    var ok: Bool
    var error: String?
    var status: RunnerStatus?
  }

  private func answer(_ words: [String]) -> Data {
    var answer = Answer(ok: true)
    do throws(SpoolError) {
      switch (words.first, words.count) {
      case ("status", 1): answer.status = runner.status
      case ("reload", 1):
        answer.error = reload()
        answer.ok = answer.error == nil
      case ("stop", 1):
        manager.tell("STOPPING=1")
        runner.stop()
      case ("acknowledge", 3):
        if let segment = Int(words[2]) {
          try tree.journal.acknowledge(consumer: words[1], segment: segment)
        } else {
          answer = Answer(ok: false, error: "'\(words[2])' is no sequence number")
        }
      case ("forget", 2): try tree.journal.forget(consumer: words[1])
      default:
        answer = Answer(ok: false, error: "unknown request '\(words.joined(separator: " "))'")
      }
    } catch {
      answer = Answer(ok: false, error: error.message)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return ((try? encoder.encode(answer)) ?? Data()) + Data("\n".utf8)
  }

  // MARK: - The watchdog

  /// Feeds the manager's watchdog, but only while both threads of the runner move.
  private func startWatchdog() {
    guard let interval = manager.watchdog else { return }
    let thread = Thread { [self] in
      while true {
        if runner.isAlive(within: interval / 2) { manager.tell("WATCHDOG=1") }
        Thread.sleep(forTimeInterval: interval / 4)
      }
    }
    thread.name = "watchdog"
    thread.start()
  }
}

/// Calls back on the signals that stop and reload a daemon.
final class DaemonSignals {
  private var sources: [any DispatchSourceSignal] = []

  init(stop: @escaping @Sendable () -> Void, reload: @escaping @Sendable () -> Void) {
    // Neither a lease nor a reader that went away may end the daemon.
    signal(SIGIO, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    // A reload waits for a batch to end; a stop must not wait for the reload.
    add(SIGTERM, DispatchQueue(label: "stop"), stop)
    add(SIGINT, DispatchQueue(label: "interrupt"), stop)
    add(SIGHUP, DispatchQueue(label: "reload"), reload)
  }

  private func add(
    _ number: Int32, _ queue: DispatchQueue, _ action: @escaping @Sendable () -> Void
  ) {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler { action() }
    source.resume()
    sources.append(source)
  }

  func cancel() { for source in sources { source.cancel() } }
}
