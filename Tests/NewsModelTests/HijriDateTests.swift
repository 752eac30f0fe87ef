import NewsModel
import Testing

struct HijriDateTests {
  @Test(arguments: [
    (1300, 1, 1, "1882-11-12"), (1436, 10, 25, "2015-08-10"), (1445, 4, 27, "2023-11-11"),
    (1447, 3, 24, "2025-09-16"), (1445, 11, 1, "2024-05-09"), (1440, 8, 16, "2019-04-21"),
  ])
  func `a Hijri day is the Gregorian day that newspapers print beside it`(
    year: Int, month: Int, day: Int, civil: String
  ) throws {
    #expect(try #require(HijriDate(year: year, month: month, day: day)).civil.description == civil)
  }

  @Test func `a day that the calendar lacks is none`() {
    #expect(HijriDate(year: 1447, month: 13, day: 1) == nil)
    #expect(HijriDate(year: 1447, month: 1, day: 31) == nil)
    #expect(HijriDate(year: 1299, month: 1, day: 1) == nil)
    #expect(HijriDate(year: 1501, month: 1, day: 1) == nil)
  }

  @Test func `months follow one another without a gap`() {
    var last: Int?
    for year in HijriDate.years {
      for month in 1...12 {
        guard let first = HijriDate(year: year, month: month, day: 1) else { continue }
        let length = HijriDate(year: year, month: month, day: 30) == nil ? 29 : 30
        if let last { #expect(first.civil.dayNumber == last) }
        last = first.civil.dayNumber + length
      }
    }
  }
}
