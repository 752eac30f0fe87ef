import ArgumentParser
import NewsModel
import NewsPipeline

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks the configuration and the language packs, every example in them run.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let configuration = try common.configuration()
    do {
      let report = try PackCheck(configuration: configuration).run()
      for failure in report.failures { print(failure) }
      print(
        "\(report.rows) rows in \(report.tables) tables; \(report.examples) examples,"
          + " \(report.failures.count) not coded as marked")
      if !report.failures.isEmpty { throw ExitCode(78) }
    } catch let error as ConfigurationError {
      throw refuse(error)
    }
  }
}
