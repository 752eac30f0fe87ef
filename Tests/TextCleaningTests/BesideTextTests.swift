import NewsModel
import Testing

@testable import TextCleaning

/// Names that are doubted on the way to the text and believed beside it, and articles below it.
struct BesideTextTests {
  private static let paragraphs = [
    "أعلنت هيئة المياه في الوادي تشغيل محطة التحلية الجديدة فجر الأحد، بعد تجارب استمرت ثلاثة أشهر في قرى الساحل.",
    "وقال مدير الهيئة سامر القاضي إن المحطة ستغذي أربعين قرية كانت تشتري الماء من صهاريج خاصة.",
    "وتعمل المحطة بألواح شمسية نصبت على سطوح المدارس، ويكفي ما تخزنه لتشغيلها طوال الليل.",
  ]
  private static let other =
    "افتتحت غرفة التجارة معرض التمور السنوي في قاعة المحطة القديمة، وشارك فيه مئة مزارع من القرى."
  private static let third =
    "أجل نادي الوادي مباراته مع فريق الميناء أسبوعا كاملا، لأن أمطار الليلة الماضية أغرقت أرض الملعب."

  @Test func `a name that the text itself bears is believed of what stands beside it`() throws {
    let page = """
      <div class='sidebar'><div>\(marked(Self.paragraphs))</div></div>
      <div class='sidebar'><p>\(Self.other)</p></div>
      """
    #expect(try pageTexts(page) == Self.paragraphs)
  }

  @Test func `small print is no text, even where it is longer than the text`() throws {
    let boxes = [Self.paragraphs[..<2], Self.paragraphs[2...]].map {
      "<div class=k>\(marked($0))</div>"
    }.joined()
    let print = [String](repeating: Self.other, count: 4).joined(separator: " ")
    let page = "<main>\(boxes)<div class='rich-text disclaimer'><p>\(print)</p></div></main>"
    #expect(try pageTexts(page) == Self.paragraphs)
  }

  @Test func `articles below the text leave, the text's own stays`() throws {
    let cards = [Self.other, Self.third].map {
      "<article><div><p>\($0)</p></div></article>"
    }.joined()
    let page =
      "<main><article><div>\(marked(Self.paragraphs))</div></article><div>\(cards)</div></main>"
    #expect(try pageTexts(page) == Self.paragraphs)
  }

  @Test func `what follows the end of the article leaves where it is the shorter part`() throws {
    let page = """
      <main><article><div>\(marked(Self.paragraphs))</div></article>
      <section><div class=k><p>\(Self.other)</p></div></section></main>
      """
    #expect(try pageTexts(page) == Self.paragraphs)
  }

  @Test func `an article told in many boxes stays whole`() throws {
    let entries = (Self.paragraphs + [Self.other, Self.third]).map {
      "<article><h3>من أخبار الوادي اليوم</h3><p>\($0)</p></article>"
    }.joined()
    let found = try pageTexts("<main><h1>يوميات الوادي</h1><div>\(entries)</div></main>")
    #expect((Self.paragraphs + [Self.other, Self.third]).allSatisfy(found.contains))
  }

  @Test func `the foot of a page leaves, however short its article is`() throws {
    let contact = [Self.other, Self.third, Self.paragraphs[2]]
    let page = """
      <main><h1>محطة التحلية تعمل</h1><p>\(Self.paragraphs[0])</p></main>
      <footer><div>\(marked(contact))</div></footer>
      """
    #expect(try pageTexts(page) == [Self.paragraphs[0]])
  }

  @Test func `JSON left on the page for a script is no text`() throws {
    let json = #"{"layout":2,"button":"center","text":"buy now","title":"water","fields":[1,2,3]}"#
    let page = """
      <article><div>\(marked(Self.paragraphs[..<2]))<div>\(json)</div>
      \(marked(Self.paragraphs[2...]))</div></article>
      """
    #expect(try pageTexts(page) == Self.paragraphs)
  }

  @Test func `a short sentence between the headline and the text beside it stays`() throws {
    let page = """
      <article><h1>محطة التحلية تعمل</h1><div><p>وصل الماء.</p>\(marked(Self.paragraphs))
      </div></article>
      """
    #expect(try pageTexts(page) == ["وصل الماء."] + Self.paragraphs)
  }
}
