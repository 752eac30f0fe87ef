import ArgumentParser
import EventExtraction
import Foundation
import NewsModel
import NewsPipeline
import TextCleaning

/// Speed of the event extractor.
struct ExtractionBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extraction", abstract: "Speed of the event extractor.",
    subcommands: [Speed.self, Spans.self])

  /// Articles of a bundle or folder as raw text.
  struct Articles: ParsableArguments {
    @Argument(help: "A bundle of articles (.jsonl with \"text\" and \"date\") or a folder of .txt.")
    var path: String
    @Option(help: "The folder of language packs; without it, those built in.")
    var languages: String?
    @Option(help: "Articles read at most.")
    var limit = 2000

    private struct Line: Decodable {
      var text: String
      var date: String?
    }

    func read() throws -> [(bytes: [UInt8], date: CivilDate?)] {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw ValidationError("no '\(path)'")
      }
      if isFolder.boolValue {
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        return try names.filter { $0.hasSuffix(".txt") }.prefix(limit).map {
          (Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + $0))), nil)
        }
      }
      let decoder = JSONDecoder()
      return try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 10).prefix(limit)
        .map { line in
          let line = try decoder.decode(Line.self, from: line)
          return (Array(line.text.utf8), line.date.flatMap { CivilDate(iso: $0) })
        }
    }

    func configuration() -> Configuration {
      var configuration = Configuration()
      configuration.languages = languages
      return configuration
    }
  }

  struct Speed: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sentences a second on one core, beside a plain validation of the same bytes.")

    @OptionGroup var articles: Articles

    func run() throws {
      let inputs = try articles.read()
      let clock = ContinuousClock()
      let before = Memory.resident()
      var packs: LanguagePacks?
      let start = try clock.measure {
        packs = try LanguagePacks(tables: PackSource.tables(overriddenBy: articles.languages))
      }
      let loaded = Memory.resident()
      guard let packs else { return }
      print(
        "packs: \(start.milliseconds) ms to compile, \((loaded - before) >> 20) MiB resident")
      let pipeline = try Pipeline(articles.configuration())
      let raw = inputs.enumerated().map { index, input in
        RawArticle(
          name: ArticleName("\(index).txt"), bytes: input.bytes,
          declared: Metadata(
            published: input.date.map {
              Publication(iso: $0.description, day: $0, origin: .sidecar)
            }, language: "ar"))
      }
      let bytes = inputs.reduce(0) { $0 + $1.bytes.count }
      var valid = 0
      let validation = clock.measure {
        for input in inputs where String(validating: input.bytes, as: UTF8.self) != nil {
          valid += 1
        }
      }
      let cleaner = try TextCleaner(articles.configuration())
      var documents: [Document] = []
      let cleaning = try clock.measure {
        for article in raw { documents.append(try cleaner.document(from: article)) }
      }
      let sentences = documents.reduce(0) { $0 + packs.sentenceCount(of: $1) }
      let extractor = EventExtractor(packs)
      var rows: [(String, Duration, Int)] = [
        ("validate UTF-8", validation, valid), ("clean text", cleaning, documents.count),
      ]
      for pass in ["extract, first pass", "extract, again"] {
        var events = 0
        let time = clock.measure {
          for document in documents { events += extractor.events(in: document).count }
        }
        rows.append((pass, time, events))
      }
      var size = 0
      let whole = try clock.measure {
        for article in raw {
          let draft = try pipeline.draft(article)
          let fresh = Decision(
            verdicts: Array(repeating: .fresh, count: draft.document.paragraphs.count), novelty: 1)
          let records = pipeline.assemble(draft, given: fresh)
          size += records.article.count + records.events.count
        }
      }
      rows.append(("raw text to records", whole, size))
      print("\(inputs.count) articles, \(sentences) sentences, \(bytes) bytes")
      for (name, time, count) in rows {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        print(
          String(
            format: "%@ %9.1f MB/s %10.0f sentences/s   (%d)",
            name.padding(toLength: 22, withPad: " ", startingAt: 0),
            Double(bytes) / 1e6 / seconds, Double(sentences) / seconds, count))
      }
    }
  }

  /// Checks that every span is what its record says, and that a second run says the same.
  struct Spans: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Whether every span lies in its text, on two runs that must agree.")

    @OptionGroup var articles: Articles

    func run() throws {
      let packs = try LanguagePacks(tables: PackSource.tables(overriddenBy: articles.languages))
      let cleaner = try TextCleaner(articles.configuration())
      let (first, second) = (EventExtractor(packs), EventExtractor(packs))
      var (events, spans, wrong, unequal) = (0, 0, 0, 0)
      for (index, input) in try articles.read().enumerated() {
        let document = try cleaner.document(
          from: RawArticle(
            name: ArticleName("\(index).txt"), bytes: input.bytes,
            declared: Metadata(
              published: input.date.map {
                Publication(iso: $0.description, day: $0, origin: .sidecar)
              }, language: "ar")))
        let found = first.events(in: document)
        if second.events(in: document) != found { unequal += 1 }
        events += found.count
        for event in found {
          for span in Self.spans(of: event) {
            spans += 1
            if !Self.isSound(span, in: document.text) {
              wrong += 1
              print("\(index): \(event.rule) \(span)")
            }
          }
        }
      }
      print("\(events) events, \(spans) spans, \(wrong) unsound; \(unequal) articles unequal")
      if wrong + unequal > 0 { throw ExitCode.failure }
    }

    private static func spans(of event: Event) -> [Span] {
      [event.trigger, event.sentence] + (event.actors + event.recipients).map(\.mention)
        + [event.place?.mention, event.time?.mention, event.source?.mention].compactMap { $0 }
        + event.counts.map(\.mention)
    }

    /// Not empty, inside the text, and cut between characters.
    private static func isSound(_ span: Span, in text: [UInt8]) -> Bool {
      guard 0 <= span.start, span.start < span.end, span.end <= text.count else { return false }
      func isBoundary(_ index: Int) -> Bool { index == text.count || text[index] & 0xC0 != 0x80 }
      return isBoundary(span.start) && isBoundary(span.end)
        && text[span.start] != 0x20 && text[span.end - 1] != 0x20
    }
  }
}

private enum Memory {
  /// The bytes of this process that are in memory.
  static func resident() -> Int {
    guard let data = FileManager.default.contents(atPath: "/proc/self/statm") else { return 0 }
    let fields = String(decoding: data, as: UTF8.self).split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 : 0
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
  }
}
