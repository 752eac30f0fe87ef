import Foundation
import NewsModel
import Testing

@testable import NewsPipeline

struct RecordsTests {
  @Test func `every record is valid under the published schema`() throws {
    let articles = try JSONSchema(RecordSchema.article)
    let events = try JSONSchema(RecordSchema.event)
    let all = try records([
      sampleArticle, sampleArticle + "\n\nخاتمة جديدة لم ترد في الخبر السابق على الإطلاق.",
    ])
    #expect(all.contains { $0.eventCount > 0 })
    for record in all {
      #expect(try articles.problems(with: record.article) == [])
      for line in lines(record.events) { #expect(try events.problems(with: line) == []) }
      #expect(lines(record.events).count == record.eventCount)
    }
  }

  @Test func `a record without a date, a title or an event is valid too`() throws {
    let record = try records(["سطر قصير عن الطقس المعتدل في الجبال."], published: nil)[0]
    #expect(try JSONSchema(RecordSchema.article).problems(with: record.article) == [])
    #expect(try object(record.article)["published_at"] is NSNull)
  }

  @Test func `the schema refuses what no record may hold`() throws {
    let schema = try JSONSchema(RecordSchema.event)
    let line = try #require(lines(try records([sampleArticle])[0].events).first)
    var event = try object(line)
    event["status"] = "perhaps"
    event["extra"] = 1
    event["quad"] = 5
    event.removeValue(forKey: "rule")
    let problems = try schema.problems(with: JSONSerialization.data(withJSONObject: event))
    #expect(problems.count == 4)
  }

  @Test(arguments: [false, true])
  func `every span is code points of the article's own text`(keepsRepeats: Bool) throws {
    for record in try records([sampleArticle, sampleArticle], keepsRepeats: keepsRepeats) {
      let text = Array(
        try #require(try object(record.article)["text"] as? String).unicodeScalars)
      for line in lines(record.events) {
        try forEachSpan(try object(line)) { start, end, words in
          #expect(String(String.UnicodeScalarView(text[start..<end])) == words)
        }
      }
    }
  }

  @Test func `a repeat leaves the text, is named, and tells no event again`() throws {
    let record = try records([sampleArticle])[0]
    let article = try object(record.article)
    let repeats = try #require(article["repeats"] as? [[String: Any]])
    #expect(repeats.count == 1)
    let of = try #require(repeats.first?["of"] as? [String: Any])
    #expect(of["article"] as? String == article["id"] as? String)
    let kept = try #require(article["paragraphs"] as? [[String: Any]])
    #expect(!kept.contains { $0["index"] as? Int == repeats.first?["index"] as? Int })
    let text = try #require(article["text"] as? String)
    #expect(text.components(separatedBy: "التقى وزير الخارجية").count == 2)
  }

  @Test func `the same article again is all repeats and no events`() throws {
    let again = try records([sampleArticle, " " + sampleArticle])[1]
    let article = try object(again.article)
    #expect(again.eventCount == 0)
    #expect(article["novelty"] as? Double == 0)
    #expect(article["near_duplicate_of"] is String)
  }

  @Test func `equal input gives identical bytes`() throws {
    let first = try records([sampleArticle])[0]
    let second = try records([sampleArticle])[0]
    #expect(first.article == second.article)
    #expect(first.events == second.events)
  }

  /// Calls `visit` with each `start`, `end` and `text` that stand together anywhere in the value.
  private func forEachSpan(_ value: Any, _ visit: (Int, Int, String) -> Void) throws {
    if let object = value as? [String: Any] {
      if let start = object["start"] as? Int, let end = object["end"] as? Int,
        let words = object["text"] as? String
      {
        visit(start, end, words)
      }
      for inner in object.values { try forEachSpan(inner, visit) }
    } else if let list = value as? [Any] {
      for inner in list { try forEachSpan(inner, visit) }
    }
  }
}
