import NewsModel

extension Lexicon {
  /// Compiles the tables of a pack and of its parents.
  ///
  /// - Parameter words: the vocabulary so far, which the lexicon's own words are added to.
  init(tables: [PackTable], words: WordTable = WordTable()) throws(ConfigurationError) {
    self.words = words
    func rows(_ name: String) throws(ConfigurationError) -> [PackRow] {
      var all: [PackRow] = []
      for table in tables where table.name == name { all += try table.rows() }
      return all
    }
    clitics = try CliticTable(rows("clitics.tsv"), words: &self.words)
    try loadCues(rows("cues.tsv"))
    for prefix in clitics.prefixes where prefix.clitics.preposition >= 0 {
      let form = String(
        decoding: self.words.word(prefix.clitics.preposition), as: UTF8.self)
      attachedPrepositions[prefix.clitics.preposition] = preposition(form)
    }
    try loadClasses(rows("classes.tsv"))
    try loadWords(rows("words.tsv"))
    absoluteEndings =
      try rows("paradigms.tsv").first { $0.id.hasSuffix("absolute") }?
      .list("endings").map { FormKey.word($0) } ?? []
    let verbIDs = try loadVerbs(rows("verbs.tsv"))
    try loadTriggers(rows("triggers.tsv"), verbIDs)
    try loadLightVerbs(rows("light_verbs.tsv"), verbIDs)
    try loadReports(rows("reports.tsv"), verbIDs)
    try loadWorld(
      countries: rows("countries.tsv"), organisations: rows("organisations.tsv"))
    try loadActors(rows("actors.tsv"))
    try loadNationalities(rows("nationalities.tsv"), paradigms: rows("paradigms.tsv"))
    try loadRoles(rows("roles.tsv"), fields: rows("fields.tsv"))
    try loadPlaces(
      facts: tables.filter { $0.name == "places.tsv" && $0.tag == "und" },
      forms: tables.filter { $0.name == "places.tsv" && $0.tag != "und" },
      nouns: rows("place_nouns.tsv"))
    close()
  }

  private mutating func loadCues(_ rows: [PackRow]) throws(ConfigurationError) {
    for row in rows {
      let name = try row.cell("kind")
      guard let kind = CueKind(rawValue: name) else {
        throw row.error("unknown kind of cue '\(name)'")
      }
      cues.append(CueEntry(id: row.id, kind: kind))
      let sense = Sense(category: .cue, entry: Int32(cues.count - 1))
      // The forms of one row are one preposition, whichever of them a frame names.
      let number = prepositions.next
      if kind.isPreposition { cuePrepositions[cues.count - 1] = number }
      for form in row.list("forms") {
        add(form, sense)
        let words = FormKey.words(form)
        if kind == .timePreposition, words.count == 1, !row.id.hasSuffix(".during"),
          !row.id.hasSuffix(".result")
        {
          timeShifts += words
        }
        if kind.isPreposition { prepositions[Self.prepositionKey(form)] = number }
      }
    }
  }

