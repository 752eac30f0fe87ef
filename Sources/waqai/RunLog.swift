import NewsModel
import NewsPipeline

/// Writes what the daemon does to standard error, a line each.
struct RunLog: Sendable {
  func say(_ line: String) { waqai.say("waqai: \(Self.visible(line))") }

  func note(_ event: RunnerEvent) {
    switch event {
    case .recovered(let shown, let retired, let claims, let followsCrash):
      if followsCrash { say("the run before this one crashed") }
      if shown + retired + claims > 0 {
        say(
          "recovered: \(shown) segments shown, \(retired) files put away, \(claims) to do again")
      }
    case .ready: say("ready")
    case .committed: break
    case .failed(let name, let rejection): say("\(name): \(rejection)")
    case .unclaimable(let path, let error):
      say("\(String(decoding: path, as: UTF8.self)): can't be taken: \(error)")
    case .paused(let reason?): say("paused: \(reason)")
    case .paused(nil): say("goes on")
    case .trouble(let text): say(text)
    }
  }

  /// A text as one harmless line, whatever stands in it: names come from outside.
  static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      switch properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
        result += "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
