internal import Foundation
internal import StatisticsKit
public import WorkforceModel

/// The yearly probabilities that a demonstration register is drawn from: known, so that estimates can be held against them.
public struct DemoTruth: Sendable {
    /// Yearly probabilities of leaving for each cause, as shares of those employed at the start of the year.
    public struct Hazards: Sendable, Equatable {
        /// Old-age retirement.
        public var retirement: Double
        /// Leaving for another reason than retirement, death or disability.
        public var turnover: Double
        /// Death.
        public var death: Double
        /// Permanent disability.
        public var disability: Double

        /// The probability of leaving at all.
        public var total: Double { retirement + turnover + death + disability }
    }

    /// Turnover at 40 years of age and three or more years of tenure, per profession.
    public let turnover: [Double]
    /// Mean share of paid time absent, per profession.
    public let sickLeave: [Double]
    /// Effect of the employer on the logit of turnover.
    public let employerEffects: [Double]
    /// Effect of the year on the logit of turnover, by calendar year.
    public let yearEffects: [Int: Double]
    /// The dated rules of retirement.
    public let rules: RetirementRules
    /// A key per person that is the same with every employer of the region, shape [employer][person number].
    public internal(set) var keys: [[Int32]]

    init(_ catalogue: DemoCatalogue, employers: Int, years: ClosedRange<Int>, generator: Philox) {
        turnover = catalogue.professions.map(\.turnover)
        sickLeave = catalogue.professions.map(\.sickLeave)
        rules = RetirementRules()
        employerEffects = (0..<employers).map { employer in
            var stream = PhiloxStream(generator, replicate: UInt32(employer), event: DemoEvent.employerEffect)
            return 0.16 * min(max(stream.normal(), -1.8), 1.8)
        }
        yearEffects = Dictionary(
            uniqueKeysWithValues: years.map { year in
                var stream = PhiloxStream(generator, replicate: 0, year: UInt16(year), event: DemoEvent.yearEffect)
                return (year, 0.08 * stream.normal())
            })
        keys = []
    }

    /// Hazards of a year for a person employed at the end of the year before.
    ///
    /// - Parameters:
    ///   - age: age at the end of the year before.
    ///   - tenure: completed years: number of earlier ends of years at which the person was employed without a break.
    ///   - year: the year in which the person may leave.
    public func hazards(
        profession: Int, sex: Sex, age: Int, tenure: Int, employer: Int, year: Int
    ) -> Hazards {
        let retirement = retirement(age: age + 1, year: year)
        let years = Double(age - 40)
        let death = min(0.0003 * exp(0.08 * (years + 10)) * (sex == .man ? 1.4 : 1), 0.1)
        // Permanent disability ends where old-age pension begins.
        let disability =
            retirement > 0.05
            ? 0 : min(0.0009 * exp(0.045 * years) * sickLeave[profession] / 0.085, 0.02)
        var logit = log(turnover[profession] / (1 - turnover[profession])) - 0.2
        logit += employerEffects[employer] + (yearEffects[year] ?? 0) + (sex == .man ? 0.06 : -0.01)
        logit -= 0.032 * min(max(years, -15), 20)
        switch tenure {
        case 0: logit += 0.75
        case 1: logit += 0.45
        case 2: logit += 0.2
        default: break
        }
        let leaves = (1 - retirement - death - disability) / (1 + exp(-logit))
        return Hazards(retirement: retirement, turnover: leaves, death: death, disability: disability)
    }

    /// Probability of retiring in the year that `age` is reached. The rules move it; at no age is it 1.
    private func retirement(age: Int, year: Int) -> Double {
        let earliest = RetirementRules.age(of: rules.earliest, in: year) ?? 61
        let target = RetirementRules.age(of: rules.target, in: year) ?? 65
        let right = RetirementRules.age(of: rules.rightToStay, in: year) ?? 67
        if age > right { return 0.6 }
        if age == right { return 0.55 }
        if age >= target { return 0.5 }
        if age == target - 1 { return 0.24 }
        if age >= earliest { return 0.11 }
        return age >= 60 ? 0.025 : age >= 56 ? 0.004 : 0
    }
}

/// What is drawn, so that no two kinds of draws share random numbers.
enum DemoEvent {
    static let employerEffect: UInt16 = 1
    static let yearEffect: UInt16 = 2
    static let unitSize: UInt16 = 3
    static let place: UInt16 = 4
    static let start: UInt16 = 5
    static let leave: UInt16 = 6
    static let hire: UInt16 = 7
    static let absence: UInt16 = 8
    static let pseudonym: UInt16 = 9
    static let brief: UInt16 = 10
    static let hourly: UInt16 = 11
    static let title: UInt16 = 12
    static let vacancies: UInt16 = 13
    static let training: UInt16 = 14
}
