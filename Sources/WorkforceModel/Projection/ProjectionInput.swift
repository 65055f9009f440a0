/// Everything a projection of one organisation needs, whatever it came from: a typed form, a case folder or the register.
///
/// Arrays "one entry a year" have `years.count` entries; entry 0 is the base year. Nil means that the source does not
/// state the figure.
public struct ProjectionInput: Sendable, Equatable, Codable {
    /// The organisation projected.
    public var organisation: String
    /// Base year first, horizon last.
    public var years: ClosedRange<Int>
    /// Professions in the order of the table.
    public var professions: [ProfessionInput]
    /// Volume series that professions may follow.
    public var volumes: [VolumeSeries]
    /// Budget frame; nil when none is entered.
    public var frame: FrameInput?
    /// The employer's directive on other solutions; nil when there is none.
    public var directive: DirectiveInput?
    /// Education that supplies professions.
    public var education: [EducationInput]
    /// Dated rules; a year in which they set other ages than in ``CellExits/rulesYear`` shifts retirement hazards.
    public var retirementRules: RetirementRules
    /// Where the figures come from and what is reconstructed.
    public var provenance: Provenance

    /// An input from its parts.
    public init(
        organisation: String, years: ClosedRange<Int>, professions: [ProfessionInput], volumes: [VolumeSeries] = [],
        frame: FrameInput? = nil, directive: DirectiveInput? = nil, education: [EducationInput] = [],
        retirementRules: RetirementRules = RetirementRules(),
        provenance: Provenance
    ) {
        self.organisation = organisation
        self.years = years
        self.professions = professions
        self.volumes = volumes
        self.frame = frame
        self.directive = directive
        self.education = education
        self.retirementRules = retirementRules
        self.provenance = provenance
    }
}

/// Where an input's figures come from.
public struct Provenance: Sendable, Equatable, Codable {
    /// The source as printed under tables.
    public var source: String
    /// Which staff are counted ("månadsanställda, ej timanställda"); nil when the source does not say.
    public var populationRule: String?
    /// Point of the year that headcounts refer to; nil when the source does not say.
    public var pointInYear: String?
    /// A sentence that must stand wherever the figures are shown (a reconstruction, synthetic data); nil when none.
    public var mark: String?
    /// Whether the persons behind the figures are synthetic.
    public var isSynthetic: Bool

    /// A provenance from its parts.
    public init(
        source: String, populationRule: String? = nil, pointInYear: String? = nil, mark: String? = nil,
        isSynthetic: Bool = false
    ) {
        self.source = source
        self.populationRule = populationRule
        self.pointInYear = pointInYear
        self.mark = mark
        self.isSynthetic = isSynthetic
    }
}

/// Which side of a purchaser–provider split a profession's work lies on.
public enum Commission: String, Sendable, CaseIterable, Codable {
    case authority
    case provider
}

/// One row of the projection.
public struct ProfessionInput: Sendable, Equatable, Codable {
    /// Name as printed; unique within the input.
    public var name: String
    /// Need at the base year, heads, unrounded.
    public var baseNeed: Double
    /// How the need moves over the years.
    public var driver: NeedDriver
    /// How people leave.
    public var exits: ExitModel
    /// Mean agreed employment rate, 0…1; nil when not stated.
    public var employmentRate: Double?
    /// Share of paid time absent through illness, 0…1; nil when not stated.
    public var sickLeaveShare: Double?
    /// Yearly cost of one head at the base year's price level; nil when not stated.
    public var costPerHead: Ore?
    /// Yearly pay growth as a fraction (0,025 = 2,5 %); nil when not stated.
    public var payGrowth: Double?
    /// Side of a purchaser–provider split; nil when not stated.
    public var commission: Commission?
    /// Field of work, used to filter; nil when not stated.
    public var sector: String?

    /// A row from its parts.
    public init(
        name: String, baseNeed: Double, driver: NeedDriver, exits: ExitModel, employmentRate: Double? = nil,
        sickLeaveShare: Double? = nil, costPerHead: Ore? = nil, payGrowth: Double? = nil,
        commission: Commission? = nil, sector: String? = nil
    ) {
        self.name = name
        self.baseNeed = baseNeed
        self.driver = driver
        self.exits = exits
        self.employmentRate = employmentRate
        self.sickLeaveShare = sickLeaveShare
        self.costPerHead = costPerHead
        self.payGrowth = payGrowth
        self.commission = commission
        self.sector = sector
    }
}

/// How a profession's need moves.
public enum NeedDriver: Sendable, Equatable, Codable {
    /// Weighted sum of volume series, by index into ``ProjectionInput/volumes``; shares add up to 1.
    case volumes([VolumeShare])
    /// The same growth every year, as a fraction (0,01 = 1 % a year).
    case growth(perYear: Double)
    /// An index of its own, one entry a year, 1 at the base year.
    case index([Double])
}

/// The part of a profession's work that follows one volume series.
public struct VolumeShare: Sendable, Equatable, Codable {
    /// Position in ``ProjectionInput/volumes``.
    public var series: Int
    /// Share of the work, 0…1.
    public var share: Double

    /// A share from its parts.
    public init(series: Int, share: Double) {
        self.series = series
        self.share = share
    }
}

/// A volume that need follows: users, hours or an age-weighted population, as an index.
public struct VolumeSeries: Sendable, Equatable, Codable {
    /// Activity ("Hemtjänst") or "Gemensamt index".
    public var name: String
    /// One entry a year, 1 at the base year.
    public var index: [Double]
    /// Source with base year, as printed.
    public var source: String
    /// Relative standard deviation of the index, one entry a year, 0 at the base year, as projections of population have
    /// missed; nil where it has not been measured.
    public var deviation: [Double]?

