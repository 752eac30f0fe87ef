/// A number written in figures, as its digits and separators tell.
struct Figures: Equatable {
  /// All digits as one whole number.
  var digits: Int
  /// How many of the digits stand after the decimal mark.
  var decimals: Int
  /// One point before exactly three digits: thousands before a thing counted, else a decimal.
  var isAmbiguous = false

  /// Reads the folded key of a number token; nil for a date, a time of day or what is no number.
  init?(_ key: some Collection<UInt8>) {
    var groups: [(count: Int, value: Int)] = [(0, 0)]
    var separators: [UInt8] = []
    var letter = false
    for byte in key {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let last = groups.count - 1
        let (product, over) = groups[last].value.multipliedReportingOverflow(by: 10)
        guard !over, product < 1_000_000_000_000_000 else { return nil }
        groups[last] = (groups[last].count + 1, product + Int(byte - UInt8(ascii: "0")))
      case UInt8(ascii: "."), UInt8(ascii: ","):
        separators.append(byte)
        groups.append((0, 0))
      case 0xD8, 0xB1:
        // The two bytes of reh, the decimal mark of old agency copy.
        letter = true
        if byte == 0xD8 {
          separators.append(byte)
          groups.append((0, 0))
        }
      default: return nil
      }
    }
    guard groups.allSatisfy({ $0.count > 0 }) else { return nil }
    if letter {
      // The fraction comes first: `2ر3` is 3.2.
      guard groups.count == 2 else { return nil }
      self.init(whole: groups[1].value, fraction: groups[0])
      return
    }
    if groups.count == 1 {
      self.init(digits: groups[0].value, decimals: 0)
      return
    }
    let areThousands = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
    if Set(separators).count == 1, areThousands,
      groups.count > 2 || separators[0] == UInt8(ascii: ",")
    {
      self.init(digits: groups.reduce(0) { $0 * 1000 + $1.value }, decimals: 0)
      return
    }
    if groups.count == 2 {
      self.init(whole: groups[0].value, fraction: groups[1])
      isAmbiguous = areThousands && groups[0].value > 0
      return
    }
    // `1,234,567.8`
    guard Set(separators.dropLast()).count == 1, separators.last != separators.first,
      groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 }), let last = groups.last
    else { return nil }
    self.init(whole: groups.dropLast().reduce(0) { $0 * 1000 + $1.value }, fraction: last)
  }

  private init(digits: Int, decimals: Int) {
    self.digits = digits
    self.decimals = decimals
  }

  private init(whole: Int, fraction: (count: Int, value: Int)) {
    let power = (0..<min(fraction.count, 9)).reduce(1) { power, _ in power * 10 }
    digits = whole &* power &+ fraction.value
    decimals = fraction.count
  }

  /// The whole number that the figures are when multiplied by `scale`; nil where a part is left over.
  func times(_ scale: Int) -> Int? {
    let power = (0..<min(decimals, 9)).reduce(1) { power, _ in power * 10 }
    let (product, over) = digits.multipliedReportingOverflow(by: scale)
    guard !over, product % power == 0 else { return nil }
    return product / power
  }

  /// Taking a lone point before three digits for a thousands mark.
  var asThousands: Int { digits }
}
