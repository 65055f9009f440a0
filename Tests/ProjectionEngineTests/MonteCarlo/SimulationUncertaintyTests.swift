import ProjectionEngine
import StatisticsKit
import Testing
import WorkforceModel

/// What is drawn beside the sampling noise.
@Suite("Simulated uncertainty")
struct SimulationUncertaintyTests {
    private func spread(_ uncertainty: SimulationUncertainty, profession: Int) async throws -> DistributionSummary {
        let model = try SimulationModel(SimulationFixture.input(uncertainty: SimulationFixture.uncertainty()))
        let settings = SimulationSettings(replicates: 3_000, workers: 2, uncertainty: uncertainty)
        return try #require(
            try await simulate(model, settings: settings)
                .summary(.recruitment, profession: profession, year: 2028))
    }

    @Test("every source is on by default, and each one switched off narrows the interval", arguments: [0, 1])
    func eachSourceWidens(profession: Int) async throws {
        let all = try await spread(SimulationUncertainty(), profession: profession)
        let noise = try await spread(.none, profession: profession)
        for uncertainty in [
            SimulationUncertainty(rates: false), SimulationUncertainty(yearEffect: false),
            SimulationUncertainty(need: nil),
        ] {
            let less = try await spread(uncertainty, profession: profession)
            #expect(less.deviation < all.deviation)
            #expect(less.deviation > noise.deviation)
        }
    }

    @Test("a profession with rates gets the assumed year effect and the error of the need")
    func rates() async throws {
        let noise = try await spread(.none, profession: 2)
        let year = try await spread(SimulationUncertainty(assumedYearEffect: 0.3, need: nil), profession: 2)
        let need = try await spread(SimulationUncertainty(yearEffect: false), profession: 2)
        #expect(year.deviation > noise.deviation * 1.2)
        #expect(need.deviation > noise.deviation)
    }

    @Test("uncertain rates keep the mean within 2 %", arguments: [0, 1, 2])
    func keepsMean(profession: Int) async throws {
        let uncertainty = SimulationUncertainty(need: nil)
        let drawn = try await spread(uncertainty, profession: profession)
        let noise = try await spread(.none, profession: profession)
        #expect((drawn.mean / noise.mean - 1).magnitude < 0.02)
    }

    @Test(
        "the need scatters with the deviation asked for, on either path",
        arguments: [NeedError.Path.common, .randomWalk]
    )
    func needDeviation(path: NeedError.Path) async throws {
        let model = try SimulationModel(SimulationFixture.input())
        let error = NeedError(deviation: [0, 0.02, 0.03, 0.05], path: path)
        let settings = SimulationSettings(
            replicates: 4_000, uncertainty: SimulationUncertainty(rates: false, yearEffect: false, need: error),
            keepsSamples: true)
        let result = try await simulate(model, settings: settings)
        for (year, deviation) in [(2024, 0.0), (2025, 0.02), (2026, 0.03), (2027, 0.05), (2029, 0.05)] {
            let need = try #require(result.summary(.need, profession: 0, year: year))
            // 4 standard errors of a standard deviation from 4 000 draws, and what rounding adds.
            #expect((need.deviation / 900 / 1.02.power(year - 2024) - deviation).magnitude < 0.045 * deviation + 0.001)
        }
        let (early, late) = (
            result.sample(.need, profession: 0, year: 2025), result.sample(.need, profession: 1, year: 2027)
        )
        let correlation = covariance(early, late) / (variance(of: early) * variance(of: late)).squareRoot()
        #expect(path == .common ? correlation > 0.98 : (correlation - 0.4).magnitude < 0.06)
    }

    private func covariance(_ a: [Double], _ b: [Double]) -> Double {
        let (x, y) = (mean(of: a), mean(of: b))
        return zip(a, b).reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) } / Double(a.count - 1)
    }
}

extension Double {
    fileprivate func power(_ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * self }
    }
}
