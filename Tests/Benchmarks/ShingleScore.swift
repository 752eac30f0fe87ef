/// How well a text matches another by the runs of four words they share.
///
/// Source: article-extraction-benchmark, evaluate.py (MIT): counts per page, scaled to one; precision and
/// recall are means over pages, F1 is that of the two means.
struct ShingleScore {
  private var precisions: [Double] = []
  private var recalls: [Double] = []

  var precision: Double { Self.mean(precisions) }
  var recall: Double { Self.mean(recalls) }
  var f1: Double { Self.harmonic(precision, recall) }

  /// Adds one page; gives its own F1.
  @discardableResult
  mutating func add(truth: String, found: String) -> Double {
    let truth = Self.shingles(truth)
    let found = Self.shingles(found)
    var shared = 0
    for (shingle, count) in found { shared += min(count, truth[shingle] ?? 0) }
    let inFound = found.values.reduce(0, +)
    let inTruth = truth.values.reduce(0, +)
    let precision = inFound == 0 ? (inTruth == 0 ? 1 : 0) : Double(shared) / Double(inFound)
    let recall = inTruth == 0 ? (inFound == 0 ? 1 : 0) : Double(shared) / Double(inTruth)
    if inFound > 0 { precisions.append(precision) }
    if inTruth > 0 { recalls.append(recall) }
    return Self.harmonic(precision, recall)
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private static func harmonic(_ a: Double, _ b: Double) -> Double {
    a + b == 0 ? 0 : 2 * a * b / (a + b)
  }

  private static func shingles(_ text: String) -> [[Substring]: Int] {
    let words = words(text)
    guard !words.isEmpty else { return [:] }
    var counts: [[Substring]: Int] = [:]
    for start in 0..<max(1, words.count - 3) {
      counts[Array(words[start..<min(words.count, start + 4)]), default: 0] += 1
    }
    return counts
  }

  /// Runs of letters, numbers and `_`.
  static func words(_ text: String) -> [Substring] {
    text.unicodeScalars.split { scalar in
      if scalar.value < 0x80 {
        let byte = UInt8(scalar.value)
        return
          !(byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
          || byte == 0x5F)
      }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        return false
      default: return true
      }
    }.map { Substring($0) }
  }
}
