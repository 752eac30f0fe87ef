/// A paragraph of the near tier as it is kept, in units of 16 bits: its article (2), its index in it, how
/// many tokens it has (2), and these.
///
/// All that is asked of a candidate lies together, behind the position that its keys name.
struct StoredRecord {
  let place: RecordPlace
  let tokens: UnsafeBufferPointer<UInt16>

  private static let headCount = 5

  /// - Parameter position: where in `units` it begins.
  @inline(__always)
  init(at position: Int, in units: UnsafeBufferPointer<UInt16>) {
    func pair(_ place: Int) -> UInt32 {
      UInt32(units[place]) | UInt32(units[place + 1]) << 16
    }
    place = RecordPlace(article: pair(position), index: units[position + 2])
    let start = position + Self.headCount
    tokens = UnsafeBufferPointer(
      rebasing: units[start..<start + Int(pair(position + 3))])
  }

  /// How many units it takes.
  @inline(__always)
  var count: Int { Self.headCount + tokens.count }

  static func append(_ place: RecordPlace, _ tokens: [UInt16], to units: inout [UInt16]) {
    units.append(UInt16(truncatingIfNeeded: place.article))
    units.append(UInt16(truncatingIfNeeded: place.article >> 16))
    units.append(place.index)
    units.append(UInt16(truncatingIfNeeded: tokens.count))
    units.append(UInt16(truncatingIfNeeded: tokens.count >> 16))
    units += tokens
  }
}
