import Foundation
import Testing

@testable import TextCleaning

struct GluedWordsTests {
  @Test(arguments: [
    ("قالت شبكةCNN إن", "قالت شبكة CNN إن"), ("نقل CNNعن مصدر", "نقل CNN عن مصدر"),
    ("على الحدود.وقال الوزير", "على الحدود. وقال الوزير"),
    ("لـCNN", "لـCNN"), ("وCNN", "وCNN"), ("(أ.ف.ب)", "(أ.ف.ب)"),
    ("بنسبة 3.5 في المئة", "بنسبة 3.5 في المئة"), ("الساعة 5م", "الساعة 5م"),
    ("موقع x.com", "موقع x.com"), ("نص عادي تماما.", "نص عادي تماما."),
    ("نقل مراسلالميادينفي صور", "نقل مراسل الميادين في صور"), ("إلىالميادين", "إلى الميادين"),
    ("والميادين العامة", "والميادين العامة"), ("للجزيرة", "للجزيرة"), ("بالعربية", "بالعربية"),
  ])
  func `a blank is put in only where one is certainly missing`(text: String, expected: String) {
    #expect(
      String(
        decoding: GluedWords(table: shippedTables.glue).parted(Array(text.utf8)), as: UTF8.self)
        == expected)
  }

  @Test func `each row of the table knows its own example`() throws {
    for row in try shippedRows("glue.tsv") {
      let sides = row.cells[3].components(separatedBy: " = ")
      let found = GluedWords(table: shippedTables.glue).parted(Array(sides[0].utf8))
      #expect(String(decoding: found, as: UTF8.self) == sides[1], "\(row.cells[0])")
    }
  }
}
