import Deduplication
import NewsModel
import Testing

/// An older paragraph, a later one, and what the later one is.
struct ComparisonTests {
  static let older =
    "قال مدير الميناء إن السفينة وصلت مساء الأحد وعلى متنها 320 حاوية من القمح، وإن تفريغها يستغرق يومين لأن الرافعات القديمة لا تعمل كلها"

  /// The verdict on the older paragraph with `old` replaced by `new`.
  private func verdict(_ old: String, _ new: String, older: String = older) throws -> String {
    let later = older.replacing(old, with: new)
    #expect(later != older)
    let reader = try Reader()
    try reader.read([older])
    return try #require(reader.read([later]).words.first)
  }

  @Test(arguments: [
    ("قال مدير", "بيروت - رويترز: قال مدير"),
    ("قال مدير", "صنعاء (الأناضول) - قال مدير"),
    ("كلها", "كلها (د ب أ)"),
    ("من القمح،", "من القمح، وفق ما ذكرت مصادر مطلعة،"),
    ("السفينة وصلت", "السفينة وصلت أمس"),
    ("قال مدير", "ذكر مدير"),
    ("لأن الرافعات", "لأن الرافعاات"),
    ("تفريغها", "تفرغيها"),
    ("الرافعات القديمة", "الرافعات القدمية"),
    ("قال مدير", "وقال مدير"),
    (" وإن تفريغها يستغرق يومين لأن الرافعات القديمة لا تعمل كلها", ""),
    ("مدير الميناء", "مدير المـيناءِ"),
    ("320", "٣٢٠"),
  ])
  func `wording, spelling and cuts say nothing new`(old: String, new: String) throws {
    let verdict = try verdict(old, new)
    #expect(verdict == "near 1.0" || verdict == "exact 1.0")
  }

  @Test(arguments: [
    ("320", "330"),
    ("320 حاوية", "حاوية"),
    ("يومين", "ثلاثة أيام"),
    ("لا تعمل كلها", "تعمل كلها"),
    ("السفينة وصلت", "السفينة لم تصل"),
    ("مساء الأحد", "مساء الخميس"),
    ("مدير الميناء", "وزير النقل"),
    ("القمح", "الحديد"),
    ("كلها", "كلها، وطالب الحكومة بشراء رافعات جديدة قبل حلول موسم الحصاد"),
  ])
  func `a changed number, name, day or negation is a revision`(old: String, new: String) throws {
    #expect(try verdict(old, new) == "revises 1.0")
  }

  @Test func `the opposite of what was said is a revision, whatever word says it`() throws {
    let older =
      "نفى مدير المستشفى نقل الأطباء المقيمين إلى العاصمة قبل انتهاء موسم الأمراض الشتوية في الأقاليم الجبلية"
    #expect(try verdict("نفى", "أكد", older: older) == "revises 1.0")
    #expect(try verdict("نفى", "أعلن", older: older) == "revises 1.0")
  }

  @Test func `numbers that change places are a revision`() throws {
    let older =
      "أسفر حادث السير على الطريق الساحلي عن مقتل 3 ركاب وإصابة 9 آخرين نقلوا إلى المستشفى القريب من المدينة"
    let later = older.replacing("3", with: "x").replacing("9", with: "3").replacing("x", with: "9")
    let reader = try Reader()
    try reader.read([older])
    #expect(try reader.read([later]).words == ["revises 1.0"])
  }

  @Test func `a form filled anew is no revision`() throws {
    let reader = try Reader()
    func forecast(_ city: String, _ degrees: Int) -> String {
      "سجلت محطة الرصد في \(city) اليوم حرارة قدرها \(degrees) درجة ويتوقع أن تبقى السماء صافية حتى المساء"
    }
    try reader.read([forecast("صيدا", 21)])
    #expect(try reader.read([forecast("حلب", 17)]).words == ["fresh"])
  }

  @Test func `another speaker's quotation stays`() throws {
    let quotation = "«لن نقبل بأي اتفاق لا يضمن عودة جميع السكان إلى قراهم قبل نهاية الصيف»"
    let reader = try Reader()
    try reader.read(["وقال الوزير سامي حداد " + quotation])
    let decision = try reader.read(["وقال النائب فريد منصور " + quotation])
    #expect(decision.words == ["revises 1.0"])
  }

  @Test func `an English copy in other type and spelling is a repeat`() throws {
    let reader = try Reader()
    try reader.read([
      "The council said on Monday that 1,500 homes near the river won't have power until the damaged lines are fixed."
    ])
    let decision = try reader.read([
      "LONDON (AP) — THE COUNCIL SAID ON MONDAY THAT 1500 HOMES NEAR THE RIVER WON’T HAVE POWER UNTIL THE DAMAGED LINES ARE ﬁXED"
    ])
    #expect(decision.words == ["near 1.0"])
  }
}
