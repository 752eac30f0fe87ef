import ArgumentParser

@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waqai-bench", abstract: "Measures Waqai.",
    subcommands: [
      CleaningBench.self, DeduplicationBench.self, EventsBench.self, ExtractionBench.self,
      TimesBench.self, RoadBenchmark.self, LatencyBenchmark.self,
    ])
}
