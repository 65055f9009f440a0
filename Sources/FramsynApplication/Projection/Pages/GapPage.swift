public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// Gap mot ram: what the increase in need costs, what the frame allows and what the directive asks.
public struct GapPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.organisation, .sector, .since]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, `sektor` and `basar`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let asked = try request.number("basar")
        return try await service.page("Gap mot ram", request, for: viewer) { context in
            let known = asked.flatMap { (context.baseYear..<context.lastYear).contains($0) ? $0 : nil }
            let wanted = known ?? context.first.input.directive?.sinceYear ?? context.baseYear
            let since = min(max(wanted, context.baseYear), context.lastYear - 1)
            var page = GapTables(context, since: since).content
            page.notices += BaseYear.notice(asked: asked, used: since, context)
            return page
        }
    }
}

/// The gap per year and for parts of the organisation.
struct GapTables {
    let context: ProjectionContext
    let since: Int
    private let gap: GapFigures

    init(_ context: ProjectionContext, since: Int) {
        self.context = context
        self.since = since
        gap = GapFigures(context, since: since)
    }

    private var id: Int64 { context.organisation.id }
    private var last: Int { context.lastYear }
    private var years: ClosedRange<Int> { min(since + 1, last)...last }

    var content: PageContent {
        var blocks: [Block] = [.figures(figures)]
        if gap.cost(in: last) != nil {
            blocks.append(
                .card(Card(context.hasUndividedFrame ? "Kostnad" : "Kostnad mot ram", blocks: [.chart(chart)])))
        }
        blocks.append(
            .card(
                Card(
                    context.hasUndividedFrame ? "Ökningen år för år" : "Gapet år för år",
                    actions: NeedLinks.files("/behov/gap", organisation: id, table: "gap", query: "&basar=\(since)"),
                    blocks: [.table(table)])))
        let tables = sectorTables
        if !tables.isEmpty {
            blocks.append(.card(Card(SectorTable(context: context).heading, blocks: tables.map { .table($0) })))
        }
        if let split { blocks.append(.card(Card("Per yrkeskategori", blocks: [.table(split)]))) }
        let missing = missingFigures
        if !missing.isEmpty {
            blocks.append(
                .card(
                    Card(
                        "Vad som saknas", actions: [Action("Fyll i", href: NeedLinks.page("antaganden", id))],
                        blocks: [.list(missing)])))
        }
        blocks.append(.card(Card("Välj basår", blocks: [.form(choices)])))
        return PageContent(
            title: "Gap mot ram", lead: lead, baseYear: since, notices: context.marks, blocks: blocks)
    }

    private var lead: Prose {
        let persons = gap.persons(in: last) ?? 0
        var phrases: [Phrase] = [
            .text("Behovet är "), .strong("\(Swedish.number(abs(persons))) personer"),
            .text(" \(persons < 0 ? "mindre" : "större") \(last) än \(since)"),
        ]
        if let cost = gap.cost(in: last) {
            phrases += [
                .text(cost < 0 ? ", vilket sänker kostnaden med " : ", vilket kostar "),
                .strong(Swedish.text(of: Quantity(abs(cost), .millionKronor))),
            ]
        }
        phrases.append(.text(". "))
        if context.hasUndividedFrame {
            phrases.append(
                .text("Ramen gäller hela organisationen och är inte delad på områden, så inget gap kan räknas här."))
        }
        if let year = frameYear, let frame = gap.frame(in: year) {
            phrases += [
                .text("Ramen ändras med "),
                .strong(Swedish.text(of: Quantity(frame, .millionKronor, isSigned: true))),
                .text(" till \(year)"),
            ]
            if let bridge = gap.toBridge(in: last) {
                phrases.append(
                    .text(
                        year < last
                            ? "; om den förändringen ligger kvar till \(last) är \(Swedish.text(of: Quantity(bridge, .millionKronor))) att överbrygga."
                            : "; \(Swedish.text(of: Quantity(bridge, .millionKronor))) är att överbrygga."))
            } else {
                phrases.append(.text("."))
            }
        }
        return Prose(phrases)
    }

    /// The last year that a change of the frame is stated for.
    private var frameYear: Int? { years.last { gap.frame(in: $0) != nil && !gap.isCarried(in: $0) } }

