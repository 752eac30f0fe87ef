internal import COpenSSL

/// A SHA-256 digest: names the bytes of a file or an article.
///
/// Computed by OpenSSL's libcrypto.
package struct SHA256: Hashable, Sendable {
  /// The 32 bytes of the digest.
  package let bytes: [UInt8]

  /// The digest of all `parts` in order, with nothing between them.
  package init(_ parts: [UInt8]...) {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
    for part in parts {
      part.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    }
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    bytes = digest
  }

  /// Lower-case hexadecimal digits: 64 of them, or the first `digits`.
  package func hex(_ digits: Int = 64) -> String {
    String(unsafeUninitializedCapacity: digits) { text in
      for place in 0..<digits {
        let digit = place % 2 == 0 ? bytes[place / 2] >> 4 : bytes[place / 2] & 15
        text[place] = digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a")
      }
      return digits
    }
  }
}
