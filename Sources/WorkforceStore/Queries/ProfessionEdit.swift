internal import GRDB
public import WorkforceModel

extension Store {
    /// Adds one profession, or changes one that is stored, also its name; its codes become exactly those given.
    ///
    /// - Parameters:
    ///   - profession: `id` 0 for a new one, otherwise the identity of the one changed. Its name and codes must not belong to another.
    ///   - before: the profession as it stood when the edit began; nil for a new one.
    /// - Returns: its identity.
    /// - Throws: ``StoreFault/conflict(stored:edited:)`` when somebody changed it in between,
    ///   ``StoreFault/notFound(what:id:)`` when it is gone.
    @discardableResult
    public func saveProfession(
        _ profession: Profession, before: Profession?, event: Event.Draft
    ) async throws -> Int64 {
        try await write(event) { database in
            let identity: Int64
            if profession.id != 0 {
                guard let stored = try Profession.all(database).first(where: { $0.id == profession.id }) else {
                    throw StoreFault.notFound(what: "profession", id: profession.id)
                }
                if stored != before { throw StoreFault.conflict(stored: 1, edited: 0) }
                try database.execute(
                    sql:
                        "UPDATE profession SET name = ?, sector = ?, \"group\" = ?, ssyk = ?, isLicensed = ? WHERE id = ?",
                    arguments: [
                        profession.name, profession.sector, profession.group, profession.ssyk, profession.isLicensed,
                        stored.id,
                    ])
                identity = stored.id
            } else {
                try database.execute(
                    sql: "INSERT INTO profession (name, sector, \"group\", ssyk, isLicensed) VALUES (?,?,?,?,?)",
                    arguments: [
                        profession.name, profession.sector, profession.group, profession.ssyk, profession.isLicensed,
                    ])
                identity = database.lastInsertedRowID
            }
            try database.execute(sql: "DELETE FROM professionCode WHERE professionID = ?", arguments: [identity])
            for code in profession.aidCodes {
                try database.execute(
                    sql: "INSERT INTO professionCode (code, professionID) VALUES (?,?)", arguments: [code, identity])
            }
            return identity
        }
    }
}
