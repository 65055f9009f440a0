/// Rates estimated once from one employer's register and frozen: scenarios never estimate again.
public struct RateSet: Sendable, Equatable, Codable {
    /// Calendar years in which exits were counted.
    public var window: ClosedRange<Int>
    /// Years in which hires were counted.
    public var hireWindow: ClosedRange<Int>
    /// The cells.
    public var space: CellSpace
    /// Dated rules that retirement was estimated under.
    public var rules: RetirementRules
    /// Calendar year whose rules the used retirement hazards follow.
    public var rulesYear: Int
    /// One entry a profession.
    public var professions: [ProfessionRates]
    /// What the counting did with the rows.
    public var quality: RegisterQuality

    /// A set from its parts.
    public init(
        window: ClosedRange<Int>, hireWindow: ClosedRange<Int>, space: CellSpace, rules: RetirementRules,
        rulesYear: Int, professions: [ProfessionRates], quality: RegisterQuality
    ) {
        self.window = window
        self.hireWindow = hireWindow
        self.space = space
        self.rules = rules
        self.rulesYear = rulesYear
        self.professions = professions
        self.quality = quality
    }

    /// The rates of a profession.
    public subscript(professionID id: Int64) -> ProfessionRates? { professions.first { $0.professionID == id } }
}

/// How a register was read when exits were counted; numbers that a page states beside the rates.
public struct RegisterQuality: Sendable, Equatable, Codable {
    /// Exits without a usable reason taken as retirement because the person had reached the earliest pension age.
    public var inferredRetirements = 0
    /// Exits without a usable reason taken as turnover.
    public var inferredTurnover = 0
    /// Retirements stated before age 55, counted as turnover.
    public var earlyRetirements = 0
    /// Persons counted as leaving who had an hourly-paid employment with the employer at the end of the year.
    public var leftForHourlyPay = 0
    /// Employments that began and ended between two counts, by persons counted at neither; seen in no rate.
    public var betweenCounts = 0
    /// Hourly-paid rows, outside the population.
    public var hourlyRows = 0
    /// Rows that cannot be counted (last day before first, or a person number out of range).
    public var skippedRows = 0

    /// Nothing counted.
    public init() {}
}
