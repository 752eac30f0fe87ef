import ArgumentParser
import Deduplication
import NewsModel
import NewsPipeline

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows an article as a person reads it, with the reason for everything.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Plain text, without colour.")
  var plain = false
  @Argument(help: "A file; - for standard input.")
  var input: String

  func run() throws {
    let pipeline = try common.pipeline().pipeline
    let memory = ParagraphMemory(wording: pipeline.wording)
    try Inputs(paths: [input]).forEach { item in
      do {
        let draft = try pipeline.draft(try item.get(), explaining: true)
        let decision = try memory.decide(
          article: draft.id, document: draft.document, fingerprints: draft.fingerprints)
        print(Explanation(draft: draft, decision: decision, isColoured: !plain).text)
      } catch let error as Delivery.BadItem {
        print("\(error.name.text): \(error.failure)")
      } catch let error as RejectedArticle {
        print("\((try? item.get())?.name.text ?? "?"): \(error)")
      }
    }
  }
}
