internal import GRDB

extension Migrations {
    /// Organisations and professions.
    static func registry(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("001-registry") { database in
            try database.execute(
                sql: """
                    CREATE TABLE organisation (
                        id INTEGER PRIMARY KEY,
                        code TEXT NOT NULL UNIQUE,
                        name TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        parentID INTEGER REFERENCES organisation(id),
                        validFrom TEXT,
                        validTo TEXT,
                        isSynthetic INTEGER NOT NULL DEFAULT 0
                    ) STRICT;
                    CREATE INDEX organisation_parent ON organisation(parentID);

                    CREATE TABLE profession (
                        id INTEGER PRIMARY KEY,
                        name TEXT NOT NULL UNIQUE,
                        sector TEXT NOT NULL,
                        "group" TEXT NOT NULL,
                        ssyk TEXT,
                        isLicensed INTEGER NOT NULL DEFAULT 0
                    ) STRICT;
                    CREATE TABLE professionCode (
                        code TEXT PRIMARY KEY,
                        professionID INTEGER NOT NULL REFERENCES profession(id) ON DELETE CASCADE
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX professionCode_profession ON professionCode(professionID);
                    """)
        }
    }
}
