internal import ProjectionEngine
internal import WorkforceModel
internal import WorkforceStore

/// A unit's analysis with everything that its pages show.
struct UnitCase: Sendable {
    var basis: UnitBasis
    var answers: UnitAnswers
    /// The version that guards against lost edits; 0 before anything is saved.
    var version: Int
    /// Time of the last save in UTC; nil before.
    var savedAt: String?

    var organisation: Organisation { basis.organisation }

    /// What the unit's result can be narrowed to, and what a request names; professions added in the analysis belong to no
    /// field of work.
    func choice(_ request: PageRequest) -> SectorChoice {
        let rows = basis.context?.parts.flatMap(\.input.professions) ?? []
        return SectorChoice(request, Sector.all(rows, others: basis.lines.map(\.name)))
    }

    /// The unit with the lines of a sector alone, for what is only shown.
    func within(_ sector: Sector?) -> UnitCase {
        guard let sector else { return self }
        var unit = self
        unit.basis = basis.within(sector)
        return unit
    }
}

/// What the register says happened in a unit, one entry a year.
struct UnitHistory: Sendable, Equatable {
    var years: [Int]
    /// Staff when the year began.
    var staff: [Int]
    /// Those who left for other reasons than retirement.
    var leavers: [Int]
    var retirements: [Int]
    /// Persons new to the employer.
    var hires: [Int]

    init(_ flows: ObservedFlows) {
        years = Array(flows.window)
        func sum(_ values: [Int32], _ year: Int) -> Int {
            flows.professions.indices.reduce(0) { $0 + flows.total(values, profession: $1, year: year) }
        }
        let positions = flows.window.indices.map { flows.window.distance(from: flows.window.startIndex, to: $0) }
        staff = positions.map { sum(flows.stock, $0) }
        leavers = positions.map { sum(flows.turnover, $0) + sum(flows.other, $0) }
        retirements = positions.map { sum(flows.retirements, $0) }
        hires = positions.map { sum(flows.hires, $0) }
    }
}

extension Service {
    /// The analysis of an organisation, begun or not.
    ///
    /// - Throws: ``RequestFault/notAvailable`` when there is no such organisation.
    func unitCase(of id: Int64) async throws -> UnitCase {
        let registry = try await caches.registry(store)
        guard let organisation = registry.tree[id] else { throw RequestFault.notAvailable }
        let saved = try await store.unitAnalysis(of: id, as: UnitAnswers.self)
        let answers = saved?.answers ?? UnitAnswers()
        let context = try await projection(of: id)
        return UnitCase(
            basis: UnitBasis(organisation, context: context, answers: answers, today: today.year),
            answers: answers, version: saved?.version ?? 0, savedAt: saved?.savedAt)
    }

    /// What the register says about the unit's last years; nil without a register.
    func unitHistory(_ context: ProjectionContext) async throws -> UnitHistory? {
        guard !context.isSum, let rates = context.first.rates else { return nil }
        let registry = try await caches.registry(store)
        guard let employer = registry.tree.employer(of: context.organisation.id) else { return nil }
        return try await observedFlows(
            of: context.organisation, employer: employer, rates: rates, registry
        ).map(UnitHistory.init)
    }
}
