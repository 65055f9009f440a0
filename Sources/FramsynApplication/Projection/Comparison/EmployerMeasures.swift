internal import ProjectionEngine
internal import WorkforceModel

/// What employers are compared by: counts, so that several employers' can be added before any share is taken.
struct EmployerMeasures: Sendable, Equatable {
    /// Staff at the base year; the need where staff are not counted.
    var staff = 0.0
    /// Need the last year.
    var need = 0.0
    /// Need at the base year.
    var baseNeed = 0.0
    /// Recruitment over the years after the base year; nil when a year is unknown.
    var recruitment: Double? = 0
    /// Retirements over the same years.
    var retirement: Double? = 0
    /// Other exits over the same years.
    var leavers: Double? = 0
    /// Sum of the need at the start of each of those years: person-years that exits are shares of.
    var personYears = 0.0
    /// Full time in the register; nil without one.
    var fullTime: FullTime?

    /// Nothing counted.
    init() {}

    /// One employer's, over its whole projection.
    init(_ context: ProjectionContext, fullTime: FullTime?) {
        let total = context.projection.total
        let rows = context.projection.professions
        staff = rows.reduce(0) { $0 + (($1.stock.first ?? nil) ?? $1.need.first ?? 0) }
        baseNeed = total.need.first ?? 0
        need = total.need.last ?? 0
        recruitment = context.printedRecruitment(rows, over: context.flowYears)
        retirement = context.projection.sum(total.retirement, over: context.flowYears)
        leavers = context.projection.sum(RecruitmentChart.leavers(total), over: context.flowYears)
        personYears = total.need.dropLast().reduce(0, +)
        self.fullTime = fullTime
    }

    /// Change of need since the base year.
    var needChange: Double? { baseNeed > 0 ? need / baseNeed - 1 : nil }
    /// Recruitment as a share of today's staff.
    var recruitmentShare: Double? { staff > 0 ? recruitment.map { $0 / staff } : nil }
    /// Retirements a year as a share of staff.
    var retirementShare: Double? { personYears > 0 ? retirement.map { $0 / personYears } : nil }
    /// Other exits a year as a share of staff.
    var turnover: Double? { personYears > 0 ? leavers.map { $0 / personYears } : nil }

    /// Two employers together. A flow that one of them does not know is not known for both.
    static func + (lhs: EmployerMeasures, rhs: EmployerMeasures) -> EmployerMeasures {
        func sum(_ first: Double?, _ second: Double?) -> Double? {
            first.flatMap { first in second.map { first + $0 } }
        }
        var both = lhs
        both.staff += rhs.staff
        both.need += rhs.need
        both.baseNeed += rhs.baseNeed
        both.recruitment = sum(lhs.recruitment, rhs.recruitment)
        both.retirement = sum(lhs.retirement, rhs.retirement)
        both.leavers = sum(lhs.leavers, rhs.leavers)
        both.personYears += rhs.personYears
        if let second = rhs.fullTime { both.fullTime = (lhs.fullTime ?? FullTime()) + second }
        return both
    }
}

/// A measure that employers are compared by.
enum ComparedMeasure: String, CaseIterable, Sendable {
    case turnover = "omsattning"
    case retirement = "pension"
    case recruitment = "rekrytering"
    case need = "behov"
    case fullTime = "heltid"

    func value(_ measures: EmployerMeasures) -> Double? {
        switch self {
        case .turnover: measures.turnover
        case .retirement: measures.retirementShare
        case .recruitment: measures.recruitmentShare
        case .need: measures.needChange
        case .fullTime: measures.fullTime?.share
        }
    }
}
