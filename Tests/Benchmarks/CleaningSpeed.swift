import Foundation
import NewsModel
import TextCleaning

/// CPU time of cleaning beside that of a bare libxml2 parse of the same bytes.
///
/// Both run in turn on each page, and of each page the least time of all repetitions counts, so that what
/// else runs on the machine weighs little.
struct CleaningSpeed: CustomStringConvertible {
  private var pages = 0
  private var bytes = 0
  private var bare = 0.0
  private var ours = 0.0

  init(_ pages: [(id: String, bytes: [UInt8])], _ cleaner: TextCleaner, repetitions: Int) {
    self.pages = pages.count
    var least = [(bare: Double, ours: Double)](
      repeating: (.infinity, .infinity), count: pages.count)
    for _ in 0..<repetitions {
      for (index, page) in pages.enumerated() {
        let article = RawArticle(name: ArticleName(page.id + ".html"), bytes: page.bytes)
        least[index].bare = min(least[index].bare, Self.time { BareParse.run(page.bytes) })
        least[index].ours = min(
          least[index].ours, Self.time { _ = try? cleaner.document(from: article) })
      }
    }
    for (index, page) in pages.enumerated() {
      bytes += page.bytes.count
      bare += least[index].bare
      ours += least[index].ours
    }
  }

  private static func time(_ work: () -> Void) -> Double {
    let start = now()
    work()
    return now() - start
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  var description: String {
    let count = Double(max(1, pages))
    return String(
      format:
        "time      cleaning %.3f ms a page (%.0f MB/s), bare libxml2 parse %.3f ms: ratio %.3f",
      ours * 1000 / count, Double(bytes) / max(ours, 1e-9) / 1e6, bare * 1000 / count,
      ours / max(bare, 1e-9))
  }
}
