import ArgumentParser
import Deduplication
import NewsModel
import NewsPipeline

struct ProcessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "process",
    abstract: "Writes the records of these inputs to standard output; keeps no state.")

  enum Only: String, ExpressibleByArgument { case articles, events }

  @OptionGroup var common: CommonOptions
  @Option(help: "Write only the article records, or only the event records.")
  var only: Only?
  @Argument(help: "Files, folders or bundles; - for standard input.")
  var inputs: [String]

  func run() throws {
    let pipeline = try common.pipeline().pipeline
    let memory = ParagraphMemory(wording: pipeline.wording)
    var output = Output()
    let rejected = try Inputs(paths: inputs).rejected { article in
      let draft = try pipeline.draft(article)
      let decision = try memory.decide(
        article: draft.id, document: draft.document, fingerprints: draft.fingerprints)
      let records = pipeline.assemble(draft, given: decision)
      if only != .events { try output.write(records.article) }
      if only != .articles { try output.write(records.events) }
    }
    try output.flush()
    if rejected > 0 { throw ExitCode(65) }
  }
}
