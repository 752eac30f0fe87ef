import Foundation

/// What is committed: which files yielded which segment, what failed, and what the memory learned.
///
/// A SQLite database in WAL mode. A commit is durable when the call returns; attempts survive the death
/// of the process, but need not survive a power cut.
package final class Journal: @unchecked Sendable {
  private let database: Database
  private let lock = NSLock()
  private let beforeChange: ChangeHook?
  package let path: String

  package init(_ path: String, beforeChange: ChangeHook? = nil) throws(SpoolError) {
    self.path = path
    self.beforeChange = beforeChange
    database = try Database(path)
    try database.execute(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;"
        + "PRAGMA journal_size_limit = 67108864; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -8000;"
    )
    try JournalSchema.prepare(database, path: path)
    // What a daemon before us could not sync is written once more, and synced, before it is believed.
    try database.execute("PRAGMA wal_checkpoint(FULL)")
  }

  /// Opens the journal for questions alone, while a daemon may be writing it.
  package init(reading path: String) throws(SpoolError) {
    self.path = path
    beforeChange = nil
    database = try Database(path, isReadOnly: true)
  }

  /// Opens the journal of a tree to note what a consumer says, while a daemon may be writing it.
  ///
  /// Refuses where no daemon has made one.
  package init(writing path: String) throws(SpoolError) {
    guard access(path, F_OK) == 0 else {
      throw SpoolError(.other, "\(path): there is no journal; has the daemon ever run here?")
    }
    self.path = path
    beforeChange = nil
    database = try Database(path)
    try database.execute("PRAGMA synchronous = FULL")
  }

  func locked<Result>(_ body: (Database) throws(SpoolError) -> Result) throws(SpoolError) -> Result
  {
    lock.lock()
    defer { lock.unlock() }
    return try body(database)
  }

  // MARK: - Runs and attempts

  /// Counts a start of the daemon; begun files of the run before count as crashed if it `crashed`.
  package func beginRun(crashed: Bool) throws(SpoolError) -> Int {
    try locked { (database) throws(SpoolError) in
      let last = try database.number("SELECT value FROM counters WHERE name = 'runs'") ?? 0
      try database.transaction { () throws(SpoolError) in
        if crashed {
          try database.run(
            "UPDATE attempts SET crashes = crashes + 1 WHERE run = ?", .integer(last))
        }
        try add(["runs": 1], to: database)
      }
      return last + 1
    }
  }

  /// Counts an attempt for each of the files, before anything of them is read.
  ///
  /// - Parameter durably: whether even a power cut must not undo it.
  package func begin(
    _ deliveries: [DeliveryName], run: Int, durably: Bool = false
  ) throws(SpoolError) {
    guard !deliveries.isEmpty else { return }
    try beforeChange?("begin")
    try locked { (database) throws(SpoolError) in
      // The next durable commit syncs this one as well; a process can't lose what it wrote.
      if !durably { try database.execute("PRAGMA synchronous = NORMAL") }
      defer { try? database.execute("PRAGMA synchronous = FULL") }
      try database.transaction { () throws(SpoolError) in
        for delivery in deliveries {
          try database.run(
            """
            INSERT INTO attempts VALUES (?1, ?2, 1, 0, ?3)
            ON CONFLICT (number) DO UPDATE SET attempts = attempts + 1, run = ?3
            """, .integer(delivery.number), .blob(delivery.path), .integer(run))
        }
      }
    }
  }

  package struct Attempts: Sendable {
    package var path: [UInt8]
    package var attempts: Int
    package var crashes: Int
  }

  package func attempts(_ number: Int) throws(SpoolError) -> Attempts? {
    try locked { (database) throws(SpoolError) in
      var found: Attempts?
      try database.each(
        "SELECT path, attempts, crashes FROM attempts WHERE number = ?", .integer(number)
      ) { row in
        found = Attempts(
          path: row.blob(0), attempts: row.integer(1), crashes: row.integer(2))
      }
      return found
    }
  }

  /// Forgets attempts at files that lie in `work` no more, or were given back.
  package func forgetAttempts(keeping numbers: Set<Int>) throws(SpoolError) {
    try locked { (database) throws(SpoolError) in
      var gone: [Int] = []
      try database.each("SELECT number FROM attempts") { row in
        if !numbers.contains(row.integer(0)) { gone.append(row.integer(0)) }
      }
      guard !gone.isEmpty else { return }
      try database.transaction { () throws(SpoolError) in
        for number in gone {
          try database.run("DELETE FROM attempts WHERE number = ?", .integer(number))
        }
      }
    }
  }

  /// The highest number that a delivery has had.
  package func highestNumber() throws(SpoolError) -> Int {
    try locked { (database) throws(SpoolError) in
      max(
        try database.number("SELECT max(number) FROM deliveries") ?? 0,
        try database.number("SELECT max(number) FROM attempts") ?? 0)
    }
  }

  // MARK: - Commits

  /// Makes a batch committed; the one commit point.
  package func commit(_ commit: Commit) throws(SpoolError) {
    try beforeChange?("commit")
    do throws(SpoolError) {
      try locked { (database) throws(SpoolError) in
        try database.transaction { () throws(SpoolError) in
          try write(commit, to: database)
        }
      }
    } catch {
      // After a failed sync nobody knows what is on the disk: only a new start can tell.
      guard error.kind == .failing else { throw error }
      throw SpoolError(.uncertain, error.message)
    }
  }

  private func write(_ commit: Commit, to database: Database) throws(SpoolError) {
    let time = Int(wallSeconds())
    if let segment = commit.segment {
      try database.run(
        "INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?)", .integer(segment.sequence),
        .integer(segment.articles), .integer(segment.events), .integer(segment.articleBytes),
        .integer(segment.eventBytes), .integer(time))
      for (position, article) in commit.articles.enumerated() {
        try database.run(
          "INSERT INTO articles VALUES (?, ?, ?, ?, ?)", .integer(segment.sequence),
          .integer(position), .integer(article.number), .integer(article.line),
          .blob(article.id))
      }
    }
    let sequence = commit.segment.map { Database.Value.integer($0.sequence) } ?? .null
    for progress in commit.progress {
      try database.run(
        """
        INSERT INTO deliveries VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10)
        ON CONFLICT (number) DO UPDATE SET bytes = ?3, taken = ?4, lines = ?5, finished = ?6,
          articles = articles + ?7, failed = failed + ?8,
          first_segment = coalesce(first_segment, ?9), last_segment = coalesce(?9, last_segment),
          committed_at = ?10
        """, .integer(progress.delivery.number), .blob(progress.delivery.path),
        .integer(progress.bytes), .integer(progress.taken), .integer(progress.lines),
        .integer(progress.isFinished ? 1 : 0), .integer(progress.articles),
        .integer(progress.failed), progress.articles > 0 ? sequence : .null, .integer(time))
      // A bundle that gets on is no file that kills, however often the daemon was stopped over it.
      try database.run(
        progress.isFinished
          ? "DELETE FROM attempts WHERE number = ?"
          : "UPDATE attempts SET attempts = 1, crashes = 0 WHERE number = ?",
        .integer(progress.delivery.number))
    }
    for failure in commit.failures {
      try database.run(
        "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        .integer(failure.number), .integer(failure.line), .integer(failure.range.lowerBound),
        .integer(failure.range.upperBound), .text(failure.name), .text(failure.kind),
        .text(failure.message), .integer(failure.attempts), .integer(time))
    }
    for filed in commit.filed {
      try database.run(
        "UPDATE failures SET filed = 1 WHERE number = ? AND line = ?", .integer(filed.number),
        .integer(filed.line))
    }
    if !commit.delta.isEmpty {
      try database.run("INSERT INTO deltas (bytes) VALUES (?)", .blob(commit.delta))
    }
    try add(commit.counters, to: database)
  }

  private func add(_ counters: [String: Int], to database: Database) throws(SpoolError) {
    for (name, value) in counters where value != 0 {
      try database.run(
        """
        INSERT INTO counters VALUES (?1, ?2)
        ON CONFLICT (name) DO UPDATE SET value = value + ?2
        """, .text(name), .integer(value))
    }
  }

  // MARK: - The memory

  /// The memory's manifest, if it has one, and the deltas since, oldest first.
  package func memory() throws(SpoolError) -> (manifest: [UInt8]?, deltas: [[UInt8]]) {
    try locked { (database) throws(SpoolError) in
      var manifest: [UInt8]?
      try database.each("SELECT value FROM meta WHERE name = 'memory'") { manifest = $0.blob(0) }
      var deltas: [[UInt8]] = []
      try database.each("SELECT bytes FROM deltas ORDER BY number") { deltas.append($0.blob(0)) }
      return (manifest, deltas)
    }
  }

  /// The number of the delta that was committed last; 0 before the first.
  package func lastDelta() throws(SpoolError) -> Int {
    try locked { (database) throws(SpoolError) in
      try database.number("SELECT max(number) FROM deltas") ?? 0
    }
  }

  /// Puts a manifest in the place of the old one and of the deltas up to `number`.
  package func replaceMemory(
    manifest: [UInt8], through number: Int
  ) throws(SpoolError) {
    try beforeChange?("manifest")
    try locked { (database) throws(SpoolError) in
      try database.transaction { () throws(SpoolError) in
        try database.run("INSERT OR REPLACE INTO meta VALUES ('memory', ?)", .blob(manifest))
        try database.run("DELETE FROM deltas WHERE number <= ?", .integer(number))
      }
    }
  }
}
