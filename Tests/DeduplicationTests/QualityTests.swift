import Deduplication
import Foundation
import NewsModel
import Testing

/// The labelled stream of `Tests/Evaluation/deduplication.jsonl`, and the floors pinned for it.
struct QualityTests {
  private struct Item: Decodable {
    var id: Int
    var text: String
    var truth: String
    var grp: Int
  }

  /// At least these, but for `lost`, which is at most.
  private struct Floors: Decodable {
    var items: Int
    var dropPrecision: Double
    var dropRecall: Double
    var linkF1: Double
    var lost: Int
    var dropF1WithoutWording: Double
  }

  private struct Counts {
    var right = 0
    var wrong = 0
    var missed = 0
    var precision: Double { Double(right) / Double(right + wrong) }
    var recall: Double { Double(right) / Double(right + missed) }
    var f1: Double { Double(2 * right) / Double(2 * right + wrong + missed) }

    mutating func add(_ claim: Int?, isTrue: Bool, isOfGroup: Bool) {
      if claim != nil, isTrue, isOfGroup { right += 1 } else if claim != nil { wrong += 1 }
      if isTrue, !(claim != nil && isOfGroup) { missed += 1 }
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Evaluation")

  private func floors() throws -> Floors {
    struct File: Decodable { var deduplication: Floors }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(
      File.self, from: Data(contentsOf: Self.folder.appendingPathComponent("floors.json"))
    ).deduplication
  }

  private func items() throws -> [Item] {
    let data = try Data(contentsOf: Self.folder.appendingPathComponent("deduplication.jsonl"))
    return try data.split(separator: 10).map { try JSONDecoder().decode(Item.self, from: $0) }
  }

  private func score(
    _ items: [Item], _ wording: DeduplicationWording
  ) throws -> (drop: Counts, link: Counts, lost: [String]) {
    let memory = ParagraphMemory(wording: wording)
    let fingerprinter = Fingerprinter(wording: wording)
    var drop = Counts()
    var link = Counts()
    var lost: [String] = []
    for item in items {
      let document = document([item.text])
      let decision = try memory.decide(
        article: name(item.id), document: document,
        fingerprints: fingerprinter.fingerprints(of: document))
      let (dropped, linked): (Int?, Int?) =
        switch decision.verdicts[0] {
        case .fresh: (nil, nil)
        case .revision(let of, _): (nil, Int(of.article.low))
        case .repeat(let of, _, _): (Int(of.article.low), Int(of.article.low))
        }
      let isOfGroup = linked.map { items[$0].grp == item.grp } ?? false
      drop.add(dropped, isTrue: item.truth == "same", isOfGroup: isOfGroup)
      link.add(linked, isTrue: ["same", "revised"].contains(item.truth), isOfGroup: isOfGroup)
      if dropped != nil, item.truth != "same" { lost.append(item.text) }
    }
    return (drop, link, lost)
  }

  @Test func `the labelled stream is decided no worse than its floors`() throws {
    let floors = try floors()
    let items = try items()
    #expect(items.count == floors.items)
    let (drop, link, lost) = try score(items, try wording())
    #expect(drop.precision >= floors.dropPrecision)
    #expect(drop.recall >= floors.dropRecall)
    #expect(link.f1 >= floors.linkF1)
    #expect(lost.count <= floors.lost, "lost: \(lost)")
  }

  @Test func `without wording lexicons alignment alone reaches its floor`() throws {
    let (drop, _, _) = try score(try items(), try wording(repeats: false))
    #expect(drop.f1 >= (try floors()).dropF1WithoutWording)
  }
}
