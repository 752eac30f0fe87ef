/// A file in `work`: taken from the inbox, and nobody else's.
package struct Claim: Sendable {
  package var delivery: DeliveryName
  /// nil while the sidecar could not be looked for.
  package var hasSidecar: Bool?
  /// Whether work on it was begun in this run.
  package var isBegun = false
  /// How often work on it was begun before, and how often that ended in a crash.
  package var attempts = 0
  package var crashes = 0
  /// Bytes and lines of it that were committed before.
  package var taken = 0
  package var lines = 0

  package init(delivery: DeliveryName, hasSidecar: Bool?) {
    self.delivery = delivery
    self.hasSidecar = hasSidecar
  }
}

extension SpoolTree {
  /// Takes a file out of the inbox by rename, and its sidecar with it.
  ///
  /// nil where it is gone: its sender or another daemon was quicker.
  package func claim(_ path: [UInt8]) throws(SpoolError) -> Claim? {
    guard let inbox = try currentInbox() else { return nil }
    let delivery = DeliveryName(number: takeNumber(), path: path)
    if delivery.isShortened { try journal.begin([delivery], run: run, durably: true) }
    guard let (folder, name) = try Self.parent(of: path, in: inbox),
      try folder.move(name, to: work, as: delivery.flat)
    else { return nil }
    // The article first: whoever has it takes the sidecar. Recovery makes up for a kill in between.
    var claim = Claim(delivery: delivery, hasSidecar: nil)
    // The file is ours by now: if this fails, it is tried again before the file is read.
    try? findSidecar(of: &claim)
    return claim
  }

  /// Takes the sidecar of a claimed file, unless that is done.
  ///
  /// One that stands there and can't be moved for reasons of its own counts as taken: it will be found
  /// missing, and its article refused rather than taken without it.
  package func findSidecar(of claim: inout Claim) throws(SpoolError) {
    guard claim.hasSidecar == nil else { return }
    let delivery = claim.delivery
    do throws(SpoolError) {
      claim.hasSidecar = try SpoolError.retrying { () throws(SpoolError) in
        try claimSidecar(of: delivery)
      }
    } catch  where error.isOfOneFile {
      claim.hasSidecar = try isSidecarWaiting(for: delivery)
    }
  }

  /// Moves the sidecar of a claimed file beside it, if it lies in the inbox.
  func claimSidecar(of delivery: DeliveryName) throws(SpoolError) -> Bool {
    guard let (folder, sidecar) = try sidecar(of: delivery) else { return false }
    return try folder.move(sidecar, to: work, as: delivery.flatSidecar)
  }

  private func isSidecarWaiting(for delivery: DeliveryName) throws(SpoolError) -> Bool {
    guard let (folder, sidecar) = try sidecar(of: delivery) else { return false }
    return try folder.status(sidecar) != nil
  }

  /// Where a file's sidecar would lie in the inbox; nil where none can.
  private func sidecar(of delivery: DeliveryName) throws(SpoolError) -> (Folder, [UInt8])? {
    guard let inbox = try currentInbox(),
      let (folder, name) = try Self.parent(of: delivery.path, in: inbox)
    else { return nil }
    let sidecar = name + DeliveryName.sidecarEnding
    // Else a name that no file can have.
    return sidecar.count <= 255 ? (folder, sidecar) : nil
  }

  /// The folder that a path below the inbox names, no link followed, and the last part of the path.
  static func parent(
    of path: [UInt8], in inbox: Folder
  ) throws(SpoolError) -> (folder: Folder, name: [UInt8])? {
    let parts = path.split(separator: UInt8(ascii: "/"))
    guard let last = parts.last else { return nil }
    var folder = inbox
    for part in parts.dropLast() {
      guard let next = try folder.existingFolder(Array(part)) else { return nil }
      folder = next
    }
    return (folder, Array(last))
  }

  /// Opens a claimed file, or its sidecar; nil for what can't be opened as a file.
  package func open(
    _ claim: Claim, sidecar: Bool = false
  ) throws(SpoolError) -> OpenFile? {
    try work.open(sidecar ? claim.delivery.flatSidecar : claim.delivery.flat)
  }

  /// What a claimed file is.
  package func status(_ claim: Claim) throws(SpoolError) -> FileStatus? {
    try work.status(claim.delivery.flat)
  }
}
