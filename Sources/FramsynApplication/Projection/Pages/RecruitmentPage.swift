public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Rekrytering: what the recruitment need is made of.
public struct RecruitmentPage: PageUseCase {
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
        try await service.page("Rekrytering", request, for: viewer) { context in
            RecruitmentTables(context).content(intervals: try await service.intervals(context))
        }
    }
}

/// The parts of recruitment per profession and year.
struct RecruitmentTables {
    let context: ProjectionContext

    init(_ context: ProjectionContext) {
        self.context = context
    }

    private var id: Int64 { context.organisation.id }
    private var span: ClosedRange<Int> { context.flowYears }
    private var total: ProfessionFlows { context.projection.total }
    private var period: String { Swedish.years(span.lowerBound, span.upperBound) }

    private func sum(_ part: [Double?]) -> Double? { context.projection.sum(part, over: span) }
    private var rows: [ProfessionFlows] { context.projection.professions }
    /// Recruitment as Framskrivning prints it.
    private var printed: Double? { context.printedRecruitment(rows, over: span) }

    /// What the printed sum holds beyond the parts, each rounded as it is printed, so that a row adds up.
    private static func rounding(_ printed: Double?, _ parts: [Double?]) -> Double? {
        parts.reduce(printed) { rest, part in
            rest.flatMap { rest in part.map { rest - $0.rounded(.toNearestOrAwayFromZero) } }
        }
    }

    func content(intervals: ProjectionIntervals?) -> PageContent {
        var blocks: [Block] = [.figures(figures)]
        blocks.append(
            .pair([
                Card("Rekrytering per år efter orsak", blocks: [.chart(causeChart)]),
                Card("Osäkerhet", blocks: [.chart(bandChart(intervals))]),
            ]))
        blocks.append(
            .card(
                Card(
                    "Delarna per yrkeskategori, \(period)",
                    actions: NeedLinks.files("/behov/rekrytering", organisation: id, table: "delar"),
                    blocks: [.table(partsTable)])))
        blocks.append(.card(Card("Delarna per år", blocks: [.table(yearTable)])))
        if intervals == nil {
            blocks.append(.card(IntervalCard.card(id)))
        } else {
            blocks.append(
                .card(Card("Vad bandet omfattar", blocks: [.list(context.uncertaintyWords.map { Prose($0) })])))
        }
        return PageContent(
            title: "Rekrytering", lead: lead, baseYear: context.baseYear,
            notices: context.marks + turnoverNotice + context.netNotice,
            blocks: blocks)
    }

    private var lead: Prose {
        guard let all = printed, let retired = sum(total.retirement),
            let left = sum(RecruitmentChart.leavers(total))
        else {
            return Prose(
                "\(context.organisation.name): avgångarna är inte angivna för alla yrken och år, så rekryteringsbehovet kan inte summeras."
            )
        }
        let others = all > 0 ? left / all : 0
        return Prose([
            .text("Under \(period) behöver "), .strong(Swedish.number(all)), .text(" personer rekryteras: "),
            .strong(Swedish.number(left)), .text(" ersätter dem som slutar av annat än pension ("),
            .text("\(Swedish.number(others * 100)) %), "), .strong(Swedish.number(retired)),
            .text(" ersätter pensionärer och resten följer av att behovet ändras."),
        ])
    }

    private var figures: [Figure] {
        let mean = total.need.dropLast().reduce(0, +) / Double(max(total.need.count - 1, 1))
        let left = sum(RecruitmentChart.leavers(total))
        let yearly = left.map { $0 / Double(span.count) / max(mean, 1e-9) }
        return [
            Figure(
                "Rekryteringsbehov \(period)", Quantity(printed, .persons),
                why: NeedLinks.why(id, "rekrytering")),
            Figure("Pensioner \(period)", Quantity(sum(total.retirement), .persons), why: NeedLinks.why(id, "pension")),
            Figure("Övriga avgångar \(period)", Quantity(left, .persons), why: NeedLinks.why(id, "avgang")),
            Figure(
                "Övriga avgångar per år", Quantity(yearly, .percent, decimals: 1),
                note: Prose(
                    "av medeltalet \(Swedish.number(mean)) personer \(Swedish.years(context.baseYear, max(context.baseYear, context.lastYear - 1)))"
                )),
        ]
    }

    /// The causes; each bar's label is the table's total.
    private var causeChart: Chart {
        var chart = RecruitmentChart(context, total: total).chart
        chart.totals = span.map(yearly)
        return chart
    }

    private func bandChart(_ intervals: ProjectionIntervals?) -> Chart {
        Chart(
            .lines, id: "intervall", title: "Rekryteringsbehov per år med osäkerhet",
            description: intervals.map {
                "Åtta av tio utfall under hela perioden väntas mellan \(Swedish.number($0.recruitmentSum.lower)) och \(Swedish.number($0.recruitmentSum.upper)) personer."
            } ?? "Intervallen är inte beräknade.",
            categories: span.map(String.init),
            series: [
                Series(
                    "Rekryteringsbehov", span.map(yearly),
                    band: intervals.map { found in
                        Band(
                            words: found.words, lower: Array(found.recruitmentBand.lower.dropFirst()),
                            upper: Array(found.recruitmentBand.upper.dropFirst()))
                    })
            ], unit: .persons,
            note: intervals.map { "Bandet bygger på \(Swedish.number($0.replicates)) simuleringar." }
                ?? "Utan intervall.", startsAtZero: true)
    }

