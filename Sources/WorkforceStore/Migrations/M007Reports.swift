internal import GRDB

extension Migrations {
    /// Frozen reports and their notes. A report is never changed nor removed: the triggers hold for every program that
    /// opens the file.
    static func reports(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("007-reports") { database in
            try database.execute(
                sql: """
                    CREATE TABLE report (
                        id INTEGER PRIMARY KEY,
                        organisationID INTEGER NOT NULL REFERENCES organisation(id),
                        title TEXT NOT NULL,
                        page TEXT NOT NULL,
                        query TEXT NOT NULL,
                        frozenAt TEXT NOT NULL,
                        frozenBy TEXT NOT NULL,
                        content BLOB NOT NULL,
                        checksum INTEGER NOT NULL
                    ) STRICT;
                    CREATE INDEX report_organisation ON report(organisationID);
                    CREATE TRIGGER report_unchanged BEFORE UPDATE ON report
                        BEGIN SELECT RAISE(ABORT, 'a frozen report is never changed'); END;
                    CREATE TRIGGER report_kept BEFORE DELETE ON report
                        BEGIN SELECT RAISE(ABORT, 'a frozen report is never removed'); END;

                    CREATE TABLE reportNote (
                        id INTEGER PRIMARY KEY,
                        reportID INTEGER NOT NULL REFERENCES report(id),
                        time TEXT NOT NULL,
                        author TEXT NOT NULL,
                        kind TEXT NOT NULL CHECK (kind IN ('addendum', 'withdrawal')),
                        text TEXT NOT NULL
                    ) STRICT;
                    CREATE INDEX reportNote_report ON reportNote(reportID);
                    CREATE TRIGGER reportNote_unchanged BEFORE UPDATE ON reportNote
                        BEGIN SELECT RAISE(ABORT, 'a note is never changed'); END;
                    CREATE TRIGGER reportNote_kept BEFORE DELETE ON reportNote
                        BEGIN SELECT RAISE(ABORT, 'a note is never removed'); END;
                    """)
        }
    }
}
