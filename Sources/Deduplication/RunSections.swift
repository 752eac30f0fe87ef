/// The numbers at the end of a run: how many there are of each thing.
struct RunFooter {
  var exactCount: UInt64 = 0
  var nearCount: UInt64 = 0
  var firstRecord: UInt64 = 0
  var recordCount: UInt64 = 0
  /// Units of 16 bits that the records take.
  var unitCount: UInt64 = 0
  var firstArticle: UInt64 = 0
  var articleCount: UInt64 = 0
  var furnitureCount: UInt64 = 0
  /// 0, or 65,536.
  var frequencyCount: UInt64 = 0
  var exactBlocks: UInt64 = 0
  var nearBlocks: UInt64 = 0
  /// Names the format: "WAQAIRN3".
  static let magic: UInt64 = 0x334E_5249_4151_4157

  static let byteCount = 12 * 8

  var numbers: [UInt64] {
    [
      exactCount, nearCount, firstRecord, recordCount, unitCount, firstArticle, articleCount,
      furnitureCount, frequencyCount, exactBlocks, nearBlocks, Self.magic,
    ]
  }

  /// One record of so many has its position marked.
  static let markStride = 64
  var markCount: UInt64 {
    (recordCount + UInt64(Self.markStride) - 1) / UInt64(Self.markStride)
  }

  init() {}

  init(_ numbers: [UInt64]) throws {
    guard numbers.count == 12, numbers[11] == Self.magic else {
      throw MemoryDamaged("a run does not end as runs do")
    }
    exactCount = numbers[0]
    nearCount = numbers[1]
    firstRecord = numbers[2]
    recordCount = numbers[3]
    unitCount = numbers[4]
    firstArticle = numbers[5]
    articleCount = numbers[6]
    furnitureCount = numbers[7]
    frequencyCount = numbers[8]
    exactBlocks = numbers[9]
    nearBlocks = numbers[10]
  }

  /// Where each section starts, and where the footer does.
  var sections: [Int] {
    let sizes: [UInt64] = [
      UInt64(KeyPages<UInt32>.byteCount(of: Int(nearCount))),
      UInt64(KeyPages<UInt64>.byteCount(of: Int(exactCount))),
      unitCount * 2, markCount * 4, articleCount * 28, furnitureCount * 8,
      furnitureCount * 4, frequencyCount * 4, exactBlocks * 64, nearBlocks * 64,
    ]
    var starts = [0]
    for size in sizes { starts.append((starts[starts.count - 1] + Int(size) + 7) / 8 * 8) }
    return starts
  }
}

/// A run's bytes, section by section.
struct RunSections {
  /// Positions of records, by their keys.
  let near: KeyPages<UInt32>
  let exact: KeyPages<UInt64>
  /// The units of the records, one after another.
  let records: UnsafeBufferPointer<UInt16>
  /// The positions of the first record and every 64th after it.
  let marks: UnsafeBufferPointer<UInt32>
  let articles: UnsafeRawBufferPointer
  let furnitureKeys: UnsafeBufferPointer<UInt64>
  let furnitureCounts: UnsafeBufferPointer<UInt32>
  let frequencies: UnsafeBufferPointer<UInt32>
  let exactFilter: UnsafeBufferPointer<UInt64>
  let nearFilter: UnsafeBufferPointer<UInt64>

  /// Only for bytes as long as the footer says.
  init(_ footer: RunFooter, _ bytes: UnsafeRawBufferPointer) {
    let starts = footer.sections
    func section<Number>(_ index: Int, _ count: UInt64, _: Number.Type) -> UnsafeBufferPointer<
      Number
    > {
      let size = Int(count) * MemoryLayout<Number>.size
      return UnsafeRawBufferPointer(rebasing: bytes[starts[index]..<starts[index] + size])
        .bindMemory(to: Number.self)
    }
    near = KeyPages(
      UnsafeRawBufferPointer(rebasing: bytes[starts[0]..<starts[1]]),
      count: Int(footer.nearCount))
    exact = KeyPages(
      UnsafeRawBufferPointer(rebasing: bytes[starts[1]..<starts[2]]),
      count: Int(footer.exactCount))
    records = section(2, footer.unitCount, UInt16.self)
    marks = section(3, footer.markCount, UInt32.self)
    articles = UnsafeRawBufferPointer(
      rebasing: bytes[starts[4]..<starts[4] + Int(footer.articleCount) * 28])
    furnitureKeys = section(5, footer.furnitureCount, UInt64.self)
    furnitureCounts = section(6, footer.furnitureCount, UInt32.self)
    frequencies = section(7, footer.frequencyCount, UInt32.self)
    exactFilter = section(8, footer.exactBlocks * 8, UInt64.self)
    nearFilter = section(9, footer.nearBlocks * 8, UInt64.self)
  }

  /// Where the record begins that so many stand before.
  func position(after count: Int) -> Int {
    guard count / RunFooter.markStride < marks.count else { return records.count }
    var position = Int(marks[count / RunFooter.markStride])
    for _ in 0..<count % RunFooter.markStride where position < records.count {
      position += StoredRecord(at: position, in: records).count
    }
    return position
  }
}
