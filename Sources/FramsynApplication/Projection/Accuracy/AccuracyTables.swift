internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// How far forecasts of one figure were off over the hidden years, for one profession or all together.
struct AccuracyScore {
    /// What one year brought, and what was said.
    struct Year: Sendable {
        var year: Int
        var actual: Double
        var forecast: Double
        var lastYear: Double
        var constantRate: Double
        /// Where eight of ten outcomes were expected; nil for a sector, whose sum was not simulated by itself.
        var interval: ClosedRange<Double>?
    }

    let outcomes: [Year]
    let projection: PointScore
    let lastYear: PointScore
    let constantRate: PointScore

    /// - Parameter profession: nil means all together, as one sum.
    init?(_ report: BacktestReport, _ figure: BacktestFigure, profession: Int64?) {
        self.init(
            report.outcomes.filter { $0.figure == figure && $0.professionID == profession }.map {
                Year(
                    year: $0.year, actual: $0.actual, forecast: $0.forecast, lastYear: $0.lastYear,
                    constantRate: $0.constantRate, interval: $0.interval80)
            })
    }

    /// Several professions as one sum. Intervals do not add up, so there is none.
    init?(_ report: BacktestReport, _ figure: BacktestFigure, sumOf professions: Set<Int64>) {
        var years: [Int: Year] = [:]
        for outcome in report.outcomes where outcome.figure == figure {
            guard let id = outcome.professionID, professions.contains(id) else { continue }
            var year =
                years[outcome.year]
                ?? Year(year: outcome.year, actual: 0, forecast: 0, lastYear: 0, constantRate: 0, interval: nil)
            year.actual += outcome.actual
            year.forecast += outcome.forecast
            year.lastYear += outcome.lastYear
            year.constantRate += outcome.constantRate
            years[outcome.year] = year
        }
        self.init(Array(years.values))
    }

    private init?(_ years: [Year]) {
        outcomes = years.sorted { $0.year < $1.year }
        guard !outcomes.isEmpty else { return nil }
        projection = PointScore(outcomes.map { ($0.forecast, $0.actual) })
        lastYear = PointScore(outcomes.map { ($0.lastYear, $0.actual) })
        constantRate = PointScore(outcomes.map { ($0.constantRate, $0.actual) })
    }

    var actual: Double { outcomes.reduce(0) { $0 + $1.actual } }
    var forecast: Double { outcomes.reduce(0) { $0 + $1.forecast } }
    /// Years whose outcome fell inside the interval; nil without intervals.
    var inside: Int? {
        outcomes.reduce(Int?(0)) { count, year in
            count.flatMap { count in year.interval.map { count + ($0.contains(year.actual) ? 1 : 0) } }
        }
    }
}

/// A backtest's sentences, chart and tables.
struct AccuracyTables {
    let result: BacktestResult
    let organisation: Organisation
    let profession: String?
    /// The professions shown; nil means all.
    let sector: Sector?
    let job: Int64

    private var report: BacktestReport { result.report }
    private var hidden: String { Swedish.years(report.hidden.lowerBound, report.hidden.upperBound) }
    private var known: String { Swedish.years(report.window.lowerBound, report.window.upperBound) }

    /// Whether a profession was tried.
    func knows(_ name: String) -> Bool {
        result.names.first { $0.name == name }.map { found in
            report.outcomes.contains { $0.professionID == found.id }
        } ?? false
    }

    private func holds(_ id: Int64) -> Bool { sector?.professions.contains(result.name(of: id)) ?? true }

    /// All professions shown, as one sum.
    private func together(_ figure: BacktestFigure) -> AccuracyScore? {
        guard sector != nil else { return AccuracyScore(report, figure, profession: nil) }
        return AccuracyScore(
            report, figure, sumOf: Set(report.outcomes.compactMap(\.professionID).filter(holds)))
    }

    private var allWords: String { sector == nil ? "alla yrken" : "områdets yrken" }

