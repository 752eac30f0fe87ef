/// Where files go that are done with: `done` or `failed`. Always after the commit, never urgent.
extension SpoolTree {
  /// What happens to processed files.
  package enum Disposal: Sendable {
    case keep
    case delete
  }

  /// Files a delivery's failures, and moves its file out of `work` if it is finished.
  ///
  /// A kill at any point is met again at start-up, from what the journal says.
  package func retire(
    _ progress: Commit.Progress, failures: [Commit.Failure], disposal: Disposal
  ) throws(SpoolError) {
    let delivery = progress.delivery
    for failure in failures where failure.line > 0 { try file(failure, of: delivery) }
    guard progress.isFinished else { return }
    if let failure = failures.first(where: { $0.line == 0 }) {
      try fileWhole(failure, of: delivery)
      return
    }
    switch disposal {
    case .delete:
      try work.remove(delivery.flatSidecar)
      try work.remove(delivery.flat)
    case .keep:
      let folder = try doneFolder()
      _ = try work.move(delivery.flatSidecar, to: folder, as: delivery.flatSidecar)
      _ = try work.move(delivery.flat, to: folder, as: delivery.flat)
    }
  }

  /// Copies the line of a bundle into quarantine.
  private func file(_ failure: Commit.Failure, of delivery: DeliveryName) throws(SpoolError) {
    let folder = try failed.folder(delivery.flat + Array("#\(failure.line)".utf8))
    if let bundle = try work.open(delivery.flat) {
      // A line may be too long to be held: it is written piece by piece.
      var parts: [[UInt8]] = []
      var offset = failure.range.lowerBound
      while offset < failure.range.upperBound, parts.count < Self.largestLine / Self.piece {
        let count = min(Self.piece, failure.range.upperBound - offset)
        parts.append(try bundle.read(from: offset, count: count))
        offset += count
      }
      try folder.write(Array("file".utf8), parts)
    }
    try folder.write(Array("reason.json".utf8), [Reason(failure, delivery).json])
  }

  private static let piece = 1 << 20
  /// Of a longer line the quarantine holds the start; the whole of it stays in the bundle.
  private static let largestLine = 64 << 20

  /// Moves a whole file into quarantine, last of all so that until then it is met again.
  private func fileWhole(_ failure: Commit.Failure, of delivery: DeliveryName) throws(SpoolError) {
    let folder = try failed.folder(delivery.flat)
    try folder.write(Array("reason.json".utf8), [Reason(failure, delivery).json])
    _ = try work.move(delivery.flatSidecar, to: folder, as: Quarantine.sidecar)
    _ = try work.move(delivery.flat, to: folder, as: Quarantine.file)
  }
}
