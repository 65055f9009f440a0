internal import Foundation
internal import GRDB
public import WorkforceModel

/// A file that was taken in.
public struct Delivery: Sendable, Equatable, Identifiable {
    /// Identity in the store.
    public var id: Int64
    /// The employer that delivered.
    public var employerID: Int64
    /// Kind of file: `register`.
    public var kind: String
    /// Name of the file.
    public var fileName: String
    /// Time in UTC.
    public var receivedAt: String
    /// Rows taken in.
    public var rowCount: Int
    /// Persons in the rows.
    public var personCount: Int
    /// First day among the rows.
    public var fromDay: Day?
    /// Last day that the rows speak of.
    public var toDay: Day?
    /// Titles or codes that led to no profession, with the number of rows left out.
    public var unmapped: [UnmappedTitle]

    /// A title without a profession.
    public struct UnmappedTitle: Sendable, Equatable, Codable {
        /// The title or code as delivered.
        public var title: String
        /// Rows that carry it.
        public var rows: Int

        /// A title from its parts.
        public init(title: String, rows: Int) {
            self.title = title
            self.rows = rows
        }
    }

    /// A delivery about to be stored.
    public init(
        employerID: Int64, kind: String, fileName: String, receivedAt: String, fromDay: Day?, toDay: Day?,
        unmapped: [UnmappedTitle]
    ) {
        self.id = 0
        self.employerID = employerID
        self.kind = kind
        self.fileName = fileName
        self.receivedAt = receivedAt
        self.rowCount = 0
        self.personCount = 0
        self.fromDay = fromDay
        self.toDay = toDay
        self.unmapped = unmapped
    }

    fileprivate init(row: Row) {
        id = row["id"]
        employerID = row["employerID"]
        kind = row["kind"]
        fileName = row["fileName"]
        receivedAt = row["receivedAt"]
        rowCount = row["rowCount"]
        personCount = row["personCount"]
        fromDay = (row["fromDay"] as String?).flatMap { Day($0) }
        toDay = (row["toDay"] as String?).flatMap { Day($0) }
        unmapped =
            (try? JSONDecoder().decode([UnmappedTitle].self, from: Data((row["unmapped"] as String).utf8))) ?? []
    }
}

extension Store {
    /// Stores a register delivery in one transaction: persons, employment rows, the column segment and the event.
    /// Earlier deliveries of the employer keep their segment (vintage); their rows are replaced.
    ///
    /// - Parameters:
    ///   - columns: employments; `person` indexes `pseudonyms`.
    ///   - pseudonyms: persons in order of their dense number.
    /// - Returns: the delivery's identity.
    public func addRegister(
        _ delivery: Delivery, columns: EmploymentColumns, pseudonyms: [String], event: Event.Draft
    ) async throws -> Int64 {
        let unmapped = try Self.json(delivery.unmapped)
        return try await write(event) { database in
            try database.execute(
                sql: """
                    INSERT INTO delivery (employerID, kind, fileName, receivedAt, rowCount, personCount, fromDay, toDay,
                        unmapped) VALUES (?,?,?,?,?,?,?,?,?)
                    """,
                arguments: [
                    delivery.employerID, delivery.kind, delivery.fileName, delivery.receivedAt, columns.count,
                    pseudonyms.count, delivery.fromDay?.description, delivery.toDay?.description, unmapped,
                ])
            let id = database.lastInsertedRowID
            let persons = try Self.insertPersons(columns, pseudonyms, employer: delivery.employerID, database)
            try database.execute(
                sql: """
                    DELETE FROM employment WHERE deliveryID IN
                        (SELECT id FROM delivery WHERE employerID = ? AND kind = ? AND id <> ?)
                    """, arguments: [delivery.employerID, delivery.kind, id])
            let statement = try database.makeStatement(
                sql: """
                    INSERT INTO employment (deliveryID, personID, organisationID, professionID, form, rate, fromDay,
                        toDay, exitReason, absence) VALUES (?,?,?,?,?,?,?,?,?,?)
                    """)
            for row in 0..<columns.count {
                try statement.execute(arguments: [
                    id, persons[Int(columns.person[row])], Int64(columns.organisation[row]),
                    Int64(columns.profession[row]), Int64(columns.form[row]), Int64(columns.rate[row]),
                    Int64(columns.from[row]), columns.to[row] == .max ? nil : Int64(columns.to[row]),
                    Int64(columns.exitReason[row]),
                    columns.absence[row] == .max ? nil : Int64(columns.absence[row]),
                ])
            }
            try EmploymentSegment.insert(columns, employer: delivery.employerID, delivery: id, database)
            return id
        }
    }

    private static func insertPersons(
        _ columns: EmploymentColumns, _ pseudonyms: [String], employer: Int64, _ database: Database
    ) throws -> [Int64] {
        var birthYear = [Int16](repeating: 0, count: pseudonyms.count)
        var sex = [UInt8](repeating: 0, count: pseudonyms.count)
        for row in 0..<columns.count {
            birthYear[Int(columns.person[row])] = columns.birthYear[row]
            sex[Int(columns.person[row])] = columns.sex[row]
        }
        let statement = try database.makeStatement(
            sql: """
                INSERT INTO person (employerID, pseudonym, birthYear, sex) VALUES (?,?,?,?)
                ON CONFLICT (employerID, pseudonym) DO UPDATE SET birthYear = excluded.birthYear, sex = excluded.sex
                RETURNING id
                """)
        var identities: [Int64] = []
        identities.reserveCapacity(pseudonyms.count)
        for (index, pseudonym) in pseudonyms.enumerated() {
            let id = try Int64.fetchOne(
                statement, arguments: [employer, pseudonym, Int64(birthYear[index]), Int64(sex[index])])
            identities.append(id ?? 0)
        }
        return identities
    }

    /// Deliveries, newest first.
    public func deliveries() async throws -> [Delivery] {
        try await read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM delivery ORDER BY id DESC").map(Delivery.init)
        }
    }

    /// Saves the rates estimated from a delivery.
    public func saveRates(
        _ content: [UInt8], employer: Int64, delivery: Int64, createdAt: String, event: Event.Draft
    ) async throws {
        try await write(event) { database in
            try database.execute(
                sql: "INSERT INTO rateSet (employerID, deliveryID, createdAt, content) VALUES (?,?,?,?)",
                arguments: [employer, delivery, createdAt, Data(content)])
        }
    }

    /// The latest rates of an employer: identity, delivery and content; nil when none are estimated.
    public func latestRates(
        employer: Int64
    ) async throws -> (id: Int64, delivery: Int64, content: [UInt8])? {
        try await read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT id, deliveryID, content FROM rateSet WHERE employerID = ? ORDER BY id DESC LIMIT 1",
                arguments: [employer]
            ).map { (id: $0[0], delivery: $0[1], content: [UInt8]($0[2] as Data)) }
        }
    }

    /// The identity of the latest rates of each employer; changes when rates are estimated anew.
    public func latestRateIdentities() async throws -> [Int64: Int64] {
        try await read { database in
            Dictionary(
                try Row.fetchAll(database, sql: "SELECT employerID, max(id) FROM rateSet GROUP BY employerID").map {
                    ($0[0] as Int64, $0[1] as Int64)
                }, uniquingKeysWith: { max($0, $1) })
        }
    }
}
