import ArgumentParser
import Digests
import Foundation
import NewsModel
import NewsPipeline
import Spooling

/// Files from the inbox to the outbox, durable, beside a loop that only reads, writes and syncs.
struct RoadBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "road",
    abstract: "Articles and megabytes a second from inbox to outbox, everything durable.")

  @Option(help: "How many files.")
  var files = 4000
  @Option(help: "Paragraphs a file.")
  var paragraphs = 6
  @Option(help: "Articles a commit.")
  var batch = 256
  @Option(help: "The folder to work in; its disk is what is measured.")
  var folder = NSTemporaryDirectory()
  @Option(help: "A waqai whose workers draft; without one, threads of this process do.")
  var waqai: String?

  func run() throws {
    let root = folder + "/waqai-road-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: root) }
    let articles = SampleArticles(paragraphs: paragraphs)
    let bytes = try articles.write(files, to: root + "/reference/inbox")
    let reference = try Self.seconds { try referenceLoop(root + "/reference") }
    try articles.write(files, to: root + "/inbox")
    let road = try Self.seconds { try runRoad(root) }
    try check(root)
    let rate = Double(files) / road
    print(
      """
      road       \(files) files, \(bytes / files) bytes each, \(batch) a commit, \
      \(waqai == nil ? "threads" : "workers")
      waqai      \(Self.figure(rate)) articles/s, \(Self.figure(Double(bytes) / road / 1e6)) MB/s, \
      \(Self.figure(road)) s
      reference  \(Self.figure(Double(files) / reference)) files/s that are only read, written and \
      synced, \(Self.figure(reference)) s
      ratio      \(Self.figure(road / reference)) times the reference's time
      answer     \(files) articles once each, every paragraph accounted for
      """)
  }

  private func runRoad(_ root: String) throws {
    var configuration = Configuration()
    configuration.inbox = root + "/inbox"
    configuration.outbox = root + "/outbox"
    configuration.state = root + "/state"
    configuration.quietSeconds = 0
    configuration.batch = batch
    let pipeline = try Pipeline(configuration)
    let count = ProcessInfo.processInfo.activeProcessorCount
    let drafting: any Drafting =
      if let waqai {
        WorkerPool(
          setup: try WorkerSetup(configuration), executable: waqai, workers: count)
      } else {
        ThreadDrafting(pipeline: pipeline, threads: count)
      }
    let runner = try PipelineRunner(
      configuration, pipeline: pipeline, tree: try SpoolTree(configuration.paths),
      untilIdle: true, drafting: drafting
    ) { event in
      if case .trouble(let text) = event { print("trouble: \(text)") }
    }
    try runner.run()
  }

  /// What the disk allows: the same files in the same groups, moved, read, written on and synced.
  private func referenceLoop(_ root: String) throws {
    let files = FileManager.default
    for name in ["work", "outbox"] {
      try files.createDirectory(atPath: root + "/" + name, withIntermediateDirectories: true)
    }
    var names = try files.contentsOfDirectory(atPath: root + "/inbox")[...]
    var group = 0
    while !names.isEmpty {
      group += 1
      let output = open(
        root + "/outbox/\(group).tmp", O_CREAT | O_WRONLY | O_CLOEXEC, 0o644)
      defer { close(output) }
      for name in names.prefix(batch) {
        let place = root + "/work/" + name
        rename(root + "/inbox/" + name, place)
        let input = open(place, O_RDONLY | O_CLOEXEC)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(input, &buffer, buffer.count), count > 0 {
          guard Glibc.write(output, buffer, count) == count else {
            throw SpoolError(.other, "short write")
          }
        }
        close(input)
      }
      fsync(output)
      sync(root)
      rename(root + "/outbox/\(group).tmp", root + "/outbox/\(group).jsonl")
      sync(root + "/outbox")
      names = names.dropFirst(batch)
    }
  }

  private func sync(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    fsync(descriptor)
    close(descriptor)
  }

  /// Each file's article stands in the outbox once, and its digest is that of the file.
  private func check(_ root: String) throws {
    var digests: [String: String] = [:]
    let outbox = root + "/outbox"
    for name in try FileManager.default.contentsOfDirectory(atPath: outbox)
    where name.hasPrefix("articles-") {
      let bytes = FileManager.default.contents(atPath: outbox + "/" + name) ?? Data()
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        guard let record = try JSONSerialization.jsonObject(with: line) as? [String: Any],
          let source = record["source"] as? [String: Any], let file = source["name"] as? String,
          let digest = source["sha256"] as? String,
          let kept = record["paragraphs"] as? [Any], let repeats = record["repeats"] as? [Any]
        else { throw ValidationError("a record without its source") }
        guard digests.updateValue(digest, forKey: file) == nil else {
          throw ValidationError("\(file): two records")
        }
        guard kept.count + repeats.count == paragraphs else {
          throw ValidationError("\(file): \(kept.count) paragraphs and \(repeats.count) repeats")
        }
      }
    }
    guard digests.count == files else {
      throw ValidationError("\(digests.count) records of \(files) files")
    }
    let articles = SampleArticles(paragraphs: paragraphs)
    for number in 0..<files
    where digests["\(number).txt"] != SHA256(Array(articles.text(number).utf8)).hex() {
      throw ValidationError("\(number).txt: the record is of other bytes")
    }
  }

  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = monotonicSeconds()
    try body()
    return monotonicSeconds() - start
  }

  static func figure(_ number: Double) -> String {
    number >= 100 ? String(Int(number.rounded())) : String((number * 100).rounded() / 100)
  }
}

