import ArgumentParser

@main
struct Waqai: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waqai",
    abstract: "Turns news articles into event data.",
    version: "0.1.0",
    subcommands: [
      RunCommand.self,
      StatusCommand.self,
      FailedCommand.self,
      ControlCommand.self,
      ProcessCommand.self,
      CleanCommand.self,
      ExplainCommand.self,
      CheckCommand.self,
      TraceCommand.self,
      TailCommand.self,
      AckCommand.self,
      DoctorCommand.self,
      SchemaCommand.self,
      WorkerCommand.self,
    ])
}
