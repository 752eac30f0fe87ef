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
    var limits = CleaningLimits()
    limits.bytes = try common.configuration().largestArticle
    let cleaner = TextCleaner(limits: limits)
    var output = Output()
    var rejected = 0
    var isFirst = true
    try Inputs(paths: inputs).forEach { item in
      do {
        let article = try item.get()
        let document = try cleaner.document(from: article)
        if jsonl {
          try output.write(CleanedLine(name: article.name, document: document).bytes)
        } else {
          if !isFirst { try output.write(Array("\n".utf8)) }
          try output.write(document.text + [UInt8(ascii: "\n")])
        }
        isFirst = false
      } catch let error as Delivery.BadItem {
        rejected += 1
        say("waqai: \(error.name.text): \(error.failure)")
      } catch let error as RejectedArticle {
        rejected += 1
        say("waqai: \((try? item.get())?.name.text ?? "?"): \(error)")
      }
    }
    try output.flush()
    if rejected > 0 { throw ExitCode(65) }
  }
}
