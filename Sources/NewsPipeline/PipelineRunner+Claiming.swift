import Foundation
import NewsModel
import Spooling
import Synchronization

/// A claimed file that some program still writes to.
struct HeldClaim {
  var claim: Claim
  var due: Double
  var status: FileStatus?
  /// How often it could not be read.
  var failures = 0
}

/// A bundle whose lines are being handed out.
struct OpenBundle {
  var claim: Claim
  var reader: BundleReader
  var size: Int
  /// Read ahead, to know which line is the last.
  var next: (line: Int, content: BundleReader.Line)?
}

extension PipelineRunner {
  /// From the inbox to the drafting, until there is to be an end.
  func claimLoop() {
    while !isStopping {
      beat("claim")
      if reloadIfAsked() { continue }
      do throws(SpoolError) {
        try checkPressure()
        guard !isPaused else {
          Thread.sleep(forTimeInterval: 0.2)
          continue
        }
        let room = window.room(wait: 1)
        guard room > 0 else { continue }
        if try claimSome(room) { continue }
        if untilIdle, isIdle { return }
        // Nothing is at hand: what is finished need not wait for company.
        window.setIntakeIdle(true)
        defer { window.setIntakeIdle(false) }
        let paths = try intake.next(limit: room, wait: 1)
        window.setIntakeIdle(paths.isEmpty)
        try takeIn(paths)
      } catch {
        if error.kind == .damaged || error.kind == .uncertain { return fail(error) }
        pause("claim", "can't take files in: \(error.message)")
        nextPressureCheck = monotonicSeconds() + 1
        Thread.sleep(forTimeInterval: 0.5)
      }
    }
  }

  private var isPaused: Bool { state.withLock { !$0.pauses.isEmpty } }

  private var isIdle: Bool {
    recovered.isEmpty && suspects.isEmpty && held.isEmpty && refused.isEmpty && bundles.isEmpty
      && intake.isDrained && window.isEmpty
  }

  /// Hands out what needs no waiting; false if there was nothing.
  private func claimSome(_ room: Int) throws(SpoolError) -> Bool {
    if !suspects.isEmpty {
      // With nothing beside it, so that a crash says whose it was.
      guard window.isEmpty else {
        window.setIntakeIdle(true)
        Thread.sleep(forTimeInterval: 0.005)
        return true
      }
      window.setIntakeIdle(true)
      try start([suspects.removeFirst()])
      return true
    }
    var rest = room
    try handOutBundles(&rest)
    if !recovered.isEmpty, rest > 0 {
      let count = min(rest, recovered.count)
      try start(Array(recovered.prefix(count)))
      recovered.removeFirst(count)
      return true
    }
    try retryHeld()
    guard rest > 0 else { return true }
    let paths = try intake.next(limit: rest, wait: 0)
    noteIntake()
    try takeIn(paths)
    return rest < room || !paths.isEmpty
  }

  private func noteIntake() {
    let (mode, settling, heldCount) = (intake.mode, intake.settlingCount, held.count)
    state.withLock { state in
      state.tally.inboxMode = mode.rawValue
      state.tally.settling = settling
      state.tally.held = heldCount
    }
  }

  /// Claims the files under these paths and starts work on them.
  private func takeIn(_ paths: [[UInt8]]) throws(SpoolError) {
    var claims: [Claim] = []
    for (index, path) in paths.enumerated() {
      do throws(SpoolError) {
        if let claim = try tree.claim(path) { claims.append(claim) }
      } catch {
        switch error.kind {
        case .refused, .other:
          // This file alone.
          if !retried.contains(path) { report(.unclaimable(path: path, error)) }
          trouble(error.message, isNew: false)
          tryLater(path)
        default:
          refused += paths[index...]
          nextRetry = monotonicSeconds() + 1
          try start(claims)
          throw error
        }
      }
    }
    try start(claims)
  }

