import ArgumentParser
import Foundation
import NewsModel
import NewsPipeline
import Spooling

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Shows the way of one article or event: delivery, segment, paragraphs, rules.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "A name below the inbox, bundle.jsonl#id, or the id of an article or event.")
  var what: String

  func run() throws {
    let configuration = try common.configuration()
    do {
      let trace = Trace(
        journal: try Journal(reading: configuration.paths.journal),
        outbox: configuration.outbox, state: configuration.state)
      guard try trace.show(what) else {
        say("waqai: nothing of that name or id was ever committed here: \(what)")
        throw ExitCode(66)
      }
    } catch let error as SpoolError {
      say("waqai: \(error)")
      throw ExitCode(74)
    }
  }
}

/// Finds and prints the way of one thing through the tree.
private struct Trace {
  let journal: Journal
  let outbox: String
  let state: String

  /// False where nothing is known of it.
  func show(_ what: String) throws -> Bool {
    if let id = Identifier(hex: what) {
      if try article(id) { return true }
      return try event(id)
    }
    let (path, part) = split(what)
    let deliveries = try journal.deliveries(path: Array(path.utf8))
    for delivery in deliveries { try show(delivery, part: part) }
    return !deliveries.isEmpty
  }

  /// A bundle's name and the article's id in it; a `#` may also stand in a plain name.
  private func split(_ what: String) -> (path: String, part: String?) {
    guard let mark = what.range(of: ".jsonl#", options: .caseInsensitive) else {
      return (what, nil)
    }
    return (String(what[..<mark.upperBound].dropLast()), String(what[mark.upperBound...]))
  }

  private func article(_ id: Identifier) throws -> Bool {
    let places = try journal.places(ofArticle: id.bytes)
    for place in places {
      if let delivery = try journal.delivery(place.number) { head(delivery) }
      try record(segment: place.segment, position: place.position, line: place.line)
    }
    return !places.isEmpty
  }

  /// Searches the segments that are still in the outbox.
  private func event(_ id: Identifier) throws -> Bool {
    var reader = try OutboxReader(outbox: outbox, from: 1)
    let marker = Array("\"id\":\"\(id)\"".utf8)
    while let segment = try reader.read() {
      for line in segment.events.split(separator: UInt8(ascii: "\n"))
      where line.prefix(96).contains(marker) {
        guard let event = object(line), let article = event["article"] as? String else { continue }
        write("event \(id) in segment \(segment.sequence)")
        show(event: event)
        write("of article \(article)")
        if let article = Identifier(hex: article) { _ = try self.article(article) }
        return true
      }
    }
    return false
  }

  private func show(_ delivery: Journal.Delivery, part: String?) throws {
    head(delivery)
    for failure in try journal.failures(of: delivery.name.number) {
      let place = failure.line > 0 ? "line \(failure.line) " : ""
      write(
        "  \(place)refused after \(failure.attempts) tries: \(failure.kind): \(failure.message)")
    }
    for article in try journal.articles(of: delivery.name.number) {
      try record(
        segment: article.segment, position: article.position, line: article.line, part: part)
    }
  }

  private func head(_ delivery: Journal.Delivery) {
    let name = RunLog.visible(String(decoding: delivery.name.path, as: UTF8.self))
    let time = Date(timeIntervalSince1970: Double(delivery.committedAt)).ISO8601Format()
    write("delivery \(delivery.name.number): \(name), \(delivery.bytes) bytes, committed \(time)")
    let progress =
      delivery.isFinished ? "finished" : "\(delivery.taken) bytes of it done, the rest in work"
    write("  \(progress); \(delivery.articles) articles, \(delivery.failed) refused")
    write("  file: \(place(of: delivery))")
  }

  /// Where the delivered file lies now.
  private func place(of delivery: Journal.Delivery) -> String {
    let flat = String(decoding: delivery.name.flat, as: UTF8.self)
    let days =
      ((try? FileManager.default.contentsOfDirectory(atPath: state + "/done")) ?? []).sorted()
    let places =
      ["work/\(flat)", "failed/\(flat)/file"] + days.reversed().map { "done/\($0)/\(flat)" }
    let found = places.first { FileManager.default.fileExists(atPath: state + "/" + $0) }
    return found.map { RunLog.visible(state + "/" + $0) } ?? "not kept"
  }

  /// A record as it stands in the outbox, where the segment still is.
  private func record(segment: Int, position: Int, line: Int, part: String? = nil) throws {
    var reader = try OutboxReader(outbox: outbox, from: segment)
    guard let published = try reader.read(), published.sequence == segment else {
      write("  segment \(segment), record \(position): no longer in the outbox")
      return
    }
    let lines = published.articles.split(separator: UInt8(ascii: "\n"))
    guard position < lines.count, let record = object(lines[position]) else { return }
    let source = record["source"] as? [String: Any]
    let name = source?["name"] as? String ?? ""
    if let part, !name.hasSuffix("#" + part) { return }
    let id = record["id"] as? String ?? ""
    write("  article \(id) (\(RunLog.visible(name)))")
    write("    segment \(segment), record \(position) of articles-… and events-…")
    write(
      "    \(source?["media_type"] ?? ""), \(source?["encoding"] ?? "") by \(source?["encoding_from"] ?? "")"
        + ", published \(record["published_at"] as? String ?? "unknown")")
    for paragraph in record["paragraphs"] as? [[String: Any]] ?? [] {
      var text = "    paragraph \(paragraph["index"] ?? 0): fresh"
      if let older = paragraph["revises"] as? [String: Any] {
        text += ", revises \(label(of: older))"
      }
      write(text)
    }
    for paragraph in record["repeats"] as? [[String: Any]] ?? [] {
      let older = (paragraph["of"] as? [String: Any]).map { label(of: $0) } ?? "?"
      write(
        "    paragraph \(paragraph["index"] ?? 0): \(paragraph["kind"] ?? "") repeat of \(older)")
    }
    let marker = Array("\"article\":\"\(id)\"".utf8)
    for line in published.events.split(separator: UInt8(ascii: "\n"))
    where line.prefix(256).contains(marker) {
      if let event = object(line) { show(event: event) }
    }
  }

  private func label(of reference: [String: Any]) -> String {
    "paragraph \(reference["index"] ?? 0) of \(reference["article"] ?? "?")"
  }

  private func show(event: [String: Any]) {
    let trigger = event["trigger"] as? [String: Any]
    write(
      "    event \(event["id"] ?? ""): \(event["type"] ?? "") \(event["status"] ?? "")"
        + ", '\(trigger?["text"] ?? "")', rule \(event["rule"] ?? "")")
  }

  private func object(_ line: ArraySlice<UInt8>) -> [String: Any]? {
    try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
  }

  private func write(_ text: String) { print(text) }
}

extension ArraySlice<UInt8> {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard part.count <= count else { return false }
    return (startIndex...endIndex - part.count).contains { self[$0...].starts(with: part) }
  }
}
