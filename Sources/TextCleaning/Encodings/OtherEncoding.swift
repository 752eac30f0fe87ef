import Glibc

/// Encodings of several bytes a character, which the C library reads.
enum OtherEncoding {
  /// The bytes as UTF-8, or nil where the C library does not know the label or can't read them.
  static func decode(_ bytes: [UInt8], label: String) -> [UInt8]? {
    guard let descriptor = iconv_open("UTF-8", label), descriptor != iconv_t(bitPattern: -1) else {
      return nil
    }
    defer { iconv_close(descriptor) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var result: [UInt8] = []
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    var lost = 0
    let isWhole = input.withUnsafeMutableBufferPointer { input -> Bool in
      var next = input.baseAddress
      var left = input.count
      while left > 0 {
        let (status, written, code) = buffer.withUnsafeMutableBufferPointer { buffer in
          var out = buffer.baseAddress
          var room = buffer.count
          let status = iconv(descriptor, &next, &left, &out, &room)
          return (status, buffer.count - room, errno)
        }
        result += buffer[..<written].lazy.map { UInt8(bitPattern: $0) }
        guard status == -1 else { continue }
        if code == E2BIG { continue }
        // A byte that is none: skipped, and marked.
        lost += 1
        guard lost * 100 <= bytes.count, left > 0 else { return code == EINVAL }
        result += [0xEF, 0xBF, 0xBD]
        next = next?.advanced(by: 1)
        left -= 1
      }
      return true
    }
    return isWhole && UTF8Text.isValid(result) ? result : nil
  }
}
