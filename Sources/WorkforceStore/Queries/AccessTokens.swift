internal import GRDB
public import WorkforceModel

/// A personal access token, by which a program reads as its owner may.
public struct StoredAccessToken: Sendable, Equatable, Identifiable {
    /// Identity in the store.
    public var id: Int64
    /// Its owner.
    public var accountID: Int64
    /// What the owner calls it.
    public var name: String
    /// SHA-256 of the token in hexadecimal; the token itself is not kept.
    public var digest: String
    /// The one appointment whose rights it has.
    public var appointmentID: Int64
    /// The highest class it reaches.
    public var sensitivity: Sensitivity
    /// Time in UTC.
    public var createdAt: String
    /// Last day it holds.
    public var lastDay: Day
    /// When it was taken back, in UTC.
    public var revokedAt: String?

    /// A token from its parts.
    public init(
        id: Int64 = 0, accountID: Int64, name: String, digest: String, appointmentID: Int64, sensitivity: Sensitivity,
        createdAt: String, lastDay: Day, revokedAt: String? = nil
    ) {
        self.id = id
        self.accountID = accountID
        self.name = name
        self.digest = digest
        self.appointmentID = appointmentID
        self.sensitivity = sensitivity
        self.createdAt = createdAt
        self.lastDay = lastDay
        self.revokedAt = revokedAt
    }
}

extension Store {
    /// Every token, newest first.
    public func accessTokens() async throws -> [StoredAccessToken] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, accountID, name, digest, appointmentID, sensitivity, createdAt, lastDay, revokedAt
                    FROM accessToken ORDER BY id DESC
                    """
            ).map { row in
                StoredAccessToken(
                    id: row[0], accountID: row[1], name: row[2], digest: row[3], appointmentID: row[4],
                    sensitivity: Sensitivity(rawValue: row[5]) ?? .open, createdAt: row[6],
                    lastDay: Day(number: row[7]), revokedAt: row[8])
            }
        }
    }

    /// Keeps a token's digest.
    @discardableResult
    public func addAccessToken(_ token: StoredAccessToken, event: Event.Draft) async throws -> Int64 {
        try await write(event) { database in
            try database.execute(
                sql: """
                    INSERT INTO accessToken (accountID, name, digest, appointmentID, sensitivity, createdAt, lastDay)
                    VALUES (?,?,?,?,?,?,?)
                    """,
                arguments: [
                    token.accountID, token.name, token.digest, token.appointmentID, token.sensitivity.rawValue,
                    token.createdAt, token.lastDay.number,
                ])
            return database.lastInsertedRowID
        }
    }

    /// Takes a token of an account back.
    public func revokeAccessToken(_ id: Int64, of account: Int64, time: String, event: Event.Draft) async throws {
        try await write(event) { database in
            try database.execute(
                sql: "UPDATE accessToken SET revokedAt = ? WHERE id = ? AND accountID = ? AND revokedAt IS NULL",
                arguments: [time, id, account])
            if database.changesCount == 0 { throw StoreFault.notFound(what: "accessToken", id: id) }
        }
    }
}
