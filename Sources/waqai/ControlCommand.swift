import ArgumentParser
import Foundation
import NewsPipeline
import Spooling

struct ControlCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ctl", abstract: "Asks the running daemon to reload or to stop.",
    subcommands: [Reload.self, Stop.self])

  struct Reload: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads configuration and packs anew; on an error says it and keeps the old.")
    @OptionGroup var common: CommonOptions

    func run() throws { try request("reload", common) }
  }

  struct Stop: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Ends the daemon in good order.")
    @OptionGroup var common: CommonOptions

    func run() throws { try request("stop", common) }
  }

  private struct Answer: Codable {
    var ok: Bool
    var error: String?
  }

  /// Where the daemon is to be found, even by a configuration that is broken elsewhere.
  private static func statePaths(_ file: String?) -> SpoolTree.Paths {
    if let configuration = try? CommonOptions.read(file) { return configuration.paths }
    let text = FileManager.default.contents(atPath: file ?? CommonOptions.standardFile) ?? Data()
    var configuration = Configuration()
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("[") { break }
      guard let found = try? Configuration(text: String(line), file: ""), found.state != "state"
      else { continue }
      configuration.state = found.state
    }
    return configuration.paths
  }

  /// Sends a request; exit code 69 where no daemon runs, 78 where it refuses.
  static func request(_ request: String, _ common: CommonOptions) throws {
    let paths = statePaths(common.config)
    guard let data = ControlSocket.ask(paths, request) else {
      say("waqai: no daemon runs on \(paths.state)")
      throw ExitCode(69)
    }
    let answer = try JSONDecoder().decode(Answer.self, from: data)
    guard answer.ok else {
      say("waqai: \(answer.error ?? "refused")")
      throw ExitCode(78)
    }
  }
}
