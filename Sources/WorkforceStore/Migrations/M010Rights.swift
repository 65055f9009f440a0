internal import GRDB

extension Migrations {
    /// Accounts, roles, appointments, tokens and one-time links.
    static func rights(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("010-rights") { database in
            try database.execute(
                sql: """
                    CREATE TABLE account (
                        id INTEGER PRIMARY KEY,
                        name TEXT NOT NULL,
                        signInName TEXT NOT NULL UNIQUE COLLATE NOCASE,
                        email TEXT,
                        isProtected INTEGER NOT NULL DEFAULT 0,
                        personID INTEGER REFERENCES person(id) ON DELETE SET NULL,
                        isDemonstration INTEGER NOT NULL DEFAULT 0,
                        createdAt TEXT NOT NULL,
                        closedAt TEXT,
                        passwordHash TEXT,
                        sessionsFrom TEXT NOT NULL DEFAULT '',
                        codeSecret TEXT,
                        codeStep INTEGER NOT NULL DEFAULT 0,
                        recoveryDigests TEXT NOT NULL DEFAULT '[]',
                        issuer TEXT,
                        subject TEXT,
                        CHECK ((issuer IS NULL) = (subject IS NULL))
                    ) STRICT;
                    CREATE UNIQUE INDEX account_subject ON account(issuer, subject) WHERE issuer IS NOT NULL;
                    CREATE INDEX account_person ON account(personID) WHERE personID IS NOT NULL;

                    CREATE TABLE role (
                        id TEXT PRIMARY KEY,
                        name TEXT NOT NULL UNIQUE,
                        basis TEXT NOT NULL,
                        grants TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE appointment (
                        id INTEGER PRIMARY KEY,
                        accountID INTEGER REFERENCES account(id),
                        organisationID INTEGER REFERENCES organisation(id) ON DELETE CASCADE,
                        roleID TEXT NOT NULL,
                        mandates TEXT NOT NULL DEFAULT '[]',
                        degree REAL CHECK (degree IS NULL OR (degree >= 0 AND degree <= 1)),
                        fromDay INTEGER NOT NULL,
                        toDay INTEGER,
                        CHECK (toDay IS NULL OR toDay >= fromDay)
                    ) STRICT;
                    CREATE INDEX appointment_account ON appointment(accountID);
                    CREATE INDEX appointment_organisation ON appointment(organisationID);

                    CREATE TABLE accessToken (
                        id INTEGER PRIMARY KEY,
                        accountID INTEGER NOT NULL REFERENCES account(id),
                        name TEXT NOT NULL,
                        digest TEXT NOT NULL UNIQUE,
                        appointmentID INTEGER NOT NULL REFERENCES appointment(id) ON DELETE CASCADE,
                        sensitivity TEXT NOT NULL,
                        createdAt TEXT NOT NULL,
                        lastDay INTEGER NOT NULL,
                        revokedAt TEXT
                    ) STRICT;
                    CREATE INDEX accessToken_account ON accessToken(accountID);
                    CREATE INDEX accessToken_appointment ON accessToken(appointmentID);

                    ALTER TABLE job ADD COLUMN accountID INTEGER;

                    CREATE TABLE oneTimeLink (
                        digest TEXT PRIMARY KEY,
                        accountID INTEGER REFERENCES account(id),
                        kind TEXT NOT NULL,
                        createdAt TEXT NOT NULL,
                        expiresAt TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX oneTimeLink_account ON oneTimeLink(accountID);
                    """)
        }
    }
}
