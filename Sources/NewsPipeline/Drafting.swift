package import NewsModel

/// Drafts pieces of deliveries: in this process, or in workers that can be killed.
package protocol Drafting: Sendable {
  /// Takes pieces to draft and returns soon; never waits for a piece to finish in a worker.
  ///
  /// `deliver` is called once or more, from any thread, until each job has had exactly one outcome. Outcomes
  /// come in any order: one hostile piece may take half a minute, and holds up nobody else's.
  func submit(_ jobs: [DraftJob], deliver: @escaping @Sendable ([DraftOutcome]) -> Void)
  /// Gives up what is under way; jobs without an outcome then get none.
  func stop()
}

extension Drafting {
  package func stop() {}
}

/// A piece of a delivery that waits for its draft.
package struct DraftJob: Sendable {
  /// Chosen by who asks and given back with the outcome.
  package var ticket: Int
  package var piece: Delivery.Piece

  package init(ticket: Int, piece: Delivery.Piece) {
    self.ticket = ticket
    self.piece = piece
  }
}

/// What became of one job.
package struct DraftOutcome: Sendable {
  package var ticket: Int
  /// The article's own name; a line of a bundle has one as soon as its `id` is read.
  package var name: ArticleName
  package var result: Result<Draft, RejectedArticle>

  package init(ticket: Int, name: ArticleName, result: Result<Draft, RejectedArticle>) {
    self.ticket = ticket
    self.name = name
    self.result = result
  }
}

/// Drafts on the caller's own thread: for commands and tests, where nothing has to survive a crash.
package struct LocalDrafting: Drafting {
  private let pipeline: Pipeline

  package init(pipeline: Pipeline) { self.pipeline = pipeline }

  package func submit(_ jobs: [DraftJob], deliver: @escaping @Sendable ([DraftOutcome]) -> Void) {
    for job in jobs { deliver([outcome(of: job)]) }
  }

  package func outcome(of job: DraftJob) -> DraftOutcome {
    var name = job.piece.name
    do {
      let article = try job.piece.article()
      name = article.name
      return DraftOutcome(
        ticket: job.ticket, name: name, result: .success(try pipeline.draft(article)))
    } catch let error as Delivery.BadItem {
      return DraftOutcome(ticket: job.ticket, name: error.name, result: .failure(error.failure))
    } catch let error as RejectedArticle {
      return DraftOutcome(ticket: job.ticket, name: name, result: .failure(error))
    } catch {
      return DraftOutcome(
        ticket: job.ticket, name: name, result: .failure(RejectedArticle(.crashed, "\(error)")))
    }
  }
}