  /// Counts the attempts, reads the files and has them drafted.
  ///
  /// What an error keeps from being read is tried again.
  private func start(_ claims: [Claim]) throws(SpoolError) {
    guard !claims.isEmpty else { return }
    var claims = claims
    defer { submitJobs() }
    do throws(SpoolError) {
      try tree.journal.begin(claims.filter { !$0.isBegun }.map(\.delivery), run: tree.run)
    } catch {
      recovered += claims
      throw error
    }
    for index in claims.indices {
      claims[index].isBegun = true
      do throws(SpoolError) {
        try tree.findSidecar(of: &claims[index])
      } catch {
        for rest in claims.indices[index...] { claims[rest].isBegun = true }
        recovered += claims[index...]
        throw error
      }
      readOrHold(claims[index])
      if index % 32 == 31 { beat("claim") }
    }
  }

  // MARK: - Reading

  /// Reads a file; one that can't be read is tried again a few times, and then refused.
  private func readOrHold(_ claim: Claim, _ before: FileStatus? = nil, failures: Int = 0) {
    do throws(SpoolError) {
      try read(claim, held: before)
    } catch {
      trouble(error.message, isNew: failures == 0)
      guard error.kind == .exhausted || failures < Self.readLimit else {
        let name = ArticleName(bytes: claim.delivery.path)
        return reject(claim, name, size: 0, RejectedArticle(.unreadable, error.message))
      }
      held.append(
        HeldClaim(
          claim: claim, due: monotonicSeconds() + 0.5, status: before, failures: failures + 1))
    }
  }

  /// How often a file that can't be read is tried again.
  private static let readLimit = 3

  /// Reads a claimed file, once and by one descriptor, and hands it out.
  private func read(_ claim: Claim, held before: FileStatus? = nil) throws(SpoolError) {
    let name = ArticleName(bytes: claim.delivery.path)
    if let rejection = exhausted(claim) {
      return reject(claim, name, size: try tree.status(claim)?.size ?? 0, rejection)
    }
    guard let status = try tree.status(claim) else {
      // Somebody took it away; there is nothing left to lose.
      return trouble("\(name.text): gone from the work folder")
    }
    guard status.kind == .regular else {
      return reject(claim, name, size: 0, RejectedArticle(.notRegular, "no regular file"))
    }
    guard let file = try tree.open(claim) else {
      throw SpoolError(.other, "\(name.text): gone from the work folder")
    }
    switch file.isBeingWritten() {
    case true?: return hold(claim, status)
    case nil where before != nil && before != status: return hold(claim, status)
    default: break
    }
    let sidecar: [UInt8]
    switch try readSidecar(claim) {
    case .success(let bytes): sidecar = bytes
    case .failure(let rejection): return reject(claim, name, size: status.size, rejection)
    }
    if Delivery.Piece(name: name, line: 0, bytes: [], sidecar: []).isBundle {
      try open(claim, file, size: status.size)
      return
    }
    guard status.size <= configuration.largestArticle else {
      return reject(
        claim, name, size: status.size,
        RejectedArticle(
          .tooLarge, "\(status.size) bytes; at most \(configuration.largestArticle) are read"))
    }
    guard status.size > 0 else {
      return reject(claim, name, size: 0, RejectedArticle(.empty, "the file is empty"))
    }
    let bytes = try file.read(from: 0, count: status.size + 1)
    let after = try file.status()
    guard bytes.count == status.size, after.modified == status.modified else {
      return hold(claim, after)
    }
    let parcel = Parcel(
      claim: claim, line: 0, range: 0..<status.size, fileSize: status.size, isLast: true,
      name: name)
    hand(parcel, bytes: bytes, sidecar: sidecar)
  }

  /// Why a file that was begun too often is not begun again.
  private func exhausted(_ claim: Claim) -> RejectedArticle? {
    if claim.crashes >= Self.crashLimit {
      return RejectedArticle(
        .crashed, "the program crashed \(claim.crashes) times while working on it")
    }
    if claim.attempts >= Self.attemptLimit {
      return RejectedArticle(
        .crashed,
        "begun \(claim.attempts) times, and each time the program ended before it was done")
    }
    return nil
  }

