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
    if analysis.range.count > 80 { score -= 0.08 }
    return (max(0.05, min(0.97, score)) * 100).rounded() / 100
  }
}
