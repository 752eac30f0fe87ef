import CLanguagePacks
import Digests
package import EventExtraction
import Foundation
package import NewsModel

/// Where the tables of the language packs come from: the binary, and over it a folder.
package enum PackSource {
  /// The tables that were built into the binary.
  package static func builtIn() -> [PackTable] {
    guard let first = waqai_pack_tables() else { return [] }
    return (0..<Int(waqai_pack_table_count())).map { index in
      let table = first[index]
      let tag = String(cString: table.tag)
      let name = String(cString: table.name)
      return PackTable(
        tag: tag, name: name, path: "languages/\(tag)/\(name)",
        bytes: Array(UnsafeBufferPointer(start: table.bytes, count: Int(table.count))))
    }
  }

  /// The built-in tables, each replaced by the file of its name under `folder` where there is one.
  package static func tables(
    overriddenBy folder: String?
  ) throws(ConfigurationError) -> [PackTable] {
    guard let folder else { return builtIn() }
    var tables: [String: PackTable] = [:]
    for table in builtIn() { tables[table.tag + "/" + table.name] = table }
    let files = FileManager.default
    guard let tags = try? files.contentsOfDirectory(atPath: folder) else {
      throw ConfigurationError(file: folder, line: 0, "is no folder that can be read")
    }
    for tag in tags.sorted() {
      let path = folder + "/" + tag
      for name in (try? files.contentsOfDirectory(atPath: path))?.sorted() ?? []
      where name.hasSuffix(".tsv") {
        guard let data = files.contents(atPath: path + "/" + name) else {
          throw ConfigurationError(file: path + "/" + name, line: 0, "can't be read")
        }
        tables[tag + "/" + name] = PackTable(
          tag: tag, name: name, path: path + "/" + name, bytes: Array(data))
      }
    }
    return tables.keys.sorted().compactMap { tables[$0] }
  }
}

extension PackSource {
  /// `1` for a pack as it was built in; `1+` and eight digits of a digest for one that was changed.
  static func version(of language: String, in tables: [PackTable]) -> String {
    let own = digest(of: language, in: tables)
    return own == digest(of: language, in: builtIn()) ? "1" : "1+" + own.hex(8)
  }

  private static func digest(of language: String, in tables: [PackTable]) -> SHA256 {
    var bytes: [UInt8] = []
    for table in tables where table.tag == language || table.tag == "und" {
      bytes += "\(table.tag)/\(table.name)\n\(table.bytes.count)\n".utf8
      bytes += table.bytes
    }
    return SHA256(bytes)
  }
}
