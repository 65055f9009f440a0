internal import GRDB

extension Migrations {
    /// Jobs and the log.
    static func work(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("004-work") { database in
            try database.execute(
                sql: """
                    CREATE TABLE job (
                        id INTEGER PRIMARY KEY,
                        kind TEXT NOT NULL,
                        owner TEXT NOT NULL,
                        organisationID INTEGER REFERENCES organisation(id) ON DELETE CASCADE,
                        manifest TEXT NOT NULL,
                        state TEXT NOT NULL,
                        stage TEXT NOT NULL DEFAULT '',
                        share REAL,
                        result TEXT,
                        createdAt TEXT NOT NULL,
                        endedAt TEXT
                    ) STRICT;
                    CREATE INDEX job_state ON job(state);

                    CREATE TABLE event (
                        id INTEGER PRIMARY KEY,
                        time TEXT NOT NULL,
                        actor TEXT NOT NULL,
                        useCase TEXT NOT NULL,
                        object TEXT NOT NULL,
                        objectID INTEGER,
                        organisationID INTEGER
                    ) STRICT;
                    CREATE TABLE eventDetail (
                        eventID INTEGER PRIMARY KEY REFERENCES event(id) ON DELETE CASCADE,
                        before TEXT,
                        after TEXT
                    ) STRICT;

                    CREATE TABLE setting (
                        name TEXT PRIMARY KEY,
                        value TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    """)
        }
    }
}
