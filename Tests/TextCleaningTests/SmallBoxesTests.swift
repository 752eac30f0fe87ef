import NewsModel
import Testing

@testable import TextCleaning

/// Boxes between the paragraphs, and texts that a page holds twice.
struct SmallBoxesTests {
  private static let paragraphs = [
    "فتح متحف الواحة أبوابه مساء الخميس بعد ترميم دام خمس سنوات، بحضور وزيرة الثقافة وعدد من سفراء الدول المانحة.",
    "وتضم القاعات الجديدة ألفي قطعة كانت محفوظة في مخازن العاصمة، منها نقوش عثر عليها في آبار المدينة القديمة.",
    "وقال مدير المتحف نزار الخطيب إن الدخول سيكون مجانا لسكان المحافظة حتى نهاية العام، وللطلاب في كل وقت.",
    "ويأمل أصحاب الفنادق أن يعيد المتحف السياح إلى الواحة، بعد سنوات لم يزرها فيها إلا الباحثون.",
  ]

  private func page(around box: String, leading: String = "") -> String {
    let half = Self.paragraphs[..<2].map { "<p>\($0)</p>" }.joined()
    let rest = Self.paragraphs[2...].map { "<p>\($0)</p>" }.joined()
    return "<article><div class=k>\(leading)\(half)\(box)\(rest)</div></article>"
  }

  @Test(arguments: [
    "<div class=q><div><span>حمل الدليل المصور</span></div></div>",
    "<div class=q><p>شاهد الصور من يوم الافتتاح.</p></div>",
    "<section><div>القاعة الكبرى</div><p>تصوير: ليلى حمدان</p></section>",
  ])
  func `a few words in a box between the paragraphs leave`(box: String) throws {
    #expect(try pageTexts(page(around: box)) == Self.paragraphs)
  }

  @Test(arguments: [
    ("<div class=q><h2>كنوز الآبار</h2></div>", "كنوز الآبار"),
    ("<div class=q><blockquote>هذا يوم للواحة كلها.</blockquote></div>", "هذا يوم للواحة كلها."),
    (
      "<div class=q><ul><li>يفتح المتحف من التاسعة صباحا</li></ul></div>",
      "يفتح المتحف من التاسعة صباحا"
    ),
    ("<p>لن يعود شيء إلى المخازن.</p>", "لن يعود شيء إلى المخازن."),
  ])
  func `headings, quotes, lists and short paragraphs stay`(box: String, line: String) throws {
    #expect(
      try pageTexts(page(around: box))
        == Self.paragraphs[..<2] + [line] + Self.paragraphs[2...])
  }

  @Test func `a lead in a box before the paragraphs stays`() throws {
    let lead = "ألفا قطعة خرجت من مخازن العاصمة إلى النور، بعد خمس سنوات من الترميم."
    #expect(
      try pageTexts(page(around: "", leading: "<div class=q><p>\(lead)</p></div>"))
        == [lead] + Self.paragraphs)
  }

  @Test func `a text that a page holds twice is told once`() throws {
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = "<main><div class='wide'>\(text)</div><div class='narrow'>\(text)</div></main>"
    #expect(try pageTexts(page) == Self.paragraphs)
  }

  @Test func `a paragraph that comes again alone stays`() throws {
    let refrain = "وقالت الوزيرة إن المال كله جاء من صندوق الثقافة الذي تديره المحافظة."
    let text = (Self.paragraphs[..<2] + [refrain] + Self.paragraphs[2...] + [refrain])
      .map { "<p>\($0)</p>" }.joined()
    #expect(try pageTexts("<main><div>\(text)</div></main>").filter { $0 == refrain }.count == 2)
  }
}
