import EventExtraction
import NewsModel
import Testing

@testable import NewsPipeline

struct OntologyTests {
  private let ontology: Ontology

  init() throws { ontology = try Ontology(tables: PackSource.builtIn()) }

  @Test(arguments: [
    (EventType.consult, Status.planned, EventType.agree), (.aid, .planned, .agree),
    (.support, .planned, .agree), (.cooperate, .planned, .agree), (.retreat, .planned, .concede),
    (.concede, .planned, .concede), (.assault, .planned, .assault), (.consult, .occurred, .consult),
    (.consult, .hypothetical, .consult),
  ])
  func `planned cooperation is reduced to agreement`(type: EventType, status: Status, to: EventType)
  {
    #expect(ontology.reduced(type, status) == to)
  }

  @Test func `a quad goes with the sign of the intensity`() {
    for type in EventType.allCases {
      let isCooperative = ontology.quad(type) <= 2
      #expect(isCooperative == (ontology.intensity(type, mode: nil) > 0) || type == .request)
    }
  }

  @Test func `a mode has a score of its own`() {
    #expect(ontology.intensity(.consult, mode: "visit") == 4)
    #expect(ontology.intensity(.consult, mode: nil) == 2.5)
    #expect(
      ontology.intensity(.assault, mode: "no-such-mode") == ontology.intensity(.assault, mode: nil))
  }

  @Test func `a table without a type is refused`() throws {
    let table = PackTable(
      tag: "und", name: "ontology.tsv", path: "o.tsv",
      bytes: Array("# id\tquad\tcameo\tintensity\tplanned\nAGREE\t1\t03\t2.5\t\n".utf8))
    let error = try #require(throws: ConfigurationError.self) { try Ontology(tables: [table]) }
    #expect(error.problem.contains("no row for 'CONSULT'"))
  }
}
