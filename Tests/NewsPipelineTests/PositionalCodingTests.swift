import Foundation
import NewsModel
import Testing

@testable import NewsPipeline

struct PositionalCodingTests {
  @Test func `a draft with every field filled comes back as it went`() throws {
    let draft = try JSONDecoder().decode(Draft.self, from: Data(Self.filled.utf8))
    let bytes = try PositionalEncoder.bytes(of: draft)
    let back = try PositionalDecoder.value(Draft.self, from: bytes[...])
    #expect(try Self.json(back) == Self.json(draft))
    // The sample must stay complete: a field that nobody fills would not be seen to be lost.
    #expect(try Self.json(draft).contains("null") == false)
    for mirror in [
      Mirror(reflecting: draft.events[0]), Mirror(reflecting: draft.document.metadata),
    ] {
      for child in mirror.children {
        let value = String(describing: child.value)
        #expect(value != "nil" && value != "[]", "\(child.label ?? "?") is not filled")
      }
    }
  }

  @Test func `a message cut anywhere is refused rather than misread`() throws {
    let draft = try JSONDecoder().decode(Draft.self, from: Data(Self.filled.utf8))
    let bytes = try PositionalEncoder.bytes(of: draft)
    for end in bytes.indices {
      #expect(throws: (any Error).self) {
        try PositionalDecoder.value(Draft.self, from: bytes[..<end])
      }
    }
  }

  static func json(_ draft: Draft) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(draft), as: UTF8.self)
  }

  static let filled = """
    {"id": "00112233445566778899aabbccddeeff", "name": {"text": "a\\ufffd.txt", "bytes": "61ff2e747874"},
     "digest": "abcd", "byteCount": 99,
     "document": {"source": {"mediaType": "text/html", "encoding": "utf-8", "encodingFrom": "bom"},
      "metadata": {"url": "https://example.org/1", "site": "Example", "title": "عنوان",
       "authors": ["سلمى", "Omar"], "language": "ar",
       "published": {"iso": "2025-03-04T05:06:07Z", "day": "2025-03-04", "origin": "json-ld"}},
      "text": "زار الوزير الدوحة", "paragraphs": [{"index": 0, "kind": "listItem", "span": [0, 32]}],
      "omissions": [{"text": "إعلان", "reason": "link-density"}]},
     "fingerprints": ["AAAAAAAAAAAAAAAAAAAAAAAA"],
     "events": [{"type": "CONSULT", "mode": "visit", "status": "planned", "cameo": "042",
      "contexts": ["diplomatic"], "trigger": [0, 6], "lemma": "زار", "paragraph": 0, "sentence": [0, 32],
      "actors": [{"mention": [7, 19], "name": "فلان", "id": "QAT/GOV", "country": "QAT", "sector": "GOV"}],
      "recipients": [{"mention": [20, 32], "name": "ب", "id": "C", "country": "D", "sector": "E"}],
      "place": {"mention": [20, 32], "name": "Doha", "country": "QAT", "latitude": 25.28, "longitude": 51.53},
      "time": {"mention": [1, 2], "value": "2025-03", "basis": "publication"},
      "source": {"mention": [3, 4], "id": "X", "stance": "claims"},
      "counts": [{"what": "killed", "value": 6, "mention": [5, 6]}],
      "coreference": 3, "confidence": 0.75, "rule": "ar.visit.1", "trace": ["type: ar.visit.1"]}]}
    """
}
