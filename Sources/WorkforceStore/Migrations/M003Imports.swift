internal import GRDB

extension Migrations {
    /// Deliveries, employments, column segments and rates.
    static func imports(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("003-imports") { database in
            try database.execute(
                sql: """
                    CREATE TABLE importMapping (
                        employerID INTEGER NOT NULL REFERENCES organisation(id) ON DELETE CASCADE,
                        kind TEXT NOT NULL,
                        content TEXT NOT NULL,
                        PRIMARY KEY (employerID, kind)
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE delivery (
                        id INTEGER PRIMARY KEY,
                        employerID INTEGER NOT NULL REFERENCES organisation(id) ON DELETE CASCADE,
                        kind TEXT NOT NULL,
                        fileName TEXT NOT NULL,
                        receivedAt TEXT NOT NULL,
                        rowCount INTEGER NOT NULL,
                        personCount INTEGER NOT NULL,
                        fromDay TEXT,
                        toDay TEXT,
                        unmapped TEXT NOT NULL DEFAULT '[]'
                    ) STRICT;
                    CREATE INDEX delivery_employer ON delivery(employerID, receivedAt);

                    CREATE TABLE person (
                        id INTEGER PRIMARY KEY,
                        employerID INTEGER NOT NULL REFERENCES organisation(id) ON DELETE CASCADE,
                        pseudonym TEXT NOT NULL,
                        birthYear INTEGER NOT NULL,
                        sex INTEGER NOT NULL,
                        UNIQUE (employerID, pseudonym)
                    ) STRICT;
                    CREATE TABLE employment (
                        id INTEGER PRIMARY KEY,
                        deliveryID INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
                        personID INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
                        organisationID INTEGER NOT NULL REFERENCES organisation(id),
                        professionID INTEGER NOT NULL REFERENCES profession(id),
                        form INTEGER NOT NULL,
                        rate INTEGER NOT NULL,
                        fromDay INTEGER NOT NULL,
                        toDay INTEGER,
                        exitReason INTEGER NOT NULL,
                        absence INTEGER
                    ) STRICT;
                    CREATE INDEX employment_delivery ON employment(deliveryID);

                    CREATE TABLE segment (
                        id INTEGER PRIMARY KEY,
                        employerID INTEGER NOT NULL REFERENCES organisation(id) ON DELETE CASCADE,
                        deliveryID INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
                        kind TEXT NOT NULL,
                        formatVersion INTEGER NOT NULL,
                        rowCount INTEGER NOT NULL
                    ) STRICT;
                    CREATE INDEX segment_employer ON segment(employerID, kind);
                    CREATE TABLE segmentColumn (
                        segmentID INTEGER NOT NULL REFERENCES segment(id) ON DELETE CASCADE,
                        name TEXT NOT NULL,
                        checksum INTEGER NOT NULL,
                        data BLOB NOT NULL,
                        PRIMARY KEY (segmentID, name)
                    ) STRICT;

                    CREATE TABLE rateSet (
                        id INTEGER PRIMARY KEY,
                        employerID INTEGER NOT NULL REFERENCES organisation(id) ON DELETE CASCADE,
                        deliveryID INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
                        createdAt TEXT NOT NULL,
                        content BLOB NOT NULL
                    ) STRICT;
                    CREATE INDEX rateSet_employer ON rateSet(employerID, id);
                    """)
        }
    }
}
