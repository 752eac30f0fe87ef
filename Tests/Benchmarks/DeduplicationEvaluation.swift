import ArgumentParser
import Deduplication
import Foundation
import NewsModel

/// Quality and speed of the paragraph memory.
struct DeduplicationBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deduplication", abstract: "Quality and speed of the paragraph memory.",
    subcommands: [Evaluate.self, Speed.self])

  /// Runs a labelled stream of paragraphs, each as an article of its own.
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Precision and recall on a labelled stream of paragraphs.",
      discussion: """
        Drop: the paragraph says nothing new, and was left out. Link: it repeats or revises an older one, \
        and was left out or linked. A claim is right only if it names a paragraph of the same group. Lost: \
        what had to stay and was left out.
        """)

    @Argument(
      help: "JSON Lines, plain or gzipped: {\"id\",\"text\",\"truth\",\"kind\",\"grp\"}.")
    var file: String
    @Option(help: "Where to write a prediction a line: {\"id\",\"ref\",\"act\"}.")
    var predictions: String?
    @Flag(help: "Only do without attribution, agencies, days, everyday wording and furniture.")
    var withoutWording = false
    @Option(help: "The folder of language packs.")
    var languages = "config/languages"

    func run() throws {
      let items = try LabelledStream.items(of: file)
      if !withoutWording {
        let run = try decide(items, wording: Wording.read(languages))
        print(run.score.table)
        try write(run.predictions)
      }
      let bare = try decide(items, wording: Wording.read(languages, repeatWording: false))
      print("without wording lexicons")
      print(withoutWording ? bare.score.table : bare.score.summary)
      if withoutWording { try write(bare.predictions) }
    }

    private func write(_ lines: [String]) throws {
      guard let predictions else { return }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(
        to: URL(fileURLWithPath: predictions))
    }

    private func decide(
      _ items: [DeduplicationScore.Item], wording: DeduplicationWording
    ) throws -> (score: DeduplicationScore, predictions: [String]) {
      let memory = ParagraphMemory(wording: wording)
      let fingerprinter = Fingerprinter(wording: wording)
      var score = DeduplicationScore()
      var lines: [String] = []
      for item in items {
        let document = Document(
          source: .init(mediaType: .text, encoding: "utf-8", encodingFrom: "declared"),
          metadata: Metadata(), paragraphs: [(.prose, Array(item.text.utf8))])
        let decision = try memory.decide(
          article: Identifier(high: 0, low: UInt64(item.id)), document: document,
          fingerprints: fingerprinter.fingerprints(of: document))
        let (act, reference): (DeduplicationScore.Act, Int?) =
          switch decision.verdicts[0] {
          case .fresh: (.keep, nil)
          case .revision(let of, _): (.link, Int(of.article.low))
          case .repeat(let of, _, _): (.drop, Int(of.article.low))
          }
        score.add(item, act, reference)
        lines.append(
          "{\"id\":\(item.id),\"ref\":\(reference.map(String.init) ?? "null"),\"act\":\"\(act)\"}")
      }
      return (score, lines)
    }
  }
}

/// A file of labelled paragraphs.
private enum LabelledStream {
  static func items(of file: String) throws -> [DeduplicationScore.Item] {
    let decoder = JSONDecoder()
    return try contents(of: file).split(separator: 10).map {
      try decoder.decode(DeduplicationScore.Item.self, from: $0)
    }
  }

  private static func contents(of file: String) throws -> Data {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    guard data.starts(with: [0x1F, 0x8B]) else { return data }
    let unpacking = Process()
    let output = Pipe()
    unpacking.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    unpacking.arguments = ["gzip", "-dc", file]
    unpacking.standardOutput = output
    try unpacking.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    unpacking.waitUntilExit()
    guard unpacking.terminationStatus == 0 else {
      throw ValidationError("\(file) can't be unpacked")
    }
    return text
  }
}

/// The `wording.tsv` of every pack in a folder.
enum Wording {
  static func read(_ folder: String, repeatWording: Bool = true) throws -> DeduplicationWording {
    let root = URL(fileURLWithPath: folder)
    var tables: [(file: String, text: [UInt8])] = []
    for tag in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let file = root.appendingPathComponent(tag).appendingPathComponent("wording.tsv")
      guard let data = try? Data(contentsOf: file) else { continue }
      tables.append((file.path, Array(data)))
    }
    return try DeduplicationWording(tables: tables, repeatWording: repeatWording)
  }
}

/// Counts right and wrong decisions over a labelled stream.
struct DeduplicationScore {
  struct Item: Decodable {
    var id: Int
    var text: String
    var kind: String
    /// `same` may be dropped; `revised` may be linked; `new` and `keep` must stay as they are.
    var truth: String
    /// Paragraphs of one group descend from one another.
    var grp: Int
  }

  enum Act: String { case keep, link, drop }

  private struct Tally {
    var right = 0
    var wrong = 0
    var missed = 0

    mutating func add(claimed: Bool, true isTrue: Bool, of right: Bool) {
      if claimed, isTrue, right {
        self.right += 1
      } else {
        if claimed { wrong += 1 }
        if isTrue { missed += 1 }
      }
    }

    var text: String {
      let precision = Double(right) / Double(max(1, right + wrong))
      let recall = Double(right) / Double(max(1, right + missed))
      let f1 = 2 * Double(right) / Double(max(1, 2 * right + wrong + missed))
      return String(format: "P %.4f  R %.4f  F1 %.4f", precision, recall, f1)
    }
  }

  private var groups: [Int: Int] = [:]
  private var drop = Tally()
  private var link = Tally()
  private var mustStay = 0
  private var lost = 0
  private var kinds: [String: (count: Int, dropped: Int, linked: Int)] = [:]

  mutating func add(_ item: Item, _ act: Act, _ reference: Int?) {
    groups[item.id] = item.grp
    let isRight = reference.map { $0 < item.id && groups[$0] == item.grp } ?? false
    drop.add(claimed: act == .drop, true: item.truth == "same", of: isRight)
    link.add(
      claimed: act != .keep, true: item.truth == "same" || item.truth == "revised", of: isRight)
    if item.truth != "same" {
      mustStay += 1
      if act == .drop { lost += 1 }
    }
    var kind = kinds[item.kind + "/" + item.truth] ?? (0, 0, 0)
    kind.count += 1
    if act == .drop { kind.dropped += 1 }
    if act != .keep { kind.linked += 1 }
    kinds[item.kind + "/" + item.truth] = kind
  }

  /// Three lines: what was left out, what was linked, what was lost.
  var summary: String {
    String(
      format: "  drop  %@\n  link  %@\n  lost  %.2f of 1000 that had to stay", drop.text, link.text,
      1000 * Double(lost) / Double(max(1, mustStay)))
  }

  /// The summary, and under it how each kind of item fared.
  var table: String {
    var text = summary + "\n  kind/truth              items  dropped  dropped or linked\n"
    for (kind, count) in kinds.sorted(by: { $0.key < $1.key }) {
      let name = kind.padding(toLength: 22, withPad: " ", startingAt: 0)
      text += String(
        format: "  %@ %6d   %.3f    %.3f\n", name, count.count,
        Double(count.dropped) / Double(count.count), Double(count.linked) / Double(count.count))
    }
    return text
  }
}
