internal import GRDB
public import WorkforceModel

/// What is stored about one person of an employer's register.
public struct PersonRecord: Sendable, Equatable {
    /// Identity in the store.
    public var id: Int64
    /// The employer.
    public var employerID: Int64
    /// The person's employments of the latest delivery, oldest first.
    public var employments: [Employment]
}

extension Store {
    /// The record of a person by pseudonym, of the employments at one organisation; nil when there are none.
    public func personRecord(pseudonym: String, at organisation: Int64) async throws -> PersonRecord? {
        try await record("pseudonym = ? AND employment.organisationID = ?", [pseudonym, organisation])
    }

    /// The whole record of a person; nil when no delivery names the person any more.
    public func personRecord(_ id: Int64) async throws -> PersonRecord? {
        try await record("person.id = ?", [id])
    }

    private func record(
        _ condition: String, _ arguments: [any DatabaseValueConvertible & Sendable]
    ) async throws -> PersonRecord? {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT person.id, employerID, pseudonym, birthYear, sex, organisationID, professionID, form, rate,
                        fromDay, toDay, exitReason, absence
                    FROM employment JOIN person ON person.id = personID WHERE \(condition) ORDER BY fromDay, toDay
                    """, arguments: StatementArguments(arguments))
            guard let first = rows.first else { return nil }
            return PersonRecord(
                id: first[0], employerID: first[1],
                employments: rows.compactMap { row in
                    guard let sex = Sex(rawValue: row[4]) else { return nil }
                    let reason: Int = row[11]
                    return Employment(
                        person: row[2], birthYear: row[3], sex: sex, organisationID: row[5], professionID: row[6],
                        form: (row[7] as Int) == 0 ? .monthly : .hourly, rate: (row[8] as Double) / 10_000,
                        from: Day(number: row[9]), to: (row[10] as Int32?).map { Day(number: $0) },
                        exitReason: ExitReason.allCases.indices.contains(reason - 1)
                            ? ExitReason.allCases[reason - 1] : nil,
                        absenceShare: (row[12] as Double?).map { $0 / 10_000 })
                })
        }
    }

    /// Who has read what is stored about a person, newest first.
    public func readings(ofPerson id: Int64, limit: Int) async throws -> [Event] {
        try await events(EventSearch(kind: .reading, object: "person", objectID: id), limit: limit)
    }
}
