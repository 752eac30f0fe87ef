/// What the memory says of a draft: which of its paragraphs have stood somewhere before.
package struct Decision: Hashable, Sendable, Codable {
  /// One verdict for each paragraph of the draft, in order.
  package var verdicts: [Verdict]
  /// The share of the article's tokens that were new, 0 to 1.
  package var novelty: Double
  /// The article that nearly all of this one repeats, if there is one.
  package var nearDuplicateOf: Identifier?

  package init(verdicts: [Verdict], novelty: Double, nearDuplicateOf: Identifier? = nil) {
    self.verdicts = verdicts
    self.novelty = novelty
    self.nearDuplicateOf = nearDuplicateOf
  }
}

/// Whether one paragraph is new.
package enum Verdict: Hashable, Sendable, Codable {
  /// Says something new.
  case fresh
  /// A changed number, name or negation in an older paragraph: kept and linked.
  case revision(of: ParagraphReference, similarity: Double)
  /// Says nothing new.
  case `repeat`(of: ParagraphReference, kind: RepeatKind, similarity: Double)
}

/// How a repeat was known.
package enum RepeatKind: String, Sendable, Codable { case exact, near, boilerplate }

/// A paragraph of an article, ours or an older one.
package struct ParagraphReference: Hashable, Sendable, Codable {
  package var article: Identifier
  /// Counted from 0, before any repeat left.
  package var index: Int

  package init(article: Identifier, index: Int) {
    self.article = article
    self.index = index
  }
}
