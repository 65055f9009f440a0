import Glibc
import WorkforceModel

/// The model of the C reference (`peers/bench_microsim.c`) as a projection input: 6 professions × 2 sexes × ages 18–81,
/// ten years, growth 1.15 % a year, leavers and growth hired each year.
///
/// The reference's hazard is one figure; here its working-age part is turnover and its pension part retirement, which
/// gives the same probability of leaving, 1 − (1 − τ)(1 − ρ).
struct ReferenceModel {
    static let space = CellSpace(ages: 18...81)
    static let shares = [0.040, 0.045, 0.089, 0.192, 0.534, 0.100]
    static let bases = [0.158, 0.19, 0.125, 0.149, 0.128, 0.15]

    /// The input for a staff of `persons`.
    ///
    /// - Parameters:
    ///   - isUncertain: whether hazards carry the uncertainty of the full model: a weight of 200 person-years a cell, a
    ///     year effect of 0.1 and a level of 0.05 on the logit.
    static func input(persons: Double, isUncertain: Bool) -> ProjectionInput {
        var random = SplitMix(state: 42)
        let professions = shares.indices.map { row in
            profession(row, persons: (shares[row] * persons).rounded(), isUncertain: isUncertain, &random)
        }
        return ProjectionInput(
            organisation: "Reference", years: 2025...2035, professions: professions,
            provenance: Provenance(source: "bench_microsim.c", isSynthetic: true))
    }

    private static func profession(
        _ row: Int, persons: Double, isUncertain: Bool, _ random: inout SplitMix
    ) -> ProfessionInput {
        let zeros = [Double](repeating: 0, count: space.count)
        var (stock, retirement, turnover, hires) = (zeros, zeros, zeros, zeros)
        for _ in 0..<Int(persons) {
            let age = 22 + Int(44 * random.uniform())
            stock[space.index(sex: random.uniform() < 0.22 ? .man : .woman, age: age, tenure: 0)] += 1
        }
        for cell in 0..<space.count {
            let (sex, age, _) = space.parts(of: cell)
            turnover[cell] = bases[row] * (1.5 * exp(-Double(age - 20) / 18) + 0.55) * (sex == .man ? 1.08 : 1)
            retirement[cell] = age < 62 ? 0 : age < 65 ? 0.12 : age < 67 ? 0.45 : age < 69 ? 0.6 : 1
        }
        for i in 0..<256 {
            let q = (Double(i) + 0.5) / 256
            let age = 18 + Int(2 + 40 * q * q * 0.7 + 10 * q)
            hires[space.index(sex: .woman, age: age, tenure: 0)] += 200
            hires[space.index(sex: .man, age: age, tenure: 0)] += 56
        }
        let weights = [Double](repeating: 200, count: space.count)
        let uncertainty = HazardUncertainty(
            turnoverWeight: weights, retirementWeight: weights, yearEffect: 0.1, levelDeviation: 0.05)
        return ProfessionInput(
            name: "Profession \(row)", baseNeed: persons, driver: .growth(perYear: 0.0115),
            exits: .hazards(
                CellExits(
                    space: space, stock: stock, retirement: retirement, turnover: turnover, other: zeros, hires: hires,
                    uncertainty: isUncertain ? uncertainty : nil)))
    }
}

/// SplitMix64 (Steele, Lea & Flood, OOPSLA 2014): places the opening staff.
struct SplitMix {
    var state: UInt64

    mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }
}
