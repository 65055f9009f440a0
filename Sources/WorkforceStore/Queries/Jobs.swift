internal import GRDB

/// What may take over 300 ms: a row with owner, manifest, stage, progress and result.
public struct StoredJob: Sendable, Equatable, Identifiable {
    /// Where a job stands.
    public enum State: String, Sendable {
        case waiting
        case running
        case done
        case failed
        case cancelled
        /// Found running when the server started.
        case interrupted
    }

    /// Identity in the store.
    public var id: Int64
    /// What it does.
    public var kind: String
    /// Who started it.
    public var owner: String
    /// The account of who started it; nil for the command line.
    public var accountID: Int64?
    /// Organisation concerned.
    public var organisationID: Int64?
    /// The inputs that make the same result again, as JSON.
    public var manifest: String
    /// Where it stands.
    public var state: State
    /// What is going on, in words.
    public var stage: String
    /// Share done, 0…1; nil when not known.
    public var share: Double?
    /// The result as JSON, or the fault in words.
    public var result: String?
    /// Start in UTC.
    public var createdAt: String
    /// End in UTC.
    public var endedAt: String?

    /// Whether the job has ended, whatever the outcome.
    public var hasEnded: Bool { state != .waiting && state != .running }
}

extension Store {
    /// Adds a waiting job.
    public func addJob(
        kind: String, owner: String, accountID: Int64? = nil, organisationID: Int64?, manifest: String,
        createdAt: String
    ) async throws -> Int64 {
        try await write(nil) { database in
            try database.execute(
                sql: """
                    INSERT INTO job (kind, owner, accountID, organisationID, manifest, state, createdAt)
                    VALUES (?,?,?,?,?,?,?)
                    """,
                arguments: [
                    kind, owner, accountID, organisationID, manifest, StoredJob.State.waiting.rawValue, createdAt,
                ])
            return database.lastInsertedRowID
        }
    }

    /// Writes where a job stands. A job that has ended is left as it is.
    public func updateJob(
        _ id: Int64, state: StoredJob.State, stage: String, share: Double?, result: String? = nil,
        endedAt: String? = nil
    ) async throws {
        try await write(nil) { database in
            try database.execute(
                sql: """
                    UPDATE job SET state = ?, stage = ?, share = ?, result = coalesce(?, result), endedAt = ?
                    WHERE id = ? AND state IN ('waiting', 'running')
                    """, arguments: [state.rawValue, stage, share, result, endedAt, id])
        }
    }

    /// Marks every job that was under way when the server stopped.
    public func interruptJobs(at time: String) async throws {
        try await write(nil) { database in
            try database.execute(
                sql: "UPDATE job SET state = 'interrupted', endedAt = ? WHERE state IN ('waiting', 'running')",
                arguments: [time])
        }
    }

    /// One job.
    public func job(_ id: Int64) async throws -> StoredJob? {
        try await read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM job WHERE id = ?", arguments: [id]).map(StoredJob.init)
        }
    }

    /// The latest jobs, newest first.
    public func jobs(limit: Int) async throws -> [StoredJob] {
        try await read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM job ORDER BY id DESC LIMIT ?", arguments: [limit]).map(
                StoredJob.init)
        }
    }

    /// The latest job of a kind that ended well for an organisation; nil means for the installation.
    public func latestJob(kind: String, organisationID: Int64? = nil) async throws -> StoredJob? {
        try await read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT * FROM job WHERE kind = ? AND organisationID IS ? AND state = 'done' ORDER BY id DESC LIMIT 1
                    """, arguments: [kind, organisationID]
            ).map(StoredJob.init)
        }
    }
}

extension StoredJob {
    fileprivate init(row: Row) {
        self.init(
            id: row["id"], kind: row["kind"], owner: row["owner"], accountID: row["accountID"],
            organisationID: row["organisationID"],
            manifest: row["manifest"], state: State(rawValue: row["state"]) ?? .failed, stage: row["stage"],
            share: row["share"], result: row["result"], createdAt: row["createdAt"], endedAt: row["endedAt"])
    }
}
