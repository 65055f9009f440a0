internal import Foundation
internal import ProjectionEngine
internal import WorkforceModel
internal import WorkforceStore

/// What an interval computation rests on; the same manifest gives the same intervals.
struct IntervalManifest: Codable, Equatable {
    /// One plan with the register behind it.
    struct Part: Codable, Equatable {
        var organisation: Int64
        var planOwner: Int64
        /// Version of the plan.
        var plan: Int
        /// Identity of the rates of the employer's latest delivery; 0 without one.
        var rates: Int64
    }

    var organisation: Int64
    /// The plans that are added, in the order of the sum.
    var parts: [Part]
    /// Version of the method, so that what an earlier one computed is computed again.
    var method: Int
    var seed: UInt64
    var replicates: Int

    /// Counts up when the simulation answers otherwise to the same plans.
    static let currentMethod = 4
}

extension Service {
    /// Person-years × replicates above which the simulation is a job and not part of a page.
    static let inlinePersonYears = 40_000_000.0
    /// Cells × professions × employers × replicates above which it is one; each is a hazard that is drawn.
    static let inlineHazards = 40_000_000
    static let replicates = 1000

    /// The intervals of a projection when they are known or quick to compute; nil when a job has to compute them first.
    /// A sector's come from the same simulation as those of all professions.
    func intervals(_ context: ProjectionContext) async throws -> ProjectionIntervals? {
        guard let sector = context.sector else { return try await wholeIntervals(context) }
        guard let whole = try await projection(of: context.organisation.id) else { return nil }
        return try await wholeIntervals(whole)?.sectors[sector.name]
    }

    private func wholeIntervals(_ context: ProjectionContext) async throws -> ProjectionIntervals? {
        let manifest = try await intervalManifest(context)
        let registry = try await caches.registry(store)
        if let job = try await store.latestJob(kind: IntervalManifest.kind, organisationID: context.organisation.id),
            (try? JSONDecoder().decode(IntervalManifest.self, from: Data(job.manifest.utf8))) == manifest,
            let result = job.result
        {
            return try? JSONDecoder().decode(ProjectionIntervals.self, from: Data(result.utf8))
        }
        guard isQuick(context) else { return nil }
        return try await caches.value("intervals \(context.organisation.id)", event: registry.event) {
            try await self.simulateIntervals(context, manifest)
        }
    }

    /// Whether the simulation is quick enough to be part of a page.
    func isQuick(_ context: ProjectionContext) -> Bool {
        let staff = context.projection.total.need.reduce(0, +)
        let hazards = context.parts.reduce(0) { $0 + $1.model.flows.cells * $1.model.flows.professionCount }
        return staff * Double(Self.replicates) < Self.inlinePersonYears
            && hazards * Self.replicates < Self.inlineHazards
    }

    /// What the intervals of a projection rest on.
    func intervalManifest(_ context: ProjectionContext) async throws -> IntervalManifest {
        let tree = try await caches.registry(store).tree
        let rates = try await store.latestRateIdentities()
        return IntervalManifest(
            organisation: context.organisation.id,
            parts: context.parts.map { part in
                IntervalManifest.Part(
                    organisation: part.organisation.id, planOwner: part.stored.organisationID,
                    plan: part.stored.version,
                    rates: tree.employer(of: part.organisation.id).flatMap { rates[$0.id] } ?? 0)
            }, method: IntervalManifest.currentMethod, seed: 1, replicates: Self.replicates)
    }

    /// Runs the simulation on the compute pool; a sum's employers together.
    ///
    /// - Parameter progress: called with the share that is done.
    func simulateIntervals(
        _ context: ProjectionContext, _ manifest: IntervalManifest,
        progress: @Sendable @escaping (Double) -> Void = { _ in }
    ) async throws -> ProjectionIntervals? {
        let settings = SimulationSettings(
            replicates: manifest.replicates, seed: manifest.seed, workers: pool.workers, probabilities: [0.1, 0.9])
        let inputs = context.parts.map(\.input)
        let (moves, sectors) = (context.moves, context.choice.sectors)
        let professions = context.projection.professions.map(\.name)
        return try await pool.run {
            ProjectionIntervals(
                try await simulate(
                    region: inputs.map { try SimulatedEmployer($0) }, moves: moves,
                    groups: sectors.map(\.professions), settings: settings, progress: progress),
                professions: professions, sectors: sectors)
        }
    }
}
