internal import Foundation
internal import GRDB
public import WorkforceModel

/// A file that was taken in.
public struct Delivery: Sendable, Equatable, Identifiable {
    /// Identity in the store.
    public var id: Int64
    /// The employer that delivered.
    public var employerID: Int64
    /// Kind of file: `register` or `observations`.
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

extension Delivery {
    /// Writes the delivery.
    ///
    /// - Parameter unmapped: ``unmapped`` as JSON.
    /// - Returns: its identity.
    func insert(rows: Int, persons: Int, unmapped: String, _ database: Database) throws -> Int64 {
        try database.execute(
            sql: """
                INSERT INTO delivery (employerID, kind, fileName, receivedAt, rowCount, personCount, fromDay, toDay,
                    unmapped) VALUES (?,?,?,?,?,?,?,?,?)
                """,
            arguments: [
                employerID, kind, fileName, receivedAt, rows, persons, fromDay?.description, toDay?.description,
                unmapped,
            ])
        return database.lastInsertedRowID
    }

    /// Keeps the mapping it was read with, as JSON, for the employer's next file of the kind.
    func keep(mapping: String, _ database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO importMapping (employerID, kind, content) VALUES (?,?,?)",
            arguments: [employerID, kind, mapping])
    }
}

extension Store {
    /// Stores a register delivery in one transaction: persons, employment rows, the column segment, what was made from
    /// them, and the event. Earlier deliveries of the employer keep their segment (vintage); their rows are replaced.
    ///
    /// - Parameters:
    ///   - columns: employments; `person` indexes `pseudonyms`.
    ///   - pseudonyms: persons in order of their dense number.
    ///   - rates: the rates estimated from the columns, as bytes; nil when none could be.
    ///   - firstPlan: a plan with exits from the register, written only when the employer has none.
    ///   - mapping: the mapping the file was read with, kept for the employer's next file of the kind.
    /// - Returns: the delivery's identity.
    public func addRegister(
        _ delivery: Delivery, columns: EmploymentColumns, pseudonyms: [String], rates: [UInt8]? = nil,
        firstPlan: PlanCase? = nil, mapping: ImportMapping? = nil, event: Event.Draft
    ) async throws -> Int64 {
        let unmapped = try Self.json(delivery.unmapped)
        let mapping = try mapping.map { try Self.json($0) }
        return try await write(event) { database in
            let id = try delivery.insert(rows: columns.count, persons: pseudonyms.count, unmapped: unmapped, database)
            try EmploymentRows.replace(
                columns, pseudonyms: pseudonyms, employer: delivery.employerID, kind: delivery.kind, delivery: id,
                database)
            try EmploymentSegment.insert(columns, employer: delivery.employerID, delivery: id, database)
            if let rates {
                try Self.insertRates(
                    rates, employer: delivery.employerID, delivery: id, createdAt: delivery.receivedAt, database)
            }
            if let firstPlan, try StoredPlan.version(of: delivery.employerID, database) == 0 {
                try PlanWriter(database: database, organisationID: delivery.employerID, plan: firstPlan).write(
                    version: 1, exits: .register)
            }
            if let mapping { try delivery.keep(mapping: mapping, database) }
            return id
        }
    }

    private static func insertRates(
        _ content: [UInt8], employer: Int64, delivery: Int64, createdAt: String, _ database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO rateSet (employerID, deliveryID, createdAt, content) VALUES (?,?,?,?)",
            arguments: [employer, delivery, createdAt, Data(content)])
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
            try Self.insertRates(
                content, employer: employer, delivery: delivery, createdAt: createdAt, database)
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
