package import Deduplication
import Digests
package import EventExtraction
package import NewsModel
package import TextCleaning

/// The way of an article through the rooms; pure, and the same on one machine or many.
package struct Pipeline: Sendable {
  private let cleaner: TextCleaner
  private let fingerprinter: Fingerprinter
  private let extractor: EventExtractor
  private let ontology: Ontology
  private let producer: Producer
  private let keepsRepeats: Bool
  /// What words weigh when paragraphs are compared; a memory that decides on these drafts needs the same.
  package let wording: DeduplicationWording

  package init(
    cleaner: TextCleaner, wording: DeduplicationWording, extractor: EventExtractor,
    ontology: Ontology, producer: Producer, keepsRepeats: Bool = false
  ) {
    self.cleaner = cleaner
    self.wording = wording
    fingerprinter = Fingerprinter(wording: wording)
    self.extractor = extractor
    self.ontology = ontology
    self.producer = producer
    self.keepsRepeats = keepsRepeats
  }

  /// The program and its packs in one word each: `0.1.0 ar=1 en=1`.
  package var versionLabel: String {
    ([producer.version] + producer.packs.map { "\($0.language)=\($0.version)" })
      .joined(separator: " ")
  }

  /// Drafts one article: everything that can be said of it without knowing any other.
  ///
  /// Pure.
  package func draft(
    _ article: RawArticle, explaining: Bool = false
  ) throws(RejectedArticle) -> Draft {
    let document = try cleaner.document(from: article, explaining: explaining)
    return Draft(
      id: Identifier(SHA256(article.bytes, article.sidecar).bytes), name: article.name,
      digest: SHA256(article.bytes).hex(), byteCount: article.bytes.count, document: document,
      fingerprints: fingerprinter.fingerprints(of: document),
      events: extractor.events(in: document, explaining: explaining))
  }

  /// The records of a draft, once the memory has said which of its paragraphs are repeats.
  ///
  /// Pure, and never fails.
  package func assemble(_ draft: Draft, given decision: Decision) -> Records {
    RecordAssembler(
      draft: draft, decision: decision, ontology: ontology, producer: producer,
      keepsRepeats: keepsRepeats
    ).records()
  }
}
