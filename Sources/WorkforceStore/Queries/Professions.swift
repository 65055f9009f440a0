internal import GRDB
public import WorkforceModel

extension Store {
    /// All professions, by sector and name.
    public func professions() async throws -> [Profession] {
        try await read { try Profession.all($0) }
    }

    /// Adds or updates professions by name with their codes; a code moves to the profession that names it last.
    ///
    /// - Returns: identities by name.
    @discardableResult
    public func saveProfessions(_ professions: [Profession], event: Event.Draft) async throws -> [String: Int64] {
        try await write(event) { database in
            var identities: [String: Int64] = [:]
            for profession in professions {
                identities[profession.name] = try profession.save(database)
            }
            return identities
        }
    }
}

extension Profession {
    static func all(_ database: Database) throws -> [Profession] {
        var codes: [Int64: [String]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT professionID, code FROM professionCode ORDER BY code") {
            codes[row[0], default: []].append(row[1])
        }
        return try Row.fetchAll(
            database, sql: "SELECT id, name, sector, \"group\", ssyk, isLicensed FROM profession ORDER BY sector, name"
        ).map { row in
            Profession(
                id: row[0], name: row[1], sector: row[2], group: row[3], aidCodes: codes[row[0]] ?? [], ssyk: row[4],
                isLicensed: row[5])
        }
    }

    @discardableResult
    func save(_ database: Database) throws -> Int64 {
        try database.execute(
            sql: """
                INSERT INTO profession (name, sector, "group", ssyk, isLicensed) VALUES (?,?,?,?,?)
                ON CONFLICT (name) DO UPDATE SET sector = excluded.sector, "group" = excluded."group",
                    ssyk = excluded.ssyk, isLicensed = excluded.isLicensed
                """, arguments: [name, sector, group, ssyk, isLicensed])
        let identity =
            try Int64.fetchOne(database, sql: "SELECT id FROM profession WHERE name = ?", arguments: [name]) ?? 0
        for code in aidCodes {
            try database.execute(
                sql: """
                    INSERT INTO professionCode (code, professionID) VALUES (?,?)
                    ON CONFLICT (code) DO UPDATE SET professionID = excluded.professionID
                    """, arguments: [code, identity])
        }
        return identity
    }
}
