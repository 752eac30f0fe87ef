import Foundation

/// Tells systemd how the daemon is, by the datagrams of sd_notify(3); silent where nobody listens.
struct ServiceManager: Sendable {
  private let socketPath: String?
  /// Seconds between the pulses that the manager wants, or nil.
  let watchdog: Double?

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    socketPath = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    let isForUs = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
    watchdog = environment["WATCHDOG_USEC"].flatMap(Double.init).flatMap {
      isForUs && $0 > 0 ? $0 / 1e6 : nil
    }
  }

  func tell(_ lines: String...) {
    guard let socketPath else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let message = Array(lines.joined(separator: "\n").utf8)
    _ = withSocketAddress(path: socketPath) { address, length in
      sendto(
        descriptor, message, message.count, Int32(MSG_NOSIGNAL), address, length)
    }
  }
}
