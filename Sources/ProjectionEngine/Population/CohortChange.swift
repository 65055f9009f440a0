/// How many of a cohort there are a year later for each one expected to survive: net migration, and what the region's
/// mortality differs from the country's, as one factor by sex and age; and births against the country's rates.
///
/// Source of the idea: Hamilton and Perry, "A short method for projecting population by age" (Social Forces 1962), here
/// relative to modelled survivors so that falling mortality is not counted twice.
struct CohortChange: Sendable {
    /// Persons at a + 1 for each expected survivor from a, shape [sex][age]; the two last ages share one factor.
    let factor: [Double]
    /// Persons aged 0 at the end of the year for each birth that the country's rates give.
    let newborn: Double

    /// From the last years of `counts`. `prior` weighs as ``PopulationMethod/migrationPrior`` expected persons.
    init(
        _ counts: SingleAgeCounts, mortality: Mortality, fertility: Fertility, method: PopulationMethod,
        prior: CohortChange?
    ) {
        let ages = counts.ageCount
        let last = counts.years.upperBound
        let start = max(counts.years.lowerBound + 1, last - method.migrationYears + 1)
        var found = [Double](repeating: 0, count: 2 * ages)
        var expected = found
        for year in stride(from: start, through: last, by: 1) {
            let survival = mortality.survival(through: year)
            for sex in 0..<2 {
                let row = sex * ages
                for age in 0..<ages - 2 {
                    found[row + age] += counts.at(year, sex, age + 1)
                    expected[row + age] += counts.at(year - 1, sex, age) * survival[row + age]
                }
                found[row + ages - 2] += counts.at(year, sex, ages - 1)
                for age in ages - 2..<ages {
                    expected[row + ages - 2] += counts.at(year - 1, sex, age) * survival[row + age]
                }
            }
        }
        var factor = [Double](repeating: 1, count: 2 * ages)
        for sex in 0..<2 {
            let row = sex * ages
            Self.poolOldAges(&found, &expected, row: row, ages: ages)
            for age in 0..<ages {
                let source = row + min(age, ages - 2)
                let weight = prior == nil ? 0 : method.migrationPrior
                let all = expected[source] + weight
                let before = prior.map { $0.factor[source] } ?? 1
                factor[row + age] = all > 0 ? (found[source] + weight * before) / all : before
            }
        }
        self.factor = factor

        var children = 0.0
        var births = 0.0
        let firstBirths = max(counts.years.lowerBound + 1, last - method.regionalBirthYears + 1)
        for year in stride(from: firstBirths, through: last, by: 1) {
            children += counts.at(year, 0, 0) + counts.at(year, 1, 0)
            births += fertility.expectedBirths(counts, in: year)
        }
        let weight = prior == nil ? 0 : method.migrationPrior
        let before = prior?.newborn ?? 1
        newborn = births + weight > 0 ? (children + weight * before) / (births + weight) : before
    }

    /// Ages whose factor is common: few move there, and what differs is mortality.
    private static let pooledAges = [70...79, 80...89, 90...200]

    private static func poolOldAges(_ found: inout [Double], _ expected: inout [Double], row: Int, ages: Int) {
        for band in pooledAges where band.lowerBound <= ages - 2 {
            let members = band.lowerBound...min(band.upperBound, ages - 2)
            var sums = (found: 0.0, expected: 0.0)
            for age in members {
                sums.found += found[row + age]
                sums.expected += expected[row + age]
            }
            for age in members {
                found[row + age] = sums.found
                expected[row + age] = sums.expected
            }
        }
    }
}
