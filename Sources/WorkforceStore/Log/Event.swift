internal import GRDB

/// One thing that happened: who changed what, when, through which use case.
public struct Event: Sendable, Equatable, Identifiable {
    /// Identity in the log.
    public var id: Int64
    /// Time in UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public var time: String
    /// Who did it.
    public var actor: String
    /// The use case, by its name in code.
    public var useCase: String
    /// Kind of the thing changed.
    public var object: String
    /// Identity of the thing changed.
    public var objectID: Int64?
    /// Organisation concerned.
    public var organisationID: Int64?
    /// State before, where it is short enough to keep.
    public var before: String?
    /// State after.
    public var after: String?

    /// An event about to be written with its change.
    public struct Draft: Sendable {
        /// Time in UTC.
        public var time: String
        /// Who does it.
        public var actor: String
        /// The use case, by its name in code.
        public var useCase: String
        /// Kind of the thing changed.
        public var object: String
        /// Identity of the thing changed.
        public var objectID: Int64?
        /// Organisation concerned.
        public var organisationID: Int64?
        /// State before.
        public var before: String?
        /// State after.
        public var after: String?

        /// A draft from its parts.
        public init(
            time: String, actor: String, useCase: String, object: String, objectID: Int64? = nil,
            organisationID: Int64? = nil, before: String? = nil, after: String? = nil
        ) {
            self.time = time
            self.actor = actor
            self.useCase = useCase
            self.object = object
            self.objectID = objectID
            self.organisationID = organisationID
            self.before = before
            self.after = after
        }

        func insert(_ database: Database) throws {
            try database.execute(
                sql: "INSERT INTO event (time, actor, useCase, object, objectID, organisationID) VALUES (?,?,?,?,?,?)",
                arguments: [time, actor, useCase, object, objectID, organisationID])
            if before != nil || after != nil {
                try database.execute(
                    sql: "INSERT INTO eventDetail (eventID, before, after) VALUES (?,?,?)",
                    arguments: [database.lastInsertedRowID, before, after])
            }
        }
    }
}

extension Store {
    /// The latest events, newest first.
    public func events(limit: Int, before id: Int64? = nil) async throws -> [Event] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT event.id, time, actor, useCase, object, objectID, organisationID, before, after
                    FROM event LEFT JOIN eventDetail ON eventID = event.id
                    WHERE event.id < ? ORDER BY event.id DESC LIMIT ?
                    """, arguments: [id ?? .max, limit]
            ).map { row in
                Event(
                    id: row[0], time: row[1], actor: row[2], useCase: row[3], object: row[4], objectID: row[5],
                    organisationID: row[6], before: row[7], after: row[8])
            }
        }
    }
}

extension Store {
    /// Identity of the latest event; 0 before the first. Every change writes one, so it says whether anything changed.
    public func latestEvent() async throws -> Int64 {
        try await read { try Int64.fetchOne($0, sql: "SELECT coalesce(max(id), 0) FROM event") ?? 0 }
    }
}
