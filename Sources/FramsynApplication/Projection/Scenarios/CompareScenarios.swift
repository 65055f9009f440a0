public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Saved scenarios side by side.
public struct CompareScenariosPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        .organisation, .sector,
        PageParameter("s", .ticks, "Scenarier som jämförs: s följt av scenariots nummer, till exempel s3=ja."),
    ]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org` and a tick `s<number>` for each scenario.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// Most scenarios in one chart.
    static let most = 6

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.page("Jämför scenarier", request, for: viewer) { try await page($0, service) }
    }

    private func page(_ context: ProjectionContext, _ service: Service) async throws -> PageContent {
        let id = context.organisation.id
        let saved = try await service.store.scenarios(of: id)
        let chosen = Array(saved.filter { request["s\($0.id)"] == "ja" }.prefix(Self.most))
        // Saved scenarios belong to one organisation; ticks of another's are said to be gone.
        let asked = request.values.filter { name, values in
            name.first == "s" && Int64(name.dropFirst()) != nil && values.contains("ja")
        }.keys
        let gone = asked.count { name in !saved.contains { "s\($0.id)" == name } }
        let lost =
            gone == 0
            ? []
            : [
                Notice(
                    .warning,
                    Prose(
                        "\(Swedish.count(gone, one: "scenario som var valt", many: "scenarier som var valda")) finns inte hos \(context.organisation.name). Sparade scenarier hör till en organisation."
                    ))
            ]
        let form = SavedScenarios.choice(saved, chosen: Set(chosen.map(\.id)), organisation: id)
        guard chosen.count >= 2 else {
            return PageContent(
                title: "Jämför scenarier",
                lead: saved.count < 2
                    ? "Det behövs minst två sparade scenarier för att jämföra. Ställ in reglagen och spara dem under var sitt namn."
                    : "Välj minst två scenarier.",
                notices: lost,
                blocks: (saved.isEmpty ? [] : [.card(Card("Välj", blocks: [.form(form)]))]) + [
                    .actions([Action("Till Scenarier", href: NeedLinks.page("scenarier", id), isPrimary: true)])
                ])
        }
        let outcomes = try await service.pool.run { [workers = service.pool.workers] in
            var outcomes: [ScenarioOutcome] = []
            for item in chosen {
                outcomes.append(await ScenarioOutcome(context, levers: item.scenario.levers, workers: workers))
            }
            return outcomes
        }
        let columns = zip(chosen, outcomes).map { ($0.scenario.name, $1) }
        var page = ScenarioComparison(context: context, columns: columns).content(form)
        page.notices += lost
        return page
    }
}

/// Two or more scenarios in one chart and one table.
struct ScenarioComparison {
    let context: ProjectionContext
    let columns: [(name: String, outcome: ScenarioOutcome)]

    private var span: ClosedRange<Int> { context.flowYears }
    private var last: Int { context.lastYear }

    func content(_ form: Form) -> PageContent {
        let path = columns.map(\.name)
        let lowest = columns.min { $0.outcome.needChange < $1.outcome.needChange }
        var phrases: [Phrase] = [.text("\(Swedish.list(path)) jämförda med oförändrat. ")]
        if let lowest {
            phrases += [
                .text("Minst behov \(last) ger "), .strong(lowest.name),
                .text(" med \(Swedish.number(lowest.outcome.changed.total.need.last ?? 0)) medarbetare."),
            ]
        }
        return PageContent(
            title: "Jämför scenarier", lead: Prose(phrases), baseYear: context.baseYear, notices: notices,
            blocks: [
                .pair([
                    Card("Personalbehov", blocks: [.chart(needChart)]),
                    Card("Rekryteringsbehov", blocks: [.chart(recruitmentChart)]),
                ]),
                .card(Card("Sida vid sida", blocks: [.table(table)])),
                .card(Card("Välj scenarier", blocks: [.form(form)])),
                .actions([
                    Action("Till Scenarier", href: NeedLinks.page("scenarier", context.organisation.id))
                ]),
            ])
    }

    private var notices: [Notice] {
        context.marks
            + columns.flatMap { column in
                column.outcome.blocked.map { Notice(.warning, Prose("\(column.name): \($0)")) }
            }
    }

    private var needChart: Chart {
        let unchanged = columns.first?.outcome.unchanged.total.need ?? []
        return Chart(
            .lines, id: "behov", title: "Personalbehov i scenarierna",
            description: "Behov \(last): "
                + Swedish.list(
                    columns.map { "\($0.name) \(Swedish.number($0.outcome.changed.total.need.last ?? 0))" }) + ".",
            categories: context.years.map(String.init),
            series: [Series("Oförändrat", unchanged, isDashed: true)]
                + columns.map { Series($0.name, $0.outcome.changed.total.need) },
            unit: .persons, note: "Antal personer. Streckad linje: inget ändras.")
    }

    private var recruitmentChart: Chart {
        func flows(_ projection: Projection?) -> [Double?] { Array((projection?.total.recruitment ?? []).dropFirst()) }
        return Chart(
            .lines, id: "rekrytering", title: "Rekryteringsbehov per år i scenarierna",
            description: "Rekryteringsbehovet per år i varje scenario.", categories: span.map(String.init),
            series: [Series("Oförändrat", flows(columns.first?.outcome.unchanged), isDashed: true)]
                + columns.map { Series($0.name, flows($0.outcome.changed)) },
            unit: .persons, note: "Antal personer per år.", startsAtZero: true)
    }

    private var table: Table {
        let period = Swedish.years(span.lowerBound, span.upperBound)
        func flow(_ name: String, _ part: (ProfessionFlows) -> [Double?]) -> Row {
            let unchanged = columns.first.map(\.outcome.unchanged)
            return Row(
                [.text(name), .persons(unchanged.flatMap { $0.sum(part($0.total), over: span) })]
                    + columns.map { .persons($0.outcome.changed.sum(part($0.outcome.changed.total), over: span)) })
        }
        func gap(_ name: String, missing: String = "ej angivet", _ part: (ScenarioGap) -> Double?) -> Row {
            func cell(_ value: Double?) -> Cell {
                .quantity(Quantity(value, .millionKronor, decimals: 1, missing: missing))
            }
            return Row(
                [.text(name), cell(columns.first.flatMap { part($0.outcome.gapBefore) })]
                    + columns.map { cell(part($0.outcome.gapAfter)) })
        }
        return Table(
            id: "jamforelse", caption: context.caption("Scenarier sida vid sida; antal personer, kronor i Mkr"),
            columns: [
                Column("Mått", explanation: "Vad som jämförs", isText: true),
                Column("Oförändrat", explanation: "Framskrivningen när inget ändras"),
            ] + columns.map { Column($0.name, explanation: "Scenariot \($0.name)") },
            rows: [
                Row(
                    [
                        .text("Personalbehov \(last)"),
                        .persons(columns.first?.outcome.unchanged.total.need.last),
                    ] + columns.map { .persons($0.outcome.changed.total.need.last) }),
                flow("Rekryteringsbehov \(period)") { $0.recruitment },
                flow("Pensioner \(period)") { $0.retirement },
                flow("Övriga avgångar \(period)") { RecruitmentChart.leavers($0) },
                gap("Kostnad för ökningen \(last), Mkr", \.cost),
                gap("Ramens förändring till \(last), Mkr", missing: context.frameMissing, \.frame),
                gap("Att överbrygga \(last), Mkr", missing: context.frameMissing, \.toBridge),
            ])
    }
}
