import ArgumentParser
import NewsPipeline

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of a record.")

  enum Record: String, ExpressibleByArgument { case article, event }

  @Argument(help: "article or event")
  var record: Record

  func run() {
    print(record == .article ? RecordSchema.article : RecordSchema.event)
  }
}
