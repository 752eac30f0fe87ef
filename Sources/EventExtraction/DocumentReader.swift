import NewsModel

/// Reads a document sentence by sentence and joins what the sentences tell.
struct DocumentReader {
  private let pack: LanguagePacks.Pack
  private let document: Document
  private let explaining: Bool
  private let text: TokenizedText
  /// What the lexicon knows of each sentence.
  private var matches: [SentenceMatches]
  private var context: DiscourseContext
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
    cache.read(&text, with: pack.lexicon)
    self.text = text
    let anchor = pack.times.anchor(of: text, published: document.metadata.published?.day)
    matches = text.sentences.map { pack.lexicon.matches(in: text, tokens: $0.tokens) }
    let survey = DocumentSurvey(&matches, lexicon: pack.lexicon, on: anchor)
    context = DiscourseContext(anchor: anchor, survey: survey)
  }

  mutating func read() -> [Event] {
    for (sentence, matches) in zip(text.sentences, matches) { read(sentence, matches) }
    var events: [Event] = []
    var topics: Set<Int> = []
    if context.survey.isEntertainment { told = TopicFilter().official(told) }
    for told in TopicFilter().kept(told) {
      var event = told.event
      if told.refersBack { merger.complete(&event, from: events) }
      merger.place(&event, at: events.count, among: events)
      if !told.isAsserted { topics.insert(events.count) }
      events.append(event)
    }
    SideCompletion(lexicon: pack.lexicon).complete(&events)
    return TopicFilter().withoutBare(events, topics: topics)
  }

  private mutating func read(_ sentence: Sentence, _ matches: SentenceMatches) {
    let times = pack.times.expressions(
      in: text, tokens: sentence.tokens, anchor: context.anchor, previous: lastTime)
    lastTime = times.last { $0.denotes != nil }?.denotes ?? lastTime
    var analysis = SentenceAnalysis(
      pack: pack, times: times, text: text, sentence: sentence, matches: matches,
      known: context.known)
    analysis.resolve(context)
    let reader = SentenceReader(analysis: analysis, context: context)
    let (findings, reports) = reader.read()
    let builder = EventBuilder(
      analysis: analysis, context: context, pack: pack, document: document,
      explaining: explaining)
    let filter = EventFilter(reader: reader)
    for finding in filter.kept(findings) {
      told.append(
        ToldEvent(
          event: builder.event(finding, index: told.count),
          isAsserted: finding.isAsserted && !filter.isInGeneral(finding),
          refersBack: finding.refersBack))
    }
    context.learn(analysis)
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
