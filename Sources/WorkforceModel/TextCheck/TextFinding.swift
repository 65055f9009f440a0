/// How a figure in a text stands against the tables.
public enum ClaimVerdict: String, Sendable, Codable, CaseIterable {
    /// Holds as written.
    case agrees
    /// Holds, but with another period, base year or group than the text says.
    case agreesOnOtherBase
    /// The text leaves out the period, base year or group that the figure needs.
    case baseMissing
    /// The tables do not cover what the figure is about.
    case notTestable
    /// Covered, and no sensible reading gives the figure.
    case disagrees
}

/// What a figure is about.
public enum ClaimMeasure: String, Sendable, Codable {
    /// Need of staff.
    case need
    /// Recruitment need.
    case recruitment
    /// Retirements.
    case retirements
    /// Exits other than retirement: recruitment less growth less retirements.
    case otherExits
    /// Kronor for the growth of the need.
    case cost
    /// Kronor a person and year.
    case costPerPerson
    /// Cost of the growth and the cut of the frame together.
    case gap
    /// The directive's share.
    case directiveShare
    /// Persons of the growth that the directive covers.
    case directivePersons
    /// Kronor of the growth that the directive covers.
    case directiveCost
    /// The budget frame.
    case frame
    /// Population.
    case population
    /// Staff turnover.
    case turnover
    /// Sick leave.
    case sickLeave
}

/// What was done with the table's cells.
public enum ClaimOperation: String, Sendable, Codable {
    /// The value of one year.
    case level
    /// Last year less base year.
    case change
    /// Change through the base year's value.
    case relativeChange
    /// Sum over calendar years, both ends included.
    case sum
    /// That sum through the number of years.
    case yearlyMean
    /// The change through the number of years, both ends counted.
    case meanOfBothEnds
    /// The change in percent through the number of years between.
    case yearlyRelativeChange
    /// The group's part of all.
    case share
    /// Part of the recruitment need of the same group.
    case shareOfRecruitment
    /// A stated fact, without computing.
    case stated
}

/// Unit of a figure in a text.
public enum ClaimUnit: String, Sendable, Codable {
    /// Persons, posts or a bare number.
    case persons
    /// A fraction (0,1 for "10 %").
    case fraction
    /// Percentage points as a fraction.
    case percentagePoints
    /// Kronor.
    case kronor
}

/// A reading of a figure, with what the tables give for it.
public struct ClaimEvidence: Sendable, Equatable, Codable {
    /// What it is about.
    public var measure: ClaimMeasure
    /// Row name; nil for all rows together.
    public var group: String?
    /// What was done with the cells.
    public var operation: ClaimOperation
    /// Base year, or first year of a sum; nil for a single year or a stated fact.
    public var firstYear: Int?
    /// Last year, or the single year; nil for a fact without year.
    public var lastYear: Int?
    /// The unrounded value.
    public var value: Double
    /// Unit of the value.
    public var unit: ClaimUnit

    /// Evidence from its parts.
    public init(
        measure: ClaimMeasure, group: String?, operation: ClaimOperation, firstYear: Int?, lastYear: Int?,
        value: Double, unit: ClaimUnit
    ) {
        self.measure = measure
        self.group = group
        self.operation = operation
        self.firstYear = firstYear
        self.lastYear = lastYear
        self.value = value
        self.unit = unit
    }
}

/// Why a figure cannot be tried.
public enum UntestableReason: Sendable, Equatable, Codable {
    /// The tables hold nothing about the subject.
    case subjectNotCovered
    /// The profession or group has no row.
    case groupNotCovered(String)
    /// The years lie outside the table.
    case yearsOutsideTable(first: Int, last: Int)
    /// The population's base year is not stated and the population is not in the tables.
    case populationBaseMissing
    /// The rate's period (month or year) is not stated.
    case ratePeriodMissing
    /// The budget frame is not in the tables; its own period, when the plan states it.
    case frameNotInTables(first: Int?, last: Int?)
    /// The plan states no such fact.
    case factMissing
    /// A pasted table's columns could not be told.
    case tableNotUnderstood
}

/// One figure of a text, tried.
public struct TextFinding: Sendable, Equatable, Codable {
    /// The figure as written, with hedge and unit.
    public var written: String
    /// The sentence, or the table line.
    public var sentence: String
    /// Line of the text, from 1.
    public var line: Int
    /// Whether the figure is a cell of a pasted table.
    public var isTableCell: Bool
    /// How it stands.
    public var verdict: ClaimVerdict
    /// The reading under which the figure holds; nil when none does.
    public var holds: ClaimEvidence?
    /// What the tables give for the figure read as the text says; nil when that cannot be computed.
    public var asWritten: ClaimEvidence?
    /// What the tables give for the group that holds with the period the text says; nil when it says the same.
    public var sameGroupAsWritten: ClaimEvidence?
    /// Whether the text says all groups where one group was meant.
    public var saysTotal: Bool
    /// Whether the text names no group.
    public var lacksGroup: Bool
    /// Whether the text leaves out period or base year.
    public var lacksPeriod: Bool
    /// Why it cannot be tried.
    public var reason: UntestableReason?
    /// Figure of the plan with the same number, shown beside.
    public var figure: PublishedFigure?

    /// A finding from its parts.
    public init(
        written: String, sentence: String, line: Int, isTableCell: Bool = false, verdict: ClaimVerdict,
        holds: ClaimEvidence? = nil, asWritten: ClaimEvidence? = nil, sameGroupAsWritten: ClaimEvidence? = nil,
        saysTotal: Bool = false,
        lacksGroup: Bool = false, lacksPeriod: Bool = false, reason: UntestableReason? = nil,
        figure: PublishedFigure? = nil
    ) {
        self.written = written
        self.sentence = sentence
        self.line = line
        self.isTableCell = isTableCell
        self.verdict = verdict
        self.holds = holds
        self.asWritten = asWritten
        self.sameGroupAsWritten = sameGroupAsWritten
        self.saysTotal = saysTotal
        self.lacksGroup = lacksGroup
        self.lacksPeriod = lacksPeriod
        self.reason = reason
        self.figure = figure
    }
}
