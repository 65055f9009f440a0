import ProjectionEngine
import StatisticsKit
import Testing
import WorkforceModel

/// Several employers simulated together.
@Suite("Simulated sums")
struct SimulationSumTests {
    /// Three employers: two alike, and one without profession B and with a profession of its own.
    private static func inputs(growth: Double = 0.02) -> [ProjectionInput] {
        let uncertainty = SimulationFixture.uncertainty()
        var third = SimulationFixture.input(growth: growth, scale: 0.3)
        third.professions[2].name = "D"
        third.professions.remove(at: 1)
        guard case .hazards(var exits) = third.professions[0].exits else { return [] }
        exits.moves = []
        third.professions[0].exits = .hazards(exits)
        return [
            SimulationFixture.input(growth: growth, scale: 0.5, uncertainty: uncertainty),
            SimulationFixture.input(growth: growth, scale: 1.3, uncertainty: uncertainty), third,
        ]
    }

    private static func employers(turnoverFactor: Double = 1) throws -> [SimulatedEmployer] {
        try inputs().map { input in
            var assumptions = FlowAssumptions(try FlowModel(input))
            for at in assumptions.turnoverFactor.indices { assumptions.turnoverFactor[at] *= turnoverFactor }
            return try SimulatedEmployer(input, assumptions: assumptions)
        }
    }

    @Test(
        "a sum of one employer is that employer's distribution, byte for byte",
        arguments: [SimulationBackEnd.person, .cell])
    func sumOfOne(backEnd: SimulationBackEnd) async throws {
        let input = SimulationFixture.input(uncertainty: SimulationFixture.uncertainty())
        let settings = SimulationSettings(replicates: 150, seed: 5, workers: 2, backEnd: backEnd, keepsSamples: true)
        let alone = try await simulate(SimulationModel(input), settings: settings)
        let isSame = try await simulate(region: [SimulatedEmployer(input)], settings: settings) == alone
        #expect(isSame)
        let isFirst = try await simulate(region: Self.employers(), settings: settings) != alone
        #expect(isFirst)
    }

