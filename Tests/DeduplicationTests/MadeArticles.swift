import Deduplication
import NewsModel

/// Runs kept in memory, as a disk would keep them.
final class HeldRuns: RunStore, @unchecked Sendable {
  final class Held: RunBytes, @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    init(_ content: [UInt8]) {
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 8)
      copy.copyBytes(from: content)
      bytes = UnsafeRawBufferPointer(copy)
    }
    deinit { bytes.deallocate() }
  }

  var files: [String: [UInt8]] = [:]

  func write(
    _ name: String, _ body: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    var content: [UInt8] = []
    try body { content += $0 }
    files[name] = content
  }

  func open(_ name: String) throws -> any RunBytes {
    guard let content = files[name] else { throw Missing() }
    return Held(content)
  }

  struct Missing: Error {}

  func remove(_ name: String) throws { files[name] = nil }
  func names() throws -> [String] { files.keys.sorted() }
}

/// What a journal keeps of the memory, committed in one piece.
struct Journal {
  var manifest: [UInt8]?
  var deltas: [[UInt8]] = []

  func memory(_ runs: HeldRuns, sealLimit: Int) throws -> ParagraphMemory {
    try ParagraphMemory(
      store: runs, manifest: manifest, deltas: deltas, wording: wording(), sealLimit: sealLimit)
  }
}

/// A stream of made-up articles: fresh paragraphs, copies, edited copies, furniture.
struct MadeArticles {
  private var state: UInt64
  private var earlier: [[String]] = []
  private static let words =
    "مدينة طريق ماء حقل سوق جسر نهر مدرسة عامل موسم قرية سفينة مصنع حديقة مكتبة قطار مطار جبل وادي بحيرة"
    .split(separator: " ").map(String.init)
  /// Make forty words of each.
  private static let endings = ["ب", "ت", "ج", "د", "ر", "س", "ش", "ض"].flatMap { first in
    ["اف", "وق", "يك", "ال", "ون"].map { first + $0 }
  }

  init(seed: UInt64) { state = seed }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func paragraph() -> [String] {
    (0..<12 + below(20)).map { _ in
      Self.words[below(Self.words.count)] + Self.endings[below(Self.endings.count)]
    }
  }

  mutating func next() -> [String] {
    var texts: [String] = []
    for _ in 0..<1 + below(4) {
      var words = earlier.isEmpty || below(3) > 0 ? paragraph() : earlier[below(earlier.count)]
      if below(3) == 0 { words.insert("أمس", at: below(words.count)) }
      if below(4) == 0 { words[below(words.count)] = "جديد" + String(below(9)) }
      earlier.append(words)
      texts.append(words.joined(separator: " "))
    }
    if below(3) == 0 { texts.append("تابعوا أخبار المدينة كل صباح على صفحات الجريدة") }
    return texts
  }
}
