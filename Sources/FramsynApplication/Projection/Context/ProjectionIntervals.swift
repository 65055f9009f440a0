internal import Foundation
internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// What the simulation says about a projection, as pages show it.
struct ProjectionIntervals: Sendable, Codable {
    /// An interval that eight of ten outcomes are expected to fall in.
    struct Interval: Sendable, Codable {
        var lower: Double
        var upper: Double
    }

    /// Need in total, one entry a year.
    var need: [Interval]
    /// Recruitment in total, one entry a year; nil for the base year.
    var recruitment: [Interval?]
    /// Recruitment over all years after the base year.
    var recruitmentSum: Interval
    /// Recruitment over all years per profession, in the order of the projection.
    var recruitmentSums: [Interval?]
    /// Replicates behind the intervals.
    var replicates: Int

    /// What the band says, in words.
    var words: String { "åtta av tio utfall väntas hamna här; befolkning, avgångstal och slump är med" }

    /// The need's band for a chart.
    var needBand: Band { Band(words: words, lower: need.map(\.lower), upper: need.map(\.upper)) }

    /// The recruitment's band for a chart.
    var recruitmentBand: Band {
        Band(words: words, lower: recruitment.map { $0?.lower }, upper: recruitment.map { $0?.upper })
    }

    /// Reads a simulation with quantiles 0,1 and 0,9; nil when some year has no recruitment.
    init?(_ distribution: ProjectionDistribution) {
        func interval(_ measure: ProjectionMeasure, _ profession: Int?, _ year: Int?) -> Interval? {
            guard let summary = distribution.summary(measure, profession: profession, year: year),
                let lower = distribution.probabilities.firstIndex(of: 0.1),
                let upper = distribution.probabilities.firstIndex(of: 0.9)
            else { return nil }
            return Interval(lower: summary.quantiles[lower], upper: summary.quantiles[upper])
        }
        let need = distribution.years.compactMap { interval(.need, nil, $0) }
        guard need.count == distribution.years.count, let sum = interval(.recruitment, nil, nil) else { return nil }
        self.need = need
        recruitment = distribution.years.map { interval(.recruitment, nil, $0) }
        recruitmentSum = sum
        recruitmentSums = (0..<distribution.professionCount).map { interval(.recruitment, $0, nil) }
        replicates = distribution.replicates
    }
}

/// What an interval computation rests on; the same manifest gives the same intervals.
struct IntervalManifest: Codable, Equatable {
    var organisation: Int64
    var plan: Int
    var planOwner: Int64
    var delivery: Int64
    var seed: UInt64
    var replicates: Int
}

extension Service {
    /// Person-years × replicates above which the simulation is a job and not part of a page.
    static let inlinePersonYears = 40_000_000.0
    static let replicates = 1000

    /// The intervals of a projection when they are known or quick to compute; nil when a job has to compute them first,
    /// or when several employers are added.
    func intervals(_ context: ProjectionContext) async throws -> ProjectionIntervals? {
        guard !context.isSum else { return nil }
        let manifest = try await intervalManifest(context)
        let registry = try await caches.registry(store)
        if let job = try await store.latestJob(kind: "intervals", organisationID: context.organisation.id),
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
        return staff * Double(Self.replicates) < Self.inlinePersonYears
    }

    /// What the intervals of a projection rest on.
    func intervalManifest(_ context: ProjectionContext) async throws -> IntervalManifest {
        let employer = try await caches.registry(store).tree.employer(of: context.organisation.id)?.id
        let delivery = try await employer.asyncFlatMap { try await self.store.latestRates(employer: $0)?.id }
        return IntervalManifest(
            organisation: context.organisation.id, plan: context.first.stored.version,
            planOwner: context.first.stored.organisationID, delivery: delivery ?? 0, seed: 1,
            replicates: Self.replicates)
    }

    /// Runs the simulation on the compute pool.
    func simulateIntervals(
        _ context: ProjectionContext, _ manifest: IntervalManifest
    ) async throws -> ProjectionIntervals? {
        let settings = SimulationSettings(
            replicates: manifest.replicates, seed: manifest.seed, workers: pool.workers, probabilities: [0.1, 0.9])
        let input = context.first.input
        return try await pool.run {
            ProjectionIntervals(try await simulate(try SimulationModel(input), settings: settings))
        }
    }
}
