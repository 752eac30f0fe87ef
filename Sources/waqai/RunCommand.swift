import ArgumentParser
import CPlatform
import Deduplication
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
  @Flag(help: "Draft in threads of this process rather than in workers of its own.")
  var inProcess = false

  func run() throws {
    waqai_give_memory_back()
    let (pipeline, configuration) = try common.pipeline()
    do {
      let tree = try SpoolTree(configuration.paths)
      tree.markCrashes()
      let daemon = try Daemon(
        configuration, pipeline: pipeline, tree: tree, configurationFile: common.config,
        untilIdle: untilIdle, inProcess: inProcess)
      try daemon.run()
    } catch let error as SpoolError {
      say("waqai: \(error)")
      // sysexits: EX_TEMPFAIL, EX_CONFIG, EX_IOERR.
      throw ExitCode(error.kind == .busy ? 75 : error.kind == .damaged ? 78 : 74)
    } catch let error as ConfigurationError {
      throw refuse(error)
    } catch let error as MemoryDamaged {
      say("waqai: \(configuration.paths.state): the paragraph memory: \(error)")
      throw ExitCode(78)
    } catch let error as RunFileError {
      say("waqai: \(error)")
      throw ExitCode(74)
    } catch let error as NSError where error.domain == NSCocoaErrorDomain {
      // Files and folders that Foundation was asked for.
      say("waqai: \(error.localizedDescription)")
      throw ExitCode(74)
    }
  }
}
