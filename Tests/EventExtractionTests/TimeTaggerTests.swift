import NewsModel
import Testing

@testable import EventExtraction

struct TimeTaggerTests {

  /// The expressions of a text as `words=value`; only those that say when.
  private func times(_ text: String, written: String? = "2023-06-14") throws -> [TimeExpression] {
    let pack = try NumberReaderTests.pack.get()
    let tagger = pack.times
    let document = Document(
      source: .init(mediaType: .text, encoding: "utf-8", encodingFrom: "valid-utf8"),
      metadata: Metadata(), paragraphs: [(.prose, Array(text.utf8))])
    let tokens = Tokenizer(words: pack.lexicon.words).tokenize(document)
    let anchor = tagger.anchor(of: tokens, published: written.flatMap { CivilDate(iso: $0) })
    var previous: TimeValue?
    return tokens.sentences.flatMap { sentence in
      let found = tagger.expressions(
        in: tokens, tokens: sentence.tokens, anchor: anchor, previous: previous)
      previous = found.last?.denotes ?? previous
      return found.filter { $0.kind == .point || $0.kind == .since }
    }
  }

  // 2023-06-14 was a Wednesday.
  @Test(arguments: [
    ("وصل الوفد اليوم الأربعاء إلى المطار", "2023-06-14"),
    ("غادر الوفد أمس الثلاثاء", "2023-06-13"),
    ("انتهى اللقاء مساء أمس", "2023-06-13"),
    ("بدأ الإضراب أول من أمس", "2023-06-12"),
    ("تعقد الجلسة غدا الخميس", "2023-06-15"),
    ("عاد الوفد، الأحد، إلى بلاده", "2023-06-11"),
    ("انفجر اللغم فجر يوم الاثنين", "2023-06-12"),
    ("زار الوزير الميناء الأربعاء الماضي", "2023-06-07"),
    ("يصل المبعوث السبت المقبل", "2023-06-17"),
    ("قصفت البلدة الليلة الماضية", "2023-06-13"),
    ("أغلق المعبر قبل ثلاثة أيام", "2023-06-11"),
    ("أغلق المعبر قبل يومين", "2023-06-12"),
    ("افتتح المركز قبل شهرين", "2023-04"),
    ("رحل السفير قبل خمس سنوات", "2018"),
    ("استقبل المستشفى الجرحى خلال الساعات الـ24 الماضية", "2023-06-13/2023-06-14"),
    ("استقبل المستشفى الجرحى خلال الـ48 ساعة الماضية", "2023-06-12/2023-06-14"),
    ("استقبل المستشفى الجرحى في الساعات الأخيرة", "2023-06-14"),
    ("توقف القطار منذ الـ7 من مايو الماضي", "2023-05-07"),
    ("وصل الوفد هذا الصباح", "2023-06-14"),
    ("هطلت الأمطار مساء الثلاثاء وفجر الأربعاء", "2023-06-13/2023-06-14"),
    ("هطلت الأمطار الليلة الماضية وفجر اليوم", "2023-06-13/2023-06-14"),
    ("هطلت الأمطار أمس واليوم", "2023-06-13/2023-06-14"),
    ("عمل المصنع منذ بداية العام الحالي وحتى نهاية مارس الماضي", "2023-01-01/2023-03-31"),
    ("عمل المصنع منذ مايو وحتى اليوم", "2023-05-01/2023-06-14"),
    ("عمل المصنع منذ مارس", "2023-03"),
    ("افتتح السوق في نصف شهر مايو", "2023-05-15"),
  ])
  func `days are counted from the day of publication`(text: String, value: String) throws {
    #expect(try times(text).map(\.value) == [value])
  }

  @Test(arguments: [
    ("وقع الطرفان العقد في 9 سبتمبر 2021", "2021-09-09"),
    ("وقع الطرفان العقد في التاسع من أيلول 2021", "2021-09-09"),
    ("وقع العقد يوم 5 تشرين الثاني/نوفمبر 2021", "2021-11-05"),
    ("وقع العقد في 5 يوليو (تموز) 2021", "2021-07-05"),
    ("وقع العقد في 26 مارس آذار 2021", "2021-03-26"),
    ("وقع العقد في 3 جويلية 2021", "2021-07-03"),
    ("وقع العقد يوم 3 غشت 2021", "2021-08-03"),
    ("وقع العقد في الحادي والعشرين من كانون الأول 2020", "2020-12-21"),
    ("وقع العقد بتاريخ 9/4/2021", "2021-04-09"),
    ("وقع العقد بتاريخ 9-4-2021", "2021-04-09"),
    ("وقع العقد في ٩ نيسان ٢٠٢١", "2021-04-09"),
    ("وقع العقد في ديسمبر 2019", "2019-12"),
    ("وقع العقد في عام 2019", "2019"),
    ("وقع العقد في 2019", "2019"),
    ("وقع العقد يوم الثلاثاء 6 يونيو", "2023-06-06"),
  ])
  func `dates are read in the words of every region`(text: String, value: String) throws {
    #expect(try times(text).map(\.value) == [value])
  }

