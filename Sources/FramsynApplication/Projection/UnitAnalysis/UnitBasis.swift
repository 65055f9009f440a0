internal import ProjectionEngine
internal import WorkforceModel

/// What is known about a unit before anything is asked: from its projection, or typed in the first step.
struct UnitBasis: Sendable {
    /// One profession over the plan's period.
    struct Line: Sendable, Equatable {
        var name: String
        /// Need at the base year.
        var start: Double
        /// Change in need that the projection gives; 0 without one.
        var expectedChange: Double
        /// Persons expected to leave for other reasons than retirement; nil when not known.
        var leavers: Double?
        /// Persons expected to retire; nil when not known.
        var retirements: Double?
        /// Recruitment that the projection gives; nil without one.
        var recruitment: Double?
        /// Staff above the need in the last year.
        var surplus: Double

        /// Recruitment less surplus beyond change in need, leavers and retirements: moves, and staff above or below the
        /// need at the base year.
        var rest: Double {
            guard let recruitment, let leavers, let retirements else { return 0 }
            return recruitment - surplus - expectedChange - leavers - retirements
        }
    }

    let organisation: Organisation
    /// Base year first, the plan's last year last.
    let years: ClosedRange<Int>
    /// Last year that can be chosen.
    let horizon: Int
    private(set) var lines: [Line]
    /// The projection; nil when the figures are typed here.
    private(set) var context: ProjectionContext?

    /// Years of a plan when nothing else is chosen.
    static let standardYears = 5
    /// Most years of a plan with typed figures.
    static let mostYears = 20

    /// Years with flows, as a number.
    var yearCount: Int { years.count - 1 }
    /// Whether the figures are typed in the first step.
    var isTyped: Bool { context == nil }
    /// Staff or need today, all professions.
    var start: Double { lines.reduce(0) { $0 + $1.start } }

    /// The same with the professions of a sector alone.
    func within(_ sector: Sector) -> UnitBasis {
        var basis = self
        basis.lines.removeAll { !sector.professions.contains($0.name) }
        basis.context = context?.within(sector)
        return basis
    }
}

extension UnitBasis {
    /// What is known about an organisation: its projection, otherwise what was typed in the first step.
    ///
    /// - Parameter today: the year now, base year of what is typed.
    init(_ organisation: Organisation, context: ProjectionContext?, answers: UnitAnswers, today: Int) {
        self.organisation = organisation
        self.context = context
        let base = context?.baseYear ?? answers.baseYear ?? today
        horizon = context?.lastYear ?? base + Self.mostYears
        let last = min(max(answers.lastYear ?? base + Self.standardYears, base + 1), max(horizon, base + 1))
        let years = base...last
        self.years = years
        var lines =
            context.map { Self.projected($0, years: years) }
            ?? answers.typed.map {
                Line(
                    name: $0.name, start: $0.staff, expectedChange: 0, leavers: nil, retirements: nil,
                    recruitment: nil, surplus: 0)
            }
        for name in answers.added where !lines.contains(where: { $0.name == name }) {
            lines.append(
                Line(
                    name: name, start: 0, expectedChange: 0, leavers: 0, retirements: 0, recruitment: 0, surplus: 0))
        }
        self.lines = lines
    }

    private static func projected(_ context: ProjectionContext, years: ClosedRange<Int>) -> [Line] {
        let projection = context.projection
        let flows = min(years.lowerBound + 1, years.upperBound)...years.upperBound
        let last = years.upperBound - years.lowerBound
        return projection.professions.map { row in
            Line(
                name: row.name, start: row.need.first ?? 0,
                expectedChange: (row.need.indices.contains(last) ? row.need[last] : 0) - (row.need.first ?? 0),
                leavers: projection.sum(RecruitmentChart.leavers(row), over: flows),
                retirements: projection.sum(row.retirement, over: flows),
                recruitment: projection.sum(row.recruitment, over: flows),
                surplus: (row.surplus.indices.contains(last) ? row.surplus[last] : nil) ?? 0)
        }
    }
}
