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
    var heading: PackRow.Heading?
    var rows: [PackRow] = []
    var line = 0
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      var text = bytes[start..<end]
      start = end + 1
      line += 1
      if text.last == UInt8(ascii: "\r") { text.removeLast() }
      guard let first = text.first else { continue }
      if first == UInt8(ascii: "#") {
        if heading == nil {
          heading = PackRow.Heading(file: path, columns: text.dropFirst().cells.map(\.string))
        }
        continue
      }
      guard let heading else {
        throw ConfigurationError(
          file: path, line: line, "no heading: the first line must name the columns")
      }
      let cells = text.cells
      guard cells.count <= heading.columns.count else {
        throw ConfigurationError(
          file: path, line: line, "\(cells.count) cells under \(heading.columns.count) columns")
      }
      guard let id = cells.first, !id.isEmpty else {
        throw ConfigurationError(file: path, line: line, "no id in the first cell")
      }
      rows.append(PackRow(heading: heading, line: line, id: id.string, cells: cells))
    }
    return rows
  }
}

/// One row of a table.
package struct PackRow: Sendable {
  /// What all rows of a table share.
  final class Heading: Sendable {
    let file: String
    let columns: [String]

    init(file: String, columns: [String]) {
      self.file = file
      self.columns = columns
    }
  }

  private let heading: Heading
  /// Counted from 1.
  package let line: Int
  package let id: String
  /// Windows on the table's bytes, without spaces at either end; empty cells at the end may lack.
  private let cells: [ArraySlice<UInt8>]

  init(heading: Heading, line: Int, id: String, cells: [ArraySlice<UInt8>]) {
    self.heading = heading
    self.line = line
    self.id = id
    self.cells = cells
  }

  private func bytes(_ column: String) -> ArraySlice<UInt8> {
    guard let index = heading.columns.firstIndex(of: column), index < cells.count else { return [] }
    return cells[index]
  }

  /// The cell under `column`; empty where the row leaves it out.
  package func optional(_ column: String) -> String { bytes(column).string }

  /// The cell under `column`, which every row of the file must fill.
  func cell(_ column: String) throws(ConfigurationError) -> String {
    let cell = optional(column)
    guard !cell.isEmpty else { throw error("no value for '\(column)'") }
    return cell
  }

  /// The parts of a cell that lists several, separated by `|`.
  package func list(_ column: String) -> [String] {
    bytes(column).split(separator: UInt8(ascii: "|")).compactMap {
      let part = $0.trimmed
      return part.isEmpty ? nil : part.string
    }
  }

  package func error(_ problem: String) -> ConfigurationError {
    ConfigurationError(file: heading.file, line: line, problem)
  }
}

extension ArraySlice<UInt8> {
  /// The cells of a line.
  fileprivate var cells: [ArraySlice<UInt8>] {
    split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(\.trimmed)
  }

  /// Without spaces at either end.
  fileprivate var trimmed: ArraySlice<UInt8> {
    var text = self
    while text.first == 0x20 { text.removeFirst() }
    while text.last == 0x20 { text.removeLast() }
    return text
  }

  fileprivate var string: String { String(decoding: self, as: UTF8.self) }
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
