package import NewsModel

/// What words are worth when two paragraphs are compared: the rows of every pack's `wording.tsv`.
///
/// A row gives an id, a kind and forms parted by `|`. Kinds:
/// `attribution`, `agency`, `day`, `weekday`, `common`: may be added to a repeat without making it new.
/// `negation` (and modality), `polarity` (directions, opposites), `number`: never may; a `negation` may
/// not fall away either, and a `polarity` not be replaced. `spelling`: all forms count as the first; `synonym`: so they do, but not word for
/// word.
/// `unit`: falls silent after a number. `furniture`: a whole short line that belongs to the page.
package struct DeduplicationWording: Sendable {
  /// What a word of the earlier paragraph weighs when the later one lacks it.
  struct Weight: OptionSet, Sendable {
    let rawValue: UInt8
    static let negation = Weight(rawValue: 1)
    /// A direction, or one of two opposites.
    static let polarity = Weight(rawValue: 2)
    static let weekday = Weight(rawValue: 4)
  }

  struct Entry: Sendable {
    var traits: Traits.RawValue = 0
    var isUnit = false
    /// Phrases that start with this word.
    var phrases: [Phrase] = []
  }

  struct Phrase: Sendable {
    var rest: [UInt64]
    var traits: Traits.RawValue = 0
    /// What the whole phrase counts as, for spellings.
    var equal: UInt64?
    /// Equal to the near tier alone.
    var isSynonym = false
  }

  /// Open addressing over `entries`: word hashes, 0 for none.
  private var slots: [UInt64] = [0, 0]
  private var places: [UInt32] = [0, 0]
  private(set) var entries: [Entry] = []
  private(set) var furniture: Set<Identifier> = []
  /// Whether any table says what may be added to a repeat.
  private(set) var knowsRepeats = false
  /// The kinds of weighty words by what the memory stores of a token.
  private(set) var weights = [Weight](repeating: [], count: 65_536)

  /// No words at all: only digits and layout weigh.
  package static let none = DeduplicationWording()

  private init() {}

  /// Reads `wording.tsv` tables, each with the path that a person would open.
  ///
  /// - Parameter repeatWording: without it, only the kinds that keep paragraphs from being dropped are
  ///   read, and spellings: what remains is alignment alone.
  package init(
    tables: [(file: String, text: [UInt8])], repeatWording: Bool = true
  ) throws(ConfigurationError) {
    var words: [UInt64: Entry] = [:]
    var scanner = TokenScanner()
    for table in tables {
      for (number, line) in table.text.split(separator: 10, omittingEmptySubsequences: false)
        .enumerated()
      where !line.isEmpty && line.first != UInt8(ascii: "#") {
        let cells = line.split(separator: 9, omittingEmptySubsequences: false)
        guard cells.count >= 3, !cells[2].isEmpty else {
          throw ConfigurationError(
            file: table.file, line: number + 1, "a row needs an id, a kind and forms")
        }
        let name = String(decoding: cells[1], as: UTF8.self)
        guard let kind = Kind(rawValue: name) else {
          throw ConfigurationError(file: table.file, line: number + 1, "no kind '\(name)'")
        }
        if !repeatWording, kind.allowsRepeats { continue }
        if kind.allowsRepeats { knowsRepeats = true }
        var canonical: UInt64?
        for form in cells[2].split(separator: UInt8(ascii: "|")) {
          form.withUnsafeBufferPointer { scanner.scan($0) }
          let tokens = scanner.tokens
          guard let first = tokens.first else { continue }
          if kind == .furniture {
            furniture.insert(Fingerprinter.exact(tokens))
            continue
          }
          let levels = kind == .spelling || kind == .synonym
          if levels, canonical == nil { canonical = first.whole }
          if tokens.count == 1, !levels {
            words[first.whole, default: Entry()].traits |= kind.traits.rawValue
            if kind == .unit { words[first.whole]?.isUnit = true }
          } else {
            words[first.whole, default: Entry()].phrases.append(
              Phrase(
                rest: tokens.dropFirst().map(\.whole), traits: kind.traits.rawValue,
                equal: levels ? canonical : nil, isSynonym: kind == .synonym))
          }
          if tokens.count == 1 { weights[Int(first.short)].formUnion(kind.weight) }
        }
      }
    }
    index(words)
  }

  private mutating func index(_ words: [UInt64: Entry]) {
    var capacity = 16
    while capacity < words.count * 3 { capacity *= 2 }
    slots = [UInt64](repeating: 0, count: capacity)
    places = [UInt32](repeating: 0, count: capacity)
    for (hash, entry) in words.sorted(by: { $0.key < $1.key }) {
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = hash
      places[slot] = UInt32(entries.count)
      var sorted = entry
      sorted.phrases.sort { $0.rest.count > $1.rest.count }
      entries.append(sorted)
    }
  }

  @inline(__always)
  func place(of hash: UInt64) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return Int(places[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private enum Kind: String {
    case attribution, agency, day, weekday, common, synonym, furniture
    case negation, polarity, number, spelling, unit

    var traits: Traits {
      switch self {
      case .attribution: .attribution
      case .agency: .agency
      case .day, .weekday: .day
      case .common: .common
      case .negation, .polarity: .polarity
      case .number: .number
      case .synonym: .common
      case .spelling, .unit, .furniture: []
      }
    }

    var weight: Weight {
      switch self {
      case .negation: .negation
      case .polarity: .polarity
      case .weekday: .weekday
      default: []
      }
    }

    var allowsRepeats: Bool {
      switch self {
      case .attribution, .agency, .day, .weekday, .common, .synonym, .furniture: true
      case .negation, .polarity, .number, .spelling, .unit: false
      }
    }
  }
}
