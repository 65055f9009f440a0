internal import Foundation
internal import GRDB

extension Migrations {
    /// The log as a chain of digests with salted details, and the rules of retention. Events that were written before are
    /// chained as they stand.
    static func log(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("009-log") { database in
            try database.execute(
                sql: """
                    CREATE TABLE chainedEvent (
                        id INTEGER PRIMARY KEY,
                        time TEXT NOT NULL,
                        actor TEXT NOT NULL,
                        accountID INTEGER,
                        appointmentID INTEGER,
                        "right" TEXT,
                        kind TEXT NOT NULL CHECK (kind IN ('change', 'reading', 'administration')),
                        useCase TEXT NOT NULL,
                        object TEXT NOT NULL,
                        objectID INTEGER,
                        organisationID INTEGER,
                        rowCount INTEGER,
                        detailDigest BLOB,
                        digest BLOB NOT NULL CHECK (length(digest) = 32)
                    ) STRICT;
                    CREATE TABLE saltedDetail (
                        eventID INTEGER PRIMARY KEY REFERENCES event(id),
                        salt BLOB NOT NULL CHECK (length(salt) = 16),
                        reason TEXT,
                        before TEXT,
                        after TEXT
                    ) STRICT;
                    """)
            try chain(database)
            try database.execute(
                sql: """
                    DROP TABLE eventDetail;
                    DROP TABLE event;
                    ALTER TABLE chainedEvent RENAME TO event;
                    ALTER TABLE saltedDetail RENAME TO eventDetail;
                    CREATE INDEX event_kind ON event(kind);
                    CREATE TRIGGER event_unchanged BEFORE UPDATE ON event
                        BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
                    CREATE TRIGGER event_kept BEFORE DELETE ON event
                        BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
                    CREATE TRIGGER eventDetail_unchanged BEFORE UPDATE ON eventDetail
                        BEGIN SELECT RAISE(ABORT, 'the details of an event are erased or kept, never changed'); END;

                    CREATE TABLE retentionRule (
                        class TEXT NOT NULL,
                        version INTEGER NOT NULL,
                        months INTEGER NOT NULL CHECK (months >= 0),
                        start TEXT NOT NULL,
                        ground TEXT NOT NULL,
                        changedAt TEXT,
                        changedBy TEXT,
                        PRIMARY KEY (class, version)
                    ) STRICT, WITHOUT ROWID;
                    """)
            for rule in RetentionRule.shipped { try rule.insert(database) }
        }
    }

    private static func chain(_ database: Database) throws {
        var previous = Digest.zero
        let events = try Row.fetchCursor(
            database,
            sql: """
                SELECT event.id, time, actor, useCase, object, objectID, organisationID, before, after
                FROM event LEFT JOIN eventDetail ON eventID = event.id ORDER BY event.id
                """)
        while let event = try events.next() {
            let detail = LoggedDetail(reason: nil, before: event[7], after: event[8])
            let row = LoggedRow(
                id: event[0], time: event[1], actor: event[2], accountID: nil, appointmentID: nil, right: nil,
                kind: Event.Kind.change.rawValue, useCase: event[3], object: event[4], objectID: event[5],
                organisationID: event[6], rowCount: nil, detailDigest: detail?.digest.bytes)
            previous = row.digest(after: previous)
            try row.insert(digest: previous, into: "chainedEvent", database)
            if let detail {
                try database.execute(
                    sql: "INSERT INTO saltedDetail (eventID, salt, reason, before, after) VALUES (?,?,?,?,?)",
                    arguments: [row.id, detail.salt, detail.reason, detail.before, detail.after])
            }
        }
    }
}