/// Articles made of sentences of our own, each with figures that set it apart from all others.
struct SampleArticles {
  let paragraphs: Int

  private static let people = [
    "وزير الخارجية القطري", "الرئيس المصري", "رئيس الوزراء العراقي", "ملك الأردن",
    "وزيرة الصحة التونسية",
    "قائد الجيش اللبناني", "المبعوث الأممي", "مجلس النواب الليبي", "نقابة المعلمين",
    "وزارة الزراعة المغربية",
    "الأمين العام للجامعة العربية", "السفير الفرنسي", "هيئة الأرصاد الجوية", "بلدية المدينة",
    "المحكمة العليا",
    "رئيسة اتحاد الصيادين", "وزير المالية الكويتي", "جمعية الهلال الأحمر", "المعارضة السودانية",
    "الشرطة البحرينية",
  ]
  private static let deeds = [
    "التقى نظيره اللبناني وبحث معه سبل التعاون في مجال المياه",
    "أدان الهجوم الذي استهدف قافلة مساعدات قرب الحدود",
    "أعلن تقديم مساعدات غذائية إلى المتضررين من الفيضانات",
    "دعا جميع الأطراف إلى وقف إطلاق النار والعودة إلى المفاوضات",
    "هدد بفرض عقوبات جديدة إذا استمرت الانتهاكات", "وقع اتفاقا لتوسعة الميناء وربطه بسكة حديد",
    "رفض مشروع القانون الذي يرفع رسوم الجامعات", "طالب بالإفراج عن الصحفيين الموقوفين منذ أسبوع",
    "افتتح معرضا للكتاب تشارك فيه ثلاثون دار نشر", "حذر من نقص الأدوية في المستشفيات الريفية",
    "نفى ما نشرته صحف محلية عن استقالة قريبة", "أشاد بجهود رجال الإطفاء في الغابات الشمالية",
    "تعهد بترميم الأسواق القديمة قبل موسم السياحة",
    "استقبل وفدا من المزارعين وسمع شكواهم من الجفاف",
    "أرجأ جلسة التصويت على الموازنة إلى الشهر المقبل", "قاد تظاهرة احتجاجا على غلاء أسعار الخبز",
    "كشف عن خطة لزراعة مليون شجرة على الساحل", "انتقد بطء إعادة الإعمار في الأحياء المدمرة",
    "زار مخيما للنازحين ووزع خياما وبطانيات", "أمر بفتح تحقيق في غرق مركب يقل مهاجرين",
  ]
  private static let places = [
    "الدوحة", "القاهرة", "بغداد", "عمان", "بيروت", "تونس", "الرباط", "الخرطوم", "طرابلس", "صنعاء",
    "دمشق",
    "المنامة", "نواكشوط", "الجزائر", "مسقط", "الكويت",
  ]
  private static let words = [
    "قمح", "سفينة", "جسر", "نهر", "مدرسة", "طريق", "حديقة", "سوق", "قطار", "مصنع", "بستان", "جبل",
    "ميناء", "صوت",
    "باب", "نافذة", "كتاب", "رسالة", "ساعة", "خريطة", "مطر", "ريح", "شمس", "رمل", "زيت", "ملح",
    "خبز", "عسل", "قماش",
    "حجر", "خشب", "حديد", "زجاج", "ورق", "حبر", "لون", "ظل", "ضوء", "نار", "ماء", "شراع", "مرسى",
    "مئذنة", "قلعة",
    "سور", "برج", "ساحة", "ملعب", "مسرح", "متحف",
  ]

  /// Paragraphs of two sentences whose words differ from article to article, as in a day's news.
  func text(_ number: Int) -> String {
    var state = UInt64(truncatingIfNeeded: number &+ 1) &* 0x9E37_79B9_7F4A_7C15
    func pick(_ words: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(truncatingIfNeeded: state >> 33) % words.count]
    }
    var lines: [String] = []
    for index in 0..<paragraphs {
      let things = (0..<6).map { _ in pick(Self.words) }
      lines.append(
        "\(pick(Self.people)) \(pick(Self.deeds)) في \(pick(Self.places)) يوم الثلاثاء، وفق البيان رقم "
          + "\(number) في صفحته \(index + 1). وذكر شهود أن \(things[0]) و\(things[1]) قرب \(things[2]) القديم "
          + "صارا حديث الناس بعد \(things[3]) و\(things[4])، وأن \(pick(Self.people)) \(pick(Self.deeds)) "
          + "من غير \(things[5])."
      )
    }
    return lines.joined(separator: "\n\n") + "\n"
  }

  /// Writes so many files into a folder, which is made; gives their bytes in all.
  @discardableResult
  func write(_ files: Int, to folder: String) throws -> Int {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var bytes = 0
    for number in 0..<files {
      let text = Data(self.text(number).utf8)
      bytes += text.count
      try text.write(to: URL(fileURLWithPath: folder + "/\(number).txt"))
    }
    return bytes
  }
}
