internal import GRDB

/// Tells whether anything in the store has changed, whoever changed it: SQLite counts the commits that a connection sees
/// from others, and this connection never writes.
final class StoreVersion: Sendable {
    private let queue: DatabaseQueue

    /// Watches the database file at `path`, which exists.
    init(path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// A number that is another one after every commit, by this process or another.
    func current() throws -> Int64 {
        try queue.unsafeRead { try Int64.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0 }
    }

    /// Closes the file.
    func close() throws {
        try queue.close()
    }
}
