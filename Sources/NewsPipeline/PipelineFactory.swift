import Deduplication
import Digests
import EventExtraction
package import NewsModel
package import TextCleaning

extension Pipeline {
  /// The version that records name as their producer.
  package static var version: String { "0.1.0" }

  /// The pipeline that a configuration describes, with its language packs compiled.
  package init(_ configuration: Configuration) throws(ConfigurationError) {
    try self.init(
      configuration, tables: try PackSource.tables(overriddenBy: configuration.languages))
  }

  /// The same with tables that were read before.
  init(_ configuration: Configuration, tables: [PackTable]) throws(ConfigurationError) {
    let packs = try LanguagePacks(tables: tables)
    self.init(
      cleaner: try TextCleaner(configuration, tables: tables),
      wording: try DeduplicationWording(
        tables: tables.filter { $0.name == "wording.tsv" }.map { ($0.path, $0.bytes) }),
      extractor: EventExtractor(packs), ontology: try Ontology(tables: tables),
      producer: Producer(
        version: Self.version,
        packs: packs.languages.map { ($0, PackSource.version(of: $0, in: tables)) }),
      keepsRepeats: configuration.keepsRepeats)
  }
}

extension TextCleaner {
  /// The cleaner that a configuration describes.
  package init(_ configuration: Configuration) throws(ConfigurationError) {
    try self.init(
      configuration, tables: try PackSource.tables(overriddenBy: configuration.languages))
  }

  fileprivate init(_ configuration: Configuration, tables: [PackTable]) throws(ConfigurationError) {
    var limits = CleaningLimits()
    limits.bytes = configuration.largestArticle
    self.init(
      limits: limits,
      tables: try CleaningTables(
        tables: tables.filter { CleaningTables.names.contains($0.name) }.map { ($0.path, $0.bytes) }
      ))
  }
}
