public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Framskrivning: need and recruitment per profession and year, the two-part table of a plan.
public struct ProjectionPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.organisation, .sector, .since]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, `basar` (the year that changes count from) and `sektor`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let asked = try request.number("basar")
        return try await service.page("Framskrivning", request, for: viewer) { context in
            let base = asked.flatMap { context.years.contains($0) ? $0 : nil } ?? context.baseYear
            var page = ProjectionTables(context, base: base).content(intervals: try await service.intervals(context))
            page.notices += BaseYear.notice(asked: asked, used: base, context)
            return page
        }
    }
}

/// The tables, charts and sentences of a projection with one base year.
struct ProjectionTables {
    let context: ProjectionContext
    let base: Int

    init(_ context: ProjectionContext, base: Int) {
        self.context = context
        self.base = base
    }

    private var rows: [ProfessionFlows] { context.projection.professions }
    private var total: ProfessionFlows { context.projection.total }
    private var id: Int64 { context.organisation.id }
    private var last: Int { context.lastYear }
    private var span: ClosedRange<Int> { min(base + 1, last)...last }

    func position(_ year: Int) -> Int { year - context.baseYear }

    /// Need as the table prints it: the plan's own number where one is published, else the computed one.
    func need(_ row: ProfessionFlows, _ year: Int) -> Double {
        context.publishedNeed?.value(row.name, year).map(Double.init) ?? row.need[position(year)]
    }

    /// Need in total as the table prints it: the sum of the printed rows, so that the table adds up.
    func printedNeed(_ year: Int) -> Int {
        PrintedNumber.sumOfRounded(rows.map { need($0, year) }) ?? 0
    }

    /// Recruitment in total over the years after the base year of the page, as the table prints it.
    private var printedRecruitment: Double? {
        rows.printedSum(\.recruitment, over: position(span.lowerBound)...position(span.upperBound))
    }

    /// Recruitment in total as the table prints it.
    func printedRecruitment(_ year: Int) -> Double? {
        rows.printedSum(\.recruitment, at: position(year))
    }

    /// Cells in which the computed need is printed as another number than the plan's.
    private var deviations: [Prose] {
        rows.flatMap { row in
            context.years.compactMap { year -> Prose? in
                guard let published = context.publishedNeed?.value(row.name, year),
                    let computed = PrintedNumber.whole(row.need[position(year)]), computed != published
                else { return nil }
                return Prose(
                    "\(row.name) \(year): planen har \(Swedish.number(published)), rekonstruktionen ger \(Swedish.number(computed)) (\(Swedish.number(row.need[position(year)], decimals: 2)) före avrundning). Tabellen visar planens tal."
                )
            }
        }
    }

    func content(intervals: ProjectionIntervals?) -> PageContent {
        var blocks: [Block] = [
            .figures(figures(intervals)),
            .pair([
                Card(
                    "Personalbehov per år", why: NeedLinks.why(id, "behov", year: last),
                    blocks: [.chart(needChart(intervals))]),
                Card(
                    "Rekryteringsbehov per år", why: NeedLinks.why(id, "rekrytering", year: last),
                    blocks: [.chart(recruitmentChart)]),
            ]),
            .card(
                Card(
                    "Behov och rekrytering per yrkeskategori",
                    actions: NeedLinks.files(
                        "/behov/framskrivning", organisation: id, table: "framskrivning", query: query),
                    blocks: [.table(table)])),
        ]
        let tables = sectorTables
        if !tables.isEmpty {
            blocks.append(.card(Card(SectorTable(context: context).heading, blocks: tables.map { .table($0) })))
        }
        blocks.append(.card(Card("Välj basår", blocks: [.form(choices)])))
        if context.sector == nil, !context.first.stored.plan.figures.isEmpty, !context.isSum {
            blocks.append(.card(Card("Uppgifter i planen som står bredvid", blocks: [.table(publishedFigures)])))
        }
        if !deviations.isEmpty {
            blocks.append(
                .card(Card("Där rekonstruktionen skiljer sig från planen", blocks: [.list(deviations)])))
        }
        return PageContent(
            title: "Framskrivning", lead: lead(intervals), baseYear: base,
            notices: context.marks + horizonNotice + context.netNotice,
            blocks: blocks)
    }

