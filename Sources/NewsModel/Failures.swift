/// This article can never be coded: quarantine it, go on.
package struct RejectedArticle: Error, Hashable, Sendable, Codable {
  /// Why, for a program: stands in `reason.json`.
  package enum Reason: String, Sendable, Codable {
    case empty
    case binary
    case undecodable
    case tooLarge = "too-large"
    case tooDeep = "too-deep"
    case tooComplex = "too-complex"
    case noText = "no-text"
    case badBundle = "bad-bundle"
    case badSidecar = "bad-sidecar"
    case notRegular = "not-regular"
    case unreadable
    case timeout
    case outOfMemory = "out-of-memory"
    case crashed
  }

  package var reason: Reason
  /// Why, for a person, in terms of the input and with the place in it.
  package var message: String

  package init(_ reason: Reason, _ message: String) {
    self.reason = reason
    self.message = message
  }
}

extension RejectedArticle: CustomStringConvertible {
  package var description: String { "\(reason.rawValue): \(message)" }
}

/// A mistake under `config/`: refuse to start and say where it is.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path of the file, as a person would open it.
  package var file: String
  /// Counted from 1; 0 where the file as a whole is meant.
  package var line: Int
  package var problem: String

  package init(file: String, line: Int, _ problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  /// `file:line: problem`.
  package var description: String {
    line > 0 ? "\(file):\(line): \(problem)" : "\(file): \(problem)"
  }
}
