import ArgumentParser
import Foundation
import NewsModel
import NewsPipeline

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "The configuration file; config/waqai.toml where it exists.")
  var config: String?

  /// The configuration, or exit code 78 and `file:line: problem`.
  func configuration() throws -> Configuration {
    do throws(ConfigurationError) {
      return try Self.read(config)
    } catch {
      throw refuse(error)
    }
  }

  static let standardFile = "config/waqai.toml"

  /// Reads `file`, or without one the standard file where there is one.
  static func read(_ file: String?) throws(ConfigurationError) -> Configuration {
    if let file { return try Configuration.read(file) }
    guard FileManager.default.fileExists(atPath: standardFile) else { return Configuration() }
    return try Configuration.read(standardFile)
  }

  func pipeline() throws -> (pipeline: Pipeline, configuration: Configuration) {
    let configuration = try configuration()
    do throws(ConfigurationError) {
      return (try Pipeline(configuration), configuration)
    } catch {
      throw refuse(error)
    }
  }
}

/// Says what is wrong with the configuration and gives sysexits' EX_CONFIG.
func refuse(_ error: ConfigurationError) -> ExitCode {
  say("waqai: \(error)")
  return ExitCode(78)
}

/// A line on standard error.
func say(_ line: String) {
  // Nobody may listen any more; that must not end the work.
  let bytes = Array((line + "\n").utf8)
  _ = write(2, bytes, bytes.count)
}

/// The files that a command was given, folders walked in the order of their names.
struct Inputs {
  let paths: [String]

  /// Calls `visit` with each article in turn, or with why it can't be taken out of its file.
  func forEach(_ visit: (Delivery.Item) throws -> Void) throws {
    for path in paths {
      if path == "-" {
        let bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
        for item in Delivery.articles(name: Array("-".utf8), bytes: bytes) { try visit(item) }
        continue
      }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        say("waqai: \(path): no such file or folder")
        throw ExitCode(66)
      }
      if isFolder.boolValue {
        for name in try files(in: path) { try read(path + "/" + name, name: name, visit) }
      } else {
        try read(path, name: String(path.split(separator: "/").last ?? "-"), visit)
      }
    }
  }

  /// Calls `visit` with each article in turn; says on standard error which ones can't be coded, and counts them.
  func rejected(among visit: (RawArticle) throws -> Void) throws -> Int {
    var rejected = 0
    try forEach { item in
      var name = "?"
      do {
        let article = try item.get()
        name = article.name.text
        try visit(article)
      } catch let error as Delivery.BadItem {
        rejected += 1
        say("waqai: \(error.name.text): \(error.failure)")
      } catch let error as RejectedArticle {
        rejected += 1
        say("waqai: \(name): \(error)")
      }
    }
    return rejected
  }

  private func files(in folder: String) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return names.filter { name in
      var isFolder: ObjCBool = false
      let last = name.split(separator: "/").last ?? ""
      return !last.hasPrefix(".") && !last.hasSuffix(".meta.json")
        && FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func read(_ path: String, name: String, _ visit: (Delivery.Item) throws -> Void) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      say("waqai: \(path): can't be read")
      throw ExitCode(66)
    }
    let sidecar = FileManager.default.contents(atPath: path + ".meta.json").map(Array.init) ?? []
    for item in Delivery.articles(name: Array(name.utf8), bytes: Array(data), sidecar: sidecar) {
      try visit(item)
    }
  }
}

/// Buffers what goes to standard output.
struct Output {
  private var pending: [UInt8] = []

  mutating func write(_ bytes: [UInt8]) throws {
    pending += bytes
    if pending.count > 1 << 16 { try flush() }
  }

  mutating func flush() throws {
    guard !pending.isEmpty else { return }
    try FileHandle.standardOutput.write(contentsOf: Data(pending))
    pending.removeAll(keepingCapacity: true)
  }
}
