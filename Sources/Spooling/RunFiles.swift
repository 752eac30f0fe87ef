import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Files that appear whole and durable or not at all, and are read through a memory map.
///
/// Written beside their place, synced, renamed, and the folder synced; so after a power cut a name stands
/// for all of its bytes or for none.
package struct RunFiles: Sendable {
  private let folder: String

  /// The files of `folder`, which is made if it is missing.
  package init(folder: String) throws {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw RunFileError(path: folder, message: error.localizedDescription)
    }
  }

  /// Makes the file `name` of the bytes that `body` hands to its argument, piece by piece.
  package func write(
    _ name: String, _ body: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    let temporary = path(name) + ".tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure("open", temporary) }
    defer { close(file) }
    try body { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = Glibc.write(file, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          throw failure("write", temporary)
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
    guard fsync(file) == 0 else { throw failure("fsync", temporary) }
    guard rename(temporary, path(name)) == 0 else { throw failure("rename", temporary) }
    try sync()
  }

  /// The bytes of the file `name`.
  package func map(_ name: String) throws -> MappedFile { try MappedFile(path(name)) }

  /// Removes the file; maps of it stay readable.
  package func remove(_ name: String) throws {
    guard unlink(path(name)) == 0 || errno == ENOENT else { throw failure("unlink", path(name)) }
  }

  /// All names in the folder, half-written files among them; sorted.
  package func names() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw RunFileError(path: folder, message: error.localizedDescription)
    }
  }

  private func path(_ name: String) -> String { folder + "/" + name }

  private func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    Glibc.open(path, flags, mode)
  }

  /// Makes the names in the folder durable.
  private func sync() throws {
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    guard directory >= 0 else { throw failure("open", folder) }
    defer { close(directory) }
    guard fsync(directory) == 0 else { throw failure("fsync", folder) }
  }
}

/// A file's bytes, mapped read-only for as long as this lives.
package final class MappedFile: @unchecked Sendable {
  package let bytes: UnsafeRawBufferPointer

  fileprivate init(_ path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("open", path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure("stat", path) }
    let size = Int(status.st_size)
    guard size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let map = mmap(nil, size, PROT_READ, MAP_SHARED, file, 0), map != MAP_FAILED else {
      throw failure("map", path)
    }
    bytes = UnsafeRawBufferPointer(start: map, count: size)
    let start = UInt(bitPattern: map)
    Self.maps.withLock { $0[start] = size }
  }

  /// Lets go of the pages that are resident; those still needed come back by themselves, one by one.
  package func letGo() {
    guard let start = bytes.baseAddress else { return }
    madvise(UnsafeMutableRawPointer(mutating: start), bytes.count, MADV_DONTNEED)
  }

  /// All maps that there are: where they begin, and their sizes.
  private static let maps = Mutex<[UInt: Int]>([:])

  /// Lets go of the pages of all maps where more bytes of files than `limit` are resident.
  ///
  /// They stay in the system's cache.
  package static func letGo(beyond limit: Int) {
    guard residentFileBytes > limit else { return }
    maps.withLock { maps in
      for (start, size) in maps {
        madvise(UnsafeMutableRawPointer(bitPattern: start), size, MADV_DONTNEED)
      }
    }
  }

  private static var residentFileBytes: Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let fields = text.split(separator: " ")
    return fields.count > 2 ? (Int(fields[2]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
  }

  deinit {
    if let start = bytes.baseAddress {
      _ = Self.maps.withLock { $0.removeValue(forKey: UInt(bitPattern: start)) }
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}

/// What the system says of a call that failed just now.
private func failure(_ call: String, _ path: String) -> RunFileError {
  RunFileError(path: path, message: "\(call): \(String(cString: strerror(errno)))")
}

/// A file of the memory could not be read or written.
package struct RunFileError: Error, CustomStringConvertible {
  package var path: String
  package var message: String

  package var description: String { "\(path): \(message)" }
}
