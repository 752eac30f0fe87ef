import ArgumentParser
import Foundation
import NewsPipeline
import Spooling

/// From the rename into the inbox of a running daemon to the record in its outbox.
struct LatencyBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "latency",
    abstract: "Milliseconds from rename-in to visible and durable, against a daemon that runs.")

  @Option(help: "The daemon's configuration file.")
  var config: String
  @Option(help: "Files a second.")
  var rate = 50.0
  @Option(help: "How many files.")
  var files = 500

  func run() throws {
    let configuration = try Configuration.read(config)
    let outbox = configuration.outbox
    var seen = Set(try FileManager.default.contentsOfDirectory(atPath: outbox))
    let articles = SampleArticles(paragraphs: 6)
    // Another text each time the benchmark is run, lest everything be a repeat.
    let first = Int(Date().timeIntervalSince1970) % 1_000_000 * 1000
    var dropped: [String: Double] = [:]
    var delays: [Double] = []
    var next = 0
    let start = monotonicSeconds()
    while delays.count < files, monotonicSeconds() - start < Double(files) / rate + 60 {
      while next < files, monotonicSeconds() - start >= Double(next) / rate {
        let name = "latency-\(first + next).txt"
        let draft = configuration.state + "/." + name
        try Data(articles.text(first + next).utf8).write(to: URL(fileURLWithPath: draft))
        dropped[name] = monotonicSeconds()
        guard rename(draft, configuration.inbox + "/" + name) == 0 else {
          throw ValidationError("can't rename into \(configuration.inbox)")
        }
        next += 1
      }
      usleep(500)
      for name in try FileManager.default.contentsOfDirectory(atPath: outbox)
      where name.hasPrefix("articles-") && seen.insert(name).inserted {
        let now = monotonicSeconds()
        let bytes = FileManager.default.contents(atPath: outbox + "/" + name) ?? Data()
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
          guard let record = try JSONSerialization.jsonObject(with: line) as? [String: Any],
            let source = record["source"] as? [String: Any], let file = source["name"] as? String,
            let time = dropped.removeValue(forKey: file)
          else { continue }
          delays.append((now - time) * 1000)
        }
      }
    }
    guard delays.count == files, dropped.isEmpty else {
      throw ValidationError("\(delays.count) of \(files) files came out once")
    }
    delays.sort()
    func part(_ share: Double) -> Int { Int(delays[min(files - 1, Int(Double(files) * share))]) }
    print(
      "latency  \(files) files, \(Int(rate)) a second: p50 \(part(0.5)) ms, p90 \(part(0.9)) ms,"
        + " p99 \(part(0.99)) ms; the disk's own fsync p50 \(try fsyncTime(configuration.state)) ms"
    )
  }

  /// The median of twenty syncs of a small file, in milliseconds.
  private func fsyncTime(_ folder: String) throws -> String {
    let path = folder + "/.fsync-probe"
    let file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o644)
    defer {
      close(file)
      unlink(path)
    }
    var times: [Double] = []
    for _ in 0..<20 {
      write(file, path, 10)
      times.append(RoadBenchmark.seconds { fsync(file) })
    }
    return RoadBenchmark.figure(times.sorted()[10] * 1000)
  }
}
