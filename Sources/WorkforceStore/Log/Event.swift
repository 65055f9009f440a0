internal import Foundation
internal import GRDB

/// One thing that happened: who did what, when, by which right, through which use case.
public struct Event: Sendable, Equatable, Identifiable {
    /// What sort of thing happened.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// Something that is stored was changed.
        case change
        /// Sensitive data were read.
        case reading
        /// Accounts, rights, copies, retention: what concerns the installation's running.
        case administration
    }

    /// Identity in the log.
    public var id: Int64
    /// Time in UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public var time: String
    /// Who did it, by the name of that day.
    public var actor: String
    /// Who did it, as an account; nil before there were accounts and for the program itself.
    public var accountID: Int64?
    /// The appointment that gave the right; nil where none was needed.
    public var appointmentID: Int64?
    /// The right in words.
    public var right: String?
    /// What sort of thing happened.
    public var kind: Kind
    /// The use case, by its name in code.
    public var useCase: String
    /// Kind of the thing concerned.
    public var object: String
    /// Identity of the thing concerned.
    public var objectID: Int64?
    /// Organisation concerned.
    public var organisationID: Int64?
    /// Rows read or removed.
    public var rowCount: Int?
    /// The reason that was stated.
    public var reason: String?
    /// State before, where it is short enough to keep.
    public var before: String?
    /// State after.
    public var after: String?
    /// Whether there were details that retention has erased.
    public var isErased: Bool

    /// An event about to be written with its change.
    public struct Draft: Sendable {
        /// Time in UTC.
        public var time: String
        /// Who does it.
        public var actor: String
        /// Who does it, as an account.
        public var accountID: Int64?
        /// The appointment that gives the right.
        public var appointmentID: Int64?
        /// The right in words.
        public var right: String?
        /// What sort of thing happens.
        public var kind: Kind
        /// The use case, by its name in code.
        public var useCase: String
        /// Kind of the thing concerned.
        public var object: String
        /// Identity of the thing concerned.
        public var objectID: Int64?
        /// Organisation concerned.
        public var organisationID: Int64?
        /// Rows read or removed.
        public var rowCount: Int?
        /// The reason that is stated.
        public var reason: String?
        /// State before.
        public var before: String?
        /// State after.
        public var after: String?

        /// A draft from its parts.
        public init(
            time: String, actor: String, useCase: String, object: String, objectID: Int64? = nil,
            organisationID: Int64? = nil, before: String? = nil, after: String? = nil, kind: Kind = .change,
            accountID: Int64? = nil, appointmentID: Int64? = nil, right: String? = nil, rowCount: Int? = nil,
            reason: String? = nil
        ) {
            self.time = time
            self.actor = actor
            self.useCase = useCase
            self.object = object
            self.objectID = objectID
            self.organisationID = organisationID
            self.before = before
            self.after = after
            self.kind = kind
            self.accountID = accountID
            self.appointmentID = appointmentID
            self.right = right
            self.rowCount = rowCount
            self.reason = reason
        }

        /// Adds the event to the end of the chain. The end is read in the same transaction, and writes come one at a time,
        /// so no other event can come between.
        func insert(_ database: Database) throws {
            let head = try LogHead.fetch(database)
            let detail = LoggedDetail(reason: reason, before: before, after: after)
            let row = LoggedRow(
                id: head.id + 1, time: time, actor: actor, accountID: accountID, appointmentID: appointmentID,
                right: right, kind: kind.rawValue, useCase: useCase, object: object, objectID: objectID,
                organisationID: organisationID, rowCount: rowCount.map(Int64.init), detailDigest: detail?.digest.bytes)
            try row.insert(digest: row.digest(after: head.digest), database)
            try detail?.insert(row.id, database)
        }
    }
}

extension Store {
    /// Writes an event that comes without a change, such as a reading of sensitive data: what it tells of may happen only
    /// when this has been written.
    public func record(_ event: Event.Draft) async throws {
        try await write(event) { _ in }
    }

    /// Identity of the latest event that is no reading; 0 before the first. Every change writes one, so it says whether
    /// anything changed.
    public func latestEvent() async throws -> Int64 {
        try await read { database in
            try Int64.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT max(coalesce((SELECT max(id) FROM event WHERE kind = 'change'), 0),
                            coalesce((SELECT max(id) FROM event WHERE kind = 'administration'), 0))
                        """)) ?? 0
        }
    }
}
