/// Writes the fields of a value one after the other, without their names.
///
/// For messages between two processes of the same binary and for nothing else: what reads them has to be
/// built from the same source. A field added to a model is carried without a change here.
/// Numbers are eight bytes, little-endian; strings and lists have their count before them, in eight and
/// four bytes; an optional has a byte that is 1 where a value follows.
struct PositionalEncoder: Encoder {
  let sink = Sink()

  /// The bytes written so far.
  final class Sink {
    var bytes: [UInt8] = []

    func append(_ number: UInt64) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    func append(_ text: String) {
      append(UInt64(text.utf8.count))
      bytes += text.utf8
    }
  }

  static func bytes(of value: some Encodable) throws -> [UInt8] {
    let encoder = PositionalEncoder()
    try value.encode(to: encoder)
    return encoder.sink.bytes
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Fields<Key>(values: Values(encoder: self)))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { Elements(encoder: self) }
  func singleValueContainer() -> any SingleValueEncodingContainer { Values(encoder: self) }

  /// What every container writes a value with.
  struct Values: SingleValueEncodingContainer {
    let encoder: PositionalEncoder
    var codingPath: [any CodingKey] { [] }
    private var sink: Sink { encoder.sink }

    init(encoder: PositionalEncoder) { self.encoder = encoder }

    func encodeNil() { sink.bytes.append(0) }
    func encode(_ value: Bool) { sink.bytes.append(value ? 1 : 0) }
    func encode(_ value: String) { sink.append(value) }
    func encode(_ value: Double) { sink.append(value.bitPattern) }
    func encode(_ value: Float) { sink.append(UInt64(value.bitPattern)) }
    func encode(_ value: Int) { integer(value) }
    func encode(_ value: Int8) { integer(value) }
    func encode(_ value: Int16) { integer(value) }
    func encode(_ value: Int32) { integer(value) }
    func encode(_ value: Int64) { integer(value) }
    func encode(_ value: UInt) { integer(value) }
    func encode(_ value: UInt8) { integer(value) }
    func encode(_ value: UInt16) { integer(value) }
    func encode(_ value: UInt32) { integer(value) }
    func encode(_ value: UInt64) { integer(value) }
    func encode<T: Encodable>(_ value: T) throws { try value.encode(to: encoder) }

    func optional<T>(_ value: T?, _ write: (T) throws -> Void) rethrows {
      sink.bytes.append(value == nil ? 0 : 1)
      if let value { try write(value) }
    }

    private func integer(_ value: some FixedWidthInteger) {
      sink.append(UInt64(truncatingIfNeeded: value))
    }
  }

  /// A list: its count, then its elements.
  private struct Elements: UnkeyedEncodingContainer {
    let values: Values
    /// Where the count stands.
    private let start: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(encoder: PositionalEncoder) {
      values = Values(encoder: encoder)
      start = encoder.sink.bytes.count
      encoder.sink.bytes += [0, 0, 0, 0]
    }

    mutating func encodeNil() throws { throw PositionalEncoder.unsupported }

    mutating func encode<T: Encodable>(_ value: T) throws {
      count += 1
      for index in 0..<4 {
        values.encoder.sink.bytes[start + index] = UInt8(truncatingIfNeeded: count >> (8 * index))
      }
      // Strings and numbers write themselves through a single-value container, as `Values` does.
      try values.encode(value)
    }

    mutating func nestedContainer<NestedKey>(
      keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> { preconditionFailure("no model nests containers") }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      preconditionFailure("no model nests containers")
    }

    mutating func superEncoder() -> any Encoder { preconditionFailure("no model has a class") }
  }

  /// A value of several fields, in the order in which it names them.
  private struct Fields<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let values: Values
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) throws { throw PositionalEncoder.unsupported }
    func encode(_ value: Bool, forKey key: Key) { values.encode(value) }
    func encode(_ value: String, forKey key: Key) { values.encode(value) }
    func encode(_ value: Double, forKey key: Key) { values.encode(value) }
    func encode(_ value: Float, forKey key: Key) { values.encode(value) }
    func encode(_ value: Int, forKey key: Key) { values.encode(value) }
    func encode(_ value: Int8, forKey key: Key) { values.encode(value) }
    func encode(_ value: Int16, forKey key: Key) { values.encode(value) }
    func encode(_ value: Int32, forKey key: Key) { values.encode(value) }
    func encode(_ value: Int64, forKey key: Key) { values.encode(value) }
    func encode(_ value: UInt, forKey key: Key) { values.encode(value) }
    func encode(_ value: UInt8, forKey key: Key) { values.encode(value) }
    func encode(_ value: UInt16, forKey key: Key) { values.encode(value) }
    func encode(_ value: UInt32, forKey key: Key) { values.encode(value) }
    func encode(_ value: UInt64, forKey key: Key) { values.encode(value) }

    // The defaults of these would write nothing for nil, and a reader would lose its place.
    func encodeIfPresent(_ value: Bool?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: String?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: Double?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: Float?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: Int?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: Int8?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: Int16?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: Int32?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: Int64?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: UInt?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: UInt8?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: UInt16?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: UInt32?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encodeIfPresent(_ value: UInt64?, forKey key: Key) {
      values.optional(value) { values.encode($0) }
    }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try values.encode(value) }

    func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
      try values.optional(value) { try values.encode($0) }
    }

    func nestedContainer<NestedKey>(
      keyedBy keyType: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> { preconditionFailure("no model nests containers") }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      preconditionFailure("no model nests containers")
    }

    func superEncoder() -> any Encoder { preconditionFailure("no model has a class") }
    func superEncoder(forKey key: Key) -> any Encoder { superEncoder() }
  }

  private static var unsupported: any Error {
    EncodingError.invalidValue(
      Int?.none as Any,
      .init(codingPath: [], debugDescription: "a bare nil has no place among positions"))
  }
}
