import Deduplication
import Foundation
import NewsModel
import Testing

@testable import NewsPipeline

struct BackgroundSealTests {
  /// A store that is as slow as it is told, and keeps nothing but names.
  private final class SlowRuns: RunStore, @unchecked Sendable {
    let mayWrite = DispatchSemaphore(value: 0)
    private var files: [String: Held] = [:]

    private final class Held: RunBytes, @unchecked Sendable {
      let bytes: UnsafeRawBufferPointer
      init(_ content: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 8)
        copy.copyBytes(from: content)
        bytes = UnsafeRawBufferPointer(copy)
      }
      deinit { bytes.deallocate() }
    }

    func write(
      _ name: String, _ body: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
      mayWrite.wait()
      var content: [UInt8] = []
      try body { content += $0 }
      files[name] = Held(content)
    }

    func open(_ name: String) throws -> any RunBytes { try #require(files[name]) }
    func remove(_ name: String) throws { files[name] = nil }
    func names() throws -> [String] { files.keys.sorted() }
  }

  private let runs = SlowRuns()
  private let memory: ParagraphMemory
  private let fingerprinter = Fingerprinter(wording: .none)

  init() throws {
    memory = try ParagraphMemory(store: runs, manifest: nil, deltas: [], sealLimit: 1)
  }

  /// Says whether the memory knew this article's only paragraph.
  private func knows(_ number: UInt64) throws -> Bool {
    let text = "وصل الوفد رقم \(number) إلى مدينة الميناء صباح الأحد لبحث خطة الجسر رقم \(number)"
    let document = Document(
      source: .init(mediaType: .text, encoding: "utf-8", encodingFrom: "declared"),
      metadata: Metadata(), paragraphs: [(.prose, Array(text.utf8))])
    let decision = try memory.decide(
      article: Identifier(high: 0, low: number), document: document,
      fingerprints: fingerprinter.fingerprints(of: document))
    _ = memory.takeDelta()
    if case .repeat = decision.verdicts[0] { return true }
    return false
  }

  @Test func `while a run is written, what goes into it is known`() throws {
    #expect(try !knows(1))
    let sealer = BackgroundSeal()
    sealer.start(try #require(memory.beginSeal()))
    #expect(try sealer.take(waits: false)?.manifest == nil)
    #expect(try knows(1))
    #expect(try !knows(2))
    runs.mayWrite.signal()
    try memory.adopt(#require(try sealer.take(waits: true)))
    #expect(!sealer.isBusy)
    #expect(memory.size.runs == 1)
    #expect(try knows(1) && knows(2))
  }

  @Test func `what was cancelled is sealed another time`() throws {
    #expect(try !knows(1))
    let sealer = BackgroundSeal()
    sealer.start(try #require(memory.beginSeal()))
    runs.mayWrite.signal()
    sealer.cancel()
    #expect(try knows(1))
    runs.mayWrite.signal()
    sealer.start(try #require(memory.beginSeal()))
    try memory.adopt(#require(try sealer.take(waits: true)))
    #expect(memory.size.runs == 1)
    #expect(try knows(1))
  }
}
