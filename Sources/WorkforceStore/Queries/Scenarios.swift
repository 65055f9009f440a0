internal import GRDB
public import WorkforceModel

/// A saved scenario.
public struct StoredScenario: Sendable, Equatable, Identifiable {
    /// Identity in the store.
    public var id: Int64
    /// Organisation it belongs to.
    public var organisationID: Int64
    /// Counts up by one for each change.
    public var version: Int
    /// Name and levers.
    public var scenario: Scenario
}

extension Store {
    /// The scenarios of an organisation, by name.
    public func scenarios(of organisationID: Int64) async throws -> [StoredScenario] {
        try await read { database in
            let levers = try Row.fetchAll(
                database,
                sql: """
                    SELECT scenarioLever.* FROM scenarioLever JOIN scenario ON id = scenarioID
                    WHERE organisationID = ? ORDER BY scenarioID, position
                    """, arguments: [organisationID])
            return try Row.fetchAll(
                database, sql: "SELECT id, name, version FROM scenario WHERE organisationID = ? ORDER BY name",
                arguments: [organisationID]
            ).map { row in
                let id: Int64 = row[0]
                return StoredScenario(
                    id: id, organisationID: organisationID, version: row[2],
                    scenario: Scenario(
                        name: row[1],
                        levers: levers.filter { ($0["scenarioID"] as Int64) == id }.compactMap { Lever(row: $0) }))
            }
        }
    }

    /// Saves a scenario under its name; one of the same name is replaced.
    ///
    /// - Returns: the scenario's identity.
    @discardableResult
    public func saveScenario(_ scenario: Scenario, of organisationID: Int64, event: Event.Draft) async throws -> Int64 {
        try await write(event) { database in
            try database.execute(
                sql: """
                    INSERT INTO scenario (organisationID, name) VALUES (?,?)
                    ON CONFLICT (organisationID, name) DO UPDATE SET version = version + 1
                    """, arguments: [organisationID, scenario.name])
            let id =
                try Int64.fetchOne(
                    database, sql: "SELECT id FROM scenario WHERE organisationID = ? AND name = ?",
                    arguments: [organisationID, scenario.name]) ?? 0
            try database.execute(sql: "DELETE FROM scenarioLever WHERE scenarioID = ?", arguments: [id])
            for (position, lever) in scenario.levers.enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO scenarioLever (scenarioID, position, kind, profession, toProfession, value,
                            startYear, rampYears, sinceYear, lagYears) VALUES (?,?,?,?,?,?,?,?,?,?)
                        """,
                    arguments: [
                        id, position, lever.kind.rawValue, lever.profession, lever.toProfession, lever.value,
                        lever.startYear, lever.rampYears, lever.sinceYear, lever.lagYears,
                    ])
            }
            return id
        }
    }

    /// Removes a scenario.
    public func deleteScenario(_ id: Int64, of organisationID: Int64, event: Event.Draft) async throws {
        try await write(event) { database in
            try database.execute(
                sql: "DELETE FROM scenario WHERE id = ? AND organisationID = ?", arguments: [id, organisationID])
            if database.changesCount == 0 { throw StoreFault.notFound(what: "scenario", id: id) }
        }
    }
}

extension Lever {
    fileprivate init?(row: Row) {
        guard let kind = LeverKind(rawValue: row["kind"]) else { return nil }
        self.init(
            kind: kind, profession: row["profession"], toProfession: row["toProfession"], value: row["value"],
            startYear: row["startYear"], rampYears: row["rampYears"], sinceYear: row["sinceYear"],
            lagYears: row["lagYears"])
    }
}
