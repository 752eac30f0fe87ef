package import Deduplication
package import Spooling

// The memory asks for a place to keep runs, and the spool has one; neither knows the other.
extension RunFiles: RunStore {
  package func open(_ name: String) throws -> any RunBytes { try map(name) }
}

extension MappedFile: RunBytes {}

extension ParagraphMemory {
  /// The memory as it was committed, kept as the configuration says.
  package convenience init(
    committed: (manifest: [UInt8]?, deltas: [[UInt8]]), runs folder: String,
    _ configuration: Configuration, _ pipeline: Pipeline
  ) throws {
    try self.init(
      store: RunFiles(folder: folder), manifest: committed.manifest, deltas: committed.deltas,
      wording: pipeline.wording, sealLimit: configuration.gatheredParagraphs)
  }
}
