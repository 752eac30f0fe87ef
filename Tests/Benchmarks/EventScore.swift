import Foundation
import NewsModel

/// How well coded events agree with annotated ones.
///
/// An event matches an annotation of the same document and type whose trigger overlaps its own, or else
/// whose trigger stands in the same sentence; each matches at most once, overlapping triggers first.
struct EventScore {
  /// An annotated article: `X.jsonl` holds id, date and text, `X.gold.jsonl` id and events.
  struct Article: Decodable {
    var id: String
    var date: String?
    var text: String
  }

  struct Gold: Decodable {
    struct Party: Decodable {
      var text: String?
      var id: String?
    }
    struct Trigger: Decodable {
      /// Code points, half-open.
      var start: Int
      var end: Int
    }
    struct Where: Decodable { var country: String? }
    struct Annotation: Decodable {
      var trigger: Trigger
      var type: String
      var actor: [Party]
      var recipient: [Party]
      var place: Where?
      var time: String?
      var status: String
    }
    var id: String
    var events: [Annotation]
  }

  /// Right, claimed and wanted.
  struct Tally {
    var right = 0
    var claimed = 0
    var wanted = 0
    var precision: Double { claimed == 0 ? 0 : Double(right) / Double(claimed) }
    var recall: Double { wanted == 0 ? 0 : Double(right) / Double(wanted) }
    var f1: Double {
      claimed + wanted == 0 ? 0 : 2 * Double(right) / Double(claimed + wanted)
    }
  }

  private(set) var detect = Tally()
  private(set) var actor = Tally()
  private(set) var recipient = Tally()
  private(set) var full = Tally()
  private(set) var time = Tally()
  private(set) var place = Tally()
  private(set) var status = Tally()
  /// Of the events whose confidence is at least 0.8, those that were matched.
  private(set) var confident = Tally()

  /// Adds a document's events to the score.
  mutating func add(_ gold: Gold, article: Article, document: Document, events: [Event]) {
    let squeezed = Squeezed(article.text)
    let coded = events.map { ($0, squeezed.span(of: $0, in: document)) }
    let sentences = Self.sentences(article.text)
    func home(_ offset: Int) -> Int? { sentences.firstIndex { $0.contains(offset) } }
    detect.claimed += coded.count
    detect.wanted += gold.events.count
    full.claimed += coded.count
    full.wanted += gold.events.count
    var open = Set(coded.indices)
    var left = Array(gold.events.indices)
    var pairs: [(Int, Int)] = []
    for overlapping in [true, false] {
      for index in left {
        let annotation = gold.events[index]
        let wanted = annotation.trigger.start..<annotation.trigger.end
        let match = open.sorted().first { number in
          let (event, span) = coded[number]
          guard let span, event.type.rawValue == annotation.type else { return false }
          return overlapping
            ? span.overlaps(wanted) : home(span.lowerBound) == home(wanted.lowerBound)
        }
        guard let match else { continue }
        open.remove(match)
        pairs.append((index, match))
      }
      left.removeAll { index in pairs.contains { $0.0 == index } }
    }
    for (index, number) in pairs {
      compare(gold.events[index], coded[number].0, in: document)
    }
    let matched = Set(pairs.map(\.1))
    for (number, (event, _)) in coded.enumerated() where event.confidence >= 0.8 {
      confident.claimed += 1
      confident.right += matched.contains(number) ? 1 : 0
    }
  }

  private mutating func compare(_ gold: Gold.Annotation, _ event: Event, in document: Document) {
    detect.right += 1
    let actors = Self.agree(gold.actor, event.actors, document, &actor)
    let recipients = Self.agree(gold.recipient, event.recipients, document, &recipient)
    let sameStatus = gold.status == event.status.rawValue
    status.wanted += 1
    status.right += sameStatus ? 1 : 0
    if let wanted = gold.time {
      time.wanted += 1
      time.right += event.time?.value == wanted ? 1 : 0
    }
    if let wanted = gold.place?.country {
      place.wanted += 1
      place.right += event.place?.country == wanted ? 1 : 0
    }
    full.right += actors && recipients && sameStatus ? 1 : 0
  }

  private static func agree(
    _ gold: [Gold.Party], _ found: [Participant], _ document: Document, _ tally: inout Tally
  ) -> Bool {
    func key(_ id: String?, _ text: String) -> String {
      if let id { return String(id.prefix { $0 != "/" }) }
      return "~" + String(String.UnicodeScalarView(Squeezed(text).scalars.prefix(8)))
    }
    let wanted = Set(gold.map { key($0.id, $0.text ?? "") })
    let got = Set(found.map { key($0.id, document.string($0.mention)) })
    tally.right += wanted.intersection(got).count
    tally.claimed += got.count
    tally.wanted += wanted.count
    return wanted == got
  }

  /// Rough sentence spans in code points; they only say whether two triggers stand together.
  static func sentences(_ text: String) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var start = 0
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : "\n"
      let isStop = [".", "!", "?", "؟"].contains(scalar)
      let isEnd =
        scalar == "\n"
        || isStop && (next.properties.isWhitespace || ["»", "”", "\""].contains(next))
      if isEnd {
        spans.append(start..<(index + 1))
        start = index + 1
      }
    }
    spans.append(start..<max(start, scalars.count) + 1)
    return spans
  }

  /// A text without white space and marks, so that a cleaned sentence is found in it again.
  struct Squeezed {
    var scalars: [Unicode.Scalar] = []
    private var back: [Int] = []

    init(_ text: String) {
      for (index, scalar) in text.unicodeScalars.enumerated() where Self.counts(scalar) {
        scalars.append(scalar)
        back.append(index)
      }
    }

    private static func counts(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x064B...0x0652, 0x0670, 0x0640, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069,
        0xFEFF:
        false
      default: !scalar.properties.isWhitespace
      }
    }

    /// The code points of an event's trigger in the text that was squeezed, or nil where it is not there.
    func span(of event: Event, in document: Document) -> Range<Int>? {
      let sentence = Squeezed(document.string(event.sentence)).scalars
      guard !sentence.isEmpty, let at = first(sentence) else { return nil }
      let before = Squeezed(
        document.string(Span(event.sentence.start, max(event.sentence.start, event.trigger.start)))
      ).scalars.count
      let size = max(1, Squeezed(document.string(event.trigger)).scalars.count)
      let low = at + before
      guard low < back.count else { return nil }
      let high = min(low + size, back.count) - 1
      return back[low]..<(back[max(low, high)] + 1)
    }

    private func first(_ needle: [Unicode.Scalar]) -> Int? {
      guard needle.count <= scalars.count else { return nil }
      return (0...(scalars.count - needle.count)).first { start in
        scalars[start] == needle[0] && scalars[start..<(start + needle.count)].elementsEqual(needle)
      }
    }
  }
}

extension EventScore.Article {
  /// The article as it would be delivered: text, and a sidecar that dates it.
  var raw: RawArticle { raw(language: "ar") }

  func raw(language: String) -> RawArticle {
    var declared = Metadata(language: language)
    if let date, let day = CivilDate(iso: date) {
      declared.published = Publication(iso: date, day: day, origin: .sidecar)
    }
    return RawArticle(
      name: ArticleName(id + ".txt"), bytes: Array(text.utf8), declared: declared, mediaType: .text)
  }
}
