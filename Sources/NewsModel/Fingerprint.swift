/// Names a paragraph's text: enough of it to know the paragraph again, word for word or edited.
package struct Fingerprint: Hashable, Sendable, Codable {
  /// 128 bits over the paragraph's folded tokens: equal for texts that say the same word for word.
  package var exact: Identifier
  /// Hashes of chosen word shingles, by which edited copies find each other.
  package var keys: [UInt64]
  /// One hash for each folded token, in order: what a verdict on two paragraphs is taken from.
  package var tokens: [UInt32]
  /// What kind of words each token is made of, one flag byte a token; Deduplication defines them.
  package var traits: [UInt8]

  package init(exact: Identifier, keys: [UInt64], tokens: [UInt32], traits: [UInt8]) {
    self.exact = exact
    self.keys = keys
    self.tokens = tokens
    self.traits = traits
  }
}