    private var query: String {
        base == context.baseYear ? "" : "&basar=\(base)"
    }

    func lead(_ intervals: ProjectionIntervals?) -> Prose {
        let need = printedNeed(last)
        let change = Double(need - printedNeed(base))
        var phrases: [Phrase] = [
            .text("\(context.organisation.name) behöver "), .strong(Swedish.number(need)),
            .text(" medarbetare \(last), \(changeWords(change, since: base)). "),
        ]
        if let recruitment = context.projection.sum(total.recruitment, over: span) {
            phrases += [
                .text("Under åren \(Swedish.years(span.lowerBound, span.upperBound)) behöver "),
                .strong(Swedish.number(printedRecruitment ?? recruitment)), .text(" rekryteras"),
            ]
            if let words = leaverShare { phrases.append(.text("; \(words)")) }
            phrases.append(.text("."))
        }
        return Prose(phrases)
    }

    /// "nästan fyra av fem ersätter någon som slutar av annan orsak än pension".
    private var leaverShare: String? {
        guard let all = context.projection.sum(total.recruitment, over: span), all > 0.5,
            let turnover = context.projection.sum(total.turnover, over: span)
        else { return nil }
        let share = turnover / all
        guard share > 0.05, share <= 1 else { return nil }
        return "\(Swedish.number(share * 100)) % av dem ersätter någon som slutar av annan orsak än pension"
    }

    private func figures(_ intervals: ProjectionIntervals?) -> [Figure] {
        let need = Double(printedNeed(last))
        let from = Double(printedNeed(base))
        var figures = [
            Figure(
                "Personalbehov \(last)", Quantity(need, .persons),
                note: Prose([
                    .quantity(
                        Quantity(from > 0 ? need / from - 1 : nil, .percent, decimals: 1, isSigned: true)),
                    .text(" från \(base)"),
                ]), why: NeedLinks.why(id, "behov", year: last)),
            Figure(
                "Rekryteringsbehov \(Swedish.years(span.lowerBound, span.upperBound))",
                Quantity(printedRecruitment, .persons), note: intervalNote(intervals),
                why: NeedLinks.why(id, "rekrytering")),
            Figure(
                "Pensioner \(Swedish.years(span.lowerBound, span.upperBound))",
                Quantity(context.projection.sum(total.retirement, over: span), .persons),
                why: NeedLinks.why(id, "pension")),
        ]
        let gap = GapFigures(context, since: base)
        if gap.cost(in: last) != nil {
            figures.append(
                Figure(
                    "Behovsökning i kronor till \(last)", Quantity(gap.cost(in: last), .millionKronor),
                    note: Prose("från \(base)"), why: NeedLinks.why(id, "kostnad", year: last, since: base)))
        }
        return figures
    }

    private func intervalNote(_ intervals: ProjectionIntervals?) -> Prose? {
        guard base == context.baseYear, let intervals else { return nil }
        return Prose(
            "åtta av tio utfall väntas mellan \(Swedish.interval(intervals.recruitmentSum.lower, intervals.recruitmentSum.upper).replacing("–", with: " och "))"
        )
    }

    private func needChart(_ intervals: ProjectionIntervals?) -> Chart {
        let band = intervals?.needBand
        let uncertainty = NeedUncertainty(context)
        return Chart(
            .lines, id: "behov", title: "Personalbehov \(Swedish.years(context.baseYear, last))",
            description:
                "Behovet går från \(Swedish.number(printedNeed(context.baseYear))) personer \(context.baseYear) till \(Swedish.number(printedNeed(last))) personer \(last).",
            categories: context.years.map(String.init),
            series: [Series("Personalbehov", context.years.map { Double(printedNeed($0)) }, band: band)],
            unit: .persons,
            note: "Antal personer, oförändrad organisation och oförändrade arbetssätt."
                + (band == nil
                    ? ""
                    : " Bandet: \(intervals?.words ?? ""). Behovets osäkerhet är \(uncertainty.kind), \(NeedUncertainty.text(uncertainty.spread)) \(last).")
        )
    }

