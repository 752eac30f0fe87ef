import ArgumentParser

@main
struct Waqai: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waqai", abstract: "Turns news articles into event data.")
}
