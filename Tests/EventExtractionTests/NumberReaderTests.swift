import CLanguagePacks
import NewsModel
import Testing

@testable import EventExtraction

/// The tables that are built into the binary.
func builtInTables() -> [PackTable] {
  guard let first = waqai_pack_tables() else { return [] }
  return (0..<Int(waqai_pack_table_count())).map { index in
    let table = first[index]
    return PackTable(
      tag: String(cString: table.tag), name: String(cString: table.name), path: "built in",
      bytes: Array(UnsafeBufferPointer(start: table.bytes, count: Int(table.count))))
  }
}

/// The tables that Arabic is read by.
let arabicTables = builtInTables().filter { $0.tag == "und" || $0.tag == "ar" }

struct NumberReaderTests {
  static let pack = Result { try LanguagePacks.Pack(tables: arabicTables) }

  /// The first number of the text that is no place in a row.
  private func first(_ text: String, ordinal: Bool = false) throws -> NumberPhrase? {
    let pack = try Self.pack.get()
    let tokens = Tokenizer(words: pack.lexicon.words).tokenize(bytes: Array(text.utf8))
    return tokens.tokens.indices.lazy
      .compactMap { pack.numbers.number(in: tokens, at: $0, limit: tokens.tokens.count) }
      .first { $0.isOrdinal == ordinal }
  }

  @Test(arguments: [
    ("أصيب ثلاثة عمال", 3), ("سقطت خمس قذائف", 5), ("وثمانية آخرين", 8),
    ("احتجاز أحد عشر بحارا", 11), ("غرق اثني عشر مهاجرا", 12), ("اثنتا عشرة امرأة", 12),
    ("وتسعة عشر سائقا", 19), ("عشرون خيمة", 20), ("بخمسة وعشرين قاربا", 25),
    ("مئة أسرة", 100), ("مائتي سجين", 200), ("ثلاثمئة طالب", 300), ("ثلاث مئة طالب", 300),
    ("مئة وخمسة وثلاثين جريحا", 135), ("ألف نازح", 1000), ("ألفي نازح", 2000),
    ("ثلاثة آلاف وخمسمئة نازح", 3500), ("خمسة وعشرين ألف لاجئ", 25_000),
    ("مليون ونصف المليون نازح", 1_500_000), ("مليوني طفل", 2_000_000),
    ("نصف مليون نازح", 500_000), ("ألف ومئتين وثلاثة", 1203),
    ("ثلاثة ملايين وأربعمئة ألف", 3_400_000),
  ])
  func `number words are read in every case and gender`(text: String, value: Int) throws {
    #expect(try first(text)?.value == value)
  }

  @Test(arguments: [
    ("12 عاملا", 12), ("٤٧ عاملا", 47), ("۴۷ عاملا", 47), ("1,250 عاملا", 1250),
    ("لقي 15حارسا", 15), ("17 ألفا و420 طلبا", 17_420), ("48 ألفاً و 7 أشخاص", 48_007),
    ("3 ملايين و200 ألف شخص", 3_200_000), ("مليون و200 ألف شخص", 1_200_000),
    ("3.4 ملايين نازح", 3_400_000), ("2,5 مليون نازح", 2_500_000), ("26.318 نازحا", 26_318),
    ("58.500.000 ناخب", 58_500_000), ("7 آلاف خيمة", 7000), ("9.184 مليار دولار", 9_184_000_000),
  ])
  func `figures are read with their words of scale`(text: String, value: Int) throws {
    #expect(try first(text)?.value == value)
  }

  @Test(arguments: [
    "2ر3 درجة", "12.5 كيلومترا", "30 في المئة", "45% من الناخبين",
    "12.345 دولار", "عشرات الجرحى", "آلاف المحتجين", "عشرات الآلاف من السكان",
  ])
  func `a fraction, a share or a vague number counts nobody`(text: String) throws {
    let phrase = try #require(try first(text))
    #expect(phrase.value == nil)
  }

  @Test func `a range keeps both ends`() throws {
    let phrase = try #require(try first("بين القتلى 10-15 صيادا"))
    #expect(phrase.value == 10)
    #expect(phrase.upper == 15)
    let words = try #require(try first("من 20 إلى 30 ألف شخص"))
    #expect(words.value == 20_000)
    #expect(words.upper == 30_000)
  }

  @Test(arguments: [
    ("في اليوم الثالث", 3), ("الجولة الحادية عشرة", 11), ("الخامس والعشرين من الشهر", 25),
    ("للمرة الـ33 هذا العام", 33),
  ])
  func `places in a row are told from numbers`(text: String, value: Int) throws {
    #expect(try first(text, ordinal: true)?.value == value)
    #expect(try first(text) == nil)
  }

  @Test(arguments: ["9/9/2025", "12:30", "1436/10/16"])
  func `dates and hours in figures are no numbers`(text: String) throws {
    #expect(try first(text) == nil)
  }

  @Test(arguments: ["لست واثقا", "أحد الضباط", "عاد الوفد"])
  func `words that only look like numbers are none`(text: String) throws {
    #expect(try first(text) == nil)
  }
}

struct FiguresTests {
  @Test(arguments: [
    ("2ر3", 10, 32), ("74ر57", 100, 5774), ("3.4", 10, 34), ("1,234,567", 1, 1_234_567),
    ("1,234.5", 10, 12_345),
  ])
  func `the fraction before the letter reh comes first`(key: String, scale: Int, value: Int) {
    #expect(Figures(Array(key.utf8))?.times(scale) == value)
  }

  @Test func `thousands after one point wait for what is counted`() {
    #expect(Figures(Array("29.954".utf8))?.isAmbiguous == true)
    #expect(Figures(Array("29.95".utf8))?.isAmbiguous == false)
  }
}
