internal import GRDB
public import WorkforceModel

/// Changes that came together: typed, or delivered by one employer in one file.
public struct ObservationBatch: Sendable {
    /// The file; nil when typed.
    public var delivery: Delivery?
    /// The mapping the file was read with, kept for the employer's next one.
    public var mapping: ObservationMapping?
    /// Figures that change or are confirmed.
    public var changes: [ObservationChange]

    /// A batch from its parts.
    public init(delivery: Delivery? = nil, mapping: ObservationMapping? = nil, changes: [ObservationChange]) {
        self.delivery = delivery
        self.mapping = mapping
        self.changes = changes
    }
}

extension Store {
    /// The latest observation of each indicator and profession in each organisation.
    public func latestObservations() async throws -> [Observation] {
        try await observations(
            where: """
                (organisationID, professionID, indicator, day) IN (
                    SELECT organisationID, professionID, indicator, max(day) FROM observation GROUP BY 1, 2, 3)
                """, [])
    }

    /// Every observation of an organisation itself, latest day first.
    public func observations(of organisationID: Int64) async throws -> [Observation] {
        try await observations(where: "organisationID = ?", [organisationID])
    }

    private func observations(where condition: String, _ arguments: StatementArguments) async throws -> [Observation] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT organisationID, professionID, indicator, day, value, fileName, recordedAt
                    FROM observation LEFT JOIN delivery ON delivery.id = deliveryID
                    WHERE \(condition) ORDER BY day DESC, organisationID, professionID, indicator
                    """, arguments: arguments
            ).compactMap { row in
                // An indicator of a later version says nothing to this one.
                guard let indicator = Indicator(rawValue: row[2]), let day = Day(row[3] as String) else { return nil }
                return Observation(
                    key: ObservationKey(
                        organisationID: row[0], professionID: row[1], indicator: indicator, day: day),
                    value: row[4], file: row[5], recordedAt: row[6])
            }
        }
    }

    /// Saves changes, all or none; a figure that becomes nil is removed.
    ///
    /// - Throws: ``StoreFault/conflict(stored:edited:)`` when somebody changed one of the figures in between.
    public func saveObservations(
        _ batches: [ObservationBatch], recordedAt: String, event: Event.Draft
    ) async throws {
        let rows = try batches.map { batch in
            (
                batch: batch, unmapped: try Self.json(batch.delivery?.unmapped ?? []),
                mapping: try batch.mapping.map { try Self.json($0) }
            )
        }
        try await write(event) { database in
            for (batch, unmapped, mapping) in rows {
                var delivery: Int64?
                if let file = batch.delivery {
                    let places = Set(
                        batch.changes.map { [$0.key.organisationID, $0.key.professionID, Int64($0.key.day.number)] })
                    delivery = try file.insert(rows: places.count, persons: 0, unmapped: unmapped, database)
                    if let mapping { try file.keep(mapping: mapping, database) }
                }
                for change in batch.changes { try change.save(delivery: delivery, at: recordedAt, database) }
            }
        }
    }
}

extension ObservationChange {
    fileprivate func save(delivery: Int64?, at time: String, _ database: Database) throws {
        let place: StatementArguments = [
            key.organisationID, key.professionID, key.indicator.rawValue, key.day.description,
        ]
        let stored = try Double.fetchOne(
            database,
            sql: """
                SELECT value FROM observation
                WHERE organisationID = ? AND professionID = ? AND indicator = ? AND day = ?
                """, arguments: place)
        if stored != before { throw StoreFault.conflict(stored: 1, edited: 0) }
        guard let after else {
            return try database.execute(
                sql: """
                    DELETE FROM observation
                    WHERE organisationID = ? AND professionID = ? AND indicator = ? AND day = ?
                    """, arguments: place)
        }
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO observation
                    (organisationID, professionID, indicator, day, value, deliveryID, recordedAt)
                VALUES (?,?,?,?,?,?,?)
                """, arguments: place + [after, delivery, time])
    }
}
