import Foundation
import Testing

/// A JSON Schema, as far as the record schemas use the language.
///
/// Knows `type enum const pattern minimum maximum required properties additionalProperties items anyOf $ref`;
/// a keyword that it does not know is reported as a problem, so that no rule is passed over in silence.
struct JSONSchema {
  private let root: [String: Any]
  private static let annotations: Set = ["$schema", "$id", "$defs", "title", "description"]

  init(_ text: String) throws {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    root = try #require(value as? [String: Any])
  }

  /// What is wrong with the JSON text, each as `path: problem`; empty where nothing is.
  func problems(with line: some Sequence<UInt8>) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: Data(line))
    return problems(value, root, at: "$")
  }

  private func problems(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    schema.keys.sorted().flatMap { key -> [String] in
      guard !Self.annotations.contains(key) else { return [] }
      return problems(value, keyword: key, schema[key] ?? NSNull(), schema, at: path)
    }
  }

  private func problems(
    _ value: Any, keyword: String, _ rule: Any, _ schema: [String: Any], at path: String
  ) -> [String] {
    func unless(_ holds: Bool) -> [String] {
      holds ? [] : ["\(path): \(keyword) \(rule): \(value)"]
    }
    switch keyword {
    case "type":
      let names = rule as? [String] ?? [rule as? String ?? "?"]
      return unless(names.contains { Self.isA($0, value) })
    case "enum": return unless((rule as? [Any] ?? []).contains { Self.equal($0, value) })
    case "const": return unless(Self.equal(rule, value))
    case "pattern":
      guard let text = value as? String, let pattern = rule as? String else { return [] }
      return unless(text.range(of: pattern, options: .regularExpression) != nil)
    case "minimum":
      return unless(Self.number(value).map { $0 >= Self.number(rule) ?? .nan } ?? true)
    case "maximum":
      return unless(Self.number(value).map { $0 <= Self.number(rule) ?? .nan } ?? true)
    case "required":
      guard let object = value as? [String: Any] else { return [] }
      return (rule as? [String] ?? []).filter { object[$0] == nil }.map { "\(path): no '\($0)'" }
    case "properties":
      guard let object = value as? [String: Any], let rules = rule as? [String: [String: Any]]
      else { return [] }
      return rules.keys.sorted().flatMap { name in
        object[name].map { problems($0, rules[name] ?? [:], at: path + "." + name) } ?? []
      }
    case "additionalProperties":
      guard rule as? Bool == false, let object = value as? [String: Any] else { return [] }
      let known = schema["properties"] as? [String: Any] ?? [:]
      return object.keys.filter { known[$0] == nil }.sorted().map { "\(path): unknown '\($0)'" }
    case "items":
      guard let list = value as? [Any], let rule = rule as? [String: Any] else { return [] }
      return list.enumerated().flatMap { problems($1, rule, at: "\(path)[\($0)]") }
    case "anyOf":
      let tries = (rule as? [[String: Any]] ?? []).map { problems(value, $0, at: path) }
      return tries.contains { $0.isEmpty } ? [] : tries.min { $0.count < $1.count } ?? []
    case "$ref":
      let name = (rule as? String ?? "").replacingOccurrences(of: "#/$defs/", with: "")
      guard let target = (root["$defs"] as? [String: [String: Any]])?[name] else {
        return ["\(path): no definition \(rule)"]
      }
      return problems(value, target, at: path)
    default: return ["\(path): the validator does not know '\(keyword)'"]
    }
  }

  private static func isA(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "null": value is NSNull
    case "string": value is String
    case "array": value is [Any]
    case "object": value is [String: Any]
    case "boolean": isBoolean(value)
    case "number": number(value) != nil
    case "integer": number(value).map { $0 == $0.rounded() } ?? false
    default: false
    }
  }

  private static func isBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
  }

  private static func number(_ value: Any) -> Double? {
    isBoolean(value) ? nil : (value as? NSNumber)?.doubleValue
  }

  private static func equal(_ left: Any, _ right: Any) -> Bool {
    if left is NSNull || right is NSNull { return left is NSNull && right is NSNull }
    if let left = left as? String { return left == right as? String }
    return number(left) != nil && number(left) == number(right)
  }
}
