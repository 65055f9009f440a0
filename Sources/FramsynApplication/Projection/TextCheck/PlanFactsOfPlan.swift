public import ProjectionEngine
public import WorkforceModel

extension PlanFacts {
    /// What a plan's text is tried against: its printed tables where it has them, otherwise those of its projection, and
    /// what the plan states about cost, directive and frame.
    ///
    /// Retirements are the projection's sums over all its years, per profession and together. The figures that the plan
    /// states beside its tables are shown, never tried against.
    public init(_ plan: PlanCase, projection: Projection) {
        self.init(
            need: plan.publishedNeed ?? projection.printedNeed(title: "Personalbehov"),
            recruitment: plan.publishedRecruitment ?? projection.printedRecruitment(title: "Rekryteringsbehov"),
            retirements: Self.retirements(projection), costPerPerson: Self.cost([plan.input]),
            directiveShare: plan.input.directive?.share,
            frame: plan.input.frame.flatMap { FrameFact($0, years: plan.input.years) }, figures: plan.figures)
    }

    /// What a sum of several employers' plans is tried against; nothing is published for the sum.
    init(sumOf inputs: [ProjectionInput], projection: Projection) {
        let shares = Set(inputs.map { $0.directive?.share })
        self.init(
            need: projection.printedNeed(title: "Personalbehov"),
            recruitment: projection.printedRecruitment(title: "Rekryteringsbehov"),
            retirements: Self.retirements(projection), costPerPerson: Self.cost(inputs),
            directiveShare: shares.count == 1 ? shares.first ?? nil : nil)
    }

    /// Sums over the years that have flows; a profession with an unknown year has none.
    private static func retirements(_ projection: Projection) -> [RetirementFact] {
        let last = projection.years.upperBound
        let span = min(projection.years.lowerBound + 1, last)...last
        let rows = [(nil, projection.total)] + projection.professions.map { (Optional($0.name), $0) }
        return rows.compactMap { name, flows in
            projection.sum(flows.retirement, over: span).map {
                RetirementFact(row: name, firstYear: span.lowerBound, lastYear: span.upperBound, persons: $0)
            }
        }
    }

    /// The cost that every profession has; nil when they differ, since a text's cost then depends on whom it speaks of.
    private static func cost(_ inputs: [ProjectionInput]) -> Double? {
        let costs = Set(inputs.flatMap(\.professions).map(\.costPerHead))
        return costs.count == 1 ? costs.first.flatMap { $0?.kronor } : nil
    }
}

extension FrameFact {
    /// The change by the last stated year. The first year is that of a period written in the frame's source and ending the
    /// same year ("plan 2021–2023"), otherwise the first year with a stated change. Nil when nothing is stated.
    init?(_ frame: FrameInput, years: ClosedRange<Int>) {
        var stated: (first: Int, last: Int, kronor: Double)?
        for (year, change) in zip(years, frame.cumulative) {
            guard case .stated(let amount) = change else { continue }
            stated = (stated?.first ?? year, year, amount.kronor)
        }
        guard let stated else { return nil }
        let written = frame.source.writtenPeriods.first { $0.upperBound == stated.last }
        self.init(
            kronor: stated.kronor, firstYear: written?.lowerBound ?? stated.first, lastYear: stated.last)
    }
}

extension String {
    /// Periods such as "2021–2023" or "2021-2023" written in the text.
    var writtenPeriods: [ClosedRange<Int>] {
        split(whereSeparator: { !($0.isNumber || $0 == "-" || $0 == "–") }).compactMap { word in
            let years = word.split(whereSeparator: { !$0.isNumber }).map { $0.count == 4 ? Int($0) ?? 0 : 0 }
            guard years.count == 2, years.allSatisfy({ 1900...2200 ~= $0 }), years[0] <= years[1] else { return nil }
            return years[0]...years[1]
        }
    }
}
