internal import GRDB
public import WorkforceModel

extension Store {
    /// Adds one organisation, or changes one that is stored; name, kind, parent and dates, never the code.
    ///
    /// - Parameters:
    ///   - organisation: `id` 0 for a new one, whose code must be free.
    ///   - before: the organisation as it stood when the edit began; nil for a new one.
    /// - Returns: its identity.
    /// - Throws: ``StoreFault/conflict(stored:edited:)`` when somebody changed it in between,
    ///   ``StoreFault/notFound(what:id:)`` when it is gone.
    @discardableResult
    public func saveOrganisation(
        _ organisation: Organisation, before: Organisation?, event: Event.Draft
    ) async throws -> Int64 {
        try await write(event) { database in
            guard let before else {
                try database.execute(
                    sql: """
                        INSERT INTO organisation (code, name, kind, parentID, validFrom, validTo, isSynthetic)
                        VALUES (?,?,?,?,?,?,?)
                        """,
                    arguments: [
                        organisation.code, organisation.name, organisation.kind.rawValue, organisation.parentID,
                        organisation.validFrom?.description, organisation.validTo?.description,
                        organisation.isSynthetic,
                    ])
                return database.lastInsertedRowID
            }
            guard let stored = try Organisation.all(database).first(where: { $0.id == before.id }) else {
                throw StoreFault.notFound(what: "organisation", id: before.id)
            }
            if stored != before { throw StoreFault.conflict(stored: 1, edited: 0) }
            try database.execute(
                sql:
                    "UPDATE organisation SET name = ?, kind = ?, parentID = ?, validFrom = ?, validTo = ? WHERE id = ?",
                arguments: [
                    organisation.name, organisation.kind.rawValue, organisation.parentID,
                    organisation.validFrom?.description, organisation.validTo?.description, before.id,
                ])
            return before.id
        }
    }
}
