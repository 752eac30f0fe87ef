import ArgumentParser
import Foundation
import NewsPipeline
import Testing

@testable import waqai

struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func `the README names every command`() throws {
    let readme = try text("README.md")
    for command in Waqai.configuration.subcommands {
      let name = try #require(command.configuration.commandName)
      #expect(readme.contains("waqai \(name)"), "no 'waqai \(name)'")
    }
  }

  @Test func `the README and the sample configuration name every setting`() throws {
    let readme = try text("README.md")
    let sample = try text("config/waqai.toml")
    for key in Configuration.keys {
      let name = try #require(key.split(separator: ".").last)
      #expect(readme.contains("`\(key)`"), "no `\(key)`")
      #expect(sample.contains("\n# \(name) = "), "no '# \(name) = '")
    }
  }

  @Test func `the sample configuration shows the defaults`() throws {
    let shown = try text("config/waqai.toml").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map { $0.hasPrefix("# ") && $0.contains(" = ") ? String($0.dropFirst(2)) : String($0) }
    .joined(separator: "\n")
    var read = try Configuration(text: shown, file: "waqai.toml")
    // Without the line the built-in packs serve alone.
    #expect(read.languages == "config/languages")
    read.languages = nil
    #expect(read == Configuration())
  }

  @Test func `every script that the README names is there`() throws {
    for match in try text("README.md").matches(of: /scripts\/[a-z-]+/) {
      let path = Self.root.appendingPathComponent(String(match.output)).path
      #expect(FileManager.default.isExecutableFile(atPath: path), "no \(match.output)")
    }
  }
}
