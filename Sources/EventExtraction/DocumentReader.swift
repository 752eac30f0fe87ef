import NewsModel

/// Reads a document sentence by sentence and joins what the sentences tell.
struct DocumentReader {
  private let pack: LanguagePacks.Pack
  private let document: Document
  private let explaining: Bool
  private let text: TokenizedText
  private var context: DiscourseContext
  private var events: [Event] = []
  private var merger = CoreferenceMerger()
  /// The day that "the same day" goes back to.
  private var lastTime: TimeValue?

  init(pack: LanguagePacks.Pack, document: Document, explaining: Bool) {
    self.pack = pack
    self.document = document
    self.explaining = explaining
    text = pack.tokenizer.tokenize(document)
    context = DiscourseContext(
      anchor: pack.times.anchor(of: text, published: document.metadata.published?.day))
  }

  mutating func events(cache: ReadingCache) -> [Event] {
    for sentence in text.sentences { read(sentence, cache: cache) }
    return events
  }

  private mutating func read(_ sentence: Sentence, cache: ReadingCache) {
    let times = pack.times.expressions(
      in: text, tokens: sentence.tokens, anchor: context.anchor, previous: lastTime)
    lastTime = times.last { $0.denotes != nil }?.denotes ?? lastTime
    var analysis = SentenceAnalysis(
      lexicon: pack.lexicon, numbers: pack.numbers, times: times, text: text, sentence: sentence,
      known: context.known, cache: cache)
    analysis.resolve(context)
    let reader = SentenceReader(analysis: analysis, context: context)
    let (findings, reports) = reader.read()
    let builder = EventBuilder(
      analysis: analysis, context: context, pack: pack, document: document,
      explaining: explaining)
    for finding in EventFilter(reader: reader).kept(findings) {
      var event = builder.event(finding, index: events.count)
      if finding.refersBack { merger.complete(&event, from: events) }
      merger.place(&event, at: events.count, among: events)
      events.append(event)
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
