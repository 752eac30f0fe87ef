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
}
