import NewsModel
import Testing

struct CivilDateTests {
  @Test(arguments: [
    ("1970-01-01", 0, 3), ("2000-02-29", 11016, 1), ("2025-09-16", 20347, 1),
    ("1600-12-31", -134775, 6),
  ])
  func `a day has one number and one weekday`(iso: String, number: Int, weekday: Int) throws {
    let date = try #require(CivilDate(iso: iso))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(CivilDate(dayNumber: number).description == iso)
  }

  @Test(arguments: ["2023-02-29", "2023-13-01", "2023-00-10", "23-01-01", "2023-1-01", ""])
  func `no day that the calendar lacks is read`(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test func `adding months stops at the last day of a shorter month`() throws {
    let date = try #require(CivilDate(iso: "2024-03-31"))
    #expect(date.adding(months: -1).description == "2024-02-29")
    #expect(date.adding(months: 9).description == "2024-12-31")
    #expect(date.adding(months: -15).description == "2022-12-31")
  }
}
