import Foundation
import Glibc

/// Why a file lies in quarantine: `reason.json` beside it.
package struct Reason: Codable, Sendable {
  /// The folder under `failed`.
  package var delivery: String
  /// The article's name as records would have it.
  package var name: String
  /// The bytes of the delivered path in hexadecimal, where it is not UTF-8; else nil.
  package var pathBytes: String?
  /// Where below the inbox it lay.
  package var path: String
  /// Counted from 1 in a bundle; nil where the whole file failed.
  package var line: Int?
  /// Why, for a program.
  package var kind: String
  /// Why, for a person.
  package var message: String
  package var attempts: Int
  /// ISO 8601, UTC.
  package var failedAt: String

  enum CodingKeys: String, CodingKey {
    case delivery, name, path, line, kind, message, attempts
    case pathBytes = "path_bytes"
    case failedAt = "failed_at"
  }

  init(_ failure: Commit.Failure, _ delivery: DeliveryName) {
    let folder =
      failure.line > 0 ? delivery.flat + Array("#\(failure.line)".utf8) : delivery.flat
    self.delivery = String(decoding: folder, as: UTF8.self)
    name = failure.name
    path = String(decoding: delivery.path, as: UTF8.self)
    if Array(path.utf8) != delivery.path {
      pathBytes = delivery.path.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    line = failure.line > 0 ? failure.line : nil
    kind = failure.kind
    message = failure.message
    attempts = failure.attempts
    let seconds = failure.failedAt > 0 ? Double(failure.failedAt) : wallSeconds()
    failedAt = Date(timeIntervalSince1970: seconds.rounded(.down)).ISO8601Format()
  }

  var json: [UInt8] { encoded([.prettyPrinted]) + [UInt8(ascii: "\n")] }

  /// All of it as one line of JSON, without the line feed.
  package var jsonLine: String { String(decoding: encoded([]), as: UTF8.self) }

  private func encoded(_ formatting: JSONEncoder.OutputFormatting) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    // Strings and numbers alone: encoding them can't fail.
    return Array((try? encoder.encode(self)) ?? Data())
  }

  /// The delivered path as bytes.
  var originalPath: [UInt8] {
    guard let pathBytes else { return Array(path.utf8) }
    let digits = Array(pathBytes.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
  }
}

/// The files in `state/failed`, to be looked at, tried again or dropped; no daemon need run.
package struct Quarantine {
  static let file = Array("file".utf8)
  static let sidecar = Array("file.meta.json".utf8)
  private static let reason = Array("reason.json".utf8)

  private let folder: Folder
  private let inbox: String

  /// Opens the quarantine of a tree; nil where there is none yet.
  package init?(_ paths: SpoolTree.Paths) throws(SpoolError) {
    guard access(paths.failed, F_OK) == 0 else { return nil }
    folder = try Folder(paths.failed)
    inbox = paths.inbox
  }

  /// One file in quarantine.
  package struct Entry: Sendable {
    /// The folder under `failed`.
    package var name: [UInt8]
    /// nil where `reason.json` is missing or was changed.
    package var reason: Reason?
  }

  /// All entries, oldest first.
  package func entries() throws(SpoolError) -> [Entry] {
    var names: [[UInt8]] = []
    for entry in try folder.names() where entry.kind != .regular { names.append(entry.name) }
    names.sort { $0.lexicographicallyPrecedes($1) }
    var entries: [Entry] = []
    for name in names { entries.append(Entry(name: name, reason: try reason(name))) }
    return entries
  }

  /// How many entries there are.
  package func count() throws(SpoolError) -> Int {
    let stream = try FolderStream(folder)
    var count = 0
    while try stream.next() != nil { count += 1 }
    return count
  }

  private func reason(_ name: [UInt8]) throws(SpoolError) -> Reason? {
    guard let folder = try folder.existingFolder(name), let file = try folder.open(Self.reason)
    else { return nil }
    let bytes = try file.read(from: 0, count: min(1 << 20, try file.status().size))
    return try? JSONDecoder().decode(Reason.self, from: Data(bytes))
  }

  /// The entry's file, or the first `count` bytes of it; nil where it is gone or is none.
  package func contents(_ entry: Entry, count: Int) throws(SpoolError) -> [UInt8]? {
    guard let folder = try folder.existingFolder(entry.name),
      try folder.status(Self.file)?.kind == .regular, let file = try folder.open(Self.file)
    else { return nil }
    return try file.read(from: 0, count: min(count, try file.status().size))
  }

  /// Puts the file back where it was delivered, under a name that is free; gives that name.
  package func retry(_ entry: Entry) throws(SpoolError) -> [UInt8]? {
    guard let reason = entry.reason, let source = try folder.existingFolder(entry.name),
      try source.status(Self.file) != nil
    else { return nil }
    var parts = reason.originalPath.split(separator: UInt8(ascii: "/")).map(Array.init)
    guard let last = parts.popLast() else { return nil }
    var target = try Folder(inbox)
    for part in parts { target = try target.folder(part) }
    var name = last
    var count = 1
    while try target.status(name) != nil {
      count += 1
      name = Array("retry-\(count)-".utf8) + last
    }
    // The sidecar waits for its article, never the other way round.
    _ = try source.move(Self.sidecar, to: target, as: name + DeliveryName.sidecarEnding)
    guard try source.move(Self.file, to: target, as: name) else { return nil }
    try target.sync()
    try folder.removeFolder(entry.name)
    return (parts + [name]).reduce(into: []) { $0 += ($0.isEmpty ? [] : [UInt8(ascii: "/")]) + $1 }
  }

  package func drop(_ entry: Entry) throws(SpoolError) { try folder.removeFolder(entry.name) }
}
