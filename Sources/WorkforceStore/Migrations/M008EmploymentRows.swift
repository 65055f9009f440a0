internal import GRDB

extension Migrations {
    /// Employments lie in the order of their delivery, by its number and their own within it. A delivery is then written at
    /// one end of the table and removed from one stretch of it, with no index beside it to keep up.
    static func employmentRows(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("008-employmentRows") { database in
            try database.execute(
                sql: """
                    CREATE TABLE employmentByDelivery (
                        deliveryID INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
                        position INTEGER NOT NULL,
                        personID INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
                        organisationID INTEGER NOT NULL REFERENCES organisation(id),
                        professionID INTEGER NOT NULL REFERENCES profession(id),
                        form INTEGER NOT NULL,
                        rate INTEGER NOT NULL,
                        fromDay INTEGER NOT NULL,
                        toDay INTEGER,
                        exitReason INTEGER NOT NULL,
                        absence INTEGER,
                        PRIMARY KEY (deliveryID, position)
                    ) STRICT, WITHOUT ROWID;
                    INSERT INTO employmentByDelivery
                        SELECT deliveryID, row_number() OVER (PARTITION BY deliveryID ORDER BY id) - 1, personID,
                            organisationID, professionID, form, rate, fromDay, toDay, exitReason, absence
                        FROM employment ORDER BY deliveryID, id;
                    DROP TABLE employment;
                    ALTER TABLE employmentByDelivery RENAME TO employment;
                    """)
        }
    }
}