  private mutating func loadClasses(_ rows: [PackRow]) throws(ConfigurationError) {
    for row in rows {
      let number = wordClass(row.id.hasPrefix("@") ? row.id : "@" + row.id)
      for form in row.list("forms") {
        add(form, Sense(category: .wordClass, entry: Int32(number)))
      }
    }
    nounClass = classes["@noun"] ?? -1
    carrierClass = classes["@carrier"] ?? -1
    grievanceClass = classes["@grievance"] ?? -1
    stanceClass = classes["@stance"] ?? -1
    meritClass = classes["@merit"] ?? -1
    involvedClass = classes["@involved"] ?? -1
    demonstratorsClass = classes["@demonstrators"] ?? -1
    liabilityClass = classes["@liability"] ?? -1
    effortClass = classes["@effort"] ?? -1
    partyClass = classes["@party"] ?? -1
    extremistClass = classes["@extremist"] ?? -1
    attributingClass = classes["@attributing"] ?? -1
    militiaClass = classes["@militia"] ?? -1
    deedClass = classes["@deed"] ?? -1
    utteringClass = classes["@uttering"] ?? -1
    crowdClass = classes["@crowd"] ?? -1
    willingClass = classes["@willing"] ?? -1
    droneClass = classes["@drone"] ?? -1
    aimClass = classes["@aim"] ?? -1
    sidingClass = classes["@siding"] ?? -1
    supportiveClass = classes["@supportive"] ?? -1
    issuedClass = classes["@issued"] ?? -1
    factiveClass = classes["@factive"] ?? -1
    superlativeClass = classes["@superlative"] ?? -1
    feelingClass = classes["@feeling"] ?? -1
    discussingClass = classes["@discussing"] ?? -1
    undergoingClass = classes["@undergoing"] ?? -1
    targetingClass = classes["@targeting"] ?? -1
    aimingClass = classes["@aiming"] ?? -1
    likelihoodClass = classes["@likelihood"] ?? -1
    locatedClass = classes["@located"] ?? -1
    toBeClass = classes["@to_be"] ?? -1
    stretchClass = classes["@stretch"] ?? -1
    adverbClass = classes["@adverb"] ?? -1
    otherClass = classes["@other"] ?? -1
    topicClass = classes["@topic"] ?? -1
    warClass = classes["@war"] ?? -1
    needClass = classes["@need"] ?? -1
    pointingClass = classes["@pointing"] ?? -1
    forumClass = classes["@forum"] ?? -1
    selfClass = classes["@self"] ?? -1
    textClass = classes["@text"] ?? -1
    entertainmentClasses = ["@sport", "@film"].compactMap { classes[$0] }
    misfortuneClasses = ["@accident", "@weather"].compactMap { classes[$0] }
  }

  private mutating func loadVerbs(_ rows: [PackRow]) throws(ConfigurationError) -> [String: Int] {
    var ids: [String: Int] = [:]
    var featureNumbers: [[VerbFeatures]: Int32] = [:]
    // Most forms bear codes that were met before.
    var codeNumbers: [Substring: Int32] = [:]
    for row in rows {
      guard ids[row.id] == nil else { throw row.error("the id '\(row.id)' stands twice") }
      ids[row.id] = verbs.count
      verbs.append(VerbEntry(id: row.id, lemma: try row.cell("lemma")))
      for item in row.list("forms") {
        guard let colon = item.utf8.firstIndex(of: UInt8(ascii: ":")),
          colon > item.startIndex, item.utf8.index(after: colon) < item.endIndex
        else { throw row.error("'\(item)' is not form:features") }
        let (form, codes) = (item[..<colon], item[item.utf8.index(after: colon)...])
        let number: Int32
        if let known = codeNumbers[codes] {
          number = known
        } else {
          let features = try features(codes, of: form, row)
          number = featureNumbers[features] ?? Int32(verbFeatures.count)
          if featureNumbers[features] == nil {
            featureNumbers[features] = number
            verbFeatures.append(features)
          }
          codeNumbers[codes] = number
        }
        add(
          String(form), Sense(category: .verb, entry: Int32(verbs.count - 1), features: number))
      }
    }
    return ids
  }

  private func features(
    _ codes: Substring, of form: Substring, _ row: PackRow
  ) throws(ConfigurationError) -> [VerbFeatures] {
    var features: [VerbFeatures] = []
    for code in codes.split(separator: ",") {
      guard let feature = VerbFeatures(code.trimmed()) else {
        throw row.error("unknown features '\(code)' of '\(form)'")
      }
      features.append(feature)
    }
    return features
  }

