internal import GRDB
public import WorkforceModel

extension Store {
    /// All organisations, by name.
    public func organisations() async throws -> [Organisation] {
        try await read { try Organisation.all($0) }
    }

    /// Adds or updates organisations by code, parents first; all or nothing.
    ///
    /// - Parameters:
    ///   - rows: organisations with the parent named by code; `id`, `parentID` and `mergedInto` are ignored.
    ///   - mergers: code of the one that an organisation was merged into, by the organisation's code. Others keep theirs,
    ///     unless they no longer end.
    public func saveOrganisations(
        _ rows: [(organisation: Organisation, parentCode: String?)], mergers: [String: String] = [:],
        event: Event.Draft
    ) async throws {
        try await write(event) { database in
            for (organisation, _) in rows {
                try database.execute(
                    sql: """
                        INSERT INTO organisation (code, name, kind, validFrom, validTo, isSynthetic)
                        VALUES (?,?,?,?,?,?)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                            validFrom = excluded.validFrom, validTo = excluded.validTo,
                            mergedIntoID = iif(excluded.validTo IS NULL, NULL, mergedIntoID)
                        """,
                    arguments: [
                        organisation.code, organisation.name, organisation.kind.rawValue,
                        organisation.validFrom?.description, organisation.validTo?.description,
                        organisation.isSynthetic,
                    ])
            }
            for (organisation, parentCode) in rows {
                try database.execute(
                    sql: """
                        UPDATE organisation SET parentID = (SELECT id FROM organisation AS above WHERE above.code = ?)
                        WHERE code = ?
                        """, arguments: [parentCode, organisation.code])
            }
            for (code, successor) in mergers {
                try database.execute(
                    sql: """
                        UPDATE organisation SET mergedIntoID = (SELECT id FROM organisation AS body WHERE body.code = ?)
                        WHERE code = ?
                        """, arguments: [successor, code])
            }
        }
    }
}

extension Organisation {
    static func all(_ database: Database) throws -> [Organisation] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT id, code, name, kind, parentID, validFrom, validTo, mergedIntoID, isSynthetic
                FROM organisation ORDER BY name
                """
        ).map { row in
            Organisation(
                id: row[0], code: row[1], name: row[2], kind: OrganisationKind(rawValue: row[3]) ?? .unit,
                parentID: row[4], validFrom: (row[5] as String?).flatMap { Day($0) },
                validTo: (row[6] as String?).flatMap { Day($0) }, mergedInto: row[7], isSynthetic: row[8])
        }
    }
}
