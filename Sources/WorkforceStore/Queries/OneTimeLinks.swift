internal import Foundation
internal import GRDB
public import WorkforceModel

/// An address that is good once: to create the first administrator, or to choose a password.
public struct OneTimeLink: Sendable, Equatable {
    /// What it is good for.
    public enum Kind: String, Sendable {
        /// Creates the first administrator.
        case firstAdministrator
        /// Chooses the password of an account.
        case password
    }

    /// SHA-256 of its secret in hexadecimal.
    public var digest: String
    /// The account it concerns; nil for the first administrator.
    public var accountID: Int64?
    /// What it is good for.
    public var kind: Kind
    /// Time in UTC.
    public var createdAt: String
    /// The time in UTC from which it is no good.
    public var expiresAt: String

    /// A link from its parts.
    public init(digest: String, accountID: Int64?, kind: Kind, createdAt: String, expiresAt: String) {
        self.digest = digest
        self.accountID = accountID
        self.kind = kind
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

extension Store {
    /// The link of a digest; nil when there is none, or it is too old at `time`.
    public func oneTimeLink(_ digest: String, at time: String) async throws -> OneTimeLink? {
        try await read { try Self.link(digest, at: time, $0) }
    }

    private static func link(_ digest: String, at time: String, _ database: Database) throws -> OneTimeLink? {
        try Row.fetchOne(
            database,
            sql: """
                SELECT digest, accountID, kind, createdAt, expiresAt FROM oneTimeLink
                WHERE digest = ? AND expiresAt > ?
                """, arguments: [digest, time]
        ).flatMap { row in
            OneTimeLink.Kind(rawValue: row[2]).map {
                OneTimeLink(digest: row[0], accountID: row[1], kind: $0, createdAt: row[3], expiresAt: row[4])
            }
        }
    }

    /// Keeps a link; earlier ones of the same kind and account are no longer good.
    public func addOneTimeLink(_ link: OneTimeLink, event: Event.Draft?) async throws {
        try await write(event) { database in
            try database.execute(
                sql: "DELETE FROM oneTimeLink WHERE kind = ? AND accountID IS ?",
                arguments: [link.kind.rawValue, link.accountID])
            try database.execute(
                sql: """
                    INSERT INTO oneTimeLink (digest, accountID, kind, createdAt, expiresAt) VALUES (?,?,?,?,?)
                    """, arguments: [link.digest, link.accountID, link.kind.rawValue, link.createdAt, link.expiresAt])
        }
    }

    /// Uses a link to choose an account's password; sessions begun earlier end. False when the link is no longer good.
    public func usePasswordLink(
        _ digest: String, passwordHash: String, time: String, event: @escaping @Sendable (Int64) -> Event.Draft
    ) async throws -> Bool {
        try await write(nil) { database in
            guard let link = try Self.link(digest, at: time, database), link.kind == .password,
                let account = link.accountID
            else { return false }
            try database.execute(sql: "DELETE FROM oneTimeLink WHERE digest = ?", arguments: [digest])
            try database.execute(
                sql: "UPDATE account SET passwordHash = ?, sessionsFrom = ? WHERE id = ?",
                arguments: [passwordHash, time, account])
            try event(account).insert(database)
            return true
        }
    }

    /// Uses a link to create the first administrator, appointed for the installation. Nil when the link is no longer
    /// good or there is an account already.
    public func useFirstLink(
        _ digest: String, account: Account, passwordHash: String, role: String, from day: Day, time: String,
        event: @escaping @Sendable (Int64) -> Event.Draft
    ) async throws -> Int64? {
        try await write(nil) { database in
            guard let link = try Self.link(digest, at: time, database), link.kind == .firstAdministrator,
                try Int.fetchOne(database, sql: "SELECT count(*) FROM account WHERE isDemonstration = 0") == 0
            else { return nil }
            try database.execute(sql: "DELETE FROM oneTimeLink WHERE kind = ?", arguments: [link.kind.rawValue])
            let id = try Self.insert(
                account, passwordHash: passwordHash, issuer: nil, subject: nil, createdAt: time, database)
            _ = try Self.insert(
                Appointment(id: 0, accountID: id, organisationID: nil, roleID: role, from: day), mandates: "[]",
                database)
            try event(id).insert(database)
            return id
        }
    }
}