  private mutating func loadTriggers(
    _ rows: [PackRow], _ verbIDs: [String: Int]
  ) throws(ConfigurationError) {
    var known: Set<String> = []
    for row in rows {
      guard known.insert(row.id).inserted else {
        throw row.error("'\(row.id)' names a row above as well")
      }
      let typeName = try row.cell("type")
      // A row of type `-` only takes its forms away from other rows.
      let type = EventType(rawValue: typeName)
      if type == nil, typeName != "-" { throw row.error("unknown event type '\(typeName)'") }
      guard let type else {
        cues.append(CueEntry(id: row.id, kind: .mask))
        for form in row.list("nouns") {
          add(form, Sense(category: .cue, entry: Int32(cues.count - 1)))
        }
        continue
      }
      let number = triggers.count
      func text(_ column: String) -> String? {
        row.optional(column).isEmpty || row.optional(column) == "-" ? nil : row.optional(column)
      }
      triggers.append(
        TriggerEntry(
          id: row.id, type: type, mode: text("mode"), cameo: text("cameo"),
          contexts: row.optional("contexts").split { $0 == "|" || $0 == ";" || $0 == "," }
            .map { $0.trimmed() }.sorted(),
          lemma: try row.cell("lemma"),
          verbFrame: try frame(row, "verb_frame"), nounFrame: try frame(row, "noun_frame"),
          needs: try needs(of: row), unless: try constraints(row.optional("unless"), of: row),
          count: Count.What(rawValue: row.optional("count"))))
      for item in row.list("verbs") {
        let parts = item.split(separator: "+").map { $0.trimmed() }
        guard let verb = verbIDs[parts[0]] else { throw row.error("no verb '\(parts[0])'") }
        let object = parts.dropFirst().flatMap { FormKey.words($0) }.map { words.insert($0) }
        verbs[verb].triggers.append(VerbUse(trigger: number, object: object))
      }
      for form in row.list("nouns") {
        add(form, Sense(category: .noun, entry: Int32(number)))
      }
      for form in row.list("participles") {
        add(form, Sense(category: .participle, entry: Int32(number)))
      }
    }
  }

  private mutating func frame(
    _ row: PackRow, _ column: String
  ) throws(ConfigurationError) -> Frame {
    var frame = Frame()
    for item in row.optional(column).split(separator: " ") {
      let pair = item.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { throw row.error("'\(item)' is not slot=role") }
      if pair[0] == "status" || pair[0] == "imperfect" {
        guard let status = Status(rawValue: String(pair[1])) else {
          throw row.error("unknown status '\(pair[1])'")
        }
        if pair[0] == "status" { frame.ownStatus = status } else { frame.imperfectStatus = status }
        continue
      }
      if pair[0] == "content" {
        let name = String(pair[1])
        guard let status = Status(rawValue: name) ?? (name == "demanded" ? .hypothetical : nil)
        else { throw row.error("unknown status '\(name)' of the content") }
        frame.contentStatus = status
        continue
      }
      let role: Role
      switch pair[1] {
      case "actor": role = .actor
      case "recipient": role = .recipient
      case "place": role = .place
      case "content": role = .content
      case "-", "none", "count": role = .none
      default: throw row.error("unknown role '\(pair[1])'")
      }
      frame.set(slot(String(pair[0])), role)
    }
    return frame
  }

  private mutating func slot(_ name: String) -> Slot {
    switch name {
    case "subj": .subject
    case "obj": .object
    case "gen": .genitive
    case "adj": .adjective
    case "that": .clause
    default: .preposition(preposition(name))
    }
  }

  /// `by:قوات|by:جنود & near:الحدود`: what "|" parts are choices, what "&" parts must hold together.
  private mutating func needs(of row: PackRow) throws(ConfigurationError) -> [[Constraint]] {
    var result: [[Constraint]] = []
    for group in row.optional("needs").split(separator: "&") {
      result.append(try constraints(String(group), of: row))
    }
    return result
  }

