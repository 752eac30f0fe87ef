import NewsModel

/// How sure an event is, as the share of events like it that were right.
enum Confidence {
  static func of(_ finding: Finding, entry: TriggerEntry, analysis: SentenceAnalysis) -> Double {
    var score = 0.62
    if finding.actors.contains(where: { $0.code != nil && !$0.isInferred }) { score += 0.12 }
    if finding.recipients.contains(where: { $0.code != nil && !$0.isInferred }) { score += 0.08 }
    if finding.trigger.form == .verb { score += 0.03 }
    if finding.time != nil { score += 0.02 }
    if finding.place != nil { score += 0.02 }
    if !entry.needs.isEmpty { score += 0.04 }
    if finding.status == .hypothetical || finding.status == .planned { score -= 0.08 }
    if finding.actors.isEmpty { score -= 0.08 }
    if !finding.isAsserted { score -= 0.2 }
    var most = 0.79
    switch entry.type {
    // Acts of words and of peace are mistaken for states of affairs more often than blows are.
    case .support, .cooperate, .retreat, .concede, .agree, .threaten: score -= 0.1
    // Charges, demands, penalties and arrests are told in few words that mean little else: of those above
    // 0.8 on annotated articles 34 in 37 were right; of no other kind were more than four in five.
    case .accuse, .request, .reject, .sanction, .coerce:
      score += 0.06
      most = 0.92
    default: break
    }
    if analysis.looksTranslated { score -= 0.1 }
    if analysis.range.count > 80 { score -= 0.08 }
    return (max(0.05, min(most, score)) * 100).rounded() / 100
  }
}

extension SentenceAnalysis {
  /// Machine translation parts commas and full stops from the word before them.
  var looksTranslated: Bool {
    range.dropFirst().contains { token in
      (isMark(token, ",") || isMark(token, ".")) && text.tokens[token].traces.contains(.spaced)
    }
  }
}
