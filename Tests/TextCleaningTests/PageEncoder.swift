@testable import TextCleaning

/// Writes pages in old encodings, as their makers did: what an encoding lacks becomes a reference, or
/// in a script an escape.
enum PageEncoder {
  static func encode(_ page: String, _ encoding: ByteEncoding, declaring label: String?) -> [UInt8]
  {
    var table: [UInt32: UInt8] = [:]
    for (index, scalar) in encoding.upperHalf.enumerated() where scalar != 0xFFFD {
      table[UInt32(scalar)] = UInt8(index + 128)
    }
    var result: [UInt8] = []
    var isScript = false
    let text = declared(page, label)
    var tail = ""
    for scalar in text.unicodeScalars {
      tail.unicodeScalars.append(scalar)
      if tail.unicodeScalars.count > 9 { tail.unicodeScalars.removeFirst() }
      if tail.lowercased().hasSuffix("<script") { isScript = true }
      if tail.lowercased().hasSuffix("</script") { isScript = false }
      if scalar.isASCII {
        result.append(UInt8(scalar.value))
      } else if let byte = table[scalar.value] {
        result.append(byte)
      } else if isScript {
        result += "\\u\(hex(scalar.value))".utf8
      } else {
        result += "&#\(scalar.value);".utf8
      }
    }
    return result
  }

  static func utf16(_ page: String, isBig: Bool) -> [UInt8] {
    var bytes: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in page.utf16 {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
      bytes += isBig ? [high, low] : [low, high]
    }
    return bytes
  }

  /// The page with another charset in its declaration; without one where there is no label.
  private static func declared(_ page: String, _ label: String?) -> String {
    var page = page
    for spelling in ["charset=\"utf-8\"", "charset=\"UTF-8\"", "charSet=\"utf-8\""] {
      page = page.replacing(spelling, with: label.map { "charset=\"\($0)\"" } ?? "data-x=\"\"")
    }
    for spelling in ["charset=utf-8", "charset=UTF-8"] {
      page = page.replacing(spelling, with: label.map { "charset=\($0)" } ?? "")
    }
    return page
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
