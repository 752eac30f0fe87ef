package import NewsModel

/// An article as a person reads it in a terminal: what was kept and dropped, and every event with the
/// words and the rule behind each field.
package struct Explanation {
  private let draft: Draft
  private let decision: Decision
  private let isColoured: Bool
  /// The explanation, one line a fact.
  package private(set) var text = ""

  package init(draft: Draft, decision: Decision, isColoured: Bool) {
    self.draft = draft
    self.decision = decision
    self.isColoured = isColoured
    header()
    omissions()
    paragraphs()
  }

  private var document: Document { draft.document }

  private mutating func line(_ line: String) { text += line + "\n" }

  private func paint(_ words: String, _ code: Int) -> String {
    isColoured ? "\u{1B}[\(code)m\(words)\u{1B}[0m" : words
  }

  /// Keeps right-to-left words from turning the line around them.
  private func isolated(_ words: String) -> String { "\u{2068}\(words)\u{2069}" }

  private mutating func header() {
    let metadata = document.metadata
    line(paint(draft.name.text, 1))
    line("  id         \(draft.id)")
    line(
      "  bytes      \(draft.byteCount), \(document.source.mediaType.rawValue),"
        + " \(document.source.encoding) (by \(document.source.encodingFrom))")
    line("  title      \(isolated(metadata.title ?? "–"))")
    line(
      "  published  \(metadata.published.map { "\($0.iso) (by \($0.origin.rawValue))" } ?? "–")")
    line("  language   \(metadata.language ?? "–")")
  }

  private mutating func omissions() {
    for omission in document.omissions {
      line(paint("  – \(omission.reason): ", 2) + paint(isolated(omission.text), 2))
    }
  }

  private mutating func paragraphs() {
    for paragraph in document.paragraphs {
      line("")
      let label = "[\(paragraph.index)] \(paragraph.kind.rawValue)"
      switch decision.verdicts[paragraph.index] {
      case .fresh: line(paint(label, 2))
      case .revision(let older, _):
        line(paint(label + "  revises \(older.article)#\(older.index)", 33))
      case .repeat(let older, let kind, _):
        line(paint(label + "  \(kind.rawValue) repeat of \(older.article)#\(older.index)", 31))
      }
      let events = draft.events.filter { $0.paragraph == paragraph.index }
      line(coloured(paragraph, events))
      for event in events { show(event) }
    }
  }

  /// The paragraph with its triggers, roles, places and dates in colour.
  private func coloured(_ paragraph: Paragraph, _ events: [Event]) -> String {
    guard isColoured else { return document.string(paragraph.span) }
    var marks: [(span: Span, code: Int)] = []
    for event in events {
      marks.append((event.trigger, 41))
      marks += event.actors.map { ($0.mention, 32) }
      marks += event.recipients.map { ($0.mention, 36) }
      if let place = event.place { marks.append((place.mention, 35)) }
      if let time = event.time { marks.append((time.mention, 33)) }
    }
    var line = ""
    var cursor = paragraph.span.start
    for mark in marks.sorted(by: { $0.span < $1.span })
    where mark.span.start >= cursor && mark.span.end <= paragraph.span.end {
      line += document.string(Span(cursor, mark.span.start))
      line += paint(document.string(mark.span), mark.code)
      cursor = mark.span.end
    }
    return line + document.string(Span(cursor, paragraph.span.end))
  }

  private mutating func show(_ event: Event) {
    let mode = event.mode.map { "/" + $0 } ?? ""
    line(
      "    " + paint(event.type.rawValue + mode, 1)
        + " \(event.status.rawValue)  \(isolated(document.string(event.trigger)))"
        + "  \(event.rule)  confidence \(event.confidence)")
    for (name, participants) in [("actor", event.actors), ("recipient", event.recipients)] {
      for participant in participants {
        line(
          "      \(name)  \(isolated(document.string(participant.mention)))  \(participant.id ?? "–")"
        )
      }
    }
    if let place = event.place {
      line(
        "      place  \(isolated(document.string(place.mention)))  \(place.name ?? "–"),"
          + " \(place.country ?? "–")")
    }
    if let time = event.time {
      line(
        "      time  \(isolated(document.string(time.mention)))  \(time.value) (\(time.basis.rawValue))"
      )
    }
    if let source = event.source {
      line(
        "      source  \(isolated(document.string(source.mention)))  \(source.stance.rawValue)")
    }
    for count in event.counts {
      line("      count  \(count.what.rawValue) \(count.value)")
    }
    for reason in event.trace { line(paint("      because \(reason)", 2)) }
  }
}
