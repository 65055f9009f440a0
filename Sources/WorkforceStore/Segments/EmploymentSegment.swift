internal import Foundation
internal import GRDB
public import WorkforceModel

/// Employments of one delivery as an immutable column segment: a BLOB a column with version and checksum.
enum EmploymentSegment {
    static let kind = "employment"
    static let formatVersion = 1

    static func insert(
        _ columns: EmploymentColumns, employer: Int64, delivery: Int64, _ database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO segment (employerID, deliveryID, kind, formatVersion, rowCount) VALUES (?,?,?,?,?)",
            arguments: [employer, delivery, kind, formatVersion, columns.count])
        let segment = database.lastInsertedRowID
        let blobs: [(String, Data)] = [
            ("person", ColumnBlob.encode(columns.person)), ("birthYear", ColumnBlob.encode(columns.birthYear)),
            ("sex", ColumnBlob.encode(columns.sex)), ("organisation", ColumnBlob.encode(columns.organisation)),
            ("profession", ColumnBlob.encode(columns.profession)), ("form", ColumnBlob.encode(columns.form)),
            ("rate", ColumnBlob.encode(columns.rate)), ("from", ColumnBlob.encode(columns.from)),
            ("to", ColumnBlob.encode(columns.to)), ("exitReason", ColumnBlob.encode(columns.exitReason)),
            ("absence", ColumnBlob.encode(columns.absence)),
        ]
        for (name, data) in blobs {
            try database.execute(
                sql: "INSERT INTO segmentColumn (segmentID, name, checksum, data) VALUES (?,?,?,?)",
                arguments: [segment, name, ColumnBlob.checksum(data), data])
        }
    }

    static func fetch(_ segment: Int64, _ database: Database) throws -> EmploymentColumns {
        var columns = EmploymentColumns()
        func column<Value: FixedWidthInteger>(_ name: String, _ type: Value.Type) throws -> [Value] {
            guard
                let row = try Row.fetchOne(
                    database, sql: "SELECT checksum, data FROM segmentColumn WHERE segmentID = ? AND name = ?",
                    arguments: [segment, name])
            else { throw StoreFault.damagedSegment(id: segment, column: name) }
            let data: Data = row[1]
            guard ColumnBlob.checksum(data) == (row[0] as Int64), let values = ColumnBlob.decode(data, as: type) else {
                throw StoreFault.damagedSegment(id: segment, column: name)
            }
            return values
        }
        columns.person = try column("person", Int32.self)
        columns.birthYear = try column("birthYear", Int16.self)
        columns.sex = try column("sex", UInt8.self)
        columns.organisation = try column("organisation", Int32.self)
        columns.profession = try column("profession", Int32.self)
        columns.form = try column("form", UInt8.self)
        columns.rate = try column("rate", UInt16.self)
        columns.from = try column("from", Int32.self)
        columns.to = try column("to", Int32.self)
        columns.exitReason = try column("exitReason", UInt8.self)
        columns.absence = try column("absence", UInt16.self)
        return columns
    }
}

extension Store {
    /// The employments of an employer's latest delivery as columns, with the delivery; nil when nothing is delivered.
    ///
    /// - Throws: ``StoreFault/damagedSegment(id:column:)`` when a column does not have its checksum.
    public func latestEmployments(
        employer: Int64
    ) async throws -> (delivery: Int64, columns: EmploymentColumns)? {
        try await read { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql:
                        "SELECT id, deliveryID FROM segment WHERE employerID = ? AND kind = ? ORDER BY id DESC LIMIT 1",
                    arguments: [employer, EmploymentSegment.kind])
            else { return nil }
            return (row[1], try EmploymentSegment.fetch(row[0], database))
        }
    }
}
