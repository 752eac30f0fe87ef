package import NewsModel

/// What PLOVER 2.0 says of a type and mode beyond their names.
package enum Ontology {
  /// The type after PLOVER's own reduction rules: future cooperation is agreement, and so on.
  ///
  /// Source: PLOVER 2.0 manual, auxiliary modes.
  package static func reduced(_ type: EventType, _ status: Status) -> EventType {
    switch (type, status) {
    case (.consult, .planned), (.support, .planned), (.cooperate, .planned), (.aid, .planned):
      .agree
    case (.retreat, .planned): .concede
    default: type
    }
  }

  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
  package static func quad(_ type: EventType) -> Int {
    switch type {
    case .agree, .consult, .support, .concede: 1
    case .cooperate, .aid, .retreat: 2
    case .request, .accuse, .reject, .threaten: 3
    case .protest, .sanction, .mobilize, .coerce, .assault: 4
    }
  }

  /// From -10, most conflictual, to 10, most cooperative.
  ///
  /// Source: PLOVER 2.0, conflict–cooperation scores.
  package static func intensity(_ type: EventType, mode: String?) -> Double {
    if let mode, let value = modes[type.rawValue + "/" + mode] { return value }
    switch type {
    case .agree, .consult: return 2.5
    case .support: return 5
    case .concede: return 4.5
    case .cooperate: return 9.5
    case .aid: return 10
    case .retreat: return 6.5
    case .request: return 0
    case .accuse: return -3
    case .reject: return -2
    case .threaten: return -3.5
    case .protest: return -5
    case .sanction: return -6
    case .mobilize: return -5.5
    case .coerce: return -7
    case .assault: return -9
    }
  }

  /// The CAMEO root of a type, where no finer code is known.
  package static func cameo(_ type: EventType) -> String {
    switch type {
    case .agree: "03"
    case .consult: "04"
    case .support: "05"
    case .cooperate: "06"
    case .aid: "07"
    case .concede, .retreat: "08"
    case .request: "10"
    case .accuse: "11"
    case .reject: "12"
    case .threaten: "13"
    case .protest: "14"
    case .mobilize: "15"
    case .sanction: "16"
    case .coerce: "17"
    case .assault: "19"
    }
  }

  private static let modes: [String: Double] = [
    "CONSULT/visit": 4, "CONSULT/third-party": 1, "CONSULT/multilateral": 4, "CONSULT/phone": 1.5,
    "RETREAT/withdraw": 8, "RETREAT/release": 6.5, "RETREAT/disarm": 10, "RETREAT/ceasefire": 7.5,
    "RETREAT/access": 6.5, "RETREAT/resign": 4.5, "REQUEST/assist": 0.5, "REQUEST/change": -1,
    "REQUEST/yield": -1, "REQUEST/meet": 0, "ACCUSE/disapprove": -2, "ACCUSE/investigate": -3.5,
    "ACCUSE/allege": -3.5, "REJECT/assist": -1.5, "THREATEN/restrict": -3,
    "THREATEN/territory": -4, "PROTEST/riot": -7, "PROTEST/hunger": -4.5, "PROTEST/boycott": -4.5,
    "PROTEST/obstruct": -4.5, "SANCTION/expel": -5.5, "MOBILIZE/troops": -6.5,
    "MOBILIZE/weapons": -6.5, "MOBILIZE/militia": -6, "COERCE/censor": -6.5,
    "COERCE/curfew": -6.5, "COERCE/misinformation": -6.5, "COERCE/martial-law": -7.5,
    "ASSAULT/abduct": -8.5, "ASSAULT/torture": -8.5, "ASSAULT/sexual": -8.5,
    "ASSAULT/destroy": -8.5, "ASSAULT/beat": -7.5, "ASSAULT/targeted": -9.5,
    "ASSAULT/primitive": -8, "ASSAULT/suicide-attack": -9.5, "ASSAULT/aerial": -9.5,
    "ASSAULT/drone": -9.5, "ASSAULT/heavy-weapons": -9.5, "ASSAULT/crowd-control": -7.5,
    "ASSAULT/unconventional": -10,
  ]
}
