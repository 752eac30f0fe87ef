/// What start-up does, and nothing else:
///
/// | found | then |
/// |---|---|
/// | staged and committed | show it |
/// | staged, not committed | delete it |
/// | committed and gone from the stage | it was shown |
/// | in work and journalled as finished | retire it |
/// | in work, not journalled | process it again, a bundle from where it was committed |
/// | an inbox name of a file that lies in work | drop the name |
extension SpoolTree {
  package struct Recovery: Sendable {
    /// Segments that were committed but had not appeared.
    package var shown = 0
    /// Finished files that had not left `work`.
    package var retired = 0
    /// Files to be processed again, in the order in which they were claimed.
    package var claims: [Claim] = []
  }

  package func recover(disposal: Disposal) throws(SpoolError) -> Recovery {
    var recovery = Recovery()
    try checkOutbox()
    recovery.shown = try recoverStage()
    var sidecars: Set<[UInt8]> = []
    var names: [[UInt8]] = []
    for entry in try work.names() {
      if InboxName.isSidecar(entry.name) {
        sidecars.insert(entry.name)
      } else {
        names.append(entry.name)
      }
    }
    names.sort { $0.lexicographicallyPrecedes($1) }
    for name in names {
      guard let delivery = try claimed(name) else { continue }
      skipNumbers(through: delivery.number)
      let hasSidecar = sidecars.remove(delivery.flatSidecar) != nil
      try dropOtherName(of: name, delivery.path)
      if hasSidecar {
        try dropOtherName(
          of: delivery.flatSidecar, delivery.path + DeliveryName.sidecarEnding)
      }
      if let claim = try unfinished(delivery, hasSidecar: hasSidecar, disposal) {
        recovery.claims.append(claim)
      } else {
        recovery.retired += 1
      }
    }
    // Their articles are gone: retired before them, or never claimed.
    for name in sidecars { try settle(sidecar: name, disposal) }
    try journal.forgetAttempts(keeping: Set(recovery.claims.map(\.delivery.number)))
    return recovery
  }

  private func claimed(_ name: [UInt8]) throws(SpoolError) -> DeliveryName? {
    guard let number = DeliveryName.shortenedNumber(name) else { return DeliveryName(flat: name) }
    var path = try journal.attempts(number)?.path
    if path == nil { path = try journal.delivery(number)?.name.path }
    return path.map { DeliveryName(number: number, path: $0) }
  }

  /// Retires a finished delivery; what is still to be done of any other.
  private func unfinished(
    _ delivery: DeliveryName, hasSidecar: Bool, _ disposal: Disposal
  ) throws(SpoolError) -> Claim? {
    var claim = Claim(delivery: delivery, hasSidecar: hasSidecar ? true : nil)
    if let known = try journal.delivery(delivery.number) {
      let progress = Commit.Progress(
        delivery: delivery, bytes: known.bytes, taken: known.taken, lines: known.lines,
        isFinished: known.isFinished)
      let failures = try journal.failures(of: delivery.number, pending: true)
      try retire(progress, failures: failures, disposal: disposal)
      if known.isFinished { return nil }
      claim.taken = known.taken
      claim.lines = known.lines
    }
    try findSidecar(of: &claim)
    if let attempts = try journal.attempts(delivery.number) {
      claim.attempts = attempts.attempts
      claim.crashes = attempts.crashes
    }
    return claim
  }

  /// A power cut can leave both names of a rename; then the old one goes.
  private func dropOtherName(of name: [UInt8], _ path: [UInt8]) throws(SpoolError) {
    guard let inbox = try currentInbox(),
      let (folder, last) = try Self.parent(of: path, in: inbox),
      let there = try folder.status(last), let here = try work.status(name),
      there.isSameFile(as: here)
    else { return }
    try folder.remove(last)
  }

  private func settle(sidecar name: [UInt8], _ disposal: Disposal) throws(SpoolError) {
    guard let delivery = try claimed(Array(name.dropLast(DeliveryName.sidecarEnding.count)))
    else { return }
    if try journal.delivery(delivery.number)?.isFinished == true {
      if disposal == .delete {
        try work.remove(name)
      } else {
        _ = try work.move(name, to: doneFolder(), as: name)
      }
      return
    }
    // Not known to have had an article: it waits for one, as before.
    guard let inbox = try currentInbox(),
      let (folder, last) = try Self.parent(of: delivery.path, in: inbox)
    else { return }
    let path = last + DeliveryName.sidecarEnding
    if try folder.status(path) != nil {
      try work.remove(name)
    } else {
      _ = try work.move(name, to: folder, as: path)
    }
  }
}