  private static let largestSidecar = 1 << 20

  private func readSidecar(
    _ claim: Claim
  ) throws(SpoolError) -> Result<[UInt8], RejectedArticle> {
    guard claim.hasSidecar == true else { return .success([]) }
    func bad(_ message: String) -> Result<[UInt8], RejectedArticle> {
      .failure(RejectedArticle(.badSidecar, message))
    }
    func read() throws(SpoolError) -> Result<[UInt8], RejectedArticle> {
      guard let file = try tree.open(claim, sidecar: true) else {
        return bad("the sidecar is gone")
      }
      let status = try file.status()
      guard status.kind == .regular else { return bad("the sidecar is no regular file") }
      guard status.size <= Self.largestSidecar else {
        return bad("the sidecar has \(status.size) bytes; at most \(Self.largestSidecar) are read")
      }
      let bytes = try file.read(from: 0, count: Self.largestSidecar)
      return bytes.isEmpty ? bad("the sidecar is empty") : .success(bytes)
    }
    do throws(SpoolError) {
      return try SpoolError.retrying(read)
    } catch  where error.isOfOneFile {
      return bad("the sidecar can't be read: \(error.message)")
    }
  }

  private func reject(
    _ claim: Claim, _ name: ArticleName, size: Int, _ rejection: RejectedArticle
  ) {
    // Its bytes are not held, so they don't count.
    let parcel = Parcel(
      claim: claim, line: 0, range: 0..<0, fileSize: size, isLast: true, name: name)
    _ = window.enter(parcel, outcome: .failed(rejection))
  }

  // MARK: - Files that are still written

  private func hold(_ claim: Claim, _ status: FileStatus) {
    held.append(
      HeldClaim(
        claim: claim, due: monotonicSeconds() + max(0.2, configuration.quietSeconds),
        status: status))
  }

  /// Has a path that could not be claimed tried again; beyond a thousand of them, by the next scan.
  private func tryLater(_ path: [UInt8]) {
    if unclaimable.isEmpty { nextUnclaimable = monotonicSeconds() + unclaimableDelay }
    if unclaimable.count < 1000, !unclaimable.contains(path) { unclaimable.append(path) }
  }

  private func retryUnclaimable(_ now: Double) throws(SpoolError) {
    guard !unclaimable.isEmpty, now >= nextUnclaimable else { return }
    let paths = unclaimable
    unclaimable = []
    retried.formUnion(paths)
    unclaimableDelay = min(4, unclaimableDelay * 2)
    try takeIn(paths)
    if unclaimable.isEmpty {
      unclaimableDelay = 1
      retried = []
    }
  }

  private func retryHeld() throws(SpoolError) {
    let now = monotonicSeconds()
    try retryUnclaimable(now)
    if !refused.isEmpty, now >= nextRetry {
      let paths = refused
      refused = []
      try takeIn(paths)
    }
    guard held.contains(where: { $0.due <= now }) else { return }
    defer { submitJobs() }
    let due = held.filter { $0.due <= now }
    held.removeAll { $0.due <= now }
    for entry in due { readOrHold(entry.claim, entry.status, failures: entry.failures) }
  }

  // MARK: - Bundles

  /// How many bundles are read side by side.
  private static let openBundles = 2

  private func open(_ claim: Claim, _ file: OpenFile, size: Int) throws(SpoolError) {
    // What was committed ends before a line feed, so that reading goes on with the rest of that line.
    var reader = BundleReader(
      file, from: claim.taken, line: claim.taken > 0 ? claim.lines - 1 : 0,
      longest: configuration.largestArticle)
    let first = try reader.next()
    let bundle = OpenBundle(
      claim: claim, reader: reader, size: size, next: first.map { (reader.line, $0) })
    guard bundle.next == nil else {
      bundles.append(bundle)
      return
    }
    if claim.taken == 0 {
      let name = ArticleName(bytes: claim.delivery.path)
      reject(claim, name, size: size, RejectedArticle(.empty, "the bundle holds no line"))
    } else {
      let parcel = Parcel(
        claim: claim, line: claim.lines, range: size..<size, fileSize: size, isLast: true,
        name: ArticleName(bytes: claim.delivery.path))
      _ = window.enter(parcel, outcome: .nothing)
    }
  }

