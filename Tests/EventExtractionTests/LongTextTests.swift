import EventExtraction
import Foundation
import NewsModel
import Testing

/// Texts as no writer makes them: their time grows with their length, and not with its square.
struct LongTextTests {
  /// Each said again and again: words that tell an act each, and what is joined, held in quotes or counted without end.
  private static let units = [
    "هجوم ", "قصف وقتل واعتقل وهاجم و", "لم يقتل ", "قتل الجيش... ", "الجيش ",
    "الفرنسيون والألمان والهنديون و", "ثلاثة جنود و", "قال الوزير «إن الجيش قصف المدينة ", "(في ",
    "\"", "خمسة وعشرون ألفا و", "15 مارس 2024 ", "وزير الخارجية الفرنسي ",
  ]

  @Test(arguments: units)
  func `a text four times as long takes about four times as long`(unit: String) throws {
    // The first reading compiles the packs.
    _ = try seconds(unit, bytes: 100)
    let short = try seconds(unit, bytes: 4_000)
    let long = try seconds(unit, bytes: 16_000)
    // With the square it were sixteen times; what is too short to be measured is short enough.
    #expect(long < max(9 * short, 0.3), "\(short) s, then \(long) s")
  }

  @Test func `a paragraph without a stop is read in pieces`() throws {
    let packs = try LanguagePacks(tables: arabicTables)
    #expect(packs.sentenceCount(of: document("الجيش السوري ", bytes: 20_000)) > 2)
  }

  @Test func `a sentence that no comma parts is parted before a joined word`() throws {
    let before = String(repeating: "نص ", count: 250)
    let events = try ArticleReading.events([before + "وقصف الجيش السوري حلب"])
    let event = try #require(events.first)
    #expect(event.sentence.start == before.utf8.count)
  }

  @Test func `an act that is told far behind those of its like is one of its own`() throws {
    let filler = String(repeating: "دعت مصر الأردن إلى الحوار. ", count: 300)
    let act = "قصف الجيش السوري حلب. "
    let events = try ArticleReading.events([act + act + filler + act])
    let acts = events.indices.filter { events[$0].type == .assault }
    #expect(acts.count == 3)
    #expect(acts.map { events[$0].coreference } == [acts[0], acts[0], acts[2]])
  }

  // MARK: -

  private func document(_ unit: String, bytes: Int) -> Document {
    let text = String(repeating: unit, count: bytes / unit.utf8.count + 1)
    return Document(
      source: Document.Source(mediaType: .text, encoding: "utf-8", encodingFrom: "valid-utf8"),
      metadata: Metadata(language: "ar"), paragraphs: [(.prose, Array(text.utf8))])
  }

  /// The processor's time that reading the unit said again and again takes; what else the machine does is not in it.
  private func seconds(_ unit: String, bytes: Int) throws -> Double {
    let document = document(unit, bytes: bytes)
    func used() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = used()
    _ = try ArticleReading.events(in: document)
    return used() - start
  }
}
