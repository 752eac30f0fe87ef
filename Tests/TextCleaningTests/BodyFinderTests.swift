import NewsModel
import Testing

@testable import TextCleaning

/// Which blocks of a page are its article.
struct BodyFinderTests {
  private static let paragraphs = [
    "أعلنت بلدية الميناء صباح الأحد بدء أعمال توسعة الرصيف الشمالي، بعد عامين من الدراسات والنقاش مع الصيادين.",
    "وقال رئيس البلدية سامر الحداد إن المشروع سيكلف أربعين مليون دينار، تدفع الدولة نصفها على ثلاث سنوات.",
    "وأضاف أن الأعمال لن توقف حركة القوارب، وأن مرسى مؤقتا سيفتح قبل نهاية الشهر المقبل في الجهة المقابلة.",
    "ورحبت نقابة الصيادين بالخطوة، لكنها طالبت بتعويض أصحاب المراكب الصغيرة عن أيام التوقف خلال الشتاء.",
  ]

  private static let body = paragraphs.map { "<p>\($0)</p>" }.joined()

  private func texts(_ page: String) throws -> [String] {
    try cleaned("<html><body>" + page + "</body></html>", name: "page.html").paragraphTexts
  }

  @Test(arguments: [
    "<nav><a href=/>الرئيسية</a> <a href=/b>سياسة</a></nav>",
    "<div class='share-bar'><span>شارك الخبر على فيسبوك وتويتر وواتساب الآن</span></div>",
    "<div class='related-posts'><h3>أخبار ذات صلة</h3><p>افتتح الوزير معرض الكتاب في دورته العشرين، بحضور مئة ناشر من الخارج.</p></div>",
    "<section id='comments'><h3>التعليقات</h3><p>شكرا على الخبر، وأتمنى أن تنتهي الأعمال في موعدها هذه المرة.</p></section>",
    "<div class='cookie-notice'><p>يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك، ويمكنك رفضها متى شئت.</p></div>",
    "<div class='newsletter-box'><p>اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح، من دون إعلانات.</p></div>",
    "<div class='author-bio'><p>كاتب وصحفي يغطي شؤون الساحل منذ عشر سنوات، وله كتابان عن الصيد.</p></div>",
    "<div class='tag-list'><a href=/1>ميناء</a> <a href=/2>صيد</a></div>",
    "<footer><p>جميع الحقوق محفوظة لصحيفة الساحل، ولا يجوز النقل من دون إذن مكتوب من الإدارة.</p></footer>",
    "<figure><figcaption>قوارب الصيد في المرسى القديم، كما بدت صباح الأحد قبل بدء الأعمال.</figcaption></figure>",
    "<ul><li><a href=/1>الدولار يتراجع أمام اليورو</a></li><li><a href=/2>المنتخب يفوز بهدفين</a></li></ul>",
  ])
  func `furniture leaves, before the text, in it and after it`(furniture: String) throws {
    let half = Self.paragraphs[..<2].map { "<p>\($0)</p>" }.joined()
    let rest = Self.paragraphs[2...].map { "<p>\($0)</p>" }.joined()
    for page in [
      "\(furniture)<div class=x>\(Self.body)</div>",
      "<div class=x>\(half)\(furniture)\(rest)</div>",
      "<div class=x>\(Self.body)</div>\(furniture)", "<div class=x>\(Self.body)\(furniture)</div>",
    ] {
      #expect(try texts(page) == Self.paragraphs)
    }
  }

  @Test func `headings, quotes and list items inside the text stay`() throws {
    let page = """
      <article><h1>توسعة الرصيف الشمالي</h1><p>\(Self.paragraphs[0])</p><h2>كلفة وموعد</h2>
      <p>\(Self.paragraphs[1])</p><blockquote><p>لن يخسر أحد رزقه.</p></blockquote>
      <ul><li>مرسى مؤقت في الجهة المقابلة</li><li>إضاءة جديدة للرصيف</li></ul>
      <p>\(Self.paragraphs[2])</p><h3>اقرأ أيضا</h3></article>
      """
    #expect(
      try texts(page) == [
        Self.paragraphs[0], "كلفة وموعد", Self.paragraphs[1], "لن يخسر أحد رزقه.",
        "مرسى مؤقت في الجهة المقابلة", "إضاءة جديدة للرصيف", Self.paragraphs[2],
      ])
  }

  @Test func `a text parted by line breaks is as many paragraphs`() throws {
    #expect(
      try texts("<div>" + Self.paragraphs.joined(separator: "<br><br>") + "</div>")
        == Self.paragraphs)
    #expect(
      try texts("<td>" + Self.paragraphs.joined(separator: "<br/>") + "</td>") == Self.paragraphs)
  }

  @Test func `a body in two parts is one article`() throws {
    let page = """
      <article><div class="article-body"><p>\(Self.paragraphs[0])</p><p>\(Self.paragraphs[1])</p></div>
      <div class="promo"><p>حمل تطبيقنا الجديد لمتابعة الأخبار أولا بأول، مجانا ومن دون تسجيل.</p></div>
      <div class="article-body"><p>\(Self.paragraphs[2])</p><p>\(Self.paragraphs[3])</p></div></article>
      """
    #expect(try texts(page) == Self.paragraphs)
  }

  @Test func `the lead above the text belongs to it`() throws {
    let page = """
      <article><header><h1>توسعة الرصيف</h1><div class=dek><p>\(Self.paragraphs[0])</p></div>
      <span class=date>2025-03-02</span></header>
      <div class="entry-content">\(Self.paragraphs[1...].map { "<p>\($0)</p>" }.joined())</div></article>
      """
    #expect(try texts(page) == Self.paragraphs)
  }

  @Test func `a page that shows nothing gives what its data hold`() throws {
    let body = Self.paragraphs.joined(separator: "\\n")
    let page = """
      <script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\(body)"}</script>
      <div id=app><p>تتطلب هذه الصفحة تفعيل جافا سكربت.</p></div>
      """
    #expect(try texts(page) == Self.paragraphs)
  }

  @Test func `an article inside something called a sidebar is found`() throws {
    let page = "<div class='sidebar'><div>\(Self.body)</div></div><p>نص قصير في الأسفل.</p>"
    #expect(try texts(page) == Self.paragraphs)
  }

  @Test func `what was left out is named with its reason`() throws {
    let page =
      "<html><body><div>\(Self.body)</div><div class=related><p>خبر آخر</p></div></body></html>"
    let document = try TextCleaner(tables: shippedTables).document(
      from: RawArticle(name: ArticleName("page.html"), bytes: Array(page.utf8)), explaining: true)
    #expect(document.omissions == [Omission(text: "خبر آخر", reason: "related")])
  }
}
