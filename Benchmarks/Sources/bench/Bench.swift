import ProjectionEngine
import WorkforceModel

/// `bench [MODE …]`: one line a figure (name, value, unit), tab-separated. Without a mode every one is run.
@main
struct Bench {
    static let modes: [(name: String, run: @Sendable () async throws -> Void)] = [
        ("employer", employer), ("person", person), ("full", full), ("cell", cell), ("expected", expected),
        ("ramp", ramp), ("attribution", attribution),
    ]

    static func main() async throws {
        let asked = CommandLine.arguments.dropFirst()
        for mode in modes where asked.isEmpty || asked.contains(mode.name) { try await mode.run() }
        for name in asked where !modes.contains(where: { $0.name == name }) {
            print("unknown mode \(name); there are \(modes.map(\.name).joined(separator: ", "))")
        }
    }

    /// One employer of 10 000, 1 000 replicates, ten years, two workers, with all uncertainty on. Run first, so that the
    /// peak of memory is its own.
    static func employer() async throws {
        let model = try SimulationModel(ReferenceModel.input(persons: 10_000, isUncertain: true))
        let cost = try await best(of: 5) {
            _ = try await simulate(model, settings: SimulationSettings(replicates: 1_000, workers: 2))
        }
        report("employer of 10 000, full model, two workers", cost.wall, "s")
        report("employer of 10 000, full model, peak memory of the process", peakMegabytes(), "MB")
        let plain = try SimulationModel(ReferenceModel.input(persons: 10_000, isUncertain: false))
        let without = try await best(of: 5) {
            _ = try await simulate(plain, settings: settings(replicates: 1_000, workers: 2, .person))
        }
        report("employer of 10 000, sampling noise only, two workers", without.wall, "s")
    }

    static func person() async throws {
        for persons in [10_000.0, 100_000] {
            let input = ReferenceModel.input(persons: persons, isUncertain: false)
            try await rate(
                "person", SimulationModel(input), settings(replicates: replicates(persons), workers: 1, .person))
        }
    }

    static func full() async throws {
        for persons in [10_000.0, 100_000] {
            let input = ReferenceModel.input(persons: persons, isUncertain: true)
            let asked = SimulationSettings(replicates: replicates(persons), backEnd: .person)
            try await rate("full model, person", SimulationModel(input), asked)
        }
    }

    static func cell() async throws {
        for persons in [10_000.0, 100_000, 1_000_000] {
            let input = ReferenceModel.input(persons: persons, isUncertain: false)
            try await rate("cell", SimulationModel(input), settings(replicates: 1_000, workers: 1, .cell))
        }
    }

    private static func replicates(_ persons: Double) -> Int { Int(20e6 / persons) }

    private static func settings(replicates: Int, workers: Int, _ backEnd: SimulationBackEnd) -> SimulationSettings {
        SimulationSettings(replicates: replicates, workers: workers, backEnd: backEnd, uncertainty: .none)
    }

    /// Prints what one and two workers do a second.
    private static func rate(_ name: String, _ model: SimulationModel, _ settings: SimulationSettings) async throws {
        let persons = Int(model.flow.baseStaff.reduce(0, +))
        var walls: [Double] = []
        for workers in 1...2 {
            var settings = settings
            settings.workers = workers
            var work = 0.0
            let cost = try await best(of: 5) {
                work = Double(try await simulate(model, settings: settings).personYears) / 1e6
            }
            let label = "\(name), \(persons) persons, \(workers == 1 ? "one worker" : "two workers")"
            report(label, work / cost.wall, "M person-years/s")
            report("\(label), processor", work / cost.processor, "M person-years/core-s")
            walls.append(cost.wall)
        }
        report("\(name), \(persons) persons, two workers against one", walls[0] / walls[1], "×")
    }
}
