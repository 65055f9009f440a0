internal import RealModule
public import WorkforceModel

/// Death, birth and migration rates of the reference area, estimated once and shared by every region.
public struct NationalRates: Sendable {
    /// Source of the statistics, as printed.
    public let source: String
    /// Last year of the statistics.
    public let year: Int
    /// The choices the rates were estimated with.
    public let method: PopulationMethod
    let mortality: Mortality
    let fertility: Fertility
    let migration: CohortChange
    let openAge: Int

    /// Rates from all years of `statistics`.
    ///
    /// - Throws: ``PopulationProjectionFault/tooFewYears`` with fewer than five changes from year to year.
    public init(
        _ statistics: VitalStatistics, method: PopulationMethod = PopulationMethod()
    ) throws(PopulationProjectionFault) {
        try self.init(statistics, method: method, openAge: statistics.population.openAge)
    }

    private init(
        _ statistics: VitalStatistics, method: PopulationMethod, openAge: Int
    ) throws(PopulationProjectionFault) {
        let method = method.bounded
        let needed = PopulationMethod.fewestChanges + 1
        guard statistics.years.count >= needed else {
            throw .tooFewYears(region: statistics.source, found: statistics.years.count, needed: needed)
        }
        let statistics = statistics.folded(to: openAge)
        source = statistics.source
        year = statistics.years.upperBound
        self.method = method
        self.openAge = openAge
        mortality = Mortality(statistics, method: method)
        fertility = Fertility(statistics, method: method)
        migration = CohortChange(
            statistics.population, mortality: mortality, fertility: fertility, method: method, prior: nil)
    }

    /// Yearly relative fall of the death rate at `age` (0,02 = 2 % lower each year).
    public func mortalityFall(sex: Sex, age: Int) -> Double {
        let index = Int(sex.rawValue) * (openAge + 1) + min(max(age, 0), openAge)
        return 1 - .exp(mortality.change[index])
    }

    /// Births per woman at the rates of the last years.
    public var totalFertility: Double { fertility.rates.reduce(0, +) }
}
