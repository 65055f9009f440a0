public import Foundation
internal import GRDB

/// A page as it was on a day, kept for good.
public struct StoredReport: Sendable, Equatable, Identifiable {
    /// Something said about a report afterwards.
    public struct Note: Sendable, Equatable {
        /// What a note does.
        public enum Kind: String, Sendable {
            /// Adds or corrects in words.
            case addendum
            /// Says that the report no longer holds.
            case withdrawal
        }

        /// Time in UTC.
        public var time: String
        /// Who wrote it.
        public var author: String
        /// What it does.
        public var kind: Kind
        /// The words.
        public var text: String

        /// A note from its parts.
        public init(time: String, author: String, kind: Kind, text: String) {
            self.time = time
            self.author = author
            self.kind = kind
            self.text = text
        }
    }

    /// Identity in the store; 0 before it is stored.
    public var id: Int64
    /// The organisation it concerns.
    public var organisationID: Int64
    /// Heading.
    public var title: String
    /// Path of the page that was frozen.
    public var page: String
    /// Its query, as in an address.
    public var query: String
    /// Time in UTC.
    public var frozenAt: String
    /// Who froze it.
    public var frozenBy: String
    /// Notes in order of time.
    public var notes: [Note]

    /// A report from its parts.
    public init(
        id: Int64 = 0, organisationID: Int64, title: String, page: String, query: String, frozenAt: String,
        frozenBy: String, notes: [Note] = []
    ) {
        self.id = id
        self.organisationID = organisationID
        self.title = title
        self.page = page
        self.query = query
        self.frozenAt = frozenAt
        self.frozenBy = frozenBy
        self.notes = notes
    }

    /// Whether a note says that it no longer holds.
    public var isWithdrawn: Bool { notes.contains { $0.kind == .withdrawal } }
}

extension Store {
    /// Keeps a report with its content.
    ///
    /// - Returns: the report's identity.
    public func addReport(_ report: StoredReport, content: Data, event: Event.Draft) async throws -> Int64 {
        try await write(event) { database in
            try database.execute(
                sql: """
                    INSERT INTO report (organisationID, title, page, query, frozenAt, frozenBy, content, checksum)
                    VALUES (?,?,?,?,?,?,?,?)
                    """,
                arguments: [
                    report.organisationID, report.title, report.page, report.query, report.frozenAt, report.frozenBy,
                    content, ColumnBlob.checksum(content),
                ])
            return database.lastInsertedRowID
        }
    }

    /// The reports of some organisations, newest first, without their content.
    public func reports(of organisations: Set<Int64>) async throws -> [StoredReport] {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT id, organisationID, title, page, query, frozenAt, frozenBy FROM report ORDER BY id DESC
                    """)
            return try rows.map(StoredReport.init(row:)).filter { organisations.contains($0.organisationID) }.map {
                try $0.withNotes(database)
            }
        }
    }

    /// A report with its content; nil when there is none.
    ///
    /// - Throws: ``StoreFault/damagedSegment(id:column:)`` when the content is not what was written.
    public func report(_ id: Int64) async throws -> (report: StoredReport, content: Data)? {
        try await read { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT id, organisationID, title, page, query, frozenAt, frozenBy, content, checksum
                        FROM report WHERE id = ?
                        """, arguments: [id])
            else { return nil }
            let content: Data = row["content"]
            guard ColumnBlob.checksum(content) == row["checksum"] else {
                throw StoreFault.damagedSegment(id: id, column: "report")
            }
            return (try StoredReport(row: row).withNotes(database), content)
        }
    }

    /// Adds a note to a report.
    public func addReportNote(_ note: StoredReport.Note, to id: Int64, event: Event.Draft) async throws {
        try await write(event) { database in
            guard try Bool.fetchOne(database, sql: "SELECT 1 FROM report WHERE id = ?", arguments: [id]) != nil else {
                throw StoreFault.notFound(what: "report", id: id)
            }
            try database.execute(
                sql: "INSERT INTO reportNote (reportID, time, author, kind, text) VALUES (?,?,?,?,?)",
                arguments: [id, note.time, note.author, note.kind.rawValue, note.text])
        }
    }
}

extension StoredReport {
    fileprivate init(row: Row) {
        self.init(
            id: row[0], organisationID: row[1], title: row[2], page: row[3], query: row[4], frozenAt: row[5],
            frozenBy: row[6])
    }

    fileprivate func withNotes(_ database: Database) throws -> StoredReport {
        var report = self
        report.notes = try Row.fetchAll(
            database, sql: "SELECT time, author, kind, text FROM reportNote WHERE reportID = ? ORDER BY id",
            arguments: [id]
        ).compactMap { row in
            Note.Kind(rawValue: row[2]).map { Note(time: row[0], author: row[1], kind: $0, text: row[3]) }
        }
        return report
    }
}
