import EventExtraction
import NewsModel
import Testing

struct LexiconTests {
  @Test func `a trigger is named once`() throws {
    let error = try refusal(ofTriggers: "# id\ttype\tlemma\na\tAID\tعون\na\tAID\tعون\n")
    #expect(error.problem == "'a' names a row above as well")
    #expect(error.line == 3)
  }

  @Test func `a land is an object, a genitive or behind a preposition`() throws {
    let error = try refusal(ofTriggers: "# id\ttype\tlemma\tneeds\na\tAID\tعون\tnear:#land\n")
    #expect(error.problem == "'#land' is an object, a genitive or behind a preposition")
  }

  /// What the Arabic packs are refused with where these rows are their triggers.
  private func refusal(ofTriggers rows: String) throws -> ConfigurationError {
    let table = PackTable(
      tag: "ar", name: "triggers.tsv", path: "t.tsv", bytes: Array(rows.utf8))
    let tables = arabicTables.filter { $0.name != "triggers.tsv" } + [table]
    return try #require(throws: ConfigurationError.self) { try LanguagePacks(tables: tables) }
  }
}
