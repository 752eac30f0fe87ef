package import Deduplication
package import Spooling

// The memory asks for a place to keep runs, and the spool has one; neither knows the other.
extension RunFiles: RunStore {
  package func open(_ name: String) throws -> any RunBytes { try map(name) }
}

extension MappedFile: RunBytes {}
