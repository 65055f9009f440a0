import RealModule
import StatisticsKit
import WorkforceModel

/// What a cause's hazard is regressed on, and in which strata it is counted.
///
/// A stratum is a set of person-years with the same features: a cell for turnover and other exits, a cell in a calendar year
/// for retirement, whose features move with the dated rules.
struct CausePattern {
    let cause: ExitCause
    let width: Int
    /// Prior of the regression over all professions.
    let prior: CoefficientPrior
    /// Standard deviation of a group's coefficients around those of all professions.
    let groupDeviation: [Double]
    /// Features per stratum, row-major.
    private(set) var design: [Double] = []
    /// Cell of each stratum.
    private(set) var cellOfStratum: [Int] = []
    /// Year of the window of each stratum; nil when a stratum gathers all years.
    private(set) var yearOfStratum: [Int]?
    /// Features per cell in the year projected, row-major; empty rows where the cause does not occur.
    private(set) var projected: [Double]
    let layout: RateBandLayout

    init(_ cause: ExitCause, space: CellSpace, window: ClosedRange<Int>, rules: RetirementRules, rulesYear: Int) {
        self.cause = cause
        layout = RateBandLayout(cause: cause, space: space)
        let zero = Features.of(cause, space: space, cell: 0, rules: rules, year: rulesYear)
        width = zero.count
        prior = CoefficientPrior(
            mean: [cause == .turnover ? -2 : cause == .retirement ? -3 : -5] + [Double](repeating: 0, count: width - 1),
            deviation: [3] + [Double](repeating: 1, count: width - 1))
        groupDeviation = [0.7] + [Double](repeating: 0.25, count: width - 1)
        projected = []
        for cell in 0..<space.count {
            projected += Features.of(cause, space: space, cell: cell, rules: rules, year: rulesYear)
        }
        let cells = (0..<space.count).filter { layout.bandOfCell[$0] >= 0 }
        if cause == .retirement {
            var years: [Int] = []
            for (index, year) in window.enumerated() {
                for cell in cells {
                    design += Features.of(cause, space: space, cell: cell, rules: rules, year: year)
                    cellOfStratum.append(cell)
                    years.append(index)
                }
            }
            yearOfStratum = years
        } else {
            for cell in cells { design += projected[cell * width..<(cell + 1) * width] }
            cellOfStratum = cells
        }
    }

    /// Person-years and exits of one profession per stratum.
    func counts(_ flows: ObservedFlows, profession: Int) -> (trials: [Double], events: [Double]) {
        let exits =
            switch cause {
            case .retirement: flows.retirements
            case .turnover: flows.turnover
            case .other: flows.other
            }
        var trials = [Double](repeating: 0, count: cellOfStratum.count)
        var events = trials
        for stratum in cellOfStratum.indices {
            let years = yearOfStratum.map { $0[stratum]...$0[stratum] } ?? 0...(flows.window.count - 1)
            for year in years {
                let slot = flows.offset(profession: profession, year: year) + cellOfStratum[stratum]
                trials[stratum] += Double(flows.stock[slot])
                events[stratum] += Double(exits[slot])
            }
        }
        return (trials, events)
    }

    /// Linear predictors of the strata.
    func predictors(_ fit: LogisticRegression) -> [Double] { fit.predictors(design) }

    /// Linear predictors of the cells in the year projected.
    func projectedPredictors(_ fit: LogisticRegression) -> [Double] { fit.predictors(projected) }
}

/// Features of the regressions.
private enum Features {
    static func of(_ cause: ExitCause, space: CellSpace, cell: Int, rules: RetirementRules, year: Int) -> [Double] {
        let (sex, age, tenure) = space.parts(of: cell)
        let man = sex == .man ? 1.0 : 0
        let decades = Double(age) / 10
        switch cause {
        case .turnover:
            // Piecewise linear in age: slope changes at the knots; tenure as steps against the open band.
            var row = [1, decades - 4.5, man]
            for knot in [2.5, 3.5, 5.5, 6.2] { row.append(max(0, decades - knot)) }
            for band in 0..<(space.tenureBands - 1) { row.append(tenure == band ? 1 : 0) }
            return row
        case .retirement:
            // Age reached during the year against the dated ages, with a free deviation for each of the years 61–69.
            var row = [1, (Double(age) - 64) / 5, man]
            for rule in [rules.earliest, rules.target, rules.rightToStay] {
                row.append(RetirementRules.age(of: rule, in: year).map { age + 1 >= $0 ? 1 : 0 } ?? 0)
            }
            for single in 61...69 { row.append(age == single ? 0.5 : 0) }
            return row
        case .other:
            return [1, decades - 4.5, man]
        }
    }
}
