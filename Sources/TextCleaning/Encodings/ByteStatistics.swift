import Glibc

/// What the bytes above ASCII say of a text's encoding: how often each stands, and whether in runs.
///
/// Letters of a script are not equally common. Read in the right encoding, Arabic is full of alef and
/// lam; in a wrong one rare letters and signs come out common.
struct ByteStatistics {
  private var counts = [Int](repeating: 0, count: 256)
  private var high = 0
  /// The same of bytes that stand beside another above ASCII: letters of other scripts do, accented
  /// letters of Western languages rarely.
  private var runCounts = [Int](repeating: 0, count: 256)
  private var inRuns = 0

  init(_ bytes: [UInt8]) {
    var previous: UInt8 = 0
    for byte in bytes {
      if byte >= 0x80 {
        counts[Int(byte)] += 1
        high += 1
        if previous >= 0x80 {
          runCounts[Int(byte)] += 1
          inRuns += 1
        }
        if high == 200_000 { break }
      }
      previous = byte
    }
  }

  /// Whether most letters above ASCII stand alone among ASCII ones, as in Western languages.
  private var isWestern: Bool { inRuns * 2 < high }

  /// Below this a letter is on average rarer than any script's letters are.
  private static let floor = -6.2

  /// Whether the bytes can be what somebody declared.
  func agrees(with encoding: ByteEncoding) -> Bool {
    guard let model = Self.models[encoding] else { return isWestern }
    if inRuns < 8, isWestern {
      // A Western text in an encoding that has Western letters, too.
      return !encoding.upperHalf.enumerated().contains {
        counts[$0.offset + 128] > 0 && $0.element >= 0x300 && $0.element < 0x2000
          || counts[$0.offset + 128] > 0 && $0.element == 0xFFFD
      }
    }
    let own = score(encoding, model)
    // Where there is little to go by, the declaration counts.
    if inRuns < 24 { return own > Self.floor - 2 }
    let best = Self.models.map { score($0.key, $0.value) }.max() ?? own
    return own > Self.floor && own > best - 0.25
  }

  /// The likeliest encoding, or nil where none is likely.
  var best: ByteEncoding? {
    guard high > 0 else { return nil }
    let scores = Self.models.map { ($0.key, score($0.key, $0.value)) }
      .sorted { ($1.1, $0.0.rawValue) < ($0.1, $1.0.rawValue) }
    // Pages of two languages have both; the runs tell what the encoding is.
    if let first = scores.first, first.1 > Self.floor, inRuns >= 24 || !isWestern { return first.0 }
    guard isWestern else { return nil }
    return isTurkish ? .windows1254 : .windows1252
  }

  /// The letters that Turkish has where Western encodings have Icelandic ones: ğ ı ş İ Ş Ğ.
  private var isTurkish: Bool {
    [0xF0, 0xFD, 0xFE, 0xDD, 0xDE, 0xD0].reduce(0) { $0 + counts[$1] } * 3 > high
  }

  /// The mean logarithm of the letters' frequency.
  private func score(_ encoding: ByteEncoding, _ model: [UInt16: Double]) -> Double {
    let (counts, high) = inRuns > 0 ? (runCounts, inRuns) : (self.counts, self.high)
    guard high > 0 else { return 0 }
    var sum = 0.0
    for (index, scalar) in encoding.upperHalf.enumerated() where counts[index + 128] > 0 {
      let value: Double
      if let known = model[scalar] {
        value = known
      } else if scalar == 0xFFFD || (0x80..<0xA0).contains(scalar) {
        value = -16
      } else if scalar < 0xC0 || (0x2000..<0x2100).contains(scalar) {
        value = -8
      } else {
        value = -11
      }
      sum += value * Double(counts[index + 128])
    }
    return sum / Double(high)
  }

  // MARK: - Letters and their frequency

  private static let models: [ByteEncoding: [UInt16: Double]] = {
    let arabic = model(
      "ا140 ل120 ي75 م63 ن58 و58 ر52 ت47 ب36 ة32 ع32 د31 أ26 ه26 س26 ف26 ك22 ق21 ح18 ج14 ش12 ص11 ى10 ط9 خ8 إ9 ذ6 ض8 ئ5 ء5 غ5 ز7 ث6 ظ2 ؤ2 آ2 ،8 ـ1 ً2 ؟1 ؛1 پ1 چ1 گ1 ک1"
    )
    let russian = model(
      "о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ё1 С2 П2 В2 Р2 М2 К2 Н2 А2 О2 Д2 И2 Т2 Б2 Г1 Л1 Е1 З1 У1 Ф1 Х1 Э1 Ч1 Ц1 Ш1 Ю1 Я1 Ж1"
    )
    let greek = model(
      "α100 ο90 ι75 ε75 τ75 ν60 σ45 η45 υ40 ρ40 π40 κ40 ς40 λ30 μ33 ω15 δ17 γ16 θ13 χ11 φ9 β7 ξ5 ζ4 ψ2 ά20 έ20 ή15 ί25 ό25 ύ12 ώ12 Α3 Τ3 Ο3 Ε3 Κ3 Μ3 Π3 Σ3 Δ2 Η2 Ν2"
    )
    let hebrew = model(
      "י110 ה109 ו104 מ75 ל74 א63 ר56 ת50 ב47 ש44 ע32 נ29 ם29 כ27 ד26 ח25 ק21 פ17 ס15 ז13 ט12 צ12 ג12 ן11 ך8 ף2 ץ2"
    )
    return [
      .windows1256: arabic, .iso8859x6: arabic, .windows1251: russian, .koi8r: russian,
      .windows1253: greek, .windows1255: hebrew,
    ]
  }()

  /// Letters, each with its share in thousandths.
  private static func model(_ shares: String) -> [UInt16: Double] {
    var model: [UInt16: Double] = [:]
    for share in shares.split(separator: " ") {
      guard let scalar = share.unicodeScalars.first,
        let count = Double(share.unicodeScalars.dropFirst().map(String.init).joined())
      else { continue }
      model[UInt16(truncatingIfNeeded: scalar.value)] = log2(count / 1000)
    }
    return model
  }
}
