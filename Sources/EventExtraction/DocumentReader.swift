import NewsModel

/// Reads a document sentence by sentence and joins what the sentences tell.
struct DocumentReader {
  private let pack: LanguagePacks.Pack
  private let document: Document
  private let explaining: Bool
  private let text: TokenizedText
  /// What the lexicon knows of each sentence.
  private var matches: [SentenceMatches]
  private let context: DiscourseContext
  private var told: [ToldEvent] = []
  private var merger = CoreferenceMerger()
  /// The day that "the same day" goes back to.
  private var lastTime: TimeValue?

  init(
    pack: LanguagePacks.Pack, document: Document, explaining: Bool, cache: ReadingCache
  ) {
    self.pack = pack
    self.document = document
    self.explaining = explaining
    var text = pack.tokenizer.tokenize(document)
    cache.read(&text, with: pack)
    self.text = text
    let anchor = pack.times.anchor(of: text, published: document.metadata.published?.day)
    matches = text.sentences.map { cache.matches(in: text, tokens: $0.tokens, with: pack) }
    let survey = DocumentSurvey(&matches, lexicon: pack.lexicon, on: anchor)
    context = DiscourseContext(anchor: anchor, survey: survey)
  }

  mutating func read() -> [Event] {
    lookAtLead()
    for (index, sentence) in text.sentences.enumerated() { read(sentence, at: index) }
    var events: [Event] = []
    var topics: Set<Int> = []
    // The event whose doers the document gave last.
    var completed = -2
    if context.survey.isEntertainment { told = TopicFilter().official(told) }
    if context.survey.isMisfortune { told = TopicFilter().withoutMisfortunes(told) }
    // A sentence or two say little of who acts in public.
    if text.sentences.count > 3 { told = TopicFilter().withoutPrivate(told) }
    told = TopicFilter().kept(told)
    events.reserveCapacity(told.count)
    for index in told.indices {
      var event = told[index].event
      if told[index].borrowsActors { merger.correct(&event, from: events) }
      if told[index].refersBack {
        let actors = event.actors.count
        merger.complete(&event, from: events)
        if event.actors.count > actors { completed = events.count }
      } else if completed == events.count - 1 {
        merger.tellToll(&event, after: events.last)
      }
      if var deed = told[index].judged, event.recipients.isEmpty {
        // "نددت قطر بالهجوم": those who made it were named before.
        merger.complete(&deed, from: events)
        event.recipients = deed.actors.filter { doer in
          !event.actors.contains { $0.id == doer.id }
        }
      }
      if told[index].judgesTold, event.recipients.isEmpty { merger.blame(&event, from: events) }
      merger.place(&event, at: events.count, among: events)
      if !told[index].isAsserted { topics.insert(events.count) }
      events.append(event)
    }
    SideCompletion(pack: pack).complete(&events)
    return TopicFilter().withoutBare(events, topics: topics)
  }

  /// A headline says in short whom the lead names in full: `الوزير يزور باريس`.
  private mutating func lookAtLead() {
    guard let first = text.sentences.first, text.isHeadline(first),
      let index = text.sentences.firstIndex(where: { $0.paragraph > first.paragraph })
    else { return }
    let analysis = analyse(text.sentences[index], at: index)
    analysis.resolve(context)
    context.foresee(analysis)
  }

  private func analyse(_ sentence: Sentence, at index: Int) -> SentenceAnalysis {
    let times = pack.times.expressions(
      in: text, tokens: sentence.tokens, anchor: context.anchor, previous: lastTime)
    return SentenceAnalysis(
      pack: pack, times: times, text: text, sentence: sentence, matches: matches[index],
      known: context.known)
  }

  private mutating func read(_ sentence: Sentence, at index: Int) {
    let analysis = analyse(sentence, at: index)
    lastTime = analysis.times.last { $0.denotes != nil }?.denotes ?? lastTime
    analysis.resolve(context)
    let reader = SentenceReader(analysis: analysis, context: context)
    let (findings, reports) = reader.read()
    let filter = EventFilter(reader: reader)
    let kept = filter.kept(findings)
    if !kept.isEmpty {
      let builder = EventBuilder(
        analysis: analysis, context: context, pack: pack, document: document,
        explaining: explaining)
      for index in kept {
        told.append(
          ToldEvent(
            event: builder.event(findings[index], index: told.count),
            isAsserted: findings[index].isAsserted && !filter.isInGeneral(findings[index]),
            refersBack: findings[index].refersBack, borrowsActors: findings[index].borrowsActors,
            judged: findings[index].judged.map { builder.event(findings[$0], index: told.count) },
            judgesTold: findings[index].judgesTold))
      }
    }
    context.learn(analysis)
    context.partners = findings.last(where: reader.isBetweenTwo)?.actors ?? []
    if let speaker = reports.last(where: { $0.speaker?.code != nil })?.speaker {
      context.speaker = speaker
    }
    // The sentence's first bare subject is what a following pronoun means first.
    if let subject = findings.first(where: { $0.trigger.form == .verb })?.actors.first
      ?? reports.first?.speaker, subject.code != nil
    {
      context.remember(subject)
    }
  }
}
