import Foundation
import ProjectionEngine
import StatisticsKit
import Testing
import WorkforceModel

/// Whether intervals of sums hold what they promise; takes minutes, so it belongs to the long suite.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["FRAMSYN_LONG"] == "1"))
struct SumCoverageTests {
    /// 90 regions of four employers whose registers are drawn apart but whose year effects are the same. Six years are seen,
    /// four forecast: 2 160 sums of exits per profession and year. The nominal 80 % interval must hold 75–85 % of them;
    /// with the employers' own effects the intervals must be too wide and not too narrow.
    @Test(arguments: [true, false]) func eightyPercentIntervalsOfSums(isShared: Bool) async throws {
        var coverage = IntervalCoverage()
        var alone = IntervalCoverage()
        for region in 0..<90 {
            var employers: [SimulatedEmployer] = []
            var outcomes: [[BacktestOutcome]] = []
            for employer in 0..<4 {
                let seed = UInt64(10_000 + region * 10 + employer)
                var truth = SyntheticTruth.municipality(seed: seed, scale: 0.6)
                truth.yearCount = 10
                truth.sharedEffects = isShared ? UInt64(500 + region) : nil
                let columns = SyntheticRegister(truth, seed: seed + 50_000).columns
                let scope = ObservationScope(
                    professions: truth.professions, window: truth.window,
                    space: ObservationScope.space(for: columns, window: truth.window), rules: truth.rules)
                let backtest = try Backtest(columns, scope: scope, hiddenYears: 4, need: .actual)
                employers.append(try SimulatedEmployer(backtest.input))
                outcomes.append(try await backtest.report(replicates: 100, seed: UInt64(region)).outcomes)
            }
            let settings = SimulationSettings(
                replicates: 400, seed: UInt64(region), workers: 2, uncertainty: SimulationUncertainty(need: nil),
                probabilities: [0.1, 0.9])
            let result = try await simulate(region: employers, settings: settings)
            let first = try #require(employers.first)
            for (row, name) in first.professions.enumerated() {
                for year in first.model.flow.years.dropFirst() {
                    let actual = outcomes.joined().filter {
                        $0.figure == .exits && $0.professionID.map(String.init) == name && $0.year == year
                    }
                    #expect(actual.count == 4)
                    let interval = try #require(result.summary(.exits, profession: row, year: year)).quantiles
                    coverage.add(
                        outcome: actual.reduce(0) { $0 + $1.actual }, in: interval[0]...interval[1], cluster: region)
                }
            }
            for outcome in outcomes.joined() where outcome.figure == .exits && outcome.professionID != nil {
                alone.add(outcome: outcome.actual, in: outcome.interval80, cluster: region)
            }
        }
        #expect(coverage.count >= 2_000 && coverage.clusters == 90)
        if isShared {
            #expect((0.75...0.85).contains(coverage.share), "\(coverage.share) ± \(coverage.standardError)")
        } else {
            #expect(coverage.share > 0.8, "\(coverage.share) ± \(coverage.standardError)")
        }
    }
}
