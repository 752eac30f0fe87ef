import Testing

@testable import TextCleaning

struct LinkedBodyTests {
  private let body = Array(
    String(
      repeating:
        "أعلنت الوزارة اليوم افتتاح الجسر الجديد شرق المدينة، وقالت إن العمل فيه استغرق عامين. ",
      count: 6
    ).utf8)

  @Test func `a text too short to tell anything is none`() {
    #expect(LinkedBody(Array("قصير".utf8)) == nil)
    #expect(LinkedBody(nil) == nil)
  }

  @Test func `a block is known by its first words, whatever stands between them`() throws {
    let linked = try #require(LinkedBody(body))
    let block = Array("«أعلنت الوزارة» – اليوم: افتتاح الجسر الجديد".utf8)
    #expect(linked.holds(block[...]) == true)
    let other = Array("قال شاهد عيان إن الحافلة توقفت فجأة أمام السوق".utf8)
    #expect(linked.holds(other[...]) == false)
    #expect(linked.holds(Array("نعم".utf8)[...]) == nil)
  }

  @Test func `its paragraphs stand without tags`() throws {
    let html = Array("<p>".utf8) + body + Array("</p><p>end  of it</p>".utf8)
    let linked = try #require(LinkedBody(html))
    #expect(linked.paragraphs.last.map { String(decoding: $0, as: UTF8.self) } == "end of it")
    #expect(linked.paragraphs.count == 2)
  }
}
