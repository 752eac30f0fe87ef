import Foundation
import NewsModel
import Testing

@testable import TextCleaning

/// Whole pages in the manner of real systems, each with what a person takes to be its article.
struct ArticleFixturesTests {
  struct Expected: Decodable {
    var url: String?
    var site: String?
    var title: String?
    var authors: [String]
    var published_at: String?
    var published_from: String?
    var language: String?
    var text: String
  }

  static let folder = repository.appendingPathComponent("Tests/Fixtures/articles")

  static let slugs: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.filter {
      FileManager.default.fileExists(atPath: "\(folder.path)/\($0)/expected.jsonl")
    }.sorted() ?? []

  private func page(_ slug: String) throws -> String {
    try String(
      contentsOf: Self.folder.appendingPathComponent("\(slug)/source.html"), encoding: .utf8)
  }

  private func expected(_ slug: String) throws -> Expected {
    let line = try Data(contentsOf: Self.folder.appendingPathComponent("\(slug)/expected.jsonl"))
    return try JSONDecoder().decode(Expected.self, from: line)
  }

  @Test func `there are at least twenty-five systems`() { #expect(Self.slugs.count >= 25) }

  @Test(arguments: slugs)
  func `a page's metadata are what a reader would say`(slug: String) throws {
    let expected = try expected(slug)
    let found = try cleaned(try page(slug), name: "page.html").metadata
    #expect(found.title == expected.title)
    #expect(found.authors == expected.authors)
    #expect(found.published?.iso == expected.published_at)
    #expect(found.published?.origin.rawValue == expected.published_from)
    #expect(found.language == expected.language)
    if let site = expected.site { #expect(found.site == site) }
    if let url = expected.url { #expect(found.url == url) }
  }

  @Test func `the text of the pages is found as well as the floor demands`() throws {
    let floor = try Floors.cleaningFixtures()
    var sum = 0.0
    var worst: [(Double, String)] = []
    for slug in Self.slugs {
      let found = try cleaned(try page(slug), name: "page.html")
      let f1 = Overlap.f1(
        String(decoding: found.text, as: UTF8.self), try expected(slug).text)
      sum += f1
      worst.append((f1, slug))
    }
    let mean = sum / Double(Self.slugs.count)
    let named = worst.sorted { $0.0 < $1.0 }.prefix(6).map { "\($0.1) \($0.0)" }
    #expect(mean >= floor, "\(mean); least: \(named)")
  }

  @Test(arguments: slugs)
  func `a page says the same in every encoding`(slug: String) throws {
    let page = try page(slug)
    let usual = try cleaned(page, name: "page.html")
    let isArabic = usual.metadata.language == "ar"
    let variants: [(String, [UInt8])] = [
      ("windows-1256", PageEncoder.encode(page, .windows1256, declaring: "windows-1256")),
      ("iso-8859-6", PageEncoder.encode(page, .iso8859x6, declaring: "ISO-8859-6")),
      ("utf-16le", PageEncoder.utf16(page, isBig: false)),
      ("utf-16be", PageEncoder.utf16(page, isBig: true)),
      // Undeclared, and declared as what it is not.
      ("windows-1256", PageEncoder.encode(page, .windows1256, declaring: nil)),
      ("iso-8859-6", PageEncoder.encode(page, .iso8859x6, declaring: nil)),
      ("windows-1256", PageEncoder.encode(page, .windows1256, declaring: "utf-8")),
      ("windows-1256", PageEncoder.encode(page, .windows1256, declaring: "iso-8859-1")),
      ("iso-8859-6", PageEncoder.encode(page, .iso8859x6, declaring: "windows-1252")),
    ]
    for (index, (label, bytes)) in variants.enumerated() where isArabic || index < 4 {
      let found = try cleaned(bytes, name: "page.html")
      #expect(found.source.encoding == label, "variant \(index)")
      #expect(found.text == usual.text, "variant \(index)")
      #expect(found.metadata == usual.metadata, "variant \(index)")
    }
  }
}

/// How far two texts share their words, four in a row, as the article-extraction-benchmark counts.
enum Overlap {
  static func f1(_ found: String, _ truth: String) -> Double {
    let (left, right) = (shingles(found), shingles(truth))
    let shared = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    let (all, wanted) = (left.values.reduce(0, +), right.values.reduce(0, +))
    guard shared > 0 else { return all == wanted ? 1 : 0 }
    let (precision, recall) = (Double(shared) / Double(all), Double(shared) / Double(wanted))
    return 2 * precision * recall / (precision + recall)
  }

  private static func shingles(_ text: String) -> [[Substring]: Int] {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    guard words.count >= 4 else { return [words: 1] }
    var counts: [[Substring]: Int] = [:]
    for start in 0...(words.count - 4) {
      counts[Array(words[start..<(start + 4)]), default: 0] += 1
    }
    return counts
  }
}

/// The quality that no change may fall below without saying so.
enum Floors {
  static func cleaningFixtures() throws -> Double {
    struct File: Decodable { var cleaning: [String: Double] }
    let file = repository.appendingPathComponent("Tests/Evaluation/floors.json")
    let floors = try JSONDecoder().decode(File.self, from: try Data(contentsOf: file))
    return try #require(floors.cleaning["article-fixtures.f1"])
  }
}