    var lead: Prose {
        guard let exits = together(.exits),
            let error = exits.projection.relativeError
        else {
            return Prose(
                "Ingen slutade i de följda yrkena under \(hidden), så det går inte att säga hur mycket framskrivningen missade."
            )
        }
        var phrases: [Phrase] = [
            .text("För antalet som slutade \(hidden) missade framskrivningen i medeltal "),
            .strong(Swedish.text(of: Quantity(error, .percent))),
        ]
        if let naive = exits.lastYear.relativeError {
            phrases += [
                .text("; att gissa på samma som i fjol hade missat "),
                .strong(Swedish.text(of: Quantity(naive, .percent))),
            ]
        }
        phrases.append(.text("."))
        if let hires = together(.recruitment), let error = hires.projection.relativeError,
            let naive = hires.lastYear.relativeError
        {
            phrases.append(
                .text(
                    " För antalet som anställdes var det \(Swedish.text(of: Quantity(error, .percent))) mot \(Swedish.text(of: Quantity(naive, .percent)))."
                ))
        }
        return Prose(phrases)
    }

    var blocks: [Block] {
        [
            .figures(figures),
            .card(Card("Framskrivet mot utfall", blocks: [.chart(chart), .form(choice)])),
            .card(
                Card(
                    "Antal som slutade, per yrkeskategori",
                    actions: files("slutade"), blocks: [.table(table(.exits)), .paragraphs([coverage(.exits)])])),
            .card(
                Card(
                    "Antal som anställdes, per yrkeskategori",
                    actions: files("anstalldes"),
                    blocks: [.table(table(.recruitment)), .paragraphs([coverage(.recruitment)])])),
            .disclosure(
                summary: "Metod",
                [
                    .list([
                        Prose(
                            "Andelarna skattades på \(known) och åren \(hidden) räknades fram med \(Swedish.number(report.replicates)) simuleringar. Antalet anställda sattes till det verkliga, så att provet gäller andelarna och inte behovet."
                        ),
                        "Fel är medelvärdet av |framskrivet − utfall| genom utfall. Snedhet är summan av framskrivet minus utfall, genom summan av utfall: plus betyder för högt.",
                        "Som i fjol: lika många avgångar som sista kända året. Samma andel: registrets andel avgångar gånger antalet anställda. För anställda läggs förändringen i antalet anställda till.",
                    ])
                ]),
        ]
    }

    private func files(_ table: String) -> [Action] {
        NeedLinks.files("/behov/traffsakerhet", organisation: organisation.id, table: table, query: "&jobb=\(job)")
    }

    private var figures: [Figure] {
        guard let exits = together(.exits) else { return [] }
        return [
            Figure(
                "Framskrivningens fel, avgångar", Quantity(exits.projection.relativeError, .percent, decimals: 1),
                note: Prose("medeltal över \(hidden), \(allWords) tillsammans")),
            Figure(
                "Som i fjol", Quantity(exits.lastYear.relativeError, .percent, decimals: 1),
                note: "den enkla gissningen"),
            Figure(
                "Samma andel", Quantity(exits.constantRate.relativeError, .percent, decimals: 1),
                note: "registrets andel rakt av"),
            Figure(
                "Snedhet", Quantity(exits.projection.bias, .percent, decimals: 1, isSigned: true),
                note: (exits.projection.bias ?? 0) > 0 ? "för många framskrivna" : "för få framskrivna"),
        ]
    }

    /// "32 av 40 utfall föll inom intervallen; åtta av tio väntas."
    private func coverage(_ figure: BacktestFigure) -> Prose {
        let outcomes = report.outcomes.filter { $0.figure == figure && ($0.professionID.map(holds) ?? false) }
        let inside = outcomes.count { $0.interval80.contains($0.actual) }
        return Prose(
            "\(Swedish.number(inside)) av \(Swedish.number(outcomes.count)) utfall föll inom intervallen; med rätt osäkerhet väntas åtta av tio (\(Swedish.number(0.8 * Double(outcomes.count))))."
        )
    }

