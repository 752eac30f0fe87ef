/// Where sealed runs are kept: the memory's only way to a disk, handed in.
///
/// A run appears under its name whole and durable or not at all: written beside, synced, renamed.
package protocol RunStore: Sendable {
  /// Makes the run `name` of the bytes that `body` hands to its argument, piece by piece.
  func write(
    _ name: String, _ body: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws
  /// The bytes of the run `name`, for as long as the result lives.
  func open(_ name: String) throws -> any RunBytes
  /// Removes the run; what is already open stays readable.
  func remove(_ name: String) throws
  /// The names of all runs, and of what was left half written.
  func names() throws -> [String]
}

/// The bytes of one sealed run, mapped or held.
package protocol RunBytes: AnyObject, Sendable {
  var bytes: UnsafeRawBufferPointer { get }
  /// Lets go of what is held in memory of bytes that a disk has as well; they stay readable.
  func letGo()
}

extension RunBytes {
  package func letGo() {}
}

/// Why the memory could not be read back; nothing is decided without it.
package struct MemoryDamaged: Error, CustomStringConvertible {
  package var description: String
  init(_ fault: String) { description = "the paragraph memory is damaged: \(fault)" }
}
