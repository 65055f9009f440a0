internal import Foundation
internal import GRDB
public import WorkforceModel

/// Unit analyses, population tables, import mappings and settings: values saved whole, as JSON.
extension Store {
    /// The saved unit analysis, with its version; nil when none has been begun.
    public func unitAnalysis<Answers: Decodable & Sendable>(
        of organisationID: Int64, as type: Answers.Type
    ) async throws -> (answers: Answers, version: Int, savedAt: String)? {
        let row = try await read { database in
            try Row.fetchOne(
                database, sql: "SELECT answers, version, savedAt FROM unitAnalysis WHERE organisationID = ?",
                arguments: [organisationID]
            ).map { (json: $0[0] as String, version: $0[1] as Int, savedAt: $0[2] as String) }
        }
        guard let row else { return nil }
        return (try JSONDecoder().decode(Answers.self, from: Data(row.json.utf8)), row.version, row.savedAt)
    }

    /// Saves a unit analysis.
    ///
    /// - Throws: ``StoreFault/conflict(stored:edited:)`` when somebody saved in between.
    public func saveUnitAnalysis(
        _ answers: some Encodable & Sendable, of organisationID: Int64, edited: Int, savedAt: String,
        event: Event.Draft
    ) async throws {
        let json = try Self.json(answers)
        try await write(event) { database in
            let stored =
                try Int.fetchOne(
                    database, sql: "SELECT version FROM unitAnalysis WHERE organisationID = ?",
                    arguments: [organisationID]) ?? 0
            if edited != stored { throw StoreFault.conflict(stored: stored, edited: edited) }
            try database.execute(
                sql: "INSERT OR REPLACE INTO unitAnalysis (organisationID, version, answers, savedAt) VALUES (?,?,?,?)",
                arguments: [organisationID, stored + 1, json, savedAt])
        }
    }

    /// Population tables of a region (all regions when nil).
    public func populationTables(region: String? = nil) async throws -> [PopulationTable] {
        let contents = try await read { database in
            try String.fetchAll(
                database,
                sql:
                    "SELECT content FROM populationTable WHERE ? IS NULL OR regionCode = ? ORDER BY regionCode, kind, id",
                arguments: [region, region])
        }
        return try contents.map { try JSONDecoder().decode(PopulationTable.self, from: Data($0.utf8)) }
    }

    /// Saves population tables; a table of the same region, kind and source is replaced.
    public func savePopulation(_ tables: [PopulationTable], event: Event.Draft) async throws {
        let rows = try tables.map { (table: $0, json: try Self.json($0)) }
        try await write(event) { database in
            for (table, json) in rows {
                try database.execute(
                    sql: "DELETE FROM populationTable WHERE regionCode = ? AND kind = ? AND source = ?",
                    arguments: [table.regionCode, table.kind.rawValue, table.source])
                try database.execute(
                    sql: """
                        INSERT INTO populationTable (regionCode, regionName, source, baseYear, kind, content)
                        VALUES (?,?,?,?,?,?)
                        """,
                    arguments: [
                        table.regionCode, table.regionName, table.source, table.baseYear, table.kind.rawValue, json,
                    ])
            }
        }
    }

    /// The saved mapping of an employer's files of one kind; nil when none is saved.
    public func mapping<Mapping: Decodable & Sendable>(
        employer: Int64, kind: String, as type: Mapping.Type
    ) async throws -> Mapping? {
        let json = try await read { database in
            try String.fetchOne(
                database, sql: "SELECT content FROM importMapping WHERE employerID = ? AND kind = ?",
                arguments: [employer, kind])
        }
        return try json.map { try JSONDecoder().decode(Mapping.self, from: Data($0.utf8)) }
    }

    /// A setting of the installation.
    public func setting(_ name: String) async throws -> String? {
        try await read { try String.fetchOne($0, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name]) }
    }

    /// Saves a setting of the installation.
    public func saveSetting(_ name: String, _ value: String, event: Event.Draft) async throws {
        try await write(event) { try Self.write(name, value, $0) }
    }

    static func write(_ setting: String, _ value: String, _ database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?,?)", arguments: [setting, value])
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