    private var figures: [Figure] {
        var figures = [
            Figure(
                "Behovsökning \(since)–\(last)", Quantity(gap.persons(in: last), .persons),
                note: Prose("skillnaden mellan de avrundade totalerna"), why: NeedLinks.why(id, "behov", year: last)),
            Figure(
                "Kostnad för ökningen \(last)", Quantity(gap.cost(in: last), .millionKronor),
                note: Prose(costWords), why: NeedLinks.why(id, "kostnad", year: last, since: since)),
        ]
        if let share = gap.directiveShare {
            figures.append(
                Figure(
                    "Direktivet, \(Swedish.number(share * 100)) % av ökningen",
                    Quantity(gap.directivePersons(in: last), .persons),
                    note: Prose([
                        .quantity(Quantity(gap.directiveCost(in: last), .millionKronor)),
                        .text(" av \(Swedish.number(gap.persons(in: last) ?? 0)) personer från \(since)"),
                    ]), why: NeedLinks.why(id, "direktiv", year: last, since: since)))
        }
        if let year = frameYear {
            figures.append(
                Figure(
                    "Ramens förändring till \(year)",
                    Quantity(gap.frame(in: year), .millionKronor, isSigned: true),
                    note: Prose(
                        "\(context.first.input.frame?.source ?? ""); prisnivå: \(context.first.input.frame?.priceLevel ?? "ej angivet")"
                    )))
        } else if context.hasUndividedFrame {
            figures.append(
                Figure(
                    "Ramens förändring", Quantity(nil, .millionKronor, missing: context.frameMissing),
                    note: "ramen gäller hela organisationen"))
        }
        return figures
    }

    private var costWords: String {
        let growth = context.parts.contains { $0.shownInput.professions.contains { ($0.payGrowth ?? 0) != 0 } }
        return growth ? "med löneutveckling" : "i basårets löner"
    }

    private var chart: Chart {
        Chart(
            .lines, id: "gap-kurva",
            title: context.hasUndividedFrame
                ? "Kostnad för behovsökningen" : "Kostnad för behovsökningen och ramens förändring",
            description:
                "Kostnaden når \(Swedish.text(of: Quantity(gap.cost(in: last), .millionKronor))) \(last). "
                + (context.hasUndividedFrame
                    ? "Ramen är inte delad på områden."
                    : "Ramens förändring är \(Swedish.text(of: Quantity(gap.frame(in: last), .millionKronor, isSigned: true))) sista året."),
            categories: (since...last).map(String.init),
            series: [Series("Kostnad för ökningen", (since...last).map { gap.cost(in: $0) })] + frameSeries,
            unit: .millionKronor,
            note: "Miljoner kronor mot \(since)."
                + (context.hasUndividedFrame
                    ? ""
                    : " Streckad linje: inget beslut finns, senaste beslutade förändring antas ligga kvar."),
            startsAtZero: true)
    }

    private var frameSeries: [Series] {
        guard !context.hasUndividedFrame else { return [] }
        return [
            Series("Ramens förändring", (since...last).map { gap.isCarried(in: $0) ? nil : gap.frame(in: $0) }),
            Series(
                "Ramen om beslutet ligger kvar",
                (since...last).map { year in (frameYear ?? .max) <= year ? gap.frame(in: year) : nil },
                isDashed: true),
        ]
    }

    var table: Table {
        Table(
            id: "gap",
            caption: context.caption(
                "Förändring mot \(since); personer är skillnaden mellan tabellens avrundade totaler, kronor i Mkr"),
            columns: [
                Column("År", explanation: "Kalenderår", isText: true),
                Column("Behov", explanation: "Personalbehov, summan av avrundade rader"),
                Column("Ökning", explanation: "Behovets ökning sedan \(since), personer"),
                Column("Kostnad, Mkr", explanation: "Ökningen gånger kostnad per person och år"),
                Column("Ram, Mkr", explanation: "Ramens förändring sedan \(since)"),
                Column("Att överbrygga, Mkr", explanation: "Kostnad minus ramens förändring"),
            ] + directiveColumns + [Column("Anmärkning", explanation: "Villkor för raden", isText: true)],
            rows: (since...last).map { year in
                let need = PrintedNumber.sumOfRounded(
                    context.projection.professions.map { $0.need[year - context.baseYear] })
                return Row(
                    [
                        .text("\(year)"),
                        .persons(need.map(Double.init), href: NeedLinks.why(id, "behov", year: year)),
                        .persons(gap.persons(in: year)),
                        .quantity(Quantity(gap.cost(in: year), .millionKronor)),
                        .quantity(
                            Quantity(
                                gap.frame(in: year), .millionKronor, isSigned: true, missing: context.frameMissing)),
                        .quantity(Quantity(gap.toBridge(in: year), .millionKronor, missing: context.frameMissing)),
                    ] + directiveCells(gap, year) + [.text(condition(year))])
            })
    }

