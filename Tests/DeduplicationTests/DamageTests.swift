import Deduplication
import NewsModel
import Testing

/// What is damaged is named at start; nothing is decided from it.
struct DamageTests {
  /// A memory with a sealed run and two deltas since, as the journal and the disk hold it.
  private func committed() throws -> (runs: HeldRuns, journal: Journal, name: String) {
    let runs = HeldRuns()
    let reader = try Reader(memory: Journal().memory(runs, sealLimit: 2))
    try reader.read([Sample.flood, Sample.talks])
    _ = reader.memory.takeDelta()
    var journal = Journal(manifest: try reader.memory.seal())
    for text in [Sample.harvest, Sample.harvest + " أمس"] {
      try reader.read([text])
      journal.deltas.append(reader.memory.takeDelta())
    }
    return (runs, journal, try #require(runs.files.keys.first))
  }

  private func fault(_ runs: HeldRuns, _ journal: Journal) throws -> String {
    var fault = ""
    do { _ = try journal.memory(runs, sealLimit: 2) } catch let error as MemoryDamaged {
      fault = error.description
    }
    return fault
  }

  @Test func `what is whole is read back`() throws {
    let (runs, journal, _) = try committed()
    let reader = try Reader(memory: journal.memory(runs, sealLimit: 2), count: 3)
    #expect(try reader.read([Sample.harvest, Sample.flood]).words == ["exact 2.0", "exact 1.0"])
  }

  @Test func `a run that is missing is named`() throws {
    let (runs, journal, name) = try committed()
    runs.files[name] = nil
    #expect(
      try fault(runs, journal).hasPrefix("the paragraph memory is damaged: run \(name) can't"))
  }

  @Test func `any byte of a run that changed is noticed`() throws {
    let (runs, journal, name) = try committed()
    let whole = try #require(runs.files[name])
    for place in stride(from: 0, to: whole.count, by: 41) {
      var bytes = whole
      bytes[place] ^= 0x10
      runs.files[name] = bytes
      #expect(try fault(runs, journal).hasSuffix("run \(name) has other bytes than were sealed"))
    }
  }

  @Test(arguments: [1, 8, 64, 100_000])
  func `a run cut short is refused`(missing: Int) throws {
    let (runs, journal, name) = try committed()
    runs.files[name] = runs.files[name]?.dropLast(missing)
    #expect(try fault(runs, journal).hasSuffix("run \(name) has other bytes than were sealed"))
  }

  @Test func `a delta that is missing, doubled or out of order is noticed`() throws {
    let (runs, journal, _) = try committed()
    let (one, two) = (journal.deltas[0], journal.deltas[1])
    for deltas in [[two], [one, one, two], [two, one]] {
      let fault = try fault(runs, Journal(manifest: journal.manifest, deltas: deltas))
      #expect(fault.contains("a delta goes on from article"))
    }
    // Without the manifest the deltas have nothing to go on from.
    #expect(try fault(runs, Journal(deltas: [one])).contains("a delta goes on from article 1"))
  }

  @Test func `any byte of a delta that changed is noticed`() throws {
    let (runs, journal, _) = try committed()
    for place in stride(from: 0, to: journal.deltas[1].count, by: 5) {
      var damaged = journal
      damaged.deltas[1][place] ^= 1
      #expect(try fault(runs, damaged).hasSuffix("a delta has other bytes than were committed"))
    }
    var short = journal
    short.deltas[1] = [1, 2, 3]
    #expect(try fault(runs, short).hasSuffix("a delta is cut short"))
  }

  @Test(arguments: [
    "", "some other file\n", "waqai paragraph memory 2\nhorizon 0\n",
    "waqai paragraph memory 3\nhorizon\n",
    "waqai paragraph memory 3\nrun x.run\n", "waqai paragraph memory 3\nrun x.run zz\n",
    "waqai paragraph memory 3\nhorizon -1\n",
  ])
  func `a manifest that means nothing is refused`(text: String) throws {
    let fault = try fault(HeldRuns(), Journal(manifest: Array(text.utf8)))
    #expect(fault.contains("manifest"))
  }
}
