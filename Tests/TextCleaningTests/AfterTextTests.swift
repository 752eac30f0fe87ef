import NewsModel
import Testing

@testable import TextCleaning

/// What stands below the element that holds the text.
struct AfterTextTests {
  private static let paragraphs = [
    "قررت بلدية المنارة إغلاق السوق القديم أسبوعين لإصلاح سقفه، بعد أن كشفت أمطار الشتاء عن شقوق في القباب الأربع.",
    "وقالت مديرة الأشغال هدى الصالح إن الحجارة ستقطع من المحجر نفسه الذي بني منه السوق قبل مئتي عام.",
    "وسينتقل الباعة إلى ساحة المحطة، حيث نصبت البلدية مئة خيمة ومدت إليها الماء والكهرباء من دون مقابل.",
    "ويخشى أصحاب المحال أن يطول الإغلاق، فقد استمرت أعمال مشابهة في سوق السمك عاما كاملا بدل شهرين.",
    "وتعهدت البلدية بدفع غرامة عن كل يوم تأخير، تذهب إلى صندوق الباعة المتضررين من الأعمال.",
  ]
  private static let appeal =
    "تعمل صحيفة المنارة من دون إعلانات، وتعيش من تبرعات قرائها الذين يريدون صحافة تسأل عن حال مدنهم."

  @Test func `a box below the text leaves, whatever it is called`() throws {
    let text = marked(Self.paragraphs)
    for box in [
      "<section><h3>عن الصحيفة</h3><p>\(Self.appeal)</p></section>",
      "<section><div class=q7><p>\(Self.appeal)</p></div></section>",
    ] {
      #expect(try pageTexts("<main><div class=k>\(text)</div>\(box)</main>") == Self.paragraphs)
    }
  }

  @Test(arguments: [
    // It looks as the first part does.
    "<div class=k>%1</div><div class=k>%2</div>",
    // It is named for the text.
    "<div class=k>%1</div><div class=q><div class='article-body'>%2</div></div>",
    // The text's own paragraphs stand beside one another.
    "<div>%1%2</div>",
  ])
  func `the end of the text stays, in a frame of its own too`(frame: String) throws {
    let page = frame.replacing("%1", with: marked(Self.paragraphs[..<4]))
      .replacing("%2", with: marked(Self.paragraphs[4...]))
    #expect(try pageTexts("<main>\(page)</main>") == Self.paragraphs)
  }

  @Test func `one long paragraph is no frame of a text`() throws {
    let long = Self.paragraphs[..<4].joined(separator: " ")
    let page =
      "<main><div><p>\(long)</p></div><section><p>\(Self.paragraphs[4])</p></section></main>"
    #expect(try pageTexts(page) == [long, Self.paragraphs[4]])
  }

  @Test func `a quotation of several paragraphs is no frame of a text`() throws {
    let page = """
      <main><blockquote>\(marked(Self.paragraphs))</blockquote><p>نقلت هذه الكلمة مدرسة الحي عن أحد الباعة.</p></main>
      """
    #expect(try pageTexts(page) == Self.paragraphs + ["نقلت هذه الكلمة مدرسة الحي عن أحد الباعة."])
  }

  @Test func `a list below the text stays`() throws {
    let page = """
      <article><div class=k>\(marked(Self.paragraphs))</div><section><ul>
      <li>يفتح السوق المؤقت من الثامنة صباحا</li><li>تسير حافلة كل نصف ساعة من الميدان</li>
      </ul></section></article>
      """
    #expect(
      try pageTexts(page)
        == Self.paragraphs + [
          "يفتح السوق المؤقت من الثامنة صباحا", "تسير حافلة كل نصف ساعة من الميدان",
        ])
  }

  @Test func `a note that opens with the author's name leaves, near the end alone`() throws {
    let note = "هدى الصالح كاتبة تعنى بعمارة المدن القديمة، ولها كتاب عن أسواق الساحل."
    let text = Self.paragraphs[..<1] + [note] + Self.paragraphs[1...] + [note]
    let page = """
      <html><head><meta name=author content='هدى الصالح'></head><body><article><h1>قباب متشققة</h1>
      <div>\(marked(text))</div></article></body></html>
      """
    let found = try cleaned(page, name: "page.html").paragraphTexts
    #expect(found == Self.paragraphs[..<1] + [note] + Self.paragraphs[1...])
  }

  @Test func `a short line with the sign of copyright leaves`() throws {
    let page =
      "<div><p>\(Self.paragraphs[0])</p><p>تصوير سالم ناصر © وكالة الساحل للأنباء</p><p>\(Self.paragraphs[1])</p></div>"
    #expect(try pageTexts(page) == Array(Self.paragraphs[..<2]))
  }

  @Test func `a heading between the headline and the text beside it stays`() throws {
    let page = """
      <article><h1>إغلاق السوق القديم أسبوعين</h1><div><h2>قباب متشققة</h2>
      \(marked(Self.paragraphs))</div></article>
      """
    #expect(try pageTexts(page) == ["قباب متشققة"] + Self.paragraphs)
  }
}
