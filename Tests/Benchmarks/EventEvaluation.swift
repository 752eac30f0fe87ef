import ArgumentParser
import Foundation
import NewsModel
import NewsPipeline

/// Quality of the events on annotated articles.
struct EventsBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "Quality of the events on annotated articles.",
    subcommands: [Evaluate.self], defaultSubcommand: Evaluate.self)

  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One table over all annotated articles of a folder and its subfolders.",
      discussion: """
        X.jsonl with id, date and text beside X.gold.jsonl with id and events is scored in full. A file of
        sentences that ask "does this tell of such an event?" (question, label, events), or that carry what
        several annotators marked, is scored by what it asks.
        """)

    @Argument(help: "The folder.")
    var folder: String
    @Option(help: "The folder of language packs.")
    var languages = "config/languages"

    func run() throws {
      var configuration = Configuration()
      configuration.languages = languages
      let pipeline = try Pipeline(configuration)
      let root = URL(fileURLWithPath: folder)
      let names =
        (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".jsonl") }.sorted()
      var isFirst = true
      for name in names where name.hasSuffix(".gold.jsonl") {
        let articles = String(name.dropLast(".gold.jsonl".utf8.count)) + ".jsonl"
        guard names.contains(articles) else { continue }
        if isFirst { print(Self.heading) }
        isFirst = false
        let score = try Self.score(
          gold: root.appendingPathComponent(name), articles: root.appendingPathComponent(articles),
          with: pipeline)
        print(Self.row(articles, score))
      }
      for name in names where !name.hasSuffix(".gold.jsonl") {
        try Asked(root.appendingPathComponent(name)).map {
          for line in $0.lines(with: pipeline) { print(line) }
        }
      }
    }

    static func score(gold: URL, articles: URL, with pipeline: Pipeline) throws -> EventScore {
      let decoder = JSONDecoder()
      var texts: [String: EventScore.Article] = [:]
      for line in try Data(contentsOf: articles).split(separator: 10) {
        let article = try decoder.decode(EventScore.Article.self, from: line)
        texts[article.id] = article
      }
      var score = EventScore()
      for line in try Data(contentsOf: gold).split(separator: 10) {
        let truth = try decoder.decode(EventScore.Gold.self, from: line)
        guard let article = texts[truth.id] else { continue }
        let draft = try pipeline.draft(article.raw)
        score.add(truth, article: article, document: draft.document, events: draft.events)
      }
      return score
    }

    private static let heading =
      "set".padded(24)
      + ["detect P", "R", "F1", "actor", "recip", "time", "place", "status", "full"]
      .map { $0.padded(9) }.joined()

    private static func row(_ name: String, _ score: EventScore) -> String {
      let figures = [
        score.detect.precision, score.detect.recall, score.detect.f1, score.actor.f1,
        score.recipient.f1, score.time.recall, score.place.recall, score.status.recall,
        score.full.f1,
      ]
      return name.padded(24) + figures.map { figure($0).padded(9) }.joined()
    }

    static func figure(_ value: Double) -> String { String(format: "%.3f", value) }
  }
}

/// Sentences with a question each, or with the marks of several annotators.
private struct Asked {
  private struct Item: Decodable {
    struct Marked: Decodable {
      var typePlover: String?
      var annotators: [Annotator]?
      enum CodingKeys: String, CodingKey {
        case typePlover = "type_plover"
        case annotators
      }
    }
    struct Annotator: Decodable { var trigger: Mark? }
    struct Mark: Decodable { var spans: [[Int]] }
    var id: String
    var text: String
    var date: String?
    var lang: String
    var question: String?
    var label: String?
    var events: [Marked]?
  }

  private let name: String
  private let items: [Item]

  /// Nil where the file holds something else.
  init?(_ file: URL) throws {
    let decoder = JSONDecoder()
    let lines = try Data(contentsOf: file).split(separator: 10)
    let items = lines.compactMap { try? decoder.decode(Item.self, from: $0) }
    guard items.count == lines.count, items.contains(where: { $0.events?.isEmpty == false }) else {
      return nil
    }
    name = file.lastPathComponent
    self.items = items
  }

  func lines(with pipeline: Pipeline) -> [String] {
    items.contains { $0.question != nil } ? questions(pipeline) : marked(pipeline)
  }

  private func events(_ item: Item, _ pipeline: Pipeline) -> [Event] {
    let article = EventScore.Article(id: item.id, date: item.date, text: item.text)
    return (try? pipeline.draft(article.raw(language: item.lang)))?.events ?? []
  }

  /// Unanimous yes against easy no: an event of the type asked for that happened or goes on.
  private func questions(_ pipeline: Pipeline) -> [String] {
    Set(items.compactMap(\.question)).sorted().map { question in
      var tally = EventScore.Tally()
      for item in items where item.question == question {
        let isYes = item.events?.isEmpty == false
        guard isYes || item.label == "easy no" else { continue }
        let fires = events(item, pipeline).contains {
          $0.type.rawValue == question && ($0.status == .occurred || $0.status == .ongoing)
        }
        tally.wanted += isYes ? 1 : 0
        tally.claimed += fires ? 1 : 0
        tally.right += fires && isYes ? 1 : 0
      }
      return line(question, tally)
    }
  }

  private func marked(_ pipeline: Pipeline) -> [String] {
    var types: [String: EventScore.Tally] = [:]
    for item in items {
      let found = events(item, pipeline)
      for type in Set((item.events ?? []).compactMap(\.typePlover)) {
        types[type, default: EventScore.Tally()].wanted += 1
        types[type, default: EventScore.Tally()].right +=
          found.contains { $0.type.rawValue == type } ? 1 : 0
      }
    }
    return types.sorted { $0.key < $1.key }.map { type, tally in
      name.padded(24) + type.padded(12) + "found " + EventsBench.Evaluate.figure(tally.recall)
        + " of \(tally.wanted)"
    }
  }

  private func line(_ question: String, _ tally: EventScore.Tally) -> String {
    name.padded(24) + question.padded(12) + "P " + EventsBench.Evaluate.figure(tally.precision)
      + " R " + EventsBench.Evaluate.figure(tally.recall) + " F1 "
      + EventsBench.Evaluate.figure(tally.f1)
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - unicodeScalars.count))
  }
}
