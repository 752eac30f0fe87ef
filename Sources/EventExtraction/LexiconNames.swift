import NewsModel

extension Lexicon {
  mutating func loadWorld(
    countries countryRows: [PackRow], organisations organisationRows: [PackRow]
  ) throws(ConfigurationError) {
    for row in countryRows {
      countries[try row.code(row.id)] = (
        row.optional("name"), Double(row.optional("latitude")), Double(row.optional("longitude"))
      )
    }
    for row in organisationRows {
      organisations[try row.code(row.id)] = (
        row.optional("kind"), try row.code(under: "sector"), try row.code(under: "country")
      )
    }
  }

  private func filled(_ cell: String) -> String? { cell.isEmpty || cell == "-" ? nil : cell }

  mutating func loadActors(_ rows: [PackRow]) throws(ConfigurationError) {
    for row in rows {
      let name = try row.cell("kind")
      guard let kind = ActorEntry.Kind(rawValue: name) else {
        throw row.error("unknown kind of actor '\(name)'")
      }
      let forms = row.list("forms").map(AgreeingForm.init)
      guard let first = forms.first else { throw row.error("no value for 'forms'") }
      let code = try row.code(row.cell("code"))
      let entry = ActorEntry(
        id: row.id, kind: kind, code: code,
        sector: try row.code(under: "sector") ?? organisations[code]?.sector,
        agreement: Agreement(row.optional("agreement")),
        from: try date(row, "from"), until: try date(row, "until"), name: first.form,
        isOfHome: row.id.hasSuffix(".home"))
      actors.append(entry)
      let number = Int32(actors.count - 1)
      // A gated form is an ordinary word too: a name only after a title, or where it is told in full.
      let gated = row.list("gated").map(AgreeingForm.init)
      for (forms, features) in [(forms, -1), (gated, Sense.gated)] {
        for form in forms {
          var sense = Sense(category: .actor, entry: number, features: features)
          if let agreement = form.agreement {
            var other = entry
            other.agreement = agreement
            actors.append(other)
            sense.entry = Int32(actors.count - 1)
          }
          add(form.form, sense)
        }
      }
    }
  }

  /// Words that tell names from other words where no table holds the name.
  mutating func loadWords(_ rows: [PackRow]) throws(ConfigurationError) {
    ordinaryClass = wordClass("@ordinary")
    givenClass = wordClass("@given")
    for row in rows {
      let number: Int
      switch try row.cell("kind") {
      case "ordinary": number = ordinaryClass
      case "given": number = givenClass
      case let kind: throw row.error("unknown kind '\(kind)': ordinary or given")
      }
      for form in row.list("forms") {
        add(form, Sense(category: .wordClass, entry: Int32(number)))
      }
    }
  }

  private func date(_ row: PackRow, _ column: String) throws(ConfigurationError) -> CivilDate? {
    guard let text = filled(row.optional(column)) else { return nil }
    let padded =
      text.utf8.count == 4 ? text + "-01-01" : text.utf8.count == 7 ? text + "-01" : text
    guard let date = CivilDate(iso: padded) else {
      throw row.error("no date: '\(text)' (YYYY-MM-DD)")
    }
    return date
  }

  mutating func loadNationalities(
    _ rows: [PackRow], paradigms: [PackRow]
  ) throws(ConfigurationError) {
    let endings = paradigms.first { $0.id.hasSuffix("nisba") }?.list("endings") ?? [":ms"]
    for row in rows {
      let code = try row.cell("code")
      let gateName = row.optional("gate")
      guard let gate = NationalityEntry.Gate(rawValue: gateName.isEmpty ? "open" : gateName) else {
        throw row.error("unknown gate '\(gateName)': context, group or foreign")
      }
      nationalities.append(
        NationalityEntry(id: row.id, code: code == "-" ? nil : try row.code(code), gate: gate))
      let entry = Int32(nationalities.count - 1)
      for form in row.list("plurals") {
        agreements.append(Agreement("mp"))
        add(
          form,
          Sense(category: .nationality, entry: entry, features: Int32(agreements.count - 1)))
      }
      for stem in row.list("forms") {
        for ending in endings {
          let pair = ending.split(separator: ":", omittingEmptySubsequences: false)
          guard pair.count == 2 else { throw row.error("'\(ending)' is not ending:agreement") }
          agreements.append(Agreement(pair[1]))
          add(
            stem + pair[0],
            Sense(category: .nationality, entry: entry, features: Int32(agreements.count - 1)))
        }
      }
    }
  }

