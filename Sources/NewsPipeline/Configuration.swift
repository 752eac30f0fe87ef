import Foundation
package import NewsModel

/// What `waqai.toml` says; every setting has a default.
package struct Configuration: Hashable, Sendable {
  /// The folder that articles are dropped into.
  package var inbox = "inbox"
  /// The folder that records appear in.
  package var outbox = "outbox"
  /// The folder of everything in between; on the same file system as the other two.
  package var state = "state"
  /// The folder of language packs laid over the built-in ones; nil for the built-in ones alone.
  package var languages: String?
  /// Repeats stay in the text of the article's record, flagged.
  package var keepsRepeats = false
  /// Days for which a paragraph is known again by an edited copy; 0 for ever.
  ///
  /// Word for word it is known for ever.
  package var nearDays = 0
  /// New paragraphs that are gathered before they are moved into a sorted run.
  package var gatheredParagraphs = 32_768
  /// Bytes of one article beyond which it is refused.
  package var largestArticle = 32 << 20
  /// Seconds that a copied file must be quiet before it is taken.
  package var quietSeconds = 2.0
  /// Seconds between scans of the inbox beside what the kernel tells of it.
  package var rescanSeconds = 30.0
  /// Segments that a consumer may leave unacknowledged before nothing more is claimed; 0 for any number.
  package var mostUnacknowledged = 0
  /// Processes that draft side by side; 0 for one for each processor.
  package var workers = 0
  /// Articles that one commit holds at most.
  package var batch = 256
  /// Processed files are kept for this many days; 0 keeps none.
  package var doneDays = 7
  /// Segments that every consumer has acknowledged are removed after this many days; 0 keeps all.
  package var outboxDays = 0
  /// Below this many free bytes nothing is claimed.
  package var leastFreeBytes = 64 << 20

  package init() {}

  /// Reads a file; a missing default file is no error.
  package static func read(_ path: String) throws(ConfigurationError) -> Configuration {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ConfigurationError(file: path, line: 0, "can't be read")
    }
    return try Configuration(text: String(decoding: data, as: UTF8.self), file: path)
  }

  package init(text: String, file: String) throws(ConfigurationError) {
    var section = ""
    var line = 0
    var seen: Set<String> = []
    for row in text.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      let content = Self.withoutComment(row).trimmingCharacters(in: .whitespaces)
      guard !content.isEmpty else { continue }
      if content.hasPrefix("[") {
        guard content.hasSuffix("]") else {
          throw ConfigurationError(file: file, line: line, "a section is written [name]")
        }
        section = String(content.dropFirst().dropLast())
        guard Self.sections.contains(section) else {
          throw ConfigurationError(
            file: file, line: line,
            "unknown section '\(section)'" + Self.suggestion(section, Self.sections))
        }
        continue
      }
      let pair = content.split(separator: "=", maxSplits: 1)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard pair.count == 2, !pair[1].isEmpty else {
        throw ConfigurationError(file: file, line: line, "a setting is written name = value")
      }
      let key = section.isEmpty ? pair[0] : section + "." + pair[0]
      guard seen.insert(key).inserted else {
        throw ConfigurationError(file: file, line: line, "'\(key)' stands twice")
      }
      try set(key, to: pair[1], file: file, line: line)
    }
  }

  private static let sections = ["deduplication", "limits", "run"]
  /// Every setting, with its section before it.
  package static let keys = [
    "inbox", "outbox", "state", "languages", "deduplication.keep", "deduplication.near_days",
    "deduplication.gathered", "limits.article_bytes",
    "run.quiet_seconds", "run.batch", "run.done_days", "run.least_free_bytes", "run.rescan_seconds",
    "run.most_unacknowledged", "run.workers", "run.outbox_days",
  ]

  private mutating func set(
    _ key: String, to value: String, file: String, line: Int
  ) throws(ConfigurationError) {
    func wrong(_ kind: String) -> ConfigurationError {
      ConfigurationError(file: file, line: line, "'\(key)' takes \(kind), not \(value)")
    }
    func text() throws(ConfigurationError) -> String {
      guard value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else {
        throw wrong("a string in double quotes")
      }
      let inner = String(value.dropFirst().dropLast())
      guard !inner.isEmpty else { throw wrong("a path that is not empty") }
      return inner
    }
    func count(_ least: Int) throws(ConfigurationError) -> Int {
      guard let number = Int(value.filter { $0 != "_" }), number >= least else {
        throw wrong("a whole number of at least \(least)")
      }
      return number
    }
    func seconds(_ least: Double) throws(ConfigurationError) -> Double {
      guard let number = Double(value), number >= least, number <= 3600 else {
        throw wrong("a number of seconds from \(least) to 3600")
      }
      return number
    }
    switch key {
    case "inbox": inbox = try text()
    case "outbox": outbox = try text()
    case "state": state = try text()
    case "languages":
      let folder = try text()
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
        isFolder.boolValue
      else { throw wrong("a folder that is there") }
      languages = folder
    case "deduplication.keep":
      guard value == "true" || value == "false" else { throw wrong("true or false") }
      keepsRepeats = value == "true"
    case "deduplication.near_days": nearDays = try count(0)
    case "deduplication.gathered": gatheredParagraphs = try count(1)
    case "limits.article_bytes": largestArticle = try count(1024)
    case "run.quiet_seconds": quietSeconds = try seconds(0)
    case "run.rescan_seconds": rescanSeconds = try seconds(0.1)
    case "run.workers": workers = try count(0)
    case "run.most_unacknowledged": mostUnacknowledged = try count(0)
    case "run.batch": batch = try count(1)
    case "run.outbox_days": outboxDays = try count(0)
    case "run.done_days": doneDays = try count(0)
    case "run.least_free_bytes": leastFreeBytes = try count(0)
    default:
      throw ConfigurationError(
        file: file, line: line, "unknown setting '\(key)'" + Self.suggestion(key, Self.keys))
    }
  }

  private static func withoutComment(_ row: Substring) -> Substring {
    var inside = false
    for index in row.indices {
      if row[index] == "\"" { inside.toggle() }
      if row[index] == "#", !inside { return row[..<index] }
    }
    return row
  }

  /// `; did you mean 'X'?` where a known name is at most three letters away.
  private static func suggestion(_ name: String, _ known: [String]) -> String {
    let nearest = known.map { ($0, distance(name, $0)) }.min { $0.1 < $1.1 }
    guard let nearest, nearest.1 <= 3 else { return "" }
    return "; did you mean '\(nearest.0)'?"
  }

  private static func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left), Array(right))
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[b.count]
  }
}
