public import WorkforceModel

/// Which month stands for a year when figures are monthly.
public enum YearEndRule: String, Sendable, Codable {
    /// December only; years without it are left out.
    case december
    /// The latest month of each year; the source then names the month.
    case latestMonth
}

/// What the user says of a file of population figures. What is nil is read from the file.
public struct PopulationOptions: Sendable, Equatable {
    /// Source as printed; needed for CSV, which does not state it ("ej angivet" is printed otherwise).
    public var source: String?
    /// Outcome or projection; nil means a projection when the title says so, otherwise an outcome.
    public var kind: PopulationKind?
    /// The last counted year; nil means the last year of an outcome, the year before the first of a projection.
    public var baseYear: Int?
    /// Code and name when the file has no region; nil then makes a fault.
    public var regionCode: String?
    /// Name beside ``regionCode``; the code when nil.
    public var regionName: String?
    /// Month that stands for a year.
    public var yearEnd: YearEndRule

    /// Options from their parts.
    public init(
        source: String? = nil, kind: PopulationKind? = nil, baseYear: Int? = nil, regionCode: String? = nil,
        regionName: String? = nil, yearEnd: YearEndRule = .december
    ) {
        self.source = source
        self.kind = kind
        self.baseYear = baseYear
        self.regionCode = regionCode
        self.regionName = regionName
        self.yearEnd = yearEnd
    }
}
