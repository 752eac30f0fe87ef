import Foundation
import NewsModel

/// The protocol of `waqai worker --assemble`: a draft and what was decided on it in, its records out.
///
/// ```text
/// → {"draft": {…}, "decision": {…}, "key": "anything"}
/// ← {"article": "{…}", "events": ["{…}", …], "id": "…", "key": "anything", "ok": true, "v": "…"}
/// ```
///
/// The records are strings, so that no engine writes their JSON anew.
package struct AssemblyLines {
  private let pipeline: Pipeline

  package init(pipeline: Pipeline) { self.pipeline = pipeline }

  private struct Request: Decodable {
    var draft: Draft
    var decision: Decision
    var key: String?
  }

  private struct Answer: Encodable {
    var v: String
    var key: String?
    var ok: Bool
    var id: String?
    var article: String?
    var events: [String]?
    var message: String?
  }

  /// The answer to one line, line feed included.
  package func answer(to line: [UInt8]) -> [UInt8] {
    var answer = Answer(v: pipeline.versionLabel, ok: false)
    do {
      let request = try JSONDecoder().decode(Request.self, from: Data(line))
      answer.key = request.key
      guard request.decision.verdicts.count == request.draft.document.paragraphs.count else {
        throw RejectedArticle(.badBundle, "a decision has one verdict for each paragraph")
      }
      let records = pipeline.assemble(request.draft, given: request.decision)
      answer.ok = true
      answer.id = records.id.description
      answer.article = String(decoding: records.article.dropLast(), as: UTF8.self)
      answer.events = records.events.split(separator: UInt8(ascii: "\n")).map {
        String(decoding: $0, as: UTF8.self)
      }
    } catch {
      answer.message = "\(error)"
    }
    return WorkerAnswer.line(of: answer)
  }
}
