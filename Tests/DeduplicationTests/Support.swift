import Deduplication
import Foundation
import NewsModel

/// The wording tables as they stand under `config/`, read once.
func wording() throws -> DeduplicationWording { try shared.get() }

/// The same, with or without what may be added to a repeat.
func wording(repeats: Bool) throws -> DeduplicationWording {
  try readWording(repeatWording: repeats)
}

private let shared = Result { try readWording(repeatWording: true) }

private func readWording(repeatWording: Bool) throws -> DeduplicationWording {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let tables = try ["ar", "en"].map { tag in
    let file = root.appendingPathComponent("config/languages/\(tag)/wording.tsv")
    return (file: file.path, text: Array(try Data(contentsOf: file)))
  }
  return try DeduplicationWording(tables: tables, repeatWording: repeatWording)
}

func document(
  _ paragraphs: [String], kinds: [Paragraph.Kind] = [], site: String? = nil
) -> Document {
  Document(
    source: .init(mediaType: .text, encoding: "utf-8", encodingFrom: "valid-utf8"),
    metadata: Metadata(site: site),
    paragraphs: paragraphs.enumerated().map { index, text in
      (index < kinds.count ? kinds[index] : .prose, Array(text.utf8))
    })
}

func name(_ number: Int) -> Identifier { Identifier(high: 0, low: UInt64(number)) }

/// A memory that is told articles one after another, named 1, 2, 3 and so on.
final class Reader {
  let memory: ParagraphMemory
  let fingerprinter: Fingerprinter
  private(set) var count: Int

  init(memory: ParagraphMemory? = nil, count: Int = 0) throws {
    let words = try wording()
    self.memory = memory ?? ParagraphMemory(wording: words)
    fingerprinter = Fingerprinter(wording: words)
    self.count = count
  }

  @discardableResult
  func read(
    _ paragraphs: [String], kinds: [Paragraph.Kind] = [], site: String? = nil, day: Int = 0,
    as id: Identifier? = nil
  ) throws -> Decision {
    count += 1
    let document = document(paragraphs, kinds: kinds, site: site)
    return try memory.decide(
      article: id ?? name(count), document: document,
      fingerprints: fingerprinter.fingerprints(of: document), day: day)
  }
}

extension ParagraphMemory {
  /// Seals what was gathered, if it is enough, between two articles; gives the manifest to commit.
  @discardableResult
  func seal() throws -> [UInt8]? {
    guard let sealed = try beginSeal()?.write() else { return nil }
    try adopt(sealed)
    return sealed.manifest
  }
}

/// A verdict in a word and the place it points to, `near 1.0` for the first paragraph of article 1.
func word(_ verdict: Verdict) -> String {
  switch verdict {
  case .fresh: "fresh"
  case .revision(let of, _): "revises \(of.article.low).\(of.index)"
  case .repeat(let of, let kind, _): "\(kind.rawValue) \(of.article.low).\(of.index)"
  }
}

extension Decision {
  var words: [String] { verdicts.map(word) }
}

/// Paragraphs of our own making.
enum Sample {
  static let flood =
    "غمرت مياه السيول ثلاثة أحياء في مدينة الوادي بعد أمطار غزيرة استمرت ست ساعات، وأجلت فرق الدفاع المدني 140 عائلة إلى مدارس قريبة"
  static let talks =
    "استقبل وزير الطاقة في العاصمة وفدا من شركات التعدين لبحث خطة لتوسيع محطات الكهرباء في الأقاليم الجنوبية من البلاد"
  static let harvest =
    "توقع اتحاد المزارعين أن يبلغ محصول القمح هذا الموسم مستوى لم تعرفه المنطقة منذ عقود بفضل وفرة المياه في السدود"
}
