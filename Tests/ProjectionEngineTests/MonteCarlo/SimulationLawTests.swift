import ProjectionEngine
import StatisticsKit
import Testing
import WorkforceModel

/// Whether the replicates obey the law that the model states.
@Suite("Simulated law")
struct SimulationLawTests {
    static let backEnds = [SimulationBackEnd.person, .cell]

    /// 3 professions × 5 years × 7 measures = 105 totals, where no floor binds. Fractional stocks and needs, tenure,
    /// causes, moves and changed assumptions are all in the model.
    @Test("means agree with the recursion within 4 standard errors on 105 totals", arguments: backEnds)
    func agreesWithRecursion(backEnd: SimulationBackEnd) async throws {
        let flow = try FlowModel(SimulationFixture.input())
        var assumptions = FlowAssumptions(flow)
        for row in 0..<3 {
            for year in 3..<6 {
                assumptions.turnoverFactor[row * 6 + year] = 0.9
                assumptions.retirementShift[row * 6 + year] = row < 2 ? 0.5 : 0
            }
        }
        let model = try SimulationModel(flow, assumptions: assumptions, uncertainty: [nil, nil, nil])
        let result = try await simulate(model, settings: SimulationFixture.plain(backEnd, replicates: 4_000))
        let expected = SimulationFixture.expected(model)
        #expect(expected.surplus.allSatisfy { $0 == 0 })
        let measures: [(ProjectionMeasure, [Double])] = [
            (.need, expected.need), (.retirement, expected.retirement), (.turnover, expected.turnover),
            (.other, expected.other), (.movesOut, expected.movesOut), (.movesIn, expected.movesIn),
            (.recruitment, expected.recruitment),
        ]
        for (measure, values) in measures {
            for row in 0..<3 {
                for year in 1..<6 {
                    let summary = try #require(result.summary(measure, profession: row, year: 2024 + year))
                    let error = max(summary.deviation / 4_000.squareRoot(), 1e-9)
                    #expect((summary.mean - values[row * 6 + year]).magnitude <= 4 * error, "\(measure) \(row) \(year)")
                }
            }
        }
    }

    @Test("the two back ends agree in mean and in spread")
    func backEndsAgree() async throws {
        let model = try SimulationModel(SimulationFixture.input())
        let person = try await simulate(model, settings: SimulationFixture.plain(.person, replicates: 4_000))
        let cell = try await simulate(model, settings: SimulationFixture.plain(.cell, replicates: 4_000, seed: 8))
        for measure in [ProjectionMeasure.recruitment, .exits, .turnover, .retirement] {
            for row in 0..<2 {
                for year in [2025, 2029, nil] {
                    let a = try #require(person.summary(measure, profession: row, year: year))
                    let b = try #require(cell.summary(measure, profession: row, year: year))
                    let error = ((a.deviation * a.deviation + b.deviation * b.deviation) / 4_000).squareRoot()
                    #expect((a.mean - b.mean).magnitude < 4 * error)
                    // The relative error of a standard deviation of 4 000 draws is 1/√8 000; of a ratio √2 times that.
                    #expect((a.deviation / b.deviation - 1).magnitude < 4 * 0.0158)
                }
            }
        }
    }

    @Test("exits of the first year scatter as a binomial sum says", arguments: backEnds)
    func firstYearVariance(backEnd: SimulationBackEnd) async throws {
        var input = SimulationFixture.input()
        // Whole persons per cell, so that rounding adds nothing.
        guard case .hazards(var exits) = input.professions[0].exits else { return }
        exits.stock = exits.stock.map { $0.rounded(.up) }
        input.professions[0].exits = .hazards(exits)
        let model = try SimulationModel(input)
        let result = try await simulate(model, settings: SimulationFixture.plain(backEnd, replicates: 4_000))
        var variance = 0.0
        for cell in exits.stock.indices {
            let share = ExitShares(
                turnover: exits.turnover[cell], retirement: exits.retirement[cell], other: exits.other[cell])
            variance += exits.stock[cell] * share.staying * (1 - share.staying)
        }
        let summary = try #require(result.summary(.exits, profession: 0, year: 2025))
        #expect((summary.deviation / variance.squareRoot() - 1).magnitude < 4 * 0.0112)
    }

    @Test("a falling need recruits nobody, keeps the surplus and loses only those who leave", arguments: backEnds)
    func surplus(backEnd: SimulationBackEnd) async throws {
        let model = try SimulationModel(SimulationFixture.input(growth: -0.25))
        let settings = SimulationFixture.plain(backEnd, replicates: 300, keepsSamples: true)
        let result = try await simulate(model, settings: settings)
        for row in 0..<3 {
            for year in 2025...2029 {
                let sample = { (measure: ProjectionMeasure, year: Int) in
                    result.sample(measure, profession: row, year: year)
                }
                let (staff, before, need) = (sample(.staff, year), sample(.staff, year - 1), sample(.need, year))
                let (exits, hired) = (sample(.exits, year), sample(.recruitment, year))
                let (left, came, surplus) = (sample(.movesOut, year), sample(.movesIn, year), sample(.surplus, year))
                for r in staff.indices {
                    #expect(staff[r] == before[r] - exits[r] - left[r] + came[r] + hired[r])
                    #expect(surplus[r] == staff[r] - need[r] && surplus[r] >= 0)
                    #expect(hired[r] == 0 || surplus[r] == 0)
                }
            }
        }
        #expect(try #require(result.summary(.surplus, profession: 0, year: 2025)).mean > 10)
    }

    @Test("a source that states no rate gives no figure, and the total neither")
    func unknown() async throws {
        var input = SimulationFixture.input()
        input.professions[2].exits = .rates(
            RateExits(turnover: [nil, 0.1, nil, 0.1, 0.1, 0.1], retirements: [nil, 1, 1, 1, 1, 1]))
        let result = try await simulate(
            SimulationModel(input), settings: SimulationFixture.plain(.bySize, replicates: 20))
        #expect(result.summary(.recruitment, profession: 2, year: 2026) == nil)
        #expect(result.summary(.recruitment, profession: nil, year: 2026) == nil)
        #expect(result.summary(.recruitment, profession: 2, year: nil) == nil)
        #expect(result.summary(.recruitment, profession: 2, year: 2025) != nil)
        #expect(result.summary(.recruitment, profession: 0, year: 2026) != nil)
        #expect(result.summary(.recruitment, profession: 0, year: 2024) == nil)
        #expect(result.summary(.recruitment, profession: 9, year: 2026) == nil)
    }

    @Test("the period is the sum of its years in every replicate, and the total the sum of its rows")
    func sums() async throws {
        let model = try SimulationModel(SimulationFixture.input())
        let settings = SimulationSettings(replicates: 50, keepsSamples: true)
        let result = try await simulate(model, settings: settings)
        let period = result.sample(.recruitment, profession: nil, year: nil)
        for r in 0..<50 {
            var sum = 0.0
            for row in 0..<3 {
                for year in 2025...2029 { sum += result.sample(.recruitment, profession: row, year: year)[r] }
            }
            #expect(period[r] == sum)
        }
        let summary = try #require(result.summary(.recruitment, profession: nil, year: nil))
        #expect(summary.quantiles == quantiles(of: period, result.probabilities))
        #expect(result.summary(.need, profession: nil, year: nil) == nil)
    }
}