    private var recruitmentChart: Chart {
        var chart = RecruitmentChart(context, total: total).chart
        chart.totals = context.flowYears.map { printedRecruitment($0) }
        return chart
    }

    var table: Table {
        let hasPublished = context.publishedRecruitment != nil && context.sector == nil
        let columns =
            [Column("Yrkeskategori", explanation: "Yrke så som källan skriver det", isText: true)]
            + context.years.map {
                Column("\($0)", explanation: "Antal personer \($0), avrundat vid utskrift")
            }
            + [
                Column(
                    "från \(base)", explanation: "Förändring \(base)–\(last) i procent av \(base) års avrundade tal"),
                Column(
                    "summa \(Swedish.years(span.lowerBound, span.upperBound))",
                    explanation: "Summan av de avrundade åren; gäller bara rekryteringsbehovet"),
            ]
        var body: [Row] = [Row([.text("Personalbehov")], isHeading: true)]
        for row in rows { body.append(needRow(row.name, context.years.map { need(row, $0) }, "behov")) }
        body.append(totalRow(context.years.map { Double(printedNeed($0)) }, part: "behov", sum: .empty))
        body.append(Row([.text("Rekryteringsbehov")], isHeading: true))
        for row in rows {
            let published = hasPublished ? context.publishedRecruitment?.value(row.name, context.baseYear) : nil
            let values = [published.map(Double.init) ?? row.recruitment[0]] + row.recruitment.dropFirst()
            body.append(recruitmentRow(row.name, values))
        }
        let first = hasPublished ? context.publishedRecruitment?.total(context.baseYear).map(Double.init) : nil
        let totals =
            [first]
            + context.years.dropFirst().map { printedRecruitment($0) }
        body.append(
            totalRow(totals, part: "rekrytering", sum: .persons(printedRecruitment)))
        var caption = context.caption("Antal personer. Totalerna är summor av de avrundade raderna")
        if hasPublished {
            caption +=
                " Rekryteringsbehovet \(context.baseYear) är planens egen siffra; det kan inte delas upp, eftersom behovet året före saknas."
        }
        return Table(id: "framskrivning", caption: caption, columns: columns, rows: body)
    }

    private func needRow(_ name: String, _ values: [Double], _ part: String) -> Row {
        let from = values[position(base)].rounded(.toNearestOrAwayFromZero)
        let to = values[position(last)].rounded(.toNearestOrAwayFromZero)
        return Row(
            [.text(name)]
                + context.years.map {
                    .persons(values[position($0)], href: NeedLinks.why(id, part, profession: name, year: $0))
                }
                + [.quantity(Quantity(from > 0 ? to / from - 1 : nil, .percent, decimals: 1, isSigned: true)), .empty])
    }

    private func recruitmentRow(_ name: String, _ values: [Double?]) -> Row {
        let printed = values.map { $0.map { $0.rounded(.toNearestOrAwayFromZero) } }
        let from = printed[position(base)]
        let to = printed[position(last)]
        let change = from.flatMap { from in to.map { from > 0 ? $0 / from - 1 : nil } ?? nil }
        let sum = span.reduce(Double?.some(0)) { sum, year in
            sum.flatMap { sum in printed[position(year)].map { sum + $0 } }
        }
        return Row(
            [.text(name)]
                + context.years.map {
                    .persons(
                        values[position($0)], href: NeedLinks.why(id, "rekrytering", profession: name, year: $0))
                }
                + [.quantity(Quantity(change, .percent, decimals: 1, isSigned: true, missing: "–")), .persons(sum)])
    }

    private func totalRow(_ values: [Double?], part: String, sum: Cell) -> Row {
        let change = values[position(base)].flatMap { from in
            values[position(last)].map { from > 0 ? $0 / from - 1 : nil } ?? nil
        }
        return Row(
            [.text("Totalt")]
                + context.years.map {
                    .persons(values[position($0)], href: NeedLinks.why(id, part, year: $0))
                }
                + [.quantity(Quantity(change, .percent, decimals: 1, isSigned: true, missing: "–")), sum])
    }