    var partsTable: Table {
        Table(
            id: "delar",
            caption: context.caption(
                "Antal personer \(period). Delarna är orundade tal summerade; rekrytering är summan av de avrundade åren, som på Framskrivning"
            ),
            columns: [
                Column("Yrkeskategori", explanation: "Yrke så som källan skriver det", isText: true),
                Column("förändrat behov", explanation: "Behovets ökning eller minskning under perioden"),
                Column("pension", explanation: "Ersätter dem som går i pension"),
                Column("övriga avgångar", explanation: "Ersätter dem som slutar av annan orsak än pension"),
                Column(
                    "byten och utgångsläge",
                    explanation: "Byten mellan yrken inom organisationen, tomma platser eller övertalighet vid basåret"),
                Column(
                    "avrundning", explanation: "Skillnaden mellan de avrundade delarna och tabellen på Framskrivning"),
                Column("rekrytering", explanation: "Summan av delarna och avrundningen"),
                Column("andel övriga avgångar", explanation: "Övriga avgångar som andel av rekryteringen"),
                Column("övertalighet", explanation: "Medarbetare utöver behovet sista året"),
            ], rows: rows.map { row($0, of: [$0], name: $0.name, href: true) },
            totals: [row(total, of: rows, name: "Totalt", href: false)])
    }

    private func row(_ flows: ProfessionFlows, of rows: [ProfessionFlows], name: String, href: Bool) -> Row {
        let left = sum(RecruitmentChart.leavers(flows))
        let all = context.printedRecruitment(rows, over: span)
        let rest = sum(RecruitmentChart.rest(flows))
        let link = { (part: String) in NeedLinks.why(id, part, profession: href ? name : nil) }
        return Row([
            .text(name), .persons(sum(flows.growth), href: link("behov")),
            .persons(sum(flows.retirement), href: link("pension")), .persons(left, href: link("avgang")),
            .persons(rest),
            .persons(Self.rounding(all, [sum(flows.growth), sum(flows.retirement), left, rest])),
            .persons(all, href: link("rekrytering")),
            .quantity(
                Quantity(all.flatMap { all in left.flatMap { all > 0.5 ? $0 / all : nil } }, .percent, missing: "–")),
            .persons(flows.surplus.last ?? nil),
        ])
    }

    private var yearTable: Table {
        let parts: [(String, [Double?])] = [
            ("Förändrat behov", total.growth), ("Pension", total.retirement),
            ("Övriga avgångar", RecruitmentChart.leavers(total)),
            ("Byten och utgångsläge", RecruitmentChart.rest(total)),
        ]
        return Table(
            id: "per-ar",
            caption: context.caption("Antal personer per år, \(context.sector == nil ? "alla" : "områdets") yrken"),
            columns: [Column("Del", explanation: "Orsak till rekrytering", isText: true)]
                + span.map { Column("\($0)", explanation: "Antal personer \($0)") },
            rows: parts.map { name, values in Row([.text(name)] + values.dropFirst().map { .persons($0) }) }
                + [
                    Row(
                        [.text("Avrundning")]
                            + span.map { year in
                                let position = year - context.baseYear
                                return .persons(
                                    Self.rounding(yearly(year), parts.map { $0.1[position] }))
                            })
                ],
            totals: [Row([.text("Rekryteringsbehov")] + span.map { .persons(yearly($0)) })])
    }

    /// A year's recruitment as Framskrivning prints it.
    private func yearly(_ year: Int) -> Double? { context.printedRecruitment(rows, over: year...year) }

    /// Stands beside a plan's own measured turnover, when the plan states one.
    private var turnoverNotice: [Notice] {
        guard !context.isSum, context.sector == nil else { return [] }
        let measured = context.first.stored.plan.figures.filter { $0.label.lowercased().contains("omsättning") }
        guard !measured.isEmpty, let left = sum(RecruitmentChart.leavers(total)) else { return [] }
        let mean = total.need.dropLast().reduce(0, +) / Double(max(total.need.count - 1, 1))
        let printed = measured.map { "\($0.printed) (\($0.period ?? "period ej angiven"))" }
        return [
            Notice(
                .warning,
                Prose(
                    "Framskrivningen förutsätter att \(Swedish.text(of: Quantity(left / Double(span.count) / max(mean, 1e-9), .percent, decimals: 1))) om året slutar av annat än pension (bas: medeltalet \(Swedish.number(mean)) personer). Planens egen uppgift om extern personalomsättning är \(Swedish.list(printed)). Skillnaden kan vara interna byten, visstidsanställda eller olika definitioner; planen säger inte vilket."
                ))
        ]
    }
}
