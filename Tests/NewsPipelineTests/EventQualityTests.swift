import Foundation
import NewsModel
import NewsPipeline
import Testing

/// The articles of `Tests/Evaluation/events`, written and annotated for this project, and the floors pinned for them.
struct EventQualityTests {
  private struct Floors: Decodable {
    var articles: Int
    var events: Int
    var detectPrecision: Double
    var detectF1: Double
    var actorF1: Double
    var recipientF1: Double
    var time: Double
    var place: Double
    var status: Double
    var fullF1: Double
  }
  private struct Pinned: Decodable { var events: Floors }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Evaluation")

  @Test func `annotated articles are coded no worse than the floors say`() throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let floors = try decoder.decode(
      Pinned.self, from: Data(contentsOf: Self.folder.appendingPathComponent("floors.json"))
    ).events
    let articles = try lines("articles.jsonl").map {
      try decoder.decode(EventScore.Article.self, from: $0)
    }
    let pipeline = try Pipeline(Configuration())
    var score = EventScore()
    for line in try lines("articles.gold.jsonl") {
      let gold = try decoder.decode(EventScore.Gold.self, from: line)
      let article = try #require(articles.first { $0.id == gold.id })
      let draft = try pipeline.draft(article.raw)
      score.add(gold, article: article, document: draft.document, events: draft.events)
    }
    #expect(articles.count == floors.articles)
    #expect(score.detect.wanted == floors.events)
    #expect(score.detect.precision >= floors.detectPrecision)
    #expect(score.detect.f1 >= floors.detectF1)
    #expect(score.actor.f1 >= floors.actorF1)
    #expect(score.recipient.f1 >= floors.recipientF1)
    #expect(score.time.recall >= floors.time)
    #expect(score.place.recall >= floors.place)
    #expect(score.status.recall >= floors.status)
    #expect(score.full.f1 >= floors.fullF1)
  }

  private func lines(_ name: String) throws -> [Data] {
    try Data(contentsOf: Self.folder.appendingPathComponent("events/" + name))
      .split(separator: 10).map { Data($0) }
  }
}
