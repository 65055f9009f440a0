/// A band of ages in whole years; `upper` nil means open upwards.
public struct AgeGroup: Sendable, Hashable, Codable {
    /// Lowest age.
    public var lower: Int
    /// Highest age, or nil for "and older".
    public var upper: Int?

    /// A band from its ends.
    public init(_ lower: Int, _ upper: Int?) {
        self.lower = lower
        self.upper = upper
    }

    /// Whether `age` lies in the band.
    public func contains(_ age: Int) -> Bool { age >= lower && (upper.map { age <= $0 } ?? true) }
}

/// What a population figure is.
public enum PopulationKind: String, Sendable, Codable {
    /// Counted persons at the end of the year.
    case outcome
    /// Another body's projection (for example SCB's).
    case publishedProjection
    /// Framsyn's own cohort-component projection.
    case ownProjection
}

/// Population of one region by year, sex and age group at the end of each year.
public struct PopulationTable: Sendable, Equatable, Codable {
    /// Region code (municipality four digits, county two digits, or a name when the source has no code).
    public var regionCode: String
    /// Region name as the source writes it.
    public var regionName: String
    /// Publisher, table and date, as shown with every figure.
    public var source: String
    /// The last counted year the series rests on; nil when the source does not say.
    public var baseYear: Int?
    /// Outcome or projection.
    public var kind: PopulationKind
    /// Years in ascending order.
    public var years: [Int]
    /// Age groups in ascending order.
    public var ageGroups: [AgeGroup]
    /// True when values are split by sex (order of ``Sex``); false when they are totals.
    public var isBySex: Bool
    /// Persons, shape [year][sex][age group], row-major; one sex when ``isBySex`` is false.
    public var values: [Double]

    /// A table from its parts.
    ///
    /// - Precondition: `values.count == years.count × sexes × ageGroups.count`.
    public init(
        regionCode: String, regionName: String, source: String, baseYear: Int?, kind: PopulationKind, years: [Int],
        ageGroups: [AgeGroup], isBySex: Bool, values: [Double]
    ) {
        precondition(values.count == years.count * (isBySex ? 2 : 1) * ageGroups.count, "shape of population values")
        self.regionCode = regionCode
        self.regionName = regionName
        self.source = source
        self.baseYear = baseYear
        self.kind = kind
        self.years = years
        self.ageGroups = ageGroups
        self.isBySex = isBySex
        self.values = values
    }

    /// Number of sexes in the shape.
    public var sexCount: Int { isBySex ? 2 : 1 }

    /// Persons of one cell.
    public func value(year: Int, sex: Int, ageGroup: Int) -> Double {
        values[(year * sexCount + sex) * ageGroups.count + ageGroup]
    }

    /// Persons of a year in the age groups that lie wholly within `lower...upper`, both sexes.
    public func persons(year: Int, from lower: Int, through upper: Int?) -> Double? {
        guard let yearIndex = years.firstIndex(of: year) else { return nil }
        var sum = 0.0
        for (index, group) in ageGroups.enumerated() {
            guard group.lower >= lower, upper == nil || (group.upper ?? .max) <= (upper ?? .max) else { continue }
            for sex in 0..<sexCount { sum += value(year: yearIndex, sex: sex, ageGroup: index) }
        }
        return sum
    }
}
