package import NewsModel

/// One table of a language pack, as it stands on disk or in the binary.
package struct PackTable: Sendable {
  /// The pack's BCP 47 tag: `ar`, `und`.
  package let tag: String
  /// The file's name: `triggers.tsv`.
  package let name: String
  /// The path that a person would open, for messages.
  package let path: String
  package let bytes: [UInt8]

  package init(tag: String, name: String, path: String, bytes: [UInt8]) {
    self.tag = tag
    self.name = name
    self.path = path
    self.bytes = bytes
  }

  /// The rows under the heading, each with its line for messages.
  ///
  /// The first line is `# id<TAB>column…`; other lines that begin with `#` are comments.
  package func rows() throws(ConfigurationError) -> [PackRow] {
    var columns: [String]?
    var rows: [PackRow] = []
    var line = 0
    for bytes in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      var text = String(decoding: bytes, as: UTF8.self)
      if text.utf8.last == UInt8(ascii: "\r") { text.removeLast() }
      guard !text.isEmpty else { continue }
      if text.utf8.first == UInt8(ascii: "#") {
        if columns == nil {
          columns = text.dropFirst().split(separator: "\t", omittingEmptySubsequences: false)
            .map { $0.trimmed() }
        }
        continue
      }
      guard let columns else {
        throw ConfigurationError(
          file: path, line: line, "no heading: the first line must name the columns")
      }
      let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map { $0.trimmed() }
      guard cells.count <= columns.count else {
        throw ConfigurationError(
          file: path, line: line, "\(cells.count) cells under \(columns.count) columns")
      }
      let filled = cells + Array(repeating: "", count: columns.count - cells.count)
      guard let id = filled.first, !id.isEmpty else {
        throw ConfigurationError(file: path, line: line, "no id in the first cell")
      }
      rows.append(
        PackRow(
          file: path, line: line, id: id,
          cells: Dictionary(zip(columns, filled), uniquingKeysWith: { first, _ in first })))
    }
    return rows
  }
}

/// One row of a table.
package struct PackRow: Sendable {
  let file: String
  /// Counted from 1.
  package let line: Int
  package let id: String
  private let cells: [String: String]

  init(file: String, line: Int, id: String, cells: [String: String]) {
    self.file = file
    self.line = line
    self.id = id
    self.cells = cells
  }

  /// The cell under `column`; empty where the row leaves it out.
  package func optional(_ column: String) -> String { cells[column] ?? "" }

  /// The cell under `column`, which every row of the file must fill.
  func cell(_ column: String) throws(ConfigurationError) -> String {
    let cell = optional(column)
    guard !cell.isEmpty else { throw error("no value for '\(column)'") }
    return cell
  }

  /// The parts of a cell that lists several, separated by `|`.
  package func list(_ column: String) -> [String] {
    optional(column).split(separator: "|").map { $0.trimmed() }.filter { !$0.isEmpty }
  }

  package func error(_ problem: String) -> ConfigurationError {
    ConfigurationError(file: file, line: line, problem)
  }
}

extension StringProtocol {
  /// Without spaces at either end.
  func trimmed() -> String {
    var text = Substring(self)
    while text.utf8.first == 0x20 { text = text.dropFirst() }
    while text.utf8.last == 0x20 { text = text.dropLast() }
    return String(text)
  }
}

extension PackTable {
  /// A row's example, for those who check it.
  package struct Example {
    package let id: String
    /// Counted from 1.
    package let line: Int
    /// The marked sentence; nil where the row carries none.
    package let sentence: String?
  }

  /// The examples of all rows, in order.
  package func examples() throws(ConfigurationError) -> [Example] {
    try rows().map { row in
      let text = row.optional("example")
      return Example(id: row.id, line: row.line, sentence: text.isEmpty ? nil : text)
    }
  }
}
