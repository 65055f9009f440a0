/// Births per woman and year of the reference area by mother's age, and the drift back towards their mean.
struct Fertility: Sendable {
    /// Births per woman by age 15…49 at the last years.
    let rates: [Double]
    /// Total fertility of the long mean over total fertility now.
    let meanLevel: Double
    /// Share of the distance to the mean covered in a year.
    let reversion: Double
    /// Girls among newborns.
    let girls: Double
    /// Rates of each year of the statistics, shape [year][age].
    private let yearly: [Double]
    private let years: ClosedRange<Int>

    /// Estimates rates from the last years of `statistics`.
    init(_ statistics: VitalStatistics, method: PopulationMethod) {
        let last = statistics.years.upperBound
        func window(_ length: Int) -> ClosedRange<Int> { max(statistics.years.lowerBound, last - length + 1)...last }
        func pooled(_ years: ClosedRange<Int>) -> [Double] {
            VitalStatistics.motherAges.map { age in
                var births = 0.0
                var women = 0.0
                for year in years {
                    births += statistics.births(year, age: age)
                    women += statistics.population.exposure(year, 0, age)
                }
                return births / max(women, 1)
            }
        }
        let now = pooled(window(method.fertilityLevelYears))
        let total = now.reduce(0, +)
        let mean = pooled(window(method.fertilityMeanYears)).reduce(0, +)
        rates = now
        meanLevel = total > 0 ? mean / total : 1
        reversion = method.fertilityReversion
        var newborn = (girls: 0.0, all: 0.0)
        for year in window(10) {
            newborn.girls += statistics.population.at(year, 0, 0)
            newborn.all += statistics.population.at(year, 0, 0) + statistics.population.at(year, 1, 0)
        }
        girls = newborn.all > 0 ? newborn.girls / newborn.all : 0.486
        yearly = statistics.years.flatMap { pooled($0...$0) }
        years = statistics.years
    }

    /// Factor on ``rates`` `horizon` years ahead.
    func level(horizon: Int) -> Double {
        var remaining = 1.0
        for _ in 0..<max(0, horizon) { remaining *= 1 - reversion }
        return 1 + (1 - remaining) * (meanLevel - 1)
    }

    /// Births that the reference area's rates of `year` give the women of `counts`; the nearest year when it has none.
    func expectedBirths(_ counts: SingleAgeCounts, in year: Int) -> Double {
        let row = min(max(year, years.lowerBound), years.upperBound) - years.lowerBound
        var births = 0.0
        for (position, age) in VitalStatistics.motherAges.enumerated() {
            births += yearly[row * VitalStatistics.motherAges.count + position] * counts.exposure(year, 0, age)
        }
        return births
    }
}
