/// Which runs make up the memory: a few lines of text that the journal keeps.
struct MemoryManifest: Equatable {
  /// A run by its name and the checksum of its bytes.
  struct Run: Equatable {
    var name: String
    var checksum: UInt64
  }

  var horizon: UInt32 = 0
  /// Oldest first.
  var runs: [Run] = []

  private static let title = "waqai paragraph memory 3"

  init(horizon: UInt32, runs: [Run]) {
    self.horizon = horizon
    self.runs = runs
  }

  init(_ bytes: [UInt8]) throws {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == Self.title[...] else {
      throw MemoryDamaged("the journal holds no manifest that this version reads")
    }
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      switch (words.first, words.count) {
      case ("horizon", 2):
        guard let record = UInt32(words[1]) else { throw Self.meaningless(line) }
        horizon = record
      case ("run", 3):
        guard let checksum = UInt64(words[2], radix: 16) else { throw Self.meaningless(line) }
        runs.append(Run(name: String(words[1]), checksum: checksum))
      default: throw Self.meaningless(line)
      }
    }
  }

  private static func meaningless(_ line: Substring) -> MemoryDamaged {
    MemoryDamaged("a line of the manifest means nothing: '\(line)'")
  }

  var bytes: [UInt8] {
    var text = "\(Self.title)\nhorizon \(horizon)\n"
    for run in runs { text += "run \(run.name) \(String(run.checksum, radix: 16))\n" }
    return Array(text.utf8)
  }
}
