internal import Foundation
internal import GRDB
public import WorkforceModel

/// What an account signs in with.
public struct StoredCredentials: Sendable, Equatable {
    /// The account.
    public var account: Account
    /// The password's hash (PHC string); nil until one is chosen.
    public var passwordHash: String?
    /// Secret of the one-time codes in base32; nil when they are not used.
    public var codeSecret: String?
    /// The last step whose code was used; a code is good once.
    public var codeStep: Int64
    /// Digests of the recovery codes that are left.
    public var recoveryDigests: [String]
    /// The identity provider that the account signs in through; nil for a local one.
    public var issuer: String?
    /// The provider's name of the person.
    public var subject: String?
}

extension Store {
    private static let credentialColumns = """
        id, name, signInName, email, isProtected, personID, isDemonstration, closedAt, sessionsFrom, passwordHash,
        codeSecret, codeStep, recoveryDigests, issuer, subject
        """

    /// Every account, by name.
    public func accounts() async throws -> [Account] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, name, signInName, email, isProtected, personID, isDemonstration, closedAt, sessionsFrom
                    FROM account ORDER BY name, id
                    """
            ).map(Account.init(row:))
        }
    }

    /// A person with an employment at an organisation; nil when there is none.
    public func somePerson(at organisation: Int64) async throws -> Int64? {
        try await read { database in
            try Int64.fetchOne(
                database, sql: "SELECT personID FROM employment WHERE organisationID = ? LIMIT 1",
                arguments: [organisation])
        }
    }

    /// What an account signs in with; nil when there is none of that identity.
    public func credentials(_ id: Int64) async throws -> StoredCredentials? {
        try await credentials("id = ?", [id])
    }

    /// What the account of a sign-in name signs in with.
    public func credentials(named name: String) async throws -> StoredCredentials? {
        try await credentials("signInName = ?", [name])
    }

    /// What the account of a person at an identity provider signs in with.
    public func credentials(issuer: String, subject: String) async throws -> StoredCredentials? {
        try await credentials("issuer = ? AND subject = ?", [issuer, subject])
    }

    private func credentials(
        _ condition: String, _ arguments: [any DatabaseValueConvertible & Sendable]
    ) async throws -> StoredCredentials? {
        try await read { database in
            try Row.fetchOne(
                database, sql: "SELECT \(Self.credentialColumns) FROM account WHERE \(condition)",
                arguments: StatementArguments(arguments)
            ).map { row in
                StoredCredentials(
                    account: Account(row: row), passwordHash: row[9], codeSecret: row[10],
                    codeStep: row[11],
                    recoveryDigests: (try? JSONDecoder().decode([String].self, from: Data((row[12] as String).utf8)))
                        ?? [],
                    issuer: row[13], subject: row[14])
            }
        }
    }

    /// Adds an account.
    ///
    /// - Throws: ``StoreFault/taken(what:)`` when the sign-in name is in use.
    @discardableResult
    public func addAccount(
        _ account: Account, passwordHash: String? = nil, issuer: String? = nil, subject: String? = nil,
        createdAt: String, event: Event.Draft?
    ) async throws -> Int64 {
        try await write(event) { database in
            try Self.insert(
                account, passwordHash: passwordHash, issuer: issuer, subject: subject, createdAt: createdAt, database)
        }
    }

    static func insert(
        _ account: Account, passwordHash: String?, issuer: String?, subject: String?, createdAt: String,
        _ database: Database
    ) throws -> Int64 {
        let isTaken = try Bool.fetchOne(
            database, sql: "SELECT 1 FROM account WHERE signInName = ?", arguments: [account.signInName])
        guard isTaken == nil else { throw StoreFault.taken(what: account.signInName) }
        try database.execute(
            sql: """
                INSERT INTO account (name, signInName, email, isProtected, personID, isDemonstration, createdAt,
                    passwordHash, issuer, subject) VALUES (?,?,?,?,?,?,?,?,?,?)
                """,
            arguments: [
                account.name, account.signInName, account.email, account.isProtected, account.personID,
                account.isDemonstration, createdAt, passwordHash, issuer, subject,
            ])
        return database.lastInsertedRowID
    }

    /// Saves name, address, protection and the tie to a register person.
    public func saveAccount(_ account: Account, event: Event.Draft) async throws {
        try await write(event) { database in
            try database.execute(
                sql: "UPDATE account SET name = ?, email = ?, isProtected = ?, personID = ?, closedAt = ? WHERE id = ?",
                arguments: [
                    account.name, account.email, account.isProtected, account.personID, account.closedAt, account.id,
                ])
        }
    }

    /// Saves a new password; sessions begun before `time` end.
    public func savePassword(_ hash: String, of account: Int64, time: String, event: Event.Draft) async throws {
        try await write(event) { database in
            try database.execute(
                sql: "UPDATE account SET passwordHash = ?, sessionsFrom = ? WHERE id = ?",
                arguments: [hash, time, account])
        }
    }

    /// Replaces the hash of the same password by one of today's strength; nothing else changes.
    public func strengthenPassword(_ hash: String, of account: Int64) async throws {
        try await write(nil) { database in
            try database.execute(
                sql: "UPDATE account SET passwordHash = ? WHERE id = ?", arguments: [hash, account])
        }
    }

    /// Ties an account to a person at an identity provider. False when it, or the person, is tied already.
    public func tieAccount(
        _ account: Int64, issuer: String, subject: String, event: Event.Draft
    ) async throws -> Bool {
        try await write(nil) { database in
            let isTaken = try Bool.fetchOne(
                database, sql: "SELECT 1 FROM account WHERE issuer = ? AND subject = ?", arguments: [issuer, subject])
            guard isTaken == nil else { return false }
            try database.execute(
                sql: "UPDATE account SET issuer = ?, subject = ? WHERE id = ? AND issuer IS NULL",
                arguments: [issuer, subject, account])
            guard database.changesCount == 1 else { return false }
            try event.insert(database)
            return true
        }
    }

    /// Turns one-time codes on or off.
    public func saveCodes(
        secret: String?, recoveryDigests: [String], of account: Int64, event: Event.Draft
    ) async throws {
        let json = try Self.json(recoveryDigests)
        try await write(event) { database in
            try database.execute(
                sql: "UPDATE account SET codeSecret = ?, codeStep = 0, recoveryDigests = ? WHERE id = ?",
                arguments: [secret, json, account])
        }
    }

    /// Marks the step of a code as used. False when it, or a later one, already was: a code is good once, whoever comes
    /// first.
    public func useCode(step: Int64, of account: Int64) async throws -> Bool {
        try await write(nil) { database in
            try database.execute(
                sql: "UPDATE account SET codeStep = ? WHERE id = ? AND codeStep < ?", arguments: [step, account, step])
            return database.changesCount == 1
        }
    }

    /// Takes a recovery code out. False when it was not among those left.
    public func useRecoveryCode(digest: String, of account: Int64, event: Event.Draft) async throws -> Bool {
        try await write(event) { database in
            let stored =
                try String.fetchOne(
                    database, sql: "SELECT recoveryDigests FROM account WHERE id = ?", arguments: [account]) ?? "[]"
            var left = try JSONDecoder().decode([String].self, from: Data(stored.utf8))
            guard let place = left.firstIndex(of: digest) else { return false }
            left.remove(at: place)
            try database.execute(
                sql: "UPDATE account SET recoveryDigests = ? WHERE id = ?", arguments: [try Self.json(left), account])
            return true
        }
    }
}

extension Account {
    fileprivate init(row: Row) {
        self.init(
            id: row[0], name: row[1], signInName: row[2], email: row[3], isProtected: row[4], personID: row[5],
            isDemonstration: row[6], closedAt: row[7], sessionsFrom: row[8])
    }
}
