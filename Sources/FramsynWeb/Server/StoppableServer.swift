import Hummingbird
import Logging
import ServiceLifecycle
import UnixSignals

/// A server that stops within five seconds of being told to (SIGTERM, SIGINT): it takes no new connections and stops the
/// jobs at once, lets requests at work finish, cuts off what is left after four seconds, and is ended by force just
/// before five.
struct StoppableServer<Application: ApplicationProtocol>: ServiceLifecycle.Service {
    let application: Application
    /// Stops the jobs.
    let onStop: @Sendable () async -> Void
    /// Cuts off what is left.
    let onCut: @Sendable () -> Void
    /// Ends the process.
    let onDeadline: @Sendable () -> Void

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await application.run()
        } onGracefulShutdown: {
            Task { await onStop() }
            Task {
                try await Task.sleep(for: .seconds(4))
                onCut()
                try await Task.sleep(for: .milliseconds(700))
                onDeadline()
            }
        }
    }

    /// Serves until a signal.
    func runUntilSignal(logger: Logger) async throws {
        let group = ServiceGroup(
            configuration: .init(
                services: [self], gracefulShutdownSignals: [.sigterm, .sigint], logger: Self.quiet(logger)))
        try await group.run()
    }

    /// The library tells of every step of its own; only what goes wrong is of interest.
    private static func quiet(_ logger: Logger) -> Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .error)
        return logger
    }
}
