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

    @Test("volumes with a measured error give each need its own deviation on one common path; the rest is assumed")
    func measuredNeed() async throws {
        var input = SimulationFixture.input(scale: 10)
        let flat = [Double](repeating: 1, count: 6)
        input.volumes = [
            VolumeSeries(name: "v", index: flat, source: "", deviation: [0, 0.01, 0.02, 0.03, 0.04, 0.05]),
            VolumeSeries(name: "w", index: [1, 1, 1, 1, 1, 3], source: "", deviation: [0, 0, 0, 0, 0, 0.01]),
            VolumeSeries(name: "x", index: flat, source: ""),
        ]
        input.professions[0].driver = .volumes([VolumeShare(series: 0, share: 1)])
        // At the end (0,5 · 0,05 + 0,5 · 3 · 0,01) / (0,5 + 1,5) = 0,02.
        input.professions[1].driver = .volumes([
            VolumeShare(series: 0, share: 0.5), VolumeShare(series: 1, share: 0.5),
        ])
        // Half measured, half assumed: 0,5 · 0,05 + 0,5 · 0,07.
        input.professions[2].driver = .volumes([
            VolumeShare(series: 0, share: 0.5), VolumeShare(series: 2, share: 0.5),
        ])
        let model = try SimulationModel(input)
        #expect(model.needDeviations.map(\.isMeasured) == [true, true, false])
        let error = NeedError(deviation: [0, 0.07], path: .common)
        let wanted = [0.05, 0.02, 0.06]
        for (row, deviation) in wanted.enumerated() {
            #expect((model.needDeviations[row].deviation(in: 5, assumed: error) - deviation).magnitude < 1e-12)
            #expect(model.needDeviations[row].deviation(in: 0, assumed: error) == 0)
        }
        for path in [NeedError.Path.common, .randomWalk] {
            let settings = SimulationSettings(
                replicates: 3_000,
                uncertainty: SimulationUncertainty(
                    rates: false, yearEffect: false, need: NeedError(deviation: [0, 0.07], path: path)),
                keepsSamples: true)
            let result = try await simulate(model, settings: settings)
            for (row, deviation) in wanted.enumerated() {
                let need = try #require(result.summary(.need, profession: row, year: 2029))
                #expect((need.deviation / need.mean / deviation - 1).magnitude < 0.06)
            }
            let a = result.sample(.need, profession: 0, year: 2029)
            let b = result.sample(.need, profession: 1, year: 2029)
            // On a walk w has no error before the last year, so the professions share less.
            #expect(
                covariance(a, b) / (variance(of: a) * variance(of: b)).squareRoot() > (path == .common ? 0.98 : 0.8))
        }
        let none = try await simulate(model, settings: SimulationFixture.plain(.bySize, replicates: 50))
        #expect(try #require(none.summary(.need, profession: 0, year: 2029)).deviation == 0)
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
