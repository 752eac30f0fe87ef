import NewsModel
import Testing

@testable import TextCleaning

/// Names that are believed, and where they are not.
struct PruningTests {
  private static let paragraphs = [
    "سحبت الجرافات أول زورق من الحوض الجاف صباح الخميس، بعد أن ظل عالقا في الوحل منذ عاصفة الشتاء.",
    "وقال مدير المرفأ إن الزوارق الخمسة الباقية ستسحب قبل نهاية الشهر، على نفقة صندوق الصيادين.",
  ]
  private static let notice = (1...4).map {
    "يحق لك في الباب \($0) من هذه السياسة أن تطلب نسخة من بياناتك، وأن تعترض على حفظها متى شئت."
  }

  @Test(arguments: ["related", "info", "sidebar"])
  func `what holds the headline of the page's title is the article, whatever it is called`(
    name: String
  ) throws {
    let page = """
      <html><head><title>سحب أول زورق من الحوض | المرفأ</title></head><body><h1>المرفأ</h1>
      <div class='\(name)'><h1>سحب أول زورق من الحوض</h1>\(marked(Self.paragraphs))</div>
      <div class='consent'>\(marked(Self.notice))</div></body></html>
      """
    #expect(try cleaned(page, name: "page.html").paragraphTexts == Self.paragraphs)
  }
}