    /// A series from its parts.
    public init(name: String, index: [Double], source: String, deviation: [Double]? = nil) {
        self.name = name
        self.index = index
        self.source = source
        self.deviation = deviation
    }
}

/// How people leave a profession.
public enum ExitModel: Sendable, Equatable, Codable {
    /// Rates and counts on the previous year's need, as in a published plan or the typed form.
    case rates(RateExits)
    /// Hazards on counted staff by sex, age and tenure, as from the register.
    case hazards(CellExits)
}

/// Exits as a turnover rate and retirements in persons. Exits of year t are turned out of the need of year t − 1.
public struct RateExits: Sendable, Equatable, Codable {
    /// Exits other than retirement as a share of the previous year's need, one entry a year; entry 0 unknown.
    public var turnover: [Double?]
    /// Retirements in persons, one entry a year; entry 0 unknown.
    public var retirements: [Double?]

    /// Exits from their parts.
    public init(turnover: [Double?], retirements: [Double?]) {
        self.turnover = turnover
        self.retirements = retirements
    }
}

/// Staff at the base year and yearly exit probabilities, per cell of a ``CellSpace``.
public struct CellExits: Sendable, Equatable, Codable {
    /// The cells.
    public var space: CellSpace
    /// Persons per cell at the end of the base year.
    public var stock: [Double]
    /// Yearly probability of retiring per cell.
    public var retirement: [Double]
    /// Yearly probability of leaving for another job (turnover) per cell.
    public var turnover: [Double]
    /// Yearly probability of death or permanent disability per cell.
    public var other: [Double]
    /// Share of hires per cell; adds up to 1.
    public var hires: [Double]
    /// Estimated moves to other professions within the employer: yearly probability and receiving row.
    public var moves: [ProfessionMove]
    /// Uncertainty of the turnover and retirement hazards: beta "a" and "b" per cell; empty means known exactly.
    public var uncertainty: HazardUncertainty?
    /// Calendar year whose retirement rules the retirement hazards follow; nil when they do not move with the rules.
    public var rulesYear: Int?

    /// Exits from their parts.
    public init(
        space: CellSpace, stock: [Double], retirement: [Double], turnover: [Double], other: [Double], hires: [Double],
        moves: [ProfessionMove] = [], uncertainty: HazardUncertainty? = nil, rulesYear: Int? = nil
    ) {
        self.space = space
        self.stock = stock
        self.retirement = retirement
        self.turnover = turnover
        self.other = other
        self.hires = hires
        self.moves = moves
        self.uncertainty = uncertainty
        self.rulesYear = rulesYear
    }
}

/// Internal mobility from one row to another.
public struct ProfessionMove: Sendable, Equatable, Codable {
    /// Position of the receiving row in ``ProjectionInput/professions``.
    public var to: Int
    /// Yearly probability for a person who does not leave.
    public var probability: Double

    /// A move from its parts.
    public init(to: Int, probability: Double) {
        self.to = to
        self.probability = probability
    }
}

/// What is not known about a profession's hazards.
public struct HazardUncertainty: Sendable, Equatable, Codable {
    /// Effective number of person-years behind the turnover hazard of each cell (n + κ of the beta posterior).
    public var turnoverWeight: [Double]
    /// Effective number of person-years behind the retirement hazard of each cell.
    public var retirementWeight: [Double]
    /// Standard deviation of the year effect on the logit of turnover.
    public var yearEffect: Double
    /// Standard deviation, on the logit, of the common level of turnover in the profession.
    public var levelDeviation: Double

    /// An uncertainty from its parts.
    public init(turnoverWeight: [Double], retirementWeight: [Double], yearEffect: Double, levelDeviation: Double) {
        self.turnoverWeight = turnoverWeight
        self.retirementWeight = retirementWeight
        self.yearEffect = yearEffect
        self.levelDeviation = levelDeviation
    }
}

/// Budget frame per year.
public struct FrameInput: Sendable, Equatable, Codable {
    /// Change of the frame against the base year, one entry a year of the projection; nil where nothing is decided.
    public var change: [Ore?]
    /// Whether each entry holds the change since the base year (true) or of that year alone (false).
    public var isCumulative: Bool
    /// Price level as stated ("2020 års priser"); nil when the source does not say.
    public var priceLevel: String?
    /// Decision or document, as printed.
    public var source: String

    /// A frame from its parts.
    public init(change: [Ore?], isCumulative: Bool, priceLevel: String?, source: String) {
        self.change = change
        self.isCumulative = isCumulative
        self.priceLevel = priceLevel
        self.source = source
    }
}

/// A directive that other solutions cover a share of the increase in need.
public struct DirectiveInput: Sendable, Equatable, Codable {
    /// Share of the increase, 0…1.
    public var share: Double
    /// The year since which the increase is counted.
    public var sinceYear: Int
    /// Decision or document, as printed.
    public var source: String

    /// A directive from its parts.
    public init(share: Double, sinceYear: Int, source: String) {
        self.share = share
        self.sinceYear = sinceYear
        self.source = source
    }
}

/// Supply from an education to a profession of this organisation.
public struct EducationInput: Sendable, Equatable, Codable {
    /// The receiving profession by name.
    public var profession: String
    /// Area the figures concern ("kommunen", "länet"): supply and need are compared only within the same area.
    public var area: String
    /// Graduates who reach the employers of the area, one entry a year; nil where unknown.
    public var graduates: [Double?]
    /// Source with year, as printed.
    public var source: String

    /// A supply from its parts.
    public init(profession: String, area: String, graduates: [Double?], source: String) {
        self.profession = profession
        self.area = area
        self.graduates = graduates
        self.source = source
    }
}
