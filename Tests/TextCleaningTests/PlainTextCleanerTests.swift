import NewsModel
import Testing

@testable import TextCleaning

struct PlainTextCleanerTests {
  private let first =
    "قالت وزارة النقل إن العمل في الجسر الجديد سينتهي قبل نهاية العام، وإن الطريق ستبقى مفتوحة أمام الشاحنات طوال الشهر."
  private let second =
    "وأضافت أن اللجنة ستعود إلى الاجتماع الأسبوع المقبل، وأن نتائج التحقيق ستعلن كاملة أمام الصحافة."

  @Test(arguments: [
    ("أنقرة، 14 مارس 2026 - ", "2026-03-14"), ("تونس 14 مارس 2026 (وكالة) – ", "2026-03-14"),
    ("منذ 14 مارس 2026 ", nil),
  ])
  func `a report may open with its date`(opening: String, day: String?) throws {
    let document = try cleaned("افتتاح الجسر الجديد\n\n\(opening)\(first)\n\n\(second)")
    #expect(document.metadata.published?.iso == day)
  }

  @Test func `the page around a text leaves it`() throws {
    let document = try cleaned(
      """
      محليات

      افتتاح الجسر الجديد قبل نهاية العام – المرفأ نيوز

      \(first)

      اقرأ أيضا: وزير النقل يزور المطار

      \(second)
      ______________________________

      مقالات ذات صلة

      إضراب في الميناء يدخل يومه الثالث

      أسعار الوقود ترتفع

      اترك تعليقاً

      لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *

      زر الذهاب إلى الأعلى
      """)
    #expect(document.paragraphTexts == ["افتتاح الجسر الجديد قبل نهاية العام", first, second])
    #expect(document.metadata.title == "افتتاح الجسر الجديد قبل نهاية العام")
    #expect(document.metadata.site == "المرفأ نيوز")
    #expect(document.paragraphs[0].kind == .heading)
  }

  @Test func `date and author lines become metadata`() throws {
    let document = try cleaned(
      "افتتاح الجسر الجديد قبل نهاية العام\nالثلاثاء 16 أيلول 2025\nبقلم: سلمى بن يوسف\n\(first)\n\(second)"
    )
    #expect(document.metadata.published?.iso == "2025-09-16")
    #expect(document.metadata.published?.origin == .dateline)
    #expect(document.metadata.authors == ["سلمى بن يوسف"])
    #expect(document.paragraphs.count == 3)
  }

  @Test func `a city alone before prose stays`() throws {
    #expect(try cleaned("واشنطن\n\(first)\n\(second)").paragraphTexts == ["واشنطن", first, second])
  }

  @Test func `prose after a list of links is article again`() throws {
    let document = try cleaned("\(first)\nمقالات ذات صلة\nأسعار الوقود ترتفع\n\(second)")
    #expect(document.paragraphTexts == [first, second])
  }

  @Test func `subheads, lists and short quotes stay`() throws {
    let document = try cleaned(
      "\(first)\nتفاصيل الاتفاق الجديد\n\(second)\n• توسعة الرصيف الشمالي.\n• شراء رافعتين.\n\(first)"
    )
    #expect(
      document.paragraphs.map(\.kind) == [.prose, .heading, .prose, .listItem, .listItem, .prose])
  }

  @Test func `a note on the author at the end leaves`() throws {
    let note = "مراسل وصحفي ميداني، يركز على نقل تفاصيل الأحداث من قلب المكان."
    #expect(try cleaned("\(first)\n\(second)\n\(note)").paragraphTexts == [first, second])
  }

  @Test func `a text of short lines alone is kept`() throws {
    #expect(try cleaned("قتل ثلاثة في البصرة\nواعتقل اثنان").paragraphs.count == 2)
  }

  @Test(arguments: ["\n\n", "\n"])
  func `a column's lines are paragraphs again`(between: String) throws {
    let paragraphs = ["الجسر الجديد يفتح قبل الشتاء", first, second, first + " " + second]
    let lines = paragraphs.map { wrapped($0, at: 44) }.joined(separator: between)
    let document = try cleaned(lines + between + "ولم تذكر الوزارة كم سيكلف الجسر.")
    #expect(document.paragraphTexts == paragraphs + ["ولم تذكر الوزارة كم سيكلف الجسر."])
    #expect(document.metadata.title == paragraphs[0])
  }

  @Test func `lines broken by hand are paragraphs where blank lines part them`() throws {
    let document = try cleaned(
      """
      الجسر الجديد يفتح قبل الشتاء

      قالت وزارة النقل إن العمل
      في الجسر الجديد سينتهي
      قبل نهاية العام.

      وأضافت أن الطريق ستبقى
      مفتوحة.
      """)
    #expect(
      document.paragraphTexts == [
        "الجسر الجديد يفتح قبل الشتاء",
        "قالت وزارة النقل إن العمل في الجسر الجديد سينتهي قبل نهاية العام.",
        "وأضافت أن الطريق ستبقى مفتوحة.",
      ])
  }

  @Test func `what links tore from a sentence comes back to it`() throws {
    let document = try cleaned(
      """
      الجسر الجديد يفتح قبل الشتاء
      قالت
      وزارة النقل
      ، إن العمل في
      الجسر الجديد
      سينتهي قبل نهاية العام، وإن الطريق ستبقى مفتوحة أمام ال
      شاحنات
      .
      مواعيد العمل
      \(second)
      """)
    #expect(
      document.paragraphTexts == [
        "الجسر الجديد يفتح قبل الشتاء",
        "قالت وزارة النقل، إن العمل في الجسر الجديد سينتهي قبل نهاية العام، وإن الطريق ستبقى مفتوحة أمام الشاحنات.",
        "مواعيد العمل", second,
      ])
  }

  @Test func `verses and whole paragraphs stay as they are`() throws {
    let verses = [
      "يا جسرنا العالي على النهر القديم", "كم مر فوقك من مسافر مستقيم",
      "وكم رأيت من الليالي والنجوم", "وكم حملت من الأماني والغيوم",
    ]
    #expect(try cleaned(verses.joined(separator: "\n")).paragraphTexts == verses)
    let paragraphs = ["الجسر الجديد يفتح قبل الشتاء", first, "وسيفتح الجسر في تشرين.", second]
    #expect(try cleaned(paragraphs.joined(separator: "\n")).paragraphTexts == paragraphs)
  }

  /// The text in lines of at most `width` letters.
  private func wrapped(_ text: String, at width: Int) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.unicodeScalars.count + 1 + word.unicodeScalars.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}
