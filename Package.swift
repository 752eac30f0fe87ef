// swift-tools-version: 6.2
import PackageDescription

// The rooms stand in walking order. A working room imports NewsModel and no other room, so that any of
// them can be rewritten alone; `--explicit-target-dependency-import-check error` refuses the rest.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // That no two accesses overlap, debug builds and their tests check; a release need not do it again.
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")

func room(_ name: String, needs: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: (name == "NewsModel" ? [] : ["NewsModel"]) + needs,
    swiftSettings: strict)
}

func tests(_ name: String, needs: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: ["NewsModel"] + needs, swiftSettings: strict)
}

let package = Package(
  name: "waqai",
  products: [.executable(name: "waqai", targets: ["waqai"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    room("NewsModel"),
    room("TextCleaning", needs: ["CLibXML2"]),
    room("EventExtraction"),
    room("Deduplication", needs: ["CPlatform"]),
    room("Spooling", needs: ["CSQLite", "CPlatform"]),
    room(
      "NewsPipeline",
      needs: [
        "TextCleaning", "EventExtraction", "Deduplication", "Spooling", "Digests",
        "CLanguagePacks", "CPlatform",
      ]),
    .executableTarget(
      name: "waqai",
      dependencies: [
        "NewsModel", "NewsPipeline", "Spooling", "TextCleaning", "EventExtraction",
        "Deduplication", "CPlatform", argumentParser, log,
      ],
      swiftSettings: strict),

    // Foreign things, each behind one gate.
    .target(name: "Digests", dependencies: ["COpenSSL"], swiftSettings: strict),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "CLanguagePacks"),
    .target(name: "CPlatform"),

    tests("NewsModel"),
    tests("TextCleaning", needs: ["TextCleaning"]),
    tests("EventExtraction", needs: ["EventExtraction", "CLanguagePacks"]),
    tests("Deduplication", needs: ["Deduplication"]),
    tests("Spooling", needs: ["Spooling", "CPlatform"]),
    tests(
      "NewsPipeline",
      needs: [
        "NewsPipeline", "TextCleaning", "EventExtraction", "Deduplication", "Spooling",
        "CLanguagePacks",
      ]),
    tests("Waqai", needs: ["waqai", "NewsPipeline"]),
    .executableTarget(
      name: "waqai-bench",
      dependencies: [
        "NewsModel", "NewsPipeline", "Spooling", "TextCleaning", "EventExtraction",
        "Deduplication", "Digests", "CLibXML2", "CSQLite", "CPlatform", argumentParser,
      ],
      path: "Tests/Benchmarks", swiftSettings: strict),
  ]
)
