import ProjectionEngine
import WorkforceModel

/// Small inputs whose answers can be worked out by hand.
enum Small {
    static let provenance = Provenance(source: "test")

    static func input(_ professions: [ProfessionInput], years: ClosedRange<Int> = 2020...2030) -> ProjectionInput {
        ProjectionInput(organisation: "Prov", years: years, professions: professions, provenance: provenance)
    }

    static func rates(
        _ name: String, need: Double = 100, growth: Double = 0.02, turnover: Double = 0.1, retirements: Double = 3,
        rate: Double? = nil, sick: Double? = nil
    ) -> ProfessionInput {
        ProfessionInput(
            name: name, baseNeed: need, driver: .growth(perYear: growth),
            exits: .rates(
                RateExits(
                    turnover: [nil] + [Double?](repeating: turnover, count: 10),
                    retirements: [nil] + [Double?](repeating: retirements, count: 10))),
            employmentRate: rate, sickLeaveShare: sick)
    }

    /// A register-like profession: ages 20–69, turnover falling and retirement rising with age.
    static func cells(
        _ name: String, staff: Double = 100, need: Double? = nil, growth: Double = 0.01, bands: Int = 1,
        moves: [ProfessionMove] = [], factor: Double = 1
    ) -> ProfessionInput {
        let space = CellSpace(ages: 20...69, tenureBands: bands)
        var exits = CellExits(
            space: space, stock: [], retirement: [], turnover: [], other: [], hires: [], moves: moves)
        for cell in 0..<space.count {
            let (sex, age, tenure) = space.parts(of: cell)
            exits.stock.append((sex == .woman ? 0.8 : 0.2) * staff / Double(50 * bands))
            exits.retirement.append(age < 61 ? 0 : min(1, Double(age - 60) * 0.11))
            exits.turnover.append(factor * (0.25 - Double(age - 20) * 0.004) / Double(1 + tenure))
            exits.other.append(0.0005 * Double(age - 19) / 50)
            exits.hires.append(age < 55 && tenure == 0 ? 1 : 0)
        }
        return ProfessionInput(
            name: name, baseNeed: need ?? staff, driver: .growth(perYear: growth), exits: .hazards(exits),
            employmentRate: 0.9, sickLeaveShare: 0.07)
    }
}
