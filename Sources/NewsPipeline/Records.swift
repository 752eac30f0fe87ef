import Digests
package import NewsModel

/// The lines that one article puts into the outbox.
package struct Records: Sendable {
  package var id: Identifier
  /// One JSON line, newline included.
  package var article: [UInt8]
  /// A JSON line for each event; empty without events.
  package var events: [UInt8]
  package var eventCount: Int
  package var paragraphCount: Int
  package var repeatCount: Int
}

/// Who made a record: the version of the program and of its packs.
package struct Producer: Sendable {
  package var version: String
  /// By language, sorted.
  package var packs: [(language: String, version: String)]

  package init(version: String, packs: [(language: String, version: String)]) {
    self.version = version
    self.packs = packs
  }
}

/// Makes the records of a draft, once the memory has said which of its paragraphs are repeats.
struct RecordAssembler {
  let draft: Draft
  let decision: Decision
  let ontology: Ontology
  let producer: Producer
  /// Repeats stay in the text, flagged.
  let keepsRepeats: Bool

  private var document: Document { draft.document }

  func records() -> Records {
    let layout = TextLayout(document: document, decision: decision, keepsRepeats: keepsRepeats)
    let kept = draft.events.indices.filter {
      if case .repeat = decision.verdicts[draft.events[$0].paragraph] { return false }
      return layout.place(draft.events[$0].trigger) != nil
    }
    let ids = eventIDs()
    // The first event of the same happening that was emitted speaks for it.
    var firsts: [Int: Identifier] = [:]
    var events = JSONWriter(capacity: kept.count * 1200)
    for index in kept {
      let event = draft.events[index]
      let first = firsts[event.coreference] ?? ids[index]
      firsts[event.coreference] = first
      write(event, id: ids[index], sameAs: first, layout, &events)
    }
    var article = JSONWriter(capacity: document.text.count + 2048)
    writeArticle(layout, eventCount: kept.count, &article)
    return Records(
      id: draft.id, article: article.bytes, events: events.bytes, eventCount: kept.count,
      paragraphCount: document.paragraphs.count,
      repeatCount: decision.verdicts.count {
        if case .repeat = $0 { true } else { false }
      })
  }

  // MARK: - The article

  private func writeArticle(_ layout: TextLayout, eventCount: Int, _ json: inout JSONWriter) {
    let metadata = document.metadata
    json.object { json in
      json.key("schema")
      json.string("waqai.article.v1")
      json.key("id")
      json.string(draft.id)
      json.key("source")
      json.object { json in
        json.key("name")
        json.string(draft.name.text)
        json.key("name_bytes")
        json.string(draft.name.bytes)
        json.key("sha256")
        json.string(draft.digest)
        json.key("bytes")
        json.number(draft.byteCount)
        json.key("media_type")
        json.string(document.source.mediaType.rawValue)
        json.key("encoding")
        json.string(document.source.encoding)
        json.key("encoding_from")
        json.string(document.source.encodingFrom)
      }
      json.key("url")
      json.string(metadata.url)
      json.key("site")
      json.string(metadata.site)
      json.key("title")
      json.string(metadata.title)
      json.key("authors")
      json.array(metadata.authors) { $0.string($1) }
      json.key("published_at")
      json.string(metadata.published?.iso)
      json.key("published_from")
      json.string(metadata.published?.origin.rawValue)
      json.key("language")
      json.string(metadata.language)
      json.key("text")
      json.string(layout.text)
      json.key("paragraphs")
      json.array(layout.kept) { json, paragraph in
        let place = layout.place(document.paragraphs[paragraph].span)
        json.object { json in
          json.key("index")
          json.number(paragraph)
          json.key("start")
          json.number(place?.start)
          json.key("end")
          json.number(place?.end)
          json.key("fingerprint")
          json.string(draft.fingerprints[paragraph].exact)
          json.key("revises")
          if case .revision(let older, _) = decision.verdicts[paragraph] {
            write(older, &json)
          } else {
            json.null()
          }
        }
      }
      json.key("repeats")
      json.array(document.paragraphs.indices.filter { layout.isRepeat($0) }) { json, paragraph in
        guard case .repeat(let older, let kind, let similarity) = decision.verdicts[paragraph]
        else { return }
        json.object { json in
          json.key("index")
          json.number(paragraph)
          json.key("kind")
          json.string(kind.rawValue)
          json.key("similarity")
          json.number(similarity, places: 3)
          json.key("fingerprint")
          json.string(draft.fingerprints[paragraph].exact)
          json.key("of")
          write(older, &json)
        }
      }
      json.key("novelty")
      json.number(decision.novelty, places: 3)
      json.key("near_duplicate_of")
      json.string(decision.nearDuplicateOf)
      json.key("event_count")
      json.number(eventCount)
      json.key("producer")
      json.object { json in
        json.key("waqai")
        json.string(producer.version)
        json.key("packs")
        json.dictionary(producer.packs)
      }
    }
    json.newline()
  }

  private func write(_ reference: ParagraphReference, _ json: inout JSONWriter) {
    json.object { json in
      json.key("article")
      json.string(reference.article)
      json.key("index")
      json.number(reference.index)
    }
  }

  // MARK: - Events

