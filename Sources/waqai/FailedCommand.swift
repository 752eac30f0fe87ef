import ArgumentParser
import Foundation
import NewsPipeline
import Spooling

struct FailedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "failed", abstract: "Lists, shows, retries or drops what lies in quarantine.",
    subcommands: [List.self, Show.self, Retry.self, Drop.self])

  /// Which entries a command means.
  struct Selection: ParsableArguments {
    @Flag(help: "All entries.")
    var all = false
    @Option(help: "All entries of this kind, such as empty or timeout.")
    var kind: String?
    @Argument(help: "Entries as `waqai failed list` names them, or their numbers.")
    var names: [String] = []

    /// The entries meant, or exit code 66 where one is not there.
    func entries(of quarantine: Quarantine) throws -> [Quarantine.Entry] {
      let entries = try quarantine.entries()
      if all { return entries }
      if let kind { return entries.filter { $0.reason?.kind == kind } }
      guard !names.isEmpty else {
        say("waqai: name entries, or say --all or --kind")
        throw ExitCode(64)
      }
      return try names.flatMap { name in
        let found = entries.filter { FailedCommand.matches($0, name) }
        guard !found.isEmpty else {
          say("waqai: \(name): not in quarantine")
          throw ExitCode(66)
        }
        return found
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists them, oldest first.")
    @OptionGroup var common: CommonOptions
    @Flag(help: "The reason of each as a line of JSON.")
    var json = false

    func run() throws {
      try withQuarantine(common) { quarantine in
        for entry in try quarantine.entries() {
          let name = String(decoding: entry.name, as: UTF8.self)
          if json {
            if let reason = entry.reason { print(reason.jsonLine) }
          } else {
            let reason = entry.reason.map { "\($0.kind): \($0.message)" } ?? "without a reason"
            print(RunLog.visible("\(name)  \(reason)"))
          }
        }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows the reason and the start of the file.")
    @OptionGroup var common: CommonOptions
    @Option(help: "How many bytes of the file.")
    var bytes = 2000
    @OptionGroup var selection: Selection

    func run() throws {
      try withQuarantine(common) { quarantine in
        for entry in try selection.entries(of: quarantine) {
          print("\(RunLog.visible(String(decoding: entry.name, as: UTF8.self)))")
          if let reason = entry.reason {
            print(RunLog.visible("  \(reason.kind): \(reason.message)"))
            print(RunLog.visible("  " + reason.jsonLine))
          }
          guard let contents = try quarantine.contents(entry, count: max(0, bytes)) else {
            print("  (no regular file)")
            continue
          }
          for line in String(decoding: contents, as: UTF8.self).split(separator: "\n") {
            print("  | " + RunLog.visible(String(line)))
          }
        }
      }
    }
  }

  struct Retry: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Puts them back into the inbox.")
    @OptionGroup var common: CommonOptions
    @OptionGroup var selection: Selection

    func run() throws {
      try withQuarantine(common) { quarantine in
        for entry in try selection.entries(of: quarantine) {
          let name = RunLog.visible(String(decoding: entry.name, as: UTF8.self))
          if let path = try quarantine.retry(entry) {
            print("\(name) -> \(RunLog.visible(String(decoding: path, as: UTF8.self)))")
          } else {
            say("waqai: \(name): has no file or no reason any more")
          }
        }
      }
    }
  }

  struct Drop: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Removes them for good.")
    @OptionGroup var common: CommonOptions
    @OptionGroup var selection: Selection

    func run() throws {
      try withQuarantine(common) { quarantine in
        for entry in try selection.entries(of: quarantine) { try quarantine.drop(entry) }
      }
    }
  }

  static func matches(_ entry: Quarantine.Entry, _ name: String) -> Bool {
    let own = String(decoding: entry.name, as: UTF8.self)
    if own == name || RunLog.visible(own) == name || entry.reason?.name == name { return true }
    guard let number = Int(name) else { return false }
    return Int(own.prefix { $0.isNumber }) == number
  }

  static func withQuarantine(
    _ common: CommonOptions, _ body: (Quarantine) throws -> Void
  ) throws {
    do {
      guard let quarantine = try Quarantine(try common.configuration().paths) else { return }
      try body(quarantine)
    } catch let error as SpoolError {
      say("waqai: \(error)")
      throw ExitCode(74)
    }
  }
}
