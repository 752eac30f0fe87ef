import NewsModel
import Testing

@testable import TextCleaning

/// Where the text is looked for.
struct ContainerTests {
  private static let paragraphs = [
    "أعادت مكتبة الميناء فتح قاعتها الكبرى صباح السبت، بعد أن أكل الملح جدرانها وأغلقت أربع سنوات كاملة.",
    "وجمع أهل الحي ثمن الترميم من بيع الكتب المكررة، وتكفل نجار متقاعد بصنع الرفوف من خشب السفن القديمة.",
    "وستبقى القاعة مفتوحة حتى منتصف الليل في أيام الامتحانات، ويحرسها طلاب الجامعة بالتناوب.",
  ]

  @Test func `lines between paragraphs that are named for the text are its own`() throws {
    let named = Self.paragraphs.map { "<p class='post-body-paragraph'>\($0)</p>" }
    let page = """
      <div><div>رجوع إلى الصفحة الأولى</div><div>\(named[0])<h2>رفوف من سفن</h2>\(named[1])
      <ul><li>قاعة للقراءة</li><li>قاعة للخرائط</li></ul><p class='post-body-paragraph'>لا أكثر.</p>
      <div>عدد القراء ١٢٠٠</div>\(named[2])</div></div>
      """
    #expect(
      try pageTexts(page) == [
        Self.paragraphs[0], "رفوف من سفن", Self.paragraphs[1], "قاعة للقراءة", "قاعة للخرائط",
        "لا أكثر.", Self.paragraphs[2],
      ])
  }

  @Test func `a text of one paragraph goes on in the list below it`() throws {
    let page = """
      <main><div><div><p>\(Self.paragraphs[0])</p><p>وفي القاعة الآن:</p>
      <ul><li>أربعون مقعدا</li><li>خزانة للخرائط</li></ul></div></div></main>
      """
    #expect(
      try pageTexts(page) == [
        Self.paragraphs[0], "وفي القاعة الآن:", "أربعون مقعدا", "خزانة للخرائط",
      ])
  }

  @Test func `of several articles the one that the page is titled for is the text`() throws {
    func article(_ headline: String, _ paragraphs: [String]) -> String {
      """
      <article><h1>\(headline)</h1><div class='article-body'>\(marked(paragraphs))</div></article>
      """
    }
    let long = (1...4).flatMap { hall in Self.paragraphs.map { "القاعة \(hall): " + $0 } }
    let text = Self.paragraphs.map { $0 + " " + $0 }
    let page = """
      <html><head><title>مكتبة الميناء تفتح قاعتها | الساحل</title></head><body><main>
      \(article("مكتبة الميناء تفتح قاعتها", text))\(article("قاعات أخرى", long))</main></body></html>
      """
    #expect(try cleaned(page, name: "page.html").paragraphTexts == text)
  }
}