  /// Named by the article, the paragraph, the trigger's place in it, the type and the rule.
  private func eventIDs() -> [Identifier] {
    var seen: [Identifier: Int] = [:]
    seen.reserveCapacity(draft.events.count)
    let article = Array("\(draft.id)/".utf8)
    return draft.events.map { event in
      let start = event.trigger.start - document.paragraphs[event.paragraph].span.start
      let name = article + "\(event.paragraph)/\(start)/\(event.type.rawValue)".utf8
      var id = Identifier(SHA256(name).bytes)
      if let count = seen[id] {
        seen[id] = count + 1
        id = Identifier(SHA256(name + "/\(count)".utf8).bytes)
      } else {
        seen[id] = 1
      }
      return id
    }
  }

  private func write(
    _ event: Event, id: Identifier, sameAs first: Identifier, _ layout: TextLayout,
    _ json: inout JSONWriter
  ) {
    let plover = ontology.reduced(event.type, event.status)
    // The mode and the CAMEO code belong to the action's own type.
    let isReduced = plover != event.type
    json.object { json in
      json.key("schema")
      json.string("waqai.event.v1")
      json.key("id")
      json.string(id)
      json.key("article")
      json.string(draft.id)
      json.key("published_at")
      json.string(document.metadata.published?.iso)
      json.key("language")
      json.string(document.metadata.language)
      json.key("type")
      json.string(event.type.rawValue)
      json.key("mode")
      json.string(event.mode)
      json.key("status")
      json.string(event.status.rawValue)
      json.key("plover")
      json.string(plover.rawValue)
      json.key("quad")
      json.number(ontology.quad(plover))
      json.key("intensity")
      json.number(ontology.intensity(plover, mode: isReduced ? nil : event.mode), places: 1)
      json.key("cameo")
      json.string(isReduced ? ontology.cameo(plover) : event.cameo ?? ontology.cameo(plover))
      json.key("contexts")
      json.array(event.contexts) { $0.string($1) }
      json.key("trigger")
      json.object { json in
        write(event.trigger, layout, &json)
        json.key("lemma")
        json.string(event.lemma)
      }
      json.key("sentence")
      json.object { json in
        let place = layout.place(event.sentence)
        json.key("paragraph")
        json.number(event.paragraph)
        json.key("start")
        json.number(place?.start)
        json.key("end")
        json.number(place?.end)
        json.key("text")
        json.string(document.text[event.sentence.range])
      }
      json.key("actors")
      json.array(event.actors) { write($1, layout, &$0) }
      json.key("recipients")
      json.array(event.recipients) { write($1, layout, &$0) }
      json.key("place")
      write(event.place, layout, &json)
      json.key("time")
      write(event.time, layout, &json)
      json.key("source")
      write(event.source, layout, &json)
      json.key("counts")
      json.array(event.counts) { json, count in
        json.object { json in
          json.key("what")
          json.string(count.what.rawValue)
          json.key("value")
          json.number(count.value)
          write(count.mention, layout, &json)
        }
      }
      json.key("coreference")
      json.string(first)
      json.key("confidence")
      json.number(event.confidence, places: 2)
      json.key("rule")
      json.string(event.rule)
    }
    json.newline()
  }

  /// The words under a span and where they stand; nowhere if their paragraph left.
  private func write(_ span: Span, _ layout: TextLayout, _ json: inout JSONWriter) {
    let place = layout.place(span)
    json.key("text")
    json.string(document.text[span.range])
    json.key("start")
    json.number(place?.start)
    json.key("end")
    json.number(place?.end)
  }

  private func write(
    _ participant: Participant, _ layout: TextLayout, _ json: inout JSONWriter
  ) {
    json.object { json in
      write(participant.mention, layout, &json)
      json.key("name")
      json.string(participant.name)
      json.key("id")
      json.string(participant.id)
      json.key("country")
      json.string(participant.country)
      json.key("sector")
      json.string(participant.sector)
    }
  }

  private func write(_ place: Place?, _ layout: TextLayout, _ json: inout JSONWriter) {
    guard let place else { return json.null() }
    json.object { json in
      write(place.mention, layout, &json)
      json.key("name")
      json.string(place.name)
      json.key("country")
      json.string(place.country)
      json.key("latitude")
      json.number(place.latitude, places: 5)
      json.key("longitude")
      json.number(place.longitude, places: 5)
    }
  }

  private func write(_ time: EventTime?, _ layout: TextLayout, _ json: inout JSONWriter) {
    guard let time else { return json.null() }
    json.object { json in
      write(time.mention, layout, &json)
      json.key("value")
      json.string(time.value)
      json.key("basis")
      json.string(time.basis.rawValue)
    }
  }

  private func write(_ source: Attribution?, _ layout: TextLayout, _ json: inout JSONWriter) {
    guard let source else { return json.null() }
    json.object { json in
      write(source.mention, layout, &json)
      json.key("id")
      json.string(source.id)
      json.key("stance")
      json.string(source.stance.rawValue)
    }
  }
}

extension JSONWriter {
  /// An object of strings, in the order given.
  mutating func dictionary(_ pairs: [(language: String, version: String)]) {
    object { json in
      for pair in pairs { json.pair(pair.language, pair.version) }
    }
  }
}
