import EventExtraction
import NewsModel
import Testing

struct LexiconTests {
  @Test func `a trigger is named once`() throws {
    let twice = PackTable(
      tag: "ar", name: "triggers.tsv", path: "t.tsv",
      bytes: Array("# id\ttype\tlemma\na\tAID\tعون\na\tAID\tعون\n".utf8))
    let tables = arabicTables.filter { $0.name != "triggers.tsv" } + [twice]
    let error = try #require(throws: ConfigurationError.self) {
      try LanguagePacks(tables: tables)
    }
    #expect(error.problem == "'a' names a row above as well")
    #expect(error.line == 3)
  }

  @Test func `a land is an object, a genitive or behind a preposition`() throws {
    let table = PackTable(
      tag: "ar", name: "triggers.tsv", path: "t.tsv",
      bytes: Array("# id\ttype\tlemma\tneeds\na\tAID\tعون\tnear:#land\n".utf8))
    let tables = arabicTables.filter { $0.name != "triggers.tsv" } + [table]
    let error = try #require(throws: ConfigurationError.self) {
      try LanguagePacks(tables: tables)
    }
    #expect(error.problem == "'#land' is an object, a genitive or behind a preposition")
  }
}
