/// The article of a page that shows it only after its scripts have run: in the strings of the data that they
/// carry (`__NEXT_DATA__`, `Fusion.globalContent`, `self.__next_f.push` and the like) or as a template.
///
/// Nothing is known of any system's keys: strings under one key belong together, and the most text wins. The
/// time is proportional to the scripts' length, times `deepest`.
struct EmbeddedBody {
  /// An article of fewer bytes is not looked for, nor is one where the page shows more.
  static let leastBytes = 600
  /// Strings are themselves read as data this deep.
  private static let deepest = 3
  /// Bytes of a string that can be text rather than a name, an address or a setting.
  private static let leastString = 60

  /// Strings under one key, in order.
  private struct Group {
    var texts: [[UInt8]] = []
    var seen: Set<[UInt8]> = []
    var size = 0
    var hasMarkup = false

    /// Teasers are short and many; paragraphs are longer, and one string with markup is a text of its own.
    var isText: Bool { hasMarkup || texts.count == 1 || size >= 160 * texts.count }

    func speaks(of words: Set<UInt64>) -> Bool {
      let own = Set(LineWords(Array(texts.joined(separator: [0x20]))).words.map(\.hash))
      return words.intersection(own).count * 2 >= words.count
    }

    var page: [UInt8] {
      var page = Array("<html><body><article>".utf8)
      for text in texts {
        if hasMarkup {
          page += text
        } else if text.starts(with: "&lt;".utf8) {
          // What was escaped for a script may have been escaped for a page before.
          page += Entities.resolved(text)
        } else {
          page += Array("<p>".utf8) + text + Array("</p>".utf8)
        }
      }
      return page + Array("</article></body></html>".utf8)
    }
  }

  private var groups: [[UInt8]: Group] = [:]
  private var order: [[UInt8]] = []

  init(in page: [UInt8], _ scripts: [Range<Int>]) {
    for script in scripts { read(script: page[script]) }
  }

  /// The article as a page of its own; nil where the scripts hold no text that fits what their page shows,
  /// or where that is next to nothing, its title.
  func page(fitting shown: [[UInt8]], title: String) -> [UInt8]? {
    let longest = shown.max { $0.count < $1.count } ?? []
    let sought = Set(
      LineWords(longest.count >= 80 ? longest : Array(title.utf8)).words.map(\.hash))
    let fitting = order.compactMap { groups[$0] }.filter {
      $0.size >= Self.leastBytes && $0.isText && $0.speaks(of: sought)
    }
    return fitting.max { $0.size < $1.size }?.page
  }

  // MARK: - Reading

  private mutating func read(script: ArraySlice<UInt8>) {
    let text = script.drop { $0 <= 0x20 }
    if text.first == UInt8(ascii: "<"), !text.starts(with: "<!".utf8) {
      add(Array(text), under: Array("template".utf8))
    } else {
      readStrings(of: text, depth: 0)
    }
  }

  private mutating func readStrings(of text: ArraySlice<UInt8>, depth: Int) {
    var previous: ArraySlice<UInt8> = []
    var at = text.startIndex
    while let quote = text[at...].firstIndex(of: UInt8(ascii: "\"")) {
      guard let end = Self.stringEnd(text, from: quote + 1) else { return }
      let string = text[(quote + 1)..<end]
      if string.count >= Self.leastString {
        take(
          JSONReader.unescaped(string), under: Self.key(previous, before: quote, in: text), depth)
      }
      previous = string
      at = end + 1
    }
  }

  private mutating func take(_ string: [UInt8], under key: [UInt8], _ depth: Int) {
    let isData = string.contains(UInt8(ascii: "\"")) && string.contains(UInt8(ascii: "{"))
    if isData, depth < Self.deepest {
      readStrings(of: string[...], depth: depth + 1)
    } else if Self.isText(string) {
      add(string, under: key)
    }
  }

  private mutating func add(_ text: [UInt8], under key: [UInt8]) {
    if groups[key] == nil { order.append(key) }
    var group = groups[key] ?? Group()
    guard group.texts.last != text else { return }
    group.hasMarkup = group.hasMarkup || Self.paragraphs(of: text)
    // One text with markup is a whole; the longest of them is the article.
    if group.hasMarkup {
      guard text.count > group.size else { return }
      group.texts = [text]
      group.size = text.count
    } else {
      guard group.seen.insert(text).inserted else { return }
      group.texts.append(text)
      group.size += text.count
    }
    groups[key] = group
  }

  private static func stringEnd(_ text: ArraySlice<UInt8>, from start: Int) -> Int? {
    var at = start
    while at < text.endIndex {
      if text[at] == UInt8(ascii: "\\") {
        at += 2
      } else if text[at] == UInt8(ascii: "\"") {
        return at
      } else {
        at += 1
      }
    }
    return nil
  }

  /// The string before the colon that the string opening at `quote` follows.
  private static func key(
    _ previous: ArraySlice<UInt8>, before quote: Int, in text: ArraySlice<UInt8>
  ) -> [UInt8] {
    guard !previous.isEmpty, previous.count <= 40, quote - previous.endIndex <= 4,
      text[previous.endIndex..<quote].contains(UInt8(ascii: ":"))
    else { return [] }
    return Array(previous)
  }

  // MARK: - Judging

  /// Whether a string reads like sentences: words that spaces part, and few signs of code.
  private static func isText(_ string: [UInt8]) -> Bool {
    var spaces = 0
    var wide = 0
    var code = 0
    var isTag = false
    for byte in string {
      switch byte {
      case UInt8(ascii: "<"): isTag = true
      case UInt8(ascii: ">"): isTag = false
      case _ where isTag: break
      case 0x20, 0x0A: spaces += 1
      case 0xE3...0xED: wide += 1
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: "="),
        UInt8(ascii: "_"),
        UInt8(ascii: "|"):
        code += 1
      default: break
      }
    }
    return (spaces >= 8 || wide >= 20) && code * 8 <= spaces + wide
  }

  private static func paragraphs(of text: [UInt8]) -> Bool {
    var from = text.startIndex
    while let open = text[from...].firstIndex(of: UInt8(ascii: "<")) {
      let next = text.index(after: open)
      guard next + 1 < text.endIndex else { return false }
      let letter = text[next] | 0x20
      if letter == UInt8(ascii: "p"), text[next + 1] == UInt8(ascii: ">") || text[next + 1] == 0x20
      {
        return true
      }
      if letter == UInt8(ascii: "b"), text[next + 1] | 0x20 == UInt8(ascii: "r") { return true }
      from = next
    }
    return false
  }
}
