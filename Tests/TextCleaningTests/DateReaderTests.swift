import NewsModel
import Testing

@testable import TextCleaning

struct DateReaderTests {
  private func iso(_ text: String, language: String? = "ar") -> String? {
    DateReader(calendar: shippedTables.calendar, language: language).date(in: Array(text.utf8))?.iso
  }

  @Test(arguments: [
    ("2025-09-16", "2025-09-16"),
    ("2025-09-16T08:12:00+03:00", "2025-09-16T08:12:00+03:00"),
    ("2025-09-16T08:12:00.123Z", "2025-09-16T08:12:00Z"),
    ("2025-09-16T08:12:00+0300", "2025-09-16T08:12:00+03:00"),
    ("2025-09-16 08:12", "2025-09-16T08:12"),
    ("2025/09/16", "2025-09-16"),
    ("20250916", "2025-09-16"),
    ("1757999520", "2025-09-16T05:12:00Z"),
    ("Tue, 16 Sep 2025 08:12:00 GMT", "2025-09-16T08:12:00Z"),
    ("Tue Sep 16 2025 08:12:00 GMT+0300 (AST)", "2025-09-16T08:12:00+03:00"),
    ("September 16th, 2025 4:05 p.m.", "2025-09-16T16:05"),
    ("16. Oktober 2025", "2025-10-16"),
    ("3 de mayo de 2024", "2024-05-03"),
    ("29 janvier 2024", "2024-01-29"),
  ])
  func `dates for machines and in Western languages`(text: String, expected: String) {
    #expect(iso(text) == expected)
  }

  @Test(arguments: [
    ("الثلاثاء 16 سبتمبر 2025", "2025-09-16"),
    ("١٦ سبتمبر ٢٠٢٥", "2025-09-16"),
    ("16 أيلول/سبتمبر 2025", "2025-09-16"),
    ("16 سبتمبر (أيلول) 2025", "2025-09-16"),
    ("22 تشرين الثاني 2024", "2024-11-22"),
    ("3 كانون الثاني/يناير 2024", "2024-01-03"),
    ("5 جويلية 2024", "2024-07-05"),
    ("20 غشت 2024", "2024-08-20"),
    ("3 دجنبر 2024", "2024-12-03"),
    ("16 من سبتمبر عام 2025", "2025-09-16"),
    ("16/9/2025 - 08:12 ص", "2025-09-16T08:12"),
    ("16/09/2025 08:12 م", "2025-09-16T20:12"),
    ("07 أكتوبر 2020 - 12:09 م", "2020-10-07T12:09"),
    ("الخميس 05/سبتمبر/2024 - 07:30 م", "2024-09-05T19:30"),
    ("10:30 - 5 سبتمبر 2025", "2025-09-05T10:30"),
    ("16 سبتمبر 2025 الساعة 05:12 بتوقيت غرينتش", "2025-09-16T05:12Z"),
    ("16 سبتمبر 2025، 13:44 بتوقيت مكة المكرمة", "2025-09-16T13:44+03:00"),
    ("السبت 27 ربيع الآخر 1445 هـ الموافق 11 نوفمبر 2023 م", "2023-11-11"),
    ("25 شوال 1436 هـ الموافق 10 أغسطس 2015 م", "2015-08-10"),
    ("الأحد 16 شعبان 1440هـ -21 ابريل 2019م", "2019-04-21"),
    ("16/10/1436هـ", "2015-08-01"),
    ("1 ذو القعدة 1445", "2024-05-09"),
    ("1439-07-04T12:23:48Z", "2018-03-21T12:23:48Z"),
  ])
  func `dates of the Arab world, in every calendar of it`(text: String, expected: String) {
    #expect(iso(text) == expected)
  }

  @Test(arguments: [
    ("۲۶ شهریور ۱۴۰۴", "2025-09-17"), ("1404/06/26", "2025-09-17"),
    ("26 شهریور 1404 - 14:20", "2025-09-17T14:20"),
    ("16 سپتامبر 2025", "2025-09-16"),
  ])
  func `Persian dates are converted on Persian pages`(text: String, expected: String) {
    #expect(iso(text, language: "fa-IR") == expected)
  }

  @Test(arguments: [
    "16 سبتمبر", "سبتمبر 2025", "الثلاثاء", "31/2/2024", "قبل 3 ساعات", "13:44",
    "رجب طيب أردوغان 2024",
    "1234567", "2025", "99/99/2025", "12 آب", "",
  ])
  func `what is no whole date is none`(text: String) { #expect(iso(text) == nil) }

  @Test func `numbers alone are read day first, but for American pages`() {
    #expect(iso("5/6/2024", language: "ar") == "2024-06-05")
    #expect(iso("5/6/2024", language: "en-US") == "2024-05-06")
    #expect(iso("11/20/2024", language: "en") == "2024-11-20")
  }

  @Test func `numbers that may be either are not guessed on pages of unknown English`() {
    #expect(iso("5/6/2024", language: "en") == nil)
  }
}
