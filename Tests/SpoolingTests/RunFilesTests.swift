import Foundation
import Spooling
import Testing

struct RunFilesTests {
  private let folder = NSTemporaryDirectory() + "run-files-\(UUID().uuidString)"

  @Test func `a file is read back as it was written, in pieces`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try RunFiles(folder: folder)
    try files.write("one.run") { sink in
      try [UInt8](repeating: 7, count: 5000).withUnsafeBytes { try sink($0) }
      try [UInt8]([1, 2, 3]).withUnsafeBytes { try sink($0) }
    }
    let map = try files.map("one.run")
    #expect(map.bytes.count == 5003)
    #expect(Array(map.bytes.suffix(4)) == [7, 1, 2, 3])
    #expect(try files.names() == ["one.run"])
  }

  @Test func `a file whose writing fails never gets its name`() throws {
    struct Interrupted: Error {}
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try RunFiles(folder: folder)
    #expect(throws: Interrupted.self) {
      try files.write("one.run") { sink in
        try [UInt8]([1]).withUnsafeBytes { try sink($0) }
        throw Interrupted()
      }
    }
    #expect(try files.names() == ["one.run.tmp"])
    #expect(throws: RunFileError.self) { try files.map("one.run") }
  }

  @Test func `a map outlives the removal of its file`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try RunFiles(folder: folder)
    try files.write("one.run") { sink in
      try [UInt8]([9, 9]).withUnsafeBytes { try sink($0) }
    }
    let map = try files.map("one.run")
    try files.remove("one.run")
    #expect(Array(map.bytes) == [9, 9])
    #expect(try files.names().isEmpty)
  }
}
