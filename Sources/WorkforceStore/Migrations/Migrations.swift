internal import GRDB

/// The schema's history: one migration a file, in the order they are registered. A released migration is never changed.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        registry(&migrator)
        projection(&migrator)
        imports(&migrator)
        work(&migrator)
        references(&migrator)
        observations(&migrator)
        reports(&migrator)
        employmentRows(&migrator)
        log(&migrator)
        rights(&migrator)
        merging(&migrator)
        return migrator
    }
}
