import NewsModel

/// Tells HTML from text by what stands in it.
enum MediaSniffer {
  static func mediaType(of text: [UInt8]) -> MediaType {
    var head = text.prefix(8192)[...]
    guard head.contains(UInt8(ascii: "<")) else { return .text }
    head = head.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    let lowered = head.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if ["<!doctype html", "<html", "<?xml"].contains(where: { lowered.starts(with: $0.utf8) }) {
      return .html
    }
    var found: Set<[UInt8]> = []
    var cursor = 0
    while let open = lowered[cursor...].firstIndex(of: UInt8(ascii: "<")) {
      cursor = open + 1
      let rest = lowered[cursor...].drop { $0 == UInt8(ascii: "/") }
      let name = Array(
        rest.prefix { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }.prefix(12))
      guard let after = rest.dropFirst(name.count).first,
        [0x20, 0x3E, 0x2F, 0x0A, 0x0D, 0x09].contains(after)
      else { continue }
      if tags.contains(name) { found.insert(name) }
      if found.count >= 2 { return .html }
    }
    return found.count == 1 && lowered.first == UInt8(ascii: "<") ? .html : .text
  }

  private static let tags: Set<[UInt8]> = Set(
    [
      "html", "head", "body", "div", "p", "article", "meta", "title", "br", "span", "table",
      "script",
      "a", "h1", "h2", "h3", "section", "main", "img", "ul", "li", "strong", "b", "em", "font",
      "center",
    ].map { Array($0.utf8) })
}
