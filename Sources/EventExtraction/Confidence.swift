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
    // Acts of words and of peace are mistaken for states of affairs more often than blows are.
    switch entry.type {
    case .support, .cooperate, .retreat, .concede, .agree, .threaten: score -= 0.1
    default: break
    }
    if analysis.looksTranslated { score -= 0.1 }
    if analysis.range.count > 80 { score -= 0.08 }
    // On annotated articles no mix of these signs was right more than four times in five.
    return (max(0.05, min(0.79, score)) * 100).rounded() / 100
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
