internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// One organisation's projection with everything that made it.
struct ProjectionContext: Sendable {
    /// The organisation projected.
    let organisation: Organisation
    /// The plans it is made of: one for an organisation with a plan of its own or above it, one an employer for a sum.
    private(set) var parts: [ProjectionPart]
    /// The projection: unchanged, or under ``levers``; of the professions of ``sector`` alone when one is chosen.
    private(set) var projection: Projection
    /// Employers of a sum that have no projection, by name.
    let missing: [String]
    /// Shares of turnover that other employers of a sum hire, as counted in their registers.
    let moveShares: [EmployerMoveShare]
    /// The levers of the scenario that this is a projection of; empty when nothing is changed.
    private(set) var levers: [Lever] = []
    /// The sector asked for among those of the plan.
    private(set) var choice = SectorChoice([])
    /// Which counts of people its reader may see.
    var smallGroups = SmallGroups(isShown: false)

    /// A projection of all professions.
    init(
        organisation: Organisation, parts: [ProjectionPart], projection: Projection, missing: [String],
        moveShares: [EmployerMoveShare] = []
    ) {
        self.organisation = organisation
        self.parts = parts
        self.projection = projection
        self.missing = missing
        self.moveShares = moveShares
        choice = SectorChoice(Sector.all(parts.flatMap(\.input.professions)))
    }

    /// The sector that the projection is narrowed to; nil for all professions.
    var sector: Sector? { choice.chosen }
    /// Names of all professions of the plan, also those outside the sector, in the order of the projection.
    var allProfessions: [String] {
        var seen: Set<String> = []
        return parts.flatMap(\.input.professions).map(\.name).filter { seen.insert($0).inserted }
    }

    /// Whether a profession's figures are counted in what is shown.
    func holds(_ profession: String) -> Bool { sector?.professions.contains(profession) ?? true }

    /// Narrowed to the sector that a request names; what it names wrongly is kept for the page to say.
    func asked(_ request: PageRequest, about profession: String? = nil) -> ProjectionContext {
        let asked = SectorChoice(request, choice.sectors, profession: profession)
        var context = asked.chosen.map(within) ?? self
        context.choice = asked
        return context
    }

    /// Narrowed to a sector. What is outside still moves what is inside: the parts' models hold all professions.
    func within(_ sector: Sector) -> ProjectionContext {
        var context = self
        context.choice.chosen = sector
        context.parts = parts.map { $0.within(sector.professions) }
        context.projection = projection.only(sector.professions)
        return context
    }

    /// The same for tables that look at the sum alone: the employers' parts stay whole.
    func totals(of sector: Sector) -> ProjectionContext {
        var context = self
        context.choice.chosen = sector
        context.projection = projection.only(sector.professions)
        return context
    }

    /// The first part; a sum speaks with its words.
    var first: ProjectionPart { parts[0] }
    /// Whether several employers are added.
    var isSum: Bool { parts.count > 1 }
    var years: ClosedRange<Int> { projection.years }
    var baseYear: Int { projection.years.lowerBound }
    var lastYear: Int { projection.years.upperBound }
    /// The years that have flows: all but the base year.
    var flowYears: ClosedRange<Int> { min(baseYear + 1, lastYear)...lastYear }

    /// The same under the levers of a scenario.
    func under(_ levers: [Lever]) -> ProjectionContext {
        guard !levers.isEmpty else { return self }
        let changed = parts.map { $0.under(levers) }
        let sum = isSum ? Projection(region: changed.map(\.projection), shares: moveShares) : changed[0].projection
        var context = ProjectionContext(
            organisation: organisation, parts: changed, projection: sum ?? projection, missing: missing,
            moveShares: moveShares)
        context.levers = levers
        context.choice = choice
        return context
    }

    /// Moves between the employers of a sum, persons a year.
    var moves: [EmployerMove] { EmployerMove.all(parts.map(\.projection), shares: moveShares) }

    /// Persons over the years after the base year who move between the employers of a sum, and are therefore not counted
    /// among the region's recruitment; nil without such counts.
    var netted: Double? {
        guard isSum, !moveShares.isEmpty,
            let gross = parts.reduce(
                Double?.some(0),
                { sum, part in
                    sum.flatMap { sum in
                        part.projection.sum(part.projection.total.recruitment, over: flowYears).map { sum + $0 }
                    }
                }), let net = projection.sum(projection.total.recruitment, over: flowYears)
        else { return nil }
        return gross - net
    }

    /// Source as printed under tables.
    var source: String {
        isSum ? "Summa av \(parts.count) arbetsgivares framskrivningar" : first.input.provenance.source
    }

    /// Definition, base year and source of a table of persons.
    func caption(_ what: String) -> String {
        let rule = first.input.provenance.populationRule ?? "anställningsform ej angiven"
        let point = first.input.provenance.pointInYear ?? "ej angivet"
        let whom = sector.map { ". Område: \($0.name)" } ?? ""
        return
            "\(what)\(whom). Basår \(baseYear). Källa: \(source). Vilka som räknas: \(rule). Tidpunkt på året: \(point)."
    }

    /// The marks that must stand wherever the figures are shown.
    var marks: [Notice] {
        var words: [String] = []
        for part in parts {
            if let mark = part.input.provenance.mark, !words.contains(mark) { words.append(mark) }
        }
        // A mark of one's own says what is made up; without it that must still be said.
        if parts.contains(where: { $0.input.provenance.isSynthetic && $0.input.provenance.mark == nil }) {
            words.append("Syntetiska uppgifter: organisationen och personerna är påhittade.")
        }
        var notices = words.map { Notice(.mark, Prose($0)) }
        if !missing.isEmpty {
            notices.append(
                Notice(
                    .warning,
                    Prose("Ingår inte i summan, eftersom underlag saknas: \(Swedish.list(missing)).")))
        }
        return notices
    }
}

