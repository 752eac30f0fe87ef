import EventExtraction
import NewsPipeline

// How scripts/fuzz changes Arabic text: by words, with the forms and the examples of the packs at hand. Bytes that
// libFuzzer changes itself seldom make another word.

@_silgen_name("LLVMFuzzerMutate")
private func changeBytes(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int) -> Int

@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: UInt32
) -> Int {
  var random = Dice(seed: UInt64(seed))
  guard count > 0, random.below(10) > 0 else { return changeBytes(data, count, limit) }
  var text = WordText(UnsafeBufferPointer(start: data, count: count), limit: limit)
  for _ in 0...random.below(4) { text.change(&random) }
  return text.write(to: data, limit: limit)
}

@_cdecl("LLVMFuzzerCustomCrossOver")
public func cross(
  _ one: UnsafePointer<UInt8>, _ oneCount: Int, _ other: UnsafePointer<UInt8>, _ otherCount: Int,
  _ result: UnsafeMutablePointer<UInt8>, _ limit: Int, _ seed: UInt32
) -> Int {
  var random = Dice(seed: UInt64(seed))
  var text = WordText(UnsafeBufferPointer(start: one, count: oneCount), limit: limit)
  text.takeIn(
    WordText(UnsafeBufferPointer(start: other, count: otherCount), limit: limit), &random)
  return text.write(to: result, limit: limit)
}

/// SplitMix64, so that a seed tells all that is done.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 to one below `count`; 0 where there is none.
  mutating func below(_ count: Int) -> Int { count > 1 ? Int(next() % UInt64(count)) : 0 }

  /// A stretch of 0..<count; mostly a short one, and never empty unless there is nothing.
  mutating func stretch(of count: Int) -> Range<Int> {
    let start = below(count)
    let length = 1 + below(below(4) == 0 ? count - start : min(6, count - start))
    return start..<min(count, start + length)
  }
}

/// A text as words, each with what parts it from the next: a blank, a line break or nothing.
struct WordText {
  struct Word {
    var letters: [UInt8]
    var gap: [UInt8] = [0x20]
  }

  private(set) var words: [Word] = []
  private let limit: Int

  init(_ bytes: some Sequence<UInt8>, limit: Int) {
    self.limit = limit
    var letters: [UInt8] = []
    for byte in bytes {
      guard byte == 0x20 || byte == 0x0A else {
        letters.append(byte)
        continue
      }
      words.append(Word(letters: letters, gap: [byte]))
      letters = []
    }
    if !letters.isEmpty { words.append(Word(letters: letters, gap: [])) }
  }

  /// Writes as much as there is room for; a character at the end may be torn.
  func write(to data: UnsafeMutablePointer<UInt8>, limit: Int) -> Int {
    var count = 0
    for word in words {
      for byte in word.letters + word.gap {
        guard count < limit else { return count }
        data[count] = byte
        count += 1
      }
    }
    return count
  }

  // MARK: - Changes

  mutating func change(_ random: inout Dice) {
    switch random.below(18) {
    case 0: words.removeSubrange(random.stretch(of: words.count))
    case 1: double(&random)
    case 2: words[random.stretch(of: words.count)].shuffle(using: &random)
    case 3: move(&random)
    case 4: if !words.isEmpty { words[random.below(words.count)].gap = [] }
    case 5: cut(&random)
    case 6, 7: put(WordPool.shared.form(&random), &random, instead: true)
    case 8, 9, 10: put(WordPool.shared.form(&random), &random)
    case 11: put(WordPool.shared.sentence(&random), &random)
    case 12, 13: put(random.pick(Self.oddities), &random, joined: random.below(2) == 0)
    case 14: breakLine(&random)
    case 15: changeClitics(&random)
    case 16: changeLetters(&random)
    default: dropStops(&random)
    }
  }

  /// Puts words of another text among these.
  mutating func takeIn(_ other: WordText, _ random: inout Dice) {
    let place = random.below(words.count + 1)
    words.insert(contentsOf: other.words[random.stretch(of: other.words.count)], at: place)
    if random.below(2) == 0 { words.removeSubrange(random.stretch(of: words.count)) }
  }

  /// Says a few words twice, or seldom as often as there is room.
  private mutating func double(_ random: inout Dice) {
    let stretch = random.stretch(of: words.count)
    var told = Array(words[stretch])
    guard !told.isEmpty else { return }
    for index in told.indices where told[index].gap.isEmpty && random.below(4) > 0 {
      told[index].gap = [0x20]
    }
    let size = told.reduce(0) { $0 + $1.letters.count + $1.gap.count }
    let room = limit / max(size, 1)
    let times = random.below(24) == 0 ? room : min(room, 1 + random.below(5))
    words.insert(
      contentsOf: repeatElement(told, count: times).joined(), at: stretch.upperBound)
  }

  private mutating func move(_ random: inout Dice) {
    let stretch = random.stretch(of: words.count)
    let moved = Array(words[stretch])
    words.removeSubrange(stretch)
    words.insert(contentsOf: moved, at: random.below(words.count + 1))
  }

  /// Ends the text, or begins it, at any byte.
  private mutating func cut(_ random: inout Dice) {
    guard !words.isEmpty else { return }
    let place = random.below(words.count)
    if random.below(3) == 0 {
      words.removeSubrange(..<place)
    } else {
      words.removeSubrange((place + 1)...)
      words[place].gap = []
      words[place].letters.removeLast(random.below(words[place].letters.count + 1))
    }
  }

