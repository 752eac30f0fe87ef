import ArgumentParser
import Foundation
import NewsPipeline
import Spooling

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows backlog, rates, time to go, last errors and the size of the memory.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "One JSON object.")
  var json = false
  @Flag(help: "Again every second, until interrupted.")
  var watch = false

  /// What the command shows; keys as in JSON, snake_case.
  struct Report: Codable {
    var running: Bool
    /// Files in the inbox that are articles or may become ones.
    var backlog: Int
    /// Names in the inbox that are ignored: temporary files and waiting sidecars.
    var ignored: Int
    /// Seconds until the backlog is done, at the rate of the last minute; nil where nothing moves.
    var secondsToGo: Int?
    /// Files in quarantine.
    var quarantined: Int
    /// Over all runs, from the journal.
    var totals: [String: Int]
    var consumers: [String: Int]
    var lastSegment: Int
    var daemon: RunnerStatus?
  }

  private struct Answer: Codable {
    var status: RunnerStatus?
  }

  func run() throws {
    let configuration = try common.configuration()
    repeat {
      let report = try report(configuration.paths)
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
      } else {
        if watch { print("\u{1B}[H\u{1B}[2J", terminator: "") }
        print(Self.text(report))
      }
      fflush(nil)
      if watch { Thread.sleep(forTimeInterval: 1) }
    } while watch
  }

  private func report(_ paths: SpoolTree.Paths) throws -> Report {
    var report = Report(
      running: false, backlog: 0, ignored: 0, quarantined: 0, totals: [:], consumers: [:],
      lastSegment: 0)
    do {
      // First, since with a million names it takes the longest.
      if FileManager.default.fileExists(atPath: paths.inbox) {
        (report.backlog, report.ignored) = try InboxCount.count(paths.inbox)
      }
      if FileManager.default.fileExists(atPath: paths.journal) {
        let journal = try Journal(reading: paths.journal)
        report.totals = try journal.counters()
        report.consumers = try journal.consumers()
        report.lastSegment = try journal.lastSequence()
      }
      report.quarantined = try Quarantine(paths)?.count() ?? 0
    } catch {
      say("waqai: \(error)")
      throw ExitCode(74)
    }
    if let data = ControlSocket.ask(paths, "status") {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      report.daemon = try decoder.decode(Answer.self, from: data).status
      report.running = true
    }
    if let rate = report.daemon?.rate, rate > 0 {
      report.secondsToGo = Int((Double(report.backlog) / rate).rounded(.up))
    }
    return report
  }

  private static func text(_ report: Report) -> String {
    var lines: [String] = []
    func line(_ name: String, _ value: String) {
      lines.append(name.padding(toLength: 14, withPad: " ", startingAt: 0) + value)
    }
    if let daemon = report.daemon {
      line("daemon", "running for \(time(Int(daemon.uptime))), inbox \(daemon.inboxMode)")
      if let paused = daemon.paused { line("paused", paused) }
    } else {
      line("daemon", "not running")
    }
    let toGo = report.secondsToGo.map { ", \(time($0)) to go" } ?? ""
    line("backlog", "\(report.backlog) files\(toGo)")
    if report.ignored > 0 { line("ignored", "\(report.ignored) temporary files and sidecars") }
    if let daemon = report.daemon {
      line(
        "under way", "\(daemon.inFlight) articles, \(daemon.settling + daemon.held) not quiet yet")
      line("rate", "\(daemon.rate) articles a second")
      line(
        "this run",
        "\(daemon.articles) articles, \(daemon.events) events, \(daemon.failures) failures")
    }
    let totals = report.totals
    line(
      "all runs",
      "\(totals["articles"] ?? 0) articles, \(totals["events"] ?? 0) events,"
        + " \(totals["failed"] ?? 0) failures, \(totals["repeats"] ?? 0) of"
        + " \(totals["paragraphs"] ?? 0) paragraphs repeats")
    line("quarantine", "\(report.quarantined) files")
    line("last segment", "\(report.lastSegment)")
    for (name, segment) in report.consumers.sorted(by: { $0.key < $1.key }) {
      line("consumer", "\(name) has taken \(segment), \(report.lastSegment - segment) behind")
    }
    if let memory = report.daemon?.memory {
      let perParagraph = Double(memory.diskBytes) / Double(max(1, memory.paragraphs))
      line(
        "memory",
        "\(memory.paragraphs) paragraphs of \(memory.articles) articles; \(memory.diskBytes >> 20)"
          + " MiB on disk (\(Int(perParagraph.rounded())) bytes a paragraph),"
          + " \(memory.memoryBytes >> 20) MiB held")
      line(
        "growth",
        "\(memory.paragraphsThisWeek) paragraphs of \(memory.articlesThisWeek) articles"
          + " in the last 7 days")
    }
    for trouble in report.daemon?.troubles.prefix(5) ?? [] {
      line("trouble", RunLog.visible(trouble))
    }
    return lines.joined(separator: "\n")
  }

  /// `3 d 4 h`, `2 h 5 min`, `40 s`.
  static func time(_ seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
    case ..<86_400: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    default: "\(seconds / 86_400) d \(seconds % 86_400 / 3600) h"
    }
  }
}
