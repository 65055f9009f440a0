internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// Recruitment by cause as stacked bars, one a year.
struct RecruitmentChart {
    let context: ProjectionContext
    let total: ProfessionFlows

    init(_ context: ProjectionContext, total: ProfessionFlows) {
        self.context = context
        self.total = total
    }

    var chart: Chart {
        let years = context.flowYears
        func values(_ part: [Double?]) -> [Double?] { Array(part.dropFirst()) }
        var series = [
            Series("övriga avgångar", values(Self.leavers(total))), Series("pension", values(total.retirement)),
            Series("förändrat behov", values(total.growth)),
        ]
        // Moves balance within an employer; over- and understaffing at the start falls on the first year.
        let rest = Self.rest(total)
        if rest.contains(where: { abs($0 ?? 0) >= 0.5 }) {
            series.append(Series("byten inom organisationen och utgångsläge", values(rest)))
        }
        let firstSum = total.recruitment.dropFirst().first ?? nil
        let lastSum = total.recruitment.last ?? nil
        return Chart(
            .stackedBars, id: "rekrytering", title: "Rekryteringsbehov per år efter orsak",
            description:
                "Rekryteringsbehovet är \(Swedish.text(of: Quantity(firstSum, .persons))) \(years.lowerBound) och \(Swedish.text(of: Quantity(lastSum, .persons))) \(years.upperBound). \(words)",
            categories: years.map(String.init), series: series, unit: .persons,
            note:
                "Avgångar räknas från dem som fanns året före. \(context.baseYear) har inga flöden, eftersom behovet året före inte är med.",
            startsAtZero: true)
    }

    private var words: String {
        guard let leavers = context.projection.sum(Self.leavers(total), over: context.flowYears),
            let retired = context.projection.sum(total.retirement, over: context.flowYears)
        else { return "" }
        return leavers > retired
            ? "Den största delen ersätter medarbetare som slutar av annan orsak än pension."
            : "Den största delen ersätter medarbetare som går i pension."
    }

    /// Turnover and other exits together.
    static func leavers(_ flows: ProfessionFlows) -> [Double?] {
        zip(flows.turnover, flows.other).map { turnover, other in
            turnover.flatMap { turnover in other.map { turnover + $0 } }
        }
    }

    /// What recruitment holds beyond growth, retirement and leavers: moves, the state at the start, and staff kept above
    /// the need.
    static func rest(_ flows: ProfessionFlows) -> [Double?] {
        flows.recruitment.indices.map { year in
            guard let all = flows.recruitment[year], let growth = flows.growth[year],
                let retired = flows.retirement[year], let left = leavers(flows)[year]
            else { return nil }
            return all - growth - retired - left
        }
    }
}
