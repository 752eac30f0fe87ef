import Foundation
import Testing

/// The paragraph memory under kills, by the whole daemon; `Tests/Faults/repeats.py` kills 200 times.
struct RepeatKillTests {
  @Test func `a stream with repeats comes out the same to the byte, though the daemon is killed`()
    throws
  {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Faults/repeats.py")
    let run = Process()
    run.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    run.arguments = [
      "python3", script.path, "--binary", try Binary.path(), "--kills", "3", "--articles", "60",
    ]
    let output = Pipe()
    run.standardOutput = output
    run.standardError = output
    try run.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    run.waitUntilExit()
    #expect(run.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
  }
}
