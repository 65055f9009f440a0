/// One cause over a whole profession, beside what its group alone would give.
public struct RateLevel: Sendable, Equatable, Codable {
    /// Person-years at risk.
    public var exposure: Double
    /// Exits for the cause.
    public var exits: Double
    /// Yearly probability that the group's pattern gives the profession's staff.
    public var group: Double
    /// Yearly probability that is used, over the same staff.
    public var used: Double
    /// Weight of the own level against the group's, 0…1, on the logit scale.
    public var weight: Double

    /// A level from its parts.
    public init(exposure: Double, exits: Double, group: Double, used: Double, weight: Double) {
        self.exposure = exposure
        self.exits = exits
        self.group = group
        self.used = used
        self.weight = weight
    }

    /// Exits per person-year as counted; nil without person-years.
    public var raw: Double? { exposure > 0 ? exits / exposure : nil }
    /// Why the used rate is what it is.
    public var reason: RateReason { RateReason(exposure: exposure, weight: weight) }
}

/// The estimated yearly probabilities of one cause in one profession.
public struct CauseRates: Sendable, Equatable, Codable {
    /// Person-years at risk per cell.
    public var exposure: [Double]
    /// Exits per cell.
    public var exits: [Double]
    /// Expected yearly probability per cell, before the own outcome of the band is weighed in.
    public var prior: [Double]
    /// Used yearly probability per cell, before alignment.
    public var used: [Double]
    /// Shrunken rates as a page shows them.
    public var bands: [RateBand]
    /// Strength κ of the prior, in person-years.
    public var strength: Double
    /// The profession as a whole against its group.
    public var level: RateLevel
    /// Standard deviation of the level on the logit: what is not known about it.
    public var levelDeviation: Double
    /// Standard deviation of the year effect on the logit; 0 where none is estimated.
    public var yearEffect: Double

    /// Rates from their parts.
    public init(
        exposure: [Double], exits: [Double], prior: [Double], used: [Double], bands: [RateBand], strength: Double,
        level: RateLevel, levelDeviation: Double, yearEffect: Double
    ) {
        self.exposure = exposure
        self.exits = exits
        self.prior = prior
        self.used = used
        self.bands = bands
        self.strength = strength
        self.level = level
        self.levelDeviation = levelDeviation
        self.yearEffect = yearEffect
    }
}

/// Moves of persons to another profession of the same employer.
public struct ObservedMove: Sendable, Equatable, Codable {
    /// Receiving profession; nil when it is not among those estimated.
    public var to: Int64?
    /// Persons in the window.
    public var persons: Double
    /// Yearly probability for a person who does not leave the employer.
    public var probability: Double

    /// A move from its parts.
    public init(to: Int64?, persons: Double, probability: Double) {
        self.to = to
        self.persons = persons
        self.probability = probability
    }
}

/// What one profession counted in one year.
public struct YearCounts: Sendable, Equatable, Codable {
    /// Calendar year.
    public var year: Int
    /// Persons at the start of the year.
    public var stock: Double
    /// Persons who retired.
    public var retirements: Double
    /// Persons who left for another reason than retirement, death or disability.
    public var turnover: Double
    /// Deaths and permanent disability.
    public var other: Double
    /// Persons new to the employer at the end of the year.
    public var hires: Double

    /// Counts from their parts.
    public init(year: Int, stock: Double, retirements: Double, turnover: Double, other: Double, hires: Double) {
        self.year = year
        self.stock = stock
        self.retirements = retirements
        self.turnover = turnover
        self.other = other
        self.hires = hires
    }

    /// Persons who left the employer.
    public var exits: Double { retirements + turnover + other }
}

/// Everything estimated about one profession.
public struct ProfessionRates: Sendable, Equatable, Codable {
    /// Profession identity in the store.
    public var professionID: Int64
    /// Group whose rates it leans on.
    public var group: String
    /// Retirement.
    public var retirement: CauseRates
    /// Turnover.
    public var turnover: CauseRates
    /// Death and permanent disability.
    public var other: CauseRates
    /// Common logit shift of retirement and turnover that alignment has set; 0 when not aligned.
    public var alignmentShift: Double
    /// Share of hires per cell; adds up to 1.
    public var hires: [Double]
    /// Hires behind the distribution.
    public var hireCount: Double
    /// Moves to other professions.
    public var moves: [ObservedMove]
    /// Persons who stayed with the employer, over the window, who changed unit but not profession.
    public var unitMoves: Double
    /// Counts per year of the window.
    public var years: [YearCounts]

    /// Rates from their parts.
    public init(
        professionID: Int64, group: String, retirement: CauseRates, turnover: CauseRates, other: CauseRates,
        alignmentShift: Double = 0, hires: [Double], hireCount: Double, moves: [ObservedMove], unitMoves: Double,
        years: [YearCounts]
    ) {
        self.professionID = professionID
        self.group = group
        self.retirement = retirement
        self.turnover = turnover
        self.other = other
        self.alignmentShift = alignmentShift
        self.hires = hires
        self.hireCount = hireCount
        self.moves = moves
        self.unitMoves = unitMoves
        self.years = years
    }

    /// The rates of a cause.
    public subscript(cause: ExitCause) -> CauseRates {
        switch cause {
        case .retirement: retirement
        case .turnover: turnover
        case .other: other
        }
    }
}
