/// Why a used rate differs from the raw one.
public enum RateReason: String, Sendable, CaseIterable, Codable {
    /// Nobody was observed: the expectation from the group is used as it is.
    case nothingObserved
    /// Few person-years: mostly the expectation is used (own weight below 0,2).
    case fewPersonYears
    /// Own outcome and expectation are weighed together (own weight 0,2–0,8).
    case weighedTogether
    /// Enough person-years: mostly the own outcome is used (own weight above 0,8).
    case ownOutcome

    /// The reason that a number of person-years and a weight give.
    public init(exposure: Double, weight: Double) {
        if exposure <= 0 {
            self = .nothingObserved
        } else if weight < 0.2 {
            self = .fewPersonYears
        } else if weight <= 0.8 {
            self = .weighedTogether
        } else {
            self = .ownOutcome
        }
    }
}

/// The persons a band counts: a sex, a span of ages and a span of tenure bands.
public struct RateBandScope: Sendable, Hashable, Codable {
    /// Sex; nil means both.
    public var sex: Sex?
    /// Ages at the start of the year.
    public var ages: ClosedRange<Int>
    /// Completed years with the employer at the start of the year; the last band of the space is open upwards; nil means
    /// any.
    public var tenure: Int?

    /// A scope from its parts.
    public init(sex: Sex?, ages: ClosedRange<Int>, tenure: Int?) {
        self.sex = sex
        self.ages = ages
        self.tenure = tenure
    }
}

/// One shrunken rate: "3 of 11 left; 14 % is used instead of 27 %".
///
/// `used = weight · raw + (1 − weight) · prior` holds exactly, with weight = exposure/(exposure + κ).
public struct RateBand: Sendable, Equatable, Codable {
    /// Who is counted.
    public var scope: RateBandScope
    /// Person-years at risk.
    public var exposure: Double
    /// Exits for the cause.
    public var exits: Double
    /// Expected yearly probability from the group's pattern and the profession's level.
    public var prior: Double
    /// Yearly probability that is used.
    public var used: Double
    /// Weight of the own outcome, 0…1.
    public var weight: Double

    /// A band from its parts.
    public init(
        scope: RateBandScope, exposure: Double, exits: Double, prior: Double, used: Double, weight: Double
    ) {
        self.scope = scope
        self.exposure = exposure
        self.exits = exits
        self.prior = prior
        self.used = used
        self.weight = weight
    }

    /// Exits per person-year as counted; nil without person-years.
    public var raw: Double? { exposure > 0 ? exits / exposure : nil }
    /// Why the used rate is what it is.
    public var reason: RateReason { RateReason(exposure: exposure, weight: weight) }
}

/// How the cells of a space are gathered into bands, within which the age shape is that of the prior.
public struct RateBandLayout: Sendable, Equatable {
    /// Scopes of the bands.
    public let scopes: [RateBandScope]
    /// Band of each cell; −1 where the cause does not occur.
    public let bandOfCell: [Int]

    /// The bands of a cause: turnover by sex × tenure × ten years of age, retirement by year of age 61–69 and wider bands on
    /// either side, other exits in one band.
    public init(cause: ExitCause, space: CellSpace) {
        let spans: [ClosedRange<Int>]
        let isSplit = cause == .turnover
        switch cause {
        case .turnover: spans = [0...24, 25...34, 35...44, 45...54, 55...64, 65...200]
        case .retirement: spans = [55...57, 58...60] + (61...69).map { $0...$0 } + [70...200]
        case .other: spans = [0...200]
        }
        var scopes: [RateBandScope] = []
        for sex in isSplit ? Sex.allCases.map(Optional.some) : [nil] {
            for span in spans where span.overlaps(space.ages) {
                for tenure in isSplit ? (0..<space.tenureBands).map(Optional.some) : [nil] {
                    scopes.append(RateBandScope(sex: sex, ages: span.clamped(to: space.ages), tenure: tenure))
                }
            }
        }
        self.scopes = scopes
        bandOfCell = (0..<space.count).map { cell in
            let (sex, age, tenure) = space.parts(of: cell)
            return scopes.firstIndex { scope in
                scope.ages.contains(age) && (scope.sex ?? sex) == sex && (scope.tenure ?? tenure) == tenure
            } ?? -1
        }
    }
}
