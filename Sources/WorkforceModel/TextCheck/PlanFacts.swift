/// What a plan's figures are tried against: its printed tables and a few stated facts, as plain values.
public struct PlanFacts: Sendable, Equatable, Codable {
    /// Printed need by row and year.
    public var need: PublishedTable?
    /// Printed recruitment need by row and year.
    public var recruitment: PublishedTable?
    /// Retirements as sums over stated periods.
    public var retirements: [RetirementFact]
    /// Kronor a person and year that the plan counts with; nil when it states none.
    public var costPerPerson: Double?
    /// Share of the growth that shall be met by other means (0,30); nil when there is no such directive.
    public var directiveShare: Double?
    /// Decided change of the budget frame; nil when it states none.
    public var frame: FrameFact?
    /// Figures of the plan that stand beside the tables (population, turnover); shown, never called wrong.
    public var figures: [PublishedFigure]
    /// Names of the organisation and of those above it; other places in a text are other organisations.
    public var organisationNames: [String]

    /// Facts from their parts.
    public init(
        need: PublishedTable? = nil, recruitment: PublishedTable? = nil, retirements: [RetirementFact] = [],
        costPerPerson: Double? = nil, directiveShare: Double? = nil, frame: FrameFact? = nil,
        figures: [PublishedFigure] = [], organisationNames: [String] = []
    ) {
        self.need = need
        self.recruitment = recruitment
        self.retirements = retirements
        self.costPerPerson = costPerPerson
        self.directiveShare = directiveShare
        self.frame = frame
        self.figures = figures
        self.organisationNames = organisationNames
    }
}

/// Retirements summed over a period.
public struct RetirementFact: Sendable, Equatable, Codable {
    /// Row of the need table; nil for all rows together.
    public var row: String?
    /// First calendar year counted.
    public var firstYear: Int
    /// Last calendar year counted.
    public var lastYear: Int
    /// Persons.
    public var persons: Double

    /// A sum from its parts.
    public init(row: String?, firstYear: Int, lastYear: Int, persons: Double) {
        self.row = row
        self.firstYear = firstYear
        self.lastYear = lastYear
        self.persons = persons
    }
}

/// A decided change of a budget frame.
public struct FrameFact: Sendable, Equatable, Codable {
    /// Change in kronor; negative for a cut.
    public var kronor: Double
    /// First year of the decision.
    public var firstYear: Int
    /// Last year of the decision.
    public var lastYear: Int

    /// A change from its parts.
    public init(kronor: Double, firstYear: Int, lastYear: Int) {
        self.kronor = kronor
        self.firstYear = firstYear
        self.lastYear = lastYear
    }
}
