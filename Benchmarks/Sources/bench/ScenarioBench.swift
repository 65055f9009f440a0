import Glibc
import ProjectionEngine
import WorkforceModel

/// The figures of the expected-value recursion and of scenarios.
extension Bench {
    static func expected() async throws {
        let model = try FlowModel(ReferenceModel.input(persons: 10_000, isUncertain: false))
        try await scenarios("expected value, 768 cells × 10 years", model, count: 50_000) { assumptions, scenario in
            assumptions.need[1] += scenario % 2 == 0 ? 1 : -1
        }
    }

    /// Hazards that differ in every year of every scenario: a ten-year ramp whose size is new each time.
    static func ramp() async throws {
        let model = try FlowModel(ReferenceModel.input(persons: 10_000, isUncertain: false))
        try await scenarios("ten-year ramp of turnover", model, count: 20_000) { assumptions, scenario in
            fill(&assumptions.turnoverFactor, model) { 1 - size(scenario) * $0 }
        }
        try await scenarios("ten-year ramp of retirement", model, count: 20_000) { assumptions, scenario in
            fill(&assumptions.retirementShift, model) { 10 * size(scenario) * $0 }
        }
        try await scenarios("ten-year ramp of both", model, count: 20_000) { assumptions, scenario in
            fill(&assumptions.turnoverFactor, model) { 1 - size(scenario) * $0 }
            fill(&assumptions.retirementShift, model) { 10 * size(scenario) * $0 }
        }
    }

    /// A scenario with a lever of every kind on 27 professions, split over its levers.
    static func attribution() async throws {
        let model = try ProjectionModel(ScenarioModel.input())
        for count in [4, 7, 9] {
            let levers = Array(ScenarioModel.levers.prefix(count))
            for workers in 1...2 {
                let cost = await best(of: 9) {
                    _ = await model.attribution(of: levers, workers: workers)
                }
                let who = workers == 1 ? "one worker" : "two workers"
                report(
                    "attribution, 27 professions × 300 cells × 10 years, \(count) kinds, \(who)", cost.wall * 1000, "ms"
                )
                report(
                    "attribution, 27 professions × 300 cells × 10 years, \(count) kinds, \(who), processor",
                    cost.processor * 1000, "core-ms")
            }
        }
    }

    private static func size(_ scenario: Int) -> Double { 0.05 + 0.0001 * Double(scenario % 1_000) }

    /// Sets an assumption of every profession and year from the part of the ramp that has come.
    private static func fill(_ values: inout [Double], _ model: FlowModel, _ value: (Double) -> Double) {
        for year in 1..<model.yearCount {
            let part = value(Double(year) / Double(model.yearCount - 1))
            for row in 0..<model.professionCount { values[row * model.yearCount + year] = part }
        }
    }

    /// Prints how many scenarios a second of processor time evaluates.
    private static func scenarios(
        _ name: String, _ model: FlowModel, count: Int, _ change: (inout FlowAssumptions, Int) -> Void
    ) async throws {
        var workspace = FlowWorkspace(model)
        var result = FlowResult(model)
        var assumptions = FlowAssumptions(model)
        let cost = await best(of: 5) {
            for scenario in 0..<count {
                change(&assumptions, scenario)
                model.evaluate(assumptions, into: &result, workspace: &workspace)
            }
        }
        report(name, Double(count) / cost.processor / 1000, "1 000 scenarios/core-s")
    }
}

/// A region's scenario page: 27 professions in cells of sex, 50 ages and three bands of tenure, and nine levers.
struct ScenarioModel {
    static let space = CellSpace(ages: 20...69, tenureBands: 3)

    /// One lever of each kind, all of them for every profession where the kind allows it, in ramps.
    static let levers = [
        Lever(kind: .lowerTurnover, value: 0.1, rampYears: 5),
        Lever(kind: .laterRetirement, value: 1.5, rampYears: 8),
        Lever(kind: .digitalisation, value: 0.05, rampYears: 6),
        Lever(kind: .otherSolutions, value: 0.3, sinceYear: 2026),
        Lever(kind: .higherEmploymentRate, value: 0.03, rampYears: 4),
        Lever(kind: .lowerSickLeave, value: 0.01, rampYears: 4),
        Lever(kind: .taskShift, profession: "Profession 3", toProfession: "Profession 4", value: 0.04),
        Lever(kind: .volume, value: 0.005),
        Lever(kind: .educationSupply, profession: "Profession 3", value: 20, lagYears: 3),
    ]

    static func input() -> ProjectionInput {
        ProjectionInput(
            organisation: "Region", years: 2025...2035, professions: (0..<27).map(profession),
            provenance: Provenance(source: "bench", isSynthetic: true))
    }

    private static func profession(_ row: Int) -> ProfessionInput {
        var exits = CellExits(space: space, stock: [], retirement: [], turnover: [], other: [], hires: [])
        for cell in 0..<space.count {
            let (sex, age, tenure) = space.parts(of: cell)
            exits.stock.append((sex == .woman ? 8 : 2) * Double(1 + (age + row) % 3) / Double(1 + tenure))
            exits.retirement.append(age < 62 ? 0 : min(1, Double(age - 61) * 0.12))
            exits.turnover.append((0.25 - Double(age - 20) * 0.004) / Double(1 + tenure))
            exits.other.append(0.0005 * Double(age - 19) / 50)
            exits.hires.append(age < 55 && tenure == 0 ? 1 : 0)
        }
        if row % 5 == 0 { exits.moves = [ProfessionMove(to: (row + 1) % 27, probability: 0.01)] }
        return ProfessionInput(
            name: "Profession \(row)", baseNeed: exits.stock.reduce(0, +), driver: .growth(perYear: 0.01),
            exits: .hazards(exits), employmentRate: 0.9, sickLeaveShare: 0.07)
    }
}
