import Foundation
import NewsModel
import Spooling
import Testing

@testable import NewsPipeline

struct DraftWindowTests {
  private func parcel(_ number: Int, line: Int = 0, bytes: Int = 10) -> Parcel {
    let delivery = DeliveryName(number: number, path: Array("\(number).txt".utf8))
    return Parcel(
      claim: Claim(delivery: delivery, hasSidecar: false), line: line, range: 0..<bytes,
      fileSize: bytes, isLast: true, name: ArticleName("\(number)"))
  }

  private func failed(_ ticket: Int) -> DraftOutcome {
    DraftOutcome(
      ticket: ticket, name: ArticleName("\(ticket)"), result: .failure(RejectedArticle(.empty, "")))
  }

  private func numbers(_ finished: [DraftWindow.Finished]?) -> [Int]? {
    finished.map { $0.map(\.parcel.claim.delivery.number) }
  }

  @Test func `articles leave in the order of their claims, whatever is finished first`() {
    let window = DraftWindow(batch: 10)
    let tickets = (1...3).map { window.enter(parcel($0)) }
    window.setIntakeIdle(true)
    window.finish([failed(tickets[2]), failed(tickets[1])])
    window.finish([failed(tickets[0])])
    #expect(numbers(window.take(bytes: 1000) {}) == [1, 2, 3])
    #expect(!window.isEmpty)
    window.committed(3)
    #expect(window.isEmpty)
  }

  @Test func `one that takes long is overtaken, but not by a later line of its own bundle`() {
    let window = DraftWindow(batch: 10)
    let slow = window.enter(parcel(1, line: 1))
    let second = window.enter(parcel(1, line: 2))
    let other = window.enter(parcel(2))
    window.setIntakeIdle(true)
    window.finish([failed(second), failed(other)])
    #expect(numbers(window.take(bytes: 1000) {}) == [2])
    window.finish([failed(slow)])
    #expect(numbers(window.take(bytes: 1000) {}) == [1, 1])
  }

  @Test func `room is bounded by number and by bytes`() {
    let window = DraftWindow(batch: 10)
    #expect(window.room(wait: 0) == 20)
    for number in 1...19 { _ = window.enter(parcel(number)) }
    #expect(window.room(wait: 0) == 1)
    _ = window.enter(parcel(20))
    #expect(window.room(wait: 0) == 0)
    let byBytes = DraftWindow(batch: 10)
    _ = byBytes.enter(parcel(1, bytes: DraftWindow.largestBytes))
    #expect(byBytes.room(wait: 0) == 0)
  }

  @Test func `a closed window gives what is finished, and gives up what is not`() {
    let window = DraftWindow(batch: 10)
    let first = window.enter(parcel(1))
    _ = window.enter(parcel(2))
    window.finish([failed(first)])
    window.close(after: 0.3)
    #expect(numbers(window.take(bytes: 1000) {}) == [1])
    #expect(numbers(window.take(bytes: 1000) {}) == nil)
  }

  @Test func `a commit holds no more than was asked for, from a resize on as well`() {
    let window = DraftWindow(batch: 2)
    window.finish((1...6).map { failed(window.enter(parcel($0))) })
    #expect(numbers(window.take(bytes: 1000) {}) == [1, 2])
    window.resize(for: 3)
    #expect(numbers(window.take(bytes: 1000) {}) == [3, 4, 5])
  }

  @Test func `fewer are let in where commits are slow, and more again where they are not`() {
    let window = DraftWindow(batch: 50)
    func fill(for seconds: Double) -> Int {
      let room = window.room(wait: 0)
      let tickets = (0..<room).map { window.enter(parcel($0)) }
      Thread.sleep(forTimeInterval: seconds)
      window.finish(tickets.map(failed))
      window.setIntakeIdle(true)
      var left = room
      while left > 0 {
        let count = window.take(bytes: 1 << 20) {}?.count ?? left
        window.committed(count)
        left -= count
      }
      return room
    }
    #expect(fill(for: 0.9) == 100)
    let small = fill(for: 0)
    #expect(small < 100)
    #expect(fill(for: 0) > small)
  }
}
