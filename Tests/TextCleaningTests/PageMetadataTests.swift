import NewsModel
import Testing

@testable import TextCleaning

struct PageMetadataTests {
  private static let prose =
    "<p>قال المتحدث باسم الوزارة إن العمل في الجسر الجديد سينتهي قبل نهاية العام، وإن الطريق ستبقى مفتوحة أمام الشاحنات طوال الشهر.</p><p>وأضاف أن اللجنة ستعود إلى الاجتماع الأسبوع المقبل، وأن نتائج التحقيق ستعلن كاملة أمام الصحافة من دون تأخير.</p>"

  private func metadata(head: String = "", _ body: String, name: String = "page.html") throws
    -> Metadata
  {
    try cleaned(
      "<html lang=ar><head>\(head)</head><body><div class=article>\(body)\(Self.prose)</div></body></html>",
      name: name
    ).metadata
  }

  @Test(arguments: [
    (
      "<title>افتتاح الجسر - المرفأ نيوز</title><meta property='og:site_name' content='المرفأ نيوز'>",
      ""
    ),
    (
      "<title>المرفأ نيوز | افتتاح الجسر</title><meta property='og:site_name' content='المرفأ نيوز'>",
      ""
    ),
    ("<title>افتتاح الجسر » صحيفة المرفأ</title>", "<h1>افتتاح الجسر</h1>"),
    (
      "<meta property='og:title' content='افتتاح الجسر &amp;#8211; مرفأ'><meta property='og:site_name' content='مرفأ'>",
      ""
    ),
    ("<title>الرئيسية</title>", "<h1>افتتاح الجسر</h1>"),
  ])
  func `the site's name is no part of a title`(head: String, body: String) throws {
    #expect(try metadata(head: head, body).title == "افتتاح الجسر")
  }

  @Test(arguments: [
    // Two ways to call one article: readers see the heading.
    (
      social: "جسر المرفأ يفتح اليوم", heading: "جسر المرفأ يفتح اليوم بعد عامين من العمل",
      title: "heading"
    ),
    // A kicker before the title.
    (
      social: "جسر المرفأ يفتح اليوم", heading: "أخبار محلية: جسر المرفأ يفتح اليوم",
      title: "social"
    ),
    // The site's name as its heading.
    (social: "جسر المرفأ يفتح اليوم", heading: "دفتر يوميات المدينة", title: "social"),
  ])
  func `the page's only heading is the title where it says the same`(
    social: String, heading: String, title: String
  ) throws {
    let found = try metadata(
      head: "<meta property='og:title' content='\(social)'>", "<h1>\(heading)</h1>"
    ).title
    #expect(found == (title == "heading" ? heading : social))
  }

  @Test func `a dash inside a title stays`() throws {
    let title = "مصر - السودان: اتفاق على سد مشترك"
    #expect(try metadata(head: "<title>\(title)</title>", "").title == title)
  }

  @Test(arguments: [
    ("<div class=byline>بقلم: هالة درويش</div>", ["هالة درويش"]),
    ("<p>كتب: سامر ديب</p>", ["سامر ديب"]),
    ("<span class=author-name><a rel=author href=/a>هالة درويش</a></span>", ["هالة درويش"]),
    ("<p>تقرير أممي يحذر من الجفاف</p>", []),
    ("<span itemprop=author>هالة درويش، سامر ديب</span>", ["هالة درويش", "سامر ديب"]),
  ])
  func `authors are read where they are named`(body: String, authors: [String]) throws {
    #expect(try metadata("<h1>افتتاح الجسر</h1>" + body).authors == authors)
  }

  @Test(arguments: [
    ("<div>تاريخ النشر: 16 أيلول/سبتمبر 2025</div>", "2025-09-16", "dateline"),
    (
      "<div>آخر تحديث: 17 أيلول 2025</div><div>نشر في 16 أيلول 2025</div>", "2025-09-16", "dateline"
    ),
    (
      "<div>نشر في 16/9/2025 الساعة 8:12 ص - آخر تحديث 17/9/2025</div>", "2025-09-16T08:12",
      "dateline"
    ),
    (
      "<time datetime='2025-09-16T08:12:00+03:00'>قبل ساعة</time>", "2025-09-16T08:12:00+03:00",
      "time"
    ),
    ("<div>الثلاثاء ٢٤ ربيع الأول ١٤٤٧هـ - ١٦ سبتمبر ٢٠٢٥م</div>", "2025-09-16", "dateline"),
  ])
  func `visible dates of publication are read`(body: String, iso: String, origin: String) throws {
    let published = try #require(try metadata("<h1>افتتاح الجسر</h1>" + body).published)
    #expect(published.iso == iso)
    #expect(published.origin.rawValue == origin)
  }

  @Test func `a date of modification alone is none`() throws {
    let head = "<meta property='article:modified_time' content='2025-09-17T00:00:00Z'>"
    #expect(
      try metadata(head: head, "<h1>افتتاح الجسر</h1><div>آخر تحديث: 17 أيلول 2025</div>").published
        == nil)
  }

  @Test func `metadata come before datelines, and a name's date comes last`() throws {
    let head = "<meta property='article:published_time' content='2025-09-15T22:00:00Z'>"
    let body = "<h1>افتتاح الجسر</h1><div>نشر في 16 أيلول 2025</div>"
    #expect(try metadata(head: head, body, name: "2020-01-01.html").published?.origin == .meta)
    #expect(try metadata(body, name: "2020-01-01.html").published?.origin == .dateline)
    #expect(
      try metadata("<h1>افتتاح الجسر</h1>", name: "2020-01-01.html").published?.iso == "2020-01-01")
    #expect(try metadata("<h1>افتتاح الجسر</h1>").published == nil)
  }
}
