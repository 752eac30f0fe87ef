import NewsModel
import Testing

@testable import NewsPipeline

struct ConfigurationTests {
  @Test func `an empty file is the defaults`() throws {
    let configuration = try Configuration(text: "# nothing\n\n[run]\n", file: "waqai.toml")
    #expect(configuration.inbox == "inbox")
    #expect(configuration.batch == Configuration().batch)
  }

  @Test func `settings are read, comments and spaces passed over`() throws {
    let configuration = try Configuration(
      text: """
        inbox = "in # box"  # a comment
        [deduplication]
        keep = true
        near_days = 90
        gathered = 1_000
        [run]
          quiet_seconds=0.5
        """, file: "waqai.toml")
    #expect(configuration.inbox == "in # box")
    #expect(configuration.keepsRepeats)
    #expect(configuration.nearDays == 90)
    #expect(configuration.gatheredParagraphs == 1000)
    #expect(configuration.quietSeconds == 0.5)
  }

  @Test(arguments: [
    ("inbox = inbox", 1, "string in double quotes"),
    ("\n[run]\nbatch = 0", 3, "at least 1"),
    ("[run]\nbtach = 3", 2, "did you mean 'run.batch'?"),
    ("[ran]", 1, "did you mean 'run'?"),
    ("inbox = \"a\"\ninbox = \"b\"", 2, "stands twice"),
    ("[run", 1, "a section is written"),
    ("batch", 1, "name = value"),
    ("[deduplication]\nkeep = yes", 2, "true or false"),
    ("languages = \"/no/such/folder\"", 1, "a folder that is there"),
  ])
  func `a mistake is refused with its line`(text: String, line: Int, words: String) throws {
    let error = try #require(throws: ConfigurationError.self) {
      try Configuration(text: text, file: "waqai.toml")
    }
    #expect(error.line == line)
    #expect(error.description.hasPrefix("waqai.toml:\(line): "))
    #expect(error.problem.contains(words))
  }
}
