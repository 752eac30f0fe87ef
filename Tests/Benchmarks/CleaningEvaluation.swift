import ArgumentParser
import Foundation
import NewsModel
import NewsPipeline
import TextCleaning

/// Quality and speed of finding the article in a page.
struct CleaningBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cleaning", abstract: "Quality and speed of finding the article in a page.",
    subcommands: [Evaluate.self], defaultSubcommand: Evaluate.self)

  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Quality of cleaning on a dataset, and its cost beside a bare libxml2 parse.",
      discussion: """
        A dataset is a folder with html/*.html and gold.jsonl, a JSON object a line: "id", which names
        the page, "body" or the segments "with" and "without", and maybe "title", "author", "date".
        """)

    @Argument(help: "The dataset's folder.")
    var dataset: String
    @Option(help: "The folder of language packs.")
    var languages = "config/languages"
    @Option(help: "How often each page is timed; 0 to leave time out.")
    var repetitions = 5
    @Option(help: "How many of the worst pages to name.")
    var worst = 0
    @Option(help: "Where to write what was found, a JSON object a line.")
    var predictions: String?

    func run() throws {
      var configuration = Configuration()
      configuration.languages = languages
      let cleaner = try TextCleaner(configuration)
      let folder = URL(fileURLWithPath: dataset)
      var score = CleaningScore()
      var pages: [(id: String, bytes: [UInt8])] = []
      var lines = Data()
      let gold = try Data(contentsOf: folder.appendingPathComponent("gold.jsonl"))
      for line in gold.split(separator: 10) {
        let truth = try JSONDecoder().decode(CleaningScore.Gold.self, from: line)
        let file = folder.appendingPathComponent("html/\(truth.id).html")
        let bytes = Array(try Data(contentsOf: file))
        let found = try? cleaner.document(
          from: RawArticle(name: ArticleName(truth.id + ".html"), bytes: bytes))
        score.add(truth, found)
        pages.append((truth.id, bytes))
        if predictions != nil {
          let encoder = JSONEncoder()
          encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
          lines += try encoder.encode(
            Prediction(id: truth.id, f1: score.pages.last?.f1 ?? 0, found: found))
          lines.append(10)
        }
      }
      if let predictions { try lines.write(to: URL(fileURLWithPath: predictions)) }
      print(score.description)
      for page in score.pages.sorted(by: { $0.f1 < $1.f1 }).prefix(worst) {
        print(String(format: "  %.3f  ", page.f1) + page.id)
      }
      if repetitions > 0 {
        print(CleaningSpeed(pages, cleaner, repetitions: repetitions).description)
      }
    }
  }
}

/// What was found on a page, for comparison with its gold.
private struct Prediction: Encodable {
  var id: String
  var f1: Double
  var text: String
  var title: String?
  var author: [String]
  var date: String?

  init(id: String, f1: Double, found: Document?) {
    self.id = id
    self.f1 = f1
    text = found.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
    title = found?.metadata.title
    author = found?.metadata.authors ?? []
    date = found?.metadata.published?.iso
  }
}

/// How far cleaning is right on a dataset.
struct CleaningScore: CustomStringConvertible {
  struct Gold: Decodable {
    var id: String
    var body: String?
    var with: [String]?
    var without: [String]?
    var title: String?
    var author: [String]?
    var date: String?
  }

  private var shingles = ShingleScore()
  private var segments = (kept: 0, lost: 0, leaked: 0, left: 0)
  private var hasBodies = false
  private var hasSegments = false
  private var title = Accuracy()
  private var author = Accuracy()
  private var date = Accuracy()
  private(set) var pages: [(id: String, f1: Double)] = []
  private var rejected = 0

  struct Accuracy {
    var right = 0
    var all = 0
    mutating func add(_ isRight: Bool) {
      all += 1
      if isRight { right += 1 }
    }
    var share: String {
      all == 0 ? "–" : String(format: "%.3f of %d", Double(right) / Double(all), all)
    }
  }

  mutating func add(_ gold: Gold, _ found: Document?) {
    if found == nil { rejected += 1 }
    let text = found.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
    if let body = gold.body {
      hasBodies = true
      pages.append((gold.id, shingles.add(truth: body, found: text)))
    }
    if gold.with != nil || gold.without != nil { addSegments(gold, text) }
    if let truth = gold.title {
      title.add(Self.folded(truth) == Self.folded(found?.metadata.title ?? ""))
    }
    if let truth = gold.author, !truth.isEmpty {
      let names = Set((found?.metadata.authors ?? []).map(Self.folded))
      author.add(names == Set(truth.map(Self.folded)))
    }
    if let truth = gold.date, !truth.isEmpty {
      date.add(found?.metadata.published?.iso.prefix(10) == truth.prefix(10))
    }
  }

  private mutating func addSegments(_ gold: Gold, _ text: String) {
    hasSegments = true
    let text = Self.collapsed(text)
    let before = segments
    for segment in gold.with ?? [] {
      if text.contains(Self.collapsed(segment)) { segments.kept += 1 } else { segments.lost += 1 }
    }
    for segment in gold.without ?? [] {
      if text.contains(Self.collapsed(segment)) { segments.leaked += 1 } else { segments.left += 1 }
    }
    let wrong = segments.lost - before.lost + segments.leaked - before.leaked
    let all = (gold.with ?? []).count + (gold.without ?? []).count
    pages.append((gold.id, all == 0 ? 1 : 1 - Double(wrong) / Double(all)))
  }

  private static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Words alone, lower case.
  private static func folded(_ text: String) -> String {
    ShingleScore.words(text.lowercased()).joined(separator: " ")
  }

  var description: String {
    var lines = ["pages \(pages.count), rejected \(rejected)"]
    if hasBodies {
      lines.append(
        String(
          format: "body      precision %.4f  recall %.4f  F1 %.4f", shingles.precision,
          shingles.recall, shingles.f1))
    }
    if hasSegments {
      let precision = Double(segments.kept) / Double(max(1, segments.kept + segments.leaked))
      let recall = Double(segments.kept) / Double(max(1, segments.kept + segments.lost))
      let f1 = 2 * precision * recall / max(1e-9, precision + recall)
      lines.append(
        String(format: "segments  precision %.4f  recall %.4f  F1 %.4f", precision, recall, f1))
    }
    lines.append("metadata  title \(title.share), author \(author.share), date \(date.share)")
    return lines.joined(separator: "\n")
  }
}
