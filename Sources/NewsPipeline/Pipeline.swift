package import Deduplication
package import EventExtraction
import Digests
package import NewsModel
package import TextCleaning

/// The way of an article through the rooms; pure, and the same on one machine or many.
package struct Pipeline: Sendable {
  private let cleaner: TextCleaner
  private let fingerprinter: Fingerprinter
  private let extractor: EventExtractor
  private let producer: Producer
  private let keepsRepeats: Bool

  package init(
    cleaner: TextCleaner = TextCleaner(), fingerprinter: Fingerprinter = Fingerprinter(),
    extractor: EventExtractor, producer: Producer, keepsRepeats: Bool = false
  ) {
    self.cleaner = cleaner
    self.fingerprinter = fingerprinter
    self.extractor = extractor
    self.producer = producer
    self.keepsRepeats = keepsRepeats
  }

  /// Drafts one article: everything that can be said of it without knowing any other. Pure.
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
      draft: draft, decision: decision, producer: producer, keepsRepeats: keepsRepeats
    ).records()
  }
}