  private mutating func constraints(
    _ choices: String, of row: PackRow
  ) throws(ConfigurationError) -> [Constraint] {
    var result: [Constraint] = []
    for item in choices.split(separator: "|") {
      let pair = item.split(separator: ":", maxSplits: 1).map { $0.trimmed() }
      guard pair.count == 2 else { throw row.error("'\(item)' is not position:words") }
      let position: Constraint.Position
      switch pair[0] {
      case "obj": position = .object
      case "gen": position = .genitive
      case "near": position = .near
      case "next": position = .next
      case "prev": position = .previous
      case "clause": position = .clause
      case "tense" where pair[1] == "future":
        result.append(Constraint(.future))
        continue
      case "tense":
        let tenses: [String: VerbFeatures.Tense] = ["perfect": .perfect, "imperfect": .imperfect]
        guard let tense = tenses[String(pair[1])] else {
          throw row.error("'\(item)' is no tense: perfect, imperfect or future")
        }
        result.append(Constraint(.tense(tense)))
        continue
      case "with":
        guard pair[1] == "pronoun" else { throw row.error("'\(item)' is no ending: pronoun") }
        result.append(Constraint(.pronoun))
        continue
      case "by" where pair[1] == "person":
        result.append(Constraint(.person))
        continue
      case "by": position = .doer
      case "sides":
        guard let count = Int(pair[1]), count > 0 else {
          throw row.error("'\(item)' is not a number of sides")
        }
        result.append(Constraint(.sides(count)))
        continue
      default: position = .preposition(preposition(pair[0]))
      }
      var constraint = Constraint(position)
      for word in pair[1].split(separator: ",").map({ $0.trimmed() }) {
        if word.hasPrefix("@") {
          constraint.classes.append(wordClass(word))
        } else if word == "#land" {
          switch position {
          case .preposition, .object, .genitive: constraint.allowsLand = true
          default: throw row.error("'#land' is an object, a genitive or behind a preposition")
          }
        } else {
          let forms = FormKey.words(word)
          guard forms.count == 1, let only = forms.first else {
            throw row.error("'\(word)' under a condition is not one word")
          }
          constraint.add(words.insert(only))
        }
      }
      result.append(constraint)
    }
    return result
  }

  private mutating func loadLightVerbs(
    _ rows: [PackRow], _ verbIDs: [String: Int]
  ) throws(ConfigurationError) {
    for row in rows {
      let names = row.list("slot").isEmpty ? ["obj"] : row.list("slot")
      var entry = LightVerbEntry(
        id: row.id, slots: names.map { slot($0) }, frame: try frame(row, "frame"), status: nil)
      let status = row.optional("status")
      if !status.isEmpty, status != "-" {
        guard let known = Status(rawValue: status) else {
          throw row.error("unknown status '\(status)'")
        }
        entry.status = known
      }
      lights.append(entry)
      for name in row.list("verbs") {
        guard let verb = verbIDs[name] else { throw row.error("no verb '\(name)'") }
        verbs[verb].lights.append(lights.count - 1)
      }
    }
  }

  private mutating func loadReports(
    _ rows: [PackRow], _ verbIDs: [String: Int]
  ) throws(ConfigurationError) {
    for row in rows {
      let name = try row.cell("stance")
      guard let stance = Attribution.Stance(rawValue: name) else {
        throw row.error("unknown stance '\(name)': says, claims or denies")
      }
      reports.append(ReportEntry(id: row.id, stance: stance))
      for name in row.list("verbs") {
        guard let verb = verbIDs[name] else { throw row.error("no verb '\(name)'") }
        verbs[verb].reports.append(reports.count - 1)
      }
    }
  }
}

extension CueKind {
  /// Whether the cue governs the noun phrase after it.
  var isPreposition: Bool {
    switch self {
    case .preposition, .agentPreposition, .placePreposition, .timePreposition, .topicPreposition,
      .causePreposition, .without:
      true
    default: false
    }
  }
}