    @Test("a group is the sum of its professions replicate by replicate, with employers and moves between them")
    func groups() async throws {
        let settings = SimulationSettings(replicates: 120, workers: 2, keepsSamples: true)
        let move = EmployerMove(profession: "A", from: 0, to: 1, persons: [0, 3.4, 3.4, 3.4, 3.4, 3.4])
        let names = ["A", "B", "C", "D"]
        let groups: [Set<String>] = [["A", "C"], Set(names), ["B"], ["unknown"]]
        let found = try await simulate(region: Self.employers(), moves: [move], groups: groups, settings: settings)
        let plain = try await simulate(region: Self.employers(), moves: [move], settings: settings)
        #expect(found.groupCount == 4 && plain.groupCount == 0)
        for measure in ProjectionMeasure.allCases {
            for year in found.years.map(Optional.some) + [nil] {
                #expect(
                    found.summary(measure, group: 1, year: year) == plain.summary(measure, profession: nil, year: year))
                #expect(
                    found.summary(measure, group: 2, year: year) == plain.summary(measure, profession: 1, year: year))
                #expect(
                    found.summary(measure, profession: 2, year: year)
                        == plain.summary(measure, profession: 2, year: year))
                let parts = [0, 2].map { found.sample(measure, profession: $0, year: year) }
                guard let group = found.summary(measure, group: 0, year: year) else {
                    #expect(parts[0].isEmpty)
                    continue
                }
                let sums = zip(parts[0], parts[1]).map { $0 + $1 }
                let sorted = sums.sorted()
                #expect(group.quantiles == settings.probabilities.map { quantile(sorted: sorted.span, $0) })
                #expect(abs(group.mean - sums.reduce(0, +) / Double(sums.count)) < 1e-9)
            }
        }
        #expect(found.summary(.need, group: 3, year: found.years.lowerBound)?.mean == 0)
        #expect(found.summary(.need, group: 4, year: nil) == nil && found.summary(.need, group: -1, year: nil) == nil)
    }

    @Test("the same seed gives the same bytes with 1, 2 and 7 workers, and progress ends at all of it")
    func workers() async throws {
        var settings = SimulationSettings(replicates: 200, workers: 1, keepsSamples: true)
        let move = EmployerMove(profession: "A", from: 0, to: 1, persons: [0, 3.4, 3.4, 3.4, 3.4, 3.4])
        let one = try await simulate(region: Self.employers(), moves: [move], settings: settings)
        for workers in [2, 7] {
            settings.workers = workers
            let more = try await simulate(region: Self.employers(), moves: [move], settings: settings)
            let isSame = more == one
            #expect(isSame)
        }
        let shares = ProgressLog()
        _ = try await simulate(region: Self.employers(), settings: settings) { shares.add($0) }
        #expect(shares.values.last == 1 && shares.values == shares.values.sorted())
    }

    @Test("a scenario that changes nothing differs by exactly nothing, one that does differs")
    func nullScenario() async throws {
        let settings = SimulationSettings(replicates: 60, keepsSamples: true)
        let base = try await simulate(region: Self.inputs().map { try SimulatedEmployer($0) }, settings: settings)
        let isSame = try await simulate(region: Self.employers(turnoverFactor: 1), settings: settings) == base
        #expect(isSame)
        let isOther = try await simulate(region: Self.employers(turnoverFactor: 0.9), settings: settings) != base
        #expect(isOther)
    }

    /// 4 rows × 5 years × 7 measures, with moves between employers, fixed rates and no floor that binds.
    @Test("means agree with the expected-value sum within 4 standard errors, net of moves between employers")
    func agreesWithExpectedSum() async throws {
        let moves = [
            EmployerMove(profession: "A", from: 0, to: 1, persons: [0, 3.4, 3.4, 3.4, 3.4, 3.4]),
            EmployerMove(profession: "C", from: 1, to: 0, persons: [0, 2, 2, 0.5]),
            EmployerMove(profession: "B", from: 2, to: 0, persons: [0, 9, 9, 9, 9, 9]),
        ]
        let models = try Self.inputs().map { try ProjectionModel($0).projection() }
        let expected = try #require(Projection(region: models, moves: moves))
        let gross = try #require(Projection(region: models))
        #expect(expected.profession("A")?.recruitment != gross.profession("A")?.recruitment)
        let settings = SimulationSettings(replicates: 4_000, seed: 11, workers: 2, uncertainty: .none)
        let result = try await simulate(
            region: Self.inputs().map { try SimulatedEmployer($0) }, moves: moves, settings: settings)
        #expect(result.professionCount == 4 && expected.professions.map(\.name) == ["A", "B", "C", "D"])
        for (row, flows) in (expected.professions + [expected.total]).enumerated() {
            let parts: [(ProjectionMeasure, [Double?])] = [
                (.need, flows.need), (.retirement, flows.retirement), (.turnover, flows.turnover),
                (.other, flows.other), (.movesOut, flows.movesOut), (.movesIn, flows.movesIn),
                (.recruitment, flows.recruitment),
            ]
            for (measure, values) in parts {
                for year in 1..<6 {
                    let profession = row == 4 ? nil : row
                    let summary = try #require(result.summary(measure, profession: profession, year: 2024 + year))
                    let value = try #require(values[year])
                    let error = max(summary.deviation / 4_000.squareRoot(), 1e-9)
                    #expect((summary.mean - value).magnitude <= 4 * error, "\(measure) \(row) \(year)")
                }
            }
        }
    }

    @Test("chance is drawn for each employer, the need's error and the effect of the year for all of them at once")
    func dependence() async throws {
        // Two copies of one employer: the variance of the sum is 2 (1 + ρ) times that of one.
        let input = SimulationFixture.input(uncertainty: SimulationFixture.uncertainty())
        let employer = try SimulatedEmployer(input)
        func correlation(
            _ uncertainty: SimulationUncertainty, _ measure: ProjectionMeasure, _ row: Int
        ) async throws -> Double {
            let settings = SimulationSettings(replicates: 3_000, workers: 2, uncertainty: uncertainty)
            let one = try await simulate(employer.model, settings: settings)
            let two = try await simulate(region: [employer, employer], settings: settings)
            let single = try #require(one.summary(measure, profession: row, year: 2029)).deviation
            let both = try #require(two.summary(measure, profession: row, year: 2029)).deviation
            return both * both / (2 * single * single) - 1
        }
        for row in 0..<3 {
            #expect(try await correlation(.none, .turnover, row).magnitude < 0.1)
            let need = SimulationUncertainty(rates: false, yearEffect: false, need: NeedError(deviation: [0, 0.1]))
            #expect(try await correlation(need, .need, row) > 0.95)
        }
        #expect(
            try await correlation(SimulationUncertainty(yearEffect: false, need: nil), .turnover, 0).magnitude < 0.1)
        let year = SimulationUncertainty(rates: false, assumedYearEffect: 0.6, need: nil)
        #expect(try await correlation(year, .turnover, 0) > 0.4)
        #expect(try await correlation(year, .turnover, 2) > 0.7)
    }

    @Test("what one employer does not state the sum does not know; the others' professions stay known")
    func unknown() async throws {
        var inputs = Self.inputs()
        inputs[1].professions[2].exits = .rates(
            RateExits(turnover: [nil, 0.1, nil, 0.1, 0.1, 0.1], retirements: [nil, 1, 1, 1, 1, 1]))
        let result = try await simulate(
            region: inputs.map { try SimulatedEmployer($0) }, settings: SimulationSettings(replicates: 10))
        #expect(result.summary(.recruitment, profession: 2, year: 2026) == nil)
        #expect(result.summary(.recruitment, profession: nil, year: 2026) == nil)
        #expect(result.summary(.recruitment, profession: 2, year: 2025) != nil)
        #expect(result.summary(.recruitment, profession: 3, year: 2026) != nil)
    }

    @Test("employers over other years, none at all, and too many persons are refused")
    func refused() async throws {
        var later = SimulationFixture.input()
        later.years = 2025...2030
        let employers = [try SimulatedEmployer(SimulationFixture.input()), try SimulatedEmployer(later)]
        await #expect(throws: SimulationFault.differentYears) { try await simulate(region: employers) }
        await #expect(throws: SimulationFault.differentYears) { try await simulate(region: []) }
        let large = try SimulatedEmployer(SimulationFixture.input(scale: 100_000))
        await #expect(throws: SimulationFault.countOutOfRange) { try await simulate(region: [large, large]) }
        await #expect(throws: SimulationFault.tooManyFigures(bytes: 1_296_000_000)) {
            try await simulate(region: employers.prefix(1) + [], settings: SimulationSettings(replicates: 2_000_000))
        }
    }
}

/// Shares in the order in which they were reported.
private final class ProgressLog: @unchecked Sendable {
    private(set) var values: [Double] = []
    func add(_ value: Double) { values.append(value) }
}
