/// Why a population cannot be projected.
public enum PopulationProjectionFault: Error, Sendable, Equatable {
    /// The table has age groups wider than a year; single ages are never invented.
    case notSingleAges(region: String)
    /// The table is not split by sex.
    case notBySex(region: String)
    /// Births are not given by single age of the mother, 15 to 48 and 49 or older.
    case notMotherAges(region: String)
    /// The years do not follow each other without a gap.
    case gapInYears(region: String)
    /// There are fewer years than the method needs.
    case tooFewYears(region: String, found: Int, needed: Int)
    /// Populations, deaths and births do not cover the same years.
    case yearsDiffer(region: String)
    /// A value is negative, not a number or beyond any population.
    case impossibleValue(region: String, year: Int)
    /// The last year asked for is not after the base year, or more than 50 years after it.
    case horizonOutOfRange(through: Int, base: Int)
    /// The rates end too far from the base year, or their ages end below the table's.
    case ratesDoNotFit(region: String)
    /// There is no region to compute with.
    case noRegions
}
