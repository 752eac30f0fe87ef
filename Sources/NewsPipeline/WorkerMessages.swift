import EventExtraction
package import NewsModel

/// What a worker is told before its first piece: all that drafting depends on, so that it reads no file.
///
/// A worker that is started anew while somebody edits `config/` drafts by the same packs as its neighbours.
package struct WorkerSetup: Sendable {
  var largestArticle: Int
  var tables: [PackTable]

  package init(_ configuration: Configuration) throws(ConfigurationError) {
    largestArticle = configuration.largestArticle
    tables = try PackSource.tables(overriddenBy: configuration.languages)
  }

  fileprivate init(largestArticle: Int, reading tables: [PackTable]) {
    self.largestArticle = largestArticle
    self.tables = tables
  }

  /// The pipeline that drafts by this.
  package func pipeline() throws(ConfigurationError) -> Pipeline {
    var configuration = Configuration()
    configuration.largestArticle = largestArticle
    return try Pipeline(configuration, tables: tables)
  }
}

/// A message to a worker or from it: a byte for its kind, and fields in a fixed order.
///
/// On the pipe each stands in a frame: four bytes of length, little-endian, then the message.
enum WorkerMessage {
  /// To a worker, first of all.
  case setup(WorkerSetup)
  /// To a worker; it answers each job with one outcome, in order.
  case jobs([DraftJob])
  /// From a worker that has compiled its packs.
  case ready
  case outcome(DraftOutcome)

  // MARK: - Writing

  /// The message in its frame.
  func framed() throws -> [UInt8] {
    let encoder = PositionalEncoder()
    let sink = encoder.sink
    sink.bytes = [0, 0, 0, 0]
    switch self {
    case .setup(let setup):
      sink.bytes.append(0)
      sink.append(UInt64(setup.largestArticle))
      sink.append(UInt64(setup.tables.count))
      for table in setup.tables {
        sink.append(table.tag)
        sink.append(table.name)
        sink.append(table.path)
        sink.append(table.bytes)
      }
    case .jobs(let jobs):
      sink.bytes.reserveCapacity(jobs.reduce(16) { $0 + $1.piece.byteCount + 128 })
      sink.bytes.append(1)
      sink.append(UInt64(jobs.count))
      for job in jobs {
        sink.append(UInt64(job.ticket))
        try job.piece.name.encode(to: encoder)
        sink.append(UInt64(job.piece.line))
        sink.append(job.piece.bytes)
        sink.append(job.piece.sidecar)
      }
    case .ready:
      sink.bytes.append(2)
    case .outcome(let outcome):
      sink.bytes.append(3)
      sink.append(UInt64(outcome.ticket))
      try outcome.name.encode(to: encoder)
      switch outcome.result {
      case .success(let draft):
        sink.bytes.append(1)
        try draft.encode(to: encoder)
      case .failure(let rejection):
        sink.bytes.append(0)
        try rejection.encode(to: encoder)
      }
    }
    let length = UInt32(sink.bytes.count - 4)
    for index in 0..<4 { sink.bytes[index] = UInt8(truncatingIfNeeded: length >> (8 * index)) }
    return sink.bytes
  }

  // MARK: - Reading

  init(_ bytes: ArraySlice<UInt8>) throws {
    let source = PositionalDecoder.Source(bytes)
    let decoder = PositionalDecoder(source: source)
    switch try source.byte() {
    case 0:
      let largest = try source.count()
      let tables = try (0..<source.count()).map { _ in
        PackTable(
          tag: try source.text(), name: try source.text(), path: try source.text(),
          bytes: try source.blob())
      }
      self = .setup(WorkerSetup(largestArticle: largest, reading: tables))
    case 1:
      self = .jobs(
        try (0..<source.count()).map { _ in
          DraftJob(
            ticket: try source.count(),
            piece: Delivery.Piece(
              name: try ArticleName(from: decoder), line: try source.count(),
              bytes: try source.blob(), sidecar: try source.blob()))
        })
    case 2:
      self = .ready
    case 3:
      let ticket = try source.count()
      let name = try ArticleName(from: decoder)
      let result: Result<Draft, RejectedArticle> =
        try source.byte() == 1
        ? .success(try Draft(from: decoder)) : .failure(try RejectedArticle(from: decoder))
      self = .outcome(DraftOutcome(ticket: ticket, name: name, result: result))
    default:
      throw PositionalDecoder.torn
    }
    guard source.position == bytes.endIndex else { throw PositionalDecoder.torn }
  }
}

extension Delivery.Piece {
  /// All that it holds, without its name.
  var byteCount: Int { bytes.count + sidecar.count }
}

extension PositionalEncoder.Sink {
  fileprivate func append(_ blob: [UInt8]) {
    append(UInt64(blob.count))
    bytes += blob
  }
}

extension PositionalDecoder.Source {
  fileprivate func text() throws -> String { String(decoding: try take(count()), as: UTF8.self) }
  fileprivate func blob() throws -> [UInt8] { Array(try take(count())) }
}

/// Messages as they come off a pipe, in pieces of any size.
struct WorkerInbox {
  private var bytes: [UInt8] = []
  /// Where the next frame starts.
  private var start = 0

  mutating func append(_ more: UnsafeRawBufferPointer) { bytes += more }

  /// The next message that is complete.
  mutating func next() throws -> WorkerMessage? {
    guard bytes.count - start >= 4 else { return nil }
    let length = (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    guard bytes.count - start - 4 >= length else {
      if start > 0 {
        bytes.removeFirst(start)
        start = 0
      }
      return nil
    }
    let message = try WorkerMessage(bytes[start + 4..<start + 4 + length])
    start += 4 + length
    if start == bytes.count {
      // A large message should not leave its room behind for good.
      bytes.removeAll(keepingCapacity: bytes.count < 1 << 20)
      start = 0
    }
    return message
  }
}
