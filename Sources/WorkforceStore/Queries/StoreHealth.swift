internal import Foundation
internal import GRDB

/// Room where the store lies.
public struct StoreRoom: Sendable {
    /// Size of the store with its journal.
    public var storeBytes: Int
    /// Free for this user; 0 when that cannot be told.
    public var freeBytes: Int
    /// Whether the file system takes no writes.
    public var isReadOnly: Bool
}

extension Store {
    /// Proves that a change with its event could be written now, without writing any.
    public func proveWritable(at time: String) async throws {
        let draft = Event.Draft(time: time, actor: "", useCase: "Health", object: "store")
        try await provingWrite { try draft.insert($0) }
    }

    private func provingWrite(_ body: @Sendable @escaping (Database) throws -> Void) async throws {
        do {
            try await pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    try body(database)
                    return .rollback
                }
            }
        } catch {
            throw Self.fault(error, path: path) ?? error
        }
    }

    /// How many jobs there are in each state.
    public func jobCounts() async throws -> [String: Int] {
        try await read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT state, count(*) AS number FROM job GROUP BY state")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["state"] as String, $0["number"] as Int) })
        }
    }

    /// Size of the store and what is free beside it.
    public func room() -> StoreRoom {
        let sizes = [path, path + "-wal"].map { path in
            (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue ?? 0
        }
        var system = statvfs()
        guard statvfs(path, &system) == 0 else {
            return StoreRoom(storeBytes: sizes.reduce(0, +), freeBytes: 0, isReadOnly: false)
        }
        return StoreRoom(
            storeBytes: sizes.reduce(0, +), freeBytes: Int(system.f_bavail) * Int(system.f_frsize),
            isReadOnly: system.f_flag & UInt(ST_RDONLY) != 0)
    }
}
