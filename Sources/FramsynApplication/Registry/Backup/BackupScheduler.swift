public import Foundation
internal import WorkforceStore

/// Makes a copy every day at an hour, for as long as the server runs.
public struct BackupScheduler: Sendable {
    private let service: Service
    private let directory: String
    private let hour: Int
    private let rotation: BackupRotation
    private let version: String
    private let clock: @Sendable () -> Date
    private let pause: @Sendable (Duration) async throws -> Void

    /// How often it is looked whether a copy is due. The clock is read each time, so that one that is set takes effect.
    static let step = Duration.seconds(60)
    /// How long a failed attempt is left before the next.
    static let patience: TimeInterval = 3600

    /// - Parameters:
    ///   - hour: hour of the day in Sweden, 0–23.
    ///   - latest: so many of the newest copies are kept; nil keeps all.
    ///   - clock: the time; tests give their own.
    ///   - pause: waits; tests let their clock go on.
    public init(
        service: Service, directory: String, hour: Int, latest: Int? = nil, version: String,
        clock: @escaping @Sendable () -> Date = { Date() },
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.service = service
        self.directory = directory
        self.hour = hour
        rotation = BackupRotation(latest: latest)
        self.version = version
        self.clock = clock
        self.pause = pause
    }

    /// Makes copies when they are due until the task is cancelled. A copy that was due while the server stood still is made
    /// at once. One that fails is told of in the log and tried again after an hour; nothing else stops.
    public func run() async {
        var newest = BackupFolder.manifests(in: directory).last.flatMap { try? Date($0.time, strategy: .iso8601) }
        var failed: Date?
        while !Task.isCancelled {
            let now = clock()
            let isResting = failed.map { (0..<Self.patience).contains(now.timeIntervalSince($0)) } ?? false
            if !isResting, newest.map({ $0 < Self.lastDue(now, hour: hour) }) ?? true {
                do {
                    _ = try await service.perform(
                        CreateBackup(directory: directory, rotation: rotation, version: version),
                        as: .localAdministrator)
                    (newest, failed) = (now, nil)
                } catch {
                    // The use case has told of it in the log.
                    failed = now
                }
            }
            do { try await pause(Self.step) } catch { return }
        }
    }

    /// The latest moment up to `now` when a copy was due.
    static func lastDue(_ now: Date, hour: Int) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Stockholm") ?? .gmt
        func due(daysAgo: Int) -> Date? {
            guard let day = calendar.date(byAdding: .day, value: -daysAgo, to: now) else { return nil }
            var parts = calendar.dateComponents([.year, .month, .day], from: day)
            parts.hour = hour
            return calendar.date(from: parts)
        }
        return [0, 1].compactMap { due(daysAgo: $0) }.first { $0 <= now } ?? .distantPast
    }
}
