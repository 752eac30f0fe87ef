import Deduplication
import NewsModel
import Testing

/// Deciding in groups, in any order and any number of partitions.
struct ShuffleTests {
  private struct Article {
    var id: Identifier
    var document: Document
    var fingerprints: [Fingerprint]
  }

  /// Made articles of two sites, some with a long heading, some delivered twice.
  private func articles(_ count: Int, seed: UInt64) throws -> [Article] {
    var made = MadeArticles(seed: seed)
    let fingerprinter = Fingerprinter(wording: try wording())
    var texts: [[String]] = []
    for number in 0..<count {
      texts.append(number % 17 == 16 ? texts[number - 5] : made.next())
    }
    return texts.enumerated().map { number, paragraphs in
      let document = document(
        paragraphs, kinds: number % 6 == 5 ? [.heading] : [],
        site: number % 3 == 0 ? nil : "news\(number % 2).example")
      return Article(
        id: name(number), document: document,
        fingerprints: fingerprinter.fingerprints(of: document))
    }
  }

  private func decidedInOrder(_ articles: [Article]) throws -> [Decision] {
    let memory = ParagraphMemory(wording: try wording())
    return try articles.map {
      try memory.decide(article: $0.id, document: $0.document, fingerprints: $0.fingerprints)
    }
  }

  /// Each step over partitions that hold whole groups in an order of their own.
  private func decidedInPartitions(
    _ articles: [Article], count: Int, seed: UInt64
  ) throws -> [Decision] {
    var random = Lots(seed: seed)
    var shuffle = Shuffle(wording: try wording())
    let sightings = articles.indices.shuffled(using: &random).flatMap { number in
      shuffle.sightings(
        of: articles[number].document, articles[number].fingerprints, article: articles[number].id,
        sequence: number)
    }
    var verdicts: [Shuffle.Place: Verdict] = [:]
    var firsts: [Shuffle.Place: Shuffle.Sighting] = [:]
    for partition in partitions(sightings, count, &random, by: \.fingerprint.exact) {
      for group in Dictionary(grouping: partition, by: \.fingerprint.exact).values {
        let (first, others) = try #require(Shuffle.exactVerdicts(in: group))
        firsts[first.place] = first
        verdicts.merge(others) { one, _ in one }
      }
    }
    let keyed = firsts.values.flatMap { first in
      first.fingerprint.keys.map { (key: $0, place: first.place) }
    }
    var pairs: [(later: Shuffle.Place, earlier: Shuffle.Place)] = []
    for partition in partitions(keyed, count, &random, by: \.key) {
      for (key, group) in Dictionary(grouping: partition, by: \.key) {
        pairs += Shuffle.pairs(under: key, in: group.map(\.place)).map { ($0.0, $0.1) }
      }
    }
    for partition in partitions(pairs, count, &random, by: \.later) {
      for (later, group) in Dictionary(grouping: partition, by: \.later) {
        verdicts[later] = shuffle.nearVerdict(
          on: try #require(firsts[later]), among: group.compactMap { firsts[$0.earlier] })
      }
    }
    var wholes: [Identifier: Int] = [:]
    for number in articles.indices.shuffled(using: &random) {
      guard let whole = Shuffle.wholeArticle(articles[number].fingerprints) else { continue }
      wholes[whole] = min(number, wholes[whole] ?? number)
    }
    return articles.enumerated().map { number, article in
      var own: [Int: Verdict] = [:]
      for index in article.fingerprints.indices {
        own[index] = verdicts[Shuffle.Place(article: number, index: index)]
      }
      let first = Shuffle.wholeArticle(article.fingerprints).flatMap { wholes[$0] }
      return Shuffle.decision(
        on: article.fingerprints, article: article.id, verdicts: own,
        wordForWord: first == number ? nil : first.map { articles[$0].id })
    }
  }

  private func partitions<Row, Key: Hashable>(
    _ rows: [Row], _ count: Int, _ random: inout Lots, by key: (Row) -> Key
  ) -> [[Row]] {
    var partitions = [[Row]](repeating: [], count: count)
    for row in rows.shuffled(using: &random) {
      partitions[Int(UInt(bitPattern: key(row).hashValue) % UInt(count))].append(row)
    }
    return partitions
  }

  @Test(arguments: [1, 3, 64])
  func `partitions in any order decide as the memory does in order`(count: Int) throws {
    let articles = try articles(400, seed: UInt64(count))
    let expected = try decidedInOrder(articles)
    #expect(try decidedInPartitions(articles, count: count, seed: 9) == expected)
    // The stream has something of every kind to decide on.
    let words = Set(
      expected.flatMap(\.words).map { String($0.prefix { $0 != " " }) })
    #expect(words == ["fresh", "exact", "near", "revises", "boilerplate"])
    #expect(expected.contains { $0.nearDuplicateOf != nil })
  }

  @Test func `only the four earliest under a key are compared with a later one`() {
    let places = (0..<7).map { Shuffle.Place(article: $0, index: 0) }
    let pairs = Shuffle.pairs(under: 1, in: places.reversed())
    #expect(pairs.count == 0 + 1 + 2 + 3 + 4 + 4 + 4)
    #expect(pairs.allSatisfy { $0.1 < $0.0 && $0.1.article < 4 })
  }
}

/// Lots that fall the same way each time.
struct Lots: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