    /// What a year's frame rests on, when nothing is decided for the year.
    private func condition(_ year: Int) -> String {
        guard gap.isCarried(in: year), let frame = gap.frame(in: year) else { return "" }
        return frame < 0
            ? "om minskningen ligger kvar" : frame > 0 ? "om ökningen ligger kvar" : "om beslutet ligger kvar"
    }

    private var split: Table? {
        guard !context.isSum else { return nil }
        let rows = context.projection.professions.map { row -> Row in
            let part = GapFigures(context, since: since, professions: [row.name])
            return Row(
                [
                    .text(row.name), .text(commission(row.name)), .persons(part.persons(in: last)),
                    .quantity(Quantity(part.cost(in: last), .millionKronor)),
                ] + directiveCells(part, last))
        }
        return Table(
            id: "per-yrke", caption: context.caption("Ökning \(since)–\(last) per yrkeskategori, kronor i Mkr"),
            columns: [
                Column("Yrkeskategori", explanation: "Yrke så som källan skriver det", isText: true),
                Column("Sida", explanation: "Myndighet eller utförare", isText: true),
                Column("Ökning", explanation: "Behovets ökning, personer"),
                Column("Kostnad, Mkr", explanation: "Ökningen gånger kostnad per person"),
            ] + directiveColumns, rows: rows,
            totals: [
                Row(
                    [
                        .text("Totalt"), .empty, .persons(gap.persons(in: last)),
                        .quantity(Quantity(gap.cost(in: last), .millionKronor)),
                    ] + directiveCells(gap, last))
            ])
    }

    /// The increase and its cost in each sector; the rows add up to the whole.
    private var sectorTables: [Table] {
        SectorTable(context: context).tables { division, sectors in
            func row(_ name: Cell, _ part: GapFigures) -> Row {
                Row(
                    [
                        name, .persons(part.persons(in: last)),
                        .quantity(Quantity(part.cost(in: last), .millionKronor)),
                    ] + directiveCells(part, last))
            }
            return Table(
                id: division.id,
                caption: context.caption(
                    "Ökning \(since)–\(last) per \(division.words), kronor i Mkr. Ramen är inte delad"),
                columns: [
                    SectorTable.column(division), Column("Ökning", explanation: "Behovets ökning, personer"),
                    Column("Kostnad, Mkr", explanation: "Ökningen gånger kostnad per person"),
                ] + directiveColumns,
                rows: sectors.map { sector in
                    row(
                        SectorTable.cell(sector, "/behov/gap", id, query: "&basar=\(since)"),
                        GapFigures(context.within(sector), since: since))
                }, totals: [row(.text("Totalt"), gap)])
        }
    }

    /// Columns of the directive, where there is one.
    private var directiveColumns: [Column] {
        gap.directiveShare == nil
            ? []
            : [
                Column("Direktiv, personer", explanation: "Direktivets andel av ökningen"),
                Column("Direktiv, Mkr", explanation: "Direktivets andel av kostnaden"),
            ]
    }

    private func directiveCells(_ gap: GapFigures, _ year: Int) -> [Cell] {
        self.gap.directiveShare == nil
            ? []
            : [
                .persons(gap.directivePersons(in: year)),
                .quantity(Quantity(gap.directiveCost(in: year), .millionKronor)),
            ]
    }

    private func commission(_ name: String) -> String {
        switch context.first.input.professions.first(where: { $0.name == name })?.commission {
        case .authority: "myndighet"
        case .provider: "utförare"
        case nil: "ej angivet"
        }
    }

    private var missingFigures: [Prose] {
        context.first.shownInput.missingFigures.map(MissingFigureWords.sentence)
    }

    private var choices: Form {
        Form(
            id: "gap-val", action: "/behov/gap", method: .get,
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "basar", label: "Ökningen räknas från",
                            kind: .choice((context.baseYear..<last).map { Choice("\($0)", "\($0)") }),
                            value: "\(since)"),
                        Field("org", label: "Organisation", kind: .hidden, value: "\(id)"),
                    ])
            ], submit: "Visa")
    }
}

extension ProjectionContext {
    /// Whether a sector is shown of a plan that states a frame, which holds for the whole organisation only.
    var hasUndividedFrame: Bool { sector != nil && parts.contains { $0.input.frame != nil } }

    /// What stands in the place of a frame that is not there.
    var frameMissing: String { hasUndividedFrame ? "ej angivet per område" : "ej angivet" }
}
