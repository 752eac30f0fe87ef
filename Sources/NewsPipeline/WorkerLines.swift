package import Foundation
import NewsModel
import Synchronization

/// The protocol of `waqai worker` with the world: a JSON line in, a JSON line out, in the same order.
///
/// ```text
/// → {"name": "a.html", "b64": "PGh0bWw+…", "sidecar_b64": "e30=", "key": "anything"}
/// → {"name": "bundle.jsonl", "line": 3, "text": "{\"id\": …}"}   a bundle's line; "text" for UTF-8, "path" for a file
/// ← {"draft": {…}, "key": "anything", "name": "a.html", "ok": true, "v": "0.1.0 ar=1 en=1"}
/// ← {"key": …, "message": "…", "name": "…", "ok": false, "reason": "too-deep", "v": …}
/// ```
///
/// `key` comes back as it was given. `v` names the program and its packs; who merges the output of many
/// workers has to refuse more than one `v`.
package final class WorkerLines: Sendable {
  private struct Waiting {
    var results: [Int: [UInt8]] = [:]
    /// The next line to write.
    var next = 0
    var bytes = 0
  }

  private let pool: any Drafting
  private let version: String
  private let output: FileHandle
  private let waiting = Mutex(Waiting())
  private let turn = DispatchSemaphore(value: 0)

  /// Lines and bytes that are read ahead of the answers.
  private static let ahead = (lines: 256, bytes: 16 << 20)

  package init(pool: any Drafting, version: String, output: FileHandle = .standardOutput) {
    self.pool = pool
    self.version = version
    self.output = output
  }

  /// Answers every line of `input`; returns how many there were.
  package func run(_ lines: inout LineReader) throws -> Int {
    var read = 0
    var sizes: [Int: Int] = [:]
    var held = 0
    while let line = try lines.next() {
      submit(line, ticket: read)
      sizes[read] = line.count
      held += line.count
      read += 1
      repeat {
        let (written, isBroken) = flush()
        guard !isBroken else { throw WorkerPipeError() }
        for ticket in sizes.keys where ticket < written {
          held -= sizes.removeValue(forKey: ticket) ?? 0
        }
        guard sizes.count >= Self.ahead.lines || held > Self.ahead.bytes else { break }
        turn.wait()
      } while true
      if !lines.hasMore { try drain(read) }
    }
    try drain(read)
    return read
  }

  /// Waits for every answer: whoever feeds us line by line may be waiting for the last one.
  private func drain(_ read: Int) throws {
    while true {
      let (written, isBroken) = flush()
      guard !isBroken else { throw WorkerPipeError() }
      if written >= read { return }
      turn.wait()
    }
  }

  private func submit(_ line: [UInt8], ticket: Int) {
    do {
      let request = try WorkerRequest(line)
      pool.submit([DraftJob(ticket: ticket, piece: request.piece)]) { [self] outcomes in
        for outcome in outcomes { answer(outcome, key: request.key) }
      }
    } catch {
      let failure = error as? RejectedArticle ?? RejectedArticle(.badBundle, "\(error)")
      answer(
        DraftOutcome(ticket: ticket, name: ArticleName(""), result: .failure(failure)), key: nil)
    }
  }

  private func answer(_ outcome: DraftOutcome, key: String?) {
    let line = WorkerAnswer(outcome: outcome, key: key, version: version).line
    waiting.withLock { $0.results[outcome.ticket] = line }
    turn.signal()
  }

  /// Writes what is next in order; returns the number of lines written so far.
  private func flush() -> (written: Int, isBroken: Bool) {
    var ready: [UInt8] = []
    let written = waiting.withLock { waiting in
      while let line = waiting.results.removeValue(forKey: waiting.next) {
        ready += line
        waiting.next += 1
      }
      return waiting.next
    }
    guard !ready.isEmpty else { return (written, false) }
    do {
      try output.write(contentsOf: Data(ready))
      return (written, false)
    } catch {
      return (written, true)
    }
  }
}

/// Nobody reads our output any more.
package struct WorkerPipeError: Error {}

/// One line of the input of `waqai worker`.
struct WorkerRequest {
  var piece: Delivery.Piece
  var key: String?

  init(_ line: [UInt8]) throws {
    guard let object = try? Sidecar.object(line) else {
      throw RejectedArticle(.badBundle, "the line is no JSON object")
    }
    func text(_ name: String) throws -> String? {
      guard let value = object[name], !(value is NSNull) else { return nil }
      guard let text = value as? String else {
        throw RejectedArticle(.badBundle, "'\(name)' is no string")
      }
      return text
    }
    func blob(_ name: String) throws -> [UInt8]? {
      guard let text = try text(name) else { return nil }
      guard let data = Data(base64Encoded: text) else {
        throw RejectedArticle(.badBundle, "'\(name)' is not base64")
      }
      return Array(data)
    }
    key = try text("key")
    let given = try text("name")
    var sidecar = try blob("sidecar_b64") ?? []
    let bytes: [UInt8]
    var name = given ?? "-"
    if let blob = try blob("b64") {
      bytes = blob
    } else if let words = try text("text") {
      bytes = Array(words.utf8)
    } else if let path = try text("path") {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw RejectedArticle(.unreadable, "'\(path)' can't be read")
      }
      bytes = Array(data)
      if sidecar.isEmpty, let data = FileManager.default.contents(atPath: path + ".meta.json") {
        sidecar = Array(data)
      }
      name = given ?? String(path.split(separator: "/").last ?? "-")
    } else {
      throw RejectedArticle(.badBundle, "a line holds 'b64', 'text' or 'path'")
    }
    piece = Delivery.Piece(
      name: ArticleName(name), line: object["line"] as? Int ?? 0, bytes: bytes, sidecar: sidecar)
  }
}

/// One line of the output of `waqai worker`.
struct WorkerAnswer: Encodable {
  var v: String
  var key: String?
  var name: String
  var ok: Bool
  var draft: Draft?
  var reason: RejectedArticle.Reason?
  var message: String?

  init(outcome: DraftOutcome, key: String?, version: String) {
    v = version
    self.key = key
    name = outcome.name.text
    switch outcome.result {
    case .success(let draft):
      ok = true
      self.draft = draft
    case .failure(let rejection):
      ok = false
      reason = rejection.reason
      message = rejection.message
    }
  }

  var line: [UInt8] { Self.line(of: self) }

  static func line(of value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("a draft always encodes")
    }
    return Array(data) + [UInt8(ascii: "\n")]
  }
}
