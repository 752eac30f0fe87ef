/// The case that the head of a phrase is written in, where its spelling tells.
enum WrittenCase {
  /// `مسؤولون`, `جنديان`: a subject.
  case nominative
  /// `مسؤولين`, `جنديين`, `صحفيا`: without a preposition, an object.
  case accusative
}

extension SentenceAnalysis {
  /// Sound plurals and duals show their case, and so do indefinite singulars in the accusative; nil elsewhere.
  ///
  /// What is counted stands in the accusative or genitive whatever the number is: `12 جنديا`.
  func writtenCase(of mention: Mention) -> WrittenCase? {
    guard range.contains(mention.head), !mention.isQuantified,
      mention.count == nil || mention.agreement.number == .dual,
      mention.kind == .described || mention.kind == .people
        // "المستوطنين".
        || mention.kind == .name && mention.agreement.number == .plural
    else { return nil }
    let key = text.key(mention.head)
    switch mention.agreement.number {
    case .plural, .dual:
      if key.suffix(4).elementsEqual("ين".utf8) { return .accusative }
      if mention.agreement.number == .plural {
        if key.suffix(4).elementsEqual("ون".utf8) { return .nominative }
        // "أشخاصا", but "ضحايا" in every case.
        return !mention.isDefinite && text.endsInAlif(mention.head)
          && !key.suffix(6).elementsEqual("ايا".utf8) ? .accusative : nil
      }
      return key.suffix(4).elementsEqual("ان".utf8) ? .nominative : nil
    case .singular:
      // "ضابطا شرطة": with a genitive the ending is that of a dual.
      let next = mention.head + 1
      let hasGenitive =
        next < mention.tokens.upperBound && text.tokens[next].kind == .word
        && !text.endsInAlif(next) && !hasCue(next, .preposition, .placePreposition)
      return !mention.isDefinite && !hasGenitive && text.endsInAlif(mention.head)
        && matches[mention.head].contains { $0.category == .role } ? .accusative : nil
    default: return nil
    }
  }
}

extension TokenizedText {
  /// Whether the word is written with the last letter of `على`, not of `علي`.
  func endsInMaqsura(_ token: Int) -> Bool {
    let end = Int(tokens[token].end)
    return text[end - 2..<end].elementsEqual([0xD9, 0x89])
  }

  /// Whether the word is written with the alif of the indefinite accusative, the vowel signs aside.
  func endsInAlif(_ token: Int) -> Bool {
    let word = tokens[token]
    var bytes = text[Int(word.start)..<Int(word.end)]
    let tanwin: [UInt8] = [0xD9, 0x8B]
    let alif: [UInt8] = [0xD8, 0xA7]
    if bytes.suffix(2).elementsEqual(tanwin) { bytes = bytes.dropLast(2) }
    return bytes.suffix(2).elementsEqual(alif)
  }
}
