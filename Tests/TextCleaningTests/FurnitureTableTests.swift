import Testing

@testable import TextCleaning

struct FurnitureTableTests {
  @Test func `each row of the tables knows its own example`() throws {
    for row in try shippedRows("furniture.tsv") {
      try #require(row.cells.count == 5, "\(row.file): \(row.cells)")
      let example = Array(row.cells[4].utf8)
      guard row.cells[2] != "name" else { continue }
      guard row.cells[2] != "tail" else {
        #expect(shippedTables.furniture.opensTail(example), "\(row.file): \(row.cells[0])")
        continue
      }
      let match = shippedTables.furniture.match(example, isAtEdge: true)
      #expect(match?.kind == row.cells[1], "\(row.file): \(row.cells[0])")
    }
  }

  @Test(arguments: [
    "اقرأ أيضاً: وزير النقل يعد بتوسعة المطار قبل نهاية العام", "إقرأ ايضا", "التعليقات (12)",
    "مقالات ذات صلة", "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
    "تابعوا صفحتنا على فيسبوك وتويتر", "جميع الحقوق محفوظة © 2024", "Related posts", "// انتهى //",
    "الوسوم: غزة، مصر، قطر", "نشر في 12 أيار 2024", "زر الذهاب إلى الأعلى", "3 تعليقات",
    "(رويترز)", "Share this article", "Read more: Port workers call off strike",
  ])
  func `lines of the page around an article are known`(line: String) {
    #expect(shippedTables.furniture.match(Array(line.utf8)) != nil)
  }

  @Test(arguments: [
    "مشاركة واسعة في الانتخابات البلدية", "ملفات شائكة على طاولة القمة العربية",
    "المصدر الدبلوماسي أكد أن الاجتماع تأجل", "إعلان الدوحة ينص على وقف إطلاق النار",
    "طباعة الأوراق الانتخابية تبدأ الأحد", "حفظ السلام في الجنوب مسؤولية الجميع",
    "نشر في الصحيفة مقال ينتقد الوزير", "خاص الوفدان مفاوضات شاقة في جنيف",
    "رد الجيش على مصادر النيران", "إرسال قوات إضافية إلى الحدود",
    "أعلنت الشركة تحديث سياسة الخصوصية في تطبيقها بعد انتقادات",
    "Comments by the minister angered Ankara",
    "Watch the sky, officials told residents", "Live fire drills begin off the coast",
    "المزيد من القوات يصل إلى المدينة", "Share prices fell in Riyadh on Sunday",
    "صورة الشرق الأوسط بعد الحرب لم تتضح", "القسم الجنوبي من المدينة بلا ماء",
    "قال مدير الميناء في رده إن \"زمن التأجيل انتهى\".", "وقالت اللجنة إن حفل الافتتاح ت م",
  ])
  func `headlines and sentences with the same words stay`(line: String) {
    #expect(shippedTables.furniture.match(Array(line.utf8)) == nil)
  }

  @Test func `a note on the author is one only at the edge of an article`() {
    let note = Array("صحفي ومراسل متخصص في الشؤون الليبية، عمل في عدة قنوات.".utf8)
    #expect(shippedTables.furniture.match(note) == nil)
    #expect(shippedTables.furniture.match(note, isAtEdge: true)?.kind == "author")
  }

  @Test func `a long line is furniture by its beginning alone`() {
    let names = (1...27).map { "bridge \($0 + 100)" }.joined(separator: ", ")
    #expect(shippedTables.furniture.match(Array("Related: \(names.prefix(220))".utf8)) != nil)
    #expect(shippedTables.furniture.match(Array("Our newsletter: \(names)".utf8)) == nil)
    #expect(shippedTables.furniture.match(Array("\(names), related: \(names)".utf8)) == nil)
  }

  @Test func `a phrase without a word is refused with its place`() {
    #expect(throws: (any Error).self) {
      try CleaningTables(tables: [("x/furniture.tsv", Array("a\tshare\tline\t…\tx\n".utf8))])
    }
    #expect(throws: (any Error).self) {
      try CleaningTables(tables: [("x/furniture.tsv", Array("a\tshare\tnowhere\tx\tx\n".utf8))])
    }
  }
}