/// One plan with its compiled model.
struct ProjectionPart: Sendable {
    /// The organisation it concerns.
    let organisation: Organisation
    /// The plan as entered, maybe by an organisation above.
    let stored: StoredPlan
    /// The input with hazards put in where the plan takes them from the register.
    let input: ProjectionInput
    /// The input compiled.
    let model: ProjectionModel
    /// The rates behind register hazards.
    let rates: RateSet?
    /// The plan's own projection: unchanged, or under the levers of a scenario.
    let projection: Projection
    /// The professions shown; nil means all. ``input`` and ``model`` always hold all of them.
    private let shown: Set<String>?

    init(organisation: Organisation, stored: StoredPlan, input: ProjectionInput, rates: RateSet?) throws {
        self.organisation = organisation
        self.stored = stored
        self.input = input
        self.rates = rates
        model = try ProjectionModel(input)
        projection = model.projection()
        shown = nil
    }

    private init(_ part: ProjectionPart, projection: Projection, shown: Set<String>?) {
        organisation = part.organisation
        stored = part.stored
        input = part.input
        model = part.model
        rates = part.rates
        self.projection = shown.map(projection.only) ?? projection
        self.shown = shown
    }

    /// The same under levers.
    func under(_ levers: [Lever]) -> ProjectionPart {
        ProjectionPart(self, projection: model.projection(levers: levers), shown: shown)
    }

    /// The same with the figures of some professions alone.
    func within(_ professions: Set<String>) -> ProjectionPart {
        ProjectionPart(self, projection: projection, shown: professions)
    }

    /// Whether a profession is shown.
    func shows(_ profession: String) -> Bool { shown?.contains(profession) ?? true }

    /// The input with the professions shown, and the education that leads to them.
    var shownInput: ProjectionInput {
        guard let shown else { return input }
        var narrowed = input
        narrowed.professions.removeAll { !shown.contains($0.name) }
        narrowed.education.removeAll { !shown.contains($0.profession) }
        return narrowed
    }

    /// The gap of the professions shown, or of those named. The frame is the whole organisation's, so it is left out
    /// unless all professions are counted.
    func gap(sinceYear: Int, professions: [String]? = nil, basis: NumberBasis = .printed) -> Gap? {
        projection.gap(
            input: input, sinceYear: sinceYear, professions: professions ?? shown.map(Array.init), basis: basis)
    }
}

extension Service {
    /// The projection of an organisation.
    ///
    /// - Throws: ``RequestFault/noOrganisation`` when there is no organisation at all, ``RequestFault/notAvailable`` when
    ///   `id` is not one.
    /// - Returns: nil when nothing has been entered that can be projected.
    func projection(of id: Int64) async throws -> ProjectionContext? {
        let registry = try await caches.registry(store)
        guard let organisation = registry.tree[id] else { throw RequestFault.notAvailable }
        return try await caches.value("projection \(id)", event: registry.event) {
            try await self.makeProjection(of: organisation, registry)
        }
    }

    private func makeProjection(of organisation: Organisation, _ registry: Registry) async throws -> ProjectionContext?
    {
        if registry.planOwner(of: organisation.id) != nil {
            guard let part = try await part(of: organisation, registry) else { return nil }
            return ProjectionContext(
                organisation: organisation, parts: [part], projection: part.projection, missing: [])
        }
        let employers = registry.tree.subtree(of: organisation.id).compactMap { registry.tree[$0] }
            .filter { $0.isEmployer }.sorted { $0.name < $1.name }
        var parts: [ProjectionPart] = []
        var missing: [String] = []
        for employer in employers {
            if registry.planOwner(of: employer.id) != nil, let part = try await part(of: employer, registry) {
                parts.append(part)
            } else {
                missing.append(employer.name)
            }
        }
        guard let first = parts.first else { return nil }
        // Only projections over the same years can be added.
        let fitting = parts.filter { $0.input.years == first.input.years }
        missing += parts.filter { $0.input.years != first.input.years }.map(\.organisation.name)
        let shares = try await moveShares(among: fitting, registry)
        guard let sum = Projection(region: fitting.map(\.projection), shares: shares) else { return nil }
        return ProjectionContext(
            organisation: organisation, parts: fitting, projection: fitting.count == 1 ? first.projection : sum,
            missing: missing.sorted(), moveShares: shares)
    }

    private func part(of organisation: Organisation, _ registry: Registry) async throws -> ProjectionPart? {
        guard let owner = registry.planOwner(of: organisation.id), let stored = try await store.plan(of: owner) else {
            return nil
        }
        guard stored.exits == .register else {
            // A typed table belongs to the organisation it was typed for and says nothing about those below.
            guard owner == organisation.id else { return nil }
            return try ProjectionPart(
                organisation: organisation, stored: stored, input: stored.plan.input, rates: nil)
        }
        guard let employer = registry.tree.employer(of: organisation.id),
            let rates = try await rateSet(of: employer.id, registry),
            let input = try await registerInput(organisation, employer: employer, stored, rates, registry)
        else { return nil }
        return try ProjectionPart(organisation: organisation, stored: stored, input: input, rates: rates)
    }
}
