internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// What a backtest says, per profession and beside two simple guesses.
struct AccuracyTables {
    private let context: ProjectionContext
    private let report: BacktestReport
    private let names: [Int64: String]

    init(_ context: ProjectionContext, report: BacktestReport, names: [Int64: String]) {
        self.context = context
        self.report = report
        self.names = names
    }

    private var period: String { Swedish.years(report.hidden.lowerBound, report.hidden.upperBound) }

    var content: PageContent {
        PageContent(
            title: "Träffsäkerhet", lead: lead, baseYear: report.hidden.lowerBound - 1, notices: context.marks,
            blocks: [
                .figures(figures),
                .card(Card("Så många slutade, och så många hade framskrivningen sagt", blocks: [.chart(chart)])),
                .card(
                    Card(
                        "Per yrkeskategori",
                        actions: NeedLinks.files(
                            "/behov/traffsakerhet", organisation: context.organisation.id, table: "traff"),
                        blocks: [.table(table)])),
                .card(Card("Så här är det räknat", blocks: [.list(method)])),
            ])
    }

    /// Totals over professions per hidden year.
    private func totals(_ pick: (BacktestOutcome) -> Double) -> [Double] {
        report.hidden.map { year in
            report.outcomes.filter { $0.figure == .exits && $0.professionID == nil && $0.year == year }
                .reduce(0) { $0 + pick($1) }
        }
    }

    private func share(_ pick: (BacktestOutcome) -> Double) -> Double {
        let actual = totals(\.actual).reduce(0, +)
        let missed = zip(totals(pick), totals(\.actual)).reduce(0) { $0 + abs($1.0 - $1.1) }
        return actual > 0 ? missed / actual : 0
    }

    private func percent(_ value: Double) -> String {
        Swedish.text(of: Quantity(value, .percent, decimals: 1))
    }

    private var lead: Prose {
        Prose([
            .text("Om åren \(period) hade varit okända hade framskrivningen missat antalet avgångar med "),
            .strong(percent(share(\.forecast))), .text(". Att gissa på samma antal som året före hade missat med "),
            .strong(percent(share(\.lastYear))), .text(", och samma andel som tidigare med "),
            .strong(percent(share(\.constantRate))), .text("."),
        ])
    }

    private var figures: [Figure] {
        let exits = report.score(.exits)
        let hires = report.score(.recruitment)
        return [
            Figure(
                "Avgångar, alla yrken", Quantity(share(\.forecast), .percent, decimals: 1),
                note: Prose("fel i medeltal per år \(period)")),
            Figure(
                "Genomsnittlig snedhet", Quantity(exits?.projection.bias, .percent, decimals: 1, isSigned: true),
                note: "plus betyder att framskrivningen låg för högt"),
            Figure(
                "Utfall inom intervallet, avgångar", Quantity(exits?.coverage80, .percent),
                note: "åtta av tio (80 %) är väntat"),
            Figure(
                "Utfall inom intervallet, rekrytering", Quantity(hires?.coverage80, .percent),
                note: "åtta av tio (80 %) är väntat"),
        ]
    }

    private var chart: Chart {
        let outcomes = report.hidden.compactMap { year in
            report.outcomes.first { $0.figure == .exits && $0.professionID == nil && $0.year == year }
        }
        return Chart(
            .lines, id: "traff", title: "Avgångar \(period), framskrivning och utfall",
            description: outcomes.map {
                "\($0.year): framskrivningen \(Swedish.number($0.forecast)), utfallet \(Swedish.number($0.actual))."
            }.joined(separator: " "),
            categories: outcomes.map { "\($0.year)" },
            series: [
                Series(
                    "Framskrivning", outcomes.map(\.forecast),
                    band: Band(
                        words: "åtta av tio utfall väntas hamna här", lower: outcomes.map(\.interval80.lowerBound),
                        upper: outcomes.map(\.interval80.upperBound))),
                Series("Utfall", outcomes.map(\.actual), isDashed: true),
            ], unit: .persons, note: "Antal personer som slutade, alla yrken.", startsAtZero: true)
    }

    private var table: Table {
        let identities = Set(report.outcomes.compactMap(\.professionID))
        let rows = identities.compactMap { id -> (name: String, score: BacktestScore)? in
            report.score(.exits, professionID: id).map { (names[id] ?? "\(id)", $0) }
        }.sorted { $0.name < $1.name }
        return Table(
            id: "traff",
            caption:
                "Avgångar per yrke och år \(period). Fel: medelvärdet av missen per år, personer. Källa: personalregistret, månadsanställda.",
            columns: [
                Column("Yrkeskategori", explanation: "Yrke", isText: true),
                Column("Fel", explanation: "Framskrivningens fel i medeltal, personer per år"),
                Column("Samma som i fjol", explanation: "Fel av att gissa på föregående års antal, personer per år"),
                Column("Samma andel", explanation: "Fel av att gissa på tidigare andel av stocken, personer per år"),
                Column("Snedhet", explanation: "Summan av missarna delad med summan av utfallen"),
                Column("Inom intervallet", explanation: "Andel av åren då utfallet låg i 80-procentsintervallet"),
            ],
            rows: rows.map { name, score in
                Row([
                    .text(name), .persons(score.projection.absoluteError, decimals: 1),
                    .persons(score.lastYear.absoluteError, decimals: 1),
                    .persons(score.constantRate.absoluteError, decimals: 1),
                    .quantity(Quantity(score.projection.bias, .percent, isSigned: true, missing: "–")),
                    .quantity(Quantity(score.coverage80, .percent)),
                ])
            })
    }

    private var method: [Prose] {
        [
            Prose(
                "Avgångstalen är skattade på åren \(Swedish.years(report.window.lowerBound, report.hidden.lowerBound - 1)) och ser ingenting av de gömda."
            ),
            "Antalet tjänster antas följa det verkliga antalet anställda, så att felet gäller avgångarna och inte behovet.",
            Prose("Intervallen kommer av \(Swedish.number(report.replicates)) simulerade förlopp."),
            "Två enkla gissningar står bredvid: samma antal som året före, och samma andel av stocken som tidigare.",
        ]
    }
}
