import ProjectionEngine
import StatisticsKit
import Testing
import WorkforceModel

@Suite struct BacktestTests {
    private let truth: SyntheticTruth
    private let columns: EmploymentColumns
    private let scope: ObservationScope

    init() {
        var truth = SyntheticTruth.municipality(seed: 3)
        truth.yearCount = 9
        self.truth = truth
        columns = SyntheticRegister(truth, seed: 4).columns
        scope = ObservationScope(
            professions: truth.professions, window: truth.window, space: CellSpace(tenureBands: 3), rules: truth.rules)
    }

    @Test func everyFigureIsForecastBesideItsOutcome() async throws {
        let backtest = try Backtest(columns, scope: scope, hiddenYears: 3, need: .actual)
        let report = try await backtest.report(replicates: 200)
        #expect(report.window == 2012...2017 && report.hidden == 2018...2020)
        #expect(report.outcomes.count == 2 * 7 * 3)
        let flows = ObservedFlows(columns, scope: scope)
        for outcome in report.outcomes {
            #expect(outcome.horizon == outcome.year - 2017)
            #expect(outcome.interval50.lowerBound >= outcome.interval80.lowerBound)
            #expect(outcome.interval80.upperBound <= outcome.interval95.upperBound)
            guard let id = outcome.professionID, let position = flows.professions.firstIndex(of: id) else { continue }
            let year = outcome.year - 2012
            let counted =
                outcome.figure == .exits
                ? flows.exits(profession: position, year: year)
                : flows.total(flows.hires, profession: position, year: year)
            #expect(outcome.actual == Double(counted))
            if outcome.figure == .exits {
                #expect(outcome.lastYear == Double(flows.exits(profession: position, year: 5)))
            }
        }
        let all = try #require(report.score(.exits))
        #expect(all.count == 18)
        #expect((all.projection.bias ?? 1).magnitude < 0.15)
        #expect(all.rankedScore < all.projection.absoluteError)
        #expect(try #require(report.score(.exits, professionID: 10, horizon: 2)).count == 1)
        #expect(report.score(.exits, professionID: 999) == nil)
        #expect(try await backtest.report(replicates: 200) == report)
    }

    /// Nothing of the hidden years reaches the forecast: with other hidden years the forecasts are the same.
    @Test func hiddenYearsAreHidden() async throws {
        var changed = columns
        let base = try #require(Day(year: 2017, month: 12, day: 31)).number
        for row in 0..<changed.count where changed.to[row] > base && row % 3 == 0 {
            changed.to[row] = base + 200
            changed.exitReason[row] = 1
        }
        let one = try await Backtest(columns, scope: scope, hiddenYears: 3, need: .held).report(replicates: 50)
        let two = try await Backtest(changed, scope: scope, hiddenYears: 3, need: .held).report(replicates: 50)
        #expect(one.outcomes.map(\.forecast) == two.outcomes.map(\.forecast))
        #expect(one.outcomes.map(\.interval80) == two.outcomes.map(\.interval80))
        #expect(one.outcomes.map(\.constantRate) == two.outcomes.map(\.constantRate))
        #expect(one.outcomes.map(\.actual) != two.outcomes.map(\.actual))
    }

    @Test func theNeedIsTheOneStated() async throws {
        let path = truth.rows.map { _ in [1, 1.1, 1.1] }
        let held = try await Backtest(columns, scope: scope, hiddenYears: 2, need: .held).report(replicates: 50)
        let risen = try await Backtest(columns, scope: scope, hiddenYears: 2, need: .index(path)).report(replicates: 50)
        func total(_ report: BacktestReport, _ horizon: Int) -> Double {
            report.outcomes.first { $0.figure == .recruitment && $0.professionID == nil && $0.horizon == horizon }?
                .forecast ?? 0
        }
        let staff = try Backtest(columns, scope: scope, hiddenYears: 2, need: .held).input.professions
            .reduce(0) { $0 + $1.baseNeed }
        #expect((total(risen, 1) - total(held, 1) - 0.1 * staff).magnitude < 0.01 * staff)
        #expect(held.need == .held && risen.need == .index(path))
    }

    @Test func whatCannotBeTestedIsRefused() {
        #expect(throws: BacktestFault.hiddenYears(6)) {
            try Backtest(columns, scope: scope, hiddenYears: 6, need: .held)
        }
        #expect(throws: BacktestFault.windowTooShort(years: 3)) {
            var short = scope
            short.window = 2012...2014
            _ = try Backtest(columns, scope: short, hiddenYears: 2, need: .held)
        }
        #expect(throws: BacktestFault.nobodyEmployed) {
            try Backtest(EmploymentColumns(), scope: scope, hiddenYears: 2, need: .held)
        }
        #expect(throws: BacktestFault.indexShape) {
            try Backtest(columns, scope: scope, hiddenYears: 2, need: .index([[1, 1]]))
        }
    }

    /// Scores on a forecast small enough to work out by hand.
    @Test func scoresFollowTheirFormulas() throws {
        func outcome(_ forecast: Double, _ actual: Double, _ horizon: Int) -> BacktestOutcome {
            BacktestOutcome(
                figure: .exits, professionID: 1, year: 2020 + horizon, horizon: horizon, actual: actual,
                forecast: forecast, interval50: 9...11, interval80: 8...12, interval95: 5...15, place: 0.5,
                rankedScore: 1, pinball: 0.5, lastYear: 8, constantRate: 11)
        }
        let outcomes = [outcome(10, 8, 1), outcome(10, 12.5, 2), outcome(3, 0, 3)]
        let score = try #require(BacktestScore(outcomes, figure: .exits, professionID: nil, horizon: nil))
        #expect((try #require(score.projection.relativeError) - (0.25 + 0.2) / 2).magnitude < 1e-12)
        #expect((try #require(score.projection.bias) - 2.5 / 20.5).magnitude < 1e-12)
        #expect((score.projection.absoluteError - 2.5).magnitude < 1e-12)
        #expect((try #require(score.lastYear.bias) - 3.5 / 20.5).magnitude < 1e-12)
        #expect(score.coverage50 == 0 && score.coverage80 == 1 / 3.0 && score.coverage95 == 2 / 3.0)
        #expect(BacktestScore(outcomes, figure: .recruitment, professionID: nil, horizon: nil) == nil)
    }
}
