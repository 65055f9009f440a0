internal import ProjectionEngine
internal import WorkforceModel

/// The gap of a projection since a year, in numbers that pages print. A sum of employers adds their gaps before anything
/// is rounded, and counts persons between the printed totals of its own table.
struct GapFigures {
    private let gaps: [Gap]
    private let since: Int
    /// Increase in need between the printed rows of a sum, one entry a year from the year since; nil for one employer,
    /// whose gap has it.
    private let summedPersons: [Double]?

    init(_ context: ProjectionContext, since: Int, professions: [String]? = nil) {
        self.since = since
        gaps = context.parts.compactMap { part in
            part.gap(sinceYear: since, professions: professions, basis: context.isSum ? .unrounded : .printed)
        }
        guard context.isSum, context.years.contains(since) else {
            summedPersons = nil
            return
        }
        let rows = context.projection.professions.filter { professions?.contains($0.name) ?? true }
        func printed(_ year: Int) -> Double {
            rows.reduce(0) { $0 + $1.need[year - context.baseYear].rounded(.toNearestOrAwayFromZero) }
        }
        summedPersons = (since...context.lastYear).map { printed($0) - printed(since) }
    }

    private func position(_ year: Int) -> Int { year - since }

    private func sum(_ year: Int, _ pick: (Gap, Int) -> Double?) -> Double? {
        guard !gaps.isEmpty, year >= since else { return nil }
        var sum = 0.0
        for gap in gaps {
            guard gap.persons.indices.contains(position(year)), let value = pick(gap, position(year)) else {
                return nil
            }
            sum += value
        }
        return sum
    }

    /// Increase in need since the year, persons.
    func persons(in year: Int) -> Double? {
        guard let summedPersons else { return sum(year) { $0.persons[$1] } }
        return summedPersons.indices.contains(position(year)) ? summedPersons[position(year)] : nil
    }
    /// Cost of the increase, kronor.
    func cost(in year: Int) -> Double? { sum(year) { $0.cost[$1]?.kronor } }
    /// Change of the frame, kronor; nil where nothing is decided.
    func frame(in year: Int) -> Double? { sum(year) { $0.frame[$1].amount?.kronor } }
    /// Whether the frame of a year is an earlier decision taken to stay.
    func isCarried(in year: Int) -> Bool {
        guard year >= since else { return false }
        return gaps.contains { gap in
            if gap.frame.indices.contains(position(year)), case .carried = gap.frame[position(year)] {
                true
            } else {
                false
            }
        }
    }
    /// Cost of the increase less the change of the frame, kronor.
    func toBridge(in year: Int) -> Double? { sum(year) { $0.toBridge[$1]?.kronor } }
    /// Persons that the directive asks other solutions to cover.
    func directivePersons(in year: Int) -> Double? { sum(year) { $0.directivePersons[$1] } }
    /// The same in kronor.
    func directiveCost(in year: Int) -> Double? { sum(year) { $0.directiveCost[$1]?.kronor } }
    /// The directive's share; nil without one, or when parts have different ones.
    var directiveShare: Double? {
        let shares = Set(gaps.map(\.directiveShare))
        return shares.count == 1 ? shares.first ?? nil : nil
    }
}
