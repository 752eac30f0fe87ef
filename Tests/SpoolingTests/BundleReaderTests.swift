import Foundation
import Spooling
import Testing

struct BundleReaderTests {
  private func lines(_ text: String, from offset: Int = 0, longest: Int = 1 << 20) throws
    -> [String]
  {
    let folder = NSTemporaryDirectory() + "bundle-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/b.jsonl"))
    let file = try #require(try Folder(folder).open(Array("b.jsonl".utf8)))
    var reader = BundleReader(file, from: offset, line: 0, longest: longest)
    var lines: [String] = []
    while let line = try reader.next() {
      switch line {
      case .bytes(let bytes, let range):
        let text = String(decoding: bytes, as: UTF8.self)
        lines.append("\(reader.line) \(range.lowerBound)-\(range.upperBound) \(text)")
      case .tooLong(let range):
        lines.append("\(reader.line) \(range.lowerBound)-\(range.upperBound) too long")
      }
    }
    return lines
  }

  @Test func `lines come with their numbers and places, blank ones left out`() throws {
    #expect(
      try lines("one\n\n  \ntwo\r\nthree") == ["1 0-3 one", "4 8-11 two", "5 13-18 three"])
  }

  @Test func `reading goes on from where it was committed`() throws {
    #expect(try lines("one\ntwo\n", from: 3) == ["2 4-7 two"])
  }

  @Test func `a line longer than may be held is passed over and its neighbours are not lost`()
    throws
  {
    let long = String(repeating: "x", count: 600_000)
    #expect(
      try lines("one\n\(long)\ntwo\n", longest: 1000)
        == ["1 0-3 one", "2 4-600004 too long", "3 600005-600008 two"])
    #expect(try lines("\(long)", longest: 1000) == ["1 0-600000 too long"])
  }

  @Test func `lines may span the pieces that are read`() throws {
    let texts = (0..<9).map { String(repeating: "\($0)", count: 100_000) }
    let found = try lines(texts.joined(separator: "\n"))
    #expect(found.count == 9)
    for (index, line) in found.enumerated() { #expect(line.hasSuffix(" " + texts[index])) }
  }

  @Test func `a bundle of nothing has no line`() throws {
    #expect(try lines("\n \n").isEmpty)
    #expect(try lines("").isEmpty)
  }
}