    private func table(_ figure: BacktestFigure) -> Table {
        func row(_ name: String, _ score: AccuracyScore) -> Row {
            Row([
                .text(name), .persons(score.actual), .persons(score.forecast, decimals: 1),
                .quantity(Quantity(score.projection.relativeError, .percent, missing: "–")),
                .quantity(Quantity(score.projection.bias, .percent, isSigned: true, missing: "–")),
                .text(score.inside.map { "\($0) av \(score.outcomes.count) år" } ?? "ej angivet per område"),
                .quantity(Quantity(score.lastYear.relativeError, .percent, missing: "–")),
                .quantity(Quantity(score.constantRate.relativeError, .percent, missing: "–")),
            ])
        }
        var seen: [Int64] = []
        for outcome in report.outcomes {
            if let id = outcome.professionID, holds(id), !seen.contains(id) { seen.append(id) }
        }
        return Table(
            id: figure == .exits ? "slutade" : "anstalldes",
            caption:
                "\(figure == .exits ? "Antal som slutade hos arbetsgivaren" : "Antal som anställdes") \(hidden), framskrivet utan att åren var kända\(sector.map { ". Område: \($0.name)" } ?? ""). Basår \(report.window.upperBound). Källa: \(result.source), andelar från \(known). Vilka som räknas: månadsavlönade i registret.",
            columns: [
                Column("Yrkeskategori", explanation: "Yrke", isText: true),
                Column("Utfall", explanation: "Antal under de dolda åren"),
                Column("Framskrivet", explanation: "Väntat antal under de dolda åren"),
                Column("Fel", explanation: "Medelvärde av årens fel i procent av utfallet"),
                Column("Snedhet", explanation: "Framskrivet minus utfall i procent av utfallet; plus är för högt"),
                Column(
                    "Inom intervallet", explanation: "År då utfallet föll inom intervallet som åtta av tio väntas i",
                    isText: true),
                Column("Fel, som i fjol", explanation: "Gissningen: samma antal avgångar som sista kända året"),
                Column("Fel, samma andel", explanation: "Gissningen: registrets andel gånger antalet anställda"),
            ],
            rows: seen.compactMap { id in
                AccuracyScore(report, figure, profession: id).map { row(result.name(of: id), $0) }
            },
            totals: together(figure).map { [row("Alla tillsammans", $0)] } ?? [])
    }

    private var chosen: Int64? {
        profession.flatMap { name in
            result.names.first { $0.name == name }.flatMap { found in
                report.outcomes.contains { $0.professionID == found.id } ? found.id : nil
            }
        }
    }

    private var chart: Chart {
        let score = chosen.map { AccuracyScore(report, .exits, profession: $0) } ?? together(.exits)
        let outcomes = score?.outcomes ?? []
        let whom = chosen.map { result.name(of: $0) } ?? allWords
        // The years before are known for all together only.
        let before = chosen == nil && sector == nil ? result.history.filter { $0.year < report.hidden.lowerBound } : []
        let gap = [Double?](repeating: nil, count: before.count)
        return Chart(
            .lines, id: "prov", title: "Antal som slutade, \(whom)",
            description: outcomes.map {
                "\($0.year): utfall \(Swedish.number($0.actual)), framskrivet \(Swedish.number($0.forecast))"
                    + ($0.interval.map { ", intervall \(Swedish.interval($0.lowerBound, $0.upperBound))" } ?? "")
            }.joined(separator: "; ") + ".",
            categories: before.map { "\($0.year)" } + outcomes.map { "\($0.year)" },
            series: [
                Series("Utfall", before.map { $0.exits } + outcomes.map { $0.actual }),
                Series(
                    "Framskrivet", gap + outcomes.map { $0.forecast },
                    band: outcomes.contains { $0.interval == nil }
                        ? nil
                        : Band(
                            words: "åtta av tio utfall väntas hamna här",
                            lower: gap + outcomes.map { $0.interval?.lowerBound },
                            upper: gap + outcomes.map { $0.interval?.upperBound }), isDashed: true),
            ], unit: .persons,
            note:
                "Antal personer. Åren \(hidden) var dolda för framskrivningen. "
                + (outcomes.contains { $0.interval == nil }
                    ? "Intervall finns för varje yrke och för alla yrken tillsammans, inte för områdets summa."
                    : "Bandet: åtta av tio utfall väntas hamna här."),
            startsAtZero: true)
    }

    private var choice: Form {
        let ids = Set(report.outcomes.compactMap(\.professionID))
        return Form(
            id: "yrke", action: "/behov/traffsakerhet", method: .get,
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "yrke", label: "Yrke i diagrammet",
                            kind: .choice(
                                [Choice("", sector == nil ? "Alla yrken" : "Områdets yrken")]
                                    + result.names.filter { ids.contains($0.id) && holds($0.id) }.map {
                                        Choice($0.name, $0.name)
                                    }),
                            value: chosen.map { result.name(of: $0) } ?? ""),
                        Field("org", label: "Organisation", kind: .hidden, value: "\(organisation.id)"),
                        Field("jobb", label: "Prov", kind: .hidden, value: "\(job)"),
                    ])
            ], submit: "Visa")
    }
}
