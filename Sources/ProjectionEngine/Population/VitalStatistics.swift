public import WorkforceModel

/// Population, deaths and births of a reference area (the country) over the same years: what rates of dying and giving
/// birth are estimated from. Every region is projected with them.
public struct VitalStatistics: Sendable, Equatable {
    /// Source as printed.
    public let source: String
    let population: SingleAgeCounts
    let deaths: SingleAgeCounts
    /// Births by mother's age 15…49, shape [year][age].
    let births: [Double]

    /// Youngest and oldest age of mothers; 49 stands for "and older".
    static let motherAges = 15...49

    /// Statistics from tables.
    ///
    /// - Parameters:
    ///   - population: persons at the end of the year by sex and single age.
    ///   - deaths: deaths during the year by sex and single age at death, same years.
    ///   - births: live births during the year by single age of the mother, same years; mothers under 15 are left out.
    /// - Throws: ``PopulationProjectionFault`` when shapes or years do not fit.
    public init(
        population: PopulationTable, deaths: PopulationTable, births: PopulationTable
    ) throws(PopulationProjectionFault) {
        let counts = try SingleAgeCounts(population)
        let dead = try SingleAgeCounts(deaths)
        guard counts.years == dead.years, births.years == Array(counts.years), births.hasItsShape else {
            throw .yearsDiffer(region: population.regionName)
        }
        guard dead.openAge == counts.openAge else { throw .ratesDoNotFit(region: population.regionName) }
        var positions: [Int] = []
        for age in Self.motherAges {
            let upper: Int? = age == Self.motherAges.upperBound ? nil : age
            guard let position = births.ageGroups.firstIndex(of: AgeGroup(age, upper)) else {
                throw .notMotherAges(region: births.regionName)
            }
            positions.append(position)
        }
        var byAge: [Double] = []
        byAge.reserveCapacity(counts.years.count * positions.count)
        for year in births.years.indices {
            for position in positions {
                var sum = 0.0
                for sex in 0..<births.sexCount { sum += births.value(year: year, sex: sex, ageGroup: position) }
                guard sum >= 0, sum <= SingleAgeCounts.largestValue else {
                    throw .impossibleValue(region: births.regionName, year: births.years[year])
                }
                byAge.append(sum)
            }
        }
        self.source = population.source
        self.population = counts
        self.deaths = dead
        self.births = byAge
    }

    private init(source: String, population: SingleAgeCounts, deaths: SingleAgeCounts, births: [Double]) {
        self.source = source
        self.population = population
        self.deaths = deaths
        self.births = births
    }

    /// First and last year.
    public var years: ClosedRange<Int> { population.years }

    /// The statistics as they were known at the end of `year`; nil when they begin later.
    public func through(_ year: Int) -> VitalStatistics? {
        guard let known = population.through(year), let dead = deaths.through(year) else { return nil }
        let births = Array(births.prefix(known.years.count * Self.motherAges.count))
        return VitalStatistics(source: source, population: known, deaths: dead, births: births)
    }

    /// The same statistics with everyone from `age` on in one group.
    func folded(to age: Int) -> VitalStatistics {
        VitalStatistics(
            source: source, population: population.folded(to: age), deaths: deaths.folded(to: age), births: births)
    }

    /// Births in `year` of mothers aged `age`.
    func births(_ year: Int, age: Int) -> Double {
        births[(year - years.lowerBound) * Self.motherAges.count + age - Self.motherAges.lowerBound]
    }
}

extension PopulationTable {
    /// The sum of tables with the same years, age groups and split by sex.
    ///
    /// - Throws: ``PopulationProjectionFault/noRegions`` for an empty list, ``PopulationProjectionFault/ratesDoNotFit``
    ///   when a table has another shape.
    public static func sum(
        of tables: [PopulationTable], regionCode: String, regionName: String
    ) throws(PopulationProjectionFault) -> PopulationTable {
        guard var sum = tables.first else { throw .noRegions }
        sum.regionCode = regionCode
        sum.regionName = regionName
        for table in tables.dropFirst() {
            guard table.years == sum.years, table.ageGroups == sum.ageGroups, table.isBySex == sum.isBySex,
                table.values.count == sum.values.count
            else {
                throw .ratesDoNotFit(region: table.regionName)
            }
            for index in table.values.indices { sum.values[index] += table.values[index] }
        }
        return sum
    }
}
