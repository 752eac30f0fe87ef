/// Reads back what a `PositionalEncoder` wrote.
struct PositionalDecoder: Decoder {
  let source: Source

  /// Where reading stands; a number or text that would reach past the end throws.
  final class Source {
    let bytes: ArraySlice<UInt8>
    var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      position = bytes.startIndex
    }

    func take(_ count: Int) throws -> ArraySlice<UInt8> {
      guard count >= 0, count <= bytes.endIndex - position else { throw PositionalDecoder.torn }
      defer { position += count }
      return bytes[position..<position + count]
    }

    func byte() throws -> UInt8 {
      guard position < bytes.endIndex else { throw PositionalDecoder.torn }
      defer { position += 1 }
      return bytes[position]
    }

    func number() throws -> UInt64 {
      let end = position + 8
      guard end <= bytes.endIndex else { throw PositionalDecoder.torn }
      let offset = position - bytes.startIndex
      position = end
      return UInt64(
        littleEndian: bytes.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        })
    }

    func count() throws -> Int {
      guard let count = Int(exactly: try number()) else { throw PositionalDecoder.torn }
      return count
    }
  }

  static func value<T: Decodable>(_ type: T.Type, from bytes: ArraySlice<UInt8>) throws -> T {
    let source = Source(bytes)
    let value = try T(from: PositionalDecoder(source: source))
    guard source.position == bytes.endIndex else { throw torn }
    return value
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Fields<Key>(values: Values(decoder: self)))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try Elements(decoder: self) }
  func singleValueContainer() -> any SingleValueDecodingContainer { Values(decoder: self) }

  /// What every container reads a value with.
  struct Values: SingleValueDecodingContainer {
    let decoder: PositionalDecoder
    var codingPath: [any CodingKey] { [] }
    private var source: Source { decoder.source }

    init(decoder: PositionalDecoder) { self.decoder = decoder }

    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) throws -> Bool { try source.byte() != 0 }
    func decode(_ type: String.Type) throws -> String {
      String(decoding: try source.take(source.count()), as: UTF8.self)
    }
    func decode(_ type: Double.Type) throws -> Double { Double(bitPattern: try source.number()) }
    func decode(_ type: Float.Type) throws -> Float {
      Float(bitPattern: UInt32(truncatingIfNeeded: try source.number()))
    }
    func decode(_ type: Int.Type) throws -> Int { try integer() }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: decoder) }

    func optional<T>(_ read: () throws -> T) throws -> T? {
      try source.byte() == 0 ? nil : try read()
    }

    private func integer<T: FixedWidthInteger>() throws -> T {
      T(truncatingIfNeeded: try source.number())
    }
  }

  private struct Elements: UnkeyedDecodingContainer {
    let values: Values
    let count: Int?
    private(set) var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var isAtEnd: Bool { currentIndex >= count ?? 0 }

    init(decoder: PositionalDecoder) throws {
      values = Values(decoder: decoder)
      count = try decoder.source.take(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
      guard !isAtEnd else { throw PositionalDecoder.torn }
      currentIndex += 1
      return try T(from: values.decoder)
    }

    mutating func nestedContainer<NestedKey>(
      keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> { throw PositionalDecoder.torn }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      throw PositionalDecoder.torn
    }

    mutating func superDecoder() throws -> any Decoder { throw PositionalDecoder.torn }
  }

  private struct Fields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let values: Values
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { throw PositionalDecoder.torn }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try values.decode(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try values.decode(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try values.decode(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try values.decode(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try values.decode(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try values.decode(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try values.decode(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try values.decode(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try values.decode(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try values.decode(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try values.decode(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try values.decode(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try values.decode(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try values.decode(type) }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
      try values.optional { try values.decode(type) }
    }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
      try values.optional { try values.decode(type) }
    }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      try values.decode(type)
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
      try values.optional { try values.decode(type) }
    }

    func nestedContainer<NestedKey>(
      keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> { throw PositionalDecoder.torn }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      throw PositionalDecoder.torn
    }

    func superDecoder() throws -> any Decoder { throw PositionalDecoder.torn }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw PositionalDecoder.torn }
  }

  /// The bytes end too early, or hold more than the value does.
  static var torn: any Error {
    DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "a torn message"))
  }
}
