internal import GRDB

extension Migrations {
    /// The body that an organisation was merged into after its last day.
    static func merging(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("011-merging") { database in
            try database.execute(
                sql: """
                    ALTER TABLE organisation ADD COLUMN mergedIntoID INTEGER REFERENCES organisation(id);
                    CREATE INDEX organisation_mergedInto ON organisation(mergedIntoID);
                    """)
        }
    }
}
