import ProjectionEngine
import StatisticsKit
import Testing
import WorkforceModel

/// What a run promises whatever the model: same bytes, shared random numbers, an end when it is cancelled.
@Suite("Simulation runs")
struct SimulationRunTests {
    static let backEnds = [SimulationBackEnd.person, .cell]

    private func model(turnoverFactor: Double = 1) throws -> SimulationModel {
        let input = SimulationFixture.input(uncertainty: SimulationFixture.uncertainty())
        let base = try SimulationModel(input)
        var assumptions = base.assumptions
        for at in assumptions.turnoverFactor.indices { assumptions.turnoverFactor[at] = turnoverFactor }
        return try SimulationModel(base.flow, assumptions: assumptions, uncertainty: base.uncertainty)
    }

    @Test("the same seed gives the same bytes with 1, 2, 3 and 7 workers", arguments: backEnds)
    func workers(backEnd: SimulationBackEnd) async throws {
        // Enough replicates for several chunks.
        var settings = SimulationSettings(replicates: 200, workers: 1, backEnd: backEnd, keepsSamples: true)
        let one = try await simulate(model(), settings: settings)
        for workers in [2, 3, 7] {
            settings.workers = workers
            let more = try await simulate(model(), settings: settings)
            // Compared outside the expectation, which would print all samples.
            let isSame = more == one
            #expect(isSame)
        }
        settings.seed = 2
        let isOther = try await simulate(model(), settings: settings) != one
        #expect(isOther)
    }

    @Test("more replicates leave the first ones as they were", arguments: backEnds)
    func prefix(backEnd: SimulationBackEnd) async throws {
        let few = try await simulate(
            model(), settings: SimulationSettings(replicates: 10, backEnd: backEnd, keepsSamples: true))
        let many = try await simulate(
            model(), settings: SimulationSettings(replicates: 90, backEnd: backEnd, keepsSamples: true))
        let first = few.sample(.recruitment, profession: 1, year: 2027)
        #expect(first.count == 10)
        #expect(first == Array(many.sample(.recruitment, profession: 1, year: 2027)[..<10]))
    }

    @Test("a scenario that changes nothing differs by exactly nothing", arguments: backEnds)
    func nullScenario(backEnd: SimulationBackEnd) async throws {
        let settings = SimulationSettings(replicates: 60, backEnd: backEnd, keepsSamples: true)
        let base = try await simulate(model(), settings: settings)
        let isSame = try await simulate(model(turnoverFactor: 1), settings: settings) == base
        #expect(isSame)
    }

    @Test(
        "scenarios share their random numbers: the difference scatters less than half of strangers'",
        arguments: backEnds)
    func commonRandomNumbers(backEnd: SimulationBackEnd) async throws {
        let settings = SimulationSettings(replicates: 600, workers: 2, backEnd: backEnd, keepsSamples: true)
        let base = try await simulate(model(), settings: settings).sample(.exits, profession: 0, year: nil)
        let less = try await simulate(model(turnoverFactor: 0.9), settings: settings)
            .sample(.exits, profession: 0, year: nil)
        let difference = zip(base, less).map { $0 - $1 }
        #expect(mean(of: difference) > 0)
        #expect(variance(of: difference) < 0.5 * (variance(of: base) + variance(of: less)))
    }

    @Test("a fractional stock has its value as mean, and so has a fractional need")
    func rounding() async throws {
        let model = try SimulationModel(SimulationFixture.input(scale: 0.0137))
        let result = try await simulate(model, settings: SimulationFixture.plain(.person, replicates: 4_000))
        for (row, persons) in [(0, 900 * 0.0137), (1, 400 * 0.0137), (2, 250.4 * 0.0137)] {
            for measure in [ProjectionMeasure.need, .staff] {
                let summary = try #require(result.summary(measure, profession: row, year: 2024))
                #expect((summary.mean - persons).magnitude < 4 * summary.deviation / 4_000.squareRoot())
                #expect(summary.deviation < 0.51)
            }
        }
    }

    @Test("a cancelled run ends with an error and not with a result")
    func cancellation() async throws {
        let model = try model()
        let task = Task {
            try await simulate(model, settings: SimulationSettings(replicates: 100_000, workers: 2))
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("too much is refused before anything is simulated")
    func tooMuch() async throws {
        let model = try model()
        await #expect(throws: SimulationFault.self) {
            try await simulate(model, settings: SimulationSettings(replicates: 1_000_000_000))
        }
        var assumptions = model.assumptions
        assumptions.need[3] = .nan
        #expect(throws: SimulationFault.countOutOfRange) {
            try SimulationModel(model.flow, assumptions: assumptions, uncertainty: model.uncertainty)
        }
        #expect(throws: SimulationFault.differentModel) {
            try SimulationModel(model.flow, assumptions: model.assumptions, uncertainty: [])
        }
        let large = try SimulationModel(SimulationFixture.input(scale: 30_000))
        await #expect(throws: SimulationFault.self) {
            try await simulate(large, settings: SimulationFixture.plain(.person, replicates: 1))
        }
        #expect(try await simulate(large, settings: SimulationFixture.plain(.bySize, replicates: 1)).replicates == 1)
    }
}
