import ProjectionEngine
import RealModule
import StatisticsKit
import WorkforceModel

/// The known process that a synthetic register is drawn from.
struct SyntheticTruth {
    struct Row {
        var profession: Profession
        /// Staff at the end of the year before the first counted year.
        var staff: Int
        /// Level of turnover on the logit, beside age, sex and tenure.
        var level: Double
    }

    var rows: [Row]
    /// First counted year and number of counted years.
    var firstYear = 2012
    var yearCount = 6
    /// Yearly growth of every profession's staff.
    var growth = 0.01
    /// Standard deviation of the year effect on turnover, per profession and year.
    var yearEffect = 0.15
    /// Where year effects come from when several employers share them; nil for effects of the register's own.
    var sharedEffects: UInt64?
    /// Yearly probability of changing profession within the employer.
    var moving = 0.01
    /// Share of exits without a stated reason.
    var missingReason = 0.1
    /// Standard deviation, on the logit, of turnover around the smooth pattern, per profession, sex and five years of age.
    var roughness = 0.1
    /// Which roughness.
    var roughnessSeed: UInt64 = 1
    /// Hazards per row and cell that replace the formulas below, as when rates are estimated again from simulated data.
    var given: [CellExits] = []
    /// Pension ages that retirement follows; by default unchanged over all years.
    var rules = SyntheticTruth.constantRules

    static let constantRules = RetirementRules(
        earliest: [DatedAge(from: 1900, age: 61, source: "test")],
        target: [DatedAge(from: 1900, age: 65, source: "test")],
        rightToStay: [DatedAge(from: 1900, age: 67, source: "test")])

    var professions: [Profession] { rows.map(\.profession) }
    var window: ClosedRange<Int> { firstYear...(firstYear + yearCount - 1) }

    /// Yearly hazard of turnover without year effect.
    func turnover(_ row: Int, sex: Sex, age: Int, tenure: Int) -> Double {
        if !given.isEmpty { return given[row].turnover[given[row].space.index(sex: sex, age: age, tenure: tenure)] }
        var eta = rows[row].level + roughness * bump(row, sex, age)
        eta += tenure == 0 ? 0.9 : tenure == 1 ? 0.45 : 0
        eta += 0.035 * max(0, Double(40 - age)) - 0.02 * max(0, Double(age - 50))
        eta += sex == .man ? 0.15 : 0
        return Logit.inverse(eta)
    }

    /// Yearly hazard of retirement in a calendar year, by age at its start.
    func retirement(_ row: Int, sex: Sex, age: Int, tenure: Int, year: Int) -> Double {
        if !given.isEmpty { return given[row].retirement[given[row].space.index(sex: sex, age: age, tenure: tenure)] }
        let reached = age + 1
        func limit(_ rule: [DatedAge]) -> Int { RetirementRules.age(of: rule, in: year) ?? 200 }
        if reached >= limit(rules.rightToStay) { return 0.55 }
        if reached >= limit(rules.target) { return reached == limit(rules.target) ? 0.45 : 0.35 }
        if reached >= limit(rules.earliest) { return 0.14 }
        return age >= 57 ? 0.02 : age >= 55 ? 0.01 : 0
    }

    /// Yearly hazard of death or permanent disability.
    func other(_ row: Int, sex: Sex, age: Int, tenure: Int) -> Double {
        if !given.isEmpty { return given[row].other[given[row].space.index(sex: sex, age: age, tenure: tenure)] }
        return 0.002 + 0.000_15 * max(0, Double(age - 40))
    }

    /// A standard normal draw that belongs to a profession, sex and five years of age.
    private func bump(_ row: Int, _ sex: Sex, _ age: Int) -> Double {
        var stream = PhiloxStream(
            Philox(seed: roughnessSeed), replicate: UInt32(row), entity: UInt32(age / 5), event: UInt16(sex.rawValue))
        return stream.normal()
    }

    /// Share that leaves for each cause in a year without year effect.
    func shares(_ row: Int, sex: Sex, age: Int, tenure: Int, year: Int) -> ExitShares {
        ExitShares(
            turnover: turnover(row, sex: sex, age: age, tenure: tenure),
            retirement: retirement(row, sex: sex, age: age, tenure: tenure, year: year),
            other: other(row, sex: sex, age: age, tenure: tenure))
    }

    /// Six professions in three groups, about 1 500 staff, levels drawn around the groups' from `seed`.
    static func municipality(seed: UInt64, scale: Double = 1, spread: Double = 0.2) -> SyntheticTruth {
        var stream = PhiloxStream(Philox(seed: seed), replicate: 0, event: 99)
        let groups = [("omsorg", -2.35), ("skola", -2.65), ("stab", -2.5)]
        let sizes = [520, 300, 260, 190, 140, 90]
        let rows = sizes.enumerated().map { index, size in
            let (group, level) = groups[index % 3]
            return Row(
                profession: Profession(id: Int64(10 + index), name: "yrke \(index)", sector: group, group: group),
                staff: Int(Double(size) * scale), level: level + spread * stream.normal())
        }
        var truth = SyntheticTruth(rows: rows)
        truth.roughnessSeed = seed
        return truth
    }
}
