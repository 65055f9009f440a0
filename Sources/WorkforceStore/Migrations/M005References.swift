internal import GRDB

extension Migrations {
    /// Indexes of references, so that what is referred to can be removed or looked up from without reading whole tables.
    ///
    /// An employment's person, organisation and profession have none: its rows are written and removed by delivery only, and
    /// each index would lengthen the time that a register of 200 000 rows keeps others from writing.
    static func references(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("005-references") { database in
            try database.execute(
                sql: """
                    CREATE INDEX setupProfession_profession ON setupProfession(professionID);
                    CREATE INDEX observation_profession ON observation(professionID);
                    CREATE INDEX segment_delivery ON segment(deliveryID);
                    CREATE INDEX rateSet_delivery ON rateSet(deliveryID);
                    CREATE INDEX job_organisation ON job(organisationID, kind);
                    """)
        }
    }
}
