internal import SwedishText
public import WorkforceModel
internal import WorkforceStore

extension Service {
    /// Tries every figure of a text against an organisation's tables. Nothing is stored.
    ///
    /// - Parameter text: plain text, also with pasted tables.
    /// - Returns: the figures in order; each *går inte att pröva* when nothing is entered for the organisation.
    /// - Throws: ``RequestFault/notAvailable`` when there is no such organisation or no right to it.
    public func checkText(_ text: String, of organisationID: Int64, viewer: Viewer) async throws -> [TextFinding] {
        try await perform(
            CheckText(organisation: organisationID, text: text), as: viewer)
    }

    /// What a text about an organisation is tried against; nil when nothing is entered that can be projected.
    func planFacts(of organisationID: Int64) async throws -> PlanFacts? {
        guard let context = try await projection(of: organisationID) else { return nil }
        var facts = context.facts
        facts.organisationNames = try await caches.registry(store).tree.path(to: organisationID).map(\.name)
        return facts
    }
}

/// Tries every figure of a text against an organisation's tables.
struct CheckText: UseCase {
    /// The right it asks for.
    static let right = RequiredRight.aggregate(.need)
    var organisationID: Int64? { organisation }
    let organisation: Int64
    let text: String
    static var changes: Bool { false }

    func run(in service: Service, as viewer: Viewer) async throws -> [TextFinding] {
        let facts = try await service.planFacts(of: organisation) ?? PlanFacts()
        return try await service.pool.run { TextCheck(facts).findings(in: text) }
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
