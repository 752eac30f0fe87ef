import EventExtraction
import Foundation
import NewsModel
import NewsPipeline

// The fuzz target `events` of scripts/fuzz: any text as a cleaned article. libFuzzer itself watches for crashes and for
// more than its limits of time and memory; what is checked here is what events and their records promise, that a second
// reading says the same, and that the time is about as long as the text.

enum FuzzPacks {
  static let tables: [PackTable] = {
    do {
      return try PackSource.tables(
        overriddenBy: ProcessInfo.processInfo.environment["WAQAI_LANGUAGES"])
    } catch {
      fatalError("\(error)")
    }
  }()

  static let languages: LanguagePacks = {
    do {
      return try LanguagePacks(tables: tables)
    } catch {
      fatalError("\(error)")
    }
  }()
}

/// Reads one text after the other, so that what it remembers of words grows old.
private let extractor = EventExtractor(FuzzPacks.languages)

private let pipeline: Pipeline = {
  var configuration = Configuration()
  configuration.languages = ProcessInfo.processInfo.environment["WAQAI_LANGUAGES"]
  do {
    return try Pipeline(configuration)
  } catch {
    fatalError("\(error)")
  }
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let document = document(of: UnsafeBufferPointer(start: bytes, count: count))
  guard !document.paragraphs.isEmpty else { return 0 }
  let start = Seconds.used()
  let events = extractor.events(in: document)
  checkTime(Seconds.used() - start, document)
  check(events, of: document)
  var again = EventExtractor(FuzzPacks.languages).events(in: document, explaining: true)
  for index in again.indices { again[index].trace = [] }
  demand(again == events, "a second reading differs")
  if count % 4 == 0 { checkRecords(of: events, in: document) }
  return 0
}

/// The text as cleaning would leave it: valid UTF-8, a paragraph a line, no blanks at an edge.
///
/// How many bytes there are decides whether the day is known and the first line is a heading.
private func document(of bytes: UnsafeBufferPointer<UInt8>) -> Document {
  let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
  let lines = text.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line -> [UInt8]? in
    guard let first = line.firstIndex(where: { $0 > 0x20 }),
      let last = line.lastIndex(where: { $0 > 0x20 })
    else { return nil }
    return Array(line[first...last])
  }
  let day = CivilDate(iso: "2024-05-01")
  return Document(
    source: Document.Source(mediaType: .text, encoding: "utf-8", encodingFrom: "valid-utf8"),
    metadata: Metadata(
      published: bytes.count % 3 == 0
        ? nil : day.map { Publication(iso: $0.description, day: $0, origin: .sidecar) },
      language: "ar"),
    paragraphs: lines.enumerated().map { index, line in
      (index == 0 && bytes.count % 2 == 0 ? .heading : .prose, line)
    })
}

/// Like `precondition`, which says nothing where a program is optimised.
private func demand(_ isKept: Bool, _ broken: @autoclosure () -> String) {
  if !isKept { fatalError(broken()) }
}

// MARK: - Time

private enum Seconds {
  /// The processor's time that this thread has used; what else the machine does is not in it.
  static func used() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// What a byte of the densest text may cost, several times over, and what any text may.
private let (secondsPerByte, secondsPerText) = (40e-6, 0.25)

private func checkTime(_ seconds: Double, _ document: Document) {
  let allowed = secondsPerText + Double(document.text.count) * secondsPerByte
  guard seconds > allowed else { return }
  // Once may be chance: a page that was swapped out, a clock that was set.
  let start = Seconds.used()
  _ = extractor.events(in: document)
  let again = Seconds.used() - start
  demand(again < allowed, "\(again) s for \(document.text.count) bytes")
}

// MARK: - Events

private func check(_ events: [Event], of document: Document) {
  for (index, event) in events.enumerated() {
    demand(document.paragraphs.indices.contains(event.paragraph), "no such paragraph")
    let paragraph = document.paragraphs[event.paragraph]
    demand(paragraph.span.contains(event.sentence), "a sentence outside its paragraph")
    demand(event.sentence.contains(event.trigger), "a trigger outside its sentence")
    for span in [event.sentence, event.trigger] + mentions(of: event) {
      checkSpan(span, in: document)
    }
    for count in event.counts { demand(count.value >= 0, "fewer than nobody") }
    for side in event.actors + event.recipients {
      demand(side.id?.isEmpty != true && side.name?.isEmpty != true, "an empty name")
    }
    demand(event.time?.value.isEmpty != true, "an empty time")
    demand(!event.lemma.isEmpty && !event.rule.isEmpty, "by no rule")
    demand(event.contexts == event.contexts.sorted(), "contexts in disorder")
    demand((0...1).contains(event.confidence), "no share")
    demand(
      (0...index).contains(event.coreference)
        && events[event.coreference].coreference == event.coreference, "the same as a later one")
    demand(
      index == 0 || events[index - 1].trigger.start <= event.trigger.start, "triggers in disorder")
  }
}

private func mentions(of event: Event) -> [Span] {
  (event.actors + event.recipients).map(\.mention) + event.counts.map(\.mention)
    + [event.place?.mention, event.time?.mention, event.source?.mention].compactMap { $0 }
}

private func checkSpan(_ span: Span, in document: Document) {
  let text = document.text
  demand(
    0 <= span.start && span.start < span.end && span.end <= text.count, "a span outside the text")
  demand(
    text[span.start] & 0xC0 != 0x80 && (span.end == text.count || text[span.end] & 0xC0 != 0x80),
    "a torn character")
  demand(text[span.start] != 0x20 && text[span.end - 1] != 0x20, "blanks at an edge")
  demand(!text[span.range].contains(0x0A), "a span over two paragraphs")
}

// MARK: - Records

private struct Words: Decodable {
  var text: String
  var start: Int
  var end: Int
}

private struct CodedEvent: Decodable {
  var id: String
  var trigger: Words
  var sentence: Words
  var actors: [Words]
  var recipients: [Words]
  var place: Words?
  var time: Words?
  var source: Words?
  var counts: [Words]
  var coreference: String
}

private struct CodedArticle: Decodable { var text: String }

private func checkRecords(of events: [Event], in document: Document) {
  let zero = Identifier(high: 0, low: 0)
  let fingerprint = Fingerprint(exact: zero, keys: [], tokens: [], traits: [])
  let draft = Draft(
    id: zero, name: ArticleName("fuzz"), digest: "", byteCount: 0, document: document,
    fingerprints: document.paragraphs.map { _ in fingerprint }, events: events)
  let records = pipeline.assemble(
    draft,
    given: Decision(verdicts: document.paragraphs.map { _ in .fresh }, novelty: 1))
  demand(records.eventCount == events.count, "an event without a record")
  do {
    let decoder = JSONDecoder()
    let article = try decoder.decode(CodedArticle.self, from: Data(records.article))
    let text = Array(article.text.unicodeScalars)
    var ids: Set<String> = []
    for line in records.events.split(separator: 0x0A) {
      let event = try decoder.decode(CodedEvent.self, from: Data(line))
      demand(ids.insert(event.id).inserted, "an id that repeats")
      demand(ids.contains(event.coreference), "the same as none before")
      let optional = [event.place, event.time, event.source].compactMap { $0 }
      for words in [event.trigger, event.sentence] + event.actors + event.recipients
        + event.counts + optional
      {
        demand(
          0 <= words.start && words.start < words.end && words.end <= text.count
            && text[words.start..<words.end].elementsEqual(words.text.unicodeScalars),
          "words that stand elsewhere")
      }
    }
  } catch {
    fatalError("no record: \(error)")
  }
}
