internal import CSQLite

/// One connection to a SQLite database; the only file that speaks SQLite's C interface.
///
/// Not safe to share: its owner lets one thread in at a time.
final class Database {
  enum Value {
    case integer(Int)
    case text(String)
    case blob([UInt8])
    case null
  }

  /// The columns of a result's row, counted from 0.
  struct Row {
    fileprivate let statement: OpaquePointer

    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    func blob(_ column: Int32) -> [UInt8] {
      guard let start = sqlite3_column_blob(statement, column) else { return [] }
      let count = Int(sqlite3_column_bytes(statement, column))
      return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    func text(_ column: Int32) -> String {
      sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
    }
  }

  private let handle: OpaquePointer
  private let path: String
  private var statements: [String: OpaquePointer] = [:]

  init(_ path: String, isReadOnly: Bool = false) throws(SpoolError) {
    self.path = path
    var handle: OpaquePointer?
    let flags =
      (isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      | SQLITE_OPEN_NOMUTEX
    let result = sqlite3_open_v2(path, &handle, flags, nil)
    guard result == SQLITE_OK, let handle else {
      let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(handle)
      throw SpoolError(Self.kind(result), "\(path): \(message)")
    }
    self.handle = handle
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, 5000)
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// Runs statements that give no rows and take no values.
  func execute(_ sql: String) throws(SpoolError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  func run(_ sql: String, _ values: Value...) throws(SpoolError) {
    let statement = try bound(sql, values)
    defer { sqlite3_reset(statement) }
    let result = sqlite3_step(statement)
    guard result == SQLITE_DONE || result == SQLITE_ROW else { throw failure() }
  }

  /// Calls `body` with each row in turn.
  func each(
    _ sql: String, _ values: Value..., body: (Row) throws(SpoolError) -> Void
  ) throws(SpoolError) {
    let statement = try bound(sql, values)
    defer { sqlite3_reset(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try body(Row(statement: statement))
      case SQLITE_DONE: return
      default: throw failure()
      }
    }
  }

  /// The first column of the first row as a number, or nil without one.
  func number(_ sql: String, _ values: Value...) throws(SpoolError) -> Int? {
    let statement = try bound(sql, values)
    defer { sqlite3_reset(statement) }
    switch sqlite3_step(statement) {
    case SQLITE_ROW:
      let row = Row(statement: statement)
      return row.isNull(0) ? nil : row.integer(0)
    case SQLITE_DONE: return nil
    default: throw failure()
    }
  }

  /// All of `body` or nothing of it.
  func transaction(_ body: () throws(SpoolError) -> Void) throws(SpoolError) {
    try execute("BEGIN IMMEDIATE")
    do throws(SpoolError) {
      try body()
      try execute("COMMIT")
    } catch {
      // Some errors have rolled back already, and then this one says so.
      try? execute("ROLLBACK")
      throw error
    }
  }

  private func bound(_ sql: String, _ values: [Value]) throws(SpoolError) -> OpaquePointer {
    let statement = try prepared(sql)
    // SQLITE_TRANSIENT: SQLite takes a copy.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let result =
        switch value {
        case .integer(let number): sqlite3_bind_int64(statement, place, Int64(number))
        case .text(let text): sqlite3_bind_text(statement, place, text, -1, transient)
        case .blob(let bytes):
          bytes.isEmpty
            ? sqlite3_bind_zeroblob(statement, place, 0)
            : bytes.withUnsafeBytes {
              sqlite3_bind_blob64(
                statement, place, $0.baseAddress, UInt64($0.count), transient)
            }
        case .null: sqlite3_bind_null(statement, place)
        }
      guard result == SQLITE_OK else { throw failure() }
    }
    return statement
  }

  private func prepared(_ sql: String) throws(SpoolError) -> OpaquePointer {
    if let statement = statements[sql] { return statement }
    var statement: OpaquePointer?
    guard
      sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        == SQLITE_OK, let statement
    else { throw failure() }
    statements[sql] = statement
    return statement
  }

  private func failure() -> SpoolError {
    let message = String(cString: sqlite3_errmsg(handle))
    let kind = Self.kind(sqlite3_errcode(handle))
    guard kind == .damaged, !isDamaged else { return SpoolError(kind, "\(path): \(message)") }
    return SpoolError(.failing, "\(path): can't be read")
  }

  /// Whether the file itself is damaged.
  ///
  /// A page that the device could not give is called malformed by SQLite too.
  private var isDamaged: Bool {
    var statement: OpaquePointer?
    let result = sqlite3_prepare_v2(handle, "PRAGMA quick_check(1)", -1, &statement, nil)
    defer { sqlite3_finalize(statement) }
    guard result == SQLITE_OK else { return Self.kind(result) == .damaged }
    guard sqlite3_step(statement) == SQLITE_ROW, let found = sqlite3_column_text(statement, 0)
    else {
      return true
    }
    let finding = String(cString: found)
    let unreadable = SQLITE_IOERR | 33 << 8  // SQLITE_IOERR_CORRUPTFS
    return finding != "ok" && !finding.hasSuffix("error code=\(unreadable)")
  }

  private static func kind(_ code: Int32) -> SpoolError.Kind {
    switch code & 0xFF {
    case SQLITE_FULL: .full
    case SQLITE_READONLY: .readOnly
    case SQLITE_PERM, SQLITE_AUTH: .refused
    case SQLITE_IOERR: .failing
    case SQLITE_NOMEM: .exhausted
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged
    default: .other
    }
  }
}

extension Journal {
  /// The version of SQLite that is loaded.
  package static var libraryVersion: String { String(cString: sqlite3_libversion()) }
}
