import ArgumentParser
import EventExtraction
import Foundation
import NewsModel
import NewsPipeline

/// Quality of the time tagger on labelled expressions.
struct TimesBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "times", abstract: "Quality of the time tagger.", subcommands: [Evaluate.self])

  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How many labelled expressions are resolved to the day, week, month or span meant.")

    @Argument(
      help: """
        JSON Lines: {"id","ref","text","value","lang"}; a value is (Y, M, D, h, m, s) and a grain, or two \
        of them, the second exclusive, and a grain.
        """)
    var file: String
    @Option(help: "The folder of language packs.")
    var languages = "config/languages"

    private struct Item: Decodable {
      var id: String
      var ref: String
      var text: String
      var value: String
      var lang: String
    }

    func run() throws {
      let tables = try PackSource.tables(overriddenBy: languages)
      var readers: [String: TimeReader] = [:]
      let decoder = JSONDecoder()
      var right: [String: (Int, Int)] = [:]
      for line in try Data(contentsOf: URL(fileURLWithPath: file)).split(separator: 10) {
        let item = try decoder.decode(Item.self, from: line)
        if readers[item.lang] == nil {
          readers[item.lang] = try TimeReader(
            tables: tables.filter { $0.tag == "und" || $0.tag == item.lang })
        }
        guard let reader = readers[item.lang], let (wanted, grain) = Self.wanted(item.value) else {
          continue
        }
        let found = reader.readings(of: item.text, writtenOn: CivilDate(iso: item.ref))
        let isRight = found.contains { $0.value == wanted || $0.futureValue == wanted }
        right[grain, default: (0, 0)].0 += isRight ? 1 : 0
        right[grain, default: (0, 0)].1 += 1
        if !isRight {
          let got = found.map { $0.value + ($0.futureValue.map { " or " + $0 } ?? "") }
          print(
            "\(item.id)\t\(item.text)\twanted \(wanted) (\(grain))\tgot \(got.joined(separator: "; "))"
          )
        }
      }
      for (grain, count) in right.sorted(by: { $0.key < $1.key }) {
        print("\(grain): \(count.0) of \(count.1)")
      }
    }

    /// The value as the tagger writes it, and its grain.
    private static func wanted(_ value: String) -> (String, String)? {
      let numbers = value.split { !$0.isNumber }.compactMap { Int($0) }
      guard numbers.count >= 6,
        let first = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]),
        let grain = ["Day", "Week", "Month", "Year", "Hour", "Minute", "Second"]
          .first(where: { value.contains(") " + $0) })
      else { return nil }
      if numbers.count >= 12, grain == "Day",
        let end = CivilDate(year: numbers[6], month: numbers[7], day: numbers[8])
      {
        return ("\(first)/\(end.adding(days: -1))", "Days")
      }
      switch grain {
      case "Week": return ("\(first)/\(first.adding(days: 6))", grain)
      case "Month": return (first.monthDescription, grain)
      case "Year": return (first.yearDescription, grain)
      default: return (first.description, grain)
      }
    }
  }
}
