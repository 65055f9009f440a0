internal import Foundation
internal import ProjectionEngine
internal import WorkforceModel
internal import WorkforceStore

extension Service {
    /// The rates estimated from an employer's latest delivery; nil before the first.
    func rateSet(of employer: Int64, _ registry: Registry) async throws -> RateSet? {
        try await caches.value("rates \(employer)", event: registry.event) {
            guard let saved = try await self.store.latestRates(employer: employer) else { return RateSet?.none }
            return try JSONDecoder().decode(RateSet.self, from: Data(saved.content))
        }
    }

    /// What is counted in an employer's register: the years that the rates were estimated on.
    func observedFlows(
        of organisation: Organisation, employer: Organisation, rates: RateSet, _ registry: Registry
    ) async throws -> ObservedFlows? {
        try await caches.value("flows \(organisation.id)", event: registry.event) {
            guard let latest = try await self.store.latestEmployments(employer: employer.id) else {
                return ObservedFlows?.none
            }
            var scope = ObservationScope(
                professions: registry.professions, window: rates.window, space: rates.space, rules: rates.rules)
            if organisation.id != employer.id {
                scope.organisations = Set(
                    registry.tree.subtree(of: organisation.id).map { Int32(clamping: $0) })
            }
            let counted = scope
            return try await self.pool.run { ObservedFlows(latest.columns, scope: counted) }
        }
    }

    /// The plan's input with staff and hazards from the register put in; nil when nobody is employed.
    ///
    /// Professions of the plan without staff are left out; the need of the base year is the counted staff, unless the
    /// plan states another for the organisation it was entered for.
    func registerInput(
        _ organisation: Organisation, employer: Organisation, _ stored: StoredPlan, _ rates: RateSet,
        _ registry: Registry
    ) async throws -> ProjectionInput? {
        guard
            let flows = try await observedFlows(of: organisation, employer: employer, rates: rates, registry)
        else { return nil }
        let identities = Dictionary(
            registry.professions.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
        let isOwner = organisation.id == stored.organisationID
        var rows: [(row: ProfessionInput, id: Int64, stock: [Double])] = []
        for row in stored.plan.input.professions {
            guard let id = identities[row.name], let position = flows.professions.firstIndex(of: id) else { continue }
            let stock = flows.finalStock(of: position)
            if stock.contains(where: { $0 > 0 }) { rows.append((row, id, stock)) }
        }
        let rowOf = Dictionary(
            rows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var input = stored.plan.input
        input.organisation = organisation.name
        input.retirementRules = rates.rules
        input.professions = rows.compactMap { row, id, stock in
            guard let exits = rates.cellExits(profession: id, stock: stock, rows: rowOf) else { return nil }
            var row = row
            let counted = stock.reduce(0, +)
            row.baseNeed = isOwner && row.baseNeed > 0 ? row.baseNeed : counted
            row.exits = .hazards(exits)
            return row
        }
        if !isOwner {
            input.frame = nil
            input.education = []
        }
        return input.professions.isEmpty ? nil : input
    }
}
