package import NewsModel

/// What the language packs know of pages: their furniture, their dates, their commonest words.
package struct CleaningTables: Sendable {
  let furniture: FurnitureTable
  let calendar: CalendarTable
  let languages: LanguageTable
  let glue: GlueTable

  /// The tables that cleaning reads; others of a pack are for other rooms.
  package static let names: Set<String> = [
    "furniture.tsv", "calendar.tsv", "language.tsv", "glue.tsv",
  ]

  /// Nothing at all: pages are cleaned by their structure alone.
  package static let none = CleaningTables()

  private init() {
    furniture = FurnitureTable()
    calendar = CalendarTable()
    languages = LanguageTable()
    glue = GlueTable()
  }

  /// Reads the tables of `names` among `tables`, each with the path that a person would open.
  package init(tables: [(file: String, text: [UInt8])]) throws(ConfigurationError) {
    var furniture = FurnitureTable()
    var calendar = CalendarTable()
    var languages = LanguageTable()
    var glue = GlueTable()
    for table in tables {
      switch table.file.split(separator: "/").last {
      case "furniture.tsv": try furniture.add(try Self.rows(of: table, atLeast: 4))
      case "calendar.tsv": try calendar.add(try Self.rows(of: table, atLeast: 4))
      case "language.tsv": try languages.add(try Self.rows(of: table, atLeast: 3))
      case "glue.tsv": try glue.add(try Self.rows(of: table, atLeast: 3))
      default: continue
      }
    }
    self.furniture = furniture
    self.calendar = calendar
    self.languages = languages
    self.glue = glue
  }

  /// A row of a table with where it stands, for messages.
  struct Row {
    var file: String
    var line: Int
    var cells: [ArraySlice<UInt8>]

    func text(_ cell: Int) -> String {
      cell < cells.count ? String(decoding: cells[cell], as: UTF8.self) : ""
    }

    /// The forms in a cell, which `|` parts.
    func forms(_ cell: Int) -> [ArraySlice<UInt8>] {
      cell < cells.count ? cells[cell].split(separator: UInt8(ascii: "|")) : []
    }

    func error(_ problem: String) -> ConfigurationError {
      ConfigurationError(file: file, line: line, problem)
    }
  }

  static func rows(
    of table: (file: String, text: [UInt8]), atLeast columns: Int
  ) throws(ConfigurationError) -> [Row] {
    var rows: [Row] = []
    let lines = table.text.split(separator: 10, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated()
    where !line.isEmpty && line.first != UInt8(ascii: "#") {
      let row = Row(
        file: table.file, line: index + 1,
        cells: line.split(separator: 9, omittingEmptySubsequences: false))
      guard row.cells.count >= columns, row.cells.prefix(columns).allSatisfy({ !$0.isEmpty })
      else { throw row.error("a row needs \(columns) filled columns") }
      rows.append(row)
    }
    return rows
  }
}