  private mutating func put(
    _ text: ArraySlice<UInt8>, _ random: inout Dice, instead: Bool = false, joined: Bool = false
  ) {
    let place = random.below(words.count + (instead ? 0 : 1))
    if instead, !words.isEmpty { words.remove(at: place) }
    var new = WordText(text, limit: limit).words
    if let last = new.indices.last { new[last].gap = joined ? [] : [0x20] }
    words.insert(contentsOf: new, at: place)
  }

  private mutating func breakLine(_ random: inout Dice) {
    guard !words.isEmpty else { return }
    let place = random.below(words.count)
    words[place].gap = words[place].gap == [0x0A] ? [0x20] : [0x0A]
  }

  private mutating func changeClitics(_ random: inout Dice) {
    guard !words.isEmpty else { return }
    let place = random.below(words.count)
    if random.below(3) > 0 {
      words[place].letters.insert(contentsOf: random.pick(Self.prefixes), at: 0)
    } else {
      words[place].letters += random.pick(Self.suffixes)
    }
  }

  /// Leaves out, doubles or swaps a character of two bytes, as all of the script are.
  private mutating func changeLetters(_ random: inout Dice) {
    guard !words.isEmpty else { return }
    let word = random.below(words.count)
    let count = words[word].letters.count / 2
    guard count > 1 else { return }
    let start = random.below(count - 1) * 2
    switch random.below(3) {
    case 0: words[word].letters.removeSubrange(start..<(start + 2))
    case 1: words[word].letters += words[word].letters[start..<(start + 2)]
    default:
      words[word].letters.swapAt(start, start + 2)
      words[word].letters.swapAt(start + 1, start + 3)
    }
  }

  /// Makes one sentence of all.
  private mutating func dropStops(_ random: inout Dice) {
    let keepsCommas = random.below(2) == 0
    for index in words.indices {
      words[index].letters.removeAll { $0 == UInt8(ascii: ".") }
      if words[index].gap == [0x0A] { words[index].gap = [0x20] }
      if !keepsCommas, words[index].letters.suffix(2) == [0xD8, 0x8C] {
        words[index].letters.removeLast(2)
      }
    }
  }

  private static let oddities = [
    ".", "...", "…", "،", ",", "؛", ":", "؟", "!", "-", "–", "—", "/", "|", "*", "%", "\"", "'",
    "«", "»", "“", "”", "‘", "(", ")", "[", "]", "{", "}", "<", ">", "_", "\n", "\t", "0", "1", "2",
    "7", "12", "100", "1.5", "3,000", "2024", "15/3/2024", "2024-03-15", "10:30", "٣", "١٢", "٢٠٢٤",
    "٫", "٬", "9223372036854775807", "99999999999999999999999999", "1.1.1.1", "\u{0}", "\u{1}",
    "\u{1B}", "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}",
    "\u{200E}",
    "\u{200F}", "\u{202B}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFD}", "\u{640}", "\u{64B}",
    "\u{64E}", "\u{651}", "\u{652}", "\u{670}", "ﷲ", "ﻻ", "ﷺ", "ء", "ـ", "a", "Reuters", "U.S.",
    "中", "😀",
  ].map { ArraySlice($0.utf8) }
  private static let prefixes = [
    "و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "بال", "لل", "ولل", "فس", "وب", "أ", "ـ", "ي", "ت",
  ].map { ArraySlice($0.utf8) }
  private static let suffixes = [
    "ه", "ها", "هم", "هما", "نا", "ي", "ة", "ات", "ون", "ين", "ان", "تين", "ا", "،", ".", "»", "\"",
  ].map { ArraySlice($0.utf8) }
}

extension Dice {
  mutating func pick(_ choices: [ArraySlice<UInt8>]) -> ArraySlice<UInt8> {
    choices.isEmpty ? [] : choices[below(choices.count)]
  }
}

/// The words of the packs' tables and the sentences that are their examples.
struct WordPool {
  static let shared = WordPool(FuzzPacks.tables)

  /// By table, so that the many names of places are put in no more often than the few numbers.
  private var forms: [[ArraySlice<UInt8>]] = []
  private var sentences: [ArraySlice<UInt8>] = []

  init(_ tables: [PackTable]) {
    for table in tables {
      let found = Self.script(in: table.bytes)
      if !found.isEmpty { forms.append(found) }
      for example in (try? table.examples()) ?? [] {
        guard let marked = example.sentence else { continue }
        sentences.append(ArraySlice(MarkedSentence(marked).text.utf8))
      }
    }
    precondition(!forms.isEmpty && !sentences.isEmpty, "no words in the packs")
  }

  func form(_ random: inout Dice) -> ArraySlice<UInt8> {
    random.pick(forms[random.below(forms.count)])
  }

  func sentence(_ random: inout Dice) -> ArraySlice<UInt8> { random.pick(sentences) }

  /// The runs of words that are not of ASCII.
  private static func script(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split { $0 < 0x80 && $0 != 0x20 }.compactMap { run in
      let first = run.firstIndex { $0 >= 0x80 }
      let last = run.lastIndex { $0 >= 0x80 }
      guard let first, let last else { return nil }
      return run[first...last]
    }
  }
}
