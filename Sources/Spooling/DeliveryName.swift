/// The name of a claimed file in `work`: its number, and where below the inbox it lay.
///
/// `000000000042.a%2Fb.html`: the number makes it unique, `%2F` stands for the slash and `%25` for the
/// percent sign. The name alone tells recovery what the file was called. Where it would be too long for
/// the file system it is `000000000042~`, and the journal tells.
package struct DeliveryName: Hashable, Sendable {
  /// Counted from 1, never given twice.
  package let number: Int
  /// Bytes below the inbox, as delivered.
  package let path: [UInt8]

  package init(number: Int, path: [UInt8]) {
    self.number = number
    self.path = path
  }

  /// The file's name in `work`, `done` and `failed`.
  package var flat: [UInt8] {
    guard path.count <= Self.longest else { return Self.digits(number) + Array("~".utf8) }
    var name = Self.digits(number) + Array(".".utf8)
    for byte in path {
      switch byte {
      case UInt8(ascii: "/"): name += "%2F".utf8
      case UInt8(ascii: "%"): name += "%25".utf8
      default: name.append(byte)
      }
    }
    return name.count <= Self.longest ? name : Self.digits(number) + Array("~".utf8)
  }

  /// A name holds 255 bytes, and a sidecar's ending or the line of a bundle must fit as well.
  private static let longest = 220

  /// The name of its sidecar beside it.
  package var flatSidecar: [UInt8] { flat + Self.sidecarEnding }

  /// Whether the path can't be read from the name.
  package var isShortened: Bool { flat.count == 13 }

  /// The number in a shortened name, whose path only the journal knows; nil for any other name.
  package static func shortenedNumber(_ flat: [UInt8]) -> Int? {
    guard flat.count == 13, flat[12] == UInt8(ascii: "~") else { return nil }
    return Int(String(decoding: flat[..<12], as: UTF8.self))
  }

  /// Reads a name in `work`; nil for what no claim has put there, and for a shortened name.
  package init?(flat: [UInt8]) {
    guard flat.count > 13, flat[12] == UInt8(ascii: "."),
      let number = Int(String(decoding: flat[..<12], as: UTF8.self))
    else { return nil }
    var path: [UInt8] = []
    var rest = flat[13...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        path.append(byte)
        continue
      }
      switch String(decoding: rest.prefix(2), as: UTF8.self) {
      case "2F": path.append(UInt8(ascii: "/"))
      case "25": path.append(UInt8(ascii: "%"))
      default: return nil
      }
      rest = rest.dropFirst(2)
    }
    self.init(number: number, path: path)
  }

  private static func digits(_ number: Int) -> [UInt8] {
    let text = String(number)
    return Array((String(repeating: "0", count: max(0, 12 - text.utf8.count)) + text).utf8)
  }

  package static let sidecarEnding = Array(".meta.json".utf8)
}

/// What a name in the inbox says of the file under it.
package enum InboxName {
  /// Whether the name's last part is one that programs give to files that they are still writing.
  package static func isTemporary(_ name: [UInt8]) -> Bool {
    guard let first = name.first else { return true }
    if first == UInt8(ascii: ".") || name.last == UInt8(ascii: "~") || name.starts(with: "~$".utf8)
    {
      return true
    }
    if first == UInt8(ascii: "#"), name.last == UInt8(ascii: "#") { return true }
    let lower = name.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    return temporaryEndings.contains { ending in
      lower.count >= ending.count && lower[(lower.count - ending.count)...].elementsEqual(ending)
    }
  }

  /// Whether the file is none that was delivered: one still being written, or the inbox's own note.
  package static func isIgnored(_ name: [UInt8], atRoot: Bool) -> Bool {
    isTemporary(name) || (atRoot && name.elementsEqual("README.md".utf8))
  }

  /// Whether the file tells of another: `NAME.meta.json` beside `NAME`.
  package static func isSidecar(_ name: [UInt8]) -> Bool {
    name.count > DeliveryName.sidecarEnding.count
      && name.suffix(DeliveryName.sidecarEnding.count).elementsEqual(DeliveryName.sidecarEnding)
  }

  /// In lower case; browsers, transfer programs, editors and Hadoop leave these while they write.
  private static let temporaryEndings = [
    ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".opdownload",
    ".swp", ".swx", ".lock", "._copying_", ".inprogress", ".in-progress", ".writing", ".uploading",
    ".upload", ".!ut", ".aria2", ".wip",
  ].map { Array($0.utf8) }
}
