internal import Foundation
internal import GRDB
public import WorkforceModel

extension Store {
    /// Every appointment, also those that no longer hold, by identity.
    public func appointments() async throws -> [Appointment] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, accountID, organisationID, roleID, mandates, degree, fromDay, toDay FROM appointment
                    ORDER BY id
                    """
            ).map(Appointment.init(row:))
        }
    }

    /// Adds an appointment and returns its identity.
    @discardableResult
    public func addAppointment(_ appointment: Appointment, event: Event.Draft?) async throws -> Int64 {
        let mandates = try Self.json(appointment.mandates)
        return try await write(event) { try Self.insert(appointment, mandates: mandates, $0) }
    }

    static func insert(_ appointment: Appointment, mandates: String, _ database: Database) throws -> Int64 {
        try database.execute(
            sql: """
                INSERT INTO appointment (accountID, organisationID, roleID, mandates, degree, fromDay, toDay)
                VALUES (?,?,?,?,?,?,?)
                """,
            arguments: [
                appointment.accountID, appointment.organisationID, appointment.roleID, mandates, appointment.degree,
                appointment.from.number, appointment.to?.number,
            ])
        return database.lastInsertedRowID
    }

    /// Saves who holds an appointment, until when, with which mandates.
    public func saveAppointment(_ appointment: Appointment, event: Event.Draft) async throws {
        let mandates = try Self.json(appointment.mandates)
        try await write(event) { database in
            try database.execute(
                sql: """
                    UPDATE appointment SET accountID = ?, organisationID = ?, roleID = ?, mandates = ?, degree = ?,
                        fromDay = ?, toDay = ? WHERE id = ?
                    """,
                arguments: [
                    appointment.accountID, appointment.organisationID, appointment.roleID, mandates, appointment.degree,
                    appointment.from.number, appointment.to?.number, appointment.id,
                ])
            if database.changesCount == 0 { throw StoreFault.notFound(what: "appointment", id: appointment.id) }
        }
    }

    /// The roles that the installation has added, as stored: key, name, the built-in role they narrow and their grants.
    public func addedRoles() async throws -> [StoredRole] {
        try await read { database in
            try Row.fetchAll(database, sql: "SELECT id, name, basis, grants FROM role ORDER BY name").map { row in
                StoredRole(
                    id: row[0], name: row[1], basis: row[2],
                    grants: (try? JSONDecoder().decode([String: Grant].self, from: Data((row[3] as String).utf8)))
                        ?? [:])
            }
        }
    }

    /// Saves an added role; one of the same key is replaced.
    ///
    /// - Throws: ``StoreFault/taken(what:)`` when another role has the name.
    public func saveRole(_ role: StoredRole, event: Event.Draft) async throws {
        let grants = try Self.json(role.grants)
        try await write(event) { database in
            let isTaken = try Bool.fetchOne(
                database, sql: "SELECT 1 FROM role WHERE name = ? AND id <> ?", arguments: [role.name, role.id])
            guard isTaken == nil else { throw StoreFault.taken(what: role.name) }
            try database.execute(
                sql: """
                    INSERT INTO role (id, name, basis, grants) VALUES (?,?,?,?)
                    ON CONFLICT (id) DO UPDATE SET name = excluded.name, basis = excluded.basis, grants = excluded.grants
                    """, arguments: [role.id, role.name, role.basis, grants])
        }
    }
}

/// A role that an installation has added, as stored.
public struct StoredRole: Sendable, Equatable, Identifiable {
    /// Key.
    public var id: String
    /// Name as shown.
    public var name: String
    /// Key of the built-in role that it narrows.
    public var basis: String
    /// Grants by object.
    public var grants: [String: Grant]

    /// A role from its parts.
    public init(id: String, name: String, basis: String, grants: [String: Grant]) {
        self.id = id
        self.name = name
        self.basis = basis
        self.grants = grants
    }
}

extension Appointment {
    fileprivate init(row: Row) {
        self.init(
            id: row[0], accountID: row[1], organisationID: row[2], roleID: row[3],
            mandates: (try? JSONDecoder().decode([Mandate].self, from: Data((row[4] as String).utf8))) ?? [],
            degree: row[5], from: Day(number: row[6]), to: (row[7] as Int32?).map { Day(number: $0) })
    }
}
