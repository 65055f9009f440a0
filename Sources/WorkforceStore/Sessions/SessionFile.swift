public import Foundation
internal import GRDB

/// Somebody signed in on some browser.
public struct StoredSession: Sendable, Equatable {
    /// SHA-256 of the session's secret in hexadecimal.
    public var digest: String
    /// The account.
    public var accountID: Int64
    /// When it began.
    public var createdAt: Date
    /// When it was last used.
    public var usedAt: Date
    /// What the browser calls itself, shortened.
    public var agent: String
    /// Where it was begun from.
    public var address: String
    /// The secret that forms carry.
    public var formToken: String

    /// A session from its parts.
    public init(
        digest: String, accountID: Int64, createdAt: Date, usedAt: Date, agent: String, address: String,
        formToken: String
    ) {
        self.digest = digest
        self.accountID = accountID
        self.createdAt = createdAt
        self.usedAt = usedAt
        self.agent = agent
        self.address = address
        self.formToken = formToken
    }
}

/// One try to sign in.
public struct SignInAttempt: Sendable, Equatable {
    /// When.
    public var time: Date
    /// The name that was typed, in lower case; empty for a provider's.
    public var name: String
    /// Where from.
    public var address: String
    /// Whether it went well.
    public var succeeded: Bool

    /// A try from its parts.
    public init(time: Date, name: String, address: String, succeeded: Bool) {
        self.time = time
        self.name = name
        self.address = address
        self.succeeded = succeeded
    }
}

/// Sessions and tries to sign in, in a file of their own beside the store: they come and go all the time, and what is
/// computed of the store must not be computed anew for that. Losing the file signs everybody out and nothing else.
public final class SessionFile: Sendable {
    private let queue: DatabaseQueue

    /// Opens, and where needed creates, the file in `directory`.
    public init(directory: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let path = directory + "/framsyn-sessions.sqlite"
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS session (
                        digest TEXT PRIMARY KEY,
                        accountID INTEGER NOT NULL,
                        createdAt REAL NOT NULL,
                        usedAt REAL NOT NULL,
                        agent TEXT NOT NULL,
                        address TEXT NOT NULL,
                        formToken TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE IF NOT EXISTS attempt (
                        time REAL NOT NULL,
                        name TEXT NOT NULL,
                        address TEXT NOT NULL,
                        succeeded INTEGER NOT NULL
                    ) STRICT;
                    CREATE INDEX IF NOT EXISTS attempt_name ON attempt(name, time);
                    CREATE INDEX IF NOT EXISTS attempt_address ON attempt(address, time);
                    CREATE INDEX IF NOT EXISTS attempt_time ON attempt(time);
                    """)
        }
    }

    /// Every session.
    public func sessions() throws -> [StoredSession] {
        try queue.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT digest, accountID, createdAt, usedAt, agent, address, formToken FROM session"
            ).map { row in
                StoredSession(
                    digest: row[0], accountID: row[1], createdAt: Date(timeIntervalSince1970: row[2]),
                    usedAt: Date(timeIntervalSince1970: row[3]), agent: row[4], address: row[5], formToken: row[6])
            }
        }
    }

    /// Keeps a session; one of the same digest is replaced.
    public func save(_ session: StoredSession) throws {
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO session (digest, accountID, createdAt, usedAt, agent, address, formToken)
                    VALUES (?,?,?,?,?,?,?)
                    """,
                arguments: [
                    session.digest, session.accountID, session.createdAt.timeIntervalSince1970,
                    session.usedAt.timeIntervalSince1970, session.agent, session.address, session.formToken,
                ])
        }
    }

    /// Ends sessions.
    public func remove(_ digests: [String]) throws {
        try queue.write { database in
            for digest in digests {
                try database.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [digest])
            }
        }
    }

    /// Notes a try; those older than `limit` go.
    public func note(_ attempt: SignInAttempt, keepingFrom limit: Date) throws {
        try queue.write { database in
            try database.execute(
                sql: "INSERT INTO attempt (time, name, address, succeeded) VALUES (?,?,?,?)",
                arguments: [
                    attempt.time.timeIntervalSince1970, attempt.name, attempt.address, attempt.succeeded,
                ])
            try database.execute(
                sql: "DELETE FROM attempt WHERE time < ?", arguments: [limit.timeIntervalSince1970])
        }
    }

    /// The tries of a name or an address since `time`, oldest first.
    public func attempts(name: String, address: String, since time: Date) throws -> [SignInAttempt] {
        try queue.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT time, name, address, succeeded FROM attempt
                    WHERE (name = ? OR address = ?) AND time >= ? ORDER BY time
                    """, arguments: [name, address, time.timeIntervalSince1970]
            ).map(SignInAttempt.init(row:))
        }
    }

    /// The latest tries, newest first.
    public func attempts(limit: Int) throws -> [SignInAttempt] {
        try queue.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT time, name, address, succeeded FROM attempt ORDER BY time DESC, rowid DESC LIMIT ?",
                arguments: [limit]
            ).map(SignInAttempt.init(row:))
        }
    }

    /// Closes the file.
    public func close() throws {
        try queue.close()
    }
}

extension SignInAttempt {
    fileprivate init(row: Row) {
        self.init(time: Date(timeIntervalSince1970: row[0]), name: row[1], address: row[2], succeeded: row[3])
    }
}
