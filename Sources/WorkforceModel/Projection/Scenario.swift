/// What a lever moves.
public enum LeverKind: String, Sendable, CaseIterable, Codable {
    /// Share of the increase in need since a base year that other solutions cover (the directive).
    case otherSolutions
    /// Share of the work that digitalisation takes over.
    case digitalisation
    /// Hours moved to another profession, as a share of the giving profession's hours; hours are conserved.
    case taskShift
    /// Years by which retirement is postponed.
    case laterRetirement
    /// Rise of the mean employment rate, in percentage points / 100.
    case higherEmploymentRate
    /// Fall of sick leave, in percentage points of paid time / 100.
    case lowerSickLeave
    /// Relative fall of turnover (0,1 = a tenth fewer leave).
    case lowerTurnover
    /// Yearly change of volume beyond demography (0,01 = +1 % a year).
    case volume
    /// Graduates a year beyond today's, in persons.
    case educationSupply
}

/// One change of assumptions.
public struct Lever: Sendable, Equatable, Codable {
    /// What it moves.
    public var kind: LeverKind
    /// The profession it concerns; nil means all.
    public var profession: String?
    /// The receiving profession of a task shift.
    public var toProfession: String?
    /// Size at full effect, in the unit of ``LeverKind``.
    public var value: Double
    /// First year with any effect; nil means the year after the base year.
    public var startYear: Int?
    /// Years from the first effect to the full one; 0 and 1 mean full at once. The ramp is linear.
    public var rampYears: Int
    /// For other solutions: the year since which the increase in need is counted; nil means the base year.
    public var sinceYear: Int?
    /// For education: years from decision to the first graduates.
    public var lagYears: Int

    /// A lever from its parts.
    public init(
        kind: LeverKind, profession: String? = nil, toProfession: String? = nil, value: Double, startYear: Int? = nil,
        rampYears: Int = 1, sinceYear: Int? = nil, lagYears: Int = 0
    ) {
        self.kind = kind
        self.profession = profession
        self.toProfession = toProfession
        self.value = value
        self.startYear = startYear
        self.rampYears = rampYears
        self.sinceYear = sinceYear
        self.lagYears = lagYears
    }
}

/// A named set of levers on top of the unchanged projection.
public struct Scenario: Sendable, Equatable, Codable {
    /// Name as shown.
    public var name: String
    /// Levers; an empty set is the unchanged projection.
    public var levers: [Lever]

    /// A scenario from its parts.
    public init(name: String, levers: [Lever]) {
        self.name = name
        self.levers = levers
    }
}