  @Test(arguments: [
    ("اعتقل في 7 مايو", "2023-05-07"), ("اعتقل في نوفمبر الماضي", "2022-11"),
    ("اعتقل في 20 أغسطس الماضي", "2022-08-20"), ("ينتخبون في أكتوبر المقبل", "2023-10"),
    ("اعتقل في يونيو الجاري", "2023-06"), ("اعتقل في 5 الجاري", "2023-06-05"),
    ("اعتقل في منتصف نيسان/أبريل الماضي", "2023-04"), ("اعتقل في شهر مايو", "2023-05"),
    ("اعتقل الشهر الماضي", "2023-05"), ("اعتقل هذا الأسبوع", "2023-06-12/2023-06-18"),
    ("اعتقل الأسبوع الماضي", "2023-06-05/2023-06-11"), ("اعتقل العام الماضي", "2022"),
    ("اعتقل في مطلع العام الجاري", "2023"), ("والشهر الماضي اعتقل", "2023-05"),
    ("والعام الماضي أوقف", "2022"), ("تعلق الرحلات اعتبارا من 30 سبتمبر", "2023-09-30"),
    ("علقت الرحلات اعتبارا من 30 مايو", "2023-05-30"),
    ("اعتقل خلال عطلة نهاية الأسبوع", "2023-06-10/2023-06-11"),
    ("لم يعتقل أحد منذ عام 2017", "2017"), ("يحكم منذ ثلاث سنوات", "2020"),
    ("أوقف مئة شخص منذ مطلع العام الحالي وحتى الآن", "2023-01-01/2023-06-14"),
    ("تقام القمة بين يومي الخميس والسبت", "2023-06-08/2023-06-10"),
    ("أقيم المعرض من 5 إلى 9 مايو 2022", "2022-05-05/2022-05-09"),
    ("أقيم المعرض في 5-9 مايو 2022", "2022-05-05/2022-05-09"),
    ("حكم بين عامي 2011 و2014", "2011-01-01/2014-12-31"),
    ("تراجع الإنتاج في الربع الأول من العام الجاري", "2023-01-01/2023-03-31"),
  ])
  func `partial dates and spans stay as wide as they are told`(
    text: String, value: String
  ) throws {
    #expect(try times(text).map(\.value) == [value])
  }

  @Test(arguments: [
    ("صدر الأمر في 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م", "2015-08-10"),
    ("صدر الأمر بتاريخ 16/10/1436هـ", "2015-08-01"),
    ("صدر الأمر في الأول من محرم 1445هـ", "2023-07-19"),
    ("صدر الأمر عام 1444هـ", "2022-07-30/2023-07-18"),
    ("توقف القتال خلال شهر رمضان", "2023-03-23/2023-04-20"),
  ])
  func `Hijri dates follow the Umm al-Qura calendar`(text: String, value: String) throws {
    #expect(try times(text).map(\.value) == [value])
  }

  @Test(arguments: [
    ("يصل المبعوث الجمعة", "2023-06-09", "2023-06-16"),
    ("تبدأ المحاكمة في 3 مايو", "2023-05-03", "2024-05-03"),
  ])
  func `words without a direction keep both readings`(
    text: String, past: String, future: String
  ) throws {
    let time = try #require(try times(text).first)
    #expect(time.value == past)
    #expect(time.futureValue == future)
  }

  @Test func `a date that lies just ahead is not taken for last year's`() throws {
    #expect(try times("تجرى الانتخابات في 2 يوليو").map(\.value) == ["2023-07-02"])
    #expect(try times("جرى الاقتراع في 2 مارس").map(\.value) == ["2023-03-02"])
  }

  @Test func `the weekday beside today moves the day of writing`() throws {
    #expect(
      try times("قال المتحدث اليوم الاثنين إن الوفد وصل أمس").map(\.value) == [
        "2023-06-12", "2023-06-11",
      ])
    #expect(try times("قال المتحدث اليوم الخميس إن الوفد عاد").map(\.value) == ["2023-06-15"])
  }

  @Test func `the same day and the same year go back to what was told`() throws {
    #expect(
      try times("وصل في 9 مايو 2019. وغادر في اليوم نفسه. وتوفي في العام نفسه.").map(\.value)
        == ["2019-05-09", "2019-05-09", "2019"])
  }

  @Test(arguments: [
    ("غادر الوفد أمس", "XXXX-XX-XX"), ("غادر الوفد الثلاثاء", "XXXX-WXX-2"),
    ("غادر الوفد في 9 سبتمبر", "XXXX-09-09"), ("غادر الوفد الشهر الماضي", "XXXX-XX"),
    ("غادر الوفد في نوفمبر الماضي", "XXXX-11"),
  ])
  func `nothing is resolved without a day of publication`(text: String, value: String) throws {
    let time = try #require(try times(text, written: nil).first)
    #expect(time.value == value)
    #expect(time.basis == .unresolved)
  }

  @Test func `a complete date needs no day of publication`() throws {
    let time = try #require(try times("توفي في 3 أيار 2009", written: nil).first)
    #expect(time.value == "2009-05-03")
    #expect(time.basis == .text)
  }

  @Test(arguments: [
    "انتقد نواب قوى 14 آذار القرار", "احتفلت البلاد باليوم الوطني", "مارس الضغوط على الحكومة",
    "التقى الأمين العام الحالي الوفد", "رجب طيب أردوغان يزور البلاد", "سجن لمدة ثلاث سنوات",
    "بعد ثلاثة أيام من القتال", "قالت تيريزا ماي إنها باقية", "يجتمعون كل يوم خميس",
    "أصيب 2015 شخصا", "في 2000 قرية", "نشرته روسيا اليوم",
  ])
  func `what is no point in time is not taken for one`(text: String) throws {
    #expect(try times(text).map(\.value) == [])
  }
}
