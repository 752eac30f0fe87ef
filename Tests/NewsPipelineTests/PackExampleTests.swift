import NewsPipeline
import Testing

/// The sentences that the rows of the language packs carry.
struct PackExampleTests {
  @Test func `every row's example is coded as it is marked`() throws {
    let report = try PackCheck(configuration: Configuration()).run()
    #expect(report.examples > 1900)
    #expect(report.failures == [])
  }
}
