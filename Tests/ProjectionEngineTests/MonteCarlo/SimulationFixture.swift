import ProjectionEngine
import RealModule
import StatisticsKit
import WorkforceModel

/// A small employer: two professions counted in cells, with tenure, three causes of exit and moves both ways, and one
/// with rates.
enum SimulationFixture {
    static let space = CellSpace(ages: 20...70, tenureBands: 3)

    static func input(growth: Double = 0.02, scale: Double = 1, uncertainty: HazardUncertainty? = nil)
        -> ProjectionInput
    {
        ProjectionInput(
            organisation: "Test", years: 2024...2029,
            professions: [
                profession(
                    "A", persons: 900 * scale, growth: growth, leaving: 0.10,
                    moves: [ProfessionMove(to: 1, probability: 0.02)], uncertainty),
                profession(
                    "B", persons: 400 * scale, growth: growth, leaving: 0.16,
                    moves: [ProfessionMove(to: 0, probability: 0.01), ProfessionMove(to: 2, probability: 0.005)],
                    uncertainty),
                ProfessionInput(
                    name: "C", baseNeed: 250.4 * scale, driver: .growth(perYear: growth),
                    exits: .rates(
                        RateExits(
                            turnover: [nil, 0.12, 0.13, 0.12, 0.11, 0.12],
                            retirements: [nil, 6, 7.5, 4, 9, 11].map { $0.map { $0 * scale } }))),
            ],
            provenance: Provenance(source: "test", isSynthetic: true))
    }

    static func uncertainty(weight: Double = 150, yearEffect: Double = 0.2, level: Double = 0.15) -> HazardUncertainty {
        let weights = [Double](repeating: weight, count: space.count)
        return HazardUncertainty(
            turnoverWeight: weights, retirementWeight: weights, yearEffect: yearEffect, levelDeviation: level)
    }

    private static func profession(
        _ name: String, persons: Double, growth: Double, leaving: Double, moves: [ProfessionMove],
        _ uncertainty: HazardUncertainty?
    ) -> ProfessionInput {
        let zeros = [Double](repeating: 0, count: space.count)
        var (stock, retirement, turnover, other, hires) = (zeros, zeros, zeros, zeros, zeros)
        for cell in 0..<space.count {
            let (sex, age, tenure) = space.parts(of: cell)
            let weight = sex == .woman ? 0.8 : 0.2
            stock[cell] = age < 66 ? weight * (tenure == 2 ? 1 : 0.3) : 0
            turnover[cell] = leaving * (tenure == 0 ? 2 : 1) * (age < 35 ? 1.3 : 0.9)
            retirement[cell] = age < 63 ? 0 : age < 66 ? 0.25 : age < 69 ? 0.6 : 1
            other[cell] = 0.002 + 0.0001 * Double(age - 20)
            hires[cell] = tenure == 0 && age < 60 ? weight / (1 + Double(age - 20) / 10) : 0
        }
        let sum = stock.reduce(0, +)
        return ProfessionInput(
            name: name, baseNeed: persons, driver: .growth(perYear: growth),
            exits: .hazards(
                CellExits(
                    space: space, stock: stock.map { $0 / sum * persons }, retirement: retirement, turnover: turnover,
                    other: other, hires: hires, moves: moves, uncertainty: uncertainty)))
    }

    /// Sampling noise only.
    static func plain(
        _ backEnd: SimulationBackEnd, replicates: Int, seed: UInt64 = 7, keepsSamples: Bool = false
    ) -> SimulationSettings {
        SimulationSettings(
            replicates: replicates, seed: seed, workers: 2, backEnd: backEnd, uncertainty: .none,
            keepsSamples: keepsSamples)
    }

    /// The expected values of a model.
    static func expected(_ model: SimulationModel) -> FlowResult {
        var result = FlowResult(model.flow)
        var workspace = FlowWorkspace(model.flow)
        model.flow.evaluate(model.assumptions, into: &result, workspace: &workspace)
        return result
    }
}
