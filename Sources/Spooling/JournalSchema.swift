/// How the journal is laid out, version by version.
enum JournalSchema {
  /// Each step brings the layout from the version that is its index to the next.
  static let steps = [
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
    -- Files whose records are committed, whole or up to a byte.
    CREATE TABLE deliveries (
      number INTEGER PRIMARY KEY, path BLOB NOT NULL, bytes INTEGER NOT NULL,
      taken INTEGER NOT NULL, lines INTEGER NOT NULL, finished INTEGER NOT NULL,
      articles INTEGER NOT NULL, failed INTEGER NOT NULL,
      first_segment INTEGER, last_segment INTEGER, committed_at INTEGER NOT NULL);
    -- Files in work: how often they were begun, and how often that ended in a crash.
    CREATE TABLE attempts (
      number INTEGER PRIMARY KEY, path BLOB NOT NULL, attempts INTEGER NOT NULL,
      crashes INTEGER NOT NULL, run INTEGER NOT NULL);
    -- What could not be processed; line 0 is the file as a whole.
    CREATE TABLE failures (
      number INTEGER NOT NULL, line INTEGER NOT NULL, start INTEGER NOT NULL,
      stop INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL,
      attempts INTEGER NOT NULL, failed_at INTEGER NOT NULL, filed INTEGER NOT NULL,
      PRIMARY KEY (number, line)) WITHOUT ROWID;
    CREATE TABLE segments (
      sequence INTEGER PRIMARY KEY, articles INTEGER NOT NULL, events INTEGER NOT NULL,
      article_bytes INTEGER NOT NULL, event_bytes INTEGER NOT NULL,
      committed_at INTEGER NOT NULL);
    CREATE TABLE articles (
      segment INTEGER NOT NULL, position INTEGER NOT NULL, number INTEGER NOT NULL,
      line INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY (segment, position)) WITHOUT ROWID;
    -- What the paragraph memory learned since its last run was sealed.
    CREATE TABLE deltas (number INTEGER PRIMARY KEY AUTOINCREMENT, bytes BLOB NOT NULL);
    CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE consumers (
      name TEXT PRIMARY KEY, segment INTEGER NOT NULL, acknowledged_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    """
  ]

  /// Brings the layout up to date; refuses one from a later version of the program.
  static func prepare(_ database: Database, path: String) throws(SpoolError) {
    var version = try database.number("PRAGMA user_version") ?? 0
    guard version <= steps.count else {
      throw SpoolError(
        .damaged, "\(path): written by a later version of waqai (layout \(version))")
    }
    while version < steps.count {
      try database.transaction { () throws(SpoolError) in
        try database.execute(steps[version])
        try database.execute("PRAGMA user_version = \(version + 1)")
      }
      version += 1
    }
  }
}
