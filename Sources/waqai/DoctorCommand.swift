import ArgumentParser
import Foundation
import NewsModel
import NewsPipeline
import Spooling
import TextCleaning

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks at what the daemon depends on: disks, limits, permissions, workers, libraries."
  )

  @OptionGroup var common: CommonOptions

  func run() throws {
    let configuration = try common.configuration()
    var findings = Findings()
    folders(configuration, &findings)
    disk(configuration, &findings)
    watches(&findings)
    limits(&findings)
    worker(configuration, &findings)
    libraries(&findings)
    unit(&findings)
    print(
      findings.bad == 0
        ? "nothing stands in the way" : "\(findings.bad) things have to be put right")
    if findings.bad > 0 { throw ExitCode(78) }
  }

  // MARK: - Disks

  private func folders(_ configuration: Configuration, _ findings: inout Findings) {
    let folders = [
      ("inbox", configuration.inbox), ("outbox", configuration.outbox),
      ("state", configuration.state),
    ]
    for (name, path) in folders {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        findings.note(.unsure, name, "\(path) is missing; the daemon makes it at its first start")
        continue
      }
      guard isFolder.boolValue else {
        findings.note(.bad, name, "\(path) is no folder")
        continue
      }
      guard access(path, W_OK | X_OK) == 0 else {
        findings.note(.bad, name, "\(path) is not writable for this user (\(getuid()))")
        continue
      }
      let kind = DiskProbe.kind(path)
      let isWatched = kind?.isWatched ?? true
      findings.note(
        name == "inbox" && !isWatched ? .unsure : .good, name,
        "\(path) on \(kind?.name ?? "an unknown file system")"
          + (name == "inbox" && !isWatched
            ? ", which does not tell of new files; the inbox is scanned instead" : ""))
      if let room = DiskProbe.room(path) {
        let isLow = room.bytes < configuration.leastFreeBytes || room.files < 1000
        findings.note(
          isLow ? .bad : .good, name + " room",
          "\(room.bytes >> 20) MiB"
            + (room.files == Int.max ? "" : " and \(room.files) files") + " are free")
      }
    }
  }

  private func disk(_ configuration: Configuration, _ findings: inout Findings) {
    let state = configuration.state
    let folders = [configuration.inbox, configuration.outbox, state]
    guard folders.allSatisfy({ access($0, W_OK) == 0 }) else { return }
    guard folders.allSatisfy({ DiskProbe.areTogether($0, state) }) else {
      findings.note(
        .bad, "one file system", "inbox, outbox and state must be on one, without a mount between")
      return
    }
    let probe = DiskProbe(state: state)
    do {
      // Two mounts of one file system look the same, and refuse to rename between each other.
      try probe.move(from: state, to: configuration.inbox)
      try probe.move(from: state, to: configuration.outbox)
      let seconds = try probe.syncTime()
      findings.note(
        seconds > 0.1 ? .unsure : .good, "sync",
        "a page is on the disk in \(milliseconds(seconds)) ms; each commit waits for a few of these"
      )
    } catch {
      findings.note(.bad, "disk", "\(error)")
    }
  }

  // MARK: - The system

  private func watches(_ findings: inout Findings) {
    func limit(_ name: String) -> Int? {
      let path = "/proc/sys/fs/inotify/" + name
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
      return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    guard let watches = limit("max_user_watches"), let queue = limit("max_queued_events") else {
      findings.note(.unsure, "inotify", "its limits can't be read here")
      return
    }
    findings.note(
      watches < 1024 ? .unsure : .good, "inotify",
      "\(watches) watches, \(queue) events in the queue; beyond either, the inbox is scanned")
  }

  private func limits(_ findings: inout Findings) {
    var files = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
    findings.note(
      files.rlim_cur < 256 ? .bad : .good, "open files", "\(files.rlim_cur) at once are allowed")
  }

  private func worker(_ configuration: Configuration, _ findings: inout Findings) {
    do throws(ConfigurationError) {
      let begun = Date()
      let pool = WorkerPool(setup: try WorkerSetup(configuration), workers: 1)
      defer { pool.stop() }
      let done = DispatchSemaphore(value: 0)
      let piece = Delivery.Piece(
        name: ArticleName("doctor"), line: 0, bytes: Array("waqai".utf8), sidecar: [])
      pool.submit([DraftJob(ticket: 0, piece: piece)]) { _ in done.signal() }
      guard done.wait(timeout: .now() + 30) == .success else {
        let problem = pool.counters.problem ?? "it did not answer for 30 s"
        findings.note(.bad, "worker", problem)
        return
      }
      findings.note(
        .good, "worker", "ready after \(milliseconds(Date().timeIntervalSince(begun))) ms")
    } catch {
      findings.note(.bad, "configuration", "\(error)")
    }
  }

  private func libraries(_ findings: inout Findings) {
    findings.note(
      .good, "libraries",
      "libxml2 \(TextCleaner.libraryVersion), SQLite \(Journal.libraryVersion)")
  }

  /// The exposure of the installed service, where there is one.
  private func unit(_ findings: inout Findings) {
    let unit = "/etc/systemd/system/waqai.service"
    guard FileManager.default.fileExists(atPath: unit) else { return }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/systemd-analyze")
    process.arguments = ["security", "--offline=true", "--no-pager", unit]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return }
    let text = String(
      decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard let line = text.split(separator: "\n").last(where: { $0.contains("exposure level") }),
      let score = line.split(separator: " ").compactMap({ Double($0) }).first
    else { return }
    findings.note(
      score > 0.2 ? .unsure : .good, "service",
      "\(unit) has an exposure of \(score); as shipped it has 0.2")
  }

  private func milliseconds(_ seconds: Double) -> String {
    String((seconds * 10_000).rounded() / 10)
  }
}

/// What was looked at, printed as it is found.
private struct Findings {
  enum Verdict: String { case good = "ok", unsure = "note", bad = "BAD" }

  private(set) var bad = 0

  mutating func note(_ verdict: Verdict, _ what: String, _ text: String) {
    if verdict == .bad { bad += 1 }
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    print(padded(verdict.rawValue, 6) + padded(what, 17) + text)
  }
}
