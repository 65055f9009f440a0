/// Choices of the cohort-component projection. The same for every region; shown under *Varför?*.
public struct PopulationMethod: Sendable, Equatable, Codable {
    /// Years from which the yearly fall of death rates is estimated.
    public var mortalityTrendYears = 15
    /// Years from which the level of death rates is taken.
    public var mortalityLevelYears = 3
    /// Half width, in ages, of the triangular smoothing of the fall.
    public var mortalitySmoothing = 5
    /// Whether death rates go on falling; false freezes them at the base year.
    public var mortalityImproves = true
    /// Years whose cohort changes give net migration.
    public var migrationYears = 15
    /// Persons that the country's migration at the same age weighs against the region's own; keeps small ages steady.
    public var migrationPrior = 200.0
    /// Years from which the level of fertility is taken.
    public var fertilityLevelYears = 2
    /// Years of the mean that fertility drifts back towards.
    public var fertilityMeanYears = 20
    /// Share of the distance to that mean that is covered in a year.
    public var fertilityReversion = 0.1
    /// Years from which the region's births against the country's rates are taken.
    public var regionalBirthYears = 5

    /// The choices that the backtest is published with.
    public init() {}

    /// Fewest changes from year to year that a projection rests on.
    public static let fewestChanges = 5
    /// Longest projection, in years.
    public static let longestHorizon = 50

    /// The same choices with every number brought into a range that can be computed with.
    var bounded: PopulationMethod {
        func years(_ value: Int) -> Int { min(max(value, 1), 100) }
        var bounded = self
        bounded.mortalityTrendYears = max(3, years(mortalityTrendYears))
        bounded.mortalityLevelYears = years(mortalityLevelYears)
        bounded.mortalitySmoothing = min(max(mortalitySmoothing, 0), 20)
        bounded.migrationYears = years(migrationYears)
        bounded.migrationPrior = migrationPrior >= 0 && migrationPrior <= 1e6 ? migrationPrior : 200
        bounded.fertilityLevelYears = years(fertilityLevelYears)
        bounded.fertilityMeanYears = years(fertilityMeanYears)
        bounded.fertilityReversion = fertilityReversion >= 0 && fertilityReversion <= 1 ? fertilityReversion : 0.1
        bounded.regionalBirthYears = years(regionalBirthYears)
        return bounded
    }
}