    /// Need and recruitment of each sector; the rows add up to the table of professions.
    private var sectorTables: [Table] {
        SectorTable(context: context).tables { division, sectors in
            func row(_ name: Cell, _ page: ProjectionTables) -> Row {
                let (from, to) = (Double(page.printedNeed(base)), Double(page.printedNeed(last)))
                return Row([
                    name, .persons(from), .persons(to), .quantity(Quantity(to - from, .persons, isSigned: true)),
                    .persons(page.printedRecruitment),
                ])
            }
            return Table(
                id: division.id,
                caption: context.caption(
                    "Antal personer per \(division.words); varje rad är summan av de avrundade raderna i tabellen över yrken"
                ),
                columns: [
                    SectorTable.column(division), Column("Behov \(base)", explanation: "Personalbehov \(base)"),
                    Column("Behov \(last)", explanation: "Personalbehov \(last)"),
                    Column("Förändring", explanation: "Behovets förändring \(base)–\(last)"),
                    Column(
                        "Rekrytering \(Swedish.years(span.lowerBound, span.upperBound))",
                        explanation: "Rekryteringsbehov under perioden"),
                ],
                rows: sectors.map { sector in
                    row(
                        SectorTable.cell(sector, "/behov/framskrivning", id, query: query),
                        ProjectionTables(context.totals(of: sector), base: base))
                }, totals: [row(.text("Totalt"), self)])
        }
    }

    private var choices: Form {
        let fields = [
            Field(
                "basar", label: "Förändringar räknas från",
                kind: .choice(context.years.dropLast().map { Choice("\($0)", "\($0)") }), value: "\(base)"),
            Field("org", label: "Organisation", kind: .hidden, value: "\(id)"),
        ]
        return Form(
            id: "val", action: "/behov/framskrivning", method: .get, groups: [.fields(legend: nil, fields)],
            submit: "Visa")
    }

    private var publishedFigures: Table {
        Table(
            id: "planens-uppgifter",
            caption: "Så som de står i \(context.first.stored.plan.title). De räknas inte in i framskrivningen.",
            columns: [
                Column("Uppgift", explanation: "Vad planen redovisar", isText: true),
                Column("Värde", explanation: "Så som planen skriver det", isText: true),
                Column("Period", explanation: "Perioden planen anger", isText: true),
                Column("Anmärkning", explanation: "Hur uppgiften förhåller sig till framskrivningen", isText: true),
            ],
            rows: context.first.stored.plan.figures.map {
                Row([
                    .text($0.label), .text($0.printed), .text($0.period ?? "ej angivet"), .text($0.note ?? ""),
                ])
            })
    }

    /// Warns when the plan speaks of years beyond its data.
    private var horizonNotice: [Notice] {
        guard !context.isSum,
            let years = context.first.stored.plan.title.lastYearMentioned, years > last
        else { return [] }
        return [
            Notice(
                .warning,
                Prose(
                    "Planen gäller till \(years), men data slutar \(last). Åren \(last + 1)–\(years) saknar underlag."))
        ]
    }
}

extension ProjectionContext {
    /// Field of work by profession, for those that state one.
    var fieldsOfWork: [String: String] {
        Dictionary(
            parts.flatMap(\.input.professions).compactMap { row in row.sector.map { (row.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The printed need table of a published plan.
    var publishedNeed: PublishedTable? { isSum ? nil : first.stored.plan.publishedNeed }

    /// The printed recruitment table of a published plan.
    var publishedRecruitment: PublishedTable? { isSum ? nil : first.stored.plan.publishedRecruitment }
}

extension PublishedTable {
    /// The printed cell of a row and year.
    func value(_ row: String, _ year: Int) -> Int? {
        guard let row = rows.firstIndex(of: row), let year = years.firstIndex(of: year) else { return nil }
        return values[row][year]
    }

    /// The printed total of a year.
    func total(_ year: Int) -> Int? { years.firstIndex(of: year).flatMap { totals[$0] } }
}

extension String {
    /// The last year 1990–2100 written in the text.
    var lastYearMentioned: Int? {
        split(whereSeparator: { !$0.isNumber }).compactMap { $0.count == 4 ? Int($0) : nil }
            .filter { 1990...2100 ~= $0 }.max()
    }
}
