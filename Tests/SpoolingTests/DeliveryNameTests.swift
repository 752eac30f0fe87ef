import Spooling
import Testing

struct DeliveryNameTests {
  @Test(arguments: [
    Array("a.html".utf8), Array("a/b c/خبر.txt".utf8), Array("100%2F.txt".utf8),
    [0xFF, 0xFE, 0x0A],
  ])
  func `a claimed file's name gives back where it lay`(path: [UInt8]) throws {
    let name = DeliveryName(number: 42, path: path)
    #expect(name.flat.starts(with: Array("000000000042.".utf8)))
    #expect(!name.flat.contains(UInt8(ascii: "/")))
    #expect(try #require(DeliveryName(flat: name.flat)) == name)
  }

  @Test func `a path too long for a name is left to the journal`() {
    let name = DeliveryName(number: 7, path: Array(repeating: UInt8(ascii: "x"), count: 250))
    #expect(name.isShortened)
    #expect(name.flatSidecar.count <= 255)
    #expect(DeliveryName(flat: name.flat) == nil)
    #expect(DeliveryName.shortenedNumber(name.flat) == 7)
  }

  @Test(arguments: [
    "notes", "000000000001", "000000000001.a%2", "00000000000x.a", "1.a", "000000000001.",
  ])
  func `what no claim has named is not taken for a claim`(name: String) {
    #expect(DeliveryName(flat: Array(name.utf8)) == nil)
  }

  @Test(arguments: [
    ".hidden", "a.tmp", "a.PART", "a.filepart", "a.txt~", "~$lock", "a.crdownload", "a._COPYING_",
    ".a.html.Xy12cd", "#a#", "a.swp",
  ])
  func `names that programs give while they write are ignored`(name: String) {
    #expect(InboxName.isIgnored(Array(name.utf8), atRoot: true))
  }

  @Test(arguments: ["a.html", "tmp", "part.txt", "a.tmp.txt", "خبر", "README.md.txt"])
  func `ordinary names are not`(name: String) {
    #expect(!InboxName.isIgnored(Array(name.utf8), atRoot: true))
  }

  @Test func `the inbox's own note is ignored in the inbox alone`() {
    #expect(InboxName.isIgnored(Array("README.md".utf8), atRoot: true))
    #expect(!InboxName.isIgnored(Array("README.md".utf8), atRoot: false))
  }

  @Test func `a sidecar is known by its ending, and needs a name before it`() {
    #expect(InboxName.isSidecar(Array("a.html.meta.json".utf8)))
    #expect(!InboxName.isSidecar(Array(".meta.json".utf8)))
    #expect(!InboxName.isSidecar(Array("meta.json".utf8)))
  }
}
