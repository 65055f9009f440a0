internal import WorkforceModel

/// Persons (or deaths) of one region by year, sex and single age 0…``openAge``; the last age is "and older".
struct SingleAgeCounts: Sendable, Equatable {
    /// Years without a gap.
    let years: ClosedRange<Int>
    /// The age that is "and older".
    let openAge: Int
    /// Shape [year][sex][age], row-major.
    let values: [Double]

    /// Number of ages.
    var ageCount: Int { openAge + 1 }

    /// A population that no real table exceeds; keeps sums finite.
    static let largestValue = 1e11
    /// The lowest age at which a table may be open upwards.
    static let lowestOpenAge = 85
    /// Ages above this are added to it.
    static let highestOpenAge = 100

    /// The single ages of `table`, with everyone above 100 added to 100.
    ///
    /// - Throws: ``PopulationProjectionFault`` when the table is not by sex, single age and consecutive years.
    init(_ table: PopulationTable) throws(PopulationProjectionFault) {
        let region = table.regionName
        guard table.isBySex else { throw .notBySex(region: region) }
        guard let first = table.years.first, let last = table.years.last else {
            throw .tooFewYears(region: region, found: 0, needed: 1)
        }
        guard table.hasItsShape else { throw .impossibleValue(region: region, year: first) }
        guard let years = Self.possibleYears(first, last) else { throw .gapInYears(region: region) }
        for (earlier, later) in zip(table.years, table.years.dropFirst()) where later != earlier &+ 1 {
            throw .gapInYears(region: region)
        }
        let top = table.ageGroups.count - 1
        guard top >= Self.lowestOpenAge else { throw .notSingleAges(region: region) }
        for (age, group) in table.ageGroups.enumerated() {
            guard group.lower == age, group.upper == (age == top ? nil : age) else {
                throw .notSingleAges(region: region)
            }
        }
        let openAge = min(top, Self.highestOpenAge)
        var values = [Double](repeating: 0, count: table.years.count * 2 * (openAge + 1))
        for year in table.years.indices {
            for sex in 0..<2 {
                for age in 0...top {
                    let value = table.value(year: year, sex: sex, ageGroup: age)
                    guard value >= 0, value <= Self.largestValue else {
                        throw .impossibleValue(region: region, year: table.years[year])
                    }
                    values[(year * 2 + sex) * (openAge + 1) + min(age, openAge)] += value
                }
            }
        }
        self.years = years
        self.openAge = openAge
        self.values = values
    }

    /// The span when both ends are years that population statistics can concern and stand in order.
    private static func possibleYears(_ first: Int, _ last: Int) -> ClosedRange<Int>? {
        first >= 1700 && first <= last && last <= 2300 ? first...last : nil
    }

    private init(years: ClosedRange<Int>, openAge: Int, values: [Double]) {
        self.years = years
        self.openAge = openAge
        self.values = values
    }

    /// The same counts with everyone from `age` on in one group; `age` may not lie above ``openAge``.
    func folded(to age: Int) -> SingleAgeCounts {
        guard age < openAge else { return self }
        var folded = [Double](repeating: 0, count: years.count * 2 * (age + 1))
        for block in 0..<years.count * 2 {
            for old in 0..<ageCount { folded[block * (age + 1) + min(old, age)] += values[block * ageCount + old] }
        }
        return SingleAgeCounts(years: years, openAge: age, values: folded)
    }

    /// The years up to and with `year`; nil when there is none.
    func through(_ year: Int) -> SingleAgeCounts? {
        guard year >= years.lowerBound else { return nil }
        let end = min(year, years.upperBound)
        let count = (end - years.lowerBound + 1) * 2 * ageCount
        return SingleAgeCounts(years: years.lowerBound...end, openAge: openAge, values: Array(values.prefix(count)))
    }

    /// Persons of one cell; `year` must lie in ``years``.
    func at(_ year: Int, _ sex: Int, _ age: Int) -> Double {
        values[((year - years.lowerBound) * 2 + sex) * ageCount + age]
    }

    /// Mean of the counts at the start and the end of `year` (person-years lived); the end alone for the first year.
    func exposure(_ year: Int, _ sex: Int, _ age: Int) -> Double {
        year > years.lowerBound ? 0.5 * (at(year - 1, sex, age) + at(year, sex, age)) : at(year, sex, age)
    }
}

extension PopulationTable {
    /// Whether there is one value for each year, sex and age group; a table decoded from outside may lack some.
    var hasItsShape: Bool {
        let (rows, overflow) = years.count.multipliedReportingOverflow(by: sexCount)
        let (cells, overflows) = rows.multipliedReportingOverflow(by: ageGroups.count)
        return !overflow && !overflows && values.count == cells
    }
}
