import Deduplication
import Foundation
import NewsModel
import Testing

@testable import NewsPipeline

/// An article of our own, with an event in most of its lines and its first paragraph again at the end.
let sampleArticle = """
  وزير الخارجية القطري يزور بيروت الأحد

  التقى وزير الخارجية القطري محمد العلي، الثلاثاء، نظيره اللبناني في الدوحة وبحثا معه سبل دعم الجيش اللبناني.

  وقال بيان صادر عن الوزارة إن قطر قدمت مساعدات إغاثية إلى السودان الأسبوع الماضي، مشيرا إلى أن «الرحلات ستتواصل».

  وقتل خمسة مدنيين وأصيب 12 آخرون في غارة جوية إسرائيلية على بلدة في جنوب لبنان فجر أمس الاثنين.

  وأدانت مصر والأردن الهجوم، فيما دعت الأمم المتحدة جميع الأطراف إلى وقف إطلاق النار.

  التقى وزير الخارجية القطري محمد العلي، الثلاثاء، نظيره اللبناني في الدوحة وبحثا معه سبل دعم الجيش اللبناني.
  """

/// The built-in packs and default settings.
func standardPipeline(keepsRepeats: Bool = false) throws -> Pipeline {
  var configuration = Configuration()
  configuration.keepsRepeats = keepsRepeats
  return try Pipeline(configuration)
}

/// The records of articles that one memory has seen in this order.
func records(
  _ texts: [String], published: String? = "2026-03-17", keepsRepeats: Bool = false
) throws -> [Records] {
  let pipeline = try standardPipeline(keepsRepeats: keepsRepeats)
  let memory = ParagraphMemory(wording: pipeline.wording)
  return try texts.enumerated().map { index, text in
    var declared = Metadata()
    if let published, let day = CivilDate(iso: published) {
      declared.published = Publication(iso: published, day: day, origin: .sidecar)
    }
    let article = RawArticle(
      name: ArticleName("sample-\(index).txt"), bytes: Array(text.utf8), declared: declared)
    let draft = try pipeline.draft(article)
    let decision = try memory.decide(
      article: draft.id, document: draft.document, fingerprints: draft.fingerprints)
    return pipeline.assemble(draft, given: decision)
  }
}

/// A JSON line as a dictionary.
func object(_ line: some Sequence<UInt8>) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
}

/// The lines of JSON Lines.
func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] { bytes.split(separator: UInt8(ascii: "\n")) }
