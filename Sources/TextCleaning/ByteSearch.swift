#if canImport(Glibc)
  import Glibc
#endif

// The standard library looks at one byte after another, the machine at many.
extension ArraySlice<UInt8> {
  func firstIndex(of byte: UInt8) -> Int? {
    withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let hit = memchr(base, Int32(byte), bytes.count) else {
        return nil
      }
      return startIndex + base.distance(to: hit)
    }
  }

  func contains(_ byte: UInt8) -> Bool { firstIndex(of: byte) != nil }
}

extension [UInt8] {
  func contains(_ byte: UInt8) -> Bool { self[...].contains(byte) }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Where `pattern` first stands; nil where nowhere, and for an empty one.
  ///
  /// Strings are searched by their characters, which takes twenty times as long.
  func firstRange(ofBytes pattern: [UInt8]) -> Range<Int>? {
    guard let first = pattern.first, pattern.count <= count else { return nil }
    let found = withContiguousStorageIfAvailable { text -> Int? in
      guard let base = text.baseAddress else { return nil }
      var at = 0
      let last = text.count - pattern.count
      while at <= last, let hit = memchr(base + at, Int32(first), last - at + 1) {
        at = UnsafeRawPointer(base).distance(to: hit)
        if memcmp(base + at, pattern, pattern.count) == 0 { return at }
        at += 1
      }
      return nil
    }
    return (found ?? nil).map { startIndex + $0..<startIndex + $0 + pattern.count }
  }
}
