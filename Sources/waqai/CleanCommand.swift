import ArgumentParser
import NewsModel
import NewsPipeline
import TextCleaning

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Writes the cleaned text of HTML or text.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "One JSON object a line, with the metadata.")
  var jsonl = false
  @Argument(help: "Files, folders or bundles; - for standard input.")
  var inputs: [String]

  func run() throws {
    let configuration = try common.configuration()
    let cleaner: TextCleaner
    do throws(ConfigurationError) {
      cleaner = try TextCleaner(configuration)
    } catch {
      throw refuse(error)
    }
    var output = Output()
    var isFirst = true
    let rejected = try Inputs(paths: inputs).rejected { article in
      let document = try cleaner.document(from: article)
      if jsonl {
        try output.write(CleanedLine(name: article.name, document: document).bytes)
      } else {
        if !isFirst { try output.write(Array("\n".utf8)) }
        try output.write(document.text + [UInt8(ascii: "\n")])
      }
      isFirst = false
    }
    try output.flush()
    if rejected > 0 { throw ExitCode(65) }
  }
}
