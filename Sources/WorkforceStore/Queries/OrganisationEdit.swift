internal import GRDB
public import WorkforceModel

extension Store {
    /// Adds one organisation, or changes one that is stored; name, kind, parent, dates and merger, never the code.
    ///
    /// - Parameters:
    ///   - organisation: `id` 0 for a new one, whose code must be free; otherwise the identity of the one changed.
    ///   - before: the organisation as it stood when the edit began; nil for a new one.
    /// - Returns: its identity.
    /// - Throws: ``StoreFault/conflict(stored:edited:)`` when somebody changed it in between, put
    ///   it above the one chosen as its parent, or merged the one it was merged into with it, ``StoreFault/notFound(what:id:)`` when it is gone.
    @discardableResult
    public func saveOrganisation(
        _ organisation: Organisation, before: Organisation?, event: Event.Draft
    ) async throws -> Int64 {
        try await write(event) { database in
            if organisation.id == 0 {
                try database.execute(
                    sql: """
                        INSERT INTO organisation (code, name, kind, parentID, validFrom, validTo, mergedIntoID,
                            isSynthetic) VALUES (?,?,?,?,?,?,?,?)
                        """,
                    arguments: [
                        organisation.code, organisation.name, organisation.kind.rawValue, organisation.parentID,
                        organisation.validFrom?.description, organisation.validTo?.description,
                        organisation.mergedInto, organisation.isSynthetic,
                    ])
                return database.lastInsertedRowID
            }
            let tree = OrganisationTree(try Organisation.all(database))
            guard let stored = tree[organisation.id] else {
                throw StoreFault.notFound(what: "organisation", id: organisation.id)
            }
            let below = tree.subtree(of: stored.id)
            let isRing =
                [organisation.parentID, organisation.mergedInto].contains { $0.map(below.contains) ?? false }
                || organisation.mergedInto.map { tree.isMerged($0, into: stored.id) } ?? false
            if stored != before || isRing { throw StoreFault.conflict(stored: 1, edited: 0) }
            try database.execute(
                sql: """
                    UPDATE organisation SET name = ?, kind = ?, parentID = ?, validFrom = ?, validTo = ?, mergedIntoID = ?
                    WHERE id = ?
                    """,
                arguments: [
                    organisation.name, organisation.kind.rawValue, organisation.parentID,
                    organisation.validFrom?.description, organisation.validTo?.description,
                    organisation.mergedInto, stored.id,
                ])
            return stored.id
        }
    }
}
