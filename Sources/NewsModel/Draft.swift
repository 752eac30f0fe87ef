/// All that can be said of one article without knowing any other.
package struct Draft: Sendable, Codable {
  /// Names the article: SHA-256 over its delivered bytes and sidecar, cut.
  package var id: Identifier
  package var name: ArticleName
  /// SHA-256 of the delivered bytes, 64 hexadecimal digits.
  package var digest: String
  /// How many bytes were delivered.
  package var byteCount: Int
  package var document: Document
  /// One for each paragraph of the document.
  package var fingerprints: [Fingerprint]
  /// In the order of their triggers.
  package var events: [Event]

  package init(
    id: Identifier, name: ArticleName, digest: String, byteCount: Int, document: Document,
    fingerprints: [Fingerprint], events: [Event]
  ) {
    self.id = id
    self.name = name
    self.digest = digest
    self.byteCount = byteCount
    self.document = document
    self.fingerprints = fingerprints
    self.events = events
  }
}
