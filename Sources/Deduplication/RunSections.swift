/// The numbers at the end of a run: how many there are of each thing.
struct RunFooter {
  var exactCount: UInt64 = 0
  var nearCount: UInt64 = 0
  var firstRecord: UInt64 = 0
  var recordCount: UInt64 = 0
  var tokenCount: UInt64 = 0
  var firstArticle: UInt64 = 0
  var articleCount: UInt64 = 0
  var furnitureCount: UInt64 = 0
  /// 0, or 65,536.
  var frequencyCount: UInt64 = 0
  var exactBlocks: UInt64 = 0
  var nearBlocks: UInt64 = 0
  /// Names the format: "WAQAIRN1".
  static let magic: UInt64 = 0x314E_5249_4151_4157

  static let byteCount = 12 * 8

  var numbers: [UInt64] {
    [
      exactCount, nearCount, firstRecord, recordCount, tokenCount, firstArticle, articleCount,
      furnitureCount, frequencyCount, exactBlocks, nearBlocks, Self.magic,
    ]
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
    tokenCount = numbers[4]
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
      exactCount * 8, exactCount * 8, nearCount * 8, nearCount * 4, (recordCount + 1) * 4,
      recordCount * 4, recordCount * 2, tokenCount * 2, articleCount * 28, furnitureCount * 8,
      furnitureCount * 4, frequencyCount * 4, exactBlocks * 64, nearBlocks * 64,
    ]
    var starts = [0]
    for size in sizes { starts.append((starts[starts.count - 1] + Int(size) + 7) / 8 * 8) }
    return starts
  }
}

/// A run's bytes, section by section.
struct RunSections {
  let exactKeys: UnsafeBufferPointer<UInt64>
  let exactEntries: UnsafeBufferPointer<UInt64>
  let nearKeys: UnsafeBufferPointer<UInt64>
  let nearOrdinals: UnsafeBufferPointer<UInt32>
  let offsets: UnsafeBufferPointer<UInt32>
  let recordArticles: UnsafeBufferPointer<UInt32>
  let recordIndices: UnsafeBufferPointer<UInt16>
  let tokens: UnsafeBufferPointer<UInt16>
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
    exactKeys = section(0, footer.exactCount, UInt64.self)
    exactEntries = section(1, footer.exactCount, UInt64.self)
    nearKeys = section(2, footer.nearCount, UInt64.self)
    nearOrdinals = section(3, footer.nearCount, UInt32.self)
    offsets = section(4, footer.recordCount + 1, UInt32.self)
    recordArticles = section(5, footer.recordCount, UInt32.self)
    recordIndices = section(6, footer.recordCount, UInt16.self)
    tokens = section(7, footer.tokenCount, UInt16.self)
    articles = UnsafeRawBufferPointer(
      rebasing: bytes[starts[8]..<starts[8] + Int(footer.articleCount) * 28])
    furnitureKeys = section(9, footer.furnitureCount, UInt64.self)
    furnitureCounts = section(10, footer.furnitureCount, UInt32.self)
    frequencies = section(11, footer.frequencyCount, UInt32.self)
    exactFilter = section(12, footer.exactBlocks * 8, UInt64.self)
    nearFilter = section(13, footer.nearBlocks * 8, UInt64.self)
  }
}
