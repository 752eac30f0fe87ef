import Foundation
import Spooling
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct IntakeTests {
  private func intake(
    _ tree: TemporaryTree, quiet: Double = 0.3, watches: Bool = true
  ) throws -> Intake {
    var settings = Intake.Settings()
    settings.quiet = quiet
    settings.poll = 0.05
    settings.watches = watches
    return try Intake(try SpoolTree(tree.paths), settings: settings)
  }

  /// What comes within so many seconds, or as soon as `count` files have come.
  private func take(_ intake: Intake, _ count: Int, within seconds: Double = 5) throws -> [String] {
    // A set: what nobody claims is found by every scan.
    var found: Set<String> = []
    let end = monotonicSeconds() + seconds
    while found.count < count, monotonicSeconds() < end {
      for path in try intake.next(limit: 100, wait: 0.05) {
        found.insert(String(decoding: path, as: UTF8.self))
      }
    }
    return found.sorted()
  }

  @Test(arguments: [true, false])
  func `files that lay there before are found, in folders too`(watches: Bool) throws {
    let tree = try TemporaryTree()
    for name in ["a.txt", "x/b.txt", "x/y/c.txt", "d.tmp", ".e.txt", "a.txt.meta.json"] {
      try tree.drop(name)
    }
    let intake = try intake(tree, watches: watches)
    #expect(try take(intake, 3) == ["a.txt", "x/b.txt", "x/y/c.txt"])
  }

  @Test func `a file renamed in is taken at once, a folder's too`() throws {
    let tree = try TemporaryTree()
    // So long that only a file that need not be quiet can come in time.
    let intake = try intake(tree, quiet: 600)
    #expect(try take(intake, 1, within: 0.3).isEmpty)
    try tree.drop("a.txt")
    #expect(try take(intake, 1) == ["a.txt"])
  }

  @Test func `a slow copy is not taken before it is closed and quiet`() throws {
    let tree = try TemporaryTree()
    let intake = try intake(tree)
    _ = try take(intake, 1, within: 0.2)
    let path = tree.paths.inbox + "/slow.txt"
    let file = try #require(fopen(path, "w"))
    for _ in 0..<8 {
      fputs("a line\n", file)
      fflush(file)
      #expect(try take(intake, 1, within: 0.1).isEmpty)
    }
    // Still open, though quiet for longer than need be.
    #expect(try take(intake, 1, within: 1).isEmpty)
    fclose(file)
    #expect(try take(intake, 1) == ["slow.txt"])
  }

  @Test func `what is no regular file comes too, without anybody waiting for it`() throws {
    let tree = try TemporaryTree()
    mkfifo(tree.paths.inbox + "/pipe.txt", 0o600)
    symlink("/etc/hostname", tree.paths.inbox + "/link.txt")
    symlink(tree.root, tree.paths.inbox + "/folder")
    let intake = try intake(tree)
    #expect(try take(intake, 3) == ["folder", "link.txt", "pipe.txt"])
  }

  @Test func `an inbox that is deleted and made anew is watched again`() throws {
    let tree = try TemporaryTree()
    let intake = try intake(tree)
    _ = try take(intake, 1, within: 0.2)
    try FileManager.default.removeItem(atPath: tree.paths.inbox)
    #expect(try take(intake, 1, within: 1.5).isEmpty)
    #expect(intake.mode == .missing)
    try tree.drop("a.txt")
    #expect(try take(intake, 1) == ["a.txt"])
    try tree.drop("b.txt")
    #expect(try take(intake, 1) == ["b.txt"])
  }

  @Test func `more events than the kernel holds are made up for by a scan`() throws {
    let tree = try TemporaryTree()
    let intake = try intake(tree, quiet: 0)
    _ = try take(intake, 1, within: 0.2)
    // 16,384 events are held by default; a file that is made and closed gives two.
    let count = 9000
    for number in 0..<count {
      let file = open(tree.paths.inbox + "/\(number)", O_CREAT | O_WRONLY, 0o644)
      close(file)
    }
    var found: Set<[UInt8]> = []
    let end = monotonicSeconds() + 30
    while found.count < count, monotonicSeconds() < end {
      found.formUnion(try intake.next(limit: 1000, wait: 0.1))
    }
    #expect(found.count == count)
  }

  @Test func `a folder that can't be read keeps nobody else from being found`() throws {
    let tree = try TemporaryTree()
    try tree.drop("x/a.txt")
    // Deeper than any folder may lie: left alone, like one without permission.
    try tree.drop(String(repeating: "y/", count: 70) + "b.txt")
    try tree.drop("c.txt")
    #expect(try take(try intake(tree), 3, within: 1) == ["c.txt", "x/a.txt"])
  }

  @Test func `an empty inbox is drained, one with an unquiet file is not`() throws {
    let tree = try TemporaryTree()
    let intake = try intake(tree, quiet: 600)
    #expect(!intake.isDrained)
    _ = try intake.next(limit: 10, wait: 0.1)
    #expect(intake.isDrained)
    try Data("text".utf8).write(to: URL(fileURLWithPath: tree.paths.inbox + "/a.txt"))
    _ = try intake.next(limit: 10, wait: 0.1)
    #expect(!intake.isDrained)
  }
}