  /// `قوات المسلحة` of `القوات المسلحة`, which a pronoun makes whole: `قواتها المسلحة`.
  ///
  /// Forces and agencies are plurals; a singular so owned is an abstraction: `أمنها القومي`.
  private static func ownedForm(of form: String) -> String? {
    let words = form.split(separator: " ")
    guard words.count == 2, words.allSatisfy({ $0.hasPrefix("ال") && $0.count > 4 }),
      words[1].hasSuffix("ة")
    else { return nil }
    return words[0].dropFirst(2) + " " + words[1]
  }

  mutating func loadRoles(
    _ rows: [PackRow], fields fieldRows: [PackRow]
  ) throws(ConfigurationError) {
    for row in rows {
      let name = try row.cell("kind")
      guard let kind = RoleEntry.Kind(rawValue: name) else {
        throw row.error("unknown kind of role '\(name)'")
      }
      guard let trait = RoleEntry.Trait(rawValue: filled(row.optional("trait")) ?? "none")
      else {
        let known = RoleEntry.Trait.allCases.map(\.rawValue).joined(separator: ", ")
        throw row.error("a role's trait is one of \(known)")
      }
      roles.append(
        RoleEntry(
          id: row.id, kind: kind, sector: try row.code(under: "sector"), trait: trait))
      let number = Int32(agreements.count)
      agreements.append(Agreement(row.optional("agreement")))
      for form in row.list("forms") {
        let form = AgreeingForm(form)
        if let agreement = form.agreement { agreements.append(agreement) }
        let sense = Sense(
          category: .role, entry: Int32(roles.count - 1),
          features: form.agreement == nil ? number : Int32(agreements.count - 1))
        add(form.form, sense)
        if let owned = Self.ownedForm(of: form.form) { add(owned, sense) }
      }
    }
    for row in fieldRows {
      fields.append(try row.code(under: "sector") ?? "GOV")
      for form in row.list("forms") {
        add(form, Sense(category: .field, entry: Int32(fields.count - 1)))
      }
    }
  }

  mutating func loadPlaces(
    facts: [PackTable], forms: [PackTable], nouns: [PackRow]
  ) throws(ConfigurationError) {
    var numbers: [String: Int] = [:]
    for table in facts {
      for row in try table.rows() {
        numbers[row.id] = places.count
        places.append(
          PlaceEntry(
            id: row.id, name: row.optional("name"), country: try row.code(under: "country"),
            latitude: Double(row.optional("latitude")),
            longitude: Double(row.optional("longitude")),
            // Rows without a figure were chosen by hand, and are no small namesakes.
            population: Int(row.optional("population")) ?? 1_000_000))
      }
    }
    for table in forms {
      for row in try table.rows() {
        guard let number = numbers[row.id] else { throw row.error("no place '\(row.id)'") }
        let gate: PlaceGate
        switch row.optional("gate") {
        case "": gate = .open
        case "gated": gate = .gated
        case "noun": gate = .noun
        case let name: throw row.error("unknown gate '\(name)': gated or noun")
        }
        for form in row.list("forms") {
          add(form, Sense(category: .place, entry: Int32(number), features: gate.rawValue))
        }
      }
    }
    for row in nouns {
      let kind: PlaceNounKind
      switch row.optional("kind") {
      case "": kind = .plain
      case "back": kind = .back
      case "street": kind = .street
      case "region": kind = .region
      case "land": kind = .land
      case let name: throw row.error("unknown kind '\(name)': back, street, region or land")
      }
      for form in row.list("forms") {
        add(form, Sense(category: .placeNoun, entry: Int32(kind.rawValue)))
      }
    }
  }
}

extension PackRow {
  /// The code in an optional cell; nil where the cell is empty or a dash.
  fileprivate func code(under column: String) throws(ConfigurationError) -> Code? {
    let cell = optional(column)
    return cell.isEmpty || cell == "-" ? nil : try code(cell)
  }

  fileprivate func code(_ text: String) throws(ConfigurationError) -> Code {
    guard let code = Code(text) else {
      throw error("'\(text)' is longer than the \(Code.longest) letters of a code")
    }
    return code
  }
}

/// A cell's form with its own agreement, where it agrees otherwise than its row: `حزب|أحزاب:fp`.
private struct AgreeingForm {
  var form: String
  var agreement: Agreement?

  init(_ cell: String) {
    let parts = cell.split(separator: ":", maxSplits: 1)
    form = String(parts.first ?? "")
    if parts.count == 2 { agreement = Agreement(String(parts[1])) }
  }
}
