import EventExtraction
package import NewsModel

/// Runs the examples that the rows of the packs carry.
package struct PackCheck {
  package struct Report {
    package var tables = 0
    package var rows = 0
    package var examples = 0
    /// `file:line: problem` for each example that is not coded as it is marked.
    package var failures: [String] = []
  }

  private let tables: [PackTable]
  private let extractor: EventExtractor

  package init(configuration: Configuration) throws(ConfigurationError) {
    tables = try PackSource.tables(overriddenBy: configuration.languages)
    extractor = EventExtractor(try LanguagePacks(tables: tables))
  }

  package func run() throws(ConfigurationError) -> Report {
    var report = Report()
    for table in tables {
      report.tables += 1
      for example in try table.examples() {
        report.rows += 1
        guard let marked = example.sentence else { continue }
        report.examples += 1
        if let problem = problem(with: marked, id: example.id, tag: table.tag) {
          report.failures.append("\(table.path):\(example.line): \(problem)")
        }
      }
    }
    return report
  }

  /// What the extractor makes of an example other than its marks say, or nil.
  private func problem(with marked: String, id: String, tag: String) -> String? {
    let sentence = MarkedSentence(marked)
    guard let trigger = sentence.marks.first(where: { $0.role == "trigger" }) else { return nil }
    let document = Document(
      source: Document.Source(mediaType: .text, encoding: "utf-8", encodingFrom: "valid-utf8"),
      metadata: Metadata(language: tag == "und" ? "ar" : tag),
      paragraphs: [(.prose, Array(sentence.text.utf8))])
    let events = extractor.events(in: document)
    guard let event = events.first(where: { $0.trigger.overlaps(trigger.span) }) else {
      return "no event at '\(document.string(trigger.span))'"
    }
    for mark in sentence.marks where mark.role == "actor" || mark.role == "recipient" {
      let found = mark.role == "actor" ? event.actors : event.recipients
      guard let participant = found.first(where: { $0.mention.overlaps(mark.span) }) else {
        return "'\(document.string(mark.span))' is no \(mark.role)"
      }
      if let id = mark.id, participant.id != id {
        return "'\(document.string(mark.span))' is \(participant.id ?? "nobody"), not \(id)"
      }
    }
    return nil
  }
}

/// A sentence that carries its own answer: `[trigger قتلت] [actor القوات]`, or with whom a participant acts
/// for: `[actor:FRA/GOV الإليزيه]`.
package struct MarkedSentence {
  package var text = ""
  package var marks: [(role: String, id: String?, span: Span)] = []

  package init(_ marked: String) {
    var rest = Substring(marked)
    while let open = rest.firstIndex(of: "[") {
      text += rest[..<open]
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "]"), let space = inner[..<close].firstIndex(of: " ")
      else { break }
      let start = text.utf8.count
      text += inner[inner.index(after: space)..<close]
      let parts = inner[..<space].split(separator: ":", maxSplits: 1)
      marks.append(
        (
          String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : nil,
          Span(start, text.utf8.count)
        ))
      rest = inner[inner.index(after: close)...]
    }
    text += rest
  }
}
