import Testing

@testable import TextCleaning

struct GluedWordsTests {
  @Test(arguments: [
    ("قالت شبكةCNN إن", "قالت شبكة CNN إن"), ("نقل CNNعن مصدر", "نقل CNN عن مصدر"),
    ("على الحدود.وقال الوزير", "على الحدود. وقال الوزير"),
    ("لـCNN", "لـCNN"), ("وCNN", "وCNN"), ("(أ.ف.ب)", "(أ.ف.ب)"),
    ("بنسبة 3.5 في المئة", "بنسبة 3.5 في المئة"), ("الساعة 5م", "الساعة 5م"),
    ("موقع x.com", "موقع x.com"), ("نص عادي تماما.", "نص عادي تماما."),
  ])
  func `a blank is put in only where one is certainly missing`(text: String, expected: String) {
    #expect(String(decoding: GluedWords.parted(Array(text.utf8)), as: UTF8.self) == expected)
  }
}
