import NewsModel

/// The publication date as a page shows it to readers.
struct Dateline {
  let facts: PageFacts
  let bylines: BylineReader
  let reader: DateReader

  /// The first date that is not one of a modification: in `<time>` beside the headline, in what is
  /// marked up as a date, then in the lines around the headline.
  var publication: Publication? {
    let near = facts.headings.isEmpty ? facts.times : facts.times.filter(\.isNearHeadline)
    for time in near where !isModified(time.text) {
      if let date = whole(time.machine) ?? whole(time.text) { return make(date, .time) }
    }
    for line in facts.datelines + facts.linesAfter + facts.linesBefore {
      if let date = bylines.date(in: Array(line.utf8), reader: reader) {
        return make(date, .dateline)
      }
    }
    for time in facts.times where !isModified(time.text) {
      if let date = whole(time.machine) { return make(date, .time) }
    }
    return nil
  }

  private func make(_ date: StatedDate, _ origin: Publication.Origin) -> Publication {
    Publication(iso: date.iso, day: date.day, origin: origin)
  }

  private func whole(_ text: String?) -> StatedDate? {
    guard let text, let date = reader.date(in: Array(text.utf8)),
      (1980...2100).contains(date.day.year)
    else { return nil }
    return date
  }

  private func isModified(_ line: String) -> Bool {
    let words = LineWords(Array(line.utf8), limit: 40).words
    return words.indices.contains { bylines.calendar.term(at: $0, in: words, .modified) != nil }
  }
}
