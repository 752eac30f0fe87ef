package import NewsModel
import Synchronization

/// The words and rules of all languages, compiled.
package struct LanguagePacks: Sendable {
  /// All of one language.
  ///
  /// A class, since what reads a sentence holds on to it, and there are many sentences.
  final class Pack: Sendable {
    let lexicon: Lexicon
    let numbers: NumberReader
    let times: TimeTagger
    let tokenizer: Tokenizer

    init(tables: [PackTable]) throws(ConfigurationError) {
      var words = WordTable()
      numbers = try NumberReader(tables: tables, words: &words)
      times = try TimeTagger(tables: tables, numbers: numbers, words: &words)
      lexicon = try Lexicon(tables: tables, words: words)
      tokenizer = Tokenizer()
    }
  }

  /// By BCP 47 tag.
  let packs: [String: Pack]

  /// Compiles tables; those of `und` belong to every language.
  ///
  /// Throws where a table is not as it should be, with file and line.
  package init(tables: [PackTable]) throws(ConfigurationError) {
    let shared = tables.filter { $0.tag == "und" }
    var packs: [String: Pack] = [:]
    for tag in Set(tables.map(\.tag)).sorted() where tag != "und" {
      let own = shared + tables.filter { $0.tag == tag }
      guard own.contains(where: { $0.name == "triggers.tsv" }) else { continue }
      packs[tag] = try Pack(tables: own)
    }
    self.packs = packs
  }

  /// How many sentences a document is read as; 0 where no pack reads its language.
  package func sentenceCount(of document: Document) -> Int {
    guard let language = document.metadata.language, let pack = packs[language] else { return 0 }
    return pack.tokenizer.tokenize(document).sentences.count
  }

  /// The languages that events are extracted from, sorted.
  package var languages: [String] { packs.keys.sorted() }
}

/// Reads the events of a document.
package struct EventExtractor: Sendable {
  private let packs: LanguagePacks
  private let caches: CachePool

  package init(_ packs: LanguagePacks) {
    self.packs = packs
    caches = CachePool()
  }

  /// The events in the order of their triggers; none where no pack reads the document's language.
  package func events(in document: Document, explaining: Bool = false) -> [Event] {
    guard let language = document.metadata.language, let pack = packs.packs[language] else {
      return []
    }
    let cache = caches.take(language)
    defer { caches.put(cache, language) }
    var reader = DocumentReader(
      pack: pack, document: document, explaining: explaining, cache: cache)
    return reader.read()
  }
}

/// Caches that wait to be used by one thread at a time.
private final class CachePool: Sendable {
  private let waiting = Mutex<[String: [ObjectIdentifier: Box]]>([:])

  /// A cache on its way between threads; nobody else holds it.
  struct Box: @unchecked Sendable { let cache: ReadingCache }

  func take(_ language: String) -> ReadingCache {
    let box = waiting.withLock { waiting -> Box? in
      guard let first = waiting[language]?.first else { return nil }
      waiting[language]?[first.key] = nil
      return first.value
    }
    return box?.cache ?? ReadingCache()
  }

  func put(_ cache: ReadingCache, _ language: String) {
    let box = Box(cache: cache)
    waiting.withLock { $0[language, default: [:]][ObjectIdentifier(box.cache)] = box }
  }
}
