public import WorkforceModel

extension NationalRates {
    /// Years that the rates may lie before the base year of a region.
    public static let longestGap = 20

    /// Projects a region by cohorts: survivors with falling mortality, net migration as in the last years, births.
    ///
    /// For a sex and age a, N(a + 1, t) = N(a, t − 1) · S(a, t) · c(a), with S the country's survival and c the region's
    /// cohort change against it; N(0, t) from the women's ages and the country's fertility times the region's level.
    ///
    /// - Parameters:
    ///   - region: counts by sex and single age at the end of at least six years; the last is the base year.
    ///   - through: last year of the projection, at most 50 years after the base year.
    /// - Returns: years base year (as counted) … `through`, persons unrounded.
    /// - Throws: ``PopulationProjectionFault``. A table in age groups cannot be projected: single ages are not invented.
    public func project(_ region: PopulationTable, through: Int) throws(PopulationProjectionFault) -> PopulationTable {
        let counts = try SingleAgeCounts(region)
        guard counts.openAge == openAge else { throw .ratesDoNotFit(region: region.regionName) }
        let base = counts.years.upperBound
        let needed = PopulationMethod.fewestChanges + 1
        guard counts.years.count >= needed else {
            throw .tooFewYears(region: region.regionName, found: counts.years.count, needed: needed)
        }
        guard through > base, through - base <= PopulationMethod.longestHorizon else {
            throw .horizonOutOfRange(through: through, base: base)
        }
        guard year <= base, base - year <= Self.longestGap else { throw .ratesDoNotFit(region: region.regionName) }

        let change = CohortChange(
            counts, mortality: mortality, fertility: fertility, method: method, prior: migration)
        let ages = openAge + 1
        var persons = Array(counts.values.suffix(2 * ages))
        var values = persons
        values.reserveCapacity((through - base + 1) * 2 * ages)
        for next in base + 1...through {
            persons = step(persons, change, to: next, horizon: next - base)
            values.append(contentsOf: persons)
        }
        let groups = (0...openAge).map { AgeGroup($0, $0 == openAge ? nil : $0) }
        return PopulationTable(
            regionCode: region.regionCode, regionName: region.regionName,
            source: "Framsyns framskrivning från \(base) av: \(region.source). "
                + "Dödlighet och fruktsamhet till \(year): \(source)",
            baseYear: base, kind: .ownProjection, years: Array(base...through), ageGroups: groups, isBySex: true,
            values: values)
    }

    /// Persons by sex and age a year later.
    private func step(_ persons: [Double], _ change: CohortChange, to year: Int, horizon: Int) -> [Double] {
        let ages = openAge + 1
        let survival = mortality.survival(through: year)
        var next = [Double](repeating: 0, count: persons.count)
        for sex in 0..<2 {
            let row = sex * ages
            for age in 0..<ages {
                let arrived = min(age + 1, openAge)
                next[row + arrived] += persons[row + age] * survival[row + age] * change.factor[row + age]
            }
        }
        var births = 0.0
        for (position, age) in VitalStatistics.motherAges.enumerated() {
            births += fertility.rates[position] * 0.5 * (persons[age] + next[age])
        }
        let newborn = births * fertility.level(horizon: horizon) * change.newborn
        next[0] = newborn * fertility.girls
        next[ages] = newborn * (1 - fertility.girls)
        return next
    }
}
