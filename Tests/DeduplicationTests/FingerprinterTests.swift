import Deduplication
import Foundation
import NewsModel
import Testing

struct FingerprinterTests {
  private func exact(_ text: String) throws -> Identifier {
    try Fingerprinter(wording: wording()).fingerprint(of: Array(text.utf8)).exact
  }

  @Test(arguments: [
    ("إلى الأمام", "الي الامام"), ("مدرسةٌ", "مدرسه"), ("العـــربية", "العربية"),
    ("١٢٣", "123"), ("10,000 شخص", "10000 شخص"), ("5 في المئة", "5%"), ("5 بالمائة", "5%"),
    ("ﻻ ﺗﻮﺟﺪ", "لا توجد"), ("Café", "CAFE"), ("ﬁrst oﬃce", "first office"),
    ("عام 2024م", "عام 2024"), ("فی کتاب", "في كتاب"), ("«نعم»، قال", "نعم قال"),
    ("\u{202B}نص\u{202C}", "نص"),
  ])
  func `one text in two spellings has one fingerprint`(first: String, second: String) throws {
    #expect(try exact(first) == exact(second))
  }

  @Test(arguments: [
    ("قتل 43 شخصا", "قتل 57 شخصا"), ("نسبة 2.5", "نسبة 25"), ("وزير", "زير"),
    ("ساعة 10:30", "ساعة 10:20"), ("10,00", "1000"), ("لم يقرر", "يقرر"),
  ])
  func `texts that say different things have different ones`(
    first: String, second: String
  ) throws {
    #expect(try exact(first) != exact(second))
  }

  @Test func `a fingerprint survives JSON as one short string`() throws {
    let fingerprint = try Fingerprinter(wording: wording()).fingerprint(
      of: Array(Sample.flood.utf8))
    let json = try JSONEncoder().encode([fingerprint])
    #expect(json.count < 400)
    #expect(try JSONDecoder().decode([Fingerprint].self, from: json) == [fingerprint])
    #expect(fingerprint.keys.count == 8)
    #expect(fingerprint.tokens.count == fingerprint.traits.count)
  }

  @Test(arguments: ["\"\"", "\"!\"", "\"AAAA\"", "\"/////////////////////////w==\""])
  func `what is no fingerprint is refused`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Fingerprint].self, from: Data("[\(json)]".utf8))
    }
  }

  @Test func `a wording row without forms is named by file and line`() {
    let table = Array("# id\tkind\tforms\nar.x\tcommon\t\n".utf8)
    #expect {
      try DeduplicationWording(tables: [(file: "wording.tsv", text: table)])
    } throws: { error in
      "\(error)" == "wording.tsv:2: a row needs an id, a kind and forms"
    }
  }

  @Test func `no two whole numbers of the news are taken for one another`() {
    let fingerprinter = Fingerprinter()
    var seen: Set<UInt16> = []
    for number in 0..<16_384 {
      let tokens = fingerprinter.fingerprint(of: Array("الرقم \(number)".utf8)).tokens
      #expect(tokens.count == 2)
      #expect(seen.insert(tokens[1]).inserted, "\(number)")
    }
    // A leading zero, a decimal and a larger number are something else.
    for text in ["007", "7.5", "16384", "65536", "1000000"] {
      let token = fingerprinter.fingerprint(of: Array("الرقم \(text)".utf8)).tokens[1]
      #expect(!seen.contains(token), "\(text)")
    }
  }
}
