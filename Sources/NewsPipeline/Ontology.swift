package import EventExtraction
package import NewsModel

/// What PLOVER says of a type and mode beyond their names: the rows of `und/ontology.tsv`.
package struct Ontology: Sendable {
  private struct Entry {
    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    var quad: Int
    /// The CAMEO root where no finer code is known.
    var cameo: String
    /// From -10, most conflictual, to 10, most cooperative.
    var intensity: Double
    /// What the type is reduced to while it is planned.
    var planned: EventType
    var modes: [String: Double] = [:]
  }

  private let entries: [EventType: Entry]

  /// Reads the table among `tables`; every type must stand in it.
  package init(tables: [PackTable]) throws(ConfigurationError) {
    guard let table = tables.first(where: { $0.tag == "und" && $0.name == "ontology.tsv" }) else {
      throw ConfigurationError(file: "languages/und/ontology.tsv", line: 0, "is missing")
    }
    var entries: [EventType: Entry] = [:]
    for row in try table.rows() {
      let name = row.id.split(separator: "/", maxSplits: 1).map(String.init)
      guard let type = EventType(rawValue: name[0]) else {
        throw row.error("no PLOVER type '\(name[0])'")
      }
      let score = row.optional("intensity")
      guard let intensity = Double(score), (-10...10).contains(intensity) else {
        throw row.error("an intensity is a number from -10 to 10, not '\(score)'")
      }
      if name.count == 2 {
        guard entries[type]?.modes.updateValue(intensity, forKey: name[1]) == nil,
          entries[type] != nil
        else { throw row.error("'\(row.id)' stands twice, or before its type") }
        continue
      }
      guard let quad = Int(row.optional("quad")), (1...4).contains(quad) else {
        throw row.error("a quad is 1, 2, 3 or 4, not '\(row.optional("quad"))'")
      }
      let cameo = row.optional("cameo")
      guard cameo.utf8.count == 2, Int(cameo) != nil else {
        throw row.error("a CAMEO root has two digits, not '\(cameo)'")
      }
      let reduced = row.optional("planned")
      guard let planned = reduced.isEmpty ? type : EventType(rawValue: reduced) else {
        throw row.error("no PLOVER type '\(reduced)'")
      }
      guard entries[type] == nil else { throw row.error("'\(row.id)' stands twice") }
      entries[type] = Entry(quad: quad, cameo: cameo, intensity: intensity, planned: planned)
    }
    if let missing = EventType.allCases.first(where: { entries[$0] == nil }) {
      throw ConfigurationError(file: table.path, line: 0, "no row for '\(missing.rawValue)'")
    }
    self.entries = entries
  }

  /// The type after PLOVER's own reduction rules: planned cooperation is agreement, and so on.
  package func reduced(_ type: EventType, _ status: Status) -> EventType {
    status == .planned ? entries[type]?.planned ?? type : type
  }

  package func quad(_ type: EventType) -> Int { entries[type]?.quad ?? 0 }

  /// The score of the mode, or of the type where the mode has none.
  package func intensity(_ type: EventType, mode: String?) -> Double {
    guard let entry = entries[type] else { return 0 }
    return mode.flatMap { entry.modes[$0] } ?? entry.intensity
  }

  package func cameo(_ type: EventType) -> String { entries[type]?.cameo ?? "" }

  /// Whether PLOVER knows `mode` for `type`.
  package func knows(_ mode: String, of type: EventType) -> Bool {
    entries[type]?.modes[mode] != nil
  }
}
