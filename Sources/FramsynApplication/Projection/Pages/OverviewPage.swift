public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// Översikt: the need of an organisation on one page, with ways to everything behind it.
public struct OverviewPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.organisation, .sector]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.page("Behov", request, for: viewer) { context in
            content(context, try await service.intervals(context))
        }
    }

    private func content(_ context: ProjectionContext, _ intervals: ProjectionIntervals?) -> PageContent {
        let id = context.organisation.id
        let tables = ProjectionTables(context, base: context.baseYear)
        var page = tables.content(intervals: intervals)
        page.title = "Behov: översikt"
        let span = context.flowYears
        page.blocks =
            page.blocks.prefix(2) + [
                .card(
                    Card(
                        "Yrken med störst rekryteringsbehov",
                        actions: [Action("Hela tabellen", href: NeedLinks.page("framskrivning", id))],
                        blocks: [.chart(ranking(context, span))])),
                .card(Card("Vidare", blocks: [.list(ways(id))])),
            ]
        if intervals == nil {
            page.blocks.append(.card(IntervalCard.card(id)))
        }
        return page
    }

    private func ranking(_ context: ProjectionContext, _ span: ClosedRange<Int>) -> Chart {
        let sums = context.projection.professions.compactMap { row in
            context.printedRecruitment([row], over: span).map { (row.name, $0) }
        }.sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(10)
        let top = sums.first
        return Chart(
            .horizontalBars, id: "storst",
            title: "Rekryteringsbehov \(Swedish.years(span.lowerBound, span.upperBound))",
            description: top.map { "Störst är \($0.0) med \(Swedish.number($0.1)) personer." }
                ?? "Inga avgångar är angivna.",
            categories: sums.map(\.0), series: [Series("Rekryteringsbehov", sums.map(\.1))], unit: .persons,
            note: "Antal personer under perioden. \(sums.count) av \(context.projection.professions.count) yrken.",
            startsAtZero: true)
    }

    private func ways(_ id: Int64) -> [Prose] {
        [
            ("Framskrivning", "framskrivning", "behov och rekrytering per yrke och år"),
            ("Rekrytering", "rekrytering", "vad rekryteringen beror på"),
            ("Gap mot ram", "gap", "vad ökningen kostar och vad ramen räcker till"),
            ("Scenarier", "scenarier", "vad som händer om något ändras"),
            ("Tillgång", "tillgang", "utbildade mot behovet"),
            ("Antaganden", "antaganden", "allt som räkningen bygger på"),
        ].map { title, page, what in
            Prose([.link(title, href: NeedLinks.page(page, id)), .text(": \(what)")])
        }
    }
}

/// Offers to compute the intervals of a large organisation as a job.
enum IntervalCard {
    static func card(_ id: Int64) -> Card {
        Card(
            "Osäkerhet",
            blocks: [
                .paragraphs([
                    "Intervallen är inte beräknade för de här uppgifterna. Det tar några sekunder, för många arbetsgivare tillsammans någon minut, och görs en gång per inläsning."
                ]),
                .form(
                    Form(
                        id: "berakna-intervall", action: "/behov/intervall?org=\(id)", groups: [],
                        submit: "Beräkna intervall")),
            ])
    }
}
