import ArgumentParser
import CPlatform
import Foundation
import NewsModel
import NewsPipeline

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract:
      "Drafts articles for worker pools and distributed engines: JSON Lines in, JSON Lines out.",
    discussion: """
      Each line of input is answered by one line of output, in the same order: an article \
      ({"name", "b64" or "text" or "path"}) by its draft, or by the reason why it has none. \
      With --assemble, a draft and the decision on it are answered by the records.
      """)

  @OptionGroup var common: CommonOptions
  @Flag(help: "Make records of drafts and decisions.")
  var assemble = false
  @Option(help: "Child processes that draft.")
  var workers = 1
  @Flag(help: .private)
  var frames = false

  func run() throws {
    if frames {
      guard waqai_die_with(getppid()) != 0 else { throw ExitCode(71) }
      var loop = WorkerLoop()
      throw ExitCode(loop.run())
    }
    signal(SIGPIPE, SIG_IGN)
    var lines = LineReader(descriptor: 0)
    let (pipeline, configuration) = try common.pipeline()
    do {
      if assemble {
        let assembly = AssemblyLines(pipeline: pipeline)
        var output = Output()
        while let line = try lines.next() {
          try output.write(assembly.answer(to: line))
          if !lines.hasMore { try output.flush() }
        }
        try output.flush()
      } else {
        let pool = WorkerPool(setup: try WorkerSetup(configuration), workers: max(1, workers))
        defer { pool.stop() }
        _ = try WorkerLines(pool: pool, version: pipeline.versionLabel).run(&lines)
      }
    } catch let error as ConfigurationError {
      throw refuse(error)
    } catch {
      say("waqai: \(error is WorkerPipeError ? "nobody reads the output" : "\(error)")")
      throw ExitCode(74)
    }
  }
}
