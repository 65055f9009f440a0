/// How a number came about, as a tree: the formula, what went into it, and the numbers it stands on. It holds no words;
/// `SwedishText` gives each code its sentence.
public struct TraceNode: Sendable, Equatable, Codable {
    /// What was computed.
    public var formula: TraceFormula
    /// Profession, or nil for the total.
    public var profession: String?
    /// Calendar year.
    public var year: Int
    /// The value, unrounded; nil when a figure it needs is not stated.
    public var value: Double?
    /// Its unit.
    public var unit: TraceUnit
    /// Figures read from the input or the scenario.
    public var inputs: [TraceInput]
    /// Numbers that were themselves computed, in the order the formula takes them.
    public var children: [TraceNode]
}

/// The formula of a node.
public enum TraceFormula: String, Sendable, CaseIterable, Codable {
    /// Sum of the children.
    case sumOfProfessions
    /// Sum of the children, which are cells with the same formula; added in four running sums.
    case sumOfCells
    /// Base need × volume.
    case volume
    /// Child × the ratio of the input `effect`: digitalisation.
    case digitalisation
    /// Child + the input `change`: tasks moved.
    case taskShift
    /// Child × working time.
    case workingTime
    /// Child − what other solutions cover.
    case otherSolutions
    /// Need of the year − need of the year before.
    case growth
    /// Rate × staff of the year before.
    case rateTurnover
    /// Retirements in persons, moved in time by a lever.
    case countedRetirements
    /// Persons in the cell × the share that leaves for the cause.
    case cellExits
    /// Staff who stay × probability of a move.
    case moves
    /// Staff of the year before − need of the year before.
    case opening
    /// Growth + exits + moves out − moves in − opening, not below zero.
    case recruitment
    /// The same, where below zero.
    case surplus
    /// Need + surplus.
    case staff
    /// Staff counted at the base year.
    case baseStaff
    /// Surplus of an earlier year, as a value: opened by a trace of its own, so that a tree stays within its year.
    case carriedSurplus
    /// Flows of the base year, which the input does not hold.
    case notKnown
    /// Nothing leaves by this cause in this kind of input.
    case none
}

/// Unit of a traced value.
public enum TraceUnit: String, Sendable, CaseIterable, Codable {
    case persons
    case share
    case index
    case years
}

/// A figure read from the input.
public struct TraceInput: Sendable, Equatable, Codable {
    /// What the figure is.
    public enum Name: String, Sendable, CaseIterable, Codable {
        case baseNeed
        case volumeIndex
        case beyondDemography
        case change
        case turnoverRate
        case turnoverFactor
        case retirementCount
        case retirementShift
        case turnoverHazard
        case retirementHazard
        case retirementHazardUsed
        case otherHazard
        case exitShare
        case moveProbability
        case age
        case tenure
        case sex
    }

    /// What the figure is.
    public var name: Name
    /// The figure; nil when it is not stated.
    public var value: Double?
    /// Its unit.
    public var unit: TraceUnit
    /// Where it comes from, as printed; nil where the input does not say, or for a figure of the scenario.
    public var source: String?
}

/// A number that can be opened.
public enum TracedQuantity: String, Sendable, CaseIterable, Codable {
    case need
    case staff
    case growth
    case retirement
    case turnover
    case other
    case movesIn
    case movesOut
    case opening
    case recruitment
    case surplus

    /// The same quantity of a projection's row.
    public func value(in row: ProfessionFlows, year: Int) -> Double? {
        switch self {
        case .need: row.need[year]
        case .staff: row.stock[year]
        case .growth: row.growth[year]
        case .retirement: row.retirement[year]
        case .turnover: row.turnover[year]
        case .other: row.other[year]
        case .movesIn: row.movesIn[year]
        case .movesOut: row.movesOut[year]
        case .opening: row.opening[year]
        case .recruitment: row.recruitment[year]
        case .surplus: row.surplus[year]
        }
    }
}
