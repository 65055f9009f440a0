internal import Foundation
internal import GRDB

/// The installation's one SQLite file. Everything that knows SQL lives behind this type.
///
/// Reads run side by side on snapshots (WAL); writes run one at a time, each in one transaction with its ``Event``.
public final class Store: Sendable {
    let pool: DatabasePool
    private let watched: StoreVersion
    /// Path of the database file.
    public let path: String

    /// Opens, and where needed creates or migrates, the store in `directory`.
    ///
    /// An older store is migrated after a copy of the file has been put beside it.
    /// - Throws: ``StoreFault`` when the directory cannot be used or the store comes from a newer version.
    public init(directory: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw StoreFault.unusableDirectory(path: directory, reason: error.localizedDescription)
        }
        path = directory + "/framsyn.sqlite"
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            // A change that was acknowledged outlives a power cut, not only a killed process.
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            watched = try StoreVersion(path: path)
        } catch {
            throw Self.fault(error, path: path)
                ?? StoreFault.unusableDirectory(path: directory, reason: String(describing: error))
        }
        do {
            try migrate(in: directory)
        } catch {
            throw Self.fault(error, path: path) ?? error
        }
    }

    /// A number that is another one after every change, whoever made it: what was made of the store before it changed is
    /// old.
    public func version() throws -> Int64 { try watched.current() }

    private func migrate(in directory: String) throws {
        let migrator = Migrations.migrator
        let state = try pool.read { database in
            (
                isNewer: try migrator.hasBeenSuperseded(database),
                applied: try migrator.appliedMigrations(database),
                isComplete: try migrator.hasCompletedMigrations(database)
            )
        }
        if state.isNewer { throw StoreFault.newerVersion(path: path) }
        if state.isComplete { return }
        if let last = state.applied.last {
            let copy = directory + "/framsyn-efter-\(last).sqlite"
            if !FileManager.default.fileExists(atPath: copy) {
                try pool.backup(to: try DatabaseQueue(path: copy))
            }
        }
        try migrator.migrate(pool)
    }

    /// Runs `body` on a consistent snapshot.
    func read<Value: Sendable>(_ body: @Sendable @escaping (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch {
            throw Self.fault(error, path: path) ?? error
        }
    }

    /// Runs `body` in one transaction; the event is written with the change, so neither exists without the other.
    func write<Value: Sendable>(
        _ event: Event.Draft?, _ body: @Sendable @escaping (Database) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.write { database in
                let value = try body(database)
                if let event { try event.insert(database) }
                return value
            }
        } catch {
            throw Self.fault(error, path: path) ?? error
        }
    }

    /// What an error of SQLite means for whoever runs the program; nil when it says nothing about the file as a whole.
    static func fault(_ error: any Error, path: String) -> StoreFault? {
        guard let error = error as? DatabaseError else { return nil }
        return switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: .damagedFile(path: path)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM:
            .notWritable(path: path, reason: error.message ?? String(describing: error.resultCode))
        default: nil
        }
    }

    /// Closes the file; later calls fail.
    public func close() throws {
        try watched.close()
        try pool.close()
    }
}

/// Why a store cannot be used.
public enum StoreFault: Error, Equatable, Sendable {
    /// The directory or file cannot be created, read or written.
    case unusableDirectory(path: String, reason: String)
    /// The file was written by a newer version of Framsyn.
    case newerVersion(path: String)
    /// Another program has held the file for longer than is waited.
    case busy(path: String)
    /// The file is no database, or is damaged.
    case damagedFile(path: String)
    /// The file cannot be written: rights, a full disk or a failing one.
    case notWritable(path: String, reason: String)
    /// Two edits of the same thing met: the version that was edited is no longer the one stored.
    case conflict(stored: Int, edited: Int)
    /// A stored segment does not have the checksum it was written with.
    case damagedSegment(id: Int64, column: String)
    /// A name that must be alone is in use.
    case taken(what: String)
    /// The log's last event has no digest to go on from.
    case damagedLog(id: Int64)
    /// What was asked for does not exist.
    case notFound(what: String, id: Int64)
}