  /// Hands out lines of the open bundles, at most half of the room while files wait.
  private func handOutBundles(_ room: inout Int) throws(SpoolError) {
    guard !bundles.isEmpty else { return }
    defer { submitJobs() }
    var share = max(1, room / 2)
    var index = 0
    while index < min(Self.openBundles, bundles.count), share > 0 {
      guard let next = bundles[index].next else {
        bundles.remove(at: index)
        continue
      }
      let following = try bundles[index].reader.next()
      let line = bundles[index].reader.line
      bundles[index].next = following.map { (line, $0) }
      handOut(next, of: bundles[index])
      share -= 1
      room -= 1
      if following == nil { bundles.remove(at: index) } else { index += 1 }
      if index == min(Self.openBundles, bundles.count) { index = 0 }
    }
  }

  private func handOut(_ next: (line: Int, content: BundleReader.Line), of bundle: OpenBundle) {
    let name = ArticleName(bytes: bundle.claim.delivery.path)
    var parcel = Parcel(
      claim: bundle.claim, line: next.line, range: 0..<0, fileSize: bundle.size,
      isLast: bundle.next == nil, name: name)
    switch next.content {
    case .tooLong(let range):
      parcel.range = range
      parcel.name.text += "#\(next.line)"
      let rejection = RejectedArticle(
        .tooLarge,
        "line \(next.line) has \(range.count) bytes; at most \(configuration.largestArticle) are read"
      )
      _ = window.enter(parcel, outcome: .failed(rejection))
    case .bytes(let bytes, let range):
      parcel.range = range
      hand(parcel, bytes: bytes, sidecar: [])
    }
  }

  // MARK: - Drafting

  /// Has a parcel drafted, soon.
  private func hand(_ parcel: Parcel, bytes: [UInt8], sidecar: [UInt8]) {
    let piece = Delivery.Piece(
      name: parcel.name, line: parcel.line, bytes: bytes, sidecar: sidecar)
    jobs.append(DraftJob(ticket: window.enter(parcel), piece: piece))
    if jobs.count >= 16 { submitJobs() }
  }

  private func submitJobs() {
    guard !jobs.isEmpty else { return }
    let window = window
    drafting.submit(jobs) { window.finish($0) }
    jobs.removeAll(keepingCapacity: true)
  }

  // MARK: - Back-pressure

  /// Bytes of mapped files that stay resident for longer than a second; the program's own are some 36 MiB of them.
  private static let mostResident = 48 << 20

  private func checkPressure() throws(SpoolError) {
    let now = monotonicSeconds()
    guard now >= nextPressureCheck else { return }
    nextPressureCheck = now + 1
    MappedFile.letGo(beyond: Self.mostResident)
    let room = try tree.room()
    if room.bytes < configuration.leastFreeBytes {
      pause(
        "space",
        "only \(room.bytes >> 20) MiB are free; \(configuration.leastFreeBytes >> 20) MiB are to stay free"
      )
    } else if room.files < 64 {
      pause("space", "only \(room.files) more files fit on the file system")
    } else {
      pause("space", nil)
    }
    try checkConsumers()
    pause("claim", nil)
  }

  private func checkConsumers() throws(SpoolError) {
    guard configuration.mostUnacknowledged > 0 else { return }
    let consumers = try tree.journal.consumers()
    let last = state.withLock { $0.tally.lastSegment }
    guard let slowest = consumers.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
      last - slowest.value >= configuration.mostUnacknowledged
    else { return pause("consumer", nil) }
    pause(
      "consumer",
      "consumer '\(slowest.key)' has not acknowledged \(last - slowest.value) segments")
  }
}
