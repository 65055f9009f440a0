internal import Foundation
internal import GRDB
public import WorkforceModel

/// What a stored population table is, without its figures.
public struct PopulationHeading: Sendable, Equatable, Identifiable {
    /// Identity in the store; a table that is replaced gets a new one.
    public var id: Int64
    /// Region code as in the table.
    public var regionCode: String
    /// Region name as in the table.
    public var regionName: String
    /// Source as printed.
    public var source: String
    /// The last counted year the table rests on; nil when not stated.
    public var baseYear: Int?
    /// Outcome or projection.
    public var kind: PopulationKind
    /// First year of the table.
    public var firstYear: Int
    /// Last year of the table.
    public var lastYear: Int
}

extension Store {
    /// The stored population tables by region, projections of other bodies first, the newest first among equals.
    public func populationHeadings() async throws -> [PopulationHeading] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, regionCode, regionName, source, baseYear, kind, json_extract(content, '$.years[0]'),
                        json_extract(content, '$.years[#-1]')
                    FROM populationTable
                    ORDER BY regionCode, CASE kind WHEN 'publishedProjection' THEN 0 WHEN 'ownProjection' THEN 1
                        ELSE 2 END, coalesce(baseYear, 0) DESC, id DESC
                    """
            ).map { row in
                PopulationHeading(
                    id: row[0], regionCode: row[1], regionName: row[2], source: row[3], baseYear: row[4],
                    kind: PopulationKind(rawValue: row[5]) ?? .outcome, firstYear: row[6] ?? 0, lastYear: row[7] ?? 0)
            }
        }
    }

    /// One population table with its figures; nil when it is not stored.
    public func populationTable(_ id: Int64) async throws -> PopulationTable? {
        let content = try await read { database in
            try String.fetchOne(database, sql: "SELECT content FROM populationTable WHERE id = ?", arguments: [id])
        }
        return try content.map { try JSONDecoder().decode(PopulationTable.self, from: Data($0.utf8)) }
    }
}
