internal import SwedishText
public import WorkforceModel
internal import WorkforceStore

extension Service {
    /// Tries every figure of a text against an organisation's tables. Nothing is stored.
    ///
    /// - Parameter text: plain text, also with pasted tables.
    /// - Returns: the figures in order; each *går inte att pröva* when nothing is entered for the organisation.
    /// - Throws: ``RequestFault/notAvailable`` when there is no such organisation.
    public func checkText(_ text: String, of organisationID: Int64) async throws -> [TextFinding] {
        let facts = try await planFacts(of: organisationID) ?? PlanFacts()
        return try await pool.run { TextCheck(facts).findings(in: text) }
    }

    /// What a text about an organisation is tried against; nil when nothing is entered that can be projected.
    func planFacts(of organisationID: Int64) async throws -> PlanFacts? {
        guard let context = try await projection(of: organisationID) else { return nil }
        var facts = context.facts
        facts.organisationNames = try await caches.registry(store).tree.path(to: organisationID).map(\.name)
        return facts
    }
}

extension ProjectionContext {
    /// What a text about the organisation is tried against. A plan entered above speaks of the whole, so its printed
    /// tables and figures count only for the organisation that they were entered for.
    var facts: PlanFacts {
        guard !isSum else { return PlanFacts(sumOf: parts.map(\.input), projection: projection) }
        guard first.stored.organisationID == organisation.id else {
            return PlanFacts(sumOf: [first.input], projection: projection)
        }
        var plan = first.stored.plan
        plan.input = first.input
        return PlanFacts(plan, projection: projection)
    }

    /// Whether the tables that a text is tried against are a published plan's own.
    var hasPublishedTables: Bool {
        !isSum && first.stored.organisationID == organisation.id && first.stored.plan.publishedNeed != nil
    }
}
