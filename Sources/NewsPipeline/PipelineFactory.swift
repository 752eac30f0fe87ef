import EventExtraction
package import NewsModel
import TextCleaning

extension Pipeline {
  /// The version that records name as their producer.
  package static var version: String { "0.1.0" }

  /// The pipeline that a configuration describes, with its language packs compiled.
  package init(_ configuration: Configuration) throws(ConfigurationError) {
    let tables = try PackSource.tables(overriddenBy: configuration.languages)
    let packs = try LanguagePacks(tables: tables)
    var limits = CleaningLimits()
    limits.bytes = configuration.largestArticle
    self.init(
      cleaner: TextCleaner(limits: limits), extractor: EventExtractor(packs),
      producer: Producer(
        version: Self.version, packs: packs.languages.map { ($0, Self.packVersion) }),
      keepsRepeats: configuration.keepsRepeats)
  }

  private static var packVersion: String { "1" }
}
