internal import GRDB

extension Migrations {
    /// Outcomes by organisation, profession, indicator and day, each delivered (with its delivery) or typed (without).
    ///
    /// The table that held the values of plans had this name; a plan's values are replaced with the plan and are no
    /// outcomes, so it is called after what it holds.
    static func observations(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("006-observations") { database in
            try database.execute(
                sql: """
                    DROP INDEX observation_key;
                    DROP INDEX observation_profession;
                    ALTER TABLE observation RENAME TO planValue;
                    CREATE UNIQUE INDEX planValue_key ON planValue(
                        organisationID, indicator, coalesce(professionID, 0), series, year, kind);
                    CREATE INDEX planValue_profession ON planValue(professionID);

                    CREATE TABLE observation (
                        organisationID INTEGER NOT NULL REFERENCES organisation(id) ON DELETE CASCADE,
                        professionID INTEGER NOT NULL REFERENCES profession(id),
                        indicator TEXT NOT NULL,
                        day TEXT NOT NULL,
                        value REAL NOT NULL CHECK (value >= 0),
                        deliveryID INTEGER REFERENCES delivery(id) ON DELETE CASCADE,
                        recordedAt TEXT NOT NULL,
                        PRIMARY KEY (organisationID, professionID, indicator, day)
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX observation_profession ON observation(professionID);
                    CREATE INDEX observation_delivery ON observation(deliveryID);
                    """)
        }
    }
}
